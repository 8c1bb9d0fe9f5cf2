"""完整性台账 (ledger): every sentence of a document with the facts it gave, and those that look like a fact and gave none.

A measure (every sentence of a task is one) and a section are no facts in this sense: what counts is a duty, a target, an
indicator, a project, support, a citation, or metadata, that stands in the sentence. Inferred edges do not count.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from plankg.extract.document import PlanDocument
from plankg.extract.model import Indicator, PlanGraph, Project, ResponsibleFor, Section, Span, StatedEdge, Supports
from plankg.extract.text.lines import sentences
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT
from plankg.extract.text.wordlists import alternatives

_CUES: tuple[tuple[str, str], ...] = (
    ("责任提示词", r"牵头|负责|配合|责任单位|会同|主体责任|责任制"),
    ("带单位的数量", rf"(?<![\d.])\d[\d,]*(?:\.\d+)?[ ]*(?:{UNIT})"),
    ("单位名称", rf"(?<=[\u4e00-\u9fff]){alternatives('text/body_suffixes')}(?=[、,。;要应和及与])"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence: its place, the facts it gave (types and labels, each once), and for a silent one why it is listed."""

    span: Span
    text: str
    facts: tuple[str, ...]
    cues: tuple[str, ...]


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
    """All sentences of a document in order, and the coverage of each section."""

    entries: tuple[Entry, ...]
    sections: tuple[Coverage, ...]

    @property
    def covered(self) -> int:
        """How many sentences gave a fact."""
        return sum(bool(entry.facts) for entry in self.entries)

    @property
    def silent(self) -> tuple[Entry, ...]:
        """The sentences that hold a cue and yet gave nothing."""
        return tuple(entry for entry in self.entries if entry.cues and not entry.facts)


def ledger_of(plan: PlanGraph) -> Ledger:
    """Account for every sentence of a plan."""
    facts = sorted(_facts(plan), key=lambda fact: (fact[0].start, fact[0].end))
    entries = tuple(_entries(PlanDocument.of_text(plan.text, plan.document.id), facts))
    return Ledger(entries, tuple(_coverage(plan, entries)))


def _facts(plan: PlanGraph) -> Iterator[tuple[Span, str]]:
    for node in plan.nodes:
        if isinstance(node, Indicator | Project):
            yield node.span, node.label
    for edge in plan.edges:
        inferred = isinstance(edge, ResponsibleFor | Supports) and edge.basis == "inferred"
        if isinstance(edge, StatedEdge) and not inferred:
            yield Span(edge.start, edge.end), edge.type


def _entries(document: PlanDocument, facts: list[tuple[Span, str]]) -> Iterator[Entry]:
    """Walk sentences and facts side by side; a fact belongs to every sentence that it touches."""
    text, folded = document.text, document.folded
    open_facts: list[tuple[Span, str]] = []
    at = 0
    for line in document.lines:
        for span in sentences(text, line.start, line.end):
            while at < len(facts) and facts[at][0].start < span.end:
                open_facts.append(facts[at])
                at += 1
            open_facts = [fact for fact in open_facts if fact[0].end > span.start]
            given = tuple(sorted({label for _, label in open_facts}))
            cues = () if document.annotations.is_one(span) else _cues(folded, span)
            yield Entry(span, span.of(text), given, cues)


def _cues(folded: str, span: Span) -> tuple[str, ...]:
    return tuple(name for name, cue in _CUES if compiled(cue).search(folded, span.start, span.end))


def _coverage(plan: PlanGraph, entries: tuple[Entry, ...]) -> Iterator[Coverage]:
    sections = [node for node in plan.nodes if isinstance(node, Section)]
    starts = [section.start for section in sections]
    counts = [[0, 0] for _ in sections]
    for entry in entries:
        at = bisect_right(starts, entry.span.start) - 1
        if at >= 0 and entry.span.start >= sections[at].end:
            counts[at][0] += 1
            counts[at][1] += bool(entry.facts)
    for section, (total, covered) in zip(sections, counts, strict=True):
        yield Coverage(section.id, section.number, section.title, total, covered)
