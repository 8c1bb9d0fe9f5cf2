// How many of the shared nodes of one label that a new document brings name it. LABEL is filled in.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})
WHERE $document IN n.documents
RETURN count(n) AS stored
ORDER BY stored
