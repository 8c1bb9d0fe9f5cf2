"""The JSON routes: each list is one query of the catalogue, with the models that the query's header describes."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, create_model

from plankg.api.catalogue.answers import ask
from plankg.api.catalogue.listing import listing
from plankg.api.catalogue.resolve import resolve
from plankg.api.catalogue.texts import Texts, check_range
from plankg.api.errors import NoSuchNode, NoSuchPage
from plankg.api.http.list_route import ListRoute, query_parameters
from plankg.api.http.models import (
    DocumentText,
    NoParameters,
    QueryAnswer,
    QueryDescription,
    TextRange,
    answer_model,
    parameters_model,
    row_model,
)
from plankg.api.http.problems import responses
from plankg.api.http.row_formats import FORMATS
from plankg.graph.catalogue import Query as CatalogueQuery
from plankg.graph.catalogue import catalogue, find

if TYPE_CHECKING:
    from plankg.graph.store import Store

# path → query. The parameter in braces is the query's parameter of that name.
LISTS: tuple[tuple[str, str], ...] = (
    ("/api/documents", "documents"),
    ("/api/documents/{document}/findings", "findings"),
    ("/api/sections", "sections"),
    ("/api/tasks", "tasks"),
    ("/api/tasks/{task}/parts", "parts-of-task"),
    ("/api/special-columns", "special-columns"),
    ("/api/projects", "projects"),
    ("/api/indicators", "indicators"),
    ("/api/indicators/{indicator}/tasks", "tasks-for-indicator"),
    ("/api/indicators/{indicator}/bodies", "bodies-for-indicator"),
    ("/api/organizations", "organizations"),
    ("/api/organizations/{organization}/tasks", "tasks-for-organization"),
    ("/api/organizations/{organization}/indicators", "indicators-for-organization"),
    ("/api/policies", "policies"),
    ("/api/findings", "findings"),
    ("/api/doubts", "doubts"),
    ("/api/responsibilities", "responsibilities"),
    ("/api/supports", "supports"),
    ("/api/citations", "policies-cited"),
    ("/api/documents/{document}/statements", "document-statements"),
    ("/api/documents/{document}/structure", "document-structure"),
    ("/api/nodes/{node}/edges", "neighbours"),
)

# path → the query for the thing itself, and the lists that come with it (field of the answer → query).
THINGS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("/api/documents/{document}", "document", (("counts", "document-counts"),)),
    ("/api/indicators/{indicator}", "indicator", ()),
    (
        "/api/tasks/{task}",
        "task",
        (("bodies", "bodies-for-task"), ("indicators", "indicators-for-task"), ("targets", "targets-of-task")),
    ),
    ("/api/organizations/{organization}", "organization", (("parts", "organization-parts"),)),
    ("/api/sections/{section}", "section", ()),
    ("/api/policies/{policy}", "policy", ()),
    ("/api/nodes/{node}", "node", (("edges", "neighbours"),)),
)


def json_router(store: "Store", texts: Texts) -> APIRouter:
    """All JSON routes over one store."""
    router = APIRouter(responses=responses(404, 422, 503))
    queries = catalogue()
    for path, name in LISTS:
        _add_list(router, store, path, queries[name])
        _add_files(router, store, path, queries[name])
    for path, name, parts in THINGS:
        _add_thing(router, store, path, queries[name], [(field, queries[query]) for field, query in parts])
    _add_text(router, texts)
    _add_catalogue(router, store, queries.values())
    return router


def _add_list(router: APIRouter, store: "Store", path: str, query: CatalogueQuery) -> None:
    in_path = _in_path(path)

    def answer(parameters: BaseModel, **path_values: str) -> Response:
        # The rows are as the header says, which tests hold: validating each again would take longer than the query.
        return JSONResponse(_page(store, query, parameters, path_values))

    _sign(answer, parameters_model(query, without=in_path), in_path)
    router.add_api_route(
        path,
        answer,
        response_model=answer_model(query),
        route_class_override=ListRoute,
        name=path,
        summary=query.title,
        description=query.summary,
        tags=["answers"],
        operation_id=_operation(path),
    )


def _add_files(router: APIRouter, store: "Store", path: str, query: CatalogueQuery) -> None:
    """The same list as a file, in the format that the ending of its address names; all rows, where no limit is given."""
    in_path = _in_path(path)

    def answer(parameters: BaseModel, ending: str, **path_values: str) -> Response:
        format_ = FORMATS.get(ending)
        if format_ is None:
            raise NoSuchPage(f"{path}.{ending}")
        found = _page(store, query, parameters, path_values)
        name = f"{query.name}.{ending}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Total": str(found["total"])}
        if found["next"]:
            headers["X-Next"] = found["next"]
        return Response(format_.write(found), media_type=format_.media_type, headers=headers)

    _sign(answer, parameters_model(query, without=in_path, limit=None), in_path, ending=Literal[tuple(FORMATS)])
    content = {format_.media_type.partition(";")[0]: {"schema": {"type": "string"}} for format_ in FORMATS.values()}
    router.add_api_route(
        f"{path}.{{ending}}",
        answer,
        response_class=Response,
        route_class_override=ListRoute,
        responses={200: {"description": "the rows as a file; X-Total counts all rows", "content": content}},
        name=f"{path}.{{ending}}",
        summary=f"{query.title}（{'、'.join(FORMATS)}）",
        description="The rows of the list without the ending, as a file.",
        tags=["files"],
        operation_id=f"{_operation(path)}-file",
    )


def _in_path(path: str) -> str | None:
    """The parameter in a path."""
    return path.partition("{")[2].partition("}")[0] or None


def _operation(path: str) -> str:
    return "answers-" + path.removeprefix("/api/").replace("/", "-").replace("{", "").replace("}", "")


def _page(store: "Store", query: CatalogueQuery, parameters: BaseModel, path_values: dict[str, str]) -> dict[str, Any]:
    given = parameters.model_dump(exclude_none=True)
    page = {name: given.pop(name, None) for name in ("sort", "limit", "cursor")}
    return listing(store, query.name, {**given, **path_values}, **page)


def _add_thing(
    router: APIRouter, store: "Store", path: str, query: CatalogueQuery, parts: Sequence[tuple[str, CatalogueQuery]]
) -> None:
    in_path = _in_path(path) or ""
    fields: dict[str, Any] = {field: (answer_model(part), ...) for field, part in parts}
    model = create_model(f"{in_path.capitalize()}Details", __base__=row_model(query), **fields)

    def answer(parameters: BaseModel, **path_values: str) -> dict[str, Any]:  # noqa: ARG001 - refuses unknown names
        id_ = resolve(store, in_path, path_values[in_path])
        rows = store.run(query.name, {in_path: id_}).rows
        if not rows:  # what has no list to be found in by name: any node
            now = store.successor(id_)
            if now is None:
                raise NoSuchNode(id_)
            id_, rows = now, store.run(query.name, {in_path: now}).rows
        row = rows[0]
        return {**row, **{field: ask(store, part.name, {in_path: id_}) for field, part in parts}}

    _sign(answer, NoParameters, in_path)
    router.add_api_route(
        path,
        answer,
        response_model=model,
        name=path,
        summary=query.title,
        description=" ".join([query.summary, *(f"`{field}`: {part.summary}" for field, part in parts)]),
        tags=["answers"],
        operation_id=f"answers-{query.name}",
    )


def _sign(endpoint: Callable[..., Any], model: type[BaseModel], in_path: str | None, **further: Any) -> None:
    """Give the endpoint the signature that FastAPI reads: the model's query parameters, and those in the path."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter("parameters", keyword, annotation=Annotated[model, Query()])]
    if in_path:
        gloss = f"id of the {in_path}, or what names it: a number, a name, an alias, a part that only one has"
        annotation = Annotated[str, Path(description=gloss)]
        parameters.append(inspect.Parameter(in_path, keyword, annotation=annotation))
    parameters += [inspect.Parameter(name, keyword, annotation=type_) for name, type_ in further.items()]
    endpoint.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]


