"""名称 (naming): which words around a value are the name of what it measures.

A name is cut from its clause at borders of words only (jieba), and is always words of the text in their order.
"""

import re
from functools import cache, lru_cache

from plankg.extract.text.deadlines import SEASON
from plankg.extract.text.rule import compiled
from plankg.extract.text.segmenter import segmenter
from plankg.extract.text.wordlists import alternatives

TWO_LETTERS = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z]")
# 重点 opens a clause (重点打造), and is a part of names.
_KEY_THINGS = (
    "实验室|项目|企业|工程|领域|产业|高校|学科|群体|人群|行业|污染物|单位|区域|地区|片区|村|镇|流域|河|湖|任务|景区|商"
)
# 新 opens a clause (新认定), and is a part of names.
_NEW_THINGS = "产品|材料|技术|工艺|装备|品种|业态|模式|业务|场景|动能|消费|课程|药|楼|城|校区|院区|区|经济|农村|农民|市民|职业|三板|四板|基建|零售|媒体|农人"
# A year, also between a name and its value: 森林覆盖率到2025年达到35%.
_YEAR = (
    r"(?:到|至|于|在|截至)?(?:(?:19|20)\d\d|[二一][〇零九][〇零一二三四五六七八九]{2})(?:[-~至到](?:19|20)?\d\d)?"
    r"年(?:度(?!假))?(?:\d{1,2}月)?(?:底|末|内|起)?(?:之?前|以前)?(?:期间)?"
)
_DATE = rf"""
    {_YEAR}
  | 在?[“"]?十[一二三四五六]五[”"]?(?:期间|时期|末|以来)?|(?:到|至)?(?:规划)?期末|规划期(?:内|间)
  | \d{{1,2}}月(?:\d{{1,2}}日)?(?:底|末)?(?:之?前)?
  | \d{{1,2}}日(?:[-~至]\d{{1,2}}月\d{{1,2}}日)?(?:起|前)?
  | {SEASON}之?前
  | \((?:19|20)\d\d年?[-~至到](?:19|20)?\d\d年?[底末]?\)
  | (?:第|前)?[一二三四]季度(?:末|内)?
  | [到至]?(?:年底|年末|年内|明年|今年|全年|[当本]年度?|每年|[上下]半年|近期|远期|年(?![度龄轻货鉴报检审票会金])|当前)(?:之?前)?
  | [一二三四五六七八九十两\d]{{1,2}}年(?!一贯|[制级期])(?:内|时间内?|来)?
"""
_NUMBERED = r"\d{1,2}[.、](?!\d)|\((?:\d{1,3}|[一二三四五六七八九十]{1,3})\)|[①-⑤]"
_AGAINST = r"在[^,;。]{0,14}基础上|[比较](?:(?:19|20)\d\d|上(?!限)|[“\"]?十)[^,;。]{0,14}"
# The part of a year and its deed, between a name and its value: 工业投资上半年完成160亿元.
_PART_OF_YEAR = r"(?:[上下]半年|全年|前?[一二三四]季度)(?:累计)?(?:完成)?|(?<=总额)完成"
# Verbs after which a thing made is named wherever they stand, and those that do so after 为…, 在….
_STRONG = "开展|举办|召开|举行|建成|新建|增设|打造|培育|引进|创建|组建|建立|新改扩建|建有"
_STRONG_PLACED = f"{_STRONG}|建设|整治|实施|完成|培养|发布|提供"
# Verbs that another verb opens: 组织实施, 推进建设; 普查 in 完成普查工作量 is a thing.
_SECOND = f"{_STRONG_PLACED}|新增|改造|更新|使用|认定|发放|落地"
_PLACED = re.compile("[由按各全每市省区县到]|推动|推进|力争|[^,]{0,14}?(?:[在为对以]|围绕|依托|通过)")
# What may be between a verb and its number.
_BETWEEN = re.compile(r"(?:[了好约共各]|剩余|\([^()]*\)|[“\"])+$")


@lru_cache(maxsize=4096)
def borders(words: str) -> frozenset[int]:
    """Where words begin and end in a short text; a name is cut at no other place."""
    at, found = 0, {0}
    for word in segmenter().cut(words):
        at += len(word)
        found.add(at)
    return frozenset(found)


# Of longer names the last part is given.
_LONGEST_NAME = 40


@cache
def _lead() -> str:
    words = rf"[一二三四五六]是|可以?(?=[将把]|(?:适当|分别)|实现|新增|返还|提高)|其(?!他|余|中)|{alternatives('targets/opening_words')}"
    return (
        rf"(?:{_DATE}|再(?!贷款|贴现|融资|担保|保险|生|制造|就业|利用)|即(?![办日时])"
        rf"|重点(?!{_KEY_THINGS})|新(?!{_NEW_THINGS})|{_NUMBERED}|{words}|[、,)\-·])"
    )


@cache
def _trail() -> str:
    return rf"(?<!之)(?:{_AGAINST}|[, ]*{_YEAR}|{_PART_OF_YEAR}|{alternatives('targets/closing_words')}|[、,(:\-])$"


