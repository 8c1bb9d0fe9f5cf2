"""问句里的运算 (operators): dates, bounds, ranks, groups and shares, as they are put in a question."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from plankg.api.questions.words import rows_of
from plankg.extract.text.numbering import chinese_number

_ABOVE = frozenset(["不低于", "不少于", "不小于", "大于等于", "至少", "高于", "大于", "超过", "多于"])
LEAP_YEAR = 2024  # for days without a year
STRICT = {
    "高于": ">",
    "大于": ">",
    "超过": ">",
    "多于": ">",
    "低于": "<",
    "小于": "<",
    "少于": "<",
    "不到": "<",
    "不足": "<",
}


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds with their patterns, in the order of operators.tsv."""
    shared: dict[str, str] = {}
    found = []
    for name, form, *_ in rows_of("operators.tsv"):
        whole = re.sub(r"<([A-Z_]+)>", lambda each: shared[each[1]], form)
        if name.startswith("="):
            shared[name[1:]] = whole if "(?P" in whole[:4] else f"(?:{whole})"
        else:
            found.append((name, re.compile(whole)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Operator:
    """运算 (operator): its kind (`due`, `bound`, …), where it is in the folded question, and what it says."""

    kind: str
    start: int
    end: int
    said: Mapping[str, str]

    @property
    def sign(self) -> str:
        """The comparison: 超过 is >, 以上 is >=."""
        op, suffix = self.said.get("op", ""), self.said.get("suffix", "")
        if "only" in self.said or "equal" in self.said:
            return "="
        if "reach" in self.said:
            return ">="
        if op:
            return STRICT.get(op, ">=" if op in _ABOVE else "<=")
        return ">=" if suffix.endswith("上") else "<="

    @property
    def number(self) -> float:
        """Its number; 九成 is 90."""
        printed = self.said.get("n") or self.said["m"]
        value = float(printed) if printed[0].isdecimal() else float(chinese_number(printed.replace("两", "二")))
        money = self.said.get("money") or self.said.get("money2") or ""
        return value * (10 if self.said.get("unit") == "成" else 10_000 if money.startswith("亿") else 1)

    @property
    def first_day(self) -> str:
        """The first day of what a date says, `MM-DD` or `YYYY-MM-DD`."""
        year, month, day = (self.said.get(key, "") for key in ("year", "month", "day"))
        return f"{year}-{_month(month) or self._months[0]:02}-{int(day or 1):02}".removeprefix("-")

    @property
    def last_day(self) -> str:
        """The last one."""
        year, month, day = (self.said.get(key, "") for key in ("year", "month", "day"))
        of = _month(month) or self._months[1]
        last = int(day) if day else monthrange(int(year or LEAP_YEAR), of)[1]
        return f"{year}-{of:02}-{last:02}".removeprefix("-")

    @property
    def _months(self) -> tuple[int, int]:
        """The first and the last month of its quarter, its half of the year or of the year."""
        if half := self.said.get("half"):
            return (1, 6) if half == "上" else (7, 12)
        quarter = chinese_number(self.said.get("quarter", "")) or 0
        return (3 * quarter - 2, 3 * quarter) if quarter else (1, 12)

    @property
    def days(self) -> tuple[str, str]:
        """From which day and to which: 6月底前 has no first one, 6月以后 no last one."""
        way = self.said.get("way", "")
        return ("" if way.endswith("前") else self.first_day, "" if way.endswith("后") else self.last_day)


def _month(printed: str) -> int:
    return int(printed) if printed.isdecimal() else chinese_number(printed) or 0


def operators(text: str) -> list[Operator]:
    """The operators of a folded question, in their order, none over another."""
    text = text.replace("有没有", "、、有")  # which denies nothing
    found: list[Operator] = []
    for kind, pattern in _forms():
        for match in pattern.finditer(text):
            if match.end() > match.start() and all(match.end() <= o.start or o.end <= match.start() for o in found):
                said = {name: words for name, words in match.groupdict().items() if words}
                found.append(Operator(kind, match.start(), match.end(), said))
    return sorted(found, key=lambda each: each.start)


def blanked(typed: str, places: tuple[int, ...], found: list[Operator]) -> str:
    """The typed question with commas for its operators, and for the quotation marks of one: as long as it was."""
    characters = list(typed)
    for each in found:
        for at in places[each.start : each.end]:
            characters[at] = "，"
    return re.sub('[“‘「"]，+[”’」"]', lambda quoted: "，" * len(quoted[0]), "".join(characters))


def of_kind(found: list[Operator], kind: str) -> Iterator[Operator]:
    """Those of one kind."""
    return (each for each in found if each.kind == kind)
