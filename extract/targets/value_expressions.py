"""数值表达 (value expressions): every number of a sentence that measures or counts something, each found once.

A value takes its comparison, its range and its unit with it: 不得超过35%, 3至5家, 20家以上, 百分之三点五, 三分之二以上, 翻两番. What only
looks like one is left as words: dates, ordinals, grades, versions, 1:50000, “十四五”, 三年行动.

For reading, a sentence is squeezed (white space and line breaks out) and every value becomes the one character `V`. The
patterns of the rules are short because of that, and a name may hold digits that are no value (PM2.5, 5G).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.model import Operator
from extract.model.spans import Span
from extract.text.rule import compiled
from extract.text.units import UNIT
from extract.text.values import CHINESE_NUMBER, DIGITS, numeral, plain

# One private character for every value of a sentence.
V = "\ue000"

_NOT = r"不得|不能|不应|不可|不宜|不允许|不准|不再|不会|严禁|禁止|杜绝|未|没有|不"
_OVER = "超过|超出|高于|大于|多于|突破|逾|超|晚于|迟于"
_UNDER = "低于|少于|小于|短于|不足|早于"
_LEAST = "至少|最少|最低|不下"
_MOST = "最高|最多|至多|最长|最大|上限为|上限"
_ABOUT = "大约|约为|约|近|接近|总计|共计|合计|总共"
# What compares before a number; 最高不超过, 原则上不得低于 and 应不少于 are one comparison each.
COMPARED = (
    rf"(?:(?:{_MOST}|{_LEAST})?(?:应|要)?(?:{_NOT})(?:应|得|能)?(?:{_OVER}|{_UNDER}|低|少|小|短|高|大|多)|(?:{_MOST}|{_LEAST}|{_OVER}|{_UNDER}|{_ABOUT})(?:{_ABOUT})?|[≥≤><]=?)于?"
)
_AFTER = r"(?:及|\((?:含|含本数)\))?(?:以上|以下|以内|之内|之上|之下)(?:\(含\))?|\(含\)|左右|上下|内(?=[,。;、)]|完成|办结|[的])|(?<=[天日时钟年月周])内"
# Digits that are no value: dates, numbers of documents, ordinals, grades, names of things.
_LITERAL = rf"""
    (?:19|20)\d\d(?:[-~至到、和/](?:19|20)?\d\d)*(?:年度|学年|年)?(?:\d{{1,2}}月(?:\d{{1,2}}日)?(?:底|末|前)?)?(?!\d|{UNIT}|,\d{{3}})
    | (?:19|20)\d\d年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?
    | [二一][〇零九][〇零一二三四五六七八九]{{2}}年
    | \d{{1,2}}月(?:\d{{1,2}}日|底|末|初|份|前|中旬|上旬|下旬)|\d{{1,2}}月\d{{1,2}}日|(?<=月)\d{{1,2}}日|\d{{1,2}}月(?=[,。;、至-])
    | (?:第|[“"]?十[一二三四五]五|[A-Za-z]+-?)(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千]+)?
    | 1:\d+(?:\.\d+)?万 | 每[十百千万亿]+{UNIT}?
    | \d+(?:[+×x*·]\d+)+(?:[+×x*·][A-ZXN])?
    | \d+[×x*/]\d+(?:[×x*/]\d+)?(?:小时)?
    | \[(?:19|20)\d\d\]\d+号
    | \d+(?:\.\d+)?(?:万|千|百)?(?:号(?!召)|级|星|路(?!由)|线(?!下|上)|点(?!位)|岁|期(?!间)|楼|层|时(?!间|长)|代|寸|A(?![A-Za-z])|[Gg](?=[^\w])|G(?![A-Za-z])|D(?![A-Za-z]))
    | (?<![一二三四五六七八九十百千\d])[一二三四五六七八九十]+(?:级|星|号|期|线|代|路|点)
    | \((?:\d+|[一二三四五六七八九十]+)\)
    | [①-⑳]
"""
_FRACTION = r"(?P<of>百分之|千分之|万分之)(?P<share>" + DIGITS + "|" + CHINESE_NUMBER + r")|(?P<parts>[二三四五六七八九十]+)分之(?P<part>[一二两三四五六七八九十]+)"
_VALUE = rf"""
    (?P<literal>{_LITERAL})
  | (?P<before>{COMPARED})?(?P<number>
        {_FRACTION}
      | 翻(?P<times>[一两二三四12])?番|(?P<double>(?<![计行划])倍增(?![计行工型式]))|(?P<half>一半|半数|(?<=过)半(?=[,。;、数的]))
      | (?P<ratio>{DIGITS}):1(?![\d.])|1:(?P<inverse>{DIGITS})(?!\d|万)
      | (?P<low>{DIGITS}|{CHINESE_NUMBER}|[万亿](?=[亩户人家名吨元平立个支件株])|半(?=[日天](?:内|办结)))(?P<sign>%|‰)?
        (?:(?P<first>{UNIT})?[-~至到](?P<high>{DIGITS}|{CHINESE_NUMBER})(?P<sign2>%)?)?(?:余|多)?
        (?P<unit>(?<!%)(?:成(?=[以左的,。;、])|{UNIT}))?
    )(?P<after>{_AFTER})?
"""
# Units of time: 三年 and 5天 are periods, and values only where something is compared with them or brought to them.
_TIME = ("年", "个月", "月", "天", "日", "周", "小时", "分钟", "个工作日", "工作日", "期", "次", "届", "分", "个")
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


class Masked(str):
    """A sentence without white space in which every value is `V`, with the way back to the text."""

    starts: list[int]
    ends: list[int]
    values: dict[int, Value]

    def span(self, start: int, end: int) -> Span:
        """Where `self[start:end]` stands in the folded text."""
        return Span(self.starts[start], self.ends[end - 1])


def masked(folded: str, start: int = 0, end: int | None = None) -> Masked:
    """The sentence `folded[start:end]`, squeezed and masked."""
    squeezed, places = _squeezed(folded, start, len(folded) if end is None else end)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: dict[int, Value] = {}
    at = 0
    for first, last, value in _values(squeezed, places):
        for position in range(at, first):
            words.append(squeezed[position])
            starts.append(places[position])
            ends.append(places[position] + 1)
        values[len(words)] = value
        words.append(V)
        starts.append(value.span.start)
        ends.append(value.span.end)
        at = last
        if (note := _NOTE.match(squeezed, last)) is not None:
            at = note.end()
    for position in range(at, len(squeezed)):
        words.append(squeezed[position])
        starts.append(places[position])
        ends.append(places[position] + 1)
    sentence = Masked("".join(words))
    sentence.starts, sentence.ends, sentence.values = starts, ends, values
    for row in re.finditer(f"{V}(?:(?:、|和|及|或){V})+", sentence):
        _share(values, [at for at in range(row.start(), row.end()) if at in values])
    return sentence


# A note in brackets on a value, which breaks no list: 500万元（达到A类）、200万元（达到B类）.
_NOTE = re.compile(r"\([^()\d一二三四五六七八九十百千万亿]{1,20}\)")


def _share(values: dict[int, Value], places: list[int]) -> None:
    """What the first or the last of a row says of all: 不低于500、1000、2000元, 3个、2个工作日以内."""
    first, last = values[places[0]], values[places[-1]]
    for at in places:
        value = values[at]
        unit = value.unit
        if unit is None or last.unit is not None and last.unit != unit and last.unit.startswith(unit):
            unit = last.unit
        before = value.before or (first.before if not value.after else "")
        after = value.after or (last.after if not value.before else "")
        if (unit, before, after) != (value.unit, value.before, value.after):
            op = operator(before, after, time=unit in _TIME[:10])
            values[at] = replace(value, unit=unit, before=before, after=after, op=op)


# Page numbers that a copy left between the lines of a sentence.
_PAGE_LINE = re.compile(r"\n[ ]*(?:#+ *Page *\d+ *:?|-+ *\d{1,3} *-+|第 *\d{1,3} *页)[ ]*(?=\n|\Z)")


def _squeezed(folded: str, start: int, end: int) -> tuple[str, list[int]]:
    """The words without white space, and where each character was; a blank between two Latin words stays."""
    left_out = [match.span() for match in _PAGE_LINE.finditer(folded, start, end)] if "\n" in folded[start:end] else []
    words: list[str] = []
    places: list[int] = []
    for at in range(start, end):
        character = folded[at]
        if any(first <= at < last for first, last in left_out):
            continue
        if character.isspace():
            latin = words and re.match("[A-Za-z]", words[-1]) and re.match(r"[ ]*[A-Za-z]", folded[at:end])
            if not latin or words[-1] == " ":
                continue
            character = " "
        words.append(character)
        places.append(at)
    return "".join(words), places


def _values(squeezed: str, places: list[int]) -> Iterator[tuple[int, int, Value]]:
    """The values of a squeezed sentence with their first place and the one after their last."""
    if re.search(r"[\d一二两三四五六七八九十百千万亿半番]", squeezed) is None:
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
    if unit == "年" and 1900 <= value <= 2100 or unit == "位" and re.search("[前第]$", match.string[max(match.start() - 1, 0) : match.start()]):
        return None
    op = operator(before, after, time=unit in _TIME[:10])
    if match["times"] or match["double"] or match["number"].startswith("翻"):
        op = ">=" if before else "="
    small = match["low"] is not None and _SMALL.fullmatch(match["low"]) is not None
    return Value(span, op, value, high, unit, before, after, small, match.group())


def _number_and_unit(match: re.Match[str]) -> tuple[float, float | None, str | None] | None:
    """The value, its upper end and its unit: 三分之二 is 66.67 %, 九成 90 %, 翻两番 four times."""
    if match["of"]:
        share = numeral(match["share"])
        unit = {"百分之": "%", "千分之": "‰", "万分之": "‱"}[match["of"]]
        return None if share is None else (share, None, unit)
    if match["parts"]:
        whole, part = numeral(match["parts"]), numeral(match["part"])
        return (round(100 * part / whole, 2), None, "%") if whole and part and part < whole else None
    if match["number"].startswith("翻") or match["double"]:
        times = {"两": 2, "二": 2, "2": 2, "三": 3, "四": 4}.get(match["times"] or "", 1)
        return 2**times, None, "倍"
    if match["half"]:
        return 50, None, "%"
    if match["ratio"]:
        return numeral(match["ratio"]) or 0, None, ":1"
    if match["inverse"]:
        return numeral(match["inverse"]) or 0, None, "1:"
    return _plain_number(match)


def _plain_number(match: re.Match[str]) -> tuple[float, float | None, str | None] | None:
    low = numeral(match["low"])
    if low is None:
        return None
    high = numeral(match["high"]) if match["high"] else None
    sign = match["sign"] or match["sign2"]
    first, unit = match["first"], match["unit"] or match["first"]
    unit = sign or unit
    if high is not None and first and match["unit"] and first != match["unit"]:
        if not match["unit"].startswith(first[:1]) and first not in {"万", "亿"}:
            return None
    if unit == "成":
        low, high, unit = plain(low * 10), high and plain(high * 10), "%"
    if unit is not None and (match["low"] or "").endswith(("万", "亿")) and len(match["low"]) > 1:
        low = plain(low / (10_000 if match["low"].endswith("万") else 100_000_000))
        unit = match["low"][-1] + unit
    if high is not None and high <= low:
        high = None
    return low, high, unit


def operator(before: str, after: str, *, time: bool = False) -> Operator:
    """The comparison that the words around a number make; a negation turns it round: 不得超过 is at most.

    >>> [operator(b, a) for b, a in (("不得超过", ""), ("超", ""), ("不应低于", ""), ("", "以上"), ("约", ""))]
    ['<=', '>', '>=', '>=', '=']
    """
    if re.match(rf"(?:{_MOST}|{_LEAST})?(?:应|要)?(?:{_NOT})", before) and re.search(rf"{_OVER}|{_UNDER}|[低少小短高大多]", before):
        return "<=" if re.search(rf"(?:{_OVER}|[高大多])于?$", before) else ">="
    if re.match(rf"{_LEAST}|≥|>=", before):
        return ">="
    if re.match(rf"{_MOST}|≤|<=", before):
        return "<="
    if re.match(rf"{_OVER}|>", before):
        return ">"
    if re.match(rf"{_UNDER}|<", before):
        return "<"
    if re.search("以上|之上", after):
        return ">="
    if re.search("以下|以内|之内|之下", after) or after == "内":
        return "<="
    return "="


def _measures(match: re.Match[str], value: Value, squeezed: str) -> bool:
    """Whether a number with a unit is a value where it stands; a bare number only where it is compared or reached."""
    before, after = squeezed[max(match.start() - 6, 0) : match.start()], squeezed[match.end() : match.end() + 4]
    if match["low"] is None:
        return True
    if value.unit is None and re.match(r"[A-Za-z]", after) or re.search(r"[A-Za-z][-.]?$|[.]$|[+]$|第$", before):
        return False
    reached = re.search(rf"(?:达到?|[到至为在于]|实现|占|近|分别)$", before) is not None
    if value.unit is None:
        following = re.match(r"[、和及]" + DIGITS, squeezed[match.end() : match.end() + 8]) is not None
        return not value.worded and (value.compared or reached or following) and not re.match(r"[\u4e00-\u9fff]", after[:1] if not following else "")
    if not match["low"][0].isdigit():
        return _counts(match, value, before, after, reached=reached)
    if value.unit in _TIME[:10] and not value.compared and not reached:
        if re.search(r"[由从](?:原来|原有|原|之前|以前|目前|现在)?的?$", before):
            return True
        return re.match(r"办结|[“\"\u4e00-\u9fff]*圈", squeezed[match.end() : match.end() + 14]) is not None or _spends(before)
    return True


def _spends(before: str) -> bool:
    """Whether a number of days or years is what a clause gives or changes: 缩短5天, 提供7天, 享受2年."""
    return re.search(r"(?:缩短|压缩|压减|延长|减少|增加|提前|提供|享受|平均|时间|时限|期限|每天|不少|给予|寿命|年限)$", before) is not None


def _counts(match: re.Match[str], value: Value, before: str, after: str, *, reached: bool) -> bool:
    """Whether a Chinese numeral counts: 两个以上, 一百二十万亩, 千家 after a verb; not 一个, 百姓, 万亩良田, 三个方面."""
    if match["low"] == "半":
        return True
    if value.compared and value.unit not in {"次"}:
        return not (value.worded and value.unit in {"年", "级", "分"} and not value.before)
    if value.worded:
        return re.match(r"办结", after) is not None or (match["low"] in "两二三四五六七八九十" and reached and value.unit not in _TIME)
    if len(match["low"]) == 1:
        return re.match(r"级|[大强]", after) is None and re.search(r"[\u4e00-\u9fff]$", before) is not None and value.unit not in {"元", "年", "次"}
    return re.match("级", after) is None


@lru_cache(maxsize=4096)
def borders(words: str) -> frozenset[int]:
    """Where words begin and end in a short text; a name is cut at no other place."""
    from extract.text.language import segmenter

    at, found = 0, {0}
    for word in segmenter().cut(words, HMM=False):
        at += len(word)
        found.add(at)
    return frozenset(found)
