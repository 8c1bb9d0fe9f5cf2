"""章节 (outline): the headings of a plan as a tree, its special columns with their items, its lists of projects.

A number at the head of a line is a heading when it goes on where the document's own numbering stands: it is one more than
the number before it in an open list of its style, or it opens a list with 1, or it goes on with a count that runs
across sections. Levels are the depth of that nesting. What does not fit is left in its paragraph; where it looks like
a heading all the same, a doubt is kept.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.grids import Grid
from extract.lines import Line
from extract.model import Span
from extract.numbering import STRONG, Marker, marker_at
from extract.rule import compiled

Kind = Literal["section", "column", "item", "project"]

_COLUMN = r"专栏[ ]*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})?[ ]*[:.、]?[ ]*(?P<title>.*)"
_CONTENTS = r"目[ ]*录"
_LEADER = r".*(?:\.{3,}|…+|·{3,}|-{4,})[ ]*\d+"
_NOTE_LIST = r"(?:注|备注|说明|附件|附表|附图|附)[ ]*:[ ]*(?P<first>.*)"
_PROJECT_LIST = r"(?:重点|重大|主要|标志性|支撑性)?[\w、]{0,8}(?:项目|工程)(?:建设|清单|列表|名单|库)?"
_PROJECT_NAME = r".*(?:项目|工程)(?:\(.*\))?"


@dataclass(frozen=True, slots=True)
class Heading:
    """标题 (heading): `span` its words with the number, `title` without it, `body` where the text it governs begins.

    `range_end` is where that text ends; an item or project of its own paragraph has its whole words in
    `Span(span.start, range_end)`. `parent` is an index into the outline's headings, -1 at the top.
    """

    kind: Kind
    style: str
    n: int
    number: str | None
    title: str
    span: Span
    body: int
    level: int
    path: str
    parent: int
    range_end: int = 0
    doubt: str | None = None


@dataclass(slots=True)
class _State:
    """Where the numbering stands: the open headings from the outside in, and the last number of each style."""

    headings: list[Heading] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    children: dict[int, int] = field(default_factory=dict)
    column: int = -1
    item_style: str = ""
    item_n: int = 0
    note_n: int = 0


def outline_of(text: str, folded: str, lines: list[Line], grids: Sequence[Grid] = ()) -> list[Heading]:
    """The headings of the document in the order of the text, ranges filled in.

    Args:
        text: the canonical text.
        folded: `fold(text)`.
        lines: `layout_lines(text, folded, …)`.
        grids: the tables of the document. What stands in one of several columns is no heading; the rows of one right
            under (or in) a special column are its items.
    """
    state = _State()
    skip = _contents_lines(folded, lines)
    tables = {index: grid for grid in grids if grid.columns > 1 for index in _lines_in(lines, grid.span)}
    for index in range(len(lines)):
        grid = tables.get(index)
        if grid is not None:
            _read_table_line(state, text, folded, lines, index, grid)
        elif index not in skip:
            _read_line(state, text, folded, lines, index)
    return _with_ranges(text, state.headings, lines)


def _lines_in(lines: Sequence[Line], span: Span) -> range:
    return range(
        bisect_left(lines, span.start, key=lambda line: line.start),
        bisect_right(lines, span.end, key=lambda line: line.start),
    )


def _read_table_line(state: _State, text: str, folded: str, lines: list[Line], index: int, grid: Grid) -> None:
    """A line in a table: it may name a special column; behind the name of one, the table's rows are read once."""
    line = lines[index]
    if column := _column_at(text, folded, lines, index):
        _open_column(state, column)
    elif state.column >= 0 and state.column == len(state.headings) - 1:
        before = lines[index - 1].end == state.headings[state.column].span.end
        if before and (line.start == grid.span.start or grid.span.start <= state.headings[state.column].span.start):
            state.headings.extend(_row_items(state, text, grid))


def _row_items(state: _State, text: str, grid: Grid) -> Iterator[Heading]:
    """The rows of a column's table as items, each titled by its innermost label cell, the one before the last."""
    column = state.headings[state.column]
    matrix = grid.matrix()
    for row in range(grid.rows):
        label, last = matrix[row][grid.columns - 2], matrix[row][grid.columns - 1]
        if (
            label is None
            or last is None
            or label is last
            or label.span is None
            or last.span is None
            or label.row != row
        ):
            continue
        if row == 0 and last.span.end - last.span.start <= 8:
            continue
        yield Heading(
            kind="item", style="row", n=row, number=None, title=re.sub(r"\s+", "", label.span.of(text)), span=label.span,
            body=last.span.start, level=column.level + 1, path=_next_path(state, state.column), parent=state.column,
            range_end=last.span.end,
        )  # fmt: skip


