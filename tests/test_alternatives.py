import re

import pytest

from benchmarks.alternatives import alternatives, forbidden_at, region, relaxed, without


@pytest.mark.parametrize(
    ("pattern", "options", "left"),
    [
        ("甲|乙|丙", {}, ["乙|丙", "甲|丙", "甲|乙"]),
        ("由(?:市|县)级", {}, ["由(?:县)级", "由(?:市)级"]),
        (
            r"(?P<kind>甲[|)]|乙\||丙)丁",
            {},
            [r"(?P<kind>乙\||丙)丁", r"(?P<kind>甲[|)]|丙)丁", r"(?P<kind>甲[|)]|乙\|)丁"],
        ),
        ("(?<!不|未)(?:含|)税", {}, ["(?<!未)(?:含|)税", "(?<!不)(?:含|)税", "(?<!不|未)(?:)税", "(?<!不|未)(?:含)税"]),
        ("[]|]甲", {}, []),
        ("甲 # 或|者\n|乙", {"verbose": True}, ["乙", "甲 # 或|者\n"]),
        ("(?:甲|", {"ends": False}, ["(?:"]),
        ("|乙|丙)|丁", {"begins": False}, ["|丙)|丁", "|乙)|丁", "|乙|丙)"]),
    ],
)
def test_pattern_is_left_without_one_alternative(pattern: str, options: dict[str, bool], left: list[str]) -> None:
    found = [without(pattern, place) for place in alternatives(pattern, **options)]
    assert sorted(found) == sorted(left)
    if not options:
        assert all(re.compile(one) for one in found)


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("(?<!不|未(?:曾|经))含(?:税|费)", "含(?:税|费)"),
        ("甲(?!乙(?:丙|[)]))(?=丁)戊", "甲(?=丁)戊"),
        (r"(?>甲|甲乙)*+丙\++丁\+", r"(?:甲|甲乙)*丙\++丁\+"),
    ],
)
def test_what_a_pattern_forbids_is_left_out(pattern: str, left: str) -> None:
    assert relaxed(pattern) == left


@pytest.mark.parametrize(
    ("pattern", "places"),
    [
        (
            "甲(?!乙|丙(?=丁|戊))(?<!己|庚)|辛",
            {"甲(?!乙|丙(?=丁|戊))(?<!己|庚)": (), "乙": (1,), "戊": (1,), "庚": (15,), "辛": ()},
        ),
        ("甲|乙)丙|(?:丁|戊)", {"乙": (), "丁": ()}),
    ],
)
def test_alternatives_are_told_apart_by_what_forbids_them(pattern: str, places: dict[str, tuple[int, ...]]) -> None:
    regions = [region(pattern, place) for place in alternatives(pattern)]
    found = {pattern[start:end]: forbidden_at(pattern, start)[:-1] for start, end in regions}
    assert {words: found[words] for words in places} == places
