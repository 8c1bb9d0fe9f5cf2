"""Lines and sentences: where the text's lines are without their margins, and how a paragraph falls into sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plankg.extract.model import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_INK = re.compile(r"[\w《“\"(（]")
# The dots before a page number in a table of contents.
LEADER = r"\.\.\.\.+|……+|····+|------+"
_BLANK = "\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class Line:
    """行 (line): one printed line without its margins; `blank_before` counts the empty lines above it."""

    start: int
    end: int
    blank_before: int

    @property
    def span(self) -> Span:
        """Where it is."""
        return Span(self.start, self.end)


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that hold something, margins cut off."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        trimmed = trim(text, match.start(), match.end())
        if trimmed is None:
            continue
        blank = max(text.count("\n", last, trimmed.start) - 1, 0) if lines else 0
        lines.append(Line(trimmed.start, trimmed.end, blank))
        last = trimmed.end
    return lines


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, or None when there is nothing else."""
    while start < end and (text[start].isspace() or text[start] in _BLANK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    return Span(start, end) if start < end else None


_OPEN = dict(zip("（(〔[【《“", "）)〕]】》”", strict=True))


def sentences(text: str, start: int, end: int, *, stops: str = "。！？") -> Iterator[Span]:
    """The sentences of `text[start:end]`, their stop included.

    A stop inside brackets or quotation marks ends nothing: “应保尽保。”的要求 is one sentence. An unclosed bracket
    counts for nothing. A stop alone (the stray ? in 安全感。?) is no sentence.
    """
    begin, waiting = start, ""
    for mark in _marks(stops).finditer(text, start, end):
        character, after = mark.group()[0], mark.end()
        if waiting and character == waiting[-1]:
            waiting = waiting[:-1]
        elif character in _OPEN:
            if text.find(_OPEN[character], after, end) != -1:
                waiting += _OPEN[character]
        elif character in stops and not waiting:
            yield from _worded(text, begin, after)
            begin = after
    yield from _worded(text, begin, end)


@lru_cache(maxsize=8)
def _marks(stops: str) -> re.Pattern[str]:
    """The characters that open, close or end something."""
    return re.compile("[" + re.escape(stops + "".join(_OPEN) + "".join(_OPEN.values())) + "]")


def _worded(text: str, start: int, end: int) -> Iterator[Span]:
    span = trim(text, start, end)
    if span is not None and _INK.search(text, span.start, span.end):
        yield span
