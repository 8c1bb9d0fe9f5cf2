// The names (名称) that questions can use, of all documents: what each belongs to and what it is called.
// A measure has no name and is left out.
// 标题：全部名称：文件、章节、任务、专栏、项目、指标、单位和政策
// 无结果：图谱里还没有文件。
//
// $label       STRING?       only names of this label
//
// -> label     STRING        Document, Section, Task, SpecialColumn, Project, Indicator, Organization or Policy
// -> node_id   STRING        its id
// -> number    STRING        as written; 文号 of a document or a policy
// -> name      STRING        its name or title
// -> aliases   LIST<STRING>  of a body: the other ways it was written
// -> kind      STRING        of a task: heading or item; of an indicator: table or text
// -> level     INTEGER       of a section, 1 = outermost
// -> path      STRING        of a section: its place among the others, as in 3/1/2
// -> document  STRING        id of its document; bodies and policies are shared and have none

// One part for each label, so that every part begins at an index.
CALL {
  UNWIND CASE WHEN coalesce($label, 'Document') = 'Document' THEN [1] ELSE [] END AS every
  MATCH (n:Document)
  RETURN 'Document' AS label, n.id AS node_id, null AS aliases,
         n.id AS document, n.title AS name, n.document_number AS number, null AS kind, null AS level, null AS path
  UNION ALL
  UNWIND CASE WHEN coalesce($label, 'Section') = 'Section' THEN [1] ELSE [] END AS every
  MATCH (n:Section)
  RETURN 'Section' AS label, n.id AS node_id, null AS aliases,
         n.document AS document, n.title AS name, n.number AS number, null AS kind, n.level AS level, n.path AS path
  UNION ALL
  UNWIND CASE WHEN coalesce($label, 'Task') = 'Task' THEN [1] ELSE [] END AS every
  MATCH (n:Task)
  WHERE n.title IS NOT NULL
  RETURN 'Task' AS label, n.id AS node_id, null AS aliases,
         n.document AS document, n.title AS name, n.number AS number, n.kind AS kind, null AS level, null AS path
  UNION ALL
  UNWIND CASE WHEN coalesce($label, 'SpecialColumn') = 'SpecialColumn' THEN [1] ELSE [] END AS every
  MATCH (n:SpecialColumn)
  RETURN 'SpecialColumn' AS label, n.id AS node_id, null AS aliases,
         n.document AS document, n.title AS name, n.number AS number, null AS kind, null AS level, null AS path
  UNION ALL
  UNWIND CASE WHEN coalesce($label, 'Project') = 'Project' THEN [1] ELSE [] END AS every
  MATCH (n:Project)
  RETURN 'Project' AS label, n.id AS node_id, null AS aliases,
         n.document AS document, n.name AS name, n.number AS number, null AS kind, null AS level, null AS path
  UNION ALL
  UNWIND CASE WHEN coalesce($label, 'Indicator') = 'Indicator' THEN [1] ELSE [] END AS every
  MATCH (n:Indicator)
  RETURN 'Indicator' AS label, n.id AS node_id, null AS aliases,
         n.document AS document, n.name AS name, n.number AS number, n.origin AS kind, null AS level, null AS path
  UNION ALL
  UNWIND CASE WHEN coalesce($label, 'Organization') = 'Organization' THEN [1] ELSE [] END AS every
  MATCH (n:Organization)
  RETURN 'Organization' AS label, n.id AS node_id, n.aliases AS aliases,
         null AS document, n.name AS name, null AS number, null AS kind, null AS level, null AS path
  UNION ALL
  UNWIND CASE WHEN coalesce($label, 'Policy') = 'Policy' THEN [1] ELSE [] END AS every
  MATCH (n:Policy)
  RETURN 'Policy' AS label, n.id AS node_id, null AS aliases,
         null AS document, n.title AS name, n.document_number AS number, null AS kind, null AS level, null AS path
}
RETURN label, node_id, number, name, aliases, kind, level, path, document
ORDER BY label, node_id
