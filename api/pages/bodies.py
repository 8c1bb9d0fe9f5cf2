"""单位 (body page): its 责任清单, stated and inferred apart, by plan and section."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from plankg.api.catalogue.answers import ask
from plankg.api.catalogue.resolve import resolve
from plankg.api.catalogue.texts import Texts
from plankg.api.pages.page_context import PageContext
from plankg.api.pages.plans import Plans
from plankg.api.pages.rendering import render

if TYPE_CHECKING:
    from plankg.graph.store import Store

# A page that is read from above; the list of tasks and the API have all.
ROWS_SHOWN = 500
ROLES = ("lead", "owner", "support", "guide", "performer", "subject")


def body_router(store: "Store", texts: Texts, plans: Plans) -> APIRouter:
    """The page of one body."""
    router = APIRouter(include_in_schema=False)

    @router.get("/organizations/{organization}")
    def organization(organization: str, document: str = "", role: str = "") -> HTMLResponse:
        context = PageContext(store, texts, plans)
        return render("organization.html", duties(context, organization, document, role))

    return router


def duties(context: PageContext, name: str, document: str = "", role: str = "") -> dict[str, Any]:
    """A body and all that it carries.

    Args:
        context: where to ask.
        name: the body's id, name or alias.
        document: only what this document says; all documents when empty.
        role: only this role; all roles when empty.
    """
    store = context.store
    id_ = resolve(store, "organization", name)
    if document:
        document = resolve(store, "document", document)
    answer = ask(store, "tasks-for-organization", {"organization": id_})
    indicators = ask(store, "indicators-for-organization", {"organization": id_})
    every = [*(_task_row(row) for row in answer["rows"]), *(_indicator_row(row) for row in indicators["rows"])]
    chosen = [row for row in every if document in ("", row["document_id"]) and role in ("", row["role"])]
    totals = {basis: sum(row["basis"] == basis for row in chosen) for basis in ("stated", "inferred")}
    chosen.sort(key=lambda row: (row["basis"] == "inferred", row["document_id"], row["start"]))
    chosen = chosen[:ROWS_SHOWN]
    context.add_premises(chosen)
    for row in chosen:
        row["section"] = context.section(row["document_id"], row["start"])
    return {
        "here": "/organizations",
        "subject": store.run("organization", {"organization": id_}).rows[0],
        "parts_of": store.run("organization-parts", {"organization": id_}).rows,
        "documents": [{"id": row, "title": context.title(row)} for row in sorted({r["document_id"] for r in every})],
        "document": document,
        "role": role,
        "roles": [name for name in ROLES if any(row["role"] == name for row in every)],
        "groups": {
            basis: _groups([row for row in chosen if row["basis"] == basis]) for basis in ("stated", "inferred")
        },
        "totals": totals,
        "shown": len(chosen),
        "total": len(every),
        "empty_reason": answer["empty_reason"],
        "context": context,
    }


def _task_row(row: dict[str, Any]) -> dict[str, Any]:
    title = f"{row['number'] or ''}{row['title']}" if row["title"] else row["text"]
    return {**row, "thing_id": row["task_id"], "thing": title, "sort": row["kind"] or row["label"]}


def _indicator_row(row: dict[str, Any]) -> dict[str, Any]:
    title = f"{row['name']}：{row['target_raw']}" if row["target_raw"] else row["name"]
    return {
        **row,
        "thing_id": row["indicator_id"],
        "thing": title,
        "label": "Indicator",
        "kind": None,
        "heading_title": None,
    }


def _groups(rows: Sequence[dict[str, Any]]) -> list[tuple[str, list[tuple[str, list[dict[str, Any]]]]]]:
    """Document → section → rows: within a section by role, then in reading order."""
    begins: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row["document_id"], row["section"]
        begins[key] = min(row["start"], begins.get(key, row["start"]))

    def order(row: dict[str, Any]) -> tuple[Any, ...]:
        section = row["document_id"], row["section"]
        return row["document_id"], begins[section], row["section"], ROLES.index(row["role"]), row["start"]

    ordered = sorted(rows, key=order)
    return [
        (document, [(section, list(found)) for section, found in groupby(inner, lambda row: str(row["section"]))])
        for document, inner in groupby(ordered, lambda row: str(row["document_id"]))
    ]
