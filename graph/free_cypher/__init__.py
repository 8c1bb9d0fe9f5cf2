"""自由查询 (free Cypher): read-only statements of strangers, checked before they run."""
