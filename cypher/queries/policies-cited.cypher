// The policies (政策) that documents, tasks and projects cite, in reading order.
// 标题：文件引用的政策
// 无结果：文件没有引用其他政策。
//
// $document           STRING?  id of a document; left out: all documents
//
// -> policy_id        STRING   id of the policy
// -> title            STRING   its title, without 《》
// -> document_number  STRING   文号
// -> source_id        STRING   id of what cites it
// -> source_label     STRING   Document, Task or Project
// -> source_title     STRING   its title or name; a measure has none
// -> rule             STRING   the rule that found it
// -> document_id      STRING   id of the document
// -> start            INTEGER  place of the quote: first code point
// -> end              INTEGER  place of the quote: after the last code point
// -> quote            STRING   the words that state it

// Only what is needed of a document goes on to be sorted: the document holds its whole text.
MATCH (p:Policy)<-[r:CITES]-(c:Document|Task|Project)
WHERE $document IS NULL OR r.document = $document
WITH p.id AS policy_id, p.title AS title, p.document_number AS document_number, c.id AS source_id,
     labels(c)[0] AS source_label, coalesce(c.title, c.name) AS source_title, r
RETURN policy_id, title, document_number, source_id, source_label, source_title, r.rule AS rule,
       r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY document_id, start, policy_id, source_id
