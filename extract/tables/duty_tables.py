"""责任分工表 (duty tables): tables with a column for the task and columns for the bodies that carry it.

任务 | 牵头单位 | 配合单位 | 完成时限, in a grid or one cell a line. Each row is a task; a merged cell speaks for all rows that
it covers. A row printed one cell a line whose cells do not fit the header is kept as a doubt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.duties.organizations import Bodies
from extract.duties.responsibilities import duty_edge
from extract.model import ResponsibleFor, Role, Span
from extract.tables.grids import Grid
from extract.tables.projects import TableProject
from extract.text.annotations import Named, annotations_of
from extract.text.bodies import split_list
from extract.text.lines import Line
from extract.text.rule import compiled

if TYPE_CHECKING:
    from extract.document import PlanDocument

RULE = "duty-table"
RULE_PROJECTS = "duty-project-table"

_HEADS: tuple[tuple[str, str], ...] = (
    ("number", r"序号|编号"),
    ("lead", r"(?:[省市县区]级)?(?:牵头|主办|主责|第一)(?:责任)?(?:单位|部门|处室)?"),
    ("support", r"(?:[省市县区]级)?(?:配合|协办|参与|协同)(?:责任)?(?:单位|部门|处室)?"),
    ("owner", r"(?:责任|承办|落实|负责|实施)(?:单位|部门|主体|处室)(?:及分工)?|责任分工|任务分工|分工"),
    ("deadline", r"(?:完成|办结|落实)?(?:时限|时间|期限)(?:要求|节点|安排)?|时间节点|进度安排|完成年限"),
    ("category", r"类别|领域|工作类别|任务类别|方面|一级任务"),
    (
        "task",
        r"(?:重点|主要|工作|具体|目标|改革|二级)?(?:任务|举措|措施|事项|工作)(?:内容|名称|分解|要求)?|(?:民生)?实事(?:项目)?|内容|主要内容|工作内容",
    ),
    (
        "other",
        r"备注|责任人|(?:责任|分管|牵头)(?:负责)?[省市县区]?(?:负责)?领导|(?:年度|工作)目标|分管领导|联系人|目标(?:要求)?|成果(?:形式)?|依据",
    ),
)
# What ends a table printed one cell a line, and what its column of time limits says.
_HEADING = r"第[一二三四五六七八九十]+[章节篇]|[一二三四五六七八九十]+、|附[件表录]"
_TIME = r"20\d\d年|\d月|年底|月底|季度|每年|每月|长期|持续|常态"
_ROLES: dict[str, Role] = {"lead": "lead", "owner": "owner", "support": "support"}


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One row: the words of its task, its number, the bodies with the cell that names them, and the deadline as printed."""

    task: Span
    number: Span | None
    bodies: tuple[tuple[Named, Span], ...]
    deadline: Span | None


@dataclass(slots=True)
class DutyTables:
    """The rows of all duty tables in order, and the rows that do not fit their header."""

    rows: list[DutyRow] = field(default_factory=list)
    unfit: list[Span] = field(default_factory=list)


def duty_tables(folded: str, grids: Sequence[Grid], lines: Sequence[Line]) -> DutyTables:
    """Read every duty table.

    Args:
        folded: the folded text.
        grids: the tables of a file that has them.
        lines: the lines outside those tables.
    """
    found = DutyTables()
    for grid in grids:
        found.rows.extend(_grid_rows(folded, grid))
    index = 0
    while index < len(lines):
        header = _line_header(folded, lines, index)
        index = _line_rows(folded, header[0], lines, header[1], found) if header else index + 1
    found.rows.sort(key=lambda row: row.task)
    return found


def is_duty_header(words: Sequence[str]) -> bool:
    """Whether cells are the header of a duty table: a task, a body, and nothing that is no column of such a table."""
    kinds = [_head(word) for word in words]
    return None not in kinds and "task" in kinds and bool(_ROLES.keys() & set(kinds))


def _head(words: str) -> str | None:
    return next((kind for kind, pattern in _HEADS if compiled(pattern).fullmatch(words)), None)


def _squeeze(folded: str, span: Span | None) -> str:
    return re.sub(r"\s+", "", span.of(folded)) if span else ""


def _grid_rows(folded: str, grid: Grid) -> Iterator[DutyRow]:
    kinds: list[str | None] = []
    for line in grid.matrix():
        words = [_squeeze(folded, cell.span) if cell else "" for cell in line]
        if is_duty_header([word for word in words if word]):
            kinds = [_head(word) if word else None for word in words]
            continue
        cells = [(k, c.span) for k, c in zip(kinds, line, strict=False) if k and c is not None and c.span is not None]
        wide = any(cell is not None and cell.columns >= max(len(kinds) - 1, 2) for cell in line)
        if kinds and not wide and (row := _row(folded, cells)) is not None:
            yield row


def _row(folded: str, cells: Sequence[tuple[str, Span]]) -> DutyRow | None:
    by_kind = dict(reversed(cells))
    tasks = [span for kind, span in cells if kind == "task"]
    if not tasks:
        return None
    bodies = [(named, span) for kind, span in cells if kind in _ROLES for named in _named(folded, span, _ROLES[kind])]
    return DutyRow(tasks[-1], by_kind.get("number"), tuple(bodies), by_kind.get("deadline")) if bodies else None


