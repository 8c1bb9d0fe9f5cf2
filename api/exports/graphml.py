"""graphml: the whole graph with the full texts, for networkx, Gephi, Cytoscape, yEd and igraph."""

from collections.abc import Iterable
from pathlib import Path

from plankg.api.exports.network import network
from plankg.extract.model import PlanGraph


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write one GraphML file; edges have ids, inferred facts have `basis` inferred and a label that says 推断."""
    import networkx as nx

    graph = network(plans, with_inferred=with_inferred, with_text=True)
    nx.write_graphml(graph, out, encoding="utf-8", named_key_ids=False, edge_id_from_attribute=None)
