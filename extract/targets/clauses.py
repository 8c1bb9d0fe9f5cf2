"""小句 (clauses): the words around one value that can say what it measures, and the name that they give.

A clause reaches from the mark or the value before to the mark or the value after. A name is cut from it at borders of
words only (jieba), and is always words of the text in their order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from extract.model import Operator
from extract.model.spans import Span
from extract.targets.value_expressions import Masked, V, Value, borders, masked
from extract.text.rule import Rule, compiled
from extract.text.wordlists import alternatives

# A value that only describes something: 超亿元 in 年产值超亿元的村庄.
W = "\ue001"
MARKS = ",;:。!?"
REACH = (
    "(?:提高|提升|上升|升高|升|增加|增长|扩大|扩展|扩|延长|缩小|压缩|压减|缩短|缩减|精简|简化|降低|下降|巩固|降|减少|减|回落|放宽|调整|拓展|发展|恢复|增|提速|压|控制|稳定|保持|维持|集聚|建设|推进|覆盖|上调|下调|限制|锁定|收窄|做)(?:到|至|为|在)了?"
    "|达到|达|占(?!比)|保持|稳定|维持|控制|为|实现|突破|超过|不[低少]于|至"
)
CHANGE = (
    "增加|增长|提高|提升|上升|下降|降低|减少|压减|压缩|缩短|缩减|缩小|精简|递增|递减|增幅|降幅|提速|新增|减|增|降|多|翻|放大|延长|提前|扩大"
)
# Words that open a clause and are no part of a name.
_LEAD = re.compile(
    r"(?:(?:到|至|于|在|截至)?(?:(?:19|20)\d\d|[二一][〇零九][〇零一二三四五六七八九]{2})(?:[-~至到](?:19|20)?\d\d)?年(?:\d{1,2}月)?(?:底|末|内|起)?(?:之?前|以前)?(?:期间)?"
    r"|在?[“\"]?十[一二三四五六]五[”\"]?(?:期间|时期|末|以来)?|(?:到|至)?(?:规划)?期末|\d{1,2}月(?:\d{1,2}日)?(?:底|末)?(?:之?前)?|[到至]?(?:年底|年末|年内|明年|今年|全年|当年|每年|[上下]半年|近期|远期|年|当前)(?:之?前)?"
    r"|[一二三四五六七八九十两\d]{1,2}年(?:内|时间内?|来)?|其中|力争|争取|确保|保证|努力|使得|使|让|将|把|并|全面|基本|逐步|实现|推动|推进|带动|年均|平均每年|累计|重点(?!实验室|项目|企业|工程|领域|产业|高校|学科|群体|人群|行业|污染物|单位|区域|地区|片区|村|镇|流域|河|湖|任务|景区|商)|加快|\d{1,2}[.、](?!\d)|直接|首期|首年|积极|大力|全力|着力|持续|继续"
    r"|全市|全省|全县|全区|全国|全州|全盟|全旗|全镇|按照|按|以|用|要|应|应当|需|须|再|新|共|总计|预计|计划|拟|首批|分批|原则上|至少|且|和|及|与|以及|或|即|使其|确|坚决|坚守|守住|坚持|严格|不断|进一步|稳步|有序|同时|通过|总体|整体|今后|未来|依次|分别|在|到|至|为|由|从|各|均|都|也|则|[、,)\-·]|①|②|③|④|⑤|\(\d{1,3}\))"
)
_TRAIL = re.compile(
    r"(?:原则上|全部|年均|平均|均|力争|将|要|应|应当|应该|必须|需|须|分别|依次|给予|累计|新增|共|共计|总计|合计|实现|进一步|再|确保|保证|总体|稳定|基本|都|可|能|为|约|的|每年|逐年|年度内|和|与|及|以及|并|其中|[比较](?:(?:19|20)\d\d|上|去|[“\"]?十|基期|目前|现|同期|全)[^,;。]{0,14}"
    r"|全面|努力|已|到|至|在|按|一般|统一|有效|最短|须|不|为期|完成后|[、,(:\-])$"
)
_STRONG = "建成|新建|打造|培育|引进|创建|组建|建立|新改扩建|改扩建|建有"
# Verbs that another verb opens: 组织实施, 推进建设; 普查 in 完成普查工作量 is a thing.
_SECOND = "新增|建设|改造|整治|实施|开展|完成|培养|发布|举办"
_PREPOSITION = re.compile("为|对|在|由|以|通过|围绕|依托|支持|面向|按|各|全|每|鼓励|引导|推动|推进|力争|市|省|区|县|到")
_PLACED = re.compile(r"(?:[^,]{0,14}?(?:期间|年|底|前|内))?(?:在|围绕|依托|面向|为|对|通过|以)")
_HAN2 = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")


@dataclass(frozen=True, slots=True)
class Target:
    """One target as stated: `name` is what is measured, `quote` its place; `per` is "year" for 每年.

    `year` is set where the clause names the year for this one of several values. `sense` is norm for what the plan fixes
    and nobody is to reach: a subsidy, a fee, a time in which something is to be handled.
    """

    name: str
    op: Operator
    value: float
    high: float | None
    unit: str | None
    baseline: float | None
    per: str | None
    quote: Span
    year: int | None = None
    accumulation: Literal["level", "cumulative", "added"] = "level"
    sense: Literal["target", "norm"] = "target"


class Clause(str):
    """The words around one value, in which it is `V`; `offset` is where they begin in `sentence`."""

    sentence: Masked
    offset: int
    at: int
    last: "Target | None"
    last_rule: str
    pending: "tuple[str, int, Value] | None"

    @property
    def value(self) -> Value:
        """The value that the clause is read for."""
        return self.sentence.values[self.at]

    def name(self, start: int, end: int) -> tuple[str, int]:
        """The name in `self[start:end]`, without the words that open and end it, and where it begins."""
        first, last = trimmed(str(self)[start:end])
        return printed(self.sentence, self.offset + start + first, self.offset + start + last), start + first


def printed(sentence: Masked, start: int, end: int) -> str:
    """The words of a stretch of a sentence with its values as they are printed."""
    return "".join(
        sentence.values[at].printed if at in sentence.values else sentence[at] for at in range(start, end)
    ).strip(" ,、")


@lru_cache(maxsize=8192)
def trimmed(words_: str) -> tuple[int, int]:
    """Where the name in a few words begins and ends.

    >>> [("全市粮食产量", "到2025年全市场规模", "将审批时限")[i][slice(*trimmed(w))] for i, w in
    ...  enumerate(("全市粮食产量", "到2025年全市场规模", "将审批时限"))]
    ['粮食产量', '全市场规模', '审批时限']
    """
    cuts = borders(words_)
    start, end = 0, len(words_)
    while (match := _LEAD.match(words_, start)) is not None:
        stop = match.end()
        if stop not in cuts and _HAN.match(words_, stop) and not re.match(r".*(?:年|月|[底末前内])$", match.group()):
            shorter = next((at for at in range(stop - 1, start, -1) if at in cuts and _LEAD.fullmatch(words_, start, at)), None)
            if shorter is None:
                break
            stop = shorter
        start = stop
    while start < end and (match := _TRAIL.search(words_[start:end])) is not None:
        stop = start + match.start()
        if stop not in cuts and _HAN.match(words_[stop:]) and len(match.group()) < 3:
            break
        end = stop
    opened = words_[start:end]
    if opened.count("(") > opened.count(")"):
        start += opened.rfind("(") + 1 if not opened.endswith("(") else 0
    elif opened.count(")") > opened.count("("):
        start += opened.find(")") + 1
    if start < end and words_[start] in "“\"”" and not ("”" in words_[start + 1 : end] and words_[start] == "“"):
        start += 1
    if start < end and words_[end - 1] == "“":
        end -= 1
    return start, max(start, end)


def after_verb(words_: str) -> int:
    """Where the thing made begins: after the verb or verbs that the words open with, 0 where they open with none.

    >>> [after_verb(w) for w in ("建设和改造示范园", "检测机构", "为老年人建成床位", "公园建设项目")]
    [5, 0, 6, 0]
    """
    cuts = borders(words_)
    at = first = trimmed(words_)[0]
    while True:
        verb = compiled(_verbs()).match(words_, at)
        if verb is None or verb.end() not in cuts and not verb.end() == len(words_):
            break
        at = verb.end()
        joined = re.compile(r"(?:\([^()]*\))?(?:了|并|和|、)?").match(words_, at)
        then = joined and compiled(_verbs() if joined.group() else f"{_STRONG}|{_SECOND}").match(words_, joined.end())
        if joined is None or then is None or then.end() >= len(words_):
            break
        at = joined.end()
    if at > first and len(words_) - at != 1:
        return at
    if _PREPOSITION.match(words_) or _PLACED.match(words_):
        strong = [m for m in re.finditer(f"{_STRONG}|建设|完成|开展|实施|提供", words_) if m.start() in cuts and m.end() in cuts and m.end() < len(words_) - 1]
    else:
        strong = [m for m in re.finditer(_STRONG, words_) if m.start() in cuts and m.end() in cuts]
    return strong[-1].end() if strong and not words_[strong[-1].end() :].startswith("的") else 0


@lru_cache(maxsize=1)
def _verbs() -> str:
    return alternatives("targets/making_verbs")


@lru_cache(maxsize=1)
def _any_verbs() -> str:
    return f"(?:{alternatives('targets/making_verbs')}|{alternatives('targets/doing_verbs')})"


# What may stand between a verb and its number.
_BETWEEN = re.compile(r"(?:了|好|约|共|各|不少于|\([^()]*\)|[“\"])+$")


def ends_in_verb(words_: str) -> bool:
    """Whether the words before a value are a verb that makes or has things: 首批优选, 每年抽查, 支持."""
    bare = _BETWEEN.sub("", words_)
    match = compiled(rf"{_any_verbs()}$").search(bare)
    return match is not None and (match.start() in borders(bare) or match.start() == 0)


def verb_before(words_: str) -> int:
    """Where the verb that a clause's words end in begins, with 每年, 争取 or 新 before it; their length where they end in none."""
    bare = _BETWEEN.sub("", words_)
    at, cuts = len(bare), borders(bare)
    while True:
        match = compiled(rf"(?:{_any_verbs()}|每年|争取|力争|至少|新|再|累计)(?:并|和|、)?$").search(bare[:at])
        if match is None or match.start() not in cuts:
            break
        at = match.start()
    return at if at < len(bare) else len(words_)


