"""指标表 (tables of targets): headings, groups, ticks, years as rows, in the forms of text; places and figures are invented."""

import pytest

from plankg.extract.model import Indicator
from tests.extract.tables.test_indicator_forms import HEAD, TAIL
from tests.extract.test_grids import extracted


def nodes(table: str) -> list[Indicator]:
    plan = extracted(HEAD + table + TAIL)
    return [node for node in plan.nodes if isinstance(node, Indicator) and node.origin == "table"]


def read(table: str) -> list[tuple[str, str | None, str | None]]:
    return [(one.name, one.baseline_raw, one.target_raw) for one in nodes(table)]


GROWN = "森林覆盖率,%,41,43,预期性;古树保有量,株,820,≥960,约束性;护林站数,座,9,12,预期性;湿地面积,公顷,310,330,预期性"
GROWN_ROWS = [row.split(",") for row in GROWN.split(";")]
GROWN_READ = [(name, old, new) for name, _, old, new, _ in GROWN_ROWS]


@pytest.mark.parametrize("bar", ["|", "\t", "  "])
def test_rows_that_leave_their_group_empty_begin_with_a_bar(bar: str) -> None:
    head = bar.join(["类别", "指标", "到2030年", "指标类型"])
    rows = [bar.join(["护林" if at == 0 else "", row[0], row[3], row[4]]) for at, row in enumerate(GROWN_ROWS)]
    if bar == "  ":
        rows = [row.strip() for row in rows]
    assert [(name, new) for name, _, new in read("\n".join([head, *rows]))] == [
        (name, new) for name, _, new in GROWN_READ
    ]


def test_heading_over_two_columns_is_printed_over_each_in_text() -> None:
    head = "序号|指标名称|单位|规划目标|规划目标|属性\n|||2025年|2030年|\n"
    rows = "\n".join(f"{at}|" + "|".join(row) for at, row in enumerate(GROWN_ROWS, 1))
    assert read(head + rows) == GROWN_READ


@pytest.mark.parametrize("gap", ["|", "\t", "  ", "\n"])
def test_ticks_say_the_nature(gap: str) -> None:
    head = gap.join(["序号", "指标", "单位", "2025年", "2030年", "约束性", "预期性"])
    ticks = [["√", ""] if row[4] == "约束性" else ["", "√"] for row in GROWN_ROWS]
    rows = [[str(at), *row[:4], *tick] for at, (row, tick) in enumerate(zip(GROWN_ROWS, ticks, strict=True), 1)]
    lines = [gap.join(cell for cell in row if cell or gap not in "  \n") for row in rows]
    found = nodes(gap.join([head]) + "\n" + "\n".join(lines))
    assert [(one.name, one.target_raw) for one in found] == [(name, new) for name, _, new in GROWN_READ]
    if gap in "|\t":
        assert [one.nature for one in found] == ["expected", "binding", "expected", "expected"]


@pytest.mark.parametrize("gap", ["|", "\t", "  "])
@pytest.mark.parametrize("units", [True, False])
def test_years_as_rows_are_read(gap: str, units: bool) -> None:
    names = [row[0] if units else f"{row[0]}（{row[1]}）" for row in GROWN_ROWS]
    lines = [["指标" if units else "年份", *names]]
    lines += [["单位", *(row[1] for row in GROWN_ROWS)]] if units else []
    lines += [[year, *(row[at] for row in GROWN_ROWS)] for at, year in ((2, "2025年"), (3, "2030年"))]
    found = nodes("\n".join(gap.join(line) for line in lines))
    assert [(one.name, one.baseline_raw, one.target_raw) for one in found] == GROWN_READ
    assert [one.unit for one in found] == [row[1] for row in GROWN_ROWS]


@pytest.mark.parametrize(
    "heads",
    ["目前水平,规划期末", "现有水平,目标水平", "上年实绩,本年计划", "2025年实绩,2026年计划", "2025年,任务数"],
)
def test_headings_of_values_in_other_words(heads: str) -> None:
    head = "|".join(["序号", "指标名称", "单位", *heads.split(","), "属性"])
    rows = "\n".join(f"{at}|" + "|".join(row) for at, row in enumerate(GROWN_ROWS, 1))
    assert read(f"{head}\n{rows}") == GROWN_READ


def test_number_in_brackets_before_a_name_is_its_number() -> None:
    rows = "\n".join(f"（{at}）{row[0]}（{row[1]}）|{row[3]}|{row[4]}" for at, row in enumerate(GROWN_ROWS, 1))
    found = nodes(f"指标|2030年|属性\n{rows}")
    assert [(one.number, one.name) for one in found] == [(str(at), row[0]) for at, row in enumerate(GROWN_ROWS, 1)]


@pytest.mark.parametrize("heads", ["指标 指标要求", "考核指标|考核标准", "指标\n指标要求"])
def test_names_and_what_is_asked_of_them(heads: str) -> None:
    gap = next(mark for mark in "|\n " if mark in heads)
    rows = "\n".join(f"{row[0]}{gap}{row[3]}{row[1]}" for row in GROWN_ROWS)
    found = nodes(f"{heads}\n{rows}")
    assert [(one.name, one.target_raw) for one in found] == [(row[0], row[3] + row[1]) for row in GROWN_ROWS]


def test_groups_and_groups_left_out_between_lines_with_single_blanks() -> None:
    rows = [" ".join([f"{row[0]}（{row[1]}）", *row[2:]]) for row in GROWN_ROWS]
    text = "\n".join(["指标 2025年 2030年 属性", "一、林地", *rows[:2], "二、水岸", *rows[2:]])
    found = nodes(text)
    assert [(one.name, one.baseline_raw, one.target_raw) for one in found] == GROWN_READ
    assert [one.category for one in found] == ["一、林地", "一、林地", "二、水岸", "二、水岸"]
    levels = [
        f"{'林地 覆盖 ' if at == 0 else '覆盖 '}{row[0]}（{row[1]}） {row[3]}" for at, row in enumerate(GROWN_ROWS)
    ]
    found = nodes("\n".join(["一级指标 二级指标 三级指标 目标值", *levels]))
    assert [(one.name, one.target_raw) for one in found] == [(name, new) for name, _, new in GROWN_READ]


def test_unit_and_rest_of_a_name_on_a_line_of_their_own() -> None:
    text = """指标名称               2030年目标
古树名木保护覆盖完好   95
率（%）
湿地面积（公           330
顷）
护林站点建成使用数量   12
（座）"""
    found = nodes(text)
    assert [(one.name, one.unit) for one in found] == [
        ("古树名木保护覆盖完好率", "%"),
        ("湿地面积", "公顷"),
        ("护林站点建成使用数量", "座"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "年份|木材产量（吨）|果品产量（吨）\n2021年|300|210\n2022年|320|225",
        "年份|青石镇|白水镇\n2021年目标|300|210\n2022年目标|320|225",
    ],
    ids=["what was", "towns"],
)
def test_years_as_rows_of_what_is_no_indicator(text: str) -> None:
    assert nodes(text) == []


def test_values_between_commas_are_cells_under_headings_alone() -> None:
    head = "序号,指标名称,单位,2025年,2030年,属性"
    rows = "\n".join(f"{at}," + ",".join(row) for at, row in enumerate(GROWN_ROWS, 1))
    assert read(f"{head}\n{rows}") == GROWN_READ
    assert nodes("序号,指标名称,单位和目标,各地要按要求上报,属性\n1,森林覆盖率,%,41,43") == []
