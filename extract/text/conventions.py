"""约定 (conventions): how a document says its own lists of responsible bodies are to be read.

"责任单位：A、B，C（第一个逗号前为牵头单位，下同）": from there on, what is before the first comma leads.
"列第一位者为牵头单位": the first body leads; "其他为配合单位": the others support. "以下均需各区政府落实，不再列出", "各区政府均为责任单位，以下不再列出":
from there on, these own too. A declaration in an annotation or with 以下, 下同 holds from its place on; one that is a note of its own
(注：列首位的为牵头单位) holds for the whole document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plankg.extract.model.edges import Role
from plankg.extract.model.spans import Span
from plankg.extract.text.rule import compiled
from plankg.extract.text.unbroken import unbroken

Kind = Literal["first-comma", "first-body", "everywhere"]

_LEADS = r"(?:为|是|即为|作为|系)(?:该[^,。;]{1,6})?(?:工作|任务)?(?:牵头|主办|主责|第一责任)(?:或汇总|负责|责任)?(?:单位|部门|人)?"
_FIRST = (
    r"(?:(?:排|列|居|位)(?:名|在|列|于|序)*(?:第一|首)(?:位|个|名)?|"
    r"第一(?:个|位|家|名)?(?:责任)?(?:单位|部门)|首(?:个|位|家)(?:责任)?(?:单位|部门)?)"
)
_NOT_LISTED = r"不(?:再|另|一一|逐一|做|作)(?:一一|逐一|单独|分别|另行|重复)*(?:列出|列明|列举|列入|写明|标注|注明|说明|赘述|列示|罗列|列|写)"
_NO_MORE = rf"[,;。、]?(?:以下|后续|下文)?(?:各项|任务|措施|内容)*(?:均)?{_NOT_LISTED}"
_EVERYWHERE = (
    r"(?:(?:以下|后列|下列|后续|后面|下述)[^,。;:()]{0,16}?均?|(?:各项|每项|所有|全部|各条)[^,。;:()]{0,16}?均)(?:需|须|由|应|要|包含|包括|含|涉及|为)(?:由)?"
    rf"(?P<bodies>[^。;:]{{2,80}}?)(?:贯彻|抓好|组织|配合|负责|共同|认真)*(?:落实|实施|参与|配合|负责|执行)?{_NO_MORE}"
)
# 各县区政府均为责任单位,以下不再列出: the bodies come first.
_ALWAYS = (
    r"(?:(?<=[。;,(:])|\A)(?!以下|下列|后列|后续|后面|下述|各项|每项|所有|全部|各条)(?P<bodies>(?:[^。;:(),]|\([^()]{1,12}\)){2,80}?)均"
    rf"(?:(?:作?为|是|列为)[^,。;:()]{{0,12}}(?:责任|落实|配合|实施)(?:单位|部门|主体)|(?:需|须|应|要|负责)[^,。;:()]{{0,8}}(?:落实|参与|负责)){_NO_MORE}"
)
_TAIL_OF_BODIES = _ALWAYS.replace("?P<bodies>", "?:")
# Each kind with what every declaration of it holds, which is quicker to look for.
_DECLARED: tuple[tuple[Kind, str, str], ...] = (
    ("first-comma", "[逗分]号", rf"(?:第一个)?[“\"]?(?:逗号|分号)[”\"]?(?:之|以)?前(?:的|面的)?(?:单位|部门)?{_LEADS}"),
    ("first-body", "第一|首", rf"{_FIRST}(?:者|的)?(?:责任)?(?:单位|部门|者)?(?:均)?{_LEADS}"),
    ("everywhere", _NOT_LISTED, _EVERYWHERE),
    ("everywhere", _NOT_LISTED, _ALWAYS),
)
_OTHERS = r"[,;]?(?:其他|其它|其余|后者|后面)(?:的|各)?(?:单位|部门)?(?:均)?(?:为|是)(?P<role>配合|参与|协办|协同|责任|负责)(?:单位|部门)"
# 逗号前为牵头单位,未明确牵头单位的按职责分工负责
_UNLED = r"[,;。]?(?:未|没有|无)(?:明确|列明|注明|写明|标明)?(?:的)?(?:牵头|主办)(?:单位|部门)?的"
# What is left of a declaration inside an annotation: …，多个牵头部门的按照职责分工负责，下同.
TAIL = rf"[;,。]?[ ]*(?:[\[(][^()\[\]]*)?(?:第一个逗号|逗号前|{_FIRST}(?:者|的|责任|单位|部门)*(?:均)?(?:为|是)|{_EVERYWHERE}|{_TAIL_OF_BODIES}|下同).*"


@dataclass(frozen=True, slots=True)
class Convention:
    """One declaration: its kind, its place, for `everywhere` where the bodies are named, for others what the rest are.

    `onwards` says that it holds only for what follows it, `divided` that a list without a comma has no lead.
    """

    kind: Kind
    span: Span
    bodies: Span | None = None
    others: Role | None = None
    onwards: bool = True
    divided: bool = False

    def holds_at(self, span: Span) -> bool:
        """Whether it holds for the annotation at `span`."""
        return not self.onwards or self.span.start <= span.end


def conventions_of(folded: str) -> list[Convention]:
    """Every declaration in the document, in order."""
    return sorted(_found(folded), key=lambda convention: convention.span)


def _found(folded: str) -> Iterator[Convention]:
    if not re.search(r"逗号|分号|首|第一|不再|不另|不一一|不逐一|不[做作]", folded):
        return
    text = unbroken(folded, 0, len(folded))
    for kind, cue, pattern in _DECLARED:
        for match in compiled(pattern).finditer(text.words) if compiled(cue).search(text.words) else ():
            named = text.span(*match.span("bodies")) if "bodies" in match.re.groupindex else None
            others = compiled(_OTHERS).match(text.words, match.end())
            role: Role | None = None
            if others:
                role = "owner" if others["role"] in {"责任", "负责"} else "support"
            onwards = kind == "everywhere" or _onwards(text.words, match)
            divided = compiled(_UNLED).match(text.words, match.end()) is not None
            yield Convention(kind, text.span(*match.span()), named, role, onwards, divided)


def _onwards(words: str, match: re.Match[str]) -> bool:
    """Whether a declaration is a part of an annotation, or says itself that it is about what follows."""
    before = re.split(r"。|\)(?=注)|注[ ]*:|说明[ ]*:", words[max(match.start() - 300, 0) : match.start()])[-1]
    sentence = before + re.split(r"。", words[match.start() : match.end() + 40])[0]
    bracket = max(before.rfind("("), before.rfind("["))
    inside = bracket > max(before.rfind(")"), before.rfind("]")) or re.search(r"(?:单位|部门)[ ]*:", before) is not None
    return inside or re.search(r"下同|以下|下列", sentence) is not None
