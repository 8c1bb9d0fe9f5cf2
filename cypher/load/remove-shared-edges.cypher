// Removes the edges between bodies (单位) that a document brought.
UNWIND $ids AS id
MATCH (:Organization {id: id})-[r:PART_OF]->(:Organization)
WHERE r.document = $document
DELETE r
