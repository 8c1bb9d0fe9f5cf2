"""格行 (pieces): the printed lines of a document as pieces of table cells, before it is known which cell each belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plankg.extract.model.spans import Span
from plankg.extract.text.lines import Line
from plankg.extract.text.rule import compiled

# What a page prints between two lines of a table.
_PAGE = r"""\#[ ]*[Pp]age[ ]*\d+[ ]*:?|[Pp]age[ ]*\d+|[-·][ ]*\d{1,3}[ ]*[-·]|-{2,3}[ ]*\d{1,3}[ ]*-{2,3}
    |第[ ]*\d{1,3}[ ]*页(?:[ ]*[,/共]*[ ]*\d{1,3}[ ]*页)?|\(?续表[ ]*\d*\)?"""

# What a line begins with that belongs to no table: a chapter, a note, an annex, another caption; and headings, which open cells too.
AFTER_TABLES = r"""第[一二三四五六七八九十百]+[章节篇编条]|(?:注|说明|备注|数据来源)[:\d]
    |附[件表录图](?:\d|[一二三四五六七八九十]|:|$)|专栏\d|[图表]\d|\#"""
STOPS = rf"{AFTER_TABLES}|[一二三四五六七八九十]{{1,3}}、|\([一二三四五六七八九十]{{1,3}}\)"
_MOST_LEFT_OUT = 60
_WORDS = r"\S+(?:(?<=(?<!\d)(?:19|20)\d\d)[ ](?=年)\S+)*"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of words inside one printed line.

    `words` are folded and without spaces; `blank_before` says that an empty line is above it, `page_before` that a page (or a
    repeated header) ends between it and the piece before it, `first` that it opens its printed line.
    """

    span: Span
    words: str
    blank_before: bool
    page_before: bool = False
    first: bool = True


def pieces_of(folded: str, lines: Sequence[Line]) -> list[Piece]:
    """One piece a line, the marks between pages left out."""
    return list(_pieces(folded, lines))


def _pieces(folded: str, lines: Sequence[Line]) -> Iterator[Piece]:
    page, after = False, 0
    for line in lines:
        words = folded[line.start : line.end]
        between = folded[after : line.start]
        page, after = page or _ends_page(between), line.end
        if len(words) <= 20 and compiled(_PAGE).fullmatch(words):
            page = True
            continue
        span = line.span
        if match := re.fullmatch(r"([^|]*[^|\s])\s*\|", words):
            span, words = Span(span.start, span.start + match.end(1)), match[1]  # a bar after each cell
        squeezed = re.sub(r"[\s|]+", "", words) if words.strip() == "|" else re.sub(r"\s+", "", words)
        if squeezed:
            yield Piece(span, squeezed, line.blank_before > 0, page)
            page = False


def _ends_page(between: str) -> bool:
    """Whether a page ends between two lines: there is a form feed, or a page number or a running head that was left out."""
    return "\f" in between or (len(between) <= _MOST_LEFT_OUT and bool(between.strip(" \n\r\t|")))


def pieces_in(folded: str, piece: Piece) -> list[Piece]:
    """What is between the spaces of a printed line; the space that print puts into 2025 年 is none."""
    found: list[Piece] = []
    for match in re.finditer(_WORDS, folded[piece.span.start : piece.span.end]):
        start = piece.span.start + match.start()
        span = Span(start, piece.span.start + match.end())
        first = not found
        words = match.group().replace(" ", "")
        found.append(Piece(span, words, piece.blank_before and first, piece.page_before and first, first))
    return found
