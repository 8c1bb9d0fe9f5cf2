"""责任 (responsibilities): duty edges from bodies to the tasks, columns and projects that the text gives them.

Sentences (mentions.py, allocations.py) bind a body to the sentence's own measure, or to the item that they speak of. An
annotation after an item speaks for the whole item, unless the paragraph has several: then each speaks for the sentence before it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from plankg.extract.duties.allocations import allocation_rules
from plankg.extract.duties.attachment import Attached
from plankg.extract.duties.mentions import Duty, mention_rules
from plankg.extract.duties.organizations import Bodies
from plankg.extract.duties.subjects import subject_rules
from plankg.extract.model import PlacedNode, ResponsibleFor, Role, Span
from plankg.extract.outline.units import Unit
from plankg.extract.text.annotations import Named
from plankg.extract.text.bodies import split_list
from plankg.extract.text.conventions import Convention
from plankg.extract.text.numbering import marker_at
from plankg.extract.text.rule import RuleSet, compiled
from plankg.extract.text.unbroken import unbroken

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

# What is left of a sentence that says nothing but who: 市林业局牵头负责，市水利局配合，6月底前完成.
_ONLY_WHO = (
    r"(?:由|牵头|负责|配合|参与|参加|协助|协同|具体|共同|分别|抓好|落实|实施|办理|推进|等|有关|相关|部门|单位|按照?(?:各自)?职责(?:分工)?|[,、;。和及与])+"
    r"(?:(?:20\d\d年)?(?:\d{1,2}月|年)?[底末]?前(?:[\u4e00-\u9fff]{0,6}(?:完成|运行|使用|建成|到位|印发))?[,。;]?)?"
)
_EVERYWHERE = "annotation-declared-everywhere"
# 此项工作由甲局牵头: a sentence that speaks of the whole item.
_OF_THE_WHOLE = (
    r"(?:[此该本这]项?|以上|上述)(?:各项|具体|重点|所有)?(?:工作|任务|事项|措施|行动|内容)(?:均|都|具体|分别)?由"
)
_CONFIDENCE = {"annotation": 0.97, "duty": 0.85}


@dataclass(frozen=True, slots=True)
class Duties:
    """The stated duties of a document, and the pieces of its annotations that no rule could read."""

    edges: list[ResponsibleFor]
    unread: list[Span]


def stated_duties(
    document: "PlanDocument", units: Sequence[Unit], placed: Sequence[Attached], bodies: Bodies
) -> Duties:
    """Every duty that the words of a task, column or project state, in the order of the text.

    One rule holds for all documents (docs/duties.md). Whoever a sentence encourages or presses to act is a `performer` or
    `subject`, which counts of duties keep apart. A task with an annotation says by it who is responsible: its sentences add
    only what they allocate (X牵头, X要…), not whom they mention (与X协作).

    Args:
        document: the plan.
        units: the stretches of text that belong to a task, ordered by place (`Parts.units`).
        placed: its annotations, each with its task.
        bodies: collects the organizations that are named.
    """
    allocated = {one.target.id for one in placed if one.annotation.bodies}
    edges = [*_sentence_duties(document, units, bodies, allocated), *_annotated_duties(document, placed, bodies)]
    edges.sort(key=lambda edge: edge.surface_start or edge.start)
    return Duties(_once(edges), [span for one in placed for span in one.annotation.unread])


def _sentence_duties(
    document: "PlanDocument", units: Sequence[Unit], bodies: Bodies, allocated: AbstractSet[str]
) -> Iterator[ResponsibleFor]:
    mentions, rules = {rule.name for rule in (*mention_rules(), *subject_rules())}, _sentence_rules()
    first: Unit | None = None  # of the paragraph, which ends at `line_end`
    line_end = 0
    for unit in units:
        if first is None or first.task is not unit.task or unit.span.start >= line_end:
            first, line_end = unit, _line_end(document, unit.span.start)
        # 区公安局:负责…: the name was taken for the title of the paragraph.
        titled = document.folded.startswith(":", unit.span.start) and unit.task.start < unit.span.start
        begin, target = (unit.task.start, unit.task) if titled else (unit.span.start, unit.owner)
        words = unbroken(document.folded, begin, unit.span.end)
        if compiled(_OF_THE_WHOLE).match(words.words):
            target = unit.task
        found = list(rules.matches(words.words))
        if not found:
            continue
        if first is not unit and _says_only_who(words.words, [span for _, _, duty in found for span in duty.spans]):
            target = first.owner
        taken = [annotation.span for annotation in document.annotations.within(unit.span.start, unit.span.end)]
        annotated = unit.task.id in allocated or unit.owner.id in allocated
        for rule, match, duty in found:
            spans = [words.span(span.start, span.end) for span in duty.spans]
            mentioned = rule.name in mentions and duty.role not in {"performer", "subject"}
            if (mentioned and annotated) or any(span.holds(spans[0]) for span in taken):
                continue
            quote = words.span(match.start(), max(match.end(), duty.spans[-1].end))
            for position, span in enumerate(spans, 1):
                role: Role = "lead" if span.of(document.folded).startswith("牵头") else duty.role
                yield duty_edge(
                    document, bodies, target, quote, Named(span, role, position), rule.name,
                    around=_around(spans, position),
                )  # fmt: skip


def _line_end(document: "PlanDocument", place: int) -> int:
    """Where the line ends that a place is in."""
    at = bisect_right(document.lines, place, key=lambda line: line.start)
    return document.lines[at - 1].end if at else place


def _says_only_who(words: str, bodies: Sequence[Span]) -> bool:
    """Whether a sentence names bodies and their parts, and nothing that is done: it speaks of what was said before."""
    rest, at = "", 0
    for body in sorted(set(bodies)):
        rest, at = rest + words[at : body.start], max(at, body.end)
    return compiled(_ONLY_WHO).fullmatch((rest + words[at:]).replace(" ", "")) is not None


@cache
def _sentence_rules() -> RuleSet[Duty]:
    return RuleSet((*mention_rules(), *subject_rules(), *allocation_rules()))


def _annotated_duties(document: "PlanDocument", placed: Sequence[Attached], bodies: Bodies) -> Iterator[ResponsibleFor]:
    conventions = document.conventions
    plans = _plan_starts(document) if conventions else []
    for one in placed:
        annotation = one.annotation
        if not annotation.bodies:
            continue
        declared = [c for c in conventions if c.holds_at(annotation.span) and _is_in_one_plan(plans, c.span, one)]
        ruling = next((c for c in reversed(declared) if c.kind != "everywhere"), None)
        if ruling and ruling.divided and not any(body.group for body in annotation.bodies):
            ruling = None
        spans = [named.span for named in annotation.bodies]
        alone = all(body.role == "owner" for body in annotation.bodies)
        for at, named in enumerate(annotation.bodies, 1):
            rule = f"{annotation.rule}:{one.scope}"
            around = _around(spans, at)
            deadline = one.deadline.of(document.text) if one.deadline else None
            edge = duty_edge(document, bodies, one.target, annotation.span, named, rule, deadline, around)
            if one.time is not None:
                edge = replace(edge, evidence_starts=(one.time.span.start,), evidence_ends=(one.time.span.end,))
            yield _declared(edge, named, ruling, alone=alone)
        for convention in declared:
            if convention.bodies is not None:
                own = {named.span.of(document.folded) for named in annotation.bodies}
                declared_bodies = split_list(document.folded, convention.bodies.start, convention.bodies.end)
                others = [span for span in declared_bodies if span.of(document.folded) not in own]
                for position, span in enumerate(others, 1):
                    named = Named(span, "owner", position)
                    yield duty_edge(document, bodies, one.target, convention.span, named, _EVERYWHERE)


def _plan_starts(document: "PlanDocument") -> list[int]:
    """Where the count of 一、 begins anew: the text holds several plans, one after the other, none of which has chapters."""
    markers = [marker for line in document.lines if (marker := marker_at(document.folded, line.start, line.end))]
    if any(marker.style in {"编", "篇", "部分", "章", "节"} for marker in markers):
        return []
    return [marker.span.start for marker in markers if marker.style == "一、" and marker.n == 1]


def _is_in_one_plan(plans: Sequence[int], declaration: Span, one: Attached) -> bool:
    """Whether no other plan begins between a declaration and what it would speak for."""
    return bisect_right(plans, declaration.start) >= bisect_right(plans, one.annotation.span.start)


def _declared(edge: ResponsibleFor, named: Named, ruling: Convention | None, *, alone: bool) -> ResponsibleFor:
    """The edge in the role that the document's own convention gives, with the place of the convention."""
    if ruling is None or named.role != "owner" or not (named.labelled or alone):
        return edge
    leads = named.group == 0 if ruling.kind == "first-comma" else named.position == 1
    return replace(
        edge,
        role="lead" if leads else (ruling.others or "owner"),
        rule=f"{edge.rule}:{ruling.kind}",
        evidence_starts=(*edge.evidence_starts, ruling.span.start),
        evidence_ends=(*edge.evidence_ends, ruling.span.end),
    )


def _around(spans: Sequence[Span], position: int) -> tuple[Span | None, Span | None]:
    """The first name of a list and the one after the name at `position` (1 = first)."""
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
        around: the first name of the list, and the one after this.
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
