"""表格网格 (grids): the tables of a file that has them, cell by cell, merged cells known by their extent."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model.spans import Span
from extract.text.lines import Line


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its first `row` and `column` (0 = first), how far it reaches, and its words; None when empty."""

    row: int
    column: int
    rows: int
    columns: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: `span` from its first word to its last, the size in rows and columns, and its cells in reading order."""

    span: Span
    rows: int
    columns: int
    cells: tuple[Cell, ...]

    def matrix(self) -> list[list[Cell | None]]:
        """Rows of cells by column; a merged cell stands in every place that it covers."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.rows, self.rows)):
                for column in range(cell.column, min(cell.column + cell.columns, self.columns)):
                    places[row][column] = cell
        return places


def lines_outside(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    """The lines that stand in no table."""
    outside: list[Line] = []
    waiting = sorted((grid.span for grid in grids), reverse=True)
    for line in lines:
        while waiting and waiting[-1].end <= line.start:
            waiting.pop()
        if not waiting or line.start < waiting[-1].start:
            outside.append(line)
    return outside
