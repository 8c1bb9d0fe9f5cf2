"""原文作答的所问 (what is looked for in the texts): the words of a question, and what a sentence about them must say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.entity_linking import Mention, ParsedQuestion, names_plan
from plankg.api.questions.half_read import documents_with
from plankg.api.questions.names import BODY_ENDS, EXACT, NEAR, PLACE
from plankg.api.questions.operators import operators
from plankg.api.questions.tokens import Token
from plankg.api.questions.understanding import asked_nouns
from plankg.api.questions.words import written
from plankg.extract.text.segmenter import segmenter

LEAST_WORDS = 0.85  # of weight: two verbs, or a noun
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
LEAST_NEAR = 8  # characters of a second plan's name that is only alike
SHORTEST_PHRASE = 4  # characters of a question that a text has in one piece
_WEIGHTS = {"v": OF_VERBS, **dict.fromkeys("admrpcuqfbyz", OF_OTHERS)}
_SOFT = frozenset(
    ["document", "number", "target", "baseline", "goal", "policy", "category", "deadline", "project", "measure", "contain", "support",
     "achieve", "implement", "item"]
)  # fmt: skip
_WHO = frozenset({"who", "carry-body", "lead-body", "help-body"})
_UNIT = re.compile(
    "[万亿]*(?:个?(?:工作日|百分点|月|小时|点)|折|期|场次?|轮|届|间|平方公里|平方米?|平米|平(?=$|[^方台等])|公里|立方米|千瓦|[元户人套张家亩吨件次处辆台座所天日名枝项成倍])"
)
_COUNTED = re.compile(
    rf"(?:多少|(?<!哪)几)(?P<unit>个?{_UNIT.pattern}|[个项条家类种批份次钱年周米亿万])?|(?P<number>[人户家次个条张床套座处亩台所])数(?:量|目)?(?=[?。，,]|$)"
)
_SHARE = re.compile("比例|占比|比重|百分比|百分之几|百分之多少|几成")
# The quantity that is asked for: 贴息 of 贷款贴息多少; an amount of what is given is one of money.
_HEAD = re.compile("(?:最[高多低少])?(?:能|可以?|要|是|为|有|达到?)?[发给放涨降]?(?:多少|几)[^，,。；;]{0,2}[?？。]?$")
_MEASURES = frozenset(
    ["额度", "标准", "比例", "比重", "金额", "数量", "规模", "总量", "目标", "价格", "费用", "人数", "时间"]
)
_MONEY = re.compile(
    "(?:补贴|补助|奖励|资助|津贴|贴息|奖补|租金|价格)(?:标准)?(?:最[高多低少])?(?:能|可以?|要|是|为|有|给)?多少"
)
_NUMBERS = re.compile("量化|数字(?:目标|要求)")
_WHAT = re.compile(
    "(?:什么|啥|哪些)(?:样的)?(?:要求|规定|措施|标准|条件|好处|政策|程度|支持|优惠|待遇|扶持)|[怎咋]么?[样么办]?|如何|[干做办]些?(?:什么|啥)"
)
# Verbs before an amount, and what a sentence about it says.
OF_AMOUNT = {"补": "补|奖|给予|支持|资助", "奖": "奖|补|给予|支持|资助", **{verb: verb for verb in "贷罚借返退租"}}
_GIVEN = {"补": "补贴", "奖": "奖励", "贷": "贷款", "租": "租金"}
# Operators and turns of phrase that ask for more than a sentence: what is lacking, most, a share, an order.
_COMPOSED = frozenset(["order", "group", "mean", "sum", "roles", "led", "unled", "most", "first"])
_OF_DUTIES = frozenset(["solely", "alone"])  # which say nothing of a sentence about a topic
_OF_PARTS = frozenset(["share", "whole"])  # of things that are counted; that of a quantity is a value
_LISTED = frozenset({"indicator", "chapter", "section", "column", "document", "file"})  # which no sentence lists
_READ = frozenset({"indicator", "chapter", "section", "column"})
_FIELDS = frozenset({"unit", "nature"})
_FIELD = re.compile("单位(?:是|用|写)?(?:什么|啥)|(?:什么|计量|度量|以.{1,4}为)单位|性质|属性")  # 哪个单位 is a body
_CHAPTERS = re.compile("(?:第.{1,3}|[几哪各每]个?|哪些)章|章节")  # 刻章 is none
_THINGS_DONE = frozenset({"task", "item", "measure", "project"})
_RANKED = re.compile(r"哪|谁|前[三五十\d]|最[多少高低大小]的(?!是\d)")
_LATEST = frozenset({"最晚", "最迟", "最早"})  # 最晚啥时候 asks when
_TIMES = re.compile(
    "时候|何时|[哪几多][年月天日号点周久季]|几个?(?:月|小时|工作日)|多长|期限|时限|时间|截止|到期|有效|最[晚迟早]|日期"
)
# How long a plan is in force.
_VALID = re.compile(
    "到期|失效|作废|有效期|有效到|管(?:几|多少)年|(?:执行|实施|施行|管用|试行)(?:到|至|多久|几年|多长)|(?:什么时候|啥时候|何时|哪天|几号)(?:开始|起)?(?:执行|实施|施行|生效|试行)"
)
# 什么形式, 哪几个日子: the answer is one, and need not be called so.
_KIND_OF_ANSWER = re.compile(
    "(?:什么|何种|哪种|哪几[个种]|哪些|啥)(?:方式|形式|日子|场合|因素|方法|途径|情况|程度|名称|说法|花样)"
)
# What compares two plans, each of which has its sentences: 在算力支持上有什么不同.
_DIFFER = re.compile(
    "(?:侧重点?|主要)?(?:各)?(?:[有存]在?)?(?:什么|哪些|何|啥)?(?:的)?(?:不同|差别|差异|区别|异同|变化)(?:之处)?|侧重点|着力点|提法|写法|(?:作个|做个)?(?:对比|比较)一?下?"
)
_HOW = re.compile(
    "(?:应该?|要|会|该|可以?)?(?:怎么?样?|如何|咋)(?:去|来|给)?(?:处理|解决|办理?|算|规定|要求|操作|执行|认定|安排|说)(?:的)?|我们?(?:[市县区省镇乡局厅]|单位|公司|企业)?(?:正?在)?(?:准备|打算|计划|想要?)"
)
# 奖励标准, of which a sentence says the amount.
_STANDARD = re.compile("(?:补贴|补助|奖励|资助|奖补|收费|津贴|贴息|扶持|支持|补偿)的?(?P<what>标准|额度|金额|数额)")
_EACH_OF_TWO = re.compile(
    "[两二]者|[两二](?:地|份|家|省|市)(?:的?(?:文件|方案|意见|措施|规划))?|两边|双方|各自|分别|都(?:提到|写到|有)了?"
)
_CALLED = re.compile(
    "(?:的?那[份个]|的?这[份个]|的)?(?P<words>\\w{0,12}?)(?:的?那[份个]|的?这[份个])?(?:方案|意见|规划|计划|文件|政策|措施|要点|纲要|通知|办法|复函|批复|公告)"
)
# 按照实施意见, of the plan that is named; 2025年5月的 before its name.
_ACCORDING = re.compile(
    "(?:按照?|根据|依据)(?:这份|该|本|上述)?(?:实施)?(?:意见|方案|规划|办法|措施|文件|通知|要点|规定|政策)(?=[，,的]|会|要|应)"
)
_DATED = re.compile("(?:20\\d\\d年(?:\\d{1,2}月)?(?:\\d{1,2}日)?)(?:印发|发布|出台)?的?$")
_ANY_PLACE = frozenset({"城市", "乡村", "城乡", "农村", "全国", "全省", "全市", "本省", "本市", "我省", "我市", "我国"})
# 一样, 预计, 去年: what is compared or foretold, and what no plan says.
_TURNS = re.compile(
    "没有?(?!有)|除了|除(?!此)|排名|平均|为什么|为何|为啥|一样|相同|已?完成(?:情况|率)|[去前明后]年|同比|[上下]周|[今明昨]天|每[条项份](?:任务|工作|措施|举措)?(?:[都由各的是]|分别)|逐[条项]"
)
# 名称要一样吗, 没有场地符合要求吗: a sentence about it answers.
_YES_OR_NO = re.compile("^(?!.*(?:哪|几|多少|谁|什么|[一同]样[多少高大])).*吗[?？。,，]*$")
WHERE = re.compile("(?:在|是|属于|归)哪一?(?:个|条|章|部分|块)")  # the heading over a sentence says it
# 预计, 影响, 电话: what few plans say; a sentence that answers has the word.
SELDOM = re.compile("预计|预测|估计|可能|实际|进[展度]|看法|评价|影响|电话|地址|联系人|[局厅]长|书记|主任|下属")


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
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # places of parts of files, with these
    whole: str = ""  # the question
    head: str = ""  # the noun before 多少


def plans_of(parsed: ParsedQuestion) -> tuple[list[Mention], tuple[frozenset[str], ...]]:
    """The mentions of plans, and the ids that each plan can be: several of a place are one that is asked about.

    What several plans are called (实施方案) says nothing next to one's name.
    """
    named = [
        (each, frozenset(name.id for name in each.of(("Document",)))) for each in parsed.mentions if names_plan(each)
    ]
    known = frozenset[str]().union(*(ids for mention, ids in named if mention.how != NEAR))
    named = [e for e in named if e[0].how != NEAR or not (known & e[1] or _few(e[0]))] or named
    clear = any(len(ids) == 1 for _, ids in named)
    kept = [(mention, ids) for mention, ids in named if len(ids) == 1 or mention.how == PLACE or not clear]
    groups: list[frozenset[str]] = []
    for _, ids in kept:
        same = next((at for at, group in enumerate(groups) if group & ids), None)
        if same is None:
            groups.append(ids)
        else:
            groups[same] &= ids
    return [mention for mention, _ in kept], tuple(groups)


def _few(mention: Mention) -> bool:
    """Whether a name that is only alike is given by too few characters to be a second plan's."""
    return mention.end - mention.start < LEAST_NEAR


