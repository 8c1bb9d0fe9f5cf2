// Time limits (时限) of one task (任务), project (项目) or special column (专栏) and of its parts: the task's own, and
// those written next to its bodies.
// 标题：某项任务的时限
// 无结果：在原文的标注、标题、语句和表格中查找过，没有找到这项任务的时限。
//
// $task               STRING   id of the task, project or special column
//
// -> deadline         STRING   the time limit, as written
// -> last_day         STRING   its last day (ISO 8601); null where the words name none
// -> task_id          STRING   id of what it holds for: the task or a part of it
// -> label            STRING   Task, Project or SpecialColumn
// -> title            STRING   its title or name; a measure has none
// -> depth            INTEGER  0 for the task itself, 1 for its parts, and so on
// -> organization_id  STRING   id of the body; null for the task's own
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
OPTIONAL MATCH (t)<-[r:RESPONSIBLE_FOR]-(o:Organization)
WHERE r.deadline IS NOT NULL
WITH t, depth, r, o
WHERE r IS NOT NULL OR t.deadline_raw IS NOT NULL
WITH t, depth, r, o,
     CASE WHEN r IS NOT NULL THEN [r.start, r.end, r.quote]
          WHEN t.start <= t.deadline_start AND t.deadline_end <= t.end THEN [t.start, t.end, t.text]
          ELSE [t.deadline_start, t.deadline_end, t.deadline_raw] END AS said
RETURN coalesce(r.deadline, t.deadline_raw) AS deadline,
       CASE WHEN r.deadline IS NULL OR r.deadline = t.deadline_raw THEN t.deadline END AS last_day,
       t.id AS task_id, labels(t)[0] AS label, coalesce(t.title, t.name) AS title, depth,
       o.id AS organization_id, o.name AS name, r.role AS role, r.basis AS basis, coalesce(r.rule, t.rule) AS rule,
       t.document AS document_id, said[0] AS start, said[1] AS end, said[2] AS quote
ORDER BY depth, document_id, start, task_id, organization_id, role, rule
