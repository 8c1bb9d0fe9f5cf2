"""入库 (ingest): files → store, one by one, on several processes or on a cluster."""
