// The names (名称) of documents' own things that hold some words, by the indexes; up to 300 of each label.
// 标题：含有这些字的名称
// 无结果：没有名称含有这些字。
//
// $text             STRING        two or more Chinese characters
// $index            STRING!       name of the full-text index of Task
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

// The text of a task is more than its title, which must have the first two characters.
CALL {
  CALL db.index.fulltext.queryNodes($index, '"' + replace(replace($text, '\\', ' '), '"', ' ') + '"',
                                    {limit: 1000}) YIELD node AS n, score
  WITH n, score
  WHERE n.title CONTAINS left($text, 2)
  RETURN n, 'Task' AS label
  ORDER BY score DESC, n.id
  LIMIT 300
  UNION ALL
  CALL db.index.fulltext.queryNodes($section_index, '"' + replace(replace($text, '\\', ' '), '"', ' ') + '"',
                                    {limit: 1000}) YIELD node AS n, score
  RETURN n, 'Section' AS label
  ORDER BY score DESC, n.id
  LIMIT 300
  UNION ALL
  CALL db.index.fulltext.queryNodes($column_index, '"' + replace(replace($text, '\\', ' '), '"', ' ') + '"',
                                    {limit: 1000}) YIELD node AS n, score
  RETURN n, 'SpecialColumn' AS label
  ORDER BY score DESC, n.id
  LIMIT 300
  UNION ALL
  CALL db.index.fulltext.queryNodes($project_index, '"' + replace(replace($text, '\\', ' '), '"', ' ') + '"',
                                    {limit: 1000}) YIELD node AS n, score
  RETURN n, 'Project' AS label
  ORDER BY score DESC, n.id
  LIMIT 300
  UNION ALL
  CALL db.index.fulltext.queryNodes($indicator_index, '"' + replace(replace($text, '\\', ' '), '"', ' ') + '"',
                                    {limit: 1000}) YIELD node AS n, score
  RETURN n, 'Indicator' AS label
  ORDER BY score DESC, n.id
  LIMIT 300
}
RETURN label, n.id AS node_id, n.number AS number, coalesce(n.title, n.name) AS name, null AS aliases,
       coalesce(n.origin, n.kind) AS kind, n.level AS level, n.path AS path, n.document AS document
ORDER BY label, node_id
