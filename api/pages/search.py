"""搜索 (search): words in everything that has a name or a sentence, by kind, document and year."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from plankg.api.catalogue.search import SENTENCE, search
from plankg.api.catalogue.texts import Texts
from plankg.api.errors import BadValue
from plankg.api.pages.page_context import PageContext
from plankg.api.pages.plans import Plans
from plankg.api.pages.rendering import render

if TYPE_CHECKING:
    from plankg.graph.store import Store

PAGE_ROWS = 30


def search_router(store: "Store", texts: Texts, plans: Plans) -> APIRouter:
    """The page of search."""
    router = APIRouter(include_in_schema=False)

    @router.get("/search")
    def page(q: str = "", label: str = "", document: str = "", skip: int = 0) -> HTMLResponse:
        context = PageContext(store, texts, plans)
        values: dict[str, Any] = {"asked": q, "label": label, "document": document, "context": context}
        values |= {"answer": None, "problem": None, "facets": [], "next": None, "sentence": SENTENCE}
        if q.strip():
            try:
                answer = search(
                    store, texts, q, label=label or None, document=document or None, limit=PAGE_ROWS, skip=max(0, skip)
                )
            except BadValue as error:
                return render("search.html", {**values, "problem": str(error)}, status=422)
            for hit in answer["hits"]:
                hit["shown"] = marked(hit["quote"] or hit["name"], hit["marks"])
            values |= {"answer": answer, "facets": _facets(answer["facets"], q, label, document)}
            following = max(0, skip) + answer["returned"]
            if following < answer["total"]:
                values["next"] = _link(q, label, document, skip=following)
        return render("search.html", values)

    return router


def marked(words: str, marks: list[tuple[int, int]]) -> Markup:
    """The words with the places of what was searched for marked; offsets are code points."""
    out, at = Markup(), 0
    for start, end in sorted(marks):
        if start >= at:
            out += escape(words[at:start]) + Markup("<mark>") + escape(words[start:end]) + Markup("</mark>")
            at = end
    return out + escape(words[at:])


def _facets(facets: Mapping[str, Mapping[str, int]], q: str, label: str, document: str) -> list[dict[str, Any]]:
    """Links that narrow the answer to one kind, each with its count."""
    return [
        {
            "value": value,
            "count": count,
            "link": _link(q, "" if value == label else value, document),
            "now": value == label,
        }
        for value, count in facets["label"].items()
    ]


def _link(q: str, label: str, document: str, *, skip: int = 0) -> str:
    given = {"q": q, "label": label, "document": document, "skip": skip or ""}
    return f"/search?{urlencode({name: value for name, value in given.items() if value})}"
