"""词的位置 (block terms): where terms stand in the blocks of a plan, their titles and the headings above them.

Each term is looked up once in the whole text, however many indicators ask for it.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.model.spans import Span
from extract.outline.units import Block
from extract.text.lines import sentences


@dataclass(frozen=True, slots=True)
class Places:
    """One term: how often each block's own text has it, the blocks with it in their titles, those with it above."""

    own: dict[int, tuple[int, ...]]
    titles: Counter[int]
    above: frozenset[int]

    @property
    def blocks(self) -> frozenset[int]:
        """The blocks that have it in their text or titles."""
        return frozenset(self.own) | frozenset(self.titles)

    def count(self, at: int) -> int:
        """How often block `at` has it, titles included."""
        return len(self.own.get(at, ())) + self.titles[at]


class _Joined:
    """Short texts as one, so that a term is looked for once in all of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self.starts = [0]
        for text in texts[:-1]:
            self.starts.append(self.starts[-1] + len(text) + 1)

    def found(self, term: str) -> Counter[int]:
        """How often each text has the term."""
        return Counter(bisect_right(self.starts, offset) - 1 for offset in _offsets(self.text, term, 0, len(self.text)))


class BlockTerms:
    """The blocks of one plan, in the order of the text, with the places of every term that was asked for."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks
        self._starts = [block.span.start for block in blocks]
        self._titles = _Joined(["\n".join(block.titles) for block in blocks])
        self._above = _Joined(["\n".join(block.above) for block in blocks])
        self._places: dict[str, Places] = {}
        self._sentences: dict[int, list[Span]] = {}

    def places(self, term: str) -> Places:
        """Where a term stands."""
        if term not in self._places:
            self._places[term] = self._find(term)
        return self._places[term]

    def rarity(self, term: str) -> float:
        """Logarithm of how many times more blocks there are than blocks with the term; 0 when none has it."""
        found = len(self.places(term).blocks)
        return math.log((len(self.blocks) + 1) / (found + 0.5)) if found else 0.0

    def sentences(self, at: int) -> list[Span]:
        """The sentences and clauses between semicolons of one block."""
        if at not in self._sentences:
            span = self.blocks[at].span
            self._sentences[at] = list(sentences(self.text, span.start, span.end, stops="。；！？"))
        return self._sentences[at]

    @cached_property
    def sections(self) -> list[tuple[str, ...]]:
        """For each block the nearest heading, with those above it."""
        return [(block.titles[-1], *block.above) for block in self.blocks]

    @cached_property
    def chapters(self) -> list[str]:
        """For each block the outermost task heading that it stands under."""
        return [block.above[-1] if block.above else block.titles[-1] for block in self.blocks]

    def _find(self, term: str) -> Places:
        own: dict[int, list[int]] = {}
        if self.blocks:
            for offset in _offsets(self.text, term, self._starts[0], self.blocks[-1].span.end):
                at = bisect_right(self._starts, offset) - 1
                if offset + len(term) <= self.blocks[at].span.end:
                    own.setdefault(at, []).append(offset)
        return Places(
            {at: tuple(offsets) for at, offsets in own.items()},
            self._titles.found(term),
            frozenset(self._above.found(term)),
        )


def _offsets(text: str, term: str, start: int, end: int) -> list[int]:
    offsets: list[int] = []
    at = text.find(term, start, end)
    while at >= 0:
        offsets.append(at)
        at = text.find(term, at + len(term), end)
    return offsets
