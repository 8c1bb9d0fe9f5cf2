// The names (名称) that questions can use, of all documents: what each belongs to and what it is called.
// A measure has no name of its own and is left out. One part for each label.
//
// -> label        STRING        Document, Section, Task, SpecialColumn, Project, Indicator, Organization or Policy
// -> node_id      STRING        its id
// -> number       STRING        as printed; 文号 of a document or a policy
// -> name         STRING        its name or title
// -> aliases      LIST<STRING>  of a body: the other ways it was printed
// -> kind         STRING        of a task: heading or item; of an indicator: table or text
// -> level        INTEGER       of a section, 1 = outermost
// -> document     STRING        id of its document; bodies and policies are shared and have none
CALL {
  MATCH (n:Document)
  RETURN n, n.id AS document, n.title AS name, n.document_number AS number, null AS kind, null AS level
  UNION ALL
  MATCH (n:Section)
  RETURN n, n.document AS document, n.title AS name, n.number AS number, null AS kind, n.level AS level
  UNION ALL
  MATCH (n:Task)
  WHERE n.title IS NOT NULL
  RETURN n, n.document AS document, n.title AS name, n.number AS number, n.kind AS kind, null AS level
  UNION ALL
  MATCH (n:SpecialColumn)
  RETURN n, n.document AS document, n.title AS name, n.number AS number, null AS kind, null AS level
  UNION ALL
  MATCH (n:Project)
  RETURN n, n.document AS document, n.name AS name, n.number AS number, null AS kind, null AS level
  UNION ALL
  MATCH (n:Indicator)
  RETURN n, n.document AS document, n.name AS name, n.number AS number, n.origin AS kind, null AS level
  UNION ALL
  MATCH (n:Organization)
  RETURN n, null AS document, n.name AS name, null AS number, null AS kind, null AS level
  UNION ALL
  MATCH (n:Policy)
  RETURN n, null AS document, n.title AS name, n.document_number AS number, null AS kind, null AS level
}
RETURN labels(n)[0] AS label, n.id AS node_id, number, name, n.aliases AS aliases, kind, level, document
ORDER BY label, node_id
