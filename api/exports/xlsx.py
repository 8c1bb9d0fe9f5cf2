"""xlsx: a workbook for reading, one sheet for each label and edge type, headings and choices in Chinese.

The full text has a sheet of its own, one line a row, since a cell holds 32,767 characters. Every text is stored as text.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from api.catalogue.wording import LABELS, column_title, show_value
from api.exports.cells import inert, printable
from api.exports.tables import Row, columns, rows, tables
from extract.model import PlanGraph

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
TEXT = "全文"
_CUT = "……（过长，已截断）"
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
    book = Workbook(write_only=True)
    sheets = {name: _Sheet(book, f"{LABELS[name]} {name}", _shown(name)) for name in tables()}
    text = _Sheet(book, TEXT, _TEXT_COLUMNS)
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
    book.close()


def _shown(name: str) -> tuple[str, ...]:
    """The columns of a sheet: the full text is left out."""
    found = [column.name for column in columns(name) if (name, column.name) != ("Document", "text")]
    return (*(f"{end}_name" for end in _ENDS), *found) if "source" in found else tuple(found)


def _name(row: Row) -> str:
    """What a node is called; the first words of one without a title."""
    words = str(row.get("title") or row.get("name") or row.get("text") or "")
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


class _Sheet:
    """A sheet that goes on in a next one when it is full."""

    def __init__(self, book: Workbook, title: str, names: Iterable[str]) -> None:
        self._book, self._title, self._names = book, title, tuple(names)
        self._number, self._rows = 0, 0
        self._begin()

    def add(self, values: Iterable[Any]) -> None:
        """One row."""
        if self._rows == MOST_ROWS:
            self._begin()
        self._sheet.append([self._cell(value) for value in values])
        self._rows += 1

    def _begin(self) -> None:
        self._number += 1
        title = self._title if self._number == 1 else f"{self._title} {self._number}"
        self._sheet = self._book.create_sheet(title)
        self._sheet.freeze_panes = "A2"
        for index, name in enumerate(self._names, 1):
            self._sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(name, _WIDTH)
        self._sheet.append([self._cell(column_title(name), bold=True) for name in self._names])
        self._rows = 1

    def _cell(self, value: Any, *, bold: bool = False) -> Any:
        if not isinstance(value, str):
            return value
        text = printable(value)
        if len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
            text = text[: (MOST_CHARACTERS - len(_CUT)) // 2] + _CUT
        cell = WriteOnlyCell(self._sheet, value=text)
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = inert(text) != text  # nor when somebody edits the cell
        if bold:
            cell.font = Font(bold=True)
        elif "\n" in text:
            cell.alignment = Alignment(vertical="top")
        return cell


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
