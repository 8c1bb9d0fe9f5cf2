"""The pages in Chinese: pick and read an answer, read the text behind it. They work without JavaScript."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.answers import ask
from api.reading import paragraphs
from api.resolve import resolve
from api.texts import Texts, check_range
from api.wording import column_title, show_value
from extract.model import Span

if TYPE_CHECKING:
    from graph.store import Store

# Bodies are shown under a task up to this many; the task's own page shows all.
BODIES_SHOWN = 6
# A page that is read from above; the API gives all rows.
ROWS_SHOWN = 200


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("api"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["show"] = lambda value, column: show_value(column, value)
    environment.filters["column"] = column_title
    return environment


def _render(template: str, values: dict[str, Any], *, status: int = 200) -> HTMLResponse:
    return HTMLResponse(_environment().get_template(template).render(values), status_code=status)


def error_page(problem: dict[str, Any]) -> HTMLResponse:
    """An error as a page: what is wrong and what to do."""
    return _render("error.html", {"problem": problem}, status=problem["status"])


def page_router(store: "Store", texts: Texts) -> APIRouter:
    """The pages over one store."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def home(document: str = "", indicator: str = "", organization: str = "") -> HTMLResponse:
        return _home(store, texts, document, indicator, organization)

    @router.get("/tasks/{task}")
    def task(task: str) -> HTMLResponse:
        return _task(store, texts, task)

    @router.get("/documents/{document}")
    def read(document: str, start: int | None = None, end: int | None = None) -> HTMLResponse:
        return _read(store, texts, document, start, end)

    @router.get("/api/docs")
    def routes(request: Request) -> HTMLResponse:
        return _routes(request)

    return router


def _home(store: "Store", texts: Texts, document: str, indicator: str, organization: str) -> HTMLResponse:
    documents = list(store.run("documents").rows)
    if document:
        document = resolve(store, "document", document)
    chosen = {"document": document} if document else {}
    answer: dict[str, Any] | None = None
    if indicator:
        answer = _indicator_answer(store, indicator)
    elif organization:
        answer = _organization_answer(store, texts, organization, document)
    values = {
        "documents": documents,
        "document": document,
        "indicators": store.run("indicators", chosen).rows,
        "organizations": store.run("organizations", chosen).rows,
        "answer": answer,
    }
    return _render("home.html", values)


def _indicator_answer(store: "Store", indicator: str) -> dict[str, Any]:
    id_ = resolve(store, "indicator", indicator)
    answer = ask(store, "tasks-for-indicator", {"indicator": id_}, limit=ROWS_SHOWN)
    for row in answer["rows"]:
        row["bodies"] = _distinct(store.run("bodies-for-task", {"task": row["task_id"]}).rows)
        # A measure mostly names nobody: the heading above it says who carries it.
        above = row["heading_id"] if not row["bodies"] else None
        row["bodies_above"] = _own_bodies(store, above) if above else []
    subject = store.run("indicator", {"indicator": id_}).rows[0]
    return {"kind": "indicator", "id": id_, "subject": subject, "bodies_shown": BODIES_SHOWN, **answer}


def _add_premises(texts: Texts, rows: list[dict[str, Any]]) -> None:
    """Put the words of an inferred row's further premises beside their places."""
    known: dict[str, str] = {}
    for row in rows:
        places = list(zip(row["evidence_starts"] or (), row["evidence_ends"] or (), strict=True))
        if places and row["document_id"] not in known:
            known[row["document_id"]] = texts.read(row["document_id"])[1]
        row["premises"] = [
            {"start": start, "end": end, "words": known[row["document_id"]][start:end]} for start, end in places
        ]


def _own_bodies(store: "Store", task: str) -> list[dict[str, Any]]:
    """The bodies of a task without those of its parts."""
    return _distinct([row for row in store.run("bodies-for-task", {"task": task}).rows if row["depth"] == 0])


def _distinct(bodies: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each body once for each role and basis: the first statement stands for the others."""
    first: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in bodies:
        first.setdefault((row["organization_id"], row["role"], row["basis"]), row)
    return list(first.values())


def _organization_answer(store: "Store", texts: Texts, organization: str, document: str) -> dict[str, Any]:
    id_ = resolve(store, "organization", organization)
    answer = ask(store, "tasks-for-organization", {"organization": id_})
    rows = [row for row in answer["rows"] if document in ("", row["document_id"])]
    answer |= {"total": len(rows), "rows": rows[:ROWS_SHOWN]}
    _add_premises(texts, answer["rows"])
    subject = store.run("organization", {"organization": id_}).rows[0]
    return {"kind": "organization", "id": id_, "subject": subject, **answer}


def _task(store: "Store", texts: Texts, task: str) -> HTMLResponse:
    id_ = resolve(store, "task", task)
    parts = {
        "bodies": ask(store, "bodies-for-task", {"task": id_}),
        "pieces": ask(store, "parts-of-task", {"task": id_}),
        "indicators": ask(store, "indicators-for-task", {"task": id_}),
        "targets": ask(store, "targets-of-task", {"task": id_}),
    }
    _add_premises(texts, parts["bodies"]["rows"])
    return _render("task.html", {"task": store.run("task", {"task": id_}).rows[0], **parts})


def _read(store: "Store", texts: Texts, document: str, start: int | None, end: int | None) -> HTMLResponse:
    id_, text = texts.read(document)
    mark = None
    if start is not None or end is not None:
        mark = Span(*check_range(id_, text, start or 0, end))
    sections = store.run("sections", {"document": id_}).rows
    levels = {row["start"]: int(row["level"]) for row in sections}
    values = {
        "document": store.run("document", {"document": id_}).rows[0],
        "sections": sections,
        "paragraphs": paragraphs(text, mark, levels),
        "mark": mark,
    }
    return _render("document.html", values)


def _routes(request: Request) -> HTMLResponse:
    schema = request.app.openapi()
    routes = [
        {"path": path, "method": method.upper(), **operation}
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    return _render("routes.html", {"routes": routes})
