"""The queries of cypher/queries/: each file's header is its contract, and this module reads it.

```cypher
// Tasks (任务) that support one indicator (指标), strongest first.
// 标题：支撑某个指标的任务
// 无结果：没有发现支撑这个指标的任务。
//
// $indicator  STRING   the indicator's id
// $document   STRING?  may be left out (then it is null)
// $index      STRING!  filled in by the store, not by the caller; so are $documents, $skip and $limit of a list with pages
//
// -> task_id  STRING   id of the task

// Notes on how it is asked, for readers of the file alone.
MATCH …
```
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile
from pathlib import Path
from types import MappingProxyType

from plankg.graph.errors import BrokenQuery, MissingParameter, NumberTooLarge, UnknownParameter, UnknownQuery

TYPE = r"BOOLEAN|FLOAT|INTEGER|MAP|STRING|LIST<(?:FLOAT|INTEGER|STRING)>"
_TITLE, _EMPTY = "标题：", "无结果："
_PARAMETER = re.compile(rf"\$(?P<name>\w+) +(?P<type>{TYPE})(?P<mark>[?!]?) +(?P<gloss>\S.*)")
PAGE = "// A page of them.\n"  # divides a query that is spread: which rows there are, and a page of them
_COLUMN = re.compile(rf"-> +(?P<name>\w+) +(?P<type>{TYPE}) +(?P<gloss>\S.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes. `optional`: may be left out. `filled`: the store fills it in, callers do not."""

    name: str
    type: str
    gloss: str
    optional: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a query's answer; any cell may be null where the document leaves it open."""

    name: str
    type: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Query:
    """A reading query. `parameters` are those that a caller gives, `filled` those that the store adds.

    `title` says in Chinese what it lists, `empty` why there can be no rows.
    """

    name: str
    summary: str
    title: str
    empty: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    filled: tuple[str, ...] = ()

    @property
    def paged(self) -> bool:
        """Whether the store itself leaves out what is not on the page; each row then has `total` after its columns."""
        return "skip" in self.filled

    @property
    def spread(self) -> bool:
        """Whether the store says in which documents to look, so that a page of a large store needs only a few."""
        return "documents" in self.filled

    @property
    def counting(self) -> str:
        """The text that counts the rows of each document, for a query that is spread: all that is above its page."""
        return self.text.partition(PAGE)[0] + "RETURN document, count(*) AS rows\nORDER BY document"

    def bind(self, given: Mapping[str, object]) -> dict[str, object]:
        """All parameters that a caller can give, with None for optional ones left out.

        Raises:
            NumberTooLarge: a whole number of more than 64 bits.
        UnknownParameter: `given` has a name that this query has not.
            MissingParameter: a value that is needed is not there, or None.
        """
        names = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in names:
                raise UnknownParameter(self.name, name, names)
            value = given[name]
            if isinstance(value, int) and not -(2**63) <= value < 2**63:
                raise NumberTooLarge(name)
        for parameter in self.parameters:
            if given.get(parameter.name) is None and not parameter.optional:
                raise MissingParameter(self.name, parameter.name, parameter.gloss)
        return {name: given.get(name) for name in names}


@cache
def catalogue() -> Mapping[str, Query]:
    """All reading queries by name, sorted; read from the files on the first call.

    Raises:
        BrokenQuery: a file breaks the header contract.
    """
    files = sorted((cypher_folder() / "queries").glob("*.cypher"))
    return MappingProxyType({file.stem: parse(file.stem, file.read_text(encoding="utf-8")) for file in files})


def find(name: str) -> Query:
    """The query of this name.

    Raises:
        UnknownQuery: there is none; the error names the most similar one.
    """
    try:
        return catalogue()[name]
    except KeyError:
        raise UnknownQuery(name, catalogue()) from None


def cypher_folder() -> Path:
    """Where the query files are: inside the installed package, or next to it in a checkout."""
    installed = Path(__file__).parent / "cypher"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "cypher"


def parse(name: str, text: str) -> Query:
    """Read one query file.

    Raises:
        BrokenQuery: the header has a line that is none of the contract's, or lacks summary, title, reason or columns.
    """
    summary: list[str] = []
    chinese: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    lines = text.splitlines()
    header = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    for line in lines[:header]:
        content = line.removeprefix("//").strip()
        if match := _PARAMETER.fullmatch(content):
            mark = match["mark"]
            parameters.append(Parameter(match["name"], match["type"], match["gloss"], mark == "?", mark == "!"))
        elif match := _COLUMN.fullmatch(content):
            columns.append(Column(match["name"], match["type"], match["gloss"]))
        elif content.startswith(("$", "->")) or (content and (parameters or columns)):
            raise BrokenQuery(name, content)
        elif content.startswith((_TITLE, _EMPTY)):
            kind, _, words = content.partition("：")
            chinese[kind] = words
        elif content:
            summary.append(content)
    body = "\n".join(dropwhile(lambda line: not line or line.startswith("//"), lines[header:])).strip()
    if not (summary and len(chinese) == 2 and columns and body):
        raise BrokenQuery(name, "缺少摘要、标题、无结果的原因、结果列或正文")
    filled = tuple(p.name for p in parameters if p.filled)
    return Query(
        name=name,
        summary=" ".join(summary),
        title=chinese["标题"],
        empty=chinese["无结果"],
        parameters=tuple(p for p in parameters if not p.filled),
        columns=tuple(c for c in columns if c.name != "total" or "skip" not in filled),
        text=body,
        filled=filled,
    )
