"""责任分工表 (duty tables): the rows of tables with a column for the task and columns for the bodies that carry it.

序号 | 重点任务 | 主要内容 | 牵头单位 | 配合单位 | 完成时限: each row is a task. The innermost of the columns for tasks gives its
words, the one before it its name; a name merged over several rows is a task of its own that these are parts of.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import BODY_KINDS, ColumnKind
from plankg.extract.layout.rows import Row, is_total
from plankg.extract.layout.tables import Table
from plankg.extract.model import Role, Span
from plankg.extract.tables.body_cells import CellBody, bodies_of
from plankg.extract.text.conventions import Convention
from plankg.extract.text.grids import Cell
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

RULE = "duty-table"

_TASK_KINDS = ("task", "name", "content", "measures", "category")
ROLES: dict[ColumnKind, Role] = {
    "lead": "lead", "support": "support", "owner": "owner", "performer": "owner", "guide": "guide",
}  # fmt: skip
# Headings of columns that say when a task begins.
_BEGINS = r"(?:计划|拟|预计)?(?:启动|开始|起始|开工|开展)"
# 1、给古树挂牌: the row's own number.
_OWN_NUMBER = r"[ ]*(?:(?P<n>\d{1,3})(?:[.、]|\))(?!\d)|\((?P<b>\d{1,3}|[一二三四五六七八九十]{1,3})\)|(?P<c>[一二三四五六七八九十]{1,3})、)[ ]*"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One row: where its task's words are, what they are called, who carries it and by when.

    `task` is one stretch of text, `title` the name of the task without line breaks where another cell or several stretches
    give it, `parent` the merged cell that names a group of rows, `number` and `deadline` as printed, `bodies` with the cell
    that names them.
    """

    task: Span
    title: str | None
    parent: Cell | None
    parent_number: str | None
    number: str | None
    bodies: tuple[tuple[CellBody, Cell], ...]
    deadline: Cell | None
    table: Table


@dataclass(slots=True)
class DutyTables:
    """The rows of all duty tables in order, and the stretches that were not read, with the reason."""

    rows: list[DutyRow] = field(default_factory=list)
    unfit: list[tuple[Span, str]] = field(default_factory=list)


def duty_tables(document: "PlanDocument") -> DutyTables:
    """Read every duty table of a document."""
    found = DutyTables()
    declared = [c for c in document.conventions if c.kind != "everywhere"]
    for table in document.tables:
        if table.use != "duties":
            continue
        reading = _Reading(document, table, _convention(declared, table))
        read: list[DutyRow] = []
        for row in table.rows:
            if read and (more := reading.more_bodies(row)):
                read[-1] = replace(read[-1], bodies=(*read[-1].bodies, *more))
            else:
                read.extend(reading.row(row))
        found.rows.extend(read)
        found.unfit.extend(reading.unfit)
        found.unfit.extend((span, "责任分工表的这一行单元格数与表头不符，无法确定单位") for span in table.grid.unfit)
    found.rows.sort(key=lambda row: row.task)
    return found


def _convention(declared: Sequence[Convention], table: Table) -> Convention | None:
    """What the document says of the order of bodies: in a note of the table, else the nearest declaration above its end."""
    for note in table.notes:
        if inside := next((c for c in declared if note.start <= c.span.start < note.end), None):
            return inside
    return next((c for c in reversed(declared) if c.span.start < table.span.end), None)


