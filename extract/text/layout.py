"""版面 (layout): the lines of a document as its author meant them, whatever a copy made of them.

- Page numbers and running heads are left out, and so are the menus, links and buttons of a web page.
- Hard-wrapped lines (a line break after every thirty or forty characters, as PDF copies have) are joined to paragraphs.
- A document that came as one long line is cut before its headings.

Nothing is moved: a joined paragraph spans its line breaks, a cut line is two spans of the same text.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.model.spans import Span
from extract.tables.grids import lines_outside
from extract.text.lines import Line, lines_of, trim
from extract.text.numbering import STRONG, marker_at
from extract.text.rule import compiled

if TYPE_CHECKING:
    from extract.document import PlanDocument

_PAGE_NUMBER = r"[-·—]{1,3}[ ]*\d{1,3}[ ]*[-·—]{1,3}|第?[ ]*\d{1,3}[ ]*页(?:[ ]*[,/共][ ]*\d{1,3}[ ]*页?)?|[Pp]age[ ]*\d+|\d{1,3}[ ]*/[ ]*\d{1,3}"
# Lines of a page that nobody wrote into a plan, and those that open what stands behind it.
_BUTTONS = (
    r"[\[(]?[ ]*(?:字体|字号|放大字体|缩小字体|默认字体|打印本页|打印|关闭窗口|关闭|收藏|纠错|复制链接)[: ]*(?:[\[(]?[ ]*[大中小][ ]*[\])]?[ |]*)*"
    r"(?:[ |]*(?:打印本页|打印|关闭窗口|关闭|收藏))*[ ]*[\])]?|(?:当前位置|您现在的位置|您所在的位置|您的位置)[: ].*|分享(?:到|至)[: ]*.{0,20}"
)
_TAIL = (
    r"上一[篇条][: ]?|下一[篇条][: ]?|相关(?:链接|阅读|文章|新闻|解读|稿件|报道)|扫一扫|版权所有|网站标识码|.{0,30}ICP备|.{0,20}公网安备|"
    r"网站地图|联系我们|返回顶部|主办单位[:].{2,30}承办单位|您访问的链接即将离开|.{0,20}(?:MORE|[Mm]ore|更多)[ ]*(?:>|»|\+)"
)
_TAIL_LINES = 40
_SENTENCE_END = "。！？；：…”）)】》:;!?."
_BREAK_BEFORE = (
    r"(?:(?<=[。；！？”\s])|(?<=\s))(?=第[一二三四五六七八九十]{1,3}[章节编篇][ \u3000]|(?:[一二三四五六七八九十]{1,3}、)|"
    r"[（(][一二三四五六七八九十]{1,3}[）)]|[（(]\d{1,2}[）)]|\d{1,2}[.．、][ \u3000]?(?:[^\d\s.．、]|20\d\d年)|专栏[ ]?\d)"
)
_LONG = 1500
# A shorter line falls into headings too where it counts: …如下： 一、… 二、….
_LISTING = 150
_LIST_INSIDE = r"[。；：\s]一、[^、，。；]{2,40}[。 \u3000](?:[ ]*(?:1[.．、]|（一）)|.{10,}?[。；\s]二、[^、，。；]{2,40}[。 \u3000])"


def layout_lines(document: "PlanDocument") -> list[Line]:
    """The lines of the document, margins, page furniture and hard line breaks undone; lines of a file's tables stay."""
    text, folded, grids = document.text, document.folded, document.source.grids
    lines = _without_site(folded, lines_of(text), document.source.furniture)
    lines = _without_furniture(document, lines)
    lines = [part for line in lines for part in _cut(text, line)]
    if _is_hard_wrapped(document, lines_outside(lines, grids) if grids else lines):
        lines = list(_joined(document, lines))
    return lines


