// Makes loads wait for each other: the unique id is held until the transaction ends.
MERGE (l:PlankgLoading {id: 'load'})
SET l.document = $document
