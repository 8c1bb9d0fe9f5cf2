// How many shared nodes of one label a document speaks of. LABEL is filled in.
MATCH (n:LABEL)
WHERE $document IN n.documents
RETURN count(n) AS stored
ORDER BY stored
