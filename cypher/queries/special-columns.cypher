// The special columns (专栏), in reading order.
// 标题：专栏
// 无结果：文件里没有读出专栏。
//
// $document             STRING?        id of a document; left out: all documents
// $section              STRING?        id of a section; with all that it governs
// $organization         STRING?        id of a body that carries it
// $role                 STRING?        role of its body: lead, support, owner, guide, performer or subject
// $basis                STRING?        basis of that duty: stated (原文) or inferred (推断)
// $text                 STRING?        words that occur in it, in any case
// $documents            LIST<STRING>!  ids of the documents to look in, in their order
// $skip                 INTEGER!       rows to leave out at the beginning
// $limit                INTEGER!       the most rows after them
//
// -> special_column_id  STRING         id of the column
// -> number             STRING         its number, as written
// -> title              STRING         its title
// -> range_end          INTEGER        end of its last item
// -> heading_id         STRING         id of the task, project or column that it is part of
// -> heading_title      STRING         its title or name
// -> items              INTEGER        how many items it has
// -> projects           INTEGER        how many projects it has
// -> rule               STRING         the rule that found it
// -> document_id        STRING         id of the document
// -> start              INTEGER        place of the quote: first code point
// -> end                INTEGER        place of the quote: after the last code point
// -> quote              STRING         its words
// -> total              INTEGER        how many rows there are in all
OPTIONAL MATCH (g:Section {id: coalesce($section, '')})
UNWIND $documents AS document
MATCH (c:SpecialColumn {document: document})
WITH g, c
WHERE ($section IS NULL OR (g.document = c.document AND g.start <= c.start AND c.start < g.range_end))
      AND (($organization IS NULL AND $role IS NULL AND $basis IS NULL)
       OR EXISTS { MATCH (c)<-[d:RESPONSIBLE_FOR]-(o:Organization)
                   WHERE ($organization IS NULL OR o.id = $organization) AND ($role IS NULL OR d.role = $role)
                         AND ($basis IS NULL OR d.basis = $basis) })
      AND ($text IS NULL OR toLower(c.text) CONTAINS toLower($text))
WITH c, c.document AS document
// A page of them.
ORDER BY document, c.start, c.id
WITH collect(c) AS found
WITH size(found) AS total, found[$skip..$skip + $limit] AS page
UNWIND page AS c
WITH total, c
OPTIONAL MATCH (c)-[:PART_OF]->(h:Task|Project|SpecialColumn)
RETURN c.id AS special_column_id, c.number AS number, c.title AS title, c.range_end AS range_end, h.id AS heading_id,
       coalesce(h.title, h.name) AS heading_title, COUNT { (c)<-[:PART_OF]-(:Task) } AS items,
       COUNT { (c)<-[:PART_OF]-(:Project) } + COUNT { (c)<-[:PART_OF]-(:Task)<-[:PART_OF]-(:Project) } AS projects,
       c.rule AS rule, c.document AS document_id, c.start AS start, c.end AS end, c.text AS quote, total
ORDER BY document_id, start, special_column_id, heading_id
