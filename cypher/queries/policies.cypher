// The policies (政策) that documents are the text of, or cite; those most often cited first.
// 标题：政策
// 无结果：文件没有引用其他政策。
//
// $document           STRING?       id of a document; left out: all documents
// $text               STRING?       a part of the title, or of the 文号
//
// -> policy_id        STRING        id of the policy
// -> title            STRING        its title, without 《》
// -> document_number  STRING        文号
// -> citations        INTEGER       how many times it is cited
// -> text_id          STRING        id of the document that is its text, when that is stored
// -> documents        LIST<STRING>  ids of the documents that speak of it
CALL {
  MATCH (m:Mention {document: coalesce($document, '')})
  MATCH (p:Policy {id: m.of})
  RETURN p
  UNION ALL
  UNWIND CASE WHEN $document IS NULL THEN [1] ELSE [] END AS every
  MATCH (p:Policy)
  RETURN p
}
WITH p
WHERE $text IS NULL OR p.title CONTAINS $text OR p.document_number CONTAINS $text
OPTIONAL MATCH (m:Mention {of: p.id})
WITH p, m.document AS document
ORDER BY document
WITH p, collect(document) AS documents
OPTIONAL MATCH (p)<-[:TEXT_OF]-(t:Document)
WITH p, documents, min(t.id) AS text_id
RETURN p.id AS policy_id, p.title AS title, p.document_number AS document_number,
       COUNT { (p)<-[r:CITES]-() WHERE $document IS NULL OR r.document = $document } AS citations, text_id, documents
ORDER BY citations DESC, title, policy_id
