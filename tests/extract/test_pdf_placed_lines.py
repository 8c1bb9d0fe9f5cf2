"""Duty tables of PDF files without rules: who owns what is seen from where the words are (all of it fictional)."""

from pathlib import Path

import pytest

from plankg.extract.layout.document import PlanDocument
from plankg.extract.readers.reading import source_of
from plankg.extract.tables.duty_tables import duty_tables
from tests.extract.test_pdf_reading import FULL, Word, lines_of, pdf, text_at

# Where the columns begin, in points.
NUMBER, TASK, LEAD, SUPPORT, BY = 50, 80, 290, 380, 480


def row(top: float, *lines: tuple[float, str]) -> list[Word]:
    """The pieces of one row, the next line 14 points lower where a column comes again."""
    found: list[Word] = []
    down: dict[float, int] = {}
    for left, words in lines:
        found.append((left, top - 14 * down.get(left, 0), words))
        down[left] = down.get(left, 0) + 1
    return found


HEADER = row(760, (NUMBER, "序号"), (TASK, "工作内容"), (LEAD, "牵头单位"), (SUPPORT, "配合单位"), (BY, "完成时限"))
FIRST = row(
    740, (NUMBER, "1"), (TASK, "修缮河灯步道，与周边街巷同步整理，方便"), (TASK, "群众步行到达。"), (LEAD, "市住房城乡建"),
    (LEAD, "设局"), (SUPPORT, "市财政局、市水务"), (SUPPORT, "局"), (BY, "2027年6月底"),
)  # fmt: skip
SECOND = row(
    708, (NUMBER, "2"), (TASK, "编印山货图册，每季度不少于两次，并公布"), (TASK, "结果。"), (LEAD, "市商务局"), (BY, "长期坚持"),
)  # fmt: skip


def duties_of(*pages: list[Word]) -> list[tuple[str, list[tuple[str, str]]]]:
    source = source_of(Path("a.pdf"), pdf(*(text_at(page) for page in pages)), "a")
    document = PlanDocument(source)
    return [
        (
            row.task.of(document.text)[:6],
            [(body.name or body.named.span.of(document.text), body.named.role) for body, _ in row.bodies],
        )
        for row in duty_tables(document).rows
    ]


RIGHT = [
    ("修缮河灯步道", [("市住房城乡建设局", "lead"), ("市财政局", "support"), ("市水务局", "support")]),
    ("编印山货图册", [("市商务局", "lead")]),
]


@pytest.mark.parametrize(
    "pages",
    [
        [HEADER + FIRST + SECOND],
        [[(60, 800, FULL), *HEADER, *FIRST, *SECOND, (60, 660, FULL), (60, 646, FULL)]],
        [HEADER + FIRST, [(left, top + 50, words) for left, top, words in SECOND]],
    ],
    ids=["alone", "between-paragraphs", "over-two-pages"],
)
def test_table_without_rules_is_read_by_its_columns(pages: list[list[Word]]) -> None:
    assert duties_of(*pages) == RIGHT


def test_mark_that_hangs_over_its_column_parts_cells() -> None:
    hanging = row(
        740, (NUMBER, "1"), (TASK, "修缮河灯步道，与周边街巷同步整理，给、"), (TASK, "群众看。"), (272, "市商务局")
    )
    header = row(760, (NUMBER, "序号"), (TASK, "工作内容"), (272, "责任单位"))
    assert duties_of(header + hanging + row(708, (NUMBER, "2"), (TASK, "编印图册。"), (272, "市水务局"))) == [
        ("修缮河灯步道", [("市商务局", "owner")]),
        ("编印图册。", [("市水务局", "owner")]),
    ]


def test_paragraphs_after_a_table_are_put_together() -> None:
    page = [
        *HEADER,
        *FIRST,
        *SECOND,
        (50, 640, FULL[:30]),
        (50, 624, FULL[:30]),
        (50, 608, FULL[:30]),
        (50, 592, "到此为止。"),
    ]
    assert lines_of(text_at(page))[-1] == FULL[:30] * 3 + "到此为止。"


def test_words_with_gaps_under_no_header_are_not_placed() -> None:
    page = [(60, 760, "联系单位"), (300, 760, "联系电话"), (60, 740, "市商务局"), (300, 740, "见附页")]
    assert "联系单位 联系电话" in "".join(lines_of(text_at(page)))
