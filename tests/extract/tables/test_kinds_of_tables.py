"""Each kind of table, read from a page or from lines (plans, places and bodies invented for the tests)."""

import re

import pytest

from plankg.extract.model import Indicator, PlanGraph, Project, ResponsibleFor, SpecialColumn, Task
from tests.extract.test_grids import extracted


def page(*rows: str, before: str = "", after: str = "") -> PlanGraph:
    """A plan with one table; cells are parted by bars."""
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    head = "<h1>虚构市护林“十五五”规划</h1><h2>一、工作要求</h2><p>（一）抓好落实。巡查山林。</p>"
    return extracted(f"{head}{before}<table>{lines}</table>{after}", ".html")


def lines(*cells: str, title: str = "护林任务分工表") -> PlanGraph:
    """A plan with one table, one cell a line."""
    return extracted(
        "虚构市护林“十五五”规划\n\n一、工作要求\n\n（一）抓好落实。巡查山林。\n\n" + "\n\n".join([title, *cells]) + "\n"
    )


def indicators(plan: PlanGraph, origin: str = "table") -> list[Indicator]:
    return [node for node in plan.nodes if isinstance(node, Indicator) and node.origin == origin]


def values(plan: PlanGraph) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(i.name, i.unit, i.baseline_raw, i.target_raw) for i in indicators(plan)]


def duties(plan: PlanGraph) -> list[tuple[str, str, str]]:
    nodes = {node.id: node for node in plan.nodes if isinstance(node, Task | Project | Indicator)}
    stated = [edge for edge in plan.edges if isinstance(edge, ResponsibleFor) and edge.basis == "stated"]
    return [(nodes[e.target].text, e.surface, e.role) for e in stated]


def doubts(plan: PlanGraph) -> list[str]:
    return [str(node.properties()["reason"]) for node in plan.nodes if node.label == "Doubt"]


@pytest.mark.parametrize(
    "further", ["进展情况", "推进措施", "一季度", "投资额（万元）", "来源", "考核分值", "没人知道的一栏"]
)
def test_further_column_does_not_hide_a_duty_table(further: str) -> None:
    plan = page(f"序号|重点任务|责任单位|{further}", "1|修建围栏|市林业局|略", "2|给树挂牌|市园林局|略")
    assert duties(plan) == [("修建围栏", "市林业局", "owner"), ("给树挂牌", "市园林局", "owner")]


def test_name_and_content_of_a_task_are_both_kept() -> None:
    plan = page("序号|工作任务|主要内容|牵头单位", "1|巡查制度|每周巡查一次。|市林业局")
    assert [(t.title, t.text, t.row_number) for t in plan.nodes if isinstance(t, Task) and t.rule == "duty-table"] == [
        ("巡查制度", "每周巡查一次。", "1")
    ]


def test_note_under_the_table_says_who_leads() -> None:
    note = "<p>注：责任单位一栏，列首位的为牵头单位，其他为配合单位。</p>"
    plan = page("序号|工作任务|责任单位", "1|修建围栏|<p>市林业局</p><p>市财政局</p>", after=note)
    assert duties(plan) == [("修建围栏", "市林业局", "lead"), ("修建围栏", "市财政局", "support")]


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        ("市住房建设委<br>东岭林业局", ["市住房建设委", "东岭林业局"]),
        ("市机关事务管理<br>服务中心", ["市机关事务管理\n服务中心"]),
        ("市林业局、<br>市财政局，<br>各乡镇", ["市林业局", "市财政局", "各乡镇"]),
        ("/", []),
    ],
)
def test_bodies_of_a_cell_are_split_and_wrapped_names_joined(cell: str, bodies: list[str]) -> None:
    plan = page("序号|工作任务|责任单位", f"1|修建围栏|{cell}", "2|给树挂牌|市园林局")
    assert [surface for _, surface, _ in duties(plan)] == [*bodies, "市园林局"]


