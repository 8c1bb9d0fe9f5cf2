"""What the patterns of extract/ are asked, and what changes with a part of a pattern; for mutation.py and unused_alternatives.py."""

import functools
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.alternatives import relaxed

_ASKED = {"search": "search", "match": "match", "fullmatch": "fullmatch"}  # the other methods look for all matches
_BEFORE = 50  # signs before the place where a search begins that a pattern may look back at
_MADE_LONG = 60_000  # signs of a text: it was multiplied for a test of time, and holds no sentence of its own
Key = tuple[str, int]  # a pattern and its flags
Call = tuple[str, str, int, int]  # method, text, start, end


class Pattern:
    """A compiled pattern that writes down what it is asked, and in which tests.

    Only what it finds, or would find if it forbade nothing: no part of it matters to anything else.
    """

    known: ClassVar[dict[Key, "Pattern"]] = {}
    test: ClassVar[int] = -1  # the number of the test that runs
    texts: ClassVar[dict[str, str]] = {}  # each text once
    readers: ClassVar[dict[str, set[int]]] = {}  # the tests in which a text was looked at by any pattern
    compile: ClassVar[Callable[..., re.Pattern[str]]] = re.compile

    def __init__(self, real: re.Pattern[str]) -> None:
        self.real, self.calls = real, dict[Call, set[int]]()
        lax = relaxed(real.pattern, verbose=bool(real.flags & re.VERBOSE))
        self.lax = real if lax == real.pattern else type(self).compile(lax, real.flags)

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.real, name)
        if not callable(method):
            return method

        def asked(*given: Any, **named: Any) -> Any:
            words = list(given[1:] if name in ("sub", "subn") else given)
            text = named.get("string", words[0] if words else "")
            limits = [*words[1:], *[None] * 2][:2] if name not in ("sub", "subn", "split") else [None, None]
            start, end = named.get("pos", limits[0]), named.get("endpos", limits[1])
            result = method(*given, **named)
            if len(text) < _MADE_LONG:
                text = str.__str__(text)  # some are of a class of ours
                text = self.texts.setdefault(text, text)
                self.readers.setdefault(text, set()).add(self.test)
                ask, *limits = _ASKED.get(name, "finditer"), start or 0, len(text) if end is None else end
                if (result if ask != "finditer" else None) or getattr(self.lax, _ASKED.get(name, "search"))(
                    text, *limits
                ):
                    self.calls.setdefault((ask, text, *limits), set()).add(self.test)
            return result

        return asked

    def __reduce__(self) -> tuple[Callable[..., re.Pattern[str]], Key]:
        """To another process goes the pattern itself."""
        return re.compile, (self.real.pattern, self.real.flags)


def write_down_what_is_asked(home: Path) -> None:
    """From now on each pattern that a module of the folder `home` compiles is a `Pattern`."""
    compile_ = re.compile

    def compiled(pattern: Any, flags: int = 0, depth: int = 1) -> Any:
        if isinstance(pattern, Pattern):
            return pattern
        caller = sys._getframe(depth).f_code.co_filename  # noqa: SLF001
        if isinstance(pattern, bytes) or not caller.startswith(str(home)):
            return compile_(pattern, flags)
        real = compile_(pattern, flags)
        return Pattern.known.setdefault((real.pattern, real.flags), Pattern(real))

    def function(name: str) -> Callable[..., Any]:
        before = {"split": 2, "sub": 3, "subn": 3}.get(name, 1)  # so many are given before the flags

        def called(pattern: Any, *given: Any, flags: int = 0, **named: Any) -> Any:
            return getattr(compiled(pattern, *given[before:] or (flags,), 2), name)(*given[:before], **named)

        return called

    for name in ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn"):
        setattr(re, name, function(name))
    re.compile = compiled


def answer(pattern: re.Pattern[str], call: Call) -> Any:
    """What a pattern finds for a call: the places of the matches and of their groups."""
    method, *given = call
    found = getattr(pattern, method)(*given)
    return [match.regs for match in found] if method == "finditer" else found and found.regs


@functools.lru_cache(2000)
def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(pattern, flags)


class Answers:
    """What the patterns were asked, and answer; matches first, because they are the likeliest to change."""

    def __init__(self, calls: dict[Key, dict[Call, set[int]]]) -> None:
        self.calls = calls
        self._answers: dict[Key, list[tuple[Call, Any]]] = {}

    def of(self, key: Key) -> list[tuple[Call, Any]]:
        """The calls of a pattern with their answers."""
        if key not in self._answers:
            real = re.compile(*key)
            pairs = [(call, answer(real, call)) for call in self.calls[key]]
            self._answers[key] = sorted(pairs, key=lambda pair: (not pair[1], len(pair[0][1])))
        return self._answers[key]

    def changed(self, key: Key, pattern: str, parts: Iterable[str]) -> Iterator[Call | None]:
        """The calls with another answer when `pattern` takes the place of the pattern `key`; None: it is no pattern.

        `parts` are the alternatives that it is without: other texts than those that hold one need not be looked at.
        """
        if pattern == key[0]:
            return
        asked = self.that_hold(key, parts)
        if not asked:
            return  # compiling a pattern with a list of words takes longer than asking it
        try:
            other = _compiled(pattern, key[1])
        except re.error:
            yield None
            return
        yield from (call for call, found in asked if answer(other, call) != found)

    def that_hold(self, key: Key, parts: Iterable[str]) -> list[tuple[Call, Any]]:
        """The calls of a pattern, with their answers, in which one of the parts is found."""
        try:
            part = _compiled("|".join(f"(?:{part})" for part in parts), key[1])
        except re.error:  # one means something inside of the pattern only
            return self.of(key)
        return [pair for pair in self.of(key) if part.search(pair[0][1], max(0, pair[0][2] - _BEFORE), pair[0][3])]
