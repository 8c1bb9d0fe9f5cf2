"""A shared node is made from what each document says of it."""

from itertools import permutations

import pytest

from extract.model import Organization
from graph.shared import reading, united, without

READINGS = (
    reading(Organization(id="org:甲", name="甲", aliases=("丙", "乙")), "b"),
    reading(Organization(id="org:甲", name="甲", aliases=("丁",), kind="department", level="city"), "c"),
    reading(Organization(id="org:甲", name="甲", aliases=(), kind="institution"), "a"),
)


@pytest.mark.parametrize("order", list(permutations(READINGS)))
def test_united_is_the_same_in_any_order(order: tuple[str, ...]) -> None:
    node = united(order)
    assert node["aliases"] == sorted(["乙", "丙", "丁"])
    assert node["kind"] == "institution"  # of document a, the first that says
    assert node["level"] == "city"
    assert node["documents"] == ["a", "b", "c"]
    assert node["readings"] == [READINGS[2], READINGS[0], READINGS[1]]
    assert "region" not in node


def test_without_takes_back_what_one_document_brought() -> None:
    assert without(READINGS, "c") == [READINGS[0], READINGS[2]]
    assert united(without(READINGS, "c"))["aliases"] == sorted(["乙", "丙"])
