"""How many small faults put into extract/ its tests notice: python benchmarks/mutation.py [--number 200] [--seed 1] [--only PART] [--minutes 30]

Half of the faults delete one alternative of a pattern or one line of a data file, half change the logic: a condition negated, a comparison, `and` and
`or`, a number by one, `return None`. All tests run once, and it is written down which lines each runs and what it asks of the patterns. Then each fault
is put into a copy of the checkout, and only the tests that can notice it run, the quickest first, in a forked process, so that libraries are loaded once
(not on Windows). A fault with which the tests do not end in time is noticed. mutmut and cosmic-ray know neither alternatives nor data files, and draw no
sample.
"""

import argparse
import ast
import contextlib
import functools
import importlib
import itertools
import os
import pickle
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.alternatives import pattern_literals, without, words_of  # noqa: E402
from benchmarks.recorded_tests import Records, record  # noqa: E402

QUIET = ("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning", "--hypothesis-seed=0")
DATA = (".txt", ".tsv", ".jsonl")
SECONDS = 20.0  # of tests are enough for one fault
OTHER: dict[type, Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.And: ast.Or,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Or: ast.And,
}  # fmt: skip


class Fault(NamedTuple):
    """A fault that can be made; `make` gives what it changes, in words, and the text of the file with it."""

    kind: str
    file: str
    line: int
    make: Callable[[], tuple[str, str]]
    literal: tuple[str, str, str] | None = None  # of a pattern: as it is, without the alternative, the alternative
    words: tuple[str, ...] = ()  # of the line of a data file

    def tests(self, records: Records) -> list[int]:
        """The tests that can notice it, the quickest first."""
        if self.literal and (asked := records.that_ask(*self.literal)) is not None:
            return asked
        if self.words:
            return records.that_read(self.words)
        return records.that_run(self.file, self.line)


def deletions(file: str, source: str) -> Iterator[Fault]:
    """Each alternative of a pattern, or each line of a data file, left out."""
    if not file.endswith(".py"):
        lines = source.splitlines(keepends=True)
        for at, line in enumerate(lines):
            if line.strip() and not line.startswith("#"):
                make = functools.partial(_without_line, lines, at)
                yield Fault("line of a data file", file, at + 1, make, words=tuple(line.strip().split("\t")))
        return
    for index, node, place in pattern_literals(source):
        left, gone = without(node.value, place), words_of(node.value[slice(*place)])
        change = functools.partial(_set, name="value", value=left)
        make = functools.partial(_changed, source, index, change, f"without {gone}")
        part = node.value[slice(*place)].strip("|")
        yield Fault("alternative", file, node.lineno, make, (node.value, left, part))


def _without_line(lines: list[str], at: int) -> tuple[str, str]:
    return f"without {lines[at].strip()}", "".join(lines[:at] + lines[at + 1 :])


def logic(file: str, source: str) -> Iterator[Fault]:
    """Each condition, comparison, `and`, `or`, whole number and returned value changed."""
    nodes = list(ast.walk(ast.parse(source))) if file.endswith(".py") else []
    sizes = {node.value for node in nodes if isinstance(node, ast.keyword) and node.arg == "maxsize"}
    for index, node in enumerate(nodes):
        if node in sizes or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            continue  # no answer depends on it
        changes: list[tuple[str, Callable[[Any], None]]] = []
        match node:
            case ast.Compare(ops=[operator, *_]):
                other = [OTHER[type(operator)](), *node.ops[1:]]
                changes = [("comparison", functools.partial(_set, name="ops", value=other))]
            case ast.BoolOp(op=operator):
                changes = [("and, or", functools.partial(_set, name="op", value=OTHER[type(operator)]()))]
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) if not isinstance(test, ast.Compare):
                negated = ast.UnaryOp(ast.Not(), test)
                changes = [("condition", functools.partial(_set, name="test", value=negated))]
            case ast.UnaryOp(op=ast.Not()):
                changes = [("condition", functools.partial(_set, name="operand", value=node))]
            case ast.Constant(value=int() as number) if not isinstance(number, bool):
                changes = [("number", functools.partial(_set, name="value", value=number + by)) for by in (1, -1)]
            case ast.Return(value=ast.expr() as value) if ast.unparse(value) not in ("None", "False"):
                changes = [("return", functools.partial(_set, name="value", value=ast.Constant(None)))]
        for kind, change in changes:
            at = node.test.lineno if isinstance(node, ast.If | ast.IfExp | ast.While) else node.lineno
            yield Fault(kind, file, at, functools.partial(_changed, source, index, change))


def _set(node: ast.AST, name: str, value: object) -> None:
    setattr(node, name, value)


def _changed(source: str, index: int, change: Callable[[ast.AST], None], words: str = "") -> tuple[str, str]:
    tree = ast.parse(source)
    node = list(ast.walk(tree))[index]
    shown = (lambda: ast.unparse(getattr(node, "test", node))) if not words else lambda: ""
    before = shown()
    if words == "" and isinstance(node, ast.UnaryOp):
        change = functools.partial(_set, name="operand", value=ast.UnaryOp(ast.Not(), node.operand))
    change(node)
    return words or f"{before} → {shown()}", ast.unparse(tree)


