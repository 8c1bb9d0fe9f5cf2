// What a rule saw but could not settle (存疑), in reading order.
//
// $document         STRING?  id of a document; left out: all documents
//
// -> doubt_id       STRING   id of the doubt
// -> reason         STRING   what could not be settled, in Chinese
// -> section_id     STRING   id of the section it stands in
// -> section_title  STRING   that section's title
// -> rule           STRING   the rule that found it
// -> document_id    STRING   id of the document
// -> start          INTEGER  place of the quote: first code point
// -> end            INTEGER  place of the quote: behind the last code point
// -> quote          STRING   its words
MATCH (d:Doubt)
WHERE $document IS NULL OR d.document = $document
OPTIONAL MATCH (d)-[:STATED_IN]->(s:Section)
RETURN d.id AS doubt_id, d.reason AS reason, s.id AS section_id, s.title AS section_title, d.rule AS rule,
       d.document AS document_id, d.start AS start, d.end AS end, d.text AS quote
ORDER BY document_id, start, doubt_id, section_id
