// Writes a document's nodes of one label. LABEL is filled in.
UNWIND $rows AS row
CREATE (n:LABEL)
SET n = row.properties