def named_bodies(parsed: ParsedQuestion) -> list[Mention]:
    """The mentions of bodies."""
    found = (each for each in parsed.mentions if each.of(("Organization",)))
    return [each for each in found if each.how == EXACT or each.words[-1] in BODY_ENDS]


def asked_of(parsed: ParsedQuestion) -> Asked:
    """What is looked for in a question: all that is neither a word of questions nor a plan's name."""
    text = parsed.folded.text
    plans = plans_of(parsed)[0]
    named = [(each.start, each.end) for each in plans]
    blank = [*named, *_said_besides(parsed, plans)]
    passed = [""] * len(text)
    for word in parsed.words:
        hard = not word.groups & _SOFT
        passed[word.start : word.end] = ["hard" if hard else "soft"] * (word.end - word.start)
    kinds = _kinds(_without(text, blank), passed)
    if (
        not kinds["word"] and not kinds["maybe"] and "turning" not in parsed.groups
    ):  # 甲区契税补贴最多补多少, whose plan is called so
        blank = [each for each in blank if each not in named]
        kinds = _kinds(_without(text, blank), passed)
    text = _without(text, blank)
    if len(kinds["word"]) < 2 and "turning" not in parsed.groups:
        kinds["maybe"] |= _of_names(plans, parsed.folded.text, passed)
    words, maybe = kinds["word"], kinds["maybe"]
    for start, end in parsed.folded.quoted:
        if text[start:end].strip():
            maybe[text[start:end].strip()] = 1.0
    pieces: list[Token | Mention] = [*parsed.unknown, *(m for m in parsed.mentions if not names_plan(m))]
    for each in pieces:
        if 1 < each.end - each.start < SHORTEST_PHRASE:  # 充电桩
            found = fold_name(parsed.typed(each))
            (words if found in words else maybe)[found] = max(OF_PIECES, words.get(found, 0))
    words = words if sum(words.values()) >= LEAST_WORDS else kinds["soft"] | words
    if plans and _VALID.search(parsed.folded.text) and sum(words.values()) < LEAST_WORDS:  # 意见啥时候到期
        words, maybe["施行"] = {**words, "有效期": OF_ACTS}, OF_ACTS
    kept = "".join(c if mark != "hard" else " " for c, mark in zip(text, passed, strict=True))
    text = parsed.folded.text
    verb = re.search(f"([{''.join(OF_AMOUNT)}])(?:多少|几)", text)
    if verb and verb[1] in _GIVEN and sum(words.values()) < LEAST_WORDS:  # 一个项目最多奖多少
        words = {**words, _GIVEN[verb[1]]: OF_ACTS}
    wants, unit = _wanted(parsed)
    return Asked(
        words,
        maybe,
        kept,
        wants,
        unit,
        bool(plans_of(parsed)[1]),
        tuple(kinds["place"]),
        verb[1] if verb else "",
        whole=text,
        head=_head(text, words | maybe),
    )


