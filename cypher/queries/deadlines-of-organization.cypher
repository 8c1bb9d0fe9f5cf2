// Time limits (时限) of what one body (单位) carries, where the document gives one.
// 标题：某个单位各项任务的时限
// 无结果：原文没有为这个单位承担的任务写明时限。
//
// $organization  STRING   id of the body
// $document      STRING?  id of a document; left out: all documents
//
// -> task_id      STRING   id of the task, project, special column or indicator
// -> label        STRING   Task, Project, SpecialColumn or Indicator
// -> title        STRING   its title or name; a measure has none
// -> deadline     STRING   the time limit, as written
// -> role         STRING   lead, support, owner, guide, performer or subject
// -> basis        STRING   stated (原文) or inferred (推断)
// -> rule         STRING   the rule that found it
// -> document_id  STRING   id of the document
// -> start        INTEGER  place of the quote: first code point
// -> end          INTEGER  place of the quote: after the last code point
// -> quote        STRING   the words that state it
MATCH (:Organization {id: $organization})-[r:RESPONSIBLE_FOR]->(t)
WHERE r.deadline IS NOT NULL AND ($document IS NULL OR r.document = $document)
RETURN t.id AS task_id, labels(t)[0] AS label, coalesce(t.title, t.name) AS title, r.deadline AS deadline,
       r.role AS role, r.basis AS basis, r.rule AS rule, r.document AS document_id, r.start AS start, r.end AS end,
       r.quote AS quote
ORDER BY document_id, start, task_id, role, rule
