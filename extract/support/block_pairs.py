"""字对 (pairs): the pairs of neighbouring characters in the blocks of a plan, weighted by how rare they are in it.

A pair counts for a block by its own text and its titles; one that most blocks have counts little (TF-IDF). Everything
is counted in arrays, so that the time grows with the length of the plan alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from plankg.extract.outline.units import Block

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_STOPS = np.array(sorted(map(ord, "。；！？\n")), dtype=np.int64)
_BITS = 21  # of one code point
# How many of the weightiest pairs, and how many directions, tell which blocks speak of the same things.
_WEIGHTY = 2_000
_DIRECTIONS = 25
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Every pair of a text in order: its code and where it begins; pairs over a stop or white space are left out."""

    codes: Ints
    starts: Ints

    @staticmethod
    def of(characters: Ints) -> "_Pairs":
        han = (characters >= 0x4E00) & (characters <= 0x9FFF)
        lower = characters | 0x20
        written = han | ((characters >= 48) & (characters <= 57)) | ((lower >= 97) & (lower <= 122))
        starts = np.flatnonzero(written[:-1] & written[1:]).astype(np.int64)
        return _Pairs((characters[starts] << _BITS) | characters[starts + 1], starts)


class BlockPairs:
    """The blocks of one plan and the pairs in them.

    Attributes:
        rarity: for each pair of `known` the logarithm of how many times more blocks there are than blocks with it.
        common: for each block its place in the few directions in which the plan's words vary; unit length.
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks
        characters = _characters(text)
        own = _Pairs.of(characters)
        block_starts = np.array([block.span.start for block in blocks], dtype=np.int64)
        block_ends = np.array([block.span.end for block in blocks], dtype=np.int64)
        of = block_starts.searchsorted(own.starts, side="right") - 1
        inside = (of >= 0) & (own.starts + 1 < block_ends[of])
        blocks_of, starts = of[inside], own.starts[inside]
        titles = _characters("\n".join(" ".join(block.titles).replace("\n", " ") for block in blocks))
        named = _Pairs.of(titles)
        named_blocks = (titles == ord("\n")).cumsum()[named.starts]
        numbers = self._weigh(
            np.concatenate([own.codes[inside], named.codes]), np.concatenate([blocks_of, named_blocks])
        )
        self._place(numbers[: len(starts)], starts, (blocks_of << 32) | np.isin(characters, _STOPS).cumsum()[starts])
        with _numeric_libraries().limit(limits=1, user_api="blas"):
            self.common, self._stretch = self._directions()

    def _weigh(self, codes: Ints, blocks: Ints) -> Ints:
        """Count pairs by block, in the order of pairs, and give each block the length 1; the number of each pair given."""
        self.known, numbers = np.unique(codes, return_inverse=True)
        cells, counts = np.unique(numbers * len(self.blocks) + blocks, return_counts=True)
        self._pairs, self._cells = cells // len(self.blocks), cells % len(self.blocks)
        self._spread = np.bincount(self._pairs, minlength=len(self.known))
        self.rarity = np.log((len(self.blocks) + 1) / (self._spread + 0.5))
        weights = (1 + np.log(counts)) * self.rarity[self._pairs]
        lengths = np.sqrt(np.bincount(self._cells, weights**2, len(self.blocks))) + 1e-9
        self._weights = weights / lengths[self._cells]
        self._first = self._pairs.searchsorted(np.arange(len(self.known) + 1))
        return numbers

    def _place(self, numbers: Ints, starts: Ints, sentences: Ints) -> None:
        """Keep for each pair the sentences that say it."""
        names, firsts, inverse = np.unique(sentences, return_index=True, return_inverse=True)
        self._sentence_blocks, self._sentence_starts = names >> 32, starts[firsts]
        order = np.argsort(numbers, kind="stable")
        self._own_sentences = inverse[order]
        self._own_first = numbers[order].searchsorted(np.arange(len(self.known) + 1))

    def number(self, pair: str) -> int | None:
        """The number of a pair in `known`; None where no block has it."""
        code = (ord(pair[0]) << _BITS) | ord(pair[1])
        at = int(self.known.searchsorted(code))
        return at if at < len(self.known) and self.known[at] == code else None

    def spread_of(self, pair: str) -> int:
        """How many blocks have a pair."""
        return 0 if (at := self.number(pair)) is None else int(self._spread[at])

    def likeness(self, wanted: dict[int, float]) -> tuple[Floats, Floats]:
        """How like weighted pairs each block is (cosine), and the share of their weight that it has; both 0 to 1."""
        alike, share = np.zeros(len(self.blocks)), np.zeros(len(self.blocks))
        for pair, weight in wanted.items():
            cells = slice(self._first[pair], self._first[pair + 1])
            alike[self._cells[cells]] += weight * self._weights[cells]
            share[self._cells[cells]] += weight
        norm = np.sqrt(sum(weight**2 for weight in wanted.values())) + 1e-9
        return alike / norm, share / (sum(wanted.values()) + 1e-9)

    def share_of(self, name: dict[str, float]) -> Floats:
        """The share of the weight of a name's pairs that each block has, however rare they are; 0 to 1.

        Pairs that no block has count too: of 燃气管道改造 a plan that has 改造 alone says a third.
        """
        said = np.zeros(len(self.blocks))
        for pair, weight in name.items():
            if (at := self.number(pair)) is not None:
                said[self._cells[self._first[at] : self._first[at + 1]]] += weight
        return said / (sum(name.values()) + 1e-9)

    def relatedness(self, alike: Floats) -> Floats:
        """How much each block speaks of what the blocks like the wanted pairs speak of (latent semantic analysis); -1 to 1."""
        wanted = (alike @ self.common) * self._stretch
        norm = np.sqrt((wanted**2).sum()) + 1e-9
        rows = self.common / self._stretch
        related: Floats = rows @ wanted / norm / (np.sqrt((rows**2).sum(1)) + 1e-9)
        return related

    def sentences(self, wanted: dict[int, float]) -> Floats:
        """For each sentence of a block (the blocks' in the order of the text) the share of the wanted weight that it says."""
        said = np.zeros(len(self._sentence_blocks))
        for pair, weight in wanted.items():
            # A pair that a sentence says twice counts once: numpy adds once to an index that is given twice.
            said[self._own_sentences[self._own_first[pair] : self._own_first[pair + 1]]] += weight
        return said / (sum(wanted.values()) + 1e-9)

    def best_offset(self, said: Floats, at: int) -> int:
        """An offset inside the sentence of one block that says most; the block's start where no sentence says anything."""
        first, last = self._sentence_blocks.searchsorted((at, at + 1))
        if first == last or not said[first:last].any():
            return self.blocks[at].span.start
        return int(self._sentence_starts[first + int(said[first:last].argmax())])

    def _directions(self) -> tuple[Floats, Floats]:
        """Left singular vectors of the blocks over the weightiest pairs that two blocks share, and 1 over their values.

        Found by subspace iteration from rows of the matrix itself, so that no chance is in it.
        """
        size = len(self.blocks)
        wanted = min(_DIRECTIONS, max(size // 3, 1))
        mass = np.where(self._spread >= 2, np.bincount(self._pairs, self._weights**2, len(self.known)), 0.0)
        kept = np.sort(np.argsort(-mass, kind="stable")[:_WEIGHTY])
        column = np.full(len(self.known), -1)
        column[kept] = np.arange(len(kept))
        inside = column[self._pairs] >= 0
        matrix = np.zeros((size, len(kept)), dtype=np.float32)
        matrix[self._cells[inside], column[self._pairs[inside]]] = self._weights[inside]
        rows = np.linspace(0, size - 1, min(size, wanted + 10)).astype(int)
        basis = matrix @ matrix[rows].T
        for _ in range(_ROUNDS):
            basis, _upper = np.linalg.qr(basis)
            basis = matrix @ (matrix.T @ basis)
        basis, _upper = np.linalg.qr(basis)
        # The singular values of the small matrix are the roots of the eigenvalues of its square, of a few rows only.
        small = (matrix.T @ basis).astype(np.float64)
        squares, turn = np.linalg.eigh(small.T @ small)
        values = np.sqrt(np.maximum(squares[::-1][:wanted], 0.0))
        return basis.astype(np.float64) @ turn[:, ::-1][:, :wanted], 1 / (values + 1e-6)


@cache
def _numeric_libraries() -> ThreadpoolController:
    """The libraries that numpy computes with; to look for them takes a millisecond."""
    return ThreadpoolController()


def _characters(text: str) -> Ints:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
