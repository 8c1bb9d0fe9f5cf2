// Bodies (单位) that carry one indicator (指标), stated ones first.
// 标题：承担某个指标的单位
// 无结果：没有读出这个指标由谁承担。
//
// $indicator          STRING         id of the indicator
//
// -> organization_id  STRING         id of the body
// -> name             STRING         its canonical name
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
MATCH (:Indicator {id: $indicator})<-[r:RESPONSIBLE_FOR]-(o:Organization)
RETURN o.id AS organization_id, o.name AS name, r.surface AS surface, r.role AS role, r.position AS position,
       r.basis AS basis, r.confidence AS confidence, r.deadline AS deadline,
       r.rule AS rule, r.evidence_starts AS evidence_starts,
       r.evidence_ends AS evidence_ends, r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY CASE r.basis WHEN 'stated' THEN 0 ELSE 1 END,
         document_id, start, position, organization_id, role, rule
