"""原文作答 (answers of the text): the sentences that say what a question is about, where nothing that was read answers it."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.entity_linking import Mention, ParsedQuestion
from plankg.api.questions.names import BODY_ENDS, EXACT, PLACE
from plankg.api.questions.operators import operators
from plankg.api.questions.tokens import Token
from plankg.api.questions.topic import names_plan
from plankg.api.questions.understanding import asked_nouns
from plankg.extract.text.segmenter import segmenter

# How much a word counts by where it is said: in the sentence, in the headings over it, in the rest of their text, at the top.
SENTENCE, HEADING, AROUND, TOP = 1.0, 0.9, 0.55, 0.4
IN_PART, LEAST_SHARED = 0.6, 0.5  # a word of which a sentence has only characters, 赛 of 比赛, and how many
SCARCE = 0.05  # a single character counts if no more of the sentences have it
COMMON = 0.2  # a character that more of the sentences have says nothing
LEAST = 0.55  # of the question's weight is said by a sentence that answers it
LEAST_WORDS = 0.85  # of weight: two verbs, or a noun
LEAST_BESIDE = 0.4  # next to what another plan says
LEAST_BARE = 0.65  # where nothing is asked
CLOSE = 0.93  # and as much of the first one's by the others that are listed
MOST, MOST_PLANS = 3, 4  # sentences of a plan, and plans
OF_PIECES, OF_SOFT, OF_PAIRS, OF_SINGLE = (
    0.85,
    0.5,
    0.7,
    0.3,
)  # pieces of names, words of questions that can be meant, and single characters
OF_ACTS, OF_VERBS, OF_OTHERS, UNSAID = (
    0.9,
    0.6,
    0.4,
    0.5,
)  # how much words that are no nouns count, and those that no sentence has
SHORT = (2, 3)  # characters of a word that can be short for another
SHORTEST_PHRASE = 4  # characters of a question that a text has in one piece
_WEIGHTS = {"v": OF_VERBS, **dict.fromkeys("admrpcuqfbyz", OF_OTHERS)}
_SOFT = frozenset(
    ["number", "target", "baseline", "goal", "policy", "category", "deadline", "project", "measure", "contain", "support",
     "achieve", "implement", "item"]
)  # fmt: skip
_WHO = frozenset({"who", "carry-body", "lead-body", "help-body"})
_UNIT = re.compile(
    "[万亿]*(?:个?(?:工作日|百分点|月|小时)|平方米|平方公里|公里|立方米|千瓦|[元户人套张家亩吨件次处辆台座所天日名枝项成倍])"
)
_COUNTED = re.compile(rf"(?:多少|(?<!哪)几)(?P<unit>个?{_UNIT.pattern}|[个项条家类种批份次钱年周米])?")
_SHARE = re.compile("比例|占比|比重|百分比|百分之几|百分之多少|几成")
_TIME = re.compile(r"\d年|\d个?月|\d周|\d[日天]|[一二三四五六七八九十两]年内|\d小时|\d个?工作日|年底|季度|长期|每年")
_DATE = re.compile(r"20\d\d年?|\d+月(?:\d+日)?|\d+号|^\d+[.、]|#page\d+")
_CODE = re.compile(r"[a-z]{3}|\d{3}")  # ISO9001, 12320
LEAST_MORE = 6
# Verbs before an amount, and what a sentence about it says.
_OF_AMOUNT = {"补": "补|奖|给予|支持|资助", "奖": "奖|补|给予|支持|资助", **{verb: verb for verb in "贷罚借返退租"}}
_BY = re.compile("由.{2,80}(?:负责|牵头|承担|组织|解释|办理|实施)")  # says by itself who does it
_MUCH = re.compile(r"\d[多余]?(?:%|[万亿千百]|[元人个家张户项件次处座天日年月周米吨公亩倍度名平立小套所台份类条])")
_YEAR = re.compile(r"20\d\d年?")
_DIGIT = r"(?:\d|[一二三四五六七八九十百两])"
OF_AMOUNTS = frozenset("年月日天元钱%成米里吨亩时")
OF_THINGS = frozenset("个项条家类种批份")
# Operators and turns of phrase that ask for more than a sentence: what is lacking, most, a share, an order.
_COMPOSED = frozenset(
    ["share", "whole", "order", "group", "mean", "sum", "roles", "led", "unled", "solely", "alone", "most", "first"]
)
_LISTED = frozenset({"indicator", "chapter", "section", "column", "document", "file"})  # which no sentence lists
_FIELDS = frozenset({"chapter", "unit", "nature"})
_THINGS_DONE = frozenset({"task", "item", "measure", "project"})
# Lines that say who does something, when a page ends and what is printed.
_AROUND = re.compile(r"^(?:责任|牵头|配合)(?:单位|部门)|#page|印发给你们|负责$|印发$|^附件")
MOST_LOOKED_AT = 12
LONGEST_HEADING = 40
_RANKED = re.compile(r"哪|谁|前[三五十\d]|最[多少高低大小]的(?!是\d)")
_LATEST = frozenset({"最晚", "最迟", "最早"})  # 最晚啥时候 asks when
# 一样, 预计, 去年: what is compared or foretold, and what no plan says.
_TURNS = re.compile(
    "没有?(?!有)|除了|除|占(?!比)|排名|平均|为什么|为何|为啥|一样|相同|预计|预测|估计|可能|如果|实际|已?完成(?:情况|率)|进[展度]|"
    "[今去前明后]年|同比|[上下]周|[今明昨]天|看法|评价|影响|每[条项份]|逐[条项]|电话|地址|联系人|[局厅]长|书记|主任|下属"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words with their weights, and those that `maybe` are some and count if the texts have them.

    `wants`: what a sentence must say (`who`, `task`, `when`, `amount`), the amount in which `unit`.
    """

    words: Mapping[str, float]
    maybe: Mapping[str, float]
    text: str
    wants: frozenset[str]
    unit: str = ""
    plan: bool = False  # one is named
    places: tuple[str, ...] = ()
    verb: str = ""  # what the amount is of: 贷 of 能贷多少


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a document; its words, those of the headings over it and of the text around it are folded.

    `front`: it is before the first heading of a text that has any; `top` is the text there, with the title.
    """

    document: str
    start: int
    end: int
    text: str
    heading: str = ""
    around: str = ""
    front: bool = False
    top: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence with the part of the question's weight that it says."""

    line: Line
    share: float
    said: frozenset[str] = frozenset()  # the words that it has as they are
    lacks: bool = False  # of a noun of the question even the characters


