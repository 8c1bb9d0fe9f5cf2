"""Tables whose cells are one a line: the cells that the lines become, and what is no table."""

import pytest

from plankg.extract.layout.cell_lines import cell_line_tables
from plankg.extract.layout.pieces import pieces_of
from plankg.extract.layout.row_numbers import after_number
from plankg.extract.text.fold import fold
from plankg.extract.text.lines import lines_of


def grids_of(text):
    folded = fold(text)
    return list(cell_line_tables(folded, pieces_of(folded, lines_of(text))))


def rows_of(text):
    """The rows of the only table under its header, cells between bars; a merged cell is in every row that it covers."""
    (grid,) = grids_of(text)
    rows = grid.matrix()[grid.header :]
    return ["|".join(cell.words(text) if cell else "" for cell in row) for row in rows]


def header_of(text):
    (grid,) = grids_of(text)
    return ["|".join(cell.words(text) if cell else "" for cell in row) for row in grid.matrix()[: grid.header]]


def lines(words):
    return "\n".join(words.split()) + "\n"


INDICATORS = {
    "category printed once": (
        "序号 类别 指标名称 2025年 2030年 属性 1 水源 水库供水率（%） 80 92 约束性 2 备用水源 3 5 预期性 3 管网 漏损率（%） 12 9 预期性",
        ["1|水源|水库供水率（%）|80|92|约束性", "2|水源|备用水源|3|5|预期性", "3|管网|漏损率（%）|12|9|预期性"],
    ),
    "category before the number, nature before the values": (
        "门类 序号 指标名称 指标属性 计量单位 2025年 2030年 供水 1 水库供水率 约束性 % 88.5 92 2 新建水厂 预期性 座 5 6 节水 3 节水户 预期性 户 21 30以上",
        ["供水|1|水库供水率|约束性|%|88.5|92", "供水|2|新建水厂|预期性|座|5|6", "节水|3|节水户|预期性|户|21|30以上"],
    ),
    "a row of a part has no number": (
        "序号 指标名称 单位 2025年 2030年 属性 1 新建水厂 座 5 7 预期性 其中小型水厂 2 4 2 节水户 户 21 30 预期性",
        ["1|新建水厂|座|5|7|预期性", "|其中小型水厂||2|4|", "2|节水户|户|21|30|预期性"],
    ),
    "two columns of names": (
        "类别 序号 一级指标 二级指标 单位 2025年 2030年 属性 水源 1 保障供给 备用水源 处 3 5 约束性 2 水库 座 6 9 预期性",
        ["水源|1|保障供给|备用水源|处|3|5|约束性", "水源|2|保障供给|水库|座|6|9|预期性"],
    ),
    "one column of values after the nature": (
        "类别 序号 指标 单位 属性 目标 水源 1 水库 座 约束性 5 2 泵站 处 预期性 9",
        ["水源|1|水库|座|约束性|5", "水源|2|泵站|处|预期性|9"],
    ),
    "natures under 类型": (
        "序号 指标项 单位 类型 2025年 2030年 1 水库 座 约束性 5 8 2 泵站 处 预期性 9 11",
        ["1|水库|座|约束性|5|8", "2|泵站|处|预期性|9|11"],
    ),
    "targets in words": (
        "序号 指标 单位 2025年 2030年 属性 1 水面面积 公顷 20.2 动态调整 预期性 2 断面水质 % / 完成市考核要求 约束性",
        ["1|水面面积|公顷|20.2|动态调整|预期性", "2|断面水质|%|/|完成市考核要求|约束性"],
    ),
    "targets in words before the next category": (
        "类别 序号 指标 单位 属性 2025年 2030年 水源 1 水面面积 公顷 预期性 20.2 动态调整 "
        "管网 2 抢修时间 分钟 约束性 / 5分钟到场率超80% 3 漏损率 % 约束性 12 9",
        [
            "水源|1|水面面积|公顷|预期性|20.2|动态调整",
            "管网|2|抢修时间|分钟|约束性|/|5分钟到场率超80%",
            "管网|3|漏损率|%|约束性|12|9",
        ],
    ),
    "the value of the start left empty": (
        "序号 指标 单位 2025年 2030年 属性 1 水库 座 5 8 预期性 2 泵站 处 11 预期性 3 水闸 处 4 6 预期性",
        ["1|水库|座|5|8|预期性", "2|泵站|处||11|预期性", "3|水闸|处|4|6|预期性"],
    ),
    "several values in a row": (
        "序号 类别 主要指标 2025年现状 2030年目标 指标 属性 1 节水 城镇再生水利用率（%） 市区≥25 县城≥20 市区≥55 县城≥25 预期性 "
        "2 供水 水库供水率（%） 80 92 约束性",
        ["1|节水|城镇再生水利用率（%）|市区≥25县城≥20|市区≥55县城≥25|预期性", "2|供水|水库供水率（%）|80|92|约束性"],
    ),
    "no numbers": (
        "指标名称 单位 2025年 2030年 性质 水库供水率 % 80 92 约束性 新建水厂 座 5 7 预期性",
        ["水库供水率|%|80|92|约束性", "新建水厂|座|5|7|预期性"],
    ),
}


