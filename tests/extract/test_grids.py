"""Tables as grids: from web pages with merged cells, and from lines with separators (all tables invented)."""

from pathlib import Path

import pytest

from plankg.extract.model import Indicator, PlanGraph, Project, ResponsibleFor, SpecialColumn, Task
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.html_reading import read_page
from plankg.extract.readers.markdown_reading import read_markdown
from plankg.extract.readers.reading import Source

HTML = """<!doctype html><html><head><title>x</title><style>p{}</style></head><body><nav>首页</nav>
<h1>虚构市规划（2021—2025年）</h1><h2>一、主要任务</h2><p>建设&nbsp;平台。<br>第二行 &lt;5.5</p>
<table><thead><tr><th rowspan="2">类别</th><th rowspan="2">指标</th><th colspan="2">数值</th><th rowspan="2">属性</th></tr>
<tr><th>2020年</th><th>2025年</th></tr></thead>
<tr><td rowspan="2">服务</td><td>覆盖率（%）</td><td>80</td><td>≥95</td><td>约束性</td></tr>
<tr><td>平台数（个）</td><td></td><td>12</td><td>预期性</td></tr></table>
<script>var x = "脚本";</script></body></html>"""


def extracted(text: str, suffix: str = ".txt") -> PlanGraph:
    page = read_page(text) if suffix == ".html" else None
    source = (
        Source(
            Path("a.html"),
            "a",
            page.text,
            "0",
            tuple(page.grids),
            tuple(page.headings),
            furniture=tuple(page.furniture),
        )
        if page
        else Source(Path("a.txt"), "a", text, "0")
    )
    return extract_source(source)


def indicators(plan: PlanGraph) -> list[tuple[object, ...]]:
    found = [n for n in plan.nodes if isinstance(n, Indicator) and n.origin == "table"]
    return [(n.category, n.name, n.unit, n.baseline_raw, n.target_raw, n.target_year, n.nature) for n in found]


def test_page_gives_lines_without_scripts_and_keeps_entities() -> None:
    page = read_page(HTML)
    lines = page.text.split("\n")
    assert "第二行 <5.5" in lines
    assert "脚本" not in page.text
    assert [(span.of(page.text), level) for span, level in page.headings] == [
        ("虚构市规划（2021—2025年）", 1), ("一、主要任务", 2),
    ]  # fmt: skip


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    page = read_page(HTML)
    matrix = [[c.span.of(page.text) if c and c.span else "" for c in row] for row in page.grids[0].matrix()]
    assert matrix == [
        ["类别", "指标", "数值", "数值", "属性"], ["类别", "指标", "2020年", "2025年", "属性"],
        ["服务", "覆盖率（%）", "80", "≥95", "约束性"], ["服务", "平台数（个）", "", "12", "预期性"],
    ]  # fmt: skip


WANTED = [
    ("服务", "覆盖率", "%", "80", "≥95", 2025, "binding"),
    ("服务", "平台数", "个", None, "12", 2025, "expected"),
]


def test_indicators_come_out_of_a_page() -> None:
    assert indicators(extracted(HTML, ".html")) == WANTED


@pytest.mark.parametrize(
    "table",
    [
        "类别\t指标\t2020年\t2025年\t属性\n服务\t覆盖率（%）\t80\t≥95\t约束性\n\t平台数（个）\t\t12\t预期性",
        "| 类别 | 指标 | 2020年 | 2025年 | 属性 |\n|---|---|---|---|---|\n| 服务 | 覆盖率（%） | 80 | ≥95 | 约束性 |\n|  | 平台数（个） |  | 12 | 预期性 |",
    ],
    ids=["tabs", "bars"],
)
def test_indicators_come_out_of_separated_lines(table: str) -> None:
    assert (
        indicators(extracted(f"虚构市规划\n一、主要任务\n建设平台。\n主要指标\n{table}\n二、保障措施\n加强领导。\n"))
        == WANTED
    )


