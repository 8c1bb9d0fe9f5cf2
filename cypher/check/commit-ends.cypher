// The commit with this number is over.
MATCH (l:PlankgLoading {id: 'commits'})
SET l.done = CASE WHEN l.done < $begun THEN $begun ELSE l.done END
