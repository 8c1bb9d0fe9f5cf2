// Every node that was read from one document, with all its properties; what a label does not have is null.
// 标题：一份文件的全部节点和属性
// 无结果：图谱里没有这份文件。
//
// $document             STRING         id of the document
//
// -> label              STRING         Section, Task, SpecialColumn, Project, Indicator, Doubt or Finding
// -> node_id            STRING         its id
// -> rule               STRING         the rule that found it
// -> range_end          INTEGER        where what a heading governs ends
// -> number             STRING         as written
// -> title              STRING         its title
// -> level              INTEGER        of a section, 1 = outermost
// -> path               STRING         of a section, such as 3/1/2
// -> kind               STRING         of a task or a finding
// -> row_number         STRING         of a task: the running number of its table's row
// -> deadline_raw       STRING         of a task: its time limit, as written
// -> deadline           STRING         of a task: the last day (ISO 8601)
// -> deadline_kind      STRING         of a task: date, recurring, ongoing or relative
// -> deadline_start     INTEGER        place of the time limit: first code point
// -> deadline_end       INTEGER        place of the time limit: after the last code point
// -> name               STRING         of a project or an indicator
// -> category           STRING         heading of its rows in a table
// -> place              STRING         of a project
// -> construction       STRING         of a project: 新建, 续建 …
// -> year_start         INTEGER        of a project
// -> year_end           INTEGER        of a project
// -> scale              STRING         of a project: what is built and how much of it, as written
// -> investment_raw     STRING         of a project, as written
// -> period_investment_raw STRING      of a project: what of it falls in the plan's period, as written
// -> investment_unit    STRING         unit of both
// -> unit               STRING         of an indicator, and so are the next ones
// -> origin             STRING         table or text
// -> nature             STRING         binding or expected
// -> sense              STRING         target, or norm (标准): fixed by the plan, nothing to reach
// -> accumulation       STRING         level, cumulative or added
// -> baseline_raw       STRING         as written
// -> baseline_op        STRING         =, >=, <=, > or <
// -> baseline_value     FLOAT          as a number
// -> baseline_year      INTEGER        calendar year
// -> target_raw         STRING         as written
// -> target_op          STRING         =, >=, <=, > or <
// -> target_value       FLOAT          as a number
// -> target_value_high  FLOAT          upper end of a range
// -> target_year        INTEGER        calendar year
// -> per                STRING         year or month where the value is for each
// -> reason             STRING         of a doubt: what could not be settled
// -> verdict            STRING         of a finding, and so are the next ones: plan, extractor or agrees
// -> message            STRING         what was found, in Chinese
// -> rank               INTEGER        its place among the findings
// -> about              LIST<STRING>   ids of what it is about
// -> evidence_starts    LIST<INTEGER>  places of the words that it was compared with
// -> evidence_ends      LIST<INTEGER>  ends of these places
// -> evidence_quotes    LIST<STRING>   these words
// -> document_id        STRING         id of the document
// -> start              INTEGER        place of its words: first code point
// -> end                INTEGER        place of its words: after the last code point
// -> quote              STRING         its words

// One part for each label, so that every part begins at an index.
CALL {
  MATCH (n:Section {document: $document})
  RETURN n
  UNION ALL
  MATCH (n:Task {document: $document})
  RETURN n
  UNION ALL
  MATCH (n:SpecialColumn {document: $document})
  RETURN n
  UNION ALL
  MATCH (n:Project {document: $document})
  RETURN n
  UNION ALL
  MATCH (n:Indicator {document: $document})
  RETURN n
  UNION ALL
  MATCH (n:Doubt {document: $document})
  RETURN n
  UNION ALL
  MATCH (n:Finding {document: $document})
  RETURN n
}
RETURN labels(n)[0] AS label, n.id AS node_id, n.rule AS rule, n.range_end AS range_end, n.number AS number,
       n.title AS title, n.level AS level, n.path AS path, n.kind AS kind,
       n.row_number AS row_number, n.deadline_raw AS deadline_raw, n.deadline AS deadline,
       n.deadline_kind AS deadline_kind, n.deadline_start AS deadline_start, n.deadline_end AS deadline_end,
       n.name AS name,
       n.category AS category, n.place AS place, n.construction AS construction, n.year_start AS year_start,
       n.year_end AS year_end, n.scale AS scale, n.investment_raw AS investment_raw,
       n.period_investment_raw AS period_investment_raw,
       n.investment_unit AS investment_unit, n.unit AS unit, n.origin AS origin,
       n.nature AS nature, n.sense AS sense, n.accumulation AS accumulation, n.baseline_raw AS baseline_raw,
       n.baseline_op AS baseline_op, n.baseline_value AS baseline_value, n.baseline_year AS baseline_year,
       n.target_raw AS target_raw, n.target_op AS target_op, n.target_value AS target_value,
       n.target_value_high AS target_value_high, n.target_year AS target_year, n.per AS per,
       n.reason AS reason, n.verdict AS verdict, n.message AS message, n.rank AS rank, n.about AS about,
       n.evidence_starts AS evidence_starts, n.evidence_ends AS evidence_ends,
       n.evidence_quotes AS evidence_quotes, n.document AS document_id, n.start AS start, n.end AS end,
       n.text AS quote
ORDER BY label, start, node_id
