"""按位置分列的表 (spaced tables): tables whose columns keep their places on the lines, gaps of blanks between them, as grids.

                                       2020 年    2025 年
    序号       指标                                          属性
                                        现状       目标
                万元地区生产总值
     2                                   —        下降 16%   约束性
              用水量较 2020 年下降

Which column a piece belongs to is where it is on the line. The rows are found by their numbers, or by the cells of which each
row has one line (natures, values); the other lines are shared out among them: all cells of a table hang from their first
line, or are in the middle of their row, or an empty line ends each row.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import ColumnKind, carries_duties, column_of
from plankg.extract.layout.pieces import STOPS
from plankg.extract.layout.row_fit import MEASURED, fit, is_unfinished
from plankg.extract.layout.row_numbers import after_number, row_number
from plankg.extract.layout.spaced_pieces import (
    CELLS,
    GAP,
    SpacedPiece,
    are_headings,
    are_whole_cells,
    can_head,
    cell_of_lines,
    is_cell,
    joined_places,
    kind_by_words,
    pieces_of_line,
    title_or_sum,
    touched,
    width_of_words,
    with_names,
    without_over,
)
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.lines import Line
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

# The pieces of each line by column.
_Body = Sequence[Sequence[Sequence[SpacedPiece]]]
_MOST_HEAD, _MOST_LINES, _MOST_BETWEEN, _MOST_TRIES = 5, 2000, 6, 3
_SLACK = 3  # of a full line of a cell, in half-width letters
_WORDED = frozenset[ColumnKind]({"name", "content", "scale", "standard", "other", "place", "task", "measures"})
_FEWEST_WHOLE = 3  # lines with a piece for each column that show where the columns are
_ANCHORS = ({"name", "value"}, {"name", "investment"}, {"name", "content"}, {"name", "scale"}, {"name", "years"})
_CHECKED = frozenset[ColumnKind]({"number", "name", "unit", "value", "investment"})
# Classes of letters that are two columns wide: ideographs; with them the marks that are as wide in Chinese fonts (“ — ≥); none.
_WIDTHS = ("WF", "WFA", "")
_WAYS = ("hang", "middle", "end")


def spaced_tables(document: "PlanDocument", lines: Sequence[Line]) -> Iterator[Grid]:
    """The tables set by gaps whose cells wrap or whose headings are on several lines, in order."""
    placed: dict[str, list[tuple[SpacedPiece, ...]]] = {}
    failed: Counter[str] = Counter()  # by the words of the headings
    at = 0
    while at < len(lines):
        if compiled(GAP).search(document.folded, lines[at].start, lines[at].end) is None:
            at += 1
            continue
        pieces = pieces_of_line(document, lines[at], at, wide="")
        words = "".join(piece.words for piece in pieces)
        heads = failed[words] < _MOST_TRIES and are_headings(pieces)
        if heads and not placed:
            for wide in _WIDTHS:
                placed[wide] = [pieces_of_line(document, line, at, wide=wide) for at, line in enumerate(lines)]
        found = (
            [_Spaced(document, lines, own, at, wide=bool(wide)).table() for wide, own in placed.items()]
            if heads
            else []
        )
        table = max(filter(None, found), key=lambda grid: (grid.columns, grid.rows), default=None)
        if table is not None:
            yield table
            at = next((n for n in range(at, len(lines)) if lines[n].start >= table.span.end), len(lines))
        else:
            failed[words] += heads
            at += 1


class _Spaced:
    """Reads the lines around one line of headings."""

    def __init__(
        self,
        document: "PlanDocument",
        lines: Sequence[Line],
        placed: Sequence[tuple[SpacedPiece, ...]],
        at: int,
        *,
        wide: bool,
    ) -> None:
        self.document, self.lines, self.placed, self.at, self.wide = document, lines, placed, at, wide
        self.first = at
        while self.first > max(at - 2, 0) and self._is_part(self.first - 1):
            self.first -= 1
        self.end = self._end()

    def _is_part(self, at: int) -> bool:
        """Whether a line next to the headings holds parts of headings: 序, 2020 年, 指标值."""
        pieces = self.placed[at]
        if len(pieces) == 1 and len(pieces[0].words) > 1 and column_of(pieces[0].words) is None:
            # 2025年现 over 状值 is in its place, what begins at the margin is a caption.
            inner = pieces[0].left > self.placed[self.at][0].left
            return inner and can_head(pieces[0].words)
        return bool(pieces) and all(can_head(piece.words) for piece in pieces)

    def _end(self) -> int:
        """The line after the last that can be of the table: a heading, a sentence or a line without gaps far from others ends it."""
        alone = 0
        for at in range(self.at + 1, min(self.at + _MOST_LINES, len(self.lines))):
            pieces = self.placed[at]
            line = self.lines[at].span.of(self.document.folded)
            words = re.sub(r"\s+", "", line)
            alone = alone + 1 if len(pieces) == 1 else 0
            if not pieces or alone > _MOST_BETWEEN or (len(pieces) == 1 and (len(words) > 36 or words[-1] in "。;!")):
                return at
            if len(pieces) == 1 and compiled(STOPS).match(words) and not self._goes_on(at):
                return at
        return min(self.at + _MOST_LINES, len(self.lines))

    def _goes_on(self, at: int) -> bool:
        """Whether rows follow a line that looks like a heading: 一、水安全 between rows."""
        return any(len(self.placed[after]) >= 3 for after in range(at + 1, min(at + 3, len(self.lines))))

    def table(self) -> Grid | None:
        """The grid, where each row has a name and nearly all cells are where only their column is."""
        columns = self._columns()
        if columns is None:
            return None
        head, kinds = columns
        body = self._body(len(head))
        kinds = [
            kind_by_words(kinds, at, [piece.words for cells in body for piece in cells[at]]) for at in range(len(head))
        ]
        rows = self._rows(body, kinds)
        if rows is None or len(rows) < 2:
            return None
        return self._grid(head, kinds, body, rows)

    def _columns(self) -> tuple[list[list[SpacedPiece]], list[ColumnKind]] | None:
        """The headings by column, and what the columns hold. The places are those of the lines with most pieces."""
        most = max(len(self.placed[at]) for at in range(self.first, self.end))
        counts = Counter(len(self.placed[at]) for at in range(self.first, self.end))
        least = most if counts[most] >= _FEWEST_WHOLE else max(most - 1, 3)
        lines = [self.placed[at] for at in range(self.first, self.end)]
        places = joined_places((piece.left, piece.right) for line in lines if len(line) >= least for piece in line)
        # A piece that reaches over two columns says nothing of where they are.
        short = (piece for line in lines if max(most - 1, 3) <= len(line) < least for piece in line)
        places = joined_places([*places, *((p.left, p.right) for p in short if touched(places, p) == 1)])
        apart = (
            p for p in self.placed[self.at] if not touched(places, p)
        )  # 类别 over groups that have lines of their own
        places = joined_places([*places, *((p.left, p.right) for p in apart)])
        if len(places) < 3:
            return None
        self.places = places
        self.placed = [tuple(self._cut_by_columns(line)) for line in self.placed[: self.end]]
        best: tuple[int, list[list[SpacedPiece]], list[ColumnKind]] | None = None
        ends = [self.at + 1]
        while ends[-1] < min(self.at + _MOST_HEAD, self.end) - 1 and self._is_part(ends[-1]):
            ends.append(ends[-1] + 1)
        for first, end in [(first, end) for end in ends for first in range(self.at, self.first - 1, -1)]:
            head: list[list[SpacedPiece]] = [[] for _ in places]
            for at in range(first, end):
                for piece in self.placed[at]:
                    inside = self._inside(piece)
                    if len(inside) == 1:
                        head[inside[0]].append(piece)
            head = [without_over(cell) for cell in head]
            known = [column_of("".join(piece.words for piece in cell)) for cell in head]
            worth = sum(2 * (column is not None and column.kind != "other") + (column is not None) for column in known)
            kinds = with_names([column.kind if column else "other" for column in known])
            if (
                all(head)
                and sum(column is not None for column in known) * 4 >= 3 * len(known)
                and self._is_header(kinds)
                and (best is None or worth >= best[0])
            ):
                best = worth, head, kinds
                self.top, self.start = first, end
        return best[1:] if best else None

    def _is_header(self, kinds: Sequence[ColumnKind]) -> bool:
        """Whether columns are those of indicators or projects; tables of duties have their own reader (printed_rows.py)."""
        has = set(kinds)
        return kinds.count("name") == 1 and any(anchors <= has for anchors in _ANCHORS) and not carries_duties(kinds)

    def _inside(self, piece: SpacedPiece) -> list[int]:
        """The columns that a piece reaches into; the nearest where it is between two."""
        inside = [
            at for at, (left, right) in enumerate(self.places) if min(right, piece.right) - max(left, piece.left) > 0
        ]
        if inside:
            return inside
        gaps = [max(left - piece.right, piece.left - right) for left, right in self.places]
        return [gaps.index(min(gaps))]

    def _printed_again(self) -> set[int]:
        """The lines of the header where the next page repeats it, with the number of the page over them."""
        words = [[piece.words for piece in line] for line in self.placed[: self.end]]
        head = words[self.top : self.start]
        again = {at for at in range(self.start, self.end) if len(words[at]) > 1 and words[at] in head}
        for at in sorted(again):
            for near in (at - 1, at + 1, at - 2):
                if self.start <= near < self.end and (near + 1 in again or near - 1 in again):
                    number = re.fullmatch(r"[-\d]+", "".join(words[near])) and near < at
                    again |= {near} if words[near] in head or number else set()
        return again

    def _cut_by_columns(self, pieces: Sequence[SpacedPiece]) -> Iterator[SpacedPiece]:
        """The pieces of a line; one that fills its column to the last letter and the next one are apart by a single blank."""
        for piece in pieces:
            words, rest = piece.span.of(self.document.text), piece
            for blank in re.finditer(r"(?<=\S) (?=\S)", words):
                place = piece.left + (width_of_words(words[: blank.start()], "WF") if self.wide else blank.start())
                if any(abs(place + 1 - left) <= 2 for left, _ in self.places[1:]):
                    cut = rest.span.start, piece.span.start + blank.start(), rest.span.end
                    yield self._part(rest, cut[0], cut[1], place)
                    rest = self._part(rest, cut[1] + 1, cut[2], rest.right, place + 1)
            yield rest

    def _part(self, piece: SpacedPiece, start: int, end: int, right: int, left: int | None = None) -> SpacedPiece:
        span = Span(start, end)
        words = re.sub(r"\s+", "", span.of(self.document.folded))
        return SpacedPiece(span, words, piece.left if left is None else left, right, piece.line)

    def _body(self, count: int) -> list[list[list[SpacedPiece]]]:
        """The pieces of each line of the body by column; a piece that reaches over several is in the column of most of it."""
        body: list[list[list[SpacedPiece]]] = []
        again = self._printed_again()
        self.titles: set[int] = set()
        self.pages = [at + 1 - self.start for at in again if at + 1 not in again]
        for at in range(self.start, self.end):
            cells: list[list[SpacedPiece]] = [[] for _ in range(count)]
            named = title_or_sum(self.placed[at], self.placed[at + 1] if at + 1 < self.end else ())
            self.titles |= {at - self.start} if named else set()
            for piece in (self.placed[at] if named is None else named) if at not in again else ():
                inside = self._inside(piece)
                reach = [min(self.places[n][1], piece.right) - max(self.places[n][0], piece.left) for n in inside]
                cells[inside[reach.index(max(reach))]].append(piece)
            body.append(cells)
        return body

    def _rows(self, body: _Body, kinds: Sequence[ColumnKind]) -> list[tuple[int, int, int]] | None:
        """Of each row the first line, its main line, and the line after it."""
        mains = list(self._mains(body, kinds))
        if len(mains) < 2:
            return None
        known = frozenset(mains)
        columns = range(len(kinds))
        self.widest = [max((p.right - p.left for cells in body for p in cells[at]), default=0) for at in columns]
        self.own = [at for at in columns if kinds[at] != "category"]
        self.typed = [(at, kinds[at]) for at in columns if kinds[at] in CELLS]
        self.heads = [at for at in range(len(body)) if self._is_group(body, kinds, at, known)]
        parted = self._parted(body, mains)
        if parted is not None:
            return parted
        ways = [self._shared(body, kinds, mains, way) for way in _WAYS]
        return min(ways, key=lambda found: found[0])[1]

    def _mains(self, body: _Body, kinds: Sequence[ColumnKind]) -> Iterator[int]:
        """The main lines: with the next number, or with the cell that takes one line in each row."""
        if "number" in kinds:
            number, at = "", kinds.index("number")
            found: list[int] = []
            numbered: list[int] = []
            for line, cells in enumerate(body):
                words = "".join(piece.words for piece in cells[at])
                following = after_number(number, words) if words else None
                if words and following is None and line - 1 in self.titles:
                    following = after_number("", words)
                numbered += [line] if words and row_number(words) is not None else []
                if following is not None:
                    number = following
                    found.append(line)
            if found[:1] == numbered[:1]:  # else they do not count the rows
                yield from sorted({*found, *self._parts_of_rows(body, kinds, found)})
                return
        whole = [
            at
            for at, kind in enumerate(kinds)
            if kind in CELLS and are_whole_cells(kind, [cells[at] for cells in body])
        ]
        if whole:
            # Most columns have a cell in each row.
            counts = {at: sum(bool(cells[at]) for cells in body) for at in whole}
            said = Counter(counts.values())
            surest = max(whole, key=lambda at: (said[counts[at]], kinds[at] in {"unit", "nature"}, counts[at]))
            yield from (line for line, cells in enumerate(body) if cells[surest])

    def _parts_of_rows(self, body: _Body, kinds: Sequence[ColumnKind], numbered: Sequence[int]) -> Iterator[int]:
        """The lines without a number that are rows: a part (其中：林下产值) with a value in each column of values."""
        name, values = kinds.index("name"), [at for at, kind in enumerate(kinds) if kind == "value"]
        whole = [
            line
            for line, cells in enumerate(body)
            if cells[name] and all(cells[at] and self._is_whole("value", cells[at]) for at in values)
        ]
        if len(values) > 1 and set(numbered) <= set(whole):
            yield from (line for line in whole if line > numbered[0])

    def _is_group(
        self, body: _Body, kinds: Sequence[ColumnKind], at: int, mains: frozenset[int],
    ) -> bool:  # fmt: skip
        """Whether a line is the heading of a group of rows: 一、水安全, or words alone that no name goes on with."""
        pieces = [piece for cell in body[at] for piece in cell]
        if at in mains or len(pieces) != 1 or not {at + 1, at + 2} & mains or len(pieces[0].words) > 20:
            return False
        if at in self.titles or re.match(
            r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)", pieces[0].words
        ):
            return True
        name, words = kinds.index("name"), pieces[0].words
        column = next(n for n, cell in enumerate(body[at]) if cell)
        if column not in {0, name} or kinds[column] == "category" or at + 1 not in mains or not body[at + 1][name]:
            return False
        part = words[0] in "([" or is_unfinished(words) or "unit" in kinds_of_cell(words)
        if part or (column == name and (self._fills(pieces[0], name) or compiled(MEASURED).fullmatch(words))):
            return False
        before = [body[line][name][-1] for line in range(max(at - 3, 0), at) if body[line][name]]
        if not before:
            return at == 0
        full = column == name and self._fills(before[-1], name) and not compiled(MEASURED).fullmatch(before[-1].words)
        return not full and not is_unfinished(before[-1].words)

    def _fills(self, piece: SpacedPiece, column: int) -> bool:
        """Whether a piece is about as wide as its column."""
        return piece.right - piece.left >= self.widest[column] - (_SLACK if self.wide else _SLACK // 2)

    def _parted(self, body: _Body, mains: Sequence[int]) -> list[tuple[int, int, int]] | None:
        """The rows where an empty line is above each, and nowhere else."""
        starts = [0, *(at for at in range(1, len(body)) if self.lines[self.start + at].blank_before)]
        if len(starts) < len(mains):
            return None
        rows: list[tuple[int, int, int]] = []
        for start, end in pairwise([*starts, len(body)]):
            inside = [main for main in mains if start <= main < end]
            if len(inside) > 1 or (not inside and start not in self.heads and start < mains[-1]):
                return None
            if inside:
                rows.append((start, inside[0], end))
        last = rows[-1]
        rows[-1] = (last[0], last[1], min(last[2], last[1] + 3))
        return rows if any(end - start > 1 for start, _, end in rows) or len(starts) > 1 else None

    def _shared(
        self, body: _Body, kinds: Sequence[ColumnKind], mains: Sequence[int], way: str,
    ) -> tuple[float, list[tuple[int, int, int]]]:  # fmt: skip
        """The lines between main lines shared out in one way: what is against it, and the rows."""
        name = kinds.index("name")
        last = self._last(body, kinds, mains[-1], way)
        states: dict[int, tuple[float, list[tuple[int, int, int]]]] = {0: (0.0, [])}
        for main, after in zip(mains, [*mains[1:], last], strict=True):
            following: dict[int, tuple[float, list[tuple[int, int, int]]]] = {}
            for start, (cost, rows) in states.items():
                final = after == last and main == mains[-1]
                for end in (last,) if final else range(main + 1, after + 1):
                    begin = start + sum(1 for head in self.heads if start <= head < main)
                    total = cost + self._against(body, name, (begin, main, end), way)
                    if end not in following or total < following[end][0]:
                        following[end] = total, [*rows, (begin, main, end)]
            states = following
        return min(states.values(), key=lambda state: state[0])

    def _last(self, body: _Body, kinds: Sequence[ColumnKind], main: int, way: str) -> int:
        """The line after the last row: cells go on while they are alone on their lines and in columns of words."""
        end = main + 1
        while end < min(len(body), main + _MOST_BETWEEN) and way != "end":
            filled = [at for at, cell in enumerate(body[end]) if cell]
            blank = self.lines[self.start + end].blank_before > 0
            if blank or not filled or any(self._is_whole(kinds[at], body[end][at]) for at in filled):
                break
            words = "".join(piece.words for cell in body[end] for piece in cell)
            if compiled(STOPS).match(words) or re.match(r"注|备注|说明|\*|[①-⑳]", words):
                break
            end += 1
        return end

    def _is_whole(self, kind: ColumnKind, cell: Sequence[SpacedPiece]) -> bool:
        """Whether pieces are a cell of their own and no rest of one: a number, a value."""
        if kind in {"value", "nature"}:
            words = "".join(piece.words for piece in cell)
            even = words.count("[") == words.count("]")
            return even and bool(kinds_of_cell(words) & {"value", "nature", "empty"})
        return kind not in _WORDED | {"category", "unit"}

    def _against(self, body: _Body, name: int, row: tuple[int, int, int], way: str) -> float:
        """What is against a row: no name, cells on the wrong side of the main line, lines of the name that are cut short."""
        start, main, end = row
        own = [at for at in range(start, end) if body[at][name]]
        cost = 0.0 if own else 6.0
        above, below = (
            sum(any(cells[at] for at in self.own) for cells in body[one:other])
            for one, other in ((start, main), (main + 1, end))
        )
        cost += sum(2.0 for page in self.pages if start < page <= main or main < page < end)
        if way == "middle":
            cost += 1.5 * max(abs(above - below) - (0 if main in own and len(own) % 2 else 1), 0) + 0.2 * abs(
                above - below
            )
        else:
            cost += 3.0 * (above if way == "hang" else below) + (3.0 if main not in own else 0.0)
        pieces = [body[at][name][-1] for at in own]
        words = "".join(piece.words for piece in pieces)
        cost += 2.0 if words and is_unfinished(words) else 0.0
        for column, kind in self.typed:
            cell = "".join(piece.words for at in range(start, end) for piece in body[at][column])
            cost += 1.5 if cell and not is_cell(kind, cell) else 0.0
        return cost + sum(0.0 if self._fills(one, name) or is_unfinished(one.words) else 1.0 for one in pieces[:-1])

    def _grid(
        self, head: Sequence[Sequence[SpacedPiece]], kinds: Sequence[ColumnKind],
        body: _Body, rows: Sequence[tuple[int, int, int]],
    ) -> Grid | None:  # fmt: skip
        cells = [cell_of_lines(0, at, [[piece] for piece in cell]) for at, cell in enumerate(head)]
        good, number = 0, 1
        grouped = [at for at, kind in enumerate(kinds[: kinds.index("name")]) if kind == "category"]
        numbers: list[int] = []  # of the rows, the headings of groups counted too
        heads = list(self.heads)
        for start, main, end in rows:
            while heads and heads[0] < main:
                at = heads.pop(0)
                words = next(piece for cell in body[at] for piece in cell)
                cells.append(Cell(number, 0, 1, len(head), words.span))
                number += 1
            fits = True
            for column, kind in enumerate(kinds):
                if column in grouped:
                    continue
                pieces = [body[at][column] for at in range(start, end) if body[at][column] and at not in self.heads]
                if pieces:
                    cell = cell_of_lines(number, column, pieces)
                    fits = fits and (kind not in _CHECKED or fit(kind, cell.words(self.document.folded)) > -5)
                    cells.append(cell)
            numbers.append(number)
            good += fits and any(body[at][kinds.index("name")] for at in range(start, end))
            number += 1
        if good < 2 or good * 4 < 3 * len(rows):
            return None
        for column in grouped:
            groups = self._groups([cells[column] for cells in body], rows)
            cells.extend(cell_of_lines(numbers[row], column, pieces) for row, pieces in groups)
        spans = [span for cell in cells for span in cell.spans]
        cells.sort(key=lambda cell: (cell.row, cell.column))
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        return Grid(whole, number, len(head), tuple(cells), 1)

    def _groups(
        self, column: Sequence[Sequence[SpacedPiece]], rows: Sequence[tuple[int, int, int]]
    ) -> list[tuple[int, list[list[SpacedPiece]]]]:
        """The names of groups with their first rows. A name goes on in the next line; it is in the middle of its rows, or begins them."""
        names: list[list[list[SpacedPiece]]] = []
        mains = {main for _, main, _ in rows}
        for at, pieces in enumerate(column):
            if not pieces or at in self.heads:
                continue
            before = names[-1][-1][0] if names else None
            line = before.line - self.start if before else 0
            near = (
                before is not None and at - line <= 2 and pieces[0].right - pieces[0].left <= before.right - before.left
            )
            if near and not ({line, at} <= mains and len(pieces[0].words) > 2):
                names[-1].append(list(pieces))
            else:
                names.append([list(pieces)])
        middle: list[int] = []
        first = 0
        for name in names:
            center = name[0][0].line + name[-1][0].line - 2 * self.start
            middle.append(first)
            fits = [n for n in range(first, len(rows)) if abs(rows[first][0] + rows[n][2] - 1 - center) <= 2]
            first = max(fits, key=lambda n: -abs(rows[first][0] + rows[n][2] - 1 - center)) + 1 if fits else len(rows)
        top = [
            next((n for n, row in enumerate(rows) if row[2] > name[0][0].line - self.start), len(rows) - 1)
            for name in names
        ]
        begins = bool(names) and names[0][0][0].line - self.start == rows[0][1]
        centred = (
            not begins and first == len(rows) and all(n < len(rows) for n in middle) and len(set(middle)) == len(middle)
        )
        return list(zip(middle if centred else top, names, strict=True))
