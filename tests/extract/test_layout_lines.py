"""Lines as their author meant them: page furniture, hard wraps and one-line copies undone (texts invented)."""

import pytest

from extract.document import PlanDocument
from extract.outline.outline import outline_of

SENTENCE = "推进平台建设，完善运行机制，提高服务能力，扩大覆盖范围，做好人员培训，定期开展评估，及时公布结果。"
PLAN = "第一章 总体要求\n" + SENTENCE * 2 + "\n第二章 主要任务\n" + "".join(
    f"{mark}建设{thing}平台\n{SENTENCE * 3}\n" for mark, thing in zip(("一、", "二、", "三、", "四、"), "甲乙丙丁", strict=True)
)  # fmt: skip


def titles(text: str) -> list[str]:
    return [heading.title for heading in outline_of(PlanDocument.of_text(text))]


def wrapped(text: str, width: int) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        lines += [line[at : at + width] for at in range(0, len(line), width)]
    return "\n".join(lines)


def paged(text: str) -> str:
    lines = text.splitlines()
    for number, at in enumerate(range(6, len(lines) + 12, 9), 1):
        lines[at:at] = [f"— {number} —", "虚构市规划文本"]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(lambda text: text, id="as-written"),
        pytest.param(lambda text: wrapped(text, 30), id="wrapped-30"),
        pytest.param(lambda text: wrapped(text, 40), id="wrapped-40"),
        pytest.param(lambda text: paged(wrapped(text, 30)), id="paged"),
        pytest.param(lambda text: text.replace("\n", " ") + SENTENCE * 20, id="one-line"),
        pytest.param(lambda text: text.replace("\n", "\r\n\r\n"), id="crlf-blank-lines"),
    ],
)
def test_headings_come_out_of_any_copy(copy: object) -> None:
    assert callable(copy)
    assert titles(copy(PLAN)) == ["总体要求", "主要任务", "建设甲平台", "建设乙平台", "建设丙平台", "建设丁平台"]


def test_joined_paragraph_spans_its_line_breaks() -> None:
    text = wrapped(PLAN, 30)
    lines = PlanDocument.of_text(text).lines
    paragraph = next(line for line in lines if line.span.of(text).startswith("推进平台"))
    assert paragraph.span.of(text).replace("\n", "") == SENTENCE * 2


@pytest.mark.parametrize("line", ["- 3 -", "— 12 —", "第 3 页", "第3页 共20页", "3/20"])
def test_page_numbers_are_no_lines(line: str) -> None:
    text = "\n".join(f"{SENTENCE}\n{line}" for _ in range(4))
    assert [found.span.of(text) for found in PlanDocument.of_text(text).lines] == [SENTENCE] * 4


def test_cells_that_look_like_page_numbers_stay_where_there_are_few() -> None:
    text = f"{SENTENCE}\n— 31 —\n{SENTENCE}"
    assert len(PlanDocument.of_text(text).lines) == 3
