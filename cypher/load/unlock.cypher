// Leaves of the lock only the number of loads, by which a reader sees that one was committed while it read.
MATCH (l:Loading {id: 'load'})
REMOVE l.document