def _said_besides(parsed: ParsedQuestion, plans: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """What is not looked for: numbers that are asked for, how plans differ, and what belongs to a plan's name."""
    text, starts = parsed.folded.text, {each.start for each in plans}
    for pattern in (_COUNTED, _SHARE, _DIFFER, _KIND_OF_ANSWER, _HOW):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span("what") for match in _STANDARD.finditer(text))
    yield from ((each.start, each.end) for each in operators(text) if each.kind == "several")  # 20条 of 20条措施里
    named = (e for e in parsed.mentions if e.how == PLACE or is_place(e.words) or names_plan(e))
    before: list[Token | Mention] = [*named, *(e for e in parsed.unknown if is_place(parsed.typed(e)))]
    yield from ((each.start, each.end) for each in before if each.end in starts)  # 北京 before 朝阳
    yield from (place for each in plans if (place := _also_called(each, text)))
    if len(plans) > 1:
        yield from (match.span() for match in _EACH_OF_TWO.finditer(text))
    if plans:
        yield from (match.span() for match in _ACCORDING.finditer(text))
        dates = (_DATED.search(text, 0, each.start) for each in plans)
        yield from (date.span() for date in dates if date)


def _wanted(parsed: ParsedQuestion) -> tuple[frozenset[str], str]:
    """What a sentence must say, and the unit of the amount."""
    text = parsed.folded.text
    counted = [match["unit"] or match["number"] or "" for match in _COUNTED.finditer(text)]
    counted += ["%"] * bool(_SHARE.search(text)) + [""] * bool(_NUMBERS.search(text))
    lead = parsed.groups & {"lead", "help"} and not named_bodies(parsed)
    tasks = any(word.groups & _THINGS_DONE for word in asked_nouns(parsed))
    counted += [""] * bool(_STANDARD.search(text))
    unit = next(filter(None, counted), "") or ("钱" if counted and _MONEY.search(text) else "")
    when = parsed.groups & {"when", "deadline"} and _TIMES.search(text)
    wants = {
        "task": not WHERE.search(text)
        and (tasks or re.search("(?:哪些|什么|啥|几[项件条])(?:[活事]|任务|举措|工作)", text)),
        "who": asks_who(parsed) or lead,
        "when": when,
        "amount": counted and (not when or unit == "%"),
    }
    return frozenset(name for name, wanted in wants.items() if wanted), unit


