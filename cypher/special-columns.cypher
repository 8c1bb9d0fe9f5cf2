// The special columns (专栏), in reading order.
//
// $document             STRING?  id of a document; left out: all documents
//
// -> special_column_id  STRING   id of the column
// -> number             STRING   its number, as printed
// -> title              STRING   its title
// -> range_end          INTEGER  end of its last item
// -> heading_id         STRING   id of the task, project or column that it is part of
// -> heading_title      STRING   its title or name
// -> items              INTEGER  how many items it has
// -> projects           INTEGER  how many projects it has
// -> rule               STRING   the rule that found it
// -> document_id        STRING   id of the document
// -> start              INTEGER  place of the quote: first code point
// -> end                INTEGER  place of the quote: behind the last code point
// -> quote              STRING   its words
MATCH (c:SpecialColumn)
WHERE $document IS NULL OR c.document = $document
OPTIONAL MATCH (c)-[:PART_OF]->(h:Task|Project|SpecialColumn)
RETURN c.id AS special_column_id, c.number AS number, c.title AS title, c.range_end AS range_end, h.id AS heading_id,
       coalesce(h.title, h.name) AS heading_title, COUNT { (c)<-[:PART_OF]-(:Task) } AS items,
       COUNT { (c)<-[:PART_OF]-(:Project) } AS projects, c.rule AS rule, c.document AS document_id, c.start AS start,
       c.end AS end, c.text AS quote
ORDER BY document_id, start, special_column_id, heading_id