def test_group_cell_is_a_task_and_own_numbers_are_no_words() -> None:
    rows = "<td rowspan='2'>1</td><td rowspan='2'>看护古树</td><td>1、给树挂牌</td><td>市林业局</td>"
    plan = page("序号|工作任务|工作措施|责任单位").document
    assert plan is not None
    table = f"<table><tr><td>序号</td><td>工作任务</td><td>工作措施</td><td>责任单位</td></tr><tr>{rows}</tr>"
    plan2 = extracted(
        f"<h2>一、工作要求</h2><p>抓好落实。</p>{table}<tr><td>2、修建围栏</td><td>市园林局</td></tr></table>", ".html"
    )
    tasks = [(t.row_number, t.text) for t in plan2.nodes if isinstance(t, Task) and t.rule == "duty-table"]
    assert tasks == [("1", "看护古树"), ("1", "给树挂牌"), ("2", "修建围栏")]


def test_row_over_a_page_keeps_its_halves_in_their_columns() -> None:
    text = (
        "虚构县2026年护林清单\n序号\n主要内容\n牵头部门\n责任单位\n1\n给树挂牌。\n县林业局\n县财政局\n"
        "2\n给河边的树修围栏，并在山脚\n县林业局\n县住建局、县水\n\n# Page 12:\n序号\n主要内容\n牵头部门\n责任单位\n修步道。\n利局\n"
        "3\n在路边栽树。\n县交通局\n县园林局\n"
    )
    plan = extracted(text)
    titles = [t.title for t in plan.nodes if isinstance(t, Task) and t.title]
    assert titles == ["给河边的树修围栏，并在山脚修步道。"]
    assert "县水利局" in [surface for _, surface, _ in duties(plan)]


def test_month_takes_the_year_of_the_caption() -> None:
    plan = page(
        "序号|工作任务|责任单位|完成时限", "1|给树挂牌|市林业局|6月底前", before="<p>虚构市2026年护林任务分工表</p>"
    )
    found = [(t.deadline_raw, t.deadline) for t in plan.nodes if isinstance(t, Task) and t.deadline_raw]
    assert found == [("6月底前", "2026-06-30")]


@pytest.mark.parametrize(
    ("heads", "cells"),
    [("启动时间|完成时间", "2026年3月|2026年9月"), ("实施期限|备注", "2025—2026年9月|市级"), ("开始时间|结束时间", "3月|2026年9月")],
)  # fmt: skip
def test_time_limit_of_a_row_is_when_it_ends(heads: str, cells: str) -> None:
    plan = page(f"序号|工作任务|责任单位|{heads}", f"1|给树挂牌|市林业局|{cells}")
    assert [t.deadline for t in plan.nodes if isinstance(t, Task) and t.deadline_raw] == ["2026-09-30"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("规划指标体系|2025年|2030年|属性", "围栏长度（公里）|30|45|约束性"), [("围栏长度", "公里", "30", "45")]),
        (("指标|2025年|2030年|属性", "挂牌率|95%|98%|约束性"), [("挂牌率", "%", "95%", "98%")]),
        (("指标|单位|类型|2030年", "公园|处|预期性|9"), [("公园", "处", None, "9")]),
        (
            ("序号|指标|2025年|2030年|2030年较2025年增减", "1|用水量（万吨）|250|225|-10%"),
            [("用水量", "万吨", "250", "225")],
        ),
        (("序号|指标|2030年", "1|成活率（%）1|96"), [("成活率", "%", None, "96")]),
        (("指标|2020年|2025年完成|2030年目标", "公园（处）|2|5|9"), [("公园", "处", "5", "9")]),
        (("目标|序号|指标|单位|现状值|规划值", "护林|1|公园|处|5|9"), [("公园", "处", "5", "9")]),
        (("序号|指标名称及单位|2025年|2030年", "1|公园（处）|5|9"), [("公园", "处", "5", "9")]),
        (("分类|内容|单位|2025年|2030年", "护林|公园|处|5|9"), [("公园", "处", "5", "9")]),
        (("类别|任务指标|到2030年目标", "护林|公园|9处"), [("公园", "处", None, "9处")]),
        (("序号|指标|量纲|基准年|目标年", "1|公园|处|5|9"), [("公园", "处", "5", "9")]),
        (("序号|指标|目标", "1|成活率|2030年达到96%"), [("成活率", "%", None, "2030年达到96%")]),
        (
            ("指标|目标|指标|目标", "成活率|96%|公园|9处", "挂牌|45株|围栏|30米"),
            [
                ("成活率", "%", None, "96%"),
                ("公园", "处", None, "9处"),
                ("挂牌", "株", None, "45株"),
                ("围栏", "米", None, "30米"),
            ],
        ),
    ],
)
def test_indicator_rows(rows: tuple[str, ...], found: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert values(page(*rows)) == found


@pytest.mark.parametrize("name", ["主要目标", "目标项", "指标描述", "工作目标", "内容", "目标"])
@pytest.mark.parametrize("unit", ["单位", "量纲", "度量单位"])
def test_names_and_units_show_themselves_under_other_headings(name: str, unit: str) -> None:
    plan = page(f"序号|{name}|{unit}|2025年|2030年", "1|围栏长度|公里|30|45", "2|公园|处|5|9")
    assert values(plan) == [("围栏长度", "公里", "30", "45"), ("公园", "处", "5", "9")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("起始值", "目标值"),
        ("现值", "2030年目标"),
        ("2025年统计值", "2030年目标值"),
        ("“十四五”期末", "“十五五”期末"),
        ("2025基准年", "2030目标年"),
        ("截至2025年", "到2030年"),
        ("初始值", "终期目标"),
    ],
)
def test_starting_values_and_targets_are_told_by_their_headings(old: str, new: str) -> None:
    assert values(page(f"指标|单位|{old}|{new}", "公园|处|5|9")) == [("公园", "处", "5", "9")]


