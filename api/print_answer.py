"""Answers on standard output: a table to read, JSON and CSV to use."""

import csv
import json
import sys
from collections.abc import Mapping
from io import StringIO
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.wording import column_title, query_title, show_value
from graph.catalogue import Query

# A table is for reading: ids of other things, internals and offsets (shown as one place) are left to JSON and CSV.
HIDDEN = frozenset({"start", "end", "rule", "range_end", "sha256", "label", "path"})
NARROWEST = 100
PIPED_WIDTH = 160


def print_json(value: Any) -> None:
    """JSON with Chinese as it is, two spaces deep."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_csv(answer: Mapping[str, Any]) -> None:
    """The rows as CSV (RFC 4180); lists are JSON, empty cells are empty."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(answer["columns"])
    for row in answer["rows"]:
        writer.writerow([_cell(row[column]) for column in answer["columns"]])
    sys.stdout.write(buffer.getvalue())


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | tuple | dict) else value


def print_table(answer: Mapping[str, Any]) -> None:
    """The rows for reading, or why there are none."""
    console = output()
    if not answer["rows"]:
        console.print(answer["empty_reason"], soft_wrap=True)
        return
    rows = [_with_place(row) for row in answer["rows"]]
    columns = [c for c in rows[0] if _is_shown(c, answer["columns"][0]) and any(row[c] is not None for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column_title(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(show_value(column, row[column])) for column in columns))
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
        table.add_row(Text(query.name), Text(query_title(query.name, query.summary)), Text(parameters))
    output().print(table)


def output() -> Console:
    """Standard output; a pipe gets wide lines, since nobody wraps them by eye."""
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    elif console.width < NARROWEST:
        console.width = NARROWEST
    return console


def _with_place(row: Mapping[str, Any]) -> dict[str, Any]:
    place = f"{row['start']}–{row['end']}" if row.get("start") is not None else None
    return {**row, "place": place}


def _is_shown(column: str, first: str) -> bool:
    return column == first or (column not in HIDDEN and not column.endswith("_id"))
