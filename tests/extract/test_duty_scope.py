"""To which task a duty belongs, who inherits it, and how bodies hang together (all plans and bodies invented)."""

from pathlib import Path

import pytest

from extract.model import Organization, PartOf, PlacedNode, PlanGraph, ResponsibleFor, Task
from extract.pipeline import extract_source
from extract.readers.reading import Source

HEAD = "虚构市人民政府办公室关于印发行动方案的通知\n\n"


def extracted(text: str) -> PlanGraph:
    return extract_source(Source(Path("a.txt"), "a", HEAD + text, "0"))


def duties(plan: PlanGraph, basis: str = "stated") -> list[tuple[str, str, str]]:
    nodes = {n.id: n for n in plan.nodes if isinstance(n, PlacedNode)}
    found = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == basis]
    return [(nodes[e.target].text.split("。")[0], e.surface, e.role) for e in found]


def test_annotation_inside_a_paragraph_speaks_for_all_sentences_since_the_one_before() -> None:
    plan = extracted(
        "一、重点任务\n（一）夯实设施。铺设光纤。扩大覆盖。（甲局牵头，乙局配合）建设机房。调度算力。（丙局负责）抓好收尾。\n"
    )
    assert duties(plan) == [
        ("铺设光纤", "甲局", "lead"), ("铺设光纤", "乙局", "support"), ("建设机房", "丙局", "owner"),
    ]  # fmt: skip
    items = [n.text for n in plan.nodes if isinstance(n, Task) and n.kind == "item"]
    assert items == ["铺设光纤。扩大覆盖。（甲局牵头，乙局配合）", "建设机房。调度算力。（丙局负责）"]


def test_lines_on_leaders_and_time_limits_are_no_measures_and_the_limit_goes_to_the_bodies() -> None:
    plan = extracted(
        "一、重点任务\n1．培育企业。\n支持技术改造。\n牵头责任单位：甲局\n协同责任单位：乙局、丙局\n牵头领导：分管领导\n"
        "完成时限：2026年底前\n2．发展软件。\n扩大产业。\n责任单位：丁局\n"
    )
    assert duties(plan) == [
        ("1．培育企业", "甲局", "lead"), ("1．培育企业", "乙局", "support"), ("1．培育企业", "丙局", "support"),
        ("2．发展软件", "丁局", "owner"),
    ]  # fmt: skip
    edges = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    assert [e.deadline for e in edges] == ["2026年底前"] * 3 + [None]
    assert plan.text[edges[0].evidence_starts[0] : edges[0].evidence_ends[0]] == "完成时限：2026年底前"
    assert not [n for n in plan.nodes if isinstance(n, Task) and n.kind == "measure" and "领导" in n.text]


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("（省级层面：甲厅牵头，乙厅配合；市级层面：丙局负责）", [("甲厅", "lead"), ("乙厅", "support"), ("丙局", "owner")]),
        ("（责任单位：甲局 乙局 丙局）", [("甲局", "owner"), ("乙局", "owner"), ("丙局", "owner")]),
        ("（完成时限：2026年；牵头单位：甲局 配合单位：乙局）", [("甲局", "lead"), ("乙局", "support")]),
        ("（责任领导：分管领导；责任单位：甲局）", [("甲局", "owner")]),
        ("（各有关部门按照职责分工抓好落实）", [("各有关部门", "owner")]),
        ("由甲局牵头，乙局、丙局配合，开展走访。", [("甲局", "lead"), ("乙局", "support"), ("丙局", "support")]),
    ],
)  # fmt: skip
def test_form_gives_its_bodies(note: str, wanted: list[tuple[str, str]]) -> None:
    plan = extracted(f"一、重点任务\n（一）夯实设施。铺设光纤。{note}\n")
    assert [(surface, role) for _, surface, role in duties(plan)] == wanted


def test_duty_of_a_heading_is_inherited_by_the_tasks_under_it_as_an_inference() -> None:
    plan = extracted(
        "一、市教育局牵头的重点工作（1项）\n（一）扩大学位供给。新增学位。\n二、市民政局负责的工作\n（一）走访。探望老人。\n"
    )
    assert duties(plan) == [
        ("一、市教育局牵头的重点工作（1项）", "市教育局", "lead"), ("二、市民政局负责的工作", "市民政局", "owner"),
    ]  # fmt: skip
    inferred = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.rule == "owner-by-task-above"]
    assert [(e.surface, e.role, e.basis) for e in inferred] == [
        ("虚构市教育局", "lead", "inferred"), ("虚构市民政局", "owner", "inferred"),
    ]  # fmt: skip
    premise = plan.text[inferred[0].evidence_starts[0] : inferred[0].evidence_ends[0]]
    assert premise == "市教育局牵头的重点工作（1项）"