@pytest.mark.parametrize(
    ("rows", "before", "reason"),
    [
        (("指标|单位|2021年|2022年|2023年", "公园|处|1|3|5"), "近年来护林情况", "规划期之前"),
        (("企业名称|单位|2029年|2030年", "东岭水泥公司|吨|3|4", "西河钢铁集团|吨|5|6"), "重点企业配额表", "分地区"),
        (("项目|单位|补助标准（元）", "水厂|座|92000", "管网|公里|5000"), "补助标准", ""),
        (
            ("指标|2025年目标值|2025年完成值|属性", "围栏（公里）|28|30|约束性", "公园（处）|4|5|预期性"),
            "指标完成情况",
            "已完成",
        ),
        (("指标|单位|规划目标|完成情况", "围栏|公里|28|30", "公园|处|4|5"), "“十四五”主要指标完成情况", "已完成"),
        (("名称|单位|2029年|2030年", "东岭镇|亩|3|4", "西河镇|亩|5|6"), "各镇任务表", "分地区"),
        (("项目|2029年|2030年", "工资|3|4", "办公|5|6"), "经费预算表", "资金安排"),
    ],
)
def test_trap_gives_no_target_and_says_so(rows: tuple[str, ...], before: str, reason: str) -> None:
    plan = page(*rows, before=f"<p>{before}</p>")
    assert indicators(plan) == []
    assert any(reason in doubt for doubt in doubts(plan))


@pytest.mark.parametrize("head", ["目标", "主要目标", "工作目标"])
def test_goals_by_year_are_indicators_under_a_heading_that_says_goals(head: str) -> None:
    plan = page(
        f"领域|{head}|2025年底|2026年底|2028年底|责任单位",
        "感知|林区视频点位覆盖率|60%|70%|95%以上|市林业局",
        "服务|新建监测点（个）|—|100|累计600|市林业局、市工信局",
    )
    assert [(i.name, i.unit, i.target_year, i.target_value) for i in indicators(plan)] == [
        ("林区视频点位覆盖率", "%", 2026, 70), ("林区视频点位覆盖率", "%", 2028, 95),
        ("新建监测点", "个", 2026, 100), ("新建监测点", "个", 2028, 600),
    ]  # fmt: skip


def test_value_in_the_column_of_names_is_no_name() -> None:
    plan = page("序号|指标|单位|2030年", "1|69|%|96", "2|公园|处|9")
    assert [i.name for i in indicators(plan)] == ["公园"]
    assert any("不是名称" in doubt for doubt in doubts(plan))


def test_evaluation_table_gives_each_clause_with_its_year() -> None:
    plan = page("一级指标|二级指标|评价标准", "数量|1.护林站覆盖率|逐年提高，2026年为70%，到2030年为88%。")
    assert [(i.number, i.name, i.target_value, i.target_year, i.category) for i in indicators(plan)] == [
        ("1", "护林站覆盖率", 70, 2026, "数量"), ("1", "护林站覆盖率", 88, 2030, "数量"),
    ]  # fmt: skip


