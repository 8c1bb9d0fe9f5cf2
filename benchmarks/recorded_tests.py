"""Which lines of extract/ each of its tests runs, and what it asks of the patterns; for mutation.py."""

import itertools
import pickle
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.asked_patterns import Answers, Call, Key, Pattern, write_down_what_is_asked

OPTIONS = ("-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", "-m", "not neo4j and not embedded", "tests/extract")
_MANY = 1000  # a cache of as many answers is one of sentences or cells
Lines = dict[str, dict[int, set[int]]]


class Records:
    """What was written down. Tests are numbers; what a fixture that several share did counts for all of them."""

    def __init__(
        self,
        tests: list[str],
        seconds: list[float],
        shared: dict[int, list[int]],
        lines: Lines,
        calls: dict[Key, dict[Call, set[int]]],
        modules: list[str],
        readers: dict[str, set[int]],
    ) -> None:
        self.tests, self.seconds, self.shared, self.lines, self.modules = tests, seconds, shared, lines, modules
        self.answers = Answers(calls)
        self._readers = readers

    def that_run(self, file: str, line: int) -> list[int]:
        """The tests that run a line; where none is known, those that run its file, or all."""
        lines = self.lines.get(file, {})
        return self.quickest(
            {test for test in lines.get(line, ()) if test != -1}
            or set().union(*lines.values())
            or set(range(len(self.tests)))
        )

    def that_ask(self, literal: str, left: str, alternative: str) -> list[int] | None:
        """The tests in which a pattern with the literal answers otherwise without the alternative; None where no such pattern is known."""
        keys = [key for key in self.answers.calls if literal in key[0]]
        found = set[int]()
        for key in keys:
            for call in self.answers.changed(key, key[0].replace(literal, left), (alternative,)):
                found |= self.answers.calls[key][call] if call else set(range(len(self.tests)))
        return self.quickest(found) if keys else None

    def that_read(self, words: tuple[str, ...]) -> list[int]:
        """The tests with a text that holds one of the words, or, where none has two signs, all."""
        long = [word for word in words if len(word) > 1 and not word.isascii()]
        found = [readers for text, readers in self._readers.items() if any(word in text for word in long)]
        return self.quickest(set().union(*found) if long else set(range(len(self.tests))))

    def quickest(self, tests: set[int]) -> list[int]:
        """In the order in which they are run; -1 is the loading of modules, -2 - N the fixtures of test N."""
        shown = {
            user for test in tests for user in (self.shared.get(-2 - test, ()) if test < -1 else (test,)) if user >= 0
        }
        return sorted(shown, key=lambda test: (self.seconds[test], test))

    def within(self, tests: list[int], seconds: float) -> list[int]:
        """The first of them that take no longer in all."""
        sums = itertools.accumulate(self.seconds[test] for test in tests)
        return [test for test, so_far in zip(tests, sums, strict=True) if so_far <= seconds]


class Recorder:
    """A plugin of pytest that writes down."""

    def __init__(self, copy: Path) -> None:
        from coverage import Coverage  # noqa: PLC0415  in the process that runs the tests only

        self.copy, self.coverage = copy, Coverage(data_file=None, config_file=False, source=[str(copy / "extract")])
        self.tests, self.seconds, self.failed = list[str](), list[float](), set[int]()
        self.shared: dict[int, list[int]] = {}
        self.users: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.caches = list[Any]()

    def pytest_collection_finish(self, session: Any) -> None:
        """Number the tests."""
        self.tests = [item.nodeid for item in session.items]
        self.seconds = [0.0] * len(self.tests)
        self.numbers = {item.nodeid: at for at, item in enumerate(session.items)}
        for at, item in enumerate(session.items):
            for name, definitions in item._fixtureinfo.name2fixturedefs.items():  # noqa: SLF001
                if definitions[-1].scope != "function":
                    self.users[name, definitions[-1].baseid].append(at)
            if given := getattr(item, "callspec", None):  # a word that is looked up is asked of no pattern
                Pattern.readers.setdefault(str(given.params), set()).add(at)
        for users in self.users.values():
            for user in users:
                self.shared[user] = sorted({*self.shared.get(user, [user]), *users})

    def forget(self) -> None:
        """Empty the caches of answers, so that each test asks by itself; those of patterns and word lists stay."""
        if not self.caches:
            ours = [module for name, module in sys.modules.items() if name.startswith("plankg.extract.")]
            found = {one for module in ours for one in vars(module).values() if hasattr(one, "cache_parameters")}
            self.caches = [one for one in found if (one.cache_parameters()["maxsize"] or 0) >= _MANY]
        for one in self.caches:
            one.cache_clear()

    def enter(self, number: int) -> None:
        """What runs from now on belongs to that number."""
        Pattern.test = number
        self.coverage.switch_context(str(number))

    def pytest_runtest_setup(self, item: Any) -> None:
        """Fixtures of a test that others may share."""
        self.begun = time.perf_counter()
        at = self.numbers[item.nodeid]
        self.forget()
        self.enter(-2 - at if at in self.shared else at)

    def pytest_runtest_call(self, item: Any) -> None:
        """The test itself."""
        self.enter(self.numbers[item.nodeid])

    def pytest_runtest_logreport(self, report: Any) -> None:
        """How long it took."""
        at = self.numbers[report.nodeid]
        self.seconds[at] += report.duration if report.when != "setup" or at not in self.shared else 0.0
        if report.failed:
            self.failed.add(at)

    def lines(self) -> Lines:
        """By file and line the tests."""
        data = self.coverage.get_data()
        found: Lines = {}
        for file in data.measured_files():
            by_line = data.contexts_by_lineno(file)
            name = Path(file).relative_to(self.copy).as_posix()
            found[name] = {line: {int(one or -1) for one in contexts} for line, contexts in by_line.items()}
        return found


def read_files_here() -> None:
    """From now on files are read in this process: what its children do is not seen."""
    from plankg.extract.readers import reading, reading_process  # noqa: PLC0415

    apart = reading_process.read_apart

    def here(path: Path, kind: str, data: bytes) -> Any:
        found = reading_process.content_or_problem(kind, data)
        return apart(path, kind, data) if isinstance(found, dict) else found

    reading.read_apart = here


def record(copy: Path, written: Path) -> int:
    """Run all tests of extraction in `copy` and write down what they do; tests that fail when watched are left out."""
    import pytest  # noqa: PLC0415

    write_down_what_is_asked(copy / "extract")
    recorder = Recorder(copy)
    recorder.coverage.start()
    read_files_here()
    pytest.main([*OPTIONS], [recorder])
    recorder.coverage.stop()
    for at in recorder.failed:
        recorder.seconds[at] = float("inf")
    calls = {key: pattern.calls for key, pattern in Pattern.known.items()}
    found = {
        "tests": recorder.tests, "seconds": recorder.seconds, "shared": recorder.shared, "lines": recorder.lines(),
        "calls": calls, "modules": list(sys.modules), "readers": Pattern.readers,
    }  # fmt: skip
    written.write_bytes(pickle.dumps(found, protocol=5))
    return 0