def clauses(sentence: Masked) -> Iterator[Clause]:
    """The clause of every value, in order."""
    text = _described(sentence)
    places = [at for at in sorted(sentence.values) if text[at] == V]
    for at in places:
        start = at
        depth = 0
        while start > 0 and text[start - 1] not in MARKS and text[start - 1] != V:
            depth += {")": 1, "(": -1}.get(text[start - 1], 0)
            if depth < 0:
                break
            start -= 1
        end, depth = at + 1, 0
        while end < len(text) and text[end] not in MARKS and text[end] != V:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            if depth < 0:
                break
            end += 1
        yield _clause(sentence, text[start:end], start, at)


def _clause(sentence: Masked, words_: str, start: int, at: int) -> Clause:
    clause = Clause(words_)
    clause.sentence, clause.offset, clause.at = sentence, start, at
    clause.last, clause.last_rule, clause.pending = None, "", None
    return clause


def without(clause: Clause, taken: int) -> Clause:
    """The clause without the words before `taken`, a place of the text: they are the name of the value before."""
    starts = clause.sentence.starts
    at = clause.offset
    while at < clause.at and starts[at] < taken:
        at += 1
    return _clause(clause.sentence, str(clause)[at - clause.offset :], at, clause.at)


_GOAL = "目标|水平|要求|标准|任务|比例|比重|速度|增速|增幅|规模|年均"
_GIVEN = re.compile(r"(?:给予|享受|申请|提供|发放|安排|获得|按|按照|不超过|最高|予以|实现|用)(?:每[月年人户]|一次性)*$")


