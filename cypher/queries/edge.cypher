// One edge, with its two ends.
// 标题：一条关系的详情
// 无结果：图谱里没有这条关系。
//
// $source          STRING    id of the node it leaves
// $type            STRING    its type
// $target          STRING    id of the node it reaches
// $start           INTEGER?  place of its quote; left out for structure
// $role            STRING?   of a duty: its role
//
// -> type          STRING    its type
// -> source_id     STRING    id of the node it leaves
// -> source_label  STRING    its label
// -> source_name   STRING    its title, name or words
// -> target_id     STRING    id of the node it reaches
// -> target_label  STRING    its label
// -> target_name   STRING    its title, name or words
// -> properties    MAP       all its properties
// -> document_id   STRING    id of the document it was read from
// -> start         INTEGER   place of the quote: first code point; none for structure
// -> end           INTEGER   place of the quote: after the last code point
// -> quote         STRING    the words that state it
CALL {
  MATCH (n:Document {id: $source}) RETURN n
  UNION ALL
  MATCH (n:Policy {id: $source}) RETURN n
  UNION ALL
  MATCH (n:Section {id: $source}) RETURN n
  UNION ALL
  MATCH (n:Task {id: $source}) RETURN n
  UNION ALL
  MATCH (n:SpecialColumn {id: $source}) RETURN n
  UNION ALL
  MATCH (n:Project {id: $source}) RETURN n
  UNION ALL
  MATCH (n:Indicator {id: $source}) RETURN n
  UNION ALL
  MATCH (n:Organization {id: $source}) RETURN n
  UNION ALL
  MATCH (n:Doubt {id: $source}) RETURN n
  UNION ALL
  MATCH (n:Finding {id: $source}) RETURN n
}
MATCH (n)-[r]->(m)
WHERE m.id = $target AND type(r) = $type AND ($start IS NULL OR r.start = $start) AND ($role IS NULL OR r.role = $role)
RETURN type(r) AS type, n.id AS source_id, labels(n)[0] AS source_label,
       coalesce(n.title, n.name, n.message, n.text) AS source_name, m.id AS target_id, labels(m)[0] AS target_label,
       coalesce(m.title, m.name, m.message, m.text) AS target_name, properties(r) AS properties,
       r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY document_id, start, end, r.role, r.rule
