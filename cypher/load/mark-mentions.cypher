// Marks the mentions that an older version wrote.
MATCH (n:Mention)
WHERE NOT n:Plankg AND n.reading IS NOT NULL AND n.id = n.document + ':mention:' + n.of
CALL {
  WITH n
  SET n:Plankg
} IN TRANSACTIONS OF 5000 ROWS
