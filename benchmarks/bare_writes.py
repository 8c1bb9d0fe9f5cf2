"""What the bare driver writes of a plan, for comparison: the same rows in the same batches, without any check."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import neo4j

from plankg.extract.model import PlanGraph
from plankg.graph.loading import BATCH
from plankg.graph.mentions import mention
from plankg.graph.schema import MENTION, SHARED

CREATE = "UNWIND $rows AS row CREATE (n:{0}) SET n = row.properties"
MERGE = "UNWIND $rows AS row MERGE (n:{0} {{id: row.id}}) SET n = row.properties"
CONNECT = (
    "UNWIND $rows AS row MATCH (a:{0} {{id: row.source}}) MATCH (b:{2} {{id: row.target}}) "
    "CREATE (a)-[r:{1}]->(b) SET r = row.properties"
)
Rows = list[dict[str, Any]]


def bare_writes(plan: PlanGraph) -> Callable[[neo4j.ManagedTransaction], None]:
    """The work of one transaction; its rows are made before it begins."""
    nodes, edges = _rows(plan)

    def work(tx: neo4j.ManagedTransaction) -> None:
        for label, rows in nodes.items():
            _unwind(tx, (MERGE if label in SHARED else CREATE).format(label), rows)
        for kind, rows in edges.items():
            _unwind(tx, CONNECT.format(*kind), rows)

    return work


def _rows(plan: PlanGraph) -> tuple[dict[str, Rows], dict[tuple[str, str, str], Rows]]:
    """The rows that a load writes: nodes by label, edges by their kind."""
    nodes: dict[str, Rows] = defaultdict(list)
    edges: dict[tuple[str, str, str], Rows] = defaultdict(list)
    labels = {node.id: node.label for node in plan.all_nodes()}
    for node in plan.all_nodes():
        nodes[node.label].append({"id": node.id, "properties": {"id": node.id, **_given(node.properties())}})
        if node.label in SHARED:
            said = mention(node, plan.document.id)
            nodes[MENTION].append({"id": said["id"], "properties": said})
    nodes["Document"][0]["properties"]["text"] = plan.text
    for edge in plan.edges:
        row = {"source": edge.source, "target": edge.target, "properties": _given(edge.properties())}
        edges[labels[edge.source], edge.type, labels[edge.target]].append(row)
    return nodes, edges


def _given(properties: dict[str, Any]) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in properties.items() if v is not None}


def _unwind(tx: neo4j.ManagedTransaction, query: str, rows: Rows) -> None:
    for start in range(0, len(rows), BATCH):
        tx.run(query, rows=rows[start : start + BATCH]).consume()