def _described(sentence: Masked) -> str:
    """The sentence with the values that only describe a thing as `W`: 对年薪达到50万元的人才, 亿元以上的企业."""
    text = str(sentence)
    for at in sorted(sentence.values):
        value = sentence.values[at]
        if not re.match(rf"的(?!{_GOAL})", text[at + 1 :]):
            continue
        left = re.split(rf"[{MARKS}{V}]", text[:at])[-1]
        words_ = left[slice(*trimmed(left))]
        number_first = not words_ or ends_in_verb(left) or _GIVEN.search(left) or re.search("[、和及与]$", left)
        if number_first and not (value.unit or "").endswith(("元", "万", "亿")):
            continue
        if number_first and not re.search("在$", left):
            continue
        if value.unit == "%" and re.match(r"的[^,;。]{0,12}(?:补[贴助偿]|奖|贴|资助)", text[at + 1 :]):
            continue
        text = text[:at] + W + text[at + 1 :]
    return text


@dataclass(frozen=True, slots=True)
class TargetRule(Rule[Target | tuple[Target, ...]]):
    """A rule whose pattern is written for a clause: its value is `V`, and values that only describe are `W`."""

    def matches(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[re.Match[str], "Target | tuple[Target, ...]"]]:
        """Every match in the clauses of `folded[start:end]` that states something, with what it states."""
        for clause in clauses(masked(folded, start, end)):
            if (read := self.read(clause)) is not None:
                yield read

    def read(self, clause: Clause) -> tuple[re.Match[str], Target | tuple[Target, ...]] | None:
        """What the rule makes of one clause."""
        match = compiled(self.pattern).search(clause)
        found = self.build(match) if match is not None else None
        return (match, found) if match is not None and found is not None else None


