"""印刷行的责任表 (printed rows): duty tables of a page whose printed lines hold pieces of several cells, as grids.

    培育糖坊，与周边街巷同步整理， 市科协、市交通
    1                                            3月底
    方便群众步行到达。           运输局

Three things settle who owns what. A piece belongs to the column that its words, its width and its place on the line fit; a cell
goes on in the next line only where its last piece fills the column; and all cells of a row begin with it, or all are in its middle.
What fits no column, or is torn, is in `Grid.unfit` and in no cell.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from plankg.extract.layout.cells import LEVELS, is_bodies, kinds_of_cell
from plankg.extract.layout.line_names import is_run_on
from plankg.extract.layout.piece_columns import PieceColumns, Way
from plankg.extract.layout.piece_fit import CLOSED, begins, names_of
from plankg.extract.layout.pieces import Piece
from plankg.extract.layout.placed_pieces import (
    PlacedPiece,
    header_at,
)
from plankg.extract.layout.row_fit import fit
from plankg.extract.model.spans import Span
from plankg.extract.text.bodies import is_name
from plankg.extract.text.grids import Cell, Grid

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_KEPT = 12
_MOST_TRIES = 3  # of a header that has no rows under it
_MARGIN = 0.9
_RIVAL = 0.8
# What an empty line is worth where rows are parted by them, and how many rows show that.
_BLANK, _FEWEST_ROWS = 8.0, 3


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A grid, its first line and the line after it, by their place."""

    grid: Grid
    start: int
    end: int


def printed_row_tables(document: "PlanDocument", lines: Sequence[Piece]) -> Iterator[PrintedTable]:
    """The duty tables whose lines hold pieces of several cells, in order.

    Args:
        document: the plan; the tabs of its text are marks between cells, which other readers know.
        lines: one piece a printed line.
    """
    folded = document.folded
    at = 0
    failed: Counter[tuple[str, ...]] = Counter()
    while at < len(lines):
        header = None if "\t" in lines[at].span.of(document.text) else header_at(folded, lines, at)
        if header is None or failed[header.words] >= _MOST_TRIES:
            at += 1
            continue
        table = _Reading(folded, lines, header).table()
        if table is not None:
            yield table
        else:
            failed[header.words] += 1
        at = table.end if table is not None else at + 1


