// Adds a document to shared nodes whose other properties it does not change, in its place among the documents, which
// are sorted. The lists stay in the store: those of a national body are long. LABEL is filled in.
UNWIND $rows AS row
MATCH (n:LABEL {id: row.id})
WITH n, row, size([d IN n.documents WHERE d < $document]) AS at
SET n.documents = n.documents[..at] + [$document] + n.documents[at..],
    n.readings = n.readings[..at] + [row.reading] + n.readings[at..]
