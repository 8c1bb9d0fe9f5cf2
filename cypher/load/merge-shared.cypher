// Writes shared nodes of one label. LABEL is filled in.
UNWIND $rows AS row
MERGE (n:LABEL {id: row.id})
SET n = row.properties
