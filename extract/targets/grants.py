"""补助与时限 (grants): targets that are amounts granted, shares at most, times to be kept, and things that shall not happen."""

import re
from functools import lru_cache

from extract.model import Span
from extract.targets.quantity import DIGITS, Target, number, object_before, target
from extract.targets.target_words import AFTER, BEFORE, LEAD, NUMBER
from extract.text.numbering import chinese_number
from extract.text.rule import Rule, compiled
from extract.text.units import UNIT
from extract.text.values import operator_of

_GRANT = "补助|补贴|奖励支持|奖励|奖补|资助|资金|贷款|授信|支持|减免|住宿|经费|补偿|奖金|额度"
_AMOUNT = rf"(?P<value>{NUMBER})[ ]*(?P<unit>{UNIT})"


def _granted(match: re.Match[str]) -> tuple[Target, ...] | None:
    """分别给予最高不超过30万元、80万元补助: one target for each amount, all with the same quote."""
    name = re.sub(r"^(?:的|一次性的?)", "", match["name"])
    quote = Span(match.start("quote"), match.end("quote"))
    amounts = list(compiled(_AMOUNT).finditer(match["amounts"]))
    per = "year" if re.search(r"每年|年均", match.string[max(match.start() - 6, 0) : match.start("amounts")]) else None
    op = operator_of(match["only"] or match["before"], match["after"])
    return (
        tuple(
            Target(name, op, number(a["value"]), None, "%" if a["unit"] == "%" else a["unit"], None, per, quote)
            for a in amounts
            if a["unit"] not in {"名", "人", "个"}
        )
        or None
    )


def _soon(match: re.Match[str]) -> Target | None:
    """半日办结, 20分钟健身圈: within so much time."""
    printed = match["value"]
    value: float = 0.5 if printed == "半" else int(printed) if printed.isdigit() else chinese_number(printed)
    name = re.sub(r"[“”\"]", "", match["name"] or match["thing"] or object_before(match) or "")
    return Target(name, "<=", value, None, match["unit"], None, None, Span(*match.span("quote"))) if name else None


def _nothing(match: re.Match[str]) -> Target | None:
    name = re.sub(LEAD, "", match["name"])
    return Target(name, "<=", 0, None, None, None, None, Span(*match.span("quote"))) if len(name) >= 2 else None


@lru_cache(maxsize=1)
def grant_rules() -> tuple[Rule[Target | tuple[Target, ...]], ...]:
    """The rules in the order of trial."""
    return (
        Rule(
            name="target-share-of",
            gloss="不超过 NAME 的 N%: a share at most or at least.",
            cues=("%",),
            pattern=rf"""
                (?P<quote>(?P<before>{BEFORE})(?P<name>[\u4e00-\u9fff]{{2,14}}?)的(?P<value>{NUMBER})(?P<sign1>%)
                (?P<high>(?!))?(?P<unit>(?!))?(?P<after>(?!))?(?:补贴|补助|奖励)?)
            """,
            build=target,
            finds={
                "按照不超过设备采购费用的15%给予补助。": {"name": "设备采购费用", "op": "<=", "value": 15, "unit": "%"}
            },
            skips=("超过去年的水平。",),
        ),
        Rule(
            name="target-share-granted",
            gloss="按 NAME 的 N% 给予补助, NAME N% 的补贴: the share that is granted.",
            cues=("%",),
            pattern=rf"""
                (?:(?<=[,。;、:和及])|\A|(?=给予|按|享受|提供))(?P<quote>(?:给予|按照?|对|享受|提供)?(?P<name>[^,。;:!?、\n\d]{{2,24}}?)
                (?:按[\u4e00-\u9fff]{{2,8}}?)?的?(?P<before>{BEFORE})?
                (?P<value>{NUMBER})(?P<sign1>%)(?P<high>(?!))?(?P<unit>(?!))?(?P<after>{AFTER})?(?:的|的?标准|的?比例)?(?:给予|予以)?
                [\u4e00-\u9fff]{{0,6}}?(?:补贴|补助|奖励|奖补|贴息|资助|补偿)+)
            """,
            build=target,
            finds={
                "按设备投资额的20%给予补助。": {"name": "设备投资额", "op": "=", "value": 20, "unit": "%"},
                "给予当年贷款利息30%的财政贴息。": {"name": "当年贷款利息", "value": 30},
            },
            skips=("合格率达到98%,加强补贴管理。",),
        ),
        Rule(
            name="target-grant",
            gloss="给予最高不超过 A、B 万元 NAME: an amount granted, one target for each.",
            cues=DIGITS,
            pattern=rf"""
                (?P<quote>(?:(?:分别|依次)?(?:给予|提供|享受|发放|安排|获得)[^,。;\d]{{0,20}}?(?P<before>{BEFORE}|总额)?|
                (?:(?<=[,;、])|\A)(?P<only>最高不超过|不超过|最高))[ ]*
                (?P<amounts>{NUMBER}[ ]*{UNIT}(?:\([^()]*\))?(?:[、和及][ ]*{NUMBER}[ ]*{UNIT}(?:\([^()]*\))?)*)
                (?P<after>{AFTER})?(?P<name>的?[\u4e00-\u9fff]{{0,10}}?(?:{_GRANT})))
            """,
            build=_granted,
            finds={
                "分别给予最高不超过30万元、80万元一次性建设补助。": {
                    "op": "<=",
                    "value": 30,
                    "unit": "万元",
                    "name": "建设补助",
                },
                "对示范单位给予最高60万元奖励支持,激发活力。": {"op": "<=", "value": 60},
                "提供15天免费住宿。": {"op": "=", "value": 15, "unit": "天", "name": "免费住宿"},
            },
            skips=("给予大力支持。", "提供3个工位。"),
        ),
        Rule(
            name="target-within-time",
            gloss="NAME N日办结, N分钟…圈: within so much time.",
            cues=("办结", "圈"),
            pattern=r"""
                (?P<quote>(?:实现)?(?P<name>[^,。;:!?\n“”]{0,20})[“"]?(?:[^,。;“”]{2,8}、)?(?P<value>半|[一二两三四五六七八九十]|\d{1,3})
                (?:个)?(?P<unit>工作日|日|天|小时|分钟)(?:内)?(?:办结|(?P<thing>[\u4e00-\u9fff]{2,10}圈))[”"]?)
            """,
            build=_soon,
            finds={
                "实现施工许可“半日办结”。": {"name": "施工许可", "op": "<=", "value": 0.5, "unit": "日"},
                "打造“20分钟健身圈”,方便群众。": {"value": 20, "unit": "分钟"},
                "推行注销一件事,实现“一窗受理、两日办结”。": {"name": "注销一件事", "value": 2, "unit": "日"},
            },
            skips=("提高办结效率。", "商圈建设。"),
        ),
        Rule(
            name="target-none-at-all",
            gloss="NAME 零发生: none at all.",
            cues=("零",),
            pattern=r"""
                (?P<quote>(?:力争)?(?:实现|保持)?(?P<name>[^,。;:!?\n]{2,20}?)(?:“)?零(?:发生|事故|死亡|增长|投诉|容忍(?!))(?:”)?)
            """,
            build=_nothing,
            finds={
                "力争实现较大火灾事故零发生。": {"name": "较大火灾事故", "op": "<=", "value": 0, "unit": None},
            },
            skips=("零售业发展加快。",),
        ),
    )
