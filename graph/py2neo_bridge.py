"""A bridge for notebooks that speak py2neo (extra `py2neo`): a py2neo.Graph on the store, and answers as its table and Subgraph.

py2neo has reached its end of life (docs/py2neo.md). Everything else in plankg uses the official driver.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from plankg.graph.catalogue import cypher_folder, find
from plankg.graph.driver import connect, translated
from plankg.graph.errors import BadStoreAddress, Py2neoMissing, StoreFailed, StoreUnreachable
from plankg.graph.mark import marked
from plankg.graph.paging import whole
from plankg.graph.schema import filled
from plankg.graph.statements import check_statement

if TYPE_CHECKING:
    from py2neo import Graph, Subgraph
    from py2neo.integration import Table


def py2neo_graph(url: str | None = None, *, user: str | None = None, password: str | None = None) -> "Graph":
    """A py2neo.Graph on a Neo4j server that holds a store.

    Args:
        url: its neo4j:// or bolt:// address; PLANKG_STORE when left out.
        user: PLANKG_NEO4J_USER when left out, then `neo4j`.
        password: PLANKG_NEO4J_PASSWORD when left out.

    Raises:
        Py2neoMissing: py2neo is not installed.
        BadStoreAddress: a folder, or no address.
        StoreUnreachable, StoreRefused: the server does not answer, or refuses the password.
    """
    url = url or os.environ.get("PLANKG_STORE", "")
    user = user or os.environ.get("PLANKG_NEO4J_USER") or "neo4j"
    password = password or os.environ.get("PLANKG_NEO4J_PASSWORD", "")
    if not url.startswith(("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")):
        raise BadStoreAddress("py2neo 只能连接 Neo4j 服务器，不能用于文件夹")
    if "@" in url:
        raise BadStoreAddress("地址里不要写用户名和密码，请用 user 和 password 或环境变量")
    try:
        import py2neo  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        raise Py2neoMissing from error
    # py2neo says of a wrong password that the connection was closed; the official driver says what is wrong.
    with translated(url, user), connect(url, user, password) as driver:
        driver.verify_connectivity()
    with _translated(url):
        return py2neo.Graph(url, auth=(user, password))


def table(graph: "Graph", query: str, parameters: Mapping[str, object] | None = None) -> "Table":
    """The rows of a query of the catalogue as py2neo's Table: a list of rows with `keys()`, that a notebook shows as a table.

    A list with pages has one column more, `total`.

    Args:
        graph: what `py2neo_graph` gave.
        query: the query's name.
        parameters: values by name, ids where ids are asked for.

    Raises:
        UnknownQuery, UnknownParameter, MissingParameter: the question is not one of the catalogue's.
        StoreError: the server could not answer.
    """
    asked = find(query)
    values = asked.bind(parameters or {})
    with _translated(graph.service.uri):
        one = values.get("document")
        documents = [str(one)] if one or not asked.spread else _documents(graph)
        given = filled("neo4j") | whole(documents)
        values |= {name: given[name] for name in asked.filled}
        return graph.query(marked(asked.text), values).to_table()


def subgraph(graph: "Graph", query: str, parameters: Mapping[str, object] | None = None) -> "Subgraph":
    """The nodes that the rows of a query speak of, and the edges between them, as py2neo's Subgraph.

    A row speaks of a node by its id, in a column whose name ends in `_id` or `_ids`.

    Raises:
        UnknownQuery, UnknownParameter, MissingParameter: the question is not one of the catalogue's.
        StoreError: the server could not answer.
    """
    from py2neo import Subgraph  # noqa: PLC0415  an extra

    ids = sorted(_ids(table(graph, query, parameters)))
    with _translated(graph.service.uri):
        rows = list(graph.query(marked(_subgraph_text()), {"ids": ids}))
    return Subgraph([row["n"] for row in rows], [row["r"] for row in rows if row["r"] is not None])


def _documents(graph: "Graph") -> list[str]:
    return [row["id"] for row in graph.query(marked(check_statement("document-ids")))]


def _ids(rows: "Table") -> set[str]:
    columns = [place for place, name in enumerate(rows.keys()) if name.endswith(("_id", "_ids"))]
    found: set[str] = set()
    for row in rows:
        for value in (row[place] for place in columns):
            found.update(value if isinstance(value, list) else [value] if value is not None else [])
    return found


@cache
def _subgraph_text() -> str:
    return (cypher_folder() / "py2neo" / "subgraph.cypher").read_text(encoding="utf-8")


@contextmanager
def _translated(url: str) -> Iterator[None]:
    """Raise py2neo's errors as ours."""
    from py2neo import errors  # noqa: PLC0415  an extra

    try:
        yield
    except (errors.ConnectionUnavailable, errors.ConnectionBroken) as error:
        raise StoreUnreachable(url) from error
    except errors.Neo4jError as error:
        raise StoreFailed(url, _code(error), str(error.message)) from error


def _code(error: Any) -> str:
    return ".".join(str(part) for part in ("Neo", error.classification, error.category, error.title))
