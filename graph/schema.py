"""The schema in the store: unique ids, the indexes that the queries lean on, full text for Chinese.

Both engines read the same DDL but for the full-text index: ArcadeDB takes that one as SQL, over HTTP.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Literal

import neo4j

from plankg.graph.mark import LOCK, MARK
from plankg.graph.migration import mark_ours, move_readings
from plankg.graph.statements import body

Engine = Literal["neo4j", "arcadedb"]
SHARED = ("Organization", "Policy")
PLACED = ("Section", "Task", "SpecialColumn", "Project", "Indicator", "Doubt", "Finding")
LABELS = ("Document", *SHARED, *PLACED)
# What one document says of a shared node (graph/mentions.py).
MENTION = "Mention"
MARKED = f"{MARK.lower()}_id"
Index = tuple[str, str, str, bool]  # its name, label and property, and whether the property is unique
_KNOWN = "SHOW {} YIELD name, labelsOrTypes, properties RETURN name, labelsOrTypes AS labels, properties AS keys"
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
    return f"plankg_{label.lower()}_text" if engine == "neo4j" else f"{label}[text]"


def filled(engine: Engine) -> dict[str, object]:
    """What the store fills in for queries that ask for it (graph/catalogue.py), but for pages (graph/paging.py)."""
    return {index: full_text_name(engine, label) for label, index in SEARCHED.items()}


def ensure(session: neo4j.Session, run_sql: Callable[[str], None] | None) -> None:
    """Create what is missing of the schema. `run_sql` runs a statement of ArcadeDB's SQL; None means Neo4j."""
    present = {record["name"] for record in session.run("SHOW INDEXES YIELD name RETURN name")}
    present |= {record["name"] for record in session.run("SHOW CONSTRAINTS YIELD name RETURN name")}
    if run_sql:
        _ensure_embedded(session, run_sql, present)
    else:
        _ensure_server(session, present)


def _ensure_embedded(session: neo4j.Session, run_sql: Callable[[str], None], present: Collection[str]) -> None:
    if f"{MENTION.lower()}_id" not in present:
        session.execute_write(partial(move_readings, marks=False), SHARED, MENTION)
    _create(session, indexed("arcadedb"), present)
    for label in SEARCHED:
        if full_text_name("arcadedb", label) not in present:
            for statement in FULL_TEXT_SQL:
                run_sql(statement.format(label=label))


def _ensure_server(session: neo4j.Session, present: Collection[str]) -> None:
    """The schema of a server, and the marks of what an older version wrote there; that the ids are unique comes last."""
    if MARKED not in present:
        session.run(body("load", "name-labels")).consume()
        _drop_old(session)
    *others, ids, lock = indexed("neo4j")
    _create(session, [*others, lock], present)
    missing = [label for label in SEARCHED if full_text_name("neo4j", label) not in present]
    for label in missing:
        session.run(FULL_TEXT_CYPHER.format(name=full_text_name("neo4j", label), label=label)).consume()
    if missing:
        session.run("CALL db.awaitIndexes(60)").consume()
    if MARKED not in present:
        session.execute_write(partial(move_readings, marks=True), SHARED, MENTION)
        mark_ours(session, PLACED, SHARED)
        _create(session, [ids], present)


def _drop_old(session: neo4j.Session) -> None:
    """An older version had its constraints and indexes on the labels, also of the nodes of others."""
    known = {
        record["name"]: (record["labels"], record["keys"])
        for kind in ("INDEXES", "CONSTRAINTS")
        for record in session.run(_KNOWN.format(kind))
    }
    for name, label, key, unique in _of_older_versions():
        if known.get(name) == ([label], [key]):
            session.run(f"DROP {'CONSTRAINT' if unique else 'INDEX'} {name} IF EXISTS").consume()


def indexed(engine: Engine) -> Iterator[Index]:
    """The indexes but those for full text. On a server those of unique ids, the last two, are on what only we write."""
    yield from _plain_indexes("plankg_" if engine == "neo4j" else "")
    for label in (MARK, LOCK) if engine == "neo4j" else (*LABELS, MENTION, LOCK):
        yield f"{label.lower()}_id", label, "id", True


def _plain_indexes(prefix: str) -> Iterator[Index]:
    for label, key in (*((label, "document") for label in (*PLACED, MENTION)), (MENTION, "of")):
        yield f"{prefix}{label.lower()}_{key}", label, key, False


def _of_older_versions() -> Iterator[Index]:
    yield from _plain_indexes("")
    yield from ((f"{label.lower()}_id", label, "id", True) for label in (*LABELS, MENTION, "Loading"))
    yield from ((f"{label.lower()}_text", label, "text", False) for label in SEARCHED)


def _create(session: neo4j.Session, indexes: Iterable[Index], present: Collection[str]) -> None:
    for name, label, key, unique in indexes:
        if name not in present:
            what = (
                f"CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
                if unique
                else f"INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
            )
            session.run(f"CREATE {what}").consume()
