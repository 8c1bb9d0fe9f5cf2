"""Ids that survive a rebuild: what a node is, and where it begins."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from plankg.extract.model.nodes import Node


@dataclass(slots=True)
class NodeIds:
    """Gives the ids of one document's nodes: `{document}:{label}:{start}`, with -2, -3 … where one is taken."""

    document: str
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def after(cls, document: str, nodes: "Iterable[Node]") -> "NodeIds":
        """Ids for a later stage, which do not give the ids of `nodes` again."""
        return cls(document, {node.id for node in nodes})

    def new(self, label: str, start: int) -> str:
        """The id of the node that begins at `start`; asked again for the same place, another one."""
        base = f"{self.document}:{label}:{start}"
        name, count = base, 1
        while name in self._taken:
            count += 1
            name = f"{base}-{count}"
        self._taken.add(name)
        return name
