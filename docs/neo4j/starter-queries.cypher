// What is in the graph
MATCH (n) RETURN labels(n)[0] AS label, count(*) AS nodes ORDER BY nodes DESC;

// A plan's outline
MATCH p = (s:Section)-[:PART_OF*]->(d:Document) RETURN p LIMIT 100;

// Bodies, what they carry, and what that supports
MATCH p = (o:Organization)-[:RESPONSIBLE_FOR]->(t:Task)-[:SUPPORTS]->(i:Indicator) RETURN p LIMIT 50;

// The sentence that states each duty of the busiest body
MATCH (o:Organization)-[r:RESPONSIBLE_FOR {basis: 'stated'}]->() WITH o, count(r) AS duties ORDER BY duties DESC LIMIT 1
MATCH (o)-[r:RESPONSIBLE_FOR {basis: 'stated'}]->(t) RETURN o.name AS body, r.role AS role, t.title AS task, r.quote AS sentence;

// From a fact to the plan that it was read from: every fact has its document's id
MATCH (i:Indicator) MATCH (d:Document {id: i.document}) RETURN d.title AS plan, i.name AS indicator, i.target_raw AS target LIMIT 50;

// The words around a fact: offsets count code points, Cypher's substring does so for all but rare characters
MATCH (t:Task) MATCH (d:Document {id: t.document}) RETURN t.title AS task, substring(d.text, t.start, t.end - t.start) AS words LIMIT 20;

// Tasks that nobody is named for
MATCH (t:Task {kind: 'heading'}) WHERE NOT EXISTS { (t)<-[:RESPONSIBLE_FOR {basis: 'stated'}]-() } RETURN t;

// Who leads and who helps, as pairs
MATCH (a:Organization)-[:RESPONSIBLE_FOR {role: 'lead'}]->(t)<-[:RESPONSIBLE_FOR {role: 'support'}]-(b:Organization)
RETURN a.name AS lead, b.name AS support, count(DISTINCT t) AS together ORDER BY together DESC LIMIT 25;

// Contradictions that the plan itself has
MATCH (f:Finding {verdict: 'plan'}) RETURN f.kind AS kind, f.message AS message, f.text AS words ORDER BY f.rank;

// What the plans cite
MATCH p = ()-[:CITES]->(:Policy) RETURN p LIMIT 100;
