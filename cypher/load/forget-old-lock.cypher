// Removes the number of loads of an older version.
MATCH (l:Loading {id: 'commits'})
WHERE l.begun IS NOT NULL AND l.done IS NOT NULL
DELETE l
