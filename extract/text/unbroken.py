"""不断行的文字 (unbroken words): a stretch of text without its line breaks, and where each of its characters is printed.

A copy of a page breaks its lines anywhere, inside a label, a name or a date. Rules are tried on the unbroken words, and what
they find is placed in the text again.
"""

from bisect import bisect_right
from dataclasses import dataclass

from plankg.extract.model.spans import Span
from plankg.extract.text.rule import compiled

# A line break with the blanks after it, and a page line in between: ⏎# Page 12:⏎, ⏎- 7 -⏎.
# No two runs of blanks follow each other, and none comes first: a long one would be tried at every place in it.
_BREAK = r"""
    [\r\n\u2028\u2029\x0b\x0c\x85]+
    (?:[ ]*(?:(?:(?:\#+[ ]*)?[Pp]age[ ]*\d{1,4}(?:[ ]*:)?|-{1,2}[ ]*\d{1,4}[ ]*-{1,2}|第[ ]*\d{1,4}[ ]*页)[ ]*)?[\r\n]+)*
    [ ]*
"""


@dataclass(frozen=True, slots=True)
class Unbroken:
    """The `words` of a stretch; piece by piece, where each begins in `words` and in the text."""

    words: str
    begins: tuple[int, ...]
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where `words[start:end]` is printed."""
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, index: int) -> int:
        piece = bisect_right(self.begins, index) - 1
        return self.places[piece] + index - self.begins[piece]


def unbroken(folded: str, start: int, end: int) -> Unbroken:
    """The words of `folded[start:end]` without line breaks: 会同⏎县体育局 is 会同县体育局."""
    whole = folded[start:end]
    if whole.isprintable():
        return Unbroken(whole, (0,), (start,))
    pieces: list[str] = []
    begins: list[int] = []
    places: list[int] = []
    at, length = start, 0
    for stop, after in [
        *((match.start(), match.end()) for match in compiled(_BREAK).finditer(folded, start, end)),
        (end, end),
    ]:
        piece = folded[at:stop] if stop == end else folded[at:stop].rstrip(" ")
        if piece:
            pieces.append(piece)
            begins.append(length)
            places.append(at)
            length += len(piece)
        at = after
    return Unbroken("".join(pieces), tuple(begins), tuple(places))
