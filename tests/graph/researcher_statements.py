"""Statements that a researcher writes who has read docs/schema.md and nothing else; written before any was tried.

They are asked of a store with the corpus and the samples (tests/graph/test_researcher_statements.py). Most names in them
are guesses, as such names are. `MORE` are twenty that were written after the others had been mended.
"""

# name -> statement
STATEMENTS = {
    # To find one's way.
    "labels": "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY n DESC",
    "types": "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY n DESC",
    "triples": "MATCH (a)-[r]->(b) RETURN DISTINCT labels(a)[0] AS a, type(r) AS r, labels(b)[0] AS b ORDER BY a, r, b",
    "property-keys": "CALL db.propertyKeys()",
    "db-labels": "CALL db.labels()",
    "db-types": "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType ORDER BY relationshipType",
    "visualization": "CALL db.schema.visualization()",
    "node-properties": "CALL db.schema.nodeTypeProperties()",
    "edge-properties": "CALL db.schema.relTypeProperties() YIELD relType, propertyName RETURN relType, collect(propertyName) AS names",
    "show-indexes": "SHOW INDEXES",
    "show-constraints": "SHOW CONSTRAINTS",
    "one-task": "MATCH (t:Task) RETURN t LIMIT 1",
    "keys": "MATCH (i:Indicator) UNWIND keys(i) AS key RETURN key, count(*) AS n ORDER BY n DESC",
    # Documents and their outline.
    "documents": "MATCH (d:Document) RETURN d.id, d.title, d.issuer, d.period_start, d.period_end ORDER BY d.issued_on",
    "tasks-by-document": "MATCH (d:Document)<-[:PART_OF*]-(t:Task) RETURN d.title, count(t) AS tasks ORDER BY tasks DESC",
    "tasks-by-document-property": "MATCH (t:Task) RETURN t.document AS document, t.kind AS kind, count(*) AS n ORDER BY document, kind",
    "chapters": "MATCH (s:Section {level: 1})-[:PART_OF]->(d:Document) RETURN d.title, s.number, s.title ORDER BY d.title, s.path",
    "tasks-of-chapter": "MATCH (t:Task)-[:STATED_IN]->(s:Section) WHERE s.title CONTAINS '任务' RETURN s.title, t.title LIMIT 25",
    "section-depth": "MATCH p = (s:Section)-[:PART_OF*]->(d:Document) RETURN d.title, max(length(p)) AS depth",
    "issued-in-2021": "MATCH (d:Document) WHERE d.issued_on >= date('2021-01-01') AND d.issued_on < date('2022-01-01') RETURN d.title, d.issued_on",
    "issued-by": "MATCH (d:Document)-[:ISSUED_BY]->(o:Organization) RETURN o.name, collect(d.title) AS titles",
    "addressed": "MATCH (d:Document)-[r:ADDRESSED_TO]->(o:Organization) RETURN d.title, o.name, r.position ORDER BY d.title, r.position",
    # Bodies and duties.
    "bodies-by-duties": "MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task) RETURN o.name, count(DISTINCT t) AS tasks ORDER BY tasks DESC LIMIT 20",
    "roles": "MATCH ()-[r:RESPONSIBLE_FOR]->() RETURN r.role, r.basis, count(*) AS n ORDER BY n DESC",
    "leads-of-body": "MATCH (o:Organization {name: '甘肃省药品监督管理局'})-[r:RESPONSIBLE_FOR {role: 'lead'}]->(t) RETURN t.title, r.quote",
    "national-body": "MATCH (o:Organization {name: '国家发展和改革委员会'})-[:RESPONSIBLE_FOR]->(t:Task) RETURN t.title",
    "short-name": "MATCH (o:Organization {name: '省药监局'})-[:RESPONSIBLE_FOR]->(t:Task) RETURN t.title",
    "alias": "MATCH (o:Organization)-[:RESPONSIBLE_FOR]->(t) WHERE '省药监局' IN o.aliases RETURN o.name, labels(t)[0] AS label, count(*) AS n",
    "co-responsible": "MATCH (a:Organization)-[:RESPONSIBLE_FOR]->(t:Task)<-[:RESPONSIBLE_FOR]-(b:Organization) WHERE a.name < b.name RETURN a.name, b.name, count(DISTINCT t) AS together ORDER BY together DESC LIMIT 20",
    "no-owner": "MATCH (t:Task) WHERE NOT (t)<-[:RESPONSIBLE_FOR]-(:Organization) RETURN t.document, count(*) AS n",
    "lead-share": "MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(:Task) WITH o, count(r) AS every, sum(CASE WHEN r.role = 'lead' THEN 1 ELSE 0 END) AS lead WHERE every > 2 RETURN o.name, round(100.0 * lead / every) AS percent ORDER BY percent DESC",
    "kinds-of-bodies": "MATCH (o:Organization) RETURN o.kind, o.level, count(*) AS n ORDER BY n DESC",
    "duties-inferred": "MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task) WHERE r.basis = 'inferred' RETURN r.rule, count(*) AS n",
    "parts-of-body": "MATCH (p:Organization)-[:PART_OF]->(w:Organization) RETURN w.name, collect(p.name) AS parts",
    "wrong-direction": "MATCH (t:Task)-[:RESPONSIBLE_FOR]->(o:Organization) RETURN t.title, o.name",
    "most-shared-task": "MATCH (t:Task) RETURN t.title, COUNT { (t)<-[:RESPONSIBLE_FOR]-() } AS bodies ORDER BY bodies DESC LIMIT 10",
    # Indicators.
    "binding": "MATCH (i:Indicator {nature: 'binding'}) RETURN i.name, i.target_raw, i.target_year",
    "binding-chinese": "MATCH (i:Indicator) WHERE i.nature = '约束性' RETURN i.name",
    "growth": "MATCH (i:Indicator) WHERE i.baseline_value > 0 AND i.target_value IS NOT NULL RETURN i.name, i.unit, round(100 * (i.target_value - i.baseline_value) / i.baseline_value) AS growth ORDER BY growth DESC",
    "percent-over-95": "MATCH (i:Indicator) WHERE i.unit = '%' AND i.target_value >= 95 RETURN i.name, i.target_op, i.target_value",
    "supported-by": "MATCH (t:Task)-[s:SUPPORTS]->(i:Indicator) WHERE i.name CONTAINS '合格率' RETURN i.name, t.title, s.score ORDER BY s.score DESC LIMIT 20",
    "unsupported": "MATCH (i:Indicator) WHERE i.origin = 'table' AND NOT EXISTS { (:Task)-[:SUPPORTS]->(i) } RETURN i.name",
    "sets-and-quantifies": "MATCH (t:Task)-[:SETS]->(x:Indicator)-[q:QUANTIFIES]->(i:Indicator) RETURN t.text, x.name, q.relation, i.name",
    "bodies-of-indicator": "MATCH (o:Organization)-[:RESPONSIBLE_FOR]->(:Task)-[:SUPPORTS]->(i:Indicator) RETURN i.name, collect(DISTINCT o.name) AS bodies",
    "units": "MATCH (i:Indicator) RETURN i.unit, count(*) AS n, avg(i.target_value) AS mean, percentileCont(i.target_value, 0.5) AS median",
    "indicator-in-document": "MATCH (i:Indicator)-[:STATED_IN]->(d:Document) RETURN d.title, count(i) AS n",
    "misspelt-property": "MATCH (i:Indicator) WHERE i.target > 90 RETURN i.name",
    # Time limits.
    "deadlines": "MATCH (t:Task) WHERE t.deadline IS NOT NULL RETURN t.deadline, t.deadline_raw, t.text ORDER BY t.deadline",
    "deadlines-by-year": "MATCH (t:Task) WHERE t.deadline IS NOT NULL RETURN date(t.deadline).year AS year, count(*) AS n ORDER BY year",
    "due-before": "MATCH (t:Task) WHERE t.deadline <= date('2025-12-31') RETURN t.title, t.deadline",
    # Policies, projects, columns.
    "policies": "MATCH (x)-[c:CITES]->(p:Policy) RETURN p.title, count(c) AS n ORDER BY n DESC LIMIT 20",
    "projects": "MATCH (p:Project) RETURN p.name, p.place, p.investment_raw, p.year_start",
    "columns": "MATCH (c:SpecialColumn) OPTIONAL MATCH (x)-[:PART_OF]->(c) RETURN c.number, c.title, count(x) AS items",
    "findings": "MATCH (f:Finding) WHERE f.verdict = 'plan' RETURN f.kind, f.message ORDER BY f.rank LIMIT 20",
    # Text, paths, and what else one does with words.
    "word-in-tasks": "MATCH (t:Task) WHERE t.text =~ '.*(大数据|互联网).*' RETURN t.document, t.title, left(t.text, 60) AS words LIMIT 20",
    "clean-titles": "MATCH (t:Task {kind: 'heading'}) RETURN replace(replace(t.title, '。', ''), ' ', '') AS title LIMIT 20",
    "random-sample": "MATCH (t:Task)-[r:RESPONSIBLE_FOR]-(o) RETURN t.text, r.quote, o.name ORDER BY rand() LIMIT 10",
    "joined": "MATCH (o:Organization)-[:RESPONSIBLE_FOR]->(t:Task) WITH t, collect(DISTINCT o.name) AS names RETURN t.title, reduce(all = '', n IN names | all + '、' + n) AS bodies LIMIT 20",
    "shortest": "MATCH (a:Organization {name: '甘肃省市场监督管理局'}), (i:Indicator) WITH a, i LIMIT 1 MATCH p = shortestPath((a)-[*..5]-(i)) RETURN p",
    "profile": "PROFILE MATCH (t:Task)-[:SUPPORTS]->(i:Indicator) RETURN i.name, count(t) AS tasks ORDER BY tasks DESC",
}  # fmt: skip

