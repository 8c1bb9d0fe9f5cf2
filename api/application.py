"""The web application over one store: JSON, pages, their errors and their headers."""

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from api.complaints import complaint
from api.conditional import Conditional
from api.errors import BadArguments, NoSuchPage
from api.graph_routes import graph_router
from api.models import Problem
from api.pages import error_page, page_router
from api.routes import json_router
from api.security import HEADERS, Guard
from api.statuses import MEDIA_TYPE, problem, unexpected
from api.texts import Texts
from extract.errors import PlankgError

if TYPE_CHECKING:
    from graph.store import Store

DESCRIPTION = (
    "Facts of Chinese government plans, each with the words that state it. "
    "Offsets are half-open and count code points of the document's canonical text."
)


def create_app(store: "Store", *, allowed_hosts: Iterable[str] = ()) -> FastAPI:
    """The application. It asks `store` and never writes to it; closing the store is the caller's.

    Args:
        store: an open store.
        allowed_hosts: host names that requests may name, beside 127.0.0.1 and localhost.
    """
    app = FastAPI(
        title="plankg",
        version=version("plankg"),
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's own pages load scripts from a CDN
        redoc_url=None,
    )
    texts = Texts(store)
    app.include_router(json_router(store, texts))
    app.include_router(graph_router(store, texts))
    app.include_router(page_router(store, texts))
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.add_middleware(Conditional, store=store)
    app.add_middleware(Guard, hosts=tuple(allowed_hosts))
    app.add_exception_handler(PlankgError, _answer_error)
    app.add_exception_handler(RequestValidationError, _answer_validation_error)
    app.add_exception_handler(HTTPException, _answer_http_error)
    app.add_exception_handler(Exception, _answer_fault)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """OpenAPI with the problem document among its schemas; made once."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        schema["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        app.openapi_schema = schema
    return app.openapi_schema


def _is_json(request: Request) -> bool:
    path = request.url.path
    return path == "/healthz" or (path.startswith("/api/") and path != "/api/docs")


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
    body = problem(NoSuchPage(request.url.path), request.url.path)
    if error.status_code == 405:
        body |= {"status": 405, "title": "不支持这种请求", "detail": f"{request.url.path} 只能用 GET 读取。"}
    return _respond(request, body)


def _answer_validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class alone
    return _respond(request, problem(BadArguments([complaint(e) for e in error.errors()]), request.url.path))


def _answer_fault(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the server logs the error itself
    response = _respond(request, unexpected(request.url.path))
    response.headers.update(HEADERS)  # this handler stands outside the guard
    return response
