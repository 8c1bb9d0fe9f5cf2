"""Reading Word files (.docx): paragraphs, tables with merged cells, text boxes, and the numbers that Word counts by itself.

Deleted text of tracked changes is left out, inserted text is in. Notes, headers and footers are no part of the plan's text.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from extract.model.spans import Span
from extract.readers.content import Content, TextWriter
from extract.readers.docx_numbers import Numbers, W, numbers_of
from extract.tables.grids import Cell

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = f"{W}txbxContent"
# What holds paragraphs without being one itself.
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}
_LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{W}delText", f"{W}instrText", f"{_MC}Fallback", f"{W}pPr", f"{W}rPr"}
_HEADING = r"(?:heading|标题)\s*([1-9])"


def read_docx(data: bytes) -> Content:
    """The text, tables and headings of a Word file.

    Args:
        data: the bytes of the file.

    Raises:
        Exception: whatever the library raises for a broken file; the caller says it in the user's words.
    """
    import docx

    document = docx.Document(BytesIO(data))
    parts = {
        rel.reltype.rpartition("/")[2]: rel.target_part for rel in document.part.rels.values() if not rel.is_external
    }
    roots = {
        name: part.element
        for name, part in parts.items()
        if name in {"numbering", "styles"} and hasattr(part, "element")
    }
    reader = _Reader(numbers_of(roots.get("numbering"), roots.get("styles")), _headings(roots.get("styles")))
    reader.blocks(document.element.body)
    return reader.finish()


def _headings(styles: Any | None) -> dict[str, int]:
    """The styles that are headings, with their level."""
    found: dict[str, int] = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        match = re.fullmatch(_HEADING, (name.get(f"{W}val") or "").strip(), re.IGNORECASE) if name is not None else None
        if match:
            found[style.get(f"{W}styleId") or ""] = int(match[1])
    return found


class _Reader(TextWriter):
    """Walks the body in the order of the text."""

    def __init__(self, numbers: Numbers, headings: dict[str, int]) -> None:
        super().__init__()
        self.numbers, self.headings = numbers, headings

    def blocks(self, parent: Any) -> None:
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag in _WRAPPERS:
                self.blocks(element)

    def _paragraph(self, paragraph: Any) -> None:
        self.end_line()
        start = self.length
        words = "".join(_words(paragraph))
        if words.strip():
            self.write(self.numbers.of(paragraph))
            for at, line in enumerate(words.split("\n")):
                if at:
                    self.end_line()
                self.write(line.rstrip() if "\n" in words else line)
        self.end_line()
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = self.headings.get(style.get(f"{W}val") or "") if style is not None else None
        if level:
            self.heading(start, level)
        for box in _boxes(paragraph):
            self.blocks(box)

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


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph: runs in order, tabs and line breaks, without deleted text and text boxes."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag in {f"{W}br", f"{W}cr"}:
            yield "\n" if child.get(f"{W}type") in {None, "textWrapping"} else ""
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag not in _LEFT_OUT and child.tag != _BOX:
            yield from _words(child)


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
