"""Reading Word files (.docx): paragraphs, tables with merged cells, text boxes, and the numbers that Word counts by itself.

Deleted text of tracked changes is left out, inserted text is in. Notes, headers and footers are no part of the plan's text.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from plankg.extract.model.spans import Span
from plankg.extract.readers.content import Content, TextWriter, raised_words
from plankg.extract.readers.docx_numbers import Numbers, W, numbers_of
from plankg.extract.readers.docx_package import put_right
from plankg.extract.readers.html_reading import read_page
from plankg.extract.text.grids import Cell, Grid

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BOX = f"{W}txbxContent"
# Signs of Word's font Symbol by the last two digits of their code.
_SYMBOLS = {"B3": "≥", "A3": "≤", "B4": "×", "B1": "±", "B0": "°", "BB": "≈", "B9": "≠", "D7": "·"}
# What holds paragraphs without being one itself.
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}
_LEFT_OUT = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}delText",
    f"{W}instrText",
    f"{_MC}Fallback",
    f"{W}pPr",
    f"{W}rPr",
    f"{W}rt",
}
_HEADING = r"(?:heading|标题)\s*([1-9])"


class OnlyPictures(Exception):
    """A document without a word, but with pictures: the scan of one."""


def read_docx(data: bytes) -> Content:
    """The text, tables and headings of a Word file.

    Args:
        data: the bytes of the file.

    Raises:
        OnlyPictures: it holds pictures and not one word.
        Exception: whatever the library raises for a broken file; the caller says it in the user's words.
    """
    import docx

    document = docx.Document(BytesIO(put_right(data)))
    parts = {
        rel.reltype.rpartition("/")[2]: rel.target_part for rel in document.part.rels.values() if not rel.is_external
    }
    roots = {
        name: part.element
        for name, part in parts.items()
        if name in {"numbering", "styles"} and hasattr(part, "element")
    }
    chunks = {
        key: rel.target_part.blob
        for key, rel in document.part.rels.items()
        if not rel.is_external and rel.reltype.endswith("/aFChunk")
    }
    styles = roots.get("styles")
    reader = _Reader(numbers_of(roots.get("numbering"), styles), _headings(styles), chunks)
    reader.blocks(document.element.body)
    content = reader.finish()
    content.count_unread("".join(_shown(document.element.body)))
    if not content.text.strip() and next(document.element.body.iter(f"{W}drawing", f"{W}pict"), None) is not None:
        raise OnlyPictures
    return content


def _shown(body: Any) -> Iterator[str]:
    """The words that Word shows, found without the walk that reads them."""
    for text in body.iter(f"{W}t", f"{_M}t"):
        above = {parent.tag for parent in text.iterancestors()}
        if not above & _LEFT_OUT and not _is_unseen(text.getparent()):
            yield text.text or ""


def read_body(body: Any) -> Content:
    """The text and tables of a body whose lists and styles are not known."""
    reader = _Reader(numbers_of(None, None), {}, {})
    reader.blocks(body)
    return reader.finish()


def _headings(styles: Any | None) -> dict[str, int]:
    """The styles that are headings, with their level: by name, by outline level, or by the style they are based on."""
    found: dict[str, int] = {}
    bases: dict[str, str] = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        name, base = style.find(f"{W}name"), style.find(f"{W}basedOn")
        key = style.get(f"{W}styleId") or ""
        match = re.fullmatch(_HEADING, (name.get(f"{W}val") or "").strip(), re.IGNORECASE) if name is not None else None
        if match:
            found[key] = int(match[1])
        elif (level := _outline_level(style)) is not None:
            found[key] = level
        elif base is not None:
            bases[key] = base.get(f"{W}val") or ""
    for key, base_key in bases.items():
        above, seen = base_key, {key}
        while above in bases and above not in seen:
            seen.add(above)
            above = bases[above]
        if above in found:
            found[key] = found[above]
    return found


def _outline_level(element: Any) -> int | None:
    """The outline level that a paragraph or a style states itself (1 = highest)."""
    level = element.find(f"{W}pPr/{W}outlineLvl")
    printed = level.get(f"{W}val") if level is not None else None
    return int(printed) + 1 if printed and printed.isdigit() and int(printed) < 9 else None


class _Reader(TextWriter):
    """Walks the body in the order of the text."""

    def __init__(self, numbers: Numbers, headings: dict[str, int], chunks: dict[str, bytes]) -> None:
        super().__init__()
        self.numbers, self.headings, self.chunks = numbers, headings, chunks
        self.waiting = ""

    def blocks(self, parent: Any) -> None:
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}altChunk":
                self._chunk(self.chunks.get(element.get(f"{_R}id") or "", b""))
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag in _WRAPPERS or str(element.tag).endswith(("}sect", "}sub-section")):
                self.blocks(element)

    def _paragraph(self, paragraph: Any) -> None:
        self.end_line()
        start = self.length
        words = self.waiting + "".join(_words(paragraph))
        self.waiting = ""
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self.waiting = words  # its mark is deleted: it goes on in the next
            return
        if words.strip():
            self.write(self.numbers.of(paragraph))
            for at, line in enumerate(words.split("\n")):
                if at:
                    self.end_line()
                self.write(line.rstrip() if "\n" in words else line)
        self.end_line()
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = _outline_level(paragraph) or (
            self.headings.get(style.get(f"{W}val") or "") if style is not None else None
        )
        if level:
            self.heading(start, level)
        for box in _boxes(paragraph):
            self.blocks(box)

    def _chunk(self, data: bytes) -> None:
        """A part with HTML or with another Word file, which Word shows in its place."""
        if data.startswith(b"PK"):
            part = read_docx(data)
        else:
            text = data.decode("utf-8", "replace") if b"\x00" not in data[:64] else data.decode("utf-16", "replace")
            part = read_page(text) if "<" in text else Content(text)
        self.end_line()
        start = self.length
        for line in part.text.split("\n"):
            self.line(line)
        if self.length - start >= len(part.text):
            moved = (Span(s.start + start, s.end + start) for s, _ in part.headings)
            self.found.headings += [(span, level) for span, (_, level) in zip(moved, part.headings, strict=True)]
            self.found.grids += [_moved(grid, start) for grid in part.grids]

    def _table(self, table: Any) -> None:
        self.end_line()
        start = self.length
        cells: list[Cell] = []
        open_at: dict[int, int] = {}
        row = -1
        for row, line in enumerate(_children(table, f"{W}tr")):
            column = _number(line.find(f"{W}trPr/{W}gridBefore"), 0)
            for cell in _children(line, f"{W}tc"):
                columns = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and column in open_at:
                    upper = cells[open_at[column]]
                    cells[open_at[column]] = Cell(
                        upper.row, upper.column, row - upper.row + 1, upper.columns, upper.span
                    )
                else:
                    begin = self.length
                    self.blocks(cell)
                    open_at[column] = len(cells)
                    span = Span(begin, self.length) if self.length > begin else None
                    cells.append(Cell(row, column, 1, columns, span))
                column += columns
        self.table(start, cells, row + 1)
        self.end_line()


def _moved(grid: Grid, by: int) -> Grid:
    cells = tuple(
        Cell(c.row, c.column, c.rows, c.columns, Span(c.span.start + by, c.span.end + by) if c.span else None)
        for c in grid.cells
    )
    return Grid(Span(grid.span.start + by, grid.span.end + by), grid.rows, grid.columns, cells)


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph: runs in order, tabs, line breaks and formulas, without deleted or hidden text and boxes."""
    before = ""
    for child in element:
        if child.tag in {f"{W}t", f"{_M}t"}:
            before = child.text or ""
            yield before
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag in {f"{W}br", f"{W}cr"}:
            yield "\n" if child.get(f"{W}type") in {None, "textWrapping"} else ""
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}sym":
            yield _SYMBOLS.get((child.get(f"{W}char") or "").upper()[-2:], "")
        elif child.tag not in _LEFT_OUT and child.tag != _BOX and not _is_unseen(child):
            words = "".join(_words(child))
            if _is_raised(child):
                words = raised_words(before, words)
            before = words or before
            yield words


def _is_unseen(run: Any) -> bool:
    """Whether a run is hidden or struck out."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    marks = (properties.find(f"{W}{name}") for name in ("vanish", "strike", "dstrike"))
    return any(mark is not None and mark.get(f"{W}val") not in {"0", "false", "off"} for mark in marks)


def _is_raised(run: Any) -> bool:
    place = run.find(f"{W}rPr/{W}vertAlign")
    return place is not None and place.get(f"{W}val") == "superscript"


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that are anchored in a paragraph, each once."""
    for box in paragraph.iter(_BOX):
        above = {parent.tag for parent in box.iterancestors()}
        if f"{_MC}Fallback" not in above and not any(parent.tag == _BOX for parent in box.iterancestors()):
            yield box


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _number(element: Any | None, otherwise: int) -> int:
    printed = element.get(f"{W}val") if element is not None else None
    return min(int(printed), 500) if printed and printed.isdigit() else otherwise
