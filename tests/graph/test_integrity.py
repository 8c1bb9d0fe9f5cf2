"""The check of a store, on both engines: silent on a sound store, and it names what was spoilt without its knowing."""

import pytest

from plankg.graph.integrity import check_store
from plankg.graph.store import Store
from tests.graph.dump import write
from tests.samples import BUREAU, DOCUMENT, sample_plan, second_plan

TASK = f"{DOCUMENT}:task:seen"


def problems(store: Store) -> list[tuple[str | None, str, str]]:
    return [(found.document, found.fact, found.what) for found in check_store(store)]


def test_sound_store_has_no_problem(store: Store) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    assert problems(store) == []
    store.remove(DOCUMENT)
    assert problems(store) == []


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (f"MATCH (t:Task {{id: '{TASK}'}}) SET t.text = '改过的文字'", "不是它的文字"),
        (
            f"MATCH (:Organization)-[r:RESPONSIBLE_FOR]->(:Task {{id: '{TASK}'}}) SET r.quote = '改过的引文'",
            "引文与原文不一致",
        ),
        (f"MATCH (:Organization)-[r:RESPONSIBLE_FOR]->(:Task {{id: '{TASK}'}}) SET r.surface_start = 0", "不是“"),
        (f"MATCH (d:Document {{id: '{DOCUMENT}'}}) SET d.text = null", "没有全文"),
        (
            f"MATCH (t:Task {{id: '{TASK}'}}), (d:Document {{id: '{DOCUMENT}'}}) CREATE (t)-[:SUPPORTS {{document: d.id}}]->(d)",
            "不合规定",
        ),
        (f"MATCH (o:Organization {{id: '{BUREAU}'}}) SET o.name = '改了名的单位'", "与各文件的记录不一致"),
    ],
)
def test_what_was_spoilt_is_named(store: Store, spoil: str, says: str) -> None:
    store.load(sample_plan())
    write(store, spoil)
    found = problems(store)
    assert found
    assert any(says in what for _, _, what in found), found
    assert all(problem.remedy for problem in check_store(store))
    store.load(sample_plan())
    if "CREATE" not in spoil:
        assert problems(store) == []


def test_facts_of_a_document_that_is_gone_are_found_and_can_be_removed(store: Store) -> None:
    store.load(sample_plan())
    write(store, f"MATCH (d:Document {{id: '{DOCUMENT}'}}) DETACH DELETE d")
    assert any(document == DOCUMENT and "没有这份文件" in what for document, _, what in problems(store))
    store.remove(DOCUMENT)
    assert problems(store) == []


def test_nodes_that_plankg_did_not_write_are_told(store: Store) -> None:
    write(store, "CREATE (:Stranger {id: 'x'})")
    try:
        others = store.engine == "neo4j"  # a server may have nodes of other programs
        assert [what for _, _, what in problems(store)] == ([] if others else ["有 1 个节点的标签是 Stranger"])
    finally:
        write(store, "MATCH (n:Stranger) DELETE n")


def test_only_the_documents_asked_for_are_checked(store: Store) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    write(store, f"MATCH (t:Task {{id: '{TASK}'}}) SET t.text = '改过的文字'")
    assert list(check_store(store, [second_plan().document.id])) == []
    assert len(list(check_store(store, [DOCUMENT]))) == 1
