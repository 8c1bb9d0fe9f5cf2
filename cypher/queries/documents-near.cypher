// The documents (文件) whose words are most like a text, by the full-text index of tasks, the nearest first.
// 标题：与一段文字最接近的文件
// 无结果：没有文件与它接近。
//
// $text           STRING   Chinese words; any two neighbours count
// $index          STRING!  name of the full-text index of Task
//
// -> document_id  STRING   id of the document
// -> score        FLOAT    of its nearest task; only their order means something
CALL db.index.fulltext.queryNodes($index, $text) YIELD node, score
WITH node.document AS document_id, max(score) AS score
RETURN document_id, score
ORDER BY score DESC, document_id
