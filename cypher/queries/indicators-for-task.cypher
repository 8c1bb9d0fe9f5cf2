// Indicators (指标) that one task (任务) or project (项目) supports, strongest first.
// 标题：某项任务支撑的指标
// 无结果：没有发现这项任务支撑哪个指标：两者的用词没有足够的重合。
//
// $task            STRING        id of the task (or project, or special column)
//
// -> indicator_id  STRING        id of the indicator
// -> number        STRING        its number in the table
// -> name          STRING        its name
// -> unit          STRING        its unit, as written
// -> origin        STRING        table or text
// -> nature        STRING        binding (约束性) or expected (预期性)
// -> target_raw    STRING        the target, as written
// -> target_year   INTEGER       its year
// -> score         FLOAT         0..1
// -> basis         STRING        stated (原文) or inferred (推断)
// -> terms         LIST<STRING>  the words that both share
// -> rule          STRING        the rule that found it
// -> document_id   STRING        id of the document
// -> start         INTEGER       place of the quote: first code point
// -> end           INTEGER       place of the quote: after the last code point
// -> quote         STRING        the words that state it
CALL {
  MATCH (t:Task {id: $task}) RETURN t
  UNION ALL
  MATCH (t:Project {id: $task}) RETURN t
}
MATCH (t)-[r:SUPPORTS]->(i:Indicator)
RETURN i.id AS indicator_id, i.number AS number, i.name AS name, i.unit AS unit, i.origin AS origin,
       i.nature AS nature, i.target_raw AS target_raw, i.target_year AS target_year, r.score AS score,
       r.basis AS basis, r.terms AS terms, r.rule AS rule, r.document AS document_id, r.start AS start, r.end AS end,
       r.quote AS quote
ORDER BY score DESC, document_id, start, indicator_id, rule
