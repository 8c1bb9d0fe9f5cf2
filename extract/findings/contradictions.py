"""矛盾 (contradictions): where a plan gives one quantity different values, and where its own sums do not add up.

Compared are targets of the text with the table, targets of the text with each other, baselines of the table with what
the review of past years says, and sums and differences. What was compared and agrees is said too.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice
from typing import Literal

from plankg.extract.findings.found import Found
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model.edges import Quantifies
from plankg.extract.model.nodes import Indicator
from plankg.extract.model.spans import Span
from plankg.extract.outline.units import Block
from plankg.extract.targets.naming import trimmed
from plankg.extract.targets.quantity_claims import (
    Amount,
    Claim,
    baseline_of,
    comparable,
    disjoint,
    rounds_to,
    target_of,
)
from plankg.extract.text.rule import compiled
from plankg.extract.text.subjects import subject_of
from plankg.extract.text.units import UNIT
from plankg.extract.text.values import DIGITS, digits
from plankg.extract.text.wordlists import alternatives

_SHARED = 4
# Names of two characters, such as 床位 and 企业, are of many things.
_NAMING = 3
# A part of a year, or of the whole work: 2027年上半年, 首批, 第一阶段.
_STEP = r"半年|季度|月|阶段|批"
_PLACE = r"[\u4e00-\u9fff]{1,3}(?:(?<![社小街校灾库林牧景地园])区|片区|园区|[县镇乡]|街道|新城|流域|组团)"
# Verbs whose number is added to what is there.
_ADDING = r"(?:每年|累计)?(?:新建|新增|新培育|新引进|建设|建成|改造|改扩建|培育|打造|引进|创建|认定|培养)(?!区)"
_TOTAL = r"(?P<thing>.{2,}?)(?:总数|总量|总规模|总面积|总里程)$"


def _change() -> str:
    return alternatives("targets/change_verbs")


def contradictions_of(
    document: PlanDocument,
    table: Sequence[Indicator],
    targets: Sequence[Indicator],
    same: Sequence[Quantifies],
    claims: Sequence[Claim],
    blocks: Sequence[Block],
) -> Iterator[Found]:
    """Every comparison that could be made, with its outcome.

    Args:
        document: the plan.
        table: the indicators of tables.
        targets: the targets of running text.
        same: which target is about which table indicator.
        claims: what the plan says has been reached.
        blocks: the tasks' paragraphs with their headings.
    """
    folded = document.folded
    yield from _text_and_table(table, targets, same)
    yield from _text_and_text(folded, targets, blocks)
    yield from _table_and_table(table)
    for indicator in table:
        yield from _baseline(document.text, indicator, claims)
    yield from _sums(targets, claims)
    yield from _parts(folded, targets)
    yield from _differences(folded, targets)


def _text_and_table(
    table: Sequence[Indicator], targets: Sequence[Indicator], same: Sequence[Quantifies]
) -> Iterator[Found]:
    by_id = {indicator.id: indicator for indicator in (*table, *targets)}
    for edge in same:
        target, indicator = by_id[edge.source], by_id[edge.target]
        stated, tabled = target_of(target), target_of(indicator)
        if edge.relation != "same" or not stated or not tabled or not comparable(stated, tabled):
            continue
        if _same_year(target, indicator) and (kind := _outcome(target, indicator, stated, tabled)):
            message = f"“{target.name}”：正文为“{target.text}”，指标表“{indicator.name}”为“{indicator.target_raw}”"
            yield Found(kind, _verdict(kind), message, target.span, (indicator.span,), (target.id, indicator.id))


def _outcome(target: Indicator, indicator: Indicator, stated: Amount, tabled: Amount) -> str:
    """Whether a target agrees with the table or differs from it; empty where the two are not the same count.

    What is to be added is a part of what shall be there: it differs only when it is more than the whole.
    """
    adds = compiled(_ADDING).match(target.text) is not None
    counts_additions = indicator.accumulation == "added" or indicator.name.startswith("新")
    if adds and not counts_additions:
        return "values-differ" if stated.low > tabled.high else "values-agree" if stated.low == tabled.low else ""
    if counts_additions and not adds:
        return ""
    return "values-differ" if disjoint(stated, tabled) else "values-agree"


@dataclass(frozen=True)
class _Stated:
    """A target that may be compared: its amount and the verb that adds it (empty for a level)."""

    target: Indicator
    amount: Amount
    adds: str
    blocks: Sequence[Block]

    @cached_property
    def block(self) -> Block | None:
        """The innermost block that it is in, or whose heading it is in; looked for only where two amounts differ."""
        at = self.target.start
        around = (b for b in self.blocks if at < b.span.end and (b.node.start <= at or b.span.start <= at))
        return max(around, key=lambda block: block.span.start, default=None)

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that the headings above name: 高新区, 东城片区; what is said there counts there only."""
        titles = (*self.block.titles, *self.block.above) if self.block else ()
        said = (title.replace(self.target.name, "") for title in titles)
        return frozenset(place for title in said for place in re.findall(_PLACE, title))

    @property
    def in_heading(self) -> bool:
        """Whether it is in the heading of its block."""
        return self.block is not None and self.target.start < self.block.span.start


