"""By when each task shall be done: from its annotation, its title, its sentence, or a sentence above it (all plans invented)."""

from pathlib import Path

import pytest

from plankg.extract.model import PlanGraph, ResponsibleFor, Task
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source

HEAD = "虚构市人民政府办公室关于印发2026年护林工作要点的通知\n\n"


def extracted(text: str) -> PlanGraph:
    return extract_source(Source(Path("a.txt"), "a", HEAD + text, "0"))


def deadlines(plan: PlanGraph) -> list[tuple[str, str | None, str | None, str | None]]:
    tasks = [node for node in plan.nodes if isinstance(node, Task) and node.deadline_raw]
    for task in tasks:
        assert task.deadline_start is not None
        assert plan.text[task.deadline_start : task.deadline_end] == task.deadline_raw
    return [(task.text[:6], task.deadline_raw, task.deadline, task.deadline_kind) for task in tasks]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("（一）挂牌。给古树挂牌。（责任单位：甲局；完成时限：2026年6月底前）\n", [("（一）挂牌", "2026年6月底前", "2026-06-30", "date")]),
        ("（一）挂牌。给古树挂牌。（甲局牵头，9月底前完成）\n", [("（一）挂牌", "9月底前完成", "2026-09-30", "date")]),
        ("（一）挂牌。给古树挂牌。\n牵头部门：甲局\n完成时限：持续推进\n", [("（一）挂牌", "持续推进", None, "ongoing")]),
        ("（一）挂牌。给古树挂牌。（2026年3月底前完成）\n", [("（一）挂牌", "2026年3月底前完成", "2026-03-31", "date")]),
        ("（一）挂牌。给古树挂牌。（甲局牵头，每年10月底前完成）\n", [("（一）挂牌", "每年10月底前完成", None, "recurring")]),
        ("（一）摸底阶段（3月至5月）。给古树建档。\n", [("（一）摸底阶", "3月至5月", "2026-05-31", "date")]),
        ("（一）摸底阶段（即日起至5月底）\n给古树建档。\n", [("（一）摸底阶", "即日起至5月底", "2026-05-31", "date")]),
        ("（一）挂牌。落实《护林规划（2021—2030年）》。\n", []),
        ("（一）给古树挂牌建档\n责任单位：甲局、乙局、丙局\n完成时限：2026年6月30日\n", [("（一）给古树", "2026年6月30日", "2026-06-30", "date")]),
        ("（一）挂牌。给古树挂牌。\n完成时限：\n6月底\n", [("（一）挂牌", "6月底", "2026-06-30", "date")]),
        ("（一）挂牌。给古树挂牌。完成时间为2026年10月底。\n", [("（一）挂牌", "2026年10月底", "2026-10-31", "date")]),
        ("（一）挂牌。给古树挂牌，办理时间为3个工作日。\n", []),
        ("（一）挂牌。给古树挂牌。\n启动时间：3月\n预期完成时间：9月\n", [("（一）挂牌", "9月", "2026-09-30", "date")]),
        ("（一）10月底前修好围栏。加固立柱。\n", [("（一）10月", "10月底前", "2026-10-31", "date")]),
        ("（一）巡查。分片巡查。3月份成立护林队。\n", [("3月份成立护", "3月份", "2026-03-31", "date")]),
        ("（一）巡查。各站摸底。列出清单。该项工作于6月底前完成。\n", [("（一）巡查", "6月底前", "2026-06-30", "date")]),
        ("（一）巡查。2027年3月底前划片。6月底前完成首轮巡查。\n",
         [("2027年3", "2027年3月底前", "2027-03-31", "date"), ("6月底前完成", "6月底前", "2027-06-30", "date")]),
        ("（一）巡查。2028年底前建成站点。6月底前印发方案。\n",
         [("2028年底", "2028年底前", "2028-12-31", "date"), ("6月底前印发", "6月底前", "2026-06-30", "date")]),
        ("（一）巡查。3月底前划片，6月底前完成首轮巡查。\n",
         [("3月底前划片", "3月底前", "2026-03-31", "date"), ("6月底前完成", "6月底前", "2026-06-30", "date")]),
        ("（一）巡查。成立护林队；6月底前完成首轮巡查；年底前，建成瞭望台。\n",
         [("成立护林队；", "6月底前", "2026-06-30", "date"), ("年底前，建成", "年底前", "2026-12-31", "date")]),
        ("（一）巡查。甲局3月底前完成划片，6月底前完成首轮巡查。\n",
         [("甲局3月底前", "3月底前", "2026-03-31", "date"), ("6月底前完成", "6月底前", "2026-06-30", "date")]),
        ("（一）巡查。甲站于3月底前完工，乙站于6月底前完工。\n",
         [("甲站于3月底", "3月底前", "2026-03-31", "date"), ("乙站于6月底", "6月底前", "2026-06-30", "date")]),
        ("（一）巡查。（责任单位：甲局；时间节点：6月底前完成一半，8月底前全部完成）\n",
         [("（一）巡查", "6月底前完成一半，8月底前全部完成", "2026-08-31", "date")]),
        ("（一）巡查。分片巡查。\n牵头单位：甲局\n进度安排：6月底前制定方案，9月底前完成\n",
         [("（一）巡查", "6月底前制定方案，9月底前完成", "2026-09-30", "date")]),
        ("（一）巡查。分片巡查。（甲局牵头，9月底前，长期坚持）\n", [("（一）巡查", "9月底前，长期坚持", "2026-09-30", "date")]),
        ("（一）巡查。分片巡查。（5月启动，11月底前完成，甲局负责）\n",
         [("（一）巡查", "5月启动，11月底前完成", "2026-11-30", "date")]),
        ("（一）巡查。分片巡查。（市林业局、市水利局；9月底前，长期坚持）\n",
         [("（一）巡查", "9月底前，长期坚持", "2026-09-30", "date")]),
        ("（一）巡查。分片巡查。\n进度安排：一季度完成设计；二季度开工；四季度建成\n",
         [("（一）巡查", "一季度完成设计；二季度开工；四季度建成", "2026-12-31", "date")]),
        ("（一）巡查。分片巡查。（甲局负责，12月底前出台细则，2027年起实施）\n",
         [("（一）巡查", "12月底前", "2026-12-31", "date")]),
        ("（一）巡查。甲局每周调度一次，每月通报一次，每半年评估一次。\n",
         [("甲局每周调度", "每周", None, "recurring"), ("每月通报一次", "每月", None, "recurring"),
          ("每半年评估一", "每半年", None, "recurring")]),
        ("（一）巡查。各区11月20日前报送总结，市住房城乡建设局12月10日前形成报告。\n",
         [("各区11月2", "11月20日前", "2026-11-20", "date"), ("市住房城乡建", "12月10日前", "2026-12-10", "date")]),
        ("（一）巡查。6月30日前完成登记，截至10月底，完成挂牌，最迟12月10日前报送清单。\n",
         [("6月30日前", "6月30日前", "2026-06-30", "date"), ("截至10月底", "10月底", "2026-10-31", "date"),
          ("最迟12月1", "12月10日前", "2026-12-10", "date")]),
        ("（一）2027年要在全市推广林长制\n1．建站点。各林场建设站点。\n", [("（一）202", "2027年", "2027-12-31", "date")]),
        ("（一）巡查。上半年开工，下半年投入使用。\n",
         [("上半年开工，", "上半年", "2026-06-30", "date"), ("下半年投入使", "下半年", "2026-12-31", "date")]),
        ("（一）准备阶段（2026 年3 月至5 月）\n1．制定方案。各林场制定方案。\n（二）深化阶段（2026年6月至长期）\n总结经验。\n",
         [("（一）准备阶", "2026 年3 月至5 月", "2026-05-31", "date"), ("1．制定方案", "2026 年3 月至5 月", "2026-05-31", "date"),
          ("（二）深化阶", "2026年6月至长期", None, "ongoing")]),
        ("（一）巡查。制定方案（1月底前）、开展首轮巡查（3月底前）、建立台账（4月底前）。各站负责实施。\n",
         [("制定方案（1", "1月底前", "2026-01-31", "date"), ("开展首轮巡查", "3月底前", "2026-03-31", "date"),
          ("建立台账（4", "4月底前", "2026-04-30", "date")]),
        ("（一）总结阶段（2027年1月）\n总结经验。\n", [("（一）总结阶", "2027年1月", "2027-01-31", "date")]),
        ("（一）巡查。2026—2028年，分批改造老旧站点。\n", [("2026—2", "2026—2028年", "2028-12-31", "date")]),
        ("（一）巡查。6月底前印发清单、8月底前完成巡查。\n",
         [("6月底前印发", "6月底前", "2026-06-30", "date"), ("8月底前完成", "8月底前", "2026-08-31", "date")]),
        ("（一）巡查。2026年上半年，各林场印发方案。\n", [("2026年上", "2026年上半年", "2026-06-30", "date")]),
        ("（一）投资。确保管护投资上半年完成800亿元。\n", []),
        ("（一）巡查。2026年4月，召开动员会；5—8月，集中排查；9月，总结验收。\n",
         [("2026年4", "2026年4月", "2026-04-30", "date"), ("5—8月，集", "5—8月", "2026-08-31", "date"),
          ("9月，总结验", "9月", "2026-09-30", "date")]),
        ("（一）巡查。每年3月、9月各开展一次检查。\n", [("每年3月、9", "每年3月、9月", None, "recurring")]),
        ("（一）巡查。到“十五五”末，建成监测网络。\n", [("到“十五五”", "到“十五五”末", "2030-12-31", "date")]),
        ("（一）巡查。2023年底前建成的林场，按原标准执行。\n", []),
        ("（一）报送。于2026年4月10日（星期五）前报送名单。\n",
         [("于2026年", "2026年4月10日（星期五）前", "2026-04-10", "date")]),
        ("（一）减费。2026—2028年，对护林企业免征管护费。\n", []),
        ("（一）巡查。市林业局年内组织一次联合检查。\n", [("市林业局年内", "年内", "2026-12-31", "date")]),
        ("（一）巡查。确定每年参加试点的林场数量。\n", []),
        ("（一）补贴。发放补贴。\n补贴期限：2026年12月31日。\n", []),
        ("（一）报送。2027年和2028年，分别于当年3月底前报送名单。\n",
         [("2027年和", "当年3月底前", "2028-03-31", "date")]),
        ("（一）巡查。开展普查，此项工作在3月底前完成；加固围栏，建成瞭望台，此项工作在6月底前完成。\n",
         [("开展普查，此", "3月底前", "2026-03-31", "date"), ("加固围栏，建", "6月底前", "2026-06-30", "date")]),
        ("（一）动员阶段（3月至4月）\n1．制定方案。各林场制定方案。\n2．宣传。宣传护林，4月10日前完成。\n",
         [("（一）动员阶", "3月至4月", "2026-04-30", "date"), ("1．制定方案", "3月至4月", "2026-04-30", "date"),
          ("2．宣传", "3月至4月", "2026-04-30", "date"), ("宣传护林，4", "4月10日前", "2026-04-10", "date")]),
        ("（一）巡查。每季度开展一轮巡查和整改。\n", [("每季度开展一", "每季度", None, "recurring")]),
        ("（一）巡查。2026-06-30前完成首轮巡查。\n", [("2026-0", "2026-06-30前", "2026-06-30", "date")]),
        ("（一）巡查。在线巡查编号为2026-06-30。\n", []),
        ("（一）巡查。覆盖率到2026年底达到95%。\n", []),
        ("（一）巡查。对2026年6月底前登记的林场给予补助。\n", []),
    ],
)  # fmt: skip
def test_task_has_the_deadline_that_its_words_give(body: str, wanted: list[tuple[str, ...]]) -> None:
    assert deadlines(extracted("一、重点任务\n" + body)) == wanted


