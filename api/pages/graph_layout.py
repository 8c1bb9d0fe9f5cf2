"""Where the nodes and words of a graph picture are: positions by networkx around a node, words only where there is room for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plankg.api.pages.graph_contents import Edge, Graph, Node

if TYPE_CHECKING:
    import networkx as nx

ROW, COLUMN = 24, 430
LETTER, HEIGHT = 13.5, 18
_SPREAD = 62
_EDGE = 60
_ROOM = 190


@dataclass(frozen=True, slots=True)
class Spot:
    """A node with its place: `anchor` is where its words are tied to, `shown` whether there is room for them."""

    node: Node
    x: float
    y: float
    size: float
    anchor: str
    words_x: float
    words_y: float
    shown: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """An edge with its path (SVG)."""

    edge: Edge
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture ready to be drawn."""

    width: float
    height: float
    spots: tuple[Spot, ...]
    lines: tuple[Stroke, ...]


def around(graph: Graph, waves: Sequence[Sequence[str]]) -> Drawing:
    """The neighbourhood of a node, with the node in the middle; what was opened later does not move what was there.

    Args:
        graph: what to draw.
        waves: ids in the order in which they came.
    """
    import networkx as nx

    drawn: nx.Graph[str] = nx.Graph()
    drawn.add_nodes_from(graph.nodes)
    drawn.add_edges_from((edge.source, edge.target) for edge in graph.edges)
    placed: dict[str, tuple[float, float]] = {}
    for wave in waves:
        if wave:
            placed = _placed(drawn, placed, wave)
    span = _SPREAD * max(3.0, len(graph.nodes) ** 0.5 * 1.15)
    points = {id_: (x * span * 1.5, y * span) for id_, (x, y) in placed.items()}
    left, top = min(x for x, _ in points.values()) - _ROOM, min(y for _, y in points.values()) - _EDGE
    right, bottom = max(x for x, _ in points.values()) + _ROOM, max(y for _, y in points.values()) + _EDGE
    moved = {id_: (round(x - left, 1), round(y - top, 1)) for id_, (x, y) in points.items()}
    spots = _spots(graph, moved, layered=False)
    lines = tuple(Stroke(edge, _straight(moved[edge.source], moved[edge.target])) for edge in graph.edges)
    return Drawing(round(right - left), round(bottom - top), spots, lines)


def _placed(
    drawn: "nx.Graph[str]", placed: dict[str, tuple[float, float]], wave: Sequence[str]
) -> dict[str, tuple[float, float]]:
    """Positions with those of a further wave; what has a place keeps it."""
    import networkx as nx

    here = drawn.subgraph([*placed, *wave])
    count = len(here)
    if not placed:
        shells = [[wave[0]], list(wave[1:])] if count > 1 else [[wave[0]]]
        start = nx.shell_layout(here, shells)
        found = nx.spring_layout(
            here, pos=start, fixed=[wave[0]] if count > 1 else None, k=1.9 / count**0.5, iterations=120, seed=7
        )
    else:
        near = {id_: placed[next((n for n in here[id_] if n in placed), next(iter(placed)))] for id_ in wave}
        start = {
            **placed,
            **{id_: (x + 0.03 * (i % 7 - 3), y + 0.03 * (i % 5 - 2)) for i, (id_, (x, y)) in enumerate(near.items())},
        }
        found = nx.spring_layout(here, pos=start, fixed=list(placed), k=1.1 / count**0.5, iterations=80, seed=7)
    return {id_: (float(x), float(y)) for id_, (x, y) in found.items()}


def in_layers(graph: Graph) -> Drawing:
    """Bodies on the left, tasks in the middle in reading order, indicators on the right."""
    columns: list[list[Node]] = [[], [], []]
    for node in sorted(graph.nodes.values(), key=lambda node: (node.order, node.id)):
        columns[node.depth].append(node)
    height = max([*map(len, columns), 8]) * ROW
    points = {
        node.id: (220.0 + layer * COLUMN, round(_EDGE + height / len(column) * (rank + 0.5), 1))
        for layer, column in enumerate(columns)
        for rank, node in enumerate(column)
    }
    lines = tuple(Stroke(edge, _curved(points[edge.source], points[edge.target])) for edge in graph.edges)
    return Drawing(220 + 2 * COLUMN + 240, height + 2 * _EDGE, _spots(graph, points, layered=True), lines)


def _spots(graph: Graph, points: dict[str, tuple[float, float]], *, layered: bool) -> tuple[Spot, ...]:
    """The nodes; the words of the more important ones are set first, those that would cover others are left out."""
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in points.values()]
    spots = []
    for node in sorted(
        graph.nodes.values(), key=lambda n: (n.depth != 0 and not layered, not n.found, -n.weight, n.id)
    ):
        x, y = points[node.id]
        size = round(5 + min(6.0, node.weight**0.5), 1) + (4 if node.depth == 0 and not layered else 0)
        width = sum(LETTER if ord(c) > 0x2E80 else LETTER * 0.58 for c in node.words)
        anchor = "end" if layered and node.depth == 0 else "start"
        words_x = x - size - 5 if anchor == "end" else x + size + 5
        box = (
            words_x - width if anchor == "end" else words_x,
            y - HEIGHT / 2,
            words_x if anchor == "end" else words_x + width,
            y + HEIGHT / 2,
        )
        room = all(box[2] < t[0] or t[2] < box[0] or box[3] < t[1] or t[3] < box[1] for t in taken)
        if room:
            taken.append(box)
        spots.append(Spot(node, x, y, size, anchor, round(words_x, 1), round(y + 4.5, 1), room))
    return tuple(spots)


def _straight(start: tuple[float, float], end: tuple[float, float]) -> str:
    return f"M{start[0]} {start[1]}L{end[0]} {end[1]}"


def _curved(start: tuple[float, float], end: tuple[float, float]) -> str:
    middle = round((start[0] + end[0]) / 2, 1)
    return f"M{start[0]} {start[1]}C{middle} {start[1]} {middle} {end[1]} {end[0]} {end[1]}"
