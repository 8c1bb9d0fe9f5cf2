"""不断行的文字 (unbroken words): a stretch of text without its line breaks, and where each of its characters is printed.

A copy of a page breaks its lines anywhere, inside a label, a name or a date. Rules are tried on the unbroken words, and what
they find is placed in the text again.
"""

from bisect import bisect_left
from dataclasses import dataclass

from extract.model.spans import Span
from extract.text.rule import compiled

# A line break with the blanks next to it, and a page line in between: ⏎# Page 12:⏎, ⏎- 7 -⏎.
_BREAK = r"[ ]*[\r\n\u2028\u2029\x0b\x0c\x85]+(?:[ ]*(?:\#*[ ]*[Pp]age[ ]*\d{1,4}[ ]*:?|-{1,2}[ ]*\d{1,4}[ ]*-{1,2}|第[ ]*\d{1,4}[ ]*页)?[ ]*[\r\n]+)*[ ]*"


@dataclass(frozen=True, slots=True)
class Unbroken:
    """The `words` of a stretch; `offsets` has where each of its characters is in the text."""

    words: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where `words[start:end]` is printed."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def at(self, offset: int) -> int:
        """The place in `words` of an offset of the text, or of the next character that was kept."""
        return bisect_left(self.offsets, offset)


def unbroken(folded: str, start: int, end: int) -> Unbroken:
    """The words of `folded[start:end]` without line breaks: 会同⏎县体育局 is 会同县体育局."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = start
    for match in compiled(_BREAK).finditer(folded, start, end):
        pieces.append(folded[at : match.start()])
        offsets.extend(range(at, match.start()))
        at = match.end()
    pieces.append(folded[at:end])
    offsets.extend(range(at, end))
    return Unbroken("".join(pieces), tuple(offsets))
