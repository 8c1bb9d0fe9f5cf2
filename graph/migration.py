"""Migration: a store that an older version of plankg wrote is brought to today's form when it is opened."""

import neo4j

from graph.shared import mention_of
from graph.statements import body

_LABELS = ("Organization", "Policy")


def move_readings(tx: neo4j.ManagedTransaction) -> None:
    """Make a node of each line of the lists that shared nodes used to keep of what documents say of them."""
    for label in _LABELS:
        found = list(tx.run(body("load", "old-readings").replace("LABEL", label)))
        rows = [
            {"properties": mention_of(record["id"], label, said)} for record in found for said in record["readings"]
        ]
        tx.run(body("load", "create-nodes").replace("LABEL", "Mention"), rows=rows).consume()
        ids = [record["id"] for record in found]
        tx.run(body("load", "forget-readings").replace("LABEL", label), ids=ids).consume()
