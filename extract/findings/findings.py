"""发现 (findings): what a reader would want to know about a plan and does not see at a glance, each with its quotes.

Gaps (gaps.py) and contradictions (contradictions.py) as nodes of the graph. Each says whether it is the plan that does not
say, or the extractor that is not sure; what was compared and agrees is kept as well.
"""

from collections.abc import Iterator, Sequence

from plankg.extract.findings.contradictions import contradictions_of
from plankg.extract.findings.found import Found
from plankg.extract.findings.gaps import Facts, gaps_of
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model.edges import Quantifies
from plankg.extract.model.ids import NodeIds
from plankg.extract.model.nodes import Finding, Indicator, Section
from plankg.extract.targets.quantity_claims import claims_of


def findings_of(document: PlanDocument, facts: Facts, sections: Sequence[Section], ids: NodeIds) -> Iterator[Finding]:
    """The findings of a plan: contradictions first, then gaps, then what agrees; each kind in the order of the text.

    Args:
        document: the plan.
        facts: the plan's nodes, edges and blocks.
        sections: the sections of the outline.
        ids: gives the node ids of the document.
    """
    targets = [node for node in facts.nodes if isinstance(node, Indicator) and node.origin == "text"]
    same = [edge for edge in facts.edges if isinstance(edge, Quantifies)]
    claims = list(claims_of(document, sections))
    compared = list(contradictions_of(document, facts.table, targets, same, claims, facts.blocks))
    every = (
        *(one for one in compared if one.verdict != "agrees"),
        *gaps_of(facts),
        *(one for one in compared if one.verdict == "agrees"),
    )
    for rank, found in enumerate(every, 1):
        yield _node(facts.text, found, rank, ids)


def _node(text: str, found: Found, rank: int, ids: NodeIds) -> Finding:
    return Finding(
        id=ids.new("finding", found.span.start),
        document=ids.document,
        start=found.span.start,
        end=found.span.end,
        text=found.span.of(text),
        rule=f"finding-{found.kind}",
        kind=found.kind,
        verdict=found.verdict,
        message=found.message,
        rank=rank,
        about=found.about,
        evidence_starts=tuple(span.start for span in found.more),
        evidence_ends=tuple(span.end for span in found.more),
        evidence_quotes=tuple(span.of(text) for span in found.more),
    )
