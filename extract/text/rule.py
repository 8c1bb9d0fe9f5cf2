"""A rule is a small unit that shows its examples: cue, pattern, what it finds and a near miss.

`finds` and `skips` are run by tests/extract/test_rules.py; a wrong extraction found anywhere is mended by adding its
sentence there first. Patterns are written against folded text (extract/text/fold.py) and compiled on first use.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Found]):
    """规则 (rule): `pattern` is a verbose regular expression, `build` makes of a match what it states, or None.

    `cues` are words of which every match holds one: a text without them is not searched. `finds` maps a sentence to the
    fields expected of what is found there first, `skips` are near misses.
    """

    name: str
    gloss: str
    cues: tuple[str, ...]
    pattern: str
    build: Callable[[re.Match[str]], Found | None]
    finds: Mapping[str, Mapping[str, object]]
    skips: tuple[str, ...]

    def matches(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[re.Match[str], Found]]:
        """Every match in `folded[start:end]` that states something, with what it states."""
        end = len(folded) if end is None else end
        if any(folded.find(cue, start, end) >= 0 for cue in self.cues):
            yield from self.cued_matches(folded, start, end)

    def cued_matches(self, folded: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Found]]:
        """The same in a stretch that is known to hold a cue."""
        for match in compiled(self.pattern).finditer(folded, start, end):
            if (found := self.build(match)) is not None:
                yield match, found


class RuleSet(Generic[Found]):
    """规则组 (rule set): rules that are tried together; each cue is looked for once, whichever rules share it."""

    def __init__(self, rules: Iterable[Rule[Found]]) -> None:
        self.rules = tuple(rules)
        self._places: dict[str, list[int]] = {}
        for at, rule in enumerate(self.rules):
            for cue in rule.cues:
                self._places.setdefault(cue, []).append(at)

    def matches(self, folded: str) -> Iterator[tuple[Rule[Found], re.Match[str], Found]]:
        """Every match of every rule, rule by rule in their order."""
        cued = {at for cue, places in self._places.items() if cue in folded for at in places}
        for at in sorted(cued):
            for match, found in self.rules[at].cued_matches(folded, 0, len(folded)):
                yield self.rules[at], match, found


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once, white space and comments in it ignored.

    `(?(LIST)…)` asks whether the group that opens after it has matched already, as in `(?:(?(LIST)、)(name))+`.
    """
    return re.compile(_LIST.sub(functools.partial(_numbered, pattern), pattern), re.VERBOSE)


_LIST = re.compile(r"\(\?\(LIST\)")
# An escaped character, a set of characters, what opens a group that is counted.
_GROUP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<opens>\((?!\?)|\(\?P<)", re.DOTALL)


def _numbered(pattern: str, mark: re.Match[str]) -> str:
    """A group that opens later can be asked for by its number only."""
    before = sum(token["opens"] is not None for token in _GROUP.finditer(pattern, 0, mark.start()))
    return f"(?({before + 1})"
