"""A text as lines (段落) and places: which paragraph and page an offset is in. All offsets are code points."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """段落 (paragraph): a line of the text that holds something, `start` to `end` without the line break.

    `number` counts from 1, `level` is that of the heading that begins here, 0 for a plain paragraph. `head` is where the heading
    ends: `end` where nothing comes after it, `start` where there is none.
    """

    start: int
    end: int
    number: int
    level: int
    head: int


def lines(text: str, headings: Mapping[int, tuple[int, int]]) -> list[Line]:
    """The lines of `text` that hold something.

    Args:
        text: the canonical text.
        headings: start of a heading → its end and its level.
    """
    found: list[Line] = []
    heads = sorted(headings)
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            at = bisect_right(heads, start - 1)
            heading = at < len(heads) and heads[at] < start + len(line)
            end = start + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
            head, level = headings[heads[at]] if heading else (start, 0)
            goes_on = any(character.isalnum() for character in text[head:end])
            found.append(Line(start, end, len(found) + 1, level, head if goes_on else end))
        start += len(line)
    return found


class Places:
    """Where offsets are, for people: paragraph and page, both counted from 1."""

    def __init__(self, found: Sequence[Line], page_starts: Sequence[int] | None) -> None:
        self._starts = [line.start for line in found]
        self._pages = list(page_starts or ())

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that the offset is in or after."""
        return max(1, bisect_right(self._starts, offset))

    def page(self, offset: int) -> int | None:
        """The page of a paged file (PDF); None where the file has no pages."""
        return max(1, bisect_right(self._pages, offset)) if self._pages else None

    def words(self, offset: int) -> str:
        """The place in words: 第 12 段（第 3 页）."""
        page = self.page(offset)
        return f"第 {self.paragraph(offset)} 段" + (f"（第 {page} 页）" if page else "")
