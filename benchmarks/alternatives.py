"""The alternatives of a regular expression, and the pattern without one of them; for mutation.py and unused_alternatives.py."""

import ast
import itertools
import re
from collections.abc import Iterator

# An escaped sign, a set of signs, what opens a group (or is one: (?i)), a bar, the end of a group.
_TOKEN = re.compile(
    r"\\. | \[\^?\]?(?:\\.|[^\]\\])*\] | \((?:\?(?:P<\w+>|P=|<?[=!]|[:>(\#]|[aiLmsux-]+[:)]))? | \| | \)",
    re.DOTALL | re.VERBOSE,
)
_COMMENT = re.compile(r"(?<=\s)#[^\n]*")
_GIVES_NOTHING_BACK = re.compile(r"(?<=[*+?}])(?<!\\\+)(?<!\\\*)(?<!\\\?)\+")


def alternatives(
    pattern: str, *, begins: bool = True, ends: bool = True, verbose: bool = False
) -> Iterator[tuple[int, int]]:
    """Slices of `pattern`, each an alternative with the bar that goes with it, so that what is left is a pattern again.

    Args:
        pattern: a regular expression, or a piece of one.
        begins: whether it begins where the pattern does; else its first alternative began before.
        ends: the same of its end.
        verbose: whether ` # …` is a comment.
    """
    if verbose:
        pattern = _COMMENT.sub(lambda comment: "#" * len(comment[0]), pattern)
    groups: list[list[int | None]] = [[-1 if begins else None]]  # the edges before each of an open group's alternatives
    for token in _TOKEN.finditer(pattern):
        sign = token[0]
        if sign == "|":
            groups[-1].append(token.start())
        elif sign == ")":
            yield from _slices(groups.pop(), token.start())
            groups = groups or [[None]]  # it began in an earlier piece
        elif sign.startswith("(") and not sign.endswith(")"):
            groups.append([token.end() - 1])
    for edges in groups:
        yield from _slices(edges, len(pattern) if ends and len(groups) == 1 else None)


def pattern_literals(source: str) -> Iterator[tuple[int, ast.Constant, tuple[int, int]]]:
    """The alternatives of every text constant of a module that has some: the constant, its index in `ast.walk`, the slice.

    Docstrings and the examples of a Rule are left out. What holds a bar and is no pattern can be among them.
    """
    nodes = list(ast.walk(ast.parse(source)))
    sentences = {id(inner) for node in nodes if (part := _sentences(node)) for inner in ast.walk(part)}
    pieces = {
        id(value): (value is node.values[0], value is node.values[-1])
        for node in nodes
        if isinstance(node, ast.JoinedStr)
        for value in node.values
    }
    for index, node in enumerate(nodes):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in sentences:
            begins, ends = pieces.get(id(node), (True, True))
            for place in alternatives(node.value, begins=begins, ends=ends, verbose="\n" in node.value):
                if words_of(node.value[slice(*place)]):
                    yield index, node, place


def relaxed(pattern: str, *, verbose: bool = False) -> str:
    """The pattern without what forbids: negative looks ahead and behind, and what gives nothing back.

    What it does not match, the pattern does not match with any of its alternatives left out either.
    """
    blank = _COMMENT.sub(lambda comment: "#" * len(comment[0]), pattern) if verbose else pattern
    kept, at, depth = list[str](), 0, 0
    for token in _TOKEN.finditer(blank):
        sign = token[0]
        if depth:
            depth += (sign.startswith("(") and not sign.endswith(")")) - (sign == ")")
            at = token.end()
        elif sign in ("(?!", "(?<!", "(?>"):
            depth = int(sign != "(?>")
            kept += [pattern[at : token.start()], "" if depth else "(?:"]
            at = token.end()
    return _GIVES_NOTHING_BACK.sub("", "".join([*kept, pattern[at:]]))


def region(pattern: str, place: tuple[int, int]) -> tuple[int, int]:
    """The slice of an alternative without the bar that goes with it."""
    start, end = place
    return (start + 1, end) if pattern[start] == "|" else (start, end - 1)


def forbidden_at(pattern: str, at: int) -> tuple[int, ...]:
    """Where the open groups that forbid begin at a place of a pattern, and how many groups of an earlier piece were closed before."""
    opened, closed = list[int](), 0
    for token in _TOKEN.finditer(pattern, 0, at):
        sign = token[0]
        if sign == ")":
            closed += not opened
            opened[-1:] = []
        elif sign.startswith("(") and not sign.endswith(")"):
            opened.append(token.start() if sign in ("(?!", "(?<!", "(?>") else -1)
    return (*(start for start in opened if start >= 0), -closed)


def words_of(alternative: str) -> str:
    """An alternative as it is shown: without its bar, on one line."""
    return " ".join(alternative.strip("|").split())


def without(pattern: str, place: tuple[int, int]) -> str:
    """The pattern without that slice."""
    return pattern[: place[0]] + pattern[place[1] :]


def _sentences(node: ast.AST) -> ast.AST | None:
    """The part that holds a docstring or examples."""
    match node:
        case ast.Expr(value=ast.Constant() as part) | ast.keyword(value=part, arg="finds" | "skips" | "gloss"):
            return part
    return None


def _slices(edges: list[int | None], end: int | None) -> Iterator[tuple[int, int]]:
    for number, (left, right) in enumerate(itertools.pairwise([*edges, end])):
        if left is not None and right is not None and len(edges) > 1:
            yield (left, right) if number else (left + 1, right + 1)
