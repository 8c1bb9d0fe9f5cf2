// How many edges of one type between the shared nodes that a new document brings are its own. SOURCE, TYPE and TARGET
// are filled in.
UNWIND $ids AS id
MATCH (n:SOURCE {id: id})-[r:TYPE]->(:TARGET)
WHERE r.document = $document
RETURN count(r) AS stored
ORDER BY stored
