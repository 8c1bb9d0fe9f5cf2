"""From the text of a plan to its PlanGraph: each module's findings in turn, then the edges between them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.document import PlanDocument
from extract.duties.gazetteer import region_of
from extract.duties.hierarchy import hierarchy_of
from extract.duties.organizations import Bodies
from extract.duties.owners import Addressee, inferred_owners
from extract.duties.responsibilities import duty_edge, stated_duties, unit_at
from extract.errors import NoFacts, NoStructure
from extract.findings.findings import findings_of
from extract.findings.gaps import Facts
from extract.model import (
    AddressedTo,
    Cites,
    Document,
    Doubt,
    Edge,
    Indicator,
    IssuedBy,
    Node,
    PartOf,
    PlacedNode,
    PlanGraph,
    Policy,
    Project,
    ResponsibleFor,
    Section,
    Span,
    SpecialColumn,
    StatedIn,
    Task,
    TextOf,  # fmt: skip
)
from extract.model.evidence import check_evidence
from extract.model.ids import NodeIds
from extract.model.plan_json import is_export, read_export
from extract.outline.citations import citations_of
from extract.outline.headings import Heading
from extract.outline.metadata import Metadata, metadata_of
from extract.outline.outline import outline_of
from extract.outline.parts import Block, Parts, parts_of
from extract.readers.reading import Source, read_source
from extract.rules_version import rules_version
from extract.support.supports import supports_of
from extract.tables.duty_tables import RULE as DUTY_TABLE
from extract.tables.duty_tables import DutyTables, duty_tables, project_duties
from extract.tables.grid_tables import grid_tables
from extract.tables.grids import lines_outside
from extract.tables.indicators import indicators_of
from extract.tables.line_tables import line_tables
from extract.tables.projects import TableProject, table_projects
from extract.targets.quantifies import quantifies
from extract.targets.text_targets import text_targets
from extract.text.language import Words


def extract_file(path: Path) -> PlanGraph:
    """Read a plan and extract its graph, or take it from an export; every quote has been compared with the text.

    Raises:
        InputError: the file cannot be used; the class says why (extract/errors.py).
    """
    return read_export(path) if is_export(path) else extract_source(read_source(path))


def extract_source(source: Source) -> PlanGraph:
    """Extract the graph of a text that has been read.

    Raises:
        NoStructure: the text has neither a heading nor a table.
        NoFacts: the text has headings, but neither a task nor an indicator.
    """
    document = PlanDocument(source)
    headings = outline_of(document)
    # A list of duties may be a title and a table, without one heading.
    starts = (
        [h.span.start for h in headings[:1]] or [grid.span.start for grid in document.grids] or _first_duty(document)
    )
    if not starts:
        raise NoStructure(source.path, document.text.count("\n") + 1)
    meta = metadata_of(document, min(starts))
    plan = _Assembly(document, headings, meta, NodeIds(document.id)).assemble()
    if not any(isinstance(node, Task | Indicator) for node in plan.nodes):
        raise NoFacts(source.path, len(headings))
    check_evidence(plan)
    return plan


def _first_duty(document: PlanDocument) -> list[int]:
    """Where the first row of a duty table printed one cell a line stands; empty when there is none."""
    return [row.task.start for row in duty_tables(document.folded, (), document.lines).rows[:1]]


def plan_blocks(path: Path) -> tuple[str, list[Block], list[Indicator]]:
    """The text of a plan, its blocks and its table indicators: what the support model is fitted and judged on."""
    document, ids = PlanDocument(read_source(path)), NodeIds(path.stem)
    parts = parts_of(document, outline_of(document), ids)
    tables = line_tables(document.folded, document.lines)
    return document.text, parts.blocks, list(indicators_of(document, tables, ids, None))


@dataclass(slots=True)
class _Assembly:
    """Collects the nodes and edges of one plan, in the order of the schema."""

    document: PlanDocument
    headings: list[Heading]
    meta: Metadata
    ids: NodeIds
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    policies: dict[str, Policy] = field(default_factory=dict)
    passed_over: list[tuple[Span, str]] = field(default_factory=list)

    @property
    def document_id(self) -> str:
        return self.document.id

    def assemble(self) -> PlanGraph:
        document, ids = self.document, self.ids
        text, folded = document.text, document.folded
        parts = parts_of(document, self.headings, ids)
        free = lines_outside(document.lines, document.grids)
        tables = [*grid_tables(folded, document.grids, document.lines), *line_tables(folded, free)]
        tables.sort(key=lambda found: found.span)
        table = list(indicators_of(document, tables, ids, self.meta.period_end))
        stated = text_targets(document, parts, ids, self.meta, [t.span for t in tables])
        bodies = Bodies(region_of(self.meta.issuer, self.meta.title), self.meta.issuer, self.document_id)
        self.nodes += [*parts.nodes, *table, *stated.indicators]
        projects = list(table_projects(document, document.grids, free, ids))
        self._table_projects(parts, projects)
        self.edges += [*parts.edges, *stated.sets, *quantifies(stated.indicators, table)]
        tabled = duty_tables(folded, document.grids, free)
        self._duties(parts, bodies, tabled, projects)
        words = Words(text)
        self.edges += supports_of(text, parts.blocks, table)
        self._citations(parts)
        self.nodes += self._doubts(table, words, ids, tabled)
        facts = Facts(text, self.meta.title_span, [*self.nodes, *bodies.by_id.values()], self.edges, parts.blocks)
        self.nodes += list(findings_of(document, facts, parts.sections, ids))
        self.edges += self._stated_in(parts.sections)
        self.edges += hierarchy_of(self.document_id, bodies.by_id.values())
        self.nodes += [*bodies.by_id.values(), *self.policies.values()]
        return PlanGraph(
            document=self._document_node(),
            text=text,
            nodes=tuple(self.nodes),
            edges=tuple(self.edges),
            merges=tuple(sorted((*names, rule) for names, rule in bodies.merges.items())),
        )

    def _table_projects(self, parts: Parts, projects: Sequence[TableProject]) -> None:
        """Projects of tables; one whose category names a special column is a part of that column."""
        columns = [node for node in parts.nodes if isinstance(node, SpecialColumn)]
        positions: dict[str, int] = {}
        for project, category, _ in projects:
            self.nodes.append(project)
            column = next((c for c in columns if category and c.title.endswith(category)), None)
            if column is not None:
                position = positions[column.id] = positions.get(column.id, 0) + 1
                self.edges.append(
                    PartOf(document=self.document_id, source=project.id, target=column.id, position=position)
                )

    def _document_node(self) -> Document:
        meta, source = self.meta, self.document.source
        return Document(
            id=self.document_id, title=meta.title, issuer=meta.issuer, document_number=meta.document_number,
            issued_on=meta.issued_on, published_on=meta.published_on, period_start=meta.period_start,
            period_end=meta.period_end, sha256=source.sha256, length=len(source.text),
            page_starts=source.page_starts or None, rules=rules_version(),
        )  # fmt: skip

    def _table_duties(self, parts: Parts, bodies: Bodies, tables: DutyTables) -> Iterator[ResponsibleFor]:
        """The rows of duty tables as tasks, each a part of the task that the table stands under, with their duties."""
        text = self.document.text
        for row in tables.rows:
            number = row.number.of(text) if row.number else None
            task = Task(
                id=self.ids.new("task", row.task.start), document=self.document_id, start=row.task.start, end=row.task.end,
                text=row.task.of(text), rule=DUTY_TABLE, kind="item", number=number,
            )  # fmt: skip
            self.nodes.append(task)
            above = unit_at(parts.units, row.task.start)
            if above is not None and isinstance(above.task, Task | SpecialColumn):
                self.edges.append(PartOf(document=self.document_id, source=task.id, target=above.task.id, position=1))
            deadline = row.deadline.of(text) if row.deadline else None
            for named, cell in row.bodies:
                yield duty_edge(self.document, bodies, task, cell, named, DUTY_TABLE, deadline)

    def _duties(self, parts: Parts, bodies: Bodies, tables: DutyTables, projects: Sequence[TableProject]) -> None:
        text = self.document.text
        addressees = [Addressee(bodies.named(span.of(text)), span) for span in self.meta.addressees]
        for position, addressee in enumerate(addressees, 1):
            self.edges.append(
                AddressedTo(
                    document=self.document_id, source=self.document_id, target=addressee.body.id,
                    position=position, rule="salutation", **_quote(text, addressee.span),
                )
            )  # fmt: skip
        issuers = [Addressee(bodies.named(span.of(text)), span) for span in self.meta.issuers]
        for issuer in issuers:
            self.edges.append(
                IssuedBy(
                    document=self.document_id, source=self.document_id, target=issuer.body.id,
                    rule="signature", **_quote(text, issuer.span),
                )
            )  # fmt: skip
        found = stated_duties(self.document, parts.units, bodies)
        tabled = [*self._table_duties(parts, bodies, tables), *project_duties(self.document, bodies, projects)]
        duties = [*found.edges, *tabled]
        self.passed_over = found.passed_over
        tasks = [node for node in parts.nodes if isinstance(node, Task | Project)]
        parents = {edge.source: edge.target for edge in parts.edges}
        self.edges += duties
        self.edges += inferred_owners(text, tasks, parents, duties, addressees, next(iter(issuers), None), bodies)

    def _citations(self, parts: Parts) -> None:
        text = self.document.text
        own = self._policy(self.meta.title, self.meta.document_number)
        self.edges.append(TextOf(document=self.document_id, source=self.document_id, target=own.id))
        for citation in citations_of(self.document):
            policy = self._policy(citation.title, citation.document_number)
            unit = unit_at(parts.units, citation.span.start)
            owner = unit.owner.id if unit and not unit.owner.id.startswith(f"{self.document_id}:column") else None
            self.edges.append(
                Cites(
                    document=self.document_id, source=owner or self.document_id, target=policy.id,
                    rule="policy-in-title-marks", **_quote(text, citation.span),
                )
            )  # fmt: skip

    def _policy(self, title: str, number: str | None) -> Policy:
        key = f"policy:{title}".replace("/", "·")
        known = self.policies.get(key)
        if known is None or (known.document_number is None and number is not None):
            self.policies[key] = Policy(id=key, title=title, document_number=number)
        return self.policies[key]

    def _doubts(self, table: Sequence[Indicator], words: Words, ids: NodeIds, tabled: DutyTables) -> Iterator[Doubt]:
        for heading in self.headings:
            if heading.doubt:
                yield self._doubt(ids, heading.span, "outline-numbering", heading.doubt)
        for indicator in table:
            if indicator.target_raw and indicator.target_value is None:
                reason = f"目标值“{indicator.target_raw}”不是一个确定的数，只保留原文"
                yield self._doubt(ids, indicator.span, "indicator-cell", reason)
        for span in tabled.unfit:
            yield self._doubt(ids, span, DUTY_TABLE, "责任分工表的这一行单元格数与表头不符，无法确定单位")
        for span, names in self.passed_over:
            reason = f"句中提到“{names}”，但本文件用标注明确责任单位，未计为责任"
            yield self._doubt(ids, span, "duty-passed-over", reason)
        bound = {e.surface_start for e in self.edges if isinstance(e, ResponsibleFor)}
        for span in words.bodies():
            if span.start not in bound:
                reason = f"训练模型认出单位“{span.of(self.document.text)}”，但没有规则说明它负责什么"
                yield self._doubt(ids, span, "trained-component", reason)

    def _doubt(self, ids: NodeIds, span: Span, rule: str, reason: str) -> Doubt:
        return Doubt(
            id=ids.new("doubt", span.start), document=self.document_id, start=span.start, end=span.end,
            text=span.of(self.document.text), rule=rule, reason=reason,
        )  # fmt: skip

    def _stated_in(self, sections: Sequence[Section]) -> Iterator[StatedIn]:
        """An edge from every placed node to the innermost section that it begins in."""
        starts = [section.start for section in sections]
        for node in self.nodes:
            if not isinstance(node, PlacedNode) or isinstance(node, Section):
                continue
            at = bisect_right(starts, node.start) - 1
            while at >= 0 and sections[at].range_end < node.end:
                at -= 1
            if at >= 0:
                yield StatedIn(document=self.document_id, source=node.id, target=sections[at].id)


def _quote(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.of(text)}
