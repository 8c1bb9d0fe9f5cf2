"""Ids that survive a rebuild: what a node is, and where it begins."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class NodeIds:
    """Gives the ids of one document's nodes: `{document}:{label}:{start}`, with -2, -3 … where one is taken."""

    document: str
    _taken: set[str] = field(default_factory=set)

    def new(self, label: str, start: int) -> str:
        """The id of the node that begins at `start`; asked again for the same place, another one."""
        base = f"{self.document}:{label}:{start}"
        name, count = base, 1
        while name in self._taken:
            count += 1
            name = f"{base}-{count}"
        self._taken.add(name)
        return name
