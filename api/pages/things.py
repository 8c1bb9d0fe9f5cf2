"""The page of one thing: 指标, 任务, 项目, 专栏, 政策."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from plankg.api.catalogue.answers import ask
from plankg.api.catalogue.resolve import resolve
from plankg.api.catalogue.texts import Texts
from plankg.api.catalogue.wording import column_title
from plankg.api.pages.indicator_picture import picture
from plankg.api.pages.page_context import PageContext, distinct
from plankg.api.pages.plans import Plans
from plankg.api.pages.rendering import render

if TYPE_CHECKING:
    from plankg.graph.store import Store

# Supporting tasks that are shown with their bodies; the rest follow by their names.
TASKS_SHOWN = 60
DETAILS = (
    "category", "place", "construction", "scale", "year_start", "year_end", "investment_raw", "period_investment_raw",
)  # fmt: skip


def thing_router(store: "Store", texts: Texts, plans: Plans) -> APIRouter:
    """One page for each thing of the graph that is not a body."""
    router = APIRouter(include_in_schema=False)

    @router.get("/indicators/{indicator}")
    def indicator(indicator: str) -> HTMLResponse:
        return render("indicator.html", _indicator(PageContext(store, texts, plans), indicator))

    @router.get("/tasks/{task}")
    def task(task: str) -> HTMLResponse:
        return render("task.html", _task(PageContext(store, texts, plans), task) | {"here": "/tasks"})

    @router.get("/projects/{project}")
    def project(project: str) -> HTMLResponse:
        return render("task.html", _task(PageContext(store, texts, plans), project) | {"here": "/projects"})

    @router.get("/special-columns/{column}")
    def special_column(column: str) -> HTMLResponse:
        return render("task.html", _task(PageContext(store, texts, plans), column) | {"here": "/special-columns"})

    @router.get("/policies/{policy}")
    def policy(policy: str) -> HTMLResponse:
        return render("policy.html", _policy(PageContext(store, texts, plans), policy))

    return router


def _indicator(context: PageContext, name: str) -> dict[str, Any]:
    store = context.store
    id_ = resolve(store, "indicator", name)
    subject = store.run("indicator", {"indicator": id_}).rows[0]
    answer = ask(store, "tasks-for-indicator", {"indicator": id_})
    for row in answer["rows"][:TASKS_SHOWN]:
        row.update(context.bodies_of(row["task_id"], row["heading_id"]))
    bodies = ask(store, "bodies-for-indicator", {"indicator": id_})
    context.add_premises(bodies["rows"])
    targets = ask(store, "targets-for-indicator", {"indicator": id_})
    return {
        "here": "/indicators",
        "subject": subject,
        "tasks": answer,
        "shown": TASKS_SHOWN,
        "bodies": bodies,
        "bodies_of_tasks": _bodies_of_tasks(answer["rows"][:TASKS_SHOWN]),
        "targets": targets,
        "setting": _setting(context, subject) if subject["origin"] == "text" else [],
        "findings": _findings_about(context, id_, subject["document_id"]),
        "picture": picture(subject, targets["rows"]),
        "context": context,
    }


def _bodies_of_tasks(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The bodies of the supporting tasks: each with how many of the tasks it carries, stated before inferred."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for task in tasks:
        for body in distinct([*task["bodies"], *task["bodies_above"]]):
            key = (body["organization_id"], body["basis"])
            entry = found.setdefault(key, {**body, "roles": [], "count": 0})
            entry["count"] += 1
            if body["role"] not in entry["roles"]:
                entry["roles"].append(body["role"])
    return sorted(found.values(), key=lambda row: (row["basis"] == "inferred", -row["count"], row["name"]))


def _setting(context: PageContext, subject: dict[str, Any]) -> list[dict[str, Any]]:
    """What sets a target of running text, and the indicator of a table that it belongs to."""
    plan = context.plans.read(subject["document_id"])
    wanted = subject["indicator_id"]
    return [
        {**row, "other": row["source_id"] if row["type"] == "SETS" else row["target_id"], "plan": plan}
        for row in plan.statements
        if (row["type"] == "SETS" and row["target_id"] == wanted)
        or (row["type"] == "QUANTIFIES" and row["source_id"] == wanted)
    ]


def _findings_about(context: PageContext, id_: str, document: str) -> list[dict[str, Any]]:
    rows = context.store.run("findings", {"document": document}).rows
    return [row for row in rows if id_ in (row["about"] or ())]


def _task(context: PageContext, name: str) -> dict[str, Any]:
    store = context.store
    id_ = resolve(store, "task", name)
    parts = {
        "bodies": ask(store, "bodies-for-task", {"task": id_}),
        "pieces": ask(store, "parts-of-task", {"task": id_}),
        "indicators": ask(store, "indicators-for-task", {"task": id_}),
        "targets": ask(store, "targets-of-task", {"task": id_}),
    }
    context.add_premises(parts["bodies"]["rows"])
    task = store.run("task", {"task": id_}).rows[0]
    return {
        "task": task,
        "details": _details(store.run("node", {"node": id_}).rows[0]["properties"]),
        "section": context.section(task["document_id"], task["start"]),
        "above": context.bodies_of(id_, task["heading_id"])["bodies_above"] if not parts["bodies"]["total"] else [],
        "findings": _findings_about(context, id_, task["document_id"]),
        "context": context,
        **parts,
    }


def _details(properties: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What only tables of projects give, with its heading; sums with their unit."""
    unit = properties.get("investment_unit") or ""
    found = [(name, str(properties[name])) for name in DETAILS if properties.get(name) is not None]
    return [
        (column_title(name), f"{value} {unit}".strip() if "investment" in name and unit not in value else value)
        for name, value in found
    ]


def _policy(context: PageContext, name: str) -> dict[str, Any]:
    store = context.store
    id_ = resolve(store, "policy", name)
    asked = {"policy": id_}
    return {
        "here": "/policies",
        "policy": store.run("policy", asked).rows[0],
        "rows": store.run("citations-of-policy", asked).rows,
        "context": context,
    }
