// From which former ids of a document's facts links lead on.
MATCH (d:Document {id: $document})
RETURN d.former AS former
ORDER BY former
