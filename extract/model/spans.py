"""位置 (spans): half-open ranges of code points in the canonical text of a document."""

from dataclasses import dataclass

from plankg.extract.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, never empty.

    Raises:
        SpanError: if `end` is not after `start`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(self.start, self.end)

    def of(self, text: str) -> str:
        """The words at this place of `text`."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end
