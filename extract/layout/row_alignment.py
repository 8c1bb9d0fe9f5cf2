"""对齐 (alignment): lines that hold one cell or a part of one each → rows of cells, merged and empty cells left out.

The columns are known. Every way to give the lines to them in reading order has a worth: how well the words of each cell fit
its column, less what missing cells, wrapped lines and numbers out of order cost (extract/layout/row_fit.py). The lines are
read once; the few best ways are kept from line to line. Rows that need no choice are taken at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from plankg.extract.layout.cells import LEVELS, begins_list, is_bodies, kinds_of_cell
from plankg.extract.layout.column_shapes import STOPS, Shapes
from plankg.extract.layout.columns import BODY_KINDS, Column, ColumnKind
from plankg.extract.layout.line_names import is_headless, is_levelled, is_name_a_line, parted_names
from plankg.extract.layout.pieces import Piece
from plankg.extract.layout.row_fit import NEVER, fit, gaps, wrap
from plankg.extract.layout.row_numbers import after_number, row_number
from plankg.extract.text.rule import compiled

# What blank lines say: nothing (there are none, or one after every line), where cells end, or where rows end.
Blanks = Literal["none", "cells", "rows"]

GROUP = -1
# How many ways are kept from line to line, and how much less than the best one they may be worth; in a trial fewer.
_KEPT, _KEPT_IN_TRIAL = 10, 6
_WITHIN, _WITHIN_IN_TRIAL = 14.0, 10.0
_GROUP_COST = 2.5
_TITLE_COST = 0.5
_TITLE = (
    r"(?:行动|任务|工程|方向|部分|板块|专项)?[一二三四五六七八九十]{1,3}[、:].*|\([一二三四五六七八九十]{1,3}\).*|.*:"
)
_PAGE_COST = 1.0
# What it costs that a cell goes on after a mark on the line that it is on; from what on a cell as good as never goes on.
_SAME_LINE, _FORBIDDEN = 0.5, 5.0
# What the next number in order is worth.
_NEXT = 5.0
_TELLING = 3.5
_UNTOLD = 5.0
_MERGED = 3.0
# What a row costs that has no number where every row has one.
_NO_NUMBER = 9.0
_TEXTS = frozenset[ColumnKind]({"task", "content", "measures"})
# Columns whose cells show without a number where a row ends.
_TYPED = frozenset[ColumnKind]({"value", "nature", "unit", "deadline", "years", "investment"}) | BODY_KINDS
_MOST_GAPS = 9.0
# Columns of offices inside a body, whose names have no level: 市卫健委内牵头处室.
_INNER = r"[处科股]室|内设|[处科]$"
_HEADLESS = 6.0
# What it costs that a cell has one more name on a line of its own; who leads is mostly one.
_NEXT_NAME, _NEXT_LEAD = 0.4, 1.2
# What it costs that a task is the beginning of a name that the next line ends.
_TORN_NAME = 4.0
# What it costs that a task goes on with a line of names.
_NAMES = 2.5
# What it costs that a cell ends in the middle of a name.
_PARTED_NAME = 8.0
_TORN, _TORN_TEXT = 5.0, 6.5


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """One row: for each cell its column (GROUP for a line over the whole width) and the places of its pieces."""

    cells: tuple[tuple[int, tuple[int, ...]], ...]
    worth: float


@dataclass(frozen=True, slots=True)
class _Link:
    """A closed cell, and the cells before it."""

    column: int
    start: int
    end: int
    opens_row: bool
    before: "_Link | None"


@dataclass(slots=True)
class _Way:
    """One way to read the lines so far: its closed cells, and the cell that is open since `start`.

    `line` is what is on its last line as it was printed, `earlier` the words of the same cell on the page before; `telling` says
    that the row has a number or a cell that only one kind of column holds.
    """

    worth: float
    column: int
    start: int
    words: str
    line: str
    number: str
    opens_row: bool
    links: _Link | None
    provisional: float = 0.0
    earlier: str = ""
    over_page: bool = False
    telling: bool = False


class _Opening(NamedTuple):
    """A cell that a line opens after a way whose last cell is closed: what it comes to, for now and without the cell."""

    provisional: float
    worth: float
    closed: _Way
    column: int
    number: str
    earlier: str
    opens_row: bool


def is_total(words: str) -> bool:
    """Whether a cell begins a row of sums: 小计, 合计."""
    return words[0] in "小合总共累" and words[1:2] == "计"


@lru_cache(maxsize=4096)
def _is_title(words: str) -> bool:
    """Whether a line opens a part of the table: 行动一、…, (一)…."""
    return compiled(_TITLE).fullmatch(words) is not None


@lru_cache(maxsize=4096)
def _part(words: str) -> float:
    """What the rows of a part (其中) and of a sum may lack: they have no number and no unit of their own."""
    return 5.0 if words.startswith("其中") or is_total(words) else 0.0


class Alignment:
    """The columns of one table and how its lines are given to them."""

    def __init__(
        self,
        columns: Sequence[Column],
        pieces: Sequence[Piece],
        blanks: Blanks,
        *,
        trial: bool = False,
        shapes: Shapes | None = None,
    ) -> None:
        self.kept, self.within = (_KEPT_IN_TRIAL, _WITHIN_IN_TRIAL) if trial else (_KEPT, _WITHIN)
        self.columns = columns
        self.kinds = [column.kind for column in columns]
        self.pieces = pieces
        self.blanks = blanks
        self.shapes = shapes
        self.gaps = gaps(columns)
        self.number = self.kinds.index("number") if "number" in self.kinds else None
        self._numbered = shapes is not None and shapes.numbered
        if self._numbered:
            self.gaps = tuple(_NO_NUMBER if at == self.number else cost for at, cost in enumerate(self.gaps))
        self._carried = bool(BODY_KINDS & set(self.kinds))
        self._name_a_line = self._carried and is_name_a_line(pieces)
        self._levelled = self._carried and is_levelled(pieces)
        self._of_level = [c.kind in BODY_KINDS and not compiled(_INNER).search(c.title) for c in columns]
        self._parts = parted_names(pieces) if self._carried else [False] * len(pieces)
        self._lists = [
            0.0 if not self._carried else _TORN_NAME if begins_list(piece.words) else _NAMES * is_bodies(piece.words)
            for piece in pieces
        ]
        self._tells = sum(1 for kind in self.kinds if kind in _TYPED) >= 2
        self._before = [sum(self.gaps[:at]) for at in range(len(columns) + 1)]
        self._opening = [cost - self._grouped(range(at)) for at, cost in enumerate(self._before)]

    def _grouped(self, missing: Iterable[int]) -> float:
        """What a row saves that lacks its number together with the group that is printed once for several rows."""
        groups = [at for at, cost in enumerate(self.gaps) if cost <= 1.0 and self.kinds[at] in _TEXTS]
        lacks = set(missing)
        return _MERGED if self.number in lacks and not self._numbered and groups and groups[0] in lacks else 0.0

    def rows(self, start: int, end: int) -> list[AlignedRow]:
        """The rows of the pieces `start` to `end`, in time linear in their number."""
        rows: list[AlignedRow] = []
        at, number = start, ""
        while at < end:
            while (plain := self._plain_row(at, end, number)) is not None:
                rows.append(self._row_of([(c, (at + c,)) for c in range(len(self.columns))]))
                at, number = plain
            if at < end:
                found, at, number = self._searched(at, end, number)
                rows.extend(found)
        return rows

    def _plain_row(self, at: int, end: int, number: str) -> tuple[int, str] | None:
        """The place after a row with one fitting line for each column and a row after it that begins so, with its number."""
        width = len(self.columns)
        after = at + width
        if after > end or not self._is_plain(at):
            return None
        if self.number is None:
            following = after == end or (after + width <= end and self._is_plain(after))
            return (after, "") if self._tells and following else None
        now = after_number(number, self.pieces[at + self.number].words)
        if now is None:
            return None
        following = after + self.number < end and after_number(now, self.pieces[after + self.number].words) is not None
        return (after, now) if after == end or following else None

    def _is_plain(self, at: int) -> bool:
        """Whether as many lines as there are columns fit them one by one."""
        for offset, kind in enumerate(self.kinds):
            piece = self.pieces[at + offset]
            if offset and (
                self._parts[at + offset] or piece.page_before or (self.blanks == "cells" and not piece.blank_before)
            ):
                return False
            if kind != "other" and self.fit(offset, piece.words) < 1:
                return False
        return True

    def _searched(self, start: int, end: int, number: str) -> tuple[list[AlignedRow], int, str]:
        """The rows from a place on, up to where plain rows begin again; with that place and the last number."""
        ways = [_Way(0.0, len(self.columns), start, "", "", number, False, None)]
        for at in range(start, end):
            if at > start and self._settles(ways[0], at, end):
                best = self._closed(ways[0], at)
                return self._read(best.links), at, best.number
            ways = self._step(ways, at, first=at == start)
        best = max((self._closed(way, end) for way in ways), key=lambda way: way.worth)
        return self._read(best.links), end, best.number

    def _settles(self, best: _Way, at: int, end: int) -> bool:
        """Whether the best way can end a row here, and two plain rows follow."""
        if best.column == GROUP or self._after(best.column) > 0.5:
            return False
        plain = self._plain_row(at, end, best.number)
        return plain is not None and (plain[0] == end or self._plain_row(plain[0], end, plain[1]) is not None)

    def _after(self, column: int) -> float:
        """What the columns after one cost when they are left out."""
        return self._before[-1] - self._before[min(column + 1, len(self.columns))]

    def _step(self, ways: Sequence[_Way], at: int, *, first: bool) -> list[_Way]:
        """The best ways with one more line, in the order of their worth."""
        words = self.pieces[at].words
        worths = [self.fit(column, words) for column in range(len(self.kinds))]
        if self.number is not None:
            worths[self.number] = _NEXT if row_number(words) is not None else NEVER
        group = self._group_cost(at)
        found: dict[tuple[int, int, str], _Opening | _Way] = {}
        floor = -1e9
        for way in ways:
            if not first and (longer := self._longer(way, at)) is not None and longer.provisional >= floor:
                key = (longer.column, longer.start, longer.number)
                if key not in found or found[key].provisional < longer.provisional:
                    found[key] = longer
                    floor = max(floor, longer.provisional - self.within)
            for new in self._next(way, at, worths, floor, group, first=first):
                key = (new.column, at, new.number)
                if key not in found or found[key].provisional < new.provisional:
                    found[key] = new
                    floor = max(floor, new.provisional - self.within)
        ranked = sorted(found.values(), key=lambda one: -one.provisional)[: self.kept]
        least = ranked[0].provisional - self.within
        return [one if isinstance(one, _Way) else self._opened(one, at) for one in ranked if one.provisional >= least]

    def _next(
        self, way: _Way, at: int, worths: Sequence[float], floor: float, group: float, *, first: bool
    ) -> Iterator[_Opening]:
        """Every way to open a cell with one more line: in a later column, in a new row, or as a group's line.

        `worths` is the most that the line can be worth in each column, `group` what it costs as a group's line; what comes
        to less than `floor` is left out.
        """
        piece = self.pieces[at]
        closed = self._cell_closed(way, at)
        glued = not first and not piece.blank_before and not piece.page_before
        fresh = (6.0 if self.blanks == "cells" and glued else 0.0) + (0.0 if first else self._torn(way, at))
        fresh += _PARTED_NAME if not first and self._parts[at] else 0.0
        if way.column != GROUP and not first:
            skipped = self._before[way.column + 1]
            over_page = closed.over_page or piece.page_before
            for column in range(0 if piece.page_before else way.column + 1, len(self.columns)):
                worth = closed.worth - max(self._before[column] - skipped, 0.0) - fresh
                if over_page:
                    yield self._over_page(closed, at, column, worth, worths[column])
                elif worth + worths[column] >= floor:
                    yield self._opening_at(closed, at, column, worth, worths[column], opens_row=False)
        trailing = 0.0 if first or way.column == GROUP else self._after(way.column)
        trailing += self._untold(closed)
        if trailing > _MOST_GAPS + _UNTOLD:
            return
        row = closed.worth - trailing - fresh - (1.5 if self.blanks == "rows" and glued else 0.0)
        part = _part(piece.words)
        for column, cost in enumerate(self._opening[:-1]):
            worth = row - cost + (0.0 if column == self.number else part)
            if cost <= _MOST_GAPS and worth + worths[column] >= floor:
                yield self._opening_at(closed, at, column, worth, worths[column], opens_row=True)
        if row - group >= floor:
            yield _Opening(row - group, row - group, closed, GROUP, closed.number, "", opens_row=True)

    def _opening_at(self, closed: _Way, at: int, column: int, worth: float, own: float, *, opens_row: bool) -> _Opening:
        """A cell that a line opens in a column where it is worth `own`; a number is worth what those before it make it."""
        if self.shapes is not None:
            worth -= self.shapes.opens(column, self.pieces[at].words)
        if self._carried and self.kinds[column] in _TEXTS and self._begins_name(at):
            worth -= _TORN_NAME
        if column != self.number:
            return _Opening(worth + own, worth, closed, column, closed.number, "", opens_row)
        value, named = self._number_worth(closed.number, self.pieces[at].words, after_group=closed.column == GROUP)
        return _Opening(worth + value, worth + value, closed, column, named, "", opens_row)

    def _begins_name(self, at: int) -> bool:
        """Whether a line is the beginning of a name that the next one ends: 市自然资源和规⏎划局."""
        words = self.pieces[at].words
        return at + 1 < len(self.pieces) and self._parts[at + 1] and words[0] in LEVELS and not is_bodies(words)

    def _over_page(self, closed: _Way, at: int, column: int, worth: float, own: float) -> _Opening:
        """A cell of a row that goes on after the page's end: the words of its column before that are its beginning."""
        earlier = self._words_in_row(closed.links, column)
        worth -= self._worth_of(column, earlier) if earlier else 0.0
        worth -= _PAGE_COST if self.pieces[at].page_before else 0.0
        new = self._opening_at(closed, at, column, worth, own, opens_row=False)
        if earlier and column != self.number:
            provisional = worth + self._worth_of(column, earlier + self.pieces[at].words)
            return _Opening(provisional, worth, closed, column, closed.number, earlier, opens_row=False)
        return new

    def _torn(self, way: _Way, at: int) -> float:
        """What it costs to end a cell at a line that is as long as its column is wide and no end of a sentence."""
        last, after = way.line, self.pieces[at].words
        kind = self.kinds[way.column] if way.column < len(self.columns) else "other"
        if kind in BODY_KINDS and any(way.words.count(one) > way.words.count(end) for one, end in ("()", "[]", "〈〉")):
            return _TORN
        if way.column == GROUP or last[-1] in "。;!:)":
            return 0.0
        prose = self._carried and kind in _TEXTS
        full = self.shapes.is_full(way.column, last) if self.shapes is not None and prose else None
        if full is not None:
            return _TORN_TEXT if full else 0.0
        if len(last) < 8 or (len(after) < 5 and len(last) < 12):
            return 0.0
        others = {"short", "prose"} if "value" in self.kinds else {"short", "prose", "value"}
        prose = prose and (not kinds_of_cell(after) - others or (len(after) == 2 and len(last) >= 12))
        cost = _TORN if prose else 2.0
        if at - way.start == 1:
            as_wide = len(after) <= len(last) + 2 and (prose or len(after) >= len(last) - 2)
            return cost if len(last) >= 12 and as_wide else 0.0
        widest = max(len(piece.words) for piece in self.pieces[max(way.start, at - 6) : at])
        return cost + 0.5 if len(last) >= widest - 1 else 0.0

    def _group_cost(self, at: int) -> float:
        """What it costs to take a line as the title of a group of rows: less where a number or a header follows it."""
        words = self.pieces[at].words
        kinds = kinds_of_cell(words)
        if kinds & {"number", "value", "nature", "date", "unit", "empty"}:
            return 9.0
        if _is_title(words) and len(words) <= 50 and (self.number is not None or words[-1] != ":"):
            return _TITLE_COST
        following = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if (
            self.number is not None
            and following
            and following.page_before
            and words[-1] not in "。;,、"
            and len(words) <= 20
        ):
            return _TITLE_COST
        cost = _GROUP_COST - (1.5 if following and row_number(following.words) is not None else 0.0)
        cost += (3.0 if "bodies" in kinds else 0.0) + (4.0 if self.number is None else 0.0)
        return cost + (3.0 if words[-1] in "。;,、" or words[0] in "([" or len(words) > 50 else 0.0)

    def _longer(self, way: _Way, at: int) -> _Way | None:
        """The way with one more line in its open cell."""
        piece, last = self.pieces[at], self.pieces[at - 1]
        cost = (
            1.2
            if way.column == GROUP
            else wrap(self.kinds[way.column], way.words, way.line, piece.words, at - way.start)
        )
        same_line = self.shapes is not None and self.shapes.on_one_line(way.column, way.line, piece.words)
        if same_line and way.line[-1] not in STOPS:
            cost = min(cost, _SAME_LINE) if cost < _FORBIDDEN else cost
        titled = piece.words if self.number is not None else last.words if way.column != GROUP else ""
        if self._name_a_line and way.column >= 0 and self.kinds[way.column] in BODY_KINDS:
            whole = is_bodies(way.words) and is_bodies(piece.words)
            cost = min(cost, _NEXT_LEAD if self.kinds[way.column] == "lead" else _NEXT_NAME) if whole else cost
        if is_total(piece.words) or (titled and titled != "其中:" and _is_title(titled)):
            cost += 3.0
        if way.column >= 0 and self.kinds[way.column] in _TEXTS and last.words[-1] not in "、,([〈":
            cost += self._lists[at]
        if self.shapes is not None and not same_line:
            cost += self.shapes.goes_on(way.column, way.line, piece.words)
        if cost >= -NEVER:
            return None
        if self.blanks == "cells":
            cost = cost + 2.5 if piece.blank_before else -0.5
        words = way.words + piece.words
        worth = way.worth - cost
        provisional = worth + self._worth_of(way.column, way.earlier + words)
        line = way.line + piece.words if same_line else piece.words
        return _Way(
            worth, way.column, way.start, words, line, way.number, way.opens_row, way.links, provisional, way.earlier,
            way.over_page, way.telling,
        )  # fmt: skip

    def _worth_of(self, column: int, words: str) -> float:
        """What a cell is worth; numbers are counted where they open, by the number before them."""
        return 0.0 if column in {GROUP, self.number} else self.fit(column, words)

    def _opened(self, new: _Opening, at: int) -> _Way:
        """The way that an opening begins."""
        closed = new.closed
        words = self.pieces[at].words
        return _Way(
            new.worth, new.column, at, words, words, new.number, new.opens_row, closed.links, new.provisional,
            new.earlier, not new.opens_row and (closed.over_page or self.pieces[at].page_before),
            new.column == self.number or (closed.telling and not new.opens_row),
        )  # fmt: skip

    def _number_worth(self, before: str, words: str, *, after_group: bool) -> tuple[float, str]:
        """What a number is worth after those before it, and the numbers with it."""
        number = after_number(before, words)
        if number is not None:
            return _NEXT, number
        value = row_number(words)
        if value is None:
            return NEVER, before
        if value == 1 and after_group:
            return 4.0, words
        return (-1.0 if value == 1 else -4.0), words

    def _words_in_row(self, link: _Link | None, column: int) -> str:
        """The words that a column has in the last row of a way."""
        while link is not None:
            if link.column == column:
                return "".join(piece.words for piece in self.pieces[link.start : link.end])
            if link.opens_row:
                return ""
            link = link.before
        return ""

    def _cell_closed(self, way: _Way, at: int) -> _Way:
        """The way with its open cell closed before a place."""
        if way.column == len(self.columns):
            return way
        own = self._worth_of(way.column, way.earlier + way.words)
        telling = way.telling or own >= _TELLING or way.column == GROUP
        link = _Link(way.column, way.start, at, way.opens_row, way.links)
        worth = way.worth + own
        return _Way(worth, way.column, way.start, "", "", way.number, False, link, worth, "", way.over_page, telling)

    def _closed(self, way: _Way, at: int) -> _Way:
        """The way with its last row closed."""
        closed = self._cell_closed(way, at)
        closed.worth -= (0.0 if way.column == GROUP else self._after(way.column)) + self._untold(closed)
        return closed

    def _untold(self, closed: _Way) -> float:
        """What a row costs in a numbered table when neither a number nor a telling cell shows that it is one."""
        return 0.0 if self.number is None or closed.telling or closed.column == len(self.columns) else _UNTOLD

    def _read(self, link: _Link | None) -> list[AlignedRow]:
        """The rows of a way, from its last cell back to its first."""
        rows: list[dict[int, tuple[int, ...]]] = [{}]
        while link is not None:
            row = rows[-1]
            row[link.column] = (*range(link.start, link.end), *row.get(link.column, ()))
            if link.opens_row:
                rows.append({})
            link = link.before
        return [self._row_of(sorted(row.items())) for row in reversed(rows) if row]

    def _row_of(self, cells: Sequence[tuple[int, tuple[int, ...]]]) -> AlignedRow:
        """A row with its worth."""
        worth = 0.0
        for column, places in cells:
            words = self.words_of(places)
            worth += -_GROUP_COST if column == GROUP else self.fit(column, words)
        filled = {column for column, _ in cells}
        if GROUP not in filled:
            part = max(_part(self.words_of(places)) for _, places in cells)
            worth -= sum(cost for at, cost in enumerate(self.gaps) if at not in filled) - part
            worth += self._grouped(at for at in range(len(self.columns)) if at not in filled)
        return AlignedRow(tuple(cells), worth)

    def fit(self, column: int, words: str) -> float:
        """What words are worth as a cell of a column.

        Where bodies have their level before them (市财政局), a cell without one begins in the middle of a name: 市委⏎编办. The
        title of a group (行动二:…) names no bodies.
        """
        if self.kinds[column] in BODY_KINDS and words[-1] != ":" and _is_title(words):
            return NEVER
        worth = fit(self.kinds[column], words)
        if self.shapes is not None:
            worth += self.shapes.cell(column, words)
        headless = self._levelled and self._of_level[column] and is_headless(words)
        return worth - _HEADLESS if headless else worth

    def words_of(self, places: Sequence[int]) -> str:
        """The words of a cell, folded and without spaces."""
        return "".join(self.pieces[place].words for place in places)
