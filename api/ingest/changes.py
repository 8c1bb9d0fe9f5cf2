"""What a document that is stored again says otherwise than before: facts gained, lost and moved.

A fact is what it says, not where: the same words with the same properties at another place have moved, and one whose
properties changed is one lost and one gained. How sure a rule was of it is no part of a fact.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plankg.extract.model import Edge, Node, PlanGraph, Value

if TYPE_CHECKING:
    from plankg.graph.store import Store

# Where a fact is, what found it and how sure that was.
_NO_PART = frozenset(
    {
        "about",
        "confidence",
        "document",
        "end",
        "evidence_ends",
        "deadline_end",
        "deadline_start",
        "evidence_starts",
        "id",
        "length",
        "page_starts",
        "path",
        "position",
        "range_end",
        "rank",
        "rule",
        "rules",
        "score",
        "sha256",
        "source",
        "sources",
        "start",
        "surface_start",
        "target",
        "terms",
    }
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A node or an edge as what it says. `name` is its label or type, `words` what it is known by, `content` the rest."""

    name: str
    words: str
    content: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact with its place before and after; None where it is not there, or has no place (a body)."""

    fact: Fact
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, gone and elsewhere in one document, each in the order of the text."""

    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    moved: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.moved)

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """Label or type → how many gained, lost, moved; only where there is a change."""
        found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for place, changes in enumerate((self.gained, self.lost, self.moved)):
            for change in changes:
                found[change.fact.name][place] += 1
        return {name: (gained, lost, moved) for name, (gained, lost, moved) in found.items()}


def stored_before(store: "Store", document: str) -> PlanGraph | None:
    """What the store has of a document; None when it has nothing, or nothing that can be compared."""
    from plankg.api.errors import DocumentInFlux
    from plankg.api.exports.documents import read_document

    if not store.run("document", {"document": document}).rows:
        return None
    try:
        return read_document(store, document)
    except (DocumentInFlux, TypeError):  # damaged, or of an older version: it is about to be replaced
        return None


def changes_between(before: PlanGraph, after: PlanGraph) -> Changes:
    """Compare two versions of a document."""
    was, is_ = _places(before), _places(after)
    gained: list[Change] = []
    lost: list[Change] = []
    moved: list[Change] = []
    for fact in {**was, **is_}:
        old, new = _unmatched(was.get(fact, []), is_.get(fact, [])), _unmatched(is_.get(fact, []), was.get(fact, []))
        pairs = min(len(old), len(new))
        moved += [Change(fact, *places) for places in zip(old, new, strict=False)]
        lost += [Change(fact, before=place) for place in old[pairs:]]
        gained += [Change(fact, after=place) for place in new[pairs:]]
    return Changes(*(tuple(sorted(found, key=_order)) for found in (gained, lost, moved)))


def _order(change: Change) -> tuple[int, str, str]:
    place = change.after if change.after is not None else change.before
    return (-1 if place is None else place, change.fact.name, change.fact.words)


def _unmatched(places: list[int | None], others: Iterable[int | None]) -> list[int | None]:
    """The places that `others` does not have, each as often as it is missing there."""
    left = list(places)
    for place in others:
        if place in left:
            left.remove(place)
    return left


def _places(plan: PlanGraph) -> Mapping[Fact, list[int | None]]:
    found: dict[Fact, list[int | None]] = defaultdict(list)
    for fact, place in _facts(plan):
        found[fact].append(place)
    return found


def _facts(plan: PlanGraph) -> Iterator[tuple[Fact, int | None]]:
    names: dict[str, str] = {}
    starts: dict[str, int | None] = {}
    for node in plan.all_nodes():
        names[node.id] = _first(node, "title", "name", "text")
        starts[node.id] = getattr(node, "start", None)
        yield Fact(node.label, _first(node, "text", "title", "name"), _content(node)), starts[node.id]
    for edge in plan.edges:
        # By the titles of its ends: what changes in the words below a title is no change of the edge.
        ends = f"{names[edge.source]} → {names[edge.target]}"
        yield Fact(edge.type, ends, _content(edge)), getattr(edge, "start", starts[edge.source])


def _first(node: Node, *properties: str) -> str:
    return next((value for name in properties if (value := getattr(node, name, None))), node.id)


def _content(part: Node | Edge) -> tuple[tuple[str, Value], ...]:
    return tuple(sorted((k, v) for k, v in part.properties().items() if k not in _NO_PART and v is not None))
