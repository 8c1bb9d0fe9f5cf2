// Documents in whose text all words occur, and how often the first one does.
// 标题：全文含有这些词的文件
// 无结果：没有文件含有这些词。
//
// $words          LIST<STRING>  the words, in small letters
// $document       STRING?       id of a document; left out: all documents
//
// -> document_id  STRING        id of the document
// -> title        STRING        its title
// -> occurrences  INTEGER       how often the first word occurs in its text
CALL {
  MATCH (d:Document {id: coalesce($document, '')}) RETURN d
  UNION ALL
  UNWIND CASE WHEN $document IS NULL THEN [1] ELSE [] END AS every
  MATCH (d:Document) RETURN d
}
WITH d, toLower(d.text) AS text
WHERE all(word IN $words WHERE text CONTAINS word)
RETURN d.id AS document_id, d.title AS title, size(split(text, $words[0])) - 1 AS occurrences
ORDER BY document_id
