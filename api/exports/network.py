"""Documents as one networkx graph, for GraphML and GEXF: what both take, and nothing that either reads as its own.

Every node and edge has `element` (its label or type in the schema) and `label` (words to show). `start` and `end` are
`text_start` and `text_end`, since GEXF takes the former for times. Lists are JSON; what is open is left out.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.wording import LABELS, show_value
from plankg.api.exports.cells import printable
from plankg.api.exports.tables import columns, rows, tables
from plankg.extract.model import PlanGraph

if TYPE_CHECKING:
    import networkx as nx

_RENAMED = {"start": "text_start", "end": "text_end", "label": "label_", "type": "type_", "id": "id_"}
_LONGEST = 30


def network(plans: Iterable[PlanGraph], *, with_inferred: bool, with_text: bool) -> "nx.MultiDiGraph[str]":
    """The graph; an edge's key is its type and a running number, so that no two edges become one."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, (name, row) in enumerate(rows(plans, with_inferred=with_inferred)):
        left_out = {
            "id",
            "source",
            "target",
            *(() if with_text else ("text",) if name == "Document" else ()),
        }
        values = {key: value for key, value in row.items() if key not in left_out and value is not None}
        if "source" in row:
            attributes = {"element": name, "label": _edge_label(name, row), **_attributes(values)}
            graph.add_edge(row["source"], row["target"], key=f"{name}:{number}", **attributes)
        else:
            attributes = {"element": name, "label": _node_label(row), **_attributes(values)}
            graph.add_node(row["id"], **attributes)
    return graph


def _edge_label(name: str, row: Mapping[str, Any]) -> str:
    inferred = "（推断）" if row.get("basis") == "inferred" else ""
    return LABELS[name] + inferred


def _node_label(row: Mapping[str, Any]) -> str:
    words = str(row.get("title") or row.get("name") or row.get("message") or row.get("text") or row["id"])
    words = printable(" ".join(words.split()))
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _attributes(values: Mapping[str, Any]) -> dict[str, str | int | float]:
    return {_RENAMED.get(name, name): _plain(name, value) for name, value in values.items()}


def _plain(name: str, value: Any) -> str | int | float:
    if isinstance(value, list | tuple):
        value = json.dumps(value, ensure_ascii=False)
    kind = _kinds()[name]
    return printable(show_value("", value)) if kind is str else kind(value)


@cache
def _kinds() -> Mapping[str, type]:
    """What the values of each property are: one attribute has one type, whatever the first value that is written.

    Text where it is text with one label and a number with another (`level`), a float where whole numbers are floats, too.
    """
    kinds: dict[str, type] = {}
    for name in tables():
        for column in columns(name):
            kind = str if column.many else column.kind
            kinds[column.name] = kind if kinds.get(column.name, kind) is kind else str
    return kinds