def _text_and_text(folded: str, targets: Sequence[Indicator], blocks: Sequence[Block]) -> Iterator[Found]:
    """Targets with the same name, unit and kind of statement; one finding for all places of a name.

    Amounts that are fixed (`norm`) are left out: they differ from case to case: 每套补贴1万元 here and 2万元 there.
    """
    alike: dict[tuple[object, ...], list[_Stated]] = defaultdict(list)
    last = max((target.target_year or 0 for target in targets), default=0)
    for target in targets:
        amount = target_of(target)
        if amount is None or not _stands_alone(folded, target):
            continue
        changes = compiled(rf"{_change()}[^至到为\d]{{0,2}}\d").search(target.text) is not None
        verb = compiled(_ADDING).match(target.text)
        one = _Stated(target, amount, re.sub("每年|累计", "", verb.group()) if verb else "", blocks)
        alike[target.name, amount.unit, target.per, changes, target.accumulation == "cumulative"].append(one)
    for group in alike.values():
        pairs = ((one, other) for one, other in combinations(group, 2) if _contradict(folded, one, other, last))
        for one, other in islice(pairs, 1):
            first, second = one.target, other.target
            message = f"“{first.name}”有不同的目标：“{first.text}”和“{second.text}”"
            yield Found("values-differ", "plan", message, first.span, (second.span,), (first.id, second.id))


def _contradict(folded: str, one: _Stated, other: _Stated, last: int) -> bool:
    """Whether two statements of one quantity cannot both hold.

    What is to be made is a part of what there shall be: it differs only where it is more than the whole.
    """
    if one.adds and other.adds:
        differ = one.adds == other.adds and disjoint(one.amount, other.amount)
    elif one.adds or other.adds:
        made, whole = (one, other) if one.adds else (other, one)
        differ = made.amount.low > whole.amount.high
    else:
        differ = disjoint(one.amount, other.amount) and not rounds_to(one.amount, other.amount)
    return differ and _same_time(one, other, last) and one.places == other.places and _are_apart(folded, one, other)


def _same_time(one: _Stated, other: _Stated, last: int) -> bool:
    """Whether two statements are for the same year.

    One without a year is for that of its heading, and what is to be made in a task belongs to what the goals want by the
    last year; there it can be a part of it, and only more than the whole tells something.
    """
    years = {one.target.target_year, other.target.target_year}
    if len(years) == 1:
        return None not in years
    if None not in years:
        return False
    dated, undated = (other, one) if one.target.target_year is None else (one, other)
    if dated.block is not None:
        return dated.block is undated.block and one.in_heading
    goal = dated.target.target_year == last and undated.block is not None
    return goal and bool(dated.adds and undated.adds) and undated.amount.low > dated.amount.high


