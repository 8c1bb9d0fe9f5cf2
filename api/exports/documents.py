"""Store → PlanGraph: a document as it is stored, read by the catalogue's queries and checked like any load."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TypeVar, get_origin

from plankg.api.catalogue.resolve import resolve
from plankg.api.errors import DocumentInFlux, NothingToExport
from plankg.extract import model
from plankg.extract.errors import EvidenceError
from plankg.extract.model import Document, Edge, Node, PlacedNode, PlanGraph
from plankg.extract.model.evidence import check_evidence

if TYPE_CHECKING:
    from plankg.graph.store import Store

TRIES = 3
# Column → property, where they differ.
_NAMES = {"node_id": "id", "source_id": "source", "target_id": "target", "document_id": "document"}
CLASSES: Mapping[str, type[Any]] = {
    name: class_
    for class_ in vars(model).values()
    if isinstance(class_, type) and issubclass(class_, Node | Edge)
    if isinstance(name := vars(class_).get("label") or vars(class_).get("type"), str)
}
LABELS = tuple(name for name, class_ in CLASSES.items() if issubclass(class_, Node))
TYPES = tuple(name for name, class_ in CLASSES.items() if issubclass(class_, Edge))

Made = TypeVar("Made", bound=Node | Edge)


def chosen(store: "Store", wanted: Sequence[str] = ()) -> list[str]:
    """The ids of the documents to export, sorted.

    Raises:
        NothingToExport: the store has no document.
        NoMatch, SeveralMatches: one of `wanted` means none, or several.
    """
    ids = sorted(row["document_id"] for row in store.run("documents").rows)
    if not ids:
        raise NothingToExport(store.url)
    return sorted({resolve(store, "document", one) for one in wanted}) or ids


def read_document(store: "Store", document: str) -> PlanGraph:
    """One document with its text and all its facts, in one order whatever the engine.

    It is read by several queries; when another command replaces it between them, it is read again.

    Raises:
        DocumentInFlux: it did not stay the same for as long as it takes to read it.
    """
    why = ""
    for _ in range(TRIES):
        before = _state(store, document)
        try:
            plan = _read(store, document)
            check_evidence(plan)
        except (EvidenceError, LookupError) as error:
            why = error.why if isinstance(error, EvidenceError) else "它已不在图谱里"
            continue
        if before == _state(store, document) and plan.counts(with_inferred=True) == _counts(before):
            return plan
        why = "读取期间数量有变"
    raise DocumentInFlux(document, TRIES, why)


def _state(store: "Store", document: str) -> tuple[Sequence[Any], Sequence[Any]]:
    """What distinguishes one version of a document from another: its own properties and its counts.

    The facts follow from the file and the rules, both of which the document names.
    """
    asked = {"document": document}
    return store.run("document", asked).rows, store.run("document-counts", asked).rows


def _counts(state: tuple[Sequence[Any], Sequence[Any]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in state[1]:
        counts[row["name"]] = counts.get(row["name"], 0) + row["count"] + row["inferred"]
    return dict(sorted(counts.items()))


def _read(store: "Store", document: str) -> PlanGraph:
    asked = {"document": document}
    stored = store.run("document", asked).rows[0]
    text = store.run("document-text", asked).rows[0]["text"]
    shared = [
        _made(CLASSES[row["label"]], {"id": row["node_id"], **_said(row["reading"])})
        for row in store.run("document-shared", asked).rows
    ]
    placed = [_placed(row) for row in store.run("document-nodes", asked).rows]
    rows = (*store.run("document-structure", asked).rows, *store.run("document-statements", asked).rows)
    return PlanGraph(
        document=_made(Document, {**stored, "id": stored["document_id"]}),
        text=text,
        nodes=tuple(sorted((*placed, *shared), key=_node_order)),
        edges=tuple(sorted((_edge(row) for row in rows), key=_edge_order)),
        former=store.former(document),
    )


def _said(reading: str) -> dict[str, Any]:
    return {name: value for name, value in json.loads(reading).items() if name != "document"}


def _placed(row: Mapping[str, Any]) -> Node:
    made: Node = _made(CLASSES[row["label"]], {**_properties(row), "text": row["quote"]})
    return made


def _edge(row: Mapping[str, Any]) -> Edge:
    made: Edge = _made(CLASSES[row["type"]], _properties(row))
    return made


def _properties(row: Mapping[str, Any]) -> dict[str, Any]:
    return {_NAMES.get(name, name): value for name, value in row.items()}


def _made(class_: type[Made], given: Mapping[str, Any]) -> Made:
    """A thing of the model from a row, which has more columns than its properties; the store keeps no null."""
    values: dict[str, Any] = {}
    for field in fields(class_):
        value = given.get(field.name)
        if value is None and field.default is not MISSING:
            continue
        if value is None and get_origin(field.type) is tuple:  # an import of Neo4j keeps no empty list either
            value = ()
        values[field.name] = tuple(value) if isinstance(value, list) else value
    return class_(**values)


def _node_order(node: Node) -> tuple[Any, ...]:
    start = node.start if isinstance(node, PlacedNode) else -1
    return LABELS.index(node.label), start, node.id


def _edge_order(edge: Edge) -> tuple[Any, ...]:
    return TYPES.index(edge.type), getattr(edge, "start", -1), edge.source, edge.target, repr(edge)


def plans(store: "Store", ids: Sequence[str]) -> Iterator[PlanGraph]:
    """The documents one after the other: no more than one is in memory."""
    for document in ids:
        yield read_document(store, document)
