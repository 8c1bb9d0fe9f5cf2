// How much is in the store: nodes by label, duties by basis, findings by verdict.
// 标题：图谱里各类内容的数量
// 无结果：图谱里还没有文件，请先运行 plankg build。
//
// -> element  STRING   node, duty or finding
// -> name     STRING   a label, a basis (stated, inferred), or a verdict (plan, extractor, agrees)
// -> count    INTEGER  how many

// A bare count comes from what the engine keeps; with a constant next to it ArcadeDB would read every node.
CALL {
  CALL { MATCH (n:Document) RETURN count(n) AS count }
  RETURN 'node' AS element, 'Document' AS name, count
  UNION ALL
  CALL { MATCH (n:Section) RETURN count(n) AS count }
  RETURN 'node' AS element, 'Section' AS name, count
  UNION ALL
  CALL { MATCH (n:Task) RETURN count(n) AS count }
  RETURN 'node' AS element, 'Task' AS name, count
  UNION ALL
  CALL { MATCH (n:SpecialColumn) RETURN count(n) AS count }
  RETURN 'node' AS element, 'SpecialColumn' AS name, count
  UNION ALL
  CALL { MATCH (n:Project) RETURN count(n) AS count }
  RETURN 'node' AS element, 'Project' AS name, count
  UNION ALL
  CALL { MATCH (n:Indicator) RETURN count(n) AS count }
  RETURN 'node' AS element, 'Indicator' AS name, count
  UNION ALL
  CALL { MATCH (n:Organization) RETURN count(n) AS count }
  RETURN 'node' AS element, 'Organization' AS name, count
  UNION ALL
  CALL { MATCH (n:Policy) RETURN count(n) AS count }
  RETURN 'node' AS element, 'Policy' AS name, count
  UNION ALL
  CALL { MATCH (n:Finding) RETURN count(n) AS count }
  RETURN 'node' AS element, 'Finding' AS name, count
  UNION ALL
  CALL { MATCH (n:Doubt) RETURN count(n) AS count }
  RETURN 'node' AS element, 'Doubt' AS name, count
  UNION ALL
  MATCH (:Organization)-[r:RESPONSIBLE_FOR]->()
  RETURN 'duty' AS element, r.basis AS name, count(r) AS count
  UNION ALL
  MATCH (n:Finding)
  RETURN 'finding' AS element, n.verdict AS name, count(n) AS count
}
RETURN element, name, count
ORDER BY element, name
