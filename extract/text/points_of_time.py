"""时点 (points of time): 2025年底, 6月30日前, 第三季度, “十四五”末 and their last days, with the year from the words or the document."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plankg.extract.model.spans import Span
from plankg.extract.text.numbering import chinese_number
from plankg.extract.text.rule import compiled

_NUMERAL = r"\d{1,2}|十[一二]?|[一二三四五六七八九]"
# 25年底 is a year in two figures.
_YEAR = r"(?:19|20)\d\d|(?<!\d)[23]\d(?=年(?:底|末|\d{1,2}月))|(?:二[〇零]|一九)[〇零一二三四五六七八九]{2}"
# What may be between a day and 前: (星期三), (含当日), 17:30, 下午5点, 下班.
_HOUR = r"\s*(?:\((?:(?:星期|周)[一二三四五六日天]|含[^()]{0,4})\)|[上中下]午|下班|\d{1,2}(?::\d\d|[时点]))(?=\s*(?:之?前|\d))"
TO = r"\s*(?:[-~至到]{1,2}|起至)\s*"
# 2025年, 今年, “十四五”末; then 6月底, 6月30日, 第三季度, 上半年, 底; then 前.
_POINT = rf"""
    (?=[\d十一二三四五六七八九今本当明次来第前上下年底末中初内以之“"\s(])  # nothing else opens one
    (?:
        (?P<dotted>(?:19|20)\d\d)\s*[./-]\s*(?P<dotted_month>0?[1-9]|1[0-2])(?!\d)(?:\s*[./-]\s*(?P<dotted_day>[0-3]?\d)(?!\d))?\s*[月日]?\s*(?P<dotted_end>底|末)?
        |(?P<first>(?:19|20)\d\d)(?:\s*年度?)?(?=\s*[-~至到]{{1,2}}\s*(?:19|20)?\d\d\s*年)
        |(?:(?P<year>{_YEAR})\s*年度?\s*|(?P<near>今年|本年度?|当年|明年|次年|来年)\s*)?
        (?:
            (?P<month>{_NUMERAL})\s*(?:月份?|(?=[-~至到]{{1,2}}\s*\d{{1,2}}\s*月))\s*
                (?:(?P<from_day>\d{{1,2}}\s*[日号]?{TO}(?=\d{{1,2}}\s*[日号]))?(?P<day>\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*[日号]|(?P<ten>[上中下]{{1,2}}旬)|(?P<month_end>底|末|初|内))?
            |(?:第|前)?\s*(?P<quarter>[一二三四1-4])\s*季度\s*(?P<quarter_end>底|末|内)?
            |(?P<half>[上下]半年)\s*(?:底|末|内)?
            |(?P<year_end>(?:年|(?<=[年度])|(?<=[年度][ ]))(?:底|末|[中初](?![\u4e00-\u9fff]))
                |(?<![\d一二两三四五六七八九十半几])(?<!\d[ ])年(?:以|之)?内|(?<=年)(?:以|之)?内)
            |(?P<whole>(?<=年)|(?<=年[ ])|(?<=年度)|(?<=年度[ ]))
        )
        |[“"]?(?P<plan>十[一二三四五六七八九]?)五[”"]?(?:规划)?(?:期?末|期间|时期)
    )
    (?:{_HOUR}){{0,2}}\s*(?P<before>之前|以前|前(?![\u4e00-\u9fff]{{0,2}}季度|期|三|[两二四五\d]\s*[年个]))?
"""
_SIGNED_LATE = 31  # days that a plan may be signed after the first of its time limits


@dataclass(frozen=True, slots=True)
class Dating:
    """What a document says of its own time: the day of issue as ISO date, and the years of its period."""

    issued_on: str | None = None
    period_start: int | None = None
    period_end: int | None = None

    @classmethod
    def of(cls, title: str, issued_on: str | None, start: int | None = None, end: int | None = None) -> "Dating":
        """The time of a document; a year in its title is its period where none is known: 2026年工作要点."""
        years = {int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?=\s*年)", title)}
        if start is None and len(years) == 1:
            start = end = years.pop()
        return cls(issued_on, start, end)

    @property
    def issued(self) -> date | None:
        """The day of issue."""
        return date.fromisoformat(self.issued_on) if self.issued_on else None

    @property
    def is_of_one_year(self) -> bool:
        """Whether it is a plan for one year."""
        return self.period_start is not None and self.period_start == self.period_end

    @property
    def year(self) -> int | None:
        """The year that 今年 and 年底前 mean: that of a plan for one year, else the year of issue."""
        if self.is_of_one_year:
            return self.period_start
        return self.issued.year if self.issued else None


def points(
    folded: str, start: int, end: int, dating: Dating, year: int | None
) -> Iterator[tuple[Span, date | None, re.Match[str]]]:
    """The points of time in a stretch, two that make a period as one, with the last day where it is certain."""
    begun: int | None = None
    reached, given, latest = start, year, None
    for match in compiled(_POINT).finditer(folded, start, end):
        if match.end() == match.start() or match.start() < reached or match.group()[0] in "内以之":
            continue  # the end of 三年内
        follows = match["near"] in {"当年", "次年"}  # 2026年和2027年,分别于当年3月底前: of the year named before
        named = _year(match, dating)
        year = year + (match["near"] == "次年") if follows and year else named or year
        day = _last_day(match, year, dating)
        if named is None and not follows and (year != given or begun is not None):
            day = _in_order(match, day, latest, given, dating, in_period=begun is not None)
        elif match["whole"] is None or folded.endswith("到", start, match.start()):
            latest = day
        goes_on = compiled(TO).match(folded, match.end(), end)
        if goes_on and goes_on.end() < end and compiled(_POINT).match(folded, goes_on.end(), end):
            begun = match.start() if begun is None else begun
            continue
        yield Span(match.start() if begun is None else begun, match.end()), day, match
        begun, reached = None, match.end()


def _in_order(
    match: re.Match[str], day: date | None, latest: date | None, given: int | None, dating: Dating, *, in_period: bool
) -> date | None:
    """The day of a month without a year, in the year named before it; where that would go back, in the document's own.

    2023年11月至3月 ends a year later; 到2027年建成体系,6月底前印发方案 is no day of 2027, and a year that is over is none.
    """
    if day is None:
        return None
    if in_period:
        return _last_day(match, day.year + 1, dating) if latest and day < latest else day
    over = dating.issued is not None and day < dating.issued - timedelta(days=_SIGNED_LATE)
    return _last_day(match, given, dating) if over or (latest is not None and day < latest) else day


def _year(match: re.Match[str], dating: Dating) -> int | None:
    """The year that a point of time names, or None."""
    printed = match["year"] or match["dotted"] or match["first"]
    if printed:
        year = int(printed) if printed.isdigit() else chinese_number(printed)
        return year if year > 99 else 2000 + year  # 25年底
    if match["plan"]:
        plan = 10 + chinese_number(match["plan"][1:]) if len(match["plan"]) > 1 else 10
        return 1955 + 5 * plan
    if match["near"] and dating.year is not None:
        return dating.year + (1 if match["near"] in {"明年", "次年", "来年"} else 0)
    return None


def _last_day(match: re.Match[str], year: int | None, dating: Dating) -> date | None:
    """The last day of a point of time; None where it is not certain (年初) or no year is known."""
    named = _year(match, dating) is not None
    given = year is not None
    year = year if year is not None else dating.year
    if year is None or "初" in (match["month_end"], (match["year_end"] or "")[-1:]):
        return None
    month, day = _month_and_day(match)
    if not 1 <= month <= 12:  # 26月 is none
        return None
    if day == 0:
        day = calendar.monthrange(year, month)[1]
    try:
        found = date(year, month, day)
    except ValueError:  # 2月30日 is no day
        return None
    whole = match["day"] is None and match["dotted_day"] is None and not match["ten"]
    ends = match["month_end"] or match["quarter_end"] or match["year_end"] or match["dotted_end"] or match["plan"]
    if match["before"] and whole and not ends:
        before = _first_day(match, year, month) - timedelta(days=1)
        # 3月前, in a plan that was signed in March, is its end.
        found = found if dating.issued and before < dating.issued <= found else before
    # A day just before the issue is of the same year all the same: 1月底前, in a plan that was signed in February.
    over = dating.issued is not None and found < dating.issued - timedelta(days=_SIGNED_LATE)
    if over and not (named or given or dating.is_of_one_year) and dating.issued and dating.year == dating.issued.year:
        found = found.replace(year=year + 1, day=min(found.day, calendar.monthrange(year + 1, found.month)[1]))
    return found


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    """Month and day of a point's end; 0 means the last day of the month."""
    if match["dotted_month"]:
        return int(match["dotted_month"]), int(match["dotted_day"] or 0)
    if match["month"]:
        month = number(match["month"])
        if match["ten"]:
            return month, 0 if "下" in match["ten"] else 20 if "中" in match["ten"] else 10  # 中下旬, 中上旬
        return month, number(match["day"]) if match["day"] else 0
    if match["quarter"]:
        return 3 * number(match["quarter"]), 0
    if match["half"]:
        return (6 if match["half"] == "上半年" else 12), 0
    return (6, 0) if (match["year_end"] or "").endswith("中") else (12, 0)


def _first_day(match: re.Match[str], year: int, month: int) -> date:
    """The first day of the month, quarter, half year or year that a point names."""
    if match["quarter"]:
        return date(year, month - 2, 1)
    if match["half"]:
        return date(year, month - 5, 1)
    return date(year, month if match["month"] or match["dotted_month"] else 1, 1)


def number(printed: str) -> int:
    """A number in figures or Chinese numerals."""
    return int(printed) if printed.isdigit() else chinese_number(printed)
