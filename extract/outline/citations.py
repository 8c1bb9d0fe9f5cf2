"""引用 (citations): policies that the text names in 《》, with the document number after them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Span
from plankg.extract.text.rule import Rule

_POLICY = (
    "法|法典|条例|办法|规定|规则|细则|规程|规范|准则|标准|导则|指南|目录|清单|名录|纲要|规划|计划|方案|意见|决定|决议|通知|通告|公告|"
    "公报|公约|协定|协议|备忘录|报告|建议|要点|措施|制度|大纲|白皮书|章程|命令|批复|函|预案|政策|倡议|宣言|体系|技术要求|图"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One naming of a policy: `title` without 《》, `span` with them and with the number in brackets."""

    title: str
    document_number: str | None
    span: Span


def _build(match: re.Match[str]) -> dict[str, str | None]:
    return {"title": match["title"].strip(), "number": match["number"]}


CITATION = Rule(
    name="policy-in-title-marks",
    gloss="《TITLE》(NUMBER): a policy named by its title, which ends with the kind of document that it is.",
    cues=("《",),
    pattern=rf"""
        《(?P<title>(?:[^《》]|《[^《》]*》)*(?:{_POLICY})(?:\([^()《》]*\)|〈[^〉]*〉)?)》
        (?:[ ]*\((?P<number>[\u4e00-\u9fff]{{1,12}}[\[(](?:19|20)\d\d[\])][ ]*\d+[ ]*号)\))?
    """,
    build=_build,
    finds={
        "根据《某省数据条例》，制定本规划。": {"title": "某省数据条例", "number": None},
        "落实《关于印发〈某市规划〉的通知》(某政发[2021]18号)精神": {"number": "某政发[2021]18号"},
        "落实《某市规划》（某政发﹝2021﹞18号）": {"number": "某政发[2021]18号"},
        "修订《某省标准化工作管理办法(试行)》": {"title": "某省标准化工作管理办法(试行)"},
    },
    skips=("排演话剧《春天》。", "按照“规划”要求推进。"),
)


def citations_of(document: PlanDocument) -> Iterator[Citation]:
    """Every policy named in the text, in order."""
    text = document.text
    for match, _ in CITATION.matches(document.folded):
        number = re.sub(r"\s", "", text[match.start("number") : match.end("number")]) if match["number"] else None
        title = re.sub(r"\s*[\r\n]\s*", "", text[match.start("title") : match.end("title")]).strip()
        yield Citation(title, number, Span(match.start(), match.end()))
