"""表格 (tables): every table of a document, each found once: what it is for, its columns, rows, caption and notes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from plankg.extract.layout.columns import Column
from plankg.extract.layout.form_fields import fields_of
from plankg.extract.layout.rows import Body, GridReader, Row, turned
from plankg.extract.layout.schemas import Layout, Use, settled, use_of
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid, side_by_side
from plankg.extract.text.lines import Line
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

# What the title of a table says: 表1 …, 任务分工表, 项目清单, 主要指标.
_CAPTION = r"^(?:附?[表件]|专栏)[ ]?\d|[表单账]$|情况$|指标$|分工$"
_LONGEST_CAPTION = 60
_AIMED = r"目标|指标|规划|计划"
_SAMPLE = 200
_NOTE = r"[ ]*(?:注|说明|备注)|[ ]*[①-⑳]|.{0,20}(?:首位|第一(?:位|个)?)(?:的|者)?(?:责任)?(?:单位|部门)?(?:为|是)牵头"
_UNIT_LINE = rf"[ ]*[(\[]?[ ]*(?:计量)?单位[ ]*:[ ]*(?P<unit>{UNIT})[ ]*[)\]]?"


@dataclass(frozen=True, slots=True)
class Table:
    """表格 (table): one stretch of a grid under one header.

    `columns` has one entry a place, `rows` are those under the header, `caption` the title above it or in its first row,
    `notes` what stands under it or at its end, `unit` the unit that a line over it gives for all values.
    """

    grid: Grid
    use: Use
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header: Span | None
    caption: Span | None
    notes: tuple[Span, ...]
    groups: tuple[Span, ...]
    unit: str | None
    is_titled: bool = False

    @property
    def start(self) -> int:
        """Where its first word is, that of its header."""
        return self.header.start if self.header else self.grid.span.start

    @property
    def span(self) -> Span:
        """From its first word to the last of its rows, each of which is looked at."""
        ends = [row.span.end for row in self.rows] or [self.grid.span.end]
        ends += [row.end for row in self.grid.unfit]
        return Span(self.start, max(self.start, *ends))

    @property
    def around(self) -> tuple[Span, ...]:
        """Its caption, where it reads as one, and its notes: words about the table, and no words of the plan's tasks."""
        return (self.caption, *self.notes) if self.caption and self.is_titled else self.notes

    def at(self, *kinds: str) -> list[int]:
        """The places of the columns of some kinds, from left to right."""
        return [at for at, column in enumerate(self.columns) if column.kind in kinds]

    def cell(self, row: Row, place: int | None) -> Cell | None:
        """The cell of a row at a place; None where there is no such place, or nothing in it."""
        cell = row.cells[place] if place is not None and place < len(row.cells) else None
        return cell if cell is not None and cell.span is not None else None


def tables_of(document: "PlanDocument") -> list[Table]:
    """The tables of a document in order, from whatever form they were printed in."""
    found: list[Table] = []
    for grid in document.grids:
        if grid.columns > 1:
            found.extend(_tables(document, grid))
    return sorted(found, key=lambda table: table.span)


def _tables(document: "PlanDocument", grid: Grid) -> Iterator[Table]:
    above, unit = _above(document, grid.span.start)
    below = _below(document, grid.span.end)
    if not grid.header and fields_of(document.folded, grid):
        yield Table(
            grid, "form", (Column("other", ""),) * grid.columns, (), None, grid.caption or above, below, (), unit
        )
        return
    years = turned(document.folded, grid)
    readers = [
        GridReader(document.folded, part) for part in ([years] if years else side_by_side(document.folded, grid))
    ]
    for reader, body in [(one, body) for one in readers for body in one.bodies()]:
        if years:
            body.columns = (Column("name", "指标"), *body.columns[1:])
        caption = body.caption or above
        layout = _layout(reader, body, caption.of(document.folded) if caption else "")
        columns = settled(layout)
        use = use_of(layout, columns) if body.header else "other"
        if years and not compiled(_AIMED).search(layout.caption + "".join(layout.headings)):
            use = "other"  # years and amounts of what was
        titled = compiled(_CAPTION).search(layout.caption) is not None
        yield Table(
            grid=grid, use=use, columns=columns, rows=tuple(body.rows),
            header=body.header, caption=caption, notes=(*body.notes, *below), groups=tuple(body.groups), unit=unit,
            is_titled=titled,
        )  # fmt: skip


def _layout(reader: GridReader, body: Body, caption: str) -> Layout:
    sample = list(islice(body.rows, _SAMPLE))
    cells = tuple(
        tuple(reader.words(row.cells[at]) for row in sample if row.cells[at] in row.own) for at in range(reader.width)
    )
    return Layout(caption, body.headings, body.columns, cells)


def _above(document: "PlanDocument", start: int) -> tuple[Span | None, str | None]:
    """The caption over a table, and the unit for all its values where a line between them gives it (单位：万元)."""
    lines = document.lines
    at = bisect_right(lines, start, key=lambda line: line.end) - 1
    unit: str | None = None
    if at >= 0 and (match := compiled(_UNIT_LINE).fullmatch(document.folded, lines[at].start, lines[at].end)):
        unit, at = match["unit"], at - 1
    if at < 0:
        return None, unit
    words = lines[at].span.of(document.folded)
    fits = len(words) <= _LONGEST_CAPTION and words[-1] not in "。;,:、"
    return (lines[at].span if fits else None), unit


def _below(document: "PlanDocument", end: int) -> tuple[Span, ...]:
    """The notes right under a table: 注：…, ① …, or who leads (列首位的为牵头单位)."""
    lines: Sequence[Line] = document.lines
    first = bisect_left(lines, end, key=lambda line: line.start)
    notes: list[Span] = []
    for line in lines[first : first + 8]:
        if re.match(_NOTE, line.span.of(document.folded)) is None:
            break
        notes.append(line.span)
    return tuple(notes)
