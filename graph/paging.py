"""分页 (pages): lists over many documents, of which only the documents that a page is of are looked into.

How many rows each document has is counted a few documents at a time, so that no server has to hold all rows of a large
store at once, and kept until the store changes.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any, TypeVar

import neo4j
from cachetools import LRUCache, cachedmethod

from plankg.graph.catalogue import Query
from plankg.graph.schema import EVERYTHING
from plankg.graph.statements import check_statement

AT_ONCE = 25  # documents in one statement
KEPT = 64  # counted questions

Ask = Callable[[str, dict[str, object]], Iterable[neo4j.Record]]
Kept = TypeVar("Kept")
Counts = tuple[tuple[str, int], ...]  # a document's id and how many rows it has, in the order of a list


def whole(documents: Iterable[str]) -> dict[str, object]:
    """What is to be filled in for all rows of these documents in one statement."""
    return {"documents": list(documents), "skip": 0, "limit": EVERYTHING}


class Pages:
    """Reads pages of lists; what it counted counts for one version of the store, and makes room when others are asked."""

    def __init__(self) -> None:
        self._cache: LRUCache[Any, Any] = LRUCache(KEPT)
        self._lock = Lock()

    def read(
        self, ask: Ask, query: Query, values: Mapping[str, object], page: slice, version: int
    ) -> tuple[list[neo4j.Record], int]:
        """The rows of a page, and how many there are in all.

        Args:
            ask: runs a statement.
            query: one whose rows say how many there are; with `documents` it goes through the documents that it is given.
            values: its parameters but those of the page.
            page: from the first row of the page to the the one after its last.
            version: of the store; see Store.version.
        """
        if not query.spread:
            return _part(ask, query, values, page)
        one = values["document"]
        documents = self._remember("", version, lambda: _documents(ask)) if one is None else [str(one)]
        if len(documents) <= AT_ONCE:
            return _part(ask, query, {**values, "documents": documents}, page)
        asked = json.dumps([query.name, values], sort_keys=True, ensure_ascii=False)
        counted = self._remember(asked, version, lambda: tuple(_counts(ask, query, values, documents)))
        rows: list[neo4j.Record] = []
        for part, skip in _covering(counted, page):
            room = page.stop - page.start - len(rows)
            rows += ask(query.text, {**values, "documents": part, "skip": skip, "limit": room})
        return rows, sum(count for _, count in counted)

    @cachedmethod(
        lambda self: self._cache,
        key=lambda _, asked, version, make: (asked, version),  # noqa: ARG005
        lock=lambda self: self._lock,
    )
    def _remember(self, asked: str, version: int, make: Callable[[], Kept]) -> Kept:  # noqa: ARG002  the key
        return make()


def _part(ask: Ask, query: Query, values: Mapping[str, object], page: slice) -> tuple[list[neo4j.Record], int]:
    """A page that one statement reads."""
    rows = list(ask(query.text, {**values, "skip": page.start, "limit": page.stop - page.start}))
    # An empty page has no row that could say how many there are.
    empty = not rows and (page.start or page.stop == page.start)
    counted = list(ask(query.text, {**values, "skip": 0, "limit": 1})) if empty else rows
    return rows, int(counted[0]["total"]) if counted else 0


def _documents(ask: Ask) -> list[str]:
    return [record["id"] for record in ask(check_statement("document-ids"), {})]


def _counts(
    ask: Ask, query: Query, values: Mapping[str, object], documents: Sequence[str]
) -> Iterator[tuple[str, int]]:
    for start in range(0, len(documents), AT_ONCE):
        part = documents[start : start + AT_ONCE]
        for record in ask(query.counting, {**values, "documents": part}):
            yield record["document"], record["rows"]


def _covering(counted: Counts, page: slice) -> Iterator[tuple[list[str], int]]:
    """The documents that have rows of the page, a few at a time, each time with how many of their rows come before it."""
    part: list[str] = []
    before, skip = 0, 0
    for document, count in counted:
        if before < page.stop and page.start < before + count:
            if not part:
                skip = max(0, page.start - before)
            part.append(document)
            if len(part) == AT_ONCE:
                yield part, skip
                part = []
        before += count
    if part:
        yield part, skip