@pytest.mark.parametrize("space", ["  ", " ", "\u3000\u3000"])
def test_indicators_come_out_of_spaced_lines(space: str) -> None:
    rows = ["序号 指标名称 单位 2020年 2025年 属性", "1 覆盖率 % 80 95 约束性", "2 平台数 个 3 12 预期性"]
    table = "\n".join(row.replace(" ", space) for row in rows)
    found = indicators(extracted(f"虚构市规划\n一、主要任务\n建设平台。\n{table}\n"))
    assert found == [
        (None, "覆盖率", "%", "80", "95", 2025, "binding"),
        (None, "平台数", "个", "3", "12", 2025, "expected"),
    ]


def test_several_target_years_give_an_indicator_each() -> None:
    table = "指标\t单位\t2020年\t2022年\t2025年\n平台数\t个\t3\t6\t12"
    found = indicators(extracted(f"虚构市规划\n一、主要任务\n建设平台。\n{table}\n"))
    assert [(n[3], n[4], n[5]) for n in found] == [("3", "6", 2022), ("3", "12", 2025)]


COLUMN = """<h2>一、主要任务</h2><p>建设平台。</p><p>专栏1 质量行动</p><table>
<tr><td>类别</td><td>细分</td><td>重点任务</td></tr><tr><td colspan="3">全面提高服务质量，形成完整体系。</td></tr>
<tr><td rowspan="2">产品</td><td>检测</td><td>开展检测技术研发，推广新方法。</td></tr><tr><td>认证</td><td>推进认证服务，培育机构。</td></tr>
</table><p>（一）后面</p>"""


def test_rows_of_a_column_that_is_a_table_are_its_items() -> None:
    plan = extracted(COLUMN, ".html")
    column = next(n for n in plan.nodes if isinstance(n, SpecialColumn))
    parts = {e.source for e in plan.edges if e.type == "PART_OF" and e.target == column.id}
    items = [n for n in plan.nodes if isinstance(n, Task) and n.id in parts]
    assert (column.number, column.title, [n.title for n in items]) == ("专栏1", "质量行动", ["检测", "认证"])
    assert items[0].text.endswith("推广新方法。")


PROJECTS = [
    ["序号", "项目名称", "建设性质", "建设内容与规模", "建设地点", "起止年限", "总投资（万元）"],
    ["1", "河道整治工程", "新建", "整治河道3公里。", "东区", "2021-2023", "7800"],
    ["（1）", "一期工程", "新建", "整治1公里。", "东区", "2021", "800"],
    ["2", "泵站改造工程", "续建", "改造泵站。", "西区", "2019-2022", "150"],
]


def projects(plan: PlanGraph) -> list[tuple[object, ...]]:
    found = [n for n in plan.nodes if isinstance(n, Project)]
    return [
        (n.number, n.name, n.place, n.construction, n.year_start, n.year_end, n.investment_raw, n.category)
        for n in found
    ]


def wanted(category: str | None) -> list[tuple[object, ...]]:
    return [
        ("1", "河道整治工程", "东区", "新建", 2021, 2023, "7800", category),
        ("（1）", "一期工程", "东区", "新建", 2021, 2021, "800", category),
        ("2", "泵站改造工程", "西区", "续建", 2019, 2022, "150", category),
    ]


def test_projects_come_out_of_a_table_on_a_page() -> None:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in PROJECTS)
    total = "<tr><td colspan='6'>合计</td><td>8750</td></tr>"
    plan = extracted(
        f"<h2>一、主要任务</h2><p>整治河道。</p><h2>附表1 项目表</h2><table>{rows}{total}</table>", ".html"
    )
    assert projects(plan) == wanted(None)


