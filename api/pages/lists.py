"""Lists as pages: filters and order in plain links and forms, totals, pages, and the same rows as CSV, XLSX and JSON."""

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from plankg.api.catalogue.listing import listing
from plankg.api.catalogue.resolve import resolve
from plankg.api.catalogue.texts import Texts
from plankg.api.catalogue.wording import column_title
from plankg.api.errors import SHOWN, BadArguments, NoMatch, SeveralMatches
from plankg.api.http.statuses import status_of
from plankg.api.pages.list_tables import CHOICES, FILTER_WORDS, LIST_PAGES, Cell, ListPage
from plankg.api.pages.page_context import PageContext
from plankg.api.pages.plans import Plans
from plankg.api.pages.rendering import render

if TYPE_CHECKING:
    from plankg.graph.store import Store

PAGE_ROWS = 50
FORMATS = (("csv", "CSV"), ("xlsx", "XLSX"), ("jsonl", "JSON"))
_ORDER = ("sort", "cursor")


def list_router(store: "Store", texts: Texts, plans: Plans) -> APIRouter:
    """One route for each list of `LIST_PAGES`."""
    router = APIRouter(include_in_schema=False)
    for page in LIST_PAGES:
        _add(router, page, store, texts, plans)
    return router


def _add(router: APIRouter, page: ListPage, store: "Store", texts: Texts, plans: Plans) -> None:
    @router.get(page.path)
    def show(request: Request) -> HTMLResponse:
        found = listed(PageContext(store, texts, plans), page, dict(request.query_params))
        return render("list.html", found, status=status_of(found["problem"]) if found["problem"] else 200)


def listed(context: PageContext, page: ListPage, given: Mapping[str, str]) -> dict[str, Any]:
    """What a list's template shows for the parameters of a request.

    Raises:
        BadArguments: a parameter that the list does not have.
        RequestError: a value that cannot be used.
    """
    unknown = sorted(set(given) - {*page.filters, *_ORDER})
    if unknown:
        raise BadArguments([f"没有参数“{name}”。" for name in unknown])
    filters = {name: value.strip() for name, value in given.items() if name in page.filters and value.strip()}
    sort = given.get("sort") or None
    problem: NoMatch | SeveralMatches | None = None
    try:
        cursor = given.get("cursor") or None
        answer = listing(context.store, page.query, filters, sort=sort, limit=PAGE_ROWS, cursor=cursor)
    except (NoMatch, SeveralMatches) as error:  # a name that was typed: the page and what else was typed stay
        problem = error
        answer = {
            "rows": [],
            "total": 0,
            "returned": 0,
            "first": 1,
            "next": None,
            "truncated": False,
            "empty_reason": str(error),
        }
    return {
        "problem": problem,
        "meant": _meant(page.path, filters, problem),
        "here": page.path,
        "page": page,
        "answer": answer,
        "filters": filters,
        "fields": fields(context, page.path, page.filters, filters),
        "heads": [_head(page, cell, filters, sort) for cell in _shown(page, context)],
        "sort": sort,
        "next": _link(page.path, filters, sort, cursor=answer["next"]) if answer["next"] else None,
        "start": _link(page.path, filters, sort) if given.get("cursor") else None,
        "exports": exports(f"/api{page.path}", filters, sort),
        "context": context,
    }


def _meant(path: str, filters: Mapping[str, str], problem: Exception | None) -> list[tuple[str, str]]:
    """Name and address of the list for each thing that a name in a filter can mean."""
    if not isinstance(problem, SeveralMatches):
        return []
    asked = [name for name, value in filters.items() if value == problem.value][:1]
    return [
        (name, _link(path, {**filters, **dict.fromkeys(asked, id_)}, None)) for id_, name in problem.matches[:SHOWN]
    ]


def _shown(page: ListPage, context: PageContext) -> list[Cell]:
    """The columns; which document a row is from is no question where there is one document."""
    several = len(context.documents) > 1
    return [cell for cell in page.cells if several or cell.kind not in {"document", "documents"}]


def _head(page: ListPage, cell: Cell, filters: Mapping[str, str], sort: str | None) -> dict[str, Any]:
    """A column's heading: a link that sorts by it, first upwards (numbers: downwards), then the other way."""
    numbers = cell.kind in {"number", "target", "baseline"}
    first, second = (f"-{cell.column}", cell.column) if numbers else (cell.column, f"-{cell.column}")
    now = {cell.column: "ascending", f"-{cell.column}": "descending"}.get(sort or "")
    link = None
    if cell.kind not in {"list", "documents"}:
        link = _link(page.path, filters, second if sort == first else first)
    return {
        "cell": cell,
        "title": cell.title or column_title(cell.column),
        "link": link,
        "now": now,
        "numbers": numbers,
    }


def _link(path: str, filters: Mapping[str, str], sort: str | None, *, cursor: str | None = None) -> str:
    values = {**filters, **({"sort": sort} if sort else {}), **({"cursor": cursor} if cursor else {})}
    return f"{path}?{urlencode(values)}" if values else path


def exports(path: str, filters: Mapping[str, str], sort: str | None) -> list[tuple[str, str]]:
    """Words and addresses of the same rows in the formats of the API."""
    return [(word, _link(f"{path}.{suffix}", filters, sort)) for suffix, word in FORMATS]


def fields(context: PageContext, path: str, names: tuple[str, ...], given: Mapping[str, str]) -> list[dict[str, Any]]:
    """The fields of the filter form: a choice where the values are known, else a line to type in."""
    made = []
    for name in names:
        options = CHOICES.get((path, name)) or CHOICES.get(("", name)) or _options(context, name, given)
        if name in {"document", "section"} and not options and name not in given:
            continue
        made.append({"name": name, "word": FILTER_WORDS[name], "options": options, "value": given.get(name, "")})
    return made


def _options(context: PageContext, name: str, given: Mapping[str, str]) -> dict[str, str] | None:
    if name == "document":
        return context.documents if len(context.documents) > 1 else None
    if name == "section":
        document = given.get("document") or (next(iter(context.documents), "") if len(context.documents) == 1 else "")
        if document:
            with suppress(NoMatch, SeveralMatches):  # the list says so
                rows = context.sections(resolve(context.store, "document", document))
                return {
                    row["section_id"]: "　" * (row["level"] - 1) + (row["number"] or "") + row["title"] for row in rows
                }
    return None
