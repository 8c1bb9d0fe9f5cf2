"""印刷行的格 (placed pieces): the pieces of printed lines with their places on the line, and the headers of duty tables in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from plankg.extract.layout.columns import Column, ColumnKind, carries_duties
from plankg.extract.layout.line_headers import heading
from plankg.extract.layout.pieces import Piece, pieces_in

TEXTS = frozenset[ColumnKind]({"task", "content", "measures", "name"})
MOST_COLUMNS = 9
_MOST_LETTERS = 70


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece of a line: where on the line it begins and ends, in half-width letters, and in which line of the table it is."""

    piece: Piece
    line: int
    left: int
    right: int

    @property
    def words(self) -> str:
        """Its words, folded."""
        return self.piece.words

    @property
    def width(self) -> int:
        """How wide it is without a mark at its end, which hangs over the margin."""
        return self.right - self.left - (2 if self.words[-1] in "、,。;:" else 0)


@dataclass(frozen=True, slots=True)
class PrintedHeader:
    """A header: its columns, the pieces of each heading, its first line and the line after it, and its lines as words."""

    columns: tuple[Column, ...]
    cells: tuple[tuple[PlacedPiece, ...], ...]
    start: int
    end: int
    words: tuple[str, ...]


def placed_pieces(folded: str, line: Piece, number: int) -> list[PlacedPiece]:
    """The pieces of a printed line, the `number`th of its table, from left to right."""
    begin = folded.rfind("\n", 0, line.span.start) + 1
    found: list[PlacedPiece] = []
    for piece in pieces_in(folded, line):
        left = _width(folded[begin : piece.span.start])
        found.append(PlacedPiece(piece, number, left, left + _width(piece.words)))
    return found


def _width(words: str) -> int:
    """How wide words are, in half-width letters; marks were folded and are printed wide."""
    return sum(1 if letter.isascii() and (letter.isalnum() or letter in " .%-") else 2 for letter in words)


def header_at(folded: str, lines: Sequence[Piece], at: int) -> PrintedHeader | None:
    """The header that begins at a line: headings of a duty table in one line, or wrapped over two or three."""
    head: list[list[PlacedPiece]] = []
    best: PrintedHeader | None = None
    for line in lines[at : at + 3]:
        if len(line.words) > _MOST_LETTERS or re.search(r"[。;!?|]", line.words):
            break
        head.append(placed_pieces(folded, line, at + len(head)))
        if not 1 <= len(head[-1]) <= MOST_COLUMNS:
            break
        for cells in _stacked(head):
            columns = [heading("".join(one.words for one in cell)) for cell in cells]
            known = tuple(column for column in columns if column is not None)
            if len(known) < len(cells) or not _is_duty_header(known) or (best and len(best.columns) > len(known)):
                continue
            words = tuple(line.words for line in lines[at : at + len(head)])
            best = PrintedHeader(known, tuple(tuple(cell) for cell in cells), at, at + len(head), words)
    return best


def _is_duty_header(columns: Sequence[Column]) -> bool:
    kinds = [column.kind for column in columns]
    once = all(kinds.count(kind) <= 1 for kind in ("number", "deadline"))
    return once and carries_duties(kinds) and bool(set(kinds) & TEXTS) and "value" not in kinds


def _stacked(head: Sequence[list[PlacedPiece]]) -> Iterator[list[list[PlacedPiece]]]:
    """The headings that lines can be: the longest line has one piece of each, the others go on in some of them.

    Of three lines, those above and below the middle one are wrapped headings with no piece in it, or go on in it.
    """
    if len(head) == 1:
        yield [[one] for one in head[0]]
    elif len(head) == 2:
        for places in combinations(range(len(head[0])), len(head[1])):
            cells = [[one] for one in head[0]]
            for place, one in zip(places, head[1], strict=True):
                cells[place].append(one)
            yield cells
    elif len(head[0]) == len(head[2]):
        total = len(head[0]) + len(head[1])
        for places in combinations(range(total), len(head[0])) if total <= MOST_COLUMNS else ():
            pairs, middle = iter(zip(head[0], head[2], strict=True)), iter(head[1])
            yield [list(next(pairs)) if at in places else [next(middle)] for at in range(total)]
