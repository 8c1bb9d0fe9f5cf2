"""The canonical texts, kept in memory while they are the ones that the store holds."""

from threading import Lock
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache, cachedmethod

from plankg.api.catalogue.resolve import resolve
from plankg.api.errors import SpanOutside

if TYPE_CHECKING:
    from plankg.graph.store import Store

KEPT = 16


class Texts:
    """Texts by document; one that was replaced in the store meanwhile (another sha256) is read again."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._cache: LRUCache[Any, str] = LRUCache(KEPT)
        self._lock = Lock()

    def read(self, document: str) -> tuple[str, str]:
        """The id and the whole text of a document given by id or name.

        Raises:
            NoMatch: no document is called so.
        """
        document = resolve(self._store, "document", document)
        row = self._store.run("document", {"document": document}).rows[0]
        return document, self._text(document, str(row["sha256"]))

    @cachedmethod(lambda self: self._cache, lock=lambda self: self._lock)
    def _text(self, document: str, sha256: str) -> str:  # noqa: ARG002  part of the key
        return str(self._store.run("document-text", {"document": document}).rows[0]["text"])


def check_range(document: str, text: str, start: int, end: int | None) -> tuple[int, int]:
    """The range as two offsets, the end of the text for an open end.

    Raises:
        SpanOutside: the range is empty, runs backwards or leaves the text.
    """
    stop = len(text) if end is None else end
    if not 0 <= start < stop <= len(text):
        raise SpanOutside(document, start, stop, len(text))
    return start, stop
