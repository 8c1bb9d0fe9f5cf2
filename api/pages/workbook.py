"""A working paper as XLSX: one sheet, set up to be printed, every text stored as text so that no cell is a formula."""

from io import BytesIO
from itertools import groupby

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from api.exports.cells import inert, printable
from api.pages.papers import Paper

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD, _GROUP, _INFERRED = (PatternFill("solid", fgColor=colour) for colour in ("DCE6EB", "F1F4F6", "FDF3E3"))
_HEAD_ROW = 3
_MOST = 32_000


def workbook(paper: Paper) -> bytes:
    """The file."""
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = paper.title[-31:].translate({ord(c): "_" for c in r"[]:*?/\'"})
    count = len(paper.columns)
    _wide(sheet, 1, count, paper.title).font = Font(bold=True, size=16)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[1].height = 30
    _wide(sheet, 2, count, paper.note).font = Font(size=9, color="606060")
    for number, column in enumerate(paper.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        cell = _text(sheet, _HEAD_ROW, number, column.title)
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    _fill(sheet, paper)
    sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, paper: Paper) -> None:
    at = _HEAD_ROW + 1
    for group, rows in groupby(paper.rows, lambda row: row.group):
        cell = _wide(sheet, at, len(paper.columns), group or "文首")
        cell.font, cell.fill = Font(bold=True), _GROUP
        at += 1
        for row in rows:
            for number, words in enumerate(row.cells, 1):
                cell = _text(sheet, at, number, words)
                cell.border, cell.alignment = _BOX, Alignment(vertical="top", wrap_text=True)
                if row.inferred:
                    cell.fill = _INFERRED
            at += 1


def _wide(sheet: Worksheet, row: int, count: int, words: str) -> Cell:
    """A cell over the whole width."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=count)
    return _text(sheet, row, 1, words)


def _text(sheet: Worksheet, row: int, column: int, words: str) -> Cell:
    """A cell that stays text whatever it begins with, also when somebody edits it."""
    cell: Cell = sheet.cell(row, column)
    cell.value = printable(words)[:_MOST]
    cell.data_type = "s"
    cell.quotePrefix = inert(words) != words
    return cell
