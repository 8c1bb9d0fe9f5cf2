"""编号 (numbering): the ways in which Chinese plans number headings and items, and the number that each says.

The styles are those of the national standard for official documents (GB/T 9704: 一、 （一） 1. （1）), with the older and
technical ones as well: 第一章, 1.1, ①, 1), Markdown. A style's rank says which of two encloses the other.
"""

import re
from dataclasses import dataclass
from functools import cache

from plankg.extract.model import Span
from plankg.extract.text.rule import compiled

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_CN = "一二三四五六七八九十百零〇"

# style name, rank, pattern over folded text; the group `n` holds the number
_STYLES: tuple[tuple[str, int, str], ...] = (
    ("markdown", 0, r"(?P<hashes>\#{1,6})[ ]+(?=\S)"),
    ("编", 1, rf"第[ ]?(?P<n>[{_CN}]+|\d{{1,3}})[ ]?编(?![制])[:、]?"),
    ("篇", 1, rf"第[ ]?(?P<n>[{_CN}]+|\d{{1,2}})[ ]?篇(?!章)[:、]?"),
    ("部分", 1, rf"第[ ]?(?P<n>[{_CN}]+|\d{{1,2}})[ ]?部分[:、]?"),
    ("附", 1, rf"附[ ]?[件表录][ ]?(?P<n>\d{{1,2}}|[{_CN}]+)(?=[ :]*[^\s\d:])[ :]*"),
    ("章", 2, rf"第[ ]?(?P<n>[{_CN}]+|\d{{1,3}})[ ]?章[:、]?"),
    ("节", 3, rf"第[ ]?(?P<n>[{_CN}]+|\d{{1,3}})[ ]?节(?![约能水])[:、]?"),
    ("条", 4, rf"第[ ]?(?P<n>[{_CN}]+)[ ]?条(?=[ :]|\n?[\u4e00-\u9fff])(?!\n?(?:款|的|规定|所|修改|之|第))[:]?"),
    ("一、", 4, rf"(?P<n>[{_CN}]+)[ ]?(?:、|[.](?=[ ]*[^\d\s]))"),
    ("一", 4, rf"(?P<n>[{_CN}]{{1,3}})[ ]+(?=[\u4e00-\u9fff“][^\d。;,]{{1,24}}$)"),
    ("(一)", 5, rf"(?:\([ ]*(?P<n>[{_CN}]+)[ ]*\)|[ ]?(?P<n>[{_CN}]{{1,3}})\)|(?P<n>[㈠-㈩]))、?"),
    ("任务", 5, rf"(?:重点)?(?:任务|行动|措施|举措|事项)[ ]?(?P<n>[{_CN}]+|\d{{1,2}})[ ]?[:、.](?=[ ]*[^\s\d])[ ]*"),
    ("1.1.1", 8, r"(?P<n>\d{1,2}[.]\d{1,2}[.]\d{1,2})(?![.\d])[.、]?(?=[ ]*(?:[^\W\d_]|[“《]))"),
    ("1.1", 7, r"(?P<n>\d{1,2}[.]\d{1,2})(?![.\d%])[.、]?(?=[ ]*(?:[^\W\d_]|[“《]))"),
    ("1", 6, r"(?P<n>\d{1,2})[ ]+(?=[\u4e00-\u9fff][^\d。;,]{1,24}$)"),
    ("1.", 6, r"(?:(?P<n>\d{1,3})[ ]?(?:[.]|、)(?=[ ]*\n?(?:[^\d\s.、]|(?:19|20)\d\d[ ]?年))|(?P<n>[⒈-⒛]))"),
    ("(1)", 9, r"(?:\([ ]*(?P<n>\d{1,3})[ ]*\)|(?P<n>[⑴-⒇]))、?"),
    ("1)", 9, r"(?P<n>\d{1,2})\)"),
    ("①", 10, r"(?P<n>[①-⑳])"),
)
# 3.121人才项目, 4.5G基站: a title that begins with figures. Only where the count goes on with this number.
_BEFORE_FIGURES = r"(?P<n>\d{1,3})[ ]?[.、](?=\d)"
# （三巡河护河: half of the bracket lost. Only where the count goes on with this number.
_HALF = rf"\([ ]*(?P<n>[{_CN}]{{1,3}})(?=[ ]*[\u4e00-\u9fff“])(?![^()]{{1,40}}\))"
_GLUED = r"(?P<n>\d{1,2})[\u4e00-\u9fff][\u4e00-\u9fff、]{1,22}"
_NEAR = 30
# Headings without a number: the title of one of several plans, what a file marks, and the last words of a plan.
_RANK = {name: rank for name, rank, _ in _STYLES} | {"文": 1, "marked": 1, "结语": 99}
_FORMS = 3  # forms that one style has at most
_ENCLOSED = (("①", "⑳"), ("⑴", "⒇"), ("⒈", "⒛"), ("㈠", "㈩"))
# What opens an entry of a list instead of a number (folding makes the zero 〇 of ○). From \uf000 on: what fonts of symbols leave.
BULLET = r"(?:[●•■◆◇★▲▪·☆※□◎▫➢➤►▶▷❖✓√\uf000-\uf0ff]|〇(?![〇一二三四五六七八九年]))"
STRONG = frozenset({"编", "篇", "部分", "附", "章", "节", "一、", "(一)"})


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the head of a line: its `style`, its value `n`, its place `span`, and where the words begin.

    `outer` is the number before the last dot of 2.3 and 1.2.3, 0 elsewhere.
    """

    style: str
    n: int
    span: Span
    words: int
    outer: int = 0

    @property
    def rank(self) -> int:
        """Smaller encloses larger."""
        return _RANK[self.style.partition(":")[0]]


def marker_at(folded: str, start: int, end: int) -> Marker | None:
    """The number that the line `folded[start:end]` begins with, or None. The words after it may be empty."""
    match = compiled(_any_style()).match(folded, start, end)
    if match is None:
        return None
    for index, (name, _, _) in enumerate(_STYLES):
        if match.group(f"s{index}") is not None:
            return _marker(name, index, match, folded, end)
    return None


def marker_before_figures(folded: str, start: int, end: int) -> Marker | None:
    """The number of a line whose title begins with figures (3.121人才项目), which can be read as a decimal as well."""
    match = compiled(_BEFORE_FIGURES).match(folded, start, end)
    return Marker("1.", int(match["n"]), Span(match.start(), match.end()), match.end()) if match else None


def marker_half_lost(folded: str, start: int, end: int) -> Marker | None:
    """The number of a line whose closing bracket is lost: （三巡河护河, which may be a word in brackets as well."""
    match = compiled(_HALF).match(folded, start, end)
    return Marker("(一)", number_value(match["n"]), Span(*match.span()), match.end()) if match else None


def marker_before_decimals(folded: str, start: int, end: int) -> Marker | None:
    """The number that a title is glued to (1总则), where the next line is its first part (1.1编制目的)."""
    match = compiled(_GLUED).fullmatch(folded, start, end)
    if match is None or not folded[end : end + _NEAR].lstrip().startswith(f"{match['n']}.1"):
        return None
    return Marker("1", int(match["n"]), Span(*match.span("n")), match.end("n"))


def _marker(name: str, index: int, match: re.Match[str], folded: str, end: int) -> Marker:
    words = match.end()
    while words < end and folded[words].isspace():
        words += 1
    if name == "markdown":
        depth = len(match.group("hashes"))
        return Marker(f"markdown:{depth}", 0, Span(match.start(), match.end()), words)
    groups = match.groupdict()
    printed = next(found for at in range(_FORMS) if (found := groups.get(f"n{index}_{at}")) is not None)
    outer = int(printed.split(".")[-2]) if "." in printed else 0
    return Marker(name, number_value(printed), Span(match.start(), match.end()), words, outer)


@cache
def _any_style() -> str:
    """All styles as alternatives, after a look for a character that one begins with.

    The groups `n` of one style are numbered, as each needs a name of its own.
    """
    numbered: list[str] = []
    for index, (_, _, pattern) in enumerate(_STYLES):
        first, *others = pattern.split("(?P<n>")
        forms = "".join(f"(?P<n{index}_{at}>{other}" for at, other in enumerate(others))
        numbered.append(f"(?P<s{index}>{first}{forms})")
    return rf"(?=[\#第附任重行措举事(\d{_CN}①-⑳⑴-⒇⒈-⒛㈠-㈩ ])(?:" + "|".join(numbered) + ")"


def number_value(printed: str) -> int:
    """The number that `printed` says: 十二, 12, ⑫ and 3.12 (its last part) are all 12."""
    for first, last in _ENCLOSED:
        if first <= printed <= last:
            return ord(printed) - ord(first) + 1
    if printed[0].isdigit() and printed[0] not in _DIGITS:
        return int(printed.rpartition(".")[2])
    return chinese_number(printed)


def chinese_number(printed: str) -> int:
    """The value below a thousand of a Chinese numeral: 三 is 3, 二十一 is 21, 二〇二五 (digits in a row) is 2025.

    >>> [chinese_number(n) for n in ("十", "十二", "二十", "一百零三", "二〇三五")]
    [10, 12, 20, 103, 2035]
    """
    if not set(printed) & set("十百") and len(printed) > 1:
        return int("".join(str(_DIGITS[c]) for c in printed))
    total, digit = 0, 0
    for character in printed:
        if character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _DIGITS[character]
    return total + digit


def chinese_numeral(value: int) -> str:
    """The Chinese numeral of a number from 1 to 999; other numbers in digits.

    >>> [chinese_numeral(n) for n in (3, 10, 12, 20, 103, 110)]
    ['三', '十', '十二', '二十', '一百零三', '一百一十']
    """
    if not 0 < value < 1000:
        return str(value)
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    printed = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        printed += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        printed += "零"
    return printed + (digits[ones] if ones else "")
