"""Gold without offsets: annotations are compared by their words, white space and width of punctuation aside."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plankg.extract.evaluation.gold_files import Row, plain, rows
from plankg.extract.evaluation.scores import Score, compare
from plankg.extract.model import (
    Indicator,
    PlacedNode,
    PlanGraph,
    Project,
    ResponsibleFor,
    Section,
    SpecialColumn,
    StatedEdge,
    Task,
)  # fmt: skip
from plankg.extract.text.numbering import chinese_number

_NATURES = {"约束性": "binding", "预期性": "expected"}


def score_by_text(folder: Path, plan: PlanGraph) -> Iterator[Score]:
    """A score for each kind of fact that the folder has gold for."""
    scorers: dict[str, Callable[[list[Row], PlanGraph], Score]] = {
        "meta": _meta,
        "outline": _outline,
        "columns": _columns,
        "projects": _projects,
        "indicators": _indicators,
        "targets": _targets,
        "responsibilities": _responsibilities,
    }
    for name, scorer in scorers.items():
        gold = rows(folder, name)
        if gold is not None:
            yield scorer(gold, plan)


@dataclass(frozen=True, slots=True)
class _Fact:
    """An extracted fact as the words that are compared, with the sentence that it came from."""

    key: tuple[str, ...]
    sentence: str
    level: str = ""

    def __str__(self) -> str:
        return f"{' | '.join(self.key)} — {self.sentence[:60]}"


def _words(fact: object) -> str:
    return " ".join(value for value in fact.values() if value) if isinstance(fact, dict) else str(fact)


def _same(*names: str) -> Callable[[Row, _Fact], bool]:
    return lambda row, fact: tuple(plain(row[name]) for name in names) == fact.key


def _meta(gold: list[Row], plan: PlanGraph) -> Score:
    """Each key of the document; a title is right when it is part of the printed one, which may be the notice's."""
    document = plan.document.properties()
    found = [_Fact((key, plain(str(document[key] or ""))), "") for key in (row["key"] for row in gold)]

    def same(row: Row, fact: _Fact) -> bool:
        if row["key"] != fact.key[0]:
            return False
        wanted = plain(row["value"])
        return fact.key[1] in wanted and len(fact.key[1]) >= 6 if row["key"] == "title" else wanted == fact.key[1]

    return compare("meta", gold, found, same, _words)


def _outline(gold: list[Row], plan: PlanGraph) -> Score:
    """Numbered headings by number and title; the level is a field. A project of a list under a heading counts as one."""
    found = [
        _Fact((plain(n.number), plain(n.title)), n.text, str(n.level)) for n in plan.nodes if isinstance(n, Section)
    ]
    found += [
        _Fact((plain(n.number), plain(n.name)), n.text[:60])
        for n in plan.nodes
        if isinstance(n, Project) and n.rule == "project-list"
    ]
    level = {"level": lambda row, fact: row["level"] == fact.level}
    return compare("headings", gold, found, _same("number", "title"), _words, level)


def _columns(gold: list[Row], plan: PlanGraph) -> Score:
    columns = {n.id: n for n in plan.nodes if isinstance(n, SpecialColumn)}
    items = {n.id: n for n in plan.nodes if isinstance(n, Task) and n.kind == "item"}
    found = [
        _Fact(
            (
                plain(columns[e.target].number), plain(columns[e.target].title), plain(items[e.source].number),
                plain(items[e.source].title),
            ),
            items[e.source].text,
        )
        for e in plan.edges
        if e.type == "PART_OF" and e.source in items and e.target in columns
    ]  # fmt: skip
    return compare("items", gold, found, _same("column_number", "column_title", "item_number", "item_title"), _words)


def _projects(gold: list[Row], plan: PlanGraph) -> Score:
    found = [_Fact((plain(n.name),), n.text, n.category or "") for n in plan.nodes if isinstance(n, Project)]
    fields = {"category": lambda row, fact: bool(fact.level) and plain(row["where"]).endswith(plain(fact.level))}
    return compare("projects", gold, found, _same("name"), _words, fields)


