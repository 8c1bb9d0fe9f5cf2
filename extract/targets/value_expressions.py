"""数值表达 (value expressions): every number of a sentence that measures or counts something, each found once.

A value takes its comparison, its range and its unit with it: 不得超过35%, 3至5家, 20家以上, 百分之三点五, 三分之二以上, 翻两番. What only
looks like one is left as words: dates, ordinals, grades, versions, 1:50000, “十四五”, 三年行动.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plankg.extract.model import Operator
from plankg.extract.model.spans import Span
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT
from plankg.extract.text.values import AFTER, CHINESE_NUMBER, COMPARED, DIGITS, numeral, operator, plain

# Digits that are no value: dates, numbers of documents, ordinals, grades, names of things.
_LITERAL = rf"""
    (?:19|20)\d\d(?:[-~至到、和/](?:19|20)?\d\d)*(?:年度|学年|年)?(?:\d{{1,2}}月(?:\d{{1,2}}日)?(?:底|末|前)?)?(?!\d|{UNIT}|,\d{{3}})
    | (?:19|20)\d\d年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?
    | [二一][〇零九][〇零一二三四五六七八九]{{2}}年
    | \d{{1,2}}月(?:\d{{1,2}}日|底|末|初|份|前|中旬|上旬|下旬)|\d{{1,2}}月\d{{1,2}}日|(?<=月)\d{{1,2}}日|\d{{1,2}}月(?=[,。;、至-])
    | 第[一二三四五六七八九十百\d]+条(?:[、和至][一二三四五六七八九十百\d]+条)*
    | (?:第|[“"]?十[一二三四五]五|[A-Za-z]+-?)(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千]+)?
    | 1:\d+(?:\.\d+)?万 | 每[十百千万亿]+{UNIT}?
    | \d+(?:[+×x*·]\d+)+(?:[+×x*·][A-ZXN])?
    | (?:[6-9]|1\d|2[0-4]):[0-5]\d(?:[-~至](?:次日)?\d{{1,2}}:\d\d)?(?!\d|万)
    | \d+[×x*/]\d+(?:[×x*/]\d+)?(?:小时)?
    | \[(?:19|20)\d\d\]\d+号 | 《[^《》]{{1,80}}》
    | 1[12]\d{{3}}(?=["“”]?(?:市民|政务|便民|热线|平台|服务|投诉|举报|公共|知识产权|纳税|质量|监督))
    | \d+部[委门]
    | 千[家行村门乡山][\u4e00-\u9fff]?[万百][户业企店商水]
    | 百[\u4e00-\u9fff]千[\u4e00-\u9fff](?:万[\u4e00-\u9fff])?
    | [二三][套孩胎手](?:及以上)?
    | \d+(?:\.\d+)?[万千百]?(?:号(?!召)|(?:千伏|{UNIT})?级(?!别)|路(?!由)|线(?![下上])|点(?!位)|期(?!间)|时(?![间长])|[星楼层代寸])
    | (?<![\d.到至为于])(?<!超过)\d+(?:\.\d+)?岁
    | \d+(?:\.\d+)?(?:[ADG](?![A-Za-z])|g(?=[^\w]))
    | (?<![一二三四五六七八九十百千\d])[一二三四五六七八九十]+[级星号期线代路点]
    | \((?:\d+|[一二三四五六七八九十]+)\)
    | [①-⑳]
"""
_FRACTION = (
    rf"(?P<of>百分之|千分之|万分之)(?P<share>{DIGITS}|{CHINESE_NUMBER})"
    r"|(?P<parts>[二三四五六七八九十]+)分之(?P<part>[一二两三四五六七八九十]+)"
)
# The lookahead has the characters that a value or a literal begins with: it is asked at every place of a sentence.
_VALUE = rf"""
    (?=[\d一二两三四五六七八九十百千万亿半翻倍第每A-Za-z(\[《“"①-⑳不没未严禁杜应要至最超高大多突逾晚迟低少小短早上约近接总共合≥≤><])(?:
    (?P<literal>{_LITERAL})
  | (?P<before>{COMPARED})?(?P<number>
        {_FRACTION}
      | 翻(?P<times>[一两二三四12])?番|(?P<double>(?<![计行划])倍增(?=[,。;、:)]|\Z|以上|左右))|(?P<half>一半|半数|(?<=过)半(?=[,。;、数的]))
      | (?P<ratio>{DIGITS}):1(?![\d.])|1:(?P<inverse>{DIGITS})(?!\d|万)
      | (?P<low>{DIGITS}|{CHINESE_NUMBER}|[万亿](?=[亩户人家名吨元平立个支件株])|半(?=[日天](?:内|办结)))(?P<sign>%|‰)?
        (?:(?P<first>{UNIT})?[-~至到](?P<high>{DIGITS}|{CHINESE_NUMBER})(?P<sign2>%)?)?(?:余|多)?
        (?P<unit>(?<!%){UNIT})?
    )(?P<after>{AFTER})?)
"""
# Units of time: 三年 and 5天 are periods, and values only where something is compared with them or brought to them.
PERIODS = frozenset({"年", "个月", "月", "天", "日", "周", "小时", "分钟", "个工作日", "工作日", "期", "次", "届"})
# 举办2次: after these so many times are so many of a thing.
HELD = re.compile(r"(?:举办|举行|召开|组织|开展)(?:了)?$")
TIMES = frozenset({"次", "期", "届"})
_SMALL = re.compile("[一二两三四五六七八九十]")


@dataclass(frozen=True, slots=True)
class Value:
    """一个数值 (value): what it says, and `span`, its place with comparison and unit in the folded text.

    `before` and `after` are the comparing words as printed; `worded` says that it is one Chinese numeral below a hundred.
    """

    span: Span
    op: Operator
    value: float
    high: float | None
    unit: str | None
    before: str = ""
    after: str = ""
    worded: bool = False
    printed: str = ""

    @property
    def compared(self) -> bool:
        """Whether words compare it with something."""
        return bool(self.before or self.after)


# Every value holds one of these; 一 counts only where something is compared with it (一家以上, 至少一家).
_FIGURE = rf"""
    [0-9百千万亿番半]|倍增|分之|[二两三四五六七八九十](?:成|{UNIT})
  | (?<=[加长高大])一倍 | 一{UNIT}(?:及?以|\(|左右|[上下之内办])|[于过出少多低高大小短长足超逾破约近计共为下限准得能≥≤><=]一
"""


def values_in(squeezed: str, places: Sequence[int]) -> Iterator[tuple[int, int, Value]]:
    """The values of a squeezed sentence with their first place and the one after their last."""
    if compiled(_FIGURE).search(squeezed) is None:
        return
    for match in compiled(_VALUE).finditer(squeezed):
        if match["literal"] is not None:
            continue
        span = Span(places[match.start()], places[match.end() - 1] + 1)
        value = _value(match, span)
        if value is not None and _measures(match, value, squeezed):
            yield match.start(), match.end(), value


def _value(match: re.Match[str], span: Span) -> Value | None:
    before, after = match["before"] or "", match["after"] or ""
    said = _number_and_unit(match)
    if said is None:
        return None
    value, high, unit = said
    if (unit == "年" and 1900 <= value <= 2100) or (
        unit in {"位", "名"} and re.search("[前第]$", match.string[max(match.start() - 1, 0) : match.start()])
    ):
        return None
    op = operator(before, after)
    if match["times"] or match["double"] or match["number"].startswith("翻"):
        op = ">=" if before else "="
    small = match["low"] is not None and _SMALL.fullmatch(match["low"]) is not None
    return Value(span, op, value, high, unit, before, after, small, match.group())


def _number_and_unit(match: re.Match[str]) -> tuple[float, float | None, str | None] | None:
    """The value, its upper end and its unit: 三分之二 is 66.67 %, 九成 90 %, 翻两番 four times."""
    if match["of"]:
        return numeral(match["share"]) or 0, None, _FRACTIONS[match["of"]]
    if match["parts"]:
        whole, part = numeral(match["parts"]), numeral(match["part"])
        return (round(100 * part / whole, 2), None, "%") if whole and part and part < whole else None
    if match["half"]:
        return 50, None, "%"
    if match["ratio"] or match["inverse"]:
        return numeral(match["ratio"] or match["inverse"]) or 0, None, ":1" if match["ratio"] else "1:"
    if match["low"]:
        return _plain_number(match)
    return 2 ** _TIMES.get(match["times"] or "", 1), None, "倍"


_FRACTIONS = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
_TIMES = {"两": 2, "二": 2, "2": 2, "三": 3, "四": 4}


def _plain_number(match: re.Match[str]) -> tuple[float, float | None, str | None] | None:
    low = numeral(match["low"])
    if low is None:
        return None
    high = numeral(match["high"]) if match["high"] else None
    first, last = match["first"] or "", match["unit"] or ""
    if high is not None and first and last and not last.startswith(first[:1]) and first not in {"万", "亿"}:
        return None
    unit = match["sign"] or match["sign2"] or last or first or None
    if unit == "成":
        low, high, unit = plain(low * 10), high and plain(high * 10), "%"
    return low, high if high is not None and high > low else None, unit


def _measures(match: re.Match[str], value: Value, squeezed: str) -> bool:
    """Whether a number with a unit is a value in its place; a bare number only where it is compared or reached."""
    before, after = squeezed[max(match.start() - 6, 0) : match.start()], squeezed[match.end() : match.end() + 14]
    if match["low"] is None:
        return True
    reached = re.search(r"(?:达到?|[到至为在于]|实现|占|近|分别)$", before) is not None
    if not match["before"] and re.search(r"[A-Za-z][-.]?$|[.+第]$", before):
        return False
    if value.unit is None:
        following = re.match(rf"[、和及]{DIGITS}", after) is not None
        joined = not following and re.match(r"[\u4e00-\u9fffA-Za-z]", after) is not None
        return not value.worded and not joined and (value.compared or reached or following)
    if not match["low"][0].isdigit():
        return _counts(match["low"], value, before, after, reached=reached)
    if value.unit in PERIODS and not value.compared and not reached:
        held = value.unit in TIMES and HELD.search(before) is not None
        return held or _LIMIT.match(after) is not None or _SPENT.search(before) is not None
    return True


# How it is before a change: 由原来的5天, 从法定的5个工作日.
SO_FAR = "原来|原有|原|目前|现在|现行|现有|之前|以前|过去|法定|规定"
# A number of days or years is a value where a clause gives or changes it (缩短5天, 享受2年), starts from it, or promises it.
_SPENT = re.compile(
    r"(?:缩短|压缩|压减|延长|减少|增加|提前|提供|享受|平均|时间|时限|期限|每天|给予|寿命|年限"
    rf"|[由从](?:{SO_FAR})?的?)$"
)
_LIMIT = re.compile(r"办结|[“\"\u4e00-\u9fff]*圈")


def _counts(low: str, value: Value, before: str, after: str, *, reached: bool) -> bool:
    """Whether a Chinese numeral counts: 两个以上, 一百二十万亩, 千家 after a verb; not 一个, 百姓, 万亩良田, 三个方面."""
    if value.compared and (value.unit != "次" or (value.before and HELD.search(before))):
        return not value.worded or value.unit not in {"年", "级", "分"} or value.before != ""
    if value.worded and value.unit == "倍":
        return re.search("(?:增加|增长|提高|扩大)了?$", before) is not None
    if value.worded:
        return after.startswith("办结") or (low != "一" and reached and value.unit not in {*PERIODS, "分", "个"})
    if low != "半" and len(low) == 1:
        after_word = re.search(r"[\u4e00-\u9fff]$", before) is not None
        return after_word and value.unit not in {"元", "年", "次"} and re.match(r"级|[大强]", after) is None
    return not after.startswith("级")
