"""表单 (forms): tables of labels with what they ask for next to them (任务书, 申报书): 项目名称 | … | 建设期限 | …"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plankg.extract.layout.columns import BODY_KINDS, Column
from plankg.extract.layout.form_fields import fields_of
from plankg.extract.model import Project
from plankg.extract.model.ids import NodeIds
from plankg.extract.tables.body_cells import CellBody, bodies_of
from plankg.extract.tables.projects import ROLES, years_in
from plankg.extract.text.grids import Cell

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

RULE = "form"


@dataclass(frozen=True, slots=True)
class FormProject:
    """The project that a form is about, the bodies that it names with their cells, and the cells that say what is to be done."""

    project: Project
    bodies: tuple[tuple[CellBody, Cell], ...]
    aims: tuple[Cell, ...]


def form_projects(document: "PlanDocument", ids: NodeIds) -> list[FormProject]:
    """The projects of forms that name one (项目名称); `ids` gives the node ids of the document."""
    found: list[FormProject] = []
    for table in document.tables:
        fields = fields_of(document.folded, table.grid) if table.use == "form" else []
        named = next((cell for column, cell in fields if column.kind == "name" and "指标" not in column.title), None)
        if named is not None and named.span is not None:
            found.append(_project(document, fields, named, ids))
    return found


def _project(document: "PlanDocument", fields: Sequence[tuple[Column, Cell]], named: Cell, ids: NodeIds) -> FormProject:
    text = document.text
    printed = {column.kind: cell.words(text) for column, cell in reversed(fields)}
    first, last = years_in(printed.get("years") or printed.get("deadline") or "")
    span = named.spans[0]
    project = Project(
        id=ids.new("project", span.start), document=ids.document, start=span.start, end=span.end, text=span.of(text),
        rule=RULE, number=printed.get("number"), name=re.sub(r"\s+", "", named.words(text)), place=printed.get("place"),
        construction=printed.get("construction"), year_start=first, year_end=last, scale=printed.get("scale"),
        investment_raw=printed.get("investment"),
    )  # fmt: skip
    bodies = [
        (body, cell)
        for column, cell in fields
        if column.kind in BODY_KINDS
        for body in bodies_of(document.folded, cell, "owner" if column.kind == "performer" else ROLES[column.kind])
    ]
    aims = tuple(cell for column, cell in fields if column.kind in {"result", "content", "task", "measures", "value"})
    return FormProject(project, tuple(bodies), aims)
