"""落款 (signatures): who signs a document and on which day, after the notice or at the end of the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plankg.extract.model import Span
from plankg.extract.outline.issuing_bodies import BODY, ON_BEHALF, bodies_in, is_body
from plankg.extract.text.dates import DAY, STAMP, iso
from plankg.extract.text.lines import Line, trim
from plankg.extract.text.rule import compiled

# 某局2026年4月19日发布, 某局（某某局）于2026年2月5日在…发布会上发布, 2026年5月6日，某局发布; the day may be left open: 某办公室2026年3月中旬印发
_ISSUED_HERE = rf"""(?:(?P<body>{BODY})(?:\([^()]{{2,20}}\))?)?\s*于?\s*(?:{DAY}[^。]{{0,80}}?(?:印发|发布|公布)(?=[,。]|$)
    |20\d\d年\d{{1,2}}月(?:[上中下]旬)?(?:印发|发布|公布)。?$)"""
_BODY_AFTER_DAY = rf"{DAY},\s*(?P<body>{BODY})(?:印发|发布|公布)(?=[,。]|$)"
# 2000年12月28日 某委〔2000〕17号: the number may be on the line of the day, before or after it.
_NUMBER = r"[\u4e00-\u9fff]{1,14}[ ]?\[(?:19|20)\d\d\][ ]?\d{1,5}[ ]?号"
_AFTER_DAY = rf"\s*(?:印发|发布)?\s*(?:\(.{{2,14}}\)|{_NUMBER})?"
# …请认真贯彻执行。 某市财政局 2024年3月24日: the last sentence goes on into the signature.
_AFTER_SENTENCE = rf"(?:.|\n)*[。!](?P<before>[^。!]*?){DAY}"
_MONTH_AFTER = (
    r"\s*(?:20\d\d|[一二][〇零○O一二三四五六七八九]{3})[ ]?年[ ]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[ ]?月$"
)
_PASSED = rf"\(\s*(?:[^()]{{2,30}}号[ ,、]*)?{DAY}[^()]{{0,80}}\)"
_LONGEST = 70
_LAST_LINES = 12
_AFTER_SIGNATURE = 4
_SEAL_LINES = 4


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: the bodies that sign, the day (ISO), whether the seal is another's (代章), whether it is before all headings.

    `ends_text`: the last sentence is right above it.
    """

    bodies: tuple[Span, ...]
    day: str | None
    on_behalf: bool = False
    is_at_the_head: bool = False
    ends_text: bool = False


def signature_of(folded: str, head: Sequence[Line], rest: Sequence[Line]) -> Signature | None:
    """The signature in the head of a document, else the first one after it with a body, else a day near the end.

    Args:
        folded: the text for matching.
        head: the lines before the first heading.
        rest: the lines after it.
    """
    before = [replace(signature, is_at_the_head=True) for signature in _signatures(folded, head)]
    signed = [*before, *(s for s in _signatures(folded, rest) if s.bodies)]
    if signed:
        return next((s for s in signed if s.bodies), signed[0])
    last = rest[-_LAST_LINES:]
    return _undated(folded, last or head) or next(iter(_signatures(folded, last)), None)


def _undated(folded: str, lines: Sequence[Line]) -> Signature | None:
    """Bodies alone on the last lines, after a full stop, without a day; what a page prints after them is short."""
    for at in range(len(lines) - 1, max(len(lines) - _AFTER_SIGNATURE, 0), -1):
        first = at
        while first > 0 and _signs(folded, lines[first]):
            first -= 1
        if first < at and folded[lines[first].end - 1] == "。":
            return _signed(folded, [line.span for line in lines[first + 1 : at + 1]], None)
    return None


def without_signatures(folded: str, lines: Sequence[Line]) -> list[Line]:
    """The lines without those that give a day, or a body and a day, and without the names of bodies right before them."""
    kept: list[Line] = []
    for line in lines:
        day = compiled(rf"{DAY}{_AFTER_DAY}").search(folded, line.start, min(line.end, line.start + _LONGEST))
        before = trim(folded, line.start, day.start()) if day else None
        if (
            day is None
            or day.end() < line.end
            or (before is not None and not is_body(folded, before.start, before.end))
        ):
            kept.append(line)
            continue
        while kept and _signs(folded, kept[-1]):
            kept.pop()
    return kept


def under_title(folded: str, head: Sequence[Line], title_end: int) -> tuple[Span, ...]:
    """The bodies that a cover names right under the title, with a month (某市林业局 2024年12月) or nothing after them."""
    found: list[Span] = []
    for line in (line for line in head if line.start >= title_end):
        month = compiled(_MONTH_AFTER).search(folded, line.start, line.end)
        named = trim(folded, line.start, month.start() if month else line.end)
        if named is None or named.end - named.start > _LONGEST or not is_body(folded, named.start, named.end):
            break
        found += bodies_in(folded, named)
    return tuple(found)


def _signatures(folded: str, lines: Sequence[Line]) -> list[Signature]:
    found = (_signature_at(folded, lines, index) for index in range(len(lines)))
    return [signature for signature in found if signature is not None]


