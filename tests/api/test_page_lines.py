import pytest
from hypothesis import given
from hypothesis import strategies as st

from plankg.api.pages.lines import Places, lines

TEXT = "第一章 目标\n\n𠮷水集市先行。\n早市亮灶率达到95%以上。\n"


@pytest.mark.parametrize(
    ("headings", "levels", "heads"),
    [
        ({0: (6, 1)}, [1, 0, 0], [6, 8, 16]),
        ({8: (12, 2)}, [0, 2, 0], [0, 12, 16]),  # 先行。 comes after the heading
        ({8: (14, 2)}, [0, 2, 0], [0, 15, 16]),  # the full stop alone is no text
        ({}, [0, 0, 0], [0, 8, 16]),
    ],
)
def test_lines_know_headings_by_their_start_and_where_they_end(
    headings: dict[int, tuple[int, int]], levels: list[int], heads: list[int]
) -> None:
    found = lines(TEXT, headings)
    assert [line.level for line in found] == levels
    assert [line.head for line in found] == heads


@given(st.text(alphabet="甲乙𠮷 \n\r\u2028。", max_size=60))
def test_lines_lose_no_word_and_hold_no_line_break(text: str) -> None:
    found = lines(text, {})
    assert "".join("".join(text[line.start : line.end] for line in found).split()) == "".join(text.split())
    assert all(len(text[line.start : line.end].splitlines()) == 1 for line in found)
    assert [line.number for line in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize(
    ("offset", "pages", "words"),
    [
        (0, None, "第 1 段"),
        (8, None, "第 2 段"),
        (9, (0, 8), "第 2 段（第 2 页）"),
        (17, (0, 20), "第 3 段（第 1 页）"),
    ],
)
def test_places_count_paragraphs_and_pages(offset: int, pages: tuple[int, ...] | None, words: str) -> None:
    assert Places(lines(TEXT, {}), pages).words(offset) == words
