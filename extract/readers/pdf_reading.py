"""Reading PDF files: the text of the pages as paragraphs, ruled tables as grids, and where each page begins.

Running heads and page numbers are left out. A file of pictures of pages has no text and is refused with the remedy.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import Any, cast

from extract.model.spans import Span
from extract.readers.content import Content, TextWriter
from extract.readers.pdf_lines import (
    PrintedLine,
    glued,
    is_furniture,
    lines_of_characters,
    margins,
    paragraphs_of,
    running_heads,
)
from extract.readers.pdf_tables import PrintedTable, continued, tables_of_page
from extract.tables.grids import Cell

MOST_PAGES = 3000


class NoTextLayer(Exception):
    """The pages are pictures: there is not one character on them."""


class TooManyPages(Exception):
    """More pages than are read. `pages` counts them."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        super().__init__(pages)


@dataclass(slots=True)
class _PageParts:
    """What stands on one page, from top to bottom."""

    lines: list[PrintedLine] = field(default_factory=list)
    tables: list[PrintedTable] = field(default_factory=list)

    def in_order(self) -> list[PrintedLine | PrintedTable]:
        """Lines and tables by their upper edge."""
        return sorted([*self.lines, *self.tables], key=lambda part: part.top)


def read_pdf(data: bytes) -> Content:
    """The text, tables and page starts of a PDF file.

    Args:
        data: the bytes of the file.

    Raises:
        NoTextLayer: no page has a character.
        TooManyPages: the file has more than `MOST_PAGES`.
        Exception: whatever the library raises for a broken file; the caller says it in the user's words.
    """
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        if len(document.pages) > MOST_PAGES:
            raise TooManyPages(len(document.pages))
        pages = [_parts(page, number) for number, page in enumerate(document.pages)]
    if not any(page.lines or page.tables for page in pages):
        raise NoTextLayer
    _without_furniture(pages)
    return _written(pages)


def _parts(page: Any, number: int) -> _PageParts:
    tables = tables_of_page(page, number)
    free = [c for c in page.chars if not any(table.holds(c) for table in tables)]
    parts = _PageParts(lines_of_characters((c for c in free if c.get("upright", True)), number), tables)
    page.close()
    return parts


def _without_furniture(pages: list[_PageParts]) -> None:
    heads = running_heads([page.lines for page in pages])
    for page in pages:
        kept = list(page.lines)
        while kept and is_furniture(kept[0], heads, at_edge=True):
            kept.pop(0)
        while kept and is_furniture(kept[-1], heads, at_edge=True):
            kept.pop()
        page.lines = kept


def _written(pages: list[_PageParts]) -> Content:
    writer = TextWriter()
    left, right = margins([line for page in pages for line in page.lines])
    parts = _with_whole_tables(part for page in pages for part in page.in_order())
    for is_table, group in groupby(parts, key=lambda part: isinstance(part, PrintedTable)):
        if is_table:
            for table in group:
                _write_table(writer, cast("PrintedTable", table))
        else:
            for paragraph in paragraphs_of([cast("PrintedLine", line) for line in group], left, right):
                _write_paragraph(writer, paragraph)
    writer.page_at(len(pages) - 1, writer.length)
    return writer.finish()


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
    writer.line(words)


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
