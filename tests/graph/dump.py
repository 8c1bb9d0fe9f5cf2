"""Everything that a store holds, to compare two states; it looks below the catalogue on purpose."""

from typing import Any

from plankg.graph.store import Store


def dump(store: Store) -> tuple[list[Any], list[Any]]:
    """All nodes and all edges with all their properties, in a total order; the number of loads and the ids that a document
    once had are no part of the graph.

    It is read until two readings agree: a load may be committed between them.
    """
    last, state = None, _state(store)
    while last != state:
        last, state = state, _state(store)
    return state


def _state(store: Store) -> tuple[list[Any], list[Any]]:
    nodes = write(
        store, "MATCH (n) WHERE NOT n:PlankgLoading RETURN labels(n)[0] AS label, properties(n) AS properties"
    )
    for node in nodes:
        node["properties"].pop("former", None)
    edges = write(
        store,
        "MATCH (a)-[r]->(b) RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties",
    )
    return sorted(nodes, key=repr_sorted), sorted(edges, key=repr_sorted)


def write(store: Store, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run any Cypher, without the store knowing."""
    connection = store._connection  # noqa: SLF001
    with connection.driver.session(database=connection.database) as session:
        return [record.data() for record in session.run(cypher, parameters)]


def repr_sorted(row: dict[str, Any]) -> str:
    """A row as text, its properties in the order of their names."""
    return repr(sorted((name, sorted(v.items()) if isinstance(v, dict) else v) for name, v in row.items()))
