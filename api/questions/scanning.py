"""逐句清点 (scan): questions for every sentence of a plan that has something: 哪些条写了金额, 有几条提到首店, 哪些部分没有量化要求."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plankg.api.questions.entity_linking import Mention, ParsedQuestion, names_plan
from plankg.api.questions.names import EXACT
from plankg.api.questions.ranking import Line
from plankg.api.questions.sought import OF_ACTS
from plankg.extract.text.segmenter import segmenter

_HAS = "(?:带有?|写有|写了|写明了?|直接写明|含有?|涉及|给出了?|明确了?|提出了?|规定了?|设了|有)"
_CLEAR = "(?:具体的?|明确的?|直接的?)?"
_MONEY = "(?:奖补|补贴|补助|奖励|资助)额度?|(?:(?:资金|奖补|补贴|补助|奖励|扶持|支持|资助)的?)?(?:金额|额度|数额|钱数)"
_FIGURES = (
    "(?:量化|定量|数量|数字|数值|数量化)的?(?:目标|指标|要求|门槛|标准|任务|表述|规定|内容|约束)|具体数[字值]|量化"
)
_DAYS = "(?:时间节点|时间要求|具体日期|时间表|具体时间|截止日期|截止时间|期限|时限)"
_COUNTED = "%|个?百分点|[万亿百千]*(?:[个家人户元项件套张条天小所座处亩吨公平米倍次名场支辆台间]|个?工作日)"
MONEY, DEFINED = "金额", "的定义"
_YUAN = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12}
# What a sentence has: what it is called, how it is asked for, how it is written.
_CLASSES = (
    (MONEY, rf"{_HAS}?{_CLEAR}{_MONEY}|{_HAS}多少钱|给钱", r"\d[\d.,]*多?[万亿百千]*元"),
    ("数字要求", rf"{_HAS}?{_CLEAR}{_FIGURES}", rf"\d[\d.,]*[多余]?(?:{_COUNTED})"),
    ("时间", rf"{_HAS}{_CLEAR}{_DAYS}", r"20\d\d年|\d+月(?:底|末|\d+日|前)|年底|\d+个?(?:工作日|天|小时|月内)"),
    ("“鼓励”", "属于“?鼓励”?|鼓励性的?(?:内容|措施|条款|规定)?|用了?“鼓励”", "鼓励"),
    ("禁止", "禁止性的?(?:内容|规定|条款|要求)?|不得做的事", "不得|禁止|严禁|不准"),
)
AT_TOP = frozenset(["时间", "数字要求"])  # the date and the number of a document are these too
_PARTS = "行动|工程|部分|章节|章|方面|板块|环节|小节|节"
_ITEMS = "条款|条|项措施|措施|举措|处|地方|句子?|场合|政策|扶持|奖补|补贴|内容|事项|试点"
_UNIT = re.compile(rf"(?P<unit>{_PARTS}|{_ITEMS})")
_LISTS = re.compile(
    "哪些|哪[几两三四五六七八九]|有几|(?:几|多少)[条项个处次]|列[出举]|列一下|列成|清单|所有|全部|分别|都有|各是|哪一?[项条个](?!.*最)|有没有|是否|有无"
)
_SAY = "(?:提到|提及|写到|写有|讲到|出现|谈到)"
_SAID = re.compile(rf"(?:{_SAY}了?的?|(?:没有?|未)(?:{_SAY}|写)过?)(?P<words>[^，,。；;？?]*)")
# “最高500万元”的支持一共出现几次
_TIMES = re.compile(
    "(?P<words>.{2,}?)(?:的(?:支持|奖励|补贴|说法|表述|提法|字样))?(?:一共|总共|共|都)?(?:在(?:文|文件|原文)[里中])?"
    f"{_SAY}了?过?(?:几|多少)[次处]"
)
_WORD = "[^，,。；;？?里中]{2,}?"
_DEFINED = re.compile(
    f"(?P<told>[^，,。；;？?里中]{{2,8}}?)(?:到底|究竟)?(?:是|指的?是?)?(?:啥|什么)意思|(?:什么是|啥是|啥叫|什么叫)(?P<before>[^，,。；;？?是]{{2,}}?)(?=[，,。；;？?]|$)|(?P<after>{_WORD})的定义"
    f"|(?P<words>{_WORD})(?:这个词)?(?:是|被)?(?:怎么|如何|怎样|咋)下?(?:定义|界定|解释)"
)
_PLACES = "(?:地方|条款|措施|举措|行动|部分|章节|句子|内容|条)"
_ENDS = re.compile(f"的?{_PLACES}?(?:一共|总共|分别|共|都)?(?:有|是|在)?(?:哪|几|多少|什么).*$|的{_PLACES}?$|一?次$")
_NOT = re.compile("(?<!有)(?:没有?|未|无)(?!.{0,2}关)(?=写|提|带|含|给|明|规|设|任|量|具|数|金|时|涉|列|出|讲|谈)")
_EITHER = re.compile(
    "(?<!没)(?:有|写了?|给出了?|提出了?|明确了?).{0,12}[,，、]?(?:哪些|哪几.)?没有|没有.{0,12}(?:哪些|哪几.).{0,2}有"
)
_UNLIKE = re.compile("(?:而不是|而非|不是)[^，,。？?]*")
_DATED = re.compile(r"20\d\d年?")
_AMOUNT = re.compile(r"\d+(?:\.\d+)?(?:%|[万亿]*[元个家条户人项天年])")
LEAST_PARTS = 2
PHRASE = 4  # characters of what is quoted
# “持续保持领先”的领域有几个; what has been read is asked for otherwise.
_OF_PHRASE = re.compile(
    '[”"’」]?(?!的?(?:指标|任务|项目|专栏|文件|规划|单位|部门|工作|章|节))[\u4e00-\u9fff]{0,5}(?:一共|总共|共|都)?'
    "(?:有|是|等?(?:分别)?(?:出现|写|提到)在)(?:几|多少|哪)"
)
_OUTERMOST = frozenset(["部分", "章", "章节", "方面", "板块"])
# What says nothing of what a sentence is about.
_OF_LISTS = frozenset(
    ["扶持", "支持", "奖补", "奖励", "补贴", "补助", "资助", "政策", "措施", "条款", "举措", "指标", "目标", "要求", "门槛",
     "标准", "内容", "事项", "资金", "金额", "数字", "数量", "量化", "明确", "具体", "直接", "任务", "文件", "方案", "意见",
     "规定", "写明", "提到", "鼓励", "单项", "最高", "清单"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scan:
    """What is looked for: `called` in Chinese, `patterns` over folded sentences, in which parts (`unit`), and whether those without."""

    called: str
    patterns: tuple[re.Pattern[str], ...]
    unit: str
    lacks: bool = False
    both: bool = False  # 哪些有，哪些没有
    asked: str = ""  # the words of the question that say it
    unlike: str = ""  # what it is told apart from: 而不是“应当”

    def has(self, line: Line) -> bool:
        """Whether a sentence has it."""
        text = _DATED.sub("", line.text) if self.called == "数字要求" else line.text
        return all(each.search(text) for each in self.patterns)

    def topic(self, words: Mapping[str, float], titles: str) -> list[str]:
        """The words of the question that the sentences are about besides: 养老 of 养老方面的金额. `titles`: those of the plans."""
        found = (word for word, weight in words.items() if weight >= OF_ACTS and len(word) > 1)
        found = (word for word in found if word not in titles and word not in self.unlike and word not in _OF_LISTS)
        found = (word for word in found if not (self.unit and word.endswith(self.unit)))
        return [word for word in found if word not in self.asked and not any(p.search(word) for p in self.patterns)]


def parts_called(unit: str, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The sections that are called by a word (行动), or are of a kind: 章, 条. `rows`: those of one plan, in reading order."""
    rows = [row for row in rows if row["title"]]
    called = [row for row in rows if re.sub(r"[（(：:].*|\s", "", str(row["title"])).endswith(unit)] if unit else []
    if len(called) >= LEAST_PARTS:
        return called
    if unit in _OUTERMOST:
        return [row for row in rows if row["level"] == 1]
    inner = {row["parent_id"] for row in rows}
    return [row for row in rows if row["section_id"] not in inner]


