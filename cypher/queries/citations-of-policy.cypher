// What cites one policy (政策): documents, tasks and projects, in reading order.
// 标题：引用某项政策之处
// 无结果：没有文件、任务或项目引用这项政策。
//
// $policy          STRING   id of the policy
// $document        STRING?  id of a document; left out: all documents
//
// -> source_id     STRING   id of what cites it
// -> source_label  STRING   Document, Task or Project
// -> source_title  STRING   its title or name; a measure has none
// -> rule          STRING   the rule that found it
// -> document_id   STRING   id of the document
// -> start         INTEGER  place of the quote: first code point
// -> end           INTEGER  place of the quote: after the last code point
// -> quote         STRING   the words that state it

// Only what is needed of a document goes on to be sorted: the document holds its whole text.
MATCH (:Policy {id: $policy})<-[r:CITES]-(c:Document|Task|Project)
WHERE $document IS NULL OR r.document = $document
WITH c.id AS source_id, labels(c)[0] AS source_label, coalesce(c.title, c.name) AS source_title, r
RETURN source_id, source_label, source_title, r.rule AS rule, r.document AS document_id, r.start AS start,
       r.end AS end, r.quote AS quote
ORDER BY document_id, start, source_id
