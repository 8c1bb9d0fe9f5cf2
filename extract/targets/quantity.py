"""目标值 (targets): quantities with a target in running text, each with the shortest clause that states it.

A result already reached (“十三五”时期…达到) is no target: the caller leaves out the review of past years, and a clause with
已, 累计 or a past year in front is skipped here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extract.model import Operator, Span
from extract.targets.target_words import AFTER, BEFORE, CHANGE, CHANGES, LEAD, MAKE, NUMBER, REACH, TRAIL, VALUE
from extract.text.rule import Rule, compiled
from extract.text.units import UNIT
from extract.text.values import operator_of

DIGITS = tuple("0123456789")
# Conditions that somebody has to meet, and not what the plan wants to reach.
_CONDITION = r"服务期|年龄|任期|离校|毕业(?!生)|毕业生?[\u4e00-\u9fff]{0,2}年内|正常(?:运营|经营)|工作经历|注册满"
_PAST = r"已|目前|现有|同比|仅为|今年以来|累计(?:建成|完成|实现)了|截至|截止|上年|去年|比上年"


@dataclass(frozen=True, slots=True)
class Target:
    """One target as stated: `name` trimmed to the quantity, `quote` the clause; `per` is "year" for 每年.

    `year` is set where the clause names the year for this one of several values.
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


def number(printed: str) -> float:
    """The number that digits say, an int where it is one."""
    value = float(printed.replace(",", ""))
    return int(value) if value.is_integer() else value


def target(match: re.Match[str], thing: str | None = None) -> Target | None:
    """The target of a match with the groups of VALUE; None for a result reached, or a condition that somebody has to meet.

    `thing` is what is counted where the match does not name it.
    """
    groups = match.groupdict()
    cut = groups["name"].rfind("(") + 1 if groups["name"].count("(") > groups["name"].count(")") else 0
    printed = re.sub(LEAD, "", thing or groups["name"][cut:].strip())
    dated = re.search(r"(?:到|至)?(20\d\d)年(?:底|末)?前?$", printed)
    name = re.sub(TRAIL, "", printed[: dated.start()] if dated else printed)
    gathered = "累计" in groups["name"] or "累计" in match.string[max(match.start() - 4, 0) : match.start("value")]
    clause = match.string[
        max(match.string.rfind("。", 0, match.start()) + 1, match.start() - 40) : match.start("value")
    ]
    if not re.search(r"[\u4e00-\u9fff]{2}", name) or re.search(_PAST, clause) or re.search(_CONDITION, name):
        return None
    if name.endswith("等") or compiled(rf"(?:{MAKE}|{CHANGE})*(?:{BEFORE})?").fullmatch(name):
        return None
    unit = "%" if groups["sign1"] else groups["unit"]
    if unit == "年" and 1900 <= number(groups["value"]) <= 2100:
        return None
    base = groups.get("base")
    return Target(
        name=name,
        op=operator_of(groups["before"], groups["after"]),
        value=number(groups["value"]),
        high=number(groups["high"]) if groups["high"] else None,
        unit=unit,
        baseline=number(base) if base else None,
        per="year" if re.search(r"每年|年均(?!浓度|值)", _near(match)) else None,
        quote=Span(match.start("name") + cut if cut else match.start("quote"), match.end("quote")),
        year=int(dated[1]) if dated else None,
        accumulation="cumulative" if gathered else "added" if "新增" in match.group() else "level",
    )


def _doubled(match: re.Match[str]) -> Target | None:
    """翻一番 is twice as much, 翻两番 four times."""
    name = re.sub(LEAD, "", match["name"].strip())
    value = {"两": 4, "二": 4, "2": 4}.get(match["times"] or "", 2)
    return Target(name, "=", value, None, "倍", None, None, Span(*match.span("quote"))) if len(name) >= 2 else None


def _near(match: re.Match[str]) -> str:
    """The words of a match before its value, and those just before it in the same clause."""
    return re.split(r"[,。;]", match.string[max(match.start() - 6, 0) : match.start("value")])[-1]


