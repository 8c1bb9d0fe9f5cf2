"""The bridge to py2neo on the real Neo4j: the same rows as the store's, and the nodes and edges that they speak of."""

import importlib.util
from collections.abc import Iterator
from typing import Any

import pytest

from plankg.graph.catalogue import catalogue
from plankg.graph.errors import (
    BadStoreAddress,
    MissingParameter,
    StoreFailed,
    StoreRefused,
    StoreUnreachable,
    UnknownQuery,
)
from plankg.graph.py2neo_bridge import py2neo_graph, subgraph, table
from plankg.graph.store import Store
from tests.conftest import Address, emptied
from tests.graph.test_queries import VALUES
from tests.samples import DOCUMENT, sample_plan, second_plan

pytestmark = [
    pytest.mark.neo4j,
    pytest.mark.skipif(
        importlib.util.find_spec("py2neo") is None,
        reason="the extra `py2neo` is not installed (pip install 'plankg[py2neo]')",
    ),
]
RATE = f"{DOCUMENT}:indicator:1"
WRONG = "wrong-77"


def both_plans(store: Store) -> Store:
    emptied(store)
    store.load(sample_plan())
    store.load(second_plan())
    return store


@pytest.fixture
def loaded(neo4j_store: Store) -> Store:
    return both_plans(neo4j_store)


@pytest.fixture(scope="module")
def only_read(neo4j_store: Store) -> Store:
    """Loaded once, for the tests at the beginning, which change nothing."""
    return both_plans(neo4j_store)


@pytest.fixture
def graph(neo4j_address: Address) -> Iterator[Any]:
    found = py2neo_graph(neo4j_address.url, user=neo4j_address.user, password=neo4j_address.password)
    yield found
    found.service.connector.close()


@pytest.mark.parametrize("name", list(catalogue()))
def test_table_has_the_rows_of_the_store(name: str, only_read: Store, graph: Any) -> None:
    values = {p.name: VALUES[p.name] for p in catalogue()[name].parameters if not p.optional}
    answer = only_read.run(name, values)
    found = table(graph, name, values)
    # A list with pages says in each row how many there are in all.
    total = ["total"] if catalogue()[name].paged else []
    assert list(found.keys()) == [*answer.columns, *total]
    rows = [dict(zip(found.keys(), row, strict=True)) for row in found]
    assert rows == [row | dict.fromkeys(total, answer.total) for row in answer.rows]


def test_subgraph_has_the_nodes_of_the_rows_and_the_edges_between_them(loaded: Store, graph: Any) -> None:
    rows = loaded.run("tasks-for-indicator", {"indicator": RATE}).rows
    found = subgraph(graph, "tasks-for-indicator", {"indicator": RATE})
    ids = {node["id"] for node in found.nodes}
    assert ids == {row[name] for row in rows for name in ("task_id", "heading_id", "document_id") if row.get(name)}
    edges = {(edge.start_node["id"], type(edge).__name__, edge.end_node["id"]) for edge in found.relationships}
    assert edges
    assert {end for source, _, target in edges for end in (source, target)} <= ids
    task = next(node for node in found.nodes if node.has_label("Task"))
    assert task["text"]


def test_subgraph_of_no_rows_is_empty(loaded: Store, graph: Any) -> None:
    assert loaded.engine == "neo4j"
    found = subgraph(graph, "tasks-for-indicator", {"indicator": "nothing"})
    assert (len(found.nodes), len(found.relationships)) == (0, 0)


def test_graph_of_the_configured_store(neo4j_address: Address, monkeypatch: pytest.MonkeyPatch, loaded: Store) -> None:
    for name, value in neo4j_address.environment().items():
        monkeypatch.setenv(name, value)
    graph = py2neo_graph()
    assert graph.query("MATCH (d:Document) RETURN count(d)").evaluate() == loaded.run("documents").total
    assert "password" not in repr(graph).lower() + repr(graph.service)
    assert neo4j_address.password not in repr(graph) + repr(graph.service) + repr(graph.service.profile)
    graph.service.connector.close()


def test_what_goes_wrong_is_told_in_our_words(neo4j_address: Address, graph: Any) -> None:
    with pytest.raises(StoreRefused):
        py2neo_graph(neo4j_address.url, user=neo4j_address.user, password=WRONG)
    with pytest.raises(StoreUnreachable):
        py2neo_graph("bolt://127.0.0.1:9", user="neo4j", password=WRONG)
    with pytest.raises(UnknownQuery):
        table(graph, "taks")
    with pytest.raises(MissingParameter):
        table(graph, "task")
    with pytest.raises(StoreFailed, match=r"Neo\.ClientError"):
        table(graph, "search-tasks", {"text": ["后厨"]})


@pytest.mark.parametrize("url", ["", "./store", "http://127.0.0.1:7474", "bolt://neo4j:secret@127.0.0.1:7687"])
def test_address_that_py2neo_cannot_use_is_told(url: str) -> None:
    with pytest.raises(BadStoreAddress) as told:
        py2neo_graph(url, user="neo4j", password=WRONG)
    assert "secret" not in str(told.value)
