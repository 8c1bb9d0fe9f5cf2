// Leaves nothing of the lock in the graph.
MATCH (l:Loading {id: 'load'})
DELETE l
