// How many edges of one type between shared nodes a document brought. SOURCE, TYPE and TARGET are filled in.
MATCH (n:SOURCE)-[r:TYPE]->(:TARGET)
WHERE $document IN n.documents AND r.document = $document
RETURN count(r) AS stored
ORDER BY stored
