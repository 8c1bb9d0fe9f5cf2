"""自动编号 (automatic numbers): the 一、 and （一） that Word counts by itself and does not keep in the text.

A paragraph names a list and a level; the list says how each level is written (%1、, （%2）) and in which numerals.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from extract.text.numbering import chinese_numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = re.compile(r"chinese|japanese|ideograph|taiwanese", re.IGNORECASE)
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is counted and written."""

    start: int
    format: str
    text: str


@dataclass(slots=True)
class Numbers:
    """The lists of a document with their counters, which go on from paragraph to paragraph."""

    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, paragraph: Any) -> str:
        """The number that Word prints before a paragraph; empty when there is none."""
        named = _list_of(paragraph) or self.styles.get(_style_of(paragraph) or "")
        if named is None:
            return ""
        list_id, depth = named
        levels = self.lists.get(list_id, {})
        if depth not in levels:
            return ""
        counts = self.counts[list_id]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if levels[depth].format in {"none", "bullet"}:
            return ""

        def printed(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            if level not in levels:
                return ""
            return _numeral(counts.setdefault(level, levels[level].start), levels[level].format)

        return re.sub(r"%(\d)", printed, levels[depth].text)


def numbers_of(numbering: Any | None, styles: Any | None) -> Numbers:
    """The lists of a document.

    Args:
        numbering: the root element of word/numbering.xml, or None.
        styles: the root element of word/styles.xml, or None.
    """
    found = Numbers()
    if numbering is not None:
        abstract = {one.get(f"{W}abstractNumId"): _levels(one) for one in numbering.findall(f"{W}abstractNum")}
        for one in numbering.findall(f"{W}num"):
            link = one.find(f"{W}abstractNumId")
            levels = dict(abstract.get(link.get(f"{W}val") if link is not None else None, {}))
            for override in one.findall(f"{W}lvlOverride"):
                depth = int(override.get(f"{W}ilvl") or 0)
                start = override.find(f"{W}startOverride")
                if start is not None and depth in levels:
                    level = levels[depth]
                    levels[depth] = _Level(int(start.get(f"{W}val") or 1), level.format, level.text)
            found.lists[one.get(f"{W}numId") or ""] = levels
    for style in styles.findall(f"{W}style") if styles is not None else ():
        named = _list_of(style)
        if named is not None:
            found.styles[style.get(f"{W}styleId") or ""] = named
    return found


def _levels(abstract: Any) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in abstract.findall(f"{W}lvl")[:_LEVELS]:
        values = {name: level.find(f"{W}{name}") for name in ("start", "numFmt", "lvlText")}
        printed = {name: one.get(f"{W}val") or "" for name, one in values.items() if one is not None}
        start = printed.get("start", "1")
        levels[int(level.get(f"{W}ilvl") or 0)] = _Level(
            int(start) if start.isdigit() else 1, printed.get("numFmt", "decimal"), printed.get("lvlText", "")
        )
    return levels


def _list_of(element: Any) -> tuple[str, int] | None:
    """The list and level that a paragraph or style names; None when it names none."""
    properties = element.find(f"{W}pPr/{W}numPr")
    number = properties.find(f"{W}numId") if properties is not None else None
    if number is None or number.get(f"{W}val") in {None, "0"}:
        return None
    depth = properties.find(f"{W}ilvl")
    printed = depth.get(f"{W}val") if depth is not None else "0"
    return number.get(f"{W}val"), int(printed) if (printed or "").isdigit() else 0


def _style_of(paragraph: Any) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val") if style is not None else None


def _numeral(value: int, format_: str) -> str:
    """A number as Word writes it: 十二 for the Chinese formats, xii for lowerRoman."""
    if _CHINESE.search(format_) and "Digital" not in format_:
        return chinese_numeral(value)
    known: dict[str, Callable[[int], str]] = {
        "upperLetter": lambda n: chr(ord("A") + (n - 1) % 26),
        "lowerLetter": lambda n: chr(ord("a") + (n - 1) % 26),
        "upperRoman": _roman,
        "lowerRoman": lambda n: _roman(n).lower(),
        "decimalEnclosedCircle": lambda n: chr(0x2460 + n - 1) if 1 <= n <= 20 else str(n),
        "decimalEnclosedCircleChinese": lambda n: chr(0x2460 + n - 1) if 1 <= n <= 20 else str(n),
        "decimalFullWidth": lambda n: str(n).translate({48 + d: 0xFF10 + d for d in range(10)}),
        "decimalZero": lambda n: f"{n:02}",
    }
    return known.get(format_, str)(value)


def _roman(value: int) -> str:
    pairs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    printed = ""
    for number, letters in pairs:
        while value >= number and len(printed) < 20:
            printed += letters
            value -= number
    return printed
