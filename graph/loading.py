"""Loading: one plan into the store inside one transaction, all or nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import neo4j

from extract.model import Node, PlanGraph
from graph.catalogue import cypher_folder
from graph.errors import DocumentTaken, LoadMismatch
from graph.schema import LABELS, PLACED, SHARED
from graph.shared import reading, united, without

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
    remove_facts(tx, document)
    _write_nodes(tx, plan)
    _write_shared(tx, document, [node for node in plan.nodes if node.label in SHARED])
    edges = _edges_by_kind(plan)
    for (source, type_, target), rows in edges.items():
        _unwind(tx, statement("create-edges", source=source, type=type_, target=target), rows)
    _compare(tx, plan, edges)
    tx.run(statement("unlock")).consume()
    return LoadReport(document, plan.counts(), stored is not None)


def remove_plan(tx: neo4j.ManagedTransaction, document: str) -> bool:
    """Remove a document and everything that only it brought; False when the store does not have it."""
    tx.run(statement("lock"), document=document).consume()
    stored = tx.run(statement("stored-document"), document=document).single()
    if stored:
        remove_facts(tx, document)
        _write_shared(tx, document, [])
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


def _write_shared(tx: neo4j.ManagedTransaction, document: str, nodes: Iterable[Node]) -> None:
    """Unite what the document says of shared nodes with what others say; drop those of which nobody speaks."""
    brought = {node.id: node for node in nodes}
    for label in SHARED:
        ids = [id_ for id_, node in brought.items() if node.label == label]
        found = tx.run(statement("read-shared", label=label), ids=ids, document=document)
        readings = {record["id"]: without(record["readings"], document) for record in found}
        for id_ in ids:
            readings.setdefault(id_, []).append(reading(brought[id_], document))
        rows = [{"id": id_, "properties": {"id": id_, **united(said)}} for id_, said in readings.items() if said]
        _unwind(tx, statement("merge-shared", label=label), rows)
        unused = [id_ for id_, said in readings.items() if not said]
        tx.run(statement("remove-shared", label=label), ids=unused).consume()


def _edges_by_kind(plan: PlanGraph) -> dict[Kind, Rows]:
    labels = {node.id: node.label for node in plan.all_nodes()}
    rows: dict[Kind, Rows] = defaultdict(list)
    for edge in plan.edges:
        rows[labels[edge.source], edge.type, labels[edge.target]].append(
            {"source": edge.source, "target": edge.target, "properties": _stated(edge.properties())}
        )
    return rows


def _compare(tx: neo4j.ManagedTransaction, plan: PlanGraph, edges: Mapping[Kind, Rows]) -> None:
    sent = plan.counts(with_inferred=True)
    stored: dict[str, int] = defaultdict(int)
    for name, query in _counting(edges):
        record = tx.run(query, document=plan.document.id).single(strict=True)
        stored[name] += record["stored"]
    differences = {
        name: (sent.get(name, 0), stored[name]) for name in sorted(stored) if sent.get(name, 0) != stored[name]
    }
    if differences:
        raise LoadMismatch(plan.document.id, differences)


def _counting(edges: Iterable[Kind]) -> Iterator[tuple[str, str]]:
    """Counting statements with the names they count. Each starts at nodes that an index finds by their document."""
    for label in LABELS:
        yield label, statement("count-shared" if label in SHARED else "count-nodes", label=label)
    for source, type_, target in edges:
        if source not in SHARED:
            yield type_, statement("count-edges-from", label=source, type=type_, target=target)
        elif target not in SHARED:
            yield type_, statement("count-edges-to", label=target, type=type_, source=source)
        else:
            yield type_, statement("count-shared-edges", source=source, type=type_, target=target)


def _stated(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Without what the source leaves open: no store keeps null. The driver takes lists, not tuples."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in properties.items()
        if value is not None
    }


def _unwind(tx: neo4j.ManagedTransaction, query: str, rows: Rows) -> None:
    for start in range(0, len(rows), BATCH):
        tx.run(query, rows=rows[start : start + BATCH]).consume()


def statement(name: str, **names: str) -> str:
    """The text of cypher/load/`name`.cypher; `names` fill LABEL, SOURCE, TARGET, TYPE (given in lower case).

    Labels and types cannot be parameters in Cypher. They come from the model's classes, never from a document.
    """
    if "label" in names:
        names = {**names, "key": "document" if names["label"] in PLACED else "id"}
    return _WORD.sub(lambda match: names[match[0].lower()], _body(name))


@cache
def _body(name: str) -> str:
    lines = (cypher_folder() / "load" / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))