def _without_site(folded: str, lines: list[Line], furniture: Sequence[Span]) -> list[Line]:
    """Leave out what is no part of the plan on its page: marked menus, lines of buttons, and the links behind the plan."""
    spans = sorted(furniture)
    starts = [span.start for span in spans]
    kept: list[Line] = []
    for line in lines:
        at = bisect_right(starts, line.start) - 1
        marked = at >= 0 and line.end <= spans[at].end
        if not marked and not compiled(_BUTTONS).fullmatch(folded, line.start, line.end):
            kept.append(line)
    for at in range(max(len(kept) - _TAIL_LINES, 0), len(kept)):
        if compiled(_TAIL).match(folded, kept[at].start, kept[at].end):
            return kept[:at]
    return kept


def _without_furniture(document: "PlanDocument", lines: list[Line]) -> list[Line]:
    """Leave out page numbers, and the short line beside them that comes again on page after page (a running head)."""
    text, folded = document.text, document.folded
    numbers = [at for at, line in enumerate(lines) if compiled(_PAGE_NUMBER).fullmatch(folded, line.start, line.end)]
    if len(numbers) < 3:
        return lines
    beside = {near for at in numbers for near in (at - 1, at + 1) if 0 <= near < len(lines)}
    printed = Counter(text[lines[at].start : lines[at].end] for at in beside)
    heads = {words for words, count in printed.items() if count >= 3 and 4 <= len(words) <= 40}
    dropped = set(numbers) | {at for at in beside if text[lines[at].start : lines[at].end] in heads}
    return [line for at, line in enumerate(lines) if at not in dropped]


def _cut(text: str, line: Line) -> Iterator[Line]:
    """A line too long for a paragraph, cut before whatever opens a heading."""
    words = text[line.start : line.end]
    listed = len(words) >= _LISTING and "\t" not in words and re.search(_LIST_INSIDE, words) is not None
    if not listed and (len(words) < _LONG or "\t" in words):
        yield line
        return
    at = line.start
    cuts = [match.start() for match in compiled(_BREAK_BEFORE).finditer(text, line.start, line.end)]
    for end in [*cuts, line.end]:
        if (span := trim(text, at, end)) is not None:
            yield Line(span.start, span.end, line.blank_before)
        at = end


def _is_hard_wrapped(document: "PlanDocument", lines: Sequence[Line]) -> bool:
    """Whether most full lines stop in the middle of a sentence, with no blank line behind them.

    The full lines of a wrapped text are all about as long; headings, cells and last lines are shorter.
    """
    text, folded = document.text, document.folded
    lengths = sorted(line.end - line.start for line in lines)
    if len(lengths) < 8:
        return False
    full = lengths[int(len(lengths) * 0.9)]
    if not 15 <= full <= 80:
        return False
    wide = [at for at, line in enumerate(lines[:-1]) if line.end - line.start >= full * 0.85]
    open_ended = [
        at for at in wide if text[lines[at].end - 1] not in _SENTENCE_END and not _opens(folded, lines[at + 1])
    ]
    return len(wide) >= 5 and len(open_ended) >= 0.6 * len(wide)


def _opens(folded: str, line: Line) -> bool:
    """Whether a line opens something of its own: a heading, a column, a table's caption."""
    marker = marker_at(folded, line.start, line.end)
    return marker is not None or re.match(r"专栏|表[ ]?\d|附[件表]|——", folded[line.start : line.start + 4]) is not None


def _joined(document: "PlanDocument", lines: Sequence[Line]) -> Iterator[Line]:
    """Paragraphs: a full line that stops in mid-sentence goes on in the next."""
    text, folded = document.text, document.folded
    full = sorted(line.end - line.start for line in lines)[int(len(lines) * 0.9)]
    at = 0
    while at < len(lines):
        first = last = lines[at]
        at += 1
        while (
            at < len(lines)
            and last.end - last.start >= full * 0.8
            and text[last.end - 1] not in "。！？；"
            and lines[at].blank_before == 0
            and not _opens(folded, lines[at])
            and not _is_heading_line(folded, first, last)
        ):
            last = lines[at]
            at += 1
        yield Line(first.start, last.end, first.blank_before)


def _is_heading_line(folded: str, first: Line, last: Line) -> bool:
    """第三章 主要任务 and the like end with their line, however long it is."""
    marker = marker_at(folded, first.start, first.end)
    return first is last and marker is not None and marker.style in STRONG - {"一、", "(一)"}