def test_deadline_broken_over_lines_is_printed_as_it_is_and_read_whole() -> None:
    plan = extracted("一、重点任务\n（一）挂牌。给古树挂牌。（责任单位：甲局；完成时限：2026年\n6月底前）\n")
    assert deadlines(plan)[0][1:] == ("2026年\n6月底前", "2026-06-30", "date")


def test_limits_broken_over_lines_part_a_sentence_too() -> None:
    words = (
        "甲局对各林场各护林站所管护的林区，把巡查责任落实到各名护林员和各座瞭望塔，每日汇总一次巡查台账交给各站核对后归档，"
        "每月通报一次，通报结果送各站所在乡镇人民政府和有关林场。"
    )
    width = words.index("每日") + 1
    lines = "\n".join(words[at : at + width] for at in range(0, len(words), width))
    plan = extracted(f"一、重点任务\n（一）巡查。\n{lines}\n{lines.replace('每', '各')}\n（二）护林。\n{lines}\n")
    assert [raw for _, raw, _, _ in deadlines(plan)] == ["每\n日", "每月"] * 2


def test_goal_with_a_day_is_a_measure_and_one_with_a_figure_is_none() -> None:
    plan = extracted(
        "一、工作目标\n守护古树。2026年6月底前，建立古树清单制度。2026年底前，挂牌率达到95%。\n二、重点任务\n（一）挂牌。给古树挂牌。\n"
    )
    assert deadlines(plan) == [("2026年6", "2026年6月底前", "2026-06-30", "date")]


