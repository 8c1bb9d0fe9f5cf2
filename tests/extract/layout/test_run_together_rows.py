"""连写的行: rows of targets that run together."""

import time

import pytest

from plankg.extract.layout.columns import Column, column_of
from plankg.extract.layout.run_together import run_together_tables
from plankg.extract.layout.run_together_rows import cut_row

CAPTIONS = (
    "专栏1：“十五五”护林主要指标",
    "表1“十五五”护林指标体系",
    "专栏一 “十五五”护林主要目标",
    "附表1“十五五”护林主要指标表",
)
ROWS = [
    ("林地用水总量", "万吨", "251.7", "226.5", "-2.1%", "约束性"),
    ("围栏长度", "公里", "26.4", "38.1", "7.6%", "预期性"),
    ("古树成活率", "%", "41", ">48", "-", "约束性"),
    ("护林投入占产值比重", "%", "2.15", "2.8", "[0.65]", "预期性"),
]


def columns(*kinds: str) -> list[Column]:
    return [Column(kind, "") for kind in kinds]


def cells(words: str, *kinds: str) -> list[str] | None:
    cut = cut_row(words, columns(*kinds))
    return cut and [words[start:end] for start, end in cut.values()]


@pytest.mark.parametrize(
    ("words", "kinds", "expected"),
    [
        ("2围栏长度公里26.438.1预期性", ["value", "value"], ["2", "围栏长度", "公里", "26.4", "38.1", "预期性"]),
        ("3粮食产量万吨251.7226.5-2.1%预期性", ["value", "value", "growth"], ["3", "粮食产量", "万吨", "251.7", "226.5", "-2.1%", "预期性"]),
    ],
)  # fmt: skip
def test_row_is_cut_where_there_is_one_way(words: str, kinds: list[str], expected: list[str]) -> None:
    assert cells(words, "number", "name", "unit", *kinds, "nature") == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("63729", ["63", "72", "9"]),
        ("41>487个百分点", ["41", ">48", "7个百分点"]),
        ("120150+25%", ["120", "150", "+25%"]),
        ("10012.8%1.2", None),
        ("1001254.6%", ["100", "125", "4.6%"]),
        ("81.276.5降低4.7个百分点", ["81.2", "76.5", "降低4.7个百分点"]),
        ("6375提高12个百分点", ["63", "75", "提高12个百分点"]),
    ],
)
def test_change_says_where_the_values_end(values: str, expected: list[str] | None) -> None:
    """The change of two values in all or a year; the year that it is measured against is none of the target."""
    found = cells(
        "4村庄达标率（%）".replace("（", "(").replace("）", ")") + values, "number", "name", "value", "value", "growth"
    )
    assert found == (expected and ["4", "村庄达标率(%)", *expected])
    assert (column := column_of("2030年较2025年增减")) is not None
    assert (column.kind, column.year) == ("growth", 2030)


def test_words_that_end_with_a_full_stop_are_no_failure() -> None:
    found = cells("4耕地面积万亩1231达到10.79.预期性", "number", "name", "unit", *["value"] * 3, "nature")
    assert found is None


@pytest.mark.parametrize("rows", ["1围栏" + "12" * 200 + "2巡护" + "12" * 200, "1" + "围栏2" * 200])
def test_row_of_figures_or_numbers_without_end_is_left_at_once(rows: str) -> None:
    start = time.process_time()
    run_together_tables("专栏1 护林主要指标序号指标名称单位2025年2030年" + rows)
    assert time.process_time() - start < 5


def test_captions_with_wide_blanks_after_them_are_left_at_once() -> None:
    start = time.process_time()
    assert run_together_tables(("\n主要指标表" + " " * 60) * 20) == []
    assert time.process_time() - start < 1


def test_row_that_can_be_cut_in_millions_of_ways_is_left_at_once() -> None:
    begun = time.perf_counter()
    assert cells("1入园率%" + "1234567890" * 6 + "预期性", "number", "name", "unit", *["value"] * 16, "nature") is None
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize(
    ("heads", "kinds"),
    [
        ("序号|指 标|2025年|2030年|年均增长", "number name value value growth"),
        ("序号|具体指标|单位|2025年现状|规划值|年均/累计|指标属性", "number name unit value value growth nature"),
        ("序号|指标名称|“十四五”末|“十五五”末|年均增长[累计]", "number name value value growth"),
        ("指标|单位|现状（2025年）|2030年目标值|性质", "name unit value value nature"),
        ("指标项|2025年基期值|目标（2030年）|类型", "name value value nature"),
        ("序号|主要指标|单位|2025年实际|2030年规划值|年均增长率|属性", "number name unit value value growth nature"),
        ("序号|指标|2021年|2030年目标", "number name value value"),
        ("序号|指 标|2025年|2030年|2030年较2025年增减", "number name value value growth"),
        ("序号|指标|2025年|2030年较2025年增减", "number name value value growth"),
        ("序号|指标|单位|现状值|目标值|变化幅度|属性", "number name unit value value growth nature"),
    ],
)
def test_headings_that_run_together_are_told_apart(heads: str, kinds: str, blank: str, caption: str) -> None:
    """With blanks between the cells or with none; years and senses, what is below 累计, 类型 after values."""
    places = {"name": 0, "unit": 1, "growth": 4, "nature": 5}
    words = caption + blank.join(heads.split("|"))
    wanted = []
    for number, row in enumerate(ROWS, 1):
        values = iter(row[2:4])
        cells = [
            str(number) if kind == "number" else next(values) if kind == "value" else row[places[kind]]
            for kind in kinds.split()
        ]
        if "unit" not in kinds:
            cells[cells.index(row[0])] += f"({row[1]})"
        wanted.append(cells)
        words += blank + blank.join(cells)
    text = f"一、目标\n{words.replace('（', '(').replace('）', ')')}\n二、任务\n"
    (table,) = run_together_tables(text)
    found = [[cell.words(text) for cell in table.grid.cells if cell.row == row] for row in range(1, len(ROWS) + 1)]
    assert found == wanted
    assert table.grid.unfit == ()


def test_row_that_never_ends_is_left_at_once() -> None:
    begun = time.perf_counter()
    assert all(
        len(table.grid.unfit) == 1 for table in run_together_tables("专栏1主要指标序号指标2025年1" + "水量12.6" * 5000)
    )
    assert time.perf_counter() - begun < 5
