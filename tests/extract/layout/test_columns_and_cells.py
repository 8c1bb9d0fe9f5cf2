"""What headings and cells say by themselves."""

import pytest

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import column_of


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("序 号", "number"), ("指　标", "name"), ("监测指标", "name"), ("一级指标", "category"), ("计量单位", "unit"),
        ("指标属性", "nature"), ("年均增长[累计]", "growth"), ("2030年较2025年增减", "growth"), ("责任科室", "owner"),
        ("牵头（责任）单位", "lead"), ("市水务局内配合处室", "support"), ("业务指导单位", "guide"), ("责任单位及责任人", "owner"),
        ("督办人", "leader"), ("整改措施", "measures"), ("任务清单", "task"), ("重点内容", "content"), ("完成时限", "deadline"),
        ("进展情况", "other"), ("一季度", "other"), ("备注", "other"), ("投资额（万元）", "investment"), ("起止年限", "years"),
        ("建设性质", "construction"), ("考核分值", "weight"), ("评价标准", "standard"),
    ],
)  # fmt: skip
def test_heading_names_its_column(heading: str, kind: str) -> None:
    column = column_of(heading)
    assert column is not None
    assert column.kind == kind


@pytest.mark.parametrize(
    ("heading", "year", "sense", "unit"),
    [
        ("2025 年", 2025, None, None), ("现状值（2025年）", 2025, "baseline", None), ("“十五五”目标", 2030, "target", None),
        ("2030年（万人）", 2030, None, "万人"), ("2026-2030年累计", 2030, None, None),
    ],
)  # fmt: skip
def test_heading_of_values_says_year_sense_and_unit(
    heading: str, year: int, sense: str | None, unit: str | None
) -> None:
    column = column_of(heading)
    assert column is not None
    assert (column.kind, column.year, column.sense, column.unit) == ("value", year, sense, unit)


@pytest.mark.parametrize(
    "words",
    [
        "单位类型",
        "完成值“十五五”目标值",
        "重点任务牵头单位",
        "（2030年）发展规模",
        "新建虚构公园",
        "总投资（万元）水利工程",
    ],
)
def test_two_headings_without_a_gap_are_no_column(words: str) -> None:
    assert column_of(words) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("≥98", "value"), ("98以上", "value"), ("〔15〕", "value"), ("10.5‰", "value"), ("1:2", "value"),
        ("持续下降", "value"), ("与经济增长基本同步", "value"), ("约束性", "nature"), ("6月底前", "date"), ("长期坚持", "date"),
        ("—", "empty"), ("元/床", "unit"), ("市财政局、各镇", "bodies"), ("河湖科", "bodies"), ("建设平台，培训人员。", "prose"),
    ],
)  # fmt: skip
def test_cell_can_be(words: str, kind: str) -> None:
    assert kind in kinds_of_cell(words)


@pytest.mark.parametrize("words", ["给古树挂牌", "修建围栏", "成片与零星", "新建水厂数量"])
def test_name_is_neither_bodies_nor_value(words: str) -> None:
    assert not kinds_of_cell(words) & {"bodies", "value", "nature"}


def test_title_of_a_table_is_no_heading_of_names():
    assert column_of("“十五五”时期主要指标") is None
    assert column_of("主要指标").kind == "name"
