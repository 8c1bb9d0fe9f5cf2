"""The pages in Chinese: read a plan with its facts marked, and look at each thing of the graph. They work without JavaScript."""

from typing import TYPE_CHECKING

from fastapi import APIRouter

from api.catalogue.texts import Texts
from api.pages.rendering import error_page

if TYPE_CHECKING:
    from api.questions import Questions
    from graph.store import Store

__all__ = ["error_page", "page_router"]


def page_router(store: "Store", texts: Texts, questions: "Questions") -> APIRouter:
    """The pages over one store."""
    from api.pages.ask import ask_router
    from api.pages.bodies import body_router
    from api.pages.document import document_router
    from api.pages.findings import findings_router
    from api.pages.graph import graph_router
    from api.pages.home import home_router
    from api.pages.lists import list_router
    from api.pages.paper_pages import paper_router
    from api.pages.plans import Plans
    from api.pages.search import search_router
    from api.pages.things import thing_router

    plans = Plans(store, texts)
    router = APIRouter(include_in_schema=False)
    for part in (
        home_router(store, texts, plans),
        list_router(store, texts, plans),
        findings_router(store, texts, plans),
        document_router(plans),
        graph_router(store, texts, plans),
        paper_router(plans),
        ask_router(store, texts, plans, questions),
        search_router(store, texts, plans),
        thing_router(store, texts, plans),
        body_router(store, texts, plans),
    ):
        router.routes.extend(part.routes)  # as they are: a router inside another one looks for each route twice
    return router
