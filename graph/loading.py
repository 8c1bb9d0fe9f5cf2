"""Loading: one plan into the store inside one transaction, all or nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import neo4j

from extract.model import Node, PlanGraph
from graph.errors import DocumentTaken, LoadMismatch
from graph.schema import LABELS, PLACED, SHARED
from graph.shared import reading, says_nothing_new, sorts_alike, united, without
from graph.statements import body

BATCH = 1000  # rows in one UNWIND
_WORD = re.compile(r"\b(?:LABEL|SOURCE|TARGET|TYPE|KEY)\b")

Rows = list[dict[str, Any]]
Kind = tuple[str, str, str]  # of an edge: label of its source, its type, label of its target


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What was stored: the document's id, how many of each label and edge type, and whether earlier facts gave way."""

    document: str
    counts: dict[str, int]
    replaced: bool


def load_plan(tx: neo4j.ManagedTransaction, plan: PlanGraph, *, replace: bool) -> LoadReport:
    """Put `plan` in the place of whatever the store has under its id.

    Raises:
        DocumentTaken: another document (another title and another text) has this id, and `replace` is not set.
        LoadMismatch: the store does not hold what was sent; the transaction must be rolled back.
    """
    document = plan.document.id
    tx.run(statement("lock"), document=document).consume()
    stored = tx.run(statement("stored-document"), document=document).single()
    if stored and not replace and stored["sha256"] != plan.document.sha256 and stored["title"] != plan.document.title:
        raise DocumentTaken(document, stored["title"], plan.document.title)
    # A document that is not there has nothing to be removed: loads are all or nothing. So nothing needs to be searched.
    if stored:
        remove_facts(tx, document)
    _write_nodes(tx, plan)
    shared = [node for node in plan.nodes if node.label in SHARED]
    changed = shared if stored else _add_readings(tx, document, shared)
    _write_shared(tx, document, changed, search=stored is not None)
    edges = _edges_by_kind(plan)
    for (source, type_, target), rows in edges.items():
        _unwind(tx, statement("create-edges", source=source, type=type_, target=target), rows)
    _compare(tx, plan, edges, replaced=stored is not None)
    tx.run(statement("unlock")).consume()
    return LoadReport(document, plan.counts(), stored is not None)


def remove_plan(tx: neo4j.ManagedTransaction, document: str) -> bool:
    """Remove a document and everything that only it brought; False when the store does not have it.

    Facts of a document that somebody deleted behind our back go too.
    """
    tx.run(statement("lock"), document=document).consume()
    stored = tx.run(statement("stored-document"), document=document).single()
    remove_facts(tx, document)
    _write_shared(tx, document, [], search=True)
    tx.run(statement("unlock")).consume()
    return stored is not None


def remove_facts(tx: neo4j.ManagedTransaction, document: str) -> None:
    """Remove the nodes and edges that were read from a document; shared nodes stay as they are."""
    for label in (*PLACED, "Document"):
        tx.run(statement("remove-nodes", label=label), document=document).consume()
    tx.run(statement("remove-shared-edges"), document=document).consume()


def _write_nodes(tx: neo4j.ManagedTransaction, plan: PlanGraph) -> None:
    rows: dict[str, Rows] = defaultdict(list)
    for node in plan.all_nodes():
        if node.label not in SHARED:
            rows[node.label].append({"properties": {"id": node.id, **_stated(node.properties())}})
    rows["Document"][0]["properties"]["text"] = plan.text
    for label in sorted(rows):
        _unwind(tx, statement("create-nodes", label=label), rows[label])


def _add_readings(tx: neo4j.ManagedTransaction, document: str, nodes: Iterable[Node]) -> list[Node]:
    """Add a new document to the shared nodes that it says nothing new of; returns the other ones.

    So a load does not fetch what a thousand others say of a ministry.
    """
    left: list[Node] = []
    for label in SHARED:
        brought = {node.id: node for node in nodes if node.label == label}
        found = tx.run(statement("read-known", label=label), ids=list(brought))
        known = {record["id"]: record["given"] for record in found}
        agreed = [id_ for id_, given in known.items() if says_nothing_new(brought[id_], given)]
        agreed = agreed if sorts_alike(document) else []
        rows = [{"id": id_, "reading": reading(brought[id_], document)} for id_ in agreed]
        for part in _batches(rows):
            tx.run(statement("add-readings", label=label), rows=part, document=document).consume()
        left += [node for id_, node in brought.items() if id_ not in set(agreed)]
    return left


