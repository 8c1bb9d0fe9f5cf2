"""文件信息 (metadata): title, issuer, number, dates, period and addressees, from the notice's head and signature.

A plan is usually printed behind the notice that issues it (…关于印发《…》的通知); what the notice says is taken first, what
the plan's own title says second. What the text does not say stays None.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import PlanDocument
from extract.model import Span
from extract.text.lines import Line, trim
from extract.text.numbering import chinese_number
from extract.text.rule import compiled

_NOTICE = r"(?P<issuer>[^《》>:。;]{0,80}?)关于(?:印发|下发|发布|转发|批转)[\s]*(?P<title>《[^》]+(?:》[^《》]*《[^》]+)*》|[^。;《》]+?)的?\s*通\s*知"
_NUMBER = r"(?P<number>[\u4e00-\u9fff]{1,12}[\[(](?:19|20)\d\d[\])][ ]*(?:第[ ]*)?\d{1,5}[ ]*号)"
_DATE = (
    r"(?P<y>(?:19|20)\d\d|[一二〇零]{1,2}[一二三四五六七八九〇零]{2,3})年[ ]*"
    r"(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月[ ]*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_PUBLISHED = r"(?:发布|发文|公布|公开)(?:日期|时间)[ ]*:[ ]*(?P<y>20\d\d)[-年./](?P<m>\d{1,2})[-月./](?P<d>\d{1,2})"
_KIND = r"规划|纲要|计划|方案|意见|要点|办法|措施|决定|通知|报告|战略|清单|行动|指南|细则|条例|规定"
_ADDRESS = r"(?P<bodies>[\u4e00-\u9fff][^。!?]{3,400}):"
_PERIOD_YEARS = r"(?P<a>(?:19|20)\d\d)年?[ ]*[-~至到][ ]*(?P<b>(?:19|20)\d\d)"
_FIVE_YEARS = r"[“”\"']?十(?P<n>[一二三四五六七八九]?)五[“”\"']?|第十(?P<m>[一二三四五六七八九]?)个五年"
_PUBLISHER = r"(?:发布机构|发文机关|发文单位|制发机关|公开主体)[ ]*:[ ]*(?P<body>[^\s:]{4,40})"
_WRITTEN = rf"(?:成文|印发|签发)(?:日期|时间)[ ]*:[ ]*{_DATE}"
_BODY_END = (
    r"[\u4e00-\u9fff\s()]{2,60}(?:政府|办公厅|办公室|局|厅|委员会|委|部|院|会|署|总局|中心|党委|集团|公司|行|处)"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a document says of it; the spans are where title, issuers and addressees stand."""

    title: str
    title_span: Span
    issuer: str | None
    issuers: tuple[Span, ...]
    document_number: str | None
    issued_on: str | None
    published_on: str | None
    period_start: int | None
    period_end: int | None
    addressees: tuple[Span, ...]

    @property
    def since(self) -> int | None:
        """The first year that it can look ahead to: that of its issue, or the first of its period where that is earlier."""
        printed = self.issued_on or self.published_on
        years = [year for year in (int(printed[:4]) if printed else None, self.period_start) if year is not None]
        return min(years, default=None)


def metadata_of(document: PlanDocument, first_heading: int) -> Metadata:
    """Read the head of the document: all that stands before its first heading.

    Args:
        document: the plan.
        first_heading: the offset of the first heading.
    """
    text, folded, lines = document.text, document.folded, document.lines
    head = [line for line in lines if line.start < first_heading][:60] or list(lines[:1])
    notice = _notice(folded, head)
    title = _quoted_title(text, notice) if notice else None
    title = title or _own_title(folded, head)
    signature = _signature(folded, head)
    issuer = _issuer(notice, signature) or _publisher(folded, head)
    return Metadata(
        title=re.sub(r"[\r\n]+\s*", "", title.of(text)),
        title_span=title,
        issuer=re.sub(r"\s+", " ", issuer.of(text)).strip() if issuer else None,
        issuers=tuple(
            Span(issuer.start + m.start(), issuer.start + m.end()) for m in re.finditer(r"\S+", issuer.of(text))
        )
        if issuer
        else (),
        document_number=_document_number(document, head),
        issued_on=signature[1] if signature else _written(folded, head),
        published_on=_published(folded, head),
        addressees=tuple(_addressees(folded, head, notice)),
        **_period(folded, title),
    )


