"""表格网格 (grids): tables cell by cell, merged cells known by their extent, whatever form they were printed in.

A file that has tables gives them as grids; tables that are printed as lines of text become grids too (text_grids.py,
cell_lines.py), so that everything after this has one thing to read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plankg.extract.model.spans import Span
from plankg.extract.text.lines import Line

# What breaks a line in a cell; between Markdown bars it is printed as a tag.
BREAK = r"[\r\n]|<br[ ]*/?>"


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its first `row` and `column` (0 = first), how far it reaches, and its words; None when empty.

    A cell that wraps over lines on which its neighbours' words stand too has `more` spans after the first.
    """

    row: int
    column: int
    rows: int
    columns: int
    span: Span | None
    more: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every stretch of its words, in order; empty for an empty cell."""
        return (self.span, *self.more) if self.span else ()

    def words(self, text: str) -> str:
        """Its words, line breaks and the margins around them left out.

        >>> Cell(0, 0, 1, 1, Span(0, 2), (Span(4, 7),)).words("新建98水厂数")
        '新建水厂数'
        """
        return "".join(joined(span.of(text)) for span in self.spans)

    def printed(self, text: str) -> str:
        """Its words, one printed line a line: 市财政局⏎市审计局."""
        return "\n".join(span.of(text) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: `span` from its first word to its last, the size in rows and columns, and its cells in reading order.

    `header` counts the rows of headings and `caption` is the title, where the one who made the grid knows them; 0 and None
    where they are for the reader of the grid to find. `unfit` are rows whose cells did not fit the columns; they are in no cell.
    """

    span: Span
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header: int = 0
    caption: Span | None = None
    unfit: tuple[Span, ...] = ()

    def matrix(self) -> list[list[Cell | None]]:
        """Rows of cells by column; a merged cell is in every place that it covers."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.rows, self.rows)):
                for column in range(cell.column, min(cell.column + cell.columns, self.columns)):
                    places[row][column] = cell
        return places


def side_by_side(folded: str, grid: Grid) -> tuple[Grid, ...]:
    """The two halves of a grid that prints one table next to its continuation: 指标 | 目标 | 指标 | 目标; else the grid itself."""
    half, odd = divmod(grid.columns, 2)
    if odd or half < 2:
        return (grid,)
    for row in grid.matrix()[:2]:
        words = [re.sub(r"\s", "", cell.words(folded)) if cell else "" for cell in row]
        if all(words) and words[:half] == words[half:] and len(set(words)) == half:
            parts = ([c for c in grid.cells if c.column < half], [c for c in grid.cells if c.column >= half])
            cells = parts[0], [replace(cell, column=cell.column - half) for cell in parts[1]]
            return tuple(replace(grid, columns=half, cells=tuple(part)) for part in cells)
    return (grid,)


def joined(words: str) -> str:
    """Words without line breaks; letters and digits of two lines keep a space between them."""
    return re.sub(rf"\s*(?:{BREAK})\s*", lambda match: _glue(words, match), words)


def _glue(words: str, match: re.Match[str]) -> str:
    before, after = words[max(match.start() - 1, 0) : match.start()], words[match.end() : match.end() + 1]
    return " " if before.isascii() and after.isascii() and before.isalnum() and after.isalnum() else ""


def lines_outside(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    """The lines that are in no table."""
    return list(_outside(lines, sorted((grid.span for grid in grids), reverse=True)))


def _outside(lines: Sequence[Line], waiting: list[Span]) -> Iterator[Line]:
    for line in lines:
        while waiting and waiting[-1].end <= line.start:
            waiting.pop()
        if not waiting or line.start < waiting[-1].start:
            yield line
