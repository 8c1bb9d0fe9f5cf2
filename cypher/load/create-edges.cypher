// Writes a document's edges of one type between two labels. SOURCE, TYPE and TARGET are filled in.
UNWIND $rows AS row
MATCH (a:SOURCE {id: row.source})
MATCH (b:TARGET {id: row.target})
CREATE (a)-[r:TYPE]->(b)
SET r = row.properties
