"""The bodies that one cell names, however they are listed there."""

import pytest

from plankg.extract.layout.cells import is_bodies
from plankg.extract.model import Span
from plankg.extract.tables.body_cells import bodies_of
from plankg.extract.text.fold import fold
from plankg.extract.text.grids import Cell


def bodies(words: str) -> list[tuple[str, str]]:
    folded = fold(words)
    cell = Cell(0, 0, 1, 1, Span(0, len(folded)))
    found = bodies_of(folded, cell, "owner")
    return [("".join((one.name or one.named.span.of(folded)).split()), one.named.role) for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("市灯塔局（牵头）、市茶山局（配合）", [("市灯塔局", "lead"), ("市茶山局", "support")]),
        ("市灯塔局（牵头单位）\n市茶山局", [("市灯塔局", "lead"), ("市茶山局", "owner")]),
        (
            "牵头：市灯塔局、市渔港局；配合：市茶山局",
            [("市灯塔局", "lead"), ("市渔港局", "lead"), ("市茶山局", "support")],
        ),
        ("市灯塔局牵头，市茶山局配合", [("市灯塔局", "lead"), ("市茶山局", "support")]),
    ],
)
def test_words_in_the_cell_give_the_roles(words: str, expected: list[tuple[str, str]]) -> None:
    assert bodies(words) == expected


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("市灯塔局市茶山局各镇街", ["市灯塔局", "市茶山局", "各镇街"]),
        ("市民歌档案馆 各县区政府 团市委", ["市民歌档案馆", "各县区政府", "团市委"]),
        ("市染坊集团\n市供销社\n市茶山局", ["市染坊集团", "市供销社", "市茶山局"]),
        ("市人力资源社\n会保障局\n市茶山局", ["市人力资源社会保障局", "市茶山局"]),
        ("市自然\n资源和规划局、市茶山局", ["市自然资源和规划局", "市茶山局"]),
        ("各镇街，市茶山局", ["各镇街", "市茶山局"]),
        ("各县（市、区）、市茶山局", ["各县(市、区)", "市茶山局"]),
        ("各市、县（区）茶山局", ["各市、县(区)茶山局"]),
        ("各县、市政府", ["各县、市政府"]),
        ("市委市政府督查室", ["市委市政府督查室"]),
    ],
)
def test_names_are_apart_where_one_ends_and_the_next_begins(words: str, names: list[str]) -> None:
    assert [name for name, _ in bodies(words)] == names


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("市自然资源和规划局", True),
        ("市灯塔局、市自然资源和规划局", True),
        ("市灯塔局和各镇街", True),
        ("检测和研发平台", False),
        ("市灯塔局市茶山局各镇街", True),
    ],
)
def test_list_of_bodies_is_known_by_its_names(words: str, expected: bool) -> None:
    assert is_bodies(words) is expected
