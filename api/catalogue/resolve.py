"""What a user types (a number, a name, part of a name) → the id that the queries take."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.body_names import other_names
from plankg.api.errors import NoMatch, SeveralMatches

if TYPE_CHECKING:
    from plankg.graph.store import Store

# Quotation marks and brackets that people leave out when they type a name: “透明车间” is asked for as 透明车间.
_LEFT_OUT = str.maketrans("", "", "\"'“”‘’《》〈〉「」〔〕()[]·")
NEAREST = 3
# A measure is shown by its first words.
SHOWN = 24


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be meant: its id, the name to show, and all that it answers to."""

    id: str
    name: str
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    first: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that queries ask for: the Chinese word for it, and the queries that list them all.

    `one` is the query that takes the id of one, and so is its parameter where `parameter` is left out.
    """

    word: str
    one: str
    lists: tuple[str, ...]
    read: Callable[[Mapping[str, Any]], Entry]
    parameter: str = ""


def resolve(store: "Store", parameter: str, value: str) -> str:
    """The id that `value` means for a query's `parameter`; other parameters pass unchanged.

    Tried in turn: the exact id; an id that the fact had before its document was replaced; the number; the exact name or alias;
    a part of a name; of a body then its other names. The first way that finds something decides. Targets of running text come
    after the indicators of the table.

    Raises:
        NoMatch: nothing is found; the error names what comes nearest.
        SeveralMatches: the deciding way finds more than one; the error lists them.
    """
    kind = KINDS.get(parameter)
    if kind is None or store.run(kind.one, {kind.parameter or parameter: value}, limit=1).total:
        return value
    if ":" in value and (now := store.successor(value)):
        return now
    candidates = [kind.read(row) for query in kind.lists for row in store.run(query).rows]
    for name in (value, *(other_names(value) if kind.one == "organization" else ())):
        for matches in _ladder(candidates, name):
            if len(matches) == 1:
                return matches[0].id
            if matches:
                raise SeveralMatches(kind.word, value, [(match.id, match.name) for match in matches])
    raise NoMatch(kind.word, value, _nearest(candidates, value))


def _ladder(candidates: list[Entry], value: str) -> Iterable[list[Entry]]:
    wanted = fold_name(value)
    if not wanted:
        return
    yield [c for c in candidates if wanted in map(fold_name, c.numbers)]
    exact = [c for c in candidates if wanted in map(fold_name, c.names)]
    part = [c for c in candidates if any(wanted in fold_name(name) for name in c.names)]
    for found in (exact, part):
        yield [c for c in found if c.first]
        yield found


def fold_name(name: str) -> str:
    """A name as it is compared: width, case, spaces and quotation marks do not count."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().translate(_LEFT_OUT).split())


def _nearest(candidates: list[Entry], value: str) -> list[str]:
    wanted = fold_name(value)
    scored = {c.name: SequenceMatcher(None, wanted, fold_name(c.name), autojunk=False).ratio() for c in candidates}
    return sorted(scored, key=lambda name: (-scored[name], name))[:NEAREST]


def _texts(*values: object) -> tuple[str, ...]:
    """The strings among the values; lists count for each of their members."""
    flat = [part for value in values for part in (value if isinstance(value, list | tuple) else [value])]
    return tuple(str(part) for part in flat if part)


def _document(row: Mapping[str, Any]) -> Entry:
    names = _texts(row.get("title"), row.get("document_number"))
    return Entry(row["document_id"], str(row.get("title")), (), names)


def _indicator(row: Mapping[str, Any]) -> Entry:
    first = row.get("origin") != "text"
    return Entry(row["indicator_id"], str(row.get("name")), _texts(row.get("number")), _texts(row.get("name")), first)


def _organization(row: Mapping[str, Any]) -> Entry:
    names = _texts(row.get("name"), row.get("aliases"))
    return Entry(row["organization_id"], str(row.get("name")), (), names)


def _task(row: Mapping[str, Any]) -> Entry:
    """A measure has no title: its words are taken for it, after everything that has a title."""
    id_ = row.get("task_id") or row.get("special_column_id") or row.get("project_id")
    title, words = row.get("title") or row.get("name"), str(row["quote"])
    name = title or (words if len(words) <= SHOWN else words[:SHOWN] + "…")
    return Entry(str(id_), name, (), _texts(title, words), bool(title))


def _section(row: Mapping[str, Any]) -> Entry:
    title = str(row.get("title") or row["quote"])
    return Entry(row["section_id"], title, _texts(row.get("number")), _texts(title))


def _policy(row: Mapping[str, Any]) -> Entry:
    return Entry(row["policy_id"], str(row["title"]), (), _texts(row["title"], row.get("document_number")))


KINDS: Mapping[str, Kind] = {
    "document": Kind("文件", "document", ("documents",), _document),
    "indicator": Kind("指标", "indicator", ("indicators",), _indicator),
    "first": Kind("单位", "organization", ("organizations",), _organization, "organization"),
    "organization": Kind("单位", "organization", ("organizations",), _organization),
    "second": Kind("单位", "organization", ("organizations",), _organization, "organization"),
    "task": Kind("任务", "task", ("tasks", "projects", "special-columns"), _task),
    "section": Kind("章节", "section", ("sections",), _section),
    "policy": Kind("政策", "policy", ("policies",), _policy),
}
