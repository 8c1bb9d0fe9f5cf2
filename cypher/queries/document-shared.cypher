// The shared nodes (单位, 政策) that one document speaks of, each as that document has it.
//
// $document   STRING  id of the document
//
// -> label    STRING  Organization or Policy
// -> node_id  STRING  its id
// -> reading  STRING  what the document says of it: its properties, as one line of JSON
MATCH (m:Mention {document: $document})
RETURN m.label AS label, m.of AS node_id, m.reading AS reading
ORDER BY label, node_id
