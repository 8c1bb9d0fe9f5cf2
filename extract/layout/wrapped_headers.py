"""折行的表头 (wrapped headers): the printed lines that can head a table whose lines hold pieces of several cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from plankg.extract.layout.line_headers import LineHeader, headers_at, heading, is_over
from plankg.extract.layout.pieces import STOPS, Piece, pieces_in
from plankg.extract.text.rule import compiled

_MOST_HEAD = 5
_UNUSUAL = 2.0

PieceLine = list[Piece]


def can_be_header(folded: str, line: Piece) -> bool:
    """Whether a line has two headings, spaces between them."""
    words = folded[line.span.start : line.span.end]
    if len(words) > 90 or " " not in words or re.search(r"[。;!?,|]", words):
        return False
    pieces = pieces_in(folded, line)
    spaced = len(pieces) == 2 and any(len(piece.words) == 1 for piece in pieces)
    if len(pieces) > 16 or (spaced and heading(line.words) is not None):
        return False  # 2025 年, 属 性: one heading with a space in it
    known = sum(1 for piece in pieces if heading(piece.words) is not None)
    joined = sum(1 for a, b in pairwise(pieces) if len(a.words) <= 4 and heading(a.words + b.words))
    return known + joined >= 2


def header_blocks(folded: str, lines: Sequence[Piece], at: int) -> Iterator[tuple[int, int]]:
    """The lines that the header can be: from up to two lines above the one with headings to the first row."""
    end = at + 1
    while end < min(at + _MOST_HEAD, len(lines)) and _is_head_line(folded, lines[end]):
        end += 1
    first = at
    while first > max(at - 2, 0) and _is_head_line(folded, lines[first - 1]) and _is_part(folded, lines[first - 1]):
        first -= 1
    yield at, at + 1
    for middle in (at, at + 1):
        if _are_halves(folded, lines, middle):
            yield middle - 1, middle + 2
    for begin in range(first, at + 1):
        if (begin, end) != (at, at + 1):
            yield begin, end


def _is_part(folded: str, line: Piece) -> bool:
    """Whether a line above the headings is a part of them and no caption."""
    return all(
        len(piece.words) <= 6 or is_over(piece.words) or piece.words.startswith("20")
        for piece in pieces_in(folded, line)
    )


def _are_halves(folded: str, lines: Sequence[Piece], at: int) -> bool:
    """Whether the lines above and below the headings are the halves of others: 计量单 over 位, 2025年现 over 状值."""
    if not 0 < at < len(lines) - 1:
        return False
    return _join(pieces_in(folded, lines[at - 1]), pieces_in(folded, lines[at + 1]))


def _join(above: PieceLine, below: PieceLine) -> bool:
    """Whether the pieces of two lines are the halves of headings, one by one."""
    return len(above) == len(below) and all(
        heading(one.words + other.words) is not None for one, other in zip(above, below, strict=True)
    )


def _is_head_line(folded: str, line: Piece) -> bool:
    """Whether a line holds nothing but what a header can: headings, parts of them, years; no natures, no numbers."""
    if len(line.words) > 40 or re.search(r"[。;!?]|^\d+$", line.words) or compiled(STOPS).match(line.words):
        return False
    pieces = pieces_in(folded, line)
    return all(
        piece.words in "序号指标单位"
        or heading(piece.words) is not None
        or is_over(piece.words)
        or re.search(r"^[(\[]|年均|累计", piece.words) is not None
        for piece in pieces
    )


def headers_of(head: Sequence[PieceLine]) -> Iterator[tuple[PieceLine, LineHeader]]:
    """The headers that the pieces of a block can be, with the pieces in the order of the columns."""
    if len(head) == 1:
        for header in headers_at(head[0], 0, blanks="none", opened=True):
            if header.end == len(head[0]):
                yield head[0], header
        return
    main = max(head, key=lambda line: sum(heading(piece.words) is not None for piece in line) + len(line) / 10)
    if len(head) == 3 and _join(head[0], head[2]):
        main = head[1]
    others = [piece for line in head if line is not main for piece in line]
    number: PieceLine = []
    if [piece.words for piece in others if piece.words in "序号"] == ["序", "号"]:
        number = [piece for piece in others if piece.words in "序号"]
        others = [piece for piece in others if piece.words not in "序号"]
    values = sum((column := heading(piece.words)) is not None and column.kind in {"value", "growth"} for piece in main)
    lone = len(others) == 1 and is_over(others[0].words) and values > 1
    for flat in _flats(head, main, number, others):
        for header in headers_at(flat, 0, blanks="none", opened=True):
            if header.end == len(flat) and (header.over or not lone):
                yield flat, _in_usual_order(header)


def _flats(head: Sequence[PieceLine], main: PieceLine, number: PieceLine, others: PieceLine) -> Iterator[PieceLine]:
    """The orders that the pieces of a header can have: those of the other lines at one place among those of the main line.

    The halves of headings can be on both sides: 类⏎别 before the others, 目标⏎值 after them.
    """
    for order in _orders(others, [line for line in head if line is not main]):
        for place in range(len(main) + 1):
            yield [*number, *main[:place], *order, *main[place:]]
    if len(head) == 3 and _join(head[0], head[2]):
        pairs = list(zip(head[0], head[2], strict=True))
        for cut in range(1, len(pairs)):
            before, after = ([piece for pair in side for piece in pair] for side in (pairs[:cut], pairs[cut:]))
            yield [*before, *main, *after]


def _in_usual_order(header: LineHeader) -> LineHeader:
    """The header, less likely where a growth is before a value, or a later year before an earlier one.

    A heading on a line of its own (年均增速) can be anywhere between the others.
    """
    kinds = [column.kind for column in header.columns]
    years = [column.year for column in header.columns if column.kind == "value" and column.year]
    early = "growth" in kinds and "value" in kinds[kinds.index("growth") :]
    return replace(header, worth=header.worth - _UNUSUAL) if early or years != sorted(years) else header


def _orders(others: PieceLine, around: Sequence[PieceLine]) -> list[PieceLine]:
    """The pieces around the main line of a header in the order of the columns that they can be.

    2025年 2030年 above it and 现状 目标 below are two columns: what has the year is their headings.
    """
    if len(around) == 2 and len(around[0]) == len(around[1]) > 1:
        pairs = list(zip(*around, strict=True))
        if all(heading(above.words + below.words) is not None for above, below in pairs):
            return [[min(pair, key=lambda piece: re.search(r"20\d\d|十.五", piece.words) is None) for pair in pairs]]
    return [others]
