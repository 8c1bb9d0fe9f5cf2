"""文件标题 (titles): of the notice that issues a plan, and of the document itself, over as many lines as they take."""

import re
from collections.abc import Sequence
from functools import cache

from plankg.extract.model import Span
from plankg.extract.outline.index_block import is_index_line
from plankg.extract.outline.issuing_bodies import is_body
from plankg.extract.text.dates import DAY
from plankg.extract.text.lines import Line, trim
from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import alternatives

_ISSUED = r"印\s*发|下\s*发|发\s*布|公\s*布|转\s*发|批\s*转"
# …关于印发《…》的通知, …印发某省某计划的通知, 某市印发《…》 (a headline).
NOTICE = (
    rf"(?P<issuer>[^《》>:。;]{{0,80}}?)(?:关\s*于\s*)?(?:{_ISSUED})(?P<maker>[^《》。;:]{{0,40}}?(?:制\s*[订定]|拟\s*[订定]|编\s*制|等\s*部\s*门)\s*的?\s*|[^《》。;:]{{1,30}}[局厅委会办府院部](?=《))?\s*"
    r"(?:(?P<title>《[^》]+(?:》[、和及与\s]*《[^》]+)*》|〈[^〉]+〉|(?:[^。;:《》]|《[^《》]+》|[Pp]age[ ]*\d+[ ]*:)+?)的?\s*通\s*知|"
    r"(?P<headline>《[^《》]+》)(?=\s*(?:\([^()]*\)\s*)?$))"
)
_NUMBER = r"[\u4e00-\u9fff]{1,14}[ ]?\[(?:19|20)\d\d\][ ]*(?:第[ ]*)?\d{1,5}[ ]*号"
_BRACKET = r"\s*\([^()]{2,24}\)"
_OWN = r"(?P<issuer>[\u4e00-\u9fff·、\s]{2,60}?)(?:(?:批\s*转|转\s*发)[^。]*?)?(?:关\s*于|对|贯\s*彻|支\s*持|印\s*发)"
_PLANS = "方案|计划|规划|纲要|要点|办法|措施|细则|清单"
_COLLECTED = r"\d{1,3}[.、][ ]*|[\u4e00-\u9fff]{2,14}[\[(](?:19|20)\d\d[\])][ ]*\d{1,5}[ ]*号[ ]*"
_ASKED = r"[^《》。]{0,30}?(?:关于)?(?:[对就]|征求)?《(?P<own>[^《》]{6,})》(?:\([^()]*\))?[^《》]{0,12}(?:征求)?意见的?(?:通知|公告|函|公示|通告)"
_SITE = r"(?:_|--|\s[-|]\s)[^《》]{0,60}(?:网|门户|政府|文件|公开).{0,20}$"
_NO_TITLE = r"欢迎|.*征[集求]意见$|\(此件|附件|索引号|各[省市县区州]|目\s*录|[\[(]?征求意见|当前位置|来源|分享"
_NAMED = r"(?:[^《》]|《[^《》]*》){4,80}"
_SAID = (
    rf"(?:现将|现印发|制[定订]了?|特制[定订]了?|编制了?)[ ]*《(?P<made>{_NAMED})》(?:印发|[。,(]|转发|下发|发给)|"
    rf"《(?P<passed>{_NAMED})》[ ]*(?:\([^()]*\))?已经?[^。]{{2,60}}?(?:同意|通过|批准|审定)"
)
_PRINTED = r"日\s*印\s*发"  # the foot of a document: 某市政府办公室 2026年5月6日印发
_MOST_LINES = 4
_MOST_WORDS = 120


@cache
def _ends() -> str:
    """A kind of document, with brackets after it (试行, years)."""
    return rf"(?:{alternatives('outline/title_kinds')}|[一二三四五六七八九十\d]条)[》”]?(?:{_BRACKET}){{0,2}}"