def test_projects_come_out_of_cells_one_a_line() -> None:
    cells = [
        *PROJECTS[0],
        "水利工程（含河道、泵站）/（个）",
        *PROJECTS[1],
        *PROJECTS[2],
        *PROJECTS[3],
        "小  计",
        "3",
        "8750",
    ]
    plan = extracted("虚构市规划\n一、主要任务\n整治河道。\n附表1 项目表\n" + "\n\n".join(cells) + "\n")
    assert projects(plan) == wanted("水利工程")


DUTIES = [
    ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
    ["1", "建设数据平台", "市科技局", "市财政局、市税务局", "2025年底前"],
    ["2", "培训人员", "市人社局", "各县（市、区）政府", "持续推进"],
]


def duties(plan: PlanGraph) -> list[tuple[str, str, str, str | None]]:
    nodes = {n.id: n for n in plan.nodes if isinstance(n, Task)}
    found = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    return [(nodes[e.target].text, e.surface, e.role, e.deadline) for e in found]


@pytest.mark.parametrize("form", ["page", "tabs", "bars", "cells"])
def test_duties_come_out_of_a_table(form: str) -> None:
    head = "<h2>一、工作要求</h2><p>抓好落实。</p><h2>附件1 任务分工表</h2>"
    page = (
        head
        + "<table>"
        + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in DUTIES)
        + "</table>"
    )
    text = "虚构市方案\n一、工作要求\n抓好落实。\n附件1 任务分工表\n"
    texts = {
        "tabs": text + "\n".join("\t".join(row) for row in DUTIES),
        "bars": text + "\n".join("| " + " | ".join(row) + " |" for row in DUTIES),
        "cells": text + "\n\n".join(cell for row in DUTIES for cell in row),
    }
    plan = extracted(page, ".html") if form == "page" else extracted(texts[form])
    assert duties(plan) == [
        ("建设数据平台", "市科技局", "lead", "2025年底前"), ("建设数据平台", "市财政局", "support", "2025年底前"),
        ("建设数据平台", "市税务局", "support", "2025年底前"), ("培训人员", "市人社局", "lead", "持续推进"),
        ("培训人员", "各县（市、区）政府", "support", "持续推进"),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["page", "bars", "cells"])
def test_row_of_a_plan_and_of_bodies_that_end_as_headings_do_is_no_header(form: str) -> None:
    rows = [
        ("工作任务", "牵头单位", "配合单位"),
        ("检修灯塔", "市渡口局", "市财政局"),
        ("制定渡口巡护工作计划", "市级行业主管部门", "各县（区）"),
        ("公示渡口巡护结果", "市级行业主管部门", "市渡口局"),
        ("登记古树", "市林业局", "市文化馆"),
    ]
    text = "虚构市方案\n一、工作要求\n抓好落实。\n附件1 任务分工表\n"
    texts = {
        "page": "<h2>一、工作要求</h2><p>抓好落实。</p><table>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        + "</table>",
        "bars": text + "\n".join("| " + " | ".join(row) + " |" for row in rows),
        "cells": text + "\n".join(cell for row in rows for cell in row),
    }
    plan = extracted(texts[form], ".html" if form == "page" else ".txt")
    assert [(task, surface, role) for task, surface, role, _ in duties(plan)] == [
        (task, name, role) for task, *names in rows[1:] for name, role in zip(names, ("lead", "support"), strict=True)
    ]
    assert not [node for node in plan.nodes if isinstance(node, Task) and "配合单位" in node.text]


def test_merged_cell_of_bodies_speaks_for_all_its_rows() -> None:
    table = (
        "<table><tr><td>任务</td><td>责任单位</td></tr><tr><td>建设平台</td><td rowspan='2'>甲局牵头，乙局配合</td></tr>"
        "<tr><td>培训人员</td></tr></table>"
    )
    plan = extracted(f"<h2>一、工作要求</h2><p>抓好落实。</p>{table}", ".html")
    assert [(task, surface, role) for task, surface, role, _ in duties(plan)] == [
        ("建设平台", "甲局", "lead"), ("建设平台", "乙局", "support"),
        ("培训人员", "甲局", "lead"), ("培训人员", "乙局", "support"),
    ]  # fmt: skip


