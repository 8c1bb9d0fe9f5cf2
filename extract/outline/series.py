"""编号序列 (series): whether a number goes on with the count of its kind, where copies lose and repeat numbers.

A count goes on with the next number; it may also skip a few or say one twice, which is kept as a doubt. A jump is believed
where the number after it goes on from there.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plankg.extract.text.numbering import Marker, marker_at

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_SKIPPED = 3
_RESTARTS = {"条"}

Verdict = Literal["fits", "doubtful", "no"]


@dataclass(slots=True)
class Series:
    """The counts of a document while it is read: `reached` of each kind so far, and the numbered lines to look ahead in."""

    marks: dict[str, list[tuple[int, int]]]
    reached: dict[str, int] = field(default_factory=dict)
    listed: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, document: "PlanDocument", left_out: set[int]) -> "Series":
        """The series of a document, lines of its contents and tables left out."""
        marks: dict[str, list[tuple[int, int]]] = {}
        for at, line in enumerate(document.lines):
            marker = None if at in left_out else marker_at(document.folded, line.start, line.end)
            if marker is not None:
                marks.setdefault(marker.style, []).append((at, marker.n))
        return cls(marks)

    def verdict(self, marker: Marker, index: int, open_styles: Sequence[str], open_numbers: Sequence[int]) -> Verdict:
        """Whether the number of a line fits where the count of its kind is.

        1.2 must be under a heading that is number 1, so that “1.2万平方米” at the head of a line is none.

        Args:
            marker: the number.
            index: its line.
            open_styles: the kinds of the open headings, from the outside in.
            open_numbers: their numbers.
        """
        style, n = marker.style, marker.n
        if style.startswith("markdown"):
            return "fits"
        is_open = style in open_styles
        reached = self.reached.get(style, 0)
        if marker.outer and marker.outer not in open_numbers:
            return "no"
        if n == reached + 1 or (n == 1 and not is_open):
            return "fits"
        if n == 1:
            return "doubtful" if style in _RESTARTS or self._goes_on(marker, index) else "no"
        if is_open and reached < n <= reached + 1 + _SKIPPED:
            return "doubtful"
        return "doubtful" if n >= reached and self._goes_on(marker, index) else "no"

    def _goes_on(self, marker: Marker, index: int) -> bool:
        """Whether the next line of this kind has the next number."""
        marks = self.marks.get(marker.style, [])
        after = bisect_right(marks, (index, marker.n))
        return after < len(marks) and marks[after][1] == marker.n + 1

    def count(self, marker: Marker) -> None:
        """Note that a number has been counted, as a heading or as an entry of a list."""
        self.reached[marker.style] = marker.n
