"""汇总 (assembly): the results of the stages as one PlanGraph, in the order of the schema, every quote compared with the text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from plankg.extract.duties.hierarchy import hierarchy_of
from plankg.extract.findings.plan_findings import PlanFindings
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import (
    Document,
    Edge,
    Node,
    PlacedNode,
    PlanGraph,
    Section,
    StatedIn,
)
from plankg.extract.model.evidence import check_evidence
from plankg.extract.outline.plan_outline import PlanOutline
from plankg.extract.results import Results
from plankg.extract.rules_version import rules_version


def assembled(document: PlanDocument, results: Results, found: PlanFindings) -> PlanGraph:
    """The graph of a plan.

    Raises:
        EvidenceError: a fact is not where it says it is.
    """
    nodes: list[Node] = [*results.nodes, *found.doubts, *found.findings]
    bodies = results.duties.bodies
    edges: list[Edge] = [
        *results.edges,
        *_stated_in(document.id, nodes, results.outline.parts.sections),
        *hierarchy_of(document.id, bodies),
    ]
    plan = PlanGraph(
        document=_document(document, results.outline),
        text=document.text,
        nodes=(*nodes, *bodies, *results.citations.policies),
        edges=tuple(edges),
        merges=results.duties.merges,
    )
    check_evidence(plan)
    return plan


def _document(document: PlanDocument, outline: PlanOutline) -> Document:
    meta, source = outline.meta, document.source
    return Document(
        id=document.id, title=meta.title, issuer=meta.issuer, document_number=meta.document_number,
        issued_on=meta.issued_on, published_on=meta.published_on, period_start=meta.period_start,
        period_end=meta.period_end, sha256=source.sha256, length=len(source.text),
        page_starts=source.page_starts or None, rules=rules_version(),
    )  # fmt: skip


def _stated_in(document: str, nodes: Sequence[Node], sections: Sequence[Section]) -> Iterator[StatedIn]:
    """An edge from every placed node to the innermost section that it begins in."""
    starts = [section.start for section in sections]
    for node in nodes:
        if not isinstance(node, PlacedNode) or isinstance(node, Section):
            continue
        at = bisect_right(starts, node.start) - 1
        while at >= 0 and sections[at].range_end < node.end:
            at -= 1
        if at >= 0:
            yield StatedIn(document=document, source=node.id, target=sections[at].id)
