"""单元格 (cells): what the words of one cell can be. Where headings do not say what a column holds, its cells do."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from plankg.extract.model import Span
from plankg.extract.text.bodies import LEVEL, is_clause, split_list, with_levels, without_brackets
from plankg.extract.text.fold import fold
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT
from plankg.extract.text.wordlists import alternatives

CellKind = Literal["empty", "number", "value", "nature", "date", "unit", "bodies", "short", "prose"]

_EMPTY = r"[-—_/\\·\.]*|无|空"
_NUMBER = r"[(\[]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[)\].、]?|\d{1,2}(?:[.-]\d{1,2}){1,2}|[①-⑳]"
_NATURE = (
    r"[(\[]?(?:约束(?:性|型)?|预期(?:性|型)?|指导性|导向性|引导性|控制性|激励性|约束性/预期性"
    r"|(?:国家|省级?|市级?)?(?:约束|预期)性指标)[)\]]?"
)
_SIGN = (
    r"(?:[≥≤<>≧≦≈~+-]|>=|<=|不(?:低|少|高|多|大|小)于|不超过|超过|高于|低于|大于|小于|至少|达到?"
    r"|约|近|每年|年均|控制在|力争|累计|新增|下降|降低|减少|增长|提高|增加|:)"
)
_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_AFTER = r"(?:及?以上|及?以下|以内|之内|左右|上下|\(含\)以[上下]|多|余|以上\(含\))"
_VALUE = rf"""[\[(]?\s*{_SIGN}*\s*{_AMOUNT}\s*(?:{UNIT})?(?:\s*(?:[-~至到:/]|→|->)\s*{_AMOUNT}\s*(?:{UNIT})?)?\s*{_AFTER}?\s*[\])]?
    (?:\s*[*※①-⑩])?(?:\((?=[^()]*[\u4e00-\u9fff])[^()]{{2,16}}\))?"""
# Values in words: 持续下降, 与经济增长基本同步, 完成省下达任务, 全覆盖.
_DIRECTION = r"""(?:持续|逐年|逐步|稳步|不断|稳定|明显|进一步|基本|显著|保持|总体|大幅|全面|力争|有所|实现|完成|达到|超过|高于|低于|优于|控制在|与)\S{2,18}
    |(?:下降|上升|提高|降低|增长|增加|减少|提升|改善|合理区间|全覆盖|应[保检收]尽[保检收]|达标|同步|待定|达到\S{1,10}|符合\S{1,10})"""
_DATE = r"""(?:(?:20)?\d\d年|今年|当年|明年|次年|每年|全年|常年)?(?:度)?\s*(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月(?:份|\d{1,2}日|[上中下]旬)?
    |\d{1,2}\s*[-~至]\s*\d{1,2}月(?:份)?|年?[底末中初]|\d{4}[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?)?\s*(?:[底末初])?\s*(?:之?前)?\s*(?:完成|启动|取得\S{2,4})?
    |(?:20\d\d年?)\s*[-~至]\s*(?:20\d\d年?)(?:底|末)?|(?:20\d\d年)?\d{1,2}月\s*[-~至]\s*(?:20\d\d年)?\d{1,2}月(?:底|末|份)?|(?:20\d\d年)?\d{1,2}月\d{1,2}日[-~至](?:20\d\d年)?\d{1,2}月\d{1,2}日
    |年内|(?:主?汛期|[供采][暖热][季期]?|春节|国庆节?|元旦)之?前
    |长期(?:坚持|推进|实施|任务)?|(?:持续|常态化?|分年度|按年度|按计划|按节点|同步)(?:推进|开展|实施|落实|进行|坚持|完成)?|立行立改|即时|每[年月季周]\S{0,6}|按\S{1,10}(?:时间|节点|要求)(?:完成|推进)?|20\d\d"""
# What names of bodies begin with that say their level.
LEVELS = "省市县区州盟旗镇乡各团"
# What names with 和 in them end with: 自然资源和规划局, and no 检测和研发平台.
_OF_TWO_FIELDS = ("局", "厅", "委", "委员会", "办", "办公室", "处", "科", "部", "中心", "公司")
# Where one name ends and the level of another begins: 市财政局|市档案馆, no 市委|市政府督查室.
_APART = (
    r"(?<=[局委办府会心团司行馆社队院校厅部处街道镇协联])(?![省市县区州](?:[分支][行局队]|分公司|中心支行))"
    r"(?=(?:[省县区州各]|市(?![场政区][处科局分]))[\u4e00-\u9fff]|团[省市县区]委)"
)
# What is between names in a list, none of the marks in the brackets of a name: 各县(市、区)政府.
_MARK = r"[、,;/:](?![^()\[\]〈〉]*[)\]〉])"
# 档案馆处室: offices named by their field, which is a verb elsewhere (注册处, 建设处); no 用处, no 新建12处.
_OFFICE = r"[\u4e00-\u9fff]{1,10}(?<![用益好坏长深到之何一二三四五六七八九十百数几两多])处|[\u4e00-\u9fff]{0,8}办公室|[\u4e00-\u9fff]{1,10}处室"
# Sentences, amounts and dates; 12345 and 12315 are parts of names.
_NO_NAMES = r"[。!?%‰]|(?<!\d)\d{2,4}(?!\d)|\d{6}"
# What dates are made of, whole or cut by a wrap.
_DATE_PART = r"(?:每?年?20\d\d年?|每?年?\d{1,2}月?|[年月日底末前初]|\d{1,2}日|[上下]半年?|第?[一二三四]季度?|长期|持续|坚持|推进|每年|全年|完成|[-~至.])+"
_LETTERS = r"[\u4e00-\u9fffA-Za-z]"
# 各县区人民政府加快推进 is no name.
_END_OF_NAME = r"(?:(?<!政府|部门|单位|机构|企业|委会)|(?=有关|相关|各|[及和与]|直属|所属|办|外办|督查|研究室|、))"


@lru_cache(maxsize=65536)
def kinds_of_cell(words: str) -> frozenset[CellKind]:
    """What the words of a cell can be, `empty` for none or a mark that there is nothing.

    A cell can be several things: 3 is a number and a value, 市财政局 is bodies and short.

    >>> sorted(kinds_of_cell("≥98%")), sorted(kinds_of_cell("3月底前")), sorted(kinds_of_cell("市财政局、各镇"))
    (['short', 'value'], ['date', 'short'], ['bodies', 'short'])
    """
    folded = re.sub(r"\s+", " ", fold(words)).strip()
    squeezed = folded.replace(" ", "")
    if compiled(_EMPTY).fullmatch(squeezed):
        return frozenset({"empty"})
    found: set[CellKind] = set()
    forms: tuple[tuple[CellKind, str], ...] = (
        ("number", _NUMBER),
        ("nature", _NATURE),
        ("date", _DATE),
        ("unit", UNIT),
    )
    found.update(kind for kind, pattern in forms if compiled(pattern).fullmatch(squeezed))
    if is_value(squeezed):
        found.add("value")
    if not found & {"number", "value", "nature", "date"} and is_bodies(words):
        found.add("bodies")
    prose = len(squeezed) > 40 or squeezed[-1] in "。;!" or re.search(r"[,。;]", squeezed[:-1]) is not None
    found.add("prose" if prose and "bodies" not in found else "short")
    return frozenset(found)


def is_value(squeezed: str) -> bool:
    """Whether folded words without spaces are a value: 98以上, [15], 10.5‰, 55左右, 持续下降, 与经济增长同步."""
    if len(squeezed) > 24:
        return False
    return compiled(_VALUE).fullmatch(squeezed) is not None or compiled(_DIRECTION).fullmatch(squeezed) is not None


def is_bodies(words: str) -> bool:
    """Whether a cell is a list of names of bodies and offices: at least two in three of its entries end as these do."""
    folded = re.sub(r"[ \t*★☆▲△]+", "", fold(words))
    if len(folded) > 400 or compiled(_NO_NAMES).search(folded):
        return False
    entries = [
        one
        for span in split_list(folded, 0, len(folded), separators="、,;\n/:")
        for one in names_apart(span.of(folded))
    ]
    if not entries or max(map(len, entries)) > 30:
        return False
    fitting = sum(1 for entry in entries if _is_body(entry))
    return fitting * 3 >= len(entries) * 2


@lru_cache(maxsize=65536)
def split_names(words: str) -> tuple[str, ...]:
    """The entries of a list, an empty one before a mark at its beginning and after one at its end; marks in a name part nothing.

    >>> split_names("市财政局、各县(市、区)政府、"), split_names("各县、市、区政府,市林业局")
    (('市财政局', '各县(市、区)政府', ''), ('各县、市、区政府', '市林业局'))
    """
    marks = [match.start() for match in compiled(_MARK).finditer(words)]
    if not marks:
        return (words,)
    edges = [-1, *marks, len(words)]
    spans = [Span(before + 1, after) for before, after in pairwise(edges) if after > before + 1]
    first, last = marks[0] == 0, marks[-1] == len(words) - 1
    return (*[""] * first, *(span.of(words) for span in with_levels(words, spans)), *[""] * last)


def names_apart(words: str) -> list[str]:
    """Names that are printed without a mark between them, each alone: one ends, and the next begins with its level.

    >>> names_apart("市财政局市档案馆各镇街"), names_apart("市委市政府"), names_apart("市市场监管局")
    (['市财政局', '市档案馆', '各镇街'], ['市委市政府'], ['市市场监管局'])
    """
    names, begin = list[str](), 0
    for match in compiled(_APART).finditer(words):
        name, rest = words[begin : match.start()], words[match.start() :]
        if len(name) > 2 and len(rest) > 2 and compiled(_body()).fullmatch(name) and "(" not in name:
            names.append(name)
            begin = match.start()
    return [*names, words[begin:]]


@lru_cache(maxsize=65536)
def is_date_part(words: str) -> bool:
    """Whether words are a date or a part of one that a wrap cut: 2027年6月, 底前."""
    return compiled(_DATE_PART).fullmatch(words) is not None


@lru_cache(maxsize=65536)
def holds_name(words: str) -> bool:
    """Whether one of the entries of a list that a wrap cut is a whole name: 市总工会、人民."""
    entries = [name for one in split_names(words) for name in names_apart(one)]
    return len(entries) > 1 and any(
        one[:1] in LEVELS and is_bodies(one)
        for one in entries
        if len(one) > 2 and re.search(r"[局委厅办]$|府$|会$", one)
    )


@lru_cache(maxsize=65536)
def begins_list(words: str) -> bool:
    """Whether a line begins with a whole name and goes on with others, or ends with it: 市财政局、市水, 市财政局."""
    first, *others = split_names(words)
    return bool(others or is_bodies(words)) and first[:1] in LEVELS and len(first) > 2 and is_bodies(first)


def _is_body(entry: str) -> bool:
    """Whether an entry is a name, or names joined by 和: 市自然资源和规划局 is one, 市财政局和各镇街 are two."""
    if re.fullmatch(r"[“\"].*[”\"]", entry):
        return False  # “就近办” is no office
    entry = without_brackets(entry)
    if compiled(_OFFICE).fullmatch(entry):
        return True
    if compiled(_body()).fullmatch(entry) is None or is_clause(entry):
        return False
    joined = entry.split("和")
    return len(joined) == 1 or entry.endswith(_OF_TWO_FIELDS) or all(compiled(_body()).fullmatch(one) for one in joined)


def share(kind: CellKind, cells: Iterable[str]) -> float:
    """The share of the cells that are not empty that can be of a kind; 0 where all are empty."""
    filled: Sequence[frozenset[CellKind]] = [found for words in cells if "empty" not in (found := kinds_of_cell(words))]
    return sum(1 for found in filled if kind in found) / len(filled) if filled else 0.0


@cache
def _body() -> str:
    """One entry of a list of bodies, as a pattern."""
    suffix, office = alternatives("text/body_suffixes"), alternatives("text/office_suffixes")
    name = rf"(?:{LEVEL}、)*(?:{_LETTERS}|[()\[\]〈〉“”\"\d-]){{0,24}}?(?:{suffix}|{office})(?:等(?:部门|单位)?|牵头|负责|配合)?"
    return rf"(?:责任单位:?|各)?{name}|各(?:{_END_OF_NAME}{_LETTERS}|[()、]){{1,16}}"
