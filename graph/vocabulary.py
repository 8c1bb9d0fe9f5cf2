"""The schema as data: labels, types, what each may hold, and which edges go from where to where (docs/schema.md)."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from plankg.extract.model import (
    AddressedTo,
    Cites,
    Document,
    Doubt,
    Finding,
    Indicator,
    IssuedBy,
    Organization,
    PartOf,
    Policy,
    Project,
    Quantifies,
    ResponsibleFor,
    Section,
    Sets,
    SpecialColumn,
    StatedIn,
    Supports,
    Task,
    TextOf,
)
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
_NODES = (Document, Policy, Section, Task, SpecialColumn, Project, Indicator, Organization, Doubt, Finding)
_EDGES = (PartOf, StatedIn, ResponsibleFor, Supports, Sets, Quantifies, Cites, TextOf, IssuedBy, AddressedTo)
_PLAIN = {str: "STRING", int: "INTEGER", float: "FLOAT"}


@cache
def node_properties() -> Mapping[str, Mapping[str, str]]:
    """For each label the properties of its nodes, with their types as Cypher calls them: STRING, INTEGER, FLOAT, LIST<…>."""
    classes = {class_.label: class_ for class_ in _NODES}
    found = {label: {"id": "STRING", **_types(classes[label])} for label in LABELS}
    found["Document"]["text"] = "STRING"
    return MappingProxyType({**found, MENTION: _OF_MENTIONS})


@cache
def edge_properties() -> Mapping[str, Mapping[str, str]]:
    """The same for each type of edge."""
    return MappingProxyType({class_.type: _types(class_) for class_ in _EDGES})


def _types(class_: type[Any]) -> dict[str, str]:
    hints = get_type_hints(class_)
    kept = (field.name for field in fields(class_) if field.name not in {"id", "source", "target"})
    return {name: _type(hints[name]) for name in kept}


def _type(hint: Any) -> str:
    """What Cypher calls the type of a field; that it may be left out says nothing here."""
    if isinstance(hint, UnionType) or (get_origin(hint) is not None and type(None) in get_args(hint)):
        return _type(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is tuple:
        return f"LIST<{_type(get_args(hint)[0])}>"
    if get_origin(hint) is Literal:
        return "STRING"
    return _PLAIN[hint]
