// The edges of some nodes of any labels, each once, with both ends.
// 标题：若干节点的全部关系
// 无结果：这些节点没有关系。
//
// $nodes           LIST<STRING>  their ids
//
// -> type          STRING        its type
// -> source_id     STRING        id of the node it leaves
// -> source_label  STRING        its label
// -> source_name   STRING        its title, name or words
// -> target_id     STRING        id of the node it reaches
// -> target_label  STRING        its label
// -> target_name   STRING        its title, name or words
// -> role          STRING        of a duty: its role
// -> basis         STRING        stated (原文) or inferred (推断); none for structure
// -> score         FLOAT         of a support: 0..1
// -> document_id   STRING        id of the document it was read from
// -> start         INTEGER       place of the quote: first code point; none for structure
// -> end           INTEGER       place of the quote: after the last code point
// -> quote         STRING        the words that state it
UNWIND $nodes AS one
CALL {
  WITH one
  MATCH (n:Document {id: one})
  RETURN n
  UNION ALL
  WITH one
  MATCH (n:Policy {id: one})
  RETURN n
  UNION ALL
  WITH one
  MATCH (n:Section {id: one})
  RETURN n
  UNION ALL
  WITH one
  MATCH (n:Task {id: one})
  RETURN n
  UNION ALL
  WITH one
  MATCH (n:SpecialColumn {id: one})
  RETURN n
  UNION ALL
  WITH one
  MATCH (n:Project {id: one})
  RETURN n
  UNION ALL
  WITH one
  MATCH (n:Indicator {id: one})
  RETURN n
  UNION ALL
  WITH one
  MATCH (n:Organization {id: one})
  RETURN n
  UNION ALL
  WITH one
  MATCH (n:Doubt {id: one})
  RETURN n
  UNION ALL
  WITH one
  MATCH (n:Finding {id: one})
  RETURN n
}
MATCH (n)-[r]-()
WITH DISTINCT r
WITH r, startNode(r) AS s, endNode(r) AS t
WITH r, s.id AS source_id, labels(s)[0] AS source_label, coalesce(s.title, s.name, s.message, s.text) AS source_name,
     t.id AS target_id, labels(t)[0] AS target_label, coalesce(t.title, t.name, t.message, t.text) AS target_name
RETURN type(r) AS type, source_id, source_label, source_name, target_id, target_label, target_name, r.role AS role,
       r.basis AS basis, r.score AS score, r.document AS document_id, r.start AS start, r.end AS end,
       r.quote AS quote
ORDER BY type, document_id, start, source_id, target_id, role, r.rule, r.position
