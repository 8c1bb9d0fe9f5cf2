"""不用数字的目标 (targets in words): all of something, or none of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from plankg.extract.model import Operator
from plankg.extract.targets.clauses import Target, printed
from plankg.extract.targets.masking import Masked, V, masked
from plankg.extract.targets.naming import TWO_LETTERS, trimmed
from plankg.extract.text.rule import Rule, compiled
from plankg.extract.text.values import CHINESE_NUMBER, DIGITS, numeral

# The rule for a whole that is said without a number.
IN_WORDS = "target-everything"


@dataclass(frozen=True, slots=True)
class WordRule(Rule[Target]):
    """A rule whose pattern is written for a sentence without white space."""

    def matches(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[re.Match[str], Target]]:
        """Every match in `folded[start:end]` that states something, with what it states."""
        yield from self.read(masked(folded, start, end))

    def read(self, sentence: Masked) -> Iterator[tuple[re.Match[str], Target]]:
        """The same in a sentence that is masked already."""
        if any(cue in sentence for cue in self.cues):
            for match in compiled(self.pattern).finditer(sentence):
                if (found := self.build(match)) is not None:
                    yield match, found


def _whole(match: re.Match[str]) -> Target | None:
    """全覆盖, 全部建成: a hundred percent of what is named."""
    return _of(match, "=", 100, "%")


def _nothing(match: re.Match[str]) -> Target | None:
    return _of(match, "<=", 0, None)


def _rank(match: re.Match[str]) -> Target | None:
    """进入全国前十位, 排名不低于第5位: a rank, which is reached by every smaller one."""
    place = numeral(match["place"])
    return _of(match, "<=", place, "位") if place else None


def _of(match: re.Match[str], op: Operator, value: float, unit: str | None) -> Target | None:
    first, last = trimmed(match["name"])
    sentence, start = cast("Masked", match.string), match.start("name")
    name = printed(sentence, start + first, start + last)
    name = re.sub(r"实现$", "", name) if len(name) > 3 else name
    if not TWO_LETTERS.search(name):
        return None
    return Target(name, op, value, None, unit, None, None, sentence.span(*match.span("quote")))


@cache
def word_rules() -> tuple[WordRule, ...]:
    """The rules in the order of trial."""
    return (
        WordRule(
            name=IN_WORDS,
            gloss="NAME 全覆盖, 全部建成: a hundred percent.",
            cues=("全覆盖", "全部"),
            pattern=rf"""
                (?P<quote>(?P<name>[^,。;:!?、{V}][^,。;:!?{V}]{{1,39}}?)
                  (?:实现|达到)?(?:全覆盖|全部(?:建设|建成|完成|纳入|接入)(?![^,。;]{{0,6}}{V})[^,。;]{{0,24}}))(?=[,。;、!?]|\Z)
            """,
            build=_whole,
            finds={
                "学校“互联网+明厨亮灶”全覆盖。": {"value": 100, "unit": "%"},
                "实现监管事项全覆盖。": {"value": 100, "name": "监管事项"},
            },
            skips=("扩大覆盖面。",),
        ),
        WordRule(
            name="target-none-at-all",
            gloss="NAME 零发生: none at all.",
            cues=("零",),
            pattern=rf"""
                (?P<quote>(?P<name>[^,。;:!?、{V}][^,。;:!?{V}]{{1,39}}?)“?零(?:发生|事故|死亡|增长|投诉)”?)
            """,
            build=_nothing,
            finds={
                "力争实现较大火灾事故零发生。": {"name": "较大火灾事故", "op": "<=", "value": 0, "unit": None},
            },
            skips=("零售业发展加快。",),
        ),
        WordRule(
            name="target-rank",
            gloss="NAME 进入全国前十位: a rank to be reached.",
            cues=("前", "第"),
            pattern=rf"""
                (?P<quote>(?P<name>[^,。;:!?、][^,。;:!?]{{2,30}}?)
                  (?:达到|进入|升至|提升[到至]|跻身|稳居|保持在?|不低于)+(?:在?(?:全[国省区市州]|[东中西]部|世界|全球)[^,。;前第]{{0,6}})?
                  [前第](?P<place>{DIGITS}|{CHINESE_NUMBER})[位名])(?=[,。;:!?]|\Z)
            """,
            build=_rank,
            finds={
                "力争林业总产值进入全省前五位。": {"name": "林业总产值", "op": "<=", "value": 5, "unit": "位"},
                "护林指标在全市排名不低于第3位,持续改善。": {"name": "护林指标在全市排名", "value": 3},
            },
            skips=("对排名进入前五位的林场给予奖励。", "林业总产值居全省第三位。"),
        ),
    )
