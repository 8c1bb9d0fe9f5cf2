"""没有读出的表 (tables that no reader takes): the lines under a numbered caption that are its cells, one a line.

表1 古树复壮分年安排表, 年份, 复壮面积（公顷）, 2026年, 4.42: none of them is what is to be done.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.text.lines import Line
from plankg.extract.text.rule import compiled

_CAPTION = r"(?:附?表|图表)[ ]*\d+(?:[-.]\d+)*[ :]*[^。;\d][^。;]{1,40}"
_NO_CELL = r".*[。;:!?]|第[一二三四五六七八九十百]+[章节条].*|[一二三四五六七八九十]{1,3}、.*|\([一二三四五六七八九十]{1,3}\).*"
_LONGEST, _FEWEST, _SHARE = 24, 6, 0.3
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
