// Removes shared nodes of one label that no document speaks of any more. LABEL is filled in.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})
DETACH DELETE n
