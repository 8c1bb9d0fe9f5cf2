// A shortest way from one node to another along edges of any type and direction, step by step; of several one by id.
// 标题：两个节点之间的一条最短路径
// 无结果：两者之间没有 12 步以内的路径。
//
// $from           STRING   id of the node where it begins
// $to             STRING   id of the node where it ends, another one
//
// -> step         INTEGER  1 = the first
// -> from_id      STRING   id of the node before the step
// -> from_label   STRING   its label
// -> from_name    STRING   its title, name or words
// -> type         STRING   type of the edge
// -> direction    STRING   out: along the edge; in: against it
// -> to_id        STRING   id of the node after the step
// -> to_label     STRING   its label
// -> to_name      STRING   its title, name or words
// -> role         STRING   of a duty: its role
// -> basis        STRING   stated (原文) or inferred (推断); none for structure
// -> rule         STRING   the rule that found it
// -> document_id  STRING   id of the document it was read from
// -> start        INTEGER  place of the quote: first code point; none for structure
// -> end          INTEGER  place of the quote: after the last code point
// -> quote        STRING   the words that state it
CALL {
  MATCH (a:Document {id: $from}) RETURN a
  UNION ALL
  MATCH (a:Policy {id: $from}) RETURN a
  UNION ALL
  MATCH (a:Section {id: $from}) RETURN a
  UNION ALL
  MATCH (a:Task {id: $from}) RETURN a
  UNION ALL
  MATCH (a:SpecialColumn {id: $from}) RETURN a
  UNION ALL
  MATCH (a:Project {id: $from}) RETURN a
  UNION ALL
  MATCH (a:Indicator {id: $from}) RETURN a
  UNION ALL
  MATCH (a:Organization {id: $from}) RETURN a
  UNION ALL
  MATCH (a:Doubt {id: $from}) RETURN a
  UNION ALL
  MATCH (a:Finding {id: $from}) RETURN a
}
CALL {
  MATCH (b:Document {id: $to}) RETURN b
  UNION ALL
  MATCH (b:Policy {id: $to}) RETURN b
  UNION ALL
  MATCH (b:Section {id: $to}) RETURN b
  UNION ALL
  MATCH (b:Task {id: $to}) RETURN b
  UNION ALL
  MATCH (b:SpecialColumn {id: $to}) RETURN b
  UNION ALL
  MATCH (b:Project {id: $to}) RETURN b
  UNION ALL
  MATCH (b:Indicator {id: $to}) RETURN b
  UNION ALL
  MATCH (b:Organization {id: $to}) RETURN b
  UNION ALL
  MATCH (b:Doubt {id: $to}) RETURN b
  UNION ALL
  MATCH (b:Finding {id: $to}) RETURN b
}
MATCH path = allShortestPaths((a)-[*..12]-(b))
WITH path, [n IN nodes(path) | n.id] AS ids,
     [r IN relationships(path) | type(r) + coalesce(r.document, '') + coalesce(toString(r.start), '')
                                 + coalesce(r.role, '') + coalesce(r.rule, '')] AS edges
ORDER BY ids, edges
LIMIT 1
WITH nodes(path) AS places, relationships(path) AS steps
UNWIND range(0, size(steps) - 1) AS at
WITH at, places[at] AS a, steps[at] AS r, places[at + 1] AS b
RETURN at + 1 AS step, a.id AS from_id, labels(a)[0] AS from_label,
       coalesce(a.title, a.name, a.message, a.text) AS from_name, type(r) AS type,
       CASE WHEN startNode(r).id = a.id THEN 'out' ELSE 'in' END AS direction, b.id AS to_id, labels(b)[0] AS to_label,
       coalesce(b.title, b.name, b.message, b.text) AS to_name, r.role AS role, r.basis AS basis, r.rule AS rule,
       r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY step
