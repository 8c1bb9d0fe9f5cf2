"""The queries of cypher/queries/: each file's header is its contract, and this module reads it.

```cypher
// Tasks (任务) that support one indicator (指标), strongest first.
//
// $indicator  STRING   the indicator's id
// $document   STRING?  may be left out (then it is null)
// $index      STRING!  filled in by the store, not by the caller; so are $documents, $skip and $limit of a list with pages
//
// -> task_id  STRING   id of the task
MATCH …
```
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from graph.errors import BrokenQuery, MissingParameter, UnknownParameter, UnknownQuery

TYPE = r"BOOLEAN|FLOAT|INTEGER|MAP|STRING|LIST<(?:FLOAT|INTEGER|STRING)>"
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
    """A reading query. `parameters` are those that a caller gives, `filled` those that the store adds."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    filled: tuple[str, ...] = ()

    @property
    def paged(self) -> bool:
        """Whether the store itself leaves out what is not on the page; each row then has `total` behind its columns."""
        return "skip" in self.filled

    @property
    def spread(self) -> bool:
        """Whether the store says in which documents to look, so that a page of a large store needs only a few."""
        return "documents" in self.filled

    @property
    def counting(self) -> str:
        """The text that counts the rows of each document, for a query that is spread: all that stands above its page."""
        return self.text.partition(PAGE)[0] + "RETURN document, count(*) AS rows\nORDER BY document"

    def bind(self, given: Mapping[str, object]) -> dict[str, object]:
        """All parameters that a caller can give, with None for optional ones left out.

        Raises:
            UnknownParameter: `given` has a name that this query has not.
            MissingParameter: a value that is needed is not there, or None.
        """
        names = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in names:
                raise UnknownParameter(self.name, name, names)
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
    """Where the query files are: inside the installed package, or beside it in a checkout."""
    installed = Path(__file__).parent / "cypher"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "cypher"


def parse(name: str, text: str) -> Query:
    """Read one query file.

    Raises:
        BrokenQuery: the header has a line that is none of the contract's, or lacks summary or columns.
    """
    summary: list[str] = []
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
        elif content:
            summary.append(content)
    body = "\n".join(lines[header:]).strip()
    if not (summary and columns and body):
        raise BrokenQuery(name, "缺少摘要、结果列或正文")
    filled = tuple(p.name for p in parameters if p.filled)
    return Query(
        name=name,
        summary=" ".join(summary),
        parameters=tuple(p for p in parameters if not p.filled),
        columns=tuple(c for c in columns if c.name != "total" or "skip" not in filled),
        text=body,
        filled=filled,
    )
