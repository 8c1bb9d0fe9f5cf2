// How many edges of one type reach a document's nodes of one label. LABEL, KEY, TYPE and SOURCE are filled in.
MATCH (n:LABEL {KEY: $document})<-[r:TYPE]-(:SOURCE)
WHERE r.document = $document
RETURN count(r) AS stored
ORDER BY stored
