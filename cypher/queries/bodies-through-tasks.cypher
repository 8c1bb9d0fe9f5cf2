// Bodies (单位) whose tasks support one indicator (指标), stated duties first.
// 标题：其任务支撑某个指标的单位
// 无结果：没有发现支撑这个指标的任务，或者这些任务没有单位承担。
//
// $indicator          STRING   id of the indicator
//
// -> organization_id  STRING   id of the body
// -> name             STRING   its canonical name
// -> surface          STRING   the body as written there
// -> role             STRING   lead, support, owner, guide, performer or subject
// -> basis            STRING   whether the duty is stated (原文) or inferred (推断)
// -> task_id          STRING   id of the task or project that supports the indicator
// -> task_title       STRING   its title or name; a measure has none
// -> score            FLOAT    of the support, 0..1
// -> rule             STRING   the rule that found the duty
// -> document_id      STRING   id of the document
// -> start            INTEGER  place of the quote: first code point
// -> end              INTEGER  place of the quote: after the last code point
// -> quote            STRING   the words that state the duty
MATCH (:Indicator {id: $indicator})<-[s:SUPPORTS]-(t:Task|Project)
MATCH (t)<-[r:RESPONSIBLE_FOR]-(o:Organization)
RETURN o.id AS organization_id, o.name AS name, r.surface AS surface, r.role AS role, r.basis AS basis,
       t.id AS task_id, coalesce(t.title, t.name) AS task_title, s.score AS score, r.rule AS rule,
       r.document AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY CASE r.basis WHEN 'stated' THEN 0 ELSE 1 END,
         score DESC, document_id, start, organization_id, task_id, role, rule