def test_what_a_covering_letter_tells_bodies_is_a_measure() -> None:
    plan = extracted(
        "各区县：\n现将古树保护方案印发给你们，请认真贯彻执行。各处室于每月25日前报送进展。总结请于2026年6月10日前报市古树办。\n"
        "一、重点任务\n（一）挂牌。给古树挂牌。\n"
    )
    assert deadlines(plan) == [
        ("各处室于每月", "每月25日前", None, "recurring"),
        ("总结请于20", "2026年6月10日前", "2026-06-10", "date"),
    ]


def test_section_without_tasks_that_tells_bodies_a_day_has_a_measure() -> None:
    plan = extracted(
        "一、发展现状\n古树共有三百株。各地应于2026年6月底前将古树数目报市古树办备案。\n二、重点任务\n（一）挂牌。给古树挂牌。\n"
    )
    assert deadlines(plan) == [("各地应于20", "2026年6月底前", "2026-06-30", "date")]


def test_label_and_number_alone_on_their_lines_go_on_in_the_next() -> None:
    first = "1．\n给古树挂牌。\n登记每一株古树的树龄。\n责任单位：\n甲局、\n乙局。\n完成时限：\n2026年6月底前。\n"
    plan = extracted("一、重点任务\n" + first + "2．修围栏。加固立柱。\n")
    assert deadlines(plan) == [("1．\n给古树", "2026年6月底前", "2026-06-30", "date")]
    assert {edge.surface for edge in plan.edges if isinstance(edge, ResponsibleFor) and edge.basis == "stated"} == {
        "甲局",
        "乙局",
    }


