"""Loading: one plan into the store inside one transaction, all or nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plankg.extract.model import Node, PlanGraph
from plankg.graph.errors import DocumentTaken, LoadMismatch
from plankg.graph.mark import Runner
from plankg.graph.mentions import mention, says_nothing_new, united
from plankg.graph.schema import LABELS, MENTION, PLACED, SHARED
from plankg.graph.statements import body
from plankg.graph.successors import former_ids, plan_facts, stored_facts

BATCH = 1000  # rows in one UNWIND
_WORD = re.compile(r"\b(?:LABEL|SOURCE|TARGET|TYPE|KEY)\b")

Rows = list[dict[str, Any]]
Kind = tuple[str, str, str]  # of an edge: label of its source, its type, label of its target
Mentions = dict[str, dict[str, str]]  # what one document says of shared nodes, by their ids


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What was stored: the document's id, how many of each label and edge type, and whether earlier facts were replaced."""

    document: str
    counts: dict[str, int]
    replaced: bool


def load_plan(tx: Runner, plan: PlanGraph, *, replace: bool) -> LoadReport:
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
    former = _former(tx, plan) if stored else list(plan.former)
    before = _remove_facts(tx, document) if stored else {}
    created = _write_nodes(tx, plan, former)
    created[MENTION] = _write_shared(tx, document, before, [node for node in plan.nodes if node.label in SHARED])
    edges = _edges_by_kind(plan)
    for (source, type_, target), rows in edges.items():
        made = _unwind(tx, statement("create-edges", source=source, type=type_, target=target), rows)
        created[type_] += made - sum(row["properties"]["document"] != document for row in rows)
    if stored:
        _compare(tx, plan, edges, before)
    else:
        _check_created(plan, created)
    tx.run(statement("unlock")).consume()
    return LoadReport(document, plan.counts(), stored is not None)


def remove_plan(tx: Runner, document: str) -> bool:
    """Remove a document and everything that only it brought; False when the store does not have it.

    Facts of a document that somebody deleted without our knowing go too.
    """
    tx.run(statement("lock"), document=document).consume()
    stored = tx.run(statement("stored-document"), document=document).single()
    _write_shared(tx, document, _remove_facts(tx, document), [])
    tx.run(statement("unlock")).consume()
    return stored is not None


def _remove_facts(tx: Runner, document: str) -> Mentions:
    """Remove the nodes and edges that were read from a document; returns what it said of shared nodes, which stay."""
    before = {record["id"]: dict(record) for record in tx.run(statement("read-mentions"), document=document)}
    tx.run(statement("remove-shared-edges"), document=document, ids=list(before)).consume()
    for label in (*PLACED, MENTION, "Document"):
        tx.run(statement("remove-nodes", label=label), document=document).consume()
    return before


def _former(tx: Runner, plan: PlanGraph) -> list[str]:
    """From which ids of the stored version and of earlier ones links lead on into the plan."""
    document = plan.document.id
    kept = tx.run(statement("former-ids"), document=document).single(strict=True)["former"]
    return former_ids(stored_facts(tx, document), plan_facts(plan), kept or [], plan)


def _write_nodes(tx: Runner, plan: PlanGraph, former: list[str]) -> dict[str, int]:
    """Create the nodes that are the document's alone; how many of each label the store created."""
    rows: dict[str, Rows] = defaultdict(list)
    for node in plan.all_nodes():
        if node.label not in SHARED:
            rows[node.label].append({"properties": {"id": node.id, **_stated(node.properties())}})
    rows["Document"][0]["properties"] |= {"text": plan.text, **({"former": former} if former else {})}
    created: dict[str, int] = defaultdict(int)
    for label in sorted(rows):
        created[label] = _unwind(tx, statement("create-nodes", label=label), rows[label])
    return created


