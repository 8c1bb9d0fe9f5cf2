"""核查 (findings): contradictions and gaps of a plan, and the ledger of its sentences."""
