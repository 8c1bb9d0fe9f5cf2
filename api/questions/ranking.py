"""原文作答 (answers of the text): the sentences that say what a question is about, where nothing that was read answers it."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from plankg.api.questions.names import BODY_ENDS
from plankg.api.questions.refusal import has_noun
from plankg.api.questions.sought import (
    LEAST_WORDS,
    OF_ACTS,
    OF_AMOUNT,
    OF_PAIRS,
    OF_PIECES,
    SELDOM,
    SHORTEST_PHRASE,
    UNSAID,
    WHERE,
    Asked,
)
from plankg.api.questions.words import written

# How much a word counts by where it is said: in the sentence, in the headings over it, in the rest of their text, at the top.
SENTENCE, HEADING, AROUND, TOP = 1.0, 0.9, 0.55, 0.4
OF_LIKENESS = 0.15
OF_TABLES = 0.7  # a table has the words of many sentences
IN_PART, LEAST_SHARED = 0.6, 0.5  # a word of which a sentence has only characters, 赛 of 比赛, and how many
SCARCE = 0.05  # a single character counts if no more of the sentences have it
COMMON = 0.2  # a character that more of the sentences have says nothing
LEAST = 0.55  # of the question's weight is said by a sentence that answers it
LEAST_OF_PLAN = 0.45  # where the plan is named
LEAST_BESIDE = 0.4  # next to what another plan says
LEAST_BARE = 0.65  # where nothing is asked
# Of a sentence that has a body in it, where it is asked who, and of one that says whether something is there.
LEAST_NAMING = 0.75
CLOSE = 0.8  # and as much of the first one's by the others that are listed
MOST, MOST_PLANS = 3, 6  # sentences of a plan, and plans
OF_FIRST = 0.65  # as much as the nearest sentence says, that of each document where it is asked which say something
SHORT = (2, 3)  # characters of a word that can be short for another
_TIME = re.compile(
    r"(?:\d|[一二三四五六七八九十两半])个?(?:年|月|周|[日天]|小时|工作日)|年底|季度|长期|每[年月周日季天]|每半年"
)
_DATE = re.compile(
    r"20\d\d年|(?<!\d)20[1-4]\d(?![\d多余个家人户元项件场次座处万])|\d+月(?:\d+日)?|\d+号|^\d+[.、]|#page\d+"
)
_CODE = re.compile(r"[a-z]{3}|\d{3}")  # ISO9001, 12320
LEAST_MORE = 6
_BY = re.compile(
    "由.{2,80}(?:负责|牵头|承担|组织|解释|办理|实施)|由[^,。;]{1,12}(?:企业|公司|单位|部门|政府|中心|机构|[局厅委办])"
    "|(?:[局厅委办院部会府]|各[区县市州]|[区县镇]|单位|部门|机构|机关|中心|企业|街道|主体|小组|专班)(?:按职责|统一|分工|具体)?(?:负责|牵头|承担)"
)  # says by itself who does it
_GIVEN = re.compile("补|奖|贷|优惠|给|返|退|减|收费|租")
_WHETHER = re.compile("有没有|有无|是否(?=给出|写明|明确|规定|提出|提到|设)")
_TO_DO = re.compile(
    "要求|要做|只能|方面|开展|任务[数量]|有(?:什么|啥|哪些)(?:措施|举措|办法)"
)  # 在清欠方面要求做哪些工作
# A body that is called nothing more: 征求军队主管部门的意见, 报国家安全部门备案, 与教育、财政等部门协作.
_ANY_BODY = re.compile(r"\w[、\w](?:部门|单位|机构|公司|机关|政府|军区|专班|领导小组|委员会|[局厅委](?=[、等]))")
_PERSON = re.compile(
    "谁(?:是|当|任|担任|来当)(?P<role>[\u4e00-\u9fff]{2,8}?)(?=[?？。，,\\s]|$)"
    "|(?P<other>[\u4e00-\u9fff]{2}[长任人])(?:分别|都)?(?:是|由)谁"
)
_MUCH = re.compile(r"[一二三四五六七八九]+[折成倍]|百分之|\d[多余]?(?:%|[^\d\W_a-z年月日号期页])")
_NUMERAL = re.compile("[一二两三四五六七八九十百半]")
_YEAR = re.compile(r"20\d\d年?")
_DIGIT = r"(?:\d|[一二三四五六七八九十百两])"
# What is counted may be listed without its number: 通过新建、改建、转化等方式.
_NAMED = re.compile("分别|哪|什么|啥|列|[几多]少?[种类方]")
_LISTING = re.compile("[、;]")
LEAST_LISTED = 2
OF_AMOUNTS = frozenset("年月日天元钱%成米里吨亩时")
OF_THINGS = frozenset("个项条家类种批份")
# Lines that say who does something, when a page ends and what is printed.
_AROUND = re.compile(r"^(?:责任|牵头|配合)(?:单位|部门)|#page|印发给你们|印发$|^附件")
_TITLE = re.compile("印发|通知|[规计]划|方案|意见$")
_BODY = re.compile(
    f"(?:[^,、;。]{{1,18}}[{BODY_ENDS}府司门位区组署等])?(?:均为责任单位|(?:按职责)?(?:分工|分别|共同)?(?:牵头|负责|配合|参加|落实))?(?:主要措施:?|以下不再列出)?"
)
MOST_LOOKED_AT = 12
LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a document; its words, those of the headings over it and of the text around it are folded.

    `front`: it is before the first heading of a text that has any; `top` is the text there, with the title, or the
    title of its part of a file of several plans, whose place is `part`.
    """

    document: str
    start: int
    end: int
    text: str
    heading: str = ""
    around: str = ""
    front: bool = False
    top: str = ""
    part: str = ""
    table: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence with the part of the question's weight that it says."""

    line: Line
    share: float
    said: frozenset[str] = frozenset()  # the words that it has as they are
    lacks: bool = False  # of a noun of the question even the characters


