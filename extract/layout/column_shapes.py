"""列的形状 (column shapes): what the rows that were read first show of the columns: how wide they are, and where cells end.

A page breaks a cell where its column ends. So a line that another line of its cell follows is as long as the column is wide, and
no line is longer. And where nearly every task is a sentence with its stop, one without a stop is a part of a task.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plankg.extract.layout.columns import ColumnKind

_TASKS = frozenset[ColumnKind]({"task", "content", "measures"})
_STOPS = "。;!"
# How many characters a line may fall short of the column's width or pass it: marks hang over, words of letters are not cut.
_SLACK = 1.6
_FEWEST_LINES, _FEWEST_CELLS = 4, 5
_MOST_OF, _MORE_THAN_HALF = 0.85, 0.6
_SHORT, _WIDE, _UNSTOPPED, _SAID_AGAIN = 3.0, 5.0, 4.0, 2.0
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Shapes:
    """For each column its width in characters, 0 where nothing shows it, whether its cells end with a stop, and what several say.

    `numbered` says that every row has a number of its own.
    """

    widths: tuple[float, ...]
    stopped: tuple[bool, ...]
    repeated: tuple[frozenset[str], ...]
    numbered: bool

    def opens(self, column: int, words: str) -> float:
        """What it costs that a line is in a column: more than nothing where it is wider than the column."""
        width = self.widths[column] if column >= 0 else 0.0
        return _WIDE if width and _length(words) > width + _SLACK else 0.0

    def goes_on(self, column: int, last: str, after: str) -> float:
        """What it costs that a cell goes on after a line: more than nothing where the line had room for more."""
        width = self.widths[column] if column >= 0 else 0.0
        if not width:
            return 0.0
        return (_SHORT if _length(last) < width - _SLACK else 0.0) + self.opens(column, after)

    def hold(self, column: int, lines: Sequence[str]) -> bool:
        """Whether the lines of a cell are as its column is wide."""
        if self.opens(column, lines[0]):
            return False
        return not any(self.goes_on(column, last, after) for last, after in pairwise(lines))

    def cell(self, column: int, words: str) -> float:
        """What a cell is worth for its words: less where a task has no stop, more where other cells of the column say the same."""
        unstopped = self.stopped[column] and words[-1:] not in _STOPS
        return (_SAID_AGAIN if words in self.repeated[column] else 0.0) - (_UNSTOPPED if unstopped else 0.0)


def shapes_of(kinds: Sequence[ColumnKind], rows: Iterable[Mapping[int, Sequence[str]]]) -> Shapes:
    """The shapes of columns by the lines of the cells in rows that were read for certain."""
    cells: list[list[Sequence[str]]] = [[] for _ in kinds]
    count = 0
    for row in rows:
        count += 1
        for column, lines in row.items():
            if column >= 0:
                cells[column].append(lines)
    return Shapes(
        tuple(map(_width, cells)),
        tuple(kind in _TASKS and _stopped(own) for kind, own in zip(kinds, cells, strict=True)),
        tuple(map(_repeated, cells)),
        "number" in kinds and len(cells[kinds.index("number")]) >= max(_MOST_OF * count, _FEWEST_CELLS),
    )


def _width(cells: Sequence[Sequence[str]]) -> float:
    """The width that most cells of several lines have by their first line, 0 where they have none in common."""
    lengths = sorted(_length(lines[0]) for lines in cells if len(lines) > 1)
    if len(lengths) < _FEWEST_LINES:
        return 0.0
    width = lengths[len(lengths) // 2]
    near = sum(abs(length - width) <= _SLACK for length in lengths)
    return width if near >= _MORE_THAN_HALF * len(lengths) else 0.0


def _stopped(cells: Sequence[Sequence[str]]) -> bool:
    ends = sum(lines[-1][-1] in _STOPS for lines in cells)
    return len(cells) >= _FEWEST_CELLS and ends >= _MOST_OF * len(cells)


def _repeated(cells: Sequence[Sequence[str]]) -> frozenset[str]:
    said = Counter("".join(lines) for lines in cells)
    return frozenset(words for words, times in said.items() if times >= _OFTEN)


def _length(words: str) -> float:
    """How wide words are printed, in Chinese characters: letters and digits are half as wide."""
    return len(words) - 0.5 * len(re.findall(r"[A-Za-z0-9.%+-]", words))
