"""Rules that a document declares for its own lists of bodies, and documents that allocate by annotation (all fictional)."""

from pathlib import Path

import pytest

from plankg.extract.model import Doubt, PlacedNode, PlanGraph, ResponsibleFor
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source

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


@pytest.mark.parametrize("mark", ["。", "，", "；", "按职责分工负责。"])
@pytest.mark.parametrize(
    ("words", "led"),
    [("列首位的为牵头单位，下同", ["市水务局"]), ("逗号前为牵头单位，下同", ["市水务局", "市财政局"])],
)
def test_list_without_a_label_is_read_by_the_declaration_after_it(words: str, led: list[str], mark: str) -> None:
    plan = extracted(
        f"（市水务局、市财政局，市教育局{mark}{words}）", "（市教育局，市水务局）", "（市财政局牵头，市水务局配合）"
    )
    found = [(task, surface) for task, surface, role in duties(plan) if role == "lead"]
    assert found == [*(("1.", body) for body in led), ("2.", "市教育局"), ("3.", "市财政局")]
    assert [surface for task, surface, _ in duties(plan) if task == "1."] == ["市水务局", "市财政局", "市教育局"]


def test_list_without_a_comma_has_no_lead_where_the_declaration_says_so() -> None:
    plan = extracted(
        "（责任单位：甲局，乙局；逗号前为牵头单位，未明确牵头单位的按职责分工负责，下同）",
        "（责任单位：乙局、丙局）",
        "（责任单位：丙局，甲局）",
    )
    assert [(surface, role) for _, surface, role in duties(plan)] == [
        ("甲局", "lead"), ("乙局", "owner"), ("乙局", "owner"), ("丙局", "owner"), ("丙局", "lead"), ("甲局", "owner"),
    ]  # fmt: skip


def test_bodies_not_listed_any_more_own_every_task_that_follows() -> None:
    plan = extracted(
        "（甲局负责）", "（乙局负责）", "（丙局负责）", before="以下均需各区、县（市）政府落实，不再列出。"
    )
    assert duties(plan).count(("2.", "乙局", "owner")) == 1
    assert [surface for task, surface, _ in duties(plan) if task == "3."] == ["各区、县（市）政府", "丙局"]


@pytest.mark.parametrize(
    "words",
    [
        "各区、县（市）政府均为责任单位，以下不再列出",
        "各项措施责任单位均包括各区、县（市）政府，以下不再列出",
        "各区、县（市）政府均须落实，不再列出",
    ],
)
def test_bodies_that_own_all_may_be_named_before_it_is_said(words: str) -> None:
    plan = extracted(f"（甲局牵头，乙局负责。{words}）", "（乙局负责）", "（丙局负责）")
    assert sorted(duties(plan)) == [
        ("1.", "乙局", "owner"), ("1.", "各区、县（市）政府", "owner"), ("1.", "甲局", "lead"),
        ("2.", "乙局", "owner"), ("2.", "各区、县（市）政府", "owner"), ("3.", "丙局", "owner"), ("3.", "各区、县（市）政府", "owner"),
    ]  # fmt: skip


def test_declaration_holds_to_the_end_of_its_plan() -> None:
    notice = (
        "虚构市人民政府关于印发《虚构市护林工作方案》和《虚构市育苗工作方案》的通知\n\n各区人民政府：\n现将两个方案印发给你们。\n"
        "虚构市人民政府\n2026年3月6日\n\n"
    )
    said = "（甲局负责。各区政府均为责任单位，以下不再列出）"
    first = f"一、重点任务\n（一）巡山。做好工作。{said}\n（二）防火。做好工作。（乙局负责）\n二、保障措施\n（三）用人。做好工作。（丙局负责）\n"
    second = "一、育苗任务\n（一）选种。做好工作。（丁局负责）\n二、育苗保障\n（二）用地。做好工作。（丙局负责）\n"
    text = f"{notice}虚构市护林工作方案\n{first}\n虚构市育苗工作方案\n{second}"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert [task for task, surface, _ in duties(plan) if surface == "各区政府"] == ["（一", "（二", "（三"]
    assert [task for task, surface, _ in duties(plan) if surface == "丙局"] == ["（三", "（二"]


