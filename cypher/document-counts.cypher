// How many nodes of each label and edges of each type one document brought.
//
// $document   STRING   id of the document
//
// -> name     STRING   label or edge type
// -> element  STRING   node or edge
// -> count    INTEGER  how many
CALL {
  MATCH (n:Document {id: $document})
  RETURN 'Document' AS name, 'node' AS element, count(n) AS part
  UNION ALL
  MATCH (n:Section|Task|SpecialColumn|Project|Indicator|Doubt)
  WHERE n.document = $document
  RETURN labels(n)[0] AS name, 'node' AS element, count(n) AS part
  UNION ALL
  MATCH (n:Organization|Policy)
  WHERE $document IN n.documents
  RETURN labels(n)[0] AS name, 'node' AS element, count(n) AS part
  UNION ALL
  MATCH (n:Section|Task|SpecialColumn|Project|Indicator|Doubt)-[r]->()
  WHERE n.document = $document
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part
  UNION ALL
  MATCH (n:Document {id: $document})-[r]->()
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part
  UNION ALL
  MATCH (n:Organization)-[r:RESPONSIBLE_FOR|PART_OF]->()
  WHERE $document IN n.documents AND r.document = $document
  RETURN type(r) AS name, 'edge' AS element, count(r) AS part
}
WITH name, element, sum(part) AS count
WHERE count > 0
RETURN name, element, count
ORDER BY element DESC, name
