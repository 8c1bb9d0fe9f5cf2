// Takes the lists away from shared nodes of one label. LABEL is filled in.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})
REMOVE n.readings, n.documents
