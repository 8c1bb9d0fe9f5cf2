"""What the head of a document says of it (all documents and bodies fictional)."""

import pytest

from extract.document import PlanDocument
from extract.outline.metadata import Metadata, metadata_of

NOTICE = """虚构省人民政府办公厅关于印发虚构省“十四五”
城镇化规划的通知
虚政办发〔2021〕94号
各市、州人民政府，省政府各部门，各直属机构：
《虚构省“十四五”城镇化规划》已经省政府同意，现印发给你们，请认真贯彻执行。
虚构省人民政府办公厅
2021年11月9日
一、总体要求"""
JOINT = """虚构省发展和改革委员会　虚构省财政厅关于印发《虚构省数字经济规划（2021—2025年）》的通知
各市（州）发展改革委、财政局：
现印发给你们。
虚构省发展和改革委员会
虚构省财政厅
二〇二一年十二月三日
一、总体要求"""
SITE = """发布机构：虚构市人民政府 成文日期：2022年03月05日 发布日期：2022-03-09
虚构市国民经济和社会发展第十四个五年规划
和二〇三五年远景目标纲要
一、总体要求"""
PLAIN = """虚构行业发展规划
（2016-2020年）
依据《虚构条例》（虚政发〔2015〕3号），制定本规划。
一、总体要求"""


def read(text: str) -> Metadata:
    return metadata_of(PlanDocument.of_text(text), text.index("一、总体要求"))


@pytest.mark.parametrize(
    ("text", "title", "issuer", "number", "issued", "period"),
    [
        (
            NOTICE,
            "虚构省“十四五”城镇化规划",
            "虚构省人民政府办公厅",
            "虚政办发〔2021〕94号",
            "2021-11-09",
            (2021, 2025),
        ),
        (
            JOINT,
            "虚构省数字经济规划（2021—2025年）",
            "虚构省发展和改革委员会、虚构省财政厅",
            None,
            "2021-12-03",
            (2021, 2025),
        ),
        (
            SITE,
            "虚构市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
            "虚构市人民政府",
            None,
            "2022-03-05",
            (2021, 2025),
        ),
        (PLAIN, "虚构行业发展规划（2016-2020年）", None, None, None, (2016, 2020)),
    ],
    ids=["notice", "joint", "site", "plain"],
)
def test_head_is_read(
    text: str, title: str, issuer: str | None, number: str | None, issued: str | None, period: tuple[int, int]
) -> None:
    found = read(text)
    assert (found.title, found.issuer, found.document_number) == (title, issuer, number)
    assert (found.issued_on, (found.period_start, found.period_end)) == (issued, period)


def test_bodies_that_sign_together_are_single_issuers() -> None:
    assert [span.of(JOINT) for span in read(JOINT).issuers] == ["虚构省发展和改革委员会", "虚构省财政厅"]


def test_addressees_are_parted_by_commas() -> None:
    assert [span.of(NOTICE) for span in read(NOTICE).addressees] == ["各市、州人民政府", "省政府各部门", "各直属机构"]


def test_published_date_is_told_from_the_date_of_issue() -> None:
    assert read(SITE).published_on == "2022-03-09"
