"""Working papers as pages to print and as XLSX files."""

from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from plankg.api.catalogue.resolve import resolve
from plankg.api.errors import NoSuchPage
from plankg.api.pages.papers import PAPERS, Paper, duty_paper
from plankg.api.pages.plans import Plan, Plans
from plankg.api.pages.rendering import render

WORDS = {"tasks": "任务分解表", "duties": "责任清单", "indicators": "指标体系表"}


def paper_router(plans: Plans) -> APIRouter:
    """The three papers of each document."""
    router = APIRouter(include_in_schema=False)

    @router.get("/papers/{kind}.xlsx")
    def file(kind: str, document: str = "", organization: str = "") -> Response:
        from plankg.api.exports.sheets import MEDIA_TYPE
        from plankg.api.pages.workbook import workbook

        paper, _ = _paper(plans, kind, document, organization)
        name = f"attachment; filename=\"{kind}.xlsx\"; filename*=UTF-8''{quote(paper.title + '.xlsx')}"
        return Response(workbook(paper), media_type=MEDIA_TYPE, headers={"Content-Disposition": name})

    @router.get("/papers/{kind}")
    def page(kind: str, document: str = "", organization: str = "") -> HTMLResponse:
        paper, plan = _paper(plans, kind, document, organization)
        asked = urlencode({"document": plan.id, **({"organization": organization} if organization else {})})
        values: dict[str, Any] = {
            "paper": paper,
            "plan": plan,
            "groups": [(group, list(rows)) for group, rows in groupby(paper.rows, lambda row: row.group)],
            "file": f"/papers/{kind}.xlsx?{asked}",
            "others": [(word, f"/papers/{name}?{urlencode({'document': plan.id})}") for name, word in WORDS.items()],
        }
        return render("paper.html", values)

    return router


def _paper(plans: Plans, kind: str, document: str, organization: str) -> tuple[Paper, Plan]:
    """The paper and its plan; the store's first document that speaks of the body when none is named.

    Raises:
        NoSuchPage: there is no such paper.
        NoMatch: no document or body is called so.
    """
    if kind not in PAPERS:
        raise NoSuchPage(f"/papers/{kind}")
    store = plans.store
    body = resolve(store, "organization", organization) if organization else None
    if not document:
        listed = [row["document_id"] for row in store.run("documents").rows]
        speaking = store.run("organization", {"organization": body}).rows[0]["documents"] if body else listed
        document = (speaking or listed or [""])[0]
    plan = plans.read(document)
    return (duty_paper(plan, body) if kind == "duties" else PAPERS[kind](plan)), plan
