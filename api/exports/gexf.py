"""gexf: the graph for Gephi; the full texts are left out, since a graph that is drawn has no use for them."""

from collections.abc import Iterable
from pathlib import Path

from plankg.api.exports.network import network
from plankg.extract.model import PlanGraph


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write one GEXF 1.2 file; inferred facts have `basis` inferred and a label that says 推断."""
    import networkx as nx

    nx.write_gexf(
        network(plans, with_inferred=with_inferred, with_text=False), out, encoding="utf-8", version="1.2draft"
    )
