"""目标值 (targets): quantities with a target in running text, each with the shortest clause that states it.

A result already reached (“十三五”时期…达到) is no target: the caller leaves out the review of past years, and a clause with
已, 累计 or a past year in front is skipped here.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.model import Operator, Span
from extract.rule import Rule
from extract.units import UNIT
from extract.values import operator_of

DIGITS = tuple("0123456789")
NUMBER = r"\d[\d,]*(?:\.\d+)?"
BEFORE = r"最高不超过|最多不超过|最高|最多|至多|不多于|不低于|不少于|不小于|不高于|不超过|不大于|不短于|高于|超过|低于|突破|约"
AFTER = r"及以上|及以下|\(含\)以上|\(含\)以下|以上|以下|以内|左右"
_VALUE = (
    rf"(?P<before>{BEFORE})?[ ]*(?P<value>{NUMBER})(?P<sign1>%)?(?:[ ]*[-~至到][ ]*(?P<high>{NUMBER}))?[ ]*"
    rf"(?P<unit>{UNIT})(?![\u4e00-\u9fff]{{0,1}}(?:级|月|日)(?![均产]))[ ]*(?P<after>{AFTER})?"
)
_REACH = (
    "达到|达|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增至|扩大到|扩大至|压缩到|压缩至|压减至|缩短至|缩短到|缩减至|降至|降到|降低到|"
    "降低至|下降到|下降至|减少到|减少至|控制在|稳定在|保持在|维持在|为|占比达|占|原则上实现|全部实现|实现"
)
_MAKE = (
    "新建|新增|建设|建成|建立|培育|培养|打造|引进|引育|创建|选取|奖励|增加|完成|实施|组织实施|发布实施|发布|制定|制修订|修订|组建|认定|集聚|发展|"
    "承担|申报|申请|新申请|立项|产生|开展|推出|推广|遴选|评选|改造|新改扩建|改扩建|整治|治理|争取|获得|形成|举办|培训|布局|支持|"
    "扶持|孵化|落地|引入|招引|吸引|汇聚|累计新增|累计建成|开发|开通|开放|发放|减少|压减|淘汰|关闭|搬迁|设立|成立|转化|突破|攻克|研制"
)
LEAD = (
    r"^(?:(?:到|至)?(?:20\d\d)年(?:底|末)?(?:前)?[,、]?|在?[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|末)?[,、]?|其中|力争|争取|确保|努力|使得?|让|将|并|"
    r"全面|基本|逐步|实现|推动|每年|年均|累计|组织|重点|加快|积极|大力|全市|全省|全县|全区|全国|,|、|:|—|-)+"
)
# Conditions that somebody has to meet, and not what the plan wants to reach.
_CONDITION = r"服务期|年龄|任期|离校|毕业|正常(?:运营|经营)|工作经历|注册满"
_PAST = r"已|累计(?:建成|完成|实现)了|截至|截止|上年|去年|比上年"
YEAR = r"(?:到|至|于)?(?P<year>20\d\d)年(?:底|末)?(?:前|之前)?"


@dataclass(frozen=True, slots=True)
class Target:
    """One target as stated: `name` trimmed to the quantity, `quote` the clause; `per` is "year" for 每年."""

    name: str
    op: Operator
    value: float
    high: float | None
    unit: str | None
    baseline: float | None
    per: str | None
    quote: Span


def number(printed: str) -> float:
    """The number that digits say, an int where it is one."""
    value = float(printed.replace(",", ""))
    return int(value) if value.is_integer() else value


def target(match: re.Match[str]) -> Target | None:
    """The target of a match with the groups of VALUE; None for a result reached, or a condition that somebody has to meet."""
    groups = match.groupdict()
    name = re.sub(
        r"(?:原则上|全部|均|力争|将|要|应|分别|依次|总额|给予)+$", "", re.sub(LEAD, "", groups["name"].strip())
    )
    clause = match.string[
        max(match.string.rfind("。", 0, match.start()) + 1, match.start() - 40) : match.start("value")
    ]
    if not re.search(r"[\u4e00-\u9fff]{2}", name) or re.search(_PAST, clause) or re.search(_CONDITION, name):
        return None
    before = {"突破": "超过"}.get(groups["before"] or "", groups["before"])
    base = groups.get("base")
    return Target(
        name=name,
        op=operator_of(before, groups["after"]),
        value=number(groups["value"]),
        high=number(groups["high"]) if groups["high"] else None,
        unit="%" if groups["sign1"] else groups["unit"],
        baseline=number(base) if base else None,
        per="year" if re.search(r"每年|年均", match.string[max(match.start() - 6, 0) : match.start("value")]) else None,
        quote=Span(match.start("quote"), match.end("quote")),
    )


def _counted(match: re.Match[str]) -> Target | None:
    """建设 N 个 NAME: years and days are no things made, and what stands before the last 的 only describes them."""
    made = target(match) if match["unit"] not in {"年", "月", "天", "日", "周", "小时", "期", "次"} else None
    if made is None:
        return None
    thing = made.name.rpartition("的")[2]
    return replace(made, name=thing) if len(thing) >= 2 else made


def _whole(match: re.Match[str]) -> Target | None:
    """全覆盖, 全部建成: a hundred percent of what is named."""
    name = re.sub(LEAD, "", match["name"].strip("，, "))
    if not re.search(r"[\u4e00-\u9fff]{2}", name):
        return None
    return Target(name, "=", 100, None, "%", None, None, Span(*match.span("quote")))


_NAME = r"(?P<name>[^,。;:!?\n]{2,45}?)"
_END = r"(?=[,。;、:!?)\n]|\Z|和|及|并|,)"


@lru_cache(maxsize=1)
def level_rules() -> tuple[Rule[Target], ...]:
    """The rules in the order of trial."""
    return (
        Rule(
            name="target-from-to",
            gloss="NAME 由 A 压缩至 B: a target with its baseline.",
            cues=("由",),
            pattern=rf"""
                (?P<quote>(?P<name>(?:[^,。;:、!?\n将](?!由)){{1,24}}[^,。;:、])由(?P<base>{NUMBER})[ ]*{UNIT}
                [\u4e00-\u9fff]{{0,4}}?(?:压缩|压减|缩短|减少|降低|下降|提高|提升|增加|增长|扩大|精简)(?:至|到|为)(?:了)?{_VALUE})
            """,
            build=target,
            finds={
                "将注销公告时间由45天压缩至20天,降低成本。": {
                    "name": "注销公告时间",
                    "baseline": 45,
                    "value": 20,
                    "unit": "天",
                }
            },
            skips=("许可目录已由60类精简至10类。",),
        ),
        Rule(
            name="target-relative-change",
            gloss="NAME 比…增加 N%: a change against the named start.",
            cues=("增加", "增长", "提高", "提升", "下降", "降低", "减少", "压减"),
            pattern=rf"""
                (?P<quote>{_NAME}(?:(?:比|较)[^,。;]{{1,12}}?)?(?:年均)?(?:增加|增长|提高|提升|下降|降低|减少|压减){_VALUE}){_END}
            """,
            build=lambda match: target(match) if match["unit"] in {"%", "个百分点", "倍"} else None,
            finds={"全省证书数量比“十三五”时期增加5%以上。": {"value": 5, "unit": "%", "op": ">="}},
            skips=("增加投入，提高能力。",),
        ),
        Rule(
            name="target-reaches",
            gloss="NAME 达到/提高到/控制在 VALUE: a level to be reached.",
            cues=("达", "到", "至", "在", "为", "占", "不", "高于", "低于", "超过", "突破", "约"),
            pattern=rf"""
                (?P<quote>{_NAME}(?:(?:{_REACH})[ ]*|(?={BEFORE})){_VALUE})
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
            name="target-make-number-of",
            gloss="建设 N 个以上 NAME: so many of a thing are to be made.",
            cues=DIGITS,
            pattern=rf"""
                (?P<quote>(?:每年)?(?:争取|力争|新)?(?:{_MAKE}){_VALUE}[ ]*
                (?!{AFTER})(?P<name>[^,。;:!?\n]{{2,40}}?))(?=[,。;:!?\n]|\Z|、[^,。;、]{{0,8}}\d)
            """,
            build=_counted,
            finds={
                "建设20家以上省级质检中心。": {"op": ">=", "value": 20, "unit": "家", "name": "省级质检中心"},
                "培育3-5个有影响力的品牌,提升形象。": {"op": "=", "value": 3, "high": 5, "unit": "个"},
            },
            skips=("建设“1+2”体系。", "实施3年行动方案。"),
        ),
        Rule(
            name="target-make-of-number",
            gloss="建设 NAME N 个: so many of a thing are to be made, number last.",
            cues=DIGITS,
            pattern=rf"""
                (?P<quote>(?:每年)?(?:{_MAKE})(?P<name>[^,。;:!?\n\d]{{2,40}}?){_VALUE}){_END}
            """,
            build=target,
            finds={
                "发布实施省、市地方标准500项。": {"value": 500, "unit": "项", "name": "省、市地方标准"},
                "力争申报国家级科研项目3-5个,积极参与。": {"value": 3, "high": 5},
            },
            skips=("开展第3批试点工作。",),
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
