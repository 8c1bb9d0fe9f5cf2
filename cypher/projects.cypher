// The projects (项目), in reading order.
//
// $document         STRING?  id of a document; left out: all documents
//
// -> project_id     STRING   id of the project
// -> number         STRING   its number, as printed
// -> name           STRING   its name
// -> heading_id     STRING   id of the task, project or column that it is part of
// -> heading_title  STRING   its title or name
// -> rule           STRING   the rule that found it
// -> document_id    STRING   id of the document
// -> start          INTEGER  place of the quote: first code point
// -> end            INTEGER  place of the quote: behind the last code point
// -> quote          STRING   its words
MATCH (p:Project)
WHERE $document IS NULL OR p.document = $document
OPTIONAL MATCH (p)-[:PART_OF]->(h:Task|Project|SpecialColumn)
RETURN p.id AS project_id, p.number AS number, p.name AS name, h.id AS heading_id,
       coalesce(h.title, h.name) AS heading_title, p.rule AS rule, p.document AS document_id, p.start AS start,
       p.end AS end, p.text AS quote
ORDER BY document_id, start, project_id, heading_id
