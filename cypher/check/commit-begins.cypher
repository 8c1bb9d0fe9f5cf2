// A load is about to be committed; no other can be, since it holds the lock.
MERGE (l:PlankgLoading {id: 'commits'})
SET l.begun = coalesce(l.begun, 0) + 1, l.done = coalesce(l.done, 0), l.at = timestamp()
RETURN l.begun AS begun
