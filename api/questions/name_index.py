"""名称查找 (looking names up): which names of the store a question can mean, by its indexes.

Documents, bodies and policies are kept for all questions. Of the rest those of the plans that a question names are read,
else those that hold its words; all of them only where the store is small.
"""

import re
from collections.abc import Iterable, Iterator
from threading import Lock
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache, cachedmethod

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.entity_linking import Mention, ParsedQuestion, names_plan, read
from plankg.api.questions.names import EXACT, PLACE, Name, Names, name_of
from plankg.api.questions.tokens import Token

if TYPE_CHECKING:
    from plankg.graph.store import Store

PLACED = ("Section", "Task", "SpecialColumn", "Project", "Indicator")
MOST_WHOLE = 24  # documents whose names are all read at once
MOST_PLANS, MOST_RUNS, KEPT = 6, 4, 16
NOTHING = {"number": None, "kind": None, "level": None, "path": None, "document": None}
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
        found = {row["label"]: row["names"] for row in self._store.run("names-shared").rows}
        documents = sorted(map(_document, found.get("Document", ())), key=lambda each: str(each["document_id"]))
        shared = (_shared_name(label, each) for label, listed in found.items() for each in listed)
        # Label by label: the rows of all at once may be more than a store can hold.
        labels = PLACED if len(documents) <= self._most_whole else ()
        own = (
            name_of(row) for label in labels for row in self._store.run("names", {"label": label}).rows if row["name"]
        )
        names = sorted(shared, key=lambda name: (name.label, name.id))
        return Names((*names, *own), documents, self._bodies_of)

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
        return tuple(name_of({"aliases": None, **NOTHING, **row}) for row in rows if row["name"])

    def begun(self, typed: str, most: int, label: str | None = None) -> list[Name]:
        """Names that hold what is being typed, those that begin with it first, then the shortest; each name once.

        Raises:
            StoreError: the store does not answer.
        """
        version, words = self._store.version(), fold_name(typed)
        with self._lock:
            shared = self._shared(version)
            named = list(shared.holding(words)) if words else []
            if len(shared.documents) > self._most_whole and len(words) > 1:
                named += self._asked(version, "names-begun", words)
        named = [name for name in named if label in {None, name.label}]
        named.sort(key=lambda name: (not name.folded[0].startswith(words), len(name.shown), name.shown, name.id))
        return list({name.shown: name for name in reversed(named)}.values())[::-1][:most]

    def _bodies_of(self, document: str) -> frozenset[str]:
        """The bodies that a document names."""
        return frozenset(str(row["node_id"]) for row in self._store.run("mentioned", {"document": document}).rows)


def _document(said: str) -> dict[str, object]:
    """What questions know of a document, from what `names-shared` says."""
    id_, number, title, issuer, *years = said.split("\x1f")
    start, end = (int(year) if year else None for year in years)
    named = {"document_id": id_, "title": title or None, "document_number": number or None, "issuer": issuer or None}
    return {**named, "period_start": start, "period_end": end}


def _shared_name(label: str, said: str) -> Name:
    """From what `names-shared` says of one: its id, its number, its name and its aliases."""
    id_, number, name, *aliases = said.split("\x1f")
    own = {"document": id_, "aliases": ()} if label == "Document" else {"aliases": aliases}
    return name_of({**NOTHING, "label": label, "node_id": id_, "number": number, "name": name or id_, **own})


def _runs(parsed: ParsedQuestion) -> Iterable[str]:
    """What is neither a word of questions nor named by what is shared."""
    text = list(parsed.folded.text)
    pieces: list[Token | Mention] = [*parsed.words, *parsed.years]
    pieces += [each for each in parsed.mentions if each.how in (EXACT, PLACE)]
    for piece in pieces:
        text[piece.start : piece.end] = " " * (piece.end - piece.start)
    return _WORDS.findall("".join(text))
