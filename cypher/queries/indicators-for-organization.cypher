// Indicators (指标) that one body (单位) carries, stated ones first.
// 标题：某个单位承担的指标
// 无结果：没有读出由这个单位承担的指标。
//
// $organization       STRING         id of the body
// $document           STRING?        id of a document; left out: all documents
//
// -> indicator_id     STRING         id of the indicator
// -> number           STRING         its number in the table
// -> name             STRING         its name
// -> unit             STRING         its unit, as written
// -> target_raw       STRING         the target, as written
// -> target_year      INTEGER        its year
// -> surface          STRING         the body as written there
// -> role             STRING         lead, support, owner, guide, performer or subject
// -> position         INTEGER        place in the list of bodies, 1 = first
// -> basis            STRING         stated (原文) or inferred (推断)
// -> confidence       FLOAT          0..1
// -> deadline         STRING         the time limit written next to the body
// -> rule             STRING         the rule that found it
// -> evidence_starts  LIST<INTEGER>  places of further premises of an inferred duty
// -> evidence_ends    LIST<INTEGER>  their ends
// -> document_id      STRING         id of the document
// -> start            INTEGER        place of the quote: first code point
// -> end              INTEGER        place of the quote: after the last code point
// -> quote            STRING         the words that state it
MATCH (:Organization {id: $organization})-[r:RESPONSIBLE_FOR]->(i:Indicator)
WHERE $document IS NULL OR r.document = $document
RETURN i.id AS indicator_id, i.number AS number, i.name AS name, i.unit AS unit, i.target_raw AS target_raw,
       i.target_year AS target_year, r.surface AS surface, r.role AS role, r.position AS position, r.basis AS basis,
       r.confidence AS confidence, r.deadline AS deadline, r.rule AS rule, r.evidence_starts AS evidence_starts,
       r.evidence_ends AS evidence_ends, r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY CASE r.basis WHEN 'stated' THEN 0 ELSE 1 END,
         document_id, start, indicator_id, role, position, rule
