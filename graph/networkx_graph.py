"""Answers and plans as networkx graphs, for notebooks: `to_networkx(rows)` of a free query, `plan_to_networkx(plan)`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx

from plankg.extract.model import PlanGraph
from plankg.graph.plain_values import plain

Rows = Iterable[Sequence[Any] | Mapping[str, Any]]


def to_networkx(rows: Rows) -> "nx.MultiDiGraph[str]":
    """The nodes, relationships and paths in the rows of an answer as one graph.

    Args:
        rows: those of `FreeAnswer.rows`, or records of the neo4j driver; a cell may be a list or a map of such.

    Returns:
        A graph whose nodes are called by their property `id` and have `label` and their properties; edges have `type`
        and their properties. The end of a relationship that no cell shows has neither label nor properties.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found = [plain(cell) for row in rows for cell in (row.values() if isinstance(row, Mapping) else row)]
    parts = list(_parts(found))
    names: dict[str, str] = {}
    for part in parts:
        if "labels" in part:
            names[part["element_id"]] = name = str(part["properties"].get("id") or part["element_id"])
            graph.add_node(name, label=next(iter(part["labels"]), ""), **_own(part["properties"]))
    for part in parts:
        if "labels" not in part:
            ends = [names.get(part[end]) or str(part[end]) for end in ("start", "end")]
            graph.add_edge(*ends, key=str(part["element_id"]), type=part["type"], **_own(part["properties"]))
    return graph


def plan_to_networkx(plan: PlanGraph) -> "nx.MultiDiGraph[str]":
    """A plan as it was read, inferred duties included; nodes and edges as those of `to_networkx`."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in plan.all_nodes():
        graph.add_node(node.id, label=node.label, **_own(node.properties()))
    for number, edge in enumerate(plan.edges):
        graph.add_edge(edge.source, edge.target, key=f"{edge.type}:{number}", type=edge.type, **_own(edge.properties()))
    return graph


def _own(properties: Mapping[str, Any]) -> dict[str, Any]:
    """A property of the same name as ours gets an underscore."""
    return {
        f"{name}_" if name in ("label", "type", "key") else name: value
        for name, value in properties.items()
        if value is not None
    }


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every node and relationship in a value, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from _parts(item)
    elif isinstance(value, dict):
        if "element_id" in value and ("labels" in value or {"start", "end", "type"} <= value.keys()):
            yield value
        else:
            yield from _parts(list(value.values()))
