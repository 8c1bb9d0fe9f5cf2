"""结构 (plan outline): what the outline of a plan gives: its headings, what its head says, its sections and tasks."""

from dataclasses import dataclass

from plankg.extract.errors import NoStructure
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model.ids import NodeIds
from plankg.extract.outline.headings import Heading
from plankg.extract.outline.metadata import Metadata, metadata_of
from plankg.extract.outline.outline import outline_of
from plankg.extract.outline.parts import Parts, parts_of
from plankg.extract.outline.unnumbered import whole_text


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """The headings, the metadata, and the nodes and edges of sections, tasks, special columns and projects."""

    headings: tuple[Heading, ...]
    meta: Metadata
    parts: Parts


def plan_outline(document: PlanDocument) -> PlanOutline:
    """Read the outline of a plan.

    Raises:
        NoStructure: the text is a title at most.
    """
    headings = outline_of(document)
    if not document.lines:
        raise NoStructure(document.source.path, document.text.count("\n") + 1)
    meta = metadata_of(document, headings[0].span.start if headings else len(document.text))
    # A list of duties may be a title and a table, without one heading.
    if not headings and not any(grid.columns > 1 for grid in document.grids):
        headings = whole_text(document, meta)
        if not headings:
            raise NoStructure(document.source.path, document.text.count("\n") + 1)
    return PlanOutline(tuple(headings), meta, parts_of(document, headings, NodeIds(document.id)))
