"""责任 (plan duties): who carries what in a plan: by its sentences, its annotations and its tables, and who is addressed."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import PlanDocument
from extract.duties.gazetteer import region_of
from extract.duties.organizations import Bodies
from extract.duties.owners import Addressee, inferred_owners
from extract.duties.responsibilities import duty_edge, stated_duties
from extract.model import (
    AddressedTo,
    IssuedBy,
    Organization,
    PartOf,
    Project,
    ResponsibleFor,
    Span,
    SpecialColumn,
    Task,
)
from extract.model.ids import NodeIds
from extract.outline.plan_outline import PlanOutline
from extract.outline.units import unit_at
from extract.tables.duty_tables import RULE as DUTY_TABLE
from extract.tables.duty_tables import project_duties
from extract.tables.plan_tables import PlanTables


@dataclass(frozen=True, slots=True)
class PlanDuties:
    """The bodies of a plan and their edges; `tasks` are the rows of duty tables, `parts` what each is a part of.

    `merges` has for each printed name of a body that is not its own both and the rule that made them one; `passed_over`
    are sentences that name a body which the annotations of the document leave out.
    """

    bodies: tuple[Organization, ...] = ()
    merges: tuple[tuple[str, str, str], ...] = ()
    heads: tuple[AddressedTo | IssuedBy, ...] = ()
    tasks: tuple[Task, ...] = ()
    parts: tuple[PartOf, ...] = ()
    edges: tuple[ResponsibleFor, ...] = ()
    passed_over: tuple[tuple[Span, str], ...] = ()


def plan_duties(document: PlanDocument, outline: PlanOutline, tables: PlanTables) -> PlanDuties:
    """Find every duty of a plan, stated and inferred."""
    meta, parts = outline.meta, outline.parts
    bodies = Bodies(region_of(meta.issuer, meta.title), meta.issuer, document.id)
    addressees = [Addressee(bodies.named(span.of(document.text)), span) for span in meta.addressees]
    issuers = [Addressee(bodies.named(span.of(document.text)), span) for span in meta.issuers]
    stated = stated_duties(document, parts.units, bodies)
    rows = list(_row_tasks(document, outline, tables))
    tabled = [*_row_duties(document, bodies, tables, [task for task, _ in rows])]
    tabled += project_duties(document, bodies, tables.projects)
    duties = [*stated.edges, *tabled]
    works = [node for node in parts.nodes if isinstance(node, Task | Project)]
    parents = {edge.source: edge.target for edge in parts.edges}
    owners = inferred_owners(document.text, works, parents, duties, addressees, next(iter(issuers), None), bodies)
    return PlanDuties(
        heads=tuple(_heads(document, addressees, issuers)),
        tasks=tuple(task for task, _ in rows),
        parts=tuple(part for _, part in rows if part is not None),
        edges=(*duties, *owners),
        passed_over=tuple(stated.passed_over),
        bodies=tuple(bodies.by_id.values()),
        merges=tuple(sorted((*names, rule) for names, rule in bodies.merges.items())),
    )


def _heads(
    document: PlanDocument, addressees: list[Addressee], issuers: list[Addressee]
) -> Iterator[AddressedTo | IssuedBy]:
    """Who is addressed, in order, and who issued the plan."""
    for position, addressee in enumerate(addressees, 1):
        yield AddressedTo(
            document=document.id, source=document.id, target=addressee.body.id, position=position, rule="salutation",
            start=addressee.span.start, end=addressee.span.end, quote=addressee.span.of(document.text),
        )  # fmt: skip
    for issuer in issuers:
        yield IssuedBy(
            document=document.id, source=document.id, target=issuer.body.id, rule="signature",
            start=issuer.span.start, end=issuer.span.end, quote=issuer.span.of(document.text),
        )  # fmt: skip


def _row_tasks(
    document: PlanDocument, outline: PlanOutline, tables: PlanTables
) -> Iterator[tuple[Task, PartOf | None]]:
    """The rows of duty tables as tasks, each a part of the task or special column that the table lies in."""
    ids, text = NodeIds.after(document.id, outline.parts.nodes), document.text
    for row in tables.duties.rows:
        task = Task(
            id=ids.new("task", row.task.start), document=document.id, start=row.task.start, end=row.task.end,
            text=row.task.of(text), rule=DUTY_TABLE, kind="item", number=row.number.of(text) if row.number else None,
        )  # fmt: skip
        above = unit_at(outline.parts.units, row.task.start)
        holds = above is not None and isinstance(above.task, Task | SpecialColumn)
        part = (
            PartOf(document=document.id, source=task.id, target=above.task.id, position=1) if above and holds else None
        )
        yield task, part


def _row_duties(
    document: PlanDocument, bodies: Bodies, tables: PlanTables, tasks: list[Task]
) -> Iterator[ResponsibleFor]:
    for row, task in zip(tables.duties.rows, tasks, strict=True):
        deadline = row.deadline.of(document.text) if row.deadline else None
        for named, cell in row.bodies:
            yield duty_edge(document, bodies, task, cell, named, DUTY_TABLE, deadline)
