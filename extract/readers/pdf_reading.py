"""Reading PDF files: the text of the pages as paragraphs, ruled tables as grids, and where each page begins.

Running heads and page numbers are left out. A file of pictures of pages has no text and is refused with the remedy.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import Any, cast

from plankg.extract.model.spans import Span
from plankg.extract.readers.content import Content, TextWriter
from plankg.extract.readers.pdf_lines import (
    PrintedLine,
    column_gap,
    glued,
    is_furniture,
    lines_of_characters,
    lines_of_columns,
    margins,
    paragraphs_of,
    running_heads,
)
from plankg.extract.readers.pdf_placed_lines import Strips, with_placed
from plankg.extract.readers.pdf_tables import PrintedTable, continued, tables_of_page
from plankg.extract.text.grids import Cell

MOST_PAGES = 3000
_MARK = 60  # characters of the mark that a program leaves on the picture of a page
_MOST_UNKNOWN = 0.2
_NO_WORD = "〓"


class NoTextLayer(Exception):
    """The pages are pictures: there is not one character on them, or no more than the mark of the program that took them."""


class NoWordsInFonts(Exception):
    """The fonts do not say which characters their glyphs are."""


class NoPages(Exception):
    """The list of pages is empty, or leads back to itself."""


class TooManyPages(Exception):
    """More pages than are read. `pages` counts them."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        super().__init__(pages)


@dataclass(slots=True)
class PageParts:
    """What is on one page, from top to bottom.

    `layout` is its width, how it is turned and whether it has two columns, `is_picture` whether a picture fills it, `unknown` counts the
    characters that the fonts do not name, `sideways` those outside tables that run up or down and are not read, `strips` are between
    the columns of a table without rules that goes on at the end of the page.
    """

    lines: list[PrintedLine] = field(default_factory=list)
    tables: list[PrintedTable] = field(default_factory=list)
    layout: tuple[float, int, bool] = (0.0, 0, False)
    is_picture: bool = False
    characters: int = 0
    unknown: int = 0
    sideways: int = 0
    strips: Strips | None = None

    def in_order(self) -> list[PrintedLine | PrintedTable]:
        """Lines and tables by their upper edge."""
        return sorted([*self.lines, *self.tables], key=lambda part: part.top)


def read_pdf(data: bytes) -> Content:
    """The text, tables and page starts of a PDF file.

    Args:
        data: the bytes of the file.

    Raises:
        NoTextLayer: no page has a character.
        NoWordsInFonts: many characters are glyphs without a name.
        TooManyPages: the file has more than `MOST_PAGES`.
        Exception: whatever the library raises for a broken file; the caller says it in the user's words.
    """
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        if not document.pages:
            raise NoPages
        if len(document.pages) > MOST_PAGES:
            raise TooManyPages(len(document.pages))
        pages: list[PageParts] = []
        for number, page in enumerate(document.pages):
            pages.append(_parts(_upright(page), number, pages[-1].strips if pages else None))
    if not any(page.lines or page.tables for page in pages) or all(page.is_picture for page in pages):
        raise NoTextLayer
    if sum(page.unknown for page in pages) > _MOST_UNKNOWN * sum(page.characters for page in pages):
        raise NoWordsInFonts
    content = written(pages)
    content.unread = sum(page.sideways for page in pages)
    return content


