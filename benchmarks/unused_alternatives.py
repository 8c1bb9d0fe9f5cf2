"""Alternatives of the patterns of extract/ that no example of a rule and no sentence of its tests uses: `make rules`.

The tests of extraction run with every pattern of extract/ writing down what it was asked. Then each alternative is left out in turn; where all answers
stay the same, nothing uses it. Words of data files are looked at where they are alternatives of a pattern, not where they are looked up.

With FOLDERS, the documents in them are extracted as well, and what a sentence of theirs uses is shown with it: such an alternative wants an example, one
without wants to be deleted.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.alternatives import alternatives, pattern_literals, without, words_of  # noqa: E402
from benchmarks.asked_patterns import Answers, Key, Pattern, write_down_what_is_asked  # noqa: E402

HOME = ROOT / "extract"
DATA = (".txt", ".tsv", ".jsonl")
AROUND = 25  # signs of a sentence shown on each side
ENOUGH = 3  # documents that use an alternative


class Alternative(NamedTuple):
    """An alternative of a literal in the code, or a word of a data file, and the patterns with it and without."""

    place: str
    words: str
    patterns: tuple[tuple[Key, str], ...]

    def uses(self, answers: Answers) -> Iterator[str]:
        """Texts for which a pattern answers otherwise without it."""
        for key, left in self.patterns:
            if key in answers.calls:
                for call in answers.changed(key, left, self.words):
                    yield "(no pattern without it)" if call is None else _shown(call[1], call[2], call[3], key)


def _shown(text: str, start: int, end: int, key: Key) -> str:
    found = re.compile(*key).search(text, start, end)
    at = (found.start(), found.end()) if found else (start, min(end, start + AROUND))
    return " ".join(text[max(0, at[0] - AROUND) : at[1] + AROUND].split())[:160]


def of_the_code(keys: set[Key]) -> Iterator[Alternative]:
    """Every alternative of a literal."""
    for path in sorted(HOME.rglob("*.py")):
        for _, node, place in pattern_literals(path.read_text(encoding="utf-8")):
            left = without(node.value, place)
            within = node.value[: place[0]].count("\n") if node.lineno != node.end_lineno else 0
            whole = sorted((key for key in keys if node.value in key[0]), key=lambda key: len(key[0]))
            patterns = tuple((key, key[0].replace(node.value, left)) for key in whole)
            where = f"{path.relative_to(ROOT)}:{node.lineno + within}"
            yield Alternative(where, words_of(node.value[slice(*place)]), patterns)


def of_data_files(keys: set[Key]) -> Iterator[Alternative]:
    """Every word of a data file that is an alternative of a pattern."""
    patterns: dict[str, list[tuple[Key, str]]] = defaultdict(list)
    for key in sorted(keys, key=lambda key: len(key[0])):
        for place in alternatives(key[0], verbose=bool(key[1] & re.VERBOSE)):
            word = re.sub(r"\\(.)", r"\1", words_of(key[0][slice(*place)]))
            patterns[word].append((key, without(key[0], place)))
    for path in sorted(path for path in HOME.rglob("*") if path.suffix in DATA):
        for line in path.read_text(encoding="utf-8").splitlines():
            for word in line.split("\t"):
                if word in patterns:
                    yield Alternative(path.relative_to(ROOT).as_posix(), word, tuple(patterns[word]))


def used_by_documents(unused: list[Alternative], folders: list[Path]) -> dict[Alternative, list[str]]:
    """For each alternative sentences of up to three documents that use it."""
    from plankg.extract import extract_file  # noqa: PLC0415  after `re` has been changed

    found: dict[Alternative, list[str]] = defaultdict(list)
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        for pattern in Pattern.known.values():
            pattern.calls.clear()
        Pattern.texts.clear()
        try:
            extract_file(path)
        except Exception as problem:  # noqa: BLE001
            print(f"{path}: {type(problem).__name__}", file=sys.stderr)
        answers = Answers({key: pattern.calls for key, pattern in Pattern.known.items()})
        for one in unused:
            if len(found[one]) < ENOUGH and (use := next(one.uses(answers), None)):
                found[one].append(use)
    return found


def main() -> None:
    """Run the tests of extraction, but for those with random texts, and print what they do not use."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, help="folders of documents that may use it")
    folders = parser.parse_args().folders
    write_down_what_is_asked(HOME)
    tests = str(ROOT / "tests" / "extract")
    if code := pytest.main(["-q", "-p", "no:cacheprovider", f"--ignore={tests}/test_properties.py", tests]):
        print(f"some tests fail ({int(code)}): what they would use may be missing", file=sys.stderr)
    answers = Answers({key: pattern.calls for key, pattern in Pattern.known.items()})
    keys = set(answers.calls)
    code_ones, words = list(of_the_code(keys)), list(of_data_files(keys))
    unused = {one: next(one.uses(answers), None) for one in (*code_ones, *words)}
    used = used_by_documents([one for one, use in unused.items() if not use], folders)
    for title, listed in (
        (f"Alternatives that nothing uses, of {len(keys)} patterns", [one for one in code_ones if one.patterns]),
        ("Alternatives of literals in no pattern that ran", [one for one in code_ones if not one.patterns]),
        ("Words of data files that are alternatives of these patterns and that nothing uses", words),
    ):
        left = [one for one in listed if not unused[one]]
        print(f"\n{title}: {len(left)}")
        for one in left:
            uses = used.get(one, [])
            print(f"  {one.place}: {one.words}" + (f"  [{len(uses)}] {' / '.join(uses)}" if folders else ""))


if __name__ == "__main__":
    main()
