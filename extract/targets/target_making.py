"""新建与培育 (making): targets that say how many of a thing are to be made, with the number before or behind the thing."""

import re
from dataclasses import replace
from functools import lru_cache

from extract.targets.quantity import DIGITS, END, Target, object_before, target
from extract.targets.target_words import AFTER, BEFORE, MAKE, VALUE
from extract.text.rule import Rule


def _counted(match: re.Match[str]) -> Target | None:
    """建设 N 个 NAME: years and days are no things made, and what stands before the last 的 only describes them."""
    made = target(match) if match["unit"] not in {"年", "月", "天", "日", "周", "小时", "期", "次"} else None
    if made is None:
        return None
    thing = made.name.rpartition("的")[2]
    return replace(made, name=thing) if len(thing) >= 2 else made


def _before_it(match: re.Match[str]) -> Target | None:
    """…实施场景培育项目，每年遴选不超过10个: what is counted is the object of the clause before."""
    thing = object_before(match)
    return target(match, thing) if thing else None


@lru_cache(maxsize=1)
def making_rules() -> tuple[Rule[Target], ...]:
    """The rules in the order of trial."""
    return (
        Rule(
            name="target-newly",
            gloss="城镇新增就业 N 人: what is new stands inside the name.",
            cues=("新增",),
            pattern=rf"""
                (?:(?<=[,。;:、\n])|\A)[ ]*(?P<quote>(?P<name>(?!每年|年均|累计|力争|确保|实现|预计|计划|带动|其中|全[省市县区国]|[一二三四五]年|争取|当年)
                [\u4e00-\u9fff]{{2,4}}新增[\u4e00-\u9fff]{{2,8}}?)(?:年均|累计|达到)?{VALUE}){END}
            """,
            build=target,
            finds={"城镇新增就业年均5万人。": {"name": "城镇新增就业", "value": 5, "unit": "万人", "per": "year"}},
            skips=("每年新增岗位5万个。",),
        ),
        Rule(
            name="target-make-number-of",
            gloss="建设 N 个以上 NAME: so many of a thing are to be made.",
            cues=DIGITS,
            pattern=rf"""
                (?P<quote>(?:每年)?(?:争取|力争|新)?(?:{MAKE})(?:[和、]?(?:{MAKE}))?(?>{VALUE})[ ]*
                (?!{AFTER}|、)(?P<name>[^,。;:!?\n]{{2,40}}?))(?=[,。;:!?\n]|\Z|、[^,。;、]{{0,8}}\d|(?:和|及|与)[ ]*\d)
            """,
            build=_counted,
            finds={
                "建设20家以上省级质检中心。": {"op": ">=", "value": 20, "unit": "家", "name": "省级质检中心"},
                "培育3-5个有影响力的品牌,提升形象。": {"op": "=", "value": 3, "high": 5, "unit": "个"},
            },
            skips=("建设“1+2”体系。", "实施3年行动方案。"),
        ),
        Rule(
            name="target-make-of-those",
            gloss="…NAME，每年遴选不超过 N 个: so many of what the clause before names.",
            cues=DIGITS,
            pattern=rf"""
                (?<=[,;])[ ]*(?P<quote>(?P<name>每年(?:{MAKE})|(?:{MAKE})(?={BEFORE}))(?={BEFORE}|\d){VALUE}){END}
            """,
            build=_before_it,
            finds={
                "鼓励社区实施便民项目,每年遴选不超过8个,给予补助。": {
                    "name": "便民项目",
                    "op": "<=",
                    "value": 8,
                    "per": "year",
                }
            },
            skips=("加强管理,培训200人。",),
        ),
        Rule(
            name="target-make-of-number",
            gloss="建设 NAME N 个: so many of a thing are to be made, number last.",
            cues=DIGITS,
            pattern=rf"""
                (?P<quote>(?:每年)?(?:{MAKE})(?:[和、](?:{MAKE}))?(?P<name>[^,。;:!?\n\d]{{2,40}}?){VALUE}){END}
            """,
            build=target,
            finds={
                "发布实施省、市地方标准500项。": {"value": 500, "unit": "项", "name": "省、市地方标准"},
                "力争申报国家级科研项目3-5个,积极参与。": {"value": 3, "high": 5},
            },
            skips=("开展第3批试点工作。",),
        ),
    )
