"""图谱 (graph): what is around a node, or the bodies, tasks and indicators of a plan, drawn as SVG on the server."""

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from plankg.api.catalogue.resolve import KINDS, resolve
from plankg.api.catalogue.texts import Texts
from plankg.api.errors import NoMatch
from plankg.api.pages.graph_contents import MOST, TYPES, Graph, around_node, layers, mark_found
from plankg.api.pages.graph_layout import around, in_layers
from plankg.api.pages.page_context import PageContext
from plankg.api.pages.plans import Plan, Plans
from plankg.api.pages.rendering import environment, render
from plankg.extract.model import Span

if TYPE_CHECKING:
    from plankg.graph.store import Store

BASES = ("stated", "inferred")
# Edges that are shown as a table below the picture; the API has all.
ROWS_SHOWN = 200
# Sections of so many levels can be chosen.
SECTION_LEVELS = 2


class Asked(BaseModel):
    """What a picture is asked for: a node with what is around it, or a document."""

    model_config = ConfigDict(extra="forbid")

    node: str = ""
    other: str = Field(default="", description="another middle, by name; goes before `node`")
    document: str = ""
    section: str = Field(default="", description="of a document: only what hangs on tasks of this section")
    depth: int = Field(default=1, ge=1, le=3)
    type: list[str] = []
    basis: str = ""
    expand: str = Field(default="", description="ids of opened nodes, divided by commas")
    find: str = ""


def graph_router(store: "Store", texts: Texts, plans: Plans) -> APIRouter:
    """The graph page and its picture alone."""
    router = APIRouter(include_in_schema=False)

    @router.get("/graph")
    def page(asked: Annotated[Asked, Query()]) -> HTMLResponse:
        return render("graph.html", picture(PageContext(store, texts, plans), asked))

    @router.get("/graph.svg")
    def svg(asked: Annotated[Asked, Query()]) -> Response:
        values = picture(PageContext(store, texts, plans), asked)
        words = environment().get_template("graph.svg").render({**values, "alone": True})
        headers = {"Content-Disposition": 'attachment; filename="plankg-graph.svg"'}
        return Response(words, media_type="image/svg+xml", headers=headers)

    return router


def picture(context: PageContext, asked: Asked) -> dict[str, Any]:
    """What the graph page shows.

    Raises:
        NoMatch, SeveralMatches: nothing, or several things, are called so.
    """
    documents = context.documents
    types = [name for name in asked.type if name in TYPES] or list(TYPES)
    expanded = [id_ for id_ in asked.expand.split(",") if id_]
    document, name = asked.document, asked.other.strip() or asked.node
    if not name and not document and len(documents) == 1:
        document = next(iter(documents))
    middle = None
    graph, sheet, sections = Graph(), None, []
    if name:
        middle = _node(context, name)
        graph, waves = around_node(context.store, middle, asked.depth, types, expanded)
        found = mark_found(graph.nodes.values(), asked.find)
        sheet = around(graph, waves)
    elif document:
        document = resolve(context.store, "document", document)
        plan = context.plans.read(document)
        sections = [row for row in plan.sections if row["level"] <= SECTION_LEVELS]
        graph = layers(plan, BASES if asked.basis not in BASES else (asked.basis,), _part(plan, asked.section))
        found = mark_found(graph.nodes.values(), asked.find)
        sheet = in_layers(graph) if graph.nodes else None
    else:
        found = 0
    return {
        "here": "/graph",
        "documents": documents,
        "document": document,
        "sections": sections,
        "middle": graph.nodes.get(middle or ""),
        "asked": asked.model_copy(update={"type": types}),
        "graph": graph,
        "sheet": sheet,
        "found": found,
        "most": MOST,
        "types": TYPES,
        "address": _address(asked, middle, document, types),
        "context": context,
        "edges": graph.edges[:ROWS_SHOWN],
        "alone": False,
    }


def _node(context: PageContext, name: str) -> str:
    """The id that a name means: an id as it is, else an indicator, a body or a task that is called so.

    Raises:
        NoMatch, SeveralMatches: nothing, or several things, are called so.
    """
    if context.store.run("node", {"node": name}).total:
        return name
    nearest: list[str] = []
    for kind in ("indicator", "organization", "task"):
        try:
            return resolve(context.store, kind, name)
        except NoMatch as error:
            nearest += error.nearest[:1]
    raise NoMatch(f"{KINDS['indicator'].word}、单位或任务", name, nearest)


def _part(plan: Plan, section: str) -> Span | None:
    """What a section governs; None for the whole plan, also when the section was chosen of another one before."""
    row = plan.nodes.get(section)
    return Span(row["start"], row["range_end"]) if row and row["label"] == "Section" else None


def _address(asked: Asked, middle: str | None, document: str, types: list[str]) -> str:
    """The query of this picture without what was opened: the script adds to it."""
    values: list[tuple[str, Any]] = [("node", middle), ("depth", asked.depth)] if middle else [("document", document)]
    if len(types) < len(TYPES):
        values += [("type", name) for name in types]
    chosen = [("basis", asked.basis), ("section", "" if middle else asked.section)]
    return urlencode([*values, *((name, value) for name, value in chosen if value)])
