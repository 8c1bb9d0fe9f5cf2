// What is stored under a document's id.
MATCH (d:Document {id: $document})
RETURN d.title AS title, d.sha256 AS sha256
ORDER BY title
