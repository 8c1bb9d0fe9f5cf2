"""Alternatives of the patterns of extract/ that no example of a rule and no sentence of its tests uses: `make rules`.

The tests of extraction run with every pattern of extract/ writing down what it finds. Then each alternative of a pattern in the code is left out in turn;
where all answers stay the same, nothing uses it. First only from the two shortest patterns with texts that hold it, which finds most of what is used; what
is left of a literal is left out together, and halved where that changes an answer. A word of a data file that is an alternative of a pattern is looked for
in what was found: hundreds of patterns have such a list, and each would have to be compiled anew for each word.

With FOLDERS, the documents in them are extracted as well, and what a sentence of theirs uses is shown with it: such an alternative wants an example, one
without wants to be deleted. The work is done in as many forked processes as there are processors (not on Windows).
"""

import argparse
import contextlib
import functools
import itertools
import multiprocessing
import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.alternatives import alternatives, forbidden_at, pattern_literals, region, without, words_of  # noqa: E402
from benchmarks.asked_patterns import Answers, Call, Key, Pattern, write_down_what_is_asked  # noqa: E402

HOME = ROOT / "extract"
TESTS = ROOT / "tests" / "extract"
DATA = (".txt", ".tsv", ".jsonl")
AROUND = 25  # signs of a sentence shown on each side
ENOUGH = 3  # documents that use an alternative
FIRST = 2  # patterns from which an alternative is left out alone
Asked = dict[Key, dict[Call, set[int]]]


class Alternative(NamedTuple):
    """An alternative of a literal: where it is, its words without the bar, and what it is inside of."""

    where: str
    start: int
    end: int
    place: tuple[int, int]  # with the bar
    words: str
    within: tuple[
        int, ...
    ]  # where the open groups that forbid begin, and how many groups of an earlier piece were closed


