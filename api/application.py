"""The web application over one store: JSON, pages, their errors and their headers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.routing import Match

from plankg.api.catalogue.texts import Texts
from plankg.api.errors import BadArguments, NoSuchPage
from plankg.api.http.keys import Keys
from plankg.api.http.middleware.access_log import AccessLog, Log, Metrics
from plankg.api.http.middleware.etags import ETags
from plankg.api.http.middleware.limits import Limits
from plankg.api.http.middleware.root_path import RootPath
from plankg.api.http.middleware.security_headers import HEADERS, SecurityHeaders
from plankg.api.http.openapi import describe
from plankg.api.http.own_machine import may_ask
from plankg.api.http.problems import responses
from plankg.api.http.routes.ask import ask_router
from plankg.api.http.routes.corrections import correction_router
from plankg.api.http.routes.cypher import cypher_router
from plankg.api.http.routes.documents import write_router
from plankg.api.http.routes.graph import graph_router
from plankg.api.http.routes.lists import json_router
from plankg.api.http.routes.service import SERVICE, service_router
from plankg.api.http.statuses import MEDIA_TYPE, problem, unexpected
from plankg.api.http.validation import validation_sentence
from plankg.api.ingest.jobs import Jobs
from plankg.api.pages import error_page, page_router
from plankg.api.pages.query import query_router
from plankg.api.pages.upload import upload_router
from plankg.api.questions import Questions
from plankg.extract.errors import PlankgError

if TYPE_CHECKING:
    from plankg.graph.store import Store

DESCRIPTION = (
    "Facts of Chinese government plans, each with the words that state it. "
    "Offsets are half-open and count code points of the document's canonical text."
)


@dataclass(frozen=True, slots=True)
class Access:
    """Who may do what: `keys` open writing and free queries, the others bound what one client may ask for.

    `local`: only this machine can connect; then free queries need no key as long as none is set.
    `root_path`: the path of a reverse proxy below which all addresses are.
    """

    keys: Keys = field(default_factory=Keys)
    upload_bytes: int = 100_000_000
    rate_per_minute: int = 0
    local: bool = False
    root_path: str = ""
    log: Log | None = None


def create_app(store: "Store", *, allowed_hosts: Iterable[str] = (), access: Access | None = None) -> FastAPI:
    """The application. Only a request with a key for writing changes the store; closing it is the caller's.

    `app.state.jobs` has the jobs; stop them before the store is closed.

    Args:
        store: an open store.
        allowed_hosts: host names that requests may name, besides 127.0.0.1 and localhost.
        access: keys and limits; without it nobody may write or ask freely.
    """
    access, hosts = access or Access(), tuple(host.casefold() for host in allowed_hosts)
    app = FastAPI(
        title="plankg",
        version=version("plankg"),
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's own pages load scripts from a CDN
        redoc_url=None,
        telemetry={
            "tracing": False,
            "metrics": False,
            "logs": False,
        },  # nothing is sent elsewhere, whatever else is installed
    )
    texts = Texts(store)
    questions = Questions(store, texts)
    for router in (
        json_router(store, texts),
        graph_router(store, texts),
        ask_router(questions),
        page_router(store, texts, questions),
    ):
        app.router.routes.extend(router.routes)  # as they are: an included router looks for each route twice
    app.state.jobs = Jobs()
    app.include_router(write_router(store, app.state.jobs, access.keys))
    app.include_router(upload_router(store, app.state.jobs, access.keys))
    app.include_router(correction_router(store, access.keys))
    from plankg.graph.free_cypher.free_queries import FreeQueries

    queries, guard = FreeQueries(store), may_ask(access.keys, local=access.local, hosts=hosts)
    opened = access.local or bool(access.keys.read or access.keys.write)
    app.include_router(query_router(store, queries, guard, open_=opened))
    if opened:
        app.include_router(cypher_router(queries, guard), responses=responses(400, 401, 403, 413, 422, 429, 503))
    else:  # nobody may, and the answer says so
        app.add_api_route("/api/cypher", guard, methods=["POST"], include_in_schema=False)
    metrics = Metrics()
    app.include_router(service_router(store, metrics))
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "pages" / "static"), name="static")
    _add_middleware(app, store, access, metrics, hosts)
    app.add_exception_handler(PlankgError, _answer_error)
    app.add_exception_handler(RequestValidationError, _answer_validation_error)
    app.add_exception_handler(HTTPException, _answer_http_error)
    app.add_exception_handler(Exception, _answer_fault)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


def _add_middleware(app: FastAPI, store: "Store", access: Access, metrics: Metrics, hosts: tuple[str, ...]) -> None:
    """What every request passes; what is added last comes first."""
    app.add_middleware(ETags, store=store)
    app.add_middleware(
        Limits,
        per_minute=access.rate_per_minute,
        upload_bytes=access.upload_bytes,
        may_upload=access.keys.require("write"),
    )
    app.add_middleware(SecurityHeaders, hosts=hosts)
    app.add_middleware(AccessLog, metrics=metrics, log=access.log)
    if access.root_path:
        app.add_middleware(RootPath, root=access.root_path)


def _is_json(request: Request) -> bool:
    path = request.url.path
    return path in SERVICE or (path.startswith("/api/") and path != "/api/docs")


def _respond(request: Request, body: dict[str, Any]) -> Response:
    if _is_json(request):
        return JSONResponse(body, status_code=body["status"], media_type=MEDIA_TYPE)
    return error_page(body)


def _answer_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, PlankgError)  # noqa: S101 - registered for this class alone
    return _respond(request, problem(error, request.url.path))


def _answer_http_error(request: Request, error: Exception) -> Response:
    """404 and 405 of the router."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class alone
    path = request.url.path
    body = problem(NoSuchPage(path), path)
    if error.status_code == 405:
        allowed = _allowed(request)
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": allowed})
        body |= {
            "type": "urn:plankg:problem:method-not-allowed",
            "status": 405,
            "title": "不支持这种请求",
            "detail": f"{path} 只接受 {allowed} 请求。",
        }
        response = _respond(request, body)
        response.headers["Allow"] = allowed
        return response
    if error.status_code == 400:
        body |= {
            "type": "urn:plankg:problem:bad-body",
            "status": 400,
            "title": "请求有误",
            "detail": "请求的格式读不出来，请检查正文和 Content-Type。",
        }
    return _respond(request, body)


def _allowed(request: Request) -> str:
    """The methods that some route takes at this path; a route knows its own only."""
    found = {"OPTIONS"}
    for method in ("GET", "POST", "PUT", "DELETE"):
        scope = {**request.scope, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            found |= {method, *(["HEAD"] if method == "GET" else [])}
    return ", ".join(sorted(found))


def _answer_validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class alone
    return _respond(request, problem(BadArguments([validation_sentence(e) for e in error.errors()]), request.url.path))


def _answer_fault(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the server logs the error itself
    response = _respond(request, unexpected(request.url.path))
    response.headers.update(HEADERS)  # this handler is outside of that middleware
    return response
