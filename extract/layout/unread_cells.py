"""没有读出的表 (tables that no reader takes): the lines under a numbered caption that are its cells, one a line.

表1 古树复壮分年安排表, 年份, 复壮面积（公顷）, 2026年, 4.42: none of them is what is to be done.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import BODY_KINDS, Column, ColumnKind, column_of, surplus
from plankg.extract.model.spans import Span
from plankg.extract.text.lines import Line
from plankg.extract.text.rule import compiled

_CAPTION = r"(?:附?表|图表)[ ]*\d+(?:[-.]\d+)*[ :]*[^。;\d][^。;]{1,40}"
_NO_CELL = r".*[。;:!?]|第[一二三四五六七八九十百]+[章节条].*|[一二三四五六七八九十]{1,3}、.*|\([一二三四五六七八九十]{1,3}\).*"
_LONGEST, _FEWEST, _SHARE = 24, 6, 0.3
_LONGEST_LINE, _LONGEST_HEADING, _FEWEST_HEADINGS = 3000, 10, 4
_NAMED = frozenset[ColumnKind]({"name", "task", "content", "measures"})
_SAID = BODY_KINDS | frozenset[ColumnKind](
    {"value", "unit", "nature", "investment", "deadline", "years", "place", "scale"}
)
_FIGURES = frozenset({"number", "value", "date", "empty", "unit"})


def without_unread_cells(folded: str, lines: Sequence[Line]) -> list[Line]:
    """The lines without the captions and cells of tables that were not read: short, and a third of them figures, dates or blanks."""
    words = [line.span.of(folded).strip() for line in lines]
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        cells = 0
        if compiled(_CAPTION).fullmatch(words[at]):
            cells = sum(1 for _ in takewhile(_can_be_cell, words[at + 1 :]))
        figures = sum(1 for one in words[at + 1 : at + 1 + cells] if kinds_of_cell(one) & _FIGURES)
        if cells >= _FEWEST and figures >= _SHARE * cells:
            at += 1 + cells
            continue
        kept.append(lines[at])
        at += 1
    return kept


def _can_be_cell(words: str) -> bool:
    return 0 < len(words) <= _LONGEST and re.fullmatch(_NO_CELL, words) is None


def unread_headers(folded: str, lines: Sequence[Line]) -> Iterator[Span]:
    """The headings of tables that no reader takes: four or more that follow each other, on lines outside all tables.

    序号, 指标名称, 单位, 2027年目标, a line each, on one line, or run together before the first row.
    """
    run: list[tuple[Column, Span]] = []
    for line in [*lines, None]:
        found = (
            list(_headings(folded, line.span)) if line is not None and line.end - line.start <= _LONGEST_LINE else []
        )
        run += found
        whole = line is not None and bool(found) and found[-1][1].end >= line.end - 1
        if whole:
            continue
        kinds = {column.kind for column, _ in run}
        if len(run) >= _FEWEST_HEADINGS and kinds & _NAMED and len(kinds & _SAID) + (len(kinds) > 3) > 1:
            yield Span(run[0][1].start, run[-1][1].end)
        run = []


def _headings(folded: str, line: Span) -> Iterator[tuple[Column, Span]]:
    """The headings that a line begins with, each as long as it can be without further words."""
    at = line.start
    while at < line.end:
        ends = range(min(line.end, at + _LONGEST_HEADING), at, -1)
        found = ((end, column_of(folded[at:end])) for end in ends if "|" not in folded[at:end])
        end, column = next(
            ((end, column) for end, column in found if column and not surplus(folded[at:end])), (at, None)
        )
        if column is None:
            return
        yield column, Span(at, end)
        at = end
        while at < line.end and folded[at] in " |\t":
            at += 1
