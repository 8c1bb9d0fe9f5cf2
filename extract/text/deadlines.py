"""时限 (deadlines): by when something shall be done, as table cells, annotations and sentences say it, and its last day.

    2025年底前, 2025年12月, 2025年      2025-12-31 (date)
    2023年6月底前                       2023-06-30 (date)
    2023年6月30日前                     2023-06-30 (date): a day counts itself
    2023年3月前, 2025年前               2023-02-28, 2024-12-31 (date): a month or year that is only "before" does not
    2025年第三季度, 2024年上半年        2025-09-30, 2024-06-30 (date)
    2025-2027年, 2025年3月至12月        2027-12-31, 2025-12-31 (date): the end of a period
    6月底前, 年底前, 四季度             the year from the words before it, else from the document (`Dating`)
    自印发之日起30日内                  counted from the date of issue (relative); working days are not counted
    每年12月底前, 每月19日前, 按月      no date (recurring)
    长期坚持, 持续推进, 常态化          no date (ongoing)
    2023年6月底前并长期坚持             2023-06-30 (date): what has a day keeps it

Three verbs, by what is asked of the words:

- `deadline_cell` for a cell of a column 完成时限 or what follows a label: all of it is the deadline, read or not;
- `deadline_clause` for a clause of an annotation: a deadline only where the clause says nothing else;
- `deadlines_in` for a sentence: each place that gives a time for doing something, and no condition (6月底前登记的企业).
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from plankg.extract.model.spans import Span
from plankg.extract.text.points_of_time import TO, Dating, number, points
from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import alternatives

DeadlineKind = Literal["date", "recurring", "ongoing", "relative"]

# Every point of time, and every other deadline of a sentence, has one of these.
_TIMED = r"[年月季周底末初内五每汛冬节]|中(?![\u4e00-\u9fff])|[./-]\s*\d|暖期?前|[耕播运学旦”]前"
_RECURRING = (
    r"每(?:[两二三四五半\d]{0,2}(?:个)?(?:年度?|季度?|月度?|周|日|天|学期|旬)|学年)|逐(?:年|季|月)|按(?:年度?|季度?|月度?|周)(?!份)|"
    r"半年一次|一(?:年|季|月)一次|(?<![本跨])年度|^[月季]度"
)
_ONGOING = (
    r"(?:长期|持续|常态化?|经常性?|长效|不间断)(?:性|地)?(?:深入|深化|稳步|做好|加强|坚持|推进|开展|实施|落实|执行|抓好|进行|运行|完善|优化|工作|任务|有效|化)*|"
    r"(?:常年|随时)(?:坚持|推进|开展|办理)?|(?:贯穿)?全年|贯穿(?:全程|始终)|动态(?:调整|更新|管理)|日常(?:工作|推进|开展)?|全年(?:持续)?(?:推进|开展|坚持)"
)
_BASE = r"(?:本[\u4e00-\u9fff]{1,6}|文件|方案|通知|意见)?(?:正式)?(?:发文|印发|发布|下[达发]|出台|公布|实施|施行)(?:之?日)?(?:后|起)?"
_COUNT = r"\d{1,3}|[一二两三四五六七八九十半]{1,3}"
_YEARS = rf"(?:(?:{_COUNT})[到至-])?(?:{_COUNT})\s*年"
_RELATIVE = (
    rf"(?:自|从|在)?\s*(?P<base>{_BASE})(?:起|后|的)?(?:,[^,。;\d]{{0,14}}[要应须][在于]|,)?\s*"
    rf"(?P<count>{_COUNT})\s*个?\s*(?P<unit>工作日|日|天|周|星期|月|年)(?:之|以)?内"
)
_WITHIN = (
    rf"(?:{_COUNT})\s*个?\s*(?:工作日|日|天|周|星期|月)(?:之|以)?内|"
    r"(?:同步|即时|即刻|立即|按期|限期|适时|尽快)[\u4e00-\u9fff]{0,4}|"
    r"即知即改|立行立改|即日起|按(?:照)?(?:计划|序时进度|时间节点|进度)(?:推进|完成|实施)?"
)
# What says nothing but how soon: 立即开展, 尽快完成, 立行立改.
_AT_ONCE = (
    r"(?:立即|即刻|即时|尽快|限期|按期)(?:启动|开展|整改|完成|落实|实施|推进|办理|执行)+(?:到位)?|即知即改|立行立改"
)
# What a month after it is of: 去年6月印发, 截至6月.
_OF_PAST = r"(?:[去上前同历每]年度?|截[至止]到?|自|从|以来|已|经|近|至今|的)\s*$"
# Seasons and feasts, whose day nobody prints: 2027年汛期前完成修复.
SEASON = r"(?:主?汛期?|雨季|入[汛冬]|[供采]暖[季期]?|春[耕播运节]|国庆节?|元旦|开学|“(?:[五七八十]一|两会)”)"
# A term that comes again, in a sentence: 每季度, 每半年, 按月 before what is done.
_EVERY = (
    r"每(?:个)?(?:半年|半月|(?:[两二三四五六十]|\d{1,2})\s*个?[年月周天日]|年度?|季度?|月|周|旬|[日天]|学[期年])|"
    r"(?<![可按])按(?:季度?|月度?|年度|周)(?=通报|报送|提交|报告|汇总|调度|开展|发布|公布|公开|形成|统计|评估|评价|梳理|更新|排名|考核|监测|分析|召开|研究|上报|推进|组织|反馈|抽查|督[导查]|核查|对[^,。]{2,20}进行|向[^,。]{2,20}报)"
)
# The day in it: 每月19日前, 每年12月底前, 每季度末28日前, 每季度最后一个月25日前, 每年8月, 每周五, 每年一季度前, 每年汛期前.
_DAY_OF_TERM = (
    rf"\s*(?:的?(?:末(?:月|(?=\s*\d))|最后一?个?(?:月|周)|第[一二三1-3]个?月)|\d{{1,2}}\s*月份?(?:[、和及]\s*\d{{1,2}}\s*月份?)*"
    rf"|(?<=周)[一二三四五六日天]|(?<=年)(?:年(?=[底末])|(?:第?[一二三四1-4]季度|[上下]半年|{SEASON})(?:[之以]?前|[底末内])?))?\s*(?:的(?=\d))?"
    r"(?:(?:\d{1,2}\s*[日号](?:[、和及]\s*\d{1,2}\s*[日号])*|底|末|初|[上中下]旬)\s*(?:[之以]?前|内)?|前\s*\d{1,2}\s*个?(?:工作日|[日天])内)?"
)
# A grant, a rule or a state of every year, and no work; an amount, but for how often (每年至少2次).
_NO_WORK = r"\s*(?:[的度、)]|为|已|约|有(?!序|效|力)|可(?!持续|视|靠|行))"
_GRANTED = r"最[高多低长]|不[超高]过|上限|限额|额度|给予|享受|扣除"
_AMOUNT = r"\d[\d.,]*[余多]?(?!\s*(?:[\d.,余多]|次|期|轮|场|批|遍|回|月|日|号|个工作日|天内|[、)]))"
# A privilege that lasts until a day is no work that is due by it: 2024年底前，对小微企业免征….
_GRANT = r"免征|减征|减按|减半|免收|免缴|缓缴|享受|允许|[,均也还]可|可(?:以|按|自愿|选择|重新)|给予(?!通报|表[扬彰])|[^目]的,"
DONE = (
    r"完成|办结|建成|建立|启动|落实|出台|印发|制定|制订|修订|编制|发布|报送|上报|提交|报|实现|形成|推出|推开|推行|推广|开展|实施|投用|投产|上线|开工|竣工|完工|投运|封顶|贯通|并网|通水|开放|落地|补齐|配齐|拆除|试运行|确定|动工|颁布|提请|通报|公示|更换|搬迁|运营|通过(?:验收|评[审估]|审[查议核]|考核)|"
    r"交付|验收|移交|销号|核准|下达|拨付|做到|达到|取得|解决|消除|整改|清零|到位|见效|运行|启用|开通|公布|公开|覆盖|组建|设立|成立|搭建|出具|梳理|具备|打造|培育|构建|挂牌|开业|获批|达产|通车|健全|完善|基本|全面|全部|力争|确保|投入使用|结束|收官"
)
_TAIL = rf"(?:,?(?:并且?|且)?(?:率先|初步|阶段性)*(?:{DONE})(?:[\u4e00-\u9fff]{{0,4}}(?:成效|成果|进展|到位|任务|工作|目标))?)*"
# How it is done: 6月正式启用, 9月集中开展, 12月书面报送, 5月、8月分别开展.
_MANNER = r"分别|全线|对外|正式|书面|集中|统一|陆续|分批|同步|联合|如期|按期|按时|首次"
# What is over when it is done, so that a whole year or plan period is the time for it: 2026年完成整改.
_OVER = (
    r"[,]?(?:基本|全面|全部|力争|确保|率先|初步)*(?:完成|建成|实现|竣工|投产|投用|投入使用|启用|出台|印发|制定|修订)"
)
_AMOUNT_DONE = rf"[,]?(?:{DONE})+\s*\d[\d.,]*\s*(?:[万亿]?元|%)"
_FIGURE = r"\d|[一二三四五六七八九十百千万]+[个家座项名条]"
# Where a clause begins: after a sign, or the number of an item.
_OPENS = r"(?:^|[,。;:、]|^\d{1,3}[.、]|^\([^()]{1,4}\))"
# Further points of a list before the last: 6月、[9月], 2026年6月和[2027年6月].
_LISTED = r"(?:(?:20\d\d\s*年\s*)?\d{1,2}\s*月\s*(?:\d{1,2}\s*日|[底末]|[上中下]旬)?\s*[、,和及与]\s*)+$"
_AIMED = r"(?:力争|争取|确保|计划|务必|预计|拟[于在]?)[^,。;]{0,16}$"
_DONE_NEXT = rf"[,]?(?:各[\u4e00-\u9fff、]{{1,12}})?(?:要|应当?|须|将)?(?:{_MANNER})*(?:{DONE})"
_SAYS = r"(?![的是为度以之和及与、)至到后起,;]|期间|开始)[^,。;]{3}"
_IN_IT = (
    rf"(?::[^,。;]{{3}}|,(?:[^,。;]{{2,16}}?(?!运行)(?:{DONE})|{alternatives('text/verbs')}|召开|总结|动员|部署|集中))"
)
# A state that a plan hopes for, said of its subject: 2025年底前,服务能力明显提升; no work (推动能力明显提升).
_STATE = (
    rf"(?![^。;]*(?:完成|建成|实现|建立)),?(?!{alternatives('text/verbs')}|{DONE})[^,。;]{{2,24}}?(?:更加|更为|接近|"
    r"(?:明显|显著|进一步|大幅|不断|持续|有效|稳步|基本)(?:提升|提高|增强|完善|健全|扩大|改善|优化|缓解|形成|好转|成熟))"
)
# Who may have something when the day is kept, and is not told to: 在6月底前完成装修的,给予补贴; 完成办理可给予补贴.
_ENTITLED = r"[^,。;]{0,30}(?:的,?(?:可|给予|享受|发放|奖励|按)|可(?:给予|享受|申请|获))|,[^,。;]{0,8}(?:企业|人|者|单位)可(?!持续)"
_SEASON = rf"(?:(?:20\d\d|今|明)年)?(?:[春秋]季(?:学期)?)?(?:{SEASON}|中秋节?)(?:来临|到来|开始)?之?前"
_LASTING = r"完成|建成|建立|健全|完善|实现|形成|构建|培育|打造|推广|推开|基本"
# 用两年左右时间建成体系, and 三年内 at the head of a clause; no figure, which is a target (五年内压缩一半), and no grant.
_YEARS_FROM_NOW = (
    rf"(?:(?:力争|争取|确保|计划|利用|用|通过)+(?P<years>{_YEARS}(?:左右)?(?:的?时间)?(?:之|以)?内?)(?=[,]?(?:{DONE}))"
    rf"|(?:^|(?<=[,。;]))(?P<within>{_YEARS}(?:之|以)?内)(?=,?[^,。;\d的可]{{0,16}}?(?:{_LASTING})))"
    r"(?![^。;]*(?:\d|分之|[^目]的,|一半|倍))"
)
_AIM = r"(?:截至|截止到?|自?即日起[至到~-]{1,2}|(?:力争|争取|确保|务必|原则上|须|应|计划)?[于在到至]?)\s*"


_UNDATED = Dating()


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline: its place, its kind (None where the words are no known form), and its last day as ISO date."""

    span: Span
    kind: DeadlineKind | None
    date: str | None