@pytest.mark.parametrize(("words", "rows"), INDICATORS.values(), ids=INDICATORS.keys())
def test_indicator_rows_have_their_cells(words, rows):
    assert rows_of("表1 主要指标\n" + lines(words)) == rows


HEADERS = {
    "years in brackets": (
        "序号 指标 现状值（2025年） 目标值（2030年） 属性 1 水库 5 8 预期性 2 泵站 9 11 预期性",
        ["序号|指标|现状值（2025年）|目标值（2030年）|属性"],
    ),
    "cells split over lines": (
        "序 号 指 标 单位 2025年 实际 2030年 目标 指标 属性 1 水库 座 5 8 预期性 2 泵站 处 9 11 预期性",
        ["序号|指标|单位|2025年实际|2030年目标|指标属性"],
    ),
    "periods with their words": (
        "序号 指标 单位 属性 “十四五” 完成值 “十五五” 目标值 1 水库 座 预期性 5 8 2 泵站 处 预期性 9 11",
        ["序号|指标|单位|属性|“十四五”完成值|“十五五”目标值"],
    ),
    "three rows": (
        "类别 序号 指标 单位 指标值 现状 近期规划 （2025年） （2030年） 属性 水源 1 水库 座 5 8 约束性 2 泵站 处 / 11 预期性",
        ["类别|序号|指标|单位|指标值|指标值|属性", "类别|序号|指标|单位|现状（2025年）|近期规划（2030年）|属性"],
    ),
    "amounts under a heading of their own": (
        "序号 片区 泵站数量 改造计划（处） 2024年 2025年 2026年 1 河东 8 3 4 1 2 河西 37 25 6 6",
        ["序号|片区|泵站数量|改造计划（处）|改造计划（处）|改造计划（处）", "序号|片区|泵站数量|2024年|2025年|2026年"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "header"), HEADERS.values(), ids=HEADERS.keys())
def test_headers_in_any_rows_give_the_columns(words, header):
    assert header_of("表1 主要指标\n" + lines(words)) == header


DUTIES = {
    "kinds of places in the brackets of a name": (
        "序号 工作任务 牵头单位 责任单位 1 修缮河灯步道。 市商务局 各县（市、区）人民政府、市水务局 2 编印图册。 各县（市、区）政府 市民政局",
        ["1|修缮河灯步道。|市商务局|各县（市、区）人民政府、市水务局", "2|编印图册。|各县（市、区）政府|市民政局"],
    ),
    "a bar at the end of each cell": (
        "序号| 工作任务| 责任单位| 1| 修缮河灯步道| 市商务局| 2| 编印图册| 市林业局、市民政局|",
        ["1|修缮河灯步道|市商务局", "2|编印图册|市林业局、市民政局"],
    ),
    "bodies merged over rows": (
        "序号 重点任务 责任单位 1 疏浚河道 县水利局、县财政局 2 修建护栏 3 补种水草 县园林局",
        ["1|疏浚河道|县水利局、县财政局", "2|修建护栏|县水利局、县财政局", "3|补种水草|县园林局"],
    ),
    "tasks merged over rows": (
        "序号 重点任务 主要内容 牵头部门 责任单位 1 1.看护河道 给河段立牌。 县水利局 县财政局、县文旅局 "
        "2 给河岸修护栏。 县水利局 县住建局 3 2.引水入城 在城南开渠。 县水利局 县农业局",
        [
            "1|1.看护河道|给河段立牌。|县水利局|县财政局、县文旅局",
            "2|1.看护河道|给河岸修护栏。|县水利局|县住建局",
            "3|2.引水入城|在城南开渠。|县水利局|县农业局",
        ],
    ),
    "bodies one a line": (
        "序号 重点任务 责任单位 1 疏浚河道 县水利局、 县财政局， 各乡镇 2 修建护栏 县文旅局、县住建局",
        ["1|疏浚河道|县水利局、县财政局，各乡镇", "2|修建护栏|县文旅局、县住建局"],
    ),
    "titles of groups": (
        "序号 重点任务 责任单位 行动一：清淤 1 疏浚河道 县水利局、县财政局 行动二：防护 2 修建护栏 县文旅局、县住建局",
        ["行动一：清淤|行动一：清淤|行动一：清淤", "1|疏浚河道|县水利局、县财政局", "行动二：防护|行动二：防护|行动二：防护", "2|修建护栏|县文旅局、县住建局"],
    ),
    "a heading that nobody knows": (
        "任务类型 序号 工作任务 推进单位 参照文献 清淤 1 疏浚河道 县水利局 甲号文 防护 2 修建护栏 县文旅局、县住建局 乙号文",
        ["清淤|1|疏浚河道|县水利局|甲号文", "防护|2|修建护栏|县文旅局、县住建局|乙号文"],
    ),
    "deadlines": (
        "序号 重点任务 牵头单位 配合单位 完成时限 1 疏浚河道 县水利局 县财政局 2026年底前 2 修建护栏 县文旅局 县住建局、县财政局 2027年6月底前",
        ["1|疏浚河道|县水利局|县财政局|2026年底前", "2|修建护栏|县文旅局|县住建局、县财政局|2027年6月底前"],
    ),
    "the supporting body left empty": (
        "序号 重点任务 牵头单位 配合单位 完成时限 1 疏浚河道 县水利局 县财政局 2026年底前 2 修建护栏 县文旅局 2027年6月底前",
        ["1|疏浚河道|县水利局|县财政局|2026年底前", "2|修建护栏|县文旅局||2027年6月底前"],
    ),
    "the header printed again": (
        "序号 重点任务 责任单位 1 疏浚河道 县水利局 序号 重点任务 责任单位 2 修建护栏 县文旅局",
        ["1|疏浚河道|县水利局", "2|修建护栏|县文旅局"],
    ),
    "groups over tasks with a name and a content": (
        "序号 工作类别 重点任务 具体举措 牵头单位 责任单位 1 清淤 疏浚河道 分段清理城区河道。 县水利局 县财政局 2 晾晒淤泥 选定晾晒场地。 县城管局 县水利局 "
        "3 防护 修建护栏 给河岸修护栏。 县文旅局 县住建局",
        ["1|清淤|疏浚河道|分段清理城区河道。|县水利局|县财政局", "2|清淤|晾晒淤泥|选定晾晒场地。|县城管局|县水利局",
         "3|防护|修建护栏|给河岸修护栏。|县文旅局|县住建局"],
    ),
    "who leads and who supports on a line each": (
        "序号 重点任务 主要内容 责任单位 1 疏浚河道 分段清理城区河道。 牵头：县水利局 配合：县财政局、各乡镇 "
        "2 修建护栏 给河岸修护栏。 牵头：县文旅局 配合：县住建局",
        ["1|疏浚河道|分段清理城区河道。|牵头：县水利局配合：县财政局、各乡镇", "2|修建护栏|给河岸修护栏。|牵头：县文旅局配合：县住建局"],
    ),
    "a task that ends as names of bodies do": (
        "领域 重点任务 具体事项 牵头部门 配合部门 水利 建设河道管理站 新建河道管理站三处。 县水利局 县财政局 整修护栏 给河岸修护栏。 县文旅局 县足协",
        ["水利|建设河道管理站|新建河道管理站三处。|县水利局|县财政局", "水利|整修护栏|给河岸修护栏。|县文旅局|县足协"],
    ),
    "offices of a town": (
        "序号 重点任务 牵头办所 责任站所 1 疏浚河道 农业农村办 水管站、财政所 2 修建护栏 村镇建设办 各村",
        ["1|疏浚河道|农业农村办|水管站、财政所", "2|修建护栏|村镇建设办|各村"],
    ),
    "a time that no figure gives": (
        "序号 重点任务 责任单位 完成时限 1 疏浚河道 县水利局 汛期前 2 修建护栏 县文旅局 年内",
        ["1|疏浚河道|县水利局|汛期前", "2|修建护栏|县文旅局|年内"],
    ),
    "cells cut in a word": (
        "序号 重点任务 主要内容 责任单位 1 疏浚城区 河道 在枯水期分段清理城区各条河道的淤泥，并把 淤泥运到指定的地点晾晒，不得就地堆放在河 岸。 县水利局、县 "
        "财政局，各乡 镇 2 修建护栏 给河岸修护栏。 县文旅局",
        ["1|疏浚城区河道|在枯水期分段清理城区各条河道的淤泥，并把淤泥运到指定的地点晾晒，不得就地堆放在河岸。|县水利局、县财政局，各乡镇",
         "2|修建护栏|给河岸修护栏。|县文旅局"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "rows"), DUTIES.values(), ids=DUTIES.keys())
def test_duty_rows_have_their_cells(words, rows):
    assert rows_of("河道整治任务分工表\n" + lines(words)) == rows


def test_header_is_what_the_next_page_prints_again():
    heads = "重点工作 具体任务 完成时限 牵头部门 配合部门"
    words = (
        f"{heads} 疏浚城区各条 河道 分段清理城区河道，把淤泥运到 指定的地点晾晒。 2026年底前 县水利局 县财政局、各乡镇 政府 修建护栏 "
        f"{heads} 给河岸修护栏。 2027年底前 县文旅局 县住建局、各乡镇 政府 补种水草 沿岸补种水草。 2028年底前 县园林局 县水利局"
    )
    assert [row.partition("|")[0] for row in rows_of(lines(words))] == ["疏浚城区各条河道", "修建护栏", "补种水草"]


def test_title_of_the_table_is_no_heading_of_it():
    words = "青禾县任务清单 重点任务 具体举措 责任单位 疏浚河道 分段清理城区河道。 县水利局 修建护栏 给河岸修护栏。 县文旅局"
    assert rows_of(lines(words)) == ["疏浚河道|分段清理城区河道。|县水利局", "修建护栏|给河岸修护栏。|县文旅局"]


def test_row_goes_on_after_the_end_of_a_page():
    first = "序号 主要内容 牵头部门 责任单位 1 给河段立牌。 县水利局 县财政局 2 给城南的河岸修护栏，并在山脚 县水利局 县住建局、县文"
    second = "序号 主要内容 牵头部门 责任单位 修步道。 旅局 3 在城北开渠。 县交通局 县园林局"
    text = "河道整治清单\n" + lines(first) + "\n# Page 12:\n" + lines(second)
    assert rows_of(text)[1] == "2|给城南的河岸修护栏，并在山脚修步道。|县水利局|县住建局、县文旅局"
    assert len(rows_of(text)) == 3


PROJECTS = {
    "type printed once": (
        "序号 项目类别 项目名称 建设内容 总投资（万元） 1 清淤 城南河道清淤工程 清理淤泥 300 2 城北河道清淤工程 清理河床 200 3 护岸 城东护岸工程 砌石护坡 50",
        ["1|清淤|城南河道清淤工程|清理淤泥|300", "2|清淤|城北河道清淤工程|清理河床|200", "3|护岸|城东护岸工程|砌石护坡|50"],
    ),
    "parts of a project, sums": (
        "序号 项目名称 建设性质 建设内容与规模 建设地点 建设年限 总投资 （万元） “十五五” 投资（万元） 排涝工程（含泵站） 1 城南排涝工程 900 600 "
        "（1） 城南排涝工程（一期） 新建 新建泵站2座 城南区 2026-2028 500 400 "
        "（2） 城南排涝工程（二期） 新扩建 扩建泵站1座 城东区 2027-2030 400 200 2 河西水闸工程 续建 加固水闸 河西镇 2026 80 80 小计 2 980 680",
        [
            "排涝工程（含泵站）|" * 7 + "排涝工程（含泵站）",
            "1|城南排涝工程|||||900|600",
            "（1）|城南排涝工程（一期）|新建|新建泵站2座|城南区|2026-2028|500|400",
            "（2）|城南排涝工程（二期）|新扩建|扩建泵站1座|城东区|2027-2030|400|200",
            "2|河西水闸工程|续建|加固水闸|河西镇|2026|80|80",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "rows"), PROJECTS.values(), ids=PROJECTS.keys())
def test_project_rows_have_their_cells(words, rows):
    found = rows_of("重大项目表\n" + lines(words))
    assert found[: len(rows)] == rows
    assert all("小计" in row for row in found[len(rows) :])


NO_TABLES = {
    "contents": "目录\n总体要求\n重点任务\n保障措施\n责任单位\n附件\n",
    "addressed bodies": "各乡镇人民政府\n县水利局\n县财政局\n县住建局\n2026年3月9日\n",
    "headings of a plan": "一、总体目标\n二、重点任务\n疏浚河道，整治岸线。\n三、责任单位\n各单位按职责抓好落实。\n",
    "a header without rows": "序号\n重点任务\n责任单位\n各单位要高度重视，抓紧部署，按时报送进展。\n",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_short_lines_without_rows_are_no_table(text):
    assert grids_of(text) == []


def test_row_that_fits_nothing_is_given_back_and_in_no_cell():
    words = "序号 指标 单位 2025年 2030年 属性 1 水库 座 5 8 预期性 2 泵站 处 9 11 12 13 14 预期性 3 水闸 处 4 6 预期性"
    text = "表1 主要指标\n" + lines(words)
    (grid,) = grids_of(text)
    assert [row.partition("|")[0] for row in rows_of(text)] == ["1", "3"]
    assert any("泵站" in span.of(text) for span in grid.unfit)


def test_text_after_the_table_is_outside_it():
    text = (
        "表1 主要指标\n"
        + lines("序号 指标 2025年 2030年 1 水库 5 8 2 泵站 9 11")
        + "二、主要任务\n（一）疏浚河道\n清理淤泥。\n"
    )
    (grid,) = grids_of(text)
    assert grid.span.of(text).endswith("11")


def test_time_is_linear_in_the_rows():
    def steps(count):
        text = "序号\n指标\n2025年\n2030年\n" + "".join(
            f"{n}\n第{n}类泵站\n{n % 90}\n{n % 90 + 2}\n" for n in range(1, count)
        )
        (grid,) = grids_of(text)
        return grid.rows

    assert steps(3000) == 3000


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("", "1", "1"),
        ("1", "2", "2"),
        ("1", "(1)", "1|(1)"),
        ("1|(2)", "2", "2"),
        ("1", "3", None),
        ("", "98%", None),
    ],
)
def test_running_numbers_follow_each_other(before, words, after):
    assert after_number(before, words) == after