MORE = {
    "quote-with-place": "MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task) RETURN o.name AS body, r.quote AS words, r.start AS from_, r.end AS to_ ORDER BY r.document, from_ LIMIT 30",
    "quote-is-slice": "MATCH (d:Document)<-[:PART_OF*1..4]-(s:Section) RETURN s.title, substring(d.text, s.start, s.end - s.start) = s.text AS same LIMIT 20",
    "measures-under-heading": "MATCH (m:Task {kind: 'measure'})-[:PART_OF]->(h:Task {kind: 'heading'}) RETURN h.title, count(m) AS measures ORDER BY measures DESC LIMIT 15",
    "guides": "MATCH (o:Organization)-[r:RESPONSIBLE_FOR {role: 'guide'}]->(t) RETURN o.name, r.surface, t.title",
    "subjects-of-regulation": "MATCH (o:Organization {kind: 'enterprise_class'})-[r:RESPONSIBLE_FOR]->(t:Task) WHERE r.role IN ['subject', 'performer'] RETURN o.name, r.role, left(t.text, 40)",
    "low-confidence": "MATCH ()-[r:RESPONSIBLE_FOR]->(t) WHERE r.confidence < 0.8 RETURN r.rule, r.confidence, count(*) AS n ORDER BY n DESC",
    "cumulative-targets": "MATCH (i:Indicator {accumulation: 'cumulative'}) RETURN i.name, i.target_raw",
    "recurring-deadlines": "MATCH (t:Task {deadline_kind: 'recurring'}) RETURN t.deadline_raw, t.text",
    "norms-not-targets": "MATCH (i:Indicator) WHERE i.sense = 'norm' RETURN i.name, i.target_op, i.target_value, i.unit",
    "text-target-equals-table": "MATCH (x:Indicator {origin: 'text'})-[q:QUANTIFIES {relation: 'same'}]->(i:Indicator {origin: 'table'}) WHERE x.target_value <> i.target_value RETURN i.name, x.target_value, i.target_value",
    "columns-with-chapters": "MATCH (c:SpecialColumn)-[:STATED_IN]->(s:Section)-[:PART_OF*0..3]->(top:Section {level: 1}) RETURN top.title, collect(c.number + ' ' + c.title) AS columns",
    "weak-and-strong-support": "MATCH (t:Task)-[s:SUPPORTS]->(i:Indicator) WITH i, s.basis AS basis, count(*) AS n, max(s.score) AS best RETURN i.name, basis, n, round(best * 100) / 100 AS best ORDER BY i.name LIMIT 40",
    "terms-used": "MATCH ()-[s:SUPPORTS]->() UNWIND s.terms AS term RETURN term, count(*) AS n ORDER BY n DESC LIMIT 20",
    "doubts-by-reason": "MATCH (x:Doubt)-[:STATED_IN]->(s:Section) RETURN x.reason, s.title, left(x.text, 30)",
    "policies-of-chapter": "MATCH (s:Section)<-[:STATED_IN]-(t:Task)-[:CITES]->(p:Policy) RETURN s.title, collect(DISTINCT p.title) AS policies",
    "body-hierarchy": "MATCH path = (o:Organization)-[:PART_OF*1..3]->(top:Organization) RETURN [n IN nodes(path) | n.name] AS chain LIMIT 20",
    "two-steps-from-indicator": "MATCH (i:Indicator {origin: 'table'})<-[:SUPPORTS]-(t:Task)-[:PART_OF*0..2]->(up) RETURN i.name, labels(up)[0] AS label, count(*) AS n ORDER BY n DESC LIMIT 20",
    "duplicate-indicators": "MATCH (a:Indicator), (b:Indicator) WHERE a.name = b.name AND a.document < b.document RETURN a.name, a.target_raw, b.target_raw",
    "pairs-of-leads": "MATCH (a:Organization)-[:RESPONSIBLE_FOR {role: 'lead'}]->(t)<-[:RESPONSIBLE_FOR {role: 'support'}]-(b:Organization) RETURN a.name, collect(DISTINCT b.name)[0..5] AS partners, count(DISTINCT t) AS n ORDER BY n DESC",
    "finding-and-its-nodes": "MATCH (f:Finding) UNWIND f.about AS id MATCH (n {id: id}) RETURN f.kind, labels(n)[0] AS label, f.message LIMIT 20",
}  # fmt: skip
