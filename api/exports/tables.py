"""Documents as tables: one for each label and edge type, with the schema's properties as columns.

Shared nodes (Organization, Policy) are one row for all documents, so they come last; all else passes document by document.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args, get_type_hints

from api.exports.documents import CLASSES, LABELS, TYPES
from extract.model import Edge, Node, PlanGraph
from graph.schema import SHARED
from graph.shared import reading, united

Row = Mapping[str, Any]
# What the store keeps beside the model's properties.
STORED_LISTS = ("documents", "readings")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its property, and what its values are: str, int, float, or lists of str or int (`many`)."""

    name: str
    kind: type
    many: bool = False


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
        found += [Column(stored, str, many=True) for stored in STORED_LISTS]
    return tuple(found)


def tables() -> tuple[str, ...]:
    """The names of all tables: labels, then edge types, in the order of the model."""
    return (*LABELS, *TYPES)


def rows(plans: Iterable[PlanGraph], *, with_inferred: bool) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table."""
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


def note_shared(said: dict[str, tuple[str, list[str]]], node: Node, document: str) -> None:
    """Keep what a document says of a shared node."""
    said.setdefault(node.id, (node.label, []))[1].append(reading(node, document))


def shared_rows(said: Mapping[str, tuple[str, list[str]]]) -> Iterator[tuple[str, Row]]:
    """One row for each shared node, made of what the exported documents say of it, as the store makes it."""
    for id_ in sorted(said):
        label, readings = said[id_]
        yield label, {"id": id_, **united(readings)}


def _kind(hint: Any) -> tuple[type, bool]:
    """str, int or float, and whether it is a list; a choice of words is str."""
    arguments = [argument for argument in get_args(hint) if argument not in {type(None), ...}]
    if hint in {str, int, float}:
        return hint, False
    inner = arguments[0]
    if inner in {str, int, float}:
        return inner, getattr(hint, "__origin__", None) is tuple
    return (str, False) if isinstance(inner, str) else _kind(inner)