def test_rule_on_commas_holds_for_lists_without_a_label() -> None:
    said = "各项任务后列出单位（逗号前为牵头单位，其余为配合单位，下同）。"
    plan = extracted("（市林业局、市水利局，市财政局）", "（市财政局，市林业局）", "（市林业局）", before=said)
    assert [(surface, role) for task, surface, role in duties(plan) if task == "1."] == [
        ("市林业局", "lead"), ("市水利局", "lead"), ("市财政局", "support")
    ]  # fmt: skip


def test_words_after_a_name_in_brackets_give_its_role() -> None:
    plan = extracted("（责任单位：甲局（牵头）、乙局、丙局（配合））", "（乙局负责）", "（丙局负责）")
    assert [role for task, _, role in duties(plan) if task == "1."] == ["lead", "owner", "support"]


def test_deadline_beside_a_body_is_kept_as_printed() -> None:
    plan = extracted("（责任单位：甲局；完成时限：2025年底前）", "（乙局负责）", "（丙局负责）")
    found = [(e.surface, e.deadline) for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    assert found[:2] == [("甲局", "2025年底前"), ("乙局", None)]


def test_body_that_is_encouraged_performs_in_every_document_and_one_that_is_mentioned_carries_nothing_where_bodies_are_allocated() -> (
    None
):
    plan = extracted("鼓励企业参加培训。与有关高校协作育人。（甲局负责）", "（乙局负责）", "（丙局负责）")
    assert duties(plan) == [
        ("鼓励", "企业", "performer"), ("1.", "甲局", "owner"), ("2.", "乙局", "owner"), ("3.", "丙局", "owner"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("annotations", "wanted"),
    [
        # The rule is a sentence of its own in the first bracket.
        (("（甲局、乙局等负责。排名第一的为牵头单位，下同）", "（丙局、甲局负责）", "（乙局负责）"),
         [("1.", "甲局", "lead"), ("1.", "乙局", "owner"), ("2.", "丙局", "lead"), ("2.", "甲局", "owner"), ("3.", "乙局", "lead")]),
        # A note at the end holds for the whole document; what the others are is said too.
        (("（责任单位：甲局、乙局）", "（责任单位：丙局）", "（责任单位：丁局、甲局）\n注：列首位的为牵头单位，其他为配合单位。"),
         [("1.", "甲局", "lead"), ("1.", "乙局", "support"), ("2.", "丙局", "lead"), ("3.", "丁局", "lead"), ("3.", "甲局", "support")]),
        (("（责任单位：甲局，后列各项责任单位均含各市、县〔区〕政府，不再写明）", "（乙局负责）", "（丙局负责）"),
         [("1.", "甲局", "owner"), ("1.", "各市、县〔区〕政府", "owner"), ("2.", "各市、县〔区〕政府", "owner"), ("2.", "乙局", "owner"),
          ("3.", "各市、县〔区〕政府", "owner"), ("3.", "丙局", "owner")]),
        (("（责任单位：★甲局、乙局）", "（责任单位：丙局、丁局*）", "（乙局负责）"),
         [("1.", "甲局", "lead"), ("1.", "乙局", "owner"), ("2.", "丙局", "owner"), ("2.", "丁局", "lead"), ("3.", "乙局", "owner")]),
    ],
)  # fmt: skip
def test_convention_in_another_form_is_read(
    annotations: tuple[str, str, str], wanted: list[tuple[str, str, str]]
) -> None:
    assert sorted(duties(extracted(*annotations))) == sorted(wanted)


def test_convention_in_brackets_of_its_own_keeps_the_bodies_before_it() -> None:
    plan = extracted(
        "（责任单位：甲局、乙局（列第一位者为牵头或汇总单位，下同））", "（责任单位：丙局、甲局）", "（丁局负责）"
    )
    assert duties(plan)[:4] == [
        ("1.", "甲局", "lead"), ("1.", "乙局", "owner"), ("2.", "丙局", "lead"), ("2.", "甲局", "owner"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("（市发展改革委、市财政局）", [("市发展改革委", "owner"), ("市财政局", "owner")]),
        ("（主责单位：市城管局，协同单位：市公安局）", [("市城管局", "lead"), ("市公安局", "support")]),
        ("（责任单位：甲局、乙局分别牵头）", [("甲局", "lead"), ("乙局", "lead")]),
        ("（甲局、乙局分别牵头）", [("甲局", "lead"), ("乙局", "lead")]),
        ("（甲局负总责，乙局配合）", [("甲局", "lead"), ("乙局", "support")]),
        ("（甲局等8部门按职责分工负责）", [("甲局", "owner")]),
        ("（市林业局会同市财政局、各镇街）", [("市林业局", "lead"), ("市财政局", "support"), ("各镇街", "support")]),
        ("（办法由甲局会同乙局另行制定）", []),
    ],
)
def test_annotation_in_another_form_gives_its_bodies(note: str, wanted: list[tuple[str, str]]) -> None:
    plan = extracted(note, "（丙局负责）", "（丁局负责）")
    assert [(surface, role) for task, surface, role in duties(plan) if task == "1."] == wanted


def test_bracket_that_lists_other_things_is_no_annotation() -> None:
    plan = extracted("（平台、网络、数据）", "（丙局负责）", "（丁局负责）")
    assert [surface for task, surface, _ in duties(plan) if task == "1."] == []


def test_goals_outside_a_section_on_goals_are_targets() -> None:
    text = "虚构市方案\n一、总体要求\n以服务为导向。到2025年，平台覆盖率达到90%以上。\n二、主要任务\n1.建设平台。完善机制。\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    found = [n.properties() for n in plan.nodes if n.label == "Indicator"]
    assert [(f["name"], f["target_value"], f["target_year"]) for f in found] == [("平台覆盖率", 90, 2025)]


@pytest.mark.parametrize(("title", "found"), [("建设目标及预期成效", [40, 90]), ("建设基础及主要成效", [])])
def test_what_is_expected_looks_ahead_and_what_was_reached_does_not(title: str, found: list[int]) -> None:
    text = f"虚构市方案\n一、{title}\n到2028年，平台覆盖率达到90%以上。\n1.建设成效\n2028年，培训店主40人次以上。\n二、主要任务\n1.建设平台。完善机制。\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert sorted(n.properties()["target_value"] for n in plan.nodes if n.label == "Indicator") == found


def test_numbered_goal_with_a_body_is_a_task_with_duty_and_target() -> None:
    text = "虚构市要点\n一、主要预期目标\n1.生产总值增长6%。（牵头单位：市发改委）\n2.投资增长7%左右。（牵头单位：市发改委）\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert [(surface, role) for _, surface, role in duties(plan)] == [("市发改委", "lead")] * 2
    found = [n.properties() for n in plan.nodes if n.label == "Indicator"]
    assert [(f["name"], f["target_value"]) for f in found] == [("生产总值", 6), ("投资", 7)]


@pytest.mark.parametrize("note", ["（牵头单位：甲局；对口片区：乙局、丙局）", "（牵头单位：甲局；加强协同配合）"])
def test_what_an_annotation_does_not_say_clearly_is_a_doubt(note: str) -> None:
    plan = extracted(note, "（乙局负责）", "（丙局负责）")
    assert [(surface, role) for task, surface, role in duties(plan) if task == "1."] == [("甲局", "lead")]
    assert [n.text for n in plan.nodes if isinstance(n, Doubt) and n.rule == "annotation-unread"]


@pytest.mark.parametrize(
    ("note", "roles"),
    [
        ("市水务局（牵头），市财政局，市教育局", ["lead", "owner", "owner"]),
        ("市水务局*、市财政局、市教育局", ["lead", "owner", "owner"]),
        ("市水务局为牵头单位，市财政局、市教育局为责任单位", ["lead", "owner", "owner"]),
        ("市水务局为牵头单位，市财政局、市教育局为配合单位", ["lead", "support", "support"]),
        ("牵头：市水务局；参与：市财政局、市教育局", ["lead", "support", "support"]),
        ("责任：市水务局；协同：市财政局、市教育局", ["owner", "support", "support"]),
    ],
)
def test_role_is_said_without_a_label_of_units(note: str, roles: list[str]) -> None:
    plan = extracted(f"（{note}）", "（市教育局负责）", "（市财政局负责）")
    found = [(surface, role) for task, surface, role in duties(plan) if task == "1."]
    assert found == list(zip(["市水务局", "市财政局", "市教育局"], roles, strict=True))