def _phrases(asked: Asked, lines: Iterable[Line]) -> list[str]:
    """The longest pieces of the question that a sentence has as they stand: 环高校OPC创业带."""
    joined = "\n".join(line.text for line in lines)
    found = []
    for piece in asked.text.split():
        at = 0
        while at + SHORTEST_PHRASE <= len(piece):
            end = at + SHORTEST_PHRASE
            if piece[at:end] not in joined:
                at += 1
                continue
            while end < len(piece) and piece[at : end + 1] in joined:
                end += 1
            found.append(piece[at:end])
            at = end
    return found


def in_full(asked: Asked, lines: Sequence[Line]) -> Asked:
    """With words that the texts have for those that no sentence has: 棚户区改造 for 棚改, 施行 for 生效, 用电 of 用电报装."""
    joined = "\n".join(line.text for line in lines)
    words, maybe = {}, {}
    for word, weight in asked.words.items():
        other = _whole(word, joined)
        pairs = [] if other in joined else [pair for pair in _pairs_over(word, asked.text) if pair in joined]
        maybe.update(dict.fromkeys(pairs, OF_PAIRS))
        words.update({} if pairs else {other: weight})
    for word, weight in asked.maybe.items():
        maybe[_whole(word, joined) if weight == OF_PIECES else word] = weight
    places = tuple(each for each in asked.places if not asked.plan or each in joined)
    return replace(asked, words=words, maybe=maybe, places=places, head=_whole(asked.head, joined)[-2:])


def _pairs_over(word: str, text: str) -> list[str]:
    """The pairs of characters at both ends of a word that was cut wrongly."""
    at = text.find(word)
    pairs = (text[at - 1 : at + 1], text[at + len(word) - 1 : at + len(word) + 1]) if at > 0 else ()
    return [pair for pair in pairs if len(pair) > 1 and pair.isalpha()]


def _whole(word: str, joined: str) -> str:
    if word in joined:
        return word
    if other := next((each for each in written().get(word, ()) if each in joined), ""):
        return other
    if len(word) not in SHORT or not word.isalpha():
        return word
    between, after = (r"\w{1,2}", r"\w") if len(word) == SHORT[0] else (r"\w{0,2}?", "")
    found = re.search(between.join(map(re.escape, word)) + after, joined)
    return found[0] if found else word