def scan_of(parsed: ParsedQuestion) -> Scan | None:
    """The scan that a question asks for; None for one that asks for none."""
    plans = [mention for mention in parsed.mentions if names_plan(mention)]
    quoted = parsed.folded.quoted
    exact = (m for m in parsed.mentions if m.how == EXACT and not any(s <= m.start < e for s, e in quoted))
    text = _blanked(parsed, [*exact, *plans])
    if found := _DEFINED.search(_blanked(parsed, plans)):
        words = "".join(_words(found["told"] or found["before"] or found["words"] or found["after"]))
        return Scan(f"“{words}”{DEFINED}", (_defining(words),), "", asked=found[0]) if words else None
    lists, text = _LISTS.search(text), text.replace("有没有", "、、有")  # which denies nothing
    unit = _UNIT.search(text) or _UNIT.search(parsed.folded.text)  # 甲县的三个行动, which names the plan
    either = _EITHER.search(text)
    lacks = bool(_NOT.search(text) or either)
    if not lists or (lacks and not unit):  # 哪些任务没有时限, which has been looked for
        return None
    free = [(s, e) for s, e in quoted if not any(m.start < e and s < m.end for m in parsed.mentions)]
    called, patterns, asked = _sought(text, quoted, free, unit=bool(unit))
    unlike = _UNLIKE.search(text)
    said = (asked, unlike[0] if unlike else "")
    return Scan(called, patterns, unit["unit"] if unit else "", lacks, bool(either), *said) if patterns else None


