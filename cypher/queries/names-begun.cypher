// The names (名称) of documents' own things that hold some words, by the indexes: for what is being typed.
// 标题：正在输入的名称
// 无结果：没有名称含有这些字。
//
// $text             STRING   Chinese words, found where they follow one another
// $column_index     STRING!  name of the full-text index of SpecialColumn
// $project_index    STRING!  name of the full-text index of Project
// $indicator_index  STRING!  name of the full-text index of Indicator
//
// -> label          STRING   SpecialColumn, Project or Indicator
// -> node_id        STRING   its id
// -> name           STRING   its name or title
// -> document       STRING   id of its document
CALL {
  CALL db.index.fulltext.queryNodes($indicator_index, '"' + replace(replace($text, '\\', ' '), '"', ' ') + '"',
                                    {limit: 40}) YIELD node AS n
  RETURN n, 'Indicator' AS label
  LIMIT 40
  UNION ALL
  CALL db.index.fulltext.queryNodes($project_index, '"' + replace(replace($text, '\\', ' '), '"', ' ') + '"',
                                    {limit: 20}) YIELD node AS n
  RETURN n, 'Project' AS label
  LIMIT 20
  UNION ALL
  CALL db.index.fulltext.queryNodes($column_index, '"' + replace(replace($text, '\\', ' '), '"', ' ') + '"',
                                    {limit: 20}) YIELD node AS n
  RETURN n, 'SpecialColumn' AS label
  LIMIT 20
}
WITH n, label
WHERE coalesce(n.name, n.title) IS NOT NULL
RETURN label, n.id AS node_id, coalesce(n.name, n.title) AS name, n.document AS document
ORDER BY label, node_id
