"""The one writer of workbooks (XLSX), row by row. Every text is stored as text, so that no cell is ever a formula."""

import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from plankg.api.exports.cells import inert, printable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767  # of a cell, in UTF-16
LONGEST_TITLE = 31
_CUT = "……（过长，已截断）"
_HEAD = {"font": Font(bold=True)}
_LINES = {"alignment": Alignment(vertical="top")}
_NOT_IN_TITLES = str.maketrans(dict.fromkeys(r"[]:*?/\'", "_") | {"：": " "})


class Book:
    """A workbook: its sheets are filled one row after the other, then it is saved once."""

    def __init__(self) -> None:
        self._book = Workbook(write_only=True)

    def sheet(self, title: str, heads: Sequence[str], widths: Sequence[float] = (), **looks: Any) -> "Sheet":
        """A further sheet with a row of headings; see Sheet."""
        return Sheet(self._book, title, heads, widths, **looks)

    def save(self, out: Path | IO[bytes]) -> None:
        """Write the file: in one piece, since what openpyxl leaves half written on a full disk complains once more at its end."""
        packed = io.BytesIO()
        self._book.save(packed)
        self._book.close()
        if isinstance(out, Path):
            out.write_bytes(packed.getbuffer())
        else:
            out.write(packed.getbuffer())


class Sheet:
    """A sheet that goes on in a next one when it is full.

    Args:
        book: the workbook.
        title: its name; cut to what a sheet's name can be.
        heads: the headings of the columns.
        widths: of the columns, in characters.
        above: lines over the headings, each as wide as the sheet, with its looks.
        frozen: columns on the left that stay when one scrolls; the headings always do.
        looks: style attributes (font, fill, border, alignment) of the headings.
        prepare: sets up the page of each sheet, before anything is written.
    """

    def __init__(
        self,
        book: Workbook,
        title: str,
        heads: Sequence[str],
        widths: Sequence[float] = (),
        *,
        above: Sequence[tuple[str, dict[str, Any]]] = (),
        frozen: int = 0,
        looks: dict[str, Any] | None = None,
        prepare: Callable[[Worksheet], None] | None = None,
    ) -> None:
        self._book, self._title, self._heads, self._widths = book, title, heads, widths
        self._above, self._frozen, self._looks, self._prepare = above, frozen, looks or _HEAD, prepare
        self._number, self._rows = 0, 0
        self._begin()

    def add(self, values: Iterable[Any], **looks: Any) -> None:
        """One row: numbers as they are, texts as text, what is None as an empty cell."""
        if self._rows == MOST_ROWS:
            self._begin()
        self._append(values, looks)

    def add_wide(self, words: str, **looks: Any) -> None:
        """A row of one cell over the whole width."""
        self._append([words], looks)
        if len(self._heads) > 1:
            last = get_column_letter(len(self._heads))
            self._worksheet.merged_cells.add(f"A{self._rows}:{last}{self._rows}")

    def _begin(self) -> None:
        self._number += 1
        title = self._title if self._number == 1 else f"{self._title} {self._number}"
        self._worksheet: Worksheet = self._book.create_sheet(title[-LONGEST_TITLE:].translate(_NOT_IN_TITLES))
        self._worksheet.freeze_panes = f"{get_column_letter(self._frozen + 1)}{len(self._above) + 2}"
        for index, width in enumerate(self._widths, 1):
            self._worksheet.column_dimensions[get_column_letter(index)].width = width
        if self._prepare:
            self._prepare(self._worksheet)
        self._rows = 0
        for words, looks in self._above:
            self.add_wide(words, **looks)
        self._append(self._heads, self._looks)

    def _append(self, values: Iterable[Any], looks: dict[str, Any]) -> None:
        self._worksheet.append([self._cell(value, looks) for value in values])
        self._rows += 1

    def _cell(self, value: Any, looks: dict[str, Any]) -> Any:
        if not isinstance(value, str):
            return value
        text = printable(value)
        if len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
            text = text[: (MOST_CHARACTERS - len(_CUT)) // 2] + _CUT
        cell = WriteOnlyCell(self._worksheet, value=text)
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = inert(text) != text  # nor when somebody edits the cell
        for name, look in (looks or (_LINES if "\n" in text else {})).items():
            setattr(cell, name, look)
        return cell
