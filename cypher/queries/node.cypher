// One node of any label.
// 标题：一个节点的详情
// 无结果：图谱里没有这个编号。
//
// $node           STRING   its id
//
// -> node_id      STRING   its id
// -> label        STRING   its label
// -> name         STRING   its title, name or first words
// -> properties   MAP      all its properties; the full text of a document is left out
// -> document_id  STRING   id of the document it was read from; none for a document and what documents share
// -> start        INTEGER  place of the quote: first code point
// -> end          INTEGER  place of the quote: after the last code point
// -> quote        STRING   its words
CALL {
  MATCH (n:Document {id: $node}) RETURN n, 'Document' AS label
  UNION ALL
  MATCH (n:Policy {id: $node}) RETURN n, 'Policy' AS label
  UNION ALL
  MATCH (n:Section {id: $node}) RETURN n, 'Section' AS label
  UNION ALL
  MATCH (n:Task {id: $node}) RETURN n, 'Task' AS label
  UNION ALL
  MATCH (n:SpecialColumn {id: $node}) RETURN n, 'SpecialColumn' AS label
  UNION ALL
  MATCH (n:Project {id: $node}) RETURN n, 'Project' AS label
  UNION ALL
  MATCH (n:Indicator {id: $node}) RETURN n, 'Indicator' AS label
  UNION ALL
  MATCH (n:Organization {id: $node}) RETURN n, 'Organization' AS label
  UNION ALL
  MATCH (n:Doubt {id: $node}) RETURN n, 'Doubt' AS label
  UNION ALL
  MATCH (n:Finding {id: $node}) RETURN n, 'Finding' AS label
}
RETURN n.id AS node_id, label, coalesce(n.title, n.name, n.message, n.text) AS name,
       CASE WHEN label = 'Document' THEN n {.*, text: null, former: null} ELSE n {.*} END AS properties,
       n.document AS document_id,
       n.start AS start, n.end AS end, CASE WHEN n.document IS NULL THEN null ELSE n.text END AS quote
ORDER BY label
