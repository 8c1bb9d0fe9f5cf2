"""Reading web pages: the words of a page as lines, its tables as grids, its h1–h6 as headings.

Paragraphs, cells and whatever else a browser puts on a line of its own become lines; scripts, styles and forms are left out.
Offsets refer to the text that comes out, which is the document's canonical text.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.model.spans import Span
from extract.readers.content import Content, TextWriter
from extract.tables.grids import Cell

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = r"script|style|noscript|template|head|iframe|object|svg|select|button|input|textarea"
_BLOCK = (
    r"address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|fig(?:caption|ure)|footer|form|h[1-6]|header|hr|html|"
    r"li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_MAX_SPAN = 1000
_CAN_BE_FURNITURE = {"nav", "footer", "aside", "div", "ul", "section", "header", "span", "p"}
_FURNITURE = (
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|share|bdshare|related|relate|recommend|footer|foot|sidebar|aside|copyright|"
    r"toolbar|fontsize|qrcode|pagination|friendlink|xglj|dqwz|prevnext|contentinfo)(?:$|[-_\s\d])"
)


def read_page(source: str) -> Content:
    """The text, tables and headings of a page's HTML.

    Args:
        source: the page, decoded.
    """
    from lxml import etree, html

    # lxml refuses text that declares its own encoding, which has been decoded already.
    body = re.sub(r"\A\s*<\?xml[^>]*\?>", "", source)
    writer = _Writer()
    try:
        root = html.document_fromstring(body) if body.strip() else None
    except etree.ParserError:  # nothing but comments or marks
        root = None
    if root is not None:
        writer.element(root)
    return writer.finish()


class _Writer(TextWriter):
    """Walks the elements and writes what a browser would show."""

    def element(self, element: "HtmlElement") -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or re.fullmatch(_DROPPED, tag):
            return
        if _is_furniture(element, tag):
            self.end_line()
            start = self.length
            self._any(element, tag)
            self.end_line()
            if self.length > start:
                self.found.furniture.append(Span(start, self.length))
            return
        self._any(element, tag)

    def _any(self, element: "HtmlElement", tag: str) -> None:
        if tag == "br":
            self.end_line()
        elif tag == "table":
            self._table(element)
        else:
            self._content(element, tag)

    def _content(self, element: "HtmlElement", tag: str) -> None:
        block = re.fullmatch(_BLOCK, tag) is not None
        if block:
            self.end_line()
        start = self.length
        self.write(element.text)
        for child in element:
            self.element(child)
            self.write(child.tail)
        if block:
            if re.fullmatch(r"h[1-6]", tag):
                self.heading(start, int(tag[1]))
            self.end_line()

    def _table(self, table: "HtmlElement") -> None:
        self.end_line()
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
        self.table(start, cells, row + 1)
        self.end_line()


def _is_furniture(element: "HtmlElement", tag: str) -> bool:
    """Whether an element is a menu, a footer, a row of buttons or a list of links, and holds no title and no table."""
    if tag not in _CAN_BE_FURNITURE:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
    if tag not in {"nav", "footer", "aside"} and not re.search(_FURNITURE, names):
        return False
    words = sum(len(part) for part in element.itertext())
    return words < 1500 and next(element.iter("h1", "h2", "table"), None) is None


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
