"""Targets in running text as Indicator nodes of origin `text`, each set by the measure, item or project that states it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, NamedTuple

from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Indicator, Section, Sets, Span
from plankg.extract.model.ids import NodeIds
from plankg.extract.outline.headings import paragraphs
from plankg.extract.outline.metadata import Metadata
from plankg.extract.outline.parts import Parts
from plankg.extract.outline.units import Unit
from plankg.extract.targets.clauses import Target, names_measure
from plankg.extract.targets.masking import NATURE
from plankg.extract.targets.naming import after_verb
from plankg.extract.targets.target_rules import targets_in
from plankg.extract.targets.target_years import TargetYears, year_in
from plankg.extract.text.fold import fold
from plankg.extract.text.lines import sentences
from plankg.extract.text.numbering import marker_at
from plankg.extract.text.rule import compiled

_GOALS = r"目标|指标|愿景"
# Sections that say what there is, or whom a plan is for.
_STATE = (
    r"简介|概况|基本情况|现有(?:条件|情况)|现状|建设成效|发展成就|存在问题|主要成效|背景|(?:支持|适用|申报|补贴|奖励)(?:对象|范围)"
    r"|(?:支持|适用|申[报请领]|补贴|奖励|基本|认定|建设|入驻|入选|准入|评[定选]|备案|扶持|享受|启动|触发|响应|终止)条件"
)
# Sections that look back, or at the situation, too; what they count has been reached.
_REVIEW = rf"{_STATE}|成就|成效|成绩|回顾|形势|完成情况|问题|短板|机遇|挑战|基础|评价|附件|附表"
# Where a plan begins to look ahead; what stands before it, in a smaller part of the plan, looks back.
_OPENING = r"指导思想|总体(?:要求|思路|目标)|基本(?:原则|思路)|(?:主要|发展|工作|规划)目标"
# Words of a sentence that looks ahead, at any place in it.
_AHEAD = r"(?:到|至)\s*20\d\d\s*年|力争|确保"


@dataclass(slots=True)
class TextTargets:
    """What `text_targets` found: the indicators, and which task or project sets each."""

    indicators: list[Indicator] = field(default_factory=list)
    sets: list[Sets] = field(default_factory=list)


class _Stretch(NamedTuple):
    """A sentence, the unit that it belongs to, and where the goals begin that it is one of."""

    span: Span
    unit: Unit | None
    goals_from: int | None
    aside: bool = False
    heading: bool = False


# Rules that are believed only in tasks and goals: a number next to a name may be anything elsewhere.
_BARE = {"target-number-last", "norm-amount", "norm-within-time"}
_CLOSED = "。！？!?;；:："


def _joined(folded: str, stretches: Iterator[_Stretch]) -> Iterator[list[_Stretch]]:
    """The stretches, those together that a line break in the middle of a sentence divides."""
    group: list[_Stretch] = []
    for stretch in stretches:
        if group and not _goes_on(folded, group[-1], stretch):
            yield group
            group = []
        group.append(stretch)
    if group:
        yield group


def _goes_on(folded: str, one: _Stretch, other: _Stretch) -> bool:
    """Whether a sentence goes on after a line break: it stops at a comma, or a long line stops at no mark at all."""
    if one.heading or other.heading or one.span.end > other.span.start or folded[one.span.end - 1] in _CLOSED:
        return False
    between = folded[one.span.end : other.span.start]
    if re.sub(r"\n[ ]*(?:#+ *Page *\d+ *:?|-+ *\d{1,3} *-+)[ ]*(?=\n)", "", between).strip() or between.count("\n") > 4:
        return False
    if marker_at(folded, other.span.start, other.span.end) is not None:
        return False
    return (
        _OPEN_END.search(folded, one.span.start, one.span.end) is not None or one.span.end - one.span.start >= _WRAPPED
    )


_TITLE_BEFORE = (
    r"[ \u3000—·•-]*(?:\d{1,2}[.、]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])?[ ]*"
    r"(?P<title>[\u4e00-\u9fffA-Za-z“”%()]{3,20})(?:[。:][ ]*)?"
)
# A line shorter than this is no full line.
_WRAPPED = 18
_OPEN_END = re.compile(r"(?:[,、(和与及的于至到为达将对在不]|超过|(?<!\d)20\d\d)$")
# The last words of a sentence on a line of their own, too short for a measure.
_REST = re.compile(r"[ ]*\n[ ]*(?!\d+[.、])[^\n。;,:]{1,12}[。;,]")
_NOTE = r"注(?:\d|[①-⑳])?:"
_NOTES = rf"{_NOTE}|[①-⑳]"


def _end_of(folded: str, last: _Stretch) -> int:
    """Where a sentence ends whose last words a line break cut off."""
    end = last.span.end
    rest = None if last.heading or folded[end - 1] in _CLOSED else _REST.match(folded, end)
    return rest.end() if rest is not None else end


def _title_before(folded: str, start: int) -> int:
    """Where a title begins that is alone before a sentence on its line, and says what its values are of: 林业产值。到2028年达到150亿元."""
    begin = folded.rfind("\n", 0, start) + 1
    title = compiled(_TITLE_BEFORE).fullmatch(folded, begin, start)
    if title is None or not (folded[start - 1] in "。: " or folded[start : start + 1] == ":"):
        return start
    own = re.sub(r"\([^()]*\)$", "", title["title"])
    return title.start("title") if own.startswith(("新增", "新建")) or names_measure(own) else start


def text_targets(
    document: PlanDocument,
    parts: Parts,
    ids: NodeIds,
    meta: Metadata,
    outside: Sequence[Span],
) -> TextTargets:
    """Every target stated in a task, column or project, or in a section on goals.

    Args:
        document: the plan.
        parts: the tasks and sections of the plan.
        ids: gives the node ids of the document.
        meta: its last year is what “十四五”期间 means; what is stated for a year before its first has been reached.
        outside: the places of tables, whose cells are no running text.
    """
    text, folded = document.text, document.folded
    found, period_end, since = TextTargets(), meta.period_end, meta.since
    years = TargetYears(parts, meta)
    read_to = 0
    for group in _joined(folded, _stretches(document, parts, meta.title_span, outside)):
        span = Span(group[0].span.start, _end_of(folded, group[-1]))
        for rule, target in targets_in(folded, _title_before(folded, span.start), span.end):
            stretch = next((s for s in group if target.quote.end <= s.span.end), group[-1])
            unit, goals_from = stretch.unit, stretch.goals_from
            if target.quote.end <= read_to:
                continue
            if (
                stretch.aside
                and rule in _BARE
                and not (rule == "target-number-last" and (target.op == ">" or after_verb(target.quote.of(folded))))
            ):
                continue
            lately = years.lately(folded, span.start, target.quote.end) if target.sense == "target" else None
            year = (
                target.year
                or lately
                or year_in(folded, span.start, span.end, target.quote.end, period_end, since=since or 0)
            )
            if year is None and target.sense == "target":
                year = years.near(folded, span.start, target.quote.end)
            if year is None and goals_from is not None:
                year = year_in(folded, goals_from, span.start, span.start, period_end, any_sentence=True) or period_end
            if year is None and target.sense == "target":
                year = years.of_all(target.quote.start)
            if year is not None and since is not None and year < since:
                continue
            indicator = _indicator(text, ids, rule, target, year, _nature(folded, target.quote))
            found.indicators.append(indicator)
            if unit is not None:
                found.sets.append(
                    Sets(
                        document=ids.document, source=unit.owner.id, target=indicator.id,
                        start=target.quote.start, end=target.quote.end, quote=target.quote.of(text), rule=rule,
                    )
                )  # fmt: skip
        read_to = max(read_to, max((target.end for target in found.indicators[-1:]), default=0))
    return found


def _stretches(document: PlanDocument, parts: Parts, title: Span, outside: Sequence[Span]) -> Iterator[_Stretch]:
    """The sentences to look at, in the order of the text: of the opening, of tasks, and of the sections on goals."""
    text, folded = document.text, document.folded
    taken = {unit.span.start for unit in parts.units}
    starts = {section.path: section.start for section in parts.sections}
    titles = {section.path: folded[section.start : section.end] for section in parts.sections}
    begins = [section.start for section in parts.sections]
    state = [_is_said(_STATE, _chain(section.path, titles)) for section in parts.sections]
    stretches = [
        _Stretch(_unnumbered(unit), unit, None, heading=_is_heading(unit))
        for unit in parts.units
        if (at := bisect_right(begins, unit.span.start)) == 0 or not state[at - 1]
    ]
    for at, section in enumerate(parts.sections):
        chain = _chain(section.path, titles)
        goals = any(re.search(_GOALS, title) for title in chain)
        if section.start in taken or _is_said(_REVIEW, chain):
            continue
        inner = parts.sections[at + 1 : at + 2]
        end = inner[0].start if inner and inner[0].start < section.range_end else section.range_end
        begin = starts[section.path.partition("/")[0]] if goals else None
        if goals:
            stretches.append(
                _Stretch(Span(section.start + len(section.number or ""), section.end), None, begin, heading=True)
            )
        noted = False
        for line in paragraphs(document.lines, section.end, end):
            # Notes under a table say how it was counted; the ones after the first have a mark only.
            noted = re.match(_NOTES if noted else _NOTE, folded[line.start : line.start + 6]) is not None
            if noted:
                continue
            free = (s for s in sentences(text, line.start, line.end) if s.start not in taken)
            stretches.extend(
                _Stretch(s, None, begin, aside=not goals and re.search(_AHEAD, s.of(folded)) is None)
                for s in free
                if not any(table.holds(s) for table in outside)
            )
    stretches.extend(_opening(document, parts.sections, title))
    stretches.extend(_in_cells(document, parts.units, taken, outside))
    ahead = _ahead(parts, titles)
    kept = (s for s in stretches if s.span.start >= ahead or re.search(_AHEAD, s.span.of(folded)))
    return iter(sorted(kept, key=lambda stretch: stretch.span.start))


def _opening(document: PlanDocument, sections: Sequence[Section], title: Span) -> Iterator[_Stretch]:
    """The sentences between the title and the first section that look ahead: 为改善出行，到2027年…，制定本方案."""
    first = sections[0].start if sections else 0
    for line in paragraphs(document.lines, title.end, first):
        for sentence in sentences(document.text, line.start, line.end):
            if re.search(_AHEAD, sentence.of(document.folded)):
                yield _Stretch(sentence, None, None, aside=True)


def _ahead(parts: Parts, titles: dict[str, str]) -> int:
    """Where a plan begins to look ahead: 一、发展基础 … 二、总体要求 …; 0 where most of its tasks come before that."""
    start = next((section.start for section in parts.sections if re.search(_OPENING, titles[section.path])), 0)
    before = sum(unit.span.start < start for unit in parts.units)
    return start if 2 * before <= len(parts.units) else 0


def _in_cells(
    document: PlanDocument, units: Sequence[Unit], taken: set[int], tables: Sequence[Span]
) -> Iterator[_Stretch]:
    """The further sentences of the cells that tasks are read from; a number alone in a cell is the matter of the tables."""
    begins = [unit.span.start for unit in units]
    for table in tables:
        first = bisect_left(document.lines, table.start, key=lambda line: line.start)
        for line in islice(document.lines, first, None):
            if line.start >= table.end:
                break
            at = bisect_right(begins, line.start) - 1
            if at < 0 or units[at].span.start < table.start or document.folded[line.end - 1] not in "。;":
                continue
            free = (s for s in sentences(document.text, line.start, line.end) if s.start not in taken)
            yield from (_Stretch(s, units[at], None) for s in free)


def _is_heading(unit: Unit) -> bool:
    """Whether a unit is the words of a heading, which end where their line ends."""
    return unit.span == unit.owner.span and getattr(unit.owner, "title", None) is not None


def _is_said(words: str, titles: Sequence[str]) -> bool:
    """Whether one of the titles, from the outermost on, has the words; what is expected (预期成效) and its parts look ahead."""
    expected = next((at for at, title in enumerate(titles) if "预期" in title), len(titles))
    return any(re.search(words, title) for title in titles[:expected])


def _chain(path: str, titles: dict[str, str]) -> list[str]:
    """The titles of a section and of those around it; a heading around it that is no section has none here."""
    steps = path.split("/")
    around = ("/".join(steps[:depth]) for depth in range(1, len(steps) + 1))
    return [titles[step] for step in around if step in titles]


def _unnumbered(unit: Unit) -> Span:
    """The words of a unit after the number of its heading: 1.生产总值增长6% is about 生产总值."""
    number = getattr(unit.owner, "number", None)
    if number and unit.span.start == unit.owner.start and unit.span.end > unit.span.start + len(number):
        return Span(unit.span.start + len(number), unit.span.end)
    return unit.span


def _unit_as_printed(unit: str | None, quote: str) -> str | None:
    """A unit with its brackets as the text prints them: 条（段）, as in a table."""
    at = fold(quote).find(unit) if unit and "(" in unit else -1
    return quote[at : at + len(unit)] if unit and at >= 0 else unit


def _nature(folded: str, quote: Span) -> Literal["binding", "expected"] | None:
    """What the words of a target, or a bracket right after them, say of its nature: 漏损率控制在8%以内。（约束性）"""
    after = re.compile(rf"。?\s*{NATURE}").match(folded, quote.end)
    said = re.compile(NATURE).search(folded, quote.start, after.end() if after else quote.end)
    return None if said is None else "binding" if said["nature"] == "约束" else "expected"


def _indicator(
    text: str, ids: NodeIds, rule: str, target: Target, year: int | None, nature: Literal["binding", "expected"] | None
) -> Indicator:
    quote = target.quote
    return Indicator(
        id=ids.new("indicator", quote.start),
        document=ids.document,
        start=quote.start,
        end=quote.end,
        text=quote.of(text),
        rule=rule,
        name=target.name,
        unit=_unit_as_printed(target.unit, quote.of(text)),
        origin="text",
        nature=nature,
        baseline_value=target.baseline,
        baseline_op="=" if target.baseline is not None else None,
        target_raw=quote.of(text),
        target_op=target.op,
        target_value=target.value,
        target_value_high=target.high,
        target_year=year,
        per=target.per,
        accumulation=target.accumulation,
        sense=target.sense,
    )
