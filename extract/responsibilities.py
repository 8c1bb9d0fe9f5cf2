"""责任 (responsibilities): duty edges from bodies to the tasks, columns and projects that the text gives them.

Sentences (duties.py) bind a body to the sentence's own measure. An annotation behind an item speaks for the whole
item, unless the paragraph has several: then each speaks for the sentence before it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.annotations import Annotation, annotations_in
from extract.duties import duty_rules
from extract.model import Organization, PlacedNode, ResponsibleFor, Role, Span
from extract.organizations import Region, organization
from extract.parts import Unit

_CONFIDENCE = {"annotation": 0.97, "duty": 0.85}


@dataclass(slots=True)
class Bodies:
    """The organizations of one document: printed names in, one Organization for each body out, aliases united."""

    region: Region
    issuer: str | None
    by_id: dict[str, Organization] = field(default_factory=dict)

    def named(self, surface: str) -> Organization:
        """The body that `surface` means, known from now on by this name too."""
        body = organization(surface, self.region, self.issuer)
        known = self.by_id.get(body.id)
        if known is not None:
            body = replace(known, aliases=tuple(sorted({*known.aliases, *body.aliases})))
        self.by_id[body.id] = body
        return body


def stated_duties(text: str, folded: str, units: Sequence[Unit], bodies: Bodies) -> list[ResponsibleFor]:
    """Every duty that the words of a task, column or project state, in the order of the text.

    Args:
        text: the canonical text.
        folded: `fold(text)`.
        units: the stretches of text that belong to a task, ordered by place (`Parts.units`).
        bodies: collects the organizations that are named.
    """
    edges = [*_sentence_duties(text, folded, units, bodies), *_annotated_duties(text, folded, units, bodies)]
    edges.sort(key=lambda edge: (edge.surface_start or edge.start, edge.position))
    return _once(edges)


def unit_at(units: Sequence[Unit], offset: int) -> Unit | None:
    """The unit that holds `offset`."""
    at = bisect_right(units, offset, key=lambda unit: unit.span.start) - 1
    return units[at] if at >= 0 and offset < units[at].span.end else None


def _sentence_duties(text: str, folded: str, units: Sequence[Unit], bodies: Bodies) -> Iterator[ResponsibleFor]:
    for unit in units:
        for rule in duty_rules():
            for match, duty in rule.matches(folded, unit.span.start, unit.span.end):
                quote = Span(match.start(), min(max(match.end(), duty.spans[-1].end), unit.span.end))
                for position, span in enumerate(duty.spans, 1):
                    role: Role = "lead" if span.of(folded).startswith("牵头") else duty.role
                    yield _edge(text, bodies, unit.owner, quote, span, role, position, rule.name)


def _annotated_duties(text: str, folded: str, units: Sequence[Unit], bodies: Bodies) -> Iterator[ResponsibleFor]:
    by_task: dict[str, list[tuple[Unit, Unit | None, Annotation]]] = {}
    before: Unit | None = None
    for unit in units:
        found = list(annotations_in(folded, unit.span.start, unit.span.end))
        for annotation in found:
            by_task.setdefault(unit.task.id, []).append((unit, before, annotation))
        if not found:
            before = unit
    for entries in by_task.values():
        for unit, previous, annotation in entries:
            target, scope = unit.task, "item"
            if len(entries) > 1:
                whole = unit.owner is unit.task and previous is not None and previous.task.id == unit.task.id
                target, scope = (previous.owner if whole and previous else unit.owner), "sentence"
            for span, role, position in annotation.bodies:
                rule = f"{annotation.rule}:{scope}"
                yield _edge(text, bodies, target, annotation.span, span, role, position, rule)


def _edge(
    text: str,
    bodies: Bodies,
    target: PlacedNode,
    quote: Span,
    name: Span,
    role: Role,
    position: int,
    rule: str,
) -> ResponsibleFor:
    surface = name.of(text)
    return ResponsibleFor(
        document=target.document,
        source=bodies.named(surface).id,
        target=target.id,
        start=quote.start,
        end=quote.end,
        quote=quote.of(text),
        rule=rule,
        surface=surface,
        surface_start=name.start,
        role=role,
        position=position,
        basis="stated",
        confidence=_CONFIDENCE[rule.partition("-")[0]],
    )


def _once(edges: list[ResponsibleFor]) -> list[ResponsibleFor]:
    """One edge for each printed name: of two rules that read the same words the first in the order of rules stays."""
    kept: list[ResponsibleFor] = []
    taken_to = -1
    for edge in edges:
        start = edge.surface_start if edge.surface_start is not None else edge.start
        if start >= taken_to:
            kept.append(edge)
            taken_to = start + len(edge.surface)
    return kept
