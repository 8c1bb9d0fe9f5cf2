"""Tables of targets in a grid: rows and columns are known, merged cells too, so that nothing has to be guessed."""

import re
from collections.abc import Iterable, Sequence

from extract.model.spans import Span
from extract.tables.grids import Cell, Grid
from extract.tables.headers import Column, ColumnKind, column_at, is_nature, is_target_header
from extract.tables.tables import Row, Table
from extract.text.lines import Line

_Place = list[Cell | None]


def grid_tables(folded: str, grids: Iterable[Grid], lines: Sequence[Line]) -> list[Table]:
    """Every grid that is a table of targets, its caption and note taken from the lines around it."""
    return [table for grid in grids if (table := _table(folded, grid, lines)) is not None]


def is_target_grid(folded: str, grid: Grid) -> bool:
    """Whether a grid is a table of targets."""
    return _header(folded, grid.matrix())[1] is not None


def _table(folded: str, grid: Grid, lines: Sequence[Line]) -> Table | None:
    matrix = grid.matrix()
    depth, columns = _header(folded, matrix)
    if columns is None:
        return None
    rows = tuple(row for line in matrix[depth:] if (row := _row(folded, columns, line)) is not None)
    if not rows:
        return None
    caption = next((line.span for line in reversed(lines) if line.end <= grid.span.start), None)
    note = next((line.span for line in lines if line.start >= grid.span.end), None)
    return Table(
        span=grid.span,
        caption=caption if caption and caption.end - caption.start <= 45 else None,
        columns=tuple(column for column in columns if column is not None),
        rows=rows,
        note=note if note and re.match(r"注|说明|备注", note.of(folded)) else _inner_note(folded, matrix),
    )


def _header(folded: str, matrix: Sequence[_Place]) -> tuple[int, list[Column | None] | None]:
    """How many rows the header has, and its columns: as many of the first three rows as are headers word by word."""
    best: tuple[int, list[Column | None] | None] = (0, None)
    for depth in (1, 2, 3):
        if depth > len(matrix) or not all(_is_head(folded, cell) for cell in matrix[depth - 1]):
            break
        columns = _columns(folded, matrix[:depth])
        if columns is not None and is_target_header([c for c in columns if c is not None]):
            best = (depth, columns)
    return best


def _is_head(folded: str, cell: Cell | None) -> bool:
    words = _words(folded, cell) if cell else ""
    return not words or column_at(words, 0) is not None


def _columns(folded: str, head: Sequence[_Place]) -> list[Column | None] | None:
    """The columns by the words over them; cells stacked in one column (2025年 over 目标) are read as one."""
    if not head:
        return None
    columns: list[Column | None] = []
    for place in zip(*head, strict=True):
        stacked = [_words(folded, cell) for cell in dict.fromkeys(place) if cell is not None]
        words = "".join(stacked)
        found = [column_at(printed, 0) for printed in (words, *reversed(stacked))]
        if words and found[0] is None:
            return None
        dated = next((f for f in found if f is not None and f[0].year is not None), found[0])
        columns.append(dated[0] if dated else None)
    return columns


def _row(folded: str, columns: Sequence[Column | None], line: _Place) -> Row | None:
    def of(kind: ColumnKind) -> list[Span]:
        cells = [c for column, c in zip(columns, line, strict=True) if column and column.kind == kind and c]
        return [cell.span for cell in dict.fromkeys(cells) if cell.span is not None]

    name, natures = of("name"), [span for span in of("nature") if is_nature(_squeezed(folded, span))]
    spread = any(cell is not None and cell.columns >= len(columns) - 1 > 1 for cell in line)
    if not name or spread:
        return None
    values = tuple(
        (cell.span,) if cell is not None and cell.span is not None else None
        for column, cell in zip(columns, line, strict=True)
        if column is not None and column.kind == "value"
    )
    category = of("category")
    own = [c.span for c in line if c and c.rows == 1 and c.span and c.span not in category] or name
    number = of("number")
    return Row(
        span=Span(min(span.start for span in own), max(span.end for span in own)),
        number=number[0] if number else None,
        category=tuple(category),
        name=tuple(name),
        unit=next(iter(of("unit")), None),
        values=values,
        nature=natures[0] if natures else None,
    )


def _inner_note(folded: str, matrix: Sequence[_Place]) -> Span | None:
    """A note in the table's last row, merged over its width."""
    last = matrix[-1][0] if matrix and matrix[-1] else None
    return last.span if last and last.span and re.match(r"注|说明|备注", last.span.of(folded)) else None


def _words(folded: str, cell: Cell) -> str:
    return _squeezed(folded, cell.span) if cell.span else ""


def _squeezed(folded: str, span: Span) -> str:
    return re.sub(r"\s+", "", span.of(folded))
