"""章节 (outline): the headings of a plan as a tree, its special columns with their items, its lists of projects.

A number at the head of a line is a heading when it goes on where the document's own numbering is: it is one more than
the number before it in an open list of its style, or it opens a list with 1, or it goes on with a count that runs
across sections. Levels are the depth of that nesting. What does not fit is left in its paragraph; where it looks like
a heading all the same, a doubt is kept.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plankg.extract.model import Span
from plankg.extract.outline import columns
from plankg.extract.outline.contents import contents_lines
from plankg.extract.outline.headings import Heading, Kind, with_ranges
from plankg.extract.outline.project_lists import PROJECT_LABEL, is_annex_of_works, project_name
from plankg.extract.outline.series import Series, Verdict
from plankg.extract.outline.title_spans import (
    as_one_line,
    before_annotation,
    body_start,
    is_collected_title,
    is_titled,
    item_title,
    runs_on,
    title_span,
)
from plankg.extract.outline.unnumbered import CLOSING, annex_at, marked_levels, plan_titles
from plankg.extract.outline.works import entry_name
from plankg.extract.text.grids import Grid
from plankg.extract.text.lines import Line
from plankg.extract.text.numbering import (
    STRONG,
    Marker,
    marker_at,
    marker_before_decimals,
    marker_before_figures,
    marker_half_lost,
)
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_LEADER = r".*(?:\.{3,}|…+|·{3,}|-{4,})[ ]*\d+"
_NOTE_LIST = r"(?:注|备注|说明|附件|附表|附图|附)[ ]*:[ ]*(?P<first>.*)"
_SENTENCE = r"[,;]"
_LONGEST_TITLE = 45
_FULL = 20


@dataclass(slots=True)
class _State:
    """Where the numbering is: the open headings from the outside in, and the last number of each style."""

    document: "PlanDocument"
    headings: list[Heading] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    series: Series = field(default_factory=lambda: Series({}))
    children: dict[int, int] = field(default_factory=dict)
    titles: dict[int, Line] = field(default_factory=dict)
    marked: dict[int, int] = field(default_factory=dict)
    column: int = -1
    box: Span | None = None
    item_style: str = ""
    item_n: int = 0
    inner: tuple[str, int] = ("", 0)
    note_n: int = 0
    names: dict[int, Span] = field(default_factory=dict)


def outline_of(document: "PlanDocument") -> list[Heading]:
    """The headings of the document in the order of the text, ranges filled in.

    What is in one of several columns of a table is no heading; the rows of a table right under (or in) a special
    column are its items.
    """
    lines = document.lines
    skip = contents_lines(document)
    tables = {index: grid for grid in document.grids if grid.columns > 1 for index in _lines_in(lines, grid.span)}
    state = _State(document, series=Series.of(document, skip | tables.keys()))
    state.titles = plan_titles(document, skip | tables.keys())
    state.marked = marked_levels(document, state.series.marks.keys(), skip | tables.keys())
    boxes = {index: grid for grid in document.grids for index in _lines_in(lines, grid.span)}
    for index in range(len(lines)):
        _leave_box(state, boxes.get(index - 1), boxes.get(index))
        state.box = boxes[index].span if index in boxes else None
        grid = tables.get(index)
        if grid is not None:
            _read_table_line(state, index, grid)
        elif index not in skip:
            _read_line(state, index)
    return with_ranges(document, state.headings)


def _add_numbered_row(state: _State, line: Line) -> None:
    if marker := marker_at(state.document.folded, line.start, line.end):
        item = _heading(state, "item", line, marker, parent=state.column, level=state.headings[state.column].level + 1)
        state.headings.append(replace(item, style="row", range_end=line.end))


def _leave_box(state: _State, before: Grid | None, grid: Grid | None) -> None:
    """A column whose items are in a table, as a box of one cell too, ends with the table; it can go on in the next one."""
    leaves = before is not None and grid is None and state.column >= 0 and state.headings[-1].kind == "item"
    if leaves and before is not None and before.span.start <= state.headings[-1].span.start:
        state.column = -1


def _lines_in(lines: Sequence[Line], span: Span) -> range:
    return range(
        bisect_right(lines, span.start, key=lambda line: line.end),
        bisect_left(lines, span.end, key=lambda line: line.start),
    )


def _read_table_line(state: _State, index: int, grid: Grid) -> None:
    """A line in a table: it may name a special column; after the name of one, the table's rows are read once."""
    document, lines = state.document, state.document.lines
    line = lines[index]
    if column := columns.column_at(document, index):
        _open_column(state, column)
    elif state.column >= 0 and columns.is_beside(grid, state.headings[state.column].span, line):
        _read_line(state, index)
    elif state.column >= 0 and state.column == len(state.headings) - 1:
        before = lines[index - 1].end == state.headings[state.column].span.end
        tables = [table for table in document.tables if table.grid is grid and table.use != "other"]
        if any(table.use != "projects" for table in tables):
            return
        if before and (line.start <= grid.span.start or grid.span.start <= state.headings[state.column].span.start):
            for label, last in (pair for table in tables for pair in columns.project_rows(table)):
                _add_titled_item(state, label, label.end, last.end, "project-row")
            numbered = [] if tables else columns.numbered_rows(document, grid)
            for item in numbered:
                _add_numbered_row(state, item)
            for label, last in () if tables or numbered else columns.row_labels(document, grid):
                _add_titled_item(state, label, last.start, last.end, "row")
            state.item_style = "row"


