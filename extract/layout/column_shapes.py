"""列的形状 (column shapes): what the rows that were read first show of the columns: how wide they are, and where cells end.

A page breaks a cell where its column ends. So a line that another line of its cell follows is as long as the column is wide, and
no line is longer. And where nearly every task is a sentence with its stop, one without a stop is a part of a task.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plankg.extract.layout.cells import LEVELS, kinds_of_cell
from plankg.extract.layout.columns import ColumnKind
from plankg.extract.layout.row_numbers import row_number
from plankg.extract.text.rule import compiled

_TASKS = frozenset[ColumnKind]({"task", "content", "measures"})
STOPS = "。;!"
# After these a converter breaks a line that goes on: 拓展服务空间，⏎为老年人提供照料、⏎学习教 is one line of a column.
_MARKS = ",、;:”)》" + STOPS
# What only lines of a list of bodies hold.
_LISTED = rf"、[{LEVELS}]"
# How many characters a line may fall short of the column's width or pass it: marks hang over, words of letters are not cut.
_SLACK, _HANGING = 1.6, 1.0
_FEWEST_LINES, _FEWEST_CELLS = 4, 5
_MOST_OF, _MORE_THAN_HALF = 0.85, 0.6
_SHORT, _WIDE, _AS_WIDE, _OTHERWISE, _SAID_AGAIN = 3.0, 5.0, 3.5, 4.0, 2.0
_OFTEN = 3
_MARK = r"(?P<number>\d{1,2}(?=[.、](?!\d))|[一二三四五六七八九十]{1,3}(?=、)|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\))[.、]?"
_FEWEST_MARKS, _UNMARKED = 3, 5.0
# How many of the lines of texts are as wide as their column, how many may be wider, and how many of them texts go on after.
_FULL, _WIDER, _GOING_ON = 0.15, 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Shapes:
    """For each column its width in characters, 0 where nothing shows it, whether its cells end with a stop, and what several say.

    `stopped` is None where some do. `most` is how wide a column of groups whose width is unknown can be, `marked` the column whose
    cells have a number of their own before their words (3.看护古树); `numbered` says that every row has a number of its own.
    `room` is what the longest line of a column needs.
    """

    widths: tuple[float, ...]
    room: tuple[float, ...]
    most: tuple[float, ...]
    stopped: tuple[bool | None, ...]
    repeated: tuple[frozenset[str], ...]
    numbered: bool
    marked: int | None = None

    def opens(self, column: int, words: str) -> float:
        """What it costs that a line is in a column: more than nothing where it is wider than the column."""
        if column < 0:
            return 0.0
        length = _length(words)
        if width := self.widths[column]:
            return _WIDE if length > width + _SLACK else 0.0
        return _AS_WIDE if self.most[column] and length > self.most[column] else 0.0

    def is_full(self, column: int, words: str) -> bool | None:
        """Whether a line is as long as its column is wide; None where its width is unknown."""
        width = self.widths[column] if column >= 0 else 0.0
        return _length(words) >= width - _SLACK if width else None

    def on_one_line(self, column: int, line: str, after: str) -> bool:
        """Whether words after a mark at the end of a line have room on it, so that they were printed there."""
        width = max(self.widths[column] + _HANGING, self.room[column]) if column >= 0 else 0.0
        return line[-1] in _MARKS and _length(line) + _length(after) <= width

    def goes_on(self, column: int, last: str, after: str) -> float:
        """What it costs that a cell goes on after a line: more than nothing where the line had room for more."""
        width = self.widths[column] if column >= 0 else 0.0
        if not width:
            return self.opens(column, after)
        return (_SHORT if _length(last) < width - _SLACK else 0.0) + (_WIDE if _length(after) > width + _SLACK else 0.0)

    def hold(self, column: int, lines: Sequence[str]) -> bool:
        """Whether the lines of a cell are as its column is wide, and end as its cells do."""
        if self.opens(column, lines[0]) or self._ends_otherwise(column, lines[-1]):
            return False
        printed = list(lines[:1])
        for line in lines[1:]:
            if self.on_one_line(column, printed[-1], line):
                printed[-1] += line
            else:
                printed.append(line)
        return not any(self.goes_on(column, last, after) for last, after in pairwise(printed))

    def cell(self, column: int, words: str) -> float:
        """What a cell is worth for its words: less where it ends otherwise than others, more where other cells of the column say the same."""
        worth = _SAID_AGAIN if words in self.repeated[column] else 0.0
        worth -= _OTHERWISE if self._ends_otherwise(column, words) else 0.0
        return worth - (_UNMARKED if column == self.marked and not compiled(_MARK).match(words) else 0.0)

    def _ends_otherwise(self, column: int, words: str) -> bool:
        stopped = self.stopped[column] if column >= 0 else None
        return stopped is not None and stopped != (words[-1:] in STOPS)


def first_shapes(kinds: Sequence[ColumnKind], lines: Sequence[str]) -> Shapes | None:
    """What the lines of a duty table show before any row is read: how wide the column of its longest texts is.

    Most of its lines are as wide as it is, no line is wider, and texts go on after them. None where cells are not broken.
    """
    texts = [at for at, kind in enumerate(kinds) if kind in _TASKS]
    width = _widest(lines) if texts else None
    marked = _marked(kinds, lines)
    if width is None and marked is None:
        return None
    widths = tuple((width or 0.0) if texts[-1:] == [at] else 0.0 for at in range(len(kinds)))
    nothing = (frozenset[str](),) * len(kinds)
    return Shapes(widths, widths, _most(kinds, widths), (None,) * len(kinds), nothing, numbered=False, marked=marked)


def _marked(kinds: Sequence[ColumnKind], lines: Sequence[str]) -> int | None:
    """The column of groups whose names have numbers: after numbers of rows there are lines that count on, 1.看护古树, 2.栽植新树."""
    texts = [at for at, kind in enumerate(kinds) if kind in _TASKS]
    if len(texts) < 2 or "number" not in kinds:
        return None
    forms: dict[str, list[int]] = {}
    for number, line in pairwise(lines):
        if row_number(number) is not None and (mark := compiled(_MARK).match(line)):
            own = row_number(mark["number"])
            forms.setdefault(re.sub(r"\d+|[一二三四五六七八九十]+", "", mark[0]), []).append(own or 0)
    counted = (len(own) >= _FEWEST_MARKS and all(a < b <= a + 2 for a, b in pairwise(own)) for own in forms.values())
    return texts[0] if any(counted) else None


def _most(kinds: Sequence[ColumnKind], widths: Sequence[float]) -> tuple[float, ...]:
    """How wide a column of groups can be: less than that of their tasks."""
    texts = [at for at, kind in enumerate(kinds) if kind in _TASKS]
    width = widths[texts[-1]] if texts else 0.0
    return tuple(width - _SLACK if width and at in texts[:-1] else 0.0 for at in range(len(kinds)))


def _widest(lines: Sequence[str]) -> float | None:
    """The width that the longest lines of texts have in common, None where they have none."""
    texts = Counter(round(_length(line)) for line in lines if _is_text(line))
    width = max(
        (length for length, times in texts.items() if times >= max(_FEWEST_LINES, _FULL * texts.total())), default=0
    )
    full = sum(times for length, times in texts.items() if abs(length - width) <= _SLACK)
    wider = sum(times for length, times in texts.items() if length > width + _SLACK)
    if not width or wider > _WIDER * full:
        return None
    going_on = [
        _is_text(after)
        for line, after in pairwise(lines)
        if abs(_length(line) - width) <= _SLACK and _is_text(line) and line[-1] not in STOPS
    ]
    return width if sum(going_on) >= _GOING_ON * len(going_on) else None


def _is_text(words: str) -> bool:
    """Whether a line can be of a text: no number, value, date or list of bodies, whole or cut (委会、市水利)."""
    return not kinds_of_cell(words) & {"number", "value", "date", "bodies", "empty"}


def shapes_of(kinds: Sequence[ColumnKind], rows: Iterable[Mapping[int, Sequence[str]]], lines: Sequence[str]) -> Shapes:
    """The shapes of columns by the lines of the cells in rows that were read for certain, and by all lines."""
    cells: list[list[Sequence[str]]] = [[] for _ in kinds]
    count = 0
    for row in rows:
        count += 1
        for column, cell in row.items():
            if column >= 0:
                cells[column].append(cell)
    widths = tuple(map(_width, cells))
    texts = [at for at, kind in enumerate(kinds) if kind in _TASKS]
    return Shapes(
        widths,
        tuple(max((_length(line) for lines in own for line in lines), default=0.0) for own in cells),
        _most(kinds, widths),
        tuple(_stopped(own, titles=at in texts[:-1]) if at in texts else None for at, own in enumerate(cells)),
        tuple(map(_repeated, cells)),
        "number" in kinds and len(cells[kinds.index("number")]) >= max(_MOST_OF * count, _FEWEST_CELLS),
        _marked(kinds, lines),
    )


def _width(cells: Sequence[Sequence[str]]) -> float:
    """The width that most cells of several lines have by their first line, 0 where they have none in common.

    A line that ends with a mark may be a part of one.
    """
    first = [lines[0] for lines in cells if len(lines) > 1]
    whole = [line for line in first if line[-1] not in _MARKS]
    lengths = sorted(map(_length, whole if len(whole) >= _FEWEST_LINES else first))
    if len(lengths) < _FEWEST_LINES:
        return 0.0
    width = lengths[len(lengths) // 2]
    near = sum(abs(length - width) <= _SLACK for length in lengths)
    return width if near >= _MORE_THAN_HALF * len(lengths) else 0.0


def _stopped(cells: Sequence[Sequence[str]], *, titles: bool) -> bool | None:
    """Whether nearly all cells end with a stop; where they can be titles, whether more than half have none."""
    ends = sum(lines[-1][-1] in STOPS for lines in cells)
    if len(cells) >= _FEWEST_CELLS and ends >= _MOST_OF * len(cells):
        return True
    return False if titles and len(cells) >= _FEWEST_CELLS and ends <= (1 - _MORE_THAN_HALF) * len(cells) else None


def _repeated(cells: Sequence[Sequence[str]]) -> frozenset[str]:
    said = Counter("".join(lines) for lines in cells)
    return frozenset(words for words, times in said.items() if times >= _OFTEN)


def _length(words: str) -> float:
    """How wide words are printed, in Chinese characters: letters and digits are half as wide."""
    return len(words) - 0.5 * len(re.findall(r"[A-Za-z0-9.%+-]", words))
