"""名称查找 (looking names up): which names of the store a question can mean, by its indexes.

Documents, bodies and policies are kept for all questions. Of the rest those of the plans that a question names are read,
else those that hold its words; all of them only where the store is small.
"""

import re
from collections.abc import Iterable, Iterator
from threading import Lock
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache, cachedmethod

from plankg.api.questions.entity_linking import Mention, ParsedQuestion, read
from plankg.api.questions.names import EXACT, PLACE, Name, Names, name_of
from plankg.api.questions.tokens import Token
from plankg.api.questions.topic import names_plan

if TYPE_CHECKING:
    from plankg.graph.store import Store

SHARED = ("Document", "Organization", "Policy")
PLACED = ("Section", "Task", "SpecialColumn", "Project", "Indicator")
MOST_WHOLE = 24  # documents whose names are all read at once
MOST_PLANS, MOST_RUNS, KEPT = 6, 4, 16
_WORDS = re.compile(r"[\w]{2,}")


class NameIndex:
    """The names of one store; read again after every load and removal. Several threads may ask at the same time."""

    def __init__(self, store: "Store", most_whole: int = MOST_WHOLE) -> None:
        self._store = store
        self._most_whole = most_whole
        self._cache: LRUCache[Any, Names] = LRUCache(1)
        self._found: LRUCache[Any, tuple[Name, ...]] = LRUCache(KEPT)
        self._lock = Lock()

    def names(self, question: str) -> Names:
        """The names that the question can mean, as the store has them now.

        Raises:
            StoreError: the store does not answer.
        """
        version = self._store.version()
        with self._lock:  # while one reads the names, others wait for them
            shared = self._shared(version)
            if len(shared.documents) <= self._most_whole:
                return shared
            return shared.with_more(self._meant(shared, version, question))

    @cachedmethod(lambda self: self._cache)
    def _shared(self, version: int) -> Names:  # noqa: ARG002  the key
        documents = self._store.run("documents").rows
        labels = (*SHARED, *(PLACED if len(documents) <= self._most_whole else ()))
        # Label by label: the rows of all at once may be more than a store can hold.
        rows = (row for label in labels for row in self._store.run("names", {"label": label}).rows)
        return Names.of(rows, documents, self._bodies_of)

    def _meant(self, shared: Names, version: int, question: str) -> Iterator[Name]:
        """Of the plans that the question names all names, else those that hold its words or are like them."""
        parsed = read(question, shared)
        plans = {name.id for each in parsed.mentions if names_plan(each) for name in each.of(("Document",))}
        if 0 < len(plans) <= MOST_PLANS:
            for plan in sorted(plans):
                yield from self._asked(version, "names-of", plan)
            return
        for words in sorted(_runs(parsed), key=len, reverse=True)[:MOST_RUNS]:
            yield from self._asked(version, "names-with", words) or self._asked(version, "names-near", words)

    @cachedmethod(lambda self: self._found)
    def _asked(self, version: int, query: str, value: str) -> tuple[Name, ...]:  # noqa: ARG002  part of the key
        rows = self._store.run(query, {"document" if query == "names-of" else "text": value}).rows
        return tuple(name_of(row) for row in rows if row["name"])

    def _bodies_of(self, document: str) -> frozenset[str]:
        """The bodies that a document names."""
        rows = self._store.run("organizations", {"document": document}).rows
        return frozenset(str(row["organization_id"]) for row in rows)


def _runs(parsed: ParsedQuestion) -> Iterable[str]:
    """What is neither a word of questions nor named by what is shared."""
    text = list(parsed.folded.text)
    pieces: list[Token | Mention] = [*parsed.words, *parsed.years]
    pieces += [each for each in parsed.mentions if each.how in (EXACT, PLACE)]
    for piece in pieces:
        text[piece.start : piece.end] = " " * (piece.end - piece.start)
    return _WORDS.findall("".join(text))
