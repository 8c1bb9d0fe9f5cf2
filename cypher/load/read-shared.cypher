// The shared nodes of one label that a document brought or is about to bring. LABEL is filled in.
MATCH (n:LABEL)
WHERE n.id IN $ids OR $document IN n.documents
RETURN n.id AS id, n.readings AS readings
ORDER BY id
