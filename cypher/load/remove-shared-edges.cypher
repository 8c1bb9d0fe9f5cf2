// Removes the edges between bodies (单位) that a document brought.
MATCH (a:Organization)-[r:PART_OF]->(:Organization)
WHERE $document IN a.documents AND r.document = $document
DELETE r
