"""What is found once for a document and asked for often (sentences invented for the tests)."""

from pathlib import Path

import pytest

from plankg.extract.layout.document import PlanDocument
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.extract.text.annotations import Annotations
from plankg.extract.text.lines import Line

PLAN = """虚构市工作方案
一、主要任务
1.完善制度。建立台账。（市科技局牵头，市财政局配合）
2.优化服务。
责任单位：市民政局、市教育局
3.提高能力。（市卫生健康委、市体育局）
"""


def test_annotations_of_a_plan_are_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    search = Annotations.__init__

    def counted(self: Annotations, folded: str, lines: list[Line]) -> None:
        searched.append(folded)
        search(self, folded, lines)

    monkeypatch.setattr(Annotations, "__init__", counted)
    plan = extract_source(Source(Path("plan.txt"), "plan", PLAN, ""))
    assert len([edge for edge in plan.edges if edge.type == "RESPONSIBLE_FOR"]) == 6
    assert len(searched) == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1.完善制度。建立台账。（市科技局牵头，市财政局配合）", ["市科技局", "市财政局"]),
        ("（市科技局牵头，市财政局配合）", ["市科技局", "市财政局"]),
        ("1.完善制度。", []),
        ("市科技局牵头，市财政局配合）", []),
        ("责任单位：市民政局、市教育局", ["市民政局", "市教育局"]),
        ("2.优化服务。\n责任单位：市民政局、市教育局", ["市民政局", "市教育局"]),
        ("3.提高能力。（市卫生健康委、市体育局）", ["市卫生健康委", "市体育局"]),
        (
            "责任单位：市民政局、市教育局\n3.提高能力。（市卫生健康委、市体育局）",
            ["市民政局", "市教育局", "市卫生健康委", "市体育局"],
        ),
    ],
)
def test_annotations_are_those_that_stand_in_a_stretch_as_a_whole(words: str, found: list[str]) -> None:
    start = PLAN.index(words)
    annotations = PlanDocument.of_text(PLAN).annotations.within(start, start + len(words))
    assert [body.span.of(PLAN) for annotation in annotations for body in annotation.bodies] == found


def test_whole_annotation_is_told_from_a_sentence_with_one() -> None:
    document = PlanDocument.of_text(PLAN)
    paragraph = next(line for line in document.lines if line.span.of(PLAN).startswith("1."))
    bracket = document.annotations.within(paragraph.start, paragraph.end)[0].span
    assert [document.annotations.is_one(span) for span in (bracket, paragraph.span)] == [True, False]
