"""What a graph picture shows: nodes and edges, chosen by importance where there are too many."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.paths import neighbours
from plankg.api.errors import NoMatch
from plankg.api.pages.names import short, thing_path
from plankg.api.pages.plans import Plan
from plankg.extract.model import Span

if TYPE_CHECKING:
    from plankg.graph.store import Store

# A picture with more is neither read nor moved at ease.
MOST = 300
TYPES = ("RESPONSIBLE_FOR", "SUPPORTS", "SETS", "QUANTIFIES", "CITES", "PART_OF", "ISSUED_BY", "ADDRESSED_TO")
_WEIGHTS = {"RESPONSIBLE_FOR": 3.0, "SUPPORTS": 3.0, "SETS": 2.0, "QUANTIFIES": 2.0}
_LAYER_OF = {"Organization": 0, "Indicator": 2}


@dataclass(slots=True)
class Node:
    """A node of a picture. `depth` counts steps from the middle (of a plan: its layer), `weight` how much hangs on it."""

    id: str
    label: str
    name: str
    depth: int
    weight: float = 0.0
    order: float = 0.0
    document: str = ""
    found: bool = False

    @property
    def path(self) -> str:
        """Its own page."""
        return thing_path(self.label, self.id)

    @property
    def words(self) -> str:
        """Its name, short enough to be next to it."""
        return short(self.name, 14)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a picture, with the row that states it."""

    type: str
    source: str
    target: str
    basis: str
    row: Mapping[str, Any]


@dataclass(slots=True)
class Graph:
    """Nodes and edges of a picture; `left_out` says how many nodes there was no room for."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    left_out: int = 0


def around_node(
    store: "Store", middle: str, depth: int, types: Collection[str], expanded: Sequence[str]
) -> tuple[Graph, list[list[str]]]:
    """What is around a node.

    Args:
        store: where to ask.
        middle: id of the node.
        depth: how many steps, 1 to 3.
        types: types of edges to follow.
        expanded: further nodes whose neighbours are shown, in the order in which they were opened.

    Returns:
        The graph, and its nodes' ids in the order in which they came: the surroundings first, then what each opening added.

    Raises:
        NoMatch: no node has this id.
    """
    rows = store.run("node", {"node": middle}).rows
    if not rows:
        raise NoMatch("节点", middle, ())
    graph = Graph({middle: Node(middle, rows[0]["label"], rows[0]["name"], 0, document=rows[0]["document_id"] or "")})
    frontier = [middle]
    for step in range(1, depth + 1):
        frontier = _add(graph, store, frontier, types, step)
    waves = [list(graph.nodes)]
    for id_ in expanded:
        known = graph.nodes.get(id_)
        waves.append(_add(graph, store, [id_], types, known.depth + 1) if known else [])
    seen: set[tuple[Any, ...]] = set()
    for row in store.run("edges-of", {"nodes": list(graph.nodes)}).rows if len(graph.nodes) > 1 else ():
        key = (row["type"], row["source_id"], row["target_id"], row["basis"])
        if row["type"] in types and {row["source_id"], row["target_id"]} <= graph.nodes.keys() and key not in seen:
            seen.add(key)
            graph.edges.append(Edge(row["type"], row["source_id"], row["target_id"], row["basis"] or "stated", row))
    return graph, waves


def _add(graph: Graph, store: "Store", frontier: Sequence[str], types: Collection[str], step: int) -> list[str]:
    """Put the neighbours of some nodes into the graph, the most important ones as far as there is room."""
    _, found = neighbours(store, frontier, graph.nodes, lambda edge: edge["type"] in types)
    nodes = [
        Node(
            one.id,
            one.label,
            one.name or one.id,
            step,
            weight=sum(map(weight, one.edges)),
            document=one.edges[-1]["document_id"] or "",
        )
        for one in found
        if one.label != "Document"
    ]
    nodes.sort(key=lambda node: (-node.weight, node.id))
    room = max(0, MOST - len(graph.nodes))
    graph.left_out += len(nodes[room:])
    graph.nodes |= {node.id: node for node in nodes[:room]}
    return [node.id for node in nodes[:room]]


def weight(row: Mapping[str, Any]) -> float:
    """How much an edge says: what the text states more than what was inferred, support by its score."""
    base = _WEIGHTS.get(row["type"], 1.0)
    if row["type"] == "SUPPORTS":
        return base * float(row.get("score") or 0.0)
    return base * (0.4 if row.get("basis") == "inferred" else 1.0)


def layers(plan: Plan, bases: Collection[str], part: Span | None = None) -> Graph:
    """Bodies, tasks and indicators of a plan with the edges between them.

    Args:
        plan: the plan.
        bases: stated, inferred or both: which duties and supports to show.
        part: only duties for what is in this part of the text, and supports by it.
    """
    graph = Graph()

    def is_shown(row: Mapping[str, Any]) -> bool:
        if row["type"] not in {"RESPONSIBLE_FOR", "SUPPORTS"} or row.get("basis") not in bases:
            return False
        work = plan.nodes.get(row["target_id"] if row["type"] == "RESPONSIBLE_FOR" else row["source_id"])
        return part is None or (work is not None and part.start <= work["start"] < part.end)

    rows = [row for row in plan.statements if is_shown(row)]
    for row in rows:
        for id_ in (row["source_id"], row["target_id"]):
            if id_ not in graph.nodes:
                label = plan.label(id_)
                start = plan.nodes[id_]["start"] if id_ in plan.nodes else 0
                graph.nodes[id_] = Node(
                    id_, label, plan.name(id_), _LAYER_OF.get(label, 1), order=start, document=plan.id
                )
            graph.nodes[id_].weight += weight(row)
    kept = sorted(graph.nodes.values(), key=lambda node: (-node.weight, node.id))[:MOST]
    graph.left_out = len(graph.nodes) - len(kept)
    graph.nodes = {node.id: node for node in kept}
    graph.edges = [
        Edge(row["type"], row["source_id"], row["target_id"], row["basis"], row)
        for row in rows
        if row["source_id"] in graph.nodes and row["target_id"] in graph.nodes
    ]
    _put_in_order(graph)
    return graph


def _put_in_order(graph: Graph) -> None:
    """Tasks in reading order; bodies and indicators next to the middle of what they are joined to, so that fewer lines cross."""
    next_to: dict[str, list[float]] = {}
    for edge in graph.edges:
        source, target = graph.nodes[edge.source], graph.nodes[edge.target]
        for end, other in ((source, target), (target, source)):
            if end.depth != 1 and other.depth == 1:
                next_to.setdefault(end.id, []).append(other.order)
    for node in graph.nodes.values():
        if node.depth != 1:
            orders = next_to.get(node.id, [node.order])
            node.order = sum(orders) / len(orders)


def mark_found(nodes: Iterable[Node], words: str) -> int:
    """Mark the nodes in whose names the words occur; how many there are."""
    wanted = words.strip().casefold()
    count = 0
    for node in nodes:
        node.found = bool(wanted) and wanted in node.name.casefold()
        count += node.found
    return count
