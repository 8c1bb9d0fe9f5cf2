// The names (名称) of documents' own things that are most like some words, by the indexes; up to 100 of each label.
// 标题：与这些字最接近的名称
// 无结果：没有名称与它接近。
//
// $text             STRING        Chinese words; any two neighbours count
// $section_index    STRING!       name of the full-text index of Section
// $column_index     STRING!       name of the full-text index of SpecialColumn
// $project_index    STRING!       name of the full-text index of Project
// $indicator_index  STRING!       name of the full-text index of Indicator
//
// -> label          STRING        Section, Task, SpecialColumn, Project or Indicator
// -> node_id        STRING        its id
// -> number         STRING        as written
// -> name           STRING        its name or title
// -> aliases        LIST<STRING>  none
// -> kind           STRING        of a task: heading or item; of an indicator: table or text
// -> level          INTEGER       of a section, 1 = outermost
// -> path           STRING        of a section: its place among the others, as in 3/1/2
// -> document       STRING        id of its document

// Tasks are found by the sections that their titles are; all of their texts would be too many.
CALL {
  CALL {
    CALL db.index.fulltext.queryNodes($section_index, $text, {limit: 100}) YIELD node AS s, score
    RETURN s
    ORDER BY score DESC, s.id
    LIMIT 100
  }
  MATCH (n:Task {document: s.document})
  WHERE n.title = s.title
  RETURN n, 'Task' AS label
  UNION ALL
  CALL db.index.fulltext.queryNodes($section_index, $text, {limit: 100}) YIELD node AS n, score
  RETURN n, 'Section' AS label
  ORDER BY score DESC, n.id
  LIMIT 100
  UNION ALL
  CALL db.index.fulltext.queryNodes($column_index, $text, {limit: 100}) YIELD node AS n, score
  RETURN n, 'SpecialColumn' AS label
  ORDER BY score DESC, n.id
  LIMIT 100
  UNION ALL
  CALL db.index.fulltext.queryNodes($project_index, $text, {limit: 100}) YIELD node AS n, score
  RETURN n, 'Project' AS label
  ORDER BY score DESC, n.id
  LIMIT 100
  UNION ALL
  CALL db.index.fulltext.queryNodes($indicator_index, $text, {limit: 100}) YIELD node AS n, score
  RETURN n, 'Indicator' AS label
  ORDER BY score DESC, n.id
  LIMIT 100
}
RETURN label, n.id AS node_id, n.number AS number, coalesce(n.title, n.name) AS name, null AS aliases,
       coalesce(n.origin, n.kind) AS kind, n.level AS level, n.path AS path, n.document AS document
ORDER BY label, node_id
