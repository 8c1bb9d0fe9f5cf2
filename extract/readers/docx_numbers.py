"""自动编号 (automatic numbers): the 一、 and （一） that Word counts by itself and does not keep in the text.

A paragraph names a list and a level; the list says how each level is written (%1、, （%2）) and in which numerals.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from plankg.extract.text.numbering import chinese_numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = re.compile(r"chinese|japanese|ideograph|taiwanese", re.IGNORECASE)
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is counted and written; `legal` prints all its numbers in Arabic figures (isLgl)."""

    start: int
    format: str
    text: str
    legal: bool = False
    gap: str = ""


@dataclass(slots=True)
class Numbers:
    """The lists of a document with their counters, which go on from paragraph to paragraph."""

    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counters: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, paragraph: Any) -> str:
        """The number that Word prints before a paragraph; empty when there is none."""
        style = self.styles.get(_style_of(paragraph) or "")
        number, level = _list_of(paragraph)
        # 0 says that the paragraph has no number, whatever its style says.
        list_id = number if number is not None else style[0] if style else None
        if list_id is None or list_id == "0":
            return ""
        depth = level if level is not None else style[1] if style and number is None else 0
        levels = self.lists.get(list_id, {})
        if depth not in levels:
            return ""
        # Lists made of one definition count on together, unless a list starts its own count.
        counts = self.counts[self.counters.get(list_id, list_id)]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if levels[depth].format in {"none", "bullet"}:
            return ""

        def printed(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            if level not in levels:
                return ""
            format_ = "decimal" if levels[depth].legal else levels[level].format
            return _numeral(counts.setdefault(level, levels[level].start), format_)

        number_words = re.sub(r"%(\d)", printed, levels[depth].text)
        return number_words + (levels[depth].gap if number_words[-1:].isdigit() else "")


def numbers_of(numbering: Any | None, styles: Any | None) -> Numbers:
    """The lists of a document.

    Args:
        numbering: the root element of word/numbering.xml, or None.
        styles: the root element of word/styles.xml, or None.
    """
    found = Numbers()
    based: dict[str, str] = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        key, base = style.get(f"{W}styleId") or "", style.find(f"{W}basedOn")
        number, level = _list_of(style)
        if number is not None or level is not None:
            found.styles[key] = (number or "", level or 0)
        if base is not None:
            based[key] = base.get(f"{W}val") or ""
    if numbering is not None:
        _read_lists(found, numbering)
    for key in {*based, *found.styles}:
        if (inherited := _inherited(found.styles, based, key)) is not None:
            found.styles[key] = inherited
    found.styles = {key: named for key, named in found.styles.items() if named[0]}
    return found


def _inherited(styles: dict[str, tuple[str, int]], based: dict[str, str], key: str) -> tuple[str, int] | None:
    """The list of a style, from the style that it is based on where it names none; its own level counts."""
    own, at, seen = styles.get(key), key, {key}
    while (not (found := styles.get(at)) or not found[0]) and at in based and based[at] not in seen:
        at = based[at]
        seen.add(at)
    found = styles.get(at)
    if not found or not found[0]:
        return None
    return found[0], own[1] if own else found[1]


def _read_lists(found: Numbers, numbering: Any) -> None:
    """The lists with their levels; a definition can be that of a style (numStyleLink)."""
    definitions = {one.get(f"{W}abstractNumId"): one for one in numbering.findall(f"{W}abstractNum")}
    linked = {
        link.get(f"{W}val"): one for one in definitions.values() if (link := one.find(f"{W}styleLink")) is not None
    }
    for one in numbering.findall(f"{W}num"):
        link = one.find(f"{W}abstractNumId")
        key = link.get(f"{W}val") if link is not None else None
        definition = definitions.get(key)
        if definition is not None and (named := definition.find(f"{W}numStyleLink")) is not None:
            definition = linked.get(named.get(f"{W}val"), definition)
        levels = _levels(definition) if definition is not None else {}
        number = one.get(f"{W}numId") or ""
        restarts = False
        for override in one.findall(f"{W}lvlOverride"):
            depth = int(override.get(f"{W}ilvl") or 0)
            if (written := override.find(f"{W}lvl")) is not None:
                levels[depth] = _level(written)
            start = override.find(f"{W}startOverride")
            if start is not None and depth in levels:
                levels[depth] = replace(levels[depth], start=int(start.get(f"{W}val") or 1))
                restarts = True
        found.lists[number] = levels
        if not restarts and definition is not None:
            found.counters[number] = f"definition {definition.get(f'{W}abstractNumId')}"


def _levels(abstract: Any) -> dict[int, _Level]:
    return {int(level.get(f"{W}ilvl") or 0): _level(level) for level in abstract.findall(f"{W}lvl")[:_LEVELS]}


def _level(level: Any) -> _Level:
    values = {name: level.find(f"{W}{name}") for name in ("start", "numFmt", "lvlText", "suff")}
    printed = {name: one.get(f"{W}val") or "" for name, one in values.items() if one is not None}
    start = printed.get("start", "1")
    legal = level.find(f"{W}isLgl")
    return _Level(
        int(start) if start.isdigit() else 1,
        printed.get("numFmt", "decimal"),
        printed.get("lvlText", ""),
        legal is not None and legal.get(f"{W}val") not in {"0", "false", "off"},
        "" if printed.get("suff") == "nothing" else " ",  # Word prints a tab where nothing else is said
    )


def _list_of(element: Any) -> tuple[str | None, int | None]:
    """The list and the level that a paragraph or style names itself, each None where it names none."""
    properties = element.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None, None
    number, depth = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    printed = depth.get(f"{W}val") if depth is not None else None
    return (
        number.get(f"{W}val") if number is not None else None,
        int(printed) if printed and printed.isdigit() else None,
    )


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
