"""无编号标题 (headings without numbers): 结语, 附件：名词解释, the titles of several plans in one notice, headings that a file marks.

Also the one section that a text without any heading is read as.
"""

import re
from collections.abc import Set
from typing import TYPE_CHECKING

from plankg.extract.model.spans import Span
from plankg.extract.outline.columns import looks_alone
from plankg.extract.outline.headings import Heading
from plankg.extract.outline.issuing_bodies import BODY, is_body
from plankg.extract.outline.metadata import Metadata
from plankg.extract.text.dates import DAY
from plankg.extract.text.lines import Line
from plankg.extract.text.numbering import STRONG, marker_at
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

CLOSING = r"结[ ]*语|后[ ]*记|附[ ]*则"
_ANNEX = r"附[ ]*[件表录](?:[ ]*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2}))?[ ]*:?[ ]*(?P<title>.*)"
_MOST_TITLE_LINES = 3
_ALONE = r"(?!附|来源|说明|备注|特此|抄送|责任编辑|.{0,12}[年月日]$)[\u4e00-\u9fff“”、A-Za-z\d+-]{4,24}"
_PARAGRAPH = 20
_FEWEST = 3
_NAMED = r"《(?P<title>[^《》]{4,80})》"


def marked_levels(document: "PlanDocument", styles: Set[str], skip: Set[int]) -> dict[int, int]:
    """The headings that a file marks (h2, Word's styles), by where they begin, in a text that prints no chief numbers.

    The only one of the highest level is the title of the document. Where the file marks none, lines alone count.

    Args:
        document: the plan.
        styles: the kinds of number that its lines have.
        skip: the lines that are no headings.
    """
    numbered = (STRONG - {"附"}) & styles
    if numbered - {"(一)"}:
        return {}
    marked = {span.start: level for span, level in document.source.headings}
    if numbered or len(marked) <= 1:
        return lines_alone(document, skip)
    highest = [start for start, level in marked.items() if level == min(marked.values())]
    if len(highest) == 1:
        del marked[highest[0]]
    return marked


def lines_alone(document: "PlanDocument", skip: Set[int]) -> dict[int, int]:
    """Headings of a copy that has lost its chief numbers, by where they begin, with their level.

    A short line without a stop between the end of a paragraph and the next one, or its first number: 强化基础支撑. One or two
    such lines may be anything.
    """
    folded, lines = document.folded, document.lines
    found: dict[int, int] = {}
    for at in range(1, len(lines) - 1):
        before, line, after = lines[at - 1 : at + 2]
        if (
            at in skip
            or folded[before.end - 1] not in "。:"
            or not compiled(_ALONE).fullmatch(folded, line.start, line.end)
        ):
            continue
        paragraph = after.end - after.start >= _PARAGRAPH and folded[after.end - 1] in "。:"
        if (paragraph or marker_at(folded, after.start, after.end)) and not is_body(folded, line.start, line.end):
            found[line.start] = 2
    return found if len(found) >= _FEWEST else {}


def annex_at(document: "PlanDocument", index: int) -> tuple[Span, Span] | None:
    """The annex that a line opens: its place and the place of its title, which may be on the lines after it.

    What only lists the annexes (附件：1.某某表 2.某某表, and titles that come again further down) opens none.
    """
    folded, lines = document.folded, document.lines
    line = lines[index]
    match = compiled(_ANNEX).fullmatch(folded, line.start, line.end)
    if match is None or line.end - line.start > 45 or folded[line.end - 1] in "。;,、":
        return None
    if not match["title"]:
        last = _title_after(document, index)
        if last is None:
            return None
        first = lines[index + 1].start
        if any(grid.span.start <= first < grid.span.end for grid in document.grids):  # no cell of a table is a title
            return Span(line.start, line.end), Span(line.start, line.end)
        return Span(line.start, last.end), Span(first, last.end)
    title = Span(*match.span("title"))
    after = lines[index + 1] if index + 1 < len(lines) else None
    lists = marker_at(folded, title.start, title.end) is not None or (
        after is not None
        and compiled(rf"2[.、].*|{DAY}|{BODY}").fullmatch(folded, after.start, after.end)
        is not None  # the next, or who signs
    )
    lists = (
        lists
        or compiled(r"\(?略|\W*\d*$|.*\(略\)$|.*\.(?:docx?|xlsx?|pdf|wps)$").match(folded, title.start, title.end)
        is not None
    )
    return None if lists or _comes_again(document, index, title) else (Span(line.start, line.end), title)


def _title_after(document: "PlanDocument", index: int) -> Line | None:
    """The last line of the title under 附件: the next one, or several where the annex's name was said before."""
    folded, lines = document.folded, document.lines
    after = lines[index + 1 : index + 1 + _MOST_TITLE_LINES]
    if not after or not looks_alone(folded, after[0]) or marker_at(folded, after[0].start, after[0].end) is not None:
        return None
    said = re.sub(r"\s", "", folded[max(lines[0].start, 0) : lines[index].start])
    for last in reversed(after[1:]):
        words = re.sub(r"\s", "", folded[after[0].start : last.end])
        if words in said and len(words) <= 60:
            return last
    return after[0]


def _comes_again(document: "PlanDocument", index: int, title: Span) -> bool:
    words = re.sub(r"\s", "", title.of(document.folded))
    later = document.lines[index + 1 :]
    rest = re.sub(r"\s", "", document.folded[later[0].start :]) if later else ""
    return len(words) >= 4 and words in rest


def plan_titles(document: "PlanDocument", skip: set[int]) -> dict[int, Line]:
    """The titles of several plans that one notice issues: lines that say what the notice has named in 《》 or listed.

    One plan alone gives the document its title and is no heading, however often a page prints it.
    """
    folded, lines = document.folded, document.lines
    first = next((at for at, line in enumerate(lines) if _is_chief(folded, line)), 0)
    head = folded[: lines[first].start] if lines else ""
    named = {re.sub(r"\s", "", match["title"]) for match in compiled(_NAMED).finditer(head)}
    named = {name for name in named if not name.endswith("通知")}
    said = {
        at: re.sub(r"\s", "", folded[line.start : line.end])
        for at, line in enumerate(lines)
        if at not in skip and line.end - line.start <= 80
    }
    found = {at: words for at, words in said.items() if words in named}
    return {at: lines[at] for at in found} if len(set(found.values())) >= 2 else {}


def _is_chief(folded: str, line: Line) -> bool:
    marker = marker_at(folded, line.start, line.end)
    return marker is not None and marker.style in STRONG


def whole_text(document: "PlanDocument", meta: Metadata) -> list[Heading]:
    """A text without headings as one section under its title; nothing where there is not one line after the title."""
    after = [line for line in document.running_lines if line.end > meta.title_span.end]
    if not after:
        return []
    title = meta.title_span
    doubt = "没有读出带编号的标题，全文作为一节"
    return [
        Heading(
            "section",
            "全文",
            0,
            None,
            meta.title,
            title,
            max(after[0].start, title.end),
            1,
            "1",
            -1,
            document.lines[-1].end,
            doubt,
        )
    ]
