"""Evidence check: every fact stands where it says it stands, before anything is stored."""

from plankg.extract.errors import EvidenceError
from plankg.extract.model import Edge, Finding, Node, PlacedNode, PlanGraph, ResponsibleFor, StatedEdge


def check_evidence(plan: PlanGraph) -> None:
    """Compare every quote with its slice of the text, every edge with the nodes, every id with the others.

    Raises:
        EvidenceError: for the first fact that does not hold; it names the fact and says why.
    """
    seen: set[str] = set()
    for node in plan.all_nodes():
        _check_node(plan, node, seen)
    for edge in plan.edges:
        _check_edge(plan, edge, seen)


def _check_node(plan: PlanGraph, node: Node, seen: set[str]) -> None:
    if node.id in seen:
        raise EvidenceError(plan.document.id, node.id, "编号重复")
    seen.add(node.id)
    if isinstance(node, PlacedNode):
        _check_slice(plan, node.id, node.start, node.end, node.text)
    if isinstance(node, Finding):
        places = zip(node.evidence_starts, node.evidence_ends, node.evidence_quotes, strict=True)
        for start, end, quote in places:
            _check_slice(plan, node.id, start, end, quote)


def _check_edge(plan: PlanGraph, edge: Edge, ids: set[str]) -> None:
    fact = f"{edge.source} -{edge.type}-> {edge.target}"
    for end in (edge.source, edge.target):
        if end not in ids:
            raise EvidenceError(plan.document.id, fact, f"节点 {end} 不存在")
    if isinstance(edge, StatedEdge):
        _check_slice(plan, fact, edge.start, edge.end, edge.quote)
    if isinstance(edge, ResponsibleFor) and edge.surface_start is not None:
        _check_slice(plan, fact, edge.surface_start, edge.surface_start + len(edge.surface), edge.surface)


def _check_slice(plan: PlanGraph, fact: str, start: int, end: int, quote: str) -> None:
    if not quote.strip():
        raise EvidenceError(plan.document.id, fact, "没有引文")
    if not 0 <= start < end <= len(plan.text) or plan.text[start:end] != quote:
        raise EvidenceError(plan.document.id, fact, f"第 {start}–{end} 字与引文“{quote[:20]}”不一致")