def _read_line(state: _State, index: int) -> None:
    folded, lines = state.document.folded, state.document.lines
    line = lines[index]
    if column := columns.column_at(state.document, index):
        _open_column(state, column)
        if column.body < line.end:
            rest = Line(column.body, line.end, 0)
            marker = marker_at(folded, rest.start, rest.end)
            if marker is not None and marker.n == 1:
                _add_item(state, rest, marker)
            else:
                _read_phrase(state, rest)
        return
    if _read_unnumbered(state, index, line):
        return
    bounds = (line.start, line.end)
    marker = marker_at(folded, *bounds) or marker_before_decimals(folded, *bounds) or _before_figures(state, line)
    if marker is None:
        _read_unmarked(state, index, line)
        return
    if state.note_n and marker.n == state.note_n + 1 and marker.style not in STRONG:
        state.note_n = marker.n
        return
    state.note_n = 0
    if marker.words >= line.end and marker.style in STRONG and index + 1 < len(lines):
        line, marker = _with_next(state.document, index, marker)
    if marker.words >= line.end or compiled(_LEADER).fullmatch(folded, line.start, line.end):
        return
    is_listed = marker.style == "附" and (bool(state.open) or not columns.looks_alone(folded, line))
    if is_listed or is_collected_title(folded, line, index):
        return
    _place(state, index, line, marker)


def _read_unmarked(state: _State, index: int, line: Line) -> None:
    """A line without a number: the name of an item, a paragraph that opens with one, or a note that begins a list."""
    folded = state.document.folded
    label = compiled(PROJECT_LABEL).match(folded, line.start, line.end)
    if label and state.column >= 0 and state.item_style in {"", "labelled"}:
        _add_titled_item(state, Span(label.end(), line.end), line.end, line.end, "title")
        state.item_style = "labelled"
        return
    if state.column >= 0:
        if _reads_title(state, index, line):
            return
        if state.item_style in {"", "phrase"} and (_is_next(state, index) or _is_after_opening(state, index)):
            _read_phrase(state, line, rest=bool(state.item_style) and _is_rest(state, index))
    elif state.headings and state.headings[-1].kind != "item" and is_annex_of_works(state.headings, state.open):
        if index not in state.names:
            state.names.update(columns.named_lines(state.document, index))
        after = line.start >= state.headings[-1].span.end
        if after and (name := state.names.get(index)) and entry_name(name.of(state.document.text)):
            _add_labelled_project(state, line, name)
    if label:
        _add_labelled_project(state, line, Span(label.end(), line.end))
    note = compiled(_NOTE_LIST).match(folded, line.start, line.end)
    first = note and marker_at(folded, note.start("first"), line.end)
    state.note_n = first.n if first else 0


def _add_labelled_project(state: _State, line: Line, title: Span) -> None:
    """项目名称：湖岸加固工程, or a name alone in a list: a project, with the lines under it up to the next heading."""
    parent = next((i for i in reversed(state.open) if state.headings[i].kind == "section"), -1)
    level = state.headings[parent].level + 1 if parent >= 0 else 1
    state.column, state.item_style = -1, ""
    state.headings.append(
        Heading(
            "project", "labelled", 0, None, title.of(state.document.text), line.span, line.end, level,
            _next_path(state, parent), parent,
        )
    )  # fmt: skip


