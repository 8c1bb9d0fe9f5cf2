// The bodies (单位) that issued one document or that it is addressed to (印发、主送).
// 标题：一份文件的印发单位和主送单位
// 无结果：没有读出印发单位和主送单位。
//
// $document           STRING   id of the document
// $relation           STRING?  ISSUED_BY or ADDRESSED_TO; left out: both
//
// -> relation         STRING   ISSUED_BY or ADDRESSED_TO
// -> organization_id  STRING   id of the body
// -> name             STRING   its canonical name
// -> position         INTEGER  place in the list of addressees
// -> rule             STRING   the rule that found it
// -> document_id      STRING   id of the document
// -> start            INTEGER  place of the quote: first code point
// -> end              INTEGER  place of the quote: after the last code point
// -> quote            STRING   the words that state it
MATCH (d:Document {id: $document})-[r:ISSUED_BY|ADDRESSED_TO]->(o:Organization)
WHERE $relation IS NULL OR type(r) = $relation
RETURN type(r) AS relation, o.id AS organization_id, o.name AS name, r.position AS position, r.rule AS rule,
       r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY relation DESC, start, organization_id
