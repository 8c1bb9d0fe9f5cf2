// Marks the placed nodes of one label that an older version wrote. LABEL is filled in.
MATCH (n:LABEL)
WHERE NOT n:Plankg AND n.rule IS NOT NULL AND n.start IS NOT NULL AND n.id STARTS WITH n.document + ':'
CALL {
  WITH n
  SET n:Plankg
} IN TRANSACTIONS OF 5000 ROWS
