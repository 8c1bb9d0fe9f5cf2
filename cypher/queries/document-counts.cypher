// How many nodes of each label and edges of each type one document brought.
// 标题：一份文件各类内容的数量
// 无结果：图谱里没有这份文件。
//
// $document    STRING   id of the document
//
// -> name      STRING   label or edge type
// -> element   STRING   node or edge
// -> count     INTEGER  how many; of duties those that the text states
// -> inferred  INTEGER  how many more duties were inferred

// One part for each label, so that every part begins at an index.
CALL {
  MATCH (n:Document {id: $document})
  RETURN 'Document' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Section {document: $document})
  RETURN 'Section' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Task {document: $document})
  RETURN 'Task' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:SpecialColumn {document: $document})
  RETURN 'SpecialColumn' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Project {document: $document})
  RETURN 'Project' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Indicator {document: $document})
  RETURN 'Indicator' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Doubt {document: $document})
  RETURN 'Doubt' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Finding {document: $document})
  RETURN 'Finding' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Mention {document: $document})
  WHERE n.label = 'Organization'
  RETURN 'Organization' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Mention {document: $document})
  WHERE n.label = 'Policy'
  RETURN 'Policy' AS name, 'node' AS element, count(n) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Document {id: $document})-[r]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Section {document: $document})-[r]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Task {document: $document})-[r]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:SpecialColumn {document: $document})-[r]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Project {document: $document})-[r]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Indicator {document: $document})-[r]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Doubt {document: $document})-[r]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Finding {document: $document})-[r]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part, 0 AS left_out
  UNION ALL
  MATCH (n:Task {document: $document})<-[r:RESPONSIBLE_FOR]-()
  RETURN type(r) AS name, 'edge' AS element, sum(CASE WHEN r.basis = 'inferred' THEN 0 ELSE 1 END) AS part,
         sum(CASE WHEN r.basis = 'inferred' THEN 1 ELSE 0 END) AS left_out
  UNION ALL
  MATCH (n:SpecialColumn {document: $document})<-[r:RESPONSIBLE_FOR]-()
  RETURN type(r) AS name, 'edge' AS element, sum(CASE WHEN r.basis = 'inferred' THEN 0 ELSE 1 END) AS part,
         sum(CASE WHEN r.basis = 'inferred' THEN 1 ELSE 0 END) AS left_out
  UNION ALL
  MATCH (n:Project {document: $document})<-[r:RESPONSIBLE_FOR]-()
  RETURN type(r) AS name, 'edge' AS element, sum(CASE WHEN r.basis = 'inferred' THEN 0 ELSE 1 END) AS part,
         sum(CASE WHEN r.basis = 'inferred' THEN 1 ELSE 0 END) AS left_out
  UNION ALL
  MATCH (n:Indicator {document: $document})<-[r:RESPONSIBLE_FOR]-()
  RETURN type(r) AS name, 'edge' AS element, sum(CASE WHEN r.basis = 'inferred' THEN 0 ELSE 1 END) AS part,
         sum(CASE WHEN r.basis = 'inferred' THEN 1 ELSE 0 END) AS left_out
  UNION ALL
  MATCH (n:Organization)-[r:PART_OF {document: $document}]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part, 0 AS left_out
}
WITH name, element, sum(part) AS count, sum(left_out) AS inferred
WHERE count + inferred > 0
RETURN name, element, count, inferred
ORDER BY element DESC, name
