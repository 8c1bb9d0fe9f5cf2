"""What helps to write a query: the schema with its counts, and what a statement is completed with."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache, cached
from fastapi import APIRouter, Request
from fastapi.params import Depends
from fastapi.responses import HTMLResponse, JSONResponse

from plankg.api.http.routes.cypher import answered
from plankg.api.pages.query_schema import schema_picture
from plankg.api.pages.rendering import render
from plankg.graph.free_cypher.schema_answers import completions
from plankg.graph.vocabulary import edge_properties, node_properties

if TYPE_CHECKING:
    from plankg.graph.free_cypher.free_queries import FreeQueries
    from plankg.graph.store import Store

PATH = "/query"
VALUES = 12
LONGEST = 60
_VALUE = "MATCH (n:{label}) WHERE n.{name} CONTAINS $begin RETURN DISTINCT n.{name} AS value ORDER BY size(value), value LIMIT 12"


def help_router(store: "Store", queries: "FreeQueries", may_ask: Sequence[Depends]) -> APIRouter:
    """The routes; `may_ask` guards the one that looks for values."""
    router = APIRouter(include_in_schema=False)

    @cached(LRUCache(1), key=lambda version: version)
    def counts(version: int) -> list[dict[str, Any]]:  # noqa: ARG001  counted once for each version of the store
        return list(store.run("schema-counts").rows)

    @router.get(PATH + "/schema")
    def schema() -> HTMLResponse:
        """The schema with its counts, which take a while in a large store."""
        return render("query_schema.html", {"schema": schema_picture(counts(store.version()))})

    @router.get(PATH + "/words")
    def words() -> JSONResponse:
        """What a statement is completed with."""
        kinds = {**node_properties(), **edge_properties()}
        return JSONResponse(
            {"words": completions(), "properties": {kind: list(known) for kind, known in kinds.items()}}
        )

    @router.get(PATH + "/values", dependencies=list(may_ask))
    async def values(request: Request, name: str, begin: str = "") -> JSONResponse:
        """Values of a property that hold some words."""
        found: list[str] = []
        for label, known in node_properties().items():
            if known.get(name) == "STRING" and label != "Mention" and len(found) < VALUES:
                answer = await answered(queries, request, _VALUE.format(label=label, name=name), {"begin": begin})
                found += [str(row[0]) for row in answer.rows if len(str(row[0])) <= LONGEST]
        return JSONResponse(list(dict.fromkeys(found))[:VALUES])

    return router