def deadline_cell(folded: str, start: int, end: int, dating: Dating, year: int | None = None) -> Deadline | None:
    """What a cell of a column of time limits says, or the words after a label (完成时限：…); None where it is empty.

    The whole cell is the deadline. Of several days in it the last one counts; words that are no known form have no kind.

    >>> cell, dating = "2023年6月底前并长期坚持", Dating()
    >>> deadline_cell(cell, 0, len(cell), dating).date
    '2023-06-30'

    Args:
        folded: the folded text.
        start: where the cell begins.
        end: where it ends.
        dating: what the document says of its own time.
        year: the year that the column's heading or an earlier cell gives (2026年目标); overrules the document's.
    """
    span = _trimmed(folded, start, end)
    if span is None or not re.search(r"[\u4e00-\u9fff\d]", span.of(folded)):
        return None
    words = span.of(folded)
    if re.fullmatch(r"(?:(?:19|20)\d\d[-~至])?(?:19|20)\d\d", words):
        return Deadline(span, "date", f"{words[-4:]}-12-31")
    if re.search(_RECURRING, re.sub(r"20\d\d\s*年度", "", words)) and not re.search(r"(?:19|20)\d\d", words):
        return Deadline(span, "recurring", None)
    if relative := compiled(_RELATIVE).search(folded, span.start, span.end):
        return Deadline(span, "relative", _counted(relative, dating))
    days = list(_days_of(folded, span, dating, year))
    if re.search(r"(?:[-~至到]|起,?)长期$", words) or (days and not any(days)):
        return Deadline(span, "ongoing", None)  # 2025年12月至长期 and 2025年起 do not end
    return (
        Deadline(span, "date", max(filter(None, days)).isoformat()) if days else Deadline(span, _undated(words), None)
    )


