// Ids that several nodes of one label share. LABEL is filled in.
MATCH (n:LABEL)
WITH n.id AS id, count(n) AS count
WHERE count > 1
RETURN id, count
ORDER BY id