def test_row_whose_cells_do_not_fit_the_header_is_a_doubt() -> None:
    cells = [*DUTIES[0], "1", "市科技局", "建设数据平台", "2025年底前", "2", *DUTIES[2][1:]]
    plan = extracted("虚构市方案\n一、工作要求\n抓好落实。\n附件1 任务分工表\n" + "\n\n".join(cells))
    assert {task for task, *_ in duties(plan)} == {"培训人员"}
    assert [n.start for n in plan.nodes if n.label == "Doubt"] == [plan.text.index("1\n\n市科技局")]


@pytest.mark.parametrize(
    "head",
    [
        ["重点任务", "责任单位"],
        ["重点任务", "牵头责任单位", "协同责任单位", "牵头负责领导"],
        ["任务名称", "年度目标", "责任市领导", "责任单位"],
    ],
)
def test_list_of_duties_without_a_heading_is_read(head: list[str]) -> None:
    row = {
        "重点任务": "建设平台",
        "任务名称": "建设平台",
        "责任单位": "甲局",
        "牵头责任单位": "甲局",
        "协同责任单位": "乙局",
    }
    cells = [row.get(name, "略") for name in head]
    plan = extracted("虚构市责任清单\n" + "\t".join(head) + "\n" + "\t".join(cells) + "\n")
    assert next((task, surface) for task, surface, *_ in duties(plan)) == ("建设平台", "甲局")
    assert "measure" not in [n.kind for n in plan.nodes if isinstance(n, Task)]


@pytest.mark.parametrize(
    "growth", ["年均增长〔累计〕", "年均增长（累计）", "年均〔累计〕", "年均/累计", "年均增速（%）"]
)
def test_column_of_growth_does_not_hide_the_table(growth: str) -> None:
    table = f"指标\t2020年\t2025年\t{growth}\t属性\n1.城镇化率（%）\t60.1\t65\t〔4.9〕\t预期性"
    plan = extracted(f"虚构市规划\n一、主要任务\n建设平台。\n{table}\n")
    found = [n for n in plan.nodes if isinstance(n, Indicator) and n.origin == "table"]
    assert [(n.number, n.name, n.unit, n.baseline_raw, n.target_raw) for n in found] == [
        ("1", "城镇化率", "%", "60.1", "65")
    ]


def test_group_rows_of_a_project_table_are_categories() -> None:
    rows = [
        PROJECTS[0],
        ["一", "公路项目", "", "", "", "", ""],
        PROJECTS[1],
        ["二", "站场项目", "", "", "", "", ""],
        PROJECTS[3],
    ]
    plan = extracted(
        "虚构市规划\n一、主要任务\n整治河道。\n附表1 项目表\n" + "\n".join("\t".join(row) for row in rows) + "\n"
    )
    assert [(name, category) for _, name, *_, category in projects(plan)] == [
        ("河道整治工程", "公路项目"), ("泵站改造工程", "站场项目"),
    ]  # fmt: skip


SITE = """<html><body><div class="top-nav"><a>首页</a> <a>政务公开</a></div><p>当前位置：首页 &gt; 政务公开</p>
<h1>虚构市集市方案</h1><p>【字体：大 中 小】 打印</p><h2>一、主要任务</h2><p>建设数据共享平台3个。</p><p>培训人员200名。</p>
<div id="share">分享到微信 微博</div><ul class="related-list"><li>建设学校5所的通知</li></ul>
<p>上一篇：新建公园10个的方案</p><p>版权所有：虚构市</p></body></html>"""


