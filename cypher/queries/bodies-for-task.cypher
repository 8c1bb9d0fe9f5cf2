// Bodies (单位) that carry one task (任务) or any of its parts, stated ones first, then from the task downwards.
// 标题：承担某项任务的单位
// 无结果：没有读出这项任务由谁承担。
//
// $task               STRING         id of the task (or project, or special column)
// $role               STRING?        one role, such as lead; left out: all roles
//
// -> organization_id  STRING         id of the body
// -> name             STRING         its canonical name
// -> surface          STRING         the body as written there
// -> role             STRING         lead, support, owner, guide, performer or subject
// -> position         INTEGER        place in the list of bodies, 1 = first
// -> basis            STRING         stated (原文) or inferred (推断)
// -> confidence       FLOAT          0..1
// -> deadline         STRING         the time limit, as written: the body's own, else that of the task
// -> last_day         STRING         its last day (ISO 8601); null where the words name none
// -> rule             STRING         the rule that found it
// -> task_id          STRING         id of the task or part that the body carries
// -> task_label       STRING         Task, Project or SpecialColumn
// -> task_title       STRING         its title or name; a measure has none
// -> depth            INTEGER        0 = the task itself, 1 = a part, up to 3
// -> evidence_starts  LIST<INTEGER>  places of further premises of an inferred duty
// -> evidence_ends    LIST<INTEGER>  their ends
// -> document_id      STRING         id of the document
// -> start            INTEGER        place of the quote: first code point
// -> end              INTEGER        place of the quote: after the last code point
// -> quote            STRING         the words that state it
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
WHERE $role IS NULL OR r.role = $role
RETURN o.id AS organization_id, o.name AS name, r.surface AS surface, r.role AS role, r.position AS position,
       r.basis AS basis, r.confidence AS confidence, coalesce(r.deadline, t.deadline_raw) AS deadline,
       CASE WHEN r.deadline IS NULL OR r.deadline = t.deadline_raw THEN t.deadline END AS last_day,
       r.rule AS rule, t.id AS task_id, labels(t)[0] AS task_label,
       coalesce(t.title, t.name) AS task_title, depth, r.evidence_starts AS evidence_starts,
       r.evidence_ends AS evidence_ends, r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY CASE r.basis WHEN 'stated' THEN 0 ELSE 1 END,
         depth, document_id, start, position, organization_id, task_id, role, rule
