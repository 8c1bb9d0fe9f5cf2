// The nodes of these ids, of any label, with the edges between them; for graph/py2neo_bridge.py, on Neo4j only.
// One part for each label, so that every part begins at an index.
CALL {
  MATCH (n:Document)
  WHERE n.id IN $ids
  RETURN n
  UNION ALL
  MATCH (n:Organization)
  WHERE n.id IN $ids
  RETURN n
  UNION ALL
  MATCH (n:Policy)
  WHERE n.id IN $ids
  RETURN n
  UNION ALL
  MATCH (n:Section)
  WHERE n.id IN $ids
  RETURN n
  UNION ALL
  MATCH (n:Task)
  WHERE n.id IN $ids
  RETURN n
  UNION ALL
  MATCH (n:SpecialColumn)
  WHERE n.id IN $ids
  RETURN n
  UNION ALL
  MATCH (n:Project)
  WHERE n.id IN $ids
  RETURN n
  UNION ALL
  MATCH (n:Indicator)
  WHERE n.id IN $ids
  RETURN n
  UNION ALL
  MATCH (n:Doubt)
  WHERE n.id IN $ids
  RETURN n
  UNION ALL
  MATCH (n:Finding)
  WHERE n.id IN $ids
  RETURN n
}
OPTIONAL MATCH (n)-[r]->(m)
WHERE m.id IN $ids
RETURN n, r, m
ORDER BY n.id, type(r), m.id, r.start, elementId(r)
