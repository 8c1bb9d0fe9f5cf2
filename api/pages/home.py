"""首页 (home), 文件 (documents) and 概要 (summary): what is in the graph and how far it can be trusted."""

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.pages.gathering import Gathering
from api.pages.plans import Plan, Plans
from api.pages.rendering import render
from api.resolve import resolve
from api.texts import Texts

if TYPE_CHECKING:
    from graph.store import Store

RECENT = 8
FILES = (".csv", ".xlsx", ".jsonl", ".ttl")
CONTRADICTIONS = frozenset({"values-differ", "baseline-differs", "sum-differs", "parts-exceed-total"})
LISTED = ("Task", "Indicator", "Organization", "Project", "SpecialColumn", "Policy", "Section", "Finding")


def home_router(store: "Store", texts: Texts, plans: Plans) -> APIRouter:
    """The pages about the graph as a whole and about each document."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def home(indicator: str = "", organization: str = "") -> Response:
        if indicator:  # addresses of earlier versions
            return RedirectResponse(f"/indicators/{quote(resolve(store, 'indicator', indicator), safe='')}", 303)
        if organization:
            return RedirectResponse(
                f"/organizations/{quote(resolve(store, 'organization', organization), safe='')}", 303
            )
        return render("home.html", _home(Gathering(store, texts, plans)))

    @router.get("/documents")
    def documents() -> HTMLResponse:
        return render("documents.html", {"here": "/documents", "documents": _documents(store)})

    @router.get("/documents/{document}/summary")
    def summary(document: str) -> HTMLResponse:
        return render("summary.html", _summary(store, plans.read(document)))

    @router.get("/api/docs")
    def routes(request: Request) -> HTMLResponse:
        return _routes(request)

    return router


def _home(gathering: Gathering) -> dict[str, Any]:
    documents = _documents(gathering.store)
    findings = gathering.store.run("findings").rows
    totals: Counter[str] = Counter()
    for document in documents:
        totals.update(
            {name: count for name, count in document["counts"].items() if name not in {"Organization", "Policy"}}
        )
    totals["Organization"] = gathering.store.run("organizations", limit=0).total
    totals["Policy"] = gathering.store.run("policies", limit=0).total
    recent = sorted(documents, key=lambda row: (row["issued_on"] or "", row["document_id"]), reverse=True)
    return {
        "documents": documents,
        "recent": recent[:RECENT],
        "totals": totals,
        "verdicts": Counter(row["verdict"] for row in findings),
        "contradictions": [row for row in findings if row["finding"] in CONTRADICTIONS][:5],
        "gathering": gathering,
    }


def _documents(store: "Store") -> list[dict[str, Any]]:
    """The documents with how much was read from each: `counts` by label or type, `inferred` duties apart."""
    found = []
    for row in store.run("documents").rows:
        counts = store.run("document-counts", {"document": row["document_id"]}).rows
        found.append(
            {
                **row,
                "counts": Counter({count["name"]: count["count"] for count in counts}),
                "inferred": sum(count["inferred"] for count in counts),
            }
        )
    return found


def _summary(store: "Store", plan: Plan) -> dict[str, Any]:
    row = next(row for row in _documents(store) if row["document_id"] == plan.id)
    return {
        "here": "/documents",
        "document": row,
        "plan": plan,
        "coverage": coverage(plan),
        "verdicts": Counter(fact.row["verdict"] for fact in plan.facts if "verdict" in fact.row),
        "bodies": [r for r in plan.statements if r["type"] in {"ISSUED_BY", "ADDRESSED_TO"}],
        "cited": plan.document["rules"],
    }


def coverage(plan: Plan) -> dict[str, int]:
    """How many paragraphs hold a fact, and how many tasks have a body, stated or inferred."""
    starts = {plan.places.paragraph(fact.mark.start) for fact in plan.facts if fact.kind != "finding"}
    starts |= {plan.places.paragraph(row["start"]) for row in plan.sections}
    headings = {id_ for id_, row in plan.nodes.items() if row["label"] == "Task" and row["kind"] != "measure"}
    duties = [row for row in plan.statements if row["type"] == "RESPONSIBLE_FOR"]
    stated = {row["target_id"] for row in duties if row["basis"] == "stated"} & headings
    inferred = {row["target_id"] for row in duties if row["basis"] == "inferred"} & headings
    tables = {id_ for id_, row in plan.nodes.items() if row["label"] == "Indicator" and row["origin"] == "table"}
    supported = {row["target_id"] for row in plan.statements if row["type"] == "SUPPORTS"} & tables
    return {
        "paragraphs": len(plan.lines),
        "with_facts": len(starts),
        "tasks": len(headings),
        "stated": len(stated),
        "inferred": len(inferred - stated),
        "indicators": len(tables),
        "supported": len(supported),
    }


def _routes(request: Request) -> HTMLResponse:
    """The routes of the API; the files of a list are told once for all of them."""
    schema = request.app.openapi()
    routes = [
        {"path": path, "method": method.upper(), **operation}
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if not path.endswith(FILES)
    ]
    return render("routes.html", {"here": "/api/docs", "routes": routes})
