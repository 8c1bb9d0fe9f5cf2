"""Reading workbooks (.xlsx, .xls): each sheet a table, with the address of every cell (工作表1!B7).

Rows above and under the table that have one cell only (its title, notes) become lines. Hidden sheets are left out. Numbers are
written as the sheet shows them: 0.95 under a format of percent is 95%.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO

from plankg.extract.model.spans import Span
from plankg.extract.readers.content import Content, TextWriter
from plankg.extract.text.grids import Cell

_PLAIN_NAME = r"(?:Sheet|工作表|表)\s*\d*"
_MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its rows as shown, and how far merged cells reach, by the row and column of their first cell."""

    name: str
    rows: Sequence[Sequence[str]]
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


def read_workbook(data: bytes) -> Content:
    """The text, tables and cell addresses of a workbook.

    Args:
        data: the bytes of the file.

    Raises:
        Exception: whatever the library raises for a broken file; the caller says it in the user's words.
    """
    sheets = list(_sheets_of_xlsx(data) if data.startswith(b"PK") else _sheets_of_xls(data))
    writer = TextWriter()
    for sheet in sheets:
        _write(writer, sheet, named=len(sheets) > 1 and not re.fullmatch(_PLAIN_NAME, sheet.name))
    return writer.finish()


def _write(writer: TextWriter, sheet: Sheet, *, named: bool) -> None:
    """Write one sheet; its name where it tells something and no line above the table is its title."""
    filled = [at for at, row in enumerate(sheet.rows) if any(row)]
    wide = [at for at in filled if sum(1 for words in sheet.rows[at] if words) > 1]
    if not wide:
        wide = [len(sheet.rows)]
    if named and filled[:1] == wide[:1]:
        writer.line(sheet.name)
    for at in filled:
        if at < wide[0]:
            _write_line(writer, sheet, at)
    inside = [at for at in filled if wide[0] <= at <= wide[-1]]
    if inside:
        _write_table(writer, sheet, inside)
    for at in filled:
        if at > wide[-1]:
            _write_line(writer, sheet, at)


def _write_line(writer: TextWriter, sheet: Sheet, row: int) -> None:
    for column, words in enumerate(sheet.rows[row]):
        if words:
            _write_words(writer, sheet, row, column, words)


def _write_words(writer: TextWriter, sheet: Sheet, row: int, column: int, words: str) -> Span | None:
    """Write what a cell shows, note its address, and give its place."""
    writer.end_line()
    begin = writer.length
    for line in words.splitlines():
        writer.line(line)
    if writer.length == begin:
        return None
    writer.place_at(f"{sheet.name}!{_letters(column)}{row + 1}", begin)
    return Span(begin, writer.length)


def _write_table(writer: TextWriter, sheet: Sheet, rows: Sequence[int]) -> None:
    writer.end_line()
    start = writer.length
    numbers = {row: number for number, row in enumerate(rows)}
    wide = max(len(sheet.rows[row]) for row in rows)
    covered = {
        (beneath, beside)
        for (row, column), (height, width) in sheet.merged.items()
        for beneath in rows[bisect_left(rows, row) : bisect_left(rows, row + height)]
        for beside in range(column, min(column + width, wide))
        if (beneath, beside) != (row, column)
    }
    cells: list[Cell] = []
    for row in rows:
        for column, words in enumerate(sheet.rows[row]):
            if (row, column) in covered:
                continue
            height, width = sheet.merged.get((row, column), (1, 1))
            span = _write_words(writer, sheet, row, column, words) if words else None
            reaching = bisect_left(rows, row + height) - bisect_left(rows, row)
            cells.append(Cell(numbers[row], column, max(reaching, 1), width, span))
    writer.table(start, cells, len(rows))


def _sheets_of_xlsx(data: bytes) -> Iterator[Sheet]:
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        # `iter_rows` would make a million cells for one that is only coloured at the foot of the sheet.
        shown = {
            place: _shown(cell.value, cell.number_format)
            for place, cell in sheet._cells.items()  # noqa: SLF001 - the cells that the file has
            if cell.value is not None and place[0] <= _MOST_ROWS
        }
        width = max((column for _, column in shown), default=0)
        filled = {row for row, _ in shown}
        rows = [
            [shown.get((row, column), "") for column in range(1, width + 1)] if row in filled else ()
            for row in range(1, max(filled, default=0) + 1)
        ]
        merged = {
            (place.min_row - 1, place.min_col - 1): (
                place.max_row - place.min_row + 1,
                place.max_col - place.min_col + 1,
            )
            for place in sheet.merged_cells.ranges
        }
        yield Sheet(sheet.title, rows, merged)


def _sheets_of_xls(data: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(BytesIO(data))
    for about in book.sheets_metadata:
        if about.visible != SheetVisibleEnum.Visible or about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        rows = [
            [_shown(value, "") for value in row] for row in sheet.to_python(skip_empty_area=False, nrows=_MOST_ROWS)
        ]
        ranges = sheet.merged_cell_ranges or []
        merged = {(first[0], first[1]): (last[0] - first[0] + 1, last[1] - first[1] + 1) for first, last in ranges}
        yield Sheet(about.name, rows, merged)


def _shown(value: object, format_: str) -> str:
    """What a cell shows: whole numbers without a point, percents as such, dates in Chinese form."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        percent = "%" in format_
        number = value * 100 if percent else value
        shown = f"{round(float(number), 6):.6f}".rstrip("0").rstrip(".")
        return f"{shown}%" if percent else shown
    if isinstance(value, datetime | date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value).strip()


def _letters(column: int) -> str:
    """The letters of a column as a sheet shows them: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
