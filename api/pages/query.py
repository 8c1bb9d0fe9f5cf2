"""查询台 (bench): Cypher of one's own on a page: the schema, examples, the result as table, picture, plot and files."""

import json
import secrets
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlencode

from cachetools import LRUCache
from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from plankg.api.errors import BadValue, NoSuchPage
from plankg.api.exports.results import RESULT_FORMATS
from plankg.api.http.routes.cypher import MAX_STATEMENT, answered
from plankg.api.http.statuses import status_of
from plankg.api.pages.query_help import help_router
from plankg.api.pages.query_result import cells, picture, plot
from plankg.api.pages.rendering import render
from plankg.extract.errors import PlankgError
from plankg.graph.catalogue import catalogue

if TYPE_CHECKING:
    from plankg.graph.free_cypher.free_queries import FreeAnswer, FreeQueries
    from plankg.graph.store import Store

PATH = "/query"
KEPT = 8  # results that can still be downloaded


def query_router(store: "Store", queries: "FreeQueries", guard: Callable[[Request], None], *, open_: bool) -> APIRouter:
    """The page, its results as files, and what it completes with.

    Args:
        store: an open store.
        queries: what answers.
        guard: lets in who may ask, and raises for everybody else.
        open_: whether anybody may, with a key or without.
    """
    router = APIRouter(include_in_schema=False)
    results: LRUCache[str, FreeAnswer] = LRUCache(KEPT)
    may_ask = [Depends(guard)]

    @router.get(PATH)
    def page(q: str = "", p: str = "") -> HTMLResponse:
        """The page; a statement in the address is shown, not run: a page elsewhere may have linked here."""
        return render("query.html", _values(q, p, open_))

    @router.post(PATH, dependencies=may_ask)
    async def ask(
        request: Request, q: Annotated[str, Form(max_length=MAX_STATEMENT)] = "", p: Annotated[str, Form()] = ""
    ) -> HTMLResponse:
        values = _values(q, p, open_)
        try:
            answer = await answered(queries, request, q, _parameters(p))
        except PlankgError as error:
            return render("query.html", {**values, "problem": str(error)}, status=status_of(error))
        token = secrets.token_urlsafe(12)
        results[token] = answer
        return render("query.html", {**values, **_shown(answer, token)})

    @router.get(PATH + "/result/{token}.{format_}")
    def result(token: str, format_: str) -> Response:
        """Exactly what was shown; nobody can guess a token, so no key is asked for."""
        answer, written = results.get(token), RESULT_FORMATS.get(format_)
        if answer is None or written is None:
            raise NoSuchPage(f"{PATH}/result/{token}.{format_}")
        headers = {"Content-Disposition": f'attachment; filename="plankg-query.{format_}"'}
        return Response(written.write(answer.columns, answer.rows), media_type=written.media_type, headers=headers)

    router.routes.extend(help_router(store, queries, may_ask).routes)
    return router


def _parameters(given: str) -> dict[str, Any]:
    """The parameters as the page has them: a JSON object, or nothing.

    Raises:
        BadValue: it is something else.
    """
    if not given.strip():
        return {}
    try:
        found = json.loads(given)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise BadValue("参数", given[:60], '请写成 JSON 对象，如 {"name": "亮灶率"}')
    return found


def _values(q: str, p: str, open_: bool) -> dict[str, Any]:
    return {
        "here": PATH,
        "open": open_,
        "q": q,
        "p": p,
        "problem": None,
        "answer": None,
        "examples": examples(),
        "queries": _queries(),
        "address": f"{PATH}?{urlencode({'q': q, **({'p': p} if p else {})})}",
    }


def _shown(answer: "FreeAnswer", token: str) -> dict[str, Any]:
    drawn = picture(answer)
    files = [name for name in RESULT_FORMATS if drawn or name != "graphml"]
    return {
        "answer": answer,
        "rows": cells(answer),
        "token": token,
        "files": files,
        "graph": drawn[0] if drawn else None,
        "sheet": drawn[1] if drawn else None,
        "plot": plot(answer),
        "alone": False,
        "middle": None,
        "picture_name": "查询结果",
    }


@cache
def examples() -> list[tuple[str, str]]:
    """Titles and statements to start from."""
    lines = (Path(__file__).parent / "query_examples.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]  # type: ignore[misc]  # two each


@cache
def _queries() -> list[dict[str, str]]:
    """The queries of the catalogue that need nothing that only the store can fill in, with addresses that show them here."""
    found = []
    for query in catalogue().values():
        if not query.filled:
            given = json.dumps({p.name: None for p in query.parameters}, ensure_ascii=False) if query.parameters else ""
            address = f"{PATH}?q={quote(query.text)}" + (f"&p={quote(given)}" if given else "")
            found.append({"name": query.name, "title": query.title, "address": address})
    return found
