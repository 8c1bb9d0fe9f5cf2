"""A Neo4j that other programs use, too: what they have there is neither read nor touched, and does not disturb us."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from plankg.api.exports import export
from plankg.graph.catalogue import catalogue
from plankg.graph.errors import FreeQueryRefused
from plankg.graph.free_cypher.free_queries import FreeQueries, is_empty
from plankg.graph.integrity import check_store
from plankg.graph.mark import LOCK, marked
from plankg.graph.schema import filled
from plankg.graph.store import Store
from tests.graph.dump import dump, write
from tests.graph.free_attempts import ALLOWED
from tests.graph.researcher_statements import STATEMENTS
from tests.samples import DOCUMENT, sample_plan, second_plan

pytestmark = pytest.mark.neo4j

FOREIGN = """
CREATE (d:Document {id: 'lc-1', text: 'a chunk'}), (:Document {text: 'no id'}), (:Document {id: 'lc-1', text: 'twice'}),
       (t:Task {id: 'jira-1', title: '上线', text: '部署检验检测平台'}), (o:Organization {id: 'acme', name: 'ACME', aliases: ['市局']}),
       (:Loading {id: 'load', program: 'x'}), (:Indicator:Stranger {name: '无编号'}), (:Policy {title: '别人的'}),
       (t)-[:PART_OF]->(d), (o)-[:RESPONSIBLE_FOR {basis: 'stated'}]->(t), (t)-[:LIKES]->(o)
