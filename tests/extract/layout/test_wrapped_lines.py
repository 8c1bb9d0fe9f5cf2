"""Tables of PDF text whose printed lines hold pieces of several cells."""

import pytest

from plankg.extract.layout.document import PlanDocument
from plankg.extract.layout.pieces import pieces_of
from plankg.extract.layout.wrapped_lines import wrapped_line_tables
from plankg.extract.text.fold import fold
from plankg.extract.text.lines import lines_of


def grids_of(text):
    folded = fold(text)
    return [table.grid for table in wrapped_line_tables(folded, pieces_of(folded, lines_of(text)))]


def rows_of(text):
    (grid,) = grids_of(text)
    return ["|".join(cell.words(text) if cell else "" for cell in row) for row in grid.matrix()]


TABLES = {
    "one line a row": (
        "指标名称 2030 年 性质\n水库供水率（%） ≥92 约束性\n新建水厂数量 6 预期性\n",
        ["指标名称|2030 年|性质", "水库供水率（%）|≥92|约束性", "新建水厂数量|6|预期性"],
    ),
    "names around their values": (
        "指标名称 2030年 性质\n水库供水率（%） ≥92 约束性\n新建集中供水站和改造小型\n≥6 预期性\n蓄水池数量\n节水型小区数量 ≥30 预期性\n",
        ["指标名称|2030年|性质", "水库供水率（%）|≥92|约束性", "新建集中供水站和改造小型蓄水池数量|≥6|预期性", "节水型小区数量|≥30|预期性"],
    ),
    "numbers next to the beginning of the name": (
        "序号 指标 单位 2030年 性质\n1 水库供水率 % ≥92 约束性\n2 新建集中供水站和改造小型\n蓄水池数量 座 ≥6 预期性\n3 节水型小区数量 个 ≥30 预期性\n",
        [
            "序号|指标|单位|2030年|性质",
            "1|水库供水率|%|≥92|约束性",
            "2|新建集中供水站和改造小型蓄水池数量|座|≥6|预期性",
            "3|节水型小区数量|个|≥30|预期性",
        ],
    ),
    "years above the headings, what they are below": (
        "2025年 2030年\n序号 指标 单位 性质\n现状 目标\n1 水库供水率 % 85 ≥92 约束性\n2 节水型小区数量 个 20 ≥30 预期性\n",
        ["序号|指标|单位|2025年|2030年|性质", "1|水库供水率|%|85|≥92|约束性", "2|节水型小区数量|个|20|≥30|预期性"],
    ),
    "a header over four lines, units wrapped": (
        "序 规划目标\n指 标 单位 性质\n号\n2030年 五年[累计]\n1 泵站完好率 % 约束性 95左右 -\n元/\n2 每户节水补贴标准 预期性 360左右 -\n户\n"
        "3 节水户增长 % 预期性 - [15]\n通过集中培训的河道巡护\n4 % 预期性 70左右 -\n人员比例\n5 城区管网覆盖率 % 预期性 - >95\n",
        [
            "序号|指 标|单位|性质|2030年|五年[累计]",
            "1|泵站完好率|%|约束性|95左右|-",
            "2|每户节水补贴标准|元/户|预期性|360左右|-",
            "3|节水户增长|%|预期性|-|[15]",
            "4|通过集中培训的河道巡护人员比例|%|预期性|70左右|-",
            "5|城区管网覆盖率|%|预期性|-|>95",
        ],
    ),
    "halves of headings, natures in a narrow column": (
        "2025年现\n序号 指标 单位 2030年目标值 性质\n状值\n预期\n1 驿站客房数量 间 85 ≥92\n性\n约束\n2 步道养护率 % 20 ≥30\n性\n",
        ["序号|指标|单位|2025年现状值|2030年目标值|性质", "1|驿站客房数量|间|85|≥92|预期性", "2|步道养护率|%|20|≥30|约束性"],
    ),
    "growth on a line of its own": (
        "年均增速\n指标 单位 2025年 2030年 性质\n步道养护率 % 60.6 65 - 预期性\n驿站客房数量 间 85 92 - 预期性\n茶亭数量 处 6 9 - 约束性\n",
        [
            "指标|单位|2025年|2030年|年均增速|性质",
            "步道养护率|%|60.6|65|-|预期性",
            "驿站客房数量|间|85|92|-|预期性",
            "茶亭数量|处|6|9|-|约束性",
        ],
    ),
    "names that hang from their first line": (
        "序号 指标 单位 2030年 性质\n1 水库供水率 % ≥92 约束性\n2 新建集中供水站和改造 座 ≥6 预期性\n小型蓄水池数量\n3 节水型小区数量 个 ≥30 预期性\n"
        "4 每千户农村居民配备（含 人 2 预期性\n兼职）管水员数\n5 通过集中培训的河道巡 % 70左右 预期性\n护人员比例\n",
        [
            "序号|指标|单位|2030年|性质",
            "1|水库供水率|%|≥92|约束性",
            "2|新建集中供水站和改造小型蓄水池数量|座|≥6|预期性",
            "3|节水型小区数量|个|≥30|预期性",
            "4|每千户农村居民配备（含兼职）管水员数|人|2|预期性",
            "5|通过集中培训的河道巡护人员比例|%|70左右|预期性",
        ],
    ),
    "names with units that wrap around small figures": (
        "序号 指标 2025年 2030年 性质\n1 水库供水率（%） 8.5 9.2 约束性\n每户农村居民用水量（吨\n2 9.1 9.8 预期性\n/月）\n3 节水型小区（个） 20 30 预期性\n",
        [
            "序号|指标|2025年|2030年|性质",
            "1|水库供水率（%）|8.5|9.2|约束性",
            "2|每户农村居民用水量（吨/月）|9.1|9.8|预期性",
            "3|节水型小区（个）|20|30|预期性",
        ],
    ),
    "groups and hanging names": (
        "类别 指标 2030年 性质\n供水 水库供水率（%） 92 约束性\n新建集中供水站和改造小 6 预期性\n型蓄水池数量（座）\n节水 节水型小区数量（个） 30 预期性\n",
        [
            "类别|指标|2030年|性质",
            "供水|水库供水率（%）|92|约束性",
            "|新建集中供水站和改造小型蓄水池数量（座）|6|预期性",
            "节水|节水型小区数量（个）|30|预期性",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), TABLES.values(), ids=TABLES.keys())
def test_wrapped_rows_have_their_cells(text, rows):
    assert rows_of("“十五五”水利主要指标\n" + text + "\n二、主要任务\n") == rows


def test_row_that_can_be_read_in_two_ways_is_given_back():
    text = (
        "序号 指标 单位 属性 2030年 五年[累计]\n1 泵站完好率 % 约束性 95 -\n城区河道\n水质优良\n"
        "2 / 约束性 稳定 -\n达到二级\n断面比例\n3 城区管网覆盖率 % 预期性 >95 -\n"
    )
    (grid,) = grids_of(text)
    assert [row.partition("|")[0] for row in rows_of(text)] == ["序号", "1", "3"]
    assert ["水质优良" in span.of(text) for span in grid.unfit] == [True]


@pytest.mark.parametrize("between", ["", "单位：万元\n"])
def test_caption_is_the_line_above_the_header(between):
    text = "“十五五”水利主要指标\n" + between + TABLES["one line a row"][0]
    (table,) = PlanDocument.of_text(text).tables
    assert table.caption.of(text) == "“十五五”水利主要指标"


@pytest.mark.parametrize(
    "text",
    [
        "重点任务 责任单位\n各单位要高度重视，抓紧部署。\n按月报送进展，年底前总结。\n",
        "目标 任务 措施 单位\n第一章 总体要求 1\n第二章 重点任务 5\n第三章 保障措施 9\n",
        "2026年 县水利局 年度 工作 总结\n一、工作成效 显著\n二、存在问题\n",
    ],
    ids=["sentences", "contents", "a title with spaces"],
)
def test_lines_with_spaces_and_no_rows_are_no_table(text):
    assert grids_of(text) == []
