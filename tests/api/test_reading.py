import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.reading import paragraphs
from extract.model import Span

TEXT = "第一章 目标\n\n𠮷水集市先行。\n早市亮灶率达到95%以上。\n"


@pytest.mark.parametrize(
    ("mark", "marked"),
    [
        (Span(8, 10), ["𠮷水"]),
        (Span(13, 18), ["行。\n", "早市"]),
        (Span(0, len(TEXT)), ["第一章 目标\n", "𠮷水集市先行。\n", "早市亮灶率达到95%以上。\n"]),
        (None, []),
    ],
)
def test_paragraphs_mark_code_points_over_lines(mark: Span | None, marked: list[str]) -> None:
    found = paragraphs(TEXT, mark, {})
    assert [p.marked for p in found if p.marked] == marked
    assert [p.first for p in found].count(True) == (1 if marked else 0)


def test_paragraphs_know_headings_by_their_start() -> None:
    assert [p.level for p in paragraphs(TEXT, None, {0: 1})] == [1, 0, 0]


@given(st.text(alphabet="甲乙𠮷 \n\r\u2028。", min_size=1, max_size=60), st.data())
def test_paragraphs_lose_no_word_and_mark_exactly_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    mark = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = paragraphs(text, mark, {})
    shown = "".join(p.before + p.marked + p.after for p in found)
    assert "".join(shown.split()) == "".join(text.split())
    assert "".join("".join(p.marked for p in found).split()) == "".join(mark.of(text).split())
    assert all(text.startswith(p.before + p.marked + p.after, p.start) for p in found)
