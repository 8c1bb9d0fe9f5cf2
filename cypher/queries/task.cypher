// One task (任务), project (项目) or special column (专栏), with where it belongs.
// 标题：一项任务的详情
// 无结果：图谱里没有这项任务。
//
// $task               STRING   id of the task (or project, or special column)
//
// -> task_id          STRING   id of the task
// -> label            STRING   Task, Project or SpecialColumn
// -> kind             STRING   of a task: heading, item or measure
// -> number           STRING   its number, as written
// -> title            STRING   its title or name; a measure has none
// -> heading_id       STRING   id of the task, project or column that it is part of
// -> heading_title    STRING   its title or name
// -> section_id       STRING   id of the section it is in
// -> section_title    STRING   that section's title
// -> section_path     STRING   that section's path, "3/1/2"
// -> range_end        INTEGER  where what it governs ends
// -> deadline         STRING         its time limit, as written
// -> last_day         STRING         its last day (ISO 8601); null where the words name none
// -> deadline_kind    STRING         date, recurring, ongoing or relative
// -> deadline_start   INTEGER        place of its words: first code point
// -> deadline_end     INTEGER        place of its words: after the last code point
// -> stated_bodies    INTEGER  how many duties for it the text states
// -> inferred_bodies  INTEGER  how many were inferred
// -> indicators       INTEGER  how many indicators it supports
// -> rule             STRING   the rule that found it
// -> document_id      STRING   id of the document
// -> start            INTEGER  place of the quote: first code point
// -> end              INTEGER  place of the quote: after the last code point
// -> quote            STRING   its words
CALL {
  MATCH (t:Task {id: $task}) RETURN t
  UNION ALL
  MATCH (t:Project {id: $task}) RETURN t
  UNION ALL
  MATCH (t:SpecialColumn {id: $task}) RETURN t
}
OPTIONAL MATCH (t)-[:PART_OF]->(h:Task|Project|SpecialColumn)
OPTIONAL MATCH (t)-[:STATED_IN]->(s:Section)
RETURN t.id AS task_id, labels(t)[0] AS label, t.kind AS kind, coalesce(t.number, t.row_number) AS number,
       coalesce(t.title, t.name) AS title,
       h.id AS heading_id, coalesce(h.title, h.name) AS heading_title, s.id AS section_id, s.title AS section_title,
       s.path AS section_path, t.range_end AS range_end,
       t.deadline_raw AS deadline, t.deadline AS last_day, t.deadline_kind AS deadline_kind,
       t.deadline_start AS deadline_start, t.deadline_end AS deadline_end,
       COUNT { (t)<-[r:RESPONSIBLE_FOR]-() WHERE r.basis = 'stated' } AS stated_bodies,
       COUNT { (t)<-[r:RESPONSIBLE_FOR]-() WHERE r.basis = 'inferred' } AS inferred_bodies,
       COUNT { (t)-[:SUPPORTS]->() } AS indicators, t.rule AS rule, t.document AS document_id, t.start AS start,
       t.end AS end, t.text AS quote
ORDER BY task_id, heading_id, section_id
