"""目标值 (plan targets): the targets in the running text of a plan, and the indicators of its tables that they speak of."""

from dataclasses import dataclass, replace

from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Indicator, Quantifies, Sets
from plankg.extract.model.ids import NodeIds
from plankg.extract.outline.plan_outline import PlanOutline
from plankg.extract.tables.plan_tables import PlanTables
from plankg.extract.targets.quantifies import quantifies
from plankg.extract.targets.text_targets import text_targets
from plankg.extract.targets.word_targets import IN_WORDS


@dataclass(frozen=True, slots=True)
class PlanTargets:
    """The indicators of origin `text`, what sets each, and the table indicators about the same quantities."""

    indicators: tuple[Indicator, ...] = ()
    sets: tuple[Sets, ...] = ()
    quantifies: tuple[Quantifies, ...] = ()


def plan_targets(document: PlanDocument, outline: PlanOutline, tables: PlanTables) -> PlanTargets:
    """Find the targets in the running text."""
    ids = NodeIds.after(document.id, tables.indicators)
    units = sorted([*outline.parts.units, *tables.units], key=lambda unit: unit.span.start)
    found = text_targets(document, replace(outline.parts, units=units), ids, outline.meta, tables.places)
    indicators = tables.dated(found.indicators)
    same = tuple(quantifies(indicators, tables.indicators))
    # 全覆盖 prints no number: it is one where a table of the plan measures the same by a rate.
    measured = {edge.source for edge in same}
    unmeasured = {one.id for one in indicators if one.rule == IN_WORDS and one.id not in measured}
    return PlanTargets(
        tuple(one for one in indicators if one.id not in unmeasured),
        tuple(edge for edge in found.sets if edge.target not in unmeasured),
        same,
    )
