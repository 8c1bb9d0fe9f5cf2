// Marks the documents that an older version wrote.
MATCH (n:Document)
WHERE NOT n:Plankg AND n.sha256 IS NOT NULL AND n.text IS NOT NULL AND n.length IS NOT NULL
CALL {
  WITH n
  SET n:Plankg
} IN TRANSACTIONS OF 5000 ROWS
