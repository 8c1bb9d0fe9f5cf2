"""引用 (citations): policies that the text names in 《》, with the document number after them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Span
from plankg.extract.text.fold import fold
from plankg.extract.text.rule import Rule, compiled

_POLICY = (
    "法|法典|条例|办法|规定|规则|细则|规程|规范|准则|标准|导则|指南|目录|清单|名录|纲要|规划|计划|方案|意见|决定|决议|通知|通告|公告|"
    "公报|公约|协定|协议|备忘录|报告|建议|要点|措施|制度|大纲|白皮书|章程|命令|批复|函|预案|政策|倡议|宣言|体系|技术要求|图"
)


# The number of a standard, by which its title may end with anything: 《木屋防火门》(GB 12345-2026).
_STANDARD = r"[A-Z]{2,5}\d{0,2}(?:/[A-Z])?[ ]?\d+(?:\.\d+)?(?:-(?:19|20)\d\d)?"
# What a policy is called from here on: (以下简称《意见》), with its number before it in the same bracket or not.
_SHORT = r"(?:以\s*下\s*)?简\s*称\s*:?\s*[“\"]?\s*《(?P<{}>[^《》]{{2,20}})》[^()《》]{{0,20}}"
# A name that is nothing but a kind of document: 《规划》, 《实施意见》; it is short for one that was named before.
_KIND_ALONE = rf"(?:实施|工作|行动|指导|总体|若干|政策)*(?:{_POLICY})"
_IN_BRACKETS = r"(?:\([^()]*\)|〈[^〉]*〉)$"


@dataclass(frozen=True, slots=True)
class Citation:
    """One naming of a policy: `title` without 《》, `span` with them and with the number in brackets."""

    title: str
    document_number: str | None
    span: Span


def _build(match: re.Match[str]) -> dict[str, str | None]:
    return {"title": match["title"].strip(), "number": match["number"], "short": match["short"] or match["called"]}


CITATION = Rule(
    name="policy-in-title-marks",
    gloss="《TITLE》(NUMBER): a policy named by its title, which ends with the kind of document that it is.",
    cues=("《",),
    pattern=rf"""
        《(?P<title>(?:[^《》]|《[^《》]*》)*(?:(?:{_POLICY})(?:\([^()《》]*\)|〈[^〉]*〉)?|(?=》\s*\({_STANDARD}\))))》
        (?:\s*\((?P<number>[\u4e00-\u9fff]{{1,12}}\s*[\[(](?:19|20)\d\d[\])]\s*\d+\s*号|{_STANDARD})(?:[,;]\s*{_SHORT.format("short")})?\))?
        (?:\s*\({_SHORT.format("called")}\))?
    """,
    build=_build,
    finds={
        "根据《某省数据条例》，制定本规划。": {"title": "某省数据条例", "number": None},
        "按照《木屋防火门》（GB/T 12345-2026）更换": {"title": "木屋防火门", "number": "GB/T 12345-2026"},
        "落实《某省渔业规划》（某政发〔2021〕18号，以下简称《规划》）": {"short": "规划", "number": "某政发[2021]18号"},
        "同意《某省渔业规划（2026—2030年）》（以下简称《规划》）": {"short": "规划"},
        "落实《关于印发〈某市规划〉的通知》(某政发[2021]18号)精神": {"number": "某政发[2021]18号"},
        "落实《某市规划》（某政发﹝2021﹞18号）": {"number": "某政发[2021]18号"},
        "修订《某省标准化工作管理办法(试行)》": {"title": "某省标准化工作管理办法(试行)"},
    },
    skips=("排演话剧《春天》。", "按照“规划”要求推进。"),
)


def citations_of(document: PlanDocument, work: str) -> Iterator[Citation]:
    """Every policy named in the text, in order, a short name as what it is short for.

    A kind of document alone that is not said to be short for anything is the last one of its kind that was named, or the
    plan itself; where there is none, it names nothing.

    Args:
        document: the plan.
        work: its own title.
    """
    text = document.text
    called: dict[str, str] = {}
    named = [work]
    for match, found in CITATION.matches(document.folded):
        number = re.sub(r"\s", "", text[match.start("number") : match.end("number")]) if match["number"] else None
        title = re.sub(r"\s*[\r\n]\s*", "", text[match.start("title") : match.end("title")]).strip()
        whole = called.get(title) or (_last_of_kind(title, named) if compiled(_KIND_ALONE).fullmatch(title) else title)
        if whole is None:
            continue
        if found["short"]:
            called[re.sub(r"\s", "", found["short"])] = whole
        named.append(whole)
        yield Citation(whole, number, Span(match.start(), match.end()))


def _last_of_kind(kind: str, named: Sequence[str]) -> str | None:
    """The last title named that ends with a kind of document: 《规划》 after 《某省渔业规划（2026—2030年）》."""
    ends = (title for title in reversed(named) if compiled(_IN_BRACKETS).sub("", fold(title)).endswith(kind))
    return next(ends, None)
