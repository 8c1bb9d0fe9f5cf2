"""存疑 (doubts): what the rules saw and could not settle, each with its place and a reason."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plankg.extract.duties.plan_duties import PlanDuties
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Doubt, Span, Task
from plankg.extract.model.ids import NodeIds
from plankg.extract.outline.plan_outline import PlanOutline
from plankg.extract.tables.plan_tables import PlanTables

_FEW_LETTERS = 20  # note marks, menus of controls
_SMALL_SHARE = 0.005


class _Unsettled(NamedTuple):
    span: Span
    rule: str
    reason: str


def doubts_of(
    document: PlanDocument, outline: PlanOutline, tables: PlanTables, duties: PlanDuties, entities: Sequence[Span]
) -> Iterator[Doubt]:
    """The doubts of a plan, stage by stage.

    Args:
        document: the plan.
        outline: its headings, some of which do not go on the numbering.
        tables: its tables, with cells that are no certain number and rows that do not fit their header.
        duties: who carries what.
        entities: what a trained component calls a body (`doc.ents` with the label ORG).
    """
    ids = NodeIds(document.id)
    every = (
        *_of_the_reading(document, outline),
        *_of_the_outline(outline, tables),
        *_of_the_tables(tables),
        *_of_the_duties(document, duties, entities),
    )
    for span, rule, reason in every:
        yield Doubt(
            id=ids.new("doubt", span.start), document=document.id, start=span.start, end=span.end,
            text=span.of(document.text), rule=rule, reason=reason,
        )  # fmt: skip


def _of_the_reading(document: PlanDocument, outline: PlanOutline) -> Iterator[_Unsettled]:
    recognised = document.source.recognised
    if recognised is not None:
        reason = f"全文由文字识别（RapidOCR）从图片读出，平均置信度 {recognised:.2f}：引用前请对照原件"
        yield _Unsettled(outline.meta.title_span, "text-recognition", reason)
    if document.source.unread > max(_FEW_LETTERS, _SMALL_SHARE * len(document.text)):
        reason = f"原文件中有约 {document.source.unread} 个字没有读入，请对照原件"
        yield _Unsettled(outline.meta.title_span, "letters-unread", reason)


def _of_the_outline(outline: PlanOutline, tables: PlanTables) -> Iterator[_Unsettled]:
    for heading in outline.headings:
        if heading.doubt:
            yield _Unsettled(heading.span, "outline-numbering", heading.doubt)
    if outline.headings and not tables.tasks and not any(isinstance(node, Task) for node in outline.parts.nodes):
        reason = "各节中没有读出任务：请核对本文件是否为规划、计划或分工方案"
        yield _Unsettled(outline.meta.title_span, "outline-tasks", reason)


def _of_the_tables(tables: PlanTables) -> Iterator[_Unsettled]:
    for indicator in tables.indicators:
        if indicator.target_raw and indicator.target_value is None and re.search(r"\w", indicator.target_raw):
            reason = f"目标值“{indicator.target_raw}”不是一个确定的数，只保留原文"
            yield _Unsettled(indicator.span, "indicator-cell", reason)
    for span, rule, reason in tables.doubts:
        yield _Unsettled(span, rule, reason)


def _of_the_duties(document: PlanDocument, duties: PlanDuties, entities: Sequence[Span]) -> Iterator[_Unsettled]:
    for span in duties.unread:
        reason = f"责任标注中的“{span.of(document.text)}”不能确定是哪个单位、什么角色，未计为责任"
        yield _Unsettled(span, "annotation-unread", reason)
    bound = {edge.surface_start for edge in duties.edges}
    for span in entities:
        if span.start not in bound:
            reason = f"训练模型认出单位“{span.of(document.text)}”，但没有规则说明它负责什么"
            yield _Unsettled(span, "trained-component", reason)
