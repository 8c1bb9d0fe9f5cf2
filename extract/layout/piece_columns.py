"""格行的列 (piece columns): which column of a duty table each piece of a printed line is in.

By its words, its width and its place on the line, in order on each line; a cell goes on in the next line only where its last piece
fills the column.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plankg.extract.layout.cells import LEVELS
from plankg.extract.layout.columns import BODY_KINDS
from plankg.extract.layout.piece_fit import CLOSED, GOES_ON, NAME_ENDS, begins, rest_of_name, suits
from plankg.extract.layout.pieces import STOPS, Piece, pieces_in
from plankg.extract.layout.placed_pieces import MOST_COLUMNS, TEXTS, PlacedPiece, PrintedHeader, placed_pieces
from plankg.extract.layout.row_numbers import after_number
from plankg.extract.text.rule import compiled

_MOST_LINES = 60  # of one row
_KEPT = 12
_FEWEST_FULL = 3
# What it costs in all, or gains.
_WIDE, _OUT_OF_PLACE, _LEFT_OPEN, _NOT_OPEN = 6.0, 8.0, 2.0, 0.7


@dataclass(frozen=True, slots=True)
class _Given:
    """A piece that was given to a column, and those before it."""

    piece: PlacedPiece
    column: int
    before: "_Given | None"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give the pieces so far to columns; `last` is the last one of each column."""

    worth: float
    given: _Given | None
    last: tuple[PlacedPiece | None, ...]
    low: int = 0

    @property
    def taken(self) -> list[tuple[PlacedPiece, int]]:
        """Every piece with its column, in order."""
        found: list[tuple[PlacedPiece, int]] = []
        given = self.given
        while given is not None:
            found.append((given.piece, given.column))
            given = given.before
        return found[::-1]


@dataclass(slots=True)
class _Widths:
    """How wide the cells of each column are, and where on the line they can be; None where nothing says it."""

    most: list[int | None]
    places: list[tuple[int, int] | None]
    spaced: bool = False


