"""Contradictions and gaps: a fictional plan in which each is planted, and the corpus plan (docs/schema.md, Finding)."""

from pathlib import Path

import pytest

from plankg.extract.model import Finding, PlanGraph
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.extract.targets.quantity_claims import amount_of, comparable, disjoint, rounds_to

HEAD = """虚构市质量规划（2021—2025年）

一、发展基础

"""
TABLE = """二、主要目标

| 序号 | 指标 | 单位 | 2020年 | 2025年 | 属性 |
|---|---|---|---|---|---|
"""


def extracted(review: str, rows: str, tasks: str) -> PlanGraph:
    text = f"{HEAD}{review}\n\n{TABLE}{rows}\n\n三、重点任务\n\n{tasks}\n"
    return extract_source(Source(Path("a.txt"), "a", text, "0"))


def findings(plan: PlanGraph, *kinds: str) -> list[tuple[str, str, str]]:
    found = [n for n in plan.nodes if isinstance(n, Finding) and n.kind in kinds]
    return [(n.kind, n.verdict, n.text) for n in found]


TASKS = "（一）建设实验室。建成重点实验室10家。\n（二）完善标准。新建80项计量标准，使计量标准总数达到200项。"


def test_text_and_table_that_give_different_values_are_a_contradiction_with_both_quotes() -> None:
    plan = extracted("成绩明显。", "| 1 | 重点实验室 | 家 | 3 | 5 | 预期性 |", TASKS)
    found = [n for n in plan.nodes if isinstance(n, Finding) and n.kind == "values-differ"]
    assert [(n.verdict, n.text) for n in found] == [("plan", "建成重点实验室10家")]
    assert "重点实验室" in found[0].evidence_quotes[0]
    assert plan.text[found[0].evidence_starts[0] : found[0].evidence_ends[0]] == found[0].evidence_quotes[0]


def test_text_and_table_that_agree_are_told_as_compared() -> None:
    plan = extracted("成绩明显。", "| 1 | 重点实验室 | 家 | 3 | ≥10 | 预期性 |", TASKS)
    assert findings(plan, "values-differ", "values-agree") == [("values-agree", "agrees", "建成重点实验室10家")]


@pytest.mark.parametrize(
    ("review", "kind"),
    [
        ("全市建成电梯检验站35个。", "baseline-differs"),
        ("全市建成电梯检验站30个。", "baseline-agrees"),
        ("全市建成锅炉检验站35个。", ""),
        ("2018年，全市建成电梯检验站12个。", ""),
    ],
)
def test_baseline_of_the_table_is_compared_with_the_review(review: str, kind: str) -> None:
    plan = extracted(review, "| 1 | 电梯检验站 | 个 | 30 | 50 | 预期性 |", TASKS)
    kinds = [k for k, _, _ in findings(plan, "baseline-differs", "baseline-agrees", "value-rounded")]
    assert kinds == ([kind] if kind else [])


def test_rounded_number_of_the_review_is_told_apart_from_a_contradiction() -> None:
    plan = extracted("全市有效检验证书达到1.3万张。", "| 1 | 检验证书保有量 | 个 | 13074 | 15000 | 预期性 |", TASKS)
    assert findings(plan, "value-rounded", "baseline-differs") == [
        ("value-rounded", "plan", "全市有效检验证书达到1.3万张")
    ]


@pytest.mark.parametrize(("before", "kind"), [(120, "sum-agrees"), (130, "sum-differs")])
def test_number_held_and_number_added_must_make_the_total(before: int, kind: str) -> None:
    review = f"全市共建立计量标准{before}项，企业内部标准796项。"
    plan = extracted(review, "| 1 | 重点实验室 | 家 | 3 | 10 | 预期性 |", TASKS)
    assert [k for k, _, _ in findings(plan, "sum-agrees", "sum-differs")] == [kind]


def test_parts_greater_than_the_whole_and_wrong_differences_are_found() -> None:
    tasks = "（一）培训人才。培训人才100名，其中检验人才80名、计量人才40名。\n（二）提高比例。抽检比例由20%提高到30%，提高15个百分点。"
    plan = extracted("成绩明显。", "| 1 | 重点实验室 | 家 | 3 | 10 | 预期性 |", tasks)
    kinds = [k for k, _, _ in findings(plan, "parts-exceed-total", "sum-differs")]
    assert kinds == ["parts-exceed-total", "sum-differs"]