class _Reading(PieceColumns):
    """Reads the lines under one header."""

    stopped = levelled = False

    def table(self) -> PrintedTable | None:
        """The grid, where most of the rows are good."""
        way = self._best(self.body)
        by_column: list[list[PlacedPiece]] = [[] for _ in self.columns]
        for one, at in way.taken:
            by_column[at].append(one)
        numbers = [(line, line) for line in self.numbered]
        mains = numbers if self.number is not None else list(self._tasks(by_column[self.task]))
        several = [at for at, line in enumerate(self.body) if len(line) > 1]
        if len(mains) < 2 or len(several) * 2 < len(mains):
            return None
        cuts, sure = self._cuts(by_column, mains)
        top = all(cut == main[0] for cut, main in zip(cuts, mains, strict=False))
        read = [self._row(start, main, end, top=top) for (start, end), main in zip(pairwise(cuts), mains, strict=True)]
        rows = [row for row, _ in read]
        self._judge(rows)
        good = [fits and settled and self._is_good(row) for (row, settled), fits in zip(read, sure, strict=True)]
        torn = [self._is_torn(row) for row in rows]
        good = [fits and not any(torn[max(at - 1, 0) : at + 2]) for at, fits in enumerate(good)]
        if not any(good) and sum(at < cuts[-1] for at in several) * 2 < cuts[-1]:
            return None
        return self._written(rows, good)

    def _row(self, start: int, main: tuple[int, int], end: int, *, top: bool) -> tuple[list[list[PlacedPiece]], bool]:
        """The pieces of a row by column, now that its lines are known, and whether no other way is nearly as good.

        The cells of a row begin together, or have one middle.
        """
        numbered = set(self.numbered)
        if end - start == 1 and len(self.body[start]) == len(self.columns) and self._is_full(self.body[start]):
            return [[one] for one in self.body[start]], True
        ways = [Way(0.0, None, (None,) * len(self.columns))]
        for at in range(start, end):
            ways = [Way(way.worth, way.given, way.last) for way in ways]
            for index, one in enumerate(self.body[at]):
                ways = self._with(ways, one, opens=index == 0 and at in numbered, inside=True)
        ranked = sorted(
            ((way.worth - self._askew(way, start, main, top=top), way) for way in ways), key=lambda one: -one[0]
        )
        worth, best = ranked[0]
        pieces = self._main_pieces(best)
        rival = next((other for other, way in ranked[1:] if self._main_pieces(way) != pieces), worth - 2 * _RIVAL)
        row = [[one for one, column in best.taken if column == at] for at in range(len(self.columns))]
        return row, worth - rival >= _RIVAL

    def _main_pieces(self, way: Way) -> list[tuple[int, int]]:
        """Which pieces a way gives to the task and to the bodies."""
        return [(one.piece.span.start, at) for one, at in way.taken if at == self.task or at in self.bodies]

    def _askew(self, way: Way, start: int, main: tuple[int, int], *, top: bool) -> float:
        """What it costs that cells of a row do not begin with it, or are not in its middle; and that it has no task or no body."""
        taken = way.taken
        names = {at: sum(one.words.count("、") + 1 for one, column in taken if column == at) for at in self.bodies}
        first = self.bodies[0]
        led = self.kinds[first] == "lead" and any(0 < names[at] < names[first] for at in self.bodies[1:])
        cost = 1.0 if led else 0.0
        worded = {one.line for one, column in taken if column == self.task}
        inner = range(min(worded), max(worded) + 1) if worded else range(0)
        for at in range(len(self.columns)):
            lines = sorted({one.line for one, column in taken if column == at})
            if not lines:
                cost += 6.0 if at in (self.task, self.bodies[0]) else 0.0
            elif at in self.groups:
                continue
            elif top:
                cost += 2.0 * (lines[0] - start > 0) + 2.0 * sum(b - a > 1 for a, b in pairwise(lines))
            else:
                above, below = sum(line < main[0] for line in lines), sum(line > main[1] for line in lines)
                cost += 1.5 * abs(above - below) + 2.0 * sum(b - a > 2 for a, b in pairwise(lines))
                # Lines between those of the task are half a line lower: a cell is on one kind of line.
                cost += 3.0 * (len({line in worded for line in lines if line in inner}) > 1)
        return cost

    def _judge(self, rows: Sequence[Sequence[Sequence[PlacedPiece]]]) -> None:
        """Learn from all rows how tasks end and how names of bodies begin."""
        tasks = [_words(row[self.task]) for row in rows]
        prose = [words for words in tasks if "," in words]
        self.stopped = sum(words[-1] in CLOSED for words in prose) > 0.6 * len(prose)
        names = [name for row in rows for at in self.bodies for name in names_of(_words(row[at]))]
        self.levelled = sum(begins(name) == 0 for name in names) > 0.8 * len(names)

    def _tasks(self, column: Sequence[PlacedPiece]) -> Iterator[tuple[int, int]]:
        """The first and the last line of the words of each task, for tables without numbers."""
        first = column[0].line if column else 0
        for one, other in pairwise(column):
            if one.line < other.line and self._torn(self.task, one, other) < self._joined(self.task, one, other):
                yield first, one.line
                first = other.line
        if column:
            yield first, column[-1].line

    def _cuts(
        self, by_column: Sequence[Sequence[PlacedPiece]], mains: Sequence[tuple[int, int]]
    ) -> tuple[list[int], list[bool]]:
        """The first line of each row and the line after the last, and which rows are certain.

        Rows begin with their main lines (their numbers, or the words of their tasks) or have them in the middle, all of a table alike.
        """
        costs = self._costs(by_column)
        for line, cost in self._blank_lines(mains).items():
            costs[line] += cost
        top = sum(costs[first] for first, _ in mains[1:]) + 3.0 * mains[0][0] - self._all_begin(by_column, mains)
        steps: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        for main, (after, _) in pairwise(mains):
            following: dict[int, tuple[float, int]] = {}
            for start, (cost, _) in steps[-1].items():
                for end in range(main[1] + 1, after + 1):
                    total = cost + costs[end] + _uneven(start, main, end)
                    if end not in following or total < following[end][0]:
                        following[end] = (total, start)
            steps.append(dict(sorted(following.items(), key=lambda item: item[1][0])[:_KEPT]))
        if not steps[-1]:
            return [], []
        cuts = [min(steps[-1], key=lambda end: steps[-1][end][0])]
        middle = steps[-1][cuts[0]][0]
        for step in reversed(steps[1:]):
            cuts.append(step[cuts[-1]][1])
        cuts.reverse()
        first, last = mains[-1]
        if top <= middle:
            return [*(main for main, _ in mains), self._end(by_column, last)], [True] * len(mains)
        cuts = [*cuts, self._end(by_column, min(first + last - cuts[-1], len(self.body) - 1))]
        aligned = self.number is not None or self.widths.spaced
        return cuts, self._sure(by_column, mains, costs, cuts) if aligned else [False] * len(mains)

    def _blank_lines(self, mains: Sequence[tuple[int, int]]) -> dict[int, float]:
        """What empty lines say of where rows begin: nothing unless there is one between nearly every two rows; or a page ends there."""
        firsts = [line[0].piece for line in self.body]
        paged = {at for at, (one, other) in enumerate(pairwise(firsts), 1) if self._page_ends(one, other)}
        blank = {at for at, one in enumerate(firsts) if at and one.blank_before and at not in paged}
        between = [range(main[1] + 1, after[0] + 1) for main, after in pairwise(mains)]
        open_ones = [lines for lines in between if not paged & set(lines)]
        if len(open_ones) < _FEWEST_ROWS or sum(len(blank & set(lines)) == 1 for lines in open_ones) < 0.9 * len(
            open_ones
        ):
            return {}
        return {at: -_BLANK if at in blank else _BLANK for at in range(1, len(firsts)) if at not in paged}

    def _all_begin(self, by_column: Sequence[Sequence[PlacedPiece]], mains: Sequence[tuple[int, int]]) -> float:
        """What it is worth for rows that begin with their main lines that task and bodies are on each of these, in taller rows too."""
        tall = sum(1 for (main, _), (after, _) in pairwise(mains) if after - main > 1)
        lines = [{one.line for one in by_column[at]} for at in (self.task, self.bodies[0])]
        begin = all(main in own for main, _ in mains for own in lines)
        return 6.0 if begin and tall > 1 and self.number is not None else 0.0

    def _sure(
        self,
        by_column: Sequence[Sequence[PlacedPiece]],
        mains: Sequence[tuple[int, int]],
        costs: Sequence[float],
        cuts: Sequence[int],
    ) -> list[bool]:
        """Which rows with their main lines in the middle could not as well end at another line."""
        filled = {one.line for at in (self.task, *self.bodies) for one in by_column[at]}
        sure = [True] * len(mains)
        for at, (above, below) in enumerate(pairwise(mains)):
            start, cut, end = cuts[at : at + 3]
            own = costs[cut] + _uneven(start, above, cut) + _uneven(cut, below, end)
            for other in range(above[1] + 1, below[0] + 1):
                moved = set(range(min(cut, other), max(cut, other)))
                worth = costs[other] + _uneven(start, above, other) + _uneven(other, below, end)
                if other != cut and worth < own + _MARGIN and moved & filled:
                    sure[at] = sure[at + 1] = False
        return sure

    def _costs(self, by_column: Sequence[Sequence[PlacedPiece]]) -> list[float]:
        """What it costs to begin a row at each line, by the cells that this cuts or keeps whole."""
        costs = [0.0] * (len(self.body) + 1)
        for at, column in enumerate(by_column):
            if at == self.number or at in self.groups:
                continue
            for one, other in pairwise(column):
                if other.line == one.line:
                    continue
                cut = self._torn(at, one, other) - self._joined(at, one, other)
                for line in range(one.line + 1, other.line + 1):
                    costs[line] += cut
        return costs

    def _end(self, by_column: Sequence[Sequence[PlacedPiece]], last: int) -> int:
        """The line after a last row that reaches at least to `last`: its cells go on while they are open."""
        end = last + 1
        going = {
            at for at, column in enumerate(by_column) for one in column if one.line == last and self._is_open(at, one)
        }
        while going and end < len(self.body):
            own = {at: one for at, column in enumerate(by_column) for one in column if one.line == end}
            if not own or not set(own) <= going:
                break
            going = {at for at in going if at not in own or self._is_open(at, own[at])}
            end += 1
        return end

    def _is_good(self, row: Sequence[Sequence[PlacedPiece]]) -> bool:
        """Whether each cell can be in its column, and there is a task."""
        if not row[self.task]:
            return False
        if self.number is None and not self.widths.spaced and (not self.stopped or self.groups):
            return False
        for at, cell in enumerate(row):
            words = _words(cell)
            if words and fit(self.kinds[at], words) <= -2.5:
                return False
        if any("bodies" in kinds_of_cell(one.words) and one.words[0] in LEVELS for one in row[self.task]):
            return False
        if not self.widths.spaced and (self._runs_on(row) or not self._are_told_apart(row)):
            return False
        return all(self._are_names(row[at]) for at in self.bodies)

    def _runs_on(self, row: Sequence[Sequence[PlacedPiece]]) -> bool:
        """Whether the words of a task go on after a line that neither fills the column nor ends a sentence."""
        return any(self._joined(self.task, one, other) >= 4 for one, other in pairwise(row[self.task]))

    def _are_told_apart(self, row: Sequence[Sequence[PlacedPiece]]) -> bool:
        """Whether it is certain who of two columns of bodies is in which: both are on one line, or one body leads several."""
        lines = [{one.line for one in row[at]} for at in self.bodies if row[at]]
        if len(lines) < 2 or set.intersection(*lines):
            return True
        counts = [sum(1 for _ in names_of(_words(row[at]))) for at in self.bodies]
        return self.kinds[self.bodies[0]] == "lead" and counts[0] == 1 < min(counts[1:])

    def _is_torn(self, row: Sequence[Sequence[PlacedPiece]]) -> bool:
        """Whether a row shows that it was cut wrongly, so that its neighbours were too.

        Its task ends in the middle of a sentence where those of the others do not, a cell is the last letter of a word, or nobody
        is named in a table without places on the line.
        """
        task = _words(row[self.task])
        breaks_off = self.stopped and "," in task and task[-1] not in CLOSED
        rest = any(len(cell[0].words) == 1 for at, cell in enumerate(row) if cell and at != self.number)
        return breaks_off or rest or (not self.widths.spaced and not any(row[at] for at in self.bodies))

    def _are_names(self, cell: Sequence[PlacedPiece]) -> bool:
        """Whether a cell holds whole names and nothing else; in their places on the line pieces need no such proof."""
        names = list(names_of(_words(cell)))
        if any(is_run_on(name) for name in names):
            return False
        if self.widths.spaced:
            return True
        return all(is_bodies(name) and is_name(name) and (not self.levelled or begins(name) == 0) for name in names)

    def _written(self, rows: Sequence[Sequence[Sequence[PlacedPiece]]], good: Sequence[bool]) -> PrintedTable:
        cells = [Cell(0, at, 1, 1, *_spans(cell)) for at, cell in enumerate(self.header.cells)]
        unfit: list[Span] = []
        at = 1
        for row, fits in zip(rows, good, strict=True):
            every = sorted((one.piece.span for cell in row for one in cell), key=lambda span: span.start)
            if not fits:
                unfit.append(Span(every[0].start, max(span.end for span in every)))
                continue
            cells.extend(Cell(at, column, 1, 1, *_spans(cell)) for column, cell in enumerate(row) if cell)
            at += 1
        begin = min(cell.span.start for cell in cells if cell.span)
        ending = max([span.end for cell in cells for span in cell.spans] + [span.end for span in unfit])
        grid = Grid(Span(begin, ending), at, len(self.columns), tuple(cells), 1, unfit=tuple(unfit))
        after = next(
            (n for n in range(self.header.end, len(self.lines)) if self.lines[n].span.start >= ending), len(self.lines)
        )
        return PrintedTable(grid, self.header.start, after)


def _words(cell: Sequence[PlacedPiece]) -> str:
    return "".join(one.words for one in cell)


def _uneven(start: int, main: tuple[int, int], end: int) -> float:
    """What it costs that a row has more lines above its main lines than below, or fewer."""
    return 1.5 * abs((main[0] - start) - (end - main[1] - 1))


def _spans(pieces: Sequence[PlacedPiece]) -> tuple[Span, tuple[Span, ...]]:
    """The words of a cell as spans, one a line."""
    spans: list[Span] = []
    for one, before in zip(pieces, [None, *pieces], strict=False):
        if before is not None and before.line == one.line:
            spans[-1] = Span(spans[-1].start, one.piece.span.end)
        else:
            spans.append(one.piece.span)
    return spans[0], tuple(spans[1:])