class _Reading:
    """Reads the rows of one table."""

    def __init__(self, document: "PlanDocument", table: Table, convention: Convention | None) -> None:
        self.text, self.folded, self.table, self.convention = document.text, document.folded, table, convention
        self.unfit: list[tuple[Span, str]] = []
        self.bodies_at = table.at(*BODY_KINDS)
        self.tasks_at = _task_places(table)
        times = Counter(id(cell) for row in table.rows for cell in set(row.cells) if cell is not None)
        self.merged = {key for key, count in times.items() if count > 1}

    def row(self, row: Row) -> Iterator[DutyRow]:
        """The task of one row; none for a row of sums, and a doubt for one without words for a task."""
        places = [at for at in self.tasks_at if self._holds_task(self.table.cell(row, at))]
        if not places:
            if any(self.table.cell(row, at) for at in self.bodies_at):
                self.unfit.append((row.span, "责任分工表的这一行没有读出任务"))
            return
        cell = self.table.cell(row, places[-1])
        if cell is None or cell.span is None or is_total(re.sub(r"\s", "", cell.words(self.folded))):
            return
        named = [c for at in places[:-1] if (c := self.table.cell(row, at)) is not None and c is not cell]
        own_name = next((c for c in reversed(named) if id(c) not in self.merged), None)
        parent = next((c for c in reversed(named) if id(c) in self.merged), None) if own_name is None else None
        if cell.more and own_name is not None:
            # Words in several stretches are whole in the title alone: the name is then a task that they are a part of.
            own_name, parent = None, own_name
        number, span = self._numbered(row, cell, parent)
        title = own_name.words(self.text) if own_name else None
        if title is None and (cell.more or "\n" in span.of(self.text)):
            title = cell.words(self.text)[span.start - cell.span.start :]
        bodies = tuple(self._bodies(row))
        if not bodies and any(self._is_odd(row, at) for at in self.bodies_at):
            self.unfit.append((row.span, "责任单位一栏不是单位名称，没有读出"))
        yield DutyRow(span, title, parent, self._number(row), number, bodies, self._deadline(row), self.table)

    def more_bodies(self, row: Row) -> tuple[tuple[CellBody, Cell], ...]:
        """Further bodies of the task above: of a row that has nothing but bodies, where a copy lost that cells were merged."""
        others = (self.table.cell(row, at) for at in range(len(self.table.columns)) if at not in self.bodies_at)
        if any(cell is not None and "empty" not in kinds_of_cell(cell.words(self.folded)) for cell in others):
            return ()
        return tuple(self._bodies(row))

    def _holds_task(self, cell: Cell | None) -> bool:
        if cell is None:
            return False
        kinds = kinds_of_cell(cell.words(self.folded))
        return "empty" not in kinds and "number" not in kinds

    def _numbered(self, row: Row, cell: Cell, parent: Cell | None) -> tuple[str | None, Span]:
        """The number of a row and its words without it: from the column of numbers, or in front of the words."""
        span = cell.span
        assert span is not None  # noqa: S101 - a filled cell
        printed = next((c for at in self.table.at("number") if (c := self.table.cell(row, at)) is not None), None)
        own, inner = own_number(self.folded, span)
        if own is not None and (printed is None or id(printed) in self.merged):
            return own, inner
        if printed is None or (id(printed) in self.merged and parent is not None):
            return None, span
        return printed.words(self.text), span

    def _number(self, row: Row) -> str | None:
        cell = self._first(row, "number")
        return cell.words(self.text) if cell else None

    def _first(self, row: Row, kind: ColumnKind) -> Cell | None:
        return next((c for at in self.table.at(kind) if (c := self.table.cell(row, at)) is not None), None)

    def _deadline(self, row: Row) -> Cell | None:
        """The cell that says by when: of 启动时间 and 完成时间 the latter, else what a column of periods (实施期限) says."""
        places = [at for at in self.table.at("deadline") if not re.match(_BEGINS, self.table.columns[at].title)]
        places += [at for at in self.table.at("years") if not re.match(_BEGINS, self.table.columns[at].title)]
        return next((cell for at in places if (cell := self.table.cell(row, at)) is not None), None)

    def _is_odd(self, row: Row, at: int) -> bool:
        cell = self.table.cell(row, at)
        return cell is not None and "empty" not in kinds_of_cell(cell.words(self.folded))

    def _bodies(self, row: Row) -> Iterator[tuple[CellBody, Cell]]:
        for at in self.bodies_at:
            cell = self.table.cell(row, at)
            if cell is None:
                continue
            role = ROLES[self.table.columns[at].kind]
            for body in self._in_order(bodies_of(self.folded, cell, role)):
                yield body, cell

    def _in_order(self, bodies: list[CellBody]) -> Iterator[CellBody]:
        """The bodies in the roles that their order gives them, where the document says so (列首位的为牵头单位)."""
        rule = self.convention
        if rule is None or any(body.named.role != "owner" for body in bodies):
            yield from bodies
            return
        others: Role = (
            "support"
            if re.search(r"其[他它余].{0,10}配合", self.folded[rule.span.start : rule.span.end + 30])
            else "owner"
        )
        leading = True
        for at, body in enumerate(bodies):
            if at > 0:
                between = self.folded[bodies[at - 1].named.span.end : body.named.span.start]
                leading = leading and rule.kind == "first-comma" and "," not in between
            role: Role = "lead" if leading else others
            named = body.named
            yield CellBody(type(named)(named.span, role, named.position), body.name)


def own_number(folded: str, span: Span) -> tuple[str | None, Span]:
    """The number that a cell begins with, and its words after it: 1、给古树挂牌."""
    own = compiled(_OWN_NUMBER).match(folded, span.start, span.end)
    if own is None or own.end() >= span.end:
        return None, span
    return own["n"] or own["b"] or own["c"], Span(own.end(), span.end)


def _task_places(table: Table) -> list[int]:
    """The places of the columns for the task, outer ones first; measures after the bodies are no part of it."""
    places = [at for at in table.at(*_TASK_KINDS) if table.columns[at].kind != "category"]
    bodies = table.at(*BODY_KINDS)
    before = [at for at in places if not bodies or at < bodies[0]]
    kept = before or [at for at in places if table.columns[at].kind != "measures"] or places
    return kept or table.at("category")
