"""The edges of a plan's graph, by the types of the schema."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from plankg.extract.model.nodes import Value, property_names

Basis = Literal["stated", "inferred"]
Role = Literal["lead", "support", "owner", "guide", "performer", "subject"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A structural edge, which follows from the spans of its ends. `source` and `target` are node ids."""

    type: ClassVar[str]
    document: str
    source: str
    target: str

    def properties(self) -> dict[str, Value]:
        """All properties but the two ends, by schema name."""
        return {name: getattr(self, name) for name in property_names(type(self))}  # type: ignore[arg-type]  # a class can be hashed


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Edge):
    """属于: a section in its parent, an item in its column, a measure in its task; `position` counts from 1."""

    type = "PART_OF"
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedIn(Edge):
    """见于: the innermost section that a task, column, project, indicator or doubt stands in."""

    type = "STATED_IN"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOf(Edge):
    """文本: the document is a text of this policy."""

    type = "TEXT_OF"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedEdge(Edge):
    """An edge that words state: `quote` is exactly the text at `start`..`end`, `rule` names what found it."""

    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibleFor(StatedEdge):
    """负责: a body and the task, column, project or indicator that it carries.

    `surface` is the body as printed at `surface_start`, `position` its place in the list (1 = first),
    `confidence` 0..1. An inferred edge names the body by `surface` without a place (`surface_start` None).
    It cites its main premise in `quote`, further ones in the two parallel lists; so does a stated one whose role was
    declared elsewhere in the document. `deadline` is the time limit as printed next to the body.
    """

    type = "RESPONSIBLE_FOR"
    surface: str
    surface_start: int | None
    role: Role
    position: int
    basis: Basis
    confidence: float
    deadline: str | None = None
    evidence_starts: tuple[int, ...] = ()
    evidence_ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Supports(StatedEdge):
    """支撑: a task or project works on what the indicator measures; `score` 0..1, `terms` the shared words."""

    type = "SUPPORTS"
    score: float
    basis: Basis
    terms: tuple[str, ...]
    evidence_starts: tuple[int, ...] = ()
    evidence_ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets(StatedEdge):
    """提出: a task or project and the target (indicator of origin `text`) that it sets."""

    type = "SETS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantifies(StatedEdge):
    """对应: a target in running text and the table indicator about the same quantity (`same`) or a part of it."""

    type = "QUANTIFIES"
    relation: Literal["same", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cites(StatedEdge):
    """引用: a document, task or project that names a policy."""

    type = "CITES"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedBy(StatedEdge):
    """印发: the body that issued the document."""

    type = "ISSUED_BY"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressedTo(StatedEdge):
    """主送: a body that the notice is addressed to; `position` is its place in the list."""

    type = "ADDRESSED_TO"
    position: int
