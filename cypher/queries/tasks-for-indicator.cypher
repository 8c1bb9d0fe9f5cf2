// Tasks (任务) and projects (项目) that support one indicator (指标), strongest first.
// 标题：支撑某个指标的任务
// 无结果：没有发现支撑这个指标的任务：任务与指标的用词没有足够的重合。
//
// $indicator        STRING        id of the indicator
//
// -> task_id        STRING        id of the task
// -> label          STRING        Task, Project or SpecialColumn
// -> kind           STRING        of a task: heading, item or measure
// -> number         STRING        its number, as written
// -> title          STRING        its title or name; a measure has none
// -> text           STRING        its own words
// -> heading_id     STRING        id of the task, project or column that it is part of
// -> heading_title  STRING        its title or name
// -> score          FLOAT         0..1
// -> basis          STRING        stated (原文) or inferred (推断)
// -> terms          LIST<STRING>  the words that both share
// -> rule           STRING        the rule that found it
// -> document_id    STRING        id of the document
// -> start          INTEGER       place of the quote: first code point
// -> end            INTEGER       place of the quote: after the last code point
// -> quote          STRING        the words that state it
MATCH (:Indicator {id: $indicator})<-[r:SUPPORTS]-(t:Task|Project)
OPTIONAL MATCH (t)-[:PART_OF]->(h:Task|Project|SpecialColumn)
RETURN t.id AS task_id, labels(t)[0] AS label, t.kind AS kind, coalesce(t.number, t.row_number) AS number,
       coalesce(t.title, t.name) AS title,
       t.text AS text, h.id AS heading_id, coalesce(h.title, h.name) AS heading_title, r.score AS score,
       r.basis AS basis, r.terms AS terms, r.rule AS rule, r.document AS document_id, r.start AS start, r.end AS end,
       r.quote AS quote
ORDER BY score DESC, document_id, start, task_id, rule, heading_id
