// What belongs directly to one section (章节): its sections; where it has none, the tasks, special columns,
// projects and indicators that are in it.
// 标题：某个章节下面的章节或任务
// 无结果：这个章节下面没有更小的部分。
//
// $section        STRING   id of the section
//
// -> node_id      STRING   id of the part
// -> label        STRING   Section, Task, SpecialColumn, Project or Indicator
// -> number       STRING   its number, as written
// -> title        STRING   its title or name; a measure has none
// -> rule         STRING   the rule that found it
// -> document_id  STRING   id of the document
// -> start        INTEGER  place of the quote: first code point
// -> end          INTEGER  place of the quote: after the last code point
// -> quote        STRING   its words
CALL {
  MATCH (:Section {id: $section})<-[:PART_OF]-(n:Section)
  RETURN n
  UNION ALL
  MATCH (s:Section {id: $section})<-[:STATED_IN]-(n:Task|SpecialColumn|Project|Indicator)
  WHERE NOT EXISTS { (s)<-[:PART_OF]-(:Section) }
  RETURN n
}
RETURN n.id AS node_id, labels(n)[0] AS label, n.number AS number, coalesce(n.title, n.name) AS title, n.rule AS rule,
       n.document AS document_id, n.start AS start, n.end AS end, n.text AS quote
ORDER BY document_id, start, end DESC, node_id
