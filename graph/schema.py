"""The schema in the store: unique ids, the indexes that the queries lean on, full text for Chinese.

Both engines read the same DDL but for the full-text index: ArcadeDB takes that one as SQL, over HTTP.
"""

from collections.abc import Callable, Iterator
from typing import Literal

import neo4j

from graph.migration import move_readings

Engine = Literal["neo4j", "arcadedb"]
SHARED = ("Organization", "Policy")
PLACED = ("Section", "Task", "SpecialColumn", "Project", "Indicator", "Doubt", "Finding")
LABELS = ("Document", *SHARED, *PLACED)
# What one document says of a shared node (graph/shared.py).
MENTION = "Mention"
# A node of this label exists only inside a loading transaction; it makes loads wait for each other.
LOCK = "Loading"

# The analyzer cuts Chinese into overlapping pairs of characters, so that any two neighbours are found.
FULL_TEXT_NAMES: dict[Engine, str] = {"neo4j": "task_text", "arcadedb": "Task[text]"}
FULL_TEXT_CYPHER = (
    "CREATE FULLTEXT INDEX task_text IF NOT EXISTS FOR (n:Task) ON EACH [n.text] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
)
FULL_TEXT_SQL = (
    "CREATE PROPERTY Task.text IF NOT EXISTS STRING",
    "CREATE INDEX IF NOT EXISTS ON Task (text) FULL_TEXT "
    'METADATA {"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}',
)


def ensure(session: neo4j.Session, run_sql: Callable[[str], None] | None) -> None:
    """Create what is missing of the schema. `run_sql` runs a statement of ArcadeDB's SQL; None stands for Neo4j."""
    present = {record["name"] for record in session.run("SHOW INDEXES YIELD name RETURN name")}
    present |= {record["name"] for record in session.run("SHOW CONSTRAINTS YIELD name RETURN name")}
    if f"{MENTION.lower()}_id" not in present:
        session.execute_write(move_readings)
    for name, statement in _statements():
        if name not in present:
            session.run(statement).consume()
    if run_sql is None and FULL_TEXT_NAMES["neo4j"] not in present:
        session.run(FULL_TEXT_CYPHER).consume()
        session.run("CALL db.awaitIndexes(60)").consume()
    elif run_sql and FULL_TEXT_NAMES["arcadedb"] not in present:
        for statement in FULL_TEXT_SQL:
            run_sql(statement)


def _statements() -> Iterator[tuple[str, str]]:
    for label in (*LABELS, MENTION, LOCK):
        name = f"{label.lower()}_id"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label, key in (*((label, "document") for label in (*PLACED, MENTION)), (MENTION, "of")):
        name = f"{label.lower()}_{key}"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