def _read_unnumbered(state: _State, index: int, line: Line) -> bool:
    """Whether a line is a heading without a number: a plan of several, an annex after the plan, 结语, or marked as one."""
    folded, has_sections = state.document.folded, any(h.kind == "section" for h in state.headings)
    if index in state.titles:
        _add_unnumbered(state, "文", line.span, line.span)
    elif has_sections and (annex := annex_at(state.document, index)):
        _add_unnumbered(state, "附", *annex)
    elif has_sections and compiled(CLOSING).fullmatch(folded, line.start, line.end):
        _add_unnumbered(state, "结语", line.span, line.span)
    elif line.start in state.marked and marker_at(folded, line.start, line.end) is None:
        level = state.marked[line.start]
        marker = Marker(f"marked:{level}", 0, line.span, line.start)
        _add_section(state, line, marker, None)
    else:
        return False
    return True


def _add_unnumbered(state: _State, style: str, span: Span, title: Span) -> None:
    """A heading of the highest level; the counts of what is in it begin anew."""
    text = state.document.text
    number = re.sub(r"\s+", "", text[span.start : title.start]).rstrip(":：") or None
    state.open, state.column, state.item_style = [], -1, ""
    state.series.reached.clear()
    state.headings.append(
        Heading("section", style, 0, number, as_one_line(title.of(text)), span, span.end, 1, _next_path(state, -1), -1)
    )
    state.open.append(len(state.headings) - 1)


def _with_next(document: "PlanDocument", index: int, marker: Marker) -> tuple[Line, Marker]:
    """第一章 alone on its line: its title is the next line, when that is short and opens nothing itself."""
    folded, lines = document.folded, document.lines
    line, after = lines[index], lines[index + 1]
    if columns.looks_alone(folded, after) and marker_at(folded, after.start, after.end) is None:
        return Line(line.start, after.end, line.blank_before), replace(marker, words=after.start)
    return line, marker


def _is_next(state: _State, index: int) -> bool:
    """Whether a line comes right after the column's heading or its last item."""
    lines = state.document.lines
    if state.box is not None and state.box.holds(state.headings[state.column].span):
        return True
    last = max(state.headings[-1].span.end, state.headings[-1].range_end)
    while lines[index - 1].start > last and (
        columns.is_label_line(state.document, lines[index - 1]) or _is_rest(state, index - 1)
    ):
        index -= 1
    return lines[index - 1].start < last <= lines[index - 1].end


def _is_after_opening(state: _State, index: int) -> bool:
    """Whether a line opens with a work, and only one paragraph is between the column's heading and it."""
    document, before = state.document, state.document.lines[index - 1]
    opens = not state.item_style and columns.opens_work(document, document.lines[index])
    return opens and document.folded[before.end - 1] in "。:" and _is_next(state, index - 1)


def _is_rest(state: _State, index: int) -> bool:
    """Whether a line is the rest of the one before it, which is long and ends in the middle of a sentence."""
    before = state.document.lines[index - 1]
    return before.end - before.start >= _FULL and state.document.folded[before.end - 1] not in "。;:!"


def _read_phrase(state: _State, line: Line, *, rest: bool = False) -> None:
    """An item that opens with a phrase instead of a number; a plain paragraph after such items closes the column."""
    document = state.document
    found = columns.phrases_in(document, line, opens=not state.item_style)
    if rest and found and found[0].title.start == line.start and document.folded[found[0].title.end] == "。":
        found = []
    if found:
        ends = [*(phrase.start for phrase in found[1:]), line.end]
        for phrase, end in zip(found, ends, strict=True):
            _add_titled_item(state, phrase.title, phrase.body, end, "phrase", phrase.label)
        state.item_style = "names" if found[0].body == found[0].title.end else "phrase"
    elif state.item_style and not rest and not columns.is_label_line(state.document, line):
        if state.box is not None or columns.is_amid(document, state.headings[-1].span, line):
            state.headings[-1] = replace(state.headings[-1], range_end=line.end)
        else:
            state.column = -1