def test_sentence_that_governs_a_list_dates_its_items() -> None:
    plan = extracted(
        "一、重点任务\n以下任务于2026年底前完成。\n（一）挂牌。给古树挂牌。\n（二）巡查。分片巡查，6月底前完成。\n"
    )
    found = {words: day for words, _, day, _ in deadlines(plan)}
    assert found["（一）挂牌"] == "2026-12-31"
    assert found["分片巡查，6"] == "2026-06-30"


def test_deadline_of_an_annotation_is_on_its_duties_too() -> None:
    plan = extracted("一、重点任务\n（一）挂牌。给古树挂牌。\n责任单位：甲局、乙局\n完成时限：2026年6月底前\n")
    edges = [edge for edge in plan.edges if isinstance(edge, ResponsibleFor) and edge.basis == "stated"]
    assert [(edge.surface, edge.deadline) for edge in edges] == [("甲局", "2026年6月底前"), ("乙局", "2026年6月底前")]


def test_label_broken_over_two_lines_gives_every_duty_its_deadline() -> None:
    plan = extracted(
        "（一）挂牌。给古树挂牌。\n牵头单位：甲局。责任单位：乙局。完成\n时限：2026年6月。\n（二）巡查。巡查山林。\n"
    )
    duties = [edge for edge in plan.edges if isinstance(edge, ResponsibleFor) and edge.basis == "stated"]
    assert [duty.deadline for duty in duties] == ["2026年6月", "2026年6月"]
    assert [task.deadline for task in plan.nodes if isinstance(task, Task) and task.deadline] == ["2026-06-30"]


PLAN = """虚构市人民政府关于印发护林行动方案（2024—2026年）的通知

虚构市人民政府
2024年2月18日

护林行动方案（2024—2026年）
一、重点任务
（一）2025年重点任务
1.建设站点。6月底前开工建设。（责任单位：甲局；完成时限：12月底前）
（二）落实2022年巡查意见
1.配备装备。3月底前完成采购。
二、实施步骤
（一）推进阶段（2025年）。7月底前开展评估。
（二）总结阶段（2024—2026年）。11月底前完成总结。
"""


def test_month_is_of_the_year_that_the_heading_above_names() -> None:
    plan = extract_source(Source(Path("a.txt"), "a", PLAN, "0"))
    dates = {task.deadline_raw: task.deadline for task in plan.nodes if isinstance(task, Task) and task.deadline}
    assert dates["6月底前"] == "2025-06-30"
    assert dates["12月底前"] == "2025-12-31"
    assert dates["3月底前"] == "2024-03-31"  # a heading that looks back gives none
    assert dates["7月底前"] == "2025-07-31"
    assert dates["11月底前"] == "2024-11-30"  # nor does a period


@pytest.mark.parametrize(
    "said",
    ["该项工作于", "此项任务原则上", "本事项均", "这项措施应", "该项行动应当", "以上任务须",
     "上述各项工作要", "以上具体措施务必于", "上述重点任务力争", "以上所有工作确保", "本项工作都要在"],
)  # fmt: skip
def test_sentence_of_the_whole_item_dates_it(said: str) -> None:
    plan = extracted(f"（一）巡查。各站摸底。列出清单。{said}6月底前完成。\n")
    assert deadlines(plan) == [("（一）巡查", "6月底前", "2026-06-30", "date")]


@pytest.mark.parametrize(
    "said", ["以下任务", "下列重点工作", "如下事项", "以下措施", "以下项目", "以下内容", "以下目标",
     "需完成的任务", "要落实的重点工作", "完成的事项", "落实的项目"]
)  # fmt: skip
def test_word_for_a_list_dates_its_items(said: str) -> None:
    plan = extracted(f"一、重点任务\n2026年底前完成{said}：\n（一）挂牌。给古树挂牌。\n（二）巡查。分片巡查。\n")
    assert [day for _, _, day, _ in deadlines(plan)][-2:] == ["2026-12-31", "2026-12-31"]
