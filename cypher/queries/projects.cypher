// The projects (项目), in reading order.
// 标题：项目
// 无结果：文件里没有读出项目。
//
// $document         STRING?        id of a document; left out: all documents
// $section          STRING?        id of a section; with all that it governs
// $organization     STRING?        id of a body that carries it
// $role             STRING?        role of its body: lead, support, owner, guide, performer or subject
// $basis            STRING?        basis of that duty: stated (原文) or inferred (推断)
// $indicator        STRING?        id of an indicator that it supports
// $text             STRING?        words that occur in it, in any case
// $documents        LIST<STRING>!  ids of the documents to look in, in their order
// $skip             INTEGER!       rows to leave out at the beginning
// $limit            INTEGER!       the most rows after them
//
// -> project_id     STRING         id of the project
// -> number         STRING         its number, as written
// -> name           STRING         its name
// -> heading_id     STRING         id of the task, project or column that it is part of
// -> heading_title  STRING         its title or name
// -> rule           STRING         the rule that found it
// -> document_id    STRING         id of the document
// -> start          INTEGER        place of the quote: first code point
// -> end            INTEGER        place of the quote: after the last code point
// -> quote          STRING         its words
// -> total          INTEGER        how many rows there are in all
OPTIONAL MATCH (g:Section {id: coalesce($section, '')})
UNWIND $documents AS document
MATCH (p:Project {document: document})
WITH g, p
WHERE ($section IS NULL OR (g.document = p.document AND g.start <= p.start AND p.start < g.range_end))
      AND (($organization IS NULL AND $role IS NULL AND $basis IS NULL)
       OR EXISTS { MATCH (p)<-[d:RESPONSIBLE_FOR]-(o:Organization)
                   WHERE ($organization IS NULL OR o.id = $organization) AND ($role IS NULL OR d.role = $role)
                         AND ($basis IS NULL OR d.basis = $basis) })
      AND ($indicator IS NULL OR EXISTS { MATCH (p)-[:SUPPORTS]->(:Indicator {id: coalesce($indicator, '')}) })
      AND ($text IS NULL OR toLower(p.text) CONTAINS toLower($text))
WITH p, p.document AS document
// A page of them.
ORDER BY document, p.start, p.id
WITH collect(p) AS found
WITH size(found) AS total, found[$skip..$skip + $limit] AS page
UNWIND page AS p
WITH total, p
// A named work is a part of the item or heading that names it: what that is a part of says more.
OPTIONAL MATCH (p)-[:PART_OF]->(own:Task WHERE own.title = p.name)
WITH total, p, coalesce(own, p) AS whole
OPTIONAL MATCH (whole)-[:PART_OF]->(h:Task|Project|SpecialColumn)
RETURN p.id AS project_id, p.number AS number, p.name AS name, h.id AS heading_id,
       coalesce(h.title, h.name) AS heading_title, p.rule AS rule, p.document AS document_id, p.start AS start,
       p.end AS end, p.text AS quote, total
ORDER BY document_id, start, project_id, heading_id
