"""Words and phrases of questions: words.tsv has words by what they ask for or say, phrases.tsv what is put together of parts.

A word counts where it is outside a name of the store; api/questions/tokens.py chooses among words that overlap.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


@cache
def lexicon() -> Mapping[str, frozenset[str]]:
    """Word → the groups that it belongs to; `turning` and `particle` are groups too."""
    groups: dict[str, set[str]] = {}
    for group, words in rows_of("words.tsv"):
        for word in words.split():
            groups.setdefault(word, set()).add(group)
    return {word: frozenset(names) for word, names in groups.items()}


@cache
def syllables() -> Mapping[str, str]:
    """Character → all that are read like it, tones aside."""
    found: dict[str, str] = {}
    for _, alike in rows_of("syllables.tsv"):
        for character in alike:
            found[character] = found.get(character, "") + alike
    return found


@cache
def written() -> Mapping[str, tuple[str, ...]]:
    """What is said → what documents write for it."""
    return {said: tuple(others.casefold().split()) for said, others in rows_of("written.tsv")}


@cache
def longest() -> int:
    """The length of the longest word."""
    return max(map(len, lexicon()))


@cache
def composed() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each group of phrases with a pattern for each way in which they are put together; of several words the longest is found.

    没写责任单位 and 责任单位都没有明确 need no separate lists.
    """
    shared: dict[str, str] = {}
    found = []
    for name, *parts in rows_of("phrases.tsv"):
        if name.startswith("="):
            shared[name] = parts[0]
        else:
            found.append((name, re.compile("".join(_part(shared.get(part, part)) for part in parts))))
    return tuple(found)


def _part(words: str) -> str:
    listed = sorted(set(words.split()) - {"-"}, key=len, reverse=True)
    return f"(?:{'|'.join(listed)}){'?' if '-' in words.split() else ''}"


def rows_of(name: str) -> Iterator[list[str]]:
    """The lines of a file in fields, without the remarks."""
    for line in files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
