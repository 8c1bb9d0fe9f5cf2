"""折行的表 (wrapped lines): tables of a PDF whose printed lines hold pieces of several cells, spaces between them, as grids.

A cell that wraps has half of its words on the lines above the line with the number, half below:

    经过专业培训的养老护理
    4 % 预期性 70左右 -
    员比例

Main lines are those with the running number, or with a nature. The lines between two of them are shared out so that each row
has about as many above its main line as below, and so that the words of the cells fit their columns best (row_fit.py). In other
tables all cells hang from the main line; which kind a table is of is what makes its rows fit better. A row that can be read in
two ways is in `Grid.unfit`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import Column, ColumnKind
from plankg.extract.layout.line_headers import LineHeader
from plankg.extract.layout.pieces import STOPS, Piece, pieces_in
from plankg.extract.layout.row_fit import NEVER, are_works, fit, gaps, is_unfinished, wrap
from plankg.extract.layout.row_numbers import after_number, row_number
from plankg.extract.layout.rows import is_total
from plankg.extract.layout.wrapped import width_of
from plankg.extract.layout.wrapped_headers import PieceLine, can_be_header, header_blocks, headers_of
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.rule import compiled

_MOST_BETWEEN = 9
_KEPT = 10
_PROBE = 5
_IMPOSSIBLE = 40.0
_MARGIN = 0.7
_BESIDE = 2.0
# A name goes on in the next line where it fills its column.
_SLACK, _SHORT = 3, 1.5
_GROUP = r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[^,。;:]{2,20}"
_LONGEST_GROUP, _NEARLY_ALL = 16, 0.8
_STRONG = frozenset[ColumnKind]({"value", "nature", "unit", "deadline", "years", "investment"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """The pieces of a row by column, what they are worth, and by how much more than the next best reading."""

    cells: tuple[tuple[Piece, ...], ...]
    worth: float
    margin: float


@dataclass(frozen=True, slots=True)
class _Way:
    """Pieces given to columns so far: what joining them costs, what the cells are worth, the column of the last piece."""

    cells: tuple[tuple[Piece, ...], ...]
    cost: float
    fits: float
    low: int

    @property
    def worth(self) -> float:
        return self.fits - self.cost


@dataclass(frozen=True, slots=True)
class WrappedTable:
    """A grid, its first line and the line after it, by their place."""

    grid: Grid
    start: int
    end: int


def wrapped_line_tables(folded: str, lines: Sequence[Piece]) -> Iterator[WrappedTable]:
    """The tables whose lines hold pieces of several cells, in order.

    Args:
        folded: the folded text.
        lines: one piece a printed line.
    """
    at = 0
    while at < len(lines):
        table = _table_at(folded, lines, at)
        if table is not None:
            yield table
        at = table.end if table is not None else at + 1


def _table_at(folded: str, lines: Sequence[Piece], start: int) -> WrappedTable | None:
    if not can_be_header(folded, lines[start]):
        return None
    best: tuple[float, LineHeader, list[Piece], _Rows] | None = None
    for first, end in header_blocks(folded, lines, start):
        head = [pieces_in(folded, line) for line in lines[first:end]]
        for flat, header in headers_of(head):
            for hanging in (False, True):
                rows = _Rows(folded, lines, header.columns, end, _PROBE + 1, hanging=hanging)
                worth = header.worth + rows.shared_out(_PROBE)[0]
                if rows.mains and (best is None or worth > best[0]):
                    best = worth, header, flat, rows
    if best is None:
        return None
    _, header, flat, probed = best
    rows = _Rows(folded, lines, header.columns, probed.start, len(lines), hanging=probed.hanging)
    return rows.table(header, flat, start)


class _Rows:
    """The rows under a header: their main lines, and the lines between them, which hang from them or lie around them."""

    def __init__(
        self, folded: str, lines: Sequence[Piece], columns: Sequence[Column], start: int, most: int, *, hanging: bool
    ) -> None:
        self.hanging = hanging
        self.folded = folded
        self.lines = lines
        self.columns = columns
        self.kinds: list[ColumnKind] = [column.kind for column in columns]
        for at in [at for at, kind in enumerate(self.kinds) if kind == "name"][:-1]:
            self.kinds[at] = "category"  # 二级指标 before 三级指标
        self.gaps = gaps(columns)
        self.start = start
        self._number = next((at for at, kind in enumerate(self.kinds[:2]) if kind == "number"), None)
        self._numbers: dict[int, Span] = {}
        self._main: frozenset[int] = frozenset()
        self.mains = self._mains(most)
        self._main = frozenset(self.mains)
        self.groups = frozenset(self._group_lines())
        self._widest = max(map(self._width, self._names()), default=0)
        self._readings: dict[tuple[int, int], _Reading] = {}

    def _pieces(self, at: int) -> PieceLine:
        """The pieces of a line; what is in a bracket is one, and a line of digits alone (the small figures of PM2.5, SO2).

        A bracket that the next line closes holds nothing of the other cells.
        """
        pieces: PieceLine = []
        printed = pieces_in(self.folded, self.lines[at])
        figures = all(piece.words.replace(".", "").isdigit() and len(piece.words) <= 3 for piece in printed)
        shut = max((place for place, piece in enumerate(printed) if ")" in piece.words), default=0)
        for place, piece in enumerate(printed):
            inside = bool(pieces) and place <= shut and pieces[-1].words.count("(") > pieces[-1].words.count(")")
            if inside or (pieces and figures and at not in self._main):
                last = pieces.pop()
                span = Span(last.span.start, piece.span.end)
                pieces.append(Piece(span, last.words + piece.words, False, False, last.first))
            else:
                pieces.append(piece)
        return pieces

    def _mains(self, most: int) -> list[int]:
        """The places of the first main lines: the first number is 1, each next one is the next number."""
        mains: list[int] = []
        number, at, last = "", self.start, self.start
        anew = False
        while at < len(self.lines) and at - last <= _MOST_BETWEEN and len(mains) < most:
            line = self.lines[at]
            pieces = self._pieces(at)
            if self._is_head(at) or self._is_sum(at):
                anew, found = True, False
            elif self._number is not None:
                following = self._number_in(at, pieces, number)
                if following is None and anew:
                    following = self._number_in(at, pieces, "")
                if following is None and (below := self._main_below(at, pieces, number)) is not None:
                    following, at = below
                number, found = following or number, following is not None
            else:
                found = self._is_main(pieces)
            stops = compiled(STOPS).match(line.words) and not (found and self._number)
            if len(line.words) > 90 or (stops and not self._heads_rows(at)):
                break
            if found:
                mains.append(at)
                last, anew = at, False
            at += 1
        return mains

    def _is_sum(self, at: int) -> bool:
        """Whether a line is a sum of the rows above it: 小计 4500."""
        pieces = self._pieces(at)
        return is_total(pieces[0].words) and self._are_figures(pieces[1:])

    def _is_head(self, at: int) -> bool:
        """Whether a line names the rows under it, which have figures for numbers, with the sum of them or without: 二 水岸类 4500."""
        if self._number is None or at + 1 >= len(self.lines):
            return False
        (number, *rest), below = self._pieces(at), self._pieces(at + 1)
        titled = row_number(number.words) is not None and not number.words.isascii() and bool(rest)
        title = titled and len(rest[0].words) <= _LONGEST_GROUP and self._are_figures(rest[1:])
        return title and not self._are_figures(rest[:1]) and below[0].words.isdigit() and len(below) > len(rest) + 1

    def _are_figures(self, pieces: PieceLine) -> bool:
        return all(kinds_of_cell(piece.words) & {"number", "value", "empty"} for piece in pieces)

    def _heads_rows(self, at: int) -> bool:
        """Whether a line is the numbered title of the rows under it: 一、水岸."""
        titled = compiled(_GROUP).fullmatch(self.lines[at].words) is not None and len(self._pieces(at)) < 3
        return titled and at + 1 < len(self.lines) and self._typed(self._pieces(at + 1)) > 0

    def _group_lines(self) -> Iterator[int]:
        """The lines between main lines that name groups: numbered ones, and short ones where every row is whole without them."""
        last = max(self.mains, default=self.start)
        between = [at for at in range(self.start, last) if at not in self._main]
        opened = bool(between) and between[0] == self.start
        count = sum(map(self._fits_one_by_one, map(self._pieces, self.mains)))
        whole = opened and count >= _NEARLY_ALL * len(self.mains)
        for at in between:
            words = self.lines[at].words
            alone = len(words) <= _LONGEST_GROUP and len(self._pieces(at)) == 1 and at + 1 in self._main
            if (
                self._is_head(at)
                or self._is_sum(at)
                or self._heads_rows(at)
                or (whole and alone and words[0] not in "([" and not is_unfinished(words))
            ):
                yield at

    def _names(self) -> Iterator[Piece]:
        """The pieces of the rows that can be names or parts of them."""
        for at in range(self.start, max(self.mains, default=self.start - 1) + 1):
            yield from (piece for piece in self._pieces(at) if kinds_of_cell(piece.words) <= {"short", "bodies"})

    def _width(self, piece: Piece) -> int:
        return width_of(self.folded, piece.span.start, piece.span.end)

    def _number_in(self, at: int, pieces: PieceLine, before: str) -> str | None:
        """The next number, at the head of a line or after the group that is before it, where typed cells follow it."""
        for place, piece in enumerate(pieces[: (self._number or 0) + 1]):
            following = after_number(before, piece.words)
            rest = pieces[place + 1 :]
            said = len(rest) > 1 and "value" in self.kinds and fit("value", rest[-1].words) >= 1  # 动态调整
            if following is not None and (self._typed(rest) >= 1 or said or self._fits_one_by_one(pieces)):
                self._numbers[at] = piece.span
                return following
        return None

    def _main_below(self, at: int, pieces: PieceLine, before: str) -> tuple[str, int] | None:
        """The next number where only the beginning of the name is on its line, and the line below with the row's other cells."""
        following = after_number(before, pieces[0].words) if len(pieces) == 2 else None
        if following is None or self._typed(pieces[1:]):
            return None
        for below in range(at + 1, min(at + 4, len(self.lines))):
            cells = self._pieces(below)
            if after_number(following, cells[0].words) is not None:
                return None
            if self._typed(cells) >= 2:
                self._numbers[below] = pieces[0].span
                return following, below
        return None

    def _is_main(self, pieces: PieceLine) -> bool:
        if "nature" in self.kinds:
            return any("nature" in kinds_of_cell(piece.words) for piece in pieces)
        return len(pieces) > 1 and (self._typed(pieces) >= 2 or self._fits_one_by_one(pieces))

    def _typed(self, pieces: PieceLine) -> int:
        """How many pieces are what only one kind of column holds."""
        typed = {"nature", "value", "unit", "date", "empty", "bodies"}
        return sum(1 for piece in pieces if kinds_of_cell(piece.words) & typed)

    def shared_out(self, most: int) -> tuple[float, list[tuple[int, int, _Reading]]]:
        """The lines between main lines shared out best: what that is worth; of each row the first line, the line after it, its reading."""
        if not self.mains:
            return 0.0, []
        least = min(self.start, self.mains[0])
        states: dict[int, tuple[float, list[tuple[int, int, _Reading]]]] = {least: (0.0, [])}
        for index, main in enumerate(self.mains[:most]):
            following = self.mains[index + 1] if index + 1 < len(self.mains) else None
            after: dict[int, tuple[float, list[tuple[int, int, _Reading]]]] = {}
            for free, (worth, rows) in states.items():
                for first, end in self._extents(free, main, following):
                    reading = self._reading(first, main, end)
                    uneven = 0 if self.hanging else abs((main - first) - (end - main - 1))
                    left = sum(at not in self.groups for at in range(free, first))
                    total = worth + reading.worth - 1.2 * uneven - 1.5 * left
                    if end not in after or after[end][0] < total:
                        after[end] = (total, [*rows, (first, end, reading)])
            kept = sorted(after.items(), key=lambda item: -item[1][0])[:6]
            states = dict(kept)
        return max(states.values(), key=lambda state: state[0], default=(0.0, []))

    def _extents(self, free: int, main: int, following: int | None) -> Iterator[tuple[int, int]]:
        """The lines that a row can have: from those not given to the row above, to any before the next main line."""
        limit = following if following is not None else self._limit(main)
        limit = min([limit, *(at for at in self.groups if at > main)])
        free += sum(1 for at in self.groups if free <= at < main)
        for first in range(max(free, main - (1 if self.hanging else 4)), main + 1):
            if first - free > 1:
                continue
            for end in range(main + 1, min(limit, main + 5) + 1):
                yield first, end

    def _limit(self, main: int) -> int:
        """The line after those that can belong to the last row."""
        at = main + 1
        while at < min(main + 4, len(self.lines)):
            words = self.lines[at].words
            if (
                len(words) > 40
                or words[-1] in "。;"
                or compiled(STOPS).match(words)
                or re.match(r"\d{1,2}(?:指|为|[.、])", words)
                or self._is_sum(at)
            ):
                break
            at += 1
        return at

    def _reading(self, first: int, main: int, end: int) -> _Reading:
        """The best way to give the pieces of a row's lines to the columns, in order on each line."""
        known = self._readings.get((first, end))
        if known is not None:
            return known
        if end - first == 1 and (plain := self._plain(main)) is not None:
            return plain
        ways = [_Way(tuple(() for _ in self.columns), 0.0, 0.0, 0)]
        for at in range(first, end):
            ways = [_Way(way.cells, way.cost, way.fits, 0) for way in ways]
            number = self._numbers.get(main)
            for piece in self._pieces(at):
                ways = self._with_piece(ways, piece, is_number=piece.span == number)
        middle = self.lines[main].span
        final = sorted(((self._whole(way, middle), way.cells) for way in ways), key=lambda way: -way[0])
        if not final:
            return _Reading(tuple(() for _ in self.columns), -_IMPOSSIBLE, 0.0)
        margin = final[0][0] - final[1][0] if len(final) > 1 else 9.0
        reading = _Reading(final[0][1], final[0][0], margin)
        self._readings[first, end] = reading
        return reading

    def _plain(self, main: int) -> _Reading | None:
        """A row of one line with one fitting piece for each column."""
        pieces = self._pieces(main)
        skipped = self._skipped(pieces)
        if skipped is None:
            return None
        worths = [fit(kind, piece.words) for kind, piece in zip(self.kinds[skipped:], pieces, strict=True)]
        cells: list[tuple[Piece, ...]] = [() for _ in range(skipped)]
        return _Reading((*cells, *((piece,) for piece in pieces)), sum(worths), 9.0)

    def _fits_one_by_one(self, pieces: PieceLine) -> bool:
        return self._skipped(pieces) is not None

    def _skipped(self, pieces: PieceLine) -> int | None:
        """How many columns of groups a line leaves out, whose pieces fit the others one by one; None where they do not."""
        skipped = len(self.kinds) - len(pieces)
        if skipped < 0 or any(kind != "category" for kind in self.kinds[:skipped]):
            return None
        fits = all(
            fit(kind, piece.words) >= (0.3 if kind == "other" else 1)
            for kind, piece in zip(self.kinds[skipped:], pieces, strict=True)
        )
        return skipped if fits else None

    def _with_piece(self, ways: Sequence["_Way"], piece: Piece, *, is_number: bool) -> list["_Way"]:
        """The best ways with one more piece; `is_number` says that it is the running number."""
        found: dict[tuple[tuple[Piece, ...], ...], _Way] = {}
        for way in ways:
            for column in range(way.low, len(self.columns)):
                if (self.kinds[column] == "number") != is_number:
                    continue
                cell = way.cells[column]
                cost = self._join_cost(cell, piece, column)
                if cost >= -NEVER:
                    continue
                fits = way.fits + self._fit(column, (*cell, piece)) - (self._fit(column, cell) if cell else 0.0)
                cells = (*way.cells[:column], (*cell, piece), *way.cells[column + 1 :])
                new = _Way(cells, way.cost + cost, fits, column)
                if cells not in found or found[cells].worth < new.worth:
                    found[cells] = new
        return sorted(found.values(), key=lambda way: -way.worth)[:_KEPT]

    def _join_cost(self, cell: tuple[Piece, ...], piece: Piece, column: int) -> float:
        """What it costs that a piece goes on in a cell: on the same line after a space, or on the next line."""
        if not cell:
            return 0.0
        if (
            not piece.first
            and cell[-1].span.end <= piece.span.start
            and "\n" not in self.folded[cell[-1].span.end : piece.span.start]
        ):
            return 9.0 if {"empty"} & (kinds_of_cell(piece.words) | kinds_of_cell(cell[-1].words)) else 1.6
        before = "".join(one.words for one in cell)
        cost = wrap(self.kinds[column], before, cell[-1].words, piece.words, 1) - 0.8
        short = self.kinds[column] == "name" and self._width(cell[-1]) < self._widest - _SLACK
        return max(cost, -1.5) + (_SHORT if short else 0.0)

    def _fit(self, column: int, cell: tuple[Piece, ...]) -> float:
        words = "".join(piece.words for piece in cell)
        worth = fit(self.kinds[column], words)
        if "累计" in self.columns[column].title and self.kinds[column] in {"value", "growth"}:
            worth += 0.8 if words[0] in "[(" else 0.0
        return worth

    def _whole(self, way: "_Way", middle: Span) -> float:
        """What a row is worth once all its pieces are given out: each cell hangs from the main line, or is centred on it."""
        worth = way.worth - sum(cost for column, cost in enumerate(self.gaps) if not way.cells[column])
        for kind, cell in zip(self.kinds, way.cells, strict=True):
            above = sum(1 for piece in cell if piece.span.end <= middle.start)
            below = sum(1 for piece in cell if piece.span.start >= middle.end)
            on_main = len(cell) > above + below
            if self.hanging:  # only a group is on a line of its own, above its first row
                group = kind == "category" and not below and not on_main
                worth -= 0.0 if (on_main and not above) or not cell or group else 3 * _BESIDE
            else:
                worth -= (0.5 if on_main else 1.2 if kind == "category" else _BESIDE) * min(abs(above - below), 2)
        return worth

    def is_good(self, reading: _Reading) -> bool:
        """Whether each cell can be in its column and there is no other reading as good."""
        for column, cell in enumerate(reading.cells):
            if cell and self._fit(column, cell) <= -2.5:
                return False
        named = [at for at, kind in enumerate(self.kinds) if kind in {"name", "task", "content"}]
        if named and not any(reading.cells[at] for at in named):
            return False
        return reading.worth > 0 and reading.margin >= _MARGIN

    def table(self, header: LineHeader, flat: PieceLine, start: int) -> WrappedTable | None:
        """The grid, where most of the rows are good."""
        _, rows = self.shared_out(len(self.mains))
        good = [reading for _, _, reading in rows if self.is_good(reading)]
        strong = any(
            sum(1 for reading in good if reading.cells[at] and self._fit(at, reading.cells[at]) >= 2.5) * 2 >= len(good)
            for at, kind in enumerate(self.kinds)
            if kind in _STRONG
        )
        plain = (
            self._number is not None
            and len(self.kinds) > 2
            and all(map(self._fits_one_by_one, map(self._pieces, self.mains)))
        )
        if not good or len(good) * 2 < len(rows) or not (strong or plain or self._are_standards()):
            return None
        cells = [Cell(0, head.column, 1, 1, *_spans([flat[at] for at in head.pieces])) for head in header.cells]
        unfit: list[Span] = []
        row = 1
        heads = sorted(self.groups)
        for first, end, reading in rows:
            while heads and heads[0] < end:
                at = heads.pop(0)
                if not self._is_sum(at):
                    title = self._pieces(at)[1].span if self._is_head(at) else self.lines[at].span
                    cells.append(Cell(row, 0, 1, len(self.columns), title))
                    row += 1
            if not self.is_good(reading):
                unfit.append(Span(self.lines[first].span.start, self.lines[end - 1].span.end))
                continue
            cells.extend(
                Cell(row, column, 1, 1, *_spans(list(cell))) for column, cell in enumerate(reading.cells) if cell
            )
            row += 1
        begin = min(piece.span.start for piece in flat)
        end_line = rows[-1][1]
        while end_line < len(self.lines) and self._is_sum(end_line):
            end_line += 1
        first_line = next(at for at in range(max(start - 3, 0), start + 1) if self.lines[at].span.end > begin)
        cells.sort(key=lambda cell: (cell.row, cell.column))
        grid = Grid(
            Span(begin, self.lines[end_line - 1].span.end),
            row,
            len(self.columns),
            tuple(cells),
            1,
            unfit=tuple(unfit),
        )
        return WrappedTable(grid, first_line, end_line)

    def _are_standards(self) -> bool:
        """Whether each line is a name and what is said of it: 护林站数 9座以上, figures in most; or a project and its content."""
        whole = [pieces for pieces in map(self._pieces, self.mains) if self._fits_one_by_one(pieces)]
        if len(whole) < 3 or len(whole) < len(self.mains):
            return False
        if self.kinds == ["name", "standard"]:
            return 3 * sum(re.search(r"\d", pieces[-1].words) is not None for pieces in whole) >= 2 * len(whole)
        return are_works(self.columns) and not self._loose()

    def _loose(self) -> bool:
        """Whether lines between the rows are in none."""
        return any(at not in self._main | self.groups for at in range(self.mains[0], self.mains[-1]))


def _spans(pieces: Sequence[Piece]) -> tuple[Span, tuple[Span, ...]]:
    """The words of a cell as spans: pieces next to each other on one line are one."""
    spans: list[Span] = []
    for piece in pieces:
        if spans and not piece.first and spans[-1].end + 2 >= piece.span.start > spans[-1].end:
            spans[-1] = Span(spans[-1].start, piece.span.end)
        else:
            spans.append(piece.span)
    return spans[0], tuple(spans[1:])
