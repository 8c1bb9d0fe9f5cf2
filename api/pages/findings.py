"""发现 (findings): contradictions, gaps and what agrees, each with the words that it rests on."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from plankg.api.catalogue.texts import Texts
from plankg.api.catalogue.wording import show_value
from plankg.api.http.statuses import status_of
from plankg.api.pages.list_tables import ListPage
from plankg.api.pages.lists import listed
from plankg.api.pages.page_context import PageContext
from plankg.api.pages.plans import Plans
from plankg.api.pages.rendering import render

if TYPE_CHECKING:
    from plankg.graph.store import Store

PAGE = ListPage(
    "/findings",
    "findings",
    "发现",
    "finding_id",
    "Finding",
    (),
    ("document", "section", "verdict", "kind", "text"),
    "规划中的矛盾和缺口，经核对一致之处，以及规则可能有遗漏之处。每条都附原句。",
)


def findings_router(store: "Store", texts: Texts, plans: Plans) -> APIRouter:
    """The page of findings."""
    router = APIRouter(include_in_schema=False)

    @router.get(PAGE.path)
    def findings(request: Request) -> HTMLResponse:
        context = PageContext(store, texts, plans)
        values = listed(context, PAGE, dict(request.query_params))
        values["kinds"] = _kinds(context, values["filters"].get("document"))
        return render("findings.html", values, status=status_of(values["problem"]) if values["problem"] else 200)

    return router


def _kinds(context: PageContext, document: str | None) -> list[dict[str, Any]]:
    """How many findings of each kind there are, by verdict."""
    rows = context.store.run("findings", {"document": document} if document else {}).rows
    counted = Counter((row["verdict"], row["finding"]) for row in rows)
    return [
        {"verdict": verdict, "kind": kind, "word": show_value("finding", kind), "count": count}
        for (verdict, kind), count in counted.items()
    ]
