"""The facts of one document in memory, for the pages that show many of them at once; kept while the store has the same."""

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache, cachedmethod

from plankg.api.catalogue.texts import Texts
from plankg.api.pages.lines import Line, Places, lines
from plankg.api.pages.names import thing_name
from plankg.extract.findings.ledger import Given, Ledger, ledger
from plankg.extract.model import Span

if TYPE_CHECKING:
    from plankg.graph.store import Store

KEPT = 4
_PARTS = ("document-nodes", "document-statements", "document-shared")
Row = Mapping[str, Any]
_KINDS = {
    "Task": "task",
    "Project": "project",
    "SpecialColumn": "column",
    "Finding": "finding",
    "Doubt": "finding",
    "RESPONSIBLE_FOR": "body",
    "CITES": "policy",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """事实: one node or statement of a document and its place.

    `key` is short and stable in its document, `mark` is what the reading view marks, `quote` what states it.
    """

    key: str
    kind: str
    mark: Span
    quote: Span
    basis: str
    row: Row


class Plan:
    """One document as it is stored: rows of its nodes and statements without empty values, and what follows from them."""

    def __init__(
        self, document: Row, text: str, nodes: Iterable[Row], statements: Iterable[Row], shared: Iterable[Row]
    ):
        self.id = str(document["document_id"])
        self.document = document
        self.text = text
        self.nodes: dict[str, Row] = {row["node_id"]: _filled(row) for row in nodes}
        self.statements: list[Row] = [_filled(row) for row in statements]
        self.shared: dict[str, Row] = {row["node_id"]: row for row in shared}

    @cached_property
    def sections(self) -> list[Row]:
        """The headings in reading order."""
        found = [row for row in self.nodes.values() if row["label"] == "Section"]
        return sorted(found, key=lambda row: (row["start"], -row["end"]))

    @cached_property
    def lines(self) -> list[Line]:
        """The paragraphs."""
        return lines(self.text, {row["start"]: (int(row["end"]), int(row["level"])) for row in self.sections})

    @cached_property
    def places(self) -> Places:
        """Paragraph and page numbers."""
        return Places(self.lines, self.document["page_starts"])

    @cached_property
    def facts(self) -> list[Fact]:
        """All that the reading view marks, by place; what is wide comes before what is inside it."""
        found = [self._node_fact(row) for row in self.nodes.values() if row["label"] != "Section"]
        found += [self._statement_fact(row) for row in self.statements if row["type"] in _KINDS]
        return sorted(found, key=lambda fact: (fact.mark.start, -fact.mark.end, fact.key))

    @cached_property
    def by_key(self) -> dict[str, Fact]:
        """The facts by their keys."""
        return {fact.key: fact for fact in self.facts}

    @cached_property
    def table_rows(self) -> dict[int, int]:
        """Start of a line → start of the table row that it is a cell of, where a row goes over several lines."""
        found: dict[int, int] = {}
        starts = [line.start for line in self.lines]
        for fact in self.facts:
            if fact.kind == "indicator":
                first, last = bisect_left(starts, fact.mark.start), bisect_left(starts, fact.mark.end)
                if last - first > 1:
                    found |= dict.fromkeys(starts[first:last], fact.mark.start)
        return found

    @cached_property
    def boxed(self) -> frozenset[int]:
        """Starts of the lines that are in a special column."""
        starts = [line.start for line in self.lines]
        found: set[int] = set()
        for fact in self.facts:
            if fact.kind == "column":
                found.update(starts[bisect_left(starts, fact.mark.start) : bisect_left(starts, fact.row["range_end"])])
        return frozenset(found)

    @cached_property
    def ledger(self) -> Ledger:
        """What each sentence gave; the same as of the plan's graph."""
        nodes, stated = self.nodes.values(), [r for r in self.statements if r.get("basis") != "inferred"]
        facts = [_given(row, row["label"]) for row in nodes if row["label"] in {"Indicator", "Project"}]
        facts += [_given(row, row["type"]) for row in stated]
        return ledger(self.text, facts, [_given(row, "")[0] for row in nodes if row["label"] == "Task"])

    def name(self, id_: str) -> str:
        """What a node is called; a shared one by its canonical name."""
        if id_ in self.nodes:
            return thing_name(self.nodes[id_])
        if id_ in self.shared:
            said = json.loads(self.shared[id_]["reading"])
            return str(said.get("name") or said.get("title"))
        return str(self.document["title"]) if id_ == self.id else id_

    def label(self, id_: str) -> str:
        """The label of a node that the document has or speaks of."""
        found = self.nodes.get(id_) or self.shared.get(id_)
        return str(found["label"]) if found else "Document"

    def _node_fact(self, row: Row) -> Fact:
        kind = _KINDS.get(row["label"]) or ("target" if row.get("origin") == "text" else "indicator")
        if row.get("verdict") == "agrees":
            kind = "agreed"
        span = Span(row["start"], row["end"])
        return Fact(str(row["node_id"]).removeprefix(f"{self.id}:"), kind, span, span, "stated", row)

    def _statement_fact(self, row: Row) -> Fact:
        quote = Span(row["start"], row["end"])
        start, surface = row.get("surface_start"), row.get("surface", "")
        mark = Span(start, start + len(surface)) if start is not None and surface else quote
        return Fact(statement_key(row), _KINDS[row["type"]], mark, quote, row.get("basis", "stated"), row)


def _given(row: Row, name: str) -> Given:
    return Span(row["start"], row["end"]), name


def statement_key(row: Row) -> str:
    """A short key of a statement: the same as long as its type, ends, role and place are (docs/schema.md)."""
    identity = "|".join(str(row.get(name)) for name in ("type", "source_id", "target_id", "role", "start", "position"))
    return f"{_KINDS.get(row['type'], 'edge')}:{hashlib.sha256(identity.encode()).hexdigest()[:12]}"


def _filled(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}


class Plans:
    """The plans that were looked at last; one that was replaced in the store meanwhile is read again."""

    def __init__(self, store: "Store", texts: Texts) -> None:
        self.store, self._texts = store, texts
        self._cache: LRUCache[Any, Plan] = LRUCache(KEPT)
        self._lock = Lock()

    def read(self, document: str) -> Plan:
        """The plan of a document given by id or name.

        Raises:
            NoMatch: no document is called so.
        """
        id_, text = self._texts.read(document)
        row = self.store.run("document", {"document": id_}).rows[0]
        return self._plan(row, text)

    @cachedmethod(
        lambda self: self._cache,
        key=lambda _, row, text: (row["document_id"], row["sha256"], row["rules"]),  # noqa: ARG005
        lock=lambda self: self._lock,
    )
    def _plan(self, row: Row, text: str) -> Plan:
        parts = (self.store.run(part, {"document": row["document_id"]}).rows for part in _PARTS)
        return Plan(row, text, *parts)

    def places(self, document: str) -> Places:
        """Paragraph and page numbers of a document, without reading its facts."""
        id_, text = self._texts.read(document)
        pages = self.store.run("document", {"document": id_}).rows[0]["page_starts"]
        return _places(text, tuple(pages or ()))


@lru_cache(maxsize=32)
def _places(text: str, pages: tuple[int, ...]) -> Places:
    return Places(lines(text, {}), pages)
