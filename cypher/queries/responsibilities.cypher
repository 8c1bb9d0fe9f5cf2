// The responsibility edges (责任): which body (单位) carries which task, project or column, in reading order.
// 标题：责任关系：哪个单位承担哪项任务
// 无结果：文件里没有读出责任单位。
//
// $document           STRING?        id of a document; left out: all documents
// $organization       STRING?        id of the body
// $section            STRING?        id of a section; with all that it governs
// $role               STRING?        lead, support, owner, guide, performer or subject
// $basis              STRING?        stated (原文) or inferred (推断)
// $due_by             STRING?        the last day of its time limit is this one or before (ISO 8601)
// $text               STRING?        words that occur in the task, in any case
// $documents          LIST<STRING>!  ids of the documents to look in, in their order
// $skip               INTEGER!       rows to leave out at the beginning
// $limit              INTEGER!       the most rows after them
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
// -> task_id          STRING         id of the task
// -> label            STRING         Task, Project, SpecialColumn or Indicator
// -> kind             STRING         of a task: heading, item or measure
// -> title            STRING         its title or name; a measure has none
// -> text             STRING         its own words
// -> rule             STRING         the rule that found it
// -> document_id      STRING         id of the document
// -> start            INTEGER        place of the quote: first code point
// -> end              INTEGER        place of the quote: after the last code point
// -> quote            STRING         the words that state it
// -> total            INTEGER        how many rows there are in all
OPTIONAL MATCH (g:Section {id: coalesce($section, '')})
CALL {
  MATCH (o:Organization {id: coalesce($organization, '')})-[r:RESPONSIBLE_FOR]->(t)
  RETURN o, r, t
  UNION ALL
  UNWIND CASE WHEN $organization IS NULL THEN $documents ELSE [] END AS one
  CALL {
    WITH one
    MATCH (t:Task {document: one})
    RETURN t
    UNION ALL
    WITH one
    MATCH (t:Project {document: one})
    RETURN t
    UNION ALL
    WITH one
    MATCH (t:SpecialColumn {document: one})
    RETURN t
    UNION ALL
    WITH one
    MATCH (t:Indicator {document: one})
    RETURN t
  }
  MATCH (t)<-[r:RESPONSIBLE_FOR]-(o:Organization)
  RETURN o, r, t
}
WITH g, o, r, t
WHERE r.document IN $documents AND ($role IS NULL OR r.role = $role)
      AND ($basis IS NULL OR r.basis = $basis)
      AND ($section IS NULL OR (g.document = t.document AND g.start <= t.start AND t.start < g.range_end))
      AND ($due_by IS NULL OR t.deadline <= $due_by)
      AND ($text IS NULL OR toLower(t.text) CONTAINS toLower($text))
WITH o, r, t, r.document AS document
// A page of them.
ORDER BY document, r.start, r.position, o.id, t.id, r.role, r.rule, r.basis
WITH collect([o, r, t]) AS found
WITH size(found) AS total, found[$skip..$skip + $limit] AS page
UNWIND page AS one
WITH total, one[0] AS o, one[1] AS r, one[2] AS t
RETURN o.id AS organization_id, o.name AS name, r.surface AS surface, r.role AS role, r.position AS position,
       r.basis AS basis, r.confidence AS confidence, coalesce(r.deadline, t.deadline_raw) AS deadline,
       CASE WHEN r.deadline IS NULL OR r.deadline = t.deadline_raw THEN t.deadline END AS last_day,
       t.id AS task_id, labels(t)[0] AS label,
       t.kind AS kind, coalesce(t.title, t.name) AS title, t.text AS text, r.rule AS rule, r.document AS document_id,
       r.start AS start, r.end AS end, r.quote AS quote, total
ORDER BY document_id, start, position, organization_id, task_id, role, rule, basis
