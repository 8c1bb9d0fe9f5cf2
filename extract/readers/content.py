"""内容 (content): what a reader gets out of a file: its text, line by line, its tables as grids, its headings, its pages.

All readers write through one TextWriter, so that the same plan gives the same text from a web page, a Word or a PDF file.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from plankg.extract.model.spans import Span
from plankg.extract.text.fold import RADICALS
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.lines import trim

# Characters without width or ink, which cut names and numbers; radicals that fonts put in place of ideographs.
_UNSEEN: dict[int, str | None] = {**dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]), **RADICALS}

_LETTER = re.compile(r"\w")
_POWERS = {"2": "²", "3": "³"}
_NOTE_MARK = r"\s*[\[(〔①-⑳]?\s*(?:注?\d{0,2}|\*{1,3})\s*[\])〕]?\s*"


def raised_words(before: str, words: str) -> str:
    """What words set high say after those before them: a note mark (98%¹) nothing, the power of a unit (km²) itself."""
    if words.strip() in _POWERS and before[-1:] in {"m", "M", "米"}:
        return _POWERS[words.strip()]
    return "" if re.fullmatch(_NOTE_MARK, words) else words


@dataclass(slots=True)
class Content:
    """What a file holds.

    `headings` have their level (1 = highest), `page_starts` the offset where each page begins (empty where a file has no
    pages), `places` the addresses of cells in a workbook with the offset of each, `furniture` what is around the plan: menus, links, share buttons,
    `recognised` the mean confidence (0..1) of text recognition where the words were read from pictures,
    `unread` how many letters that the file shows are not in the text.
    """

    text: str = ""
    grids: list[Grid] = field(default_factory=list)
    headings: list[tuple[Span, int]] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    places: list[tuple[int, str]] = field(default_factory=list)
    recognised: float | None = None
    unread: int = 0

    def count_unread(self, source: str) -> None:
        """Note how many letters and figures of the source are not in the text."""
        self.unread = (Counter(_LETTER.findall(source)) - Counter(_LETTER.findall(self.text))).total()


class TextWriter:
    """Writes lines; white space inside a line becomes one space unless the line is placed, full-width spaces stay."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self._fresh = True
        self.last = ""
        self.found = Content()

    def write(self, words: str | None, *, placed: bool = False) -> None:
        """Go on with the line; `placed` says that the blanks between its words and before them say where each is."""
        if not words:
            return
        line = re.sub(r"[\t\r\n\f\v]" if placed else r"[ \t\r\n\f\v]+", " ", words).translate(_UNSEEN)
        if self._fresh and not placed:
            line = line.lstrip(" ")
        if line:
            self._parts.append(line)
            self.length += len(line)
            self.last = line
            self._fresh = False

    def end_line(self) -> None:
        """Begin a new line, unless one has just begun."""
        if not self._fresh:
            self._parts.append("\n")
            self.length += 1
            self._fresh = True

    def line(self, words: str, *, placed: bool = False) -> Span | None:
        """Write one whole line, its blanks as they are where it is `placed`; its place, or None when there is nothing on it."""
        self.end_line()
        start = self.length
        self.write(words.rstrip(), placed=placed)
        span = Span(start, self.length) if self.length > start else None
        self.end_line()
        return span

    def page_at(self, number: int, offset: int) -> None:
        """Note that a page (0 = first) begins at an offset; pages before it that have no words begin there too."""
        while len(self.found.page_starts) <= number:
            self.found.page_starts.append(offset)

    def place_at(self, name: str, offset: int) -> None:
        """Note that what is called `name` (a cell of a workbook) begins at an offset."""
        self.found.places.append((offset, name))

    def heading(self, start: int, level: int) -> None:
        """Note that what was written since `start` is a heading."""
        if self.length > start:
            self.found.headings.append((Span(start, self.length), level))

    def table(self, start: int, cells: Iterable[Cell], rows: int) -> None:
        """Note that what was written since `start` is a table of these cells."""
        kept = tuple(cells)
        if kept and self.length > start:
            width = max(cell.column + cell.columns for cell in kept)
            self.found.grids.append(Grid(Span(start, self.length), rows, width, kept))

    def finish(self) -> Content:
        """What was written, every place trimmed to the words."""
        found, text = self.found, "".join(self._parts)
        found.text = text
        found.headings = [(s, level) for span, level in found.headings if (s := trim(text, span.start, span.end))]
        found.furniture = [s for span in found.furniture if (s := trim(text, span.start, span.end))]
        found.grids = [grid for grid in (_trimmed(text, grid) for grid in found.grids) if grid is not None]
        return found


def _trimmed(text: str, grid: Grid) -> Grid | None:
    span = trim(text, grid.span.start, grid.span.end)
    if span is None:
        return None
    cells = tuple(
        Cell(c.row, c.column, c.rows, c.columns, trim(text, c.span.start, c.span.end) if c.span else None)
        for c in grid.cells
    )
    return Grid(span, grid.rows, grid.columns, cells)
