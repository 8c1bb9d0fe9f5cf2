"""文件信息 (metadata): title, issuer, number, dates, period and addressees, from the notice's head and signature.

A plan is usually printed after the notice that issues it (…关于印发《…》的通知); what the notice says is taken first, what
the plan's own title says second. What the text does not say stays None.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Span
from plankg.extract.outline.index_block import index_block, is_index_line, outside_block, without_values
from plankg.extract.outline.issuing_bodies import bodies_in, is_body
from plankg.extract.outline.periods import period_of
from plankg.extract.outline.signatures import Signature, day_in_brackets, signature_of, under_title
from plankg.extract.outline.titles import cleaned, issuer_in, notice_at, own_title, quoted_title, said_title
from plankg.extract.text.dates import DAY, STAMP, STAMP_AND_TIME, iso
from plankg.extract.text.lines import Line, trim
from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import words

_NUMBER = (
    r"(?P<number>[\u4e00-\u9fff]{1,14}[ ]?[\[(][ ]?(?:19|20)\d\d[ ]?[\])][ ]*(?:第[ ]*)?\d{1,5}[ ]*号|"
    r"(?:(?:中华人民共和国)?国务院|[\u4e00-\u9fff]{2,12}(?:部|委员会|局|政府))令[ ]*第?[ ]*\d{1,4}[ ]*号)"
)
# Decrees and public notices are counted by the year or from the first on: 某省人民政府令 / 第312号, 某市林业局公告 / 2026年第3号.
_DECREE = r"(?P<body>[\u4e00-\u9fff、 ]{2,40}?)(?:令|公告|通告)\s*[\[(]?(?:(?:19|20)\d\d年?[\])]?\s*)?第?\s*[\d一二三四五六七八九十百〇]{1,5}\s*号"
_MINUTES = r"[\[(](?:19|20)\d\d[\])]\s*第?\s*\d{1,4}\s*[号期]"
# What a collection sets before a title: 【某省某市】, 【某市财政局】.
_TAG = r"\[(?P<words>[^\[\]]{2,60})\][ ]*"
_GLUED_NUMBER = r"[\u4e00-\u9fff]{1,14}\[(?:19|20)\d\d\]\d{1,5}号[ ]*"
_PAGE_MARK = r"\#+[ ]*[Pp]age[ ]*\d+[ ]*:?"
_LONGEST_TITLE = 120
_OWN_SHARE = 0.4  # of the letters of the notice's title
_BRACKETS = str.maketrans("[]【】﹝﹞［］", "〔〕〔〕〔〕〔〕")
# Words of a title that a copy glued to the number: …规划的通知某政发〔2026〕3号.
_BEFORE_NUMBER = r".*(?:通\s*知|意见|批复|复函|决定|规划|计划|方案|措施|办法|公告|通告|要点|纪要|报告)"
_ADDRESS = r"[\u4e00-\u9fff][^。!?]{2,600}:"
_ADDRESSED = (
    r"[^:]*(?:政府|部门|单位|机构|局|厅|委|办|公室|院校|学校|企业|公司|会|处室?|科室|团体|部|中心|组织|街道|镇|乡|集团|党委|党组|区|县|市|州|盟|社|署|院|行|团|站)"
    r"(?:\([^()]*\))?"
)

# Names that say their level: 市财政局, 某市财政局, 各分局; and the ends of whole names.
_LEVELLED = r"\s*(?:[省市县区州盟旗各]|[\u4e00-\u9fff]{1,8}?[省市县区州盟旗])"
_WHOLE_NAME = r"[\u4e00-\u9fff]{2,20}(?:[部局厅委会署]|兵团|政府|公司|法院|检察院|办公室)"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a document says of it; the spans are where title, issuers and addressees are.

    `title` is the plan's own, or that of the whole notice where the plan's is a small part of it; `work` is always the plan's own.
    """

    title: str
    work: str
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
    """Read what is before the first heading, and the signature, which may be at the end.

    Args:
        document: the plan.
        first_heading: the offset of the first heading.
    """
    text, folded, lines = document.text, document.folded, document.lines
    head = [line for line in lines if line.start < first_heading][:80] or list(lines[:3])
    rest = lines[len([line for line in lines if line.start < first_heading]) :]
    block = index_block(folded, head)
    notice = notice_at(folded, outside_block(folded, head))
    title = _title(document, head, rest, notice, block)
    signature = signature_of(folded, head, rest)
    cover = under_title(folded, head, title.end) if notice is None else ()
    decree = _decree(folded, head)
    issuers = _issuers(folded, notice, title, (signature, cover), block, head[0].start)
    issuers = issuers or _over_notice(folded, head, notice)
    if not issuers and decree is not None:
        issuers = tuple(bodies_in(folded, Span(*decree.span("body"))))
    period_start, period_end = period_of(folded, notice, title)
    return Metadata(
        title=_whole_title(document, notice, title),
        work=_words(text, title),
        title_span=title,
        issuer="、".join(_words(text, span) for span in issuers) or None,
        issuers=issuers,
        document_number=_document_number(document, head, block) or _plain_number(document, head, decree),
        issued_on=_issued(folded, head, signature, block),
        published_on=_day_in(folded, block.get("published")) or _published(folded, head),
        period_start=period_start,
        period_end=period_end,
        addressees=tuple(_addressees(folded, head, title)),
    )