def _days_of(folded: str, cell: Span, dating: Dating, year: int | None) -> Iterator[date | None]:
    """The days that a cell names, None for one from which on something is done: 7月起常态化."""
    for point, day, match in points(folded, cell.start, cell.end, dating, year):
        rest = folded[point.end : cell.end]
        event = match["whole"] is not None and re.match(r"[\u4e00-\u9fff]{1,6}前", rest)  # 2025年国庆节前
        if re.match("(?:起|开始)(?!至)", rest):
            yield None
        elif day and not event:
            yield day


def deadline_clause(folded: str, start: int, end: int, dating: Dating = _UNDATED) -> Deadline | None:
    """The deadline of a clause that says nothing but when: 2023年6月底前完成, 持续推进; None where it says more.

    >>> clause = "力争2025年底前取得阶段性成效"
    >>> deadline_clause(clause, 0, len(clause)).date
    '2025-12-31'
    """
    span = _trimmed(folded, start, end)
    if span is None or span.end - span.start > 40:
        return None
    at = compiled(_AIM).match(folded, span.start, span.end)
    begin = at.end() if at else span.start
    rest = compiled(rf"{_TAIL}(?:[,和并、]*(?:{_ONGOING}))?|(?:起|及以后|{TO})[,]?(?:长期|以后)[\u4e00-\u9fff]{{0,4}}")
    last = begin
    for point, _, _ in points(folded, begin, span.end, dating, None):
        if not compiled(rf"(?:{_TAIL}[、和及,])?").fullmatch(folded, last, point.start):
            break
        last = point.end
    if last > begin and rest.fullmatch(folded, last, span.end):
        return deadline_cell(folded, span.start, span.end, dating)
    whole = compiled(
        rf"(?:(?:{_RECURRING})(?:{_DAY_OF_TERM})[,]?)?(?:{_ONGOING})?(?:{_TAIL}|推进|坚持|抓好|进行)?|{_AT_ONCE}"
    ).fullmatch(folded, begin, span.end)
    relative = compiled(rf"{_RELATIVE}{_TAIL}").fullmatch(folded, begin, span.end)
    if whole or relative:
        found = deadline_cell(folded, span.start, span.end, dating)
        return found if found and found.kind else None
    return None


