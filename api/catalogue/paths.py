"""路径 (paths) and neighbourhoods: the shortest path between two nodes, and what lies around one."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.resolve import KINDS, fold_name, resolve
from plankg.api.errors import NoMatch, NoSuchNode, SeveralMatches

if TYPE_CHECKING:
    from plankg.graph.store import Store

DEEPEST = 3
# Edges that say where something is in the text; they are many, and shown only when asked for.
STRUCTURE = frozenset({"STATED_IN", "TEXT_OF"})


def node_of(store: "Store", value: str) -> str:
    """The id of a node of any label, given by its id or by a name that only one node has.

    Raises:
        NoSuchNode: nothing is called so.
        SeveralMatches: several things are.
    """
    if store.run("node", {"node": value}).total:
        return value
    found: dict[str, str] = {}
    several: list[SeveralMatches] = []
    for parameter, kind in KINDS.items():
        try:
            found[resolve(store, parameter, value)] = kind.word
        except NoMatch:
            continue
        except SeveralMatches as error:
            several.append(error)
    if not found:
        raise several[0] if several else NoSuchNode(value)
    if len(found) > 1:
        found = _exact(store, found, value) or found
    if len(found) > 1:
        raise SeveralMatches("节点", value, sorted(found.items()))
    return next(iter(found))


def _exact(store: "Store", found: dict[str, str], value: str) -> dict[str, str]:
    """Those of the nodes that are called exactly so."""
    wanted = fold_name(value)
    nodes = {id_: store.run("node", {"node": id_}).rows[0] for id_ in found}
    names = {id_: [row["name"] or "", *(row["properties"].get("aliases") or ())] for id_, row in nodes.items()}
    return {id_: word for id_, word in found.items() if wanted in map(fold_name, names[id_])}


def path(store: "Store", begin: str, end: str) -> dict[str, Any]:
    """The steps of a shortest path between two nodes, with the words that state each edge.

    Returns:
        `from`, `to` (ids), `length` (edges; None when there is no path), `empty_reason` and `steps`, the rows of the query `path`.

    Raises:
        RequestError: an end means nothing or several things.
        StoreError: the store does not answer.
    """
    first, last = node_of(store, begin), node_of(store, end)
    steps = list(store.run("path", {"from": first, "to": last}).rows) if first != last else []
    there = bool(steps) or first == last
    return {
        "from": first,
        "to": last,
        "length": len(steps) if there else None,
        "empty_reason": None if steps else "起点和终点是同一个节点。" if there else "两者之间没有 12 步以内的路径。",
        "steps": steps,
    }


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node at the other end of one or more edges."""

    id: str
    label: str
    name: str | None
    edges: list[dict[str, Any]]


def neighbours(
    store: "Store", border: Sequence[str], known: Container[str], follows: Callable[[dict[str, Any]], bool]
) -> tuple[list[dict[str, Any]], list[Neighbour]]:
    """One step outwards from some nodes: the edges there that are followed, and the nodes that are not known yet.

    Args:
        store: where to ask.
        border: ids of the nodes.
        known: ids of all nodes found so far.
        follows: whether to follow an edge (a row of the query `edges-of`).
    """
    edges = [edge for edge in store.run("edges-of", {"nodes": list(border)}).rows if follows(edge)] if border else []
    found: dict[str, Neighbour] = {}
    for edge in edges:
        for end in ("source", "target"):
            id_ = edge[f"{end}_id"]
            if id_ not in known:
                one = found.setdefault(id_, Neighbour(id_, edge[f"{end}_label"], edge[f"{end}_name"], []))
                one.edges.append(edge)
    return edges, list(found.values())


def neighbourhood(
    store: "Store", centre: str, *, depth: int = 1, limit: int = 300, with_structure: bool = False
) -> dict[str, Any]:
    """The nodes that are at most `depth` edges from a node, and all edges between them.

    Args:
        store: where to look.
        centre: id, or a name that only one node has.
        depth: 1 to 3.
        limit: the most nodes; the nearest are kept, of equals those with the most edges.
        with_structure: also follow STATED_IN and TEXT_OF.

    Returns:
        `centre`, `depth`, `total` (nodes found), `returned`, `truncated`, `nodes` (id, label, name, depth, degree) and
        `edges` (rows of the query `edges-of`).

    Raises:
        RequestError: the centre means nothing or several things.
        StoreError: the store does not answer.
    """
    begin = node_of(store, centre)
    row = store.run("node", {"node": begin}).rows[0]
    nodes = {begin: {"id": begin, "label": row["label"], "name": row["name"], "depth": 0, "degree": 0}}
    edges: dict[tuple[Any, ...], dict[str, Any]] = {}
    border = [begin]
    for step in range(1, depth + 1):
        found, nearer = neighbours(store, border, nodes, lambda edge: with_structure or edge["type"] not in STRUCTURE)
        edges |= {_key(edge): edge for edge in found}
        for one in nearer:
            nodes[one.id] = {"id": one.id, "label": one.label, "name": one.name, "depth": step, "degree": 0}
        border = [one.id for one in nearer]
        if len(nodes) > limit:
            break
    for edge in edges.values():
        for end in ("source_id", "target_id"):
            nodes[edge[end]]["degree"] += 1
    kept = sorted(nodes.values(), key=lambda node: (node["depth"], -node["degree"], node["id"]))[:limit]
    ids = {node["id"] for node in kept}
    return {
        "centre": begin,
        "depth": depth,
        "total": len(nodes),
        "returned": len(kept),
        "truncated": len(kept) < len(nodes),
        "nodes": kept,
        "edges": [edge for edge in edges.values() if edge["source_id"] in ids and edge["target_id"] in ids],
    }


def _key(edge: dict[str, Any]) -> tuple[Any, ...]:
    return edge["type"], edge["source_id"], edge["target_id"], edge["start"], edge["role"]
