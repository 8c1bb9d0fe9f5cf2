// The bodies (单位) that one body is part of, or that are part of it.
// 标题：某个单位的上级和下级
// 无结果：没有读出这个单位的上级或下级。
//
// $organization       STRING        id of the body
//
// -> relation         STRING        above or below
// -> organization_id  STRING        id of the body
// -> name             STRING        its canonical name
// -> document_ids     LIST<STRING>  ids of the documents that this was read from
CALL {
  MATCH (:Organization {id: $organization})-[r:PART_OF]->(p:Organization)
  RETURN 'above' AS relation, p, r.document AS document
  UNION ALL
  MATCH (:Organization {id: $organization})<-[r:PART_OF]-(p:Organization)
  RETURN 'below' AS relation, p, r.document AS document
}
WITH relation, p, document
ORDER BY document
WITH relation, p, collect(DISTINCT document) AS document_ids
RETURN relation, p.id AS organization_id, p.name AS name, document_ids
ORDER BY relation, organization_id
