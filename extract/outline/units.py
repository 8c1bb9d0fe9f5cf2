"""单元 (units): the stretches of text that belong to one node, and the blocks that can support an indicator."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from plankg.extract.model import PlacedNode, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a heading task, an item or a project as a whole: what can support an indicator.

    `titles` are its own title, its column's and its heading's; `above` those of the task headings above, and `chapter` that of
    the outermost heading of any kind.
    """

    node: PlacedNode
    span: Span
    titles: tuple[str, ...]
    above: tuple[str, ...]
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of text that belongs to one node: a measure, an item's title, a project, a target's context.

    `owner` is the innermost node that a fact found in `span` belongs to, `task` the heading task, item or project that
    people would name.
    """

    span: Span
    owner: PlacedNode
    task: PlacedNode


def unit_at(units: Sequence[Unit], offset: int) -> Unit | None:
    """The unit that holds `offset`."""
    at = bisect_right(units, offset, key=lambda unit: unit.span.start) - 1
    return units[at] if at >= 0 and offset < units[at].span.end else None
