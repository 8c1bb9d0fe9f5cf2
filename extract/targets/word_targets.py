"""不用数字的目标 (targets in words): all of something, or none of it."""

import re
from functools import lru_cache

from plankg.extract.model import Operator
from plankg.extract.model.spans import Span
from plankg.extract.targets.clauses import Target
from plankg.extract.targets.naming import trimmed
from plankg.extract.text.rule import Rule


def _whole(match: re.Match[str]) -> Target | None:
    """全覆盖, 全部建成: a hundred percent of what is named."""
    return _told(match, "=", 100, "%")


def _nothing(match: re.Match[str]) -> Target | None:
    return _told(match, "<=", 0, None)


def _told(match: re.Match[str], op: Operator, value: float, unit: str | None) -> Target | None:
    name = re.sub(r"\s", "", match["name"])
    first, last = trimmed(name)
    name = re.sub(r"(?:发生|实现|保持|基本)$", "", name[first:last]) if len(name[first:last]) > 3 else name[first:last]
    if not re.search(r"[\u4e00-\u9fff]{2}", name):
        return None
    return Target(name, op, value, None, unit, None, None, Span(*match.span("quote")))


@lru_cache(maxsize=1)
def word_rules() -> tuple[Rule[Target], ...]:
    """The rules in the order of trial."""
    return (
        Rule(
            name="target-everything",
            gloss="NAME 全覆盖, 全部建成: a hundred percent.",
            cues=("全覆盖", "全部"),
            pattern=r"""
                (?P<quote>(?P<name>[^,。;:!?\n]{2,40}?)(?:实现|达到)?(?:全覆盖|全部(?:建设|建成|完成|达标|纳入|接入)(?![^,。;]{0,6}\d)[^,。;]{0,24}))(?=[,。;、!?\n]|\Z)
            """,
            build=_whole,
            finds={
                "学校“互联网+明厨亮灶”全覆盖。": {"value": 100, "unit": "%"},
                "实现监管事项全覆盖。": {"value": 100, "name": "监管事项"},
            },
            skips=("扩大覆盖面。",),
        ),
        Rule(
            name="target-none-at-all",
            gloss="NAME 零发生: none at all.",
            cues=("零",),
            pattern=r"""
                (?P<quote>(?:力争)?(?:实现|保持)?(?P<name>[^,。;:!?\n]{2,40}?)(?:“)?零(?:发生|事故|死亡|增长|投诉)(?:”)?)
            """,
            build=_nothing,
            finds={
                "力争实现较大火灾事故零发生。": {"name": "较大火灾事故", "op": "<=", "value": 0, "unit": None},
            },
            skips=("零售业发展加快。",),
        ),
    )
