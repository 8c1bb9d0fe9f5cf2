"""The rows of a list as files: CSV for spreadsheets and programs, XLSX for people, JSON lines, RDF in Turtle.

CSV, JSON lines and Turtle have the names and values of the JSON answer; XLSX has Chinese headings and words.
"""

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from plankg.api.catalogue.wording import column_title, show_value
from plankg.api.exports.cells import printable
from plankg.api.exports.csv_writer import csv_writer
from plankg.graph.catalogue import find

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Answer = Mapping[str, Any]  # what api.catalogue.listing.listing returns


@dataclass(frozen=True, slots=True)
class RowFormat:
    """A format: its media type, and what makes it."""

    media_type: str
    write: Callable[[Answer], bytes]


def _csv(answer: Answer) -> bytes:
    out = io.StringIO(newline="")
    write = csv_writer(out, answer["columns"])
    for row in answer["rows"]:
        write(row)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(answer: Answer) -> bytes:
    from plankg.api.exports.sheets import Book

    book = Book()
    heads = [column_title(name) for name in answer["columns"]]
    sheet = book.sheet(find(answer["query"]).title, heads)
    for row in answer["rows"]:
        sheet.add(_shown(name, row[name]) for name in answer["columns"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _shown(column: str, value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else show_value(column, value)
    return text or None


def _jsonl(answer: Answer) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in answer["rows"]).encode()


def _turtle(answer: Answer) -> bytes:
    """Each row is a resource with its number; a column whose name ends in _id leads to the thing itself."""
    from rdflib import RDF, Graph, Literal, URIRef

    from plankg.api.exports.rdf import PK, iri

    graph = Graph(bind_namespaces="none")
    graph.bind("pk", PK)
    for number, row in enumerate(answer["rows"], start=answer["first"]):
        subject = URIRef(f"urn:plankg:list:{quote(answer['query'])}:{number}")
        graph.add((subject, RDF.type, PK.Row))
        graph.add((subject, PK.row, Literal(number)))
        for name, value in row.items():
            for part in value if isinstance(value, list) else [value]:
                if part is None:
                    continue
                if name.endswith("_id"):
                    graph.add((subject, PK[name], iri(part)))
                else:
                    plain = json.dumps(part, ensure_ascii=False) if isinstance(part, dict) else part
                    graph.add((subject, PK[name], Literal(printable(plain) if isinstance(plain, str) else plain)))
    return graph.serialize(format="turtle", encoding="utf-8")


# By the ending of the address.
FORMATS: Mapping[str, RowFormat] = {
    "csv": RowFormat("text/csv; charset=utf-8", _csv),
    "xlsx": RowFormat(XLSX, _xlsx),
    "jsonl": RowFormat("application/x-ndjson", _jsonl),
    "ttl": RowFormat("text/turtle; charset=utf-8", _turtle),
}