def test_year_table_gives_parts_with_the_year_of_their_column() -> None:
    plan = page("建设内容|2026年|2027年", "护林站|新建护林站2个|护林站利用率达到90%以上")
    parts = [(t.text, t.deadline) for t in plan.nodes if isinstance(t, Task) and t.deadline]
    assert parts == [("新建护林站2个", "2026-12-31"), ("护林站利用率达到90%以上", "2027-12-31")]
    assert ("护林站利用率", 90, 2027) in [(i.name, i.target_value, i.target_year) for i in indicators(plan, "text")]


def test_form_gives_its_project() -> None:
    rows = (
        "项目名称|护林站建设|建设期限|2026年1月—2028年12月",
        "建设单位|虚构市林业局|总投资|500万元",
        "建设目标|建成护林站50个以上。",
    )
    plan = page(*rows)
    (project,) = [node for node in plan.nodes if isinstance(node, Project)]
    assert (project.name, project.year_start, project.year_end, project.investment_raw) == (
        "护林站建设",
        2026,
        2028,
        "500万元",
    )
    assert ("护林站建设", "虚构市林业局", "owner") in duties(plan)


def test_project_list_without_money_is_read_by_its_title() -> None:
    plan = page("序号|项目名称|具体内容", "1|河边复壮工程|换土", "2|公园改造项目|铺路", before="<p>重点项目清单</p>")
    assert [node.name for node in plan.nodes if isinstance(node, Project)] == ["河边复壮工程", "公园改造项目"]


def test_ragged_rows_go_under_the_columns_that_they_fit() -> None:
    plan = page(
        "序号|重点任务|工作措施|完成时限|牵头部门|主责单位", "1|管网改造|新建管网。|年底前|市水务局|市住建委",
        "排查混接点。|10月底前|市水务局|市城管委",
    )  # fmt: skip
    assert [(task, surface) for task, surface, role in duties(plan) if role == "owner"] == [
        ("新建管网。", "市住建委"), ("排查混接点。", "市城管委"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "roles"), [("主责单位|协同单位", ["lead", "support"]), ("牵头单位|主责单位", ["lead", "owner"])]
)
def test_chief_body_leads_unless_another_does(heads: str, roles: list[str]) -> None:
    plan = page(f"序号|重点任务|{heads}", "1|修建围栏|市林业局|市财政局")
    assert [role for _, _, role in duties(plan)] == roles


@pytest.mark.parametrize(
    "table",
    [
        "序号指标2025年2030年年均增长1用水量（万吨）—39943.8%2围栏（公里）3253.1",
        "指标单位2025年2030年属性浓度/986821约束性湿地面积/547约束性",
        "序号项目名称建设内容总投资（万元）1河东公园项目新建公园一座12002苗圃改造工程翻修苗圃8003护林站工程建房450",
        "序号重点任务牵头单位1给古树挂牌县林业局2修建围栏县住建局3在河边栽树县水利局",
    ],
)
def test_run_together_table_that_cannot_be_cut_is_a_column_and_a_doubt(table: str) -> None:
    plan = extracted(
        f"虚构市护林“十五五”规划\n一、发展目标\n专栏1 护林任务{table}\n二、主要任务\n（一）养护古树。复壮古树。\n"
    )
    assert not [node for node in plan.nodes if isinstance(node, Indicator | Project)]
    assert [node.title for node in plan.nodes if isinstance(node, SpecialColumn)] == ["护林任务"]
    assert doubts(plan)


RECORDS = {
    "a label a line": ("{}：{}\n", "\n"),
    "a record a line": ("{}：{}；", "\n"),
    "slashes": ("{}：{}／", "\n"),
}


@pytest.mark.parametrize("number", ["", "1."])
@pytest.mark.parametrize(("form", "end"), RECORDS.values(), ids=RECORDS.keys())
def test_records_of_indicators_are_a_table(form: str, end: str, number: str) -> None:
    labels = ("指标名称", "单位", "2025年", "2030年", "属性")
    rows = [("护林员收入", "元/人", "4200", "≥5000", "预期性"), ("围栏", "公里", "26.4", "38.1", "约束性")]
    records = "".join(
        number + "".join(form.format(*pair) for pair in zip(labels, row, strict=True)).rstrip("；／\n") + end
        for row in rows
    )
    plan = extracted(
        f"虚构市护林规划\n一、发展目标\n到2030年，林木长势更好。\n{records}二、主要任务\n（一）养护古树。复壮古树。\n"
    )
    assert values(plan) == [row[:4] for row in rows]
    assert [i.nature for i in indicators(plan)] == ["expected", "binding"]


