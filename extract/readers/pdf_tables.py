"""PDF 表格 (tables of a PDF): ruled tables as rows of cells, merged cells by their size, parts on several pages as one table."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plankg.extract.readers.pdf_lines import glued, lines_of_characters

_Box = tuple[float, float, float, float]

_NEAR = 3.0
_THICKEST_RULE = 4.0


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell: its first row and column, how far it reaches, and the words in it."""

    row: int
    column: int
    rows: int
    columns: int
    words: str


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table: its cells in reading order, its edges in points, where its columns begin, and the first row on each page."""

    cells: tuple[PrintedCell, ...]
    rows: int
    left: float
    top: float
    right: float
    bottom: float
    edges: tuple[float, ...]
    pages: tuple[tuple[int, int], ...]

    def holds(self, character: Any) -> bool:
        """Whether a character is in it."""
        middle_x, middle_y = (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2
        return bool(self.left <= middle_x <= self.right and self.top <= middle_y <= self.bottom)

    def row_words(self, row: int) -> tuple[str, ...]:
        """The words of the cells that begin in a row."""
        return tuple(cell.words for cell in self.cells if cell.row == row)


def tables_of_page(page: Any, number: int) -> list[PrintedTable]:
    """The ruled tables of a page (pdfplumber's Page, the `number`th, 0 = first) with at least two columns."""
    if len(page.lines) + len(page.rects) + len(page.curves) < 4:
        return []
    ruled = page.filter(lambda thing: not _is_shading(thing))
    found = [
        table_of_cells(ruled.chars, [cell for cell in table.cells if cell is not None], number)
        for table in ruled.find_tables()
    ]
    return [table for table in found if table is not None and len(table.edges) > 1]


def _is_shading(thing: Any) -> bool:
    """Whether a rectangle is the shade under words: filled, without a line, and too high to be a rule."""
    if thing.get("object_type") not in {"rect", "curve"} or thing.get("stroke") or not thing.get("fill"):
        return False
    return min(float(thing["width"]), float(thing["height"])) > _THICKEST_RULE


def table_of_cells(characters: Sequence[Any], boxes: Sequence[_Box], number: int) -> PrintedTable | None:
    """The table of these cells on the `number`th page, with the characters that are in them; None where there are none.

    Args:
        characters: those of the page, with x0, x1, top, bottom, text and size, in points.
        boxes: left, top, right and bottom of each cell, in points.
        number: the page (0 = first).
    """
    if len(boxes) < 2:
        return None
    columns = _edges([box[0] for box in boxes])
    rows = _edges([box[1] for box in boxes])
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    inside: dict[_Box, list[Any]] = {box: [] for box in boxes}
    for character in characters:
        x, y = (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2
        if left <= x <= right and top <= y <= bottom:
            for box in boxes:
                if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                    inside[box].append(character)
                    break
    cells = [
        PrintedCell(
            _place(rows, box[1]), _place(columns, box[0]), _extent(rows, box[1], box[3]), _extent(columns, box[0], box[2]),
            _words(inside[box], box),
        )
        for box in boxes
    ]  # fmt: skip
    if not any(cell.words for cell in cells):
        return None
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return PrintedTable(tuple(cells), len(rows), left, top, right, bottom, tuple(columns), ((number, 0),))


def _edges(places: Sequence[float]) -> list[float]:
    """The different edges, those nearer than a hair's breadth taken for one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _place(edges: Sequence[float], at: float) -> int:
    return max(bisect_right(edges, at + _NEAR) - 1, 0)


def _extent(edges: Sequence[float], start: float, end: float) -> int:
    return max(sum(1 for edge in edges if start - _NEAR <= edge < end - _NEAR), 1)


def _words(characters: Sequence[Any], box: _Box) -> str:
    """The words of a cell, wrapped lines put together."""
    lines = lines_of_characters(characters)
    words = ""
    for before, line in zip([None, *lines], lines, strict=False):
        full = before is not None and before.right > box[2] - 2.2 * before.size
        words = line.words if before is None else glued(words, line.words) if full else f"{words}\n{line.words}"
    return words


def continued(upper: PrintedTable, lower: PrintedTable) -> PrintedTable | None:
    """Both as one table where the lower, on the next page, goes on with the upper; its repeated header is left out."""
    same = len(upper.edges) == len(lower.edges) and all(
        abs(one - other) <= 2 * _NEAR for one, other in zip(upper.edges, lower.edges, strict=True)
    )
    if not same:
        return None
    repeated = 0
    while repeated < min(3, lower.rows, upper.rows) and upper.row_words(repeated) == lower.row_words(repeated):
        repeated += 1
    moved = tuple(
        PrintedCell(cell.row - repeated + upper.rows, cell.column, cell.rows, cell.columns, cell.words)
        for cell in lower.cells
        if cell.row >= repeated
    )
    pages = (*upper.pages, (lower.pages[0][0], upper.rows))
    return PrintedTable(
        (*upper.cells, *moved), upper.rows + lower.rows - repeated, upper.left, upper.top, upper.right, lower.bottom,
        upper.edges, pages,
    )  # fmt: skip
