"""小句 (clauses): the words around one value that can say what it measures.

A clause reaches from the mark or the value before to the mark or the value after.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypedDict, Unpack, cast

from plankg.extract.model import Operator
from plankg.extract.model.spans import Span
from plankg.extract.targets.masking import Masked, V, masked
from plankg.extract.targets.naming import TWO_LETTERS, ends_in_verb, measure_at_end, shortened, trimmed, verbs_in
from plankg.extract.targets.value_expressions import Value
from plankg.extract.text.rule import Rule, compiled
from plankg.extract.text.wordlists import alternatives

# A value that only describes something: 超亿元 in 年产值超亿元的村庄.
W = "\ue001"
MARKS = ",;:。!?"
# One of the cases that a figure is for: 每户, 每亩, 单个.
CASE = r"(?:[个家户场人位名笔项次套亩辆台艘座件吨只头株]|平方米)"


@dataclass(frozen=True, slots=True)
class Target:
    """One target as stated: `name` is what is measured, `quote` its place; `per` is "year" for 每年 and "month" for 每月.

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
# A value of a thing that has another: 用工500人以上及一次招录100人以上的企业; the size of what is counted next: 10亿元以上项目3个.
_OF_SEVERAL = re.compile(rf"(?:、|及|和|且)[^{MARKS}{V}]{{0,10}}{W}的?[^{MARKS}{V}、]{{2}}")
_SIZE = re.compile(rf"(?P<kind>[^{MARKS}{V}、的]{{0,6}})(?:项目|企业|产业|园区|集群)[^{MARKS}{V}、]{{0,4}}{V}")
# What is counted has a property of its own: 培育50家年产值1亿元以上企业; an age is always one: 开设2-3岁托班的幼儿园.
_PROPERTY_OF = re.compile(rf"{V}[^{MARKS}{V}的]{{2,8}}$")
_OWNER = re.compile(rf"[^{MARKS}{V}的]{{0,6}}(?:企业|项目|园区|基地|产业|集群|平台|品牌|农户|主体)(?:$|[{MARKS}、])")
# 执行不低于20%的首付比例, 以面积不超过70平方米的小户型为主: the value is what is fixed.
_AT_RATE = r"的[^,;。的]{0,8}(?:比例|[费利税]率|贴息率?|折扣|优惠)"
_MOSTLY = r"的[^,;。的]{2,8}为主"
_GIVEN = re.compile(r"(?:给予|享受|提供|按|用|总额|累计)(?:每[月年人户]|单[次个家户项])*$")


def _described(sentence: Masked) -> str:
    """The sentence with the values that only describe a thing as `W`: 对年薪达到50万元的人才, 亿元以上的企业."""
    text = str(sentence)
    for at in sorted(sentence.values, reverse=True):
        value = sentence.values[at]
        several = _OF_SEVERAL.match(text, at + 1) and not ends_in_verb(re.split(rf"[{MARKS}{V}]", text[:at])[-1])
        if (value.after and several) or _is_size(text, at, sentence.values):
            text = text[:at] + W + text[at + 1 :]
            continue
        aged = value.unit == "岁" and re.match(rf"[^{MARKS}{V}]{{1,14}}{V}", text[at + 1 :])
        if aged or (value.after and _PROPERTY_OF.search(text[:at]) and _OWNER.match(text, at + 1)):
            text = text[:at] + W + text[at + 1 :]
            continue
        row = re.match(rf"(?:\([^()]*\))?(?:[、和及或]{V})*的(?!{_GOAL})", text[at + 1 :])
        if row is None:
            continue
        left = re.split(rf"[{MARKS}{V}]", text[:at])[-1]
        if row.end() > 1 and len(left) < 2:
            continue
        words_ = left[slice(*trimmed(left))]
        if _number_first(value, left, words_) or _is_fixed(text, at, left, row.end(), sentence.values):
            continue
        text = text[:at] + W + row.group().replace(V, W) + text[at + 1 + row.end() :]
    return text


def _number_first(value: Value, left: str, words_: str) -> bool:
    """Whether a value with 的 after it is a number of the thing that is named then: 建设20个以上的林场."""
    at_most = value.op == "<=" and value.after and not words_
    first = (not at_most and not words_) or ends_in_verb(left) or _GIVEN.search(left) or re.search("[、和及与]$", left)
    money = (value.unit or "").endswith(("元", "万", "亿"))
    return bool(first) and ((money and not left.endswith("在")) or not (money or (value.unit or "").endswith("人口")))


def _is_fixed(text: str, at: int, left: str, end: int, values: dict[int, Value]) -> bool:
    """Whether a value with 的 after it is itself what is given or fixed: 给予最高3万元的奖励, 执行不低于20%的首付比例."""
    value = values[at]
    row = [values[place] for place in range(at, at + end) if place in values]
    if any(re.search("最长[^,]{0,6}$", left + one.before) or one.before.startswith("最长") for one in row):
        return True
    if value.unit == "%" or value.op == "<=" or re.search("最高[^,]{0,4}$", left):
        given = re.search("给予|予以|享受|提供|发放|安排|申[请领]", left) and not value.after
        thing = alternatives("targets/granted_things") if given else "(?:补[贴助偿]|奖)"
        if re.match(rf"(?:不等)?的[^,;。]{{0,12}}{thing}", text[at + 1 :]):
            return True
    rate = value.unit == "%" and compiled(_AT_RATE).match(text, at + 1)
    return bool(value.compared and (rate or (left.endswith("面积") and compiled(_MOSTLY).match(text, at + 1))))