def clause_of(match: re.Match[str]) -> Clause:
    """The clause that was matched."""
    clause = match.string
    assert isinstance(clause, Clause)
    return clause


_PER_YEAR = re.compile(r"每年|年均(?!浓度|值)|逐年")


def told(clause: Clause, name: str, start: int, end: int, **more: object) -> Target | None:
    """The target of a clause under a name, its quote being `clause[start:end]`; None for what is no target."""
    value = clause.value
    if not _HAN2.search(name) or name.endswith("等") or re.search("预期性|约束性", name):
        return None
    before = str(clause)[: str(clause).index(V)]
    op = value.op
    if op == "=" and (bound := re.search(r"(至少|最少|不少于)[^,、]{0,6}$|(最多|至多)[^,、]{0,6}$", before)):
        op = ">=" if bound[1] else "<="
    found = Target(
        name=name,
        op=op,
        value=value.value,
        high=value.high,
        unit=value.unit,
        baseline=None,
        per="year" if _PER_YEAR.search(before[-24:]) else None,
        quote=clause.sentence.span(clause.offset + start, clause.offset + end),
        accumulation="cumulative" if "累计" in before else "added" if "新增" in before else "level",
    )
    return replace(found, **more) if more else found  # type: ignore[arg-type]


def has_verb(words_: str) -> bool:
    """Whether a making verb is among the words."""
    return bool(_verbs_in(words_))


def _verbs_in(words_: str) -> list[re.Match[str]]:
    cuts = borders(words_)
    return [m for m in compiled(_any_verbs()).finditer(words_) if m.start() in cuts and m.end() in cuts]


def object_before(clause: Clause) -> str:
    """What the clause before works on: 注销一件事 in 推行注销一件事，实现“一窗受理、两日办结”; empty where it does not say."""
    before = re.split("[。;:]", clause.sentence[: clause.offset])[-1].rstrip(",")
    for part in reversed(before.split(",")[-2:]):
        for verb in reversed(_verbs_in(part)):
            thing = part[verb.end() :].strip("“”\"")
            if V not in thing and re.fullmatch(r"[\u4e00-\u9fffA-Za-z“”\"]{3,20}", thing):
                return re.sub("[“”\"]", "", thing)
    return ""