def test_one_label_or_a_sentence_makes_no_record() -> None:
    text = "虚构市护林规划\n一、发展目标\n指标：森林覆盖率逐年提高。\n指标：按年考核，由县林业局负责。\n二、主要任务\n（一）养护古树。复壮古树。\n"
    assert not indicators(extracted(text))


def test_kinds_of_firms_with_a_nature_are_indicators() -> None:
    cells = ["序号", "指标名称", "指标属性", "计量单位", "2025年", "2030年"]
    rows = ["1", "新建木材厂", "预期性", "座", "5", "6", "2", "护林型企业", "预期性", "家", "21", "30以上"]
    assert values(lines(*cells, *rows, title="表1 护林主要指标")) == [
        ("新建木材厂", "座", "5", "6"), ("护林型企业", "家", "21", "30以上"),
    ]  # fmt: skip


def test_title_of_a_duty_table_is_no_measure() -> None:
    plan = lines("序号", "重点任务", "责任单位", "1", "给树挂牌", "市林业局", "2", "修建围栏", "市园林局")
    assert "护林任务分工表" not in [t.text for t in plan.nodes if isinstance(t, Task)]


def test_run_together_table_is_cut_where_there_is_one_way() -> None:
    text = (
        "虚构市护林“十五五”规划\n一、发展目标\n到2030年，林木长势更好。\n\n"
        "专栏1：护林主要指标序号指　标2025年2030年年均增长1用水量（万吨）251.7226.5-2.1%2围栏（公里）26.438.17.6%3达标率（%）4846\n"
        "二、主要任务\n（一）养护古树。复壮古树。\n"
    )
    plan = extracted(text)
    assert values(plan) == [("用水量", "万吨", "251.7", "226.5"), ("围栏", "公里", "26.4", "38.1")]
    assert [node.title for node in plan.nodes if isinstance(node, SpecialColumn)] == ["护林主要指标"]
    assert any("没有读出" in doubt for doubt in doubts(plan))


RUN_TOGETHER = {
    "nature": "序号指标2025年2030年属性1用水量（万吨）251.7226.5约束性2围栏（公里）26.438.1预期性3成活率（%）41>48约束性",
    "unit": "序号指标单位2025年2030年属性1用水量万吨251.7226.5约束性2围栏公里26.438.1预期性3成活率%41>48约束性",
    "no numbers": "指标2025年2030年属性用水量（万吨）251.7226.5约束性围栏（公里）26.438.1预期性成活率（%）41>48约束性",
    "groups": "类别序号指标2025年2030年属性护林1用水量（万吨）251.7226.5约束性2围栏（公里）26.438.1预期性看护3成活率（%）41>48约束性",
    "heading over years": "序号指标指标值属性2025年2030年1用水量（万吨）251.7226.5约束性2围栏（公里）26.438.1预期性3成活率（%）41>48约束性",
    "number after a figure": "序号指标2025年2030年1用水量（万吨）251.7226.52围栏（公里）26.438.13成活率（%）41>48",
    "a line each": "\n序号指标2025年2030年属性\n1用水量（万吨）251.7226.5约束性\n2围栏（公里）26.438.1预期性\n3成活率（%）41>48约束性",
    "rows without numbers": "序号指标2025年2030年1用水量（万吨）251.7226.5围栏（公里）26.438.12成活率（%）41>48",
    "bracket in a heading": "序号指标2025年（基期）2030年1用水量（万吨）251.7226.52围栏（公里）26.438.13成活率（%）41>48",
    "heading with a blank": "指　标单位2025年2030年属性用水量万吨251.7226.5约束性围栏公里26.438.1预期性成活率%41>48约束性",
    "note at its end": "序号指标2025年2030年1用水量（万吨）251.7226.52围栏（公里）26.438.13成活率（%）41>48注：2025年为预计数。",
    "title over two lines": "\n和护路指标序号指标2025年2030年1用水量（万吨）251.7226.52围栏（公里）26.438.13成活率（%）41>48",
    "growth": "序号指标2025年2030年年均增速/[累计]1用水量（万吨）251.7226.5-2.1%2围栏（公里）26.438.1[11.7]3成活率（%）41>48—",
}