def plans_of(parsed: ParsedQuestion) -> tuple[list[Mention], frozenset[str]]:
    """The mentions of plans and the ids of the plans; what several plans are called (实施方案) says nothing next to one's name."""
    named = [each for each in parsed.mentions if names_plan(each)]
    ids = [{name.id for name in each.of(("Document",))} for each in named]
    clear = set().union(*(each for each in ids if len(each) == 1))
    pairs = zip(named, ids, strict=True)
    kept = [(m, each) for m, each in pairs if not clear or len(each) == 1 or (m.how == PLACE and each & clear)]
    return [mention for mention, _ in kept], frozenset(clear or set().union(*ids))


def named_bodies(parsed: ParsedQuestion) -> list[Mention]:
    """The mentions of bodies."""
    found = (each for each in parsed.mentions if each.of(("Organization",)))
    return [each for each in found if each.how == EXACT or each.words[-1] in BODY_ENDS]


def asked_of(parsed: ParsedQuestion) -> Asked:
    """What is looked for in a question: all that is neither a word of questions nor a plan's name."""
    text = parsed.folded.text
    blank = [*(each.span() for each in (*_COUNTED.finditer(text), *_SHARE.finditer(text)))]
    plans = plans_of(parsed)[0]
    blank += [(each.start, each.end) for each in plans]
    ends = {each.start for each in plans}
    blank += [(each.start, each.end) for each in parsed.mentions if each.end in ends]  # 北京 before 朝阳
    for start, end in blank:
        text = text[:start] + " " * (end - start) + text[end:]
    passed = [""] * len(text)
    for word in parsed.words:
        hard = not word.groups & _SOFT
        passed[word.start : word.end] = ["hard" if hard else "soft"] * (word.end - word.start)
    kinds: dict[str, dict[str, float]] = {"word": {}, "soft": {}, "maybe": {}, "place": {}}
    for piece in re.finditer(r"\w+", text):
        for found, weight, kind in _cut(piece[0], passed[piece.start() : piece.end()]):
            kinds[kind][found] = max(weight, kinds[kind].get(found, 0))
    words, maybe = kinds["word"], kinds["maybe"]
    pieces: list[Token | Mention] = [*parsed.unknown, *(m for m in parsed.mentions if not names_plan(m))]
    for each in pieces:
        if 1 < each.end - each.start < SHORTEST_PHRASE:  # 充电桩
            found = fold_name(parsed.typed(each))
            (words if found in words else maybe)[found] = max(OF_PIECES, words.get(found, 0))
    words = words if sum(words.values()) >= LEAST_WORDS else kinds["soft"] | words
    kept = "".join(c if mark != "hard" else " " for c, mark in zip(text, passed, strict=True))
    text = parsed.folded.text
    counted = [match["unit"] or "" for match in _COUNTED.finditer(text)]
    counted += ["%"] * bool(_SHARE.search(text))
    lead = parsed.groups & {"lead", "help"} and not named_bodies(parsed)
    tasks = any(word.groups & _THINGS_DONE for word in asked_nouns(parsed))
    dated = parsed.groups & {"when", "deadline"}
    unit = next(filter(None, counted), "")
    places = tuple(kinds["place"])
    verb = re.search(f"([{''.join(_OF_AMOUNT)}])(?:多少|几)", text)
    wants = {
        "task": tasks or re.search("(?:哪些|什么|啥|几[项件条])(?:[活事]|任务|举措|工作)", text),
        "who": parsed.groups & _WHO or {"body", "which"} <= parsed.groups or lead,
        "when": dated,
        "amount": counted and (not dated or unit == "%"),
    }
    return Asked(
        words,
        maybe,
        kept,
        frozenset(name for name, wanted in wants.items() if wanted),
        unit,
        bool(plans_of(parsed)[1]),
        places,
        verb[1] if verb else "",
    )


