// One indicator (指标).
// 标题：一个指标的详情
// 无结果：图谱里没有这个指标。
//
// $indicator            STRING   id of the indicator
//
// -> indicator_id       STRING   id of the indicator
// -> number             STRING   its number in the table
// -> name               STRING   its name
// -> unit               STRING   its unit, as written
// -> category           STRING   the table's group
// -> origin             STRING   table or text
// -> nature             STRING   binding (约束性) or expected (预期性)
// -> sense              STRING   target, or norm (标准): fixed by the plan, nothing to reach
// -> accumulation       STRING   level, cumulative (累计数) or added (规划期间新增数)
// -> baseline_raw       STRING   the baseline, as written
// -> baseline_op        STRING   =, >=, <=, > or <
// -> baseline_value     FLOAT    the baseline
// -> baseline_year      INTEGER  its year
// -> target_raw         STRING   the target, as written
// -> target_op          STRING   =, >=, <=, > or <
// -> target_value       FLOAT    the target
// -> target_value_high  FLOAT    upper end of a range
// -> target_year        INTEGER  its year
// -> per                STRING   what the quantity is counted per
// -> tasks              INTEGER  how many tasks and projects support it
// -> section_id         STRING   id of the section it is in
// -> section_title      STRING   that section's title
// -> rule               STRING   the rule that found it
// -> document_id        STRING   id of the document
// -> start              INTEGER  place of the quote: first code point
// -> end                INTEGER  place of the quote: after the last code point
// -> quote              STRING   its words: a row of the table, or the words in the text
MATCH (i:Indicator {id: $indicator})
OPTIONAL MATCH (i)-[:STATED_IN]->(s:Section)
RETURN i.id AS indicator_id, i.number AS number, i.name AS name, i.unit AS unit, i.category AS category,
       i.origin AS origin, i.nature AS nature, i.sense AS sense, i.accumulation AS accumulation,
       i.baseline_raw AS baseline_raw, i.baseline_op AS baseline_op, i.baseline_value AS baseline_value,
       i.baseline_year AS baseline_year,
       i.target_raw AS target_raw, i.target_op AS target_op, i.target_value AS target_value,
       i.target_value_high AS target_value_high, i.target_year AS target_year, i.per AS per,
       COUNT { (i)<-[:SUPPORTS]-() } AS tasks, s.id AS section_id, s.title AS section_title, i.rule AS rule,
       i.document AS document_id, i.start AS start, i.end AS end, i.text AS quote
ORDER BY indicator_id, section_id
