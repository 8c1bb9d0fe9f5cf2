"""Alternatives of the patterns of extract/ that no example of a rule and no sentence of its tests uses: `make rules`.

The tests of extraction run with every pattern of extract/ writing down what it was asked. Then each alternative is left out in turn; where all answers
stay the same, nothing uses it. Words of data files are looked at where they are alternatives of a pattern, not where they are looked up.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.alternatives import alternatives, pattern_literals, without, words_of  # noqa: E402

HOME = ROOT / "extract"
DATA = (".txt", ".tsv", ".jsonl")
ASKED = {"search": "search", "match": "match", "fullmatch": "fullmatch"}  # the other methods look for all matches
_BEGINS = re.compile(r"(?:[^\W](?![?*{]))*")  # the words that every match of an alternative begins with
_BEFORE = 50  # signs before the place where a search begins that a pattern may look back at
_MADE_LONG = 60_000  # signs of a text: it was multiplied for a test of time, and holds no sentence of its own
Call = tuple[str, str, int, int]


class Pattern:
    """A compiled pattern that writes down what it is asked."""

    known: ClassVar[dict[tuple[str, int], "Pattern"]] = {}

    def __init__(self, real: re.Pattern[str]) -> None:
        self.real, self.calls = real, dict[Call, None]()

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.real, name)
        if not callable(method):
            return method

        def asked(*given: Any, **named: Any) -> Any:
            words = list(given[1:] if name in ("sub", "subn") else given)
            text = named.get("string", words[0] if words else "")
            limits = [*words[1:], *[None] * 2][:2] if name not in ("sub", "subn", "split") else [None, None]
            start, end = named.get("pos", limits[0]), named.get("endpos", limits[1])
            self.calls[ASKED.get(name, "finditer"), text, start or 0, len(text) if end is None else end] = None
            return method(*given, **named)

        return asked

    def __reduce__(self) -> tuple[Callable[..., re.Pattern[str]], tuple[str, int]]:
        """To another process goes the pattern itself."""
        return re.compile, (self.real.pattern, self.real.flags)


def write_down_what_is_asked() -> None:
    """From now on each pattern that a module of extract/ compiles is a `Pattern`."""
    compile_ = re.compile

    def compiled(pattern: Any, flags: int = 0, depth: int = 1) -> Any:
        if isinstance(pattern, Pattern):
            return pattern
        caller = sys._getframe(depth).f_code.co_filename  # noqa: SLF001
        if isinstance(pattern, bytes) or not caller.startswith(str(HOME)):
            return compile_(pattern, flags)
        real = compile_(pattern, flags)
        return Pattern.known.setdefault((real.pattern, real.flags), Pattern(real))

    def function(name: str) -> Callable[..., Any]:
        return lambda pattern, *given, flags=0, **named: getattr(compiled(pattern, flags, 2), name)(*given, **named)

    for name in ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn"):
        setattr(re, name, function(name))
    re.compile = compiled


def answer(pattern: re.Pattern[str], call: Call) -> Any:
    """What a pattern finds for a call: the places of the matches and of their groups."""
    method, *given = call
    found = getattr(pattern, method)(*given)
    return [match.regs for match in found] if method == "finditer" else found and found.regs


class Answers:
    """What the patterns were asked and answered; matches first, because they are the likeliest to change."""

    def __init__(self) -> None:
        self.of: dict[tuple[str, int], list[tuple[Call, Any]]] = {}
        for key, pattern in Pattern.known.items():
            pairs = [(call, answer(pattern.real, call)) for call in pattern.calls if len(call[1]) < _MADE_LONG]
            self.of[key] = sorted(pairs, key=lambda pair: (not pair[1], len(pair[0][1])))

    def change(self, key: tuple[str, int], pattern: str, alternative: str) -> bool:
        """Whether any answer is another one when `pattern`, without `alternative`, takes the place of the pattern `key`."""
        if pattern == key[0]:
            return False
        begins = _BEGINS.match(alternative)
        sign = begins[0] if begins and not key[1] & re.IGNORECASE else ""
        asked = [pair for pair in self.of[key] if pair[0][1].find(sign, max(0, pair[0][2] - _BEFORE), pair[0][3]) >= 0]
        if not asked:
            return False  # compiling a pattern with a list of words takes longer than asking it
        try:
            other = re.compile(pattern, key[1])
        except re.error:
            return True
        return any(answer(other, call) != found for call, found in asked)


def unused_literals(answers: Answers) -> Iterator[tuple[str, str, bool]]:
    """Place, alternative, and whether a pattern with it ran: of the literals of the code."""
    for path in sorted(HOME.rglob("*.py")):
        for _, node, place in pattern_literals(path.read_text(encoding="utf-8")):
            keys = sorted((key for key in answers.of if node.value in key[0]), key=lambda key: len(key[0]))
            left = without(node.value, place)
            gone = words_of(node.value[slice(*place)])
            if not any(answers.change(key, key[0].replace(node.value, left), gone) for key in keys):
                within = node.value[: place[0]].count("\n") if node.lineno != node.end_lineno else 0
                yield (
                    f"{path.relative_to(ROOT)}:{node.lineno + within}",
                    words_of(node.value[slice(*place)]),
                    bool(keys),
                )


def unused_words(answers: Answers) -> Iterator[tuple[str, str]]:
    """Data file and word: those that are alternatives of patterns."""
    used: dict[str, bool] = {}
    for key in sorted(answers.of, key=lambda key: len(key[0])):
        for place in alternatives(key[0], verbose=bool(key[1] & re.VERBOSE)):
            gone = words_of(key[0][slice(*place)])
            word = re.sub(r"\\(.)", r"\1", gone)
            used[word] = used.get(word, False) or answers.change(key, without(key[0], place), gone)
    for path in sorted(path for path in HOME.rglob("*") if path.suffix in DATA):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (
                (path.relative_to(ROOT).as_posix(), word) for word in line.split("\t") if not used.get(word, True)
            )


def main() -> None:
    """Run the tests of extraction, but for those with random texts, and print what they do not use."""
    write_down_what_is_asked()
    tests = str(ROOT / "tests" / "extract")
    if code := pytest.main(["-q", "-p", "no:cacheprovider", f"--ignore={tests}/test_properties.py", tests]):
        print(f"some tests fail ({int(code)}): what they would use may be missing", file=sys.stderr)
    answers = Answers()
    ran, silent, words = (defaultdict[str, list[str]](list) for _ in range(3))
    for place, alternative, known in unused_literals(answers):
        (ran if known else silent)[place].append(alternative)
    for file, word in unused_words(answers):
        words[file].append(word)
    for title, unused in (
        (f"Alternatives that nothing uses, of {len(answers.of)} patterns", ran),
        ("Alternatives of literals in no pattern that ran (or in a process of its own)", silent),
        ("Words of data files that are alternatives of these patterns and that nothing uses", words),
    ):
        print(f"\n{title}: {sum(map(len, unused.values()))}")
        for place, found in unused.items():
            print(f"  {place}: {'  '.join(found)}")


if __name__ == "__main__":
    main()
