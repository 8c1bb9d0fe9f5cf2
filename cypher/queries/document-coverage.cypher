// How much of what one document asks for has a body or a task.
// 标题：一份文件中有单位的任务、有任务支撑的指标
// 无结果：这份文件没有任务，也没有指标表。
//
// $document    STRING   id of the document
//
// -> label     STRING   Task: headings and items that a body can own; Indicator: those of the table
// -> total     INTEGER  how many there are
// -> stated    INTEGER  for how many the text states a body, or a task that supports it
// -> inferred  INTEGER  for how many more one was inferred
CALL {
  MATCH (n:Task {document: $document})
  WHERE n.kind <> 'measure'
  OPTIONAL MATCH (n)<-[r:RESPONSIBLE_FOR]-()
  WITH 'Task' AS label, n, min(CASE WHEN r IS NULL THEN 2 WHEN r.basis = 'inferred' THEN 1 ELSE 0 END) AS lacks
  RETURN label, lacks
  UNION ALL
  MATCH (n:Indicator {document: $document})
  WHERE n.origin = 'table'
  OPTIONAL MATCH (n)<-[r:SUPPORTS]-()
  WITH 'Indicator' AS label, n, min(CASE WHEN r IS NULL THEN 2 WHEN r.basis = 'inferred' THEN 1 ELSE 0 END) AS lacks
  RETURN label, lacks
}
WITH label, count(lacks) AS total, sum(CASE WHEN lacks = 0 THEN 1 ELSE 0 END) AS stated,
     sum(CASE WHEN lacks = 1 THEN 1 ELSE 0 END) AS inferred
RETURN label, total, stated, inferred
ORDER BY label DESC