def object_before(match: re.Match[str]) -> str | None:
    """What the clause before a match works on: 场景培育项目 in 实施场景培育项目，…; None when it does not say."""
    start = match.start("quote")
    clause = re.split(r"[,。;:]", match.string[max(start - 60, 0) : start].rstrip(", "))[-1]
    thing = re.split(rf"{MAKE}|推行|优化|加强|提升|完善|深化|推进|推动", clause)[-1]
    named = re.fullmatch(r"[\u4e00-\u9fffA-Za-z“”\"]{2,20}", thing) is not None and thing != clause
    return re.sub(r"[“”\"]", "", thing) if named else None


def _whole(match: re.Match[str]) -> Target | None:
    """全覆盖, 全部建成: a hundred percent of what is named."""
    name = re.sub(LEAD, "", match["name"].strip("，, "))
    if not re.search(r"[\u4e00-\u9fff]{2}", name):
        return None
    return Target(name, "=", 100, None, "%", None, None, Span(*match.span("quote")))


# A name does not hold the value of the target before it: 面积38万亩、产量达到….
NAME = (
    r"(?<!\d)(?!(?<=\.)\d)(?<!\d[万亿千百个家项元公亩人吨户名座])(?<!\d[万亿千百公][元人亩吨户里个斤])(?P<name>(?![、和及])"
    r"(?:(?!\d[\d.,]*[^\d、,。;]{0,5}、)[^,。;:!?\n]){2,45}?)"
)
END = r"(?=[,。;、:!?)\n]|\Z|和|及|并|,)"


