"""规划期 (periods): the years that a plan is for, as its title says them, or else its text."""

import re

from plankg.extract.model import Span
from plankg.extract.text.dates import year_of
from plankg.extract.text.numbering import chinese_number
from plankg.extract.text.rule import compiled

_YEAR = r"(?:(?:19|20)\d\d|二[〇零Oo][〇零Oo一二三四五六七八九]{2})"
# The last year may be said in two figures: 2021-25年.
_PERIOD_YEARS = (
    rf"(?P<a>{_YEAR})[ ]?年?(?:\d{{1,2}}月)?[ ]*(?:-{{1,2}}|[~至到])[ ]*(?P<b>{_YEAR}(?!\d)|(?<=\d-)\d\d(?=[ ]?年))"
)
# 三年行动 without its years in the title: the text says which three.
_YEARS_OF_ACTION = r"(?P<n>[两二三四五六七八九十])年(?:攻坚|行动|计划|提升|规划|建设|推进|实施|工作)"
# 十五条措施 and 二十五个 are counts.
_FIVE_YEARS = (
    r"(?<![一二三四五六七八九])[“”\"']?十(?P<n>[一二三四五六七八九]?)五[“”\"']?(?![条项个大届年天批次名点])|"
    r"第十(?P<m>[一二三四五六七八九]?)个五年"
)
_EARLY_FIVE_YEARS = r"[“\"'](?P<n>[一二三四五六七八九])五[”\"'](?!普法)|(?<![一二三四五六七八九十])(?P<m>[六七八九])五(?=期间|时期|规划|计划)"
_ONE_YEAR = r"(?P<a>20\d\d)[ ]?年度?(?![-~至到]|以?前|底).{0,40}?(?:要点|计划|方案|安排|任务|行动|清单|措施|分工|分解|(?<!征求)意见)"
_YEAR_AFTER = r"(?:要点|计划|方案|安排|任务|行动|清单)\((?P<a>20\d\d)[ ]?年度?\)$"
_PERIOD_SAID = rf"(?:规划|实施|计划|行动|执行|工作|建设)(?:期限|年限|时限|期|周期|时间)\s*(?:为|是|:|确定为|从|自)?\s*{_PERIOD_YEARS}"
_LAST_YEAR_SAID = rf"(?<!基)(?:规划|实施|计划|行动)期限?[为到至]{{1,2}}(?P<b>{_YEAR})年(?!\d)"


def period_of(folded: str, notice: re.Match[str] | None, title: Span) -> tuple[int | None, int | None]:
    """The years that the title states, else what the text says, else those of its one year, else the last year alone."""
    whole = Span(notice.start(), notice.end()) if notice else title
    own, all_of_it = (re.sub(r"\s", "", span.of(folded)) for span in (title, whole))
    return (
        _stated(own)
        or _stated(all_of_it)
        or _after_title(folded, own)
        or _in_the_text(folded, own)
        or _last_year(folded)
    )


def _after_title(folded: str, title: str) -> tuple[int, int] | None:
    """The years in brackets where the plan prints its title again, which the notice has named without them."""
    again = r"\s*".join(re.escape(character) for character in title)
    match = re.search(rf"{again}》?\s*\(\s*{_PERIOD_YEARS}", folded) if title else None
    return _first_and_last(match) if match else None


def _stated(title: str) -> tuple[int, int] | None:
    """The years of a title, or of the five-year plan that it names."""
    if match := compiled(_PERIOD_YEARS).search(title):
        return _first_and_last(match)
    if match := compiled(_FIVE_YEARS).search(title):
        digit = match["n"] or match["m"]
        return _five_years(10 + chinese_number(digit) if digit else 10)
    match = compiled(_EARLY_FIVE_YEARS).search(title)
    return _five_years(chinese_number(match["n"] or match["m"])) if match else None


def _in_the_text(folded: str, title: str) -> tuple[int, int] | None:
    """The years that the text calls the period, those of an action over so many years, or the year of a list of work."""
    if match := compiled(_PERIOD_SAID).search(folded):
        return _first_and_last(match)
    if match := compiled(_YEARS_OF_ACTION).search(title):
        count = chinese_number(match["n"].replace("两", "二"))
        spans = map(_first_and_last, compiled(_PERIOD_YEARS).finditer(folded))
        if found := next((years for years in spans if years[1] - years[0] == count - 1), None):
            return found
    match = compiled(_ONE_YEAR).search(title) or compiled(_YEAR_AFTER).search(title)
    return (int(match["a"]), int(match["a"])) if match else None


def _last_year(folded: str) -> tuple[None, int | None]:
    """规划期至2035年: only the last year is said."""
    match = compiled(_LAST_YEAR_SAID).search(folded)
    return None, year_of(match["b"]) if match else None


def _first_and_last(match: re.Match[str]) -> tuple[int, int]:
    first, last = year_of(match["a"]), year_of(match["b"])
    return first, last if last >= 100 else first - first % 100 + last


def _five_years(number: int) -> tuple[int, int]:
    return 1951 + 5 * number, 1955 + 5 * number
