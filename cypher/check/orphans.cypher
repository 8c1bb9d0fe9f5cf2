// Documents that nodes of one label say they belong to, each once. LABEL is filled in.
MATCH (n:LABEL)
RETURN DISTINCT n.document AS document
ORDER BY document