def project_duties(
    document: "PlanDocument", bodies: Bodies, projects: Sequence[TableProject]
) -> Iterator[ResponsibleFor]:
    """The duties that the columns 牵头单位, 责任单位 and 实施单位 of project tables state."""
    for project, _, cells in projects:
        for role, cell in cells.items():
            for named in _named(document.folded, cell, role):
                yield duty_edge(document, bodies, project, cell, named, RULE_PROJECTS)


def _named(folded: str, cell: Span, role: Role) -> Iterator[Named]:
    """The bodies of a cell: in the column's role, or in the roles that the cell's own words give (甲局牵头，乙局配合)."""
    if re.search(r"牵头|配合|负责", cell.of(folded)):
        inside = annotations_of(f"({cell.of(folded)})")
        for annotation in inside:
            for named in annotation.bodies:
                span = Span(named.span.start + cell.start - 1, named.span.end + cell.start - 1)
                yield Named(span, named.role, named.position)
        if inside:
            return
    for position, span in enumerate(split_list(folded, cell.start, cell.end, separators="、,;\n "), 1):
        yield Named(span, role, position)


def _line_header(folded: str, lines: Sequence[Line], index: int) -> tuple[list[str], int] | None:
    """The header that begins at a line, one cell a line, and the line behind it."""
    kinds: list[str] = []
    at = index
    while at < len(lines) and (kind := _head(_squeeze(folded, lines[at].span))) is not None:
        kinds.append(kind)
        at += 1
    fits = len(kinds) >= 3 and kinds[0] == "number" and "task" in kinds and bool(_ROLES.keys() & set(kinds))
    return (kinds, at) if fits else None


def _row_end(folded: str, kinds: Sequence[str], lines: Sequence[Line], at: int, number: int) -> int:
    """The line behind a row: where the next number or a heading stands, else as many lines as there are columns."""
    most = min(at + 4 * len(kinds), len(lines))
    for end in range(at + 1, most):
        words = _squeeze(folded, lines[end].span)
        if words == str(number + 1) or compiled(_HEADING).match(words):
            return end
    timed = (end + 1 for end in range(at + 2, most) if _is_time(folded, lines[end]))
    usual = min(at + len(kinds), len(lines))
    return next(timed, usual) if kinds[-1] == "deadline" else usual


def _is_time(folded: str, line: Line) -> bool:
    words = _squeeze(folded, line.span)
    return len(words) <= 12 and compiled(_TIME).search(words) is not None


def _with_several_bodies(folded: str, kinds: Sequence[str], lines: Sequence[Line]) -> DutyRow | None:
    """A row of number, task, bodies (one a line) and deadline; None where the table has other columns."""
    if [kind for kind in kinds if kind not in _ROLES] != ["number", "task", "deadline"] or not _is_time(
        folded, lines[-1]
    ):
        return None
    if any(_is_time(folded, line) or folded[line.end - 1] in "。；;" for line in lines[2:-1]):
        return None
    role = next(_ROLES[kind] for kind in kinds if kind in _ROLES)
    named: list[tuple[Named, Span]] = []
    for line in lines[2:-1]:
        for one in _named(folded, line.span, role):
            named.append((Named(one.span, one.role, len(named) + 1), line.span))
    return DutyRow(lines[1].span, lines[0].span, tuple(named), lines[-1].span) if named else None


def _under_merged(folded: str, kinds: Sequence[str], lines: Sequence[Line], above: Sequence[DutyRow]) -> DutyRow | None:
    """A row without the cell of its only bodies, and with a deadline last: the cell above was merged over it."""
    carrying = [at for at, kind in enumerate(kinds) if kind in _ROLES]
    short = len(lines) == len(kinds) - 1 and len(carrying) == 1 and kinds[-1] == "deadline" and carrying[0] > 0
    if not short or not above or not compiled(_TIME).search(_squeeze(folded, lines[-1].span)):
        return None
    rest = [kind for kind in kinds if kind not in _ROLES]
    cells = {kind: line.span for kind, line in zip(rest, lines, strict=True)}
    return DutyRow(cells["task"], cells.get("number"), above[-1].bodies, cells["deadline"])


def _line_rows(folded: str, kinds: Sequence[str], lines: Sequence[Line], start: int, found: DutyTables) -> int:
    """Cut the cells into rows before each running number; give back the line behind the table."""
    number, at = 1, start
    while at < len(lines) and _squeeze(folded, lines[at].span) == str(number):
        end = _row_end(folded, kinds, lines, at, number)
        cells = [(kind, line.span) for kind, line in zip(kinds, lines[at:end], strict=False)]
        if end - at == len(kinds):
            row = _row(folded, cells)
        elif end - at > len(kinds):
            row = _with_several_bodies(folded, kinds, lines[at:end])
        else:
            row = _under_merged(folded, kinds, lines[at:end], found.rows)
        if row is not None:
            found.rows.append(row)
        else:
            found.unfit.append(Span(lines[at].start, lines[end - 1].end))
        number, at = number + 1, end
    return max(at, start)
