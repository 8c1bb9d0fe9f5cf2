// What belongs directly to one task (任务), project (项目) or special column (专栏), in reading order.
// 标题：某项任务下面的条目、举措和专栏
// 无结果：这项任务下面没有更小的部分。
//
// $task           STRING   id of the task (or project, or special column)
//
// -> task_id      STRING   id of the part
// -> label        STRING   Task, Project or SpecialColumn
// -> kind         STRING   of a task: heading, item or measure
// -> number       STRING   its number, as written
// -> title        STRING   its title or name; a measure has none
// -> position     INTEGER  its place among the parts
// -> rule         STRING   the rule that found it
// -> document_id  STRING   id of the document
// -> start        INTEGER  place of the quote: first code point
// -> end          INTEGER  place of the quote: after the last code point
// -> quote        STRING   its words
CALL {
  MATCH (w:Task {id: $task}) RETURN w
  UNION ALL
  MATCH (w:Project {id: $task}) RETURN w
  UNION ALL
  MATCH (w:SpecialColumn {id: $task}) RETURN w
}
MATCH (w)<-[r:PART_OF]-(t:Task|Project|SpecialColumn)
RETURN t.id AS task_id, labels(t)[0] AS label, t.kind AS kind, coalesce(t.number, t.row_number) AS number,
       coalesce(t.title, t.name) AS title,
       r.position AS position, t.rule AS rule, t.document AS document_id, t.start AS start, t.end AS end,
       t.text AS quote
ORDER BY document_id, start, task_id
