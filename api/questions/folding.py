"""A question as it is compared with names: folded, with the places of the words as they were typed."""

import re
from dataclasses import dataclass

from plankg.api.catalogue.resolve import fold_name

QUOTES = {"“": "”", "‘": "’", "《": "》", "「": "」", '"': '"'}
# What ends a sentence or divides it says nothing.
PUNCTUATION = frozenset("?？!！。.,，;；:：~…、 \t\n")
# 有没有提到无人机: what is looked for is as it stands, as in quotation marks.
_WHETHER_SAID = re.compile(
    "(?:有没有|有无|是否|提没)(?:(?:提|写|说|讲)(?:到|及)过?了?|(?:写|标|列|注)明)(?P<words>[^谁哪什几，,]{2,12}?)"
    "(?:的?(?:内容|任务|要求|措施|事项|事))?[吗呢]?[?？。!！]*$"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded question. `places[i]` is where its character i is in the question, `quoted` what was in quotes."""

    typed: str
    text: str
    places: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]

    def words(self, start: int, end: int) -> str:
        """The typed words of a range of the folded text."""
        return self.typed[self.places[start] : self.places[end - 1] + 1] if start < end else ""


def fold_question(typed: str) -> Folded:
    """The question without width, case, spaces and quotation marks.

    >>> fold_question("支撑“亮灶率”的任务？").text
    '支撑亮灶率的任务?'
    """
    text: list[str] = []
    places: list[int] = []
    first: dict[int, int] = {}
    for place, character in enumerate(typed):
        first[place] = len(text)
        for folded in fold_name(character):
            text.append(folded)
            places.append(place)
    first[len(typed)] = len(text)
    places_ = _quoted(typed) or [found.span("words") for found in _WHETHER_SAID.finditer(typed)]
    quoted = tuple((first[start], first[end]) for start, end in places_ if first[start] < first[end])
    return Folded(typed, "".join(text), tuple(places), quoted)


def _quoted(typed: str) -> list[tuple[int, int]]:
    """Where the words between a pair of quotation marks are; the outer pair counts."""
    found = []
    place = 0
    while place < len(typed):
        close = QUOTES.get(typed[place])
        end = typed.find(close, place + 1) if close else -1
        if end > place:
            found.append((place + 1, end))
            place = end
        place += 1
    return found