def _add_text(router: APIRouter, texts: Texts) -> None:
    @router.get("/api/documents/{document}/text", summary="一份文件的全文或其中一段", tags=["answers"])
    def text(document: str, span: Annotated[TextRange, Query()]) -> DocumentText:
        """The canonical text of a document, or the part of it from `start` to `end` in code points."""
        id_, whole = texts.read(document)
        start, end = check_range(id_, whole, span.start, span.end)
        return DocumentText(document_id=id_, start=start, end=end, length=len(whole), text=whole[start:end])


def _add_catalogue(router: APIRouter, store: "Store", queries: Iterable[CatalogueQuery]) -> None:
    @router.get("/api/queries", summary="全部查询", tags=["queries"])
    def list_queries(parameters: Annotated[NoParameters, Query()]) -> list[QueryDescription]:  # noqa: ARG001
        """The catalogue: every query with its parameters and columns."""
        return [
            QueryDescription.model_validate(
                {
                    "name": query.name,
                    "title": query.title,
                    "summary": query.summary,
                    "parameters": [
                        {"name": p.name, "type": p.type, "gloss": p.gloss, "optional": p.optional}
                        for p in query.parameters
                    ],
                    "columns": [{"name": c.name, "type": c.type, "gloss": c.gloss} for c in query.columns],
                }
            )
            for query in queries
        ]

    # The parameters differ from query to query; OpenAPI can say only that there are some.
    further = {
        "name": "parameters",
        "in": "query",
        "required": False,
        "description": "those of the query: `/api/queries` lists them",
        "style": "form",
        "explode": True,
        "schema": {"type": "object", "additionalProperties": {"type": "string"}},
    }

    @router.get(
        "/api/queries/{query}",
        summary="任意一个查询的结果",
        tags=["queries"],
        response_model=QueryAnswer,
        openapi_extra={"parameters": [further]},
    )
    def run_query(request: Request, query: str) -> Response:
        """The rows of any query of the catalogue; `sort`, `limit` and `cursor` as for every list."""
        asked = find(query)
        return JSONResponse(_page(store, asked, query_parameters(parameters_model(asked), request), {}))