def is_place(word: str) -> bool:
    """Whether the dictionary knows a word as a place; 城市 is any."""
    tags = segmenter().tags(word)
    return len(tags) == 1 and tags[0][1] == "ns" and word not in _ANY_PLACE


def _also_called(plan: Mention, text: str) -> tuple[int, int] | None:
    """What follows a plan's name and is words of its title: 的算力方案 after 岚堇."""
    found = _CALLED.match(text, plan.end)
    titles = [folded for name in plan.of(("Document",)) for folded in name.folded]
    if not found or not any(all(c in title for c in found["words"]) for title in titles):
        return None
    return found.span()


def asks_content(parsed: ParsedQuestion) -> bool:
    """Whether it asks what is to be done, not by whom: 网络安全要干啥."""
    return bool(_WHAT.search(parsed.folded.text)) and "who" not in parsed.groups


def asks_who(parsed: ParsedQuestion) -> bool:
    """Whether it asks for bodies: 对主管部门有什么要求 does not."""
    which = min((word.start for word in parsed.words if "which" in word.groups), default=len(parsed.folded.text))
    if "who" in parsed.groups or any("body" in word.groups and word.end > which for word in parsed.words):
        return not asks_content(parsed)
    return bool(parsed.groups & _WHO and not parsed.groups & {"count", "when"}) and not asks_content(parsed)


