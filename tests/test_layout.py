"""The rooms keep their order: imports point one way, modules and functions stay small, no registry is named."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("extract", "graph", "api")
MAY_IMPORT = {"extract": {"extract"}, "graph": {"graph", "extract"}, "api": {"api", "graph", "extract"}}
# graph/ knows the shape of a plan, not how it was read.
GRAPH_KNOWS = {"extract.model", "extract.errors", "extract.model.evidence"}
# Some 300 lines are the habit; at 500 a module has to be split.
MODULE_LINES, FUNCTION_LINES = 500, 60
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "misc"}
# Written in two halves, so that this file does not name them either.
HALVES = (
    ("pypi", ".org"),
    ("pythonhosted", ".org"),
    ("npm", "js.org"),
    ("repo.maven", ".apache.org"),
    ("repo1.maven", ".org"),
)
REGISTRIES = tuple(first + second for first, second in HALVES)


def modules(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:  # an sdist, unpacked
        return [
            path for path in ROOT.rglob("*") if path.is_file() and not path.relative_to(ROOT).parts[0].startswith(".")
        ]
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All nodes of a module's syntax tree; each module is parsed once for all tests."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> set[str]:
    """The modules that a file imports; those of the rooms without `plankg.` before them."""
    names: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            names.add(node.module or "")
    return {name.removeprefix("plankg.") for name in names}


def names_of(room: str) -> dict[str, Path]:
    """Module name → file, of a room."""
    found = {}
    for path in modules(room):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


# The document gives what its readers find, and they are given the document: they name its type and never import it.
NAMED_AS_TYPE = {"plankg.extract.layout.document"}


def imports_of(path: Path) -> Iterator[ast.AST]:
    """Every node of a module, without the imports of NAMED_AS_TYPE for type checking alone."""
    left_out = {
        id(one)
        for node in nodes(path)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for one in node.body
        if isinstance(one, ast.ImportFrom) and one.module in NAMED_AS_TYPE
    }
    return (node for node in nodes(path) if id(node) not in left_out)


@cache
def needs(room: str) -> "nx.DiGraph[str]":
    """The modules of a room and those that each needs, by any import: at the top, in a function, or for types alone.

    An import in a function postpones a circle, and one for types hides it from the interpreter; a reader goes round all the same.
    """
    found = names_of(room)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for name, path in found.items():
        for node in imports_of(path):
            if isinstance(node, ast.Import):
                wanted = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                whole = [f"{node.module}.{alias.name}" for alias in node.names]
                wanted = [one if one.removeprefix("plankg.") in found else str(node.module) for one in whole]
            else:
                continue
            names_here = (one.removeprefix("plankg.") for one in wanted)
            graph.add_edges_from((name, one) for one in names_here if one in found)
    return graph


def circles(graph: "nx.DiGraph[str]") -> list[list[str]]:
    return [sorted(part) for part in nx.strongly_connected_components(graph) if len(part) > 1]


def folder_of(module: str) -> str:
    """extract.tables of extract.tables.indicators; a module that lies in no folder of a room is one of its own."""
    return module.rsplit(".", 1)[0] if module.count(".") > 1 else module


@pytest.mark.parametrize("room", ROOMS)
def test_no_modules_import_each_other_in_a_circle(room: str) -> None:
    assert circles(needs(room)) == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_folders_need_each_other(room: str) -> None:
    between = {(folder_of(one), folder_of(other)) for one, other in needs(room).edges}
    assert circles(nx.DiGraph((one, other) for one, other in between if one != other)) == []


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room: str) -> None:
    others = {"api", "graph", "extract", "tests", "docs", "benchmarks"} - MAY_IMPORT[room]
    wrong = {
        str(path.relative_to(ROOT)): name
        for path in modules(room)
        for name in imported(path)
        if name.split(".")[0] in others
    }
    assert wrong == {}


def test_graph_knows_only_the_shape_of_a_plan() -> None:
    wrong = {
        str(path.relative_to(ROOT)): name
        for path in modules("graph")
        for name in imported(path)
        if name.split(".")[0] == "extract" and name not in GRAPH_KNOWS
    }
    assert wrong == {}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Its lines, without the rows of a table that it returns: rules are read one by one, like data."""
    last = function.body[-1]
    table = isinstance(last, ast.Return) and isinstance(last.value, ast.Tuple | ast.List | ast.Dict)
    return (last.lineno if table else function.end_lineno or last.lineno) - function.lineno + 1


@pytest.mark.parametrize("path", modules(*ROOMS, "docs"), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_stays_small_and_named_by_its_subject(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MODULE_LINES
    assert path.stem not in FORBIDDEN_NAMES
    functions = (n for n in nodes(path) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    assert {f.name: length(f) for f in functions if length(f) > FUNCTION_LINES} == {}


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return {argument.arg for argument in every}


def test_no_function_takes_both_text_and_folded_text() -> None:
    """Both are of one PlanDocument, which is given instead."""
    both = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in modules(*ROOMS)
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and {"text", "folded"} <= parameters(node)
    ]
    assert both == []


def test_every_tests_folder_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_file_names_a_package_registry(registry: str) -> None:
    naming = [str(path.relative_to(ROOT)) for path in tracked() if registry.encode() in path.read_bytes().lower()]
    assert naming == []


@pytest.mark.parametrize(
    "path", modules(*ROOMS, "plankg", "tests", "docs", "benchmarks"), ids=lambda path: str(path.relative_to(ROOT))
)
def test_rooms_are_imported_by_their_full_names(path: Path) -> None:
    """In a checkout both names work, and each would load a module of its own, with classes of its own."""
    names = [a.name for n in nodes(path) if isinstance(n, ast.Import) for a in n.names]
    names += [n.module or "" for n in nodes(path) if isinstance(n, ast.ImportFrom)]
    assert [name for name in names if name.split(".")[0] in ROOMS] == []
