"""日期 (dates): a day as plans print it, in figures or in words, with the blanks and zeros that copies bring."""

import re
from datetime import date

from plankg.extract.text.numbering import chinese_number

_ZERO = "〇零O0o○\u039f\u03bf\u041e\u043e"  # the letter O of three alphabets
_DIGIT = f"{_ZERO}一二三四五六七八九"
# There are blanks around figures in copies of PDF files, and a line may break inside a date.
DAY = (
    rf"(?P<y>(?:19|20)\d\s?\d|[一二]\s?(?:[{_DIGIT}]\s?){{2}}[{_DIGIT}])\s*年\s*"
    r"(?P<m>\d{1,2}|[一二三四五六七八九十元]{1,2})\s*月\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
STAMP = r"(?P<y>(?:19|20)\d\d)[ ]?[-年./][ ]?(?P<m>\d{1,2})[ ]?[-月./][ ]?(?P<d>\d{1,2})(?!\d)日?"
# The time may be glued to the day: 2026-03-2514:05.
STAMP_AND_TIME = (
    r"(?P<y>(?:19|20)\d\d)[-年./](?P<m>\d{1,2})[-月./](?P<d>\d\d|\d(?!\d))日?[ ]*(?:\d{1,2}:\d\d(?::\d\d)?)?[ ]*"
)


def iso(match: re.Match[str]) -> str | None:
    """The day in ISO form; None for a day that no calendar has.

    Args:
        match: of `DAY` or `STAMP`.
    """
    year, month, day = year_of(match["y"]), _number(match["m"]), _number(match["d"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def year_of(printed: str) -> int:
    """A year in figures or in words: 2025, 二〇二五."""
    digits = re.sub(r"\s", "", printed)
    if digits.isdigit() and digits.isascii():
        return int(digits)
    return int("".join("0" if digit in _ZERO else str(chinese_number(digit)) for digit in digits))


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() and printed.isascii() else chinese_number(printed.replace("元", "一"))
