// Shared nodes of one label in a store of plankg before 2026-11-25, which kept the mentions in a list. LABEL is filled in.
MATCH (n:LABEL)
WHERE n.readings IS NOT NULL
RETURN n.id AS id, n.readings AS readings
ORDER BY id