def may_date(folded: str, start: int, end: int) -> bool:
    """Whether words, broken over lines or not, can give a deadline at all: a quick test before `deadlines_in`."""
    return compiled(_TIMED).search(folded, start, end) is not None


def deadlines_in(folded: str, start: int, end: int, dating: Dating, year: int | None = None) -> Iterator[Deadline]:
    """The deadlines that a sentence gives for what it says shall be done, in order.

    A time of the past, a condition (2024年6月底前登记的企业) and the year of a target with a figure are none.
    `year` is that of the deadline before: 2024年3月底前制定方案。6月底前完成.

    >>> sentence = "2025年底前完成整改,每年开展评估。"
    >>> [(found.span.of(sentence), found.kind) for found in deadlines_in(sentence, 0, len(sentence), Dating())]
    [('2025年底前', 'date'), ('每年', 'recurring')]
    """
    taken = start
    recurring = [_term(match) for match in compiled(rf"(?:{_EVERY}){_DAY_OF_TERM}").finditer(folded, start, end)]
    for span, day, match in points(folded, start, end, dating, year):
        if any(each.start <= span.start <= each.end + 1 for each in recurring):
            taken = max(taken, span.end)  # 每年12月底前: 每年 says it
        elif span.start >= taken and _is_limit(folded, start, end, span, match, day, dating):
            before = folded[start : span.start]
            begin = span.start - 1 if span.start > start and folded[span.start - 1] == "到" else span.start
            # 当年3月底前, in a plan of several years and after no year or after 每年, comes every year.
            named = match["near"] not in {"当年", "次年"} or re.search(r"^(?!.*每年).*20\d\d", before) is not None
            certain = day.isoformat() if day and (named or dating.is_of_one_year) else None
            yield Deadline(Span(begin, span.end), "date", certain)
            taken = span.end
    for match in compiled(_RELATIVE).finditer(folded, start, end):
        if not _of_another(match):
            yield Deadline(Span(*match.span()), "relative", _counted(match, dating))
    for match in compiled(_YEARS_FROM_NOW).finditer(folded, start, end):
        yield Deadline(Span(*match.span(match.lastgroup or 0)), "relative", None)
    yield from _seasons(folded, taken, end)
    for each in recurring:
        if _is_work(folded, start, each, end):
            yield Deadline(each, "recurring", None)


