// Indicators (指标) that the tasks of one body (单位) support, strongest first.
// 标题：某个单位的任务所支撑的指标
// 无结果：这个单位没有承担支撑指标的任务。
//
// $organization    STRING   id of the body
// $document        STRING?  id of a document; left out: all documents
//
// -> indicator_id  STRING   id of the indicator
// -> number        STRING   its number in the table
// -> name          STRING   its name
// -> unit          STRING   its unit, as written
// -> target_raw    STRING   the target, as written
// -> target_year   INTEGER  its year
// -> task_id       STRING   id of the task or project that supports it
// -> task_title    STRING   its title or name; a measure has none
// -> role          STRING   what the body does there: lead, support, owner, guide, performer or subject
// -> basis         STRING   whether the duty is stated (原文) or inferred (推断)
// -> score         FLOAT    of the support, 0..1
// -> document_id   STRING   id of the document
// -> start         INTEGER  place of the quote: first code point
// -> end           INTEGER  place of the quote: after the last code point
// -> quote         STRING   the words by which the task supports the indicator
MATCH (:Organization {id: $organization})-[r:RESPONSIBLE_FOR]->(t:Task|Project)
WHERE $document IS NULL OR r.document = $document
WITH DISTINCT t, r.role AS role, r.basis AS basis
MATCH (t)-[s:SUPPORTS]->(i:Indicator)
RETURN i.id AS indicator_id, i.number AS number, i.name AS name, i.unit AS unit, i.target_raw AS target_raw,
       i.target_year AS target_year, t.id AS task_id, coalesce(t.title, t.name) AS task_title, role, basis,
       s.score AS score, s.document AS document_id, s.start AS start, s.end AS end, s.quote AS quote
ORDER BY score DESC, document_id, start, indicator_id, task_id, role, basis