def _write_shared(tx: neo4j.ManagedTransaction, document: str, nodes: Iterable[Node], *, search: bool) -> None:
    """Unite what the document says of shared nodes with what others say; drop those of which nobody speaks.

    `search` looks for shared nodes that an earlier version of the document brought.
    """
    brought = {node.id: node for node in nodes}
    read = "read-shared" if search else "read-readings"
    for label in SHARED:
        ids = [id_ for id_, node in brought.items() if node.label == label]
        found = tx.run(statement(read, label=label), ids=ids, document=document)
        readings = {record["id"]: without(record["readings"], document) for record in found}
        for id_ in ids:
            readings.setdefault(id_, []).append(reading(brought[id_], document))
        rows = [{"id": id_, "properties": {"id": id_, **united(said)}} for id_, said in readings.items() if said]
        _unwind(tx, statement("merge-shared", label=label), rows)
        unused = [id_ for id_, said in readings.items() if not said]
        if unused:
            tx.run(statement("remove-shared", label=label), ids=unused).consume()


def _edges_by_kind(plan: PlanGraph) -> dict[Kind, Rows]:
    labels = {node.id: node.label for node in plan.all_nodes()}
    rows: dict[Kind, Rows] = defaultdict(list)
    for edge in plan.edges:
        rows[labels[edge.source], edge.type, labels[edge.target]].append(
            {"source": edge.source, "target": edge.target, "properties": _stated(edge.properties())}
        )
    return rows


def _compare(tx: neo4j.ManagedTransaction, plan: PlanGraph, edges: Iterable[Kind], *, replaced: bool) -> None:
    """Compare what the store has of a document with what was sent.

    What an earlier version left among shared nodes is searched for only where there was one.
    """
    sent = plan.counts(with_inferred=True)
    stored: dict[str, int] = defaultdict(int)
    shared = {label: [node.id for node in plan.nodes if node.label == label] for label in SHARED}
    document = plan.document.id
    for label in LABELS:
        count = "count-nodes" if label not in SHARED else "count-shared" if replaced else "count-brought"
        found = tx.run(statement(count, label=label), document=document, ids=shared.get(label))
        stored[label] += found.single(strict=True)["stored"]
    for label in ("Document", *PLACED):
        for record in tx.run(statement("count-edges-from", label=label), document=document):
            stored[record["type"]] += record["stored"]
    for source, type_, target in edges:
        if source in SHARED:
            count = (
                "count-edges-to"
                if target not in SHARED
                else "count-shared-edges"
                if replaced
                else "count-brought-edges"
            )
            query = statement(count, label=target, source=source, type=type_, target=target)
            stored[type_] += tx.run(query, document=document, ids=shared[source]).single(strict=True)["stored"]
    differences = {
        name: (sent.get(name, 0), stored[name])
        for name in sorted({*sent, *stored})
        if sent.get(name, 0) != stored[name]
    }
    if differences:
        raise LoadMismatch(document, differences)


def _stated(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Without what the source leaves open: no store keeps null. The driver takes lists, not tuples."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in properties.items()
        if value is not None
    }


def _unwind(tx: neo4j.ManagedTransaction, query: str, rows: Rows) -> None:
    for part in _batches(rows):
        tx.run(query, rows=part).consume()


def _batches(rows: Rows) -> Iterator[Rows]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def statement(name: str, **names: str) -> str:
    """The text of cypher/load/`name`.cypher; `names` fill LABEL, SOURCE, TARGET, TYPE (given in lower case).

    Labels and types cannot be parameters in Cypher. They come from the model's classes, never from a document.
    """
    if "label" in names:
        names = {**names, "key": "document" if names["label"] in PLACED else "id"}
    return _WORD.sub(lambda match: names[match[0].lower()], body("load", name))
