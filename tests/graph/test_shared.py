"""A shared node is made from what each document says of it."""

from itertools import permutations

import pytest

from plankg.extract.model import Organization
from plankg.graph.mentions import mention, reading, united

BODIES = (
    ("b", Organization(id="org:甲", name="甲", aliases=("丙", "乙"))),
    ("c", Organization(id="org:甲", name="甲", aliases=("丁",), kind="department", level="city")),
    ("a", Organization(id="org:甲", name="甲", aliases=(), kind="institution")),
)
READINGS = tuple(reading(body, document) for document, body in BODIES)


@pytest.mark.parametrize("order", list(permutations(READINGS)))
def test_united_is_the_same_in_any_order(order: tuple[str, ...]) -> None:
    node = united(order)
    assert node["aliases"] == sorted(["乙", "丙", "丁"])
    assert node["kind"] == "institution"  # of document a, the first that says
    assert node["level"] == "city"
    assert "region" not in node
    assert "document" not in node


def test_mention_names_the_document_the_node_and_what_is_said() -> None:
    document, body = BODIES[0]
    assert mention(body, document) == {
        "id": "b:mention:org:甲",
        "document": "b",
        "of": "org:甲",
        "label": "Organization",
        "reading": READINGS[0],
    }
