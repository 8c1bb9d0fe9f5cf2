// The edges that reach a document's nodes of one label from bodies. LABEL is filled in.
// The nodes first, by their index: with a single pattern ArcadeDB begins at the bodies and goes through
// the edges of all plans.
MATCH (n:LABEL {document: $document})
WITH n
MATCH (n)<-[r]-(m:Organization)
RETURN type(r) AS type, m.id AS source, labels(m)[0] AS source_label, n.id AS target, labels(n)[0] AS target_label,
       r.document AS document, r.start AS start, r.end AS end, r.quote AS quote, r.surface AS surface,
       r.surface_start AS surface_start
ORDER BY source, type, target, start
