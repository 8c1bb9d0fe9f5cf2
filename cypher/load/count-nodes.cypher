// How many nodes of one label a document has. LABEL and KEY are filled in.
MATCH (n:LABEL {KEY: $document})
RETURN count(n) AS stored
ORDER BY stored
