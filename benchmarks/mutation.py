"""How many small faults put into extract/ its tests notice: python benchmarks/mutation.py [--number 200] [--seed 1] [--workers 2] [--only PART]

Half of the faults delete one alternative of a pattern or one line of a data file, half change the logic: a comparison, `and` and `or`, a `not`, a number by
one, `return None`. Each is put into a copy of the checkout and tried by a forked process, so that libraries are loaded once (not on Windows). A fault with
which the tests do not end in time is noticed. mutmut and cosmic-ray know neither alternatives nor data files, and draw no sample.
"""

import argparse
import ast
import contextlib
import functools
import importlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.alternatives import pattern_literals, without, words_of  # noqa: E402

TESTS = [
    *("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning", "--hypothesis-seed=0"),
    *("-m", "not neo4j and not embedded", "tests/extract"),
]
DATA = (".txt", ".tsv", ".jsonl")
OTHER: dict[type, Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.And: ast.Or,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Or: ast.And,
}  # fmt: skip


class Fault(NamedTuple):
    """A fault that can be made; `make` gives what it changes, in words, and the text of the file with it."""

    file: str
    line: int
    make: Callable[[], tuple[str, str]]


def deletions(file: str, source: str) -> Iterator[Fault]:
    """Each alternative of a pattern, or each line of a data file, left out."""
    if not file.endswith(".py"):
        lines = source.splitlines(keepends=True)
        for at, line in enumerate(lines):
            if line.strip() and not line.startswith("#"):
                yield Fault(file, at + 1, functools.partial(_without_line, lines, at))
        return
    for index, node, place in pattern_literals(source):
        change = functools.partial(_set, name="value", value=without(node.value, place))
        words = f"without {words_of(node.value[slice(*place)])}"
        yield Fault(file, node.lineno, functools.partial(_changed, source, index, change, words))


def _without_line(lines: list[str], at: int) -> tuple[str, str]:
    return f"without {lines[at].strip()}", "".join(lines[:at] + lines[at + 1 :])


def logic(file: str, source: str) -> Iterator[Fault]:
    """Each comparison, `and`, `or`, `not`, whole number and returned value changed."""
    for index, node in enumerate(ast.walk(ast.parse(source)) if file.endswith(".py") else ()):
        changes: list[Callable[[Any], None]] = []
        match node:
            case ast.Compare(ops=[operator, *_]):
                changes = [functools.partial(_set, name="ops", value=[OTHER[type(operator)](), *node.ops[1:]])]
            case ast.BoolOp(op=operator):
                changes = [functools.partial(_set, name="op", value=OTHER[type(operator)]())]
            case ast.UnaryOp(op=ast.Not()):
                changes = [functools.partial(_set, name="operand", value=node)]
            case ast.Constant(value=int() as number) if not isinstance(number, bool):
                changes = [functools.partial(_set, name="value", value=number + by) for by in (1, -1)]
            case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
                changes = [functools.partial(_set, name="value", value=ast.Constant(None))]
        yield from (Fault(file, node.lineno, functools.partial(_changed, source, index, change)) for change in changes)


def _set(node: ast.AST, name: str, value: object) -> None:
    setattr(node, name, value)


def _changed(source: str, index: int, change: Callable[[ast.AST], None], words: str = "") -> tuple[str, str]:
    tree = ast.parse(source)
    node = list(ast.walk(tree))[index]
    before = ast.unparse(node)
    change(node)
    return words or f"{before} → {ast.unparse(node)}", ast.unparse(tree)


def sample(number: int, seed: int, only: str) -> dict[str, list[Fault]]:
    """Faults drawn at random, half of them deletions; the same for the same code and seed."""
    files = sorted(
        path for path in (ROOT / "extract").rglob("*") if path.suffix in (".py", *DATA) and only in str(path)
    )
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    chance = random.Random(seed)  # noqa: S311
    drawn = {}
    for kind in (deletions, logic):
        faults = [fault for file, text in texts.items() for fault in kind(file, text)]
        print(f"{kind.__name__}: {len(faults)} can be made")
        drawn[kind.__name__] = chance.sample(faults, min(len(faults), number // 2))
    return drawn


def copied(folder: Path) -> Path:
    """A copy of the checkout, without what git ignores."""
    ignored = shutil.ignore_patterns(".git", ".venv", ".cache", ".plankg", "__pycache__", ".*_cache", "dist")
    return Path(shutil.copytree(ROOT, folder, ignore=ignored))


def is_well(copy: Path, seconds: float, known: Path | None = None) -> bool:
    """Run the tests in a forked process; with `known` it keeps the compiled files, and writes there which modules it loaded."""
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
        if not known:
            sys.dont_write_bytecode = True
            os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        for number in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
        code = int(importlib.import_module("pytest").main(TESTS))
        if known:
            known.write_text(json.dumps(list(sys.modules)), encoding="utf-8")
    finally:
        os._exit(code)


def load_libraries(names: list[str]) -> None:
    """Load what the tests load, but for what is ours."""
    later = {path.name for path in ROOT.iterdir() if path.is_dir()} | {"__main__"}
    for name in names:
        if name.split(".")[0] not in later:
            with contextlib.suppress(Exception):
                importlib.import_module(name)


def trial(copy: Path, fault: Fault, seconds: float) -> str:
    """What the fault changes, if no test notices it; else nothing."""
    path = copy / fault.file
    change, text = fault.make()
    original = path.read_bytes()
    path.write_text(text, encoding="utf-8")
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()
    passed = is_well(copy, seconds)
    path.write_bytes(original)
    return f"{fault.file}:{fault.line}: {change}" if passed else ""


def trials(copies: list[Path], faults: list[Fault]) -> list[str]:
    """The survivors; each copy has a process that tries its share of the faults."""
    known = copies[0].with_suffix(".known")
    if not all(is_well(copy, 600, known) for copy in copies):
        sys.exit("the tests fail without any fault")
    load_libraries(json.loads(known.read_text(encoding="utf-8")))
    begun = time.monotonic()
    if not is_well(copies[0], 600):
        sys.exit("the tests fail when their libraries are loaded before them")
    seconds = 10 + 5 * (time.monotonic() - begun)
    children = []
    for at, copy in enumerate(copies):
        if child := os.fork():
            children.append(child)
            continue
        try:
            found = [trial(copy, fault, seconds) for fault in faults[at :: len(copies)]]
            copy.with_suffix(".found").write_text(json.dumps(found), encoding="utf-8")
        finally:
            os._exit(0)
    for child in children:
        os.waitpid(child, 0)
    found = [json.loads(copy.with_suffix(".found").read_text(encoding="utf-8")) for copy in copies]
    return [found[at % len(copies)][at // len(copies)] for at in range(len(faults))]


def main() -> None:
    """Draw the sample, try it, print how many were noticed, and the others."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", help="a part of the paths of the files to change")
    options = parser.parse_args()
    kinds = sample(options.number, options.seed, options.only)
    with tempfile.TemporaryDirectory() as folder:
        copies = [copied(Path(folder) / str(number)) for number in range(options.workers)]
        found = trials(copies, [fault for faults in kinds.values() for fault in faults])
    for kind, faults in kinds.items():
        survivors = [found.pop(0) for _ in faults]
        print(f"{kind}: {survivors.count('')} of {len(faults)} noticed")
        print("".join(f"  {survivor}\n" for survivor in sorted(filter(None, survivors))), end="")


if __name__ == "__main__":
    main()
