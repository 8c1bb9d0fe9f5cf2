// The support edges (支撑): which task (任务) or project supports which indicator (指标).
// Document by document, the strongest first.
// 标题：支撑关系：哪项任务支撑哪个指标
// 无结果：没有发现任务支撑指标：用词没有足够的重合。
//
// $document        STRING?        id of a document; left out: all documents
// $indicator       STRING?        id of the indicator
// $basis           STRING?        stated (原文) or inferred (推断)
// $documents       LIST<STRING>!  ids of the documents to look in, in their order
// $skip            INTEGER!       rows to leave out at the beginning
// $limit           INTEGER!       the most rows after them
//
// -> indicator_id  STRING         id of the indicator
// -> indicator     STRING         its name
// -> task_id       STRING         id of the task
// -> label         STRING         Task or Project
// -> title         STRING         its title or name; a measure has none
// -> text          STRING         its own words
// -> score         FLOAT          0..1
// -> basis         STRING         stated (原文) or inferred (推断)
// -> terms         LIST<STRING>   the words that both share
// -> rule          STRING         the rule that found it
// -> document_id   STRING         id of the document
// -> start         INTEGER        place of the quote: first code point
// -> end           INTEGER        place of the quote: after the last code point
// -> quote         STRING         the words that state it
// -> total         INTEGER        how many rows there are in all
CALL {
  MATCH (i:Indicator {id: coalesce($indicator, '')})
  RETURN i
  UNION ALL
  UNWIND CASE WHEN $indicator IS NULL THEN $documents ELSE [] END AS one
  MATCH (i:Indicator {document: one})
  RETURN i
}
WITH i
MATCH (i)<-[r:SUPPORTS]-(t:Task|Project)
WHERE r.document IN $documents AND ($basis IS NULL OR r.basis = $basis)
WITH i, r, t, r.document AS document
// A page of them.
ORDER BY document, r.score DESC, r.start, t.id, i.id, r.rule
WITH collect([i, r, t]) AS found
WITH size(found) AS total, found[$skip..$skip + $limit] AS page
UNWIND page AS one
WITH total, one[0] AS i, one[1] AS r, one[2] AS t
RETURN i.id AS indicator_id, i.name AS indicator, t.id AS task_id, labels(t)[0] AS label,
       coalesce(t.title, t.name) AS title, t.text AS text, r.score AS score, r.basis AS basis, r.terms AS terms,
       r.rule AS rule, r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote, total
ORDER BY document_id, score DESC, start, task_id, indicator_id, rule
