"""The picture of an indicator: all words are on it, however long they are and wherever the value is."""

import pytest

from plankg.api.pages.indicator_picture import LETTER, WIDTH, Point, picture

LONG = "虚构的每万人口早市摊位亮灶率达到全省平均水平以上并逐年提高到一百"


def row(baseline: float | None, target: float, words: str) -> dict[str, object]:
    return {
        "target_value": target, "baseline_value": baseline, "target_value_high": None, "unit": "个", "target_raw": words,
        "baseline_raw": words if baseline is not None else None, "baseline_year": 2020, "target_year": 2025, "target_op": ">=",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["9", "不低于90个/万人", LONG[:20], LONG], ids=len)
@pytest.mark.parametrize(("baseline", "target"), [(0, 90), (90, 0), (45, 46), (None, 5), (-10, 5)])
def test_words_are_on_the_picture(baseline: float | None, target: float, words: str) -> None:
    drawn = picture(row(baseline, target, words), [])
    assert drawn is not None
    for point in (drawn.baseline, drawn.target):
        if isinstance(point, Point):
            half = sum(LETTER if not letter.isascii() else LETTER * 0.6 for letter in point.words) / 2
            assert point.words_x - half >= 0
            assert point.words_x + half <= WIDTH
            assert point.words.removesuffix("…")[:15] in f"{words} 个"
    assert words in drawn.words
