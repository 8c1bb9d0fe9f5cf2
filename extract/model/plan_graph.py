"""The plan as a graph: typed nodes and edges, each with the place in the text that it was read from.

Names are those of the schema (docs/schema.md). Offsets are half-open code-point offsets into the
canonical text of the document; `text[start:end]` is a node's `text` and an edge's `quote`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plankg.extract.model.edges import Edge, ResponsibleFor
from plankg.extract.model.nodes import Document, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGraph:
    """图谱 (plan graph): one extracted plan. `text` is the canonical text, `nodes` do not repeat the document.

    `merges` has, for each printed name of a body that is not its canonical one, both and the rule that made them one.
    `former` is what a store knows of earlier versions, each as `task:12 task:19`: an id that a fact had, and the one that it has now.
    """

    document: Document
    text: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    merges: tuple[tuple[str, str, str], ...] = ()
    former: tuple[str, ...] = ()

    def all_nodes(self) -> Iterator[Node]:
        """The document, then every other node."""
        yield self.document
        yield from self.nodes

    def shown_edges(self, *, with_inferred: bool) -> Iterator[Edge]:
        """The edges, without the duties that were only inferred unless they are asked for."""
        for edge in self.edges:
            if with_inferred or not isinstance(edge, ResponsibleFor) or edge.basis == "stated":
                yield edge

    def counts(self, *, with_inferred: bool = False) -> dict[str, int]:
        """How many nodes of each label and edges of each type there are, by name."""
        counts: dict[str, int] = {}
        for node in self.all_nodes():
            counts[node.label] = counts.get(node.label, 0) + 1
        for edge in self.shown_edges(with_inferred=with_inferred):
            counts[edge.type] = counts.get(edge.type, 0) + 1
        return dict(sorted(counts.items()))

    def to_json(self, *, with_text: bool = False, with_inferred: bool = False) -> dict[str, Any]:
        """The object that `plankg extract --format json` prints.

        Args:
            with_text: add the canonical text as `document.text`.
            with_inferred: add the duties that the text does not state, but that a rule concluded.
        """
        document = {"id": self.document.id, **self.document.properties()}
        if with_text:
            document["text"] = self.text
        return {
            "schema": 1,
            "document": document,
            "nodes": [{"id": n.id, "label": n.label, "properties": n.properties()} for n in self.nodes],
            "edges": [
                {"type": e.type, "source": e.source, "target": e.target, "properties": e.properties()}
                for e in self.shown_edges(with_inferred=with_inferred)
            ],
            **({"former": list(self.former)} if self.former else {}),
        }
