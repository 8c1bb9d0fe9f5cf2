"""The schema in the store: unique ids, the indexes that the queries lean on, full text for Chinese.

Both engines read the same DDL but for the full-text index: ArcadeDB takes that one as SQL, over HTTP.
"""

from collections.abc import Callable, Iterator
from typing import Literal

import neo4j

from plankg.graph.migration import move_readings

Engine = Literal["neo4j", "arcadedb"]
SHARED = ("Organization", "Policy")
PLACED = ("Section", "Task", "SpecialColumn", "Project", "Indicator", "Doubt", "Finding")
LABELS = ("Document", *SHARED, *PLACED)
# What one document says of a shared node (graph/mentions.py).
MENTION = "Mention"
# A node of this label exists only inside a loading transaction; it makes loads wait for each other.
LOCK = "Loading"
EVERYTHING = 2**31 - 1  # rows; more than an INTEGER of either engine holds makes no page

# Labels whose `text` is searched, with what queries call their index.
SEARCHED = {
    "Task": "index",
    "Section": "section_index",
    "SpecialColumn": "column_index",
    "Project": "project_index",
    "Indicator": "indicator_index",
}
# The analyzer cuts Chinese into overlapping pairs of characters, so that any two neighbours are found.
FULL_TEXT_CYPHER = (
    "CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.text] "
    "OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'cjk'}}}}"
)
FULL_TEXT_SQL = (
    "CREATE PROPERTY {label}.text IF NOT EXISTS STRING",
    "CREATE INDEX IF NOT EXISTS ON {label} (text) FULL_TEXT "
    'METADATA {{"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}}',
)


def full_text_name(engine: Engine, label: str) -> str:
    """What the engine calls the full-text index of a label."""
    return f"{label.lower()}_text" if engine == "neo4j" else f"{label}[text]"


def filled(engine: Engine) -> dict[str, object]:
    """What the store fills in for queries that ask for it (graph/catalogue.py), but for pages (graph/paging.py)."""
    return {index: full_text_name(engine, label) for label, index in SEARCHED.items()}


def ensure(session: neo4j.Session, run_sql: Callable[[str], None] | None) -> None:
    """Create what is missing of the schema. `run_sql` runs a statement of ArcadeDB's SQL; None means Neo4j."""
    present = {record["name"] for record in session.run("SHOW INDEXES YIELD name RETURN name")}
    present |= {record["name"] for record in session.run("SHOW CONSTRAINTS YIELD name RETURN name")}
    if f"{MENTION.lower()}_id" not in present:
        session.execute_write(move_readings, SHARED, MENTION)
    for name, statement in _statements():
        if name not in present:
            session.run(statement).consume()
    engine: Engine = "arcadedb" if run_sql else "neo4j"
    missing = [label for label in SEARCHED if full_text_name(engine, label) not in present]
    for label in missing:
        if run_sql:
            for statement in FULL_TEXT_SQL:
                run_sql(statement.format(label=label))
        else:
            session.run(FULL_TEXT_CYPHER.format(name=full_text_name(engine, label), label=label)).consume()
    if missing and not run_sql:
        session.run("CALL db.awaitIndexes(60)").consume()


def indexed() -> Iterator[tuple[str, str, str, bool]]:
    """The indexes but those for full text: name, label, property, and whether the property is unique."""
    for label in (*LABELS, MENTION, LOCK):
        yield f"{label.lower()}_id", label, "id", True
    for label, key in (*((label, "document") for label in (*PLACED, MENTION)), (MENTION, "of")):
        yield f"{label.lower()}_{key}", label, key, False


def _statements() -> Iterator[tuple[str, str]]:
    for name, label, key, unique in indexed():
        if unique:
            yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        else:
            yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
