// Marks the shared nodes of one label that an older version wrote. LABEL is filled in.
MATCH (n:LABEL)
WHERE NOT n:Plankg AND EXISTS { MATCH (m:Mention {of: n.id}) WHERE m:Plankg AND m.label = 'LABEL' }
CALL {
  WITH n
  SET n:Plankg
} IN TRANSACTIONS OF 5000 ROWS