class PieceColumns:
    """The lines under one header: which pieces they have, and which column each piece is in."""

    def __init__(self, folded: str, lines: Sequence[Piece], header: PrintedHeader) -> None:
        self.folded, self.lines, self.header = folded, lines, header
        self.columns = header.columns
        self.kinds = [column.kind for column in header.columns]
        self.number = self.kinds.index("number") if "number" in self.kinds else None
        texts = [at for at, kind in enumerate(self.kinds) if kind in TEXTS]
        self.task = texts[-1]
        self.groups = [
            at for at, kind in enumerate(self.kinds) if (kind in TEXTS and at != self.task) or kind == "category"
        ]
        self.bodies = [at for at, kind in enumerate(self.kinds) if kind in BODY_KINDS]
        self.body, self.numbered = self._body()
        self.widths = self._widths()

    def _body(self) -> tuple[list[list[PlacedPiece]], list[int]]:
        """The lines of the rows as pieces, and which of them have the next running number."""
        body: list[list[PlacedPiece]] = []
        numbered: list[int] = []
        number, at, last = "", self.header.end, self.header.end
        while at < len(self.lines) and at - last <= _MOST_LINES:
            if (again := self._again(at)) is not None:
                at = again
                continue
            line = self.lines[at]
            if compiled(STOPS).match(line.words) and line.words[:1] != "(" and not self._is_wide(at):
                break
            pieces = placed_pieces(self.folded, line, len(body))
            if at > self.header.end and self._is_running_head(pieces, self.lines[at - 1]):
                at += 1
                continue
            if len(pieces) > 3 * MOST_COLUMNS:
                break
            following = after_number(number, pieces[0].words) if self.number is not None else None
            if following is not None and self.number == 0:
                number, last = following, at
                numbered.append(len(body))
            elif self.number is None:
                last = at if len(pieces) > 1 else last
            body.append(pieces)
            at += 1
        return body, numbered

    def _is_wide(self, at: int) -> bool:
        return len(pieces_in(self.folded, self.lines[at])) > 1

    def _page_ends(self, one: Piece, other: Piece) -> bool:
        """Whether more than blanks is between two lines: the end of a page, and what it prints there."""
        between = self.folded[one.span.end : other.span.start]
        return "\f" in between or bool(between.partition("\n")[2].strip())

    def _is_running_head(self, pieces: Sequence[PlacedPiece], before: Piece) -> bool:
        """Whether a line alone over several columns opens a page."""
        only = pieces[0]
        if len(pieces) > 1 or not self._page_ends(before, only.piece):
            return False
        under = [place for place in map(self._head_place, range(len(self.columns))) if only.left < place[1]]
        return sum(only.right > left for left, _ in under) > 1

    def _again(self, at: int) -> int | None:
        """The line after a header that is printed again."""
        words = self.header.words
        if tuple(line.words for line in self.lines[at : at + len(words)]) == words:
            return at + len(words)
        return None

    def _widths(self) -> _Widths:
        """What the lines with one piece for every column say; then what a first reading says."""
        count = len(self.columns)
        full = [line for line in self.body if len(line) == count and self._is_full(line)]
        enough = len(full) >= _FEWEST_FULL
        blank = sum(1 for line in self.body for a, b in pairwise(line) if b.left - a.right > 1)
        gaps = sum(len(line) - 1 for line in self.body)
        spaced = gaps > 0 and blank * 2 > gaps
        widths = _Widths(
            [None] * count, [self._head_place(at) for at in range(count)] if spaced else [None] * count, spaced
        )
        self._learn(widths, [(one, at) for line in full for at, one in enumerate(line)])
        self.widths = widths
        if not enough or spaced:
            self._learn(widths, self._best(self.body[: 4 * _MOST_LINES]).taken)
        return widths

    def _is_full(self, line: Sequence[PlacedPiece]) -> bool:
        return all(suits(kind, one.words) > -3 for kind, one in zip(self.kinds, line, strict=True))

    def _learn(self, widths: _Widths, taken: Sequence[tuple[PlacedPiece, int]]) -> None:
        """Take the widths that at least two pieces have, and the places, from pieces whose columns are known."""
        for at in range(len(self.columns)):
            own = [one for one, column in taken if column == at]
            if at in self.bodies and len(self.bodies) > 1 and not widths.spaced:
                own = []  # the widest line of one can be in the other
            found = Counter(one.width for one in own)
            often = [w for w, count in found.items() if count > 1 or widths.spaced or at in self.bodies] or list(found)
            if often:
                widths.most[at] = max(often)
            if widths.spaced and (placed := [one for one in own if self._is_under(at, one)]):
                left, right = self._head_place(at)
                left, right = min(left, *(one.left for one in placed)), max(right, *(one.right for one in placed))
                widths.places[at] = (left, right)

    def _head_place(self, at: int) -> tuple[int, int]:
        cell = self.header.cells[at]
        return min(one.left for one in cell), max(one.right for one in cell)

    def _is_under(self, at: int, one: PlacedPiece) -> bool:
        """Whether a piece is under its heading."""
        under = [
            column for column in range(len(self.columns))
            if one.left < self._head_place(column)[1] and one.right > self._head_place(column)[0]
        ]  # fmt: skip
        return at in under

    def _best(self, body: Sequence[list[PlacedPiece]]) -> Way:
        """The best way to give the pieces to the columns, in order on each line."""
        numbered = set(self.numbered)
        ways = [Way(0.0, None, (None,) * len(self.columns))]
        for at, line in enumerate(body):
            ways = [Way(way.worth, way.given, way.last) for way in ways]
            for index, one in enumerate(line):
                ways = self._with(ways, one, opens=index == 0 and at in numbered)
        return ways[0]

    def _with(self, ways: Sequence[Way], one: PlacedPiece, *, opens: bool, inside: bool = False) -> list[Way]:
        found: dict[tuple[object, ...], Way] = {}
        suits = [self._suits(at, one) for at in range(len(self.columns))]
        for way in ways:
            for at in range(way.low, len(self.columns)):
                if (at == self.number) != (opens and self.number is not None):
                    continue
                worth = way.worth + suits[at] + self._goes_on(at, way.last[at], one, inside=inside)
                last = (*way.last[:at], one, *way.last[at + 1 :])
                # In one row every way is a way of its own; over a table those that end alike go on alike.
                key = (at, id(way)) if inside else (at, *(p.piece.span.start if p else -1 for p in last))
                if key not in found or found[key].worth < worth:
                    found[key] = Way(worth, _Given(one, at, way.given), last, at)
        return sorted(found.values(), key=lambda way: -way.worth)[: 4 * _KEPT if inside else _KEPT]

    def _suits(self, at: int, one: PlacedPiece) -> float:
        """How well a piece fits a column by its words, its width and its place on the line."""
        worth = suits(self.kinds[at], one.words)
        if at in self.groups:
            worth -= 4.0 if re.search(r"[,。;]", one.words) else 0.4
        most, place = self.widths.most[at], self.widths.places[at]
        if most is not None and one.width > most and not self.widths.spaced:
            worth -= _WIDE if one.width > most + 4 else _WIDE / 4
        if self.widths.spaced and place is not None:
            outside = one.right <= place[0] or one.left >= place[1]
            worth -= _OUT_OF_PLACE if outside else 1.5 if one.left < place[0] or one.right > place[1] + 2 else 0.0
        return worth

    def _goes_on(self, at: int, last: PlacedPiece | None, one: PlacedPiece, *, inside: bool) -> float:
        """What it is worth that a piece comes after the last one of its column; `inside` says that both are of one row."""
        opening = begins(one.words) if at in self.bodies else 0.0
        if last is None:
            return opening
        apart = one.line - last.line
        if apart == 0:
            return -2.5
        if self._is_open(at, last):
            if apart > 2:
                return opening - _LEFT_OPEN
            return GOES_ON if at not in self.bodies else rest_of_name(last.words, one.words)
        if inside:
            return opening - self._joined(at, last, one)
        return opening - (_NOT_OPEN if apart == 1 else 0.0)

    def _is_open(self, at: int, one: PlacedPiece) -> bool:
        """Whether a piece fills its column, or ends with a mark, so that its cell goes on."""
        if one.words[-1] in CLOSED:
            return False
        if one.words[-1] in "、,(" and at != self.number:
            return True
        most = self.widths.most[at]
        if most is None:
            return at in self.bodies and re.search(NAME_ENDS, one.words) is None
        return one.width >= most - 3 and most > 4

    def _joined(self, at: int, one: PlacedPiece, other: PlacedPiece) -> float:
        """What it costs that two pieces after each other are of one cell."""
        cost = 0.0 if self._is_open(at, one) else 4.0
        if at in self.bodies and cost:
            apart = re.search(NAME_ENDS, one.words) and other.words[0] in LEVELS
            cost = 1.0 if apart else 4.0
        elif at == self.task and one.words[-1] in CLOSED:
            cost = 2.5
        return cost + (3.0 if other.line - one.line > 2 else 0.0)

    def _torn(self, at: int, one: PlacedPiece, other: PlacedPiece) -> float:
        """What it costs that two pieces after each other are of two cells."""
        cost = 3.0 if self._is_open(at, one) else 0.0
        if one.words[-1] in "、,(":
            cost += 5.0
        if at in self.bodies:
            cost += 0.0 if re.search(NAME_ENDS, one.words) else 4.0
            cost += 0.0 if other.words[0] in LEVELS else 1.0
        return cost
