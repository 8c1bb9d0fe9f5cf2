"""What small documents hold, written down: heads with their index blocks, outlines, special columns (all of it invented).

A file of plans/ has documents, each after a line `===`, and under it, after a tab, what is read from it: title, issuer, number, days and period, and in
the order of the text `section LEVEL NUMBER TITLE`, `column NUMBER TITLE`, `task KIND NUMBER TITLE`, `project NAME`,
`target NAME OP VALUE UNIT [YEAR]`. To write down what is read now, for reading it over: python -m tests.extract.test_written_plans FILE…
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plankg.extract.model import Indicator, Project, Section, SpecialColumn, Task
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source

FILES = sorted(Path(__file__).parent.joinpath("plans").glob("*.txt"))
_SHOWN = (Section, SpecialColumn, Task, Project, Indicator)
DAYS = ("issuer", "document_number", "issued_on", "published_on")


def facts(text: str) -> list[str]:
    """What a document holds."""
    plan = extract_source(Source(Path("plan.txt"), "plan", text, ""))
    head = plan.document
    period = "-".join(str(year) for year in (head.period_start, head.period_end) if year is not None)
    found = [line("title", head.title)]
    found += [line(name, value) for name in DAYS if (value := getattr(head, name))]
    found += [f"period {period}"] if period else []
    placed = [node for node in plan.nodes if isinstance(node, _SHOWN)]
    return found + [_shown(node) for node in sorted(placed, key=lambda node: (node.start, -node.end))]


def _shown(node: Section | SpecialColumn | Task | Project | Indicator) -> str:
    match node:
        case Section():
            return line("section", node.level, node.number, node.title)
        case SpecialColumn():
            return line("column", node.number, node.title)
        case Project():
            return line("project", node.name)
        case Indicator():
            return line(node.sense, node.name, node.target_op, f"{node.target_value:g}", node.unit, node.target_year)
    return line("task", node.kind, node.number, node.title or node.text[:30])


def line(*parts: object) -> str:
    """The parts of a line without blanks of their own; nothing of those that are empty."""
    return " ".join("".join(str(part).split()) for part in parts if part not in (None, ""))


def written(file: Path) -> Iterator[tuple[str, list[str]]]:
    """The documents of a file, each with what is written under it."""
    for document in file.read_text(encoding="utf-8").split("===\n")[1:]:
        lines = document.splitlines()
        said = [line.strip() for line in lines if line.startswith("\t")]
        yield "\n".join(line for line in lines if not line.startswith("\t")).strip() + "\n", said


def each(files: Iterable[Path], written: Callable[[Path], Iterator[tuple[str, list[str]]]] = written) -> list[Any]:
    """The documents of files, each with what is written under it, for a test of its own."""
    return [pytest.param(*one, id=f"{file.stem}-{at}") for file in files for at, one in enumerate(written(file), 1)]


@pytest.mark.parametrize(("text", "said"), each(FILES))
def test_document_holds_what_is_written_under_it(text: str, said: list[str]) -> None:
    assert facts(text) == said


def write_down(file: Path, facts: Callable[[str], list[str]]) -> None:
    """Put under each document of a file what is read from it now."""
    top = file.read_text(encoding="utf-8").split("===\n")[0]
    again = ["===\n" + text + "".join(f"\t{fact}\n" for fact in facts(text)) for text, _ in written(file)]
    file.write_text(top + "".join(again), encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write_down(Path(name), facts)
