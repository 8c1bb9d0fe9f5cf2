"""表体 (rows): where the headings of a grid end, what its columns are called, and the rows under them.

A grid can have its caption as first row, headings over several rows, the headings again on a new page, rows over the whole
width that name a group, and a note as its last row.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as changed

from plankg.extract.layout.alignment import aligned
from plankg.extract.layout.cells import is_bodies, kinds_of_cell
from plankg.extract.layout.columns import BODY_KINDS, Column, column_of
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.rule import compiled

Places = list[Cell | None]

_MOST_HEADING_ROWS = 4
_NOTE = r"(?:注|说明|备注)[ ]*(?:[::]|\d[.、]|[(①])"
_TOTAL = r"(?:[小合总累]计|总\s*[计和]|[^,。;]{1,14}[小合]计)(?:[\d.,]+.{0,3}|[(（].*)?"
_LONGEST_HEADING = 26
# What headings of bodies say that they do, or all of one: 主管部门.
_ROLE = r"牵头|责任|配合|主办|协办|参与|承办|负责|落实|实施|指导|完成|^(?:主管)?(?:部门|单位)$"
# What is in the corner of a table whose rows are years.
_CORNER = r"(?:年份|年度|年限|时间|时期|阶段|项目|类别|内容|(?:主要|发展|规划)?指标(?:名称)?)?(?:[/\\]\S{1,6})?"


@dataclass(frozen=True, slots=True)
class Row:
    """行 (row): the cells of one row by column; a merged cell is in every place that it covers, an empty one is None.

    `group` is the nearest row above that names a group over the whole width, `own` the cells that begin in this row.
    """

    cells: tuple[Cell | None, ...]
    group: Span | None
    own: tuple[Cell, ...]

    @property
    def span(self) -> Span:
        """From its first own word to its last."""
        spans = [span for cell in self.own for span in cell.spans]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(slots=True)
class Body:
    """One stretch of a grid under one header: `columns` by place (None for a heading that nothing knows)."""

    columns: tuple[Column | None, ...]
    headings: tuple[str, ...]
    caption: Span | None
    header: Span | None
    rows: list[Row] = field(default_factory=list)
    groups: list[Span] = field(default_factory=list)
    notes: list[Span] = field(default_factory=list)


class GridReader:
    """Reads one grid; keeps the words of each cell as they are compared (folded, without spaces)."""

    def __init__(self, folded: str, grid: Grid) -> None:
        self.folded, self.grid = folded, grid
        self.matrix = grid.matrix()
        self.width = grid.columns
        self._words: dict[int, str] = {}

    def words(self, cell: Cell | None) -> str:
        """The words of a cell, folded and without spaces."""
        if cell is None or cell.span is None:
            return ""
        known = self._words.get(id(cell))
        if known is None:
            known = self._words[id(cell)] = re.sub(r"\s+", "", cell.words(self.folded))
        return known

    def bodies(self) -> list[Body]:
        """Every stretch under a header, in order; one without columns where the grid has no header that is known."""
        found: list[Body] = []
        caption = self.grid.caption
        at = 0
        while at < self.grid.rows:
            header = self._header_at(at, known=self.grid.header) if at == 0 or not self.grid.header else None
            if header is not None and not (found and self._names_bodies(at, found[-1].columns)):
                depth, columns, headings = header
                again = bool(found) and _same(found[-1].columns, columns)
                if not again:
                    found.append(Body(columns, headings, caption, self._extent(at, depth)))
                at += depth
                continue
            if not found:
                alone = self._alone(at)
                if alone is not None and caption is None:
                    caption = alone.span
                if at >= _MOST_HEADING_ROWS and not self.grid.header:
                    return [self._without_header(caption)]
            else:
                self._add(found[-1], at)
            at += 1
        return found or [self._without_header(caption)]

    def _without_header(self, caption: Span | None) -> Body:
        body = Body((None,) * self.width, ("",) * self.width, caption, None)
        for at in range(self.grid.rows):
            self._add(body, at)
        return body

    def _add(self, body: Body, at: int) -> None:
        places = self.matrix[at]
        filled = [cell for cell in dict.fromkeys(places) if self.words(cell)]
        if not filled:
            return
        alone = self._alone(at)
        if alone is not None and alone.span is not None:
            note = compiled(_NOTE).match(self.words(alone)) is not None
            (body.notes if note else body.groups).append(alone.span)
            return
        places = aligned(self.words, body.columns, places, body.rows[-1].cells if body.rows else None)
        own = tuple(cell for cell in dict.fromkeys(places) if cell is not None and cell.row == at and cell.span)
        if own:
            body.rows.append(Row(tuple(places), body.groups[-1] if body.groups else None, own))

    def _alone(self, at: int) -> Cell | None:
        """The cell of a row that has no other and is as wide as the table, or stands before nothing but empty ones."""
        filled = [cell for cell in dict.fromkeys(self.matrix[at]) if cell is not None and cell.span is not None]
        if len(filled) == self.width > 2 and len({self.words(cell) for cell in filled}) == 1:
            return filled[0]  # a merged cell that was printed in every place of its row
        if len(filled) != 1 or self.width < 2:
            return None
        cell = filled[0]
        if cell.rows > 1 and cell.columns < self.width:
            return None
        wide = cell.columns >= max(self.width - 1, 2)
        return cell if wide or (self.width > 2 and cell.column <= 1) else None

    def _header_at(self, at: int, known: int) -> tuple[int, tuple[Column | None, ...], tuple[str, ...]] | None:
        if not known and not self._is_heading_row(at):
            return None
        depth = known or 1
        while not known and at + depth < self.grid.rows and depth < _MOST_HEADING_ROWS and self._goes_on(at, depth):
            depth += 1
        stacked = [
            [words for cell in dict.fromkeys(place) if (words := self.words(cell))]
            for place in zip(*self.matrix[at : at + depth], strict=True)
        ]
        columns = tuple(_column(words) for words in stacked)
        return depth, columns, tuple("".join(words) for words in stacked)

    def _is_heading_row(self, at: int) -> bool:
        """Whether a row can be the first of a header: short cells, at least two of them and half of them known columns."""
        cells = [cell for cell in dict.fromkeys(self.matrix[at]) if cell is not None and cell.span is not None]
        if len(cells) < 2 or cells[0].row != at:
            return False
        words = [self.words(cell) for cell in cells]
        if words[0].isdigit() or any(len(one) > _LONGEST_HEADING or one[-1] in "。;" for one in words if one):
            return False
        if any(kinds_of_cell(one) & {"value", "unit", "empty"} and column_of(one) is None for one in words[1:] if one):
            return False  # 劳动生产率增长 | % | 2.5
        natures = [one for one in words if one and "nature" in kinds_of_cell(one)]
        if natures and len({one[:2] for one in natures}) == 1:  # 收入增长 | - | 与经济增长同步 | 预期性
            return False
        known = [column for one in words if (column := column_of(one)) is not None]
        return len(known) >= 2 and 2 * len(known) >= len(words)

    def _names_bodies(self, at: int, columns: Sequence[Column | None]) -> bool:
        """Whether a row like a header has names of bodies in the columns for these: 工作计划 | 省级行业主管部门 | 各县."""
        listed = [
            self.words(cell)
            for cell, column in zip(self.matrix[at], columns, strict=True)
            if column is not None and column.kind in BODY_KINDS
        ]
        return any(words and not compiled(_ROLE).search(words) and is_bodies(words) for words in listed)

    def _goes_on(self, at: int, depth: int) -> bool:
        """Whether the row after `depth` rows of headings belongs to them: under merged or empty ones, known words only."""
        above, row = self.matrix[at + depth - 1], self.matrix[at + depth]
        new = [(over, cell) for over, cell in zip(above, row, strict=True) if self.words(cell) and cell is not over]
        if not new:
            return any(self.words(cell) for cell in row)
        reaching = any(cell is not None and cell is over and cell.span for over, cell in zip(above, row, strict=True))
        for over, cell in new:
            # 规划 under 目标 says what it does only together with it.
            together = reaching and over is not None and column_of(self.words(over) + self.words(cell)) is not None
            if column_of(self.words(cell)) is None and not together:
                return False
        # Text prints a merged heading again over each column, or once.
        again = Counter(map(self.words, above))
        spread = [
            over
            for over, _ in new
            if over is None or over.columns > 1 or not self.words(over) or again[self.words(over)] > 1
        ]
        blank = any(not self.words(cell) for cell in row)
        return reaching or (len(spread) >= 1 and (blank or len(spread) == len(new)))

    def _extent(self, at: int, depth: int) -> Span | None:
        spans = [cell.span for row in self.matrix[at : at + depth] for cell in row if cell is not None and cell.span]
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def turned(folded: str, grid: Grid) -> Grid | None:
    """A grid whose rows are years and whose columns are indicators, rows and columns changed; None for another grid.

    年份 | 古树株数 | 护林站数 over 2025年 | 820 | 9 and 2030年 | 960 | 12.
    """
    if grid.columns < 3 or grid.rows < 3 or any(cell.rows > 1 or cell.columns > 1 for cell in grid.cells):
        return None
    matrix = grid.matrix()
    first, heads = ([_words(folded, cell) for cell in line] for line in ([row[0] for row in matrix], matrix[0]))
    if compiled(_CORNER).fullmatch(heads[0]) is None or not all(turns(words) for words in first[1:]):
        return None
    years = sum(column.kind == "value" for words in first[1:] if (column := column_of(words)) is not None)
    named = all(map(_names_something, heads[1:]))
    if not years or not named:
        return None
    cells = [changed(cell, row=cell.column, column=cell.row) for cell in grid.cells]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return changed(grid, rows=grid.columns, columns=grid.rows, cells=tuple(cells), header=1)


def turns(words: str) -> bool:
    """Whether words at the head of a row are what heads a column of a table of indicators: 2030年, 单位, 属性."""
    column = column_of(words)
    return column is not None and column.kind in {"value", "growth", "unit", "nature"}


def _names_something(words: str) -> bool:
    """Whether words can be the name of an indicator: 平均出行时间, 5G基站数, and no heading of another column."""
    column = column_of(words)
    head = column is not None and column.kind in {"value", "unit", "nature", "number"}
    return bool(words) and not head and not kinds_of_cell(words) & {"number", "date", "nature", "empty"}


def _words(folded: str, cell: Cell | None) -> str:
    return re.sub(r"\s+", "", cell.words(folded)) if cell else ""


def is_total(words: str) -> bool:
    """Whether words name a row of sums: 小计, 合计, 总计."""
    return compiled(_TOTAL).fullmatch(words) is not None


def _same(one: Sequence[Column | None], other: Sequence[Column | None]) -> bool:
    titles = [[column.title if column else None for column in columns] for columns in (one, other)]
    return titles[0] == titles[1]


def _column(stacked: Sequence[str]) -> Column | None:
    """The column under headings that are stacked: 目标值 over 2025年 is a target of 2025."""
    whole = "".join(stacked)
    found = [column for words in (whole, *reversed(stacked)) if (column := column_of(words)) is not None]
    if not found:
        return None
    first = found[0]
    year = first.year or next((column.year for column in found if column.year), None)
    sense = first.sense or next((column.sense for column in found if column.sense and column.kind == "value"), None)
    unit = first.unit or next((column.unit for column in found if column.unit), None)
    return changed(first, title=whole, year=year, sense=sense if first.kind == "value" else None, unit=unit)


def filled(cells: Sequence[Cell | None]) -> Iterator[Cell]:
    """The cells that hold words, each once."""
    yield from (cell for cell in dict.fromkeys(cells) if cell is not None and cell.span is not None)
