"""问答 (questions and answers): a question in Chinese, what it was taken for, and the rows with their sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from plankg.api.catalogue.texts import Texts
from plankg.api.catalogue.wording import column_title, show_value
from plankg.api.pages.names import short, thing_name, thing_path
from plankg.api.pages.page_context import PageContext
from plankg.api.pages.plans import Plans
from plankg.api.pages.rendering import render
from plankg.api.questions.following import in_two

if TYPE_CHECKING:
    from plankg.api.questions import Questions
    from plankg.api.questions.answer import QuestionAnswer
    from plankg.graph.store import Store

ROWS_SHOWN = 100
# Columns that say which thing a row is about, with its label; the first ones come first on the page.
_THINGS = (
    ("organization_id", "Organization"),
    ("task_id", "Task"),
    ("project_id", "Project"),
    ("special_column_id", "SpecialColumn"),
    ("indicator_id", "Indicator"),
    ("policy_id", "Policy"),
)
_CELLS = (
    "relation",
    "bodies",
    "target_raw",
    "target_year",
    "baseline_raw",
    "baseline_year",
    "unit",
    "nature",
    "sense",
    "deadline",
    "last_day",
    "level",
    "stated",
    "inferred",
    "tasks",
    "stated_bodies",
    "inferred_bodies",
    "items",
    "projects",
    "citations",
    "count",
    "whole",
    "percent",
    "measure",
    "document_number",
    "issuer",
    "issued_on",
    "period_start",
    "period_end",
)
EXAMPLES = ("有哪些约束性指标？", "哪些任务没有责任单位？", "规划中有哪些矛盾？")


def ask_router(store: "Store", texts: Texts, plans: Plans, questions: "Questions") -> APIRouter:
    """The page of questions."""
    router = APIRouter(include_in_schema=False)

    @router.get("/ask")
    def ask(q: str = "", without: str = "", before: str = "") -> HTMLResponse:
        q = f"{in_two(before)[0]}，{q}" if before and q.strip() else q
        context = PageContext(store, texts, plans)
        left_out = [int(place) for place in without.split() if place.isdecimal()]
        answer = questions.ask(q, limit=ROWS_SHOWN, without=left_out) if q.strip() else None
        values = {
            "here": "/ask",
            "asked": q,
            "asked_without": left_out,
            "answers": [
                *([_shown(answer, left_out)] if answer else []),
                *([_shown(answer.also, [])] if answer and answer.also else []),
            ],
            "context": context,
            "examples": EXAMPLES,
        }
        return render("ask.html", values)

    return router


def _shown(answer: "QuestionAnswer", left_out: Sequence[int]) -> dict[str, Any]:
    """An answer as the page shows it: also the second one of two questions."""
    return {
        "answer": answer,
        "rows": [row_shown(row) for row in answer.rows],
        "passages": [asdict(passage) for passage in answer.passages],
        "wider": _wider(answer.filters, left_out),
    }


def _wider(filters: Sequence[str], left_out: Sequence[int]) -> list[tuple[str, str]]:
    """Each filter in words, with what the address leaves out once it is taken away; places are those of the whole question."""
    places = [place for place in range(len(filters) + len(left_out)) if place not in left_out]
    return [
        (words, " ".join(map(str, sorted({*left_out, place})))) for words, place in zip(filters, places, strict=False)
    ]


def row_shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of any query as a page shows it: the things that it is about, what it says of them, and its sentence."""
    things = [(thing_path(label, row[column]), _name(row, column)) for column, label in _THINGS if row.get(column)]
    if not things and row.get("document_id") and row.get("title"):
        things = [(thing_path("Document", row["document_id"]), row["title"])]
    cells = [(column_title(c), show_value(c, row[c])) for c in _CELLS if row.get(c) not in {None, ""}]
    return {
        "things": things,
        "cells": cells,
        "basis": row.get("basis"),
        "role": row.get("role"),
        "score": row.get("score"),
        "message": row.get("message") or row.get("reason"),
        "row": row if row.get("quote") and row.get("start") is not None else None,
    }


def _name(row: Mapping[str, Any], column: str) -> str:
    """What the thing in this column is called, as far as the row says."""
    own = column.removesuffix("_id")
    for name in (f"{own}_name", f"{own}_title"):
        if row.get(name):
            return str(row[name])
    several = sum(bool(row.get(name)) for name, _ in _THINGS) > 1
    if several and column == "organization_id" and row.get("name"):
        return str(row["name"])
    return short(str(row.get("quote") or row[column]), 36) if several else thing_name(row)
