"""遮盖 (masking): a sentence for reading, white space and line breaks out, every value one character.

The patterns of the rules are short because of that, and a name may hold digits that are no value (PM2.5, 5G).
"""

import re
from dataclasses import replace

from plankg.extract.model.spans import Span
from plankg.extract.targets.value_expressions import Value, operator, values_in

# One private character for every value of a sentence.
V = "\ue000"


class Masked(str):
    """A sentence without white space in which every value is `V`, with the way back to the text."""

    starts: list[int]
    ends: list[int]
    values: dict[int, Value]

    def span(self, start: int, end: int) -> Span:
        """Where `self[start:end]` stands in the folded text."""
        return Span(self.starts[start], self.ends[end - 1])


def masked(folded: str, start: int = 0, end: int | None = None) -> Masked:
    """The sentence `folded[start:end]`, squeezed and masked."""
    squeezed, places = _squeezed(folded, start, len(folded) if end is None else end)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: dict[int, Value] = {}
    at = 0
    for first, last, value in values_in(squeezed, places):
        for position in range(at, first):
            words.append(squeezed[position])
            starts.append(places[position])
            ends.append(places[position] + 1)
        values[len(words)] = value
        words.append(V)
        starts.append(value.span.start)
        ends.append(value.span.end)
        at = last
        if (note := _NOTE.match(squeezed, last)) is not None:
            at = note.end()
    for position in range(at, len(squeezed)):
        words.append(squeezed[position])
        starts.append(places[position])
        ends.append(places[position] + 1)
    sentence = Masked("".join(words))
    sentence.starts, sentence.ends, sentence.values = starts, ends, values
    for row in re.finditer(f"{V}(?:(?:、|和|及|或){V})+", sentence):
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
        before = value.before or (first.before if not value.after else "")
        after = value.after or (last.after if not value.before else "")
        if (unit, before, after) != (value.unit, value.before, value.after):
            op = operator(before, after)
            values[at] = replace(value, unit=unit, before=before, after=after, op=op)


# Page numbers that a copy left between the lines of a sentence.
_PAGE_LINE = re.compile(r"\n[ ]*(?:#+ *Page *\d+ *:?|-+ *\d{1,3} *-+|第 *\d{1,3} *页)[ ]*(?=\n|\Z)")


def _squeezed(folded: str, start: int, end: int) -> tuple[str, list[int]]:
    """The words without white space, and where each character was; a blank between two Latin words stays."""
    left_out = [match.span() for match in _PAGE_LINE.finditer(folded, start, end)] if "\n" in folded[start:end] else []
    words: list[str] = []
    places: list[int] = []
    for at in range(start, end):
        character = folded[at]
        if any(first <= at < last for first, last in left_out):
            continue
        if character.isspace():
            latin = words and re.match("[A-Za-z]", words[-1]) and re.match(r"[ ]*[A-Za-z]", folded[at:end])
            if not latin or words[-1] == " ":
                continue
            character = " "
        words.append(character)
        places.append(at)
    return "".join(words), places
