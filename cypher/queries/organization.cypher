// One body (单位).
// 标题：一个单位的详情
// 无结果：图谱里没有这个单位。
//
// $organization       STRING        id of the body
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
MATCH (o:Organization {id: $organization})
OPTIONAL MATCH (m:Mention {of: $organization})
WITH o, m.document AS document
ORDER BY document
WITH o, collect(document) AS documents
RETURN o.id AS organization_id, o.name AS name, o.aliases AS aliases, o.kind AS kind, o.level AS level,
       o.region AS region, COUNT { (o)-[r:RESPONSIBLE_FOR]->() WHERE r.basis = 'stated' } AS stated,
       COUNT { (o)-[r:RESPONSIBLE_FOR]->() WHERE r.basis = 'inferred' } AS inferred, documents
ORDER BY organization_id
