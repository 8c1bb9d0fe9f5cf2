// A document's placed nodes of one label, with the headings that they are stated under. LABEL is filled in.
MATCH (n:LABEL {document: $document})
OPTIONAL MATCH (n)-[:STATED_IN]->(s:Section)
RETURN n.id AS id, n.text AS words, s.title AS section, n.start AS start
ORDER BY start, id, section
