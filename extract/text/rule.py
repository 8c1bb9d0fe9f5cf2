"""A rule is a small unit that shows its examples: cue, pattern, what it finds and a near miss.

`finds` and `skips` are run by tests/extract/test_rules.py; a wrong extraction found anywhere is mended by adding its
sentence there first. Patterns are written against folded text (extract/text/fold.py) and compiled on first use.
"""

import re
from collections.abc import Callable, Iterator, Mapping
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
        if not any(folded.find(cue, start, end) >= 0 for cue in self.cues):
            return
        for match in compiled(self.pattern).finditer(folded, start, end):
            if (found := self.build(match)) is not None:
                yield match, found


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once, white space and comments in it ignored."""
    return re.compile(pattern, re.VERBOSE)
