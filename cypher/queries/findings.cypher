// Contradictions and gaps of a plan (发现), its own before those that may be the rules', then what agrees.
// 标题：发现：规划中的矛盾和缺口，以及经核对一致之处
// 无结果：没有发现矛盾和缺口。
//
// $document           STRING?        id of a document; left out: all documents
// $kind               STRING?        one kind, such as values-differ; left out: all but task-without-indicator
// $verdict            STRING?        one verdict: plan, extractor or agrees; left out: all
// $section            STRING?        id of a section; with all that it governs
// $text               STRING?        words that occur in it, in any case
// $skip               INTEGER!       rows to leave out at the beginning
// $limit              INTEGER!       the most rows after them
//
// -> finding_id       STRING         id of the finding
// -> finding          STRING         its kind
// -> verdict          STRING         plan (it does not say, or contradicts itself), extractor or agrees
// -> message          STRING         what was found, in Chinese
// -> about            LIST<STRING>   ids of what it is about
// -> section_id       STRING         id of the section it is in
// -> section_title    STRING         that section's title
// -> rule             STRING         the rule that found it
// -> evidence_starts  LIST<INTEGER>  places of the words that it was compared with
// -> evidence_ends    LIST<INTEGER>  ends of these places
// -> evidence_quotes  LIST<STRING>   these words
// -> document_id      STRING         id of the document
// -> start            INTEGER        place of the quote: first code point
// -> end              INTEGER        place of the quote: after the last code point
// -> quote            STRING         its words
// -> total            INTEGER        how many rows there are in all
OPTIONAL MATCH (g:Section {id: coalesce($section, '')})
CALL {
  MATCH (f:Finding {document: coalesce($document, '')}) RETURN f
  UNION ALL
  UNWIND CASE WHEN $document IS NULL THEN [1] ELSE [] END AS every
  MATCH (f:Finding) RETURN f
}
WITH g, f
WHERE ((f.kind = $kind) OR ($kind IS NULL AND f.kind <> 'task-without-indicator'))
      AND ($verdict IS NULL OR f.verdict = $verdict)
      AND ($section IS NULL OR (g.document = f.document AND g.start <= f.start AND f.start < g.range_end))
      AND ($text IS NULL OR toLower(f.text) CONTAINS toLower($text))
WITH f
ORDER BY CASE f.verdict WHEN 'plan' THEN 0 WHEN 'extractor' THEN 1 ELSE 2 END, f.document, f.rank, f.start, f.id
WITH collect(f) AS found
WITH size(found) AS total, found[$skip..$skip + $limit] AS page
UNWIND page AS f
WITH total, f
OPTIONAL MATCH (f)-[:STATED_IN]->(s:Section)
RETURN f.id AS finding_id, f.kind AS finding, f.verdict AS verdict, f.message AS message, f.about AS about,
       s.id AS section_id, s.title AS section_title, f.rule AS rule, f.evidence_starts AS evidence_starts,
       f.evidence_ends AS evidence_ends, f.evidence_quotes AS evidence_quotes, f.document AS document_id,
       f.start AS start, f.end AS end, f.text AS quote, total
ORDER BY CASE f.verdict WHEN 'plan' THEN 0 WHEN 'extractor' THEN 1 ELSE 2 END, document_id, f.rank, start,
         finding_id, section_id
