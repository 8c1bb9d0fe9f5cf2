"""Reading web pages: the words of a page as lines, its tables as grids, its h1–h6 as headings.

Paragraphs, cells and whatever else a browser puts on a line of its own become lines; scripts, styles and forms are left out.
Offsets refer to the text that comes out, which is the document's canonical text.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from plankg.extract.model.spans import Span
from plankg.extract.readers.content import Content, TextWriter, raised_words
from plankg.extract.text.grids import Cell
from plankg.extract.text.numbering import chinese_numeral

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = r"script|style|noscript|template|head|iframe|object|svg|select|button|input|textarea|del|s|strike|rt|rp"
# What a browser does not show.
_HIDDEN = r"(?:display\s*:\s*none|visibility\s*:\s*hidden)"
_HOLDS_ROWS = {"thead", "tbody", "tfoot", "form", "center", "a", "div", "font", "span", "b", "strong"}
# A cell with so many characters and lines holds running text, and its table is there for the layout.
_TEXT_IN_CELL = 300
_LINES_IN_CELL = 3
_BLOCK = (
    r"address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|fig(?:caption|ure)|footer|form|h[1-6]|header|hr|html|"
    r"li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_OWN_NUMBER = r"[(（]?[一二三四五六七八九十\d]{1,3}[、.．)）]|第[一二三四五六七八九十\d]+[章节条]"
# What a page's <title> ends with where it names a plan, and what portals put after that: -某市人民政府门户网站, _政策文件.
_NAMES_A_PLAN = r".{4,}(?:规划|纲要|计划|方案|意见|措施|要点|通知|办法|决定)(?:[(（][^()（）]{2,20}[)）])?"
_SHORTEST_PAGE = 60  # characters; a page that shows less is filled by a script, or has its text in another file
_SITE = r"\s*[-_|>–—]+\s*[^-_|>–—]{2,30}$"
_MAX_SPAN = 200  # columns; no table of a plan has more, and three kilobytes of cells can ask for a billion
# Parsers compare each attribute with all others; a picture in the page's own text is of no use either.
_LONG_MARK = re.compile(r"""<([a-zA-Z][\w:-]*+)(?=[^<>]{5000})(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
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
    body = _LONG_MARK.sub(r"<\1>", re.sub(r"\A\s*<\?xml[^>]*\?>", "", source))
    writer = _Writer()
    try:
        parser = html.HTMLParser(huge_tree=True)  # pages of editors that close no mark are deeper than 256 elements
        root = html.document_fromstring(body, parser=parser) if body.strip() else None
    except etree.ParserError:  # nothing but comments or marks
        root = None
    if root is not None:
        shown = (e for e in root.iter() if isinstance(e.tag, str) and not re.fullmatch(_DROPPED, e.tag))
        writer.most = 0.5 * sum(len(e.text or "") for e in shown)
        if title := _title_of_its_own(root):
            writer.write(title)
            writer.end_line()
        with _deep_enough(root):
            writer.element(root)
    content = writer.finish()
    if root is not None:
        content.count_unread(title + "".join(_shown(root)))
    return content


def _title_of_its_own(root: "HtmlElement") -> str:
    """The plan's title from the head of the page, without the site's name, where nothing that is shown says it; else ""."""
    title = re.sub(r"\s+", " ", root.findtext(".//head/title") or "").strip()
    while not re.fullmatch(_NAMES_A_PLAN, title):
        before, title = title, re.sub(_SITE, "", title)
        if title == before:
            return ""
    shown = re.sub(r"\W", "", "".join(_shown(root)))
    return "" if len(shown) < _SHORTEST_PAGE or re.sub(r"\W", "", title) in shown else title


def _shown(root: "HtmlElement") -> list[str]:
    """The words of a page that a browser shows, found without the walk that reads it."""
    dropped = " or ".join(f"ancestor::{tag}" for tag in _DROPPED.split("|"))
    hidden = "ancestor::*[@hidden or contains(translate(@style, ' ', ''), 'display:none') or contains(translate(@style, ' ', ''), 'visibility:hidden')]"
    return [str(part) for part in root.xpath(f"//text()[not({dropped}) and not({hidden})]")]


@contextmanager
def _deep_enough(root: "HtmlElement") -> Iterator[None]:
    """Let Python's calls go as deep as the elements of the page do."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, 1000 + 6 * deepest))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


class _Writer(TextWriter):
    """Walks the elements and writes what a browser would show."""

    most = 0.0  # half of the characters of the page

    def element(self, element: "HtmlElement") -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or re.fullmatch(_DROPPED, tag) or self._is_hidden(element):
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
        elif tag == "sup":
            self._raised("".join(element.itertext()))
        elif tag == "ol":
            self._numbered(element)
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

    def _is_hidden(self, element: "HtmlElement") -> bool:
        """Whether a browser shows nothing of it. A page that its own script shows when it is ready is not hidden."""
        named = element.get("hidden") is not None or re.search(_HIDDEN, element.get("style") or "")
        if not named or element.tag == "body":
            return False
        return sum(len(part) for part in element.itertext()) < self.most

    def _raised(self, words: str) -> None:
        """A note mark (98%¹) is no part of the text; the powers of a unit (km²) are."""
        self.write(raised_words(self.last, words))

    def _numbered(self, items: "HtmlElement") -> None:
        """A list with numbers, which a browser prints."""
        self.end_line()
        chinese = re.search("cjk|chinese|japanese", items.get("style") or items.get("type") or "") is not None
        number = int(items.get("start") or 1) if (items.get("start") or "1").isdigit() else 1
        for child in items:
            if child.tag == "li":
                words = "".join(child.itertext()).strip()
                if words and not re.match(_OWN_NUMBER, words):
                    self.write(f"{chinese_numeral(number)}、" if chinese else f"{number}.")
                number += 1
                self.write(child.text)
                for part in child:
                    self.element(part)
                    self.write(part.tail)
                self.end_line()
            else:
                self.element(child)

    def _table(self, table: "HtmlElement") -> None:
        """A table as a grid; one that is there for the layout as running text, what is in no cell before its rows."""
        self.end_line()
        rows = list(_rows(table, self))
        if _is_layout(rows):
            for cell in (cell for cells_of_row in rows for cell in cells_of_row):
                self._content(cell, "td")
            return
        start = self.length
        cells: list[Cell] = []
        taken: dict[tuple[int, int], bool] = {}
        row = -1
        for row, line in enumerate(rows):
            column = 0
            for cell in line:
                while taken.get((row, column)):
                    column += 1
                # As browsers do: a cell ends with its table.
                rows_down = min(_extent(cell, "rowspan"), len(rows) - row)
                columns = _extent(cell, "colspan")
                begin = self.length
                self._content(cell, cell.tag)
                cells.append(
                    Cell(row, column, rows_down, columns, Span(begin, self.length) if self.length > begin else None)
                )
                for r in range(row, row + rows_down):
                    for c in range(column, column + columns):
                        taken[r, c] = True
                column += columns
        self.table(start, cells, row + 1)
        self.end_line()


def _is_layout(rows: list[list["HtmlElement"]]) -> bool:
    """Whether a table only arranges a page: a cell holds a table, or most of the words as lines of running text.

    The index block of a site (索引号, 发文机关) is for its readers no table of a plan either.
    """
    cells = [cell for row in rows for cell in row]
    words = {id(cell): sum(len(part.strip()) for part in cell.itertext()) for cell in cells}
    total = sum(words.values())
    if any(next(cell.iter("table"), None) is not None for cell in cells):
        return True
    if cells and re.match(r"\s*[\[【]?\s*索\s*引\s*号", "".join(cells[0].itertext())):
        return True
    largest = max(cells, key=lambda cell: words[id(cell)], default=None)
    if largest is None or words[id(largest)] < max(_TEXT_IN_CELL, 0.7 * total) or len(rows) > 12:
        return False
    return sum(1 for _ in largest.iter("p", "div", "br", "h1", "h2", "h3")) >= _LINES_IN_CELL


def _rows(table: "HtmlElement", writer: "_Writer") -> Iterator[list["HtmlElement"]]:
    """The cells of each row of this table, not of tables in its cells; what is in no cell is written first.

    Browsers show all of it: rows in a form, words between the rows, cells without a row.
    """
    rows: list[list[HtmlElement]] = []
    _gather(table, rows, writer)
    writer.end_line()
    yield from (row for row in rows if row)


def _gather(parent: "HtmlElement", rows: list[list["HtmlElement"]], writer: "_Writer") -> None:
    in_row = parent.tag == "tr"
    writer.write(parent.text if in_row or parent.tag in {"table", *_HOLDS_ROWS} else None)
    loose = False
    for child in parent:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in {"td", "th"}:
            if not rows or not (in_row or loose):
                rows.append([])
                loose = not in_row
            rows[-1].append(child)
        elif tag == "tr":
            rows.append([])
            _gather(child, rows, writer)
        elif tag in _HOLDS_ROWS and next(child.iter("tr", "td", "th"), None) is not None:
            _gather(child, rows, writer)
        elif tag:
            writer.element(child)
        if child.tail and child.tail.strip():
            writer.end_line()
            writer.write(child.tail)
            writer.end_line()


def _is_furniture(element: "HtmlElement", tag: str) -> bool:
    """Whether an element is a menu, a footer, a row of buttons or a list of links, and holds no title and no table."""
    if tag not in _CAN_BE_FURNITURE:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
    if tag not in {"nav", "footer", "aside"} and not re.search(_FURNITURE, names):
        return False
    words = sum(len(part) for part in element.itertext())
    return words < 1500 and next(element.iter("h1", "h2", "table"), None) is None


def _extent(cell: "HtmlElement", name: str) -> int:
    printed = (cell.get(name) or "1").strip()
    return min(max(int(printed), 1), _MAX_SPAN) if printed.isdigit() else 1
