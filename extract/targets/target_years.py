"""目标年 (target years): the year that a target is for, from its sentence, the heading above it, or the year of issue."""

import re

from plankg.extract.outline.heading_years import HeadingYears
from plankg.extract.outline.metadata import Metadata
from plankg.extract.outline.parts import Parts
from plankg.extract.text.points_of_time import Dating
from plankg.extract.text.rule import compiled
from plankg.extract.text.values import CHINESE_NUMBER, DIGITS, numeral

_YEAR = re.compile(
    r"(?:到|至|于)?(?P<year>20\d\d|[二一][〇零九][〇零一二三四五六七八九]{2})年(?P<since>起)?(?:(?P<more>[\d一二三四五六七八九十]{1,2})年(?:内|时间))?(?:底|末)?(?:前|之前)?"
    r"|[“\"]?(?P<five>十[一二三四五六]五)[”\"]?(?:期间|时期|末)|规划期末|期末"
)
# After the year that a value is compared with: 2025年的两倍, 2020年水平的80%, 2020年基础上.
_MEASURED_BY = rf"基础|(?:水平|同期)的|的?(?:{DIGITS}|{CHINESE_NUMBER})倍"
# After the year from which things are: 2000年底前建成的小区.
_OF_THEN = re.compile(
    r"(?:\d{1,2}月(?:\d{1,2}日)?)?[底末]?(?:[之以]?[前后])?[\u4e00-\u9fff]{0,4}"
    r"(?:建成|竣工|建造|修建|建设|投入使用|投用|交付|批准|审批|出让|登记|注册|毕业|成立|形成|开工|入住)的"
)
# The last year of each five-year plan.
_FIVE_YEARS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
# The year that a plan was issued in: 全年, 年内, 年底前; not 三年内, 2027年底, 去年全年. 明年 is the one after it.
_THIS_YEAR = (
    r"(?P<next>明年)|(?P<other>[\d一二两三四五六七八九十几多半]年(?:以|之)?内|[去上]年)"
    r"|今年|本年度?|(?<![每明上去前]年)(?<!\d年)(?:全年|[上下]半年|第?[一二三四]季度)"
    r"|(?<![\d一二两三四五六七八九十几多半每数])年(?:内|[底末]之?前)"
)


def year_in(
    folded: str, start: int, end: int, at: int, period_end: int | None, *, since: int = 0, any_sentence: bool = False
) -> int | None:
    """The year that governs the words at `at` in the sentence `start`..`end`: the last 到YEAR年 or “十四五”期间 before.

    2026年起5年内 is 2030; 自2026年起 alone names no year to reach. `any_sentence` lets a year of an earlier sentence govern
    too, when it is said to be reached (到2025年). The year that a thing is of (2000年底前建成的小区) governs nothing when it is
    before `since`, or when another year governs already.
    """
    places = [place for place in range(start, end) if not folded[place].isspace()]
    words = "".join(folded[place] for place in places)
    found: int | None = None
    for match in _YEAR.finditer(words):
        first = match.start()
        if places[first] > at:
            break
        clause = words[first : sum(place < at for place in places)]
        if (
            re.search("[比较从由]$|[高低多少快优好]于$", words[max(first - 2, 0) : first + (match.group()[0] == "于")])
            or compiled(_MEASURED_BY).match(words, match.end())
            or (_OF_THEN.match(words, match.end()) and (found or int(numeral(match["year"] or "0") or 0) < since))
            or ("。" in clause and not any_sentence)
            or (
                any_sentence
                and (match.group()[0] not in "到至" or re.match("达|提高|控制在|突破", words[match.end() :]))
            )
        ):
            continue
        if match["year"] is None:
            found = _FIVE_YEARS.get(match["five"] or "", period_end)
        elif match["since"]:
            more = numeral(match["more"]) if match["more"] else None
            found = int(numeral(match["year"]) or 0) + int(more) - 1 if more else None
        else:
            found = int(numeral(match["year"]) or 0)
    return found


class TargetYears:
    """The years that a plan gives to the targets of its sentences."""

    def __init__(self, parts: Parts, meta: Metadata) -> None:
        self._dating = Dating.of(meta.title, meta.issued_on or meta.published_on, meta.period_start, meta.period_end)
        # 关于做好2026年工作的通知（2026年5月3日） names a day of issue.
        named = [section for section in parts.sections if not re.search("通知|月", section.title)]
        self._headings = HeadingYears(named, self._dating)

    def near(self, folded: str, start: int, end: int) -> int | None:
        """The year that 全年, 年内 or 年底前 mean in the words `start`..`end` of a sentence that names no year.

        It holds for one clause of several that semicolons part, and for nothing that comes back every year.
        """
        words = re.split("[;。]", re.sub(r"\s+", "", folded[start:end]))[-1]
        said = list(compiled(_THIS_YEAR).finditer(words))
        year = self._dating.year
        return None if not said or said[-1]["other"] or year is None else year + bool(said[-1]["next"])

    def lately(self, folded: str, start: int, end: int) -> int | None:
        """The year that 今年 or 明年 mean where no other year is named after them: 到2028年达到400公里，今年新增20公里."""
        words = re.sub(r"\s+", "", folded[start:end])
        said = list(compiled(_THIS_YEAR).finditer(words))
        if not said or said[-1].group() not in {"今年", "明年"} or re.search(r"20\d\d年", words[said[-1].end() :]):
            return None
        return self._dating.year + bool(said[-1]["next"]) if self._dating.year is not None else None

    def of_all(self, place: int) -> int | None:
        """The year that a heading around a place names, or that of a plan for one year."""
        return self._headings.at(place) or (self._dating.year if self._dating.is_of_one_year else None)
