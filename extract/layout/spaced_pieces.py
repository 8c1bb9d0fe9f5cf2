"""分列的词 (spaced pieces): the pieces of lines that are set by gaps of blanks, where each is on its line, and what it can be."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from plankg.extract.layout.cells import CellKind, kinds_of_cell
from plankg.extract.layout.columns import ColumnKind, column_of
from plankg.extract.layout.line_headers import is_over
from plankg.extract.layout.row_numbers import row_number
from plankg.extract.layout.rows import is_total
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell
from plankg.extract.text.lines import Line
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

GAP = r"[ \u3000\u00a0]{2,}"
_LONGEST = 160  # of a line, in half-width letters
_LONGEST_PART = 8
_NATURES = r"(?:预期|约束|指导|引导|性)+"
# What a cell of one line is in a column that tells rows apart.
_VALUES: set[CellKind] = {"value", "number", "empty"}
CELLS: dict[ColumnKind, set[CellKind]] = {
    "nature": {"nature"},
    "unit": {"unit", "empty"},
    "value": _VALUES,
    "growth": _VALUES,
}


@dataclass(frozen=True, slots=True)
class SpacedPiece:
    """What is between two gaps of a line: the words and where on the line they begin and end.

    Some programs count half-width letters for that, two of them an ideograph (`wide`), others one column a letter.
    """

    span: Span
    words: str
    left: int
    right: int
    line: int


def pieces_of_line(document: "PlanDocument", line: Line, number: int, *, wide: str) -> tuple[SpacedPiece, ...]:
    """The pieces of a line; letters of the classes `wide` of Unicode are two columns wide, where there are any."""
    begin = document.folded.rfind("\n", 0, line.start) + 1
    words = document.folded[begin : line.end]
    if "\t" in document.text[begin : line.end] or "|" in words or len(words) > _LONGEST:
        return ()
    found: list[SpacedPiece] = []
    at = line.start
    for gap in [*re.finditer(GAP, document.folded[line.start : line.end]), None]:
        end = line.start + gap.start() if gap else line.end
        if at < end:
            left = width_of_words(document.text[begin:at], wide) if wide else at - begin
            span = Span(at, end)
            squeezed = re.sub(r"\s+", "", span.of(document.folded))
            right = left + (width_of_words(span.of(document.text), wide) if wide else end - at)
            found.append(SpacedPiece(span, squeezed, left, right, number))
        at = line.start + gap.end() if gap else end
    return tuple(found)


def width_of_words(words: str, wide: str) -> int:
    """How wide words are, in half-width letters; letters of the classes `wide` of Unicode are two."""
    return sum(2 if east_asian_width(letter) in wide else 1 for letter in words)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two places on a line are of one column: a long word that only touches the next column is not in it."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    narrow = min(one[1] - one[0], other[1] - other[0])
    return common >= min(2, narrow) or (common > 0 and abs(sum(one) - sum(other)) <= narrow)


def are_headings(pieces: Sequence[SpacedPiece]) -> bool:
    """Whether a line has two headings or more among its pieces, and nothing that is no heading or a part of one."""
    known = sum(column_of(piece.words) is not None for piece in pieces)
    return known >= 2 and all(len(piece.words) <= 14 and not piece.words.isdigit() for piece in pieces)


def can_head(words: str) -> bool:
    """Whether words are a heading or can be a part of one."""
    if words.isdigit() or len(words) > _LONGEST_PART:
        return False
    if words[-1] == ")" and words.count(")") > words.count("("):  # 规划期末(20⏎25年)
        return True
    return column_of(words) is not None or not kinds_of_cell(words) & {"nature", "value", "empty"}


def with_names(kinds: list[ColumnKind]) -> list[ColumnKind]:
    """The kinds of columns, the column before units and values taken for the names where no heading says so: 内容 | 单位 | 目标值."""
    if "name" in kinds or not {"unit", "value"} <= set(kinds):
        return kinds
    said = [at for at in range(kinds.index("unit")) if kinds[at] in {"content", "task", "other", "result"}]
    return ["name" if said and at == said[-1] else kind for at, kind in enumerate(kinds)]


def are_whole_cells(kind: ColumnKind, cells: Sequence[Sequence[SpacedPiece]]) -> bool:
    """Whether no cell of a column is broken over lines: each line of it is a value, a unit or a nature."""
    filled = ["".join(piece.words for piece in cell) for cell in cells if cell]
    return len(filled) > 1 and all(is_cell(kind, words) for words in filled)


def is_cell(kind: ColumnKind, words: str) -> bool:
    """Whether words are a whole value, unit or nature; 1/10万 is a unit too."""
    return bool(kinds_of_cell(words) & CELLS[kind]) or (kind == "unit" and "/" in words[1:-1])


def joined_places(reaches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where pieces begin and end, from left to right, those of one column put together."""
    places: list[tuple[int, int]] = []
    for reach in sorted(reaches):
        if places and _overlap(places[-1], reach):
            places[-1] = (places[-1][0], max(places[-1][1], reach[1]))
        else:
            places.append(reach)
    return places


def touched(places: Sequence[tuple[int, int]], piece: SpacedPiece) -> int:
    """How many columns a piece reaches into."""
    return sum(min(right, piece.right) > max(left, piece.left) for left, right in places)


def without_over(cell: list[SpacedPiece]) -> list[SpacedPiece]:
    """A heading without the one over it and others: 2025年目标 under 指标值."""
    if len(cell) < 2 or not is_over(cell[0].words) or column_of("".join(piece.words for piece in cell)) is not None:
        return cell
    return cell[1:]


def kind_by_words(kinds: Sequence[ColumnKind], at: int, words: Sequence[str]) -> ColumnKind:
    """The kind of a column; one of types after the names that holds natures (预期⏎性) is theirs."""
    after = kinds[at] == "category" and at > kinds.index("name")
    return "nature" if after and compiled(_NATURES).fullmatch("".join(words)) else kinds[at]


def cell_of_lines(row: int, column: int, lines: Sequence[Sequence[SpacedPiece]]) -> Cell:
    """The cell of the pieces of its lines."""
    spans = [Span(pieces[0].span.start, pieces[-1].span.end) for pieces in lines]
    return Cell(row, column, 1, 1, spans[0], tuple(spans[1:]))


def title_or_sum(pieces: Sequence[SpacedPiece], below: Sequence[SpacedPiece]) -> tuple[SpacedPiece, ...] | None:
    """The name alone of a line over rows with figures for numbers (二 水岸类 4500), nothing of a sum (小计 4500); None for others."""
    words = [piece.words for piece in pieces]
    figures = [bool(kinds_of_cell(one) & {"number", "value", "empty"}) for one in words]
    if words and is_total(words[0]) and all(figures[1:]):
        return ()
    titled = len(words) > 1 and row_number(words[0]) is not None and not words[0].isascii()
    over = bool(below) and below[0].words.isdigit() and len(below) > len(words)
    return (pieces[1],) if titled and over and not figures[1] and all(figures[2:]) else None
