"""首页 (home), 文件 (documents) and 概要 (summary): what is in the graph and how far it can be trusted."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cachetools import LRUCache, cached
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from plankg.api.catalogue.resolve import resolve
from plankg.api.catalogue.texts import Texts
from plankg.api.pages.ask import EXAMPLES
from plankg.api.pages.page_context import PageContext
from plankg.api.pages.plans import Plan, Plans
from plankg.api.pages.rendering import render

if TYPE_CHECKING:
    from plankg.graph.store import Store

RECENT = 8
FIRST = 5
COUNTED = 30
CONTRADICTIONS = ("values-differ", "baseline-differs", "sum-differs", "parts-exceed-total")


def home_router(store: "Store", texts: Texts, plans: Plans) -> APIRouter:
    """The pages about the graph as a whole and about each document."""
    router = APIRouter(include_in_schema=False)

    @cached(LRUCache(1), key=lambda _, version: version)  # counted once for each version of the store
    def known(context: PageContext, version: int) -> dict[str, Any]:  # noqa: ARG001
        return _home(context)

    @router.get("/")
    def home(indicator: str = "", organization: str = "") -> Response:
        if indicator:  # addresses of earlier versions
            return RedirectResponse(f"/indicators/{quote(resolve(store, 'indicator', indicator), safe='')}", 303)
        if organization:
            return RedirectResponse(
                f"/organizations/{quote(resolve(store, 'organization', organization), safe='')}", 303
            )
        context = PageContext(store, texts, plans)
        return render("home.html", {**known(context, store.version()), "context": context})

    @router.get("/documents")
    def documents() -> HTMLResponse:
        return render("documents.html", _documents(store))

    @router.get("/documents/{document}/summary")
    def summary(document: str) -> HTMLResponse:
        return render("summary.html", _summary(store, plans.read(document)))

    @router.get("/api/docs")
    def routes(request: Request) -> HTMLResponse:
        return _routes(request)

    return router


def _home(context: PageContext) -> dict[str, Any]:
    store = context.store
    totals = {(row["element"], row["name"]): row["count"] for row in store.run("totals").rows}
    documents = list(store.run("documents").rows)
    recent = sorted(documents, key=lambda row: (row["issued_on"] or "", row["document_id"]), reverse=True)[:RECENT]
    found = [row for kind in CONTRADICTIONS for row in store.run("findings", {"kind": kind}, limit=FIRST).rows]
    return {
        "documents": documents,
        "recent": [{**_counted(store, row), "covered": _covered(store, row["document_id"])} for row in recent],
        "totals": Counter({name: count for (element, name), count in totals.items() if element == "node"}),
        "duties": Counter({name: count for (element, name), count in totals.items() if element == "duty"}),
        "verdicts": Counter({name: count for (element, name), count in totals.items() if element == "finding"}),
        "contradictions": found[:FIRST],
        "examples": [*_questions(store, recent[0]["document_id"]), *EXAMPLES] if recent else [],
    }


def _questions(store: "Store", document: str) -> Iterator[str]:
    """Questions about the best-supported indicator and the busiest body of a plan."""
    indicators = store.run("indicators", {"document": document, "origin": "table"}).rows
    if any(row["tasks"] for row in indicators):
        yield f"哪些任务支撑“{max(indicators, key=lambda row: row['tasks'])['name']}”？"
    for body in store.run("organizations", {"document": document}, limit=1).rows:
        yield f"{body['name']}承担哪些任务？"


def _counted(store: "Store", row: Mapping[str, Any]) -> dict[str, Any]:
    """A document's row with how much was read from it: `counts` by label or type."""
    counts = store.run("document-counts", {"document": row["document_id"]}).rows
    return {**row, "counts": Counter({count["name"]: count["count"] for count in counts})}


def _covered(store: "Store", document: str) -> dict[str, Any]:
    """Label → how many tasks have a body and how many indicators a task; zeros where there are none."""
    rows = store.run("document-coverage", {"document": document}).rows
    none = {"total": 0, "stated": 0, "inferred": 0}
    return {"Task": none, "Indicator": none, **{row["label"]: row for row in rows}}


def _documents(store: "Store") -> dict[str, Any]:
    """All documents, with how much was read from each while they are few."""
    rows = list(store.run("documents").rows)
    few = len(rows) <= COUNTED
    return {"here": "/documents", "documents": [_counted(store, row) for row in rows] if few else rows, "few": few}


def _summary(store: "Store", plan: Plan) -> dict[str, Any]:
    return {
        "here": "/documents",
        "document": _counted(store, plan.document),
        "plan": plan,
        "covered": _covered(store, plan.id),
        "standings": plan.ledger.counts,
        "verdicts": Counter(fact.row["verdict"] for fact in plan.facts if "verdict" in fact.row),
        "bodies": [r for r in plan.statements if r["type"] in {"ISSUED_BY", "ADDRESSED_TO"}],
        "cited": plan.document["rules"],
    }


def _routes(request: Request) -> HTMLResponse:
    """The routes of the API; the page says once for all lists that there are files."""
    schema = request.app.openapi()
    routes = [
        {"path": path, "method": method.upper(), **operation}
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if operation["tags"] != ["files"]
    ]
    return render("routes.html", {"here": "/api/docs", "routes": routes})
