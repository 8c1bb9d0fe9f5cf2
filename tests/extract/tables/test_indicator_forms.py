"""指标表 (tables of targets) in every form that text, Markdown and pages print them in; places and figures are invented."""

import pytest

from plankg.extract.model import Finding, Indicator, PlanGraph
from tests.extract.test_grids import extracted

ROWS = [
    ["保护", "1", "挂牌古树", "株", "30", "45", "约束性"],
    ["保护", "2", "古树公园", "处", "5", "9左右", "预期性"],
    ["保护", "3", "古树健康率", "%", "85", "≥95", "约束性"],
    ["宣传", "4", "开放日活动", "场", "6", "〔12〕", "预期性"],
]
WANTED = [(row[2], row[3], row[4], row[5], 2030, {"约": "binding", "预": "expected"}[row[6][0]]) for row in ROWS]
HEAD = "戊县古树保护“十五五”规划\n\n一、发展目标\n\n到2030年，古树长势更好。\n\n表1 主要指标\n\n"
TAIL = "\n\n二、主要任务\n\n（一）养护古树\n\n复壮一批古树。\n"
SHAPES = {
    "plain": ("序号 指标 单位 2025年 2030年 属性", [1, 2, 3, 4, 5, 6]),
    "no numbers": ("指标 单位 2025年 2030年 属性", [2, 3, 4, 5, 6]),
    "nature before values": ("序号 指标名称 属性 计量单位 现状值 目标值", [1, 2, 6, 3, 4, 5]),
    "groups": ("类别 序号 指标 单位 2025年 2030年 属性", [0, 1, 2, 3, 4, 5, 6]),
    "groups, no numbers": ("类别 指标 单位 “十四五”末 “十五五”目标 指标属性", [0, 2, 3, 4, 5, 6]),
}
FORMS = {
    "a cell a line": "\n",
    "a cell a line, empty lines": "\n\n",
    "tabs": "\t",
    "bars": "|",
    "a space": " ",
    "spaces": "   ",
}


def read(table: str) -> list[tuple[str, str | None, str | None, str | None, int | None, str | None]]:
    return shown(extracted(HEAD + table + TAIL))


def shown(plan: PlanGraph) -> list[tuple[str, str | None, str | None, str | None, int | None, str | None]]:
    found = [node for node in plan.nodes if isinstance(node, Indicator) and node.origin == "table"]
    return [(i.name, i.unit, i.baseline_raw, i.target_raw, i.target_year, i.nature) for i in found]


