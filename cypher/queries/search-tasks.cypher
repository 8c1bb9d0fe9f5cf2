// Tasks (任务) whose words hold a piece of text of two or more characters, in reading order.
// 标题：按词语（两个字以上）查找任务
// 无结果：没有任务包含这个词语。
//
// $text             STRING   the words to look for
// $index            STRING!  name of the full-text index
//
// -> task_id        STRING   id of the task
// -> label          STRING   Task, Project or SpecialColumn
// -> kind           STRING   of a task: heading, item or measure
// -> number         STRING   its number, as written
// -> title          STRING   its title or name; a measure has none
// -> heading_id     STRING   id of the task, project or column that it is part of
// -> heading_title  STRING   its title or name
// -> rule           STRING   the rule that found it
// -> document_id    STRING   id of the document
// -> start          INTEGER  place of the quote: first code point
// -> end            INTEGER  place of the quote: after the last code point
// -> quote          STRING   its words

// The full-text index (pairs of characters) finds candidates, CONTAINS keeps the exact ones, so both engines agree.
CALL db.index.fulltext.queryNodes($index, '"' + replace(replace($text, '\\', ' '), '"', ' ') + '"') YIELD node AS t
WITH t
WHERE toLower(t.text) CONTAINS toLower($text)
OPTIONAL MATCH (t)-[:PART_OF]->(h:Task|Project|SpecialColumn)
RETURN t.id AS task_id, labels(t)[0] AS label, t.kind AS kind, coalesce(t.number, t.row_number) AS number,
       coalesce(t.title, t.name) AS title,
       h.id AS heading_id, coalesce(h.title, h.name) AS heading_title, t.rule AS rule, t.document AS document_id,
       t.start AS start, t.end AS end, t.text AS quote
ORDER BY document_id, start, task_id, heading_id
