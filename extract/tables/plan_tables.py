"""表格 (plan tables): what the tables of a plan hold, as nodes: indicators, tasks and projects, with the bodies that carry them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from plankg.extract.layout.columns import BODY_KINDS
from plankg.extract.layout.document import PlanDocument
from plankg.extract.layout.tables import Table
from plankg.extract.layout.unread_cells import unread_headers
from plankg.extract.model import Indicator, PartOf, PlacedNode, Project, Span, SpecialColumn, Task
from plankg.extract.model.ids import NodeIds
from plankg.extract.outline.heading_years import HeadingYears
from plankg.extract.outline.plan_outline import PlanOutline
from plankg.extract.outline.units import Unit, unit_at
from plankg.extract.tables.body_cells import CellBody, bodies_of
from plankg.extract.tables.duty_tables import ROLES, DutyRow, duty_tables, own_number
from plankg.extract.tables.duty_tables import RULE as DUTY_TABLE
from plankg.extract.tables.evaluation import evaluation_indicators
from plankg.extract.tables.forms import FormProject, form_projects
from plankg.extract.tables.indicators import RULE as INDICATOR_TABLE
from plankg.extract.tables.indicators import TableIndicators, indicators_of
from plankg.extract.tables.projects import TableProject, table_projects
from plankg.extract.tables.year_tables import YearRow, year_rows
from plankg.extract.text.deadlines import deadline_cell
from plankg.extract.text.grids import Cell
from plankg.extract.text.lines import sentences
from plankg.extract.text.points_of_time import Dating

YEAR_TABLE = "year-table"
# What is said of a table that gives no fact, by its use.
_UNREAD = {
    "other": "未能读出，请查看原文",
    "results": "写的是已完成的情况，没有作为目标读出",
    "quota": "是分地区的安排，没有作为指标读出",
    "budget": "是资金安排，没有作为指标读出",
}
DUTY_PROJECTS = "duty-project-table"
DUTY_INDICATORS = "duty-indicator-table"


@dataclass(frozen=True, slots=True)
class Carried:
    """One body that a cell names for a node: `quote` the words of the cell, `deadline` the time limit of the row as printed."""

    node: PlacedNode
    body: CellBody
    quote: Span
    rule: str
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class PlanTables:
    """The facts of all tables in the order of the text.

    `places` are the tables, `parts` join projects and tasks to what they are parts of, `carried` says who carries what,
    `doubts` are stretches that were not read, with the rule and the reason. `units` are the words of tasks and projects,
    which targets can be read from, `years` the stretches of them whose column gives the year.
    """

    places: tuple[Span, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tasks: tuple[Task, ...] = ()
    projects: tuple[Project, ...] = ()
    parts: tuple[PartOf, ...] = ()
    carried: tuple[Carried, ...] = ()
    doubts: tuple[tuple[Span, str, str], ...] = ()
    units: tuple[Unit, ...] = ()
    years: tuple[tuple[Span, int], ...] = ()

    def dated(self, indicators: Sequence[Indicator]) -> list[Indicator]:
        """Targets in the words of tables; one without a year has that of its column."""
        spans = sorted(self.years)
        starts = [span.start for span, _ in spans]
        found: list[Indicator] = []
        for indicator in indicators:
            at = bisect_right(starts, indicator.start) - 1
            inside = at >= 0 and indicator.target_year is None and indicator.end <= spans[at][0].end
            found.append(replace(indicator, target_year=spans[at][1]) if inside else indicator)
        return found


def plan_tables(document: PlanDocument, outline: PlanOutline) -> PlanTables:
    """Read every table of a plan; the outline gives what rows can be parts of, and the years that cells leave out."""
    writer = _Writer(document, outline)
    meta = outline.meta
    writer.read_indicators(indicators_of(document, writer.ids, (meta.period_start, meta.period_end)))
    writer.indicators.extend(evaluation_indicators(document, writer.ids))
    writer.read_projects(table_projects(document, writer.ids))
    duties = duty_tables(document)
    writer.doubts.extend((span, DUTY_TABLE, reason) for span, reason in duties.unfit)
    writer.read_duty_rows(duties.rows)
    writer.read_year_rows(year_rows(document))
    writer.read_forms(form_projects(document, writer.ids))
    writer.doubts.extend(_unread(document, outline))
    return writer.finish()


def _unread(document: PlanDocument, outline: PlanOutline) -> Iterator[tuple[Span, str, str]]:
    yield from _refused(document, outline)
    for span in unread_headers(document.folded, document.running_lines):
        yield span, "table-not-read", "此处像是表头，这张表未能读出，请查看原文"


def _refused(document: PlanDocument, outline: PlanOutline) -> Iterator[tuple[Span, str, str]]:
    """The tables with a header or a caption that gave nothing, and are no layout of a page nor the items of a column."""
    starts = sorted(unit.span.start for unit in outline.parts.units if unit.owner.rule == "special-column-item")
    for table in document.tables:
        reason = _UNREAD.get(table.use)
        if reason is None or len(table.rows) + len(table.grid.unfit) < 2 or not (table.header or table.is_titled):
            continue
        at = bisect_right(starts, table.start)
        if at < len(starts) and starts[at] < table.span.end:
            continue
        caption = table.caption if table.is_titled else None
        title = re.sub(r"\s+", "", caption.of(document.text)) if caption else None
        place = caption or table.header or table.rows[0].span
        yield place, "table-not-read", f"表“{title}”{reason}" if title else f"此处的表{reason}"


@dataclass(slots=True)
class _Writer:
    """Writes the nodes of one plan's tables."""

    document: PlanDocument
    outline: PlanOutline
    ids: NodeIds = field(init=False)
    dating: Dating = field(init=False)
    heading_years: HeadingYears = field(init=False)
    indicators: list[Indicator] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    parts: list[PartOf] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)
    doubts: list[tuple[Span, str, str]] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    years: list[tuple[Span, int]] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        meta = self.outline.meta
        self.ids = NodeIds.after(self.document.id, self.outline.parts.nodes)
        self.dating = Dating.of(meta.title, meta.issued_on or meta.published_on, meta.period_start, meta.period_end)
        self.heading_years = HeadingYears(self.outline.parts.sections, self.dating)

    def finish(self) -> PlanTables:
        """What was written."""
        return PlanTables(
            places=tuple(span for table in self.document.tables for span in (table.span, *table.around)),
            indicators=tuple(sorted(self.indicators, key=lambda indicator: indicator.start)),
            tasks=tuple(self.tasks), projects=tuple(self.projects), parts=tuple(self.parts), carried=tuple(self.carried),
            doubts=tuple(self.doubts), units=tuple(self.units), years=tuple(self.years),
        )  # fmt: skip

    def read_indicators(self, read: TableIndicators) -> None:
        """The rows of tables of targets, with the bodies that a column names for them."""
        for entry in read.read:
            self.indicators.append(entry.indicator)
            for at in entry.table.at(*BODY_KINDS):
                cell = entry.table.cell(entry.row, at)
                if cell is not None:
                    for body in bodies_of(self.document.folded, cell, ROLES[entry.table.columns[at].kind]):
                        self._carry(entry.indicator, body, cell, DUTY_INDICATORS)
        self.doubts.extend((span, INDICATOR_TABLE, reason) for span, reason in read.unfit)

    def read_projects(self, read: Sequence[TableProject]) -> None:
        """Projects, each a part of the item of a special column that its row is, or else of the column.

        Its column is the one that its category names, or the one that its table lies in.
        """
        columns = [node for node in self.outline.parts.nodes if isinstance(node, SpecialColumn)]
        items = [node for node in self.outline.parts.nodes if isinstance(node, Task) and node.kind == "item"]
        begins = [item.start for item in items]
        for entry in read:
            self.projects.append(entry.project)
            item = items[at - 1] if (at := bisect_left(begins, entry.project.end)) else None
            column = next((c for c in columns if entry.category and c.title.endswith(entry.category)), None)
            if column is None:
                column = next((c for c in columns if c.end <= entry.table.start < c.range_end), None)
            if item is not None and entry.project.start <= item.start:
                self._part_of(entry.project, item)
            elif column is not None:
                self._part_of(entry.project, column)
            for body, cell in entry.bodies:
                self._carry(entry.project, body, cell, DUTY_PROJECTS)

    def read_duty_rows(self, rows: Sequence[DutyRow]) -> None:
        """The rows of duty tables as tasks, each a part of its group, or of the task or column that the table lies in."""
        groups: dict[int, Task] = {}
        for row in rows:
            task = self._task(row)
            above: PlacedNode | None = self._group(row, groups)
            if above is None:
                unit = unit_at(self.outline.parts.units, row.task.start)
                above = unit.task if unit is not None and isinstance(unit.task, Task | SpecialColumn) else None
            if above is not None:
                self._part_of(task, above)
            self.tasks.append(task)
            self._read_words(task, row.task)
            for body, cell in row.bodies:
                self._carry(task, body, cell, DUTY_TABLE, task.deadline_raw)

    def read_year_rows(self, rows: Sequence[YearRow]) -> None:
        """The rows of year tables as tasks, what is due in each year as their parts."""
        for row in rows:
            whole = self._item(row.name.spans[0], None)
            self.tasks.append(whole)
            for year, cell in row.parts:
                part = self._item(cell.spans[0], year)
                self.tasks.append(part)
                self._part_of(part, whole)
                self._read_words(part, part.span)
                self.years.append((part.span, year))

    def read_forms(self, read: Sequence[FormProject]) -> None:
        """The projects of forms, with their bodies and what they are to reach."""
        for entry in read:
            self.projects.append(entry.project)
            for body, cell in entry.bodies:
                self._carry(entry.project, body, cell, DUTY_PROJECTS)
            for span in (span for cell in entry.aims for span in cell.spans):
                self._read_words(entry.project, span)

    def _read_words(self, node: PlacedNode, span: Span) -> None:
        """Keep the sentences of a task or a project, so that targets can be read from them."""
        self.units.extend(Unit(s, node, node) for s in sentences(self.document.text, span.start, span.end))

    def _item(self, span: Span, year: int | None) -> Task:
        return Task(
            id=self.ids.new("task", span.start), document=self.document.id, start=span.start, end=span.end,
            text=span.of(self.document.text), rule=YEAR_TABLE, kind="item",
            deadline=f"{year}-12-31" if year else None, deadline_kind="date" if year else None,
        )  # fmt: skip

    def _task(self, row: DutyRow) -> Task:
        text, when = self.document.text, row.deadline
        limit = None
        if when is not None and when.span is not None:
            place = when.span
            limit = deadline_cell(self.document.folded, place.start, place.end, self.dating, self._year(row.table))
        return Task(
            id=self.ids.new("task", row.task.start), document=self.document.id, start=row.task.start, end=row.task.end,
            text=row.task.of(text), rule=DUTY_TABLE, kind="item", row_number=row.number, title=row.title,
            deadline_raw=when.words(text) if when and limit else None, deadline=limit.date if limit else None,
            deadline_kind=limit.kind if limit else None, deadline_start=limit.span.start if limit else None,
            deadline_end=limit.span.end if limit else None,
        )  # fmt: skip

    def _year(self, table: Table) -> int | None:
        """The year that months in a table's cells are in: that of its column's heading, of its caption or of a heading above."""
        column = next((table.columns[at].year for at in table.at("deadline") if table.columns[at].year), None)
        caption = re.findall(r"(20\d\d)年", table.caption.of(self.document.folded)) if table.caption else []
        return column or (int(caption[0]) if len(set(caption)) == 1 else self.heading_years.at(table.start))

    def _group(self, row: DutyRow, groups: dict[int, Task]) -> Task | None:
        """The task of the merged cell that names a group of rows, made with the first of them."""
        if row.parent is None or row.parent.span is None:
            return None
        key = id(row.parent)
        if key not in groups:
            number, span = own_number(self.document.folded, row.parent.span)
            groups[key] = Task(
                id=self.ids.new("task", span.start), document=self.document.id, start=span.start, end=span.end,
                text=span.of(self.document.text), rule=DUTY_TABLE, kind="item", row_number=number or row.parent_number,
                title=row.parent.words(self.document.text)[span.start - row.parent.span.start :],
            )  # fmt: skip
            self.tasks.append(groups[key])
        return groups[key]

    def _carry(self, node: PlacedNode, body: CellBody, cell: Cell, rule: str, deadline: str | None = None) -> None:
        quote = next((span for span in cell.spans if span.holds(body.named.span)), body.named.span)
        self.carried.append(Carried(node, body, quote, rule, deadline))

    def _part_of(self, part: PlacedNode, whole: PlacedNode) -> None:
        position = self.positions[whole.id] = self.positions.get(whole.id, 0) + 1
        self.parts.append(PartOf(document=self.document.id, source=part.id, target=whole.id, position=position))
