"""The ledger accounts for every sentence once (the plan is fictional)."""

from itertools import pairwise
from pathlib import Path

import pytest

from plankg.extract.findings import ledger as ledgers
from plankg.extract.findings.ledger import Ledger, Standing, ledger_of
from plankg.extract.model import PlanGraph, Section, Span
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


@pytest.mark.parametrize(
    ("said", "cue"),
    [
        *(
            (f"做好{word}山林工作。", "责任提示词")
            for word in ["牵头", "负责", "配合", "责任单位", "会同", "主体责任", "责任制"]
        ),
        *((f"全市有{amount}。", "带单位的数量") for amount in ("12个", "1,200亩", "3.5公里", "98 %", "20亿元")),
        *((f"做好市林业局{after}工作。", "单位名称") for after in ["、", "，", "要", "应", "和", "及", "与"]),
    ],
)
def test_words_that_look_like_a_fact_have_a_name(said: str, cue: str) -> None:
    (entry,) = ledgers.ledger(said, [], [Span(0, len(said))]).entries
    assert (entry.cues, entry.standing) == ((cue,), "open")


@pytest.mark.parametrize("said", ["2026年5月3日", "第12号文件", "做好林业局长工作。", "加强巡查。"])
def test_dates_and_plain_words_look_like_no_fact(said: str) -> None:
    (entry,) = ledgers.ledger(said, [], [Span(0, len(said))]).entries
    assert (entry.cues, entry.standing) == ((), "measure")
