"""任务时限 (deadlines of tasks): by when each task shall be done, from its annotation, its title or its sentence.

In this order: the annotation of a task; its own title; its own sentence, for a task without title and parts its one sentence;
a sentence or heading that governs a list (以下任务于2025年底前完成); a heading above with a time in it (动员阶段（3月至4月）).
Of several times in one sentence the last counts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from plankg.extract.duties.attachment import Attached
from plankg.extract.model import PartOf, PlacedNode, Span, Task
from plankg.extract.outline.heading_years import HeadingYears
from plankg.extract.outline.parts import Parts
from plankg.extract.outline.units import Unit
from plankg.extract.text.deadlines import Deadline, deadline_cell, deadline_clause, deadlines_in, may_date
from plankg.extract.text.lines import sentences
from plankg.extract.text.points_of_time import Dating
from plankg.extract.text.rule import compiled
from plankg.extract.text.unbroken import unbroken

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

# A sentence or heading that speaks of the list below it.
_GOVERNS = (
    r"(?:以下|下列|如下)[\u4e00-\u9fff]{0,10}(?:任务|工作|事项|措施|项目|内容|目标)|"
    r"(?:完成|落实)的[\u4e00-\u9fff]{0,4}(?:任务|工作|事项|项目)"
)
_ITEM_NUMBER = r"(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、)"
# 该项工作于6月底前完成: a sentence that speaks of the whole item.
_OF_THE_WHOLE = r"(?:[此该本这]项?|以上|上述)(?:各项|具体|重点|所有)?(?:工作|任务|事项|措施|行动)(?:原则上|均|都|应当?|须|要|务必|力争|确保)*[于在]?\s*(?=\d)"


def dated_tasks(
    document: "PlanDocument", parts: Parts, placed: Sequence[Attached], rows: Sequence[Task], dating: Dating
) -> dict[str, Task]:
    """The tasks that have a deadline, with it, by id.

    Args:
        document: the plan.
        parts: its tasks, and the stretches of text that belong to them.
        placed: its annotations, each with its task.
        rows: the tasks of its tables; what a column says of their time they have already.
        dating: what the document says of its own time.
    """
    found: dict[str, Deadline] = {}
    years = HeadingYears(parts.sections, dating)
    for task, deadline in _annotated(document, placed, dating, years):
        found.setdefault(task, deadline)
    measures = _measures(parts.units)
    for unit, deadline in _in_units(document, parts.units, dating, years):
        alone = measures.get(unit.task.id) == 1 and _is_untitled(unit.task)
        of_the_whole = compiled(_OF_THE_WHOLE).match(document.folded, unit.span.start) is not None
        found.setdefault((unit.task if alone or of_the_whole else unit.owner).id, deadline)
    for task, deadline in _governed(document, parts, dating):
        found.setdefault(task, deadline)
    for task, deadline in _under_stages(document, parts, found):
        found.setdefault(task, deadline)
    undated = [row for row in rows if row.deadline_raw is None]
    dates = ((row.id, _last(_said(document, row.span, dating))) for row in undated)
    found |= {row: deadline for row, deadline in dates if deadline is not None}
    tasks = (node for node in (*parts.nodes, *undated) if isinstance(node, Task))
    return {task.id: with_deadline(task, found[task.id], document.text) for task in tasks if task.id in found}


def _under_stages(
    document: "PlanDocument", parts: Parts, found: Mapping[str, Deadline]
) -> Iterator[tuple[str, Deadline]]:
    """The numbered tasks under a stage that has its time in its heading: 动员阶段（3月至4月）.

    A heading that is a sentence speaks of itself: 2026年要在全市推开改革.
    """
    works = {node.id: node for node in parts.nodes if isinstance(node, Task) and node.kind != "measure"}
    above = {edge.source: edge.target for edge in parts.edges if isinstance(edge, PartOf)}
    for node in works:
        heading = above.get(node)
        while heading is not None:
            dated = found.get(heading)
            if heading in works and dated is not None and _is_stage(document, works[heading].span, dated.span):
                yield node, dated
                break
            heading = above.get(heading)


def _is_stage(document: "PlanDocument", heading: Span, time: Span) -> bool:
    """Whether a heading names a stage, or has nothing but a name and its time in brackets."""
    before = document.folded[heading.start : time.start]
    return heading.holds(time) and re.search(r"阶段|步骤|环节|[(\[][^()\[\],]*$", before) is not None


def with_deadline(task: Task, deadline: Deadline, text: str) -> Task:
    """The task with its deadline, as printed in `text` and as a date."""
    return replace(
        task, deadline_raw=deadline.span.of(text), deadline=deadline.date, deadline_kind=deadline.kind,
        deadline_start=deadline.span.start, deadline_end=deadline.span.end,
    )  # fmt: skip


def _annotated(
    document: "PlanDocument", placed: Sequence[Attached], dating: Dating, years: HeadingYears
) -> Iterator[tuple[str, Deadline]]:
    for one in placed:
        if one.deadline is not None:
            words = unbroken(document.folded, one.deadline.start, one.deadline.end)
            if read := deadline_cell(words.words, 0, len(words.words), dating, years.at(one.target.start)):
                yield one.target.id, replace(read, span=words.span(read.span.start, read.span.end))


def _in_units(
    document: "PlanDocument", units: Sequence[Unit], dating: Dating, years: HeadingYears
) -> Iterator[tuple[Unit, Deadline]]:
    """The last of the deadlines that each unit gives outside its annotations; a month is of the year named before in its task."""
    task = ""
    before: str | None = None
    for unit in units:
        above, before = years.at(unit.span.start), before if unit.task.id == task else None
        task = unit.task.id
        said = list(_said(document, unit.span, dating, int(before[:4]) if before else above))
        if before and any(one.date and one.date < before and not _names_a_year(document, one) for one in said):
            said = list(_said(document, unit.span, dating, above))  # 2027年底前建成。6月底前制定方案: no day of 2027
        before = next((one.date for one in reversed(said) if _names_a_year(document, one)), before)
        taken = [annotation.span for annotation in document.annotations.within(unit.span.start, unit.span.end)]
        if deadline := _last(one for one in said if not any(span.holds(one.span) for span in taken)):
            yield unit, deadline


def _names_a_year(document: "PlanDocument", deadline: Deadline) -> bool:
    """Whether a deadline has its year in its own words."""
    return re.search(r"20\d\d", deadline.span.of(document.folded)) is not None


def _last(found: Iterable[Deadline]) -> Deadline | None:
    """The one with the last day, or the first where none has a day."""
    every = list(found)
    dated = [deadline for deadline in every if deadline.date]
    return max(dated, key=lambda deadline: deadline.date or "") if dated else next(iter(every), None)


def _said(document: "PlanDocument", span: Span, dating: Dating, year: int | None = None) -> Iterator[Deadline]:
    """The deadlines in a stretch of text, placed in the text."""
    if not may_date(document.folded, span.start, span.end):
        return
    words = unbroken(document.folded, span.start, span.end)
    found = list(deadlines_in(words.words, 0, len(words.words), dating, year))
    if not found and (alone := _time_alone(words.words, dating, year)):
        found = [alone]
    for deadline in found:
        yield replace(deadline, span=words.span(deadline.span.start, deadline.span.end))


def _time_alone(words: str, dating: Dating, year: int | None) -> Deadline | None:
    """The time that a numbered heading is, and nothing else: 3.5月—8月 above what is done in it."""
    number = compiled(rf"{_ITEM_NUMBER}\s*").match(words)
    clause = deadline_clause(words, number.end(), len(words), dating) if number else None
    return deadline_cell(words, clause.span.start, len(words), dating, year) if clause and clause.date else None


def _measures(units: Sequence[Unit]) -> Mapping[str, int]:
    """How many measures each task has."""
    owners = {(unit.task.id, unit.owner.id) for unit in units if unit.owner is not unit.task}
    counts: dict[str, int] = {}
    for task, _ in owners:
        counts[task] = counts.get(task, 0) + 1
    return counts


def _is_untitled(task: PlacedNode) -> bool:
    return isinstance(task, Task) and task.kind == "item" and task.title is None


def _governed(document: "PlanDocument", parts: Parts, dating: Dating) -> Iterator[tuple[str, Deadline]]:
    """The tasks of a section whose heading or first sentences give a time for all that follows."""
    sections = parts.sections
    tasks = sorted(
        (node for node in parts.nodes if isinstance(node, Task) and node.kind != "measure"), key=lambda task: task.start
    )
    for section, after in zip(sections, [*(s.start for s in sections[1:]), len(document.text)], strict=False):
        first = bisect_left(document.lines, section.start, key=lambda line: line.start)
        last = bisect_left(document.lines, min(after, section.range_end), lo=first, key=lambda line: line.start)
        for line in document.lines[first:last]:
            if not compiled(_GOVERNS).search(document.folded, line.start, line.end):
                continue
            for sentence in sentences(document.text, line.start, line.end):
                if not compiled(_GOVERNS).search(document.folded, sentence.start, sentence.end):
                    continue
                begins = bisect_left(tasks, sentence.end, key=lambda task: task.start)
                ends = bisect_left(tasks, section.range_end, key=lambda task: task.start)
                for deadline in _said(document, sentence, dating):
                    yield from ((task.id, deadline) for task in tasks[begins:ends])
