// Targets (指标, origin text) that one task (任务) or project (项目) sets,
// and the indicator of a table that each belongs to.
// 标题：某项任务提出的目标
// 无结果：这项任务没有提出带数值的目标。
//
// $task                    STRING   id of the task (or project, or special column)
//
// -> indicator_id          STRING   id of the target
// -> name                  STRING   its name
// -> unit                  STRING   its unit, as written
// -> sense                 STRING   target, or norm (标准): fixed by the plan, nothing to reach
// -> accumulation          STRING   level, cumulative (累计数) or added (规划期间新增数)
// -> target_raw            STRING   the target, as written
// -> target_op             STRING   =, >=, <=, > or <
// -> target_value          FLOAT    the target
// -> target_value_high     FLOAT    upper end of a range
// -> target_year           INTEGER  its year
// -> per                   STRING   what the quantity is counted per
// -> relation              STRING   to the indicator of the table: same or part
// -> table_indicator_id    STRING   id of that indicator
// -> table_indicator_name  STRING   its name
// -> rule                  STRING   the rule that found it
// -> document_id           STRING   id of the document
// -> start                 INTEGER  place of the quote: first code point
// -> end                   INTEGER  place of the quote: after the last code point
// -> quote                 STRING   the words that state it
CALL {
  MATCH (t:Task {id: $task}) RETURN t
  UNION ALL
  MATCH (t:Project {id: $task}) RETURN t
}
MATCH (t)-[r:SETS]->(i:Indicator)
OPTIONAL MATCH (i)-[q:QUANTIFIES]->(b:Indicator)
RETURN i.id AS indicator_id, i.name AS name, i.unit AS unit, i.sense AS sense, i.accumulation AS accumulation,
       i.target_raw AS target_raw, i.target_op AS target_op, i.target_value AS target_value,
       i.target_value_high AS target_value_high, i.target_year AS target_year, i.per AS per, q.relation AS relation,
       b.id AS table_indicator_id, b.name AS table_indicator_name, r.rule AS rule, r.document AS document_id,
       r.start AS start, r.end AS end, r.quote AS quote
ORDER BY document_id, start, indicator_id, table_indicator_id
