// Leaves nothing of the lock in the graph.
MATCH (l:PlankgLoading {id: 'load'})
DELETE l