def _words(text: str, span: Span) -> str:
    """The words as one line; names set wide (国 务 院) are closed."""
    words = re.sub(rf"(?:{_PAGE_MARK})?[\r\n]+\s*(?:{_PAGE_MARK})?", "", span.of(text)).strip()
    return re.sub(r"\s+", "", words) if re.fullmatch(r"\S(?:\s+\S)+", words) else words


def _whole_title(document: PlanDocument, notice: re.Match[str] | None, title: Span) -> str:
    """The plan's title, or the notice's where that says much more: 某市林业局关于印发护林方案的通知 for 护林方案."""
    text, folded = document.text, document.folded
    if notice is not None:
        issuer = trim(folded, *notice.span("issuer"))
        start = _under_titles(folded, issuer).start if issuer else notice.end("issuer")
        whole = _words(text, cleaned(folded, Span(start, notice.end())))
        lengths = [len(re.sub(r"\W", "", words)) for words in (title.of(text), whole)]
        if lengths[0] < _OWN_SHARE * lengths[1]:
            return whole
    return _words(text, title)


def _title(
    document: PlanDocument,
    head: Sequence[Line],
    rest: Sequence[Line],
    notice: re.Match[str] | None,
    block: Mapping[str, Span],
) -> Span:
    """The plan's title as the notice names it, else the document's own, else what the page marks, the site or the text says."""
    folded = document.folded
    if notice is not None:
        return cleaned(folded, quoted_title(folded, notice))
    head = without_values(folded, head)
    own = own_title(folded, head)
    if own is not None:
        return cleaned(folded, own)
    marked = [span for span, level in document.source.headings if level == 1 and span.start <= head[-1].end]
    fallback = marked[0] if marked else block.get("title")
    values = list(block.values())
    plain = next((line.span for line in head if not is_index_line(folded, line) and line.span not in values), None)
    if fallback is None and (plain is None or folded[plain.start] == "(" or folded[plain.end - 1] in "。:"):
        fallback = said_title(folded, head, rest)
    return cleaned(folded, fallback or _first_words(folded, plain or head[0].span))


def _first_words(folded: str, line: Span) -> Span:
    """The line, or where it is a paragraph (a text of one line), its words up to the first stop."""
    if line.end - line.start <= _LONGEST_TITLE and not re.search(r"[。;!?].", line.of(folded)):
        return line
    stop = compiled(r"[^,。;:!?]{4,80}").match(folded, line.start, line.end)
    return Span(*stop.span()) if stop else line


