"""What the tables of small plans hold, written down (all of it invented).

A file of written/ has plans or pages as those of ../plans/ are written, each after a line `===`, and under it, after a tab, what its tables say:
indicators, tasks and projects with what is known of them, who carries them, doubts. To write down what is read now, for reading it over:
python -m tests.extract.tables.test_written_tables FILE…
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plankg.extract.model import Doubt, Indicator, PartOf, PlanGraph, Project, ResponsibleFor, Task
from tests.extract.test_grids import extracted
from tests.extract.test_written_plans import each, line, write_down

FILES = sorted(Path(__file__).parent.joinpath("written").glob("*.txt"))
_SAID = (
    "number", "row_number", "name", "title", "text", "unit", "category", "nature", "accumulation", "place", "construction", "scale",
    "year_start", "year_end", "investment_raw", "period_investment_raw", "investment_unit", "baseline_raw", "baseline_value", "baseline_year",
    "target_raw", "target_op", "target_value", "target_value_high", "target_year", "deadline_raw", "deadline",
)  # fmt: skip


def facts(text: str) -> list[str]:
    """What the tables of a plan say, in the order of the text."""
    return list(_facts(extracted(text, ".html" if text.startswith("<") else ".txt")))


def _facts(plan: PlanGraph) -> Iterator[str]:
    placed = [node for node in plan.nodes if isinstance(node, Indicator | Project | Task)]
    names = {node.id: _name(node) for node in placed}
    tabled = [node for node in placed if isinstance(node, Project) or "table" in node.rule]
    for node in sorted(tabled, key=lambda node: (node.start, node.end, node.id)):
        yield line(node.label.lower(), *_said(node))
    for edge in plan.edges:
        if isinstance(edge, PartOf) and edge.source in {node.id for node in tabled} and edge.target in names:
            yield line("part", names[edge.source], "of", names[edge.target])
        if isinstance(edge, ResponsibleFor) and "table" in edge.rule:
            yield line("duty", edge.role, edge.surface, "for", names[edge.target], edge.deadline)
    yield from (line("doubt", node.text, node.reason) for node in plan.nodes if isinstance(node, Doubt))


def _name(node: Indicator | Project | Task) -> str:
    return (node.title if isinstance(node, Task) else node.name) or node.text


def _said(node: Indicator | Project | Task) -> Iterator[str]:
    for name in _SAID:
        value = getattr(node, name, None)
        if value is not None and (name != "text" or isinstance(node, Task)):
            yield f"{name}={value:g}" if isinstance(value, float) else f"{name}={value}"


@pytest.mark.parametrize(("text", "said"), each(FILES))
def test_tables_say_what_is_written_under_them(text: str, said: list[str]) -> None:
    assert facts(text) == said


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write_down(Path(name), facts)