def notice_at(folded: str, head: Sequence[Line]) -> re.Match[str] | None:
    """The notice's title, on a line of its own or on several: a paragraph that cites 《关于印发…的通知》 is none."""
    for index, line in enumerate(head):
        for last in head[index : index + _MOST_LINES]:
            ended = folded[last.end - 1] in "。;:" or (
                last is not line and (_is_trail(folded, line) or "\t" in line.span.of(folded))
            )
            between = folded[head[head.index(last, index) - 1].end : last.start] if last is not line else ""
            ended = ended or re.sub(r"\#+ *[Pp]age *\d+ *:?", "", between).strip() != ""  # a value that was left out
            if last.end - line.start > 200 or ended or (last is not line and is_index_line(folded, line)):
                break
            match = compiled(NOTICE).search(folded, line.start, last.end)
            if match and not _is_cited(folded, match, line, last) and _is_alone(match, line):
                return match
    return None


def _is_cited(folded: str, match: re.Match[str], line: Line, last: Line) -> bool:
    """Whether a notice's title is in 《》 in a sentence; a line that has nothing else but its number is the title itself."""
    if folded[max(match.start() - 1, 0)] != "《" or "》" not in folded[match.end() : last.end]:
        return False
    before = folded[line.start : match.start() - 1].strip()
    return not (folded[match.end() : last.end].strip() == "》" and (not before or before.endswith("号")))


def _is_alone(match: re.Match[str], line: Line) -> bool:
    """Whether nothing of a sentence is before the title; a headline (某市印发《…》) begins its line."""
    return (not match["headline"] or match.start() == line.start) and re.search(r"[,。]", match["issuer"]) is None


def quoted_title(folded: str, notice: re.Match[str]) -> Span:
    """The title of the plan that a notice issues, without 《》."""
    name = "title" if notice["title"] else "headline"
    start, end = notice.span(name)
    for opened, closed in ("《》", "〈〉", "<>"):
        if folded[start] == opened and folded[end - 1] == closed and folded.count(opened, start, end) == 1:
            return Span(start + 1, end - 1)
    return Span(start, end)


def said_title(folded: str, head: Sequence[Line], rest: Sequence[Line]) -> Span | None:
    """The title that the text says where a copy has lost its line: 现将《某市某方案》印发给你们, 《…》已经同意, 附件：某任务分解表."""
    for line in [*head, *rest[:20]]:
        if named := compiled(_SAID).search(folded, line.start, line.end):
            return Span(*named.span("made" if named["made"] else "passed"))
    for line in [*head, *rest]:
        if named := compiled(rf"附件\s*\d?[.:]\s*(?:1[.、]\s*)?(?P<title>[^。;:]{{4,60}}(?:{_ends()}|表))").fullmatch(
            folded, line.start, line.end
        ):
            return Span(*named.span("title"))
    return None


def own_title(folded: str, head: Sequence[Line]) -> Span | None:
    """The first lines that together end with a kind of document: 某省“十四五”市场 / 监管规划 / （2021—2025年）."""
    for index, line in enumerate(head):
        if not _may_begin(folded, line) or _is_trail(folded, line):
            continue
        for last in head[index : index + _MOST_LINES]:
            words = folded[line.start : last.end]
            if last is not line and not _may_go_on(folded, head[head.index(last, index) - 1]):
                break
            if (
                re.search(r"[。;:!?]", words)
                or len(words) > _MOST_WORDS
                or (last is not line and _is_other(folded, last))
            ):
                break
            if len(words) >= 5 and compiled(rf".*(?:{_ends()})").fullmatch(re.sub(r"\s+", "", words)):
                return _with_years(folded, head, index, line, last)
    return None


def _may_begin(folded: str, line: Line) -> bool:
    return not (
        compiled(_NO_TITLE).match(folded, line.start, line.end)
        or is_index_line(folded, line)
        or compiled(rf"\s*{DAY}.*|.*{_PRINTED}").fullmatch(folded, line.start, line.end)
    )


