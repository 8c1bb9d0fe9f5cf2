"""完整性台账 (ledger): every sentence of a document with the facts it gave, and those that look like a fact and gave none.

What counts as a fact is a duty, a target, an indicator, a project, support, a citation, or metadata, that stands in the
sentence. A measure (every sentence of a task is one) and a section are none, and inferred edges do not count.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from plankg.extract.model import (
    Indicator,
    PlanGraph,
    Project,
    ResponsibleFor,
    Section,
    Span,
    StatedEdge,
    Supports,
    Task,
)
from plankg.extract.text.fold import fold
from plankg.extract.text.lines import lines_of, sentences
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT
from plankg.extract.text.wordlists import alternatives

Standing = Literal["fact", "measure", "background", "open"]
Given = tuple[Span, str]  # the place of a fact and its label or type

_DUTY = "责任提示词"
_CUES: tuple[tuple[str, str], ...] = (
    (_DUTY, r"牵头|负责|配合|责任单位|会同|主体责任|责任制"),
    ("带单位的数量", rf"(?<![\d.])\d[\d,]*(?:\.\d+)?[ ]*(?![年月日号])(?:{UNIT})"),
    ("单位名称", rf"(?<=[\u4e00-\u9fff]){alternatives('text/body_suffixes')}(?=[、,。;要应和及与])"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence.

    Attributes:
        span: its place.
        text: its words.
        facts: the types and labels of the facts it gave, each once.
        cues: for a sentence without facts what in it looks like one.
        standing: `fact` where it gave one; `open` where it looks like one and gave none; of the others `measure` where it
            is part of a task, `background` where it is not. Numbers and bodies outside of tasks are background too.
    """

    span: Span
    text: str
    facts: tuple[str, ...]
    cues: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Coverage:
    """One section: how many sentences stand directly under its heading, and how many of them gave a fact."""

    section: str
    number: str | None
    title: str
    sentences: int
    covered: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """All sentences of a document in order."""

    entries: tuple[Entry, ...]

    @property
    def counts(self) -> dict[Standing, int]:
        """How many sentences have each standing."""
        found = Counter(entry.standing for entry in self.entries)
        return {standing: found[standing] for standing in get_args(Standing)}

    def of(self, standing: Standing) -> tuple[Entry, ...]:
        """The sentences of one standing."""
        return tuple(entry for entry in self.entries if entry.standing == standing)

    def by_section(self, sections: Sequence[Section]) -> Iterator[Coverage]:
        """The coverage of each section; `sections` in the order of the text."""
        starts = [section.start for section in sections]
        counts = [[0, 0] for _ in sections]
        for entry in self.entries:
            at = bisect_right(starts, entry.span.start) - 1
            if at >= 0 and entry.span.start >= sections[at].end:
                counts[at][0] += 1
                counts[at][1] += bool(entry.facts)
        for section, (total, covered) in zip(sections, counts, strict=True):
            yield Coverage(section.id, section.number, section.title, total, covered)


def ledger_of(plan: PlanGraph) -> Ledger:
    """Account for every sentence of a plan."""
    tasks = [node.span for node in plan.nodes if isinstance(node, Task)]
    return ledger(plan.text, _facts(plan), tasks)


def ledger(text: str, facts: Iterable[Given], tasks: Iterable[Span]) -> Ledger:
    """Account for every sentence of a text.

    Args:
        text: the canonical text.
        facts: the facts that are stated in it.
        tasks: the places of its tasks, measures too.
    """
    return Ledger(tuple(_entries(text, sorted([*facts, *((span, "") for span in tasks)]))))


def _facts(plan: PlanGraph) -> Iterator[Given]:
    for node in plan.nodes:
        if isinstance(node, Indicator | Project):
            yield node.span, node.label
    for edge in plan.edges:
        inferred = isinstance(edge, ResponsibleFor | Supports) and edge.basis == "inferred"
        if isinstance(edge, StatedEdge) and not inferred:
            yield Span(edge.start, edge.end), edge.type


def _entries(text: str, found: list[Given]) -> Iterator[Entry]:
    """Walk sentences and facts side by side; a fact belongs to every sentence that it touches. A task has no label here."""
    folded = fold(text)
    reaching: list[Given] = []
    at = 0
    for line in lines_of(text):
        for span in sentences(text, line.start, line.end):
            while at < len(found) and found[at][0].start < span.end:
                reaching.append(found[at])
                at += 1
            reaching = [one for one in reaching if one[0].end > span.start]
            given = tuple(sorted({label for _, label in reaching} - {""}))
            cues = () if given else _cues(folded, span)
            yield Entry(span, span.of(text), given, cues, _standing(given, cues, in_task=bool(reaching)))


def _standing(given: Sequence[str], cues: Sequence[str], *, in_task: bool) -> Standing:
    if given:
        return "fact"
    if cues if in_task else _DUTY in cues:
        return "open"
    return "measure" if in_task else "background"


def _cues(folded: str, span: Span) -> tuple[str, ...]:
    return tuple(name for name, cue in _CUES if compiled(cue).search(folded, span.start, span.end))
