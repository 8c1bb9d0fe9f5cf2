// How many edges of one type leave a document's nodes of one label. LABEL, KEY, TYPE and TARGET are filled in.
MATCH (n:LABEL {KEY: $document})-[r:TYPE]->(:TARGET)
WHERE r.document = $document
RETURN count(r) AS stored
ORDER BY stored
