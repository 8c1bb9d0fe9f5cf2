"""All rules for targets in their order of trial, and what they find in one sentence."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.model.spans import Span
from extract.targets.grants import grant_rules
from extract.targets.quantity import Target, level_rules
from extract.targets.target_lists import continued, list_rules
from extract.targets.target_making import making_rules
from extract.targets.target_words import YEAR
from extract.text.rule import Rule

_WORDY = {"target-everything", "target-none-at-all", "target-doubles", "target-within-time"}


@lru_cache(maxsize=1)
def target_rules() -> tuple[Rule[Target | tuple[Target, ...]] | Rule[tuple[Target, ...]] | Rule[Target], ...]:
    """Grants first: 给予不超过 N 万元补助 would else be read as a level to be reached."""
    return (*grant_rules(), *list_rules(), *level_rules(), *making_rules())


@lru_cache(maxsize=1)
def _wordy_rules() -> tuple[Rule[Target | tuple[Target, ...]] | Rule[tuple[Target, ...]] | Rule[Target], ...]:
    """The rules that find something in a sentence without a digit."""
    return tuple(rule for rule in target_rules() if rule.name in _WORDY)


def targets_in(folded: str, start: int, end: int) -> Iterator[tuple[str, Target]]:
    """The targets in one sentence, in order, with the names of their rules; of overlapping ones the first rule's."""
    taken: list[tuple[Span, str, Target]] = []
    counted = re.compile(r"\d").search(folded, start, end) is not None
    for rule in target_rules() if counted else _wordy_rules():
        for _, found in rule.matches(folded, start, end):
            targets = found if isinstance(found, tuple) else (found,)
            if _is_free(targets[0].quote, taken):
                taken.extend((targets[0].quote, rule.name, target) for target in targets)
    if counted:
        for _, name, first in sorted(taken, key=lambda entry: entry[0].start):
            for more in continued(folded, end, name, first):
                if not _is_free(more.quote, taken):
                    break
                taken.append((more.quote, name, more))
    for _, name, target in sorted(taken, key=lambda entry: entry[0].start):
        yield name, target


def _is_free(quote: Span, taken: list[tuple[Span, str, Target]]) -> bool:
    return all(quote.end <= span.start or span.end <= quote.start for span, _, _ in taken)


def year_in(
    folded: str, start: int, end: int, at: int, period_end: int | None, *, any_sentence: bool = False
) -> int | None:
    """The year that governs the words at `at` in the sentence `start`..`end`: the last 到YEAR年 or “十四五”期间 before.

    `any_sentence` lets a year of an earlier sentence govern too, when it is said to be reached (到2025年).
    """
    found: int | None = None
    for match in re.finditer(rf"{YEAR}|[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|末)", folded[start:end]):
        if start + match.start() > at:
            break
        clause = folded[start + match.start() : at]
        if (
            re.search("[比较从由]", folded[max(start + match.start() - 1, 0) : start + match.start() + 1])
            or ("。" in clause and not any_sentence)
            or (any_sentence and match.group()[0] not in "到至")
        ):
            continue
        found = int(match["year"]) if match["year"] else period_end
    return found
