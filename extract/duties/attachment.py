"""归属 (attachment): for which task an annotation speaks.

The innermost unit that it governs: an annotation after an item speaks for the whole item; of several in one item each speaks
for what is before it, back to the annotation before. Two annotations next to each other speak for the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from plankg.extract.model import PlacedNode, Span
from plankg.extract.outline.units import Unit
from plankg.extract.text.annotations import RULE_LINE, Annotation

if TYPE_CHECKING:
    from plankg.extract.document import PlanDocument


@dataclass(frozen=True, slots=True)
class Attached:
    """An annotation with the task that it speaks for, why (`item` or `sentence`), and the line that gives its deadline."""

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


def attached(document: "PlanDocument", units: Sequence[Unit]) -> Iterator[Attached]:
    """Each annotation with the task that it speaks for, item by item."""
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
