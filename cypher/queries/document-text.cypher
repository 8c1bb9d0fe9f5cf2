// The whole canonical text (正文) of one document; all offsets count its code points.
// 标题：一份文件的全文
// 无结果：图谱里没有这份文件。
//
// $document       STRING  id of the document
//
// -> document_id  STRING  id of the document
// -> text         STRING  the text
MATCH (d:Document {id: $document})
RETURN d.id AS document_id, d.text AS text
ORDER BY document_id
