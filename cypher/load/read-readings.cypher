// What each document says of the shared nodes of one label, by id. LABEL is filled in.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})
RETURN n.id AS id, n.readings AS readings
ORDER BY id