def test_gaps_say_whether_the_plan_or_the_extractor_is_in_doubt() -> None:
    rows = "| 1 | 森林覆盖率 | % | 30 | 35 | 约束性 |\n| 2 | 重点实验室 | 家 | 3 | 10 | 约束性 |"
    plan = extracted("成绩明显。", rows, TASKS)
    assert [(k, v) for k, v, _ in findings(plan, "indicator-without-task")] == [("indicator-without-task", "plan")]
    unowned = findings(plan, "binding-indicator-without-owner")
    assert [verdict for _, verdict, _ in unowned] == ["extractor", "plan"]


@pytest.mark.parametrize(
    ("owned", "verdict", "said"),
    [
        (0, "plan", "全文6项任务中有6项没有写明牵头或负责单位"),
        (4, "extractor", "全文6项任务中有2项没有读出牵头或负责单位"),
        (6, "", ""),
    ],
)
def test_tasks_without_owner_are_one_finding_that_names_each(owned: int, verdict: str, said: str) -> None:
    lines = [f"{at}．工作{name}。按计划推进各有关事项落地见效。" for at, name in enumerate("甲乙丙丁戊己", 1)]
    tasks = [f"{line}（市科技局负责）" for line in lines[:owned]] + lines[owned:]
    plan = extracted("成绩明显。", "| 1 | 重点实验室 | 家 | 3 | 10 | 预期性 |", "\n".join(tasks))
    found = [n for n in plan.nodes if isinstance(n, Finding) and n.kind == "task-without-owner"]
    named = tuple(line.split("。")[0] for line in lines[owned:])
    wanted = [(verdict, said, named)] if said else []
    assert [(n.verdict, n.message, n.evidence_quotes) for n in found] == wanted


def test_known_contradictions_of_the_corpus_plan_are_found_and_its_sound_sum_is_not_called_wrong(
    gansu: PlanGraph,
) -> None:
    found = {(n.kind, n.text): n.evidence_quotes for n in gansu.nodes if isinstance(n, Finding)}
    centres = found["values-differ", "建设20家以上省级质检中心"]
    assert "〔4〕" in centres[0]
    assert "15074" in found["value-rounded", "全省获得的各类有效认证证书达到1.5万张"][0]
    assert ("sum-agrees", "计量标准总数达到1312项") in found
    assert not [kind for kind, _ in found if kind in {"sum-differs", "baseline-differs", "parts-exceed-total"}]


def test_amounts_are_compared_on_one_scale() -> None:
    certificates, table = amount_of(1.5, None, "=", "万张", "1.5"), amount_of(15074, None, "=", "个", "15074")
    assert comparable(certificates, table)
    assert rounds_to(certificates, table)
    assert disjoint(amount_of(20, None, ">=", "家"), amount_of(4, None, "=", "个"))
    assert not comparable(amount_of(3, None, "=", "%"), amount_of(3, None, "=", "个"))


@pytest.mark.parametrize(
    "tasks",
    [
        "（一）鼓励购机。对购买甲类农机的农户，每台给予补贴2万元。\n（二）鼓励更新。对报废旧农机的农户，每台给予补贴1万元。",
        "（一）扩大投资。到2025年，水利投资上半年完成80亿元，水利投资全年完成170亿元。\n（二）建设水库。加快前期工作。",
    ],
)
def test_rates_of_two_cases_and_steps_of_one_sentence_are_no_contradiction(tasks: str) -> None:
    plan = extracted("成绩明显。", "| 1 | 重点实验室 | 家 | 3 | 5 | 预期性 |", tasks)
    assert findings(plan, "values-differ") == []


ROW = "| 1 | 重点实验室 | 家 | 3 | 5 | 预期性 |"


