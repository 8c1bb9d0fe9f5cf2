// One section (章节).
// 标题：一个章节的详情
// 无结果：图谱里没有这个章节。
//
// $section        STRING   id of the section
//
// -> section_id   STRING   id of the section
// -> number       STRING   its number, as written
// -> title        STRING   its title
// -> level        INTEGER  1 = outermost
// -> path         STRING   positions from the top, "3/1/2"
// -> parent_id    STRING   id of the section around it
// -> range_end    INTEGER  where what it governs ends
// -> rule         STRING   the rule that found it
// -> document_id  STRING   id of the document
// -> start        INTEGER  place of the quote: first code point
// -> end          INTEGER  place of the quote: after the last code point
// -> quote        STRING   its words
MATCH (s:Section {id: $section})
OPTIONAL MATCH (s)-[:PART_OF]->(p:Section)
RETURN s.id AS section_id, s.number AS number, s.title AS title, s.level AS level, s.path AS path, p.id AS parent_id,
       s.range_end AS range_end, s.rule AS rule, s.document AS document_id, s.start AS start, s.end AS end,
       s.text AS quote
ORDER BY section_id
