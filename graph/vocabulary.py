"""The schema as data: labels, types, what each may hold, and which edges go from where to where (docs/schema.md)."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from plankg.extract.model import edges, nodes
from plankg.extract.model.edges import Edge
from plankg.extract.model.nodes import Node
from plankg.graph.free_cypher.cypher_lists import CLAUSES, CONNECTIVES, FUNCTIONS
from plankg.graph.schema import LABELS, MENTION, PLACED

# For each type the labels that it goes from and to.
ENDS: Mapping[str, frozenset[tuple[str, str]]] = MappingProxyType(
    {
        "PART_OF": frozenset(
            {
                ("Section", "Section"),
                ("Section", "Document"),
                ("Task", "Task"),
                ("Task", "SpecialColumn"),
                ("Task", "Project"),
                ("SpecialColumn", "Task"),
                ("Project", "Task"),
                ("Project", "SpecialColumn"),
                ("Organization", "Organization"),
            }
        ),
        "STATED_IN": frozenset((label, "Section") for label in PLACED if label != "Section"),
        "RESPONSIBLE_FOR": frozenset(
            ("Organization", label) for label in ("Task", "SpecialColumn", "Project", "Indicator")
        ),
        "SUPPORTS": frozenset({("Task", "Indicator"), ("Project", "Indicator")}),
        "SETS": frozenset({("Task", "Indicator"), ("Project", "Indicator"), ("SpecialColumn", "Indicator")}),
        "QUANTIFIES": frozenset({("Indicator", "Indicator")}),
        "CITES": frozenset((label, "Policy") for label in ("Document", "Task", "Project", "SpecialColumn")),
        "TEXT_OF": frozenset({("Document", "Policy")}),
        "ISSUED_BY": frozenset({("Document", "Organization")}),
        "ADDRESSED_TO": frozenset({("Document", "Organization")}),
    }
)
_OF_MENTIONS = MappingProxyType(
    {"id": "STRING", "document": "STRING", "of": "STRING", "label": "STRING", "reading": "STRING"}
)
_PLAIN = {str: "STRING", int: "INTEGER", float: "FLOAT"}


@cache
def node_properties() -> Mapping[str, Mapping[str, str]]:
    """For each label the properties of its nodes, with their types as Cypher calls them: STRING, INTEGER, FLOAT, LIST<…>."""
    classes = {class_.label: class_ for class_ in _below(Node, vars(nodes).values()) if "label" in vars(class_)}
    found = {label: {"id": "STRING", **_types(classes[label])} for label in LABELS}
    found["Document"]["text"] = "STRING"
    return MappingProxyType({**found, MENTION: _OF_MENTIONS})


@cache
def edge_properties() -> Mapping[str, Mapping[str, str]]:
    """The same for each type of edge."""
    classes = {class_.type: class_ for class_ in _below(Edge, vars(edges).values()) if "type" in vars(class_)}
    return MappingProxyType({type_: _types(classes[type_]) for type_ in ENDS})


def _below(top: type[Any], found: Iterable[Any]) -> Iterable[type[Any]]:
    return (one for one in found if isinstance(one, type) and issubclass(one, top) and one is not top)


def _types(class_: type[Any]) -> dict[str, str]:
    hints = get_type_hints(class_)
    return {name: _type(hints[name]) for name in nodes.property_names(class_)}  # type: ignore[arg-type]  # a class can be hashed


def _type(hint: Any) -> str:
    """What Cypher calls the type of a field; that it may be left out says nothing here."""
    if isinstance(hint, UnionType) or (get_origin(hint) is not None and type(None) in get_args(hint)):
        return _type(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is tuple:
        return f"LIST<{_type(get_args(hint)[0])}>"
    if get_origin(hint) is Literal:
        return "STRING"
    return _PLAIN[hint]


def names() -> list[str]:
    """All words that a statement can be completed with: labels, types, properties, clauses and functions."""
    known = {
        name for kinds in (node_properties(), edge_properties()) for properties in kinds.values() for name in properties
    }
    return [*sorted(node_properties()), *ENDS, *sorted(known), *sorted(CLAUSES | CONNECTIVES), *sorted(FUNCTIONS)]
