"""版面 (layout): the lines of a document as its author meant them, whatever a copy made of them.

- Page numbers and running heads are left out, and so are the menus, links and buttons of a web page.
- Hard-wrapped lines (a line break after every thirty or forty characters, as PDF copies have) are joined to paragraphs.
- A document that came as one long line is cut before its headings.

Nothing is moved: a joined paragraph spans its line breaks, a cut line is two spans of the same text.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from plankg.extract.layout.wrapped import full_width, joined, widths_of
from plankg.extract.model.spans import Span
from plankg.extract.text.flat import cut_lines, paragraphs_in
from plankg.extract.text.grids import lines_outside
from plankg.extract.text.lines import Line, lines_of, trim
from plankg.extract.text.numbering import STRONG, marker_at
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_PAGE_NUMBER = r"[-·—]{1,3}[ ]*\d{1,3}[ ]*[-·—]{1,3}|第?[ ]*\d{1,3}[ ]*页(?:[ ]*[,/共][ ]*\d{1,3}[ ]*页?)?|[Pp]age[ ]*\d+|\d{1,3}[ ]*/[ ]*\d{1,3}"
# Lines of a page that nobody wrote into a plan, and those that open what comes after it.
_BUTTONS = (
    r"[\[(]?[ ]*(?:字体|字号|放大字体|缩小字体|默认字体|打印本页|打印|关闭窗口|关闭|收藏|纠错|复制链接)[: ]*(?:[\[(]?[ ]*[大中小][ ]*[\])]?[ |]*)*"
    r"(?:[ |]*(?:打印本页|打印|关闭窗口|关闭|收藏))*[ ]*[\])]?|(?:当前位置|您现在的位置|您所在的位置|您的位置)[: ].*|分享(?:到|至)[: ]*.{0,20}"
)
_TAIL = (
    r"上一[篇条][: ]?|下一[篇条][: ]?|相关(?:链接|阅读|文章|新闻|解读|稿件|报道)|扫一扫|版权所有|网站标识码|.{0,30}ICP备|.{0,20}公网安备|"
    r"网站地图|联系我们|返回顶部|主办单位[:].{2,30}承办单位|您访问的链接即将离开|.{0,20}(?:MORE|[Mm]ore|更多)[ ]*(?:>|»|\+)"
)
# What a box is drawn with where text has no tables: ┌──┐, │专栏1 …│, |---|.
_FRAME = frozenset(">|-=_+─━│┃┌┏├┠┣└┗╔║╚═╭╰")
_RULE = r"(?:[\u2500-\u257f \t]{3,}|[-=_*]{8,}|(?=.*[|+])[|+:\- =]*-{2,}[|+:\- =]*)"
_QUOTED = r">(?:[ ]+(?=[^\d\s])(?P<inner>.*))?"  # > 专栏1 …; >60 is a value
_FRAMED = r"[|│┃║┌┏├╭][─━]*(?P<inner>[^|│┃║]*?)[─━]*(?:[|│┃║┐┓┤╮])?"
# A box that begins in the middle of a line: …建设网络。专栏3：重大工程.
_BOX = r"[。;][ ]*(?=专[ ]?栏[ ]?\d{1,2}[ ]*:)"
_NUMBERED = r"\d{1,2}[.、][ ]*"
_TAIL_LINES = 40
_PAGE_MARK = r"\#{0,6}[ ]*(?:[Pp]age|PAGE)[ ]*\d{1,4}[ ]*:?"
# A page number that a copy glued to the line after it: 7二、重点任务, 2持续放大优势.
_GLUED_NUMBERS = (r"(?P<n>\d)(?P<blank>[ ]?)", r"(?P<n>\d\d)(?P<blank>[ ]?)", r"(?P<n>\d{3})(?P<blank>[ ]?)")
_GLUED_TO = (
    r"(?=[\u4e00-\u9fff“《(]|\d{1,2}(?:[.]\d{1,2}){1,2}[ ]*[\u4e00-\u9fff“])"
    r"(?![年月日个项家万亿元名人处座条次类级批大种倍户所支只件台套张米吨亩平公千百点届号期])"
)
_HALF_A_LINE = 12
_FEWEST_GLUED = 4
_FEWEST_BARE = 2


def printed_lines(document: "PlanDocument") -> list[Line]:
    """The lines of the document as they are printed, without margins and without what is around a plan on a web page."""
    framed = _without_frames(document.folded, lines_of(document.text))
    lines = _without_ends_of_pages(document, _apart_by_more(framed))
    lines = _without_site(document.folded, lines, document.source.furniture)
    bounds = {bound for table in document.run_together for bound in table.bounds}
    bounds |= {match.end() for match in compiled(_BOX).finditer(document.folded)}
    ordered = sorted(bounds)
    return [part for line in lines for part in _apart(document.text, line, ordered)] if ordered else lines


def _without_frames(folded: str, lines: list[Line]) -> list[Line]:
    """The lines without the frame that is drawn around a box: rules left out, the bars at both ends of a line cut off.

    Bars between cells stay.
    """
    if not any(folded[line.start] in _FRAME for line in lines):
        return lines
    return list(_left_in_frames(folded, lines))


def _left_in_frames(folded: str, lines: list[Line]) -> Iterator[Line]:
    for line in lines:
        if folded[line.start] not in _FRAME:
            yield line
        elif not compiled(_RULE).fullmatch(folded, line.start, line.end):
            quoted = compiled(_QUOTED).fullmatch(folded, line.start, line.end)
            if quoted and quoted["inner"] is None:
                continue
            framed = quoted or compiled(_FRAMED).fullmatch(folded, line.start, line.end)
            inner = trim(folded, *framed.span("inner")) if framed else None
            yield Line(inner.start, inner.end, line.blank_before) if inner else line


def _without_ends_of_pages(document: "PlanDocument", lines: list[Line]) -> list[Line]:
    """Leave out page numbers at the ends of pages (form feeds), in tables too; figures alone only where they count the pages."""
    text, folded = document.text, document.folded
    if "\f" not in text:
        return lines
    starts = [line.start for line in lines[1:]] + [len(text)]
    closing = {at for at, line in enumerate(lines) if "\f" in text[line.end : starts[at]]} | {len(lines) - 1}
    short = [(at, text[line.start : line.end]) for at, line in enumerate(lines) if line.end - line.start <= 20]
    marked = {
        at
        for at, _ in short
        if at in closing and compiled(_PAGE_NUMBER).fullmatch(folded, lines[at].start, lines[at].end)
    }
    bare = [(at, int(words)) for at, words in short if at in closing and len(words) <= 3 and words.isdecimal()]
    return list(_left(lines, marked | set(_counting(bare, _FEWEST_BARE))))


def _apart_by_more(lines: list[Line]) -> list[Line]:
    """The lines; where a copy sets empty lines between nearly all of them, only more of them part anything."""
    (usual, count), *_ = Counter(line.blank_before for line in lines[1:]).most_common(1) or [(0, 0)]
    if usual == 0 or 10 * count < 9 * (len(lines) - 1):
        return lines
    return [Line(line.start, line.end, max(line.blank_before - usual, 0)) for line in lines]


def _apart(text: str, line: Line, bounds: Sequence[int]) -> Iterator[Line]:
    """A line cut where a table that runs on in it begins and ends."""
    at = line.start
    for end in [*bounds[bisect_right(bounds, line.start) : bisect_left(bounds, line.end)], line.end]:
        after = end + 1 if end < line.end and text[end] in "。；" else end
        if (span := trim(text, at, after)) is not None:
            yield Line(span.start, span.end, line.blank_before)
        at = after


def layout_lines(document: "PlanDocument") -> list[Line]:
    """The printed lines, page furniture and hard line breaks undone outside tables; lines of tables stay."""
    folded, grids = document.folded, document.grids
    lines = _without_furniture(document, document.printed_lines)
    outside = lines_outside(lines, grids) if grids else lines
    free = set(outside)
    inside = [line for line in lines if line not in free]
    tables = set(lines) - set(lines_outside(lines, [grid for grid in grids if grid.columns > 1]))
    inside = [part for line in inside for part in ([line] if line in tables else paragraphs_in(folded, line))]
    if inside:
        after = {line for before, line in pairwise(lines) if line in free and before not in free}
        outside = [replace(line, blank_before=line.blank_before or 1) if line in after else line for line in outside]
    # A document of one line may have been wrapped as well.
    running = cut_lines(folded, joined(document, cut_lines(folded, _without_page_numbers(document, outside))))
    return sorted([*running, *inside], key=lambda line: line.start)


def _without_site(folded: str, lines: list[Line], furniture: Sequence[Span]) -> list[Line]:
    """Leave out what is no part of the plan on its page: marked menus, lines of buttons, and the links after the plan."""
    spans = sorted(furniture)
    starts = [span.start for span in spans]
    kept: list[Line] = []
    for line in _without_breadcrumb(folded, lines):
        at = bisect_right(starts, line.start) - 1
        marked = at >= 0 and line.end <= spans[at].end
        if not marked and not compiled(_BUTTONS).fullmatch(folded, line.start, line.end):
            kept.append(line)
    # The same words over the first sentence (返回顶部, 联系我们) are a menu at the head of the page.
    first = next((at for at, line in enumerate(kept) if folded[line.end - 1] in "。;"), len(kept))
    tails = [at for at, line in enumerate(kept) if compiled(_TAIL).match(folded, line.start, line.end)]
    end = next((at for at in tails if at > first and at >= len(kept) - _TAIL_LINES), len(kept))
    return [line for at, line in enumerate(kept[:end]) if at > first or at not in tails]


def _without_breadcrumb(folded: str, lines: list[Line]) -> list[Line]:
    """Leave out the way to the page that a copy begins with as a list: 1. 首页, 2. 政务公开, 3. 近期文件."""
    if not lines or not compiled(rf"{_NUMBERED}(?:网站)?(?:首页|主页)").fullmatch(folded, lines[0].start, lines[0].end):
        return lines
    steps = 1
    while steps < len(lines) and compiled(rf"{_NUMBERED}.{{1,12}}").fullmatch(
        folded, lines[steps].start, lines[steps].end
    ):
        steps += 1
    return lines[steps:]


def _without_furniture(document: "PlanDocument", lines: list[Line]) -> list[Line]:
    """Leave out page marks and numbers, and the short line next to them that comes on page after page (a running head)."""
    text, folded = document.text, document.folded
    marks = [at for at, line in enumerate(lines) if compiled(_PAGE_MARK).fullmatch(folded, line.start, line.end)]
    numbers = [at for at, line in enumerate(lines) if compiled(_PAGE_NUMBER).fullmatch(folded, line.start, line.end)]
    opening = {at for at, (one, other) in enumerate(pairwise(lines), 1) if "\f" in text[one.end : other.start]}
    dropped = set(marks)
    dropped |= {
        at for at in numbers if 0 < at < len(lines) - 1 and _is_amid_a_sentence(folded, *lines[at - 1 : at + 2])
    }
    if len(numbers) >= 3 or len(opening) >= 3:
        next_to = {near for at in numbers for near in (at - 1, at + 1) if 0 <= near < len(lines)} | opening
        printed = Counter(text[lines[at].start : lines[at].end] for at in next_to)
        heads = {words for words, count in printed.items() if count >= 3 and 4 <= len(words) <= 40}
        dropped |= (set(numbers) if len(numbers) >= 3 else set()) | {
            at for at in next_to if text[lines[at].start : lines[at].end] in heads
        }
    return list(_left(lines, dropped))


def _is_amid_a_sentence(folded: str, before: Line, line: Line, after: Line) -> bool:
    """Whether a number between dashes comes where a sentence has not ended: it is that of a page, even where there is one alone."""
    dashes = folded[line.start] == folded[line.end - 1] == "-"
    open_ended = folded[before.end - 1] not in "。;:!?)" and before.end - before.start >= _HALF_A_LINE
    return dashes and open_ended and marker_at(folded, after.start, after.end) is None


def _left(lines: Sequence[Line], dropped: set[int]) -> Iterator[Line]:
    """The lines without those dropped; a paragraph goes on over what was dropped, so no blank line counts there."""
    for at, line in enumerate(lines):
        if at not in dropped:
            yield replace(line, blank_before=0) if at - 1 in dropped else line


def _without_page_numbers(document: "PlanDocument", lines: list[Line]) -> list[Line]:
    """Leave out page numbers without a sign of their own: a figure alone amid a paragraph, or glued to the next line.

    Only figures that count the pages are taken for page numbers.
    """
    text, folded = document.text, document.folded
    widths = widths_of(text, lines)
    full = full_width(widths)
    bare: list[tuple[int, int]] = []
    glued: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if not text[line.start].isdigit():
            continue
        before = lines[at - 1] if at else line
        wide = widths[max(at - 1, 0)] >= 0.8 * full and text[before.end - 1] not in "。；"
        if line.end - line.start <= 3 and text[line.start : line.end].isdigit() and 0 < at < len(lines) - 1:
            if wide and lines[at + 1].end - lines[at + 1].start > 8:
                bare.append((at, int(text[line.start : line.end])))
        else:
            found = (compiled(number + _GLUED_TO).match(folded, line.start, line.end) for number in _GLUED_NUMBERS)
            # With a space after it the figure may be the number of a heading, unless a sentence goes on or a heading follows.
            glued += [
                (at, int(match["n"]))
                for match in found
                if match
                and (wide or not match["blank"] or marker_at(folded, _after(folded, line, int(match["n"])), line.end))
            ]
    headings = [(at, n) for at, n in glued if _is_chief(folded, lines[at], n)]
    cut = _counting(headings, 2) | _counting(glued, _FEWEST_GLUED)
    moved = [
        replace(line, start=_after(text, line, cut[at]), blank_before=0) if at in cut else line
        for at, line in enumerate(lines)
    ]
    return list(_left(moved, set(_counting(bare, _FEWEST_BARE))))


def _after(text: str, line: Line, n: int) -> int:
    """Where the words begin after a page number."""
    start = line.start + len(str(n))
    return start + (text[start] == " ")


def _is_chief(folded: str, line: Line, n: int) -> bool:
    marker = marker_at(folded, _after(folded, line, n), line.end)
    return marker is not None and marker.style in STRONG


def _counting(numbers: Iterable[tuple[int, int]], fewest: int) -> dict[int, int]:
    """The longest row of numbers, each with its line, that count up by one, pages without one left out; none if short."""
    ends: dict[int, list[tuple[int, int]]] = {}
    for at, n in numbers:
        before = max((ends[n - step] for step in (1, 2, 3) if n - step in ends), key=len, default=[])
        if len(before) + 1 > len(ends.get(n, ())):
            ends[n] = [*before, (at, n)]
    longest = max(ends.values(), key=len, default=[])
    return dict(longest) if len(longest) >= fewest else {}
