"""Answers on standard output: a table to read, JSON and CSV to use."""

import json
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plankg.api.catalogue.wording import column_title, show_value
from plankg.api.cli.console import PlainConsole, write_data
from plankg.api.exports.csv_writer import csv_writer
from plankg.graph.catalogue import Query

# A table is for reading: internals, other ids and numbers in the form of the document are left to JSON and CSV.
HIDDEN = frozenset(
    {"confidence", "depth", "end", "label", "path", "per", "position", "range_end", "rule", "sha256", "start", "text"}
)
# Where one row has more columns than a line can hold.
LEFT_OUT = {"indicators": frozenset({"accumulation", "baseline_year", "category", "quote"})}
HIDDEN_ENDS = ("_id", "_ids", "_op", "_path", "_value", "_value_high", "_starts", "_ends")
NARROWEST = 100
WIDE = 140
PIPED_WIDTH = 180


def print_json(value: Any) -> None:
    """JSON with Chinese as it is, two spaces deep."""
    write_data(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_csv(answer: Mapping[str, Any]) -> None:
    """The rows as CSV, for programs: texts as they are."""
    buffer = StringIO(newline="")
    write = csv_writer(buffer, answer["columns"], for_spreadsheets=False)
    for row in answer["rows"]:
        write(row)
    write_data(buffer.getvalue())


def print_table(answer: Mapping[str, Any]) -> None:
    """The rows for reading, or why there are none."""
    console = output()
    if not answer["rows"]:
        console.print(answer["empty_reason"], soft_wrap=True)
        return
    rows = [_readable(row) for row in answer["rows"]]
    left_out = LEFT_OUT.get(answer["query"], frozenset())
    shown_columns = [c for c in rows[0] if _is_shown(c, answer["columns"]) and c not in left_out]
    columns = [c for c in shown_columns if any(row[c] is not None for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        # An id in one piece can be copied.
        whole = column == columns[0] and console.width >= WIDE
        table.add_column(column_title(column), overflow="fold", no_wrap=whole)
    for row in rows:
        # A table row of a plan is quoted with its line breaks; here it is one line.
        table.add_row(*(Text(" ".join(show_value(column, row[column]).split())) for column in columns))
    console.print(table)
    shown, total = answer["returned"], answer["total"]
    console.print(f"共 {total} 行，只显示前 {shown} 行。" if answer["truncated"] else f"共 {total} 行。")


def print_queries(queries: list[Query]) -> None:
    """The catalogue: names, what they list, their parameters."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("查询", "内容", "参数"):
        table.add_column(title, overflow="fold")
    for query in queries:
        parameters = " ".join(f"[{p.name}=…]" if p.optional else f"{p.name}=…" for p in query.parameters)
        table.add_row(Text(query.name), Text(query.title), Text(parameters))
    output().print(table)


def output() -> Console:
    """Standard output; a pipe gets wide lines, since nobody wraps them by eye."""
    console = PlainConsole(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    elif console.width < NARROWEST:
        console.width = NARROWEST
    return console


def _readable(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its two offsets as one place, and a kind for what has only a label."""
    changes: dict[str, Any] = {}
    if row.get("start") is not None:
        changes["place"] = f"{row['start']}–{row['end']}"
    if "kind" in row and "label" in row:
        changes["kind"] = row["kind"] or row["label"]
    if row.get("text") and row.get("title", "") is None:  # a measure is called by its words
        changes["title"] = row["text"]
    return {**row, **changes}


def _is_shown(column: str, columns: Sequence[str]) -> bool:
    """The first column always; the words of a task are left out where words state something about it."""
    if column == columns[0] or (column == "text" and "quote" not in columns):
        return True
    return column not in HIDDEN and not column.endswith(HIDDEN_ENDS)
