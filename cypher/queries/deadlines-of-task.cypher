// Time limits (时限) written next to the bodies of one task (任务), project (项目) or special column (专栏) and of
// its parts.
// 标题：某项任务的时限
// 无结果：原文没有在这项任务的责任单位旁写明时限。
//
// $task               STRING   id of the task, project or special column
//
// -> deadline         STRING   the time limit, as written
// -> task_id          STRING   id of what it holds for: the task or a part of it
// -> label            STRING   Task, Project or SpecialColumn
// -> title            STRING   its title or name; a measure has none
// -> depth            INTEGER  0 for the task itself, 1 for its parts, and so on
// -> organization_id  STRING   id of the body
// -> name             STRING   its canonical name
// -> role             STRING   lead, support, owner, guide, performer or subject
// -> basis            STRING   stated (原文) or inferred (推断)
// -> rule             STRING   the rule that found it
// -> document_id      STRING   id of the document
// -> start            INTEGER  place of the quote: first code point
// -> end              INTEGER  place of the quote: after the last code point
// -> quote            STRING   the words that state it
CALL {
  MATCH (w:Task {id: $task}) RETURN w
  UNION ALL
  MATCH (w:Project {id: $task}) RETURN w
  UNION ALL
  MATCH (w:SpecialColumn {id: $task}) RETURN w
}
MATCH path = (w)<-[:PART_OF*0..3]-(t:Task|Project|SpecialColumn)
WITH t, length(path) AS depth
MATCH (t)<-[r:RESPONSIBLE_FOR]-(o:Organization)
WHERE r.deadline IS NOT NULL
RETURN r.deadline AS deadline, t.id AS task_id, labels(t)[0] AS label, coalesce(t.title, t.name) AS title, depth,
       o.id AS organization_id, o.name AS name, r.role AS role, r.basis AS basis, r.rule AS rule,
       r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY depth, document_id, start, task_id, organization_id, role, rule
