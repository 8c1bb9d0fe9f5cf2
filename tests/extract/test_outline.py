"""Headings by the document's own numbering (sentences invented for the tests)."""

from pathlib import Path

import pytest

from extract.document import PlanDocument
from extract.model import Project
from extract.outline.headings import Heading
from extract.outline.outline import outline_of
from extract.pipeline import extract_source
from extract.readers.reading import Source
from extract.text.fold import fold
from extract.text.numbering import chinese_number, marker_at


def outline(text: str) -> list[Heading]:
    return outline_of(PlanDocument.of_text(text))


def shape(text: str) -> list[tuple[str, str | None, str, int]]:
    return [(h.kind, h.number, h.title, h.level) for h in outline(text)]


@pytest.mark.parametrize(
    ("line", "style", "n"),
    [
        ("第三章 主要任务", "章", 3),
        ("第二编 布局", "编", 2),
        ("第四部分 保障", "部分", 4),
        ("十二、加强保障", "一、", 12),
        ("第三条 支持平台建设。", "条", 3),
        ("（三）优化流程", "(一)", 3),
        ("(三)优化流程", "(一)", 3),
        ("3.开展试点。", "1.", 3),
        ("3．开展试点。", "1.", 3),
        ("3、开展试点。", "1.", 3),
        ("2.2025年前建成平台。", "1.", 2),
        ("（2）建设平台", "(1)", 2),
        ("1.2 总体目标", "1.1", 2),
        ("2.3.4 建设平台", "1.1.1", 4),
        ("④ 建设平台", "①", 4),
        ("附件2 任务分工表", "附", 2),
    ],
)
def test_marker_reads_style_and_number(line: str, style: str, n: int) -> None:
    marker = marker_at(fold(line), 0, len(line))
    assert marker is not None
    assert (marker.style, marker.n) == (style, n)


@pytest.mark.parametrize("line", ["1.32", "2020年", "3.5%以上", "第一，加强领导", "12315热线", "1", "一是加强领导"])
def test_marker_leaves_other_lines(line: str) -> None:
    marker = marker_at(fold(line), 0, len(line))
    assert marker is None or marker.words >= len(line)


@pytest.mark.parametrize(
    ("printed", "value"), [("十", 10), ("二十一", 21), ("一百零三", 103), ("二〇二五", 2025), ("两", 2)]
)
def test_chinese_number_has_its_value(printed: str, value: int) -> None:
    assert chinese_number(printed) == value


def test_levels_come_from_the_nesting() -> None:
    text = "第一章 总则\n（一）背景\n文字。\n第二章 任务\n一、改革\n（一）流程\n二、开放\n"
    assert [(h.title, h.level, h.path) for h in outline(text)] == [
        ("总则", 1, "1"), ("背景", 2, "1/1"), ("任务", 1, "2"), ("改革", 2, "2/1"), ("流程", 3, "2/1/1"), ("开放", 2, "2/2"),
    ]  # fmt: skip


def test_heading_that_runs_into_its_paragraph_ends_at_the_stop() -> None:
    text = "一、任务\n（一）优化流程。继续压减环节。\n"
    heading = outline(text)[1]
    assert (heading.title, text[heading.body : heading.range_end]) == ("优化流程", "继续压减环节。")


def test_numbers_go_on_across_sections() -> None:
    text = "一、甲\n1.甲一。文字。\n2.甲二。文字。\n二、乙\n3.乙一。文字。\n"
    assert [h.title for h in outline(text)] == ["甲", "甲一", "甲二", "乙", "乙一"]


@pytest.mark.parametrize(
    "body",
    [
        "注：1. 合格率为抽检数。\n2. 覆盖率为年末数。\n",
        "附件：1．分工表\n      2．指标表\n",
        "类别\n1\n1.32\n2\n0.99\n",
        "2.没有第一条的第二条。\n",
        "1.保障供给；\n2.稳定价格；\n",
    ],
    ids=["note", "annex-list", "cells", "no-first", "list-entries"],
)
def test_numbered_line_that_is_no_heading_stays_text(body: str) -> None:
    assert [h.title for h in outline("一、总体情况\n" + body + "二、主要任务\n")] == ["总体情况", "主要任务"]


def test_contents_are_no_headings() -> None:
    text = "目 录\n第一章 总则……1\n第二章 任务……2\n第一章 总则\n文字。\n第二章 任务\n"
    assert [h.title for h in outline(text)] == ["总则", "任务"]


def test_number_out_of_turn_is_kept_as_a_doubt() -> None:
    headings = outline("一、甲\n二、乙\n四、丁\n")
    assert [h.title for h in headings] == ["甲", "乙", "丁"]
    assert headings[-1].doubt is not None


@pytest.mark.parametrize("label", ["专栏1 质量行动", "专栏 1  质量行动", "专栏一：质量行动", "专栏1\n质量行动"])
def test_special_column_and_items_end_with_their_last_paragraph(label: str) -> None:
    text = (
        f"一、任务\n（一）提升质量\n文字。\n{label}\n1.甲行动。文字。\n2.乙行动。文字。\n后面的正文。\n（二）优化服务\n"
    )
    found = outline(text)
    assert [(h.kind, h.title) for h in found] == [
        ("section", "任务"), ("section", "提升质量"), ("column", "质量行动"), ("item", "甲行动"), ("item", "乙行动"),
        ("section", "优化服务"),
    ]  # fmt: skip
    assert text[: found[2].range_end].endswith("2.乙行动。文字。")
    assert text[: found[1].range_end].endswith("后面的正文。")


def test_sentence_about_a_column_opens_none() -> None:
    assert "column" not in [h.kind for h in outline("一、任务\n专栏1所列行动由各地组织实施。\n")]


def test_project_list_gives_projects() -> None:
    text = "一、任务\n（一）实施重点项目\n1.数据中心建设项目。建成中心。\n2.检测基地项目。建成基地。\n"
    assert shape(text)[2:] == [
        ("project", "1.", "数据中心建设项目", 3), ("project", "2.", "检测基地项目", 3),
    ]  # fmt: skip


def test_named_work_in_a_column_of_works_is_a_project_of_the_column() -> None:
    text = "一、任务\n建设平台。\n专栏1 重大工程\n1.数据中心建设工程。建成中心。\n2.强化服务。开展培训。\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    projects = [n for n in plan.nodes if isinstance(n, Project)]
    column = next(n for n in plan.nodes if n.label == "SpecialColumn")
    assert [(p.number, p.name) for p in projects] == [("1.", "数据中心建设工程")]
    assert [(e.source, e.target) for e in plan.edges if e.type == "PART_OF" and e.source == projects[0].id] == [
        (projects[0].id, column.id)
    ]
