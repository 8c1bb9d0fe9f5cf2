// How many nodes of each label there are in the whole store.
MATCH (n)
RETURN labels(n) AS labels, count(n) AS count
ORDER BY labels
