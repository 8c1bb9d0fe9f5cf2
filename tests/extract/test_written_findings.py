"""What is found about small plans, written down: contradictions, gaps, doubts, and what agrees (all of it invented).

A file of findings/ has plans as those of plans/ are written, each after a line `===`, and under it, after a tab, what is found: `KIND VERDICT MESSAGE`
and the quotes, or `doubt RULE QUOTE REASON`. To write down what is found now, for reading it over: python -m tests.extract.test_written_findings FILE…
"""

import sys
from pathlib import Path

import pytest

from plankg.extract.model import Doubt, Finding
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from tests.extract.test_written_plans import each, line, write_down

FILES = sorted(Path(__file__).parent.joinpath("findings").glob("*.txt"))


def facts(text: str) -> list[str]:
    """What is found about a plan."""
    plan = extract_source(Source(Path("plan.txt"), "plan", text, ""))
    doubts = [line("doubt", node.rule, node.text, node.reason) for node in plan.nodes if isinstance(node, Doubt)]
    found = sorted((node for node in plan.nodes if isinstance(node, Finding)), key=lambda node: node.rank)
    return [line(node.kind, node.verdict, node.message, node.text, *node.evidence_quotes) for node in found] + doubts


@pytest.mark.parametrize(("text", "said"), each(FILES))
def test_plan_has_the_findings_that_are_written_under_it(text: str, said: list[str]) -> None:
    assert facts(text) == said


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write_down(Path(name), facts)