def _reads_title(state: _State, index: int, line: Line) -> bool:
    """Whether a line is the name of the column's next item, alone on its line."""
    opens = state.item_style == "" and _is_next(state, index)
    if opens:
        state.names.update(columns.named_lines(state.document, index))
    label = None
    if state.item_style in {"", "numbered cells"} and (
        n := columns.cell_number(state.document, index, state.item_n + 1)
    ):
        label, title, style = n, columns.cell_title(state.document, index + 1), "numbered cells"
        state.item_n += title is not None
    elif state.item_style == "cells":
        title, style = columns.cell_title(state.document, index), "cells"
    else:
        title = columns.title_alone(state.document, index) if opens or state.item_style == "title" else None
        title, style = state.names.get(index, title), "title"
    if title is not None:
        _add_titled_item(state, title, max(title.end, line.end), max(title.end, line.end), "title", label)
        state.item_style = state.item_style or style
    return title is not None


def _add_titled_item(state: _State, title: Span, body: int, end: int, style: str, label: str | None = None) -> None:
    column = state.headings[state.column]
    state.headings.append(
        Heading(
            kind="item", style=style, n=0, number=label, title=re.sub(r"\s+", "", title.of(state.document.text)), span=title, body=body,
            level=column.level + 1, path=_next_path(state, state.column), parent=state.column, range_end=end,
        )
    )  # fmt: skip


def _place(state: _State, index: int, line: Line, marker: Marker) -> None:
    """Decide what the numbered line is: an item of the open column, or a heading, or nothing."""
    folded = state.document.folded
    verdict = _verdict(state, index, marker)
    if verdict == "no" and (figures := _before_figures(state, line)):
        marker, verdict = figures, "fits"
    if state.column >= 0:
        opens = state.item_style in {"", "phrase"} and marker.n == 1
        goes_on = marker.style == state.item_style and marker.n == state.item_n + 1
        # 四、保障措施 after the items 一、… 二、… 三、…, which have their words on their lines, is the next chapter.
        chapter = marker.style in STRONG and _goes_on(state, marker) and columns.looks_alone(folded, line)
        chapter = chapter and folded[state.headings[-1].span.end] in "。:"
        if (goes_on and not chapter) or (opens and not _goes_on(state, marker)):
            _add_item(state, line, marker)
            return
        if (marker.style == state.item_style and verdict == "no") or _is_inner(state, marker):
            return
    works = is_annex_of_works(state.headings, state.open)
    anew = works and marker.n == 1  # 1. of the next group
    if verdict == "no" and not anew and not (marker.style in STRONG and is_titled(state.document, line, marker)):
        return
    if not works and _is_list_entry(state, index, line, marker):
        state.series.count(marker)
        return
    fits = verdict == "fits" or anew
    doubt = None if fits else f"编号“{folded[marker.span.start : marker.span.end]}”与前文不连续"
    _add_section(state, line, marker, doubt)


def _before_figures(state: _State, line: Line) -> Marker | None:
    """The number of a title that begins with figures (3.121人才项目), or half lost, where the open count goes on with it."""
    marker = marker_before_figures(state.document.folded, line.start, line.end)
    if marker is None:
        half = marker_half_lost(state.document.folded, line.start, line.end)
        return half if half is not None and _goes_on(state, half) else None
    opens = state.column >= 0 and state.item_style in {"", "1."} and marker.n == state.item_n + 1
    return marker if opens or _goes_on(state, marker) else None


def _verdict(state: _State, index: int, marker: Marker) -> Verdict:
    opened = [state.headings[i] for i in state.open]
    return state.series.verdict(marker, index, [h.style for h in opened], [h.n for h in opened])


def _goes_on(state: _State, marker: Marker) -> bool:
    return _is_open(state, marker.style) and marker.n == state.series.reached.get(marker.style, 0) + 1


def _is_open(state: _State, style: str) -> bool:
    return any(state.headings[i].style == style for i in state.open)


def _is_list_entry(state: _State, index: int, line: Line, marker: Marker) -> bool:
    """Whether a numbered line is one entry of a list that runs on: it ends with ; as in 1.保障供给；

    Where the text itself runs on under it without a number, a copy broke the line there.
    The last entry of such a list ends with 。 and so does a target in a list of them: 2、骨灰寄存率达45%，清洁车辆占比60%以上。
    """
    folded = state.document.folded
    if marker.style in STRONG - {"(一)"} | {"条"}:
        return False
    stop = folded.find("。", marker.words, line.end)
    opens = state.series.listed.get(marker.style) != marker.n - 1
    if folded[line.end - 1] in ";,、" and not 0 <= stop - marker.words <= _LONGEST_TITLE:
        if opens and runs_on(state.document, index):
            return False
        state.series.listed[marker.style] = marker.n
        return True
    whole = stop in {-1, line.end - 1} and compiled(_SENTENCE).search(folded, marker.words, line.end) is not None
    last = not opens and marker.n > 1 and stop == line.end - 1
    above = state.headings[state.open[-1]] if state.open else None
    in_goals = above is not None and above.style != marker.style and "指标" in above.title
    return last or (
        in_goals and whole and re.search(r"\d[\d.]*[ ]?[^\d年月.、\s]", folded[marker.words : line.end]) is not None
    )


