// What documents say of the shared nodes of the label $mentioned.
MATCH (m:Mention {label: $mentioned})
RETURN m.of AS id, m.document AS document, m.reading AS reading
ORDER BY id, document
