// Targets in running text (指标, origin text) about the same quantity as one indicator of a table, or a part of it.
// 标题：正文中与某个指标对应的目标
// 无结果：正文中没有与这个指标对应的目标。
//
// $indicator            STRING   id of the indicator
//
// -> indicator_id       STRING   id of the indicator
// -> number             STRING   its number in the table
// -> name               STRING   its name
// -> unit               STRING   its unit, as written
// -> relation           STRING   same or part
// -> target_raw         STRING   the target, as written
// -> target_op          STRING   =, >=, <=, > or <
// -> target_value       FLOAT    the target
// -> target_value_high  FLOAT    upper end of a range
// -> target_year        INTEGER  its year
// -> per                STRING   what the quantity is counted per
// -> rule               STRING   the rule that found it
// -> document_id        STRING   id of the document
// -> start              INTEGER  place of the quote: first code point
// -> end                INTEGER  place of the quote: after the last code point
// -> quote              STRING   the words that state it
MATCH (:Indicator {id: $indicator})<-[r:QUANTIFIES]-(i:Indicator)
RETURN i.id AS indicator_id, i.number AS number, i.name AS name, i.unit AS unit, r.relation AS relation,
       i.target_raw AS target_raw, i.target_op AS target_op, i.target_value AS target_value,
       i.target_value_high AS target_value_high, i.target_year AS target_year, i.per AS per, r.rule AS rule,
       r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY document_id, start, indicator_id
