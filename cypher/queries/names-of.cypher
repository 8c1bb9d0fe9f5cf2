// The names (名称) of one document's own things: what questions that name the document can use.
// 标题：一份文件里的名称
// 无结果：图谱里没有这份文件。
//
// $document    STRING        id of the document
//
// -> label     STRING        Section, Task, SpecialColumn, Project or Indicator
// -> node_id   STRING        its id
// -> number    STRING        as written
// -> name      STRING        its name or title
// -> aliases   LIST<STRING>  none
// -> kind      STRING        of a task: heading or item; of an indicator: table or text
// -> level     INTEGER       of a section, 1 = outermost
// -> path      STRING        of a section: its place among the others, as in 3/1/2
// -> document  STRING        id of its document
CALL {
  MATCH (n:Section {document: $document})
  RETURN n, 'Section' AS label
  UNION ALL
  MATCH (n:Task {document: $document})
  WHERE n.title IS NOT NULL
  RETURN n, 'Task' AS label
  UNION ALL
  MATCH (n:SpecialColumn {document: $document})
  RETURN n, 'SpecialColumn' AS label
  UNION ALL
  MATCH (n:Project {document: $document})
  RETURN n, 'Project' AS label
  UNION ALL
  MATCH (n:Indicator {document: $document})
  RETURN n, 'Indicator' AS label
}
RETURN label, n.id AS node_id, n.number AS number, coalesce(n.title, n.name) AS name, null AS aliases,
       coalesce(n.origin, n.kind) AS kind, n.level AS level, n.path AS path, n.document AS document
ORDER BY label, node_id
