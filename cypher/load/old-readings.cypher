// Shared nodes of one label in an older store, which kept the mentions in a list. LABEL is filled in.
MATCH (n:LABEL)
WHERE n.readings IS NOT NULL AND n.documents IS NOT NULL
RETURN n.id AS id, n.readings AS readings
ORDER BY id
