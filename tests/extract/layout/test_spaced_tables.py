"""Tables whose columns keep their places on the lines, gaps of blanks between them."""

from unicodedata import east_asian_width

import pytest

from plankg.extract.layout.document import PlanDocument

ROWS = [
    ["供水保障", "1", "水库供水率（%）", "88", "≥92", "约束性"],
    ["", "2", "新建集中供水站和改造小型蓄水池数量（座）", "—", "≥6", "预期性"],
    ["节水管护", "3", "节水型小区数量（个）", "12", "30", "预期性"],
    ["", "4", "通过集中培训的河道巡护人员比例（%）", "41", "70左右", "预期性"],
    ["", "5", "管护站数量（个）", "—", "保持稳定", "预期性"],
]
HEAD = ["类别", "序号", "指标名称", "2025年", "2030年", "性质"]
NAMES = [row[2] for row in ROWS]
WIDEST = 11


def width(words, *, wide):
    return sum(2 if wide and east_asian_width(letter) in "WF" else 1 for letter in words)


def set_out(rows, way, *, wide=True, gap=False):
    """Rows set in columns of fixed places; names wrap after `WIDEST` letters, the other cells are where `way` says."""
    out = []
    most = [max(width(row[at][:WIDEST], wide=wide) for row in rows) + 3 for at in range(len(rows[0]))]
    for row in rows:
        cells = [[cell[at : at + WIDEST] for at in range(0, len(cell), WIDEST)] or [""] for cell in row]
        tall = max(map(len, cells)) + (way == "between" and max(map(len, cells)) == 2)
        for line in range(tall):
            printed = ""
            for cell, room in zip(cells, most, strict=True):
                if way == "between" and len(cell) == 2:
                    words = [cell[0], "", cell[1]][line]
                else:
                    at = line - {"top": 0, "between": (tall - len(cell)) // 2, "end": tall - len(cell)}[way]
                    words = cell[at] if 0 <= at < len(cell) else ""
                printed += words + " " * (room - width(words, wide=wide))
            out.append("   " + printed.rstrip())
        if gap:
            out.append("")
    return "\n".join(out)


def rows_of(text):
    document = PlanDocument.of_text(text)
    (grid,) = document.grids
    return [[cell.words(text) if cell else "" for cell in row] for row in grid.matrix()]


@pytest.mark.parametrize("wide", [True, False], ids=["ideographs are wide", "one column a letter"])
@pytest.mark.parametrize("gap", [False, True], ids=["close", "empty lines"])
@pytest.mark.parametrize("way", ["top", "between", "end"])
def test_wrapped_names_are_whole_and_groups_have_their_rows(way, gap, wide):
    text = f"丙县供水规划\n主要指标\n{set_out([HEAD, *ROWS], way, wide=wide, gap=gap)}\n三、主要任务\n加强管护。\n"
    rows = rows_of(text)
    assert [row[2:] for row in rows[1:]] == [row[2:] for row in ROWS]
    assert [row[0] for row in rows[1:]] == [row[0] for row in ROWS]


def line(**places):
    """A line with words at places: x4="序号"."""
    printed = ""
    for place, words in places.items():
        printed += " " * (int(place[1:]) - width(printed, wide=True)) + words
    return printed + "\n"


def test_headings_on_several_lines_and_names_of_groups_around_their_rows():
    text = (
        line(x45="2025 年", x55="2030 年")
        + line(x4="序号", x12="类别", x26="指标", x65="属性")
        + line(x46="现状", x56="目标")
        + line(x5="1", x22="水库供水率（%）", x47="88", x57="≥92", x65="约束性")
        + line(x12="供水", x20="新建集中供水站和改造")
        + line(x5="2", x48="—", x58="6", x65="预期性")
        + line(x12="保障", x22="小型蓄水池（座）")
        + line(x5="3", x22="节水型小区（个）", x47="12", x57="30", x65="预期性")
        + line(x20="通过集中培训的河道巡")
        + line(x5="4", x12="节水", x47="41", x57="70", x65="预期性")
        + line(x26="护人员比例")
    )
    rows = rows_of(text)
    assert rows[0] == ["序号", "类别", "指标", "2025 年现状", "2030 年目标", "属性"]
    names = [
        "水库供水率（%）",
        "新建集中供水站和改造小型蓄水池（座）",
        "节水型小区（个）",
        "通过集中培训的河道巡护人员比例",
    ]
    assert [row[2] for row in rows[1:]] == names
    assert [row[1] for row in rows[1:]] == ["供水保障", "", "", "节水"]


def test_headings_of_groups_between_the_rows_are_no_names():
    groups = [["", "", "一、供水保障", "", "", ""], ["", "", "二、节水管护", "", "", ""]]
    plain = [["", *row[1:]] for row in ROWS]
    rows = rows_of(set_out([HEAD[:1] + HEAD[1:], groups[0], *plain[:2], groups[1], *plain[2:]], "top"))
    assert [row[2] for row in rows if row[1].isdigit()] == NAMES
    assert [row[0] for row in rows if "、" in row[0]] == ["一、供水保障", "二、节水管护"]


def test_projects_whose_content_wraps():
    head = ["序号", "项目名称", "建设内容", "建设年限", "总投资（万元）"]
    projects = [
        ["1", "湖岸加固", "加固湖岸3公里，换石、补土，配套修建巡护便道", "2026—2027年", "1200"],
        ["2", "丙县北部四镇集中供水站改造", "新建供水站2座，改造管网16公里", "2027—2029年", "860"],
    ]
    rows = rows_of("丙县重点项目表\n" + set_out([head, *projects], "between"))
    assert [row[1:3] for row in rows[1:]] == [project[1:3] for project in projects]


@pytest.mark.parametrize("way", ["top", "between"])
def test_projects_with_those_who_build_them_and_groups_between_the_rows(way):
    head = ["序号", "项目名称", "建设地点", "性质", "总投资（万元）", "责任单位"]
    projects = [
        ["1", "丙县北部四镇集中供水站改造工程", "东乡、西乡", "改建", "860", "县水利局"],
        ["2", "湖岸加固", "南镇", "新建", "1200", "县护湖事务中心"],
    ]
    group = ["", "文化设施", "", "", "", ""]
    museum = ["3", "护湖展览馆", "丙县县城", "新建", "300", "县文化局"]
    rows = rows_of("丙县重点项目表\n" + set_out([head, *projects, group, museum], way))
    assert [row[:3] for row in rows[1:] if row[0].isdigit()] == [row[:3] for row in (*projects, museum)]


def test_paragraphs_with_gaps_are_no_table():
    text = "指标完成情况      单位自查\n湖岸已经加固完毕。      巡护便道建成。\n管护站数量增加。      人员到位。\n"
    assert PlanDocument.of_text(text).grids == []


def test_narrow_units_and_headings_over_the_end_of_a_page():
    heads = line(x47="2025年", x57="2030年") + line(
        x4="序号", x12="指标", x36="单位", x48="现状", x58="目标", x68="属性"
    )
    text = (
        heads
        + line(x36="万平", x68="预期")
        + line(x5="1", x12="步道面积", x48="3.1", x58="4.5")
        + line(x36="方米", x68="性")
        + line(x12="经过专业培训的巡", x68="约束")
        + line(x5="2", x36="%", x48="41", x58="70左右")
        + line(x12="护人员比例", x68="性")
        + "- 7 -\n"
        + heads
        + line(x12="新建和改造的蓄水")
        + line(x5="3", x36="座", x48="—", x58="6", x68="预期性")
        + line(x12="池数量")
    )
    assert rows_of(text + "三、主要任务\n加强管护。\n")[1:] == [
        ["1", "步道面积", "万平方米", "3.1", "4.5", "预期性"],
        ["2", "经过专业培训的巡护人员比例", "%", "41", "70左右", "约束性"],
        ["3", "新建和改造的蓄水池数量", "座", "—", "6", "预期性"],
    ]


def test_cell_that_fills_its_column_is_apart_by_one_blank():
    text = (
        line(x2="指标名称", x24="2025年", x34="2030年")
        + line(x2="驿站客房出租率（%）", x24="61", x34="70")
        + "  茶亭修缮完成数量（处） 12        30\n"
        + line(x2="步道长度（公里）", x24="6.5", x34="9")
    )
    assert rows_of(text)[2] == ["茶亭修缮完成数量（处）", "12", "30"]