class Literal(NamedTuple):
    """A literal of the code with its alternatives, and the patterns that have it, the shortest first."""

    whole: str
    alternatives: tuple[Alternative, ...]
    keys: tuple[Key, ...]

    def without(self, left_out: Sequence[Alternative]) -> str:
        """The literal without one, or with something that never matches in the place of each."""
        whole = self.whole
        if len(left_out) == 1:
            return without(whole, left_out[0].place)
        for one in sorted(left_out, key=lambda one: one.start, reverse=True):
            whole = f"{whole[: one.start]}(?!){whole[one.end :]}"
        return whole

    def uses(self, answers: Answers, left_out: Sequence[Alternative], keys: Iterable[Key]) -> Iterator[tuple[Key, str]]:
        """The patterns that answer otherwise without them, with a text each."""
        whole, parts = self.without(left_out), [one.words for one in left_out]
        for key in keys:
            for call in answers.changed(key, key[0].replace(self.whole, whole), parts):
                yield key, "(no pattern without it)" if call is None else _shown(call[1], call[2], call[3], key)
                break

    def unused(self, answers: Answers) -> list[Alternative]:
        """The alternatives without which every pattern answers the same."""
        left: dict[tuple[int, ...], list[Alternative]] = defaultdict(list)
        for one in self.alternatives:
            near = itertools.islice((key for key in self.keys if answers.that_hold(key, (one.words,))), FIRST)
            if not any(True for _ in self.uses(answers, (one,), near)):
                left[one.within].append(one)
        return sorted(one for some in left.values() for one in self._halved(answers, some, self.keys))

    def _halved(self, answers: Answers, some: list[Alternative], keys: Iterable[Key]) -> Iterator[Alternative]:
        """Those of `some` that nothing uses. What all of them together do not change, none of them changes: they forbid, or all allow."""
        changed = [key for key, _ in self.uses(answers, some, keys)]
        if not changed:
            yield from some
        elif len(some) > 1:
            for half in (some[: len(some) // 2], some[len(some) // 2 :]):
                yield from self._halved(answers, half, changed)


def _shown(text: str, start: int, end: int, key: Key) -> str:
    found = re.compile(*key).search(text, start, end)
    at = (found.start(), found.end()) if found else (start, min(end, start + AROUND))
    return " ".join(text[max(0, at[0] - AROUND) : at[1] + AROUND].split())[:160]


def of_the_code(keys: Sequence[Key]) -> Iterator[Literal]:
    """Every literal that has alternatives."""
    for path in sorted(HOME.rglob("*.py")):
        found: dict[str, list[Alternative]] = defaultdict(list)
        for _, node, place in pattern_literals(path.read_text(encoding="utf-8")):
            whole = str(node.value)
            lines = whole[: place[0]].count("\n") if node.lineno != node.end_lineno else 0
            start, end = region(whole, place)
            where = f"{path.relative_to(ROOT)}:{node.lineno + lines}"
            found[whole].append(Alternative(where, start, end, place, whole[start:end], forbidden_at(whole, start)))
        for whole, ones in found.items():
            unique = {(one.start, one.end): one for one in ones}
            yield Literal(whole, tuple(unique.values()), tuple(key for key in keys if whole in key[0]))


def unseen_words(asked: Asked) -> tuple[list[str], int]:
    """The words of data files that are alternatives of a pattern and in no text that a pattern found; how many there are."""
    texts = "\0".join({call[1] for calls in asked.values() for call in calls})
    parts = {
        re.sub(r"\\(.)", r"\1", words_of(key[0][slice(*place)]))
        for key in asked
        for place in alternatives(key[0], verbose=bool(key[1] & re.VERBOSE))
    }
    words = [
        (path, word)
        for path in sorted(path for path in HOME.rglob("*") if path.suffix in DATA)
        for line in path.read_text(encoding="utf-8").splitlines()
        for word in line.split("\t")
        if word in parts
    ]
    return [f"{path.relative_to(ROOT).as_posix()}: {word}" for path, word in words if word not in texts], len(words)


def _asked_by_tests(file: Path) -> tuple[str, Asked]:
    """What the tests of a file find that nothing before in this process found; with a word where some fail."""
    import pytest  # noqa: PLC0415  after `re` has been changed

    code = pytest.main(["-q", "-p", "no:cacheprovider", str(file)])
    return f"{file.relative_to(ROOT)}: some tests fail" if code not in (0, 5) else "", _forgotten()


def _asked_by_document(file: Path) -> tuple[str, Asked]:
    """What a document has found; with a word where it cannot be read."""
    from plankg.extract import extract_file  # noqa: PLC0415

    try:
        extract_file(file)
    except Exception as problem:  # noqa: BLE001
        return f"{file}: {type(problem).__name__}", _forgotten()
    return "", _forgotten()


def _forgotten() -> Asked:
    """What was written down, which is forgotten."""
    found = {key: dict(pattern.calls) for key, pattern in Pattern.known.items()}
    for pattern in Pattern.known.values():
        pattern.calls.clear()
    Pattern.texts.clear()
    Pattern.readers.clear()
    return found


def _watched() -> None:
    """Begin a process that runs tests, of which nothing is to be seen."""
    write_down_what_is_asked(HOME)
    for number in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _unused(answers: Answers, literal: Literal) -> list[Alternative]:
    return literal.unused(answers)


class Work:
    """Work that is shared by processes, shown as it goes on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def of(
        self,
        title: str,
        parts: list[Any],
        work: Callable[[Any], Any],
        *,
        begin: Callable[[], None] | None = None,
        at_once: int = 1,
    ) -> Iterator[tuple[Any, Any]]:
        """Each part with what comes of it, in their order; `at_once`: parts that a process takes at a time."""
        global _work  # noqa: PLW0603  what cannot travel to a forked process is there already
        _work = work
        bar = self._progress.add_task(title, total=len(parts))
        with multiprocessing.get_context("fork").Pool(os.cpu_count(), begin) as pool:
            for part, result in zip(parts, pool.imap(_worked, parts, at_once), strict=True):
                self._progress.advance(bar)
                yield part, result


_work: Callable[[Any], Any]


def _worked(part: Any) -> Any:
    return _work(part)


def asked_by_all(work: Work) -> Asked:
    """What the tests of extraction find, but for those with random texts; the longest first, for two that take turns."""
    files = sorted(TESTS.rglob("test_*.py"), key=lambda file: file.stat().st_size, reverse=True)
    found: Asked = defaultdict(dict)
    for _, (problem, asked) in work.of(
        "tests", [file for file in files if file.name != "test_properties.py"], _asked_by_tests, begin=_watched
    ):
        if problem:
            print(f"{problem}: what they would use may be missing", file=sys.stderr)
        for key, calls in asked.items():
            found[key].update(calls)
    return found


def used_by_documents(
    work: Work, unused: list[tuple[Literal, Alternative]], folders: list[Path]
) -> dict[Alternative, list[str]]:
    """For each alternative sentences of up to three documents that use it."""
    found: dict[Alternative, list[str]] = defaultdict(list)
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    for _, (problem, asked) in work.of("documents", files, _asked_by_document, begin=_watched):
        if problem:
            print(problem, file=sys.stderr)
        answers = Answers(asked)
        for literal, one in unused:
            keys = [key for key in literal.keys if key in asked]
            if len(found[one]) < ENOUGH and (use := next(literal.uses(answers, (one,), keys), None)):
                found[one].append(use[1])
    return found


def main() -> None:
    """Run the tests of extraction and print what they do not use."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, help="folders of documents that may use it")
    folders = parser.parse_args().folders
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with contextlib.ExitStack() as stack:
        work = Work(stack.enter_context(Progress(*columns)))
        asked = asked_by_all(work)
        answers = Answers(asked)
        literals = sorted(
            of_the_code(sorted(asked, key=lambda key: len(key[0]))),
            key=lambda literal: len(literal.alternatives) * len(literal.keys),
            reverse=True,
        )
        looked_for = work.of("literals with alternatives", literals, functools.partial(_unused, answers))
        unused = [(literal, one) for literal, ones in looked_for for one in ones]
        used = used_by_documents(work, unused, folders) if folders else {}
    count = sum(len(literal.alternatives) for literal in literals)
    for title, listed in (
        (f"Alternatives that nothing uses, of {count} in {len(asked)} patterns", [o for li, o in unused if li.keys]),
        ("Alternatives of literals in no pattern that ran", [one for literal, one in unused if not literal.keys]),
    ):
        print(f"\n{title}: {len(listed)}")
        for one in sorted(listed):
            uses = used.get(one, [])
            words = " ".join(one.words.split())
            print(f"  {one.where}: {words}" + (f"  [{len(uses)}] {' / '.join(uses)}" if folders else ""))
    unseen, count = unseen_words(asked)
    print(f"\nWords of data files that nothing found holds, of {count} that are alternatives: {len(unseen)}")
    for word in unseen:
        print(f"  {word}")


if __name__ == "__main__":
    main()
