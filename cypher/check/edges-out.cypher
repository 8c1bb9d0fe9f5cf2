// The edges that leave a document's nodes of one label. LABEL and KEY are filled in.
MATCH (n:LABEL {KEY: $document})-[r]->(m)
RETURN type(r) AS type, n.id AS source, labels(n)[0] AS source_label, m.id AS target, labels(m)[0] AS target_label,
       r.document AS document, r.start AS start, r.end AS end, r.quote AS quote, r.surface AS surface,
       r.surface_start AS surface_start
ORDER BY source, type, target, start
