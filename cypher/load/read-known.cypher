// The shared nodes of one label that are there already, by id, without what each document says of them.
// LABEL is filled in.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})
RETURN n.id AS id, n {.*, documents: null, readings: null} AS given
ORDER BY id
