// Makes loads wait for each other, and counts them: the unique id is held until the transaction ends.
MERGE (l:Loading {id: 'load'})
SET l.document = $document, l.number = coalesce(l.number, 0) + 1
