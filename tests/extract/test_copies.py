"""副本 (copies): the plan of corpus/ as copies have it gives the facts that the plan gives."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from plankg.extract.model import Indicator, PlanGraph, ResponsibleFor, Section, SpecialColumn, Task
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source

PLAN = Path(__file__).parents[2] / "corpus" / "gansu-market-regulation-145" / "plan.txt"
WIDTH = 76  # of a wrapped line, in halves of a Chinese character
_LETTERS = "\u4e00-\u9fff"


def wrapped(text: str) -> str:
    """Lines broken at a margin; a mark of punctuation may hang over it."""
    lines: list[str] = []
    for line in text.splitlines():
        begin = reached = 0
        for at, character in enumerate(line):
            wide = 2 if east_asian_width(character) in "WFA" else 1
            if reached + wide > WIDTH and character not in "，。；、：）”》":
                lines.append(line[begin:at])
                begin, reached = at, 0
            reached += wide
        lines.append(line[begin:])
    return "\n".join(lines)


def in_pieces(text: str) -> str:
    """Some of the wrapped lines broken after their commas too, as text of a PDF file is."""
    commas = iter(range(len(text)))
    return re.sub(r"(?<=[，、])(?!\n)", lambda _: "" if next(commas) % 3 else "\n", wrapped(text))


COPIES = {
    "a line's end of Windows": lambda text: text.replace("\n", "\r\n"),
    "empty lines between all": lambda text: re.sub(r"\n+", "\n\n", text),
    "half-width punctuation": lambda text: text.translate(str.maketrans("，；：（）？！", ",;:()?!")),
    "indented paragraphs": lambda text: re.sub(r"(?m)^(?=\S)", "\u3000\u3000", text),
    "spaces next to figures": lambda text: re.sub(rf"(?<=[{_LETTERS}])(?=\d)|(?<=\d)(?=[{_LETTERS}])", " ", text),
    "wrapped": wrapped,
    "wrapped, every line apart": lambda text: re.sub(r"\n+", "\n\n", wrapped(text)),
    "wrapped, in pieces": in_pieces,
}


def bare(words: object) -> str:
    """Letters and figures only."""
    return re.sub(r"[\W_]", "", str(words))


def facts(plan: PlanGraph) -> dict[str, Counter[tuple[str, ...]]]:
    """The facts of a plan by kind, by their words and not by their places."""
    duties = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    nodes = plan.nodes
    return {
        "headings": Counter((bare(n.title),) for n in nodes if isinstance(n, Section)),
        "columns": Counter((bare(n.title),) for n in nodes if isinstance(n, SpecialColumn)),
        "items": Counter((bare(n.title),) for n in nodes if isinstance(n, Task) and n.kind == "item" and n.title),
        "indicators": Counter(
            (bare(n.name), bare(n.target_raw), bare(n.unit), str(n.target_year))
            for n in nodes
            if isinstance(n, Indicator)
        ),
        "duties": Counter((bare(e.surface), str(e.role)) for e in duties),
    }


@cache
def original() -> dict[str, Counter[tuple[str, ...]]]:
    return facts(extract_source(Source(PLAN, "plan", PLAN.read_text("utf-8"), "")))


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES.keys())
def test_copy_gives_the_facts_of_the_plan(copy) -> None:
    found = facts(extract_source(Source(PLAN, "plan", copy(PLAN.read_text("utf-8")), "")))
    lost = {kind: were - found[kind] for kind, were in original().items() if len(were - found[kind]) > len(were) // 50}
    more = {kind: found[kind] - were for kind, were in original().items() if len(found[kind] - were) > len(were) // 50}
    assert (lost, more) == ({}, {})
