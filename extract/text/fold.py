"""Folding: a copy of the text for matching in which look-alike characters are the same, one for one.

Offsets in the copy are offsets in the original, because nothing changes its length:
`len(fold(text)) == len(text)`. NFKC would not do: it turns ㎡ into two characters and … into three.
"""

from functools import lru_cache

# Written as escapes where the character cannot be told from its ASCII twin on a screen.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys([0x00A0, 0x3000, 0x2002, 0x2003, 0x2009, 0x202F, 0xFEFF, 0x200B, 0x0009], 0x20)
_LOOK_ALIKE = {
    0x2013: "-",  # –
    0x2014: "-",  # —
    0x2212: "-",  # −
    0x2015: "-",  # ―
    0x301C: "~",  # 〜
    0x2236: ":",  # ∶
    0xFE55: ":",  # ﹕
    0x3014: "[",  # 〔
    0x3015: "]",  # 〕
    0x3010: "[",  # 【
    0x3011: "]",  # 】
    0x25CB: "〇",  # ○ as a zero: 二○三五年
    0x041E: "〇",  # Cyrillic О, seen as a zero
    0x3007: "〇",
}
_TABLE: dict[int, int | str] = {**_FULL_WIDTH, **_SPACES, **_LOOK_ALIKE}


# Characters that only traditional script has, some of which every page of a plan uses.
_TRADITIONAL = frozenset("國業發與個務開關對會學應動產體機標區縣廳黨網環護準責單設進實強")
_TELLING = 4


def fold(text: str) -> str:
    """A copy of `text` with full-width forms, dashes, brackets and odd spaces made plain; same length, same offsets.

    A text in traditional script is made simplified as well, character by character, for matching; it is quoted as printed.
    """
    folded = text.translate(_TABLE)
    if sum(character in folded for character in _TRADITIONAL) >= _TELLING:
        return folded.translate(_simplified(frozenset(folded)))
    return folded


@lru_cache(maxsize=8)
def _simplified(characters: frozenset[str]) -> dict[int, str]:
    """The simplified form of each character that has one of its own."""
    from opencc import OpenCC

    converter = OpenCC("t2s")
    pairs = ((character, converter.convert(character)) for character in sorted(characters) if character > "\u2e80")
    return {ord(character): other for character, other in pairs if other != character and len(other) == 1}
