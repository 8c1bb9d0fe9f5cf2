"""责任 (responsibilities): duty edges from bodies to the tasks, columns and projects that the text gives them.

Sentences (duties.py) bind a body to the sentence's own measure. An annotation behind an item speaks for the whole
item, unless the paragraph has several: then each speaks for the sentence before it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from extract.duties.allocations import allocation_rules
from extract.duties.mentions import Duty, mention_rules
from extract.duties.organizations import Bodies
from extract.model import PlacedNode, ResponsibleFor, Role, Span
from extract.outline.units import Unit
from extract.text.annotations import RULE_LINE, Annotation, Named
from extract.text.bodies import split_list
from extract.text.conventions import conventions_of
from extract.text.rule import Rule

if TYPE_CHECKING:
    from extract.document import PlanDocument

# So many annotated tasks make a document one that allocates by annotation.
_ALLOCATED = 3
_EVERYWHERE = "annotation-declared-everywhere"
_CONFIDENCE = {"annotation": 0.97, "duty": 0.85}


@dataclass(frozen=True, slots=True)
class Duties:
    """The stated duties of a document, and the sentences that name a body which its annotations leave out."""

    edges: list[ResponsibleFor]
    passed_over: list[tuple[Span, str]]


class _Attached(NamedTuple):
    """An annotation with the task that it speaks for, why (item or sentence), and the line that gives its deadline."""

    target: PlacedNode
    scope: str
    annotation: Annotation
    time: Annotation | None


def stated_duties(document: "PlanDocument", units: Sequence[Unit], bodies: Bodies) -> Duties:
    """Every duty that the words of a task, column or project state, in the order of the text.

    A document that allocates its tasks by annotations (（X牵头，Y负责）, 责任单位：…) says by them who is responsible; a body
    that its sentences only encourage or press (鼓励企业…, 各地要…) is then no bearer of a duty, and kept as a doubt.

    Args:
        document: the plan.
        units: the stretches of text that belong to a task, ordered by place (`Parts.units`).
        bodies: collects the organizations that are named.
    """
    annotated = list(_annotated_duties(document, units, bodies))
    allocates = len({edge.target for edge in annotated}) >= _ALLOCATED
    edges = [*_sentence_duties(document, units, bodies, allocating_only=allocates), *annotated]
    edges.sort(key=lambda edge: (edge.surface_start or edge.start, edge.position))
    passed = list(_passed_over(document, units)) if allocates else []
    return Duties(_once(edges), passed)


def _sentence_duties(
    document: "PlanDocument", units: Sequence[Unit], bodies: Bodies, *, allocating_only: bool
) -> Iterator[ResponsibleFor]:
    folded = document.folded
    rules = allocation_rules() if allocating_only else (*mention_rules(), *allocation_rules())
    for unit, rule, match, duty in _stated(document, units, rules):
        taken = document.annotations.within(unit.span.start, unit.span.end)
        if any(annotation.span.holds(duty.spans[0]) for annotation in taken):
            continue
        quote = Span(match.start(), min(max(match.end(), duty.spans[-1].end), unit.span.end))
        for position, span in enumerate(duty.spans, 1):
            role: Role = "lead" if span.of(folded).startswith("牵头") else duty.role
            named, around = Named(span, role, position), _around(duty.spans, position)
            yield duty_edge(document, bodies, unit.owner, quote, named, rule.name, around=around)


def _passed_over(document: "PlanDocument", units: Sequence[Unit]) -> Iterator[tuple[Span, str]]:
    for unit, _, match, duty in _stated(document, units, mention_rules()):
        taken = document.annotations.within(unit.span.start, unit.span.end)
        if not any(annotation.span.start <= match.start() < annotation.span.end for annotation in taken):
            yield Span(match.start(), match.end()), "、".join(span.of(document.text) for span in duty.spans)


def _stated(
    document: "PlanDocument", units: Sequence[Unit], rules: Sequence[Rule[Duty]]
) -> Iterator[tuple[Unit, Rule[Duty], re.Match[str], Duty]]:
    """What the rules find, unit by unit and rule by rule; a rule is tried only on the units that hold a cue of it."""
    starts = [unit.span.start for unit in units]
    hopeful: set[tuple[int, int]] = set()
    for number, rule in enumerate(rules):
        for cue in rule.cues:
            for place in document.places(cue):
                at = bisect_right(starts, place) - 1
                if at >= 0 and place + len(cue) <= units[at].span.end:
                    hopeful.add((at, number))
    for at, number in sorted(hopeful):
        unit, rule = units[at], rules[number]
        for match, duty in rule.matches(document.folded, unit.span.start, unit.span.end):
            yield unit, rule, match, duty


def _annotated_duties(document: "PlanDocument", units: Sequence[Unit], bodies: Bodies) -> Iterator[ResponsibleFor]:
    conventions = conventions_of(document.folded)
    for target, scope, annotation, time in _attached(document, units):
        declared = [c for c in conventions if c.span.start <= annotation.span.end]
        ruling = next((c for c in reversed(declared) if c.kind != "everywhere"), None)
        spans = [named.span for named in annotation.bodies]
        for at, named in enumerate(annotation.bodies, 1):
            rule = f"{annotation.rule}:{scope}"
            around = _around(spans, at)
            edge = duty_edge(document, bodies, target, annotation.span, named, rule, annotation.deadline, around)
            if time is not None:
                starts, ends = (time.span.start,), (time.span.end,)
                edge = replace(edge, deadline=time.deadline, evidence_starts=starts, evidence_ends=ends)
            alone = (
                ruling is not None and ruling.kind == "first-body" and all(b.role == "owner" for b in annotation.bodies)
            )
            if ruling is not None and (named.labelled or alone) and named.role == "owner":
                leads = named.group == 0 if ruling.kind == "first-comma" else named.position == 1
                edge = replace(
                    edge, role="lead" if leads else "owner", rule=f"{rule}:{ruling.kind}",
                    evidence_starts=(*edge.evidence_starts, ruling.span.start),
                    evidence_ends=(*edge.evidence_ends, ruling.span.end),
                )  # fmt: skip
            yield edge
        for convention in declared:
            if convention.bodies is not None:
                declared_bodies = split_list(document.folded, convention.bodies.start, convention.bodies.end)
                for position, span in enumerate(declared_bodies, 1):
                    named = Named(span, "owner", position)
                    yield duty_edge(document, bodies, target, convention.span, named, _EVERYWHERE)


def _attached(document: "PlanDocument", units: Sequence[Unit]) -> Iterator["_Attached"]:
    """Each annotation with the task that it speaks for: the whole item, or of several in one item its own sentence."""
    by_task: dict[str, list[tuple[Unit, Unit | None, Annotation]]] = {}
    before: Unit | None = None
    for unit in units:
        found = document.annotations.within(unit.span.start, unit.span.end)
        for annotation in found:
            by_task.setdefault(unit.task.id, []).append((unit, before, annotation))
        if not found:
            before = unit
    for placed in by_task.values():
        entries = [entry for entry in placed if entry[2].bodies]
        time = next((a for _, _, a in placed if a.deadline and not a.bodies), None)
        for unit, previous, annotation in entries:
            target, scope = unit.task, "item"
            alone = unit.owner is unit.task and previous is not None and previous.task.id == unit.task.id
            if len({entry[2].rule for entry in entries}) == 1 and len(entries) > 1 and annotation.rule != RULE_LINE:
                target, scope = (previous.owner if alone and previous else unit.owner), "sentence"
            yield _Attached(target, scope, annotation, None if annotation.deadline else time)


def _around(spans: Sequence[Span], position: int) -> tuple[Span | None, Span | None]:
    """The first name of a list and the one behind the name at `position` (1 = first)."""
    return spans[0] if position > 1 else None, spans[position] if position < len(spans) else None


def duty_edge(
    document: "PlanDocument",
    bodies: Bodies,
    target: PlacedNode,
    quote: Span,
    named: Named,
    rule: str,
    deadline: str | None = None,
    around: tuple[Span | None, Span | None] = (None, None),
) -> ResponsibleFor:
    """The edge of one stated duty.

    Args:
        document: the plan.
        bodies: the organizations of the document.
        target: what the body carries.
        quote: the words that state it.
        named: the body's name, role and place in its list.
        rule: what read it.
        deadline: the time limit as printed.
        around: the first name of the list, and the one behind this.
    """
    name = named.span
    text = document.text
    surface = name.of(text)
    before, after = (span.of(text) if span else None for span in around)
    return ResponsibleFor(
        document=target.document,
        source=bodies.named(surface, before, after).id,
        target=target.id,
        start=quote.start,
        end=quote.end,
        quote=quote.of(text),
        rule=rule,
        surface=surface,
        surface_start=name.start,
        role=named.role,
        position=named.position,
        basis="stated",
        deadline=deadline,
        confidence=_CONFIDENCE[rule.partition("-")[0]],
    )


def _once(edges: list[ResponsibleFor]) -> list[ResponsibleFor]:
    """One edge for each printed name: of two rules that read the same words the first in the order of rules stays.

    A name in a declaration (以下均需各区政府落实) gives an edge to every task that it speaks for.
    """
    kept: list[ResponsibleFor] = []
    taken_to = -1
    for edge in edges:
        start = edge.surface_start if edge.surface_start is not None else edge.start
        if edge.rule == _EVERYWHERE:
            kept.append(edge)
        elif start >= taken_to:
            kept.append(edge)
            taken_to = start + len(edge.surface)
    return kept