def _notice(folded: str, head: Sequence[Line]) -> re.Match[str] | None:
    """The notice's title: a line of its own. A paragraph that cites 《关于印发…的通知》 is none."""
    for index, line in enumerate(head):
        # A long title is printed on two or three lines.
        for last in head[index : index + 3]:
            if last.end - line.start > 160 or folded[last.end - 1] in "。;:":
                break
            match = compiled(_NOTICE).search(folded, line.start, last.end)
            if match and folded[max(match.start() - 1, 0)] != "《":
                return match
    return None


def _quoted_title(text: str, notice: re.Match[str]) -> Span:
    start, end = notice.span("title")
    return Span(start + 1, end - 1) if text[start] == "《" else Span(start, end)


def _own_title(folded: str, head: Sequence[Line]) -> Span:
    """The first short line that names a kind of document, with the years in brackets on the next line.

    A title printed on two lines (某省“十四五”市场 / 监管规划) is taken whole.
    """
    for index, line in enumerate(head[:8]):
        after = head[index + 1] if index + 1 < len(head) else None
        both = folded[line.start : line.end] + (folded[after.start : after.end] if after else "")
        goes_on = after is not None and folded[after.start] in "和及与暨"
        alone = compiled(_KIND).search(folded, line.start, line.end) is not None and not goes_on
        if (
            after
            and not alone
            and re.search(rf"(?:{_KIND})$", both)
            and len(both) <= 60
            and not re.search(r"[。;:,]", both)
        ):
            return Span(line.start, after.end)
    for index, line in enumerate(head):
        words = folded[line.start : line.end]
        if 6 <= len(words) <= 60 and compiled(_KIND).search(words) and words[-1] not in "。;:,":
            after = head[index + 1] if index + 1 < len(head) else None
            years = after and re.fullmatch(r"\(.{4,20}\)", folded[after.start : after.end])
            return Span(line.start, after.end if years and after else line.end)
    return head[0].span


def _signature(folded: str, head: Sequence[Line]) -> tuple[Span | None, str] | None:
    """The signing body and its date: a date alone on a line, the body on the line above or before it on the line.

    Bodies that sign together stand on lines above each other; the span reaches from the first to the last.
    """
    for index, line in enumerate(head):
        match = compiled(_DATE).search(folded, line.start, line.end)
        if match is None or match.end() != line.end or line.end - line.start > 60:
            continue
        beside = trim(folded, line.start, match.start()) if match.start() > line.start else None
        if beside is not None:
            if compiled(_BODY_END).fullmatch(folded, beside.start, beside.end):
                return beside, _iso(match)
            continue
        above = index
        while above > 0 and compiled(_BODY_END).fullmatch(folded, head[above - 1].start, head[above - 1].end):
            above -= 1
        signs = Span(head[above].start, head[index - 1].end) if above < index else None
        return signs, _iso(match)
    return None


def _issuer(notice: re.Match[str] | None, signature: tuple[Span | None, str] | None) -> Span | None:
    if signature and signature[0]:
        return signature[0]
    if notice:
        names = trim(notice.string, *notice.span("issuer")) if notice["issuer"].strip() else None
        if names and compiled(_BODY_END).fullmatch(notice.string, names.start, names.end):
            return names
    return None


def _document_number(document: PlanDocument, head: Sequence[Line]) -> str | None:
    """The document's own number; one in brackets behind 《…》 is that of the cited document."""
    text, folded = document.text, document.folded
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


def _written(folded: str, head: Sequence[Line]) -> str | None:
    """成文日期, as the sites of governments print it over a document."""
    found = (compiled(_WRITTEN).search(folded, line.start, line.end) for line in head)
    return next((_iso(match) for match in found if match), None)


def _publisher(folded: str, head: Sequence[Line]) -> Span | None:
    """发布机构, as the sites of governments print it over a document."""
    found = (compiled(_PUBLISHER).search(folded, line.start, line.end) for line in head)
    return next((Span(*match.span("body")) for match in found if match), None)


def _iso(match: re.Match[str]) -> str:
    year, month, day = (int(p) if p.isascii() else chinese_number(p) for p in (match["y"], match["m"], match["d"]))
    return f"{year:04d}-{month:02d}-{day:02d}"


def _period(folded: str, title: Span) -> dict[str, int | None]:
    words = title.of(folded)
    if match := compiled(_PERIOD_YEARS).search(words):
        return {"period_start": int(match["a"]), "period_end": int(match["b"])}
    if match := compiled(_FIVE_YEARS).search(words):
        digit = match["n"] or match["m"]
        number = 10 + chinese_number(digit) if digit else 10
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
