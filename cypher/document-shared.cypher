// The shared nodes (单位, 政策) that one document speaks of, each as that document has it.
//
// $document   STRING  id of the document
//
// -> label    STRING  Organization or Policy
// -> node_id  STRING  its id
// -> reading  STRING  what the document says of it: its properties, as one line of JSON
MATCH (n:Organization|Policy)
WHERE $document IN n.documents
RETURN labels(n)[0] AS label, n.id AS node_id,
       [line IN n.readings WHERE line CONTAINS ('"document": "' + $document + '"')][0] AS reading
ORDER BY label, node_id
