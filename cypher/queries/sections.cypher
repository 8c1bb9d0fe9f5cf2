// The sections (章节) of documents, in reading order; each names the section around it.
// 标题：一份文件的章节
// 无结果：文件里没有读出章节。
//
// $document       STRING?        id of a document; left out: all documents
// $section        STRING?        id of a section; with all that it governs
// $section_level  INTEGER?       1 = only the outermost; left out: all levels
// $text           STRING?        words that occur in it, in any case
// $documents      LIST<STRING>!  ids of the documents to look in, in their order
// $skip           INTEGER!       rows to leave out at the beginning
// $limit          INTEGER!       the most rows after them
//
// -> section_id   STRING         id of the section
// -> number       STRING         its number, as written
// -> title        STRING         its title
// -> level        INTEGER        1 = outermost
// -> path         STRING         positions from the top, "3/1/2"
// -> parent_id    STRING         id of the section around it
// -> range_end    INTEGER        where what it governs ends
// -> rule         STRING         the rule that found it
// -> document_id  STRING         id of the document
// -> start        INTEGER        place of the quote: first code point
// -> end          INTEGER        place of the quote: after the last code point
// -> quote        STRING         its words
// -> total        INTEGER        how many rows there are in all
OPTIONAL MATCH (g:Section {id: coalesce($section, '')})
UNWIND $documents AS document
MATCH (s:Section {document: document})
WITH g, s
WHERE ($section IS NULL OR (g.document = s.document AND g.start <= s.start AND s.start < g.range_end))
      AND ($section_level IS NULL OR s.level = $section_level)
      AND ($text IS NULL OR toLower(s.text) CONTAINS toLower($text))
WITH s, s.document AS document
// A page of them.
ORDER BY document, s.start, s.level, s.id
WITH collect(s) AS found
WITH size(found) AS total, found[$skip..$skip + $limit] AS page
UNWIND page AS s
WITH total, s
OPTIONAL MATCH (s)-[:PART_OF]->(p:Section)
RETURN s.id AS section_id, s.number AS number, s.title AS title, s.level AS level, s.path AS path, p.id AS parent_id,
       s.range_end AS range_end, s.rule AS rule, s.document AS document_id, s.start AS start, s.end AS end,
       s.text AS quote, total
ORDER BY document_id, start, level, section_id