def _indicators(gold: list[Row], plan: PlanGraph) -> Score:
    """Name, unit and both values; category, number, years and nature are fields."""
    found = [n for n in plan.nodes if isinstance(n, Indicator) and n.origin == "table"]

    def same(row: Row, node: Indicator) -> bool:
        names: tuple[str, ...] = ("name", "unit", "baseline_raw", "target_raw")
        if row["target_year"] and len([n for n in found if n.name == node.name]) > 1:
            names = (*names, "target_year")
        return all(plain(row[name]) == plain(_printed(node, name)) for name in names)

    fields = {
        "category": _field("category"),
        "number": lambda row, node: plain(row["no"]) == plain(node.number),
        "baseline_year": _field("baseline_year"),
        "target_year": _field("target_year"),
        "nature": lambda row, node: _NATURES.get(row["nature"]) == node.nature,
    }
    return compare(
        "indicators", gold, found, same, lambda fact: _words(fact) if isinstance(fact, dict) else fact.text, fields
    )


def _printed(node: Indicator, name: str) -> str:
    value = getattr(node, name)
    return "" if value is None else str(value)


def _field(name: str) -> Callable[[Row, Indicator], bool]:
    return lambda row, node: plain(row[name]) == plain(_printed(node, name))


def _targets(gold: list[Row], plan: PlanGraph) -> Score:
    """A target is right when comparison, value and unit are, and one quotation holds the other."""
    found = [n for n in plan.nodes if isinstance(n, Indicator) and n.origin == "text"]

    def same(row: Row, node: Indicator) -> bool:
        low, _, high = plain(row["value"]).replace("至", "-").partition("-")
        quotes = (plain(row["quote"]), plain(node.text))
        op = "=" if row["op"] == "range" else row["op"]
        return (
            (quotes[0] in quotes[1] or quotes[1] in quotes[0])
            and (plain(str(node.target_value)), plain(str(node.target_value_high or ""))) == (_number(low), high)
            and (plain(node.unit), node.target_op) == (plain(row["unit"]), op)
        )

    fields = {
        "year": lambda row, node: row["year"] == str(node.target_year or ""),
        "name": lambda row, node: plain(row["name"]) == plain(node.name),
    }
    return compare(
        "targets", gold, found, same, lambda f: _words(f) if isinstance(f, dict) else f"{f.text} {f.rule}", fields
    )


def _number(printed: str) -> str:
    """A number written as a word, in digits: 半日 is 0.5, 零发生 0."""
    words = {"半": "0.5", "零": "0"}
    return words.get(printed) or (
        str(chinese_number(printed)) if re.fullmatch("[一二三四五六七八九十]+", printed) else printed
    )


def _responsibilities(gold: list[Row], plan: PlanGraph) -> Score:
    """A stated duty is right when task, body and role are; the task by its first twenty characters without number."""
    nodes = {n.id: n for n in plan.nodes if isinstance(n, PlacedNode)}
    found = [
        _Fact((plain(_beginning(plan, nodes[e.target])), plain(e.surface), e.role), f"{e.rule} {e.quote}")
        for e in plan.edges
        if isinstance(e, ResponsibleFor) and isinstance(e, StatedEdge) and e.basis == "stated"
    ]

    def same(row: Row, fact: _Fact) -> bool:
        task = plain(row["task"])
        return (plain(row["org"]), row["role"]) == fact.key[1:] and fact.key[0].startswith(task[:16])

    return compare("responsibilities", gold, found, same, _words)


def _beginning(plan: PlanGraph, node: PlacedNode) -> str:
    """The first words of a task after its number."""
    number = str(getattr(node, "number", None) or "")
    start = node.start + len(number) if node.text.startswith(number) else node.start
    return plan.text[start : start + 60]
