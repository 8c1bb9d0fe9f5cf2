"""年度表 (year tables): schedules whose columns are years and whose cells say what is done or reached in each of them.

建设内容 | 2026年 | 2027年: each row is a task, each of its cells a part of it that is due in the year of its column.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.rows import Row
from plankg.extract.layout.tables import Table
from plankg.extract.text.grids import Cell

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument


@dataclass(frozen=True, slots=True)
class YearRow:
    """One row: the cell that names it, and what is due in each year."""

    name: Cell
    parts: tuple[tuple[int, Cell], ...]


def year_rows(document: "PlanDocument") -> list[YearRow]:
    """The rows of every year table, in the order of the text."""
    tables = [table for table in document.tables if table.use == "years"]
    return [found for table in tables for row in table.rows for found in _rows(document, table, row)]


def _rows(document: "PlanDocument", table: Table, row: Row) -> Iterator[YearRow]:
    places = table.at("value")
    names = [c for at in range(places[0]) if (c := table.cell(row, at)) is not None]
    names = [cell for cell in names if "number" not in kinds_of_cell(cell.words(document.folded))]
    parts = [(table.columns[at].year, table.cell(row, at)) for at in places]
    filled = [
        (year, cell)
        for year, cell in parts
        if year is not None and cell is not None and "empty" not in kinds_of_cell(cell.words(document.folded))
    ]
    if names and filled:
        yield YearRow(names[-1], tuple(filled))
