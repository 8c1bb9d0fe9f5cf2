"""发文机关 (issuing bodies): the names of those who sign a document, one by one."""

import re
from collections.abc import Iterator

from plankg.extract.model import Span
from plankg.extract.text.rule import compiled

_END = (
    r"国\s*务\s*院|政\s*府|办\s*公\s*[厅室]|督查室|研究室|大学|学校|委\s*员\s*会|省委|市委|区委|县委|州委|盟委|旗委|工委|党委|党组|局|厅|部|院|会|署|中心|集团|公司|行|处|组|委|社|司|"
    r"中共中央|海关|总队|支队|办事处|[残妇商文侨科青]联|工信|(?<![主承举协代帮通督交快好易就次必速网可经申照急创])办"
)
BODY = rf"[\u4e00-\u9fff·、\s()“”]{{0,48}}?(?:{_END})(?:\s*\(\s*代\s*章\s*\))?"
_NATIONAL = r"国家(?!级)|中华人民共和国|中国(?!共产党)"
ON_BEHALF = r"\(\s*代\s*章\s*\)"


def is_body(folded: str, start: int, end: int) -> bool:
    """Whether `folded[start:end]` is the name of one body or of several and nothing else."""
    return compiled(BODY).fullmatch(folded, start, end) is not None


def bodies_in(folded: str, span: Span) -> list[Span]:
    """The bodies named in a stretch, which blanks or commas separate, or run into each other.

    Names that run into each other begin with the same place: 某市财政局某市教育局. A name set wide (国 务 院) is one; so is one
    that a line break cuts in two.
    """
    found: list[Span] = []
    begin = -1
    for word in re.finditer(r"[^\s、,]+", folded[span.start : span.end]):
        start, end = span.start + word.start(), span.start + word.end()
        begin = start if begin < 0 else begin
        single = end - begin <= 1
        if not single and compiled(rf"(?:.|\s)*(?:{_END})(?:\(代章\))?").fullmatch(folded, begin, end):
            found += _run_together(folded, begin, end)
            begin = -1
    if begin >= 0 and not found:
        found.append(Span(begin, span.end))
    return [Span(s.start, _without_seal(folded, s)) for s in found]


def _without_seal(folded: str, span: Span) -> int:
    seal = compiled(rf"\s*{ON_BEHALF}").search(folded, span.start, span.end)
    return seal.start() if seal and seal.end() == span.end else span.end


def _run_together(folded: str, start: int, end: int) -> Iterator[Span]:
    """Names that run into each other, cut where the place that the first begins with comes again, or a national body.

    A national body before a place is the first half of a name: 国家税务总局某市税务局.
    """
    head = start + 2 if folded.startswith("中共", start) else start
    place = folded[head : head + 2]
    at = start
    if re.fullmatch(r"[\u4e00-\u9fff]{2}", place):
        for again in re.finditer(f"(?:中共)?{place}|国务院|{_NATIONAL}", folded[start:end]):
            cut = start + again.start()
            half = (
                compiled(_NATIONAL).match(folded, at) and place not in folded[at:cut] and folded.startswith(place, cut)
            )
            if cut - at >= 4 and not half and compiled(rf".*(?:{_END})").fullmatch(folded, at, cut):
                yield Span(at, cut)
                at = cut
    yield Span(at, end)