def _issuers(
    folded: str,
    notice: re.Match[str] | None,
    title: Span,
    signed: tuple[Signature | None, tuple[Span, ...]],
    block: Mapping[str, Span],
    first: int,
) -> tuple[Span, ...]:
    """Who issued it: the cover, the signature, the head of the title, or what the site says, in this order.

    A collection says it in brackets at its first character: 【某市人民政府】某市某方案.

    A body that signs with the seal of another (代章) is no match for the body that the title names.
    """
    signature, cover = signed
    named: tuple[Span, ...] = ()
    names = trim(folded, *notice.span("issuer")) if notice and notice["issuer"].strip() else issuer_in(folded, title)
    if names:
        start = names.start
        if (stated := block.get("title")) and start < stated.start < names.end:
            start = stated.start
        if before := compiled(rf"\d{{1,3}}[.、][ ]*|{_TAG}|{_GLUED_NUMBER}").match(folded, start, names.end):
            start = before.end()
        names = trim(folded, start, names.end)
    if names:
        joint = compiled(r"(?P<first>.+?)等(?:\d{1,2}|[一二三四五六七八九十]{1,2})?个?(?:部门|家?单位)?").fullmatch(
            folded, names.start, names.end
        )
        names = Span(*joint.span("first")) if joint else names
        names = _under_titles(folded, names)
        if is_body(folded, names.start, names.end):
            named = tuple(bodies_in(folded, names))
    if cover and not (signature and signature.is_at_the_head):
        return cover
    if signature and signature.bodies and not (named and (signature.on_behalf or _is_short(named, signature))):
        return signature.bodies
    if named:
        return named
    said = block.get("issuer")
    if said is None and (tag := compiled(_TAG).match(folded, first)) and is_body(folded, *tag.span("words")):
        said = Span(*tag.span("words"))
    return tuple(bodies_in(folded, said)) if said else ()


def _under_titles(folded: str, names: Span) -> Span:
    """The words before 关于 without what is over them: a headline, the title that a page prints first, the path on a site."""
    breaks = [match.start() for match in re.finditer(r"\n", folded[names.start : names.end])]
    titled = [
        at for at in breaks if folded[names.start : names.start + at].rstrip().endswith(words("outline/title_kinds"))
    ]
    if not titled and breaks and not is_body(folded, names.start, names.end):
        titled = breaks[-1:]
    return trim(folded, names.start + titled[-1], names.end) or names if titled else names


def _over_notice(folded: str, head: Sequence[Line], notice: re.Match[str] | None) -> tuple[Span, ...]:
    """The body alone on the line over a notice whose title names none: 某市人民政府办公室, 某市人民政府文件."""
    above = [line for line in head if notice is not None and line.end <= notice.start()]
    if not above:
        return ()
    name = compiled(r".+?(?=(?:文件)?$)").match(folded[: above[-1].end], above[-1].start)
    return tuple(bodies_in(folded, Span(*name.span()))) if name and is_body(folded, *name.span()) else ()


def _is_short(named: tuple[Span, ...], signature: Signature) -> bool:
    """省政府办公厅 signs what 某省人民政府办公厅 is named for in the title."""
    lengths = [[span.end - span.start for span in spans] for spans in (signature.bodies, named)]
    return len(named) == len(signature.bodies) == 1 and lengths[0] < lengths[1]


def _document_number(document: PlanDocument, head: Sequence[Line], block: Mapping[str, Span]) -> str | None:
    """The document's own number; one in brackets after the name of another document is that document's."""
    text, folded = document.text, document.folded
    stated = block.get("number")
    if stated and compiled(r".*\d\s*号").fullmatch(folded, stated.start, stated.end):
        return _as_number(stated.of(text))
    for line in [one.span for one in head]:
        for match in compiled(_NUMBER).finditer(folded, line.start, line.end):
            if _is_cited(folded, line, match):
                continue
            start = match.start()
            if glued := compiled(_BEFORE_NUMBER).match(folded, start, match.end()):
                start = glued.end()
            if folded[start] == "知" and folded[:start].rstrip().endswith("通"):
                start += 1  # the last word of a title set wide: 意见的通 知某政发〔2026〕3号
            if start + 6 < match.end():
                return _as_number(text[start : match.end()])
    return None


def _as_number(printed: str) -> str:
    return re.sub(r"\s", "", printed).translate(_BRACKETS)


def _decree(folded: str, head: Sequence[Line]) -> re.Match[str] | None:
    """The name and number of a decree or public notice, which have a line or two for themselves."""
    for line, after in zip(head, [*head[1:], None], strict=True):
        for last in (line, after):
            found = last and compiled(_DECREE).fullmatch(folded, line.start, last.end)
            if found and is_body(folded, *found.span("body")):
                return found
    return None