def composed(parsed: ParsedQuestion) -> bool:
    """Whether more is asked for than a sentence says: what is lacking, a share, an order, what a body has to do."""
    text = parsed.folded.text
    found = (each for each in operators(text) if each.kind in _COMPOSED and "each" not in each.said)
    ranked = (each for each in found if each.kind not in ("most", "first") or _RANKED.search(text))
    if any(each.said.get("most") not in _LATEST for each in ranked) or _TURNS.search(text):
        return True
    policies = [each for each in parsed.mentions if not names_plan(each)]
    if _WHO & parsed.groups and policies and all(e.how == EXACT and e.of(("Policy",)) for e in policies):
        return True  # who a regulation belongs to is not who acts by it
    done = parsed.groups & _THINGS_DONE or re.search("任务|工作|[活事]", text)
    listed = bool(re.search("(?:多少|几)[个项条].{0,4}(?:指标|专栏|章)", text))
    listed |= any(word.groups & _LISTED for word in asked_nouns(parsed)) or bool(parsed.groups & _FIELDS)
    return listed or (bool(named_bodies(parsed) and done) and not _WHO & parsed.groups)


def _cut(piece: str, passed: Sequence[str]) -> Iterator[tuple[str, float, str]]:
    """Its words with their weights, and what they are: of single characters side by side each pair may be one (`maybe`).

    Words of questions are passed over, also what they have of a word: 里 of 区里.
    """
    at, run = 0, ""
    for word, tag in (*segmenter().tags(piece), ("", "")):
        marks = passed[at : at + len(word)]
        at += len(word)
        if word and (len(word) == 1 or "hard" in marks) and "" in marks:
            run += "".join(c for c, mark in zip(word, marks, strict=True) if not mark)
            continue
        if len(run) > 1:
            yield from ((run[start : start + 2], OF_PAIRS, "maybe") for start in range(len(run) - 1))
        elif run:
            yield run, OF_SINGLE, "maybe"
        run = ""
        soft = {*marks} == {"soft"}
        if len(word) > 1 and "hard" not in marks and (not soft or tag[:1] in "na" or tag == "vn"):
            yield word, _weight(word, tag) * (OF_SOFT if soft else 1), "soft" if soft else "word"
            if tag in ("ns", "nr") and not soft:
                yield word, 1.0, "place"