def sample(number: int, seed: int, only: str) -> list[Fault]:
    """Faults drawn at random, half of them deletions, in turns; the same for the same code and seed."""
    files = sorted(
        path for path in (ROOT / "extract").rglob("*") if path.suffix in (".py", *DATA) and only in str(path)
    )
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    chance = random.Random(seed)  # noqa: S311
    drawn: list[list[Fault]] = []
    for kind in (deletions, logic):
        faults = [fault for file, text in texts.items() for fault in kind(file, text)]
        print(f"{kind.__name__}: {len(faults)} can be made")
        drawn.append(chance.sample(faults, min(len(faults), number // 2)))
    return [fault for pair in itertools.zip_longest(*drawn) for fault in pair if fault]


def copied(folder: Path) -> Path:
    """A copy of the checkout, without what git ignores."""
    ignored = shutil.ignore_patterns(".git", ".venv", ".cache", ".plankg", "__pycache__", ".*_cache", "dist")
    return Path(shutil.copytree(ROOT, folder, ignore=ignored))


def in_child(seconds: float, copy: Path, work: Callable[[], int]) -> bool:
    """Whether `work` gives 0 in a forked process of its own, in `copy` and in time."""
    if child := os.fork():
        deadline = time.monotonic() + seconds
        while not (ended := os.waitpid(child, os.WNOHANG))[0] and time.monotonic() < deadline:
            time.sleep(0.05)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        return os.waitstatus_to_exitcode(ended[1] if ended[0] else os.waitpid(child, 0)[1]) == 0
    code = 1
    try:
        os.setsid()
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        for number in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
        code = work()
    finally:
        os._exit(code)


def chosen(records: Records, tests: list[int]) -> int:
    """Run these tests, in their order; the exit code of pytest."""
    order = {records.tests[test]: at for at, test in enumerate(tests)}

    class Chosen:
        @staticmethod
        def pytest_collection_modifyitems(items: list[Any]) -> None:
            items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])

    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    files = sorted({test.split("::")[0] for test in order})
    return int(importlib.import_module("pytest").main([*QUIET, *files], [Chosen()]))


def trial(copy: Path, fault: Fault, records: Records) -> str:
    """What the fault changes, if no test notices it; else nothing."""
    path = copy / fault.file
    change, text = fault.make()
    tests = records.within(fault.tests(records), SECONDS)
    original = path.read_bytes()
    path.write_text(text, encoding="utf-8")
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()
    seconds = 30 + 2 * sum(records.seconds[test] for test in tests)
    passed = not tests or in_child(seconds, copy, functools.partial(chosen, records, tests))
    path.write_bytes(original)
    return f"{fault.file}:{fault.line}: {change} ({len(tests)} tests)" if passed else ""


def load_libraries(names: list[str]) -> None:
    """Load what the tests load, but for what is ours."""
    later = {path.name for path in ROOT.iterdir() if path.is_dir()} | {"__main__"}
    for name in names:
        if name.split(".")[0] not in later:
            with contextlib.suppress(Exception):
                importlib.import_module(name)


def records_of(copy: Path, kept: Path | None) -> Records:
    """What the tests do; read from the file `kept` where there is one."""
    written = kept or copy.with_suffix(".records")
    if not written.exists():
        in_child(1800, copy, functools.partial(record, copy, written))
    return Records(**pickle.loads(written.read_bytes()))  # noqa: S301  written by this program


def main() -> None:
    """Draw the sample, try it, print how many were noticed, and the others."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of the paths of the files to change")
    parser.add_argument(
        "--records", type=Path, help="file that keeps what the tests do, for a further run on the same code"
    )
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin no trial after so long")
    options = parser.parse_args()
    deadline = time.monotonic() + 60 * options.minutes
    faults = sample(options.number, options.seed, options.only)
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder) / "copy")
        records = records_of(copy, options.records)
        load_libraries(records.modules)
        survivors = {}
        for fault in faults:
            if time.monotonic() > deadline:
                break
            survivors[fault] = trial(copy, fault, records)
            print(f"S {fault.kind}: {survivors[fault]}" if survivors[fault] else ".", flush=True)
    print()
    drawn = Counter(fault.kind for fault in survivors)
    noticed = Counter(fault.kind for fault, survivor in survivors.items() if not survivor)
    for kind, count in drawn.items():
        print(f"{kind:20} {noticed[kind]:4} of {count:4} noticed")
    print(f"{'all':20} {noticed.total():4} of {drawn.total():4} noticed: {noticed.total() / drawn.total():.1%}")
    print("".join(f"  {fault.kind}: {survivor}\n" for fault, survivor in survivors.items() if survivor), end="")


if __name__ == "__main__":
    main()