def _read_line(state: _State, text: str, folded: str, lines: list[Line], index: int) -> None:
    line = lines[index]
    if column := _column_at(text, folded, lines, index):
        _open_column(state, column)
        return
    marker = marker_at(folded, line.start, line.end)
    if marker is None:
        note = compiled(_NOTE_LIST).match(folded, line.start, line.end)
        first = note and marker_at(folded, note.start("first"), line.end)
        state.note_n = first.n if first else 0
        return
    if state.note_n and marker.n == state.note_n + 1 and marker.style not in STRONG:
        state.note_n = marker.n
        return
    state.note_n = 0
    if marker.words >= line.end or compiled(_LEADER).fullmatch(folded, line.start, line.end):
        return
    if marker.style == "附" and not _looks_alone(folded, line):
        return
    _place(state, text, folded, line, marker)


def _place(state: _State, text: str, folded: str, line: Line, marker: Marker) -> None:
    """Decide what the numbered line is: an item of the open column, or a heading, or nothing."""
    if state.column >= 0:
        opens = not state.item_style and marker.n == 1
        goes_on = marker.style == state.item_style and marker.n == state.item_n + 1
        if goes_on or (opens and not _goes_on(state, marker)):
            _add_item(state, text, folded, line, marker)
            return
        if marker.style == state.item_style and not _fits(state, marker):
            return
    doubt = None
    if not _fits(state, marker):
        if marker.style not in STRONG or not _looks_alone(folded, line):
            return
        doubt = f"编号“{folded[marker.span.start : marker.span.end]}”与前文不连续"
    elif marker.style not in STRONG and _is_list_entry(folded, line):
        return
    _add_section(state, text, folded, line, marker, doubt)


def _fits(state: _State, marker: Marker) -> bool:
    return (
        marker.style.startswith("markdown")
        or _goes_on(state, marker)
        or (marker.n == 1 and not _is_open(state, marker.style))
        or (not _is_open(state, marker.style) and marker.n == state.last.get(marker.style, -1) + 1)
    )


def _goes_on(state: _State, marker: Marker) -> bool:
    return any(state.headings[i].style == marker.style and marker.n == state.headings[i].n + 1 for i in state.open)


def _is_open(state: _State, style: str) -> bool:
    return any(state.headings[i].style == style for i in state.open)


def _looks_alone(folded: str, line: Line) -> bool:
    """Whether a line is short and ends as headings do: 第三章 主要任务, not a sentence."""
    return line.end - line.start <= 45 and folded[line.end - 1] not in "。;,:、"


def _is_list_entry(folded: str, line: Line) -> bool:
    """Whether a numbered line is one entry of a list that runs on: it ends with ; as in 1.保障供给；"""
    return folded[line.end - 1] in ";,、"


def _open_column(state: _State, heading: Heading) -> None:
    parent = next((i for i in reversed(state.open) if state.headings[i].kind == "section"), -1)
    level = state.headings[parent].level + 1 if parent >= 0 else 1
    state.headings.append(replace(heading, parent=parent, level=level, path=_next_path(state, parent)))
    state.column, state.item_style, state.item_n = len(state.headings) - 1, "", 0


def _add_item(state: _State, text: str, folded: str, line: Line, marker: Marker) -> None:
    state.item_style, state.item_n = marker.style, marker.n
    column = state.headings[state.column]
    state.headings.append(
        _heading(state, "item", text, folded, line, marker, parent=state.column, level=column.level + 1)
    )


def _add_section(state: _State, text: str, folded: str, line: Line, marker: Marker, doubt: str | None) -> None:
    state.column, state.item_style = -1, ""
    while state.open:
        top = state.headings[state.open[-1]]
        if top.style == marker.style or _rank(top) > marker.rank:
            state.open.pop()
            continue
        if not any(state.headings[i].style == marker.style for i in state.open):
            break
        state.open.pop()
    parent = state.open[-1] if state.open else -1
    level = state.headings[parent].level + 1 if parent >= 0 else 1
    heading = _heading(state, "section", text, folded, line, marker, parent=parent, level=level)
    listed = parent >= 0 and marker.style not in STRONG and _is_project_list(state.headings[parent])
    if listed and compiled(_PROJECT_NAME).fullmatch(heading.title):
        heading = replace(heading, kind="project")
    state.headings.append(replace(heading, doubt=doubt))
    state.open.append(len(state.headings) - 1)
    state.last[marker.style] = marker.n


def _rank(heading: Heading) -> int:
    return Marker(heading.style, heading.n, heading.span, heading.body).rank


