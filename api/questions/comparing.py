"""比较 (comparing): a question that compares values (达到80%了吗, 提高多少, 多还是少). The values are given, and what they differ by.

It says neither 是 nor 否: what is asked and what is written are put side by side, so such an answer is never sure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_N = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)"
_UNIT = (
    r"(?:[万亿]?(?:%|成|个?百分点|个?工作日|天|日|小时|年|公里|平方米|[个家户人元吨亩张座台件项条名所处倍支]|批?次)?)"
)
_SURE = "(?:最[多高低少]|要求|必须|应当|应该|需要|已经|能够?|可以|要|需|得|会|都)*"
_WHETHER = "(?:是不是|是否|有没有|能不能|能否|可不可以)"
_REACH = "(?:(?:提高|提升|增加|压缩|压减|降低|降|缩短|放宽|达)?到|控制在|达|提到|[超不少多低高]+[过于]|是|有|够|为|补|给|建)?"
_ENOUGH = "(?:以上|以下|以内|左右)?(?:了|就)?(?:够了?|行了?|可以了?|达标了?)?"
_CHANGE = "(?:提高|提升|增加|增长|上升|下降|降低|减少|压减|压缩|缩短|增|涨|升|降|减|多|少|高|低|差|相差)"
_BASE = "(?:[比较](?:20[0-9]{2}年|现状|基期|原来|目前)[底末]?)?"
_SPAN = r"(?:[这在]?(?:[一二三四五]|\d)年(?:间|里|内|来|时间)?|规划期内?|期间)?(?:总共|一共|累计|计划|要|将|能)*"
_MUCH = rf"{_CHANGE}[了出]?(?:多少|几){_UNIT}"
_OR = "(?:多还是少|少还是多|高还是低|低还是高|大还是小|一样[多高大]?[吗么不]|一样不一样|相[同等][吗么不]|有没有变化|没?有?变化[吗么]|变了吗)"
_YEAR = r"20\d\d)年?[底末]?(?:的?(?:目标值?|值|数))?"
_FORMS = (
    ("reach", re.compile(rf"(?P<rest>.{{2,}}?)[，,]?{_SURE}{_REACH}(?P<value>{_N}{_UNIT}){_ENOUGH}(?:吗|么|没有|没|对吗|对不对)")),
    ("reach", re.compile(rf"(?P<rest>.{{2,}}?)[，,]?{_WHETHER}{_SURE}{_REACH}(?P<value>{_N}{_UNIT}){_ENOUGH}")),
    ("years", re.compile(rf"(?P<rest>.{{2,}}?)[，,]?(?P<until>{_YEAR}[比较]起?(?P<since>{_YEAR}(?:{_SPAN}{_MUCH}|{_OR})")),
    ("change", re.compile(rf"(?P<rest>.{{2,}}?)[，,]?{_BASE}{_SPAN}{_MUCH}")),
    ("both", re.compile(rf"(?P<rest>.{{2,}}?)[，,]?[比较跟和与]起?(?P<other>[^，,]{{2,20}}?)的?{_OR}")),
    ("both", re.compile(rf"(?P<rest>.{{4,}}?)(?:是否|是不是)?{_OR}")),
)  # fmt: skip
_OWN = re.compile(
    "^(?:20[0-9]{2}年?|现状|基期|原来|现在|目前)(?:的?[值数]|相?比?)$"
)  # what the indicator itself is compared with
_ENDS = re.compile(r"[?？。!！]*$")
_VALUES = re.compile("的?(?:目标值?|要求|标准)?$")


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared: `plain` asks for the values, `other` is what they are compared with; `value` is what was asked about."""

    kind: str
    plain: str
    other: str = ""
    value: str = ""
    years: tuple[int, ...] = ()


def compared(question: str) -> Iterator[Compared]:
    """The comparisons that a question can end with.

    >>> [each.plain for each in compared("亮灶率要达到80%吗")], list(compared("亮灶率是多少"))
    (['亮灶率的目标值是多少'], [])
    """
    said = _ENDS.sub("", question.strip())
    for kind, form in _FORMS:
        if found := form.fullmatch(said):
            parts = found.groupdict()
            years = tuple(int(parts[key]) for key in ("since", "until") if parts.get(key))
            other = _OWN.sub("", parts.get("other") or "")
            own = parts.get("other") and not other
            plain = f"{_VALUES.sub('', parts['rest'])}的目标值是多少"
            other = _VALUES.sub("", other)
            yield Compared("change" if own else kind, plain, other, parts.get("value") or "", years)


def verdict(asked: Compared, rows: Sequence[Mapping[str, Any]]) -> str:
    """What the values say of what was asked; empty where they say nothing of it."""
    if asked.kind == "reach":
        written = "、".join(dict.fromkeys(f"“{row['target_raw']}”" for row in rows if row["target_raw"]))
        return written and f"问的是“{asked.value}”，写明的是{written}，请比较"
    values = [one for row in rows for one in _values(row) if not asked.years or one[1] in asked.years]
    values = list(dict.fromkeys(values))
    if len(values) != 2 or len({unit for _, _, unit in values}) > 1:
        return "请比较各行的数值" if asked.kind == "both" and rows else ""
    (first, since, unit), (last, until, _) = sorted(values, key=lambda one: one[1] or 0)
    between = (
        f"{since}年的{first:g}和{until}年的{last:g}" if since and until and since != until else f"{first:g}和{last:g}"
    )
    return f"{between}相差{round(abs(last - first), 6):g}{'个百分点' if unit == '%' else unit}（不计“以上”“左右”）"


def _values(row: Mapping[str, Any]) -> list[tuple[float, int | None, str]]:
    found = ((row.get(f"{key}_value"), row.get(f"{key}_year")) for key in ("baseline", "target"))
    return [(value, year, str(row["unit"] or "")) for value, year in found if value is not None]
