"""词的位置 (block terms): where terms stand in the blocks of a plan, their titles and the headings above them.

Each term is looked up once in the whole text, however many indicators ask for it.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from plankg.extract.model.spans import Span
from plankg.extract.outline.units import Block
from plankg.extract.text.lines import sentences


@dataclass(frozen=True, slots=True)
class Places:
    """One term: where each block's own text has it, how often its titles do, and the blocks with it above.

    `counts` are the blocks that have it in their text or titles, with how often.
    """

    own: Mapping[int, Sequence[int]]
    titles: Mapping[int, int]
    above: frozenset[int]
    counts: Mapping[int, int]


class _Pairs:
    """Where every pair of characters of a text begins, sorted once, so that no term is looked for in the whole text."""

    def __init__(self, text: str) -> None:
        self.text = text
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
        pairs = (codes[:-1] << 32) | codes[1:]
        self._order = np.argsort(pairs, kind="stable")
        self._sorted = pairs[self._order]

    def offsets(self, term: str) -> list[int]:
        """Where a term of two characters or more begins, in order."""
        pair = (ord(term[0]) << 32) | ord(term[1])
        first, last = self._sorted.searchsorted((pair, pair + 1))
        found: list[int] = self._order[first:last].tolist()
        return found if len(term) == 2 else [offset for offset in found if self.text.startswith(term, offset)]


class _Joined:
    """Short texts of the blocks as one, each once, so that a term is looked for once in all of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.blocks: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            self.blocks.setdefault(text, []).append(at)
        self.of = list(self.blocks.values())
        self.pairs = _Pairs("\n".join(self.blocks))
        self.starts = [0, *accumulate(len(text) + 1 for text in self.blocks)]

    def found(self, term: str) -> dict[int, int]:
        """How often the text of each block has the term; blocks without it are left out."""
        found: dict[int, int] = {}
        for offset in self.pairs.offsets(term):
            for at in self.of[bisect_right(self.starts, offset) - 1]:
                found[at] = found.get(at, 0) + 1
        return found


class BlockTerms:
    """The blocks of one plan, in the order of the text, with the places of every term that was asked for."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks
        self._starts, self._ends = [block.span.start for block in blocks], [block.span.end for block in blocks]
        self._pairs = _Pairs(text)
        self._titles = _Joined(["\n".join(block.titles) for block in blocks])
        self._above = _Joined(["\n".join(block.above) for block in blocks])
        self._places: dict[str, Places] = {}
        self._sentences: dict[int, tuple[list[Span], list[int]]] = {}

    def places(self, term: str) -> Places:
        """Where a term stands."""
        if term not in self._places:
            self._places[term] = self._find(term)
        return self._places[term]

    def rarity(self, term: str) -> float:
        """Logarithm of how many times more blocks there are than blocks with the term; 0 when none has it."""
        found = len(self.places(term).counts)
        return math.log((len(self.blocks) + 1) / (found + 0.5)) if found else 0.0

    def sentences(self, at: int) -> tuple[list[Span], list[int]]:
        """The sentences and clauses between semicolons of one block, and where each begins."""
        if at not in self._sentences:
            span = self.blocks[at].span
            found = list(sentences(self.text, span.start, span.end, stops="。；！？"))
            self._sentences[at] = found, [sentence.start for sentence in found]
        return self._sentences[at]

    @cached_property
    def sections(self) -> list[int]:
        """For each block the first that is under the same nearest heading."""
        return _firsts((block.titles[-1], *block.above) for block in self.blocks)

    @cached_property
    def chapters(self) -> list[int]:
        """For each block the first that is under the same outermost task heading."""
        return _firsts((block.titles[-1], *block.above)[-1] for block in self.blocks)

    def _find(self, term: str) -> Places:
        own: dict[int, list[int]] = {}
        for offset in self._pairs.offsets(term):
            at = bisect_right(self._starts, offset) - 1
            if at >= 0 and offset + len(term) <= self._ends[at]:
                own.setdefault(at, []).append(offset)
        titles = self._titles.found(term)
        counts = {at: len(offsets) for at, offsets in own.items()}
        for at, count in titles.items():
            counts[at] = counts.get(at, 0) + count
        return Places(own, titles, frozenset(self._above.found(term)), counts)


def _firsts(keys: Iterable[object]) -> list[int]:
    """For each key where it first comes."""
    first: dict[object, int] = {}
    return [first.setdefault(key, at) for at, key in enumerate(keys)]
