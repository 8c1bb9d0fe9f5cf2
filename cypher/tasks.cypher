// The tasks (任务) of all kinds, in reading order.
//
// $document           STRING?  id of a document; left out: all documents
// $kind               STRING?  heading, item or measure; left out: all kinds
//
// -> task_id          STRING   id of the task
// -> label            STRING   Task, Project or SpecialColumn
// -> kind             STRING   of a task: heading, item or measure
// -> number           STRING   its number, as printed
// -> title            STRING   its title or name; a measure has none
// -> heading_id       STRING   id of the task, project or column that it is part of
// -> heading_title    STRING   its title or name
// -> section_id       STRING   id of the section it stands in
// -> section_title    STRING   that section's title
// -> stated_bodies    INTEGER  how many duties for it the text states
// -> inferred_bodies  INTEGER  how many were inferred
// -> indicators       INTEGER  how many indicators it supports
// -> rule             STRING   the rule that found it
// -> document_id      STRING   id of the document
// -> start            INTEGER  place of the quote: first code point
// -> end              INTEGER  place of the quote: behind the last code point
// -> quote            STRING   its words
MATCH (t:Task)
WHERE ($document IS NULL OR t.document = $document) AND ($kind IS NULL OR t.kind = $kind)
OPTIONAL MATCH (t)-[:PART_OF]->(h:Task|Project|SpecialColumn)
OPTIONAL MATCH (t)-[:STATED_IN]->(s:Section)
RETURN t.id AS task_id, labels(t)[0] AS label, t.kind AS kind, t.number AS number, coalesce(t.title, t.name) AS title,
       h.id AS heading_id, coalesce(h.title, h.name) AS heading_title, s.id AS section_id, s.title AS section_title,
       COUNT { (t)<-[r:RESPONSIBLE_FOR]-() WHERE r.basis = 'stated' } AS stated_bodies,
       COUNT { (t)<-[r:RESPONSIBLE_FOR]-() WHERE r.basis = 'inferred' } AS inferred_bodies,
       COUNT { (t)-[:SUPPORTS]->() } AS indicators, t.rule AS rule, t.document AS document_id, t.start AS start,
       t.end AS end, t.text AS quote
ORDER BY document_id, start, end DESC, task_id, heading_id, section_id