def _is_project_list(heading: Heading) -> bool:
    return compiled(_PROJECT_LIST).search(heading.title) is not None


def _heading(
    state: _State, kind: Kind, text: str, folded: str, line: Line, marker: Marker, *, parent: int, level: int
) -> Heading:
    title = _title_span(folded, marker.words, line.end)
    return Heading(
        kind=kind,
        style=marker.style,
        n=marker.n,
        number=None if marker.style.startswith("markdown") else text[marker.span.start : marker.span.end].strip(),
        title=text[title.start : title.end] if title else "",
        span=Span(line.start, title.end if title else marker.span.end),
        body=_body_start(folded, title.end if title else marker.span.end, line.end),
        level=level,
        path=_next_path(state, parent),
        parent=parent,
    )


def _title_span(folded: str, start: int, end: int) -> Span | None:
    """The title of a heading: its line, or where it runs into a paragraph, up to the first 。 or ：."""
    if start >= end:
        return None
    stop = min((at for at in (folded.find(c, start, end) for c in "。:") if at >= 0), default=end)
    return Span(start, stop) if stop > start else None


def _body_start(folded: str, at: int, end: int) -> int:
    while at < end and folded[at] in "。: ":
        at += 1
    return at


def _next_path(state: _State, parent: int) -> str:
    position = state.children[parent] = state.children.get(parent, 0) + 1
    return str(position) if parent < 0 else f"{state.headings[parent].path}/{position}"


def _column_at(text: str, folded: str, lines: list[Line], index: int) -> Heading | None:
    """The special column that the line opens: 专栏1 “十四五”食品安全行动计划. A sentence about a column is none."""
    line = lines[index]
    match = compiled(_COLUMN).fullmatch(folded, line.start, line.end)
    if match is None or line.end - line.start > 60 or folded[line.end - 1] in "。;,":
        return None
    end, title = line.end, text[match.start("title") : line.end]
    if not title and match["n"] and index + 1 < len(lines) and _looks_alone(folded, lines[index + 1]):
        end, title = lines[index + 1].end, text[lines[index + 1].start : lines[index + 1].end]
    if not title:
        return None
    number_end = match.end("n") if match["n"] else line.start + len("专栏")
    number = re.sub(r"\s", "", text[line.start : number_end])
    return Heading("column", "专栏", 0, number, title, Span(line.start, end), end, 1, "", -1)


def _contents_lines(folded: str, lines: list[Line]) -> set[int]:
    """The lines of a table of contents: from 目录 to where its first entry comes again as a heading."""
    for index, line in enumerate(lines[:200]):
        if compiled(_CONTENTS).fullmatch(folded, line.start, line.end) and index + 1 < len(lines):
            first = _plain(folded, lines[index + 1])
            for again in range(index + 2, len(lines)):
                if first and _plain(folded, lines[again]) == first:
                    return set(range(index, again))
    return set()


def _plain(folded: str, line: Line) -> str:
    """A heading without spaces, leader dots and page number."""
    return re.sub(r"[\s.…·-]+\d*$|\s", "", folded[line.start : line.end])


def _with_ranges(text: str, headings: list[Heading], lines: list[Line]) -> list[Heading]:
    """Fill in where each heading's text ends: before the next heading that it does not enclose.

    The last item of a column ends with its own paragraph: what follows may be the section's text again.
    """
    out = list(headings)
    limit = {}
    open_ends: list[tuple[int, int]] = []
    for index in range(len(headings) - 1, -1, -1):
        level = headings[index].level
        while open_ends and open_ends[-1][0] > level:
            open_ends.pop()
        limit[index] = open_ends[-1][1] if open_ends else len(text)
        open_ends.append((level, headings[index].span.start))
    for index, heading in enumerate(headings):
        at = bisect_left(lines, limit[index], key=lambda line: line.start) - 1
        out[index] = replace(heading, range_end=max(lines[at].end, heading.span.end))
    last_items = {heading.parent: index for index, heading in enumerate(out) if heading.kind == "item"}
    for column, item in last_items.items():
        at = bisect_left(lines, max(out[item].span.end, headings[item].range_end), key=lambda line: line.end)
        out[item] = replace(out[item], range_end=lines[at].end)
        out[column] = replace(out[column], range_end=lines[at].end)
    return out


def paragraphs(lines: Sequence[Line], start: int, end: int) -> Iterator[Line]:
    """The lines that stand inside `start`..`end`; the first may begin in the middle of its line."""
    for at in range(bisect_right(lines, start, key=lambda line: line.end), len(lines)):
        line = lines[at]
        if line.start >= end:
            return
        yield Line(max(line.start, start), min(line.end, end), line.blank_before)
