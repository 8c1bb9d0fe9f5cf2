// How many commits of loads were begun, how many are done, and for how many milliseconds the last has been going on.
MATCH (l:PlankgLoading {id: 'commits'})
RETURN l.begun AS begun, l.done AS done, timestamp() - l.at AS age
ORDER BY begun
