"""自由查询 over HTTP: `POST /api/cypher`, for installations that switch it on and give out keys."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field, JsonValue

if TYPE_CHECKING:
    from plankg.graph.free_cypher.free_queries import FreeAnswer, FreeQueries

MAX_STATEMENT = 10_000
POLL_SECONDS = 0.05


class CypherQuestion(BaseModel):
    """One reading statement of Cypher."""

    model_config = ConfigDict(extra="forbid")

    statement: str = Field(
        min_length=1,
        max_length=MAX_STATEMENT,
        description="one reading statement; see docs/free-queries.md",
        examples=["MATCH (i:Indicator) WHERE i.unit = $unit RETURN count(i) AS indicators"],
    )
    parameters: dict[str, JsonValue] = Field(
        default_factory=dict, description="values for its $names", examples=[{"unit": "%"}]
    )


class CypherAnswer(BaseModel):
    """The rows of a free query."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "columns": ["indicators"],
                "rows": [[16]],
                "returned": 1,
                "total_known": 1,
                "truncated": False,
                "seconds": 0.004,
                "remarks": [],
                "plan": "",
            }
        }
    )

    columns: list[str] = Field(description="names of the columns, in order")
    rows: list[list[Any]] = Field(
        description="the rows, a value for each column; nodes, relationships and paths are objects with their labels, "
        "types and properties"
    )
    returned: int = Field(description="rows in this answer")
    total_known: int | None = Field(description="rows found; null when there are more than were read")
    truncated: bool = Field(description="whether there are more rows than a free query may have")
    seconds: float = Field(description="how long the store took")
    remarks: list[str] = Field(
        default=[], description="Chinese sentences: why nothing was found, and what the engine warns of"
    )
    plan: str = Field(default="", description="how the engine answers, for EXPLAIN and PROFILE")


def cypher_router(queries: "FreeQueries", guard: Callable[..., Any]) -> APIRouter:
    """The route `POST /api/cypher`.

    Args:
        queries: what answers; it is closed with the application.
        guard: a dependency that lets in who may ask, and raises for everybody else.
    """

    @contextlib.asynccontextmanager
    async def closing(_: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(queries.close)

    router = APIRouter(lifespan=closing)

    @router.post("/api/cypher", summary="自由查询", tags=["queries"], dependencies=[Depends(guard)])
    async def cypher(request: Request, question: CypherQuestion) -> CypherAnswer:
        """Answer one reading statement of Cypher, within the limits of docs/free-queries.md."""
        answer = await answered(queries, request, question.statement, question.parameters)
        return CypherAnswer(
            columns=list(answer.columns),
            rows=[list(row) for row in answer.rows],
            returned=len(answer.rows),
            total_known=None if answer.truncated else len(answer.rows),
            truncated=answer.truncated,
            seconds=answer.seconds,
            remarks=list(answer.remarks),
            plan=answer.plan or "",
        )

    return router


async def answered(
    queries: "FreeQueries", request: Request, statement: str, parameters: dict[str, Any]
) -> "FreeAnswer":
    """Ask; the query is ended when the client of this request goes away."""
    gone = threading.Event()
    watcher = asyncio.create_task(_watch(request, gone))
    try:
        return await run_in_threadpool(queries.run, statement, parameters, gone=gone.is_set)
    finally:
        watcher.cancel()


async def _watch(request: Request, gone: threading.Event) -> None:
    """Say so when nobody waits for the answer any more."""
    while not await request.is_disconnected():
        await asyncio.sleep(POLL_SECONDS)
    gone.set()
