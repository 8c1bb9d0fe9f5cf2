"""Alternatives of the patterns of extract/ that no example of a rule and no sentence of its tests uses: `make rules`.

The tests of extraction run with every pattern of extract/ writing down what it finds. Then each alternative of a pattern in the code is left out in turn;
where all answers stay the same, nothing uses it. A word of a data file that is an alternative of a pattern is looked for in what was found: hundreds of
patterns have such a list, and each would have to be compiled anew for each word.

With FOLDERS, the documents in them are extracted as well, and what a sentence of theirs uses is shown with it: such an alternative wants an example, one
without wants to be deleted. The work is done in as many forked processes as there are processors (not on Windows).
"""

import argparse
import contextlib
import functools
import multiprocessing
import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.alternatives import alternatives, pattern_literals, without, words_of  # noqa: E402
from benchmarks.asked_patterns import Answers, Call, Key, Pattern, write_down_what_is_asked  # noqa: E402

HOME = ROOT / "extract"
TESTS = ROOT / "tests" / "extract"
DATA = (".txt", ".tsv", ".jsonl")
AROUND = 25  # signs of a sentence shown on each side
ENOUGH = 3  # documents that use an alternative
Asked = dict[Key, dict[Call, set[int]]]


class Alternative(NamedTuple):
    """An alternative of a literal in the code, and the patterns that have the literal."""

    where: str
    whole: str
    place: tuple[int, int]
    keys: tuple[Key, ...]

    @property
    def words(self) -> str:
        """It as it is shown."""
        return words_of(self.whole[slice(*self.place)])

    def uses(self, answers: Answers) -> Iterator[str]:
        """Texts for which a pattern answers otherwise without it."""
        left, part = without(self.whole, self.place), self.whole[slice(*self.place)].strip("|")
        for key in self.keys:
            for call in answers.changed(key, key[0].replace(self.whole, left), part):
                yield "(no pattern without it)" if call is None else _shown(call[1], call[2], call[3], key)


def _shown(text: str, start: int, end: int, key: Key) -> str:
    found = re.compile(*key).search(text, start, end)
    at = (found.start(), found.end()) if found else (start, min(end, start + AROUND))
    return " ".join(text[max(0, at[0] - AROUND) : at[1] + AROUND].split())[:160]


def of_the_code(keys: list[Key]) -> Iterator[Alternative]:
    """Every alternative of a literal; `keys` are the patterns, the shortest first."""
    for path in sorted(HOME.rglob("*.py")):
        within: dict[str, list[Key]] = {}
        for _, node, place in pattern_literals(path.read_text(encoding="utf-8")):
            whole = str(node.value)
            if whole not in within:
                within[whole] = [key for key in keys if whole in key[0]]
            lines = whole[: place[0]].count("\n") if node.lineno != node.end_lineno else 0
            where = f"{path.relative_to(ROOT)}:{node.lineno + lines}"
            yield Alternative(where, whole, place, tuple(within[whole]))


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


def _use(answers: Answers, one: Alternative) -> str | None:
    return next(one.uses(answers), None)


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


def used_by_documents(work: Work, unused: list[Alternative], folders: list[Path]) -> dict[Alternative, list[str]]:
    """For each alternative sentences of up to three documents that use it."""
    found: dict[Alternative, list[str]] = defaultdict(list)
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    for _, (problem, asked) in work.of("documents", files, _asked_by_document, begin=_watched):
        if problem:
            print(problem, file=sys.stderr)
        answers = Answers(asked)
        for one in unused:
            if len(found[one]) < ENOUGH and (use := _use(answers, one)):
                found[one].append(use)
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
        every = list(of_the_code(sorted(asked, key=lambda key: len(key[0]))))
        looked_for = work.of("alternatives", every, functools.partial(_use, answers), at_once=16)
        unused = [one for one, use in looked_for if not use]
        used = used_by_documents(work, unused, folders) if folders else {}
    for title, listed in (
        (
            f"Alternatives that nothing uses, of {len(every)} in {len(asked)} patterns",
            [one for one in unused if one.keys],
        ),
        ("Alternatives of literals in no pattern that ran", [one for one in unused if not one.keys]),
    ):
        print(f"\n{title}: {len(listed)}")
        for one in listed:
            uses = used.get(one, [])
            print(f"  {one.where}: {one.words}" + (f"  [{len(uses)}] {' / '.join(uses)}" if folders else ""))
    unseen, count = unseen_words(asked)
    print(f"\nWords of data files that nothing found holds, of {count} that are alternatives: {len(unseen)}")
    for word in unseen:
        print(f"  {word}")


if __name__ == "__main__":
    main()
