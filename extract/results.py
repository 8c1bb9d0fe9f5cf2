"""结果 (results): what the stages found in one plan, before it becomes a graph."""

from collections.abc import Sequence
from dataclasses import dataclass

from plankg.extract.duties.plan_duties import PlanDuties
from plankg.extract.model import Edge, Node, Supports
from plankg.extract.outline.plan_citations import PlanCitations
from plankg.extract.outline.plan_outline import PlanOutline
from plankg.extract.tables.plan_tables import PlanTables
from plankg.extract.targets.plan_targets import PlanTargets


@dataclass(frozen=True, slots=True)
class Results:
    """What the stages of extraction found in one plan."""

    outline: PlanOutline
    tables: PlanTables
    targets: PlanTargets
    duties: PlanDuties
    supports: Sequence[Supports]
    citations: PlanCitations

    @property
    def nodes(self) -> list[Node]:
        """The nodes of the plan's facts, without its bodies and policies."""
        table = self.tables
        parts = self.outline.parts.nodes
        found = [*parts, *table.indicators, *self.targets.indicators, *table.projects, *table.tasks]
        return [self.duties.dated.get(node.id, node) for node in found]

    @property
    def edges(self) -> list[Edge]:
        """The edges of the plan's facts."""
        table, targets, duties = self.tables, self.targets, self.duties
        structure: list[Edge] = [*table.parts, *self.outline.parts.edges, *targets.sets, *targets.quantifies]
        return [*structure, *duties.heads, *duties.edges, *self.supports, *self.citations.edges]
