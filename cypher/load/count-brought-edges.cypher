// How many edges of one type from some shared nodes to others a document brought. SOURCE, TYPE and TARGET are filled in.
UNWIND $ids AS id
MATCH (n:SOURCE {id: id})-[r:TYPE]->(:TARGET)
WHERE r.document = $document
RETURN count(r) AS stored
ORDER BY stored
