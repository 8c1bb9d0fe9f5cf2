"""项目 (projects): the rows of project tables in annexes and columns, from a grid or one cell a line.

A table of projects has a header with 项目名称 and beside it 建设性质, 建设内容, 建设地点, 起止年限 or 总投资. Its rows are the
projects; parent rows and their (1) (2) rows are projects each; 小计 and 合计 rows and rows that only name a category are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extract.model import Project, Role, Span
from extract.model.ids import NodeIds
from extract.tables.grids import Cell, Grid
from extract.text.fold import fold
from extract.text.lines import Line
from extract.text.rule import compiled

if TYPE_CHECKING:
    from extract.document import PlanDocument

RULE = "project-table"
BODY_COLUMNS: tuple[Role, ...] = ("lead", "owner", "performer")

_HEADS: tuple[tuple[str, str], ...] = (
    ("number", r"序号|编号"),
    ("name", r"(?:重点|重大)?(?:项目|工程)名称|名称|(?:重点|重大)(?:项目|工程)"),
    ("construction", r"(?:项目)?建设性质|性质"),
    ("content", r"(?:主要)?(?:建设|工程)?(?:内容(?:与|及|和)?(?:建设)?规模|规模(?:与|及|和)?内容|内容|规模)"),
    ("place", r"(?:项目)?(?:建设)?(?:地点|地址|位置|所在地)"),
    ("years", r"(?:项目|建设)?(?:起止)(?:年限|年份|时间|年月)?|(?:建设|实施)(?:年限|工期|期限|周期|时间)"),
    (
        "investment",
        r"(?:[“\"]?十[一二三四五]五[”\"]?)?(?:期间)?(?:计划|估算|规划)?总?投资(?:额|估算|规模)?(?:\([^()]*\))?",
    ),
    ("lead", r"牵头(?:责任)?(?:单位|主体|部门)"),
    ("owner", r"(?:项目)?(?:责任|主管|负责)(?:单位|主体|部门)"),
    ("performer", r"(?:项目)?(?:实施|建设|承担)(?:单位|主体|部门)"),
    ("other", r"备注|单位|数量"),
)
_TOTAL = r"(?:小|合|总)\s*计|累\s*计"
_CONSTRUCTION = r"新建|改建|扩建|续建|改扩建|新改扩建|迁建|重建|改造|新增|维修|提升|整治"
_YEARS = r"(?P<first>(?:19|20)\d\d)(?:[.年]\d{0,2}月?)?(?:\s*[-~至]+\s*(?P<last>(?:19|20)\d\d)(?:[.年]\d{0,2}月?)?)?年?"
_AMOUNT = r"[\d,]+(?:\.\d+)?"
_CATEGORY = r".*(?:工程|项目|类|行动)(?:\([^()]*\))?(?:/\([^()]*\))?"


@dataclass(frozen=True, slots=True)
class _Found:
    """One row: its whole span, number, name, and the cells that give more."""

    span: Span
    number: Span | None
    name: Span
    more: dict[str, Span]


class TableProject(NamedTuple):
    """One project, the category that it stands under, and the cells that name who leads, owns or builds it."""

    project: Project
    category: str | None
    bodies: dict[Role, Span]


def table_projects(
    document: "PlanDocument", grids: Sequence[Grid], lines: Sequence[Line], ids: NodeIds
) -> Iterator[TableProject]:
    """The projects of every project table, in the order of the text.

    Args:
        document: the plan.
        grids: the tables of a file that has them.
        lines: the lines outside those tables.
        ids: gives the node ids of the document.
    """
    text, folded = document.text, document.folded
    rows = [*_grid_rows(folded, grids), *_line_rows(folded, lines)]
    for row, category in sorted(rows, key=lambda entry: entry[0].span):
        project = _project(text, row, category, ids)
        yield TableProject(project, category, {role: row.more[role] for role in BODY_COLUMNS if role in row.more})


def _project(text: str, row: _Found, category: str | None, ids: NodeIds) -> Project:
    printed = {kind: span.of(text) for kind, span in row.more.items()}
    years = compiled(_YEARS).search(fold(printed.get("years", "")))
    first = int(years["first"]) if years else None
    return Project(
        id=ids.new("project", row.span.start),
        document=ids.document,
        start=row.span.start,
        end=row.span.end,
        text=row.span.of(text),
        rule=RULE,
        number=row.number.of(text) if row.number else None,
        name=re.sub(r"\s*[\r\n]\s*", "", row.name.of(text)),
        category=category,
        place=printed.get("place"),
        construction=printed.get("construction"),
        year_start=first,
        year_end=int(years["last"]) if years and years["last"] else first,
        investment_raw=printed.get("investment"),
    )


def _head(words: str) -> str | None:
    return next((kind for kind, pattern in _HEADS if compiled(pattern).fullmatch(words)), None)


def _squeeze(folded: str, span: Span | None) -> str:
    return re.sub(r"\s+", "", span.of(folded)) if span else ""


def is_project_header(words: Sequence[str]) -> bool:
    """Whether cells are the header of a project table, each of them a column of it."""
    kinds = [_head(word) for word in words]
    return None not in kinds and _is_header(kinds)


def _is_header(kinds: Sequence[str | None]) -> bool:
    """项目名称 with two of the columns that only project tables have."""
    special = {"construction", "content", "place", "years", "investment", *BODY_COLUMNS}
    return "name" in kinds and len(special & set(kinds)) >= 2


def _grid_rows(folded: str, grids: Sequence[Grid]) -> Iterator[tuple[_Found, str | None]]:
    for grid in grids:
        matrix = grid.matrix()
        kinds: list[str | None] = []
        category: str | None = None
        for line in matrix:
            words = [_head(_squeeze(folded, cell.span)) if cell else None for cell in line]
            if _is_header(words):
                kinds = words
            elif kinds:
                row = _grid_row(folded, kinds, line)
                if row is None:
                    category = _category(folded, line) or category
                else:
                    yield row, category


def _grid_row(folded: str, kinds: Sequence[str | None], line: Sequence[Cell | None]) -> _Found | None:
    cells = {k: c.span for k, c in zip(kinds, line, strict=True) if k and c is not None and c.span is not None}
    wide = any(cell is not None and cell.columns >= len(kinds) - 1 for cell in line)
    name = cells.get("name")
    alone = len(kinds) >= 4 and not cells.keys() - {"number", "name"} and "number" in cells
    if (
        name is None
        or wide
        or (alone and not cells["number"].of(folded)[-1:].isdigit())
        or compiled(_TOTAL).search(name.of(folded))
    ):
        return None
    own = [c.span for c in line if c is not None and c.rows == 1 and c.span is not None] or [name]
    span = Span(min(s.start for s in own), max(s.end for s in own))
    return _Found(span, cells.get("number"), name, {k: v for k, v in cells.items() if k not in {"number", "name"}})


def _category(folded: str, line: Sequence[Cell | None]) -> str | None:
    spans = [c.span for c in line if c is not None and c.span is not None]
    words = _squeeze(folded, spans[-1] if 0 < len(spans) <= 2 else next(iter(spans), None))
    return re.sub(r"\(.*|/.*", "", words) if compiled(_CATEGORY).fullmatch(words) else None


def _line_rows(folded: str, lines: Sequence[Line]) -> Iterator[tuple[_Found, str | None]]:
    index = 0
    while index < len(lines):
        found = _line_header(folded, lines, index)
        if found is None:
            index += 1
            continue
        kinds, index = found
        end = _line_end(folded, lines, index)
        yield from _numbered_rows(folded, kinds, lines[index:end])
        index = max(end, index)


def _line_header(folded: str, lines: Sequence[Line], index: int) -> tuple[list[str], int] | None:
    """The header that begins at a line, one cell a line, its cells wrapped or not; and the line behind it."""
    if _head(_squeeze(folded, lines[index].span)) not in {"number", "name"}:
        return None
    kinds: list[str] = []
    at = index
    while at < len(lines):
        for take in (2, 1):
            words = "".join(_squeeze(folded, line.span) for line in lines[at : at + take])
            if (kind := _head(words)) is not None:
                kinds.append(kind)
                at += take
                break
        else:
            break
    return (kinds, at) if _is_header(kinds) else None


def _line_end(folded: str, lines: Sequence[Line], index: int) -> int:
    """Where the cells end: at the next header, heading, caption or annex."""
    for at in range(index, len(lines)):
        words = folded[lines[at].start : lines[at].end]
        if re.match(r"附[件表录图]\s*\d|第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、|专栏|注\s*:", words):
            return at
        if _line_header(folded, lines, at) is not None:
            return at
    return len(lines)


def _numbered_rows(folded: str, kinds: Sequence[str], lines: Sequence[Line]) -> Iterator[tuple[_Found, str | None]]:
    """Rows begin with their running number: the next integer, 1 again under a new category, or (1) (2) under a parent."""
    category: str | None = None
    number, inner = 0, 0
    starts: list[tuple[int, str | None, bool]] = []
    for at, line in enumerate(lines[:-1]):
        words = folded[line.start : line.end]
        named = re.search(r"[\u4e00-\u9fff]", folded[lines[at + 1].start : lines[at + 1].end]) is not None
        sub = re.fullmatch(r"\((\d{1,2})\)", words)
        if named and words == str(number + 1) and not _is_total(folded, lines[at + 1]):
            number, inner = number + 1, 0
            starts.append((at, category, True))
        elif named and sub and int(sub[1]) in {inner + 1, 1}:
            inner = int(sub[1])
            starts.append((at, category, True))
        elif _is_total(folded, line) or (compiled(_CATEGORY).fullmatch(words) and _opens_category(folded, lines, at)):
            if not _is_total(folded, line):
                category, number = re.sub(r"\(.*|/.*", "", re.sub(r"\s", "", words)), 0
            starts.append((at, None, False))
    ends = [*(at for at, _, _ in starts[1:]), len(lines)]
    for (at, under, is_row), end in zip(starts, ends, strict=False):
        if is_row and end - at >= 2:
            yield _line_row(folded, kinds, lines[at:end]), under


def _is_total(folded: str, line: Line) -> bool:
    return compiled(_TOTAL).fullmatch(folded, line.start, line.end) is not None


def _opens_category(folded: str, lines: Sequence[Line], at: int) -> bool:
    """A category stands between rows: the line behind it is the first running number."""
    return at + 1 < len(lines) and folded[lines[at + 1].start : lines[at + 1].end].strip() in {"1", "(1)"}


def _one_cell_each(folded: str, kinds: Sequence[str], cells: Sequence[Line]) -> _Found | None:
    """A row whose lines are as many as the columns, each of them what its column can hold; else None."""
    if len(cells) != len(kinds):
        return None
    by_kind = {kind: cell.span for kind, cell in zip(kinds, cells, strict=True)}
    checks = {"number": r"\(?\d{1,3}\)?", "construction": _CONSTRUCTION, "years": _YEARS, "investment": _AMOUNT}
    for kind, pattern in checks.items():
        if kind in by_kind and not compiled(pattern).fullmatch(_squeeze(folded, by_kind[kind])):
            return None
    more = {kind: span for kind, span in by_kind.items() if kind not in {"number", "name"}}
    return _Found(Span(cells[0].start, cells[-1].end), by_kind.get("number"), by_kind["name"], more)


def _line_row(folded: str, kinds: Sequence[str], cells: Sequence[Line]) -> _Found:
    name = cells[1].span
    if (exact := _one_cell_each(folded, kinds, cells)) is not None:
        return exact
    more: dict[str, Span] = {}
    rest = [cell.span for cell in cells[2:]]
    for span in rest:
        words = _squeeze(folded, span)
        if "construction" in kinds and "construction" not in more and compiled(_CONSTRUCTION).fullmatch(words):
            more["construction"] = span
        elif "years" in kinds and "years" not in more and compiled(_YEARS).fullmatch(words):
            more["years"] = span
        elif (
            "investment" in kinds
            and "investment" not in more
            and "years" in more
            and compiled(_AMOUNT).fullmatch(words)
        ):
            more["investment"] = span
    if "place" in kinds and "years" in more and kinds.index("place") == kinds.index("years") - 1:
        before = [span for span in rest if span.end <= more["years"].start]
        if before and before[-1] != more.get("construction") and len(before[-1].of(folded)) <= 20:
            more["place"] = before[-1]
    return _Found(Span(cells[0].start, cells[-1].end), cells[0].span, name, more)
