"""Tables printed as lines of text: cells between tabs, bars or runs of spaces, one row a line.

What single spaces separate is read with the words that wrap around it (wrapped_lines.py).
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from plankg.extract.layout.columns import BODY_KINDS, Column, column_of
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.lines import Line

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_RULE = r"[|+:\s=\u2500-\u257f-]+"
# No separator begins inside a run of blanks that none has taken: a long one would be tried at every place in it.
_SEPARATORS = (r"(?:(?<![ ])[ ]+)?\t[ ]*", r"(?:(?<![ ])[ ]+)?[|\uff5c\u2502\u2503][ ]*", r"[ \u3000\u00a0]{2,}")
_LONGEST_GROUP = 20
_TABS, _BARS, _RUNS = range(3)
_ANCHORS = (
    {"name", "value"},
    {"name", "investment"},
    {"name", "content"},
    {"name", "standard"},
    {"number", "task"},
    {"number", "name"},
)


def text_grids(document: "PlanDocument", lines: Sequence[Line]) -> list[Grid]:
    """The grids in lines of text, in order; the header's line gives the number of columns.

    Args:
        document: the plan; its text still has the tabs that folding hides.
        lines: the lines to look at.
    """
    grids: list[Grid] = []
    index = 0
    while index < len(lines):
        found = _header(document, lines[index])
        if found is None:
            index += 1
            continue
        separator, header = found
        rows: list[list[Span | None]] = [header]
        after = index + 1
        while after < len(lines):
            row = _row(document, lines[after], separator, len(header))
            if row is None and _is_group(document, lines[after : after + 2], separator, len(header)):
                row = [lines[after].span]
            if row is None:
                break
            if row:
                rows.append(row)
            after += 1
        if len(rows) > 1:
            grids.append(_grid(rows, len(header)))
        index = max(after, index + 1)
    return grids


def _header(document: "PlanDocument", line: Line) -> tuple[int, list[Span | None]] | None:
    """The separator of a line that heads a table, and its cells; None for another line."""
    text = document.text
    start = text.rfind("\n", 0, line.start) + 1
    words = text[start : line.end]
    for separator, pattern in enumerate(_SEPARATORS):
        if re.search(pattern, words) is None:
            continue
        cells = _cells(document, line, separator)
        known = [column_of(cell.of(document.folded)) for cell in cells if cell is not None]
        return (separator, cells) if _is_header(known) else None
    return None


def _is_header(known: Sequence[Column | None]) -> bool:
    """Whether headings are those of a table: at least half of them columns, two of which make a table together."""
    kinds = {column.kind for column in known if column is not None}
    count = sum(column is not None for column in known)
    if count < 2 or 2 * count < len(known):
        return False
    carries = bool(kinds & BODY_KINDS) and bool(kinds & {"task", "content", "measures", "name"})
    return carries or any(anchors <= kinds for anchors in _ANCHORS)


def _cells(document: "PlanDocument", line: Line, separator: int) -> list[Span | None]:
    """The cells of one line; a tab at the very beginning comes after an empty first cell, a bar there opens the first."""
    start = document.text.rfind("\n", 0, line.start) + 1 if separator == _TABS else line.start
    return list(_split(document.text[start : line.end], start, separator))


def _split(words: str, start: int, separator: int) -> Iterator[Span | None]:
    at = 0
    parts = [*re.finditer(_SEPARATORS[separator], words), None]
    for number, match in enumerate(parts):
        end = match.start() if match else len(words)
        outer = separator == _BARS and at == end and number in {0, len(parts) - 1}
        if not outer:
            yield Span(start + at, start + end) if at < end else None
        at = match.end() if match else end


def _row(document: "PlanDocument", line: Line, separator: int, width: int) -> list[Span | None] | None:
    """The cells of a row from the left, an empty list for a ruling line, None where the table has ended."""
    folded = document.folded
    if re.fullmatch(_RULE, folded[line.start : line.end]):
        return []
    start = document.text.rfind("\n", 0, line.start) + 1
    if re.search(_SEPARATORS[separator], document.text[start : line.end]) is None:
        return None
    cells = _cells(document, line, separator)
    while len(cells) > width and cells[-1] is None:
        cells.pop()
    if len(cells) > width:
        return None
    if separator == _RUNS and (len(cells) < min(3, width) or folded[line.end - 1] in "。;"):
        return None
    return cells + [None] * (width - len(cells))


def _is_group(document: "PlanDocument", lines: Sequence[Line], separator: int, width: int) -> bool:
    """Whether a short line without a separator names the group of the rows under it: 供水保障."""
    if len(lines) < 2 or lines[0].end - lines[0].start > _LONGEST_GROUP or document.folded[lines[0].end - 1] in "。;,:":
        return False
    row = _row(document, lines[1], separator, width)
    return bool(row) and row is not None and sum(cell is not None for cell in row) * 2 > width


def _grid(rows: Sequence[Sequence[Span | None]], columns: int) -> Grid:
    cells = tuple(
        Cell(row, column, 1, columns if len(line) == 1 else 1, span)
        for row, line in enumerate(rows)
        for column, span in enumerate(line)
    )
    spans = [cell.span for cell in cells if cell.span is not None]
    return Grid(Span(spans[0].start, spans[-1].end), len(rows), columns, cells)
