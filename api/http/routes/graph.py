"""The JSON routes that are no list of one query: search, paths, neighbourhoods, one edge, annotations."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from plankg.api.catalogue.annotations import MEDIA_TYPE, annotations
from plankg.api.catalogue.edge_address import edge_at
from plankg.api.catalogue.paths import DEEPEST, neighbourhood, path
from plankg.api.catalogue.search import search
from plankg.api.catalogue.texts import Texts
from plankg.api.http.models import NoParameters, row_model
from plankg.api.http.problems import responses
from plankg.graph.catalogue import find

if TYPE_CHECKING:
    from plankg.graph.store import Store

Searched = Literal["Task", "Indicator", "Project", "SpecialColumn", "Section", "Organization", "Policy", "Sentence"]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SearchParameters(_Asked):
    """What to search."""

    q: str = Field(min_length=1, max_length=100, description="words, divided by spaces; all must occur, in any case")
    label: Searched | None = Field(default=None, description="only hits of this label; `Sentence`: raw sentences")
    document: str | None = Field(default=None, description="only this document: an id, a title, a part of one")
    limit: int = Field(default=20, ge=1, le=1000, description="the most hits to return")
    skip: int = Field(default=0, ge=0, le=1_000_000, description="hits to leave out at the beginning")


class Hit(BaseModel):
    """One thing that has all the words."""

    label: Searched
    id: str | None = Field(description="its id; null for a raw sentence")
    name: str | None
    kind: str | None
    document_id: str | None
    start: int | None = Field(description="place of the quote: first code point")
    end: int | None = Field(description="place of the quote: after the last code point")
    quote: str | None = Field(description="its words; null for bodies and policies")
    score: float = Field(description="0..1; hits are sorted by it")
    marks: list[tuple[int, int]] = Field(description="places of the words in `quote`, or in `name` where there is none")


class SearchAnswer(BaseModel):
    """Hits, the best first."""

    words: list[str]
    total: int
    returned: int
    truncated: bool
    facets: dict[str, dict[str, int]] = Field(description="label, document, year → value → hits")
    empty_reason: str | None
    hits: list[Hit]


class PathParameters(_Asked):
    """The two ends; `from` is a word of Python's, hence the alias."""

    begin: str = Field(alias="from", min_length=1, max_length=300, description="id of a node, or a name that one has")
    to: str = Field(min_length=1, max_length=300, description="id of a node, or a name that one has")


class Path(BaseModel):
    """A shortest path."""

    begin: str = Field(alias="from")
    to: str
    length: int | None = Field(description="edges; null when there is no path")
    empty_reason: str | None
    steps: list[row_model(find("path"))]  # type: ignore[valid-type]


class NeighbourhoodParameters(_Asked):
    """The centre, and how far around it."""

    node: str = Field(min_length=1, max_length=300, description="id of a node, or a name that one has")
    depth: int = Field(default=1, ge=1, le=DEEPEST, description="edges away")
    limit: int = Field(default=300, ge=1, le=2000, description="the most nodes; the nearest are kept")
    structure: bool = Field(default=False, description="also follow STATED_IN and TEXT_OF")


class GraphNode(BaseModel):
    """One node of a neighbourhood."""

    id: str
    label: str
    name: str | None
    depth: int = Field(description="edges from the centre")
    degree: int = Field(description="edges that were found at it")


class Neighbourhood(BaseModel):
    """The nodes around one, and the edges between them."""

    centre: str
    depth: int
    total: int
    returned: int
    truncated: bool
    nodes: list[GraphNode]
    edges: list[row_model(find("edges-of"))]  # type: ignore[valid-type]


class AnnotationParameters(_Asked):
    """Which page of the annotations."""

    limit: int = Field(default=1000, ge=1, le=10_000, description="the most annotations to return")
    skip: int = Field(default=0, ge=0, le=1_000_000, description="annotations to leave out at the beginning")


def graph_router(store: "Store", texts: Texts) -> APIRouter:
    """The routes over one store."""
    router = APIRouter(responses=responses(404, 422, 503), tags=["answers"])

    @router.get(
        "/api/search", summary="搜索任务、指标、项目、专栏、章节、单位、政策和原文句子", response_model=SearchAnswer
    )
    def find_words(asked: Annotated[SearchParameters, Query()]) -> dict[str, Any]:
        """What has all the words, the best first, with places to highlight and facets."""
        return search(
            store, texts, asked.q, label=asked.label, document=asked.document, limit=asked.limit, skip=asked.skip
        )

    @router.get("/api/path", summary="两个节点之间的一条最短路径", response_model=Path)
    def find_path(asked: Annotated[PathParameters, Query()]) -> dict[str, Any]:
        """A shortest path between two nodes along edges of any type, each with the words that state it."""
        return path(store, asked.begin, asked.to)

    @router.get("/api/neighbourhood", summary="一个节点周围的节点和关系", response_model=Neighbourhood)
    def find_neighbourhood(asked: Annotated[NeighbourhoodParameters, Query()]) -> dict[str, Any]:
        """The nodes that are at most `depth` edges from one, and all edges between them."""
        return neighbourhood(store, asked.node, depth=asked.depth, limit=asked.limit, with_structure=asked.structure)

    @router.get("/api/edges/{edge}", summary="一条关系的详情", response_model=row_model(find("edge")))
    def find_edge(edge: str, parameters: Annotated[NoParameters, Query()]) -> dict[str, Any]:  # noqa: ARG001
        """One edge by the address that `/api/nodes/{node}/edges` gives it: source~TYPE~target~start~role."""
        return edge_at(store, edge)

    content = {MEDIA_TYPE.partition(";")[0]: {"schema": {"type": "object"}}}

    @router.get(
        "/api/documents/{document}/annotations",
        summary="一份文件的 W3C 标注",
        response_class=Response,
        responses={200: {"description": "a W3C annotation page", "content": content}},
    )
    def find_annotations(document: str, asked: Annotated[AnnotationParameters, Query()]) -> JSONResponse:
        """The marks of a document as a W3C Web Annotation page (JSON-LD)."""
        page = annotations(store, texts, document, limit=asked.limit, skip=asked.skip)
        return JSONResponse(page, media_type=MEDIA_TYPE)

    return router
