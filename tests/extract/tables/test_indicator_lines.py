"""Indicator tables whose cells came out one a line (tables invented for the tests)."""

import pytest

from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Indicator
from plankg.extract.model.ids import NodeIds
from plankg.extract.tables.indicators import indicators_of
from plankg.extract.text.values import cell_value


def indicators(text: str) -> list[Indicator]:
    read = indicators_of(PlanDocument.of_text(text), NodeIds("d"), (2021, 2025)).read
    return [entry.indicator for entry in read]


def table(*cells: str) -> str:
    return "虚构市主要指标\n" + "\n\n".join(cells) + "\n"


@pytest.mark.parametrize(
    ("raw", "op", "value", "bracket"),
    [
        ("186.7", "=", 186.7, ""),
        ("≥98", ">=", 98, ""),
        ("≤2", "<=", 2, ""),
        ("<0.29", "<", 0.29, ""),
        ("＞5", ">", 5, ""),
        ("98以上", ">=", 98, ""),
        ("5以内", "<=", 5, ""),
        ("3左右", "=", 3, ""),
        ("〔≥21〕", ">=", 21, "["),
        ("(180)", "=", 180, "("),
        ("［5000］", "=", 5000, "["),
        ("10.5‰", "=", 10.5, ""),
        ("1,200", "=", 1200, ""),
        ("95%", "=", 95, ""),
        ("1 200", "=", 1200, ""),
        ("十二", "=", 12, ""),
        ("一百二十以上", ">=", 120, ""),
        ("90%以上*", ">=", 90, ""),
        ("3（2024年）", "=", 3, ""),
    ],
)
def test_cell_value_reads(raw: str, op: str, value: float, bracket: str) -> None:
    found = cell_value(raw)
    assert found is not None
    assert (found.op, found.value, found.bracket) == (op, value, bracket)


@pytest.mark.parametrize(
    "raw", ["——", "持续下降", "甲类城市≥30乙类城市≥15", "(5", "1:2", "完成国家任务", "12 30", "三级", "3（2024年完成）"]
)
def test_cell_without_one_certain_number_gives_none(raw: str) -> None:
    assert cell_value(raw) is None


def test_missing_cells_are_none_and_categories_carry_on() -> None:
    text = table(
        "类别", "序号", "指  标", "2020年", "2025年", "属性", "营商", "环境", "1", "主体总量(万户)", "〔8.5〕", "〔9〕",
        "预期性", "2", "新建标准(个)", "(180)", "约束性", "注:〔 〕内为累计数,( )内为规划期间新增数。",
    )  # fmt: skip
    first, second = indicators(text)
    assert (first.category, first.name, first.unit, first.accumulation) == (
        "营商环境",
        "主体总量",
        "万户",
        "cumulative",
    )
    assert (first.baseline_value, first.baseline_year, first.target_value, first.target_year) == (8.5, 2020, 9, 2025)
    assert (second.category, second.baseline_raw, second.baseline_year) == ("营商环境", None, None)
    assert (second.target_raw, second.accumulation, second.nature) == ("(180)", "added", "binding")
    assert first.text.startswith("1")
    assert first.text.endswith("预期性")


def test_wrapped_header_and_own_unit_column_are_read() -> None:
    text = table(
        "序号", "主要指标", "单位", "2020年", "现状", "2025年", "目标", "指标", "属性",
        "1", "新建管网", "公里", "——", "2000", "约束性", "2", "达标率", "%", "80", "≥95", "预期性",
    )  # fmt: skip
    first, second = indicators(text)
    assert (first.name, first.unit, first.baseline_raw, first.baseline_value) == ("新建管网", "公里", "——", None)
    assert (second.name, second.target_op, second.target_value) == ("达标率", ">=", 95)


def test_year_set_with_a_space_in_a_heading_is_one_heading() -> None:
    text = table(
        "序号", "类别", "主要指标", "2020 年现状", "2025 年目标", "指标", "属性",
        "1", "综合", "治理", "达标率（%）", "——", "95", "约束性", "2", "风险", "管控", "处置率（%）", "46", "100", "预期性",
    )  # fmt: skip
    first, second = indicators(text)
    assert (first.name, first.target_raw, first.target_year) == ("达标率", "95", 2025)
    assert (second.name, second.baseline_raw, second.target_raw, second.nature) == ("处置率", "46", "100", "expected")


def test_table_of_results_reached_is_no_target_table() -> None:
    text = table(
        "序号",
        "指标",
        "单位",
        "“十三五”规划目标",
        "“十三五”完成情况",
        "完成率",
        "1",
        "河道",
        "条",
        "350",
        "396",
        "113%",
    )
    assert indicators(text) == []


def test_cell_that_says_both_values_gives_baseline_and_target() -> None:
    (found,) = indicators(
        table("序号", "指标", "单位", "“十四五”目标", "属性", "1", "覆盖率", "%", "65%→70%", "预期性")
    )
    assert (found.baseline_raw, found.baseline_value) == ("65%", 65)
    assert (found.target_raw, found.target_value) == ("65%→70%", 70)


def test_heading_drawn_apart_by_blanks_is_one() -> None:
    found = indicators(
        "虚构市主要指标\n类  别   序号   指    标      单位    2025年    2030年    属 性\n林业     1      苗圃数量      个      12        20        预期性\n"
        "         2      造林面积      亩      300       500       预期性\n"
    )
    assert [(one.category, one.number, one.name, one.baseline_raw, one.target_raw) for one in found] == [
        ("林业", "1", "苗圃数量", "12", "20"), ("林业", "2", "造林面积", "300", "500"),
    ]  # fmt: skip
