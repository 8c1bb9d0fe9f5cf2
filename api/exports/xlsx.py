"""xlsx: a workbook for reading, one sheet for each label and edge type, headings and choices in Chinese.

The full text has a separate sheet, one line a row, since a cell holds 32,767 characters.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from plankg.api.catalogue.wording import LABELS, column_title, show_value
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
    "id": 30,
    "source_name": 30,
    "target_name": 36,
}
_WIDTH = 14
_ENDS = ("source", "target")
_LONGEST = 40
_TEXT_COLUMNS = ("document", "start", "text")
# Which words a column's values have (api/catalogue/wording.py), where its name alone does not say it.
_WORDS = {("Finding", "kind"): "finding", ("Section", "level"): "number", ("Organization", "name"): "title"}


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write the workbook; what is inferred says 推断 in its column 依据."""
    book = Book()
    sheets = {name: _sheet(book, f"{LABELS[name]} {name}", _shown(name)) for name in tables()}
    text = _sheet(book, TEXT, _TEXT_COLUMNS)
    names: dict[str, str] = {}
    for name, row in rows(plans, with_inferred=with_inferred):
        if name == "Document":
            names.clear()  # those of one document are enough for its edges
        if "id" in row:
            names[row["id"]] = _name(row)
            shown = row
        else:
            shown = {**row, **{f"{end}_name": names.get(row[end]) or row[end].partition(":")[2] for end in _ENDS}}
        sheets[name].add(_value(name, column, shown.get(column)) for column in _shown(name))
        if name == "Document":
            for start, line in _lines(row["text"]):
                text.add((row["id"], start, line))
    book.save(out)


def _sheet(book: Book, title: str, names: Iterable[str]) -> Sheet:
    found = tuple(names)
    return book.sheet(title, [column_title(name) for name in found], [_WIDTHS.get(name, _WIDTH) for name in found])


def _shown(name: str) -> tuple[str, ...]:
    """The columns of a sheet: the full text is left out."""
    found = [column.name for column in columns(name) if (name, column.name) != ("Document", "text")]
    return (*(f"{end}_name" for end in _ENDS), *found) if "source" in found else tuple(found)


def _name(row: Row) -> str:
    """What a node is called; the first words of one without a title."""
    words = str(row.get("title") or row.get("name") or row.get("text") or "")
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _value(table: str, column: str, value: Any) -> Any:
    """A number as it is, what is open as an empty cell, words as people read them."""
    if value is None or isinstance(value, int | float):
        return value
    return show_value(_WORDS.get((table, column), column), value)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their offsets; a line that no cell holds goes on in the next row."""
    offset = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\r\n")
        for start in range(0, len(words), MOST_CHARACTERS // 2):
            if (piece := words[start : start + MOST_CHARACTERS // 2]).strip():
                yield offset + start, piece
        offset += len(line)
