// The tasks (任务) of all kinds, in reading order.
// 标题：任务（标题、专栏条目和举措）
// 无结果：文件里没有读出任务。
//
// $document           STRING?        id of a document; left out: all documents
// $kind               STRING?        heading, item or measure
// $section            STRING?        id of a section; with all that it governs
// $organization       STRING?        id of a body that carries it
// $role               STRING?        role of its body: lead, support, owner, guide, performer or subject
// $basis              STRING?        basis of that duty: stated (原文) or inferred (推断)
// $indicator          STRING?        id of an indicator that it supports
// $due_by             STRING?        the last day of its time limit is this one or before (ISO 8601)
// $deadline_kind      STRING?        date, recurring, ongoing or relative
// $text               STRING?        words that occur in it, in any case
// $documents          LIST<STRING>!  ids of the documents to look in, in their order
// $skip               INTEGER!       rows to leave out at the beginning
// $limit              INTEGER!       the most rows after them
//
// -> task_id          STRING         id of the task
// -> label            STRING         Task, Project or SpecialColumn
// -> kind             STRING         of a task: heading, item or measure
// -> number           STRING         its number, as written
// -> title            STRING         its title or name; a measure has none
// -> heading_id       STRING         id of the task, project or column that it is part of
// -> heading_title    STRING         its title or name
// -> section_id       STRING         id of the section it is in
// -> section_title    STRING         that section's title
// -> deadline         STRING         its time limit, as written
// -> last_day         STRING         its last day (ISO 8601); null where the words name none
// -> deadline_kind    STRING         date, recurring, ongoing or relative
// -> stated_bodies    INTEGER        how many duties for it the text states
// -> inferred_bodies  INTEGER        how many were inferred
// -> indicators       INTEGER        how many indicators it supports
// -> rule             STRING         the rule that found it
// -> document_id      STRING         id of the document
// -> start            INTEGER        place of the quote: first code point
// -> end              INTEGER        place of the quote: after the last code point
// -> quote            STRING         its words
// -> total            INTEGER        how many rows there are in all
OPTIONAL MATCH (g:Section {id: coalesce($section, '')})
UNWIND $documents AS document
MATCH (t:Task {document: document})
WITH g, t
WHERE ($kind IS NULL OR t.kind = $kind)
      AND ($section IS NULL OR (g.document = t.document AND g.start <= t.start AND t.start < g.range_end))
      AND (($organization IS NULL AND $role IS NULL AND $basis IS NULL)
       OR EXISTS { MATCH (t)<-[d:RESPONSIBLE_FOR]-(o:Organization)
                   WHERE ($organization IS NULL OR o.id = $organization) AND ($role IS NULL OR d.role = $role)
                         AND ($basis IS NULL OR d.basis = $basis) })
      AND ($indicator IS NULL OR EXISTS { MATCH (t)-[:SUPPORTS]->(:Indicator {id: coalesce($indicator, '')}) })
      AND ($due_by IS NULL OR t.deadline <= $due_by) AND ($deadline_kind IS NULL OR t.deadline_kind = $deadline_kind)
      AND ($text IS NULL OR toLower(t.text) CONTAINS toLower($text))
WITH t, t.document AS document
// A page of them.
ORDER BY document, t.start, t.end DESC, t.id
WITH collect(t) AS found
WITH size(found) AS total, found[$skip..$skip + $limit] AS page
UNWIND page AS t
WITH total, t
OPTIONAL MATCH (t)-[:PART_OF]->(h:Task|Project|SpecialColumn)
OPTIONAL MATCH (t)-[:STATED_IN]->(s:Section)
RETURN t.id AS task_id, labels(t)[0] AS label, t.kind AS kind, coalesce(t.number, t.row_number) AS number,
       coalesce(t.title, t.name) AS title,
       h.id AS heading_id, coalesce(h.title, h.name) AS heading_title, s.id AS section_id, s.title AS section_title,
       t.deadline_raw AS deadline, t.deadline AS last_day, t.deadline_kind AS deadline_kind,
       COUNT { (t)<-[r:RESPONSIBLE_FOR]-() WHERE r.basis = 'stated' } AS stated_bodies,
       COUNT { (t)<-[r:RESPONSIBLE_FOR]-() WHERE r.basis = 'inferred' } AS inferred_bodies,
       COUNT { (t)-[:SUPPORTS]->() } AS indicators, t.rule AS rule, t.document AS document_id, t.start AS start,
       t.end AS end, t.text AS quote, total
ORDER BY document_id, start, end DESC, task_id, heading_id, section_id
