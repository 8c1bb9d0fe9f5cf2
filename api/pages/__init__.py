"""The pages in Chinese: read a plan with its facts marked, and look at each thing of the graph. They work without JavaScript."""

from typing import TYPE_CHECKING

from fastapi import APIRouter

from plankg.api.catalogue.texts import Texts
from plankg.api.pages.rendering import error_page

if TYPE_CHECKING:
    from plankg.api.questions import Questions
    from plankg.graph.store import Store

__all__ = ["error_page", "page_router"]


def page_router(store: "Store", texts: Texts, questions: "Questions") -> APIRouter:
    """The pages over one store."""
    from plankg.api.pages.ask import ask_router
    from plankg.api.pages.bodies import body_router
    from plankg.api.pages.document import document_router
    from plankg.api.pages.findings import findings_router
    from plankg.api.pages.graph import graph_router
    from plankg.api.pages.home import home_router
    from plankg.api.pages.lists import list_router
    from plankg.api.pages.paper_pages import paper_router
    from plankg.api.pages.plans import Plans
    from plankg.api.pages.search import search_router
    from plankg.api.pages.things import thing_router

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
