"""文件信息 (metadata): title, issuer, number, dates, period and addressees, from the notice's head and signature.

A plan is usually printed behind the notice that issues it (…关于印发《…》的通知); what the notice says is taken first, what
the plan's own title says second. What the text does not say stays None.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.lines import Line
from extract.model import Span
from extract.numbering import chinese_number
from extract.rule import compiled

_NOTICE = r"(?P<issuer>[^\s《》>:]{0,60}?)关于(?:印发|下发|发布|转发|批转)(?P<title>《.+》|.+?)的?通知"
_NUMBER = r"(?P<number>[\u4e00-\u9fff]{1,12}[\[(](?:19|20)\d\d[\])][ ]*(?:第[ ]*)?\d{1,5}[ ]*号)"
_DATE = (
    r"(?P<y>(?:19|20)\d\d|[一二〇零]{1,2}[一二三四五六七八九〇零]{2,3})年[ ]*"
    r"(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月[ ]*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_PUBLISHED = r"(?:发布|发文|公布|公开)(?:日期|时间)[ ]*:[ ]*(?P<y>20\d\d)[-年./](?P<m>\d{1,2})[-月./](?P<d>\d{1,2})"
_KIND = r"规划|纲要|计划|方案|意见|要点|办法|措施|决定|通知|报告|战略|清单|行动|指南|细则|条例|规定"
_ADDRESS = r"(?P<bodies>[\u4e00-\u9fff][^。!?]{3,400}):"
_PERIOD_YEARS = r"(?P<a>(?:19|20)\d\d)年?[ ]*[-~至到][ ]*(?P<b>(?:19|20)\d\d)"
_FIVE_YEARS = r"[“”\"']?十(?P<n>[一二三四五六七八九]?)五[“”\"']?"
_BODY_END = r".*(?:政府|办公厅|办公室|局|厅|委员会|委|部|院|会|署|总局|中心|党委|集团|公司|行|处)"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a document says of it; the spans are where title, issuer and addressees stand."""

    title: str
    title_span: Span
    issuer: str | None
    issuer_span: Span | None
    document_number: str | None
    issued_on: str | None
    published_on: str | None
    period_start: int | None
    period_end: int | None
    addressees: tuple[Span, ...]


def metadata_of(text: str, folded: str, lines: Sequence[Line], first_heading: int) -> Metadata:
    """Read the head of the document: all that stands before its first heading.

    Args:
        text: the canonical text.
        folded: `fold(text)`.
        lines: `lines_of(text)`.
        first_heading: the offset of the first heading.
    """
    head = [line for line in lines if line.start < first_heading][:60] or list(lines[:1])
    notice = _notice(folded, head)
    title = _quoted_title(text, notice) if notice else None
    title = title or _own_title(folded, head)
    signature = _signature(folded, head)
    issuer = _issuer(notice, signature)
    return Metadata(
        title=re.sub(r"[\r\n]+\s*", "", title.of(text)),
        title_span=title,
        issuer=issuer.of(text) if issuer else None,
        issuer_span=issuer,
        document_number=_document_number(text, folded, head),
        issued_on=signature[1] if signature else None,
        published_on=_published(folded, head),
        addressees=tuple(_addressees(folded, head, notice)),
        **_period(folded, title),
    )


def _notice(folded: str, head: Sequence[Line]) -> re.Match[str] | None:
    """The notice's title: a line of its own. A paragraph that cites 《关于印发…的通知》 is none."""
    for line in head:
        if line.end - line.start > 150 or folded[line.end - 1] in "。;":
            continue
        match = compiled(_NOTICE).search(folded, line.start, line.end)
        if match and folded[max(match.start() - 1, 0)] != "《" and folded[match.start()] != "《":
            return match
    return None


def _quoted_title(text: str, notice: re.Match[str]) -> Span:
    start, end = notice.span("title")
    return Span(start + 1, end - 1) if text[start] == "《" else Span(start, end)


def _own_title(folded: str, head: Sequence[Line]) -> Span:
    """The first short line that names a kind of document, with the years in brackets on the next line."""
    for index, line in enumerate(head):
        words = folded[line.start : line.end]
        if 6 <= len(words) <= 60 and compiled(_KIND).search(words) and words[-1] not in "。;:,":
            after = head[index + 1] if index + 1 < len(head) else None
            years = after and re.fullmatch(r"\(.{4,20}\)", folded[after.start : after.end])
            return Span(line.start, after.end if years and after else line.end)
    return head[0].span


def _signature(folded: str, head: Sequence[Line]) -> tuple[Span | None, str] | None:
    """The signing body and its date: a date alone on a line, the body alone on the line above."""
    for index, line in enumerate(head):
        match = compiled(_DATE).fullmatch(folded, line.start, line.end)
        if match is None:
            continue
        above = head[index - 1] if index else None
        signs = above is not None and compiled(_BODY_END).fullmatch(folded, above.start, above.end) is not None
        return above.span if signs and above else None, _iso(match)
    return None


def _issuer(notice: re.Match[str] | None, signature: tuple[Span | None, str] | None) -> Span | None:
    if signature and signature[0]:
        return signature[0]
    if notice and notice["issuer"] and compiled(_BODY_END).fullmatch(notice["issuer"]):
        return Span(*notice.span("issuer"))
    return None


def _document_number(text: str, folded: str, head: Sequence[Line]) -> str | None:
    """The document's own number; one in brackets behind 《…》 is that of the cited document."""
    for line in head:
        for match in compiled(_NUMBER).finditer(folded, line.start, line.end):
            before = folded[max(match.start() - 2, 0) : match.start()]
            if not before.startswith("》"):
                return re.sub(r"\s", "", text[match.start() : match.end()])
    return None


def _published(folded: str, head: Sequence[Line]) -> str | None:
    for line in head:
        if match := compiled(_PUBLISHED).search(folded, line.start, line.end):
            return _iso(match)
    return None


def _iso(match: re.Match[str]) -> str:
    year, month, day = (int(p) if p.isascii() else chinese_number(p) for p in (match["y"], match["m"], match["d"]))
    return f"{year:04d}-{month:02d}-{day:02d}"


def _period(folded: str, title: Span) -> dict[str, int | None]:
    words = title.of(folded)
    if match := compiled(_PERIOD_YEARS).search(words):
        return {"period_start": int(match["a"]), "period_end": int(match["b"])}
    if match := compiled(_FIVE_YEARS).search(words):
        number = 10 + chinese_number(match["n"]) if match["n"] else 10
        return {"period_start": 1951 + 5 * number, "period_end": 1955 + 5 * number}
    return {"period_start": None, "period_end": None}


def _addressees(folded: str, head: Sequence[Line], notice: re.Match[str] | None) -> list[Span]:
    """The bodies of the salutation: a line behind the notice's title that ends with a colon.

    Commas separate: 各市、州市场监管局 is one addressee, and so is 甘肃矿区工商局、质监局、食药局.
    """
    for line in head:
        match = compiled(_ADDRESS).fullmatch(folded, line.start, line.end)
        if notice is None or line.start <= notice.end() or match is None:
            continue
        spans: list[Span] = []
        for part in re.finditer(r"(?:[^,;()]|\([^()]*\))+", folded[line.start : match.end("bodies")]):
            at = line.start
            for name in re.finditer(r"(?:(?!及(?!其))[^,;])+", part.group()):
                words = name.group().strip()
                begin = part.start() + name.start() + len(name.group()) - len(name.group().lstrip())
                if words:
                    spans.append(Span(at + begin, at + begin + len(words)))
        return spans
    return []
