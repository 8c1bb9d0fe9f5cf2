"""Migration: a store that an older version of plankg wrote is brought to today's form when it is opened."""

from collections.abc import Callable, Sequence
from functools import partial

import neo4j

from plankg.graph.mark import Runner
from plankg.graph.mentions import mention_of
from plankg.graph.statements import body


def move_readings(tx: neo4j.ManagedTransaction, labels: Sequence[str], mention: str, *, marks: bool) -> None:
    """Make a node of each line of the lists that shared nodes used to keep of what documents say of them.

    `labels` are those of the shared nodes, `mention` is that of the nodes that are made.
    """
    for label in labels:
        found = list(tx.run(body("load", "old-readings").replace("LABEL", label)))
        rows = [
            {"properties": mention_of(record["id"], label, said)} for record in found for said in record["readings"]
        ]
        Runner(tx, marks).run(body("load", "create-nodes").replace("LABEL", mention), rows=rows).consume()
        ids = [record["id"] for record in found]
        tx.run(body("load", "forget-readings").replace("LABEL", label), ids=ids).consume()


def mark_ours(session: neo4j.Session, placed: Sequence[str], shared: Sequence[str]) -> None:
    """Mark the nodes that an older version wrote without a mark; they are known by the properties that only ours have.

    A few thousand at a time are committed; what was cut off goes on at the next opening.
    """
    run: Callable[[str], neo4j.Result] = partial(session.run)
    run(body("load", "mark-documents")).consume()
    run(body("load", "mark-mentions")).consume()
    for label in placed:
        run(body("load", "mark-placed").replace("LABEL", label)).consume()
    for label in shared:
        run(body("load", "mark-shared").replace("LABEL", label)).consume()
    run(body("load", "forget-old-lock")).consume()