def test_inferred_duties_are_left_out_of_counts_and_json_unless_asked_for() -> None:
    plan = extracted("一、市民政局负责的工作\n（一）走访。探望老人。\n（二）培训。办班。\n")
    stated, every = plan.counts()["RESPONSIBLE_FOR"], plan.counts(with_inferred=True)["RESPONSIBLE_FOR"]
    assert (stated, every > stated) == (1, True)
    for asked, number in ((False, stated), (True, every)):
        edges = [e for e in plan.to_json(with_inferred=asked)["edges"] if e["type"] == "RESPONSIBLE_FOR"]
        assert len(edges) == number


def test_columns_of_a_project_table_that_name_bodies_are_duties() -> None:
    plan = extracted(
        "一、重点任务\n（一）走访。探望老人。\n二、重大项目\n"
        "| 序号 | 项目名称 | 建设内容 | 建设地点 | 牵头单位 | 实施单位 |\n"
        "| 1 | 检验楼项目 | 新建一座楼 | 东区 | 市科技局 | 甲公司、乙公司 |\n"
        "| 2 | 机房项目 | 新建一处机房 | 西区 | 市数据局 | 丙公司 |\n"
    )
    assert [(surface, role) for _, surface, role in duties(plan)] == [
        ("市科技局", "lead"), ("甲公司", "performer"), ("乙公司", "performer"), ("市数据局", "lead"), ("丙公司", "performer"),
    ]  # fmt: skip


def test_bodies_are_parts_of_those_that_their_names_begin_with_and_departments_of_their_government() -> None:
    plan = extracted(
        "一、重点任务\n（一）走访。（市委、市委组织部、市政府、市科技局、市税务局、市政府办公室、市食品安全委员会、市食品安全委员会办公室负责）\n"
    )
    names = {n.id: n.name for n in plan.nodes if isinstance(n, Organization)}
    found = {names[e.source]: names[e.target] for e in plan.edges if isinstance(e, PartOf) and e.source in names}
    assert found == {
        "虚构市委组织部": "虚构市委", "虚构市科学技术局": "虚构市人民政府", "虚构市食品安全委员会办公室": "虚构市食品安全委员会",
        "虚构市人民政府办公室": "虚构市人民政府",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("note", "wanted", "deadline"),
    [
        ("（甲局、乙局牵头督导，丙局参与）", [("甲局", "lead"), ("乙局", "lead"), ("丙局", "support")], None),
        ("（甲局牵头组织，乙局具体落实，各区属地负责）", [("甲局", "lead"), ("乙局", "owner"), ("各区", "owner")], None),
        ("（甲局牵头，会同乙局、丙局负责）", [("甲局", "lead"), ("乙局", "support"), ("丙局", "support")], None),
        ("（甲局、乙局按职责分别牵头，丙局配合）", [("甲局", "lead"), ("乙局", "lead"), ("丙局", "support")], None),
        ("（甲局负责牵头，乙局协助，9月底前完成）", [("甲局", "lead"), ("乙局", "support")], "9月底前完成"),
        ("（牵头单位为甲局，配合单位为乙局）", [("甲局", "lead"), ("乙局", "support")], None),
        ("（第一责任单位：甲局，其他责任单位：乙局）", [("甲局", "lead"), ("乙局", "owner")], None),
        ("（各县区党委和政府具体负责）", [("各县区党委和政府", "owner")], None),
        ("（市甲局、各县市区，2023年6月底前）", [("市甲局", "owner"), ("各县市区", "owner")], "2023年6月底前"),
        ("〔甲局牵头，乙局参与。各区负责落实。〕", [("甲局", "lead"), ("乙局", "support"), ("各区", "owner")], None),
        ("（甲局、乙局等负责，列第一位者为工作牵头单位，下同）", [("甲局", "lead"), ("乙局", "owner")], None),
    ],
)  # fmt: skip
def test_annotation_as_offices_word_it(note: str, wanted: list[tuple[str, str]], deadline: str | None) -> None:
    plan = extracted(f"一、重点任务\n（一）夯实设施。铺设光纤，扩大覆盖范围。{note}\n")
    assert [(surface, role) for _, surface, role in duties(plan)] == wanted
    edges = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    assert {e.deadline for e in edges} == {deadline}
