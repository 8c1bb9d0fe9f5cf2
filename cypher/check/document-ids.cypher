// The ids of all documents, in the order in which lists go through them.
MATCH (d:Document)
RETURN d.id AS id
ORDER BY id
