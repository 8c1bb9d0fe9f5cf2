"""The canonical texts, kept in memory while they are the ones that the store holds."""

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from api.catalogue.resolve import resolve
from api.errors import SpanOutside

if TYPE_CHECKING:
    from graph.store import Store

KEPT = 16


class Texts:
    """Texts by document; one that was replaced in the store meanwhile (another sha256) is read again."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._kept: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._lock = Lock()

    def read(self, document: str) -> tuple[str, str]:
        """The id and the whole text of a document given by id or name.

        Raises:
            NoMatch: no document is called so.
        """
        document = resolve(self._store, "document", document)
        row = self._store.run("document", {"document": document}).rows[0]
        key = (document, str(row["sha256"]))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return document, self._kept[key]
        text = str(self._store.run("document-text", {"document": document}).rows[0]["text"])
        with self._lock:
            self._kept[key] = text
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return document, text


def check_range(document: str, text: str, start: int, end: int | None) -> tuple[int, int]:
    """The range as two offsets, the end of the text for an open end.

    Raises:
        SpanOutside: the range is empty, runs backwards or leaves the text.
    """
    stop = len(text) if end is None else end
    if not 0 <= start < stop <= len(text):
        raise SpanOutside(document, start, stop, len(text))
    return start, stop
