"""The ledger accounts for every sentence once (the plan is fictional)."""

from itertools import pairwise
from pathlib import Path

import pytest

from plankg.extract.findings.ledger import Ledger, ledger_of
from plankg.extract.model import PlanGraph
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source

TEXT = """虚构市行动计划
一、主要任务
（一）建设平台
到2025年，平台覆盖率达到90%。加强宣传引导。全市约有13个平台正在运行。
"""


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return ledger_of(extract_source(Source(Path("a.txt"), "a", TEXT, "0")))


def test_sentence_with_a_fact_says_which(ledger: Ledger) -> None:
    entry = next(e for e in ledger.entries if e.text.startswith("到2025年"))
    assert entry.facts == ("Indicator", "SETS", "SUPPORTS")


def test_sentence_with_a_cue_and_no_fact_is_listed(ledger: Ledger) -> None:
    assert [(e.text, e.cues) for e in ledger.silent] == [("全市约有13个平台正在运行。", ("带单位的数量",))]


def test_section_counts_its_own_sentences(ledger: Ledger) -> None:
    assert [(s.title, s.sentences, s.covered) for s in ledger.sections] == [("主要任务", 0, 0), ("建设平台", 3, 1)]


def test_every_word_of_the_plan_is_in_one_sentence(gansu: PlanGraph) -> None:
    entries = ledger_of(gansu).entries
    outside = list(gansu.text)
    for entry in entries:
        assert gansu.text[entry.span.start : entry.span.end] == entry.text
        outside[entry.span.start : entry.span.end] = [" "] * (entry.span.end - entry.span.start)
    assert [a.span.end <= b.span.start for a, b in pairwise(entries)].count(False) == 0
    left = [line for line in "".join(outside).splitlines() if line.strip("》>? \u3000\xa0")]
    # The path of menus above the plan and the link below it are the page's, not the plan's.
    assert [line[:4] for line in left] == ["当前位置", "推荐产品"]
