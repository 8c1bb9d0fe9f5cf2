// The shared nodes (单位, 政策) that one document speaks of, each as that document has it.
// 标题：一份文件提到的单位和政策
// 无结果：图谱里没有这份文件，或者它没有提到单位和政策。
//
// $document   STRING  id of the document
//
// -> label    STRING  Organization or Policy
// -> node_id  STRING  its id
// -> reading  STRING  what the document says of it: its properties, as one line of JSON
MATCH (m:Mention {document: $document})
RETURN m.label AS label, m.of AS node_id, m.reading AS reading
ORDER BY label, node_id
