// The documents (文件) whose words are most like a text, by the full-text index of tasks, the nearest first.
// 标题：与一段文字最接近的文件
// 无结果：没有文件与它接近。
//
// $text           STRING   Chinese words; any two neighbours count
// $index          STRING!  name of the full-text index of Task
//
// -> document_id  STRING   id of the document
CALL db.index.fulltext.queryNodes($index, $text, {limit: 400}) YIELD node AS t, score
WITH t, score
WHERE t.document IS NOT NULL
WITH t.document AS document_id, max(score) AS nearest
RETURN document_id
ORDER BY nearest DESC, document_id