def _open_column(state: _State, heading: Heading) -> None:
    """Open a column; the title of the open one, printed again on the next page, opens none."""
    if state.column >= 0 and compiled(columns.CONTINUED).fullmatch(heading.span.of(state.document.folded)):
        return
    parent = next((i for i in reversed(state.open) if state.headings[i].kind == "section"), -1)
    level = state.headings[parent].level + 1 if parent >= 0 else 1
    state.headings.append(replace(heading, parent=parent, level=level, path=_next_path(state, parent)))
    cells = columns.has_cell_lines(state.document, heading.span.end)
    state.column, state.item_style, state.item_n = len(state.headings) - 1, "cells" if cells else "", 0


def _add_item(state: _State, line: Line, marker: Marker) -> None:
    folded = state.document.folded
    state.item_style, state.item_n = marker.style, marker.n
    column = state.headings[state.column]
    after, end = None, line.end
    # 1.换土。分批换土。2.补肥。…: the next item is in the same paragraph.
    for stop in compiled(r"[。;][ ]*(?=[\d(①-⑳一二三四五六七八九十])").finditer(folded, marker.words, line.end):
        after = marker_at(folded, stop.end(), line.end)
        if after is not None and (after.style, after.n) == (marker.style, marker.n + 1) and after.words < line.end:
            end = stop.end()
            break
        after = None
    own = Line(line.start, end, line.blank_before)
    state.headings.append(_heading(state, "item", own, marker, parent=state.column, level=column.level + 1))
    if after is not None:
        _add_item(state, Line(end, line.end, 0), after)


def _is_inner(state: _State, marker: Marker) -> bool:
    """Whether a number counts inside an item of the column: (1) under 1., or 1. under a name that has its line for itself."""
    item = state.headings[-1]
    titled = item.style == "title"
    if item.kind != "item" or item.style != state.item_style or not (item.n or titled) or marker.style in STRONG:
        return False
    counts_on = marker.n == 1 or state.inner == (marker.style, marker.n - 1)
    if (not titled and marker.rank <= _rank(item)) or not counts_on or _goes_on(state, marker):
        return False
    state.inner = marker.style, marker.n
    return True


def _add_section(state: _State, line: Line, marker: Marker, doubt: str | None) -> None:
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
    heading = _heading(state, "section", line, marker, parent=parent, level=level)
    if name := project_name(state.document, state.headings, heading, line, marker):
        heading = replace(heading, kind="project", title=name)
    state.headings.append(replace(heading, doubt=doubt))
    state.open.append(len(state.headings) - 1)
    state.series.count(marker)


def _rank(heading: Heading) -> int:
    return Marker(heading.style, heading.n, heading.span, heading.body).rank


def _heading(state: _State, kind: Kind, line: Line, marker: Marker, *, parent: int, level: int) -> Heading:
    text, folded = state.document.text, state.document.folded
    label = compiled(PROJECT_LABEL).match(folded, marker.words, line.end)
    end = before_annotation(state.document, line, marker)
    title = title_span(folded, label.end() if label else marker.words, end, strong=marker.style in STRONG)
    if kind == "item" and title is not None:
        title = item_title(folded, title)
    return Heading(
        kind=kind,
        style=marker.style,
        n=marker.n,
        number=marker.span.of(text).strip(" :：") or None if marker.n else None,
        title=as_one_line(title.of(text)) if title else "",
        span=Span(line.start, title.end if title else marker.span.end),
        body=body_start(folded, title.end if title else marker.span.end, line.end),
        level=level,
        path=_next_path(state, parent),
        parent=parent,
    )


def _next_path(state: _State, parent: int) -> str:
    position = state.children[parent] = state.children.get(parent, 0) + 1
    return str(position) if parent < 0 else f"{state.headings[parent].path}/{position}"
