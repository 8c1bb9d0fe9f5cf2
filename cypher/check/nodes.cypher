// The placed nodes of one label of a document. LABEL is filled in.
MATCH (n:LABEL {document: $document})
RETURN n.id AS id, n.start AS start, n.end AS end, n.text AS quote, n.evidence_starts AS starts,
       n.evidence_ends AS ends, n.evidence_quotes AS quotes
ORDER BY id
