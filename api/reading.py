"""A text as paragraphs for the reading page, with one place marked; all offsets are code points."""

from collections.abc import Mapping
from dataclasses import dataclass

from extract.model import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落 (paragraph): a line of the text, in the parts before, in and behind the marked place.

    `level` is that of the heading that begins here, 0 for a plain paragraph; `first` says that the mark begins here.
    """

    start: int
    level: int
    before: str
    marked: str
    after: str
    first: bool


def paragraphs(text: str, mark: Span | None, levels: Mapping[int, int]) -> list[Paragraph]:
    """The lines of `text` that hold something.

    Args:
        text: the canonical text.
        mark: the place to mark; it may go over several lines.
        levels: start of a heading → its level.
    """
    found: list[Paragraph] = []
    start, seen = 0, False
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            low, high = _overlap(start, end, mark)
            marked = text[low:high]
            first = bool(marked.strip()) and not seen
            seen = seen or first
            level = next((levels[at] for at in range(start, end) if at in levels), 0)
            found.append(Paragraph(start, level, text[start:low], marked, text[high:end], first))
        start = end
    return found


def _overlap(start: int, end: int, mark: Span | None) -> tuple[int, int]:
    """The part of the line that is marked; empty, at the line's end, when nothing is."""
    if mark is None or mark.end <= start or end <= mark.start:
        return end, end
    return max(start, mark.start), min(end, mark.end)