@pytest.mark.parametrize("table", RUN_TOGETHER.values(), ids=RUN_TOGETHER.keys())
def test_run_together_table_is_cut_by_its_headings(table: str) -> None:
    head = "虚构市护林“十五五”规划\n一、发展目标\n到2030年，林木长势更好。\n专栏1 护林主要指标"
    plan = extracted(f"{head}{table}\n二、主要任务\n（一）养护古树。复壮古树。\n")
    assert values(plan) == [
        ("用水量", "万吨", "251.7", "226.5"), ("围栏", "公里", "26.4", "38.1"), ("成活率", "%", "41", ">48"),
    ]  # fmt: skip
    (title,) = [node.title for node in plan.nodes if isinstance(node, SpecialColumn)]
    assert title == ("护林主要指标和护路指标" if table.startswith("\n和") else "护林主要指标")


@pytest.mark.parametrize("row", ["1用水量（万吨）5.513", "1达标率达到国家要求达到国家要求"])
def test_row_that_can_be_cut_in_several_ways_is_no_indicator(row: str) -> None:
    table = f"专栏1 护林主要指标序号指标2025年2030年{row}2围栏（公里）26.438.13公园（处）1214"
    plan = extracted(f"虚构市护林“十五五”规划\n一、发展目标\n{table}\n二、主要任务\n（一）养护古树。复壮古树。\n")
    assert [name for name, *_ in values(plan)] == ["围栏", "公园"]
    assert any("没有读出" in doubt for doubt in doubts(plan))


@pytest.mark.parametrize(
    ("box", "title", "items"),
    [
        (
            "专栏1：护林工程　　古树复壮工程。包括换土。\n护林站工程。包括建房。",
            "护林工程",
            ["古树复壮工程", "护林站工程"],
        ),
        (
            "专栏1：护林工程古树复壮工程。包括换土；补肥。按年推进。护林、护路站工程。包括建房。推进绿化。站点联网工程（二期）。接入平台。",
            "护林工程",
            ["古树复壮工程", "护林、护路站工程", "站点联网工程（二期）"],
        ),
        (
            "推进护林。专栏1：护林工程　　实施以下工程。古树复壮工程：包括换土。护林站工程：包括建房。",
            "护林工程",
            ["古树复壮工程", "护林站工程"],
        ),
        (
            "【重点工程】\n1.古树复壮工程。给古树换土、补肥。\n2.护林站工程。包括建房。",
            "重点工程",
            ["古树复壮工程", "护林站工程"],
        ),
        (
            "重点工程一：窗口提质工程\n1.窗口改造。统一标识。\n2.人员培训。每年培训。",
            "窗口提质工程",
            ["窗口改造", "人员培训"],
        ),
        (
            "专栏1  水网工程\n布设监测点。在老城布设，接入平台。更换水表。分批更换居民水表。",
            "水网工程",
            ["布设监测点", "更换水表"],
        ),
        (
            "专栏：三大产区序号产区基地1北部区（甲镇）青草湖等2中部区（乙镇）石门岭等。",
            "三大产区",
            ["北部区（甲镇）", "中部区（乙镇）"],
        ),
    ],
)
def test_box_has_its_items(box: str, title: str, items: list[str]) -> None:
    plan = extracted(
        f"虚构市护林规划\n\n一、主要任务\n\n（一）养护古树。复壮古树。\n\n{box}\n\n（二）加强宣传。做好宣传。\n"
    )
    (column,) = [node for node in plan.nodes if isinstance(node, SpecialColumn)]
    inside = [t.title for t in plan.nodes if isinstance(t, Task) and t.rule == "special-column-item"]
    assert (column.title, inside) == (title, items)


