"""The time limit of a whole holds for the duties of the measures in it, in queries and on papers (plan invented)."""

from pathlib import Path

import pytest

from plankg.api.pages.papers import duty_paper
from plankg.extract.model import PlanGraph
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.graph.store import Store
from tests.api.test_page_reading import plan_of
from tests.conftest import ENGINES, emptied

TEXT = """虚构市人民政府关于印发2026年护林工作要点的通知

一、重点任务
（一）建立台账。市水利局要组织摸底。市财政局要在3月底前建立台账。
牵头单位：市林业局
完成时限：6月底前
（二）巡查防火。市应急局要开展巡查。
"""
LIMITS = {
    "市水利局": [("6月底前", "2026-06-30")],
    "市财政局": [("3月底前", "2026-03-31")],
    "市应急局": [],
}


def extracted() -> PlanGraph:
    return extract_source(Source(Path("a.txt"), "a", TEXT, "0"))


def body_named(plan: PlanGraph, name: str) -> str:
    return next(edge.source for edge in plan.edges if getattr(edge, "surface", None) == name)


@pytest.mark.parametrize("engine", ENGINES)
def test_queries_give_duties_of_measures_the_limit_of_the_whole(engine: str, request: pytest.FixtureRequest) -> None:
    store: Store = request.getfixturevalue(f"{engine}_store")
    plan = extracted()
    emptied(store)
    store.load(plan)
    for name, limits in LIMITS.items():
        body = {"organization": body_named(plan, name)}
        for query in ("deadlines-of-organization", "tasks-for-organization"):
            rows = store.run(query, body).rows
            assert [(row["deadline"], row["last_day"]) for row in rows if row["deadline"]] == limits, (query, name)


def test_paper_gives_duties_of_measures_the_limit_of_the_whole() -> None:
    plan = extracted()
    for name, limits in LIMITS.items():
        rows = duty_paper(plan_of(plan), body_named(plan, name)).rows
        assert [row.cells[4:6] for row in rows if row.cells[4]] == limits, name