@pytest.mark.parametrize("gap", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize(("heads", "places"), SHAPES.values(), ids=SHAPES.keys())
def test_table_is_read_in_every_form(heads: str, places: list[int], gap: str) -> None:
    rows = [heads.split(" "), *([row[at] for at in places] for row in ROWS)]
    assert read(("\n" if "\n" not in gap else gap).join(gap.join(row) for row in rows)) == WANTED


@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_spaces_inside_headings_part_no_cells(blank: str) -> None:
    heads = [f"序{blank}号", f"指{blank}标", f"单{blank}位", "2025 年", "2030 年", f"属{blank}性"]
    assert read("\n".join(cell for row in [heads, *(row[1:] for row in ROWS)] for cell in row)) == WANTED


def test_heading_of_four_spaced_characters_is_one() -> None:
    rows = ["指 标 名 称 单位 2025年 2030年 指标属性", *(" ".join(row[2:]) for row in ROWS)]
    assert read("\n".join(rows)) == WANTED


@pytest.mark.parametrize("growth", [["8.4", "—", "〔10〕", "-"], ["8%", "12%", "2%", "15%"]])
def test_column_of_growth_beside_groups_leaves_names_whole(growth: list[str]) -> None:
    heads = ["类别", "指标", "2025年", "2030年", "年均增长（%）", "属性"]
    rows = [
        [row[0], f"{row[2]}（{row[3]}）", row[4], row[5], one, row[6]] for row, one in zip(ROWS, growth, strict=True)
    ]
    assert read("\n".join(cell for row in [heads, *rows] for cell in row)) == WANTED


def test_rows_under_a_header_on_one_line_are_read_a_cell_a_line() -> None:
    assert read("\n".join(["序号 指标 单位 2025年 2030年 属性", *(cell for row in ROWS for cell in row[1:])])) == WANTED


def test_table_on_one_line_is_read() -> None:
    assert read(" ".join(["序号 指标 单位 2025年 2030年 属性", *(" ".join(row[1:]) for row in ROWS)])) == WANTED


def test_table_with_drawn_rules_is_read() -> None:
    rows = [["序号", "指标", "单位", "2025年", "2030年", "属性"], *(row[1:] for row in ROWS)]
    drawn = "\n├──┼──┼──┼──┼──┼──┤\n".join("│" + "│".join(row) + "│" for row in rows)
    assert read(f"┌──┬──┬──┬──┬──┬──┐\n{drawn}\n└──┴──┴──┴──┴──┴──┘") == WANTED


MERGED = {
    "group on the line of its first row": "保护 1 挂牌古树 株 30 45 约束性\n2 古树公园 处 5 9左右 预期性\n3 古树健康率 % 85 ≥95 约束性\n"
    "宣传 4 开放日活动 场 6 〔12〕 预期性",
    "group between its rows": "1 挂牌古树 株 30 45 约束性\n保护\n2 古树公园 处 5 9左右 预期性\n3 古树健康率 % 85 ≥95 约束性\n"
    "宣传 4 开放日活动 场 6 〔12〕 预期性",
    "numbered groups": "一、保护 1 挂牌古树 株 30 45 约束性\n一、保护 2 古树公园 处 5 9左右 预期性\n一、保护 3 古树健康率 % 85 ≥95 约束性\n"
    "二、宣传 4 开放日活动 场 6 〔12〕 预期性",
}


@pytest.mark.parametrize("rows", MERGED.values(), ids=MERGED.keys())
def test_number_after_a_group_is_no_part_of_the_name(rows: str) -> None:
    assert read(f"类别 序号 指标 单位 2025年 2030年 属性\n{rows}") == WANTED


def test_line_between_rows_with_tabs_is_their_group() -> None:
    lines = ["\t".join(row[1:]) for row in ROWS]
    table = ["序号\t指标\t单位\t2025年\t2030年\t属性", "古树保护", *lines[:3], "古树宣传", lines[3]]
    plan = extracted(HEAD + "\n".join(table) + TAIL)
    assert shown(plan) == WANTED
    groups = [node.category for node in plan.nodes if isinstance(node, Indicator) and node.origin == "table"]
    assert groups == ["古树保护"] * 3 + ["古树宣传"]


def test_targets_of_a_past_period_next_to_what_was_reached_are_no_targets() -> None:
    table = "序号\t指标\t单位\t2020年\t2025年目标\t2025年完成\n1\t挂牌古树\t株\t20\t28\t30\n2\t古树公园\t处\t2\t5\t5"
    assert shown(extracted(HEAD.replace("主要指标", "“十四五”指标完成情况") + table + TAIL)) == []


def test_target_without_a_year_after_what_was_reached_is_one() -> None:
    table = "序号\t指标\t单位\t2025年完成值\t目标值\n1\t挂牌古树\t株\t20\t28\n2\t古树公园\t处\t2\t5"
    assert [row[:4] for row in shown(extracted(HEAD + table + TAIL))] == [
        ("挂牌古树", "株", "20", "28"),
        ("古树公园", "处", "2", "5"),
    ]


def test_numbered_groups_between_rows_without_numbers_are_groups() -> None:
    heads = ["指标", "单位", "2025年", "2030年", "属性"]
    rows = [heads, ["一、保护"], *(row[2:] for row in ROWS[:3]), ["二、宣传"], ROWS[3][2:]]
    assert read("\n".join(cell for row in rows for cell in row)) == WANTED


def test_year_before_the_plan_is_the_starting_value_whatever_heading_is_over_it() -> None:
    heads = ["序号", "指标", "单位", "规划目标", "2025年", "2030年", "属性"]
    assert read("\n".join(cell for row in [heads, *(row[1:] for row in ROWS)] for cell in row)) == WANTED


def test_header_over_three_rows_is_no_indicator() -> None:
    deep = "".join(f'<td rowspan="3">{words}</td>' for words in ("指标", "单位", "属性"))
    header = f'<tr>{deep}<td colspan="2">目标</td></tr><tr><td>现状</td><td>规划</td></tr><tr><td>2025年</td><td>2030年</td></tr>'
    rows = "".join("<tr>" + "".join(f"<td>{row[at]}</td>" for at in (2, 3, 6, 4, 5)) + "</tr>" for row in ROWS)
    page = f"<h1>戊县古树保护“十五五”规划</h1><p>一、发展目标</p><p>表1 主要指标</p><table>{header}{rows}</table>"
    assert shown(extracted(page, ".html")) == WANTED


@pytest.mark.parametrize("between", ["\t", " | "])
def test_row_of_words_that_head_columns_elsewhere_is_a_row(between: str) -> None:
    rows = [["指标", "2025年", "2030年", "属性"], ["古树公园数量", "5", "9", "预期性"]]
    rows += [["护林员收入增长", "-", "与经济增长同步", "预期性"], ["古树健康率", "85", "≥95", "约束性"]]
    plan = extracted(HEAD + "\n".join(between.join(row) for row in rows) + TAIL)
    assert [row[0] for row in shown(plan)] == ["古树公园数量", "护林员收入增长", "古树健康率"]


@pytest.mark.parametrize("between", ["\t", " | "])
def test_row_with_a_unit_and_a_value_heads_no_table(between: str) -> None:
    rows = [["指标", "单位", "2025年", "2030年"], ["古树公园数量", "处", "5", "9"]]
    rows += [["护林员收入增长", "%", "—", "高于经济增长"], ["古树健康率", "%", "85", "≥95"]]
    plan = extracted(HEAD + "\n".join(between.join(row) for row in rows) + TAIL)
    assert [row[0] for row in shown(plan)] == ["古树公园数量", "护林员收入增长", "古树健康率"]


def test_headings_on_the_line_under_the_one_over_them_are_columns() -> None:
    rows = [["序号", "指标", "单位", "指标值", "属性"], ["2025年", "2030年"], *(row[1:] for row in ROWS)]
    assert read("\n".join("    ".join(row) for row in rows)) == WANTED


def test_falls_are_values_of_a_year() -> None:
    rows = [
        "序号|指标|单位|2025年|2030年|属性",
        "1|走失人数|人|—|下降15%|约束性",
        "2|山火起数|起|—|下降20%|约束性",
        "3|巡护里程|公里|80|95|预期性",
    ]
    plan = extracted(HEAD + "\n".join(row.replace("|", "\t") for row in rows) + TAIL)
    assert [(node.unit, node.target_raw, node.target_year) for node in plan.nodes if isinstance(node, Indicator)] == [
        ("人", "下降15%", 2030),
        ("起", "下降20%", 2030),
        ("公里", "95", 2030),
    ]


@pytest.mark.parametrize("gap", ["\n", "|"])
def test_part_of_a_year_is_no_other_value_of_the_whole(gap: str) -> None:
    rows = ["序号 指标 单位 计划任务 其中：2027年任务 属性", "1 挂牌古树 株 450 60 约束性", "2 古树公园 处 9 2 预期性"]
    plan = extracted(HEAD + "\n".join(gap.join(row.split()) for row in rows) + TAIL)
    assert [(name, raw, year) for name, _, _, raw, year, _ in shown(plan)] == [
        ("挂牌古树", "450", 2030), ("挂牌古树", "60", 2027), ("古树公园", "9", 2030), ("古树公园", "2", 2027),
    ]  # fmt: skip
    assert not [node.message for node in plan.nodes if isinstance(node, Finding) and node.kind == "values-differ"]
