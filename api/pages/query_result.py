"""What the page of queries shows of a result: cells with links, a picture of its nodes, a plot of its numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.result_words import cell_words
from plankg.api.pages.graph_contents import MOST, Edge, Graph, Node
from plankg.api.pages.graph_layout import Drawing, around
from plankg.api.pages.names import thing_path
from plankg.graph import to_networkx
from plankg.graph.schema import LABELS

if TYPE_CHECKING:
    from plankg.graph.free_cypher.free_queries import FreeAnswer

ROWS_SHOWN = 200
BARS, POINTS = 40, 1000
WIDTH, ROW, ROOM = 900, 24, 260
_NO_PAGE = frozenset({"Section", "Doubt", "Finding", "Mention"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in words, with the address of the thing that it is."""

    words: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the plot; lengths in the units of the SVG."""

    words: str
    value: float
    y: float
    length: float


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the plot."""

    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars where a column has words and another one numbers, points where two have numbers."""

    horizontal: str
    vertical: str
    height: float
    bars: tuple[Bar, ...] = ()
    points: tuple[Point, ...] = ()
    ends: tuple[float, float, float, float] = (0, 0, 0, 0)


def cells(answer: "FreeAnswer") -> list[list[Cell]]:
    """The first rows as the table shows them."""
    return [[_cell(value) for value in row] for row in answer.rows[:ROWS_SHOWN]]


def _cell(value: Any) -> Cell:
    path = None
    if isinstance(value, dict) and value.get("labels"):
        label, id_ = value["labels"][0], value["properties"].get("id")
        if label in LABELS and id_:
            path = f"/graph?node={id_}" if label in _NO_PAGE else thing_path(label, id_)
    return Cell(cell_words(value), path)


def picture(answer: "FreeAnswer") -> tuple[Graph, Drawing] | None:
    """The nodes and relationships of a result, drawn; None where it has none."""
    found = to_networkx(answer.rows)
    if not found:
        return None
    graph = Graph()
    names = sorted(found, key=lambda name: -found.degree(name))
    for name in names[:MOST]:
        values = found.nodes[name]
        words = str(values.get("title") or values.get("name") or values.get("text") or name)
        graph.nodes[name] = Node(name, values.get("label", ""), words, 1, weight=float(found.degree(name)))
    graph.left_out = len(names) - len(graph.nodes)
    graph.edges = [
        Edge(values["type"], source, target, values.get("basis", "stated"), values)
        for source, target, values in found.edges(data=True)
        if source in graph.nodes and target in graph.nodes
    ]
    return graph, around(graph, [list(graph.nodes)])


def plot(answer: "FreeAnswer") -> Plot | None:
    """A plot of a result, where it has a column of numbers and more than one row."""
    numbers = [place for place, _ in enumerate(answer.columns) if _is_numeric(answer.rows, place)]
    words = [place for place, _ in enumerate(answer.columns) if place not in numbers]
    if not numbers or len(answer.rows) < 2:
        return None
    if len(numbers) > 1:
        return _scatter(answer, numbers[0], numbers[1], words[:1])
    return _bars(answer, numbers[0], words[:1]) if words else None


def _is_numeric(rows: Sequence[Sequence[Any]], place: int) -> bool:
    values = [row[place] for row in rows if row[place] is not None]
    return bool(values) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def _bars(answer: "FreeAnswer", number: int, words: Sequence[int]) -> Plot:
    rows = [row for row in answer.rows if row[number] is not None][:BARS]
    most = max(abs(row[number]) for row in rows) or 1
    bars = tuple(
        Bar(_label(row, words), row[number], at * ROW, round(abs(row[number]) / most * (WIDTH - ROOM - 80), 1))
        for at, row in enumerate(rows)
    )
    return Plot(answer.columns[number], answer.columns[words[0]], len(bars) * ROW + 8, bars=bars)


def _scatter(answer: "FreeAnswer", x: int, y: int, words: Sequence[int]) -> Plot:
    rows = [row for row in answer.rows if row[x] is not None and row[y] is not None][:POINTS]
    height = 420
    xs, ys = [float(row[x]) for row in rows] or [0.0], [float(row[y]) for row in rows] or [0.0]
    ends = (min(xs), max(xs), min(ys), max(ys))
    points = tuple(
        Point(
            f"{_label(row, words)}（{row[x]:g}，{row[y]:g}）",
            round(70 + _share(row[x], ends[0], ends[1]) * (WIDTH - 100), 1),
            round(height - 40 - _share(row[y], ends[2], ends[3]) * (height - 70), 1),
        )
        for row in rows
    )
    return Plot(answer.columns[x], answer.columns[y], height, points=points, ends=ends)


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5


def _label(row: Sequence[Any], words: Sequence[int]) -> str:
    text = " ".join(_each(row, words))
    return text if len(text) <= 18 else text[:17] + "…"


def _each(row: Sequence[Any], words: Sequence[int]) -> Iterator[str]:
    return (cell_words(row[place]) for place in words)
