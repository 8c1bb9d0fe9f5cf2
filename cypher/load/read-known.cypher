// The shared nodes of one label that are there already, by id. LABEL is filled in.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})
RETURN n.id AS id, properties(n) AS given
ORDER BY id