def _plain_number(document: PlanDocument, head: Sequence[Line], decree: re.Match[str] | None) -> str | None:
    """The number of a decree, or that of minutes alone on its line: 〔2026〕12号."""
    alone = (compiled(_MINUTES).fullmatch(document.folded, line.start, line.end) for line in head)
    found = decree or next((match for match in alone if match), None)
    return _as_number(document.text[found.start() : found.end()]) if found else None


def _is_cited(folded: str, line: Span, number: re.Match[str]) -> bool:
    """Whether a number is that of a document named before it: 《…》（某政发〔2020〕3号）. In brackets at the end of a title it is not."""
    before = folded[line.start : number.start()].rstrip()
    opened = before.rfind("(")
    named = folded[: line.start + max(opened, 0)][-8:].rstrip().endswith("》")
    if "》" in before[-2:] or (opened > before.rfind(")") and named):
        return True
    if not before.endswith(("(", "[")) or len(before) == 1:
        return False
    ends_title = "。" not in before and compiled(rf"{_BEFORE_NUMBER}\s*[(\[]").fullmatch(before)
    return not ends_title and number.end() + 1 < line.end


def _issued(folded: str, head: Sequence[Line], signature: Signature | None, block: Mapping[str, Span]) -> str | None:
    """The day of the notice's signature, else 成文日期 of the site, a later signature, the day in brackets after the title."""
    if signature and signature.day and signature.is_at_the_head and (signature.bodies or signature.ends_text):
        return signature.day
    if day := _day_in(folded, block.get("written")):
        return day
    return (signature.day if signature else None) or day_in_brackets(folded, head)


def _day_in(folded: str, span: Span | None) -> str | None:
    if span is None:
        return None
    match = compiled(f"{STAMP}").search(folded, span.start, span.end) or compiled(DAY).search(
        folded, span.start, span.end
    )
    return iso(match) if match else None


def _published(folded: str, head: Sequence[Line]) -> str | None:
    """The day that a page prints with its source: 2026-03-25 14:05 来源：某网, the source on the line or soon after it."""
    for line in head:
        if stamp := compiled(rf"{STAMP_AND_TIME}(?P<source>来源.*)?").fullmatch(folded, line.start, line.end):
            after = (one for one in head if line.end < one.start < line.end + 60)
            if stamp["source"] or any(folded.startswith("来源", one.start) for one in after):
                return iso(stamp)
    return None


def _addressees(folded: str, head: Sequence[Line], title: Span) -> list[Span]:
    """The bodies of the salutation: a line after the title that ends with a colon and names nothing but bodies.

    A title that is named in the text only has all of the head after it.

    Commas separate: 各市、州市场监管局 is one addressee, and so is 甘肃矿区工商局、质监局、食药局. What is a whole name between 、 is one of
    its own: 教育部、财政部、体育总局.
    """
    printed = any(line.start == title.start for line in head)
    for line in head:
        if (printed and line.start <= title.start) or compiled(_ADDRESS).fullmatch(
            folded, line.start, line.end
        ) is None:
            continue
        if is_index_line(folded, line) or not compiled(_ADDRESSED).fullmatch(folded, line.start, line.end - 1):
            continue
        spans: list[Span] = []
        for part in re.finditer(r"(?:[^,;()]|\([^()]*\))+", folded[line.start : line.end - 1]):
            for name in re.finditer(r"(?:(?!及(?!其))[^,;])+", part.group()):
                begin = line.start + part.start() + name.start()
                names = (trim(folded, begin + one.start, begin + one.end) for one in _whole_names(name.group()))
                spans.extend(span for span in names if span)
        return spans
    return []


def _whole_names(words: str) -> Iterator[Span]:
    """The names of a list where each is whole, with its level or all without one; else the list as it is."""
    parts = list(re.finditer(r"[^、]+", words))
    levelled = {compiled(_LEVELLED).match(part.group()) is not None for part in parts}
    if len(levelled) == 1 and all(compiled(_WHOLE_NAME).fullmatch(part.group().strip()) for part in parts):
        yield from (Span(*part.span()) for part in parts)
    else:
        yield Span(0, len(words))