@pytest.mark.parametrize(
    ("goal", "heading", "task", "differs"),
    [
        ("到2025年，公共充电桩总数达到1200个。", "完善设施", "到2025年，公共充电桩总数达到1500个。", True),
        ("到2025年，公共充电桩总数达到1200个。", "高新区设施", "到2025年，公共充电桩总数达到400个。", False),
        ("到2025年，高标准农田面积达到20万亩。", "建设农田", "到2025年，高标准农田面积达到250000亩。", True),
        ("到2025年，高标准农田面积达到20万亩。", "建设农田", "到2025年，高标准农田面积达到200000亩。", False),
        ("到2025年，绿地率达到40%。", "增加绿地", "到2025年，绿地率达到42%。", True),
        ("到2025年，绿地率不低于40%。", "增加绿地", "到2025年，绿地率达到42%。", False),
        ("到2025年，建成区绿化覆盖率达到42%。", "2025年建成区绿化覆盖率达到45%", "结合更新增加绿地。", True),
        ("服务更加便利。", "新建社区食堂100家", "到2025年，新建社区食堂80家。", True),
        ("服务更加便利。", "新建社区食堂100家", "到2024年，新建社区书屋80家。", False),
        ("到2025年，新建公共充电桩500个。", "完善设施", "新建公共充电桩800个，优先用于老旧小区。", True),
        ("到2025年，新建公共充电桩500个。", "完善设施", "新建公共充电桩300个，优先用于老旧小区。", False),
        ("到2025年，村级驿站达到200个。", "建设驿站", "到2025年，建成村级驿站260个。", True),
        ("到2025年，村级驿站达到200个。", "建设驿站", "到2025年，建成村级驿站60个。", False),
        ("到2025年，养老机构床位达到1.2万张左右。", "增加床位", "到2025年，养老机构床位达到11800张。", False),
        ("到2025年，改造老旧小区100个。", "推进改造", "2025年上半年改造老旧小区40个。", False),
        ("到2025年，每年新增公益林2万亩。", "扩大林地", "到2025年，每年新增公益林3万亩。", True),
        ("到2025年，累计培训护理员6000人次。", "培训人员", "到2025年，每年培训护理员2000人次。", False),
    ],
)
def test_goal_and_task_contradict_each_other_where_both_cannot_hold(
    goal: str, heading: str, task: str, differs: bool
) -> None:
    plan = extracted("成绩明显。", f"{ROW}\n\n{goal}", f"（一）{heading}\n\n{task}")
    assert len(findings(plan, "values-differ")) == differs


def test_opening_that_looks_ahead_is_compared_with_the_goals() -> None:
    text = (
        "虚构市绿化方案（2023—2025年）\n\n为改善环境，到2025年全市森林覆盖率达到45%，制定本方案。\n\n"
        "一、主要目标\n\n到2025年，森林覆盖率达到43%。\n\n二、重点任务\n\n（一）植树造林。扩大造林面积。\n"
    )
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert findings(plan, "values-differ") == [("values-differ", "plan", "森林覆盖率达到45%")]


def test_heading_whose_parts_have_owners_three_levels_down_is_not_without_one() -> None:
    text = (
        "虚构市社区食堂行动方案（2023—2025年）\n\n一、完善网点\n\n围绕居民需要，统筹布局网点，提升可及性。\n\n（一）建好食堂。\n\n"
        "1.建设社区食堂。利用闲置房屋改建。（责任单位：市民政局）\n\n2.培育运营队伍。支持社会力量承接。（责任单位：市商务局）\n"
    )
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert findings(plan, "task-without-owner") == []


@pytest.mark.parametrize(
    ("sentence", "lacks"),
    [
        ("定期公布食堂名录。", True),
        ("市民政局组织开展年度评价。", False),
        ("各县区要定期公布食堂名录。", False),
        ("有餐饮资质的单位（企业），要公布食堂名录。", False),
        ("各县政府根据实际，统一组织公布食堂名录。", False),
    ],
)
def test_task_that_names_who_acts_is_not_said_to_have_no_owner(sentence: str, lacks: bool) -> None:
    plan = extracted(
        "成绩明显。", "| 1 | 社区食堂 | 家 | 3 | 5 | 预期性 |",
        f"（一）建好食堂。改建房屋。（市民政局负责）\n（二）做好评价。{sentence}\n（三）办好年会。筹办年会。（市商务局负责）",
    )  # fmt: skip
    found = [n for n in plan.nodes if isinstance(n, Finding) and n.kind == "task-without-owner"]
    assert any("做好评价" in quote for node in found for quote in node.evidence_quotes) == lacks