def _seasons(folded: str, start: int, end: int) -> Iterator[Deadline]:
    for match in compiled(rf"(?<!每年){_SEASON}(?=,|[^,。;]{{0,8}}?(?:{DONE}))").finditer(folded, start, end):
        yield Deadline(Span(*match.span()), "date", None)


def _term(match: re.Match[str]) -> Span:
    """The place of a term that comes again, without the blanks after it."""
    return Span(match.start(), match.start() + len(match.group().rstrip()))


def _is_work(folded: str, start: int, term: Span, end: int) -> bool:
    """Whether what is said of 每年 is done by somebody: 每年开展一次评估, but no amount and no grant (每年最高50万元)."""
    before = re.split(r"[,。;]", folded[start : term.start])[-1]
    if re.search(r"[对按以“]\s*$|可(?!持续|视|靠|行)", before):
        return False
    opens = 1 if folded.startswith(",", term.end) and folded[term.end - 1] in "前内底末初旬月日周" else 0
    clause = re.split(r"[,。;]", folded[term.end + opens : end])[0]
    named = before.strip() and re.fullmatch(r"[^的]{2,12}的[^的]{2,10}", clause.strip())  # 确定每年参加试点的企业数量
    if len(clause.strip()) < 2 or re.match(_NO_WORK, clause) or named:
        return False
    if re.match(r"经[^,。;]{0,6}对[^,。;]*,[^。;]*(?:给予|补[助贴]|奖励)", folded[term.end : end]):
        return False  # 每年经考核对成效显著的林场,给予补助
    return re.search(rf"{_GRANTED}|{_AMOUNT}", re.sub(r"[“《(].*?(?:[”》)]|$)", "", clause)) is None


def _is_limit(
    folded: str, start: int, end: int, span: Span, match: re.Match[str], day: date | None, dating: Dating
) -> bool:
    """Whether a point of time in a sentence is the time by which something shall be done."""
    before = re.sub(_LISTED, "", folded[start : span.start])
    after = re.split(r"[。;]", folded[span.end : end])[0]
    past = not match["before"] and day is not None and dating.issued is not None and day < dating.issued
    early = "初" in (match["month_end"], (match["year_end"] or "")[-1:])
    of_season = match["whole"] is not None and compiled(SEASON).match(after) is not None  # 2026年国庆节前
    if past or early or of_season:
        return False
    stretch = span.start < match.start() or match["from_day"] is not None
    if _is_condition(before, after):
        return _is_campaign(before, after, stretch=stretch)
    begins = re.search(rf"{_OPENS}\s*$", before) is not None
    done = compiled(_DONE_NEXT).match(after) is not None
    if match["before"]:
        placed = (
            match["day"] is None or _is_end(match) or begins or re.search(r"(?:[于在]|最迟)\s*$", before) is not None
        )
        return done or (placed and not _is_grant(after))
    if before.endswith("到") and (
        _is_end(match) or (match["whole"] is not None and not match["near"]) or match["plan"]
    ):
        return not re.search(_FIGURE, after)
    aimed = re.search(_AIMED, before) is not None
    if match["whole"] is not None or match["plan"]:
        over = re.match(_OVER, after) is not None or (re.search(r"(?:力争|争取|确保)$", before) and done)
        over = bool(over) and (aimed or begins) and not _has_figure(after)
        # The year of a plan for one year says nothing: 2026年,组织开展评估.
        one = dating.is_of_one_year and day is not None and day.year == dating.year
        year = match["year"] is not None and not one and _opens_with_a_year(after)
        return over or (begins and ((stretch and _opens_with_a_period(after)) or year))
    return _is_campaign(before, after, stretch=stretch) or _is_named_limit(match, before, after, day, dating)


