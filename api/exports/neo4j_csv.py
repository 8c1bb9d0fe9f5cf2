"""neo4j-csv: a folder for `neo4j-admin database import`: a header and a data file for each label and edge type.

`import.args` names them all with the options that they need. Texts are as they are: these files are for Neo4j, not for
spreadsheets.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from plankg.api.exports.documents import LABELS
from plankg.api.exports.tables import MENTIONS, Column, columns, rows, tables
from plankg.extract.model import PlanGraph
from plankg.graph.mark import MARK
from plankg.graph.schema import MENTION, SHARED

# Stands in no text: the one character that could, is replaced in members of lists.
_BETWEEN = "\x1f"
_TYPES = {str: "string", int: "long", float: "double"}
_ENDS = {"id": "id:ID", "source": ":START_ID", "target": ":END_ID"}
ARGUMENTS = "import.args"
# A text with line breaks is one field; what is empty is no property, as in a store of plankg.
_OPTIONS = ("--multiline-fields=true", "--array-delimiter=U+001F", "--ignore-empty-strings=true")


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write NAME-header.csv and NAME.csv for every label and edge type, and the arguments of the import."""
    names = {name: _stored(name) for name in tables()} | {MENTION: MENTIONS}
    with ExitStack() as opened:
        files = {}
        for name, found in names.items():
            header = ",".join(_typed(column) for column in found)
            (out / f"{name}-header.csv").write_text(header + "\n", encoding="utf-8", newline="\n")
            files[name] = opened.enter_context((out / f"{name}.csv").open("w", encoding="utf-8", newline="\n"))
        for name, row in rows(plans, with_inferred=with_inferred, with_mentions=True):
            files[name].write(",".join(_cell(row.get(column.name)) for column in names[name]) + "\n")
    lines = [f"{_kind(name)}={name}-header.csv,{name}.csv" for name in names]
    (out / ARGUMENTS).write_text("\n".join((*lines, *_OPTIONS)) + "\n", encoding="utf-8", newline="\n")


def _stored(name: str) -> tuple[Column, ...]:
    """The columns that the store keeps: of a shared node, its mentions know the documents."""
    return tuple(column for column in columns(name) if name not in SHARED or column.name != "documents")


def _kind(name: str) -> str:
    return f"--nodes={name}:{MARK}" if name in {*LABELS, MENTION} else f"--relationships={name}"


def _typed(column: Column) -> str:
    """A field of the header; a list has [] after its type."""
    ends = _ENDS.get(column.name)
    return ends or f"{column.name}:{_TYPES[column.kind]}{'[]' if column.many else ''}"


def _cell(value: Any) -> str:
    """Every text in quotes, as the import wants it; what is open, and an empty list, is an empty field."""
    if isinstance(value, list | tuple):
        value = _BETWEEN.join(str(part).replace(_BETWEEN, "\ufffd") for part in value) or None
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return "" if value is None else repr(value)
