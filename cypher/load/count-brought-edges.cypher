// How many edges of one type a document brought from some shared nodes to others.
// SOURCE, TYPE and TARGET are filled in.
UNWIND $ids AS id
MATCH (n:SOURCE {id: id})-[r:TYPE]->(:TARGET)
WHERE r.document = $document
RETURN count(r) AS stored
ORDER BY stored
