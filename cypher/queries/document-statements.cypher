// The edges of one document that words state, or that a rule infers, each with its quote.
// 标题：一份文件中有引文的全部关系
// 无结果：图谱里没有这份文件，或者没有读出这样的关系。
//
// $document           STRING         id of the document
//
// -> type             STRING         RESPONSIBLE_FOR, SUPPORTS, SETS, QUANTIFIES, CITES, ISSUED_BY or ADDRESSED_TO
// -> source_id        STRING         id of the node that it leaves
// -> target_id        STRING         id of the node that it reaches
// -> rule             STRING         the rule that found it
// -> position         INTEGER        place in a list of bodies, 1 = first
// -> surface          STRING         of a duty: the body as written there
// -> surface_start    INTEGER        where; null when inferred
// -> role             STRING         of a duty: lead, support, owner, guide, performer or subject
// -> basis            STRING         of a duty or a support: stated (原文) or inferred (推断)
// -> confidence       FLOAT          of a duty, 0..1
// -> deadline         STRING         of a duty, as written
// -> score            FLOAT          of a support, 0..1
// -> terms            LIST<STRING>   of a support: the shared words
// -> relation         STRING         of QUANTIFIES: same or part
// -> evidence_starts  LIST<INTEGER>  places of further premises
// -> evidence_ends    LIST<INTEGER>  their ends
// -> document_id      STRING         id of the document
// -> start            INTEGER        place of the quote: first code point
// -> end              INTEGER        place of the quote: after the last code point
// -> quote            STRING         its words

// One part for each label, so that every part begins at an index.
// Only the ids of the ends go on from there: whole nodes would not fit into the memory that a large plan is sorted in.
CALL {
  MATCH (source:Document {id: $document})-[r:CITES|ISSUED_BY|ADDRESSED_TO]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Task {document: $document})-[r:SUPPORTS|SETS|CITES]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:SpecialColumn {document: $document})-[r:SUPPORTS|SETS|CITES]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Project {document: $document})-[r:SUPPORTS|SETS|CITES]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (source:Indicator {document: $document})-[r:QUANTIFIES]->(target)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (target:Task {document: $document})<-[r:RESPONSIBLE_FOR]-(source)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (target:SpecialColumn {document: $document})<-[r:RESPONSIBLE_FOR]-(source)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (target:Project {document: $document})<-[r:RESPONSIBLE_FOR]-(source)
  RETURN source.id AS source_id, r, target.id AS target_id
  UNION ALL
  MATCH (target:Indicator {document: $document})<-[r:RESPONSIBLE_FOR]-(source)
  RETURN source.id AS source_id, r, target.id AS target_id
}
RETURN type(r) AS type, source_id, target_id, r.rule AS rule,
       r.position AS position, r.surface AS surface, r.surface_start AS surface_start, r.role AS role,
       r.basis AS basis, r.confidence AS confidence, r.deadline AS deadline, r.score AS score,
       r.terms AS terms, r.relation AS relation, r.evidence_starts AS evidence_starts,
       r.evidence_ends AS evidence_ends, r.document AS document_id, r.start AS start, r.end AS end,
       r.quote AS quote
ORDER BY type, start, source_id, target_id, end, coalesce(role, ''), coalesce(position, 0), rule, coalesce(basis, ''),
         coalesce(surface_start, -1), coalesce(relation, '')
