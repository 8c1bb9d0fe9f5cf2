// What one document names of the bodies and policies that documents share.
// 标题：文件提到的单位和政策
// 无结果：文件没有提到单位和政策。
//
// $document   STRING  id of the document
//
// -> node_id  STRING  id of the body or policy
MATCH (m:Mention {document: $document})
RETURN DISTINCT m.of AS node_id
ORDER BY node_id
