"""表头 (columns): what a column of a table holds, by the words over it.

A heading of none of the words of column_words.py is `other`, or what its cells show (extract/layout/schemas.py); it never makes
a table unread.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from plankg.extract.layout.column_words import ENDS, HOLDS, NOUNS, ROLES, WHOLE
from plankg.extract.text.fold import fold
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT

ColumnKind = Literal[
    "number", "category", "name", "unit", "value", "growth", "nature", "weight", "standard",
    "task", "content", "measures", "lead", "support", "owner", "performer", "guide", "leader", "deadline", "result",
    "place", "construction", "scale", "years", "investment", "other",
]  # fmt: skip
Sense = Literal["baseline", "target"]

BODY_KINDS = frozenset[ColumnKind]({"lead", "support", "owner", "performer", "guide"})

_YEAR = r"""(?:["“”]?十[一二三四五六]五["“”]?(?:时期|期间|规划)?(?:期?[末初])?
    |(?:19|20)\d\d(?:年?[-~至到](?:19|20)?\d\d)?年?(?:度)?(?:底|末|基准年|目标年)?|[一二三四五]年
    |近期|中期|远期|规划期|基准年|目标年|期初|期末)"""
_VALUE_WORD = r"""(?:现状|实际|基数|基期|基准|基础|完成|预计|目标|规划|计划|预期|任务|期末|指标|考核|值|数据|数|情况|水平|达到|累计|
    末|底|期|当前|目前|现有|实绩|上年|本年|去年|今年|终期|[^\d产加分比均价]{1,2}(?<!增)值|起始|初始)"""
# Words that make a heading one of values without a year next to them.
_STRONG = r"目标|现状|实际|实绩|基数|基期|基准|值|计划任务|规划任务|任务数|计划数|[近中远]期|(?:目前|现有|当前)水平|[本上]年计划"
_BASELINE = r"现状|实际|实绩|基数|基期|基准|基础|完成|预计|当前|目前|现有|期初|起始|初始"
_TARGET = r"目标|规划|计划|预期|任务|期末|达到|考核|近期|中期|远期"
_PLAN_PERIOD = r"十(?P<n>[一二三四五六])五"
_BRACKET = r"[(\[](?P<inner>[^()\[\]]*)[)\]]"
_TASK_KINDS = {"task", "content", "measures", "name"}
# Headings that no longer heading begins with.
_APART = ("单位", "计量单位", "序号", "属性", "指标属性", "数量", "备注")
_WHOLE, _ENDS = ("|".join(f"(?P<{kind}>{words})" for kind, words in by_kind.items()) for by_kind in (WHOLE, ENDS))
_ENDS = f"(?:{_ENDS})$"
_OF_BODIES = f"(?:{NOUNS})$|^(?:{'|'.join(ROLES.values())})$"
_LONGEST_HOLDING = 14
_MOST = 24


@dataclass(frozen=True, slots=True)
class Column:
    """列 (column): what one column of a table holds.

    `title` is the heading folded and without spaces, `year` the calendar year that it names (the last of a range, the last
    year of a plan period), `sense` whether its values are starting values or targets where the heading says so, `unit` the
    unit in its brackets.
    """

    kind: ColumnKind
    title: str
    year: int | None = None
    sense: Sense | None = None
    unit: str | None = None


@lru_cache(maxsize=4096)
def column_of(words: str) -> Column | None:
    """The column that a heading names; None where no word of it is known.

    >>> column_of("牵头（责任）单位").kind, column_of("2025 年").year, column_of("总投资（万元）").unit
    ('lead', 2025, '万元')
    >>> column_of("现状值（2025年）")
    Column(kind='value', title='现状值(2025年)', year=2025, sense='baseline', unit=None)
    """
    title = re.sub(r"\s+", "", fold(words))
    if not title or len(title) > _MOST:
        return None
    inside = [match["inner"] for match in compiled(_BRACKET).finditer(title)]
    bare = re.sub(r"[\"“”:*★]", "", compiled(_BRACKET).sub("", title)) or (inside.pop() if inside else "")
    kind = _kind(bare)
    if kind is None or _is_two(title, bare) or (kind == "name" and _year(title)):
        return None  # “十五五”时期主要指标 is the title of a table
    unit = next((u for words in inside if (u := _unit(words))), None)
    until = re.split("[较比]", title)[0] if kind == "growth" else title
    return Column(kind, title, _year(until), _sense(title) if kind == "value" else None, unit)


def carries_duties(kinds: Iterable[ColumnKind]) -> bool:
    """Whether columns are those of a table of duties: with bodies, and a task or nothing that only indicators and projects have."""
    has = set(kinds)
    return bool(has & BODY_KINDS) and ("task" in has or not has & {"value", "investment", "years", "construction"})


def surplus(words: str) -> int:
    """How many characters of a heading are not of the word that names its column: none of 指标名称, five of 2030年属性."""
    found = _known(re.sub(r"\s+", "", fold(words)))
    return found[1] if found else len(words)


def _kind(bare: str) -> ColumnKind | None:
    found = _known(bare)
    return found[0] if found else None


def _known(bare: str) -> tuple[ColumnKind, int] | None:
    """The kind that words name, and how many of their characters do not belong to its word."""
    if whole := compiled(_WHOLE).fullmatch(bare):
        return cast("ColumnKind", whole.lastgroup), 0
    if _is_value(bare):
        return "value", 0
    if role := _role(bare):
        return role, 0
    held = next(((kind, found) for kind, words in HOLDS.items() if (found := compiled(words).search(bare))), None)
    if held and len(bare) <= _LONGEST_HOLDING:
        return cast("ColumnKind", held[0]), len(bare) - len(held[1][0])
    ends = compiled(_ENDS).search(bare)
    return (cast("ColumnKind", ends.lastgroup), ends.start()) if ends else None


def _is_two(title: str, bare: str) -> bool:
    """Whether words are two headings that were printed without a gap: 单位 and 类型, 序号 and 项目名称."""
    if re.match(r"[(\[][^()\[\]]*\d{4}[^()\[\]]*[)\]].", title) and not _is_value(bare):
        return True  # (2030年) and 发展规模
    if re.search(r"[)\]][^()\[\]]{4,}", title):
        return True  # 总投资(万元) and the first group
    cuts = (at for at in range(4, len(bare) - 1) if _role(bare[at:]) is not None and _role(bare[:at]) is None)
    if any(_kind(bare[:at]) in _TASK_KINDS for at in cuts):
        return True  # 重点任务 and 牵头单位
    starts = (word for word in _APART if bare.startswith(word) and not compiled(_WHOLE).fullmatch(bare))
    return any(_kind(bare[len(word) :]) is not None for word in starts)


def _is_value(bare: str) -> bool:
    """2025年目标, 目标值, “十四五”末: a year, or a word for values, and nothing but such words."""
    bare = re.sub(r"^(?:截?至|到)(?=20)", "", bare)
    if compiled(rf"(?:其中)?(?:{_YEAR}|{_VALUE_WORD})+").fullmatch(bare) is None or bare.endswith("任务目标"):
        return False
    years = [match.span() for match in compiled(_YEAR).finditer(bare)]
    if len(years) > 1 or any(start > 0 and end < len(bare) and not bare.startswith("其中") for start, end in years):
        return False  # two headings without a gap: 完成值“十五五”目标值
    if re.match(r"指标(?!值)", bare) or re.search(r"[一二三四五]年累计$", bare):
        return False
    if re.search(r"现状|实际|基期|完成值", bare) and re.search(r"目标|近期|远期|规划值", bare):
        return False
    dated = bool(years)
    vague = bare.endswith(("情况", "任务")) and not bare.endswith(("计划任务", "规划任务"))
    return dated or (compiled(_STRONG).search(bare) is not None and not vague)


def _role(bare: str) -> ColumnKind | None:
    """牵头单位, 市卫健委内牵头处室, 业务指导单位: a word for bodies at the end and the first role that the words give.

    A role alone is a heading too (牵头, 配合).
    """
    bare = re.sub(r"(?:及其?|和|与|、|/)(?:具体)?(?:责任人|负责人|联系人|责任领导|分工)$", "", bare)
    if not compiled(_OF_BODIES).search(bare):
        return None
    role = next((role for role, words in ROLES.items() if compiled(words).search(bare)), None)
    return cast("ColumnKind | None", role)


def _year(title: str) -> int | None:
    if period := re.search(_PLAN_PERIOD, title):
        return 2005 + 5 * "一二三四五六".index(period["n"]) + 5
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", title)
    return int(years[-1]) if years else None


def _sense(title: str) -> Sense | None:
    if re.search(_BASELINE, title):
        return "baseline"
    return "target" if re.search(_TARGET, title) else None


def _unit(words: str) -> str | None:
    named = words.removeprefix("单位").removeprefix(":")
    known = compiled(UNIT).fullmatch(named) or compiled(r"[^()\d]{1,6}/[^()]{1,6}").fullmatch(named)
    return named if known and not re.fullmatch(r"[市县区镇村]|[年月日]", named) else None
