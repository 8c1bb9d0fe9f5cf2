// Time limits (时限) of what one body (单位) carries, where the document gives one.
// 标题：某个单位各项任务的时限
// 无结果：在原文的标注、标题、语句和表格中查找过，没有找到这个单位承担的任务的时限。
//
// $organization  STRING   id of the body
// $document      STRING?  id of a document; left out: all documents
//
// -> task_id      STRING   id of the task, project, special column or indicator
// -> label        STRING   Task, Project, SpecialColumn or Indicator
// -> title        STRING   its title or name; a measure has none
// -> deadline     STRING   as written: the body's own, else of the task, else of its whole
// -> last_day     STRING   its last day (ISO 8601); null where the words name none
// -> role         STRING   lead, support, owner, guide, performer or subject
// -> basis        STRING   stated (原文) or inferred (推断)
// -> rule         STRING   the rule that found it
// -> document_id  STRING   id of the document
// -> start        INTEGER  place of the quote: first code point
// -> end          INTEGER  place of the quote: after the last code point
// -> quote        STRING   the words that state it: the duty's, or those of the task that hold its time limit
MATCH (:Organization {id: $organization})-[r:RESPONSIBLE_FOR]->(w)
WHERE $document IS NULL OR r.document = $document
// Who carries the whole carries its parts.
MATCH (w)<-[:PART_OF*0..2]-(t)
// The time of the whole holds for a measure in it.
OPTIONAL MATCH (t)-[:PART_OF]->(h:Task)
WITH r, t, CASE WHEN t.id = w.id THEN r.deadline END AS own,
     CASE WHEN t.id = w.id AND t.kind = 'measure' AND t.deadline_raw IS NULL THEN h.deadline_raw END AS whole,
     h.deadline AS whole_day, h.deadline_start AS whole_start, h.deadline_end AS whole_end
WHERE coalesce(own, t.deadline_raw, whole) IS NOT NULL
// Whose words say it: the duty's, the task's, those of the whole, or a line that governs the task.
WITH r, t, own, whole, whole_day,
     CASE WHEN own IS NOT NULL THEN [r.start, r.end, r.quote]
                     WHEN whole IS NOT NULL THEN [whole_start, whole_end, whole]
                     WHEN t.start <= t.deadline_start AND t.deadline_end <= t.end THEN [t.start, t.end, t.text]
                     ELSE [t.deadline_start, t.deadline_end, t.deadline_raw] END AS said
RETURN t.id AS task_id, labels(t)[0] AS label, coalesce(t.title, t.name) AS title,
       coalesce(own, t.deadline_raw, whole) AS deadline,
       CASE WHEN own IS NULL AND whole IS NOT NULL THEN whole_day
            WHEN own IS NULL OR own = t.deadline_raw THEN t.deadline END AS last_day,
       r.role AS role, r.basis AS basis, r.rule AS rule, r.document AS document_id, said[0] AS start, said[1] AS end,
       said[2] AS quote
ORDER BY document_id, start, task_id, role, rule
