// Tasks (任务), projects (项目) and special columns (专栏) that one body (单位) carries, stated ones first.
// 标题：某个单位承担的任务
// 无结果：没有读出由这个单位承担的任务。
//
// $organization       STRING         id of the body
// $role               STRING?        one role, such as lead; left out: all roles
// $label              STRING?        only Task, Project or SpecialColumn; left out: all three
// $document           STRING?        id of a document; left out: all documents
//
// -> task_id          STRING         id of the task
// -> label            STRING         Task, Project or SpecialColumn
// -> kind             STRING         of a task: heading, item or measure
// -> number           STRING         its number, as written
// -> title            STRING         its title or name; a measure has none
// -> text             STRING         its own words
// -> heading_id       STRING         id of the task, project or column that it is part of
// -> heading_title    STRING         its title or name
// -> surface          STRING         the body as written there
// -> role             STRING         lead, support, owner, guide, performer or subject
// -> position         INTEGER        place in the list of bodies, 1 = first
// -> basis            STRING         stated (原文) or inferred (推断)
// -> confidence       FLOAT          0..1
// -> deadline         STRING         as written: the body's own, else of the task, else of its whole
// -> last_day         STRING         its last day (ISO 8601); null where the words name none
// -> rule             STRING         the rule that found it
// -> evidence_starts  LIST<INTEGER>  places of further premises of an inferred duty
// -> evidence_ends    LIST<INTEGER>  their ends
// -> document_id      STRING         id of the document
// -> start            INTEGER        place of the quote: first code point
// -> end              INTEGER        place of the quote: after the last code point
// -> quote            STRING         the words that state it
MATCH (:Organization {id: $organization})-[r:RESPONSIBLE_FOR]->(t:Task|Project|SpecialColumn)
WHERE ($role IS NULL OR r.role = $role) AND ($label IS NULL OR labels(t)[0] = $label)
      AND ($document IS NULL OR r.document = $document)
OPTIONAL MATCH (t)-[:PART_OF]->(h:Task|Project|SpecialColumn)
RETURN t.id AS task_id, labels(t)[0] AS label, t.kind AS kind, coalesce(t.number, t.row_number) AS number,
       coalesce(t.title, t.name) AS title,
       t.text AS text, h.id AS heading_id, coalesce(h.title, h.name) AS heading_title, r.surface AS surface,
       r.role AS role, r.position AS position, r.basis AS basis, r.confidence AS confidence,
       coalesce(r.deadline, t.deadline_raw, CASE WHEN t.kind = 'measure' THEN h.deadline_raw END) AS deadline,
       CASE WHEN r.deadline IS NULL AND t.deadline_raw IS NULL AND t.kind = 'measure' THEN h.deadline
            WHEN r.deadline IS NULL OR r.deadline = t.deadline_raw THEN t.deadline END AS last_day,
       r.rule AS rule,
       r.evidence_starts AS evidence_starts, r.evidence_ends AS evidence_ends, r.document AS document_id,
       r.start AS start, r.end AS end, r.quote AS quote
ORDER BY CASE r.basis WHEN 'stated' THEN 0 ELSE 1 END,
         document_id, start, task_id, role, position, rule, heading_id