@lru_cache(maxsize=8192)
def trimmed(clause: str) -> tuple[int, int]:
    """Where the name in a few words begins and ends.

    >>> [w[slice(*trimmed(w))] for w in ("全市粮食产量", "到2025年全市场规模", "二是可将审批时限", "可再生能源占比")]
    ['粮食产量', '全市场规模', '审批时限', '可再生能源占比']
    """
    start = _opened(clause)
    end = _closed(clause, start)
    words = clause[start:end]
    if words.count("(") > words.count(")"):
        start += words.rfind("(") + 1 if not words.endswith("(") else 0
    elif words.count(")") > words.count("("):
        start += words.find(")") + 1
    if start < end and clause[start] in '“"”' and not ("”" in clause[start + 1 : end] and clause[start] == "“"):
        start += 1
    if start < end and clause[end - 1] == "”" and "“" not in clause[start:end]:
        end -= 1
    if start < end and (clause[end - 1] == "“" or (clause[end - 1] == '"' and clause[start:end].count('"') % 2)):
        end -= 1
    return start, max(start, end)


def _opened(clause: str) -> int:
    """Where the words begin that are not opening ones."""
    cuts, start = borders(clause), 0
    while (match := compiled(_lead()).match(clause, start)) is not None:
        stop = match.end()
        dated = re.search(r"(?:年|月|[底末前内])$", match.group())
        if stop not in cuts and _LETTER.match(clause, stop) and not dated and match.group() != "确保":
            break
        start = stop
    return start


def _closed(clause: str, start: int) -> int:
    """Where the words end that are not closing ones."""
    cuts, end = borders(clause), len(clause)
    while start < end and (match := compiled(_trail()).search(clause[start:end])) is not None:
        stop = start + match.start()
        if stop not in cuts and _LETTER.match(clause[stop:]) and len(match.group()) < 3:
            break
        end = stop
    return end


@lru_cache(maxsize=8192)
def after_verb(clause: str) -> int:
    """Where the thing made begins: after the verb or verbs that the words open with, 0 where they open with none.

    >>> [after_verb(w) for w in ("建设和改造示范园", "检测机构", "为老年人建成床位", "公园建设项目")]
    [5, 0, 6, 0]
    """
    cuts, first = borders(clause), trimmed(clause)[0]
    if clause[:first].endswith("新") and compiled(making_verbs()).match(clause, first - 1):
        first -= 1
    at = first
    while (verb := compiled(making_verbs()).match(clause, at)) is not None and _ends_word(verb, cuts, clause):
        at = verb.end()
        joined = re.compile(r"(?:\([^()]*\))?(?:了|并|和|或|、)?").match(clause, at)
        further = making_verbs() if joined and joined.group() else f"(?:{_SECOND})"
        then = compiled(further).match(clause, joined.end()) if joined else None
        if joined is None or then is None or then.end() >= len(clause):
            break
        at = joined.end()
    if clause[at : at + 1] == "了" and at > first:
        at += 1
    if at > first and len(clause) - at != 1:
        return at
    pattern, least = (_STRONG_PLACED, 2) if _PLACED.match(clause) else (_STRONG, 0)
    inner = (m for m in re.finditer(pattern, clause) if m.start() in cuts and m.end() in cuts)
    strong = [m.end() for m in inner if m.end() <= len(clause) - least]
    return strong[-1] if strong and not clause[strong[-1] :].startswith("的") else 0


def _ends_word(match: re.Match[str], cuts: frozenset[int], clause: str) -> bool:
    return match.end() in cuts or match.end() == len(clause)


@cache
def making_verbs() -> str:
    """A pattern for the verbs that make or have things, at any place in a clause."""
    return alternatives("targets/making_verbs")


@cache
def _any_verbs() -> str:
    return f"(?:{making_verbs()}|{alternatives('targets/doing_verbs')})"


def ends_in_verb(clause: str) -> bool:
    """Whether the words before a value are a verb that makes or has things: 首批优选, 每年抽查, 支持."""
    bare = _BETWEEN.sub("", clause)
    match = compiled(rf"{_any_verbs()}$").search(bare)
    # The dictionary has 全面完成 and 新开工 as words.
    return match is not None and (match.start() in borders(bare) or bare[: match.start()].endswith(("全面", "新")))


def verb_before(clause: str) -> int:
    """Where the verb that words end in begins, with 每年, 争取 or 新 before it; their length where they end in none."""
    bare = _BETWEEN.sub("", clause)
    at, cuts = len(bare), borders(bare)
    while True:
        match = compiled(rf"(?:{_any_verbs()}|每年|力争|至少|新|累计)(?:并|和|、)?$").search(bare[:at])
        if match is None or match.start() not in cuts:
            return at if at < len(bare) else len(clause)
        at = match.start()


def verbs_in(clause: str) -> list[re.Match[str]]:
    """The making verbs among the words, whole words each."""
    cuts = borders(clause)
    return [m for m in compiled(_any_verbs()).finditer(clause) if m.start() in cuts and m.end() in cuts]


def shortened(name: str) -> str:
    """A long name without what it is a part or a kind of, as little as can be; brackets are never cut.

    >>> shortened("林场" * 15 + "、茶园等地块的改造面积占全部地块面积的比重"), shortened("改造面积")
    ('地块的改造面积占全部地块面积的比重', '改造面积')
    """
    if len(name) <= _LONGEST_NAME:
        return name
    bare = re.sub(r"\([^()]*\)", lambda inside: "()" + " " * (len(inside[0]) - 2), name)
    for parting in (r"[的等](?=[^、和与及])|按照?", "、"):
        ends = [match.end() for match in re.finditer(parting, bare) if 4 <= len(name) - match.end() <= _LONGEST_NAME]
        if ends:
            return name[(ends[0] if parting != "、" else ends[-1]) :]
    return name


@cache
def measure_at_end() -> re.Pattern[str]:
    """A pattern for the words in which the name of a measured quantity ends: …率, …总量."""
    return re.compile(f"{alternatives('targets/measures')}$")