def _signature_at(folded: str, lines: Sequence[Line], index: int) -> Signature | None:
    """A day that ends its line, the body before it or on the lines above; or the line that says who issued it when.

    Under the title it may be in brackets: （某市林业局　2026年2月27日印发）.
    """
    line = lines[index]
    if folded[line.start] == "(" and folded[line.end - 1] == ")":
        line = replace(line, start=line.start + 1, end=line.end - 1)
    if "年" not in folded[line.start : line.end]:
        return _stamped(folded, lines, index)
    here = (compiled(pattern).match(folded, line.start, line.end) for pattern in (_BODY_AFTER_DAY, _ISSUED_HERE))
    if issued := next(filter(None, here), None):
        bodies = bodies_in(folded, Span(*issued.span("body"))) if issued["body"] else []
        return Signature(tuple(_office(folded, s) for s in bodies), iso(issued) if issued["d"] else None)
    if sentence := compiled(_AFTER_SENTENCE).fullmatch(folded, line.start, line.end):
        return _after_sentence(folded, sentence)
    match = compiled(DAY).search(folded, line.start, line.end) if line.end - line.start <= _LONGEST else None
    ends = match is not None and compiled(_AFTER_DAY).fullmatch(folded, match.end(), line.end)
    if match is None or not ends or (day := iso(match)) is None:
        return None
    before = trim(folded, line.start, match.start())
    if before is not None:
        return _after_words(folded, before, day)
    last = _before_seal(folded, lines, index)
    above = last
    while above > 0 and index - above < 14 and _signs(folded, lines[above - 1]):
        above -= 1
    signed = _signed(folded, [one.span for one in lines[above:last]], day)
    ends_text = above > 0 and folded[lines[above - 1].end - 1] == "。"
    return replace(signed, on_behalf=signed.on_behalf or last < index, ends_text=ends_text)


def _after_words(folded: str, before: Span, day: str) -> Signature | None:
    """The signature whose day follows the body, or the document's number, on its line."""
    if is_body(folded, before.start, before.end):
        return _signed(folded, [before], day)
    return Signature((), day) if compiled(_NUMBER).fullmatch(folded, before.start, before.end) else None


def _after_sentence(folded: str, match: re.Match[str]) -> Signature | None:
    """The body and day, or the day alone, after the last sentence of a paragraph."""
    before = trim(folded, *match.span("before"))
    if (day := iso(match)) is None or (before is not None and not is_body(folded, before.start, before.end)):
        return None
    return _signed(folded, [before] if before else [], day)


def _stamped(folded: str, lines: Sequence[Line], index: int) -> Signature | None:
    """A day in figures (2024.3.9, 2024-03-09) after bodies that sign under the last sentence; a page prints others at will."""
    line = lines[index]
    match = compiled(STAMP).search(folded, line.start, line.end)
    if match is None or match.end() < line.end or (day := iso(match)) is None:
        return None
    before = trim(folded, line.start, match.start())
    places = [before] if before and is_body(folded, before.start, before.end) else []
    if before and not places:
        return None
    above = index
    while above > 0 and _signs(folded, lines[above - 1]):
        above -= 1
    places = [*(one.span for one in lines[above:index]), *places]
    ended = above > 0 and folded[lines[above - 1].end - 1] == "。"
    return _signed(folded, places, day) if places and ended else None


def _before_seal(folded: str, lines: Sequence[Line], index: int) -> int:
    """The lines up to the day, without those that say in brackets who lends the seal: （某局、某行代章）."""
    for above in range(index - 1, max(index - _SEAL_LINES, 0) - 1, -1):
        if compiled(r"\([^()]*代\s*章\s*\)").fullmatch(folded, lines[above].start, lines[index - 1].end):
            return above
    return index


def _signs(folded: str, line: Line) -> bool:
    """Whether a line names bodies alone; one in brackets has another name of the body above it: （某省某链链长办公室）."""
    closed = folded[line.start] == "(" and folded[line.end - 1] == ")"
    return line.end - line.start <= _LONGEST and is_body(folded, line.start + closed, line.end - closed)


def _signed(folded: str, places: Sequence[Span], day: str | None) -> Signature:
    """Who signs; where one body signs and another lends its seal, the first."""
    sealed = [compiled(rf".*{ON_BEHALF}").fullmatch(folded, p.start, p.end) is not None for p in places]
    own = [place for place, seal in zip(places, sealed, strict=True) if not seal]
    named = [place for place in own or places if folded[place.start] != "("]
    bodies = [body for place in named for body in bodies_in(folded, place)]
    return Signature(tuple(bodies), day, any(sealed))


def _office(folded: str, span: Span) -> Span:
    return trim(folded, span.start, span.end) or span


def day_in_brackets(folded: str, head: Sequence[Line]) -> str | None:
    """The day in a bracket under or after the title, or of the meeting that passed it: （2025年11月20日…会议通过）."""
    for line in head[:8]:
        # 2027年1月16日某市第八届⏎人民代表大会第二次会议批准
        if passed := compiled(rf"{DAY}[^。;:]{{2,60}}?(?:通过|批准)").match(
            folded, line.start, min(line.end + 40, len(folded))
        ):
            return iso(passed)
        match = compiled(_PASSED).search(folded, line.start, min(line.end + 60, len(folded)))
        if (match and re.search(r"通过|批准|审议", match.group())) or (match and match.end() == line.end):
            return iso(match)
    return None
