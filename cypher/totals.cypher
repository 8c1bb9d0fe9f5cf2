// How much is in the store: nodes by label, duties by basis, findings by verdict.
//
// -> element  STRING   node, duty or finding
// -> name     STRING   a label, a basis (stated, inferred), or a verdict (plan, extractor, agrees)
// -> count    INTEGER  how many
CALL {
  MATCH (n:Document)
  RETURN 'node' AS element, 'Document' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Section)
  RETURN 'node' AS element, 'Section' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Task)
  RETURN 'node' AS element, 'Task' AS name, count(n) AS count
  UNION ALL
  MATCH (n:SpecialColumn)
  RETURN 'node' AS element, 'SpecialColumn' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Project)
  RETURN 'node' AS element, 'Project' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Indicator)
  RETURN 'node' AS element, 'Indicator' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Organization)
  RETURN 'node' AS element, 'Organization' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Policy)
  RETURN 'node' AS element, 'Policy' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Finding)
  RETURN 'node' AS element, 'Finding' AS name, count(n) AS count
  UNION ALL
  MATCH (n:Doubt)
  RETURN 'node' AS element, 'Doubt' AS name, count(n) AS count
  UNION ALL
  MATCH (:Organization)-[r:RESPONSIBLE_FOR]->()
  RETURN 'duty' AS element, r.basis AS name, count(r) AS count
  UNION ALL
  MATCH (n:Finding)
  RETURN 'finding' AS element, n.verdict AS name, count(n) AS count
}
RETURN element, name, count
ORDER BY element, name
