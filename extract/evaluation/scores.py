"""得分 (scores): precision, recall and F1 of one kind of fact against gold, with what was missed and what is extra."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Gold = TypeVar("Gold")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Score:
    """One kind of fact: how many gold, how many found, how many right, and the words of the others.

    `fields` counts, of the right ones, how many have each further field right too.
    """

    kind: str
    gold: int
    found: int
    right: int
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    fields: tuple[tuple[str, int], ...] = ()

    @property
    def precision(self) -> float:
        """Right of found; 1 when nothing was found and nothing is gold."""
        return self.right / self.found if self.found else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Right of gold; 1 when there is no gold."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """2 right / (gold + found); 1 when both are empty."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0

    def record(self) -> dict[str, Any]:
        """The counts, as they are recorded in scores.json."""
        record: dict[str, Any] = {"gold": self.gold, "found": self.found, "right": self.right}
        if self.fields:
            record["fields"] = dict(self.fields)
        return record


def compare(
    kind: str,
    gold: Sequence[Gold],
    found: Sequence[Found],
    same: Callable[[Gold, Found], bool],
    words: Callable[[Any], str],
    fields: dict[str, Callable[[Gold, Found], bool]] | None = None,
) -> Score:
    """Pair each gold fact with the first free found one that is the same.

    Args:
        kind: the name of the kind of fact.
        gold: the gold facts.
        found: the extracted facts.
        same: whether a gold fact and a found one are one.
        words: how to print either, sentence included.
        fields: further comparisons counted on the pairs, by field name.
    """
    free = dict(enumerate(found))
    missed: list[str] = []
    counts = dict.fromkeys(fields or {}, 0)
    right = 0
    for wanted in gold:
        at = next((i for i, candidate in free.items() if same(wanted, candidate)), None)
        if at is None:
            missed.append(words(wanted))
            continue
        right += 1
        candidate = free.pop(at)
        for name, agrees in (fields or {}).items():
            counts[name] += agrees(wanted, candidate)
    extra = tuple(words(candidate) for candidate in free.values())
    return Score(kind, len(gold), len(found), right, tuple(missed), extra, tuple(counts.items()))
