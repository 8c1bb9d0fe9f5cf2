"""政策 (plan citations): the policies that a plan cites, and the one whose text it is, with their edges."""

from dataclasses import dataclass

from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Cites, Policy, TextOf
from plankg.extract.outline.citations import citations_of
from plankg.extract.outline.plan_outline import PlanOutline
from plankg.extract.outline.units import unit_at


@dataclass(frozen=True, slots=True)
class PlanCitations:
    """The policies in the order of their first mention, the plan's own first, and the edges to them."""

    policies: tuple[Policy, ...] = ()
    edges: tuple[TextOf | Cites, ...] = ()


def plan_citations(document: PlanDocument, outline: PlanOutline) -> PlanCitations:
    """Find the policies that a plan cites; each citation belongs to the task that it lies in, or to the document."""
    policies: dict[str, Policy] = {}
    own = _policy(policies, outline.meta.work, outline.meta.document_number)
    edges: list[TextOf | Cites] = [TextOf(document=document.id, source=document.id, target=own.id)]
    for citation in citations_of(document, outline.meta.work):
        policy = _policy(policies, citation.title, citation.document_number)
        unit = unit_at(outline.parts.units, citation.span.start)
        owner = unit.owner.id if unit and not unit.owner.id.startswith(f"{document.id}:column") else None
        edges.append(
            Cites(
                document=document.id, source=owner or document.id, target=policy.id, rule="policy-in-title-marks",
                start=citation.span.start, end=citation.span.end, quote=citation.span.of(document.text),
            )
        )  # fmt: skip
    return PlanCitations(tuple(policies.values()), tuple(edges))


def _policy(policies: dict[str, Policy], title: str, number: str | None) -> Policy:
    key = f"policy:{title}".replace("/", "·")
    known = policies.get(key)
    if known is None or (known.document_number is None and number is not None):
        policies[key] = Policy(id=key, title=title, document_number=number)
    return policies[key]