def composed(parsed: ParsedQuestion, asked: Asked) -> bool:
    """Whether more is asked for than a sentence says: what is lacking, a share, an order, what a body has to do."""
    text = parsed.folded.text
    bodies = "".join(fold_name(each.words) for each in named_bodies(parsed))
    topics = [word for word, weight in asked.words.items() if weight >= OF_ACTS and word not in bodies]
    topics += [word for word, weight in asked.maybe.items() if weight >= OF_PIECES and word not in bodies]
    listed = any(word.groups & _LISTED for word in asked_nouns(parsed))
    listed |= bool(re.search("(?:多少|几)[个项条].{0,4}(?:指标|专栏|章)", text))
    done = parsed.groups & _THINGS_DONE or re.search("任务|工作|[活事]|[几哪].{0,2}[项件条]", text)
    duties = bool(bodies and done) and not asks_who(parsed)
    kinds = _COMPOSED | (frozenset() if len(topics) > 1 else _OF_DUTIES)
    kinds |= _OF_PARTS if listed or done or bodies or "indicator" in parsed.groups else frozenset()
    found = (each for each in operators(text) if each.kind in kinds and "each" not in each.said)
    groups = parsed.groups & {"count", "number"} or _RANKED.search(text.replace("哪", ""))
    found = (each for each in found if each.kind != "group" or groups)  # 各部门要报哪里备案
    found = (each for each in found if each.kind != "sum" or each.said["by"] != text[each.start : each.end])  # 投资基金
    ranked = (each for each in found if each.kind not in ("most", "first") or _RANKED.search(text))
    latest = re.search("最[高低多少大小](?:的)?(?:是|在|出现在)?(?:哪一?年|什么时候)", text)  # 产量最高是哪年
    ranks = any(each.said.get("most") not in _LATEST for each in ranked) and not latest
    if ranks or (_TURNS.search(text.replace("有没有", "有")) and not _YES_OR_NO.search(text)):
        return True
    if _WHO & parsed.groups and _of_policies(parsed):
        return True  # who a regulation belongs to is not who acts by it
    if (
        (parsed.groups & _FIELDS and _FIELD.search(text))
        or _CHAPTERS.search(text)
        or (listed and (not topics or ("amount" not in asked.wants and not documents_with(parsed))))
    ):
        return True
    return duties and len(topics) < 2


def _of_policies(parsed: ParsedQuestion) -> bool:
    """Whether nothing but regulations is named, besides plans."""
    named = [each for each in parsed.mentions if not names_plan(each)]
    return bool(named) and all(each.how == EXACT and each.of(("Policy",)) for each in named)


def one_can_say(parsed: ParsedQuestion, asked: Asked) -> bool:
    """Whether one sentence can answer a question that asks for more than sentences say, if it has nearly all its words."""
    text = parsed.folded.text
    if _CHAPTERS.search(text) or _FIELD.search(text) or any(word.groups & _READ for word in asked_nouns(parsed)):
        return False
    duties = named_bodies(parsed) and parsed.groups & _THINGS_DONE and not asks_who(parsed)
    if duties and not asked.wants & {"when", "amount"}:  # what a body has to do
        return False
    return not _of_policies(parsed)


