"""核查结果 (plan findings): the doubts of a plan, and what a reader would want to know about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from plankg.extract.findings.doubts import doubts_of
from plankg.extract.findings.findings import findings_of
from plankg.extract.findings.gaps import Facts
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Doubt, Finding, Span
from plankg.extract.model.ids import NodeIds
from plankg.extract.results import Results


@dataclass(frozen=True, slots=True)
class PlanFindings:
    """Doubts in the order of the stages; findings: contradictions first, then gaps, then what agrees."""

    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()


def plan_findings(document: PlanDocument, results: Results, entities: Sequence[Span]) -> PlanFindings:
    """Look over the results of all stages.

    Args:
        document: the plan.
        results: what the stages found.
        entities: what a trained component calls a body.
    """
    doubts = tuple(doubts_of(document, results.outline, results.tables, results.duties, entities))
    facts = Facts(
        document.text,
        results.outline.meta.title_span,
        [*results.nodes, *doubts, *results.duties.bodies],
        results.edges,
        results.outline.parts.blocks,
    )
    sections = results.outline.parts.sections
    return PlanFindings(doubts, tuple(findings_of(document, facts, sections, NodeIds(document.id))))
