// The edges of one node of any label, with the node at the other end, in reading order.
// 标题：一个节点的全部关系和另一端
// 无结果：这个节点没有关系。
//
// $node           STRING   its id
// $type           STRING?  one type of edge, such as SUPPORTS; left out: all
//
// -> edge         STRING   the edge's own address: source~TYPE~target~start~role
// -> type         STRING   its type
// -> direction    STRING   out: from the node; in: to it
// -> other_id     STRING   id of the node at the other end
// -> other_label  STRING   its label
// -> other_name   STRING   its title, name or words
// -> role         STRING   of a duty: lead, support, owner, guide, performer or subject
// -> basis        STRING   stated (原文) or inferred (推断); none for structure
// -> score        FLOAT    of a support: 0..1
// -> rule         STRING   the rule that found it
// -> document_id  STRING   id of the document it was read from
// -> start        INTEGER  place of the quote: first code point; none for structure
// -> end          INTEGER  place of the quote: after the last code point
// -> quote        STRING   the words that state it
CALL {
  MATCH (n:Document {id: $node}) RETURN n
  UNION ALL
  MATCH (n:Policy {id: $node}) RETURN n
  UNION ALL
  MATCH (n:Section {id: $node}) RETURN n
  UNION ALL
  MATCH (n:Task {id: $node}) RETURN n
  UNION ALL
  MATCH (n:SpecialColumn {id: $node}) RETURN n
  UNION ALL
  MATCH (n:Project {id: $node}) RETURN n
  UNION ALL
  MATCH (n:Indicator {id: $node}) RETURN n
  UNION ALL
  MATCH (n:Organization {id: $node}) RETURN n
  UNION ALL
  MATCH (n:Doubt {id: $node}) RETURN n
  UNION ALL
  MATCH (n:Finding {id: $node}) RETURN n
}
CALL {
  WITH n
  MATCH (n)-[r]->(m)
  RETURN r, 'out' AS direction, m.id AS other_id, labels(m)[0] AS other_label,
         coalesce(m.title, m.name, m.message, m.text) AS other_name
  UNION ALL
  WITH n
  MATCH (n)<-[r]-(m)
  RETURN r, 'in' AS direction, m.id AS other_id, labels(m)[0] AS other_label,
         coalesce(m.title, m.name, m.message, m.text) AS other_name
}
WITH n.id AS node_id, r, direction, other_id, other_label, other_name
WHERE $type IS NULL OR type(r) = $type
WITH r, direction, other_id, other_label, other_name,
     CASE direction WHEN 'out' THEN node_id ELSE other_id END AS source,
     CASE direction WHEN 'out' THEN other_id ELSE node_id END AS target
RETURN source + '~' + type(r) + '~' + target + '~' + coalesce(toString(r.start), '') + '~' + coalesce(r.role, '')
       AS edge, type(r) AS type, direction, other_id, other_label, other_name, r.role AS role, r.basis AS basis,
       r.score AS score, r.rule AS rule, r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY type, direction, document_id, start, other_id, role, edge
