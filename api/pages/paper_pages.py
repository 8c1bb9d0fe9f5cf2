"""Working papers as pages to print and as XLSX files."""

from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from plankg.api.catalogue.resolve import resolve
from plankg.api.errors import NoSuchPage
from plankg.api.pages.papers import PAPERS, Paper, duty_paper, duty_paper_of_body
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
        title = quote(f"{paper.title}.xlsx", safe="")
        name = f"attachment; filename=\"{kind}.xlsx\"; filename*=UTF-8''{title}"
        return Response(workbook(paper), media_type=MEDIA_TYPE, headers={"Content-Disposition": name})

    @router.get("/papers/{kind}")
    def page(kind: str, document: str = "", organization: str = "") -> HTMLResponse:
        paper, plan = _paper(plans, kind, document, organization)
        given = {"document": plan.id if plan else "", "organization": organization}
        asked = urlencode({name: value for name, value in given.items() if value})
        others = (
            [(word, f"/papers/{name}?{urlencode({'document': plan.id})}") for name, word in WORDS.items()]
            if plan
            else []
        )
        values: dict[str, Any] = {
            "paper": paper,
            "plan": plan,
            "groups": [(group, list(rows)) for group, rows in groupby(paper.rows, lambda row: row.group)],
            "file": f"/papers/{kind}.xlsx?{asked}",
            "others": others,
        }
        return render("paper.html", values)

    return router


def _paper(plans: Plans, kind: str, document: str, organization: str) -> tuple[Paper, Plan | None]:
    """The paper and its plan: the store's first document when none is named; the duties of a body come from all that name it.

    Raises:
        NoSuchPage: there is no such paper.
        NoMatch: no document or body is called so.
    """
    if kind not in PAPERS:
        raise NoSuchPage(f"/papers/{kind}")
    store = plans.store
    body = resolve(store, "organization", organization) if organization else None
    speaking = store.run("organization", {"organization": body}).rows[0]["documents"] if body else []
    if kind == "duties" and body and speaking and not document:
        return duty_paper_of_body([plans.read(one) for one in speaking], body), None
    listed = [row["document_id"] for row in store.run("documents").rows]
    plan = plans.read(document or (speaking or listed or [""])[0])
    return (duty_paper(plan, body) if kind == "duties" else PAPERS[kind](plan)), plan
