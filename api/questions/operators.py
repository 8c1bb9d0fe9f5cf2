"""问句里的运算 (operators): dates, bounds, ranks, groups and shares, as they are put in a question."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plankg.extract.text.numbering import chinese_number

_NUMBER = r"(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"
_ABOVE = "不低于|不少于|不小于|大于等于|至少|高于|大于|超过|多于"
_BELOW = "不高于|不超过|不多于|低于|小于|少于|不到|不足"
_OPERATOR = rf"(?P<op>{_ABOVE}|{_BELOW})"
_SUFFIX = r"(?P<suffix>(?:及|或)?以上|(?:及|或)?以下|以内)"
_FULFIL = r"(?:要求|需要|必须|应当|应该|要|需|应|得)*(?:完成|办结|到期|截止|做完|办完)?"
_WAY = r"(?P<way>以前|之前|前|以后|之后|后)"
_COUNTED = r"(?P<what>责任单位|牵头单位|配合单位|单位|部门|任务|指标|文件)"
_ENDS = "[多少高低大小早晚先后]"
_MEASURE = r"(?P<by>目标值?|基期值?|责任单位数?量?|任务数?量?|指标数?量?|数量|时限|完成时限|时间|完成时间|印发时间)"
_HOW_MUCH = "多大(?:比例|比重)|多少|几成|比例|比重|百分之几|百分之多少|百分比"
LEAP_YEAR = 2024  # for days without a year
STRICT = {
    "高于": ">",
    "大于": ">",
    "超过": ">",
    "多于": ">",
    "低于": "<",
    "小于": "<",
    "少于": "<",
    "不到": "<",
    "不足": "<",
}

# In this order; what an earlier one takes is not looked at again.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("due", rf"(?:在|于|到)?(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|0?[1-9])月份?(?:(?P<day>[123]?\d)[日号])?[底末]?{_WAY}?{_FULFIL}"),
        ("due", rf"(?:在|于|到)?(?:(?P<year>20\d\d)年[底末]?|(?P<this>年底)){_WAY}{_FULFIL}"),
        ("due", r"(?:在|于)?(?P<year>20\d\d)年[内底末]?(?:要求|需要|必须|应当|要|需|应)*(?:完成|办结|到期|截止)"),
        ("lack", r"(?:没有|没写|未写|缺少?|无)(?:明确)?(?:20\d\d年的?)?(?P<what>基期|现状|目标)(?:数值|值)?"),
        ("year", r"目标年份?(?:是|为)?(?:到)?(?P<year>20\d\d)年?"),
        ("year", r"(?:到|至)?(?P<year>20\d\d)年[底末]?的?(?=目标)"),
        ("several", r"(?:这|那)?[两二三四五六][份个](?=文件|规划|方案|计划|要点)"),
        ("words", r"(?:并|且)?(?P<words>长期坚持|持续推进|每年|长期)(?=的?(?:任务|工作|事项))"),
        ("bound", rf"{_COUNTED}(?:的?(?:数量|个数|数目|数))?{_OPERATOR}{_NUMBER}[个家项份]?"),
        ("bound", rf"{_COUNTED}(?:的?(?:数量|个数|数目|数))?(?:有|在|为|达到)?{_NUMBER}[个家项份]?{_SUFFIX}"),
        ("bound", rf"(?:由|有|涉及|在)?(?:{_OPERATOR}{_NUMBER}[个家项份]|(?P<m>\d+|[一二两三四五六七八九十]+)[个家项份]{_SUFFIX})的?{_COUNTED}里?"),
        ("value", rf"(?P<base>基期值?|基数)?(?:目标值?|数值|值)?的?(?:要求|定)?(?:在|是|为)?{_OPERATOR}{_NUMBER}(?P<unit>%|成)?"),
        ("value", rf"(?P<base>基期值?|基数)?(?:目标值?|数值|值)?的?(?:要求|定)?(?:在|是|为|达到|到)?{_NUMBER}(?P<unit>%|成)?{_SUFFIX}"),
        ("order", rf"(?:请)?(?:按|以)?照?{_MEASURE}?的?(?:从|由)(?P<from>{_ENDS})[到至]{_ENDS}(?:的?顺序)?(?:排个?序|排列|排出|排|列出|列)?(?:一下|出来)?"),
        ("first", rf"(?P<by>目标值?|基期值?|任务数?量?|指标数?量?)?(?:排名|排在|排)?(?:最[多高大]的?)?前{_NUMBER}(?:名|位|个|项|家)?(?:的)?"),
        ("most", r"(?P<by>目标值?|基期值?|责任单位|任务|指标|时限|完成时间|数量)?(?:要求|定得|定的)?(?P<most>最[多少高低大小早晚迟])的?"),
        ("group", r"(?:请)?(?:按|分)照?(?P<by>牵头单位|责任单位|单位|部门|文件|规划|性质|章节|时限)(?:分别|分类|分组|统计|汇总|列出|列|分)+(?:一下)?"),
        ("group", r"(?:各个?|每个?|每一?[家份]|不同)(?P<by>牵头单位|责任单位|单位|部门|文件|规划|方案|章节|章)(?:分别|各自|各)?(?:都)?"),
        ("share", rf"占(?:到|了)?(?:全部|所有|总)?的?(?:任务|指标|项目)?的?(?:总数|总量|数)?的?(?:{_HOW_MUCH})?(?:是|有|为)?(?:多少|多大|多高)?"),
        ("share", r"(?:所占)?的?(?:比例|占比|比重)(?:是|有|为)(?:多少|多大|多高)"),
        ("share", r"的(?:比例|占比|比重)(?=[?。]?$)"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operator:
    """运算 (operator): its kind (`due`, `bound`, …), where it is in the folded question, and what it says."""

    kind: str
    start: int
    end: int
    said: Mapping[str, str]

    @property
    def sign(self) -> str:
        """The comparison: 超过 is >, 以上 is >=."""
        op, suffix = self.said.get("op", ""), self.said.get("suffix", "")
        if op:
            return STRICT.get(op, ">=" if re.fullmatch(_ABOVE, op) else "<=")
        return ">=" if suffix.endswith("上") else "<="

    @property
    def number(self) -> float:
        """Its number; 九成 is 90."""
        printed = self.said.get("n") or self.said["m"]
        value = float(printed) if printed[0].isdecimal() else float(chinese_number(printed.replace("两", "二")))
        return 10 * value if self.said.get("unit") == "成" else value

    @property
    def first_day(self) -> str:
        """The first day of what a date says, `MM-DD` or `YYYY-MM-DD`."""
        year, month, day = (self.said.get(key, "") for key in ("year", "month", "day"))
        return f"{year}-{int(month or 1):02}-{int(day or 1):02}".removeprefix("-")

    @property
    def last_day(self) -> str:
        """The last one."""
        year, month, day = (self.said.get(key, "") for key in ("year", "month", "day"))
        last = int(day) if day else monthrange(int(year or LEAP_YEAR), int(month or 12))[1]
        return f"{year}-{int(month or 12):02}-{last:02}".removeprefix("-")

    @property
    def days(self) -> tuple[str, str]:
        """From which day and to which: 6月底前 has no first one, 6月以后 no last one."""
        way = self.said.get("way", "")
        return ("" if way.endswith("前") else self.first_day, "" if way.endswith("后") else self.last_day)


def operators(text: str) -> list[Operator]:
    """The operators of a folded question, in their order, none over another."""
    found: list[Operator] = []
    for kind, pattern in _FORMS:
        for match in pattern.finditer(text):
            if match.end() > match.start() and all(match.end() <= o.start or o.end <= match.start() for o in found):
                said = {name: words for name, words in match.groupdict().items() if words}
                found.append(Operator(kind, match.start(), match.end(), said))
    return sorted(found, key=lambda each: each.start)


def blanked(typed: str, places: tuple[int, ...], found: list[Operator]) -> str:
    """The typed question with commas for its operators: as long as it was."""
    characters = list(typed)
    for each in found:
        for at in places[each.start : each.end]:
            characters[at] = "，"
    return "".join(characters)


def of_kind(found: list[Operator], kind: str) -> Iterator[Operator]:
    """Those of one kind."""
    return (each for each in found if each.kind == kind)
