"""Gold with offsets: every annotation says where it stands, so that spans are compared and not only words."""

from collections.abc import Callable, Iterator
from pathlib import Path

from plankg.extract.evaluation.gold_files import Row, rows
from plankg.extract.evaluation.scores import Score, compare
from plankg.extract.model import (
    Cites,
    Indicator,
    PlacedNode,
    PlanGraph,
    Policy,
    Project,
    Quantifies,
    ResponsibleFor,
    Section,
    SpecialColumn,
    Supports,
    Task,
)  # fmt: skip

_FIELDS = (
    "category", "name", "unit", "baseline_raw", "target_raw", "baseline_op", "baseline_value", "baseline_year",
    "target_op", "target_value", "target_year", "accumulation", "nature", "start", "end",
)  # fmt: skip


def score_by_offset(folder: Path, plan: PlanGraph) -> Iterator[Score]:
    """A score for each kind of fact that the folder has gold for."""
    scorers: dict[str, Callable[[list[Row], PlanGraph], Iterator[Score]]] = {
        "outline": _outline,
        "indicators": _indicators,
        "targets": _targets,
        "responsibilities": _responsibilities,
        "citations": _citations,
        "quantifies": _quantifies,
    }
    for name, scorer in scorers.items():
        gold = rows(folder, name)
        if gold is not None:
            yield from scorer(gold, plan)
    gold, units = rows(folder, "supports"), rows(folder, "units")
    if gold is not None and units is not None:
        yield _supports(gold, units, plan)


def _at(row: Row, node: PlacedNode) -> bool:
    return (int(row["start"]), int(row["end"])) == (node.start, node.end)


def _overlaps(row: Row, start: int, end: int) -> bool:
    return int(row["start"]) < end and start < int(row["end"])


def _words(fact: object) -> str:
    if isinstance(fact, dict):
        return " ".join(str(value) for key, value in fact.items() if value and key not in {"path", "reason", "text"})
    if isinstance(fact, PlacedNode):
        return f"{fact.start}–{fact.end} {fact.text[:60]}"
    if isinstance(fact, ResponsibleFor):
        return f"{fact.start}–{fact.end} {fact.surface} {fact.role} {fact.rule}：{fact.quote[:60]}"
    return str(fact)


def _outline(gold: list[Row], plan: PlanGraph) -> Iterator[Score]:
    """All headings, and those that are special columns, their items and projects once more by themselves."""
    nodes = plan.nodes
    columns = [n for n in nodes if isinstance(n, SpecialColumn)]
    inside = {e.source for e in plan.edges if e.type == "PART_OF" and e.target in {c.id for c in columns}}
    items = [n for n in nodes if isinstance(n, Task) and n.id in inside]
    projects = [n for n in nodes if isinstance(n, Project)]
    sections = [n for n in nodes if isinstance(n, Section)]
    groups: dict[str, tuple[set[str], list[PlacedNode]]] = {
        "headings": ({row["kind"] for row in gold}, [*sections, *columns, *items, *projects]),
        "columns": ({"special_column"}, [*columns]),
        "items": ({"column_item"}, [*items]),
        "projects": ({"project"}, [*projects]),
    }
    for kind, (kinds, found) in groups.items():
        wanted = [row for row in gold if row["kind"] in kinds]
        yield compare(kind, wanted, found, lambda row, node: _at(row, node) and _titled(row, node), _words)


def _titled(row: Row, node: PlacedNode) -> bool:
    title = node.name if isinstance(node, Project) else getattr(node, "title", None)
    return (getattr(node, "number", None), title) == (row["number"], row["title"])


def _indicators(gold: list[Row], plan: PlanGraph) -> Iterator[Score]:
    found = [n for n in plan.nodes if isinstance(n, Indicator) and n.origin == "table"]
    fields = {name: _field(name) for name in _FIELDS}
    yield compare(
        "indicators", gold, found,
        lambda row, node: row["no"] == node.number and all(agrees(row, node) for agrees in fields.values()), _words,
    )  # fmt: skip


