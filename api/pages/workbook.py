"""A working paper as XLSX: one sheet, set up to be printed."""

from io import BytesIO
from itertools import groupby

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from plankg.api.exports.sheets import Book
from plankg.api.pages.papers import Paper

_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD, _GROUP, _INFERRED = (PatternFill("solid", fgColor=colour) for colour in ("DCE6EB", "F1F4F6", "FDF3E3"))
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_CELL = {"border": _BOX, "alignment": Alignment(vertical="top", wrap_text=True)}
_TITLE_LOOKS = {"font": Font(bold=True, size=16), "alignment": _MIDDLE}
_NOTE_LOOKS = {"font": Font(size=9, color="606060")}
_HEAD_ROW = 3


def workbook(paper: Paper) -> bytes:
    """The file."""
    book = Book()
    sheet = book.sheet(
        paper.title,
        [column.title for column in paper.columns],
        [column.width for column in paper.columns],
        above=((paper.title, _TITLE_LOOKS), (paper.note, _NOTE_LOOKS)),
        frozen=2,
        looks={"font": Font(bold=True), "fill": _HEAD, "border": _BOX, "alignment": _MIDDLE},
        prepare=_for_print,
    )
    for group, rows in groupby(paper.rows, lambda row: row.group):
        sheet.add_wide(group or "文首", font=Font(bold=True), fill=_GROUP)
        for row in rows:
            sheet.add(row.cells, **_CELL, **({"fill": _INFERRED} if row.inferred else {}))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _for_print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    sheet.row_dimensions[1].height = 30