def _is_end(match: re.Match[str]) -> bool:
    """Whether a point of time is the end of something: 年底, 6月末."""
    return (match["month_end"] or match["year_end"] or match["dotted_end"] or "").endswith(("底", "末"))


def _is_named_limit(match: re.Match[str], before: str, after: str, day: date | None, dating: Dating) -> bool:
    """Whether a month, quarter or half year, or the end of a year, is the time of what is said around it."""
    begins = re.search(rf"{_OPENS}\s*$", before) is not None
    aimed = re.search(_AIMED, before) is not None
    done = compiled(_DONE_NEXT).match(after) is not None
    ends, within = _is_end(match), (match["year_end"] or "").endswith("内")
    a_day = match["day"] is not None and not aimed  # 某局3月13日发布
    point = bool(match["quarter"] or match["half"] or (match["month"] and not a_day))
    named = point or within
    if not (named or ends) or (named and re.match(_AMOUNT_DONE, after)):
        return False  # 上半年完成800亿元
    # 试点项目10月投入使用, in the year of the plan: 一期6月上线, but no month that may be of the past.
    to_come = point and dating.year in {None, day and day.year} and not re.search(_OF_PAST, before)
    verb = compiled(rf"(?:至少)?{alternatives('text/verbs')}|[开竣完]").match(after) is not None
    who = re.search(r"[局委厅办府会司院校市县区镇门位级地企构]\s*$", before) is not None
    if within and ((begins and len(after) > 1) or (who and verb)):
        return True  # 年内新增学位; 市林业局年内组织检查
    # 2027年上半年,各区政府印发方案; 5-8月,集中排查.
    if begins and match["day"] is None and named and compiled(_IN_IT).match(after) is not None:
        return True
    if re.search(r"(?:力争|争取|确保)$", before) and not re.search(_FIGURE, after):
        return True
    # A time to come that names its year, at the head of what is done: 2027年底通过验收.
    says = begins and match["year"] and dating.issued and re.match(_SAYS, after) and not _has_figure(after)
    if says or (to_come and who and verb):
        return True
    at_once = aimed or to_come or begins or ends or match["year"] is not None
    return (done or (aimed and verb)) and (at_once or (within and not re.search(_FIGURE, after)))


def _is_campaign(before: str, after: str, *, stretch: bool) -> bool:
    """Whether a stretch of time opens a sentence, and what is done in it follows: 即日起至10月底,集中整治; 4月20日至30日,开展督查."""
    opened = re.search(rf"{_OPENS}\s*(?P<since>自?即日起[至到~-]*|从现在起[至到]?|[自从]?)\s*$", before)
    if opened is None or not (stretch or len(opened["since"]) > 1):
        return False
    does = compiled(rf"(?!,[对向按]){_IN_IT}|,[对向][^,。;]{{2,30}}(?:开展|进行|实施)|,?为[^,。;]{{2,12}}阶段").match(
        after
    )
    return does is not None and re.search(rf"{_GRANT}|优惠|补[贴助]|退税|奖励", after) is None


def _is_grant(after: str) -> bool:
    """Whether a privilege lasts until the day, and no work comes before it: 上线申领系统,群众在线享受服务 is work."""
    grant = re.search(_GRANT, after)
    works = r"建立|建成|制定|出台|印发|推出|开通|上线|完成|梳理|编制|发布|公布"
    return grant is not None and (grant.group().endswith("的,") or re.search(works, after[: grant.start()]) is None)


