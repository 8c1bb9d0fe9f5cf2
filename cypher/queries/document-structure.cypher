// The structural edges of one document (属于, 见于, 文本), which need no evidence.
// 标题：一份文件的结构关系：属于、见于、文本
// 无结果：图谱里没有这份文件。
//
// $document       STRING   id of the document
//
// -> type         STRING   PART_OF, STATED_IN or TEXT_OF
// -> source_id    STRING   id of the node that it leaves
// -> target_id    STRING   id of the node that it reaches
// -> position     INTEGER  of a part in its whole, 1 = first
// -> document_id  STRING   id of the document

// One part for each label, so that every part begins at an index.
// Only the ids of the ends go on from there: whole nodes would not fit into the memory that a large plan is sorted in.
CALL {
  MATCH (source:Document {id: $document})-[r:TEXT_OF]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Section {document: $document})-[r:PART_OF]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Task {document: $document})-[r:PART_OF|STATED_IN]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:SpecialColumn {document: $document})-[r:PART_OF|STATED_IN]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Project {document: $document})-[r:PART_OF|STATED_IN]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Indicator {document: $document})-[r:STATED_IN]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Doubt {document: $document})-[r:STATED_IN]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Finding {document: $document})-[r:STATED_IN]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Organization)-[r:PART_OF {document: $document}]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
}
RETURN type(r) AS type, source_id, target_id, r.position AS position,
       r.document AS document_id
ORDER BY type, source_id, target_id, position
