"""Tables whose cells came out of a page one a line, merged and empty cells missing.

The header says which columns there are and in which order; the running number or the nature (约束性, 预期性) says where a
row ends; what stands between is given to the columns by their kind.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from extract.model.spans import Span
from extract.tables.headers import Column, ColumnKind, column_at, column_of, is_nature, is_target_header, is_value
from extract.tables.tables import Row, Table
from extract.text.lines import Line


def line_tables(folded: str, lines: Sequence[Line]) -> list[Table]:
    """Every table of targets that stands one cell a line. A table of results reached (完成情况) is none."""
    tables: list[Table] = []
    index = 0
    while index < len(lines):
        header = _header_at(folded, lines, index)
        if header is None:
            index += 1
            continue
        columns, first = header
        last = _last_cell(folded, lines, first)
        table = _table(folded, lines, index, columns, first, last)
        if table is not None:
            tables.append(table)
        index = max(last, first)
    return tables


def _header_at(folded: str, lines: Sequence[Line], index: int) -> tuple[tuple[Column, ...], int] | None:
    """The header that begins at a line, and the line behind it; wrapped cells (指标/属性) are joined."""
    first = _squeeze(folded, lines[index])
    if len(first) > 12 or column_at(first, 0) is None:
        return None
    cells = [_squeeze(folded, line) for line in lines[index : index + 24]]
    joined = "".join(cells)
    ends = list(accumulate(map(len, cells)))
    columns: list[Column] = []
    at = 0
    while (found := _next_column(joined, at, ends, columns)) is not None:
        columns.append(found[0])
        at = found[1]
    if not is_target_header(columns):
        return None
    return tuple(columns), index + ends.index(at) + 1


def _next_column(joined: str, at: int, ends: Sequence[int], before: Sequence[Column]) -> tuple[Column, int] | None:
    """The column that the next one, two or three cells make together.

    指标 / 单位 are two columns; 指标 / 属性 behind 主要指标 is one, wrapped, and so is 2025年 / 目标.
    """
    named = any(column.kind == "name" for column in before)
    best: tuple[Column, int] | None = None
    for end in [end for end in ends if end > at][:3]:
        column = column_of(joined[at:end])
        if column is None or (named and column.kind == "name"):
            continue
        if best is None or (best[0].kind == column.kind == "value" and not re.search(r"十|\d", joined[best[1] : end])):
            best = (column, end)
    return best


def _squeeze(folded: str, line: Line) -> str:
    return re.sub(r"\s+", "", folded[line.start : line.end])


def _last_cell(folded: str, lines: Sequence[Line], first: int) -> int:
    """The line behind the last cell: cells are short and are no sentences."""
    index = first
    while index < len(lines):
        words = folded[lines[index].start : lines[index].end]
        if (
            len(words) > 60
            or words[-1] in "。;"
            or re.match(r"注\s*:|第[一二三四五六七八九十]+[章节]|\([一二三]\)|[一二三四]、|专栏|表\d", words)
        ):
            break
        index += 1
    return index


def _table(
    folded: str, lines: Sequence[Line], start: int, columns: tuple[Column, ...], first: int, last: int
) -> Table | None:
    cells = [line.span for line in lines[first:last]]
    groups = _row_groups(folded, columns, cells)
    rows = tuple(row for group in groups if (row := _row(folded, columns, group)) is not None)
    if not rows:
        return None
    caption = _caption(folded, lines, start)
    note = _note(folded, lines, last)
    begin = caption.start if caption else lines[start].start
    return Table(Span(begin, rows[-1].span.end), caption, columns, rows, note)


def _caption(folded: str, lines: Sequence[Line], start: int) -> Span | None:
    if start == 0:
        return None
    line = lines[start - 1]
    words = folded[line.start : line.end]
    return line.span if len(words) <= 45 and words[-1] not in "。;,:" else None


def _note(folded: str, lines: Sequence[Line], index: int) -> Span | None:
    if index < len(lines) and re.match(r"注|说明|备注", folded[lines[index].start : lines[index].end]):
        return lines[index].span
    return None


def _row_groups(folded: str, columns: tuple[Column, ...], cells: list[Span]) -> list[list[Span]]:
    """Cut the cells into rows: behind each nature where there is such a column, else before each running number."""
    kinds = {column.kind for column in columns}
    groups: list[list[Span]] = [[]]
    for cell in cells:
        words = cell.of(folded)
        if "nature" not in kinds and "number" in kinds and words == str(len(groups)) and groups[-1]:
            groups.append([])
        groups[-1].append(cell)
        if "nature" in kinds and is_nature(words):
            groups.append([])
    return [group for group in groups if group]


def _row(folded: str, columns: tuple[Column, ...], cells: list[Span]) -> Row | None:
    kinds = [column.kind for column in columns]
    rest = list(cells)
    nature = rest.pop() if "nature" in kinds and is_nature(rest[-1].of(folded)) else None
    before: list[Span] = []
    number = None
    if "number" in kinds:
        at = next((i for i, cell in enumerate(rest) if cell.of(folded).isdigit()), None)
        if at is None:
            return None
        before, number, rest = rest[:at], rest[at], rest[at + 1 :]
    split = next((i for i, cell in enumerate(rest) if i > 0 and is_value(cell.of(folded))), len(rest))
    words, values = rest[:split], rest[split:]
    unit = words.pop() if "unit" in kinds and len(words) > 1 else None
    category, name = _category_and_name(kinds, before, words)
    if not name or (not values and nature is None):
        return None
    first = number or (category + name)[0]
    return Row(
        span=Span(first.start, (nature or (values or name)[-1]).end),
        number=number,
        category=tuple(category),
        name=tuple(name),
        unit=unit,
        values=_spread(folded, values, kinds.count("value")),
        nature=nature,
    )


def _category_and_name(kinds: list[ColumnKind], before: list[Span], words: list[Span]) -> tuple[list[Span], list[Span]]:
    """Tell a category printed beside the name (绿色/发展/森林覆盖率) from a wrapped name: category lines are short."""
    if before or "category" not in kinds or kinds.index("category") > kinds.index("name"):
        return before, words
    at = 0
    while at < len(words) - 1 and words[at].end - words[at].start <= 4:
        at += 1
    return words[:at], words[at:]


def _spread(folded: str, values: list[Span], count: int) -> tuple[tuple[Span, ...] | None, ...]:
    """Give the value cells to the value columns, from the right: what a row of a target table has is its target.

    “—” stands alone for an empty cell; where cells wrapped onto several lines, the lines are shared out evenly.
    """
    if len(values) <= count:
        empty: list[tuple[Span, ...] | None] = [None] * (count - len(values))
        return tuple(empty + [(value,) for value in values])
    if re.fullmatch(r"-+|/", values[0].of(folded)):
        return ((values[0],), *_spread(folded, values[1:], count - 1)) if count > 1 else (tuple(values),)
    if count and len(values) % count == 0:
        size = len(values) // count
        return tuple(tuple(values[i * size : (i + 1) * size]) for i in range(count))
    return (*((value,) for value in values[: count - 1]), tuple(values[count - 1 :]))