def nearest(asked: Asked, lines: Sequence[Line]) -> list[Found]:
    """The sentences by the part of the question's weight that they say, the largest first."""
    number = len(lines)
    had = ((word, weight, sum(word in line.text for line in lines)) for word, weight in asked.maybe.items())
    unsaid = {word: OF_ACTS for word, weight in asked.maybe.items() if weight == OF_PIECES and _unsaid(word, lines)}
    asked = replace(asked, words={**unsaid, **asked.words})
    maybe = [(word, weight) for word, weight, times in had if times and (len(word) > 1 or times < SCARCE * number)]
    said = {word: weight for word, weight in (*maybe, *asked.words.items()) if not _YEAR.fullmatch(word)}
    if not lines or sum(said.values()) < (LEAST_WORDS / 2 if asked.plan and asked.wants else LEAST_WORDS):
        return []
    characters = Counter(c for line in lines for c in set(line.text))
    strong = [word for word, weight in asked.words.items() if weight >= OF_ACTS]
    rare = frozenset(c for c, times in characters.items() if times <= COMMON * number)
    weights = {}
    for word, weight in (*maybe, *asked.words.items(), *((phrase, 1.0) for phrase in _phrases(asked, lines))):
        times = sum(word in line.text for line in lines)
        rarity = math.log(1 + (number + 0.5) / (times + 0.5))
        weights[word] = weight * rarity * (1 if times or weight == 1 else UNSAID)
    whole = sum(weights.values())
    words = {word: tuple(rare.intersection(word)) if len(word) > 1 else () for word in weights}
    found = [_found(line, weights, whole, words, strong, certain=asked.plan or bool(asked.wants)) for line in lines]
    more = _likeness(asked, lines)
    return sorted(
        found,
        key=lambda each: (-each.share - more(each.line), len(each.line.text), each.line.document, each.line.start),
    )


def _likeness(asked: Asked, lines: Sequence[Line]) -> Callable[[Line], float]:
    """How many pairs of characters of the whole question a sentence has, rare ones more, as a little of its place: 由谁制发."""
    pairs = {asked.whole[at : at + 2] for at in range(len(asked.whole) - 1)}
    times = Counter(pair for line in lines for pair in pairs if pair in line.text)
    rarity = {pair: math.log(1 + len(lines) / number) for pair, number in times.items()}
    whole = sum(rarity.values()) or 1.0
    return lambda line: OF_LIKENESS * sum(rare for pair, rare in rarity.items() if pair in line.text) / whole


def _unsaid(word: str, lines: Sequence[Line]) -> bool:
    """Whether no sentence has a noun, nor two of its characters side by side: 法拍房."""
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    return (
        len(pairs) > 1
        and has_noun(word)
        and word.isalpha()
        and not _NUMERAL.search(word)
        and not any(pair in line.text for line in lines for pair in pairs)
    )


def _found(
    line: Line,
    weights: Mapping[str, float],
    whole: float,
    words: Mapping[str, tuple[str, ...]],
    strong: Sequence[str],
    *,
    certain: bool,
) -> Found:
    """The sentence, which says nothing of the question where it has less than half of its words; half of them if `certain`.

    `words` has for each word its characters that few sentences have.
    """
    parts = {word: _said(word, rare, line) for word, rare in words.items()}
    few = 2 * sum(part > 0 for part in parts.values()) < len(parts) + (not certain)
    share = sum(weights[word] * part for word, part in parts.items()) / whole
    said = frozenset(word for word, part in parts.items() if part == SENTENCE)
    share *= OF_TABLES if line.table else 1
    return Found(line, 0.0 if few else share, said, any(not parts[word] for word in strong))


