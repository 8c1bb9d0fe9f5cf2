"""标题 (headings): one heading of a document, and where the text that it governs ends."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from plankg.extract.model.spans import Span
from plankg.extract.text.lines import Line, trim

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

Kind = Literal["section", "column", "item", "project"]


@dataclass(frozen=True, slots=True)
class Heading:
    """标题 (heading): `span` its words with the number, `title` without it, `body` where the text it governs begins.

    `range_end` is where that text ends; an item or project of its own paragraph has its whole words in
    `Span(span.start, range_end)`. `parent` is an index into the outline's headings, -1 at the top.
    """

    kind: Kind
    style: str
    n: int
    number: str | None
    title: str
    span: Span
    body: int
    level: int
    path: str
    parent: int
    range_end: int = 0
    doubt: str | None = None

    def title_in(self, folded: str) -> str:
        """The title as rules match it."""
        return re.sub(r"\s+", "", folded[self.span.start + len(self.number or "") : self.span.end])


def with_ranges(document: "PlanDocument", headings: list[Heading]) -> list[Heading]:
    """Fill in where each heading's text ends: before the next heading that it does not enclose.

    The last item of a column ends with its own paragraph: what follows may be the section's text again.
    """
    lines = document.lines
    out = list(headings)
    limit = {}
    open_ends: list[tuple[int, int]] = []
    for index in range(len(headings) - 1, -1, -1):
        level = headings[index].level
        while open_ends and open_ends[-1][0] > level:
            open_ends.pop()
        limit[index] = open_ends[-1][1] if open_ends else len(document.text)
        open_ends.append((level, headings[index].span.start))
    for index, heading in enumerate(headings):
        at = bisect_left(lines, limit[index], key=lambda line: line.start) - 1
        end = heading.range_end if heading.style in {"row", "project-row"} else lines[at].end
        if heading.kind == "item" and 0 < heading.range_end <= lines[at].start < limit[index]:
            end = lines[at - 1].end  # 二是…: what is before the title of the next item is its mark
        elif heading.kind == "item" and lines[at].start < limit[index] < end:
            inside = trim(document.text, lines[at].start, limit[index])  # the next item is in the same paragraph
            folded = document.folded
            end = inside.end - (folded[inside.end - 1] in "、和及与") if inside else end
        out[index] = replace(heading, range_end=max(end, heading.span.end))
    items: dict[int, list[int]] = {}
    for index, heading in enumerate(out):
        if heading.kind == "item":
            items.setdefault(heading.parent, []).append(index)
    for column, found in items.items():
        item = found[-1]
        at = bisect_left(lines, max(out[item].span.end, headings[item].range_end), key=lambda line: line.end)
        # A name that has its line for itself has its text in the paragraph after it, as that of the items before it.
        titled = [out[other].span.end == lines[_line_of(lines, out[other])].end for other in found]
        bare = any(out[other].range_end == out[other].span.end for other in found[:-1])
        rows = out[item].style in {"row", "project-row"}
        if all(titled) and not bare and not rows and at + 1 < len(lines) and lines[at + 1].start < limit[item]:
            at += 1
        out[item] = replace(out[item], range_end=lines[at].end)
        out[column] = replace(out[column], range_end=lines[at].end)
    return out


def _line_of(lines: Sequence[Line], heading: Heading) -> int:
    """The place of the line that a heading's words end in."""
    return min(bisect_left(lines, heading.span.end, key=lambda line: line.end), len(lines) - 1)


def paragraphs(lines: Sequence[Line], start: int, end: int) -> Iterator[Line]:
    """The lines inside `start`..`end`; the first may begin in the middle of its line."""
    for at in range(bisect_right(lines, start, key=lambda line: line.end), len(lines)):
        line = lines[at]
        if line.start >= end:
            return
        yield Line(max(line.start, start), min(line.end, end), line.blank_before)
