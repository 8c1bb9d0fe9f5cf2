"""一行文 (flat text): a document, or a long part of one, that came as one line is cut into the lines that it was made of.

A cut is made before a number that goes on with the count of its kind, around the document number, the addressees and the
signature, and after a title. Nothing is moved: each piece is a span of the same text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from plankg.extract.text.lines import Line, trim
from plankg.extract.text.numbering import number_value
from plankg.extract.text.rule import compiled

_CN = "一二三四五六七八九十百"
# From the outermost kind of number to the innermost; a number of an outer kind begins the inner counts anew.
_MARKS = (
    rf"第[ ]?(?P<n0>[{_CN}]+)[ ]?[编篇](?![制章])",
    rf"第[ ]?(?P<n1>[{_CN}]+)[ ]?章",
    rf"第[ ]?(?P<n2>[{_CN}]+)[ ]?节(?![约能水])",
    rf"第[ ]?(?P<n3>[{_CN}]+)[ ]?条(?!款|的|规定|所|修改|之|第|至|和|、)",
    rf"(?<![第{_CN}])(?P<n4>[{_CN}]{{1,3}})[ ]?、(?![{_CN}]{{1,3}}[、类级产线期是]|[ ]*[(\d])",
    rf"\([ ]?(?P<n5>[{_CN}]{{1,3}})[ ]?\)(?![项款条、,和至])",
    r"(?<![\d.\-~至第])(?P<n6>\d{1,2})(?:[.](?=[ ]?[^\d\s.%])|、(?=[ ]?[^\d\s、]))",
    r"(?<![\d.\-~至第])(?P<outer>\d{1,2})[.](?P<n7>\d{1,2})[ ]?(?=[\u4e00-\u9fff])(?![万亿千百个倍元米公平立]|年)",
    r"\((?P<n8>\d{1,2})\)(?![项款、,和至])",
)
_STOPS = "。;!?” \t"
_SOFT_STOPS = ":)]》"
_ARTICLE, _POINT, _DECIMAL, _BRACKETED = 3, 6, 7, 8  # 第一条, 1., 1.1, (1) among the kinds
_KINDS = "规划纲要|行动纲要|纲要|规划|行动计划|计划|实施方案|工作方案|方案|实施意见|意见|要点|办法|措施|决定|通知|批复|复函|函|条例|报告|纪要|规定"
_NUMBER = (
    rf"(?:{_KINDS}|\))[ ]*(?P<number>[\u4e00-\u9fff]{{1,10}}[ ]?[\[(](?:19|20)\d\d[\])][ ]*(?:第[ ]*)?\d{{1,5}}[ ]*号)"
)
_ADDRESSEES = r"[\u4e00-\u9fff][^。;:]{2,400}?:(?=[^\s])"
_DAY = (
    r"(?:(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{3})[ ]*年[ ]*(?:\d{1,2}|[一二三四五六七八九十]{1,2})[ ]*月[ ]*"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ ]*日"
)
_NOT_DATED = r"(?![ ]*[的,、;至前起内以在上下])"  # 根据某县政府2026年3月1日的请示
# A decree is signed by the head of the body: 市长 某某.
_SIGNED = rf"""(?<=[。;!?).])[ ]*(?P<body>[\u4e00-\u9fff ()]{{2,60}}(?:国[ ]*务[ ]*院|府|厅|室|局|委|部|会|院|署|组)
    |(?:总[ ]*理|[省市县区部局厅署][ ]*长|主[ ]*[席任])[ ]*[\u4e00-\u9fff ]{{2,6}}?)[ ]*(?:\([ ]*此件[^()]*\)[ ]*)?(?P<day>{_DAY}{_NOT_DATED})"""
_NOTE = r"\([ ]*此件[^()]{2,12}\)"
_ANNEX = r"(?<=[。;!?)])[ ]*附(?:件|表|录)?[ ]?\d?[ ]?:"
_TITLE = rf"[^。;:,!?]{{4,70}}?(?:{_KINDS})(?P<bracket>\([^()]{{2,20}}\))?"
_LONG = 1500
_SHORTEST = 300
# A shorter line falls into headings too where it counts: …如下： 一、… 二、….
_LISTING = 150
# Three sentences that count themselves: 一、…。二、…。三、….
_THREE = r"一、[^。]+[。;][ ]*二、[^。]+[。;][ ]*三、"
_LIST_INSIDE = r"[。;:\s]一、[^、,。;]{2,40}[。 ](?:[ ]*(?:1[.、]|\(一\))|.{10,}?[。;\s]二、[^、,。;]{2,40}[。 ])"


# A box in the middle of a paragraph: …推进重点工程。专栏1：护林工程…
_BOX = rf"""(?<=[。;])[ ]*(?=\[?专[ ]?栏(?:[ ]?(?:\d{{1,2}}|[{_CN}]{{1,2}})[ ]*[:“\u4e00-\u9fff]|:)
    |重[点大](?:工程|项目|行动|专项)(?:\d{{1,2}}|[{_CN}]{{1,2}})[ ]*:)"""
# The blanks that began a paragraph: …补肥。　　护林站工程。…
_PARAGRAPH = r"[。;][ ]{2,}(?=[^\s])"


def cut_lines(folded: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those too long for a paragraph cut into what they were made of."""
    longest = max((line.end - line.start for line in lines), default=0)
    is_flat = longest >= _SHORTEST and longest >= 0.5 * sum(line.end - line.start for line in lines)
    out: list[Line] = []
    reached: dict[int, int] = {}
    begun = False  # whether the head of the document is over
    for line in lines:
        length = line.end - line.start
        cuts = {match.end() for match in compiled(_BOX).finditer(folded, line.start, line.end)}
        cuts |= {match.end() for match in compiled(_PARAGRAPH).finditer(folded, line.start, line.end)}
        if is_flat and length >= _SHORTEST:
            title = lines[0] if lines[0] is not line else None
            cuts |= {*_around(folded, line, title, begun=begun), *_before_numbers(folded, line, cuts, reached)}
        elif (
            length >= _LONG
            or (length >= _LISTING and compiled(_LIST_INSIDE).search(folded, line.start, line.end) is not None)
            or compiled(_THREE).match(folded, line.start, line.end)
        ):
            cuts |= set(_before_numbers(folded, line, cuts, reached))
        begun = begun or compiled(r"一、|\(一\)|第一[章条]|专[ ]?栏").search(folded, line.start, line.end) is not None
        out += _pieces(folded, line, cuts) if cuts else [line]
    return out


def paragraphs_in(folded: str, line: Line) -> Iterator[Line]:
    """A line cut where the blanks are that began its paragraphs."""
    yield from _pieces(
        folded, line, {match.end() for match in compiled(_PARAGRAPH).finditer(folded, line.start, line.end)}
    )


def _pieces(folded: str, line: Line, cuts: set[int]) -> Iterator[Line]:
    at = line.start
    for end in [*sorted(cut for cut in cuts if line.start < cut < line.end), line.end]:
        if (span := trim(folded, at, end)) is not None:
            yield Line(span.start, span.end, line.blank_before)
        at = end


def _before_numbers(folded: str, line: Line, boxes: Iterable[int], reached: dict[int, int]) -> Iterator[int]:
    """The places before numbers that go on with the count of their kind, or begin one.

    After a stop any such number counts. After a word only where the count goes on (…石油公司11.某省…), or where a heading
    that has just begun has its first part at once (一、总体要求（一）指导思想), or a box its first item. `reached` has the last
    number of each kind in the lines before, which a table may have parted from this one; those of this line are added.
    """
    counts: dict[int, int] = {}
    opened = sorted(boxes)
    begun = line.start
    for match in compiled("|".join(f"(?P<m{kind}>{mark})" for kind, mark in enumerate(_MARKS))).finditer(
        folded, line.start, line.end
    ):
        kind = next(k for k in range(len(_MARKS)) if match.group(f"m{k}") is not None)
        n, at = number_value(match.group(f"n{kind}")), match.start()
        goes_on = n > 1 and counts.get(kind, 0) < n <= counts.get(kind, 0) + 2 and kind in counts
        # Parts counted through all chapters: 二、优化供应（十三）建设林场, after （十二） of the first.
        through = kind not in counts and n == reached.get(kind, 0) + 1
        opens = n == 1 or (kind not in counts and n == 2) or through
        if not (goes_on or opens) or (kind == _DECIMAL and int(match["outer"]) != counts.get(_POINT)):
            continue
        before = folded[at - 1] if at > line.start else "。"
        while opened and opened[0] < at:
            begun = max(begun, opened.pop(0))
        run_on = (
            (n == 1 or through)
            and at - begun <= 40
            and begun > line.start
            and not re.search(r"[。;]", folded[begun:at])
        )
        if before in _STOPS or (before in _SOFT_STOPS and not (kind == _POINT and n > 1)) or (
            goes_on and n == counts[kind] + 1 and kind != _BRACKETED
        ) or run_on:  # fmt: skip
            # Articles are counted through all chapters.
            counts = {outer: count for outer, count in counts.items() if outer < kind or outer == _ARTICLE}
            counts[kind] = reached[kind] = n
            begun = at
            yield at


def _around(folded: str, line: Line, title: Line | None, *, begun: bool) -> Iterator[int]:
    """The places around the title, the document number, the addressees, the signature and the notes after it."""
    at = line.start
    words = folded[title.start : title.end] if title else ""
    if words and folded.startswith(words, at):
        at += len(words)
        yield at
    elif (found := compiled(_TITLE).match(folded, at, min(at + 90, line.end))) and folded[
        found.end() : found.end() + 1
    ] not in "的和与及》":
        at = found.end()
        yield at
    number = compiled(_NUMBER).search(folded, line.start, min(line.start + 400, line.end))
    if number:
        yield number.start("number")
        at = number.end()
        yield at
    if not begun and (addressed := compiled(_ADDRESSEES).match(folded, at, min(at + 420, line.end))):
        yield addressed.end()
    # The body that the title names signs after the list of annexes, which has no stop: 附件：某方案某市人民政府2026年3月2日.
    issuer = re.match(r"([\u4e00-\u9fff]{2,30}?)(?:关于|批转|转发|印发)", words)
    named = rf"(?P<body>{'[ ]*'.join(issuer[1])})[ ]*(?P<day>{_DAY}{_NOT_DATED})" if issuer else "(?!)"
    for signed in (m for p in (_SIGNED, named) for m in compiled(p).finditer(folded, line.start, line.end)):
        yield from (signed.start("body"), signed.start("day"), signed.end("day"))
        yield from _after_title(folded, signed.end("day"), line)
    for note in compiled(_NOTE).finditer(folded, line.start, line.end):
        yield from (note.start(), note.end())
        yield from _after_title(folded, note.end(), line)
    for annex in compiled(_ANNEX).finditer(folded, line.start, line.end):
        yield annex.start()


def _after_title(folded: str, at: int, line: Line) -> Iterator[int]:
    """The end of the title of the attached plan, which the notice has named in 《》 before."""
    for named in re.finditer(r"《([^《》]{4,80})》", folded[line.start : at]):
        if folded.startswith(named[1], at):
            yield at + len(named[1])
            return