@lru_cache(maxsize=1)
def level_rules() -> tuple[Rule[Target], ...]:
    """The rules in the order of trial."""
    return (
        Rule(
            name="target-from-to",
            gloss="NAME 由 A 压缩至 B: a target with its baseline.",
            cues=("由", "从"),
            pattern=rf"""
                (?P<quote>(?P<name>(?:[^,。;:、!?\n将](?![由从])){{1,24}}[^,。;:、])[由从](?:20\d\d年(?:底|末)?的?|目前的?|现在的?)?
                (?P<base>{NUMBER})[ ]*(?:{UNIT}|:1(?!\d))
                [\u4e00-\u9fff]{{0,4}}?(?:{CHANGE}|精简|升|增|降|减|扩大|回落)(?:至|到|为)(?:了)?{VALUE})
            """,
            build=target,
            finds={
                "将注销公告时间由45天压缩至20天,降低成本。": {
                    "name": "注销公告时间",
                    "baseline": 45,
                    "value": 20,
                    "unit": "天",
                },
                "绿化率由2020年的12%提高到15%。": {"name": "绿化率", "baseline": 12, "value": 15},
            },
            skips=("许可目录已由60类精简至10类。",),
        ),
        Rule(
            name="target-relative-change",
            gloss="NAME 比…增加 N%: a change against the named start.",
            cues=CHANGES,
            pattern=rf"""
                (?P<quote>{NAME}(?:(?:比|较)[^,。;]{{1,12}}?)?(?:年均|累计)?(?:{CHANGE}){VALUE}){END}
            """,
            build=target,
            finds={
                "全省证书数量比“十三五”时期增加5%以上。": {"value": 5, "unit": "%", "op": ">="},
                "单位能耗累计下降13%。": {"name": "单位能耗", "value": 13, "accumulation": "cumulative"},
                "审批时间缩短3个工作日。": {"name": "审批时间", "value": 3, "unit": "个工作日"},
            },
            skips=("增加投入，提高能力。",),
        ),
        Rule(
            name="target-reaches",
            gloss="NAME 达到/提高到/控制在 VALUE: a level to be reached.",
            cues=("达", "到", "至", "在", "为", "占", "实现", "不", "高于", "低于", "超过", "突破", "约", "于"),
            pattern=rf"""
                (?P<quote>(?!对){NAME}(?:(?:{REACH}|在(?=\d|{BEFORE}))[ ]*(?:每[人户月年亩]){{0,2}}|(?={BEFORE}))(?>{VALUE}))
                (?!的(?:企业|单位|项目|地区|个人|家庭|机构|学生|人员|园区|场所))
            """,
            build=target,
            finds={
                "到2025年,食品抽检合格率达到98%以上。": {
                    "name": "食品抽检合格率",
                    "op": ">=",
                    "value": 98,
                    "unit": "%",
                },
                "使计量标准总数达到1312项,覆盖多个领域。": {"name": "计量标准总数", "op": "=", "value": 1312},
                "每年新申请科研项目不少于2项。": {"op": ">=", "value": 2, "per": "year"},
            },
            skips=("经营主体已达到182万户。", "达到国家法定要求。"),
        ),
        Rule(
            name="target-rate-is",
            gloss="…率/…比例 N%: the quantity and its value side by side.",
            cues=("率", "比例", "比重", "占比", "增速", "增幅", "涨幅", "每"),
            pattern=rf"""
                (?:(?<=[,。;:、年])|\A)[ ]*(?P<quote>(?!{CHANGE})(?P<name>[^,。;:!?\n\d]{{2,30}}?(?:率|比例|比重|占比|增速|增幅|涨幅)|
                每[百千万]{{0,2}}[人户口老][\u4e00-\u9fff()]{{2,16}}?){VALUE}){END}
            """,
            build=target,
            finds={
                "垃圾回收利用率35%以上,抽检合格率98%。": {"name": "垃圾回收利用率", "value": 35, "op": ">="},
                "工业增加值增速7%。": {"name": "工业增加值增速", "value": 7},
                "每百户拥有充电桩12个。": {"name": "每百户拥有充电桩", "value": 12},
            },
            skips=("提高回收利用率。", "利率3%的贷款。"),
        ),
        Rule(
            name="target-share-that",
            gloss="N%以上的 NAME 做到…: a share of all shall do something.",
            cues=("%",),
            pattern=rf"""
                (?:(?<=[,。;])|\A)[ ]*(?P<quote>(?:力争|确保|实现)?(?P<before>{BEFORE})?(?P<value>{NUMBER})(?P<sign1>%)(?P<high>(?!))?(?P<unit>(?!))?
                (?P<after>{AFTER})?的(?P<name>[\u4e00-\u9fff]{{2,12}}?(?:达到|建成|完成|实现|开展|建立|纳入|实行|配备|接入|设立|通过)[^,。;:!?\n\d]{{2,24}}?)){END}
            """,
            build=target,
            finds={"80%以上的社区建成养老服务站。": {"name": "社区建成养老服务站", "value": 80, "op": ">="}},
            skips=("给予10%的补贴。",),
        ),
        Rule(
            name="target-doubles",
            gloss="NAME 翻一番, 倍增: twice as much.",
            cues=("番", "倍增"),
            pattern=rf"""
                (?P<quote>{NAME}(?:(?:比|较)[^,。;]{{1,12}}?)?(?:实现)?(?:翻(?P<times>[一两二12])?番|(?<![计行划])倍增(?![计行工])))
            """,
            build=_doubled,
            finds={
                "到2035年,生产总值比2020年翻一番。": {"name": "生产总值", "value": 2, "unit": "倍"},
                "实现产值翻两番。": {"value": 4},
            },
            skips=("实施企业倍增计划。", "翻番。"),
        ),
        Rule(
            name="target-everything",
            gloss="NAME 全覆盖, 全部建成: a hundred percent.",
            cues=("全覆盖", "全部"),
            pattern=r"""
                (?P<quote>(?P<name>[^,。;:!?\n]{2,40}?)(?:实现|达到)?(?:全覆盖|全部(?:建设|建成|完成|达标|实现|纳入|接入)(?![^,。;]{0,6}\d)[^,。;]{0,24}))(?=[,。;、!?\n]|\Z)
            """,
            build=_whole,
            finds={
                "学校“互联网+明厨亮灶”全覆盖。": {"value": 100, "unit": "%"},
                "实现监管事项全覆盖。": {"value": 100, "name": "监管事项"},
            },
            skips=("扩大覆盖面。",),
        ),
    )
