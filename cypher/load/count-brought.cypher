// How many of some shared nodes of one label are there. LABEL is filled in.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})
RETURN count(n) AS stored
ORDER BY stored
