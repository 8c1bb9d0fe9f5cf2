"""The result of a free query as a file: exactly its rows, as CSV, XLSX, JSON or, where it holds nodes, GraphML."""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plankg.api.errors import BadValue
from plankg.api.exports.cells import printable
from plankg.api.exports.csv_writer import csv_writer

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A format: its media type, and what makes it of columns and rows."""

    media_type: str
    write: Callable[[Sequence[str], Rows], bytes]


def _csv(columns: Sequence[str], rows: Rows) -> bytes:
    out = io.StringIO(newline="")
    write = csv_writer(out, columns)
    for row in rows:
        write(dict(zip(columns, row, strict=True)))
    return out.getvalue().encode("utf-8-sig")


def _json(columns: Sequence[str], rows: Rows) -> bytes:
    return json.dumps({"columns": list(columns), "rows": list(rows)}, ensure_ascii=False, indent=1).encode()


def _xlsx(columns: Sequence[str], rows: Rows) -> bytes:
    from plankg.api.exports.sheets import Book

    book = Book()
    sheet = book.sheet("查询结果", list(columns))
    for row in rows:
        sheet.add(json.dumps(cell, ensure_ascii=False) if isinstance(cell, list | dict) else cell for cell in row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _graphml(_: Sequence[str], rows: Rows) -> bytes:
    """The nodes and relationships of all cells.

    Raises:
        BadValue: there are none.
    """
    import networkx as nx

    from plankg.graph.networkx_graph import to_networkx

    graph = to_networkx(rows)
    if not graph:
        raise BadValue("format", "graphml", "结果里没有节点、关系或路径，请在 RETURN 后写出它们")
    for _node, attributes in graph.nodes(data=True):
        _make_plain(attributes)
    for *_ends, attributes in graph.edges(data=True):
        _make_plain(attributes)
    out = io.BytesIO()
    nx.write_graphml(graph, out, encoding="utf-8", named_key_ids=False)
    return out.getvalue()


def _make_plain(attributes: dict[str, Any]) -> None:
    """GraphML has neither lists nor control characters, and one type for each attribute: all are texts but the two offsets."""
    for name, value in attributes.items():
        text = json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
        attributes[name] = value if name in ("start", "end") else printable(text)


RESULT_FORMATS: Mapping[str, ResultFormat] = {
    "csv": ResultFormat("text/csv; charset=utf-8", _csv),
    "xlsx": ResultFormat("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "json": ResultFormat("application/json", _json),
    "graphml": ResultFormat("application/graphml+xml", _graphml),
}
