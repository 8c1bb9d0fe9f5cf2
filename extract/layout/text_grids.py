"""Tables printed as lines of text: cells between tabs, bars or runs of spaces, one row a line.

What single spaces separate is read with the words that wrap around it (wrapped_lines.py).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plankg.extract.layout.columns import BODY_KINDS, Column, ColumnKind, column_of
from plankg.extract.layout.line_headers import is_over
from plankg.extract.layout.row_fit import are_works, fit
from plankg.extract.layout.rows import turns
from plankg.extract.layout.wrapped import width_of
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.lines import Line
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_RULE = r"[|+:\s=\u2500-\u257f-]+"
# No separator begins inside a run of blanks that none has taken: a long one would be tried at every place in it.
_SEPARATORS = (
    r"(?:(?<![ ])[ ]+)?\t[ ]*",
    r"(?:(?<![ ])[ ]+)?[|\uff5c\u2502\u2503][ ]*",
    r"[ \u3000\u00a0]{2,}",
    r"[ ]*,[ ]*",
)
# What every line holds that has two cells.
_SEPARATED = r"[\t|\uff5c\u2502\u2503,]|[ \u3000\u00a0]{2}"
_LONGEST_GROUP, _SHORTEST_NAME, _FEWEST_LISTED, _LONGEST_APART = 20, 4, 3, 4
_TABS, _BARS, _RUNS, _COMMAS = range(4)
_BAR = "|\u2502\u2503"
_ANCHORS = (
    {"name", "value"},
    {"name", "investment"},
    {"name", "content"},
    {"name", "standard"},
    {"number", "task"},
    {"number", "name"},
    {"unit", "value"},
    {"result", "standard"},
)


@dataclass(frozen=True, slots=True)
class _Form:
    """How the lines of a table are printed: what is between cells, how many there are, whether bars are around them too."""

    separator: int
    width: int
    framed: bool = True
    kinds: tuple[ColumnKind, ...] = ()

    @property
    def grouped(self) -> bool:
        """Whether the first column is that of groups, which rows between blanks leave out."""
        return self.separator == _RUNS and self.kinds[:1] == ("category",)


def text_grids(document: "PlanDocument", lines: Sequence[Line]) -> list[Grid]:
    """The grids in lines of text, in order; the header's line gives the number of columns.

    Args:
        document: the plan; its text still has the tabs that folding hides.
        lines: the lines to look at.
    """
    grids: list[Grid] = []
    index = 0
    while index < len(lines):
        held = _separators(document, lines[index])
        found = _header(document, lines[index], held) or _header_of_years(document, lines[index : index + 3], held)
        if found is None:
            index += 1
            continue
        separator, header = found
        begin = lines[index].start
        start = document.folded[lines[index].start] in _BAR
        if under := _under(document, header, lines[index + 1 : index + 2], separator):
            header, index = under, index + 1
        known = [column_of(cell.of(document.folded)) if cell else None for cell in header]
        kinds = tuple(column.kind if column else "other" for column in known)
        form = _Form(separator, len(header), start, kinds)
        rows: list[list[Span | None]] = [header]
        more: dict[Span, Span] = {}
        after = index + 1
        while after < len(lines):
            row = _row(document, lines[after], form)
            if row is None and (cell := _cut_cell(document, lines[after], rows[-1], form)) is not None:
                more[cell] = lines[after].span
                row = []
            if row is None and _is_group(document, lines[after : after + 2], form):
                row = [lines[after].span]
            if row is None:
                break
            if row:
                rows.append(row)
            after += 1
        torn = form.separator == _RUNS and are_works([column for column in known if column]) and _torn(rows, form)
        if len(rows) > 1 and not torn:
            grids.append(_grid(rows, begin, more))
        index = max(after, index + 1)
    return grids


def _separators(document: "PlanDocument", line: Line) -> list[int]:
    """The kinds of separators that a line and its margin hold; none where the line has but one cell."""
    text = document.text
    if compiled(_SEPARATED).search(text, line.start, line.end) is None:
        return []
    start = text.rfind("\n", 0, line.start) + 1
    return [at for at, pattern in enumerate(_SEPARATORS) if re.search(pattern, text[start : line.end])]


def _header(document: "PlanDocument", line: Line, held: Sequence[int]) -> tuple[int, list[Span | None]] | None:
    """The separator of a line that heads a table, and its cells; None for another line."""
    for separator in held:
        if separator == _COMMAS and column_of(line.span.of(document.folded).strip(", ").split(",")[0]) is None:
            continue  # a sentence
        cells = _cells(document, line, _Form(separator, 0))
        if separator == _RUNS:
            cells = _drawn_together(document.folded, cells)
        known = [column_of(cell.of(document.folded)) for cell in cells if cell is not None]
        if separator == _COMMAS and (len(known) < _FEWEST_LISTED or None in known):
            continue  # a sentence
        return (separator, cells) if _is_header(known) else None
    return None


def _drawn_together(folded: str, cells: Sequence[Span | None]) -> list[Span | None]:
    """The cells of a header with the characters of a heading that blanks draw apart in one: 类  别, 指    标."""
    joined: list[Span | None] = []
    at = 0
    while at < len(cells):
        ends = [end for end in range(len(cells), at + 1, -1) if _is_drawn_apart(folded, cells[at:end])]
        first, last = cells[at], cells[ends[0] - 1] if ends else None
        joined.append(Span(first.start, last.end) if first and last else first)
        at = ends[0] if ends else at + 1
    return joined


def _is_drawn_apart(folded: str, cells: Sequence[Span | None]) -> bool:
    """Whether cells of one character each are one heading."""
    words = [cell.of(folded) if cell else "" for cell in cells]
    return (
        len(words) <= _LONGEST_APART and all(len(one) == 1 for one in words) and column_of("".join(words)) is not None
    )


def _under(
    document: "PlanDocument", header: Sequence[Span | None], below: Sequence[Line], separator: int
) -> list[Span | None]:
    """The headings with those of the next line in place of the one that is over them: 2020年, 2025年 under 指标值."""
    over = [at for at, cell in enumerate(header) if cell is not None and is_over(cell.of(document.folded))]
    cells = _cells(document, below[0], _Form(separator, 0)) if separator == _RUNS and len(over) == 1 and below else []
    known = [column_of(cell.of(document.folded)) if cell else None for cell in cells]
    if len(cells) < 2 or any(column is None or column.kind not in {"value", "growth"} for column in known):
        return []
    return [*header[: over[0]], *cells, *header[over[0] + 1 :]]


def _header_of_years(
    document: "PlanDocument", lines: Sequence[Line], held: Sequence[int]
) -> tuple[int, list[Span | None]] | None:
    """The same for a line of names over lines that each begin with a year or 单位: 年份 | 古树株数 | 护林站数."""
    folded = document.folded
    for separator in held if len(lines) == 3 else ():
        if separator == _COMMAS:
            continue
        heads = _cells(document, lines[0], _Form(separator, 0))
        if len(heads) < 3 or None in heads[1:]:
            continue
        rows = [_cells(document, line, _Form(separator, 0)) for line in lines[1:]]
        first = [row[0].of(folded) if len(row) == len(heads) and row[0] else "" for row in rows]
        if all(words and turns(words) for words in first):
            return separator, heads
    return None


def _is_header(known: Sequence[Column | None]) -> bool:
    """Whether headings are those of a table: at least half of them columns, two of which make a table together."""
    kinds = {column.kind for column in known if column is not None}
    count = sum(column is not None for column in known)
    if count < 2 or 2 * count < len(known):
        return False
    carries = bool(kinds & BODY_KINDS) and bool(kinds & {"task", "content", "measures", "name"})
    return carries or any(anchors <= kinds for anchors in _ANCHORS)


def _cells(document: "PlanDocument", line: Line, form: _Form) -> list[Span | None]:
    """The cells of one line; a tab at the very beginning comes after an empty first cell, a bar there opens the first."""
    start = document.text.rfind("\n", 0, line.start) + 1 if form.separator == _TABS else line.start
    return list(_split(document.text[start : line.end], start, form))


def _split(words: str, start: int, form: _Form) -> Iterator[Span | None]:
    at = 0
    parts = [*re.finditer(_SEPARATORS[form.separator], words), None]
    for number, match in enumerate(parts):
        end = match.start() if match else len(words)
        outer = form.separator == _BARS and form.framed and at == end and number in {0, len(parts) - 1}
        if not outer:
            yield Span(start + at, start + end) if at < end else None
        at = match.end() if match else end


def _row(document: "PlanDocument", line: Line, form: _Form) -> list[Span | None] | None:
    """The cells of a row from the left, an empty list for a ruling line, None where the table has ended."""
    folded = document.folded
    if re.fullmatch(_RULE, folded[line.start : line.end]):
        return []
    start, width = document.text.rfind("\n", 0, line.start) + 1, form.width
    if re.search(_SEPARATORS[form.separator], document.text[start : line.end]) is None:
        return None
    cells = _cells(document, line, form)
    while len(cells) > width and cells[-1] is None:
        cells.pop()
    if len(cells) > width or (form.separator == _COMMAS and len(cells) != width):
        return None
    least = min(3, width) - form.grouped
    if form.separator == _RUNS and (len(cells) < least or folded[line.end - 1] in "。;"):
        return None
    if form.grouped and len(cells) == width - 1 and _fits(folded, [None, *cells], form) >= _fits(folded, cells, form):
        cells.insert(0, None)
    return cells + [None] * (width - len(cells))


def _torn(rows: Sequence[Sequence[Span | None]], form: _Form) -> bool:
    """Whether names are cut over lines: 程 under 石门水库除险加固工."""
    at = form.kinds.index("name")
    names = [row[at] for row in rows[1:] if len(row) > at]
    return any(name is not None and name.end - name.start < _SHORTEST_NAME for name in names)


def _fits(folded: str, cells: Sequence[Span | None], form: _Form) -> float:
    """How well cells fit the columns from the left."""
    return sum(
        fit(kind, re.sub(r"\s", "", cell.of(folded))) for kind, cell in zip(form.kinds, cells, strict=False) if cell
    )


def _is_group(document: "PlanDocument", lines: Sequence[Line], form: _Form) -> bool:
    """Whether a short line without a separator names the group of the rows under it: 供水保障."""
    if len(lines) < 2 or lines[0].end - lines[0].start > _LONGEST_GROUP or document.folded[lines[0].end - 1] in "。;,:":
        return False
    row = _row(document, lines[1], form)
    return bool(row) and row is not None and sum(cell is not None for cell in row) * 2 > form.width


def _cut_cell(document: "PlanDocument", line: Line, row: Sequence[Span | None], form: _Form) -> Span | None:
    """The cell above that a line alone goes on: it is under it, or closes its bracket, or is a unit in brackets."""
    text, words, cells = document.text, line.span.of(document.folded), [cell for cell in row if cell is not None]
    if form.separator != _RUNS or len(cells) < 2 or len(words) > _LONGEST_GROUP:
        return None
    opened = [cell for cell in cells if cell.of(document.folded).count("(") > cell.of(document.folded).count(")")]
    if opened and ")" in words:
        return opened[0]
    places = [
        (cell.start - at, width_of(text, at, cell.start))
        for cell in cells
        for at in [text.rfind("\n", 0, cell.start) + 1]
    ]
    begin = text.rfind("\n", 0, line.start) + 1
    indent = line.start - begin
    if indent > places[0][0]:  # under the cell that it goes on, not at the margin
        under = (at for at, (place, width) in enumerate(places) if indent in {place, width})
        return next((cells[at] for at in under), None)
    name = max(cells, key=lambda cell: cell.end - cell.start)
    return name if compiled(rf"[^()]{{0,6}}\([ ]*(?:{UNIT})[ ]*\)").fullmatch(words) else None


def _grid(rows: Sequence[Sequence[Span | None]], begin: int, more: Mapping[Span, Span]) -> Grid:
    """The grid of rows, from the place where the line of its header begins: with the bar before the first heading."""
    columns = len(rows[0])
    cells = tuple(
        Cell(
            row,
            column,
            1,
            columns if len(line) == 1 else 1,
            span,
            (more[span],) if span is not None and span in more else (),
        )
        for row, line in enumerate(rows)
        for column, span in enumerate(line)
    )
    spans = [span for cell in cells for span in cell.spans]
    return Grid(Span(begin, max(span.end for span in spans)), len(rows), columns, cells)