def _said(word: str, rare: tuple[str, ...], line: Line) -> float:
    """How much of a word the line says: of one with several characters also in part, where a rare one is among them."""
    best = 0.0
    for text, counts in ((line.text, SENTENCE), (line.heading, HEADING), (line.around, AROUND)):
        if counts <= best:
            break
        if word in text:
            best = counts
        elif any(c in text for c in rare):
            shared = sum(c in text for c in word) / len(word)
            best = max(best, counts * shared * IN_PART) if shared >= LEAST_SHARED else best
    return max(best, TOP) if word in line.top else best


def says(asked: Asked, text: str) -> bool:
    """Whether folded words say what is asked for: a number of the unit, a time."""
    if "when" in asked.wants and not _TIME.search(text):
        return False
    if "amount" not in asked.wants:
        return True
    for word in asked.words:  # 12315办结率 says no number
        text = text.replace(word, "") if word.isdecimal() else text
    if asked.verb and not re.search(OF_AMOUNT[asked.verb], text):
        return False
    text = _DATE.sub("", text) if asked.unit not in ("年", "月", "日") else text
    if not asked.unit:
        return bool(_MUCH.search(text))
    if asked.unit in OF_THINGS and _NAMED.search(asked.whole) and len(_LISTING.findall(text)) >= LEAST_LISTED:
        return True
    plain = asked.unit.removeprefix("个").removeprefix("工作") or "个"
    plain = {
        "成": "%",
        "钱": "(?:元|%)" if _GIVEN.search(asked.whole) else "元",
        "百分点": "(?:%|百分点)",
        "点": "(?:%|百分点)",
        "折": "[折%]",
        "天": "[天日]",
        "日": "[天日]",
        "人": r"(?:[人名位]|个\w{0,15}人)",
        **dict.fromkeys(("平", "平米", "平方", "平方米"), "(?:平方米|平米|m2|㎡|平方)"),
        "名": "[人名位]",
    }.get(plain, re.escape(plain))
    plain = "[个项条家类种名所座处批]" if asked.unit in OF_THINGS else plain
    great = f"|{_DIGIT}大" if asked.unit in OF_THINGS else ""  # 十大实验室
    return bool(re.search(rf"{_DIGIT}[多余]?[万亿千百]*个?(?:工作)?{plain}|百分之{great}", text))


def support(ranked: Sequence[Found], rows: Iterable[Mapping[str, Any]]) -> float:
    """How much of the question the sentences of some rows say."""
    at = [(row["document_id"], row["start"], row["end"]) for row in rows if row.get("start") is not None]
    theirs = (
        e for e in ranked if any(e.line.document == d and e.line.start < end and s < e.line.end for d, s, end in at)
    )
    return max((each.share for each in theirs), default=0.0)


def saying(ranked: Sequence[Found]) -> list[Found]:
    """The nearest sentence of each document that says about as much as the nearest of all: 哪些文件提到…."""
    first: dict[str, Found] = {}
    for each in ranked:
        first.setdefault(each.line.document, each)
    least = max(LEAST, OF_FIRST * ranked[0].share) if ranked else 0
    return [each for each in first.values() if each.share >= least][:MOST_PLANS]


def answering(
    asked: Asked,
    ranked: Sequence[Found],
    plans: Sequence[frozenset[str]],
    owned: Callable[[Line], bool],
    naming: Callable[[Line], bool],
) -> list[Found]:
    """The few sentences that answer; of several plans those of each. None where too little of the question is said.

    `ranked`: all sentences, as `nearest` gives them. `plans`: which documents each plan that is asked about can be.
    `owned`: whether bodies are named for what a sentence is about, which answers who does it. `naming`: whether it names one.
    """
    codes = [word for word in asked.words if _CODE.search(word)] + SELDOM.findall(asked.whole)
    several = 1 < len(plans) <= MOST_PLANS  # what one says, the others may say in other words
    bare, wanted = (LEAST, LEAST_OF_PLAN) if asked.plan else (LEAST_BARE, LEAST)
    enough = LEAST_BESIDE if several else wanted if asked.wants else bare
    enough = max(enough, LEAST_NAMING) if _WHETHER.search(asked.whole) and not several else enough
    needed = ((each, max(enough, LEAST_BARE if each.lacks and not several else 0)) for each in ranked)
    near = (each for each, least in needed if each.share >= least and says(asked, each.line.text))
    found_ = (each for each in near if _has(each.line, codes, asked))
    whole = asked.unit or WHERE.search(asked.whole)
    every = [each for each in found_ if whole or _says_more(asked, each.line.text)]
    if several and not any(each.share >= LEAST for each in every):
        return []
    groups = [[each for each in every if each.line.document in plan] for plan in plans] if several else [every]
    found = []
    who = bool(asked.wants & {"who", "task"}) and not asked.wants & {"when", "amount"}
    for group in groups:
        body = (each for each in group if _tells(each.line, asked, who=who))
        found += _apart(
            each for each in islice(body, MOST_LOOKED_AT) if not who or _says_who(each, asked, owned, naming)
        )
    return found