@pytest.mark.parametrize("below", ["上一篇：新建公园10个的方案", "推荐新建公园10个 更多&gt;&gt;", "新建公园10个MORE+"])
def test_menus_links_and_buttons_of_a_page_are_no_part_of_the_plan_and_offsets_stay_true(below: str) -> None:
    plan = extracted(SITE.replace("上一篇：新建公园10个的方案", below), ".html")
    targets = [n.text for n in plan.nodes if isinstance(n, Indicator)]
    assert targets == ["建设数据共享平台3个", "培训人员200名"]
    assert plan.document.title == "虚构市集市方案"
    assert "建设学校5所的通知" in plan.text
    assert not [n for n in plan.nodes if isinstance(n, Task) and ("通知" in n.text or "打印" in n.text)]


def test_bodies_one_a_line_are_read_and_rows_that_can_be_read_in_two_ways_are_doubts() -> None:
    cells = ["序号", "民生实事", "责任单位", "完成时限", "1", "建设公园。", "市住建局", "市财政局", "12月底前",
             "2", "修缮学校。", "市教育局", "5月底前", "建设操场。", "10月底前",
             "3", "修缮桥梁。", "市交通局", "年底前"]  # fmt: skip
    plan = extracted("虚构市民生实事任务分解表\n\n" + "\n\n".join(cells) + "\n")
    assert duties(plan) == [
        ("建设公园。", "市住建局", "owner", "12月底前"), ("建设公园。", "市财政局", "owner", "12月底前"),
        ("修缮桥梁。", "市交通局", "owner", "年底前"),
    ]  # fmt: skip
    assert [n.text.split()[-1] for n in plan.nodes if n.label == "Doubt"] == ["5月底前", "10月底前"]


def test_header_of_projects_without_a_row_is_no_error() -> None:
    plan = extracted(
        "虚构市规划\n一、主要任务\n（一）建设平台。建设数据共享平台三个。\n附表 项目表\n序号\n项目名称\n建设地点\n总投资\n"
    )
    assert projects(plan) == []


@pytest.mark.parametrize("source", ["", "<!-- nothing -->", "<html>", "<?xml version='1.0'?>"])
def test_page_without_words_is_empty(source: str) -> None:
    assert read_page(source).text == ""


def test_row_that_breaks_off_keeps_what_is_certain() -> None:
    cells = ["序号", "任务", "责任单位", "完成时限", "1", "建设公园。", "市住建局"]
    plan = extracted(
        "虚构市任务分解表\n一、主要任务\n（一）建设平台。建设数据共享平台三个。\n" + "\n".join(cells) + "\n"
    )
    assert duties(plan) == [("建设公园。", "市住建局", "owner", None)]


def test_line_without_a_bar_under_a_markdown_table_is_no_row() -> None:
    text = "虚构市规划\n\n一、目标\n\n| 指标 | 2025年 | 2030年 |\n| --- | --- | --- |\n| 水厂（座） | 5 | 9 |\n二、任务\n建设水厂。\n"
    page = read_markdown(text)
    assert [grid.rows for grid in page.grids] == [2]
    assert page.text.splitlines()[-2:] == ["二、任务", "建设水厂。"]


def test_cells_of_a_table_of_no_known_kind_are_no_measures() -> None:
    """Sentences under such a caption are measures all the same."""
    head = "虚构市灯塔方案\n一、主要任务\n（一）养护灯塔。修补灯塔外墙，进度见表1。\n"
    cells = "年份\n养护航段\n养护航段长度（公里）\n备注\n2027年\n推进综合整治示范区\n12.5\n/\n2028年\n加快建设先行段\n8.0\n/\n"
    after = "二、保障措施\n加强宣传。\n"

    def measures(text: str) -> list[str]:
        return [n.text for n in extracted(text).nodes if isinstance(n, Task) and n.kind == "measure"]

    assert measures(f"{head}表1 分年养护安排表\n{cells}{after}") == ["修补灯塔外墙，进度见表1。"]
    rest = "各单位抓好落实，推进示范区建设。"
    assert measures(f"{head}表1 分年养护安排表\n{cells}{rest}\n{after}")[-1] == rest
