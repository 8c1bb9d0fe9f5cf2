"""标题的起止 (title spans): where the title of a numbered line ends, and where its text begins."""

import re
from typing import TYPE_CHECKING

from plankg.extract.model.spans import Span
from plankg.extract.text.annotations import RULE_BARE, RULE_BRACKET
from plankg.extract.text.lines import Line, trim
from plankg.extract.text.numbering import Marker, marker_at
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_LONGEST = 45
_COLLECTED = r"\d{1,3}[.、][ ]*[^。]*?(?:关\s*于|印\s*发|条\s*例|办\s*法|规\s*定|要\s*点|方\s*案|措\s*施|通\s*知)[^。]*(?:$|[)]$|通\s*知|\n)"
_HEAD = 3
_FULL, _SENTENCE = 30, 120
# 1.1目的依据 为提高处置能力,制定本预案: a name, and after a blank a sentence with a comma.
# 三、组织实施与保障措施加强部门协作，遵循…: in a text of one line the standing name of a chapter and its first sentence.
_CHAPTER = (
    r"(?:(?:组织实施|组织领导|组织保障|保障措施|工作要求|总体要求|总体思路|指导思想|基本原则|(?:主要|重点|工作)任务|(?:主要|总体|工作|发展)目标|实施步骤)[与和及、]?)+"
    r"(?=(?:加强|强化|坚持|以|按照|围绕|建立|健全|完善|认真|深入|全面|到20\d\d|通过)[^。:\n]{2,60},)"
)
_NAME_AND_SENTENCE = r"[\u4e00-\u9fff]{3,14}(?=[ ][\u4e00-\u9fff“《][^,。:\n]{2,40},)"


# 1.换土工程——对…: the name before its words.
_BEFORE_DASH = r"[^,。;:\-]{3,24}(?=--[^-])"


def title_span(folded: str, start: int, end: int, *, strong: bool) -> Span | None:
    """The title of a heading: its line, or where it runs into a paragraph, up to the first 。 or ：.

    Where the paragraph only begins after a space (（一）优化流程 继续压减环节，…), up to that space, or in a joined
    paragraph of a chief heading up to the line break.
    """
    if start >= end:
        return None
    # （一）“添绿荫”：栽植行道树 is a title as a whole: a line of its own, short, and no sentence.
    if (
        end - start <= 30
        and folded[start] == "“"
        and folded[end - 1] not in "。;:,、"
        and "\n" not in folded[start:end]
    ):
        return Span(start, end)
    match = compiled(r"(?:\n\#*[ ]*[Pp]age[ ]*\d+[ ]*:|[^。:(]|\([^()]*\)|\()*").match(folded, start, end)
    stop = match.end() if match else end
    if stop - start > 50 or (strong and stop < end):
        space = compiled(r"(?<![0-9A-Za-z”])[ ](?![0-9A-Za-z])").search(folded, start + 3, min(start + 46, stop))
        stop = space.start() if space else stop
    if strong and (chapter := compiled(_CHAPTER).match(folded, start, stop)):
        return Span(*chapter.span())
    if not strong and (named := compiled(_NAME_AND_SENTENCE).match(folded, start, stop)):
        stop = named.end()
    # A sentence of two lines that is the whole paragraph is the title, as one broken after a comma is.
    whole = stop >= end - 1 and folded.count("\n", start, stop) == 1
    if strong and not whole and stop - start > 50:
        # Before and after quoted words the copy broke the line, as after a comma.
        broken = compiled(r"\n(?![“《])").search(folded, start + 3, start + 50)
        stop = stop if broken is None or _goes_on(folded, start, broken.start(), stop) else broken.start()
    if stop == end and folded[stop - 1] == ";":  # the text goes on in the next line
        stop -= 1
    return Span(start, stop) if stop > start else None


def _goes_on(folded: str, start: int, broken: int, stop: int) -> bool:
    """Whether a sentence broken over lines goes on: after a comma or quoted words, or where a comma stands in a full line."""
    full = broken - start >= _FULL and "," in folded[start:broken]
    return folded[broken - 1] in ",、”》" or (full and stop - start <= _SENTENCE)


def item_title(folded: str, title: Span) -> Span:
    """The title of an item without the stop of a list, and without the brackets or Markdown that set it off: 1.【换石工程】对…"""
    match = compiled(r"(?:\[|\*\*)(?P<inner>[^\[\]*]{2,30})(?:\]|\*\*)").match(folded, title.start, title.end)
    if match is not None:
        return Span(*match.span("inner"))
    if dash := compiled(_BEFORE_DASH).match(folded, title.start, title.end):
        return Span(*dash.span())
    end = title.end - (folded[title.end - 1] in ";,、" and title.end - title.start > 1)
    return Span(title.start, end)


def as_one_line(title: str) -> str:
    """The title without the breaks of its lines and the marks of pages between them."""
    return re.sub(r"\s*\n\s*(?:#*[ ]*[Pp]age[ ]*\d+[ ]*:?\s*\n\s*)?", "", title)


def body_start(folded: str, at: int, end: int) -> int:
    """Where the text of a heading begins, after the stops and marks that end its title."""
    while at < end and folded[at] in "。:; ]*":
        at += 1
    return at


def runs_on(document: "PlanDocument", index: int) -> bool:
    """Whether the line under a line has no number, and is of the same paragraph."""
    after = document.lines[index + 1] if index + 1 < len(document.lines) else None
    return after is not None and not after.blank_before and marker_at(document.folded, after.start, after.end) is None


def is_collected_title(folded: str, line: Line, index: int) -> bool:
    """The number of a document in a collection: 3. 某省人民政府办公厅关于印发…的通知（2023年5月16日）."""
    return index < _HEAD and compiled(_COLLECTED).match(folded, line.start, line.end) is not None


def is_titled(document: "PlanDocument", line: Line, marker: Marker) -> bool:
    """Whether a numbered line is a title, or begins with one: （二）规范经营。制定…."""
    folded, end = document.folded, before_annotation(document, line, marker)
    title = title_span(folded, marker.words, end, strong=True)
    ends = title is not None and (title.end == end or folded[title.end] in "。: \n")
    return title is not None and ends and title.end - title.start <= _LONGEST and folded[line.end - 1] not in ";,、"


def before_annotation(document: "PlanDocument", line: Line, marker: Marker) -> int:
    """Where a line ends that goes on with who is responsible: 1.护岸（责任单位：县水务局、各镇（乡）政府）."""
    found = document.annotations.within(marker.words, line.end)
    start = next((one.span.start for one in found if one.bodies and one.rule in {RULE_BRACKET, RULE_BARE}), line.end)
    before = trim(document.text, marker.words, start)
    return before.end if before is not None else line.end
