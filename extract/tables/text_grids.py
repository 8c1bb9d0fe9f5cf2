"""Tables printed as lines of text: cells between tabs, bars or runs of spaces, one row a line.

Single spaces separate too, but only under a line that is a header of a table of targets word by word:
指标名称 单位 2020年 2025年 属性.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.model.spans import Span
from extract.tables.duty_tables import is_duty_header
from extract.tables.grids import Cell, Grid
from extract.tables.headers import column_at, is_target_header
from extract.tables.projects import is_project_header
from extract.text.lines import Line

if TYPE_CHECKING:
    from extract.document import PlanDocument

_RULE = r"[|+:\s=-]+"


def text_grids(document: "PlanDocument", lines: Sequence[Line]) -> list[Grid]:
    """The grids in lines of text, in order; the header's line gives the number of columns.

    Args:
        document: the plan; its folded text hides tabs, so cells are cut in the text itself.
        lines: the lines to look at.
    """
    text, folded = document.text, document.folded
    grids: list[Grid] = []
    index = 0
    while index < len(lines):
        header = _cells(text, lines[index])
        if not _is_header(folded, header):
            index += 1
            continue
        rows = [header]
        after = index + 1
        while after < len(lines) and (row := _row(document, lines[after], header)) is not None:
            if row:
                rows.append(row)
            after += 1
        if len(rows) > 1:
            grids.append(_grid(rows, len(header)))
        index = max(after, index + 1)
    return grids


def _is_header(folded: str, cells: Sequence[Span | None]) -> bool:
    """Whether every cell is a column of a table of targets, of projects or of duties."""
    words = [re.sub(r"\s", "", cell.of(folded)) if cell else "" for cell in cells]
    if len(words) < 2 or not all(words):
        return False
    columns = [column_at(word, 0) for word in words]
    targets = [c[0] for c, word in zip(columns, words, strict=True) if c is not None and c[1] == len(word)]
    return (
        (len(targets) == len(words) and is_target_header(targets)) or is_project_header(words) or is_duty_header(words)
    )


def _cells(text: str, line: Line) -> list[Span | None]:
    """The cells of one line by the strongest separator in it: bars, tabs, runs of spaces, spaces.

    A tab at the very beginning stands behind an empty first cell.
    """
    start = text.rfind("\n", 0, line.start) + 1
    if "\t" in text[start : line.end]:
        return list(_split(text[start : line.end], start, r"[ ]*\t[ ]*"))
    words = text[line.start : line.end]
    for separator in (r"[ ]*[|\uff5c][ ]*", r"[ \u3000\u00a0]{2,}", r"[ \u3000\u00a0]+"):
        if re.search(separator, words):
            return list(_split(words, line.start, separator))
    return [line.span]


def _split(words: str, start: int, separator: str) -> Iterator[Span | None]:
    at = 0
    barred = "|" in separator
    parts = [*re.finditer(separator, words), None]
    for number, match in enumerate(parts):
        end = match.start() if match else len(words)
        outer = barred and at == end and number in {0, len(parts) - 1}
        if not outer:
            yield Span(start + at, start + end) if at < end else None
        at = match.end() if match else end


def _row(document: "PlanDocument", line: Line, header: Sequence[Span | None]) -> list[Span | None] | None:
    """The cells of a row, an empty list for a ruling line, None where the table has ended.

    A row that is short of cells is short at the left: merged categories come first. Behind tabs it is short at the right.
    """
    text, folded = document.text, document.folded
    if re.fullmatch(_RULE, folded[line.start : line.end]):
        return []
    cells = _cells(text, line)
    if "\t" in text[text.rfind("\n", 0, line.start) + 1 : line.end] and len(cells) <= len(header):
        return cells + [None] * (len(header) - len(cells))
    if len(cells) < min(3, len(header)) or len(cells) > len(header) or folded[line.end - 1] in "。;":
        return None
    return [None] * (len(header) - len(cells)) + cells


def _grid(rows: Sequence[Sequence[Span | None]], columns: int) -> Grid:
    cells = tuple(Cell(row, column, 1, 1, span) for row, line in enumerate(rows) for column, span in enumerate(line))
    spans = [cell.span for cell in cells if cell.span is not None]
    return Grid(Span(spans[0].start, spans[-1].end), len(rows), columns, cells)