def _is_size(text: str, at: int, values: dict[int, Value]) -> bool:
    """Whether an amount of money is the size of what is counted next: 亿元以上重点项目3个, 50亿元企业1家; not 10亿元支持企业3家."""
    sized = _SIZE.match(text, at + 1) if values[at].printed.find("元") > 0 else None
    counted = values[sized.end() - 1].unit if sized is not None else None
    if sized is None or verbs_in(sized["kind"]):
        return False
    return bool(values[at].after) or counted in {"个", "家", "户"}


@dataclass(frozen=True, slots=True)
class TargetRule(Rule[Target | tuple[Target, ...]]):
    """A rule whose pattern is written for a clause: its value is `V`, and values that only describe are `W`."""

    def matches(
        self, folded: str, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[re.Match[str], "Target | tuple[Target, ...]"]]:
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
    return cast("Clause", match.string)


# What is left where the name was not found: a nature, a year, a verb that only moves a figure.
_NO_NAME = r"^第.年$|^提[升高]$"
_PER_YEAR = re.compile(r"每年|年均(?!浓度)|逐年")
_PER_MONTH = re.compile(r"每月[^,、]{0,6}$|月均")


class Details(TypedDict, total=False):
    """What a rule knows of a target beyond its clause."""

    op: Operator
    baseline: float | None
    quote: Span
    year: int | None
    sense: Literal["target", "norm"]


def stated(clause: Clause, name: str, start: int, end: int, **more: Unpack[Details]) -> Target | None:
    """The target of a clause under a name, its quote being `clause[start:end]`; None for what is no target."""
    value = clause.value
    if not TWO_LETTERS.search(name) or name.endswith("等") or compiled(_NO_NAME).search(name):
        return None
    before = str(clause)[: str(clause).index(V)]
    op = value.op
    if op == "=" and (
        bound := re.search(
            r"(至少|不少于)[^,、]{0,6}$|(最多|最高|最长)(?:可[^,、]{0,5}|[^,、]{0,6}(?<!上[浮调]))$", before
        )
    ):
        op = ">=" if bound[1] else "<="
    found = Target(
        name=shortened(name),
        op=op,
        value=value.value,
        high=value.high,
        unit=value.unit,
        baseline=None,
        per="year" if _PER_YEAR.search(before[-24:]) else "month" if _PER_MONTH.search(before[-24:]) else None,
        quote=clause.sentence.span(clause.offset + start, clause.offset + end),
        accumulation="cumulative" if "累计" in before else "added" if _is_added(before, value.unit) else "level",
    )
    return replace(found, **more)


def _is_added(before: str, unit: str | None) -> bool:
    """Whether so many are added to what there is: 新增3家, 余额增长5亿元; not 增长5%."""
    grows = unit not in {"%", "倍", "个百分点", None} and re.search("(?:净增|增[长加])[约近]?$", before) is not None
    return grows or "新增" in before


def object_before(clause: Clause) -> str:
    """What the clause before works on: 注销一件事 in 推行注销一件事，实现“一窗受理、两日办结”; empty where it does not say."""
    before = re.split("[。;:]", clause.sentence[: clause.offset])[-1].rstrip(",")
    for part in reversed(before.split(",")[-2:]):
        for verb in reversed(verbs_in(part)):
            thing = part[verb.end() :].strip('“”"')
            if V not in thing and re.fullmatch(r"[\u4e00-\u9fffA-Za-z“”\"、]{3,24}", thing):
                return re.sub('[“”"]', "", thing)
    return ""


# Names that say how something is measured, and not what: 规模达到500亿元 after 发展低空经济.
_BARE = r"(?:总?规模|总?数量|总[量数值]|总面积|比[例重率]|占比|增速|年?产值|覆盖率)"
# What can be worked on and not counted: 规模达到500亿元 after 实施倍增行动, 数量达到20家 after 扩大服务范围.
_UNCOUNTED = r"^占|(?:行动|工程|计划|专项|范围|水平|能力|力度|体系|环境|质量)$"


def is_bare(name: str) -> bool:
    """Whether a name is a measure alone."""
    return compiled(_BARE).fullmatch(name) is not None


def names_measure(words: str) -> bool:
    """Whether the words of a title are the name of a measure: 林业投资, 湿地保护率."""
    return re.search("投资$", words) is not None or measure_at_end().search(words) is not None


def subject_before(clause: Clause) -> str:
    """What the words right before a clause are: 公共充电桩 in 公共充电桩，到2027年达到1000个; else what they work on."""
    before = clause.sentence[: clause.offset]
    # A title at the beginning, and what it is about: 林业产值。到2028年达到150亿元.
    part = before[:-1] if re.fullmatch("[^。;:,]+[。:]", before) else re.split("[。;:,]", before.rstrip(","))[-1]
    own = part[slice(*trimmed(part))]
    if before.endswith(("。", ":")) and part == before[:-1] and names_measure(own):
        return own
    plain = V not in part and not verbs_in(part) and re.fullmatch(r"[\u4e00-\u9fffA-Za-z]{3,20}", own)
    subject = own if plain else object_before(clause)
    return "" if compiled(_UNCOUNTED).search(subject) else subject
