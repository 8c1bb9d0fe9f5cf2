"""Migration: a store that an older version of plankg wrote is brought to today's form when it is opened."""

from collections.abc import Sequence

import neo4j

from plankg.graph.mentions import mention_of
from plankg.graph.statements import body


def move_readings(tx: neo4j.ManagedTransaction, labels: Sequence[str], mention: str) -> None:
    """Make a node of each line of the lists that shared nodes used to keep of what documents say of them.

    `labels` are those of the shared nodes, `mention` is that of the nodes that are made.
    """
    for label in labels:
        found = list(tx.run(body("load", "old-readings").replace("LABEL", label)))
        rows = [
            {"properties": mention_of(record["id"], label, said)} for record in found for said in record["readings"]
        ]
        tx.run(body("load", "create-nodes").replace("LABEL", mention), rows=rows).consume()
        ids = [record["id"] for record in found]
        tx.run(body("load", "forget-readings").replace("LABEL", label), ids=ids).consume()
