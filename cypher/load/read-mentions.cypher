// What a document says of shared nodes. Each mention is a separate node: a national body would have thousands.
MATCH (m:Mention {document: $document})
RETURN m.of AS id, m.label AS label, m.reading AS reading
ORDER BY id