def _write_shared(tx: Runner, document: str, before: Mentions, nodes: Iterable[Node]) -> int:
    """Unite what the document says of shared nodes with what others say; drop those of which nobody speaks.

    What others say is fetched only of nodes of which the document says, or once said, something: a thousand speak of a
    ministry. `before` is what an earlier version of the document said. Returns how many mentions the store created.
    """
    brought = {node.id: node for node in nodes}
    mentions = {id_: mention(node, document) for id_, node in brought.items()}
    created = _unwind(tx, statement("create-nodes", label=MENTION), [{"properties": row} for row in mentions.values()])
    for label in SHARED:
        ids = [id_ for id_, said in {**before, **mentions}.items() if said["label"] == label]
        found = tx.run(statement("read-known", label=label), ids=ids)
        known = {record["id"]: record["given"] for record in found}
        settled = {
            id_
            for id_, given in known.items()
            if id_ in brought and says_nothing_new(brought[id_], given)
            if id_ not in before or before[id_]["reading"] == mentions[id_]["reading"]
        }
        readings: dict[str, list[str]] = {id_: [] for id_ in ids if id_ not in settled}
        if not readings:
            continue
        for record in tx.run(statement("read-readings"), ids=list(readings)):
            readings[record["id"]].append(record["reading"])
        rows = [{"id": id_, "properties": {"id": id_, **united(said)}} for id_, said in readings.items() if said]
        _unwind(tx, statement("merge-shared", label=label), rows)
        unused = [id_ for id_, said in readings.items() if not said]
        tx.run(statement("remove-shared", label=label), ids=unused).consume()
    return created


def _edges_by_kind(plan: PlanGraph) -> dict[Kind, Rows]:
    labels = {node.id: node.label for node in plan.all_nodes()}
    rows: dict[Kind, Rows] = defaultdict(list)
    for edge in plan.edges:
        rows[labels[edge.source], edge.type, labels[edge.target]].append(
            {"source": edge.source, "target": edge.target, "properties": _stated(edge.properties())}
        )
    return rows


def _check_created(plan: PlanGraph, created: Mapping[str, int]) -> None:
    """Compare what the store says it created of a new document with what was sent: there was nothing of it before.

    An edge without its two ends is not created, and one that names another document does not count.
    """
    sent = {name: count for name, count in plan.counts(with_inferred=True).items() if name not in SHARED}
    sent[MENTION] = sum(node.label in SHARED for node in plan.nodes)
    _refuse_differences(plan.document.id, sent, created)


def _compare(tx: Runner, plan: PlanGraph, edges: Iterable[Kind], before: Mentions) -> None:
    """Compare what the store has of a replaced document with what was sent; nothing may be left of what it said `before`."""
    shared = {label: [node.id for node in plan.nodes if node.label == label] for label in SHARED}
    sent = {**plan.counts(with_inferred=True), MENTION: sum(map(len, shared.values()))}
    stored: dict[str, int] = defaultdict(int)
    document = plan.document.id
    for label in (*LABELS, MENTION):
        count = "count-brought" if label in SHARED else "count-nodes"
        found = tx.run(statement(count, label=label), document=document, ids=shared.get(label))
        stored[label] += found.single(strict=True)["stored"]
    for label in ("Document", *PLACED):
        for record in tx.run(statement("count-edges-from", label=label), document=document):
            stored[record["type"]] += record["stored"]
    for source, type_, target in edges:
        if source in SHARED:
            count = "count-brought-edges" if target in SHARED else "count-edges-to"
            query = statement(count, label=target, source=source, type=type_, target=target)
            ids = list({*shared[source], *before})
            stored[type_] += tx.run(query, document=document, ids=ids).single(strict=True)["stored"]
    _refuse_differences(document, sent, stored)


def _refuse_differences(document: str, sent: Mapping[str, int], stored: Mapping[str, int]) -> None:
    differences = {
        name: (sent.get(name, 0), stored.get(name, 0))
        for name in sorted({*sent, *stored})
        if sent.get(name, 0) != stored.get(name, 0)
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


def _unwind(tx: Runner, query: str, rows: Rows) -> int:
    """Run a query over the rows; how many nodes and edges the store created."""
    counters = [tx.run(query, rows=part).consume().counters for part in _batches(rows)]
    return sum(found.nodes_created + found.relationships_created for found in counters)


def _batches(rows: Rows) -> Iterator[Rows]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def statement(name: str, **names: str) -> str:
    """The text of cypher/load/`name`.cypher; `names` fill LABEL, SOURCE, TARGET, TYPE (given in lower case).

    Labels and types cannot be parameters in Cypher. They come from the model's classes, never from a document.
    """
    if "label" in names:
        names = {**names, "key": "document" if names["label"] in {*PLACED, MENTION} else "id"}
    return _WORD.sub(lambda match: names[match[0].lower()], body("load", name))
