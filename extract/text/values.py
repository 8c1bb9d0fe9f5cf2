"""数值 (value): what one cell of an indicator table says, where it says it for certain.

The raw cell is always kept by the caller. A cell such as “持续下降”, “——” or “甲类城市≥30” gives no number.
"""

import re
from dataclasses import dataclass

from plankg.extract.model import Operator
from plankg.extract.text.fold import fold
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT

_NOT = r"不可|不宜|不允许|不准|不再|不会|严禁|禁止|杜绝|未|没有|不"
_OVER = "超过|超出|高于|大于|多于|突破|逾|超|晚于|迟于"
_UNDER = "低于|少于|小于|短于|不足|早于"
_LEAST = "至少|最少|最低|不下"
_MOST = "最高可达|最高|最多|至多|最长|最大|上限为|上限"
_ABOUT = "大?约为?|近|接近|总计|共计|合计|总共"
# What compares before a number; 最高不超过, 原则上不得低于 and 应不少于 are one comparison each.
_DENIED = rf"(?:{_MOST}|{_LEAST})?(?:应|要)?(?:{_NOT})(?:应|得|能)?(?:{_OVER}|{_UNDER}|低|少|小|短|高|大|多)"
_PLAINLY = rf"(?:{_MOST}|{_LEAST}|{_OVER}|{_UNDER}|{_ABOUT})(?:{_ABOUT})?"
COMPARED = rf"(?:(?:{_DENIED}|{_PLAINLY}|[≥≤><]=?)于?)"
AFTER = (
    r"(?:及|\((?:含|含本数)\))?(?:以上|以下|以内|之内|之上|之下)(?:\(含\))?|\(含\)|左右|上下"
    r"|内(?=[,。;、)的])|(?<=[天日时钟年月周])内"
)
# A number in Chinese: 十二, 一千二百, 三点五, 两; 百, 千, 万 alone are 100, 1000, 10000.
_CN_DIGITS = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_CN_POWERS = {"十": 10, "百": 100, "千": 1000}
_CN_MYRIADS = {"万": 10_000, "亿": 100_000_000}
CHINESE_NUMBER = (
    "(?:[一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千]*(?:[万亿](?=[一二三四五六七八九零]))?"
    "[〇零一二两三四五六七八九十百千]*(?:点[〇零一二三四五六七八九]+)?)"
)
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# Digits as a cell prints them: 1,200 and 1 200.
_PRINTED = r"[+-]?(?:\d{1,3}(?:[ ]\d{3})+(?!\d)|\d[\d,]*)(?:\.\d+)?"
_CELL = rf"""
    (?P<open>[\[(]?)\s*
    (?:力争|累计|控制在)?(?P<before>{COMPARED}|达到)?\s*
    (?P<number>{_PRINTED}|{CHINESE_NUMBER})\s*(?P<sign1>[%‰])?
    (?:\s*[-~至到]\s*(?P<high>{_PRINTED}|{CHINESE_NUMBER})\s*)?
    \s*(?P<unit>{UNIT})?\s*
    (?P<after>{AFTER})?
    \s*(?P<close>[\])]?)
    \s*(?:[*※①-⑳]|\((?:(?:19|20)\d\d年[底末]?|[较比][^()]{{1,16}}|(?!含)[\u4e00-\u9fff、]{{2,16}})\))*
"""


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
    number = numeral(match["number"].replace(" ", "")) if match is not None and _brackets_agree(match) else None
    if match is None or number is None:
        return None
    high = numeral(match["high"].replace(" ", "")) if match["high"] else None
    op = operator(match["before"] or "", match["after"] or "")
    return CellValue(op, number, high, match["open"], match["sign1"] or match["unit"])


def numeral(printed: str) -> float | None:
    """The number that digits, or Chinese numerals up to 亿, say; None for anything else.

    >>> [numeral(n) for n in ("1,200", "一千二百", "三点五", "十二", "半", "二〇三〇", "百", "1.5万")]
    [1200, 1200, 3.5, 12, 0.5, 2030, 100, 15000]
    """
    if printed == "半":
        return 0.5
    grouped = compiled(r"(?P<digits>[+-]?\d[\d,]*(?:\.\d+)?)(?P<power>[十百千万亿]*)").fullmatch(printed)
    if grouped is not None:
        value = float(grouped["digits"].replace(",", ""))
        for power in grouped["power"]:
            value *= _CN_POWERS.get(power) or _CN_MYRIADS[power]
        return plain(value)
    whole, point, decimals = printed.partition("点")
    if not whole or not set(whole) <= {*_CN_DIGITS, *_CN_POWERS, *_CN_MYRIADS} or not set(decimals) <= {*_CN_DIGITS}:
        return None
    if len(whole) > 1 and set(whole) <= {*_CN_DIGITS}:
        return int("".join(str(_CN_DIGITS[c]) for c in whole))
    value = float(_chinese(whole))
    if point:
        value += float("0." + "".join(str(_CN_DIGITS[c]) for c in decimals))
    return plain(value)


def _chinese(printed: str) -> int:
    total, section, digit = 0, 0, -1
    for character in printed:
        if character in _CN_DIGITS:
            digit = _CN_DIGITS[character]
        elif character in _CN_POWERS:
            section += (1 if digit < 0 else digit) * _CN_POWERS[character]
            digit = -1
        else:
            total = (total + section + max(digit, 0) or 1) * _CN_MYRIADS[character]
            section, digit = 0, -1
    return total + section + max(digit, 0)


def plain(value: float) -> float:
    """The number as an int where it is one, and without the noise of binary fractions."""
    value = round(float(value), 10)
    return int(value) if value.is_integer() else value


_SIDES: tuple[tuple[str, Operator], ...] = (
    (rf"(?:{_LEAST}|≥|>=)", ">="),
    (rf"(?:{_MOST}|≤|<=)", "<="),
    (rf"(?:{_OVER}|>)", ">"),
    (rf"(?:{_UNDER}|<)", "<"),
)


def operator(before: str, after: str) -> Operator:
    """The comparison that the words around a number make; a negation turns it round: 不得超过 is at most.

    >>> [operator(b, a) for b, a in (("不得超过", ""), ("超", ""), ("不应低于", ""), ("", "以上"), ("约", ""))]
    ['<=', '>', '>=', '>=', '=']
    """
    if re.match(_DENIED, before):
        return "<=" if re.search(rf"(?:{_OVER}|[高大多])于?$", before) else ">="
    for words, said in _SIDES:
        if re.match(words, before):
            return said
    if re.search("以上|之上", after):
        return ">="
    return "<=" if re.search("以下|以内|之内|之下|^内$", after) else "="


def _brackets_agree(match: re.Match[str]) -> bool:
    return (match["open"] or "") + (match["close"] or "") in {"", "()", "[]"}


def digits(printed: str) -> float:
    """The number that digits say: 1,200 is 1200."""
    return plain(float(printed.replace(",", "")))
