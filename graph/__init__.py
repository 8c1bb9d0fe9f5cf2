"""PlanGraph → store → rows. `open_store` is the way in; what it returns is described in graph/store.py."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from plankg.graph.networkx_graph import Rows
    from plankg.graph.store import Store

__all__ = ["open_store", "to_networkx"]


def open_store(
    url: str | Path,
    *,
    user: str | None = None,
    password: str | None = None,
    on_wait: Callable[[str], None] | None = None,
    memory: int | None = None,
) -> "Store":
    """Open the store at `url`, ready to load and to answer.

    Args:
        url: a folder (a private ArcadeDB keeps the graph there and is started when needed), or the address of a
            Neo4j server: neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc://.
        user: the user of the Neo4j server; a folder needs none.
        password: that user's password.
        memory: megabytes of the server of a folder; a quarter of the machine's within 512 and 2048 when left out.
        on_wait: is called with a Chinese sentence when opening has to wait for something.

    Raises:
        StoreError: one of its kinds (graph/errors.py) when the store cannot be used.
    """
    from plankg.graph.opening import open_at  # noqa: PLC0415  the driver takes 0.3 s to import

    return open_at(url, user=user, password=password, on_wait=on_wait, memory=memory)


def to_networkx(rows: "Rows") -> "nx.MultiDiGraph[str]":
    """The nodes, relationships and paths in the rows of an answer as one networkx graph; see graph/networkx_graph.py."""
    from plankg.graph.networkx_graph import to_networkx as convert  # noqa: PLC0415  networkx takes 0.3 s to import

    return convert(rows)
