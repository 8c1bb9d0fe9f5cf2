"""The nodes of a plan's graph, by the labels of the schema."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, Literal

from plankg.extract.model.spans import Span

TaskKind = Literal["heading", "item", "measure"]
DeadlineKind = Literal["date", "recurring", "ongoing", "relative"]
Operator = Literal["=", ">=", "<=", ">", "<"]
Value = str | int | float | tuple[int, ...] | tuple[str, ...] | None


@cache
def property_names(class_: type[Any]) -> tuple[str, ...]:
    """The fields of a node's or an edge's class without those that say which it is."""
    return tuple(field.name for field in fields(class_) if field.name not in {"id", "source", "target"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all nodes have: a stable `id`, and a `label` of the schema."""

    label: ClassVar[str]
    id: str

    def properties(self) -> dict[str, Value]:
        """All properties but the id, by schema name; what the source leaves open is None."""
        return {name: getattr(self, name) for name in property_names(type(self))}  # type: ignore[arg-type]  # a class can be hashed


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Node):
    """文件 (document): one ingested text. Dates are ISO 8601 (YYYY-MM-DD), periods are years, `length` code points.

    `page_starts` has the offset where each page of a PDF file begins; None where the file has no pages.
    `sources` names the files of the plan where there are several (a .docx and a .pdf), that which was read first.
    `rules` is the version of the rules that read it (extract/rules_version.py).
    """

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
    page_starts: tuple[int, ...] | None = None
    sources: tuple[str, ...] | None = None
    rules: str | None = None


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
    """任务 (task): something that the plan says shall be done. Only kind `heading` has a `range_end`.

    `number` is its place in the outline ((三), 2.); the row of a table has the running number of that table in `row_number`.
    `deadline_raw` is its time limit as printed, at `deadline_start`..`deadline_end`; `deadline` the last day (ISO 8601),
    None for what has none. `deadline_kind` is date, recurring (每年), ongoing (长期), relative (印发后30日内), or None for words
    that no rule could read.
    """

    label = "Task"
    kind: TaskKind
    number: str | None = None
    row_number: str | None = None
    title: str | None = None
    range_end: int | None = None
    deadline_raw: str | None = None
    deadline: str | None = None
    deadline_kind: DeadlineKind | None = None
    deadline_start: int | None = None
    deadline_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialColumn(PlacedNode):
    """专栏 (special column): a boxed column; its span is the heading, `range_end` the end of its last item."""

    label = "SpecialColumn"
    range_end: int
    number: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(PlacedNode):
    """项目 (project): a named project to build or run; its span is its whole words.

    What only tables give is None elsewhere: `category` the heading of its rows, `place`, `construction` (新建, 续建 …),
    calendar years, `scale` (what is built and how much of it) and `investment_raw` as printed, `period_investment_raw` the part
    of it that falls in the plan's period; `investment_unit` is the unit of both, from their cell, heading or table.
    """

    label = "Project"
    number: str | None
    name: str
    category: str | None = None
    place: str | None = None
    construction: str | None = None
    year_start: int | None = None
    year_end: int | None = None
    scale: str | None = None
    investment_raw: str | None = None
    period_investment_raw: str | None = None
    investment_unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(PlacedNode):
    """指标 (indicator): a quantity with a target, from a `table` row or from running `text`.

    Raw cells are kept as printed; a cell left empty is None, never 0. Years are calendar years.
    `accumulation` is level, cumulative (累计数) or added (规划期间新增数); `nature` binding, expected or None. `sense` is
    `norm` (标准) for what the plan fixes and nobody is to reach: a subsidy, a ceiling, a fee, a time for handling a matter.
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
    sense: Literal["target", "norm"] = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(PlacedNode):
    """存疑 (doubt): what a rule saw but could not settle, kept to be shown; `reason` is a Chinese sentence."""

    label = "Doubt"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(PlacedNode):
    """发现 (finding): a gap or a contradiction of the plan, or two places that were compared and agree.

    `verdict` is `plan` (the plan does not say, or contradicts itself), `extractor` (the rules may have missed something) or
    `agrees`; `message` is a Chinese sentence, `about` has the ids of the nodes concerned, the lists are the further places
    with their words. `rank` is its place among the plan's findings, contradictions first.
    """

    label = "Finding"
    kind: str
    verdict: Literal["plan", "extractor", "agrees"]
    message: str
    rank: int = 0
    about: tuple[str, ...] = ()
    evidence_starts: tuple[int, ...] = ()
    evidence_ends: tuple[int, ...] = ()
    evidence_quotes: tuple[str, ...] = ()
