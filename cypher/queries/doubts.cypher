// What a rule saw but could not settle (存疑), in reading order.
// 标题：存疑之处：规则看到却不能断定的地方
// 无结果：没有存疑之处。
//
// $document         STRING?        id of a document; left out: all documents
// $section          STRING?        id of a section; with all that it governs
// $text             STRING?        words that occur in it, in any case
// $documents        LIST<STRING>!  ids of the documents to look in, in their order
// $skip             INTEGER!       rows to leave out at the beginning
// $limit            INTEGER!       the most rows after them
//
// -> doubt_id       STRING         id of the doubt
// -> reason         STRING         what could not be settled, in Chinese
// -> section_id     STRING         id of the section it is in
// -> section_title  STRING         that section's title
// -> rule           STRING         the rule that found it
// -> document_id    STRING         id of the document
// -> start          INTEGER        place of the quote: first code point
// -> end            INTEGER        place of the quote: after the last code point
// -> quote          STRING         its words
// -> total          INTEGER        how many rows there are in all
OPTIONAL MATCH (g:Section {id: coalesce($section, '')})
UNWIND $documents AS document
MATCH (d:Doubt {document: document})
WITH g, d
WHERE ($section IS NULL OR (g.document = d.document AND g.start <= d.start AND d.start < g.range_end))
      AND ($text IS NULL OR toLower(d.text) CONTAINS toLower($text))
WITH d, d.document AS document
// A page of them.
ORDER BY document, d.start, d.id
WITH collect(d) AS found
WITH size(found) AS total, found[$skip..$skip + $limit] AS page
UNWIND page AS d
WITH total, d
OPTIONAL MATCH (d)-[:STATED_IN]->(s:Section)
RETURN d.id AS doubt_id, d.reason AS reason, s.id AS section_id, s.title AS section_title, d.rule AS rule,
       d.document AS document_id, d.start AS start, d.end AS end, d.text AS quote, total
ORDER BY document_id, start, doubt_id, section_id
