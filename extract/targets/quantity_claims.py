"""数量陈述 (quantity claims): what a plan says of one quantity in different places, brought to one scale for comparing.

1.5万张 and 15074个 are numbers of the same kind; 20家以上 and 4 are intervals without a common point.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plankg.extract.layout.document import PlanDocument
from plankg.extract.model.nodes import Indicator, Operator, Section
from plankg.extract.model.spans import Span
from plankg.extract.targets.levels import reach
from plankg.extract.targets.masking import squeeze
from plankg.extract.targets.naming import trimmed
from plankg.extract.targets.value_expressions import values_in
from plankg.extract.text.lines import sentences
from plankg.extract.text.rule import compiled

# Sections that look back; what they count has been reached.
REVIEW = r"背景|成就|成效|成绩|现状|回顾|基础|进展"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# Words that count single things; 个 in a table means any of them.
_COUNTING = set("个项家件张户名人所座处条套台辆只份块枚")
_GENERIC = set("个项件")
_HOLDS = r"^(?:我[省市县区]|目前|现有|先后|累计|已|共)*(?:建立了?|建成了?|获得了?|拥有|完成|登记|实有)?(?=[\u4e00-\u9fff]{2})"
_HELD = r"(?:共|累计|已|先后|建成|建立|获得|拥有|完成|登记|实有|现有|取得|评选|培育|新增)+$"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number on its unit's scale: from `low` to `high` (either may be infinite), with the size of its last digit."""

    low: float
    high: float
    unit: str
    grain: float

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says has been reached: the name before the number, the amount, and the place of both."""

    name: str
    amount: Amount
    span: Span
    years: tuple[int, ...]


def amount_of(value: float, high: float | None, op: Operator, unit: str | None, printed: str = "") -> Amount:
    """The amount of a value with its comparison and unit; `printed` gives the digits after the point.

    >>> amount_of(1.5, None, "=", "万张", "1.5")
    Amount(low=15000.0, high=15000.0, unit='张', grain=1000.0)
    """
    scale, base = 1.0, unit or ""
    while len(base) > 1 and base[0] in _SCALES:
        scale *= _SCALES[base[0]]
        base = base[1:]
    first, last = value * scale, (high if high is not None else value) * scale
    low = -math.inf if op in {"<", "<="} else first
    above = math.inf if op in {">", ">="} else last
    decimals = len(printed.rpartition(".")[2]) if "." in printed else 0
    return Amount(low, above, base, scale / 10**decimals)


def comparable(one: Amount, other: Amount) -> bool:
    """Whether both count or measure in the same unit."""
    if one.unit == other.unit:
        return True
    both = {one.unit, other.unit}
    return both <= _COUNTING and bool(both & _GENERIC)


def disjoint(one: Amount, other: Amount) -> bool:
    """Whether no number is in both."""
    return one.high < other.low or other.high < one.low


def rounds_to(one: Amount, other: Amount) -> bool:
    """Whether one of two numbers is the other rounded to its own last digit, and not far from it: 2万 says little of 1.6万."""
    near = min(max(one.grain, other.grain) / 2, max(one.low, other.low) / 20)
    return one.exact and other.exact and abs(one.low - other.low) <= near


def baseline_of(indicator: Indicator) -> Amount | None:
    """Where a table indicator starts."""
    if indicator.baseline_value is None:
        return None
    printed = re.sub(r"[^\d.]", "", indicator.baseline_raw or "")
    return amount_of(indicator.baseline_value, None, indicator.baseline_op or "=", indicator.unit, printed)


def target_of(indicator: Indicator) -> Amount | None:
    """What an indicator is to reach."""
    if indicator.target_value is None:
        return None
    printed = f"{indicator.target_value:.10g}"
    operator = indicator.target_op or "="
    return amount_of(indicator.target_value, indicator.target_value_high, operator, indicator.unit, printed)


def claims_of(document: PlanDocument, sections: Sequence[Section]) -> Iterator[Claim]:
    """What the sections that look back say has been reached, in the order of the text."""
    folded = document.folded
    looked_to = 0
    for section in sections:
        if section.start < looked_to or not re.search(REVIEW, folded[section.start : section.end]):
            continue
        looked_to = section.range_end
        for sentence in sentences(document.text, section.end, section.range_end):
            yield from _claims_in(folded, sentence)


def _claims_in(folded: str, sentence: Span) -> Iterator[Claim]:
    if compiled(r"\d").search(folded, sentence.start, sentence.end) is None:
        return
    years = tuple(int(year) for year in re.findall(r"(20\d\d)年", sentence.of(folded)))
    words, places = squeeze(folded, sentence.start, sentence.end)
    for first, _, value in values_in(words, places):
        before = re.split(r"[,。;:!?\n]", words[max(first - 40, 0) : first])[-1]
        name = compiled(rf"(?:{reach()})$").sub("", before)
        name = re.sub(_HOLDS, "", re.sub(_HELD, "", name[slice(*trimmed(name))]))
        if "其中" in before or len(name) < 2 or re.search(r"\d", name):
            continue
        printed = re.search(r"[\d.]+", value.printed)
        amount = amount_of(value.value, value.high, value.op, value.unit, printed.group() if printed else "")
        yield Claim(name, amount, Span(places[first - len(before)], value.span.end), years)