def _upright(page: Any) -> Any:
    """The page, turned where most of its words run up or down."""
    turned = [c for c in page.chars if not c.get("upright", True)]
    if len(turned) <= 0.5 * len(page.chars):
        return page
    up = sum(1 for c in turned if c["matrix"][1] > 0) * 2 >= len(turned)
    page.close()
    page.page_obj.rotate = (page.page_obj.rotate + (90 if up else 270)) % 360
    return type(page)(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def _parts(page: Any, number: int, going_on: Strips | None) -> PageParts:
    characters = len(page.chars)
    unknown = sum(1 for c in page.chars if c["text"].startswith("(cid:"))
    for character in page.chars:
        if character["text"].startswith("(cid:"):
            character["text"] = _NO_WORD
    _blank_unseen(page)
    tables = tables_of_page(page, number)
    outside = [c for c in page.chars if not any(table.holds(c) for table in tables)]
    free = [c for c in outside if c.get("upright", True)]
    # A watermark is set at an angle, words of a page that lies on its side are not.
    sideways = sum(1 for c in outside if not c.get("upright", True) and abs(c["matrix"][0]) < 0.01)
    lines, strips = with_placed(lines_of_characters(free, number), going_on)
    gap = None if any(line.placed for line in lines) else column_gap(free)
    if gap is not None:
        lines = list(lines_of_columns(free, gap, number, page.height))
    largest = max((float(i["width"]) * float(i["height"]) for i in page.images), default=0.0)
    is_picture = largest >= 0.6 * float(page.width) * float(page.height) and characters <= _MARK
    layout = (round(float(page.width)), page.page_obj.rotate, gap is not None)
    page.close()
    return PageParts(lines, tables, layout, is_picture, characters, unknown, sideways, strips)


def _blank_unseen(page: Any) -> None:
    """Leave out what is white on white. White words on a filled shape or a picture are seen; so is all on a page with shades."""
    white = [c for c in page.chars if _is_white(c)]
    if not white or {"Shading", "Pattern"} & set(page.page_obj.resources or ()):
        return
    grounds = [
        *page.images,
        *(shape for shape in [*page.rects, *page.curves] if shape["fill"] and not _is_white(shape)),
    ]
    for character in white:
        x, y = (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2
        if not any(g["x0"] <= x <= g["x1"] and g["top"] <= y <= g["bottom"] for g in grounds):
            character["text"] = " "


def _is_white(thing: Any) -> bool:
    colour = thing.get("non_stroking_color") or ()
    if thing.get("ncs") in {"Separation", "DeviceN", "Pattern"} or not all(
        isinstance(part, (int, float)) for part in colour
    ):
        return False
    return bool(colour) and (max(colour) <= 0.01 if len(colour) == 4 else min(colour) >= 0.99)


def _without_furniture(pages: list[PageParts]) -> None:
    heads = running_heads([page.lines for page in pages])
    for page in pages:
        kept = list(page.lines)
        while kept and is_furniture(kept[0], heads, at_edge=True):
            kept.pop(0)
        while kept and is_furniture(kept[-1], heads, at_edge=True):
            kept.pop()
        page.lines = kept


def written(pages: list[PageParts]) -> Content:
    """What is on the pages without running heads and page numbers, as text, tables and page starts."""
    _without_furniture(pages)
    writer = TextWriter()
    edges = _edges(pages)
    parts = _with_whole_tables(part for page in pages for part in page.in_order())
    for is_table, group in groupby(parts, key=lambda part: isinstance(part, PrintedTable)):
        if is_table:
            for table in group:
                _write_table(writer, cast("PrintedTable", table))
        else:
            for paragraph in paragraphs_of([cast("PrintedLine", line) for line in group], edges):
                _write_paragraph(writer, paragraph)
    writer.page_at(len(pages) - 1, writer.length)
    return writer.finish()


def _edges(pages: Sequence[PageParts]) -> dict[int, tuple[float, float]]:
    """Where the text column begins and ends on each page; pages of one layout have it at one place."""
    alike: dict[tuple[float, int, bool], list[PrintedLine]] = {}
    for page in pages:
        alike.setdefault(page.layout, []).extend(page.lines)
    found = {layout: margins([line for line in lines if not line.placed]) for layout, lines in alike.items()}
    return {number: found[page.layout] for number, page in enumerate(pages)}


def _with_whole_tables(parts: Iterable[PrintedLine | PrintedTable]) -> Iterator[PrintedLine | PrintedTable]:
    """The parts in order, a table that goes on at the top of the next page put together."""
    table: PrintedTable | None = None
    for part in parts:
        if isinstance(part, PrintedTable):
            more = continued(table, part) if table is not None and part.pages[0][0] > table.pages[-1][0] else None
            if more is None and table is not None:
                yield table
            table = more or part
        else:
            if table is not None:
                yield table
                table = None
            yield part
    if table is not None:
        yield table


def _write_paragraph(writer: TextWriter, lines: Sequence[PrintedLine]) -> None:
    """Write lines as one paragraph; a page can begin inside it."""
    writer.end_line()
    words = ""
    for line in lines:
        words = glued(words, line.words) if words else line.words
        writer.page_at(line.page, writer.length + len(words) - len(line.words))
    writer.line(words, placed=lines[0].placed)


def _write_table(writer: TextWriter, table: PrintedTable) -> None:
    writer.end_line()
    start = writer.length
    cells: list[Cell] = []
    for cell in table.cells:
        for page, row in table.pages:
            if row <= cell.row:
                writer.page_at(page, writer.length)
        begin = writer.length
        for line in cell.words.split("\n"):
            writer.line(line)
        span = Span(begin, writer.length) if writer.length > begin else None
        cells.append(Cell(cell.row, cell.column, cell.rows, cell.columns, span))
    writer.table(start, cells, table.rows)
