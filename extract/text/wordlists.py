"""Word lists: sorted data files, each next to the rules that read it and with its source in the first line."""

import re
from functools import cache
from importlib.resources import files

# What an alternative begins with, a look behind before that: a character, or one of a set.
_OPENING = re.compile(r"(?:\(\?<[=!][^()]*\))?(?:\[(?P<set>[^\]^]+)\]|(?P<one>[^][()|.^$\\]))(?![?*{])")


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of `extract/{name}.txt`, longest first, as alternatives of a pattern want them."""
    return tuple(sorted(_lines(f"{name}.txt"), key=lambda word: (-len(word), word)))


@cache
def pairs(name: str) -> dict[str, str]:
    """The two fields of each line of `extract/{name}.tsv`."""
    return dict(line.split("\t", 1) for line in _lines(f"{name}.tsv"))


@cache
def alternatives(name: str) -> str:
    """The entries of a word list as one group of a verbose pattern."""
    escaped = (word.replace("(", r"\(").replace(")", r"\)") for word in words(name))
    return "(?:" + "|".join(escaped) + ")"


def opened(pattern: str) -> str:
    """Alternatives that are asked only where one of their first characters is: cheap where they are tried at many places.

    `(?:…)` around them all may be there. Where one can begin with anything they are given back as they are.
    """
    inner = pattern.removeprefix("(?:").removesuffix(")") if pattern.startswith("(?:") else pattern
    first: set[str] = set()
    depth, begins = 0, True
    for at, sign in enumerate(f"{inner}|"):
        if begins:
            opening = _OPENING.match(inner, at)
            if opening is None:
                return f"(?:{inner})"
            first.update(opening["set"] or opening["one"])
        depth += (sign in "([") - (sign in ")]")
        begins = sign == "|" and not depth and at < len(inner)
    return f"(?:(?=[{''.join(sorted(first))}])(?:{inner}))"


def _lines(name: str) -> list[str]:
    text = files("plankg.extract").joinpath(*name.split("/")).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
