"""遮盖 (masking): a sentence for reading, white space and line breaks out, every value one character.

The patterns of the rules are short because of that, and a name may hold digits that are no value (PM2.5, 5G).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from plankg.extract.model.spans import Span
from plankg.extract.targets.value_expressions import Value, values_in
from plankg.extract.text.values import operator

# One private character for every value of a sentence.
V = "\ue000"


class Masked(str):
    """A sentence without white space in which every value is `V`, with the way back to the text."""

    starts: list[int]
    values: dict[int, Value]

    def span(self, start: int, end: int) -> Span:
        """The place of `self[start:end]` in the folded text."""
        last = self.values.get(end - 1)
        return Span(self.starts[start], last.span.end if last is not None else self.starts[end - 1] + 1)


def masked(folded: str, start: int = 0, end: int | None = None) -> Masked:
    """The sentence `folded[start:end]`, squeezed and masked."""
    squeezed, places = squeeze(folded, start, len(folded) if end is None else end)
    words: list[str] = []
    starts: list[int] = []
    values: dict[int, Value] = {}
    at = 0
    for first, last, value in values_in(squeezed, places):
        words.append(squeezed[at:first])
        starts.extend(places[at:first])
        values[len(starts)] = value
        words.append(V)
        starts.append(value.span.start)
        note = _NOTE.match(squeezed, last)
        at = note.end() if note is not None else last
    words.append(squeezed[at:])
    starts.extend(places[at:])
    sentence = Masked("".join(words))
    sentence.starts, sentence.values = starts, values
    for row in re.finditer(f"{V}(?:(?:、|和|及|或){V})+", sentence) if len(values) > 1 else ():
        _share(values, [at for at in range(row.start(), row.end()) if at in values])
    return sentence


# A note in brackets on a value, which breaks no list: 500万元（达到A类）、200万元（达到B类）.
_NOTE = re.compile(r"\([^()\d一二三四五六七八九十百千万亿]{1,20}\)")


def _share(values: dict[int, Value], places: list[int]) -> None:
    """What the first or the last of a row says of all: 不低于500、1000、2000元, 3个、2个工作日以内."""
    first, last = values[places[0]], values[places[-1]]
    for at in places:
        value = values[at]
        unit = value.unit
        if unit is None or (last.unit is not None and last.unit != unit and last.unit.startswith(unit)):
            unit = last.unit
        alike = unit == last.unit
        before = value.before or (first.before if alike and not value.after else "")
        after = value.after or (last.after if alike and not value.before else "")
        if (unit, before, after) != (value.unit, value.before, value.after):
            op = operator(before, after)
            values[at] = replace(value, unit=unit, before=before, after=after, op=op)


# The nature of an indicator in a sentence: 供水普及率（预期性）达到99%以上.
NATURE = r"[(\[](?P<nature>约束|预期)性(?:指标)?[)\]]"
# What is left out of a sentence: white space, page numbers that a copy left between its lines, and what says a nature.
_LEFT_OUT = re.compile(
    rf"(?:{NATURE}|\n[ ]*(?:#+ *Page *\d+ *:?|-+ *\d{{1,3}} *-+|第 *\d{{1,3}} *页)[ ]*(?=\n|\Z)|\s)+"
)


def squeeze(folded: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    """The words without white space, and the place of each character; a blank between two Latin words stays."""
    words: list[str] = []
    places: list[int] = []
    at = start
    for gap in _LEFT_OUT.finditer(folded, start, end):
        words.append(folded[at : gap.start()])
        places.extend(range(at, gap.start()))
        at = gap.end()
        if re.match("[A-Za-z][A-Za-z]", folded[gap.start() - 1 : gap.start()] + folded[at:end][:1]):
            words.append(" ")
            places.append(gap.start())
    if at == start:
        return folded[start:end], range(start, end)
    words.append(folded[at:end])
    places.extend(range(at, end))
    return "".join(words), places
