// Tasks (任务), projects (项目) and special columns (专栏) that two bodies (单位) carry together.
// 标题：两个单位共同承担的任务
// 无结果：没有读出由这两个单位共同承担的任务。
//
// $first           STRING   id of one body
// $second          STRING   id of the other body
// $document        STRING?  id of a document; left out: all documents
//
// -> task_id       STRING   id of the task
// -> label         STRING   Task, Project or SpecialColumn
// -> kind          STRING   of a task: heading, item or measure
// -> number        STRING   its number, as written
// -> title         STRING   its title or name; a measure has none
// -> first_role    STRING   what the one does: lead, support, owner, guide, performer or subject
// -> first_basis   STRING   stated (原文) or inferred (推断)
// -> second_role   STRING   what the other does
// -> second_basis  STRING   stated or inferred
// -> second_start  INTEGER  place of the words that state the other's duty
// -> second_end    INTEGER  after their last code point
// -> second_quote  STRING   these words
// -> document_id   STRING   id of the document
// -> start         INTEGER  place of the quote: first code point
// -> end           INTEGER  place of the quote: after the last code point
// -> quote         STRING   the words that state the duty of the one
MATCH (:Organization {id: $first})-[a:RESPONSIBLE_FOR]->(t:Task|Project|SpecialColumn)
WHERE $document IS NULL OR a.document = $document
MATCH (t)<-[b:RESPONSIBLE_FOR]-(:Organization {id: $second})
RETURN t.id AS task_id, labels(t)[0] AS label, t.kind AS kind, coalesce(t.number, t.row_number) AS number,
       coalesce(t.title, t.name) AS title,
       a.role AS first_role, a.basis AS first_basis, b.role AS second_role, b.basis AS second_basis,
       b.start AS second_start, b.end AS second_end, b.quote AS second_quote, a.document AS document_id,
       a.start AS start, a.end AS end, a.quote AS quote
ORDER BY document_id, start, task_id, first_role, first_basis, second_role, second_basis, second_start