def one_says(parsed: ParsedQuestion, said: str) -> bool:
    """Whether a folded sentence has the operators of a question and its turns of phrase: 排名前十的奖多少."""
    text = parsed.folded.text
    turns = (turn[0] for turn in _TURNS.finditer(text.replace("有没有", "有")))
    if any(turn not in said and not turn.startswith("没") for turn in turns):
        return False
    for each in operators(text):
        words = text[each.start : each.end]
        rank = re.search("前.{1,2}|最[多高低少大小]", words)
        of_sentence = each.kind == "share" or (each.kind == "group" and not parsed.groups & {"count", "number"})
        if each.kind in _COMPOSED | _OF_PARTS and not of_sentence and (rank[0] if rank else words) not in said:
            return False
    return True


def _head(text: str, words: Mapping[str, float]) -> str:
    """The end of the noun before 多少, which a sentence must have: 贴息; none where it is a measure of something (贷款额度)."""
    before = [text[: match.start()] for match in _HEAD.finditer(text)]
    nouns = [word for word, weight in words.items() if weight >= OF_PIECES and len(word) > 1 and _noun(word)]
    head = max((word for said in before for word in nouns if said.endswith(word)), key=len, default="")
    return "" if head[-2:] in _MEASURES else head[-2:]


def _noun(word: str) -> bool:
    return any(tag[:1] in "njv" for _, tag in segmenter().tags(word))


def _of_names(plans: Iterable[Mention], text: str, passed: Sequence[str]) -> dict[str, float]:
    """The words of the plans' names but their places, which can be what is asked about: 甲州用水报装要走几个环节."""
    found: dict[str, float] = {}
    for plan in plans:
        cut = _cut(text[plan.start : plan.end], passed[plan.start : plan.end])
        said = [each for each in cut if each[2] in ("word", "place")][plan.how == PLACE :]
        found.update((word, weight * OF_SOFT) for word, weight, kind in said if kind == "word")
    return found


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _kinds(text: str, passed: Sequence[str]) -> dict[str, dict[str, float]]:
    kinds: dict[str, dict[str, float]] = {"word": {}, "soft": {}, "maybe": {}, "place": {}}
    for piece in re.finditer(r"\w+", text):
        for found, weight, kind in _cut(piece[0], passed[piece.start() : piece.end()]):
            kinds[kind][found] = max(weight, kinds[kind].get(found, 0))
    return kinds


def _cut(piece: str, passed: Sequence[str]) -> Iterator[tuple[str, float, str]]:
    """Its words with their weights, and what they are: of single characters side by side each pair may be one (`maybe`).

    Words of questions are passed over, also what they have of a word: 里 of 区里.
    """
    at, run = 0, ""
    for word, tag in (*_tags(piece), ("", "")):
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
            if (
                tag in ("ns", "nr") and not soft and word[-1] not in BODY_ENDS and word not in _ANY_PLACE
            ):  # 养老院 is none
                yield word, 1.0, "place"


def _tags(piece: str) -> Iterator[tuple[str, str]]:
    """Its words with their tags; what is said for something in documents is one: 保租房."""
    for part in filter(None, _said_short().split(piece)):
        yield from (
            [(part, "n")]
            if part in written()
            else [(part, "m")]
            if _GREAT.match(part) and len(part) == 2
            else segmenter().tags(part)
        )


_GREAT = re.compile("[两二三四五六七八九十]大(?=[\u4e00-\u9fff]{2})|[两二三四五六七八九十]大$")  # 三大营商环境


@cache
def _said_short() -> re.Pattern[str]:
    """What is said for something in documents, of three characters and more."""
    words = sorted(
        (word for word in written() if len(word) > 2), key=len, reverse=True
    )  # shorter ones can be parts of words
    return re.compile(f"({'|'.join([*map(re.escape, words), _GREAT.pattern])})")


def _weight(word: str, tag: str) -> float:
    return 1.0 if word.isdecimal() else OF_ACTS if tag == "vn" else _WEIGHTS.get(tag[:1], 1.0)