def _says_who(found: Found, asked: Asked, owned: Callable[[Line], bool], naming: Callable[[Line], bool]) -> bool:
    """Whether it is said who does what a sentence is about; where tasks are asked for, the sentence may be one."""
    text = found.line.text
    if (role := _PERSON.search(asked.whole)) and (role["role"] or role["other"]) in text:  # 谁是第一责任人
        return True
    near = "who" in asked.wants and found.share >= LEAST_NAMING
    named = near and (_ANY_BODY.search(text) or naming(found.line))
    done = "who" not in asked.wants and found.share >= LEAST_BARE and _TO_DO.search(asked.whole)
    return bool(done or named or _BY.search(text)) or owned(found.line)


def _tells(line: Line, asked: Asked, *, who: bool) -> bool:
    """Whether it is a sentence that says something: no heading alone, no title, no list of bodies."""
    if _AROUND.search(line.text) or _duties(line.text):
        return False
    if line.front:
        return bool(asked.wants & {"when", "amount"}) and not _TITLE.search(line.text)
    return not _heads(line) or who or bool(asked.unit) or "when" in asked.wants


def _has(line: Line, codes: Sequence[str], asked: Asked) -> bool:
    """Whether a sentence has the codes, if only near it, and is about the places; of a part that is another place's it is not."""
    about = f"{line.text}{line.heading}{line.top}"
    own = {place for place, listed in asked.parts.items() if line.document in listed}
    places = own.union(asked.places).difference(asked.parts.keys() - own)
    mine = not line.part or line.part in asked.whole
    mine &= not asked.head or asked.head in f"{line.text}{line.heading}"
    return mine and all(word in about for word in places) and all(word in f"{about}{line.around}" for word in codes)


def _duties(text: str) -> bool:
    """Whether a sentence says no more than who does something."""
    pieces = [piece for piece in re.split("[,、;。]", text) if piece]
    return bool(re.search("牵头|负责", text)) and all(map(_BODY.fullmatch, pieces))


def _says_more(asked: Asked, text: str) -> bool:
    """Whether there is more in a sentence than the words of the question: the name of an indicator answers nothing."""
    for word in asked.words:
        text = text.replace(word, "")
    return len(text) >= LEAST_MORE


def _heads(line: Line) -> bool:
    """Whether the sentence is no more than a heading: 九、优化住房公积金政策."""
    return (
        any(line.text.rstrip("。;").endswith(title) for title in line.heading.splitlines() if len(title) > 1)
        and len(line.text) < LONGEST_HEADING
    )


def _apart(found: Iterable[Found]) -> list[Found]:
    """The first few that say about as much, without what is said twice (in the text and in its table)."""
    kept: list[Found] = []
    left = list(found)
    left = [each for each in left if each.share >= CLOSE * left[0].share]
    while left and len(kept) < MOST:
        known = frozenset[str]().union(*(each.said for each in kept))
        one = max(left, key=lambda each: len(each.said - known)) if kept else left[0]  # what says something more
        kept.append(one)
        left = [each for each in left if each.line.text not in one.line.text and one.line.text not in each.line.text]
    return kept
