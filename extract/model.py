"""The plan as a graph: typed nodes and edges, each with the place in the text that it was read from.

Names are those of the schema (docs/schema.md). Offsets are half-open code-point offsets into the
canonical text of the document; `text[start:end]` is a node's `text` and an edge's `quote`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Literal

from extract.errors import SpanError

Basis = Literal["stated", "inferred"]
Role = Literal["lead", "support", "owner", "performer", "subject"]
TaskKind = Literal["heading", "item", "measure"]
Operator = Literal["=", ">=", "<=", ">", "<"]
Value = str | int | float | tuple[int, ...] | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, never empty.

    Raises:
        SpanError: if `end` does not lie behind `start`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(self.start, self.end)

    def of(self, text: str) -> str:
        """The words at this place of `text`."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all nodes have: a stable `id`, and a `label` of the schema."""

    label: ClassVar[str]
    id: str

    def properties(self) -> dict[str, Value]:
        """All properties but the id, by schema name; what the source leaves open is None."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Node):
    """文件 (document): one ingested text. Dates are ISO 8601 (YYYY-MM-DD), periods are years, `length` code points."""

    label = "Document"
    title: str
    issuer: str | None = None
    document_number: str | None = None
    issued_on: str | None = None
    published_on: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    source_url: str | None = None
    sha256: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Node):
    """政策 (policy): the work itself, ingested or only cited; `title` is without 《》. Shared between documents."""

    label = "Policy"
    title: str
    document_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Node):
    """单位 (organization): a body that can carry a duty. Shared between documents.

    `name` is canonical, `aliases` are the other ways it was printed, sorted. `kind` is one of government, party,
    department, institution, association, enterprise_class, committee, post; `level` one of national, province,
    city, county, township.
    """

    label = "Organization"
    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    level: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNode(Node):
    """A node that was read at one place: `text` is exactly the words there, `rule` names what found it."""

    document: str
    start: int
    end: int
    text: str
    rule: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(PlacedNode):
    """章节 (section): a heading (its span) and, up to `range_end`, the text that it governs.

    `level` 1 is outermost; `path` counts positions from the top, "3/1/2".
    """

    label = "Section"
    range_end: int
    number: str | None
    title: str
    level: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(PlacedNode):
    """任务 (task): something that the plan says shall be done. Only kind `heading` has a `range_end`."""

    label = "Task"
    kind: TaskKind
    number: str | None = None
    title: str | None = None
    range_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialColumn(PlacedNode):
    """专栏 (special column): a boxed column; its span is the heading, `range_end` the end of its last item."""

    label = "SpecialColumn"
    range_end: int
    number: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(PlacedNode):
    """项目 (project): a named project to build or run; its span is its whole words."""

    label = "Project"
    number: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(PlacedNode):
    """指标 (indicator): a quantity with a target, from a `table` row or from running `text`.

    Raw cells are kept as printed; a cell left empty is None, never 0. Years are calendar years.
    `accumulation` is level, cumulative (累计数) or added (规划期间新增数); `nature` binding, expected or None.
    """

    label = "Indicator"
    number: str | None = None
    name: str
    unit: str | None = None
    category: str | None = None
    origin: Literal["table", "text"]
    nature: Literal["binding", "expected"] | None = None
    accumulation: Literal["level", "cumulative", "added"] = "level"
    baseline_raw: str | None = None
    baseline_op: Operator | None = None
    baseline_value: float | None = None
    baseline_year: int | None = None
    target_raw: str | None = None
    target_op: Operator | None = None
    target_value: float | None = None
    target_value_high: float | None = None
    target_year: int | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(PlacedNode):
    """存疑 (doubt): what a rule saw but could not settle, kept to be shown; `reason` is a Chinese sentence."""

    label = "Doubt"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A structural edge, which follows from the spans of its ends. `source` and `target` are node ids."""

    type: ClassVar[str]
    document: str
    source: str
    target: str

    def properties(self) -> dict[str, Value]:
        """All properties but the two ends, by schema name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in {"source", "target"}}


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
    It cites its main premise in `quote`, further ones in the two parallel lists.
    """

    type = "RESPONSIBLE_FOR"
    surface: str
    surface_start: int | None
    role: Role
    position: int
    basis: Basis
    confidence: float
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGraph:
    """图谱 (plan graph): one extracted plan. `text` is the canonical text, `nodes` do not repeat the document."""

    document: Document
    text: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def all_nodes(self) -> Iterator[Node]:
        """The document, then every other node."""
        yield self.document
        yield from self.nodes

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and edges of each type there are, by name."""
        counts: dict[str, int] = {}
        for node in self.all_nodes():
            counts[node.label] = counts.get(node.label, 0) + 1
        for edge in self.edges:
            counts[edge.type] = counts.get(edge.type, 0) + 1
        return dict(sorted(counts.items()))

    def to_json(self, *, with_text: bool = False) -> dict[str, Any]:
        """The object that `plankg extract --format json` prints; `with_text` adds `document.text`."""
        document = {"id": self.document.id, **self.document.properties()}
        if with_text:
            document["text"] = self.text
        return {
            "schema": 1,
            "document": document,
            "nodes": [{"id": n.id, "label": n.label, "properties": n.properties()} for n in self.nodes],
            "edges": [
                {"type": e.type, "source": e.source, "target": e.target, "properties": e.properties()}
                for e in self.edges
            ],
        }