WRAPPED_DUTIES = {
    "a name cut at its last character": (
        ["1", "给古树挂牌。", "市林业局、市总工", "会、市园林", "局"],
        [("给古树挂牌。", "市林业局"), ("给古树挂牌。", "市总工会"), ("给古树挂牌。", "市园林局")],
    ),
    "a name cut where one could end": (
        ["1", "给古树挂牌。", "市林业局、市委", "编办、市园林局"],
        [("给古树挂牌。", "市林业局"), ("给古树挂牌。", "市委编办"), ("给古树挂牌。", "市园林局")],
    ),
    "a mark at the head of a line": (
        ["1", "给古树挂牌。", "市住房城乡建设局", "、市园林局"],
        [("给古树挂牌。", "市住房城乡建设局"), ("给古树挂牌。", "市园林局")],
    ),
    "the words of the task cut": (
        ["1", "推进山林管护，落实巡山制度和值", "守制度", "市林业局"],
        [("推进山林管护，落实巡山制度和值守制度", "市林业局")],
    ),
}


@pytest.mark.parametrize(("row", "expected"), WRAPPED_DUTIES.values(), ids=WRAPPED_DUTIES.keys())
def test_names_and_tasks_cut_by_the_ends_of_lines_are_whole(row, expected):
    after = [
        "2",
        "修建古树围栏。",
        "市住建局、市水利局、市教育局",
        "3",
        "巡查后山山林。",
        "市公安局、市民政局、市财政局",
    ]
    plan = lines("序号", "工作任务", "责任单位", *row, *after)
    first = [(re.sub(r"\s", "", task), re.sub(r"\s", "", body)) for task, body, _ in duties(plan)][: len(expected)]
    assert first == expected


PROJECT_FIELDS = {
    "unit in the heading, part of the period": (
        [
            "项目名称|建设规模|建设性质|建设年限|总投资（万元）|“十五五”投资（万元）",
            "后山护林站|建筑面积600平方米|新建|2026-2028|800|500",
        ],
        ("建筑面积600平方米", "800", "500", "万元"),
    ),
    "unit in the cell": (
        ["项目名称|建设内容|建设地点|投资额", "后山护林站|修建站房|后山村|1.2亿元"],
        (None, "1.2亿元", None, "亿元"),
    ),
    "no investment": (
        ["项目名称|建设规模|建设性质|建设地点", "后山护林站|两层|新建|后山村"],
        ("两层", None, None, None),
    ),
}


@pytest.mark.parametrize(("rows", "fields"), PROJECT_FIELDS.values(), ids=PROJECT_FIELDS.keys())
def test_project_has_its_scale_and_investment(rows, fields):
    (project,) = [node for node in page(*rows).nodes if isinstance(node, Project)]
    found = (project.scale, project.investment_raw, project.period_investment_raw, project.investment_unit)
    assert found == fields


def test_headings_without_a_table_are_told() -> None:
    plan = extracted("丁县步道规划\n一、主要目标\n序号指标名称单位2025年2030年属性\n二、主要任务\n加强管护。\n")
    assert "此处像是表头，这张表未能读出，请查看原文" in doubts(plan)
    assert not any("表头" in reason for reason in doubts(extracted("丁县步道规划\n一、指标名称单位\n加强管护。\n")))


@pytest.mark.parametrize("title", ["表2 护林主要指标", "护林主要指标表"])
def test_run_together_table_whose_first_heading_is_that_of_groups(title: str) -> None:
    cells = "类别序号指标名称单位2025年2030年属性林区1巡护步道长度公里38.246.5约束性2护林站数量座1216预期性宣传3宣传牌数量块8095预期性"
    plan = extracted(f"虚构市护林规划\n一、主要目标\n指标见下。\n{title}\n{cells}\n二、主要任务\n加强管护。\n")
    assert values(plan) == [
        ("巡护步道长度", "公里", "38.2", "46.5"),
        ("护林站数量", "座", "12", "16"),
        ("宣传牌数量", "块", "80", "95"),
    ]


def test_row_with_bodies_alone_goes_on_with_the_task_above() -> None:
    plan = page(
        "工作任务|牵头部门|配合部门|时限",
        "给树挂牌|市林业局|市水利局|6月底前",
        "|市住建局|市财政局|",
        "|市公安局||9月底前",
    )
    assert [surface for _, surface, _ in duties(plan)] == ["市林业局", "市水利局", "市住建局", "市财政局"]
    assert {task for task, _, _ in duties(plan)} == {"给树挂牌"}
    assert doubts(plan) == ["责任分工表的这一行没有读出任务"]
