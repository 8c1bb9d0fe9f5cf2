"""Rules that a document declares for its own lists of bodies, and documents that allocate by annotation (all fictional)."""

from pathlib import Path

import pytest

from extract.model import Doubt, PlacedNode, PlanGraph, ResponsibleFor
from extract.plan import extract_source
from extract.reading import Source

TASKS = ("建设平台。完善机制。", "扩大服务。开展培训。", "加强监管。公布结果。")


def extracted(*annotations: str, before: str = "") -> PlanGraph:
    lines = [f"{at}.{task}{note}" for at, (task, note) in enumerate(zip(TASKS, annotations, strict=True), 1)]
    text = f"虚构市行动方案\n一、重点任务\n{before}\n" + "\n".join(lines) + "\n"
    return extract_source(Source(Path("a.txt"), "a", text, "0"))


def duties(plan: PlanGraph) -> list[tuple[str, str, str]]:
    nodes = {n.id: n for n in plan.nodes if isinstance(n, PlacedNode)}
    found = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    return [(nodes[e.target].text[:2], e.surface, e.role) for e in found]


def test_bodies_before_the_first_comma_lead_from_the_declaration_on() -> None:
    plan = extracted(
        "（责任单位：甲局、乙局，丙局；第一个逗号前为牵头单位，下同）", "（责任单位：丁局，甲局）", "（责任单位：乙局）"
    )
    assert duties(plan) == [
        ("1.", "甲局", "lead"), ("1.", "乙局", "lead"), ("1.", "丙局", "owner"), ("2.", "丁局", "lead"),
        ("2.", "甲局", "owner"), ("3.", "乙局", "lead"),
    ]  # fmt: skip
    edge = next(e for e in plan.edges if isinstance(e, ResponsibleFor) and e.surface == "丁局")
    assert plan.text[edge.evidence_starts[0] : edge.evidence_ends[0]] == "第一个逗号前为牵头单位"
    assert edge.rule.endswith("first-comma")


@pytest.mark.parametrize(
    "words", ["列第一位者为牵头单位，下同", "排名第一的为牵头单位，下同", "排在第一位的单位为牵头单位"]
)
def test_first_body_leads_from_the_declaration_on(words: str) -> None:
    plan = extracted("（责任单位：甲局）", f"（责任单位：乙局、丙局，{words}）", "（责任单位：丁局、甲局）")
    assert duties(plan) == [
        ("1.", "甲局", "owner"), ("2.", "乙局", "lead"), ("2.", "丙局", "owner"), ("3.", "丁局", "lead"), ("3.", "甲局", "owner"),
    ]  # fmt: skip


def test_bodies_not_listed_any_more_own_every_task_that_follows() -> None:
    plan = extracted(
        "（甲局负责）", "（乙局负责）", "（丙局负责）", before="以下均需各区、县（市）政府落实，不再列出。"
    )
    assert duties(plan).count(("2.", "乙局", "owner")) == 1
    assert [surface for task, surface, _ in duties(plan) if task == "3."] == ["各区", "县（市）政府", "丙局"]


def test_deadline_beside_a_body_is_kept_as_printed() -> None:
    plan = extracted("（责任单位：甲局；完成时限：2025年底前）", "（乙局负责）", "（丙局负责）")
    found = [(e.surface, e.deadline) for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    assert found[:2] == [("甲局", "2025年底前"), ("乙局", None)]


def test_body_that_an_annotated_document_only_mentions_is_a_doubt() -> None:
    plan = extracted("鼓励企业参加培训。（甲局负责）", "（乙局负责）", "（丙局负责）")
    assert [surface for _, surface, _ in duties(plan)] == ["甲局", "乙局", "丙局"]
    assert ["鼓励企业" in n.text for n in plan.nodes if isinstance(n, Doubt)] == [True]
