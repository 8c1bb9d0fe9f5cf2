"""情形 (cases): lists that enumerate conditions, cases or papers, and ask for nothing: 有下列情形之一的，取消资格：（一）…."""

import re
from collections.abc import Collection, Sequence

from plankg.extract.outline.headings import Heading
from plankg.extract.text.lines import Line
from plankg.extract.text.rule import compiled
from plankg.extract.text.unbroken import unbroken

# What announces such a list: 符合以下条件的，给予奖励：, 申请材料：.
_CASES = (
    r"(?:下列|以下|如下)[^,。;:]{0,16}?(?:条件|情形|材料|资料|(?:行为|情况)之一)(?:之一)?的?(?:\([^()]*\))?(?:,[^。;:]{0,90})?:|"
    r"(?:受理|申请|申报|办理)条件:|(?:所需|申请|申报)材料:"
)
_NUMBER = r"[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[).、:]"
_FAR = 160  # how long what announces a list may be


def is_case(folded: str, headings: Sequence[Heading], index: int, cases: Collection[int]) -> bool:
    """Whether a numbered heading is one of such a list; `cases` are the headings before it that are."""
    h = headings[index]
    if h.parent < 0 or not compiled(_NUMBER).match(folded, h.span.start, h.span.end):
        return False
    before = headings[index - 1]
    if h.parent == index - 1:
        return _announced(folded, before.span.start, h.span.start)
    return index - 1 in cases and before.parent == h.parent and before.style == h.style


def cases_among(folded: str, paragraphs: Sequence[Line], heading: Heading) -> set[Line]:
    """The paragraphs under a heading that are of such a list: what goes on with the form of its first number."""
    found: set[Line] = set()
    announced, style = _announced(folded, heading.span.start, heading.body), ""
    for paragraph in paragraphs:
        number = compiled(_NUMBER).match(folded, paragraph.start, paragraph.end)
        form = re.sub(r"[\d一二三四五六七八九十]+", "1", number.group()) if number else ""
        if form and (announced or form == style):
            found.add(paragraph)
            style, announced = form, False
        else:
            style, announced = "", _announced(folded, paragraph.start, paragraph.end)
    return found


def _announced(folded: str, start: int, end: int) -> bool:
    words = unbroken(folded, max(start, end - _FAR), end).words.rstrip()
    return compiled(rf"(?:{_CASES})\Z").search(words) is not None
