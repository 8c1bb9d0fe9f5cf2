// How many edges of each type leave a document's nodes of one label. LABEL and KEY are filled in.
MATCH (n:LABEL {KEY: $document})-[r]->()
WHERE r.document = $document
RETURN type(r) AS type, count(r) AS stored
ORDER BY type
