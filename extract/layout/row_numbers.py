"""序号 (row numbers): the running number of a row, and whether one follows another."""

import re
from functools import lru_cache

_CHINESE = "一二三四五六七八九十"


@lru_cache(maxsize=65536)
def row_number(words: str) -> int | None:
    """The number that a cell of the number column says: 7, 7., (7), 七; None for other words.

    >>> row_number("(12)"), row_number("十二"), row_number("1-3"), row_number("98%")
    (12, 12, 3, None)
    """
    if match := re.fullmatch(r"[(\[]?(\d{1,5})[)\].、]?", words):
        return int(match[1])
    if match := re.fullmatch(r"\d{1,2}(?:[.-]\d{1,2}){0,1}[.-](\d{1,2})", words):
        return int(match[1])
    if re.fullmatch(r"[①-⑳]", words):
        return ord(words) - ord("①") + 1
    if match := re.fullmatch(rf"\(?([{_CHINESE}]{{1,3}})\)?、?", words):
        return _chinese(match[1])
    return None


def _chinese(words: str) -> int | None:
    match = re.fullmatch(r"([一二三四五六七八九])?(十)?([一二三四五六七八九])?", words)
    if match is None or (match[1] and match[3] and not match[2]):
        return None
    tens = (_CHINESE.index(match[1]) + 1 if match[1] else 1) if match[2] else 0
    rest = match[3] or (match[1] if not match[2] else None)
    return 10 * tens + (_CHINESE.index(rest) + 1 if rest else 0)


@lru_cache(maxsize=65536)
def after_number(before: str, words: str) -> str | None:
    """The numbers so far with the next one, or None where it does not follow.

    `before` is empty at the beginning, and holds an outer and an inner number where rows have parts: 1, (1), (2), 2.

    >>> after_number("", "1"), after_number("1", "(1)"), after_number("1|(2)", "2"), after_number("1|(2)", "(3)")
    ('1', '1|(1)', '2', '1|(3)')
    """
    number = row_number(words)
    if number is None:
        return None
    outer, _, inner = before.partition("|")
    if not outer:
        return words if number == 1 else None
    if inner and _form(inner) == _form(words):
        return f"{outer}|{words}" if number == (row_number(inner) or 0) + 1 else None
    if _form(outer) == _form(words):
        return words if number == (row_number(outer) or 0) + 1 else None
    return f"{outer}|{words}" if number == 1 else None


def _form(words: str) -> str:
    return re.sub(rf"[{_CHINESE}]+", "一", re.sub(r"\d+", "0", re.sub(r"[①-⑳]", "①", words)))
