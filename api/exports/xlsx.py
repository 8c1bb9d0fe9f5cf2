"""xlsx: a workbook for reading, one sheet for each label and edge type, headings and choices in Chinese.

The full text has a separate sheet, one line a row, since a cell holds 32,767 characters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from plankg.api.catalogue.wording import LABELS, column_title, show_value
from plankg.api.exports.documents import TYPES
from plankg.api.exports.sheets import MOST_CHARACTERS, Book, Sheet
from plankg.api.exports.tables import Row, columns, rows, tables
from plankg.extract.model import PlanGraph

TEXT = "全文"
_WIDTHS = {
    "text": 60,
    "quote": 60,
    "message": 60,
    "title": 36,
    "name": 36,
    "bodies": 40,
    "document": 30,
    "source_name": 30,
    "target_name": 36,
}
_WIDTH = 14
_ENDS = ("source", "target")
_LONGEST = 40
_TEXT_COLUMNS = ("document", "text")
_WITH_BODIES = ("Task", "SpecialColumn", "Project", "Indicator")
# What programs need and people do not read; lists of places too.
# fmt: off
_INTERNAL = frozenset({
    "about", "deadline_end", "deadline_start", "documents", "end", "id", "length", "path", "position", "range_end",
    "rank", "rule", "rules", "sha256", "source", "start", "surface_start", "target",
})
# fmt: on
# Which words a column's values have (api/catalogue/wording.py), where its name alone does not say it.
_WORDS = {("Finding", "kind"): "finding", ("Section", "level"): "number", ("Organization", "name"): "title"}


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write the workbook; what is inferred says 推断 in its column 依据. Ids and offsets are for programs: they are in csv."""
    book = _PlanBook()
    for name, row in rows(book.named(plans), with_inferred=with_inferred):
        book.add(name, row)
    book.flush()
    book.save(out)


class _PlanBook(Book):
    """A workbook with a sheet for each label and edge type. The facts of a document wait for their bodies, which come after them."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets = {name: _sheet(self, f"{LABELS[name]} {name}", _shown(name)) for name in tables()}
        self._text = _sheet(self, TEXT, _TEXT_COLUMNS)
        self._names: dict[str, str] = {}
        self._waiting: list[tuple[str, Row]] = []
        self._bodies: dict[str, list[str]] = defaultdict(list)

    def named(self, plans: Iterable[PlanGraph]) -> Iterator[PlanGraph]:
        """The plans as they are; while one is written, the names of its nodes are known."""
        for plan in plans:
            self.flush()
            self._names = {node.id: _name({"id": node.id, **node.properties()}) for node in plan.all_nodes()}
            yield plan

    def flush(self) -> None:
        """Write the facts that have waited."""
        for name, row in self._waiting:
            self._write(name, {**row, "bodies": self._bodies.get(row["id"])})
        self._waiting.clear()
        self._bodies.clear()

    def add(self, name: str, row: Row) -> None:
        """Take in a row of the table `name`."""
        if name == "Document":
            for line in _lines(row["text"]):
                self._text.add((row["title"], line))
        if name in _WITH_BODIES:
            self._waiting.append((name, row))
            return
        ends = {f"{end}_name": self._names[row[end]] for end in _ENDS if end in row}
        if name == "RESPONSIBLE_FOR":
            role = show_value("role", row["role"]) + ("，推断" if row["basis"] == "inferred" else "")
            self._bodies[row["target"]].append(f"{ends['source_name']}（{role}）")
        self._write(name, {**row, **ends})

    def _write(self, name: str, row: Row) -> None:
        shown = {**row, "document": self._names.get(row.get("document", ""))}
        self._sheets[name].add(_value(name, column, shown.get(column)) for column in _shown(name))


def _sheet(book: Book, title: str, names: Iterable[str]) -> Sheet:
    found = tuple(names)
    heads = ["文件" if name == "document" else column_title(name) for name in found]
    return book.sheet(title, heads, [_WIDTHS.get(name, _WIDTH) for name in found])


@cache
def _shown(name: str) -> tuple[str, ...]:
    """The columns of a sheet: what people read, facts with their bodies, edges with the names of their ends."""
    found = [c.name for c in columns(name) if c.name not in _INTERNAL and not c.name.endswith(("_starts", "_ends"))]
    if name == "Document":
        found.remove("text")
    if name in _WITH_BODIES:
        found.insert(1, "bodies")
    return (*(f"{end}_name" for end in _ENDS), *found) if name in TYPES else tuple(found)


def _name(row: Row) -> str:
    """What a node is called; the first words of one without a title."""
    words = str(row.get("title") or row.get("name") or row.get("text") or "")
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _value(table: str, column: str, value: Any) -> Any:
    """A number as it is, what is open as an empty cell, words as people read them."""
    if value is None or isinstance(value, int | float):
        return value
    return show_value(_WORDS.get((table, column), column), value)


def _lines(text: str) -> Iterator[str]:
    """The lines that are not blank; a line that no cell holds goes on in the next row."""
    for line in text.splitlines():
        for start in range(0, len(line), MOST_CHARACTERS // 2):
            if (piece := line[start : start + MOST_CHARACTERS // 2]).strip():
                yield piece