def _are_apart(folded: str, one: _Stated, other: _Stated) -> bool:
    """Whether two targets stand in two paragraphs: in one, 上半年完成80亿元，全年完成170亿元 are two steps or two cases."""
    return one.in_heading != other.in_heading or "\n" in folded[one.target.end : other.target.start].strip()


def _stands_alone(folded: str, target: Indicator) -> bool:
    """Whether a target's own words say what it counts: no part (其中), no place or owner before it, no bare attribute."""
    if (
        target.sense != "target"
        or target.rule.startswith(("target-grant", "target-share", "target-within"))
        or len(target.name) < _NAMING
    ):
        return False
    clause = re.split(r"[,。;:!?、\n]", folded[max(target.start - 30, 0) : target.start])[-1]
    if clause[slice(*trimmed(clause))].strip() or re.search(_STEP, clause):
        return False
    return "其中" not in target.text and re.match(r"占|其|日|年|总|建筑|平均", target.name) is None


def _table_and_table(table: Sequence[Indicator]) -> Iterator[Found]:
    """Indicators of tables with the same name, unit, year and category; one finding for all rows of a name."""
    alike: dict[tuple[object, ...], list[Indicator]] = defaultdict(list)
    for indicator in table:
        alike[indicator.name, indicator.unit, indicator.target_year, indicator.category].append(indicator)
    for group in alike.values():
        stated = [(indicator, amount) for indicator in group if (amount := target_of(indicator)) is not None]
        if len(stated) < 2:
            continue
        lowest = min(stated, key=lambda pair: pair[1].high)
        highest = max(stated, key=lambda pair: pair[1].low)
        if disjoint(lowest[1], highest[1]):
            one, other = sorted((lowest[0], highest[0]), key=lambda indicator: indicator.start)
            message = f"“{one.name}”在表中出现两次，目标值分别为“{one.target_raw}”和“{other.target_raw}”"
            yield Found("values-differ", "plan", message, one.span, (other.span,), (one.id, other.id))


def _baseline(text: str, indicator: Indicator, claims: Sequence[Claim]) -> Iterator[Found]:
    """The baseline of the table next to what the review says of the same quantity."""
    start = baseline_of(indicator)
    if start is None or not start.exact:
        return
    subject = _plain_subject(indicator.name)
    for claim in claims:
        if not comparable(start, claim.amount) or not claim.amount.exact:
            continue
        if claim.years and indicator.baseline_year and indicator.baseline_year not in claim.years:
            continue
        named = claim.name in {indicator.name, subject}
        close = rounds_to(start, claim.amount)
        if start.low == claim.amount.low:
            kind = "baseline-agrees" if named or (_telling(start) and _alike(claim.name, subject)) else ""
        elif close:
            kind = "value-rounded" if named or (_telling(claim.amount) and _alike(claim.name, subject)) else ""
        else:
            kind = "baseline-differs" if named and claim.amount.low else ""
        if kind:
            printed = f"{indicator.baseline_raw}{indicator.unit or ''}"
            message = f"“{indicator.name}”的基期值：指标表为“{printed}”，正文为“{claim.span.of(text)}”"
            if kind == "value-rounded":
                message += "，四舍五入后相同"
            yield Found(kind, _verdict(kind), message, claim.span, (indicator.span,), (indicator.id,))


def _plain_subject(name: str) -> str:
    """The subject of an indicator with what it leaves out at its beginning: 有效发明专利 of 有效发明专利拥有量."""
    subject = subject_of(name)
    return name[: name.find(subject) + len(subject)] if subject in name and "“" not in name else name


def _alike(name: str, subject: str) -> bool:
    """Whether a printed name and a subject share a stretch of four characters."""
    return any(subject[at : at + _SHARED] in name for at in range(len(subject) - _SHARED + 1))


def _telling(amount: Amount) -> bool:
    """Whether a number has two digits that say something, so that two of them hardly meet by chance."""
    return amount.low / amount.grain >= 10


