// Removes a document's nodes of one label, with their edges. LABEL and KEY are filled in.
MATCH (n:LABEL {KEY: $document})
DETACH DELETE n