def _sought(
    text: str, quoted: Sequence[tuple[int, int]], free: Sequence[tuple[int, int]], *, unit: bool
) -> tuple[str, tuple[re.Pattern[str], ...], str]:
    """What each sentence is to have, how it is called, and the words of the question that say it. `free`: quotes that name nothing."""
    for called, asked, written in _CLASSES:
        if found := re.search(asked, text):
            return called, (re.compile(written),), found[0]
    phrases = [text[start:end] for start, end in free if end - start >= PHRASE and _OF_PHRASE.match(text, end)]
    if phrases:
        return f"“{phrases[0]}”", (re.compile(re.escape(phrases[0])),), phrases[0]
    found = _TIMES.search(text) or (_SAID.search(text) if unit else None)
    if not found:
        return "", (), ""
    inside = [text[start:end] for start, end in quoted if found.start() <= start < found.end()]
    words = tuple(inside) or _words(found["words"])
    return f"“{'”“'.join(words)}”", tuple(re.compile(re.escape(word)) for word in words), found[0]


def _blanked(parsed: ParsedQuestion, mentions: Sequence[Mention]) -> str:
    """The folded question with commas for some names."""
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    return "".join("，" if at in taken else character for at, character in enumerate(parsed.folded.text))


def _defining(words: str) -> re.Pattern[str]:
    """How a folded sentence, which has no brackets, defines something: 本办法所称甲，是指…; （以下称甲）; 甲即…; 甲（English），指…."""
    word = re.escape(words)
    means = "是指|指的是|系指|即(?:指|由|以|是)|指(?![导标引数定挥南出向派])"
    return re.compile(
        f"所称的?.{{0,4}}{word}|以下简?称.{{0,3}}{word}|{word}(?:[a-z]{{2,}}[^,，。;；]{{0,12}}[,，])?(?:{means})"
        f"|{word}[,，]?(?:是指|指的是|系指|即)"
    )


def _words(said: str) -> tuple[str, ...]:
    """The nouns and verbs that a sentence is to have, and the amounts."""
    said = _ENDS.sub("", said)
    amounts = _AMOUNT.findall(said)
    tags = segmenter().tags(_AMOUNT.sub("，", said))
    return (*amounts, *(word for word, tag in tags if len(word) > 1 and (tag[:1] in "njva" or tag == "eng")))


def largest(text: str) -> float:
    """The largest amount of money in a folded sentence, in yuan."""
    found = re.finditer(r"(?P<n>\d+(?:\.\d+)?)多?(?P<times>万亿|[万亿百千])?元", text)
    return max((float(each["n"]) * _YUAN[each["times"] or ""] for each in found), default=0.0)


def heads_of(lines: Sequence[Line]) -> list[str]:
    """The innermost headings of sentences, in their order."""
    found = (line.heading.rsplit("\n", 1)[-1] for line in lines)
    return list(dict.fromkeys(each for each in found if each))
