"""数值 (value): what one cell of an indicator table says, where it says it for certain.

The raw cell is always kept by the caller. A cell such as “持续下降”, “——” or “甲类城市≥30” gives no number.
"""

import re
from dataclasses import dataclass

from extract.model import Operator
from extract.text.fold import fold
from extract.text.rule import compiled
from extract.text.units import UNIT

_CELL = rf"""
    (?P<open>[\[(]?)\s*
    (?P<before>≥|≤|>=|<=|>|<|不低于|不少于|不小于|不高于|不超过|不大于|高于|超过|低于|小于|大于|达到|约)?\s*
    (?P<number>[+-]?\d[\d,]*(?:\.\d+)?)\s*(?P<sign1>[%‰])?
    (?:\s*[-~至到]\s*(?P<high>\d[\d,]*(?:\.\d+)?)\s*)?
    \s*(?P<unit>{UNIT})?\s*
    (?P<after>以上|以下|以内|及以上|及以下|左右|\(含\)以上|\(含\)以下)?
    \s*(?P<close>[\])]?)
"""
_AT_LEAST = {"≥", ">=", "不低于", "不少于", "不小于", "以上", "及以上", "(含)以上"}
_AT_MOST = {
    "≤",
    "<=",
    "不高于",
    "不超过",
    "不大于",
    "不多于",
    "最高",
    "最高不超过",
    "最多",
    "至多",
    "最多不超过",
    "以下",
    "以内",
    "及以下",
    "(含)以下",
}
_ABOVE = {">", "高于", "超过", "突破", "大于"}
_BELOW = {"<", "低于", "小于"}


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell says: `value` and, for a range, `high`; `bracket` is ( or [ when it encloses the cell, else empty."""

    op: Operator
    value: float
    high: float | None
    bracket: str
    unit: str | None


def cell_value(raw: str) -> CellValue | None:
    """Read one cell, brackets and comparison included; None where it is not one number or one range.

    >>> cell_value("〔≥21〕")
    CellValue(op='>=', value=21, high=None, bracket='[', unit=None)
    """
    match = compiled(_CELL).fullmatch(fold(raw).strip())
    if match is None or not _brackets_agree(match):
        return None
    high = _number(match["high"]) if match["high"] else None
    return CellValue(_operator(match), _number(match["number"]), high, match["open"], match["sign1"] or match["unit"])


def operator_of(before: str | None, after: str | None) -> Operator:
    """The comparison that words before and after a number make: 不少于 … and … 以上 are both >=."""
    for word in (before or "", after or ""):
        if word in _AT_LEAST:
            return ">="
        if word in _AT_MOST:
            return "<="
        if word in _ABOVE:
            return ">"
        if word in _BELOW:
            return "<"
    return "="


def _operator(match: re.Match[str]) -> Operator:
    return operator_of(match["before"], match["after"])


def _brackets_agree(match: re.Match[str]) -> bool:
    return (match["open"] or "") + (match["close"] or "") in {"", "()", "[]"}


def _number(printed: str) -> float:
    value = float(printed.replace(",", ""))
    return int(value) if value.is_integer() else value
