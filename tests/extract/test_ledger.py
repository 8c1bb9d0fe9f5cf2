"""The ledger accounts for every sentence once (the plan is fictional)."""

from itertools import pairwise
from pathlib import Path

import pytest

from plankg.extract.findings.ledger import Ledger, Standing, ledger_of
from plankg.extract.model import PlanGraph, Section
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source

TEXT = """虚构市行动计划
一、发展基础
全市已建成20个平台。
二、主要任务
（一）建设平台
到2025年，平台覆盖率达到90%。加强宣传引导。全市约有13个平台正在运行。
"""


@pytest.fixture(scope="module")
def plan() -> PlanGraph:
    return extract_source(Source(Path("a.txt"), "a", TEXT, "0"))


@pytest.fixture(scope="module")
def ledger(plan: PlanGraph) -> Ledger:
    return ledger_of(plan)


def test_sentence_with_a_fact_says_which(ledger: Ledger) -> None:
    entry = next(e for e in ledger.entries if e.text.startswith("到2025年"))
    assert entry.facts == ("Indicator", "SETS", "SUPPORTS")


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        ("fact", ["到2025年，平台覆盖率达到90%。"]),
        ("measure", ["（一）建设平台", "加强宣传引导。"]),
        ("background", ["虚构市行动计划", "一、发展基础", "全市已建成20个平台。", "二、主要任务"]),
        ("open", ["全市约有13个平台正在运行。"]),
    ],
)
def test_each_sentence_has_one_standing(ledger: Ledger, standing: Standing, said: list[str]) -> None:
    assert [entry.text for entry in ledger.of(standing)] == said


def test_open_sentence_says_what_looks_like_a_fact(ledger: Ledger) -> None:
    assert [entry.cues for entry in ledger.of("open")] == [("带单位的数量",)]


def test_section_counts_its_own_sentences(plan: PlanGraph, ledger: Ledger) -> None:
    sections = ledger.by_section([node for node in plan.nodes if isinstance(node, Section)])
    assert [(s.title, s.sentences, s.covered) for s in sections] == [
        ("发展基础", 1, 0), ("主要任务", 0, 0), ("建设平台", 3, 1)
    ]  # fmt: skip


def test_every_word_of_the_plan_is_in_one_sentence(gansu: PlanGraph) -> None:
    entries = ledger_of(gansu).entries
    outside = list(gansu.text)
    for entry in entries:
        assert gansu.text[entry.span.start : entry.span.end] == entry.text
        outside[entry.span.start : entry.span.end] = [" "] * (entry.span.end - entry.span.start)
    assert [a.span.end <= b.span.start for a, b in pairwise(entries)].count(False) == 0
    assert [line for line in "".join(outside).splitlines() if line.strip("》>? \u3000\xa0")] == []