WITH t, o
MATCH (own:Task:Plankg) WITH t, o, own ORDER BY own.id LIMIT 1
CREATE (t)-[:PART_OF]->(own), (o)-[:RESPONSIBLE_FOR {basis: 'stated'}]->(own), (own)-[:SEEN_BY]->(o)
"""
# Of the statements of a researcher those of different forms.
FORMS = (
    "labels", "types", "triples", "db-labels", "tasks-by-document", "issued-by", "roles", "no-owner", "co-responsible",
    "most-shared-task", "unsupported",
)  # fmt: skip
COUNT = "MATCH (n) WHERE NOT n:Plankg AND NOT n:PlankgLoading RETURN count(n) AS nodes"


@pytest.fixture
def shared_store(neo4j_store: Store) -> Iterator[Store]:
    """A store with two plans, and the nodes of another program among them."""
    for row in neo4j_store.run("documents").rows:
        neo4j_store.remove(row["document_id"])
    neo4j_store.load(sample_plan())
    neo4j_store.load(second_plan())
    yield neo4j_store
    write(neo4j_store, "MATCH (n) WHERE NOT n:PlankgLoading DETACH DELETE n")


def _answers(store: Store) -> dict[str, object]:
    """The answers of all queries that can be asked with ids of the sample alone."""
    values = {
        "document": DOCUMENT, "node": f"{DOCUMENT}:task:seen", "task": f"{DOCUMENT}:task:seen", "text": "检验",
        "phrase": "检验", "words": ["检验"], "limit": 50,
    }  # fmt: skip
    answers: dict[str, object] = {}
    for name, query in catalogue().items():
        given = {parameter.name: values.get(parameter.name) for parameter in query.parameters}
        if all(given[parameter.name] is not None or parameter.optional for parameter in query.parameters):
            answers[name] = store.run(name, given).rows
    return answers


def test_nodes_of_others_are_not_listed_counted_checked_exported_or_removed(
    shared_store: Store, tmp_path: Path
) -> None:
    before = _answers(shared_store)
    write(shared_store, FOREIGN)
    count = write(shared_store, COUNT)
    assert len(before) > 20
    after = _answers(shared_store)
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    assert list(check_store(shared_store)) == []
    assert export(shared_store, "plankg", tmp_path / "backup.jsonl").documents == 2
    assert "ACME" not in (tmp_path / "backup.jsonl").read_text(encoding="utf-8")
    assert not shared_store.remove("lc-1")
    shared_store.load(sample_plan())
    shared_store.remove(second_plan().document.id)
    shared_store.ensure_schema()
    assert write(shared_store, COUNT) == count


def _free_answers(queries: FreeQueries, index: str) -> dict[str, object]:
    """The answers of many free queries; of those that are refused why."""
    found: dict[str, object] = {}
    for name, (statement, parameters) in ALLOWED.items():
        given = {**parameters, **({"index": index} if "$index" in statement else {})}
        found[name] = _free_answer(queries, statement, given)
    for name in FORMS:
        found[name] = _free_answer(queries, STATEMENTS[name], {})
    return found


def _free_answer(queries: FreeQueries, statement: str, parameters: dict[str, object]) -> object:
    try:
        answer = queries.run(statement, parameters)
    except FreeQueryRefused as error:
        return error.what
    rows = (json.dumps(row, sort_keys=True, default=str) for row in answer.rows)
    kept = sorted(row for row in rows if LOCK not in row)
    return answer.columns, kept, answer.remarks


def test_free_queries_see_nothing_of_others(shared_store: Store) -> None:
    index = filled("neo4j")["index"]
    queries = FreeQueries(shared_store, seconds=5)
    before = _free_answers(queries, index)
    write(shared_store, FOREIGN)
    after = _free_answers(queries, index)
    wandering = {name for name, answer in after.items() if answer == "任意长度的路径"}
    told = [name for name in before if name not in wandering and after[name] != before[name]]
    assert told == []
    assert 1 < len(wandering) < 12
    assert len(before) > 30
    for statement in (
        "MATCH (n:Stranger) RETURN n.name",
        "MATCH ()-[r:LIKES]-() RETURN r",
        "MATCH (t:Task) WHERE t.id = 'jira-1' RETURN t.title",
        "RETURN [(t:Task {id: 'jira-1'})-->(d) | d.text] AS found, COUNT { (x:Stranger) } AS n",
    ):
        assert "部署" not in str(queries.run(statement).rows)
        assert is_empty(queries.run(statement)) or queries.run(statement).rows == (([], 0),)
    queries.close()


@pytest.mark.changes_schema
def test_store_of_an_older_version_gets_its_marks_and_others_keep_what_they_have(shared_store: Store) -> None:
    expected = dump(shared_store)
    write(shared_store, "DROP CONSTRAINT plankg_id")
    write(shared_store, "MATCH (n:Plankg) REMOVE n:Plankg")
    for label in ("Document", "Task", "Mention", "Loading"):
        write(shared_store, f"CREATE CONSTRAINT {label.lower()}_id FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    write(shared_store, "CREATE (:Loading {id: 'commits', begun: 4, done: 4})")
    assert shared_store.run("documents").rows == ()
    shared_store.ensure_schema()
    assert dump(shared_store) == expected
    assert list(check_store(shared_store)) == []
    # What was unique on labels that others may use, is so no more.
    write(
        shared_store, "CREATE (:Document {id: 'lc-1'}), (:Document {id: 'lc-1'}), (:Task {document: 'lc-1', start: 1})"
    )
    write(shared_store, "DROP CONSTRAINT plankg_id")
    shared_store.ensure_schema()
    assert len(shared_store.run("documents").rows) == 2


@pytest.mark.changes_schema
def test_constraint_of_another_program_is_left_alone(shared_store: Store) -> None:
    write(shared_store, "CREATE CONSTRAINT task_id FOR (n:Task) REQUIRE n.key IS UNIQUE")
    write(shared_store, "CREATE INDEX others FOR (n:Task) ON (n.id)")
    write(shared_store, "DROP CONSTRAINT plankg_id")
    try:
        shared_store.ensure_schema()
        shared_store.load(sample_plan())
        names = {row["name"] for row in write(shared_store, "SHOW CONSTRAINTS YIELD name RETURN name")}
        assert {"task_id", "plankg_id"} <= names
    finally:
        write(shared_store, "DROP CONSTRAINT task_id")
        write(shared_store, "DROP INDEX others")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("MATCH (t:Task {id: $id})", "MATCH (t:Task&Plankg {id: $id})"),
        ("MATCH (w)<-[:PART_OF]-(t:Task|Project)", "MATCH (w:Plankg)<-[:PART_OF]-(t:(Task|Project)&Plankg)"),
        ("COUNT { (n)--() } + count(n)", "COUNT { (n:Plankg)--(:Plankg) } + count(n)"),
        ("CREATE (a)-[r:SETS]->(b)", "CREATE (a)-[r:SETS]->(b)"),
        ("MERGE (l:PlankgLoading {id: 'load'})", "MERGE (l:PlankgLoading {id: 'load'})"),
    ],
)
def test_statement_is_marked(statement: str, expected: str) -> None:
    assert marked(statement) == expected
