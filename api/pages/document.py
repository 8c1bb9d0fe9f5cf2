"""全文 (reading view): a plan's text as it is, its outline, its facts marked, and the facts of one place."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from plankg.api.catalogue.texts import check_range
from plankg.api.errors import NoMatch
from plankg.api.pages.marking import MarkedTexts
from plankg.api.pages.plans import Fact, Plan, Plans
from plankg.api.pages.rendering import render
from plankg.extract.findings.ledger import Standing
from plankg.extract.model import Span

# Facts of one place that are shown in full; an inferred duty's premise can bear a hundred.
FACTS_SHOWN = 12
SENTENCES_SHOWN = 100


def document_router(plans: Plans) -> APIRouter:
    """The reading view and the facts of one place of it."""
    router = APIRouter(include_in_schema=False)
    texts = MarkedTexts()

    @router.get("/documents/{document}")
    def read(document: str, fact: str = "", start: int | None = None, end: int | None = None) -> HTMLResponse:
        plan = plans.read(document)
        chosen = _chosen(plan, _today(plans, plan, fact), start, end)
        values = {"plan": plan, "outline": _outline(plan), "counts": _counts(plan), **chosen}
        return render("document.html", {**values, "blocks": texts.of(plan).draw(chosen["lit"])})

    @router.get("/documents/{document}/facts")
    def facts(document: str, fact: str = "", start: int | None = None, end: int | None = None) -> HTMLResponse:
        """The same facts without the text: what the script of the reading view puts next to it."""
        plan = plans.read(document)
        return render("facts.html", {"plan": plan, **_chosen(plan, _today(plans, plan, fact), start, end)})

    @router.get("/documents/{document}/sentences")
    def sentences(
        document: str, standing: Standing = "open", skip: Annotated[int, Query(ge=0, le=1_000_000)] = 0
    ) -> HTMLResponse:
        """What each sentence gave, one standing at a time."""
        plan = plans.read(document)
        entries = plan.ledger.of(standing)[skip : skip + SENTENCES_SHOWN]
        shown = {"standing": standing, "standings": plan.ledger.counts, "skip": skip, "page": SENTENCES_SHOWN}
        return render("sentences.html", {"here": "/documents", "plan": plan, "entries": entries, **shown})

    return router


def _outline(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"start": row["start"], "level": min(int(row["level"]), 4), "name": plan.name(row["node_id"])}
        for row in plan.sections
    ]


def _counts(plan: Plan) -> dict[str, int]:
    found: dict[str, int] = {}
    for fact in plan.facts:
        found[fact.kind] = found.get(fact.kind, 0) + 1
    return found


def _today(plans: Plans, plan: Plan, key: str) -> str:
    """The key of a fact; of one that it had before the document was replaced, today's."""
    key = key.removeprefix(f"{plan.id}:")
    now = plans.store.successor(f"{plan.id}:{key}") if key and key not in plan.by_key else None
    return now.removeprefix(f"{plan.id}:") if now else key


def _chosen(plan: Plan, key: str, start: int | None, end: int | None) -> dict[str, Any]:
    """What is lit, and the facts there: the one asked for first, then those at the same words, inside and around."""
    if not key and start is None and end is None:
        return {"lit": [], "facts": [], "more": 0, "chosen": None}
    first = None
    if key:
        first = plan.by_key.get(key)
        if first is None:
            raise NoMatch("事实", key, ())
        lit = [first.quote, *_premises(first)]
        around = first.mark
    else:
        around = Span(*check_range(plan.id, plan.text, start or 0, end))
        lit = [around]
    there = [fact for fact in plan.facts if fact is not first and _touches(fact, around)]
    there.sort(key=lambda fact: (around not in {fact.quote, fact.mark}, _length(fact.mark)))
    found = [*([first] if first else []), *there]
    return {"lit": lit, "facts": found[:FACTS_SHOWN], "more": len(found[FACTS_SHOWN:]), "chosen": first}


def _touches(fact: Fact, span: Span) -> bool:
    return fact.mark.start < span.end and span.start < fact.mark.end


def _length(span: Span) -> int:
    return span.end - span.start


def _premises(fact: Fact) -> list[Span]:
    starts, ends = fact.row.get("evidence_starts") or (), fact.row.get("evidence_ends") or ()
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]
