"""表格 (plan tables): what the tables of a plan hold: indicators, projects, and rows that give duties."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.document import PlanDocument
from extract.model import Indicator, PartOf, Span, SpecialColumn
from extract.model.ids import NodeIds
from extract.outline.plan_outline import PlanOutline
from extract.tables.duty_tables import DutyTables, duty_tables
from extract.tables.grid_tables import grid_tables
from extract.tables.grids import lines_outside
from extract.tables.indicators import indicators_of
from extract.tables.line_tables import line_tables
from extract.tables.projects import TableProject, table_projects


@dataclass(frozen=True, slots=True)
class PlanTables:
    """The facts of all tables; `places` are the tables of targets, `parts` join projects to special columns."""

    places: tuple[Span, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    projects: tuple[TableProject, ...] = ()
    parts: tuple[PartOf, ...] = ()
    duties: DutyTables = field(default_factory=DutyTables)


def plan_tables(document: PlanDocument, outline: PlanOutline) -> PlanTables:
    """Read every table of a plan."""
    ids = NodeIds.after(document.id, outline.parts.nodes)
    free = lines_outside(document.lines, document.grids)
    tables = [*grid_tables(document.folded, document.grids, document.lines), *line_tables(document.folded, free)]
    tables.sort(key=lambda found: found.span)
    projects = tuple(table_projects(document, document.grids, free, ids))
    columns = [node for node in outline.parts.nodes if isinstance(node, SpecialColumn)]
    return PlanTables(
        tuple(table.span for table in tables),
        tuple(indicators_of(document, tables, ids, outline.meta.period_end)),
        projects,
        tuple(_project_parts(document.id, columns, projects)),
        duty_tables(document.folded, document.grids, free),
    )


def _project_parts(
    document: str, columns: Sequence[SpecialColumn], projects: Sequence[TableProject]
) -> Iterator[PartOf]:
    """A project of a table whose category names a special column is a part of that column."""
    positions: dict[str, int] = {}
    for project, category, _ in projects:
        column = next((c for c in columns if category and c.title.endswith(category)), None)
        if column is not None:
            position = positions[column.id] = positions.get(column.id, 0) + 1
            yield PartOf(document=document, source=project.id, target=column.id, position=position)
