// The indicators (指标), those of tables first.
// 标题：指标（指标表中的和正文中的）
// 无结果：文件里没有读出指标。
//
// $document             STRING?        id of a document; left out: all documents
// $origin               STRING?        table or text
// $nature               STRING?        binding (约束性) or expected (预期性)
// $sense                STRING?        target, or norm (标准)
// $section              STRING?        id of a section; with all that it governs
// $organization         STRING?        id of a body that carries it
// $role                 STRING?        role of its body: lead, support, owner, guide, performer or subject
// $basis                STRING?        basis of that duty: stated (原文) or inferred (推断)
// $text                 STRING?        words that occur in it, in any case
// $documents            LIST<STRING>!  ids of the documents to look in, in their order
// $skip                 INTEGER!       rows to leave out at the beginning
// $limit                INTEGER!       the most rows after them
//
// -> indicator_id       STRING         id of the indicator
// -> number             STRING         its number in the table
// -> name               STRING         its name
// -> unit               STRING         its unit, as written
// -> category           STRING         the table's group
// -> origin             STRING         table or text
// -> nature             STRING         binding (约束性) or expected (预期性)
// -> sense              STRING         target, or norm (标准): fixed by the plan, nothing to reach
// -> accumulation       STRING         level, cumulative (累计数) or added (规划期间新增数)
// -> baseline_raw       STRING         the baseline, as written
// -> baseline_op        STRING         =, >=, <=, > or <
// -> baseline_value     FLOAT          the baseline
// -> baseline_year      INTEGER        its year
// -> target_raw         STRING         the target, as written
// -> target_op          STRING         =, >=, <=, > or <
// -> target_value       FLOAT          the target
// -> target_value_high  FLOAT          upper end of a range
// -> target_year        INTEGER        its year
// -> per                STRING         what the quantity is counted per
// -> tasks              INTEGER        how many tasks and projects support it
// -> rule               STRING         the rule that found it
// -> document_id        STRING         id of the document
// -> start              INTEGER        place of the quote: first code point
// -> end                INTEGER        place of the quote: after the last code point
// -> quote              STRING         its words: a row of the table, or the words in the text
// -> total              INTEGER        how many rows there are in all
OPTIONAL MATCH (g:Section {id: coalesce($section, '')})
UNWIND $documents AS document
MATCH (i:Indicator {document: document})
WITH g, i
WHERE ($origin IS NULL OR i.origin = $origin)
      AND ($nature IS NULL OR i.nature = $nature)
      AND ($sense IS NULL OR i.sense = $sense)
      AND ($section IS NULL OR (g.document = i.document AND g.start <= i.start AND i.start < g.range_end))
      AND (($organization IS NULL AND $role IS NULL AND $basis IS NULL)
       OR EXISTS { MATCH (i)<-[d:RESPONSIBLE_FOR]-(o:Organization)
                   WHERE ($organization IS NULL OR o.id = $organization) AND ($role IS NULL OR d.role = $role)
                         AND ($basis IS NULL OR d.basis = $basis) })
      AND ($text IS NULL OR toLower(i.text) CONTAINS toLower($text))
WITH i, i.document AS document
// A page of them.
ORDER BY document, i.origin, i.start, i.id
WITH collect(i) AS found
WITH size(found) AS total, found[$skip..$skip + $limit] AS page
UNWIND page AS i
WITH total, i
RETURN i.id AS indicator_id, i.number AS number, i.name AS name, i.unit AS unit, i.category AS category,
       i.origin AS origin, i.nature AS nature, i.sense AS sense, i.accumulation AS accumulation,
       i.baseline_raw AS baseline_raw, i.baseline_op AS baseline_op, i.baseline_value AS baseline_value,
       i.baseline_year AS baseline_year,
       i.target_raw AS target_raw, i.target_op AS target_op, i.target_value AS target_value,
       i.target_value_high AS target_value_high, i.target_year AS target_year, i.per AS per,
       COUNT { (i)<-[:SUPPORTS]-() } AS tasks, i.rule AS rule, i.document AS document_id, i.start AS start,
       i.end AS end, i.text AS quote, total
ORDER BY document_id, origin, start, indicator_id
