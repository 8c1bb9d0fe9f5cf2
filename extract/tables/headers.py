"""表头 (headers): what the columns of an indicator table are, read off the words over them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.text.rule import compiled

ColumnKind = Literal["number", "category", "name", "unit", "value", "nature", "other"]

_YEAR = r"(?:[\"“”]?十[一二三四五]五[\"“”]?|(?:19|20)\d\d年?(?:底|末)?)"
_VALUE_WORD = r"(?:现状|实际|基数|基期|基准|完成|预计|目标|规划|计划|预期|任务|期末|值|数|情况|水平|达到|累计|\((?:现状|实际|预计|目标|基期)\))"
_GROWTH = r"年均(?:增长|增速|增幅|变化)?率?(?:[/\[(]?累计(?:增长|变化)?[\])]?)?(?:\(%\)|%)?|累计(?:变化|增长|增减)?(?:\(%\)|%)?"
# Kinds in the order of trial; the longest printed form of a kind comes first.
_KINDS: tuple[tuple[ColumnKind, str], ...] = (
    ("nature", r"指标属性|指标性质|目标属性|属性|性质"),
    ("number", r"序号|编号"),
    ("unit", r"计量单位|指标单位|单位"),
    ("category", r"指标类别|指标类型|一级指标|类别|类型|分类|领域|维度"),
    ("name", r"主要指标名称|指标名称|主要指标|具体指标|二级指标|指标内容|指标项|指标|项目名称|名称"),
    ("value", rf"(?:其中:)?{_YEAR}{_VALUE_WORD}*|{_VALUE_WORD}{{1,3}}"),
    ("other", _GROWTH + r"|备注|责任单位|牵头单位|数据来源"),
)
_NATURE = r"约束性?|预期性?|指导性?|导向性?|引导性?"
_VALUE = r"[\[(]?\s*(?:[≥≤<>+-]|不低于|不少于|不超过)?\s*\d|-+$|/$|持续|逐年|完成|达到国家|下降|上升|[\u4e00-\u9fff]{2,6}[≥≤<>]"
_PAST = r"完成(?:情况|率)|实施情况|执行情况"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table's header, as printed without spaces; `year` is the calendar year that it names."""

    kind: ColumnKind
    title: str
    year: int | None = None


def column_at(joined: str, at: int) -> tuple[Column, int] | None:
    """The column whose words begin at `at` of a header without spaces, and where they end."""
    for kind, pattern in _KINDS:
        if match := compiled(pattern).match(joined, at):
            return _column(kind, match.group()), match.end()
    return None


def column_of(words: str) -> Column | None:
    """The column that words are from the first to the last, None for other words."""
    return next((_column(kind, words) for kind, pattern in _KINDS if compiled(pattern).fullmatch(words)), None)


def _column(kind: ColumnKind, words: str) -> Column:
    year = re.search(r"(?:19|20)\d\d", words)
    return Column(kind, words, int(year.group()) if year else None)


def is_value(words: str) -> bool:
    """Whether a cell can be a value: a number, an empty sign, a word of direction, 甲类城市≥25."""
    return compiled(_VALUE).match(words) is not None


def is_nature(words: str) -> bool:
    """Whether a cell says the nature of an indicator: 约束性, 预期性 and the like."""
    return compiled(_NATURE).fullmatch(words) is not None


def is_target_header(columns: Sequence[Column]) -> bool:
    """Whether the columns are those of a table of targets: one name, values, and a number, unit or nature beside them.

    A table of results reached (完成情况) is none.
    """
    kinds = [column.kind for column in columns]
    if kinds.count("name") != 1 or "value" not in kinds or not {"nature", "number", "unit"} & set(kinds):
        return False
    return not any(compiled(_PAST).search(column.title) for column in columns)
