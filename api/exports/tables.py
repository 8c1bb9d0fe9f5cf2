"""Documents as tables: one for each label and edge type, with the schema's properties as columns.

Shared nodes (Organization, Policy) are one row for all documents, so they come last; all else passes document by document.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args, get_type_hints

from plankg.api.exports.documents import CLASSES, LABELS, TYPES
from plankg.extract.model import Edge, Node, PlanGraph
from plankg.graph.mentions import mention_of, reading, united
from plankg.graph.schema import MENTION, SHARED

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its property, and what its values are: str, int, float, or lists of str or int (`many`)."""

    name: str
    kind: type
    many: bool = False


# Of the nodes in which the store keeps what a document says of a shared node.
MENTIONS = tuple(Column(name, str) for name in ("id", "document", "of", "label", "reading"))


def columns(name: str) -> tuple[Column, ...]:
    """The columns of a label (`id` first) or of an edge type (the two ends first)."""
    class_ = CLASSES[name]
    hints = get_type_hints(class_)
    first = ("source", "target") if issubclass(class_, Edge) else ("id",)
    names = (*first, *(field.name for field in fields(class_) if field.name not in first))
    found = [Column(name, *_kind(hints[name])) for name in names]
    if name == "Document":
        found.append(Column("text", str))
    if name in SHARED:
        found.append(Column("documents", str, many=True))
    return tuple(found)


def tables() -> tuple[str, ...]:
    """The names of all tables: labels, then edge types, in the order of the model."""
    return (*LABELS, *TYPES)


def rows(plans: Iterable[PlanGraph], *, with_inferred: bool, with_mentions: bool = False) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table; `with_mentions` adds the store's own nodes, with the columns `MENTIONS`."""
    said: dict[str, tuple[str, list[str]]] = {}
    for plan in plans:
        yield "Document", {"id": plan.document.id, **plan.document.properties(), "text": plan.text}
        for node in plan.nodes:
            if node.label in SHARED:
                note_shared(said, node, plan.document.id)
            else:
                yield node.label, {"id": node.id, **node.properties()}
        for edge in plan.shown_edges(with_inferred=with_inferred):
            yield edge.type, {"source": edge.source, "target": edge.target, **edge.properties()}
    yield from shared_rows(said)
    if with_mentions:
        for id_, (label, readings) in sorted(said.items()):
            for line in readings:
                yield MENTION, mention_of(id_, label, line)


def note_shared(said: dict[str, tuple[str, list[str]]], node: Node, document: str) -> None:
    """Keep what a document says of a shared node."""
    said.setdefault(node.id, (node.label, []))[1].append(reading(node, document))


def shared_rows(said: Mapping[str, tuple[str, list[str]]]) -> Iterator[tuple[str, Row]]:
    """One row for each shared node, made of what the exported documents say of it, as the store makes it."""
    for id_ in sorted(said):
        label, readings = said[id_]
        documents = sorted(json.loads(said)["document"] for said in readings)
        yield label, {"id": id_, **united(readings), "documents": documents}


def _kind(hint: Any) -> tuple[type, bool]:
    """str, int or float, and whether it is a list; a choice of words is str."""
    arguments = [argument for argument in get_args(hint) if argument not in {type(None), ...}]
    if hint in {str, int, float}:
        return hint, False
    inner = arguments[0]
    if inner in {str, int, float}:
        return inner, getattr(hint, "__origin__", None) is tuple
    return (str, False) if isinstance(inner, str) else _kind(inner)
