// What all documents say of some shared nodes.
UNWIND $ids AS id
MATCH (m:Mention {of: id})
RETURN id, m.reading AS reading
ORDER BY id, reading
