"""Reading web pages: the words of a page as lines, its tables as grids, its h1–h6 as headings.

Paragraphs, cells and whatever else a browser puts on a line of its own become lines; scripts, styles and forms are left out.
Offsets refer to the text that comes out, which is the document's canonical text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.grids import Cell, Grid
from extract.lines import trim
from extract.model import Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = r"script|style|noscript|template|head|iframe|object|svg|select|button|input|textarea"
_BLOCK = (
    r"address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|fig(?:caption|ure)|footer|form|h[1-6]|header|hr|html|"
    r"li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_MAX_SPAN = 1000


@dataclass(slots=True)
class Page:
    """What a page holds: its text, its tables, and the h1–h6 with their level."""

    text: str = ""
    grids: list[Grid] = field(default_factory=list)
    headings: list[tuple[Span, int]] = field(default_factory=list)


def read_page(source: str) -> Page:
    """The text, tables and headings of a page's HTML.

    Args:
        source: the page, decoded.
    """
    from lxml import html

    # lxml refuses text that declares its own encoding, which has been decoded already.
    body = re.sub(r"\A\s*<\?xml[^>]*\?>", "", source)
    writer = _Writer()
    if body.strip():
        writer.element(html.document_fromstring(body))
    return writer.page()


class _Writer:
    """Walks the elements and writes lines; white space inside a line becomes one space."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.fresh = True
        self.found = Page()

    def page(self) -> Page:
        self.found.text = "".join(self.parts)
        text = self.found.text
        self.found.headings = [
            (s, level) for span, level in self.found.headings if (s := trim(text, span.start, span.end))
        ]
        self.found.grids = [grid for grid in (_trimmed(text, grid) for grid in self.found.grids) if grid is not None]
        return self.found

    def element(self, element: "HtmlElement") -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or re.fullmatch(_DROPPED, tag):
            return
        if tag == "br":
            self._break()
        elif tag == "table":
            self._table(element)
        else:
            self._content(element, tag)

    def _content(self, element: "HtmlElement", tag: str) -> None:
        block = re.fullmatch(_BLOCK, tag) is not None
        if block:
            self._break()
        start = self.length
        self._write(element.text)
        for child in element:
            self.element(child)
            self._write(child.tail)
        if block:
            if re.fullmatch(r"h[1-6]", tag) and self.length > start:
                self.found.headings.append((Span(start, self.length), int(tag[1])))
            self._break()

    def _write(self, words: str | None) -> None:
        if not words:
            return
        line = re.sub(r"[ \t\r\n\f]+", " ", words)
        if self.fresh:
            line = line.lstrip(" ")
        if line:
            self.parts.append(line)
            self.length += len(line)
            self.fresh = False

    def _break(self) -> None:
        if not self.fresh:
            self.parts.append("\n")
            self.length += 1
            self.fresh = True

    def _table(self, table: "HtmlElement") -> None:
        self._break()
        start = self.length
        cells: list[Cell] = []
        taken: dict[tuple[int, int], bool] = {}
        row = -1
        for row, line in enumerate(_rows(table)):
            column = 0
            for cell in (c for c in line if c.tag in {"td", "th"}):
                while taken.get((row, column)):
                    column += 1
                rows, columns = _extent(cell, "rowspan"), _extent(cell, "colspan")
                begin = self.length
                self._content(cell, cell.tag)
                cells.append(
                    Cell(row, column, rows, columns, Span(begin, self.length) if self.length > begin else None)
                )
                for r in range(row, row + rows):
                    for c in range(column, column + columns):
                        taken[r, c] = True
                column += columns
        if cells and self.length > start:
            width = max(cell.column + cell.columns for cell in cells)
            self.found.grids.append(Grid(Span(start, self.length), row + 1, width, tuple(cells)))
        self._break()


def _rows(table: "HtmlElement") -> Iterator["HtmlElement"]:
    """The rows of this table, not those of tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def _extent(cell: "HtmlElement", name: str) -> int:
    printed = (cell.get(name) or "1").strip()
    return min(max(int(printed), 1), _MAX_SPAN) if printed.isdigit() else 1


def _trimmed(text: str, grid: Grid) -> Grid | None:
    span = trim(text, grid.span.start, grid.span.end)
    if span is None:
        return None
    cells = tuple(
        Cell(c.row, c.column, c.rows, c.columns, trim(text, c.span.start, c.span.end) if c.span else None)
        for c in grid.cells
    )
    return Grid(span, grid.rows, grid.columns, cells)
