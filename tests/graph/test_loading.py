"""Loading is all or nothing, and loading again changes nothing; on both engines."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest

from plankg.extract.errors import EvidenceError
from plankg.extract.model import Organization, PartOf, PlanGraph, Section
from plankg.graph.errors import DocumentTaken, LoadMismatch, StoreFailed
from plankg.graph.store import Store
from tests.conftest import Address
from tests.graph.dump import dump, write
from tests.samples import BUREAU, DOCUMENT, ORDINANCE, SECOND, sample_plan, second_plan

ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfiled(PartOf):
    """An edge that a faulty rule files under another document."""

    def properties(self):
        return {**super(Misfiled, self).properties(), "document": "elsewhere"}


def rebuilt(plan: PlanGraph, **document: object) -> PlanGraph:
    return replace(plan, document=replace(plan.document, **document))


def test_load_stores_what_was_sent(store: Store) -> None:
    report = store.load(sample_plan())
    assert (report.document, report.replaced) == (DOCUMENT, False)
    assert report.counts == sample_plan().counts()
    counted = {row["name"]: row["count"] for row in store.run("document-counts", {"document": DOCUMENT}).rows}
    assert counted == sample_plan().counts()


def test_load_keeps_every_property(store: Store) -> None:
    store.load(sample_plan())
    nodes, edges = dump(store)
    stored = {node["properties"]["id"]: node["properties"] for node in nodes}
    for node in sample_plan().nodes:
        for name, value in node.properties().items():
            assert stored[node.id].get(name) == (list(value) if isinstance(value, tuple) else value), (node.id, name)
    assert len(edges) == len(sample_plan().edges)


def test_load_twice_gives_the_same_graph(store: Store) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    once = dump(store)
    assert store.load(sample_plan()).replaced
    assert store.load(second_plan()).replaced
    assert dump(store) == once


def test_order_of_loading_does_not_matter(store: Store) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    one_way = dump(store)
    for document in (DOCUMENT, SECOND):
        store.remove(document)
    store.load(second_plan())
    store.load(sample_plan())
    assert dump(store) == one_way


@pytest.mark.parametrize(("first", "other"), [(DOCUMENT, SECOND), (SECOND, DOCUMENT)])
def test_remove_takes_only_what_one_document_brought(store: Store, first: str, other: str) -> None:
    plans = {DOCUMENT: sample_plan(), SECOND: second_plan()}
    store.load(plans[other])
    alone = dump(store)
    store.load(plans[first])
    assert store.remove(first)
    assert dump(store) == alone
    assert store.remove(other)
    assert dump(store) == ([], [])
    assert not store.remove(other)


def test_shared_nodes_unite_what_documents_say(store: Store) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    bureau = store.run("organization", {"organization": BUREAU}).rows[0]
    assert bureau["aliases"] == ["云溪市监局", "省市监局"]
    assert bureau["documents"] == [DOCUMENT, SECOND]
    assert (bureau["stated"], bureau["inferred"]) == (6, 3)
    citing = {row["document_id"] for row in store.run("policies-cited").rows if row["policy_id"] == ORDINANCE}
    assert citing == {DOCUMENT, SECOND}


def test_rules_that_changed_leave_nothing_behind(store: Store) -> None:
    plan = sample_plan()
    store.load(plan)
    fewer = replace(
        plan,
        nodes=tuple(
            replace(node, aliases=("市监",)) if isinstance(node, Organization) and node.id == BUREAU else node
            for node in plan.nodes
        ),
        edges=plan.edges[:-1],
    )
    assert store.load(fewer).replaced
    assert store.run("organization", {"organization": BUREAU}).rows[0]["aliases"] == ["市监"]
    assert len(dump(store)[1]) == len(plan.edges) - 1


def test_other_document_with_the_same_id_is_refused(store: Store) -> None:
    store.load(sample_plan())
    before = dump(store)
    other = rebuilt(sample_plan(), title="另一份虚构规划", sha256="0" * 64)
    with pytest.raises(DocumentTaken) as raised:
        store.load(other)
    assert raised.value.stored == sample_plan().document.title
    assert dump(store) == before
    assert store.load(other, replace=True).replaced
    assert store.run("document", {"document": DOCUMENT}).rows[0]["title"] == "另一份虚构规划"


@pytest.mark.parametrize("changed", [{"sha256": "0" * 64}, {"title": "改了题目的虚构规划"}])
def test_new_version_of_a_document_replaces_it(store: Store, changed: dict[str, str]) -> None:
    store.load(sample_plan())
    assert store.load(rebuilt(sample_plan(), **changed)).replaced
    assert store.run("documents").total == 1


def test_quote_that_is_not_the_text_is_refused(store: Store) -> None:
    store.load(sample_plan())
    before = dump(store)
    plan = sample_plan()
    with pytest.raises(EvidenceError):
        store.load(replace(plan, text=plan.text.replace("省市监局", "省市场局")))
    with pytest.raises(EvidenceError):
        store.load(replace(plan, edges=(*plan.edges, PartOf(document=DOCUMENT, source=BUREAU, target="x", position=1))))
    assert dump(store) == before


def test_fault_in_the_middle_of_a_load_loses_nothing(store: Store) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    before = dump(store)
    plan = second_plan()
    taken = next(node for node in sample_plan().nodes if isinstance(node, Section))
    clash = replace(next(node for node in plan.nodes if isinstance(node, Section)), id=taken.id)
    kept = tuple(node for node in plan.nodes if not isinstance(node, Section))
    with pytest.raises(StoreFailed):
        store.load(replace(plan, nodes=(*kept, clash), edges=plan.edges[2:]))
    assert dump(store) == before


def test_counts_that_differ_are_rolled_back(store: Store) -> None:
    store.load(sample_plan())
    before = dump(store)
    plan = sample_plan()
    faulty = Misfiled(document=DOCUMENT, source=f"{DOCUMENT}:task:quick", target=f"{DOCUMENT}:task:seen", position=9)
    with pytest.raises(LoadMismatch) as raised:
        store.load(replace(plan, edges=(*plan.edges, faulty)))
    assert raised.value.differences == {"PART_OF": (13, 12)}
    assert dump(store) == before


def test_loads_at_the_same_time_lose_nothing(store: Store, store_address: Address) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    expected = dump(store)
    with store_address.open() as other, ThreadPoolExecutor() as pool:
        for _ in range(ROUNDS):
            for document in (DOCUMENT, SECOND):
                store.remove(document)
            running = [pool.submit(store.load, sample_plan()), pool.submit(other.load, second_plan())]
            for load in running:
                load.result()
            assert dump(store) == expected


def test_load_leaves_no_lock_in_the_graph(store: Store) -> None:
    store.load(sample_plan())
    assert write(store, "MATCH (l:PlankgLoading {id: 'load'}) RETURN l") == []
