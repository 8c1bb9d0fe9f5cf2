"""Folding: a copy of the text for matching in which look-alike characters are the same, one for one.

Offsets in the copy are offsets in the original, because nothing changes its length:
`len(fold(text)) == len(text)`. NFKC would not do: it turns ㎡ into two characters and … into three.
"""

import re
import unicodedata
from functools import lru_cache

# Written as escapes where the character looks the same as its ASCII twin on a screen.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# ❶ ➀ ➊: circled figures of ornament fonts, as ①.
_CIRCLED = {first + n: 0x2460 + n for first in (0x2776, 0x2780, 0x278A) for n in range(10)}
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
    0xFE5D: "[",  # ﹝
    0xFE5E: "]",  # ﹞
    0x25CB: "〇",  # ○ as a zero: 二○三五年
    0x041E: "〇",  # Cyrillic О, seen as a zero
    0x3007: "〇",
    0x00AD: " ",  # soft hyphen
    0x200C: " ",  # joiners and other marks without width
    0x200D: " ",
    0x2060: " ",
    0xFE52: ".",  # ﹒
    0xFE50: ",",
    0xFE51: "、",
    0xFE54: ";",
    0xFE59: "(",
    0xFE5A: ")",
}
# Radicals in place of ideographs, as PDF files printed by browsers have them: U+2F00-2FD5 have their ideograph in Unicode's
# own table; of U+2E80-2EF3 these, from Unicode's EquivalentUnifiedIdeograph.txt.
_CJK_RADICALS = (
    "⺁厂⺄乙⺅亻⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺹耂⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤"
    "⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
)
RADICALS: dict[int, str] = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{ord(radical): other for radical, other in zip(_CJK_RADICALS[::2], _CJK_RADICALS[1::2], strict=True)},
}
_TABLE: dict[int, int | str] = {**_FULL_WIDTH, **_SPACES, **_CIRCLED, **_LOOK_ALIKE, **RADICALS}


# 加强领导.各部门要压实责任.: a full stop of another keyboard between words; 一.总体要求 has a number before it.
_STOP = re.compile(
    r"(?<=[\u4e00-\u9fff][\u4e00-\u9fff”])(?<![一二三四五六七八九十])[.](?=[\u4e00-\u9fff“]|[ ]*(?:\n|$))"
)

# Characters that only traditional script has, some of which every page of a plan uses.
_TRADITIONAL = frozenset("國業發與個務開關對會學應動產體機標區縣廳黨網環護準責單設進實強")
_TELLING = 4
# Further characters of the words that names of bodies end with, as traditional script alone writes them.
_OF_BODIES = _TRADITIONAL | frozenset("辦聯組門關處長鎮鄉級協銀醫構團鐵")


def fold(text: str) -> str:
    """A copy of `text` with full-width forms, dashes, brackets and odd spaces made plain; same length, same offsets.

    A text in traditional script is made simplified as well, character by character, for matching; it is quoted as printed.
    """
    folded = text.translate(_TABLE)
    if "." in folded:
        folded = _STOP.sub("。", folded)
    if len(_TRADITIONAL.intersection(folded)) >= _TELLING:
        return folded.translate(_simplified(frozenset(folded)))
    return folded


def simplified(name: str) -> str:
    """A name in simplified script, to tell by its words what it names; a name is too short to tell its script as `fold` does."""
    return name.translate(_simplified(frozenset(name))) if _OF_BODIES.intersection(name) else name


@lru_cache(maxsize=64)
def _simplified(characters: frozenset[str]) -> dict[int, str]:
    """The simplified form of each character that has one of its own."""
    from opencc import OpenCC

    converter = OpenCC("t2s")
    pairs = ((character, converter.convert(character)) for character in sorted(characters) if character > "\u2e80")
    return {ord(character): other for character, other in pairs if other != character and len(other) == 1}
