// The shared nodes of one label with all their properties, and how many edges each has. LABEL is filled in.
MATCH (n:LABEL)
RETURN n.id AS id, properties(n) AS properties, COUNT { (n)--() } AS edges
ORDER BY id
