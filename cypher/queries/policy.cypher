// One policy (政策).
// 标题：一项政策的详情
// 无结果：图谱里没有这项政策。
//
// $policy             STRING        id of the policy
//
// -> policy_id        STRING        id of the policy
// -> title            STRING        its title, without 《》
// -> document_number  STRING        文号
// -> citations        INTEGER       how many times it is cited
// -> text_id          STRING        id of the document that is its text, when that is stored
// -> documents        LIST<STRING>  ids of the documents that speak of it
MATCH (p:Policy {id: $policy})
OPTIONAL MATCH (m:Mention {of: $policy})
WITH p, m.document AS document
ORDER BY document
WITH p, collect(document) AS documents
OPTIONAL MATCH (p)<-[:TEXT_OF]-(t:Document)
WITH p, documents, min(t.id) AS text_id
RETURN p.id AS policy_id, p.title AS title, p.document_number AS document_number,
       COUNT { (p)<-[:CITES]-() } AS citations, text_id, documents
ORDER BY policy_id