def _sums(targets: Sequence[Indicator], claims: Sequence[Claim]) -> Iterator[Found]:
    """新建 N 项, 使总数达到 M 项, with the number that the review gives: N and it should make M."""
    for whole in targets:
        total = compiled(_TOTAL).fullmatch(whole.name)
        reached = target_of(whole)
        if total is None or reached is None or not reached.exact:
            continue
        for part in targets:
            near = abs(part.start - whole.start) <= 200 and part is not whole
            if not near or re.match(r"(?:累计)?新[建增]", part.text) is None:
                continue
            added = target_of(part)
            if added is None or not added.exact:
                continue
            if not (part.name.endswith(total["thing"]) or total["thing"].endswith(part.name)):
                continue
            named = {c.amount.low: c for c in claims if c.name == part.name and comparable(c.amount, added)}
            yield from (_sum(part, whole, claim, added, reached) for claim in named.values())


def _sum(part: Indicator, whole: Indicator, claim: Claim, added: Amount, reached: Amount) -> Found:
    kind = "sum-agrees" if claim.amount.low + added.low == reached.low else "sum-differs"
    message = (
        f"“{whole.name}”：原有{claim.amount.low:g}，新增{added.low:g}，合计{claim.amount.low + added.low:g}，"
        f"文件写的是{reached.low:g}"
    )
    return Found(kind, _verdict(kind), message, whole.span, (part.span, claim.span), (part.id, whole.id))


def _parts(folded: str, targets: Sequence[Indicator]) -> Iterator[Found]:
    """其中 A 多少、B 多少: parts must not be more than the whole."""
    for at, whole in enumerate(targets):
        parts: list[Indicator] = []
        after = whole.end
        for part in targets[at + 1 : at + 8]:
            joint = folded[after : part.start]
            if not re.fullmatch(r"[,、和及]*(?:其中)?[:,]*", joint) or (not parts and "其中" not in joint):
                break
            if part.unit != whole.unit or part.unit == "%" or part.target_op != "=" or whole.target_op != "=":
                break
            parts.append(part)
            after = part.end
        values = [part.target_value for part in parts if part.target_value is not None]
        if values and whole.target_value is not None and sum(values) > whole.target_value:
            message = (
                f"“{whole.name}”共{whole.target_value:g}，其中各项相加为{sum(values):g}，超过总数；各项也可能有重叠"
            )
            ids = (whole.id, *(part.id for part in parts))
            yield Found("parts-exceed-total", "extractor", message, whole.span, tuple(p.span for p in parts), ids)


def _differences(folded: str, targets: Sequence[Indicator]) -> Iterator[Found]:
    """由 A 提高到 B，提高 C 个百分点: C must be the difference."""
    for target in targets:
        if target.baseline_value is None or target.target_value is None or target.target_op != "=":
            continue
        match = compiled(rf"[,、][ ]*(?:共|累计|净)?{_change()}了?[ ]*(?P<value>{DIGITS})[ ]*(?P<unit>{UNIT})").match(
            folded, target.end
        )
        if match is None:
            continue
        change, stated = abs(target.target_value - target.baseline_value), digits(match["value"])
        points = match["unit"] in {"个百分点", "百分点"} if target.unit == "%" else match["unit"] == target.unit
        relative = match["unit"] == "%" and target.unit != "%" and target.baseline_value
        wanted = change if points else 100 * change / target.baseline_value if relative else None
        if wanted is not None:
            grain = 0.5 if "." not in match["value"] else 0.05
            kind = "sum-agrees" if abs(wanted - stated) <= (grain if relative else 1e-9) else "sum-differs"
            message = f"“{target.name}”由{target.baseline_value:g}到{target.target_value:g}，相差{wanted:g}，文件写的是{stated:g}"
            yield Found(
                kind, _verdict(kind), message, target.span, (Span(match.start() + 1, match.end()),), (target.id,)
            )


def _same_year(one: Indicator, other: Indicator) -> bool:
    return None in {one.target_year, other.target_year} or one.target_year == other.target_year


def _verdict(kind: str) -> Literal["plan", "agrees"]:
    return "agrees" if kind.endswith(("agree", "agrees")) else "plan"
