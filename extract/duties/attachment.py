"""归属 (attachment): for which task an annotation speaks.

The innermost unit that it governs: an annotation after an item speaks for the whole item; of several in one item each speaks
for what is before it, back to the annotation before. Two annotations next to each other speak for the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from plankg.extract.model import PartOf, PlacedNode, Span, Task
from plankg.extract.outline.parts import Parts
from plankg.extract.outline.units import Unit
from plankg.extract.text.annotations import RULE_LINE, Annotation

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

# So many groups of items have it after their last item alone, and so many times as many as have it elsewhere.
_GROUPS, _RATHER = 2, 4


@dataclass(frozen=True, slots=True)
class Attached:
    """An annotation with the task that it speaks for, why (`item`, `sentence` or `group`), and the line that gives its deadline."""

    target: PlacedNode
    scope: str
    annotation: Annotation
    time: Annotation | None

    @property
    def deadline(self) -> Span | None:
        """The place of its deadline: in the annotation itself, or in the line on time limits next to it."""
        return self.annotation.deadline or (self.time.deadline if self.time else None)


class _Entry(NamedTuple):
    """An annotation, the unit that it is in, the last measure before it, and the number of its group."""

    unit: Unit
    before: Unit | None
    annotation: Annotation
    group: int


def attached(document: "PlanDocument", parts: Parts) -> list[Attached]:
    """Each annotation with the task that it speaks for, item by item."""
    placed = list(_in_tasks(document, parts.units))
    groups = _groups(placed, parts)
    return [
        replace(one, target=groups[one.target.id], scope="group") if one.target.id in groups else one for one in placed
    ]


def _groups(placed: Sequence[Attached], parts: Parts) -> dict[str, Task]:
    """The last items of groups whose annotation speaks for the whole group, each with the heading of its group.

    So a document writes that has an annotation after the last item of each group, and after no other; and so does a heading
    with a list next to headings that have their annotation themselves.
    """
    works = {node.id: node for node in parts.nodes if isinstance(node, Task) and node.kind != "measure"}
    children: dict[str, list[str]] = {}
    for edge in parts.edges:
        if isinstance(edge, PartOf) and edge.source in works and edge.target in works:
            children.setdefault(edge.target, []).append(edge.source)
    annotated = {one.target.id for one in placed if one.annotation.bodies}
    above = {item: heading for heading, items in children.items() for item in items}
    ranks: dict[str | None, list[str]] = {}
    for work in works:
        ranks.setdefault(above.get(work), []).append(work)
    found: dict[str, Task] = {}
    among: dict[str, Task] = {}
    otherwise = 0
    for heading, items in children.items():
        own = [item for item in items if item in annotated]
        if own == items[-1:] and len(items) > 1 and heading not in annotated:
            found[items[-1]] = works[heading]
            beside = [one in annotated for one in ranks[above.get(heading)] if one not in children]
            if sum(beside) >= max(_GROUPS, _RATHER * (len(beside) - sum(beside))):
                among[items[-1]] = works[heading]
        elif own and len(items) > 1:
            otherwise += 1
    return found if len(found) >= max(_GROUPS, _RATHER * otherwise) else among


def _in_tasks(document: "PlanDocument", units: Sequence[Unit]) -> Iterator[Attached]:
    """Each annotation with the item or sentences that it follows."""
    by_task: dict[str, list[_Entry]] = {}
    before: Unit | None = None
    group = 0
    for unit in units:
        found = document.annotations.within(unit.span.start, unit.span.end)
        if not found or not document.annotations.is_one(unit.span):
            group += 1
        for annotation in found:
            by_task.setdefault(unit.task.id, []).append(_Entry(unit, before, annotation, group))
        if not found:
            before = unit
    for entries in by_task.values():
        yield from _in_one_task(entries)


def _in_one_task(entries: Sequence[_Entry]) -> Iterator[Attached]:
    """The annotations of one task."""
    time = next((e.annotation for e in entries if e.annotation.deadline and not e.annotation.bodies), None)
    several = len({entry.group for entry in entries if entry.annotation.rule != RULE_LINE}) > 1
    for unit, before, annotation, _ in entries:
        target, scope = unit.task, "item"
        if several and annotation.rule != RULE_LINE:
            alone = unit.owner is unit.task and before is not None and before.task.id == unit.task.id
            target, scope = (before.owner if alone and before else unit.owner), "sentence"
        yield Attached(target, scope, annotation, None if annotation.deadline or scope == "sentence" else time)
