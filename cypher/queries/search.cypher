// Nodes in whose words (or names, of bodies and policies) all words occur, by the indexes.
// 标题：搜索：含有这些词的任务、指标、项目、专栏、章节、单位和政策
// 无结果：没有内容含有这些词。
//
// $words            LIST<STRING>  the words, in small letters; each must occur
// $phrase           STRING        a part of the words for the index: two or more Chinese characters
// $document         STRING?       id of a document; left out: all documents
// $index            STRING!       name of the full-text index of Task
// $section_index    STRING!       name of the full-text index of Section
// $column_index     STRING!       name of the full-text index of SpecialColumn
// $project_index    STRING!       name of the full-text index of Project
// $indicator_index  STRING!       name of the full-text index of Indicator
//
// -> label          STRING        its label
// -> node_id        STRING        its id
// -> name           STRING        its title or name
// -> kind           STRING        of a task or a body: its kind
// -> aliases        LIST<STRING>  of a body: the other ways it was written
// -> document_id    STRING        id of the document; none for bodies and policies
// -> start          INTEGER       place of the quote: first code point
// -> end            INTEGER       place of the quote: after the last code point
// -> quote          STRING        its words
CALL {
  CALL db.index.fulltext.queryNodes($index, '"' + replace(replace($phrase, '\\', ' '), '"', ' ') + '"')
       YIELD node AS n
  WITH n
  WHERE all(word IN $words WHERE toLower(n.text) CONTAINS word)
  RETURN n, 'Task' AS label
  UNION ALL
  CALL db.index.fulltext.queryNodes($section_index, '"' + replace(replace($phrase, '\\', ' '), '"', ' ') + '"')
       YIELD node AS n
  WITH n
  WHERE all(word IN $words WHERE toLower(n.text) CONTAINS word)
  RETURN n, 'Section' AS label
  UNION ALL
  CALL db.index.fulltext.queryNodes($column_index, '"' + replace(replace($phrase, '\\', ' '), '"', ' ') + '"')
       YIELD node AS n
  WITH n
  WHERE all(word IN $words WHERE toLower(n.text) CONTAINS word)
  RETURN n, 'SpecialColumn' AS label
  UNION ALL
  CALL db.index.fulltext.queryNodes($project_index, '"' + replace(replace($phrase, '\\', ' '), '"', ' ') + '"')
       YIELD node AS n
  WITH n
  WHERE all(word IN $words WHERE toLower(n.text) CONTAINS word)
  RETURN n, 'Project' AS label
  UNION ALL
  CALL db.index.fulltext.queryNodes($indicator_index, '"' + replace(replace($phrase, '\\', ' '), '"', ' ') + '"')
       YIELD node AS n
  WITH n
  WHERE all(word IN $words WHERE toLower(n.text) CONTAINS word)
  RETURN n, 'Indicator' AS label
  UNION ALL
  MATCH (n:Organization)
  WHERE all(word IN $words WHERE toLower(n.name) CONTAINS word OR any(a IN n.aliases WHERE toLower(a) CONTAINS word))
  RETURN n, 'Organization' AS label
  UNION ALL
  MATCH (n:Policy)
  WHERE all(word IN $words WHERE toLower(n.title) CONTAINS word)
  RETURN n, 'Policy' AS label
}
WITH n, label
WHERE $document IS NULL OR n.document = $document
      OR (n.document IS NULL AND EXISTS { MATCH (m:Mention {of: n.id}) WHERE m.document = $document })
RETURN label, n.id AS node_id, coalesce(n.title, n.name) AS name, n.kind AS kind, n.aliases AS aliases,
       n.document AS document_id, n.start AS start, n.end AS end,
       CASE WHEN n.document IS NULL THEN null ELSE n.text END AS quote
ORDER BY label, document_id, start, node_id
