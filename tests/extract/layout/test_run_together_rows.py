"""连写的行: rows of targets that run together."""

import time

import pytest

from plankg.extract.layout.columns import Column
from plankg.extract.layout.run_together_rows import cut_row


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


def test_words_that_end_with_a_full_stop_are_no_failure() -> None:
    found = cells("4耕地面积万亩1231达到10.79.预期性", "number", "name", "unit", *["value"] * 3, "nature")
    assert found is None


def test_row_that_can_be_cut_in_millions_of_ways_is_left_at_once() -> None:
    begun = time.perf_counter()
    assert cells("1入园率%" + "1234567890" * 6 + "预期性", "number", "name", "unit", *["value"] * 16, "nature") is None
    assert time.perf_counter() - begun < 5
