// The bodies (单位), those with the most duties in the text first.
// 标题：承担任务或被提到的单位
// 无结果：文件里没有读出单位。
//
// $document           STRING?       id of a document; left out: all documents
// $kind               STRING?       government, party, department, … (docs/schema.md)
// $level              STRING?       national, province, city, county or township
// $text               STRING?       a part of its name or of an alias
//
// -> organization_id  STRING        id of the body
// -> name             STRING        its canonical name
// -> aliases          LIST<STRING>  the other ways it was written
// -> kind             STRING        government, party, department, … (docs/schema.md)
// -> level            STRING        national, province, city, county, township
// -> region           STRING        the region it belongs to
// -> stated           INTEGER       how many duties the text states
// -> inferred         INTEGER       how many were inferred
// -> documents        LIST<STRING>  ids of the documents that speak of it
CALL {
  MATCH (m:Mention {document: coalesce($document, '')})
  MATCH (o:Organization {id: m.of})
  RETURN o
  UNION ALL
  UNWIND CASE WHEN $document IS NULL THEN [1] ELSE [] END AS every
  MATCH (o:Organization)
  RETURN o
}
WITH o
WHERE ($kind IS NULL OR o.kind = $kind) AND ($level IS NULL OR o.level = $level)
      AND ($text IS NULL OR o.name CONTAINS $text OR any(alias IN o.aliases WHERE alias CONTAINS $text))
OPTIONAL MATCH (m:Mention {of: o.id})
WITH o, m.document AS document
ORDER BY document
WITH o, collect(document) AS documents
RETURN o.id AS organization_id, o.name AS name, o.aliases AS aliases, o.kind AS kind, o.level AS level,
       o.region AS region,
       COUNT { (o)-[r:RESPONSIBLE_FOR]->() WHERE r.basis = 'stated'
              AND ($document IS NULL OR r.document = $document) } AS stated,
       COUNT { (o)-[r:RESPONSIBLE_FOR]->() WHERE r.basis = 'inferred'
              AND ($document IS NULL OR r.document = $document) } AS inferred,
       documents
ORDER BY stated DESC, inferred DESC, name, organization_id
