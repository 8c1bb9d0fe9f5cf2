"""责任 (plan duties): who carries what in a plan: by its sentences, its annotations and its tables, and who is addressed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from plankg.extract.duties.attachment import attached
from plankg.extract.duties.body_headings import duties_by_heading
from plankg.extract.duties.gazetteer import region_of
from plankg.extract.duties.organizations import Bodies
from plankg.extract.duties.owners import Addressee, inferred_owners
from plankg.extract.duties.responsibilities import duty_edge, stated_duties
from plankg.extract.duties.task_deadlines import dated_tasks
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import (
    AddressedTo,
    IssuedBy,
    Organization,
    Project,
    ResponsibleFor,
    Span,
    Task,
)
from plankg.extract.outline.plan_outline import PlanOutline
from plankg.extract.tables.plan_tables import Carried, PlanTables
from plankg.extract.text.points_of_time import Dating


@dataclass(frozen=True, slots=True)
class PlanDuties:
    """The bodies of a plan and their edges.

    `merges` has for each printed name of a body that is not its own both and the rule that made them one; `dated`
    has the tasks that have a deadline, with it, by id; `unread` are pieces of annotations that no rule could read.
    """

    bodies: tuple[Organization, ...] = ()
    merges: tuple[tuple[str, str, str], ...] = ()
    heads: tuple[AddressedTo | IssuedBy, ...] = ()
    edges: tuple[ResponsibleFor, ...] = ()
    dated: Mapping[str, Task] = field(default_factory=dict)
    unread: tuple[Span, ...] = ()


def plan_duties(document: PlanDocument, outline: PlanOutline, tables: PlanTables) -> PlanDuties:
    """Find every duty of a plan, stated and inferred."""
    meta, parts = outline.meta, outline.parts
    dating = Dating.of(meta.title, meta.issued_on or meta.published_on, meta.period_start, meta.period_end)
    bodies = Bodies(region_of(meta.issuer, meta.title), meta.issuer, document.id)
    addressees = [Addressee(bodies.named(span.of(document.text)), span) for span in meta.addressees]
    issuers = [Addressee(bodies.named(span.of(document.text)), span) for span in meta.issuers]
    placed = attached(document, parts)
    stated = stated_duties(document, parts.units, placed, bodies)
    by_heading = duties_by_heading(document, parts, placed, bodies)
    duties = [*stated.edges, *by_heading, *(_tabled(document, bodies, carried) for carried in tables.carried)]
    works = [node for node in parts.nodes if isinstance(node, Task | Project)]
    parents = {edge.source: edge.target for edge in parts.edges}
    owners = inferred_owners(document.text, works, parents, duties, addressees, next(iter(issuers), None), bodies)
    return PlanDuties(
        heads=tuple(_heads(document, addressees, issuers)),
        edges=(*duties, *owners),
        dated=dated_tasks(document, parts, placed, tables.tasks, dating),
        unread=tuple(stated.unread),
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


def _tabled(document: PlanDocument, bodies: Bodies, carried: Carried) -> ResponsibleFor:
    """The duty that a cell of a table states; a name whose words are in two stretches is kept whole, without a place."""
    named, name = carried.body.named, carried.body.name
    edge = duty_edge(document, bodies, carried.node, carried.quote, named, carried.rule, carried.deadline)
    return edge if name is None else replace(edge, source=bodies.named(name).id, surface=name, surface_start=None)