def _field(name: str) -> Callable[[Row, Indicator], bool]:
    def agrees(row: Row, node: Indicator) -> bool:
        value = getattr(node, name)
        if value is None or row[name] == "":
            return value is None and row[name] == ""
        return float(row[name]) == value if isinstance(value, int | float) else row[name] == str(value)

    return agrees


def _targets(gold: list[Row], plan: PlanGraph) -> Iterator[Score]:
    """A target is right when it stands there with this comparison, value and unit; year and name are fields."""
    found = [n for n in plan.nodes if isinstance(n, Indicator) and n.origin == "text"]

    def same(row: Row, node: Indicator) -> bool:
        low, _, high = row["value"].partition("-")
        op = "=" if row["op"] == "range" else row["op"]
        values = (float(low), float(high) if high else None)
        return (
            _overlaps(row, node.start, node.end)
            and (node.target_value, node.target_value_high) == values
            and (node.target_op, node.unit) == (op, row["unit"])
        )

    yield compare(
        "targets", gold, found, same, _words,
        {
            "year": lambda row, node: row["year"] == str(node.target_year or ""),
            "per": lambda row, node: row["per"] == (node.per or ""),
            "baseline": lambda row, node: (float(row["baseline"]) if row["baseline"] else None) == node.baseline_value,
            "name": lambda row, node: row["name"] == node.name,
            "span": _at,
        },
    )  # fmt: skip


def _responsibilities(gold: list[Row], plan: PlanGraph) -> Iterator[Score]:
    """Stated duties: the body's name ends at the same place, with the same role."""
    found = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]

    def same(row: Row, edge: ResponsibleFor) -> bool:
        start = edge.surface_start if edge.surface_start is not None else -1
        return int(row["end"]) == start + len(edge.surface) and _overlaps(row, start, start + len(edge.surface))

    def exact(row: Row, edge: ResponsibleFor) -> bool:
        return int(row["start"]) == edge.surface_start

    yield compare(
        "responsibilities", gold, found, lambda row, edge: same(row, edge) and row["role"] == edge.role, _words,
        {"name exact": exact},
    )  # fmt: skip
    yield compare("responsibilities without role", gold, found, same, _words)


def _citations(gold: list[Row], plan: PlanGraph) -> Iterator[Score]:
    policies = {n.id: n for n in plan.nodes if isinstance(n, Policy)}
    found = [e for e in plan.edges if isinstance(e, Cites)]

    def same(row: Row, edge: Cites) -> bool:
        policy = policies[edge.target]
        number = row["doc_number"] in {"", policy.document_number or ""}
        return number and (row["title"], int(row["start"]), int(row["end"])) == (policy.title, edge.start, edge.end)

    yield compare("citations", gold, found, same, _words)


def _quantifies(gold: list[Row], plan: PlanGraph) -> Iterator[Score]:
    nodes = {n.id: n for n in plan.nodes if isinstance(n, Indicator)}
    found = [e for e in plan.edges if isinstance(e, Quantifies)]

    def same(row: Row, edge: Quantifies) -> bool:
        place = edge.start <= int(row["target_start"]) < edge.end
        return place and (row["indicator_no"], row["relation"]) == (nodes[edge.target].number, edge.relation)

    yield compare("quantifies", gold, found, same, _words)


def _supports(gold: list[Row], units: list[Row], plan: PlanGraph) -> Score:
    """Pairs of indicator and unit of text, at the default threshold; grade 1 and 2 both count."""
    numbers = {n.id: n.number for n in plan.nodes if isinstance(n, Indicator) and n.origin == "table"}
    found: dict[tuple[str | None, str], str] = {}
    for edge in plan.edges:
        if isinstance(edge, Supports) and edge.target in numbers:
            unit = next((row["unit_id"] for row in units if _overlaps(row, edge.start, edge.end)), "?")
            found.setdefault(
                (numbers[edge.target], unit), f"指标 {numbers[edge.target]} ← {unit} {edge.score}：{edge.quote[:50]}"
            )
    pairs = [(row["indicator_no"], row["unit_id"]) for row in gold]
    return compare(
        "supports", pairs, list(found), lambda wanted, pair: wanted == pair,
        lambda pair: found.get(pair, f"指标 {pair[0]} ← {pair[1]}"),
    )  # fmt: skip