def _opens_with_a_year(after: str) -> bool:
    """Whether what follows a year that opens a clause is done in it: 2027年,组织开展“回头看”; no figure, no grant."""
    does = (
        rf"[,:]?(?!起|开始|[是为度以之末每])(?:{_MANNER})*(?:[^,。;]{{0,12}}?(?:{DONE})|{alternatives('text/verbs')})"
    )
    return compiled(does).match(after) is not None and not _has_figure(after) and re.search(_GRANT, after) is None


def _has_figure(after: str) -> bool:
    """Whether an amount is set for the time, which makes it the year of a target; the years of other clauses are none."""
    return re.search(_FIGURE, re.sub(r"[“《(].*?[”》)]|20\d\d年|\d{1,2}月(?:\d{1,2}日)?", "", after)) is not None


def _opens_with_a_period(after: str) -> bool:
    """Whether what follows a period that opens a sentence is done in it: 2025-2027年,分批改造老旧站点; no figure, no grant."""
    figure = re.match(rf",[^,]{{0,24}}(?:{_FIGURE})", after)
    return re.match(",.{6}", after) is not None and figure is None and re.search(_GRANT, after) is None


def _is_condition(before: str, after: str) -> bool:
    """Whether the words around a point of time make it a condition or a period: 对…前登记的企业, 自…起."""
    period = (
        r"(?:对[于在]?|截[至止]|凡|自|从|以|比|较|未能?在|允许[^,。;]{1,12}在|超过|起至?|(?:执行|延[长续期]|缓)[^,。;]{0,4}[至到]|有效期[^,。;]{0,8}[至(]?|"
        r"可(?:自愿)?[于在]|(?:时间|日期)(?:须|应|需|为|要)?在?)\s*$"
    )
    reached = re.search(r"截[至止]到?\s*$", before) and re.match(
        rf",?(?:{DONE})", after
    )  # a day to come: 截至6月底,完成…
    if (re.search(period, before) and not reached) or re.match(rf"以来|期间|出生|登记|毕业|已|未|{_ENTITLED}", after):
        return True
    if compiled(_STATE).match(after):
        return True
    # 对主城区2026年6月30日前完成登记的,给予补贴.
    if re.search(r"(?:^|[,。;])\s*对[^,。;将把]{1,12}$", before) and re.match(r"[^。;对]{0,60}的[,可给]", after):
        return True
    if re.match(r"(?:建成|出让)的(?!任务|工作|项目|目标)", after):
        return True  # 2023年底前建成的馆舍,按原标准执行
    return re.match(r"(?![对将把向])[^,、完建实形制出]{0,14}的(?!通知|意见|方案)", after) is not None


def _of_another(match: re.Match[str]) -> bool:
    """Whether a term begins with the issue of something else: 采伐标准发布后30日内."""
    begins = match.start() == match.start("base") and re.match("[发公出印下实施正]", match["base"])
    return bool(begins) and re.search(r"[\u4e00-\u9fff]$", match.string[: match.start()]) is not None


def _counted(match: re.Match[str], dating: Dating) -> str | None:
    """The last day of a term that begins with the document's issue; working days cannot be counted without a calendar."""
    if dating.issued is None or match["unit"] == "工作日" or match["count"] == "半" or _of_another(match):
        return None
    count, issued = number(match["count"].replace("两", "二")), dating.issued
    if match["unit"] in {"月", "年"}:
        months = issued.month - 1 + count * (12 if match["unit"] == "年" else 1)
        year, month = issued.year + months // 12, months % 12 + 1
        return date(year, month, min(issued.day, calendar.monthrange(year, month)[1])).isoformat()
    return (issued + timedelta(days=count * (7 if match["unit"] in {"周", "星期"} else 1))).isoformat()


def _undated(words: str) -> DeadlineKind | None:
    """The kind of words without a date; a season has a day that nobody prints."""
    if re.match(_SEASON, words):
        return "date"
    if re.search(_ONGOING, words):
        return "ongoing"
    return "relative" if re.search(_WITHIN, words) or re.search(_BASE, words) else None


def _trimmed(folded: str, start: int, end: int) -> Span | None:
    while start < end and (folded[start].isspace() or folded[start] in "。;,、:"):
        start += 1
    while end > start and (folded[end - 1].isspace() or folded[end - 1] in "。;,、"):
        end -= 1
    if end > start and folded[start] in "([" and folded.count(")", start, end) + folded.count("]", start, end) == 0:
        start += 1
    return Span(start, end) if start < end else None