@pytest.mark.parametrize(
    ("heading", "sentence", "lacks"),
    [
        ("建好食堂", "改建闲置房屋。", True),
        ("“十四五”期间建好食堂", "改建闲置房屋。", False),
        ("建好食堂", "改建闲置房屋，今年适当时候检查一次。", False),
        ("建好食堂", "改建闲置房屋。以上工作要在2024年9月底前完成。", False),
    ],
)
def test_time_limit_of_a_heading_or_of_all_tasks_of_a_chapter_counts(heading: str, sentence: str, lacks: bool) -> None:
    tasks = (
        f"（一）{heading}\n\n配齐厨房设备，方便老年人就餐。{sentence}\n\n（二）办好年会\n\n2025年6月底前筹办食堂年会。"
    )
    plan = extracted("成绩明显。", ROW, tasks)
    assert bool(findings(plan, "task-without-deadline")) == lacks


@pytest.mark.parametrize(("title", "count"), [("虚构市食堂管理办法", 0), ("虚构市食堂建设方案", 1)])
def test_regulation_has_no_gaps_of_owners_and_time_limits(title: str, count: int) -> None:
    text = f"{title}\n\n一、主要任务\n\n（一）建好食堂。逐步改建闲置房屋，配齐厨房设备。\n\n（二）办好年会。筹办食堂年会，评选优秀食堂。\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert (len(findings(plan, "task-without-owner")) >= 1, len(findings(plan, "task-without-deadline")) >= 1) == (
        bool(count), bool(count),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "lacks"),
    [
        ("虚构市2023年食堂工作要点", False),
        ("虚构市2023 年食堂工作要点", False),
        ("虚构市2023年—2025年食堂工作方案", True),
        ("虚构市2023 年—2025 年食堂工作方案", True),
        ("虚构市食堂工作方案", True),
    ],
)
def test_plan_of_one_year_has_no_gaps_of_time_limits_with_or_without_a_blank_in_its_year(
    title: str, lacks: bool
) -> None:
    text = f"{title}\n\n一、主要任务\n\n（一）建好食堂。逐步改建闲置房屋，配齐厨房设备。\n\n（二）办好年会。筹办食堂年会，评选优秀食堂。\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert bool(findings(plan, "task-without-deadline")) == lacks


def test_who_does_what_said_in_one_chapter_leaves_tasks_unread_and_not_unowned() -> None:
    lines = [f"{at}．工作{name}。按计划推进各有关事项落地见效。" for at, name in enumerate("甲乙丙丁戊己", 1)]
    last = "7．明确分工。市科技局负责渔船；市财政局负责资金；市文旅局牵头宣讲；市水利局负责渔港。"
    plan = extracted("成绩明显。", "| 1 | 重点实验室 | 家 | 3 | 10 | 预期性 |", "\n".join([*lines, last]))
    assert {verdict for _, verdict, _ in findings(plan, "task-without-owner")} == {"extractor"}


@pytest.mark.parametrize(("said", "found"), [("云溪新区先行先试。", 0), ("各地先行先试。", 1)])
def test_body_that_the_text_names_without_its_office_has_been_named(said: str, found: int) -> None:
    head = "关于印发虚构市渔港方案的通知\n各县人民政府，云溪新区管委会：\n现将方案印发给你们。\n\n虚构市渔港方案\n\n"
    text = f"{head}一、建设渔港\n\n{said}\n\n二、保障渔港\n\n加强巡查。\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert len(findings(plan, "body-without-duty")) == found


def test_table_without_the_tasks_of_its_plan_says_nothing_of_them() -> None:
    rows = "\n".join(
        f"| {at} | {name}覆盖率 | % | 30 | 35 | 预期性 |" for at, name in enumerate(("森林", "湿地", "草原"), 1)
    )
    plan = extracted("成绩明显。", rows, "（一）建设实验室。建成重点实验室10家。")
    assert {verdict for _, verdict, _ in findings(plan, "indicator-without-task")} == {"extractor"}