def _is_trail(folded: str, line: Line) -> bool:
    """Whether a line says where on a site one is: 您的位置：首页 > 政务公开 > 正文."""
    words = folded[line.start : line.end]
    return (re.search("[>»]", words) is not None and "<" not in words) or re.search(
        "(?:当前|所在)位置", words
    ) is not None


def _may_go_on(folded: str, line: Line) -> bool:
    """Whether a line can be the first part of a title: words of a site over it (政策解读 政策原文 某市) are none."""
    words = folded[line.start : line.end].split()
    if len(words) > 1 and all(1 < len(word) < 7 for word in words) and not is_body(folded, line.start, line.end):
        return False
    return line.end - line.start >= 7 or is_body(folded, line.start, line.end) or folded[line.end - 1] in "和与及的"


def _is_other(folded: str, line: Line) -> bool:
    return (
        not _may_begin(folded, line)
        or compiled(r".*[\[(](?:19|20)\d\d[\])].*号").fullmatch(folded, line.start, line.end) is not None
    )


def _with_years(folded: str, head: Sequence[Line], index: int, line: Line, last: Line) -> Span:
    """The title goes on where the next line does (a bracket with years, a second half that ends with a kind)."""
    at = head.index(last, index)
    for following in head[at + 1 : at + 3]:
        words = folded[following.start : following.end]
        years = re.fullmatch(r"\([^()]{4,20}\)", words) and not re.search(r"日|此件|通过", words)
        goes_on = (
            len(words) <= 40
            and re.match(r"[和及与暨的、]", words) is not None
            and compiled(rf".*(?:{_ends()})").fullmatch(words)
        )
        if not (years or goes_on):
            break
        last = following
    return Span(line.start, last.end)


# A headline that says who made the plan known: 某市政府网站发布《某方案, the other half of its quotes lost or at the end.
_ANNOUNCED = (
    r"[^《》,。]{4,30}?(?:网站)?(?:联合|正式)?(?:发布|印发|出台|公布)(?<!关于印发)《(?P<own>[^《》]{6,})(?:》$|$)"
)


def cleaned(folded: str, title: Span) -> Span:
    """The title without its number (in a collection, or its own), a site's name after it, number and date in brackets."""
    start, end = title.start, title.end
    if number := compiled(_COLLECTED).match(folded, start, end):
        start = number.end()
    if place := compiled(r"\[[^\[\]]{2,16}\][ ]*").match(folded, start, end):
        start = place.end()
    if folded.startswith("《", start) and "》" not in folded[start:end]:  # a copy lost the other half
        start += 1
    elif folded.startswith("《", start) and folded.find("》", start) == end - 1:
        start, end = start + 1, end - 1
    elif said := compiled(_ANNOUNCED).match(folded, start, end):
        start, end = said.span("own")
    elif (closed := folded.find("》", start, end)) > start and "《" not in folded[start:closed]:
        end = closed  # 某县某方案》(征求意见稿)
    if printed := compiled(rf"\s*\(\s*(?=[^ )])(?:{_NUMBER}[ ,、]*)?(?:{DAY}[^()]*)?\)\s*$").search(
        folded[:end], start
    ):
        end = printed.start()
    if site := compiled(_SITE).search(folded[:end], start + 4):
        end = site.start()
    if asked := compiled(_ASKED).fullmatch(folded, start, end):
        return Span(*asked.span("own"))
    # A notice without 印发 that has lost its head: 某区某行动方案的通知.
    plan = compiled(rf"(?:(?!关于|印发).)+?(?P<of>(?:{_PLANS})(?:{_BRACKET})?)的通知").fullmatch(folded, start, end)
    end = plan.end("of") if plan else end
    return trim(folded, start, end) or title


def issuer_in(folded: str, title: Span) -> Span | None:
    """The words before 关于 in a title (某市人民政府关于加快…的意见), or before 印发 in a headline."""
    match = compiled(_OWN).match(folded, title.start, title.end)
    return trim(folded, *match.span("issuer")) if match else None