def _weight(word: str, tag: str) -> float:
    return 1.0 if word.isdecimal() else OF_ACTS if tag == "vn" else _WEIGHTS.get(tag[:1], 1.0)


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
    """With the whole words for short ones that no sentence has: 棚户区改造 for 棚改."""
    joined = "\n".join(line.text for line in lines)
    words = {_whole(word, joined): weight for word, weight in asked.words.items()}
    pieces = {_whole(word, joined): weight for word, weight in asked.maybe.items() if weight == OF_PIECES}
    maybe = pieces | {word: weight for word, weight in asked.maybe.items() if weight != OF_PIECES}
    return replace(asked, words=words, maybe=maybe)


def _whole(word: str, joined: str) -> str:
    if len(word) not in SHORT or word in joined or not word.isalpha():
        return word
    found = re.search(r"\w{1,2}".join(map(re.escape, word)) + r"\w" * (len(word) == SHORT[0]), joined)
    return found[0] if found else word


def nearest(asked: Asked, lines: Sequence[Line]) -> list[Found]:
    """The sentences by the part of the question's weight that they say, the largest first."""
    number = len(lines)
    had = ((word, weight, sum(word in line.text for line in lines)) for word, weight in asked.maybe.items())
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
    return sorted(found, key=lambda each: (-each.share, len(each.line.text), each.line.document, each.line.start))


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
    if asked.verb and not re.search(_OF_AMOUNT[asked.verb], text):
        return False
    text = _DATE.sub("", text) if asked.unit not in ("年", "月", "日") else text
    if not asked.unit:
        return bool(_MUCH.search(text))
    plain = asked.unit.removeprefix("个").removeprefix("工作") or "个"
    plain = {"成": "%", "钱": "元", "百分点": "(?:%|百分点)", "天": "[天日]", "日": "[天日]"}.get(
        plain, re.escape(plain)
    )
    plain = "[个项条家类种名所座处批]" if asked.unit in OF_THINGS else plain
    return bool(re.search(rf"{_DIGIT}[多余]?[万亿千百]*个?(?:工作)?{plain}|百分之", text))


def support(ranked: Sequence[Found], rows: Iterable[Mapping[str, Any]]) -> float:
    """How much of the question the sentences of some rows say."""
    at = [(row["document_id"], row["start"], row["end"]) for row in rows if row.get("start") is not None]
    theirs = (
        e for e in ranked if any(e.line.document == d and e.line.start < end and s < e.line.end for d, s, end in at)
    )
    return max((each.share for each in theirs), default=0.0)


def answering(
    asked: Asked, ranked: Sequence[Found], plans: frozenset[str], owned: Callable[[Line], bool]
) -> list[Found]:
    """The few sentences that answer; of several plans those of each. None where too little of the question is said.

    `ranked`: all sentences, as `nearest` gives them.
    `owned`: whether bodies are named for what a sentence is about, which answers who does it.
    """
    codes = [word for word in asked.words if _CODE.search(word)]
    several = 1 < len(plans) <= MOST_PLANS  # what one says, the others may say in other words
    enough = LEAST_BESIDE if several else LEAST if asked.wants else LEAST_BARE
    needed = ((each, max(enough, LEAST_BARE if each.lacks and not several else 0)) for each in ranked)
    near = (each for each, least in needed if each.share >= least and says(asked, each.line.text))
    found_ = (each for each in near if _has(each.line, codes, asked.places))
    every = [each for each in found_ if asked.unit or _says_more(asked, each.line.text)]
    if several and not any(each.share >= LEAST for each in every):
        return []
    groups = [[each for each in every if each.line.document == plan] for plan in sorted(plans)] if several else [every]
    found = []
    who = bool(asked.wants & {"who", "task"}) and not asked.wants & {"when", "amount"}
    for group in groups:
        body = (
            e
            for e in group
            if not _AROUND.search(e.line.text) and not (e.line.front or (_heads(e.line) and not (who or asked.unit)))
        )
        body = (
            each for each in islice(body, MOST_LOOKED_AT) if not who or _BY.search(each.line.text) or owned(each.line)
        )
        found += _apart(body)
    return found


def _has(line: Line, codes: Sequence[str], places: Sequence[str]) -> bool:
    """Whether a sentence has the codes, if only near it, and is about the places."""
    about = f"{line.text}{line.heading}{line.top}"
    return all(word in about for word in places) and all(word in f"{about}{line.around}" for word in codes)


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
