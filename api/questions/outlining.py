"""结构 (outline): questions for the parts of a plan and how many items each has: 分几个部分，每个部分几条，哪个部分最多."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plankg.api.questions.entity_linking import Mention, ParsedQuestion, names_plan
from plankg.api.questions.names import EXACT, NUMBER, Name, Names
from plankg.extract.text.numbering import chinese_number

_PART = "(?:部分|方面|板块|章节|章|节|篇|模块|环节|大类|大项|大块|专栏|行动|工程)"
# 几章 and 几个专栏 by themselves are answered by lists of these.
_NO_LIST = "(?:部分|方面|板块|模块|环节|大类|大项|大块)"
_NUMBER = "(?:几|多少|[两二三四五六七八九十]{1,2})"
_DIVIDED = re.compile(
    rf"(?:分(?:成|为|了)?|共|设|列|含|包括|包含|由|有)了?(?:哪)?{_NUMBER}(?:个|大|大类)?{_NO_LIST}|分(?:成|为|了)了?哪?{_NUMBER}(?:个|大|类|种)"
    rf"|从(?:几|多少|哪几|哪些)个?方面|分(?:成|为)?(?:几|多少)大[\u4e00-\u9fff]{{2}}|{_NUMBER}(?:个|大)?{_NO_LIST}(?:里|中)?(?:如何|怎么|怎样)分布"
)
_OF_EACH = re.compile(
    rf"(?:每|各)(?:一?个|一)?(?:{_PART}|[\u4e00-\u9fff]{{2,3}}?)(?:下面?|里|中)?(?:分别|又|各自?)?(?:有|含|包括|提了?|列了?)?(?:几|多少)[条项个]"
)
# Parts that are called by one word: 十个专项行动是哪些.
_OF_KIND = re.compile(
    "(?:[两二三四五六七八九十]{1,3}|几)(?:个|大|项|类)(?P<kind>[\u4e00-\u9fff]{2,4}?)(?:分别|都|各)?(?:是|有|包括|包含|叫)(?:些|的是)?(?:哪|什么|啥)"
    "|(?:哪|有哪)(?:几|些|[两二三四五六七八九十]{1,2})(?:个|大|项|类)(?P<other>[\u4e00-\u9fff]{2,4})[?？。]?$"
    "|(?:几|多少)(?:个|大)(?P<several>[\u4e00-\u9fff]{2})[、，,和](?:一共|总共|共|合计)?(?:有)?(?:几|多少)[条项]"
    "|分(?:成|为)?(?:几|多少|哪几)(?:个|大)(?P<stage>阶段|步骤|行动|工程|环节)"
)
_SAID = re.compile("(?<!第)([两二三四五六七八九十]{1,2})(?:个|大|类|块|种)(?!月|年|工作日|五)")
_EACH_OF_THEM = re.compile(
    rf"{_NUMBER}(?:个|大)?[\u4e00-\u9fff]{{0,2}}?(?:{_PART}|块)(?:里|中)?[，,]?(?:分别|各自?|占)+(?:有|是|含|包括)?(?:几|多少)[条项个]"
    rf"|{_NUMBER}(?:个|大)[\u4e00-\u9fff]{{2,3}}?(?:分别|各自?)(?:有|是|含|包括)?(?:几|多少)[条项]|{_PART}(?:里|中)?哪一?个(?:条数)?最[多少]|{_NUMBER}(?:个|大)?{_NO_LIST}.{{0,3}}共有?(?:几|多少)[条项]"
)
# 列了几项重点任务, of a plan with a part that is called so.
_LISTED = re.compile(
    "(?:几|多少|哪几|哪[两二三四五六七八九十])(?:[项条个]|大)(?P<part>(?:重点|主要|具体)(?:任务|工作|举措|措施|目标))"
    "|(?P<before>(?:重点|主要|具体)(?:任务|工作|举措|措施|目标))(?:一共|总共|共)?(?:有|分|列了?|包括)(?:成|为)?(?:哪?几|多少)(?:大?[项条个类块]|个?方面|点)"
)
_MOST = re.compile(rf"(?:哪|什么).{{0,3}}{_PART}.{{0,6}}[条项]?(?:数|目|数量)?最[多少]|[条项]数最[多少].{{0,4}}{_PART}")
_ITEMS = re.compile("(?:一共|总共|共|合计|全文)(?:有|是)?(?:几|多少)[条项]")
# 意见共有多少条, of a whole plan.
_IN_ALL = re.compile(
    "^[\\s，,]*(?:里面?|中|全文)?(?:一共|总共|共计?|合计)?(?:有|提了?|列了?|提出了?|包括|包含|规定了?)?(?:几|多少)条(?:政策)?(?:措施|举措|意见|政策|内容|规定)?(?:[?？。，,、]|$)"
)
_OF_BOTH = re.compile("[和、与及][\u4e00-\u9fff]{2,8}?(?:分别|各自?)有?(?:几|多少)[条项]")  # 重点任务和保障措施各有几项
# What a section lists whose items are as many: 四项基本原则是什么, 工作原则是哪四条.
_MEMBERS = re.compile(
    "(?P<number>[两二三四五六七八九十]{1,2})(?:个|项|条|大|点)(?:方面的?)?(?P<what>[\u4e00-\u9fff]{2,8}?)(?:分别|都|具体|各)?(?:是|有|包括|包含|指)(?:哪|什么|啥|些)"
    "|(?P<first>[\u4e00-\u9fff]{2,8}?)(?:分别|都|具体)?(?:是|有|包括|包含)哪(?P<other>[两二三四五六七八九十]{1,2})(?:个|项|条|点|方面)"
)
NUMBERED_PART = re.compile("第(?P<number>[一二三四五六七八九十]{1,3})(?:个?部分|大?块)")
_NUMBERED = re.compile("第.{1,3}[章节]")  # whose parts are a kind of question
# What else a question for parts asks, which their number does not say.
_MORE = re.compile("牵头|负责|责任|配合|时限|完成|投资|谁|单位|部门")


def asks_outline(parsed: ParsedQuestion) -> bool:
    """Whether the parts of a plan are asked for with the number of their items, or into how many it is divided."""
    plans = [each for each in parsed.mentions if names_plan(each)]
    text = "".join(" " if any(m.start <= at < m.end for m in plans) else c for at, c in enumerate(parsed.folded.text))
    divided = bool(_DIVIDED.search(text))
    after = max((each.end for each in plans), default=0)
    after = max((match.end() for match in NUMBERED_PART.finditer(text)), default=after)
    counted = bool(
        (plans and _IN_ALL.search(text[after:]))
        or _OF_EACH.search(text)
        or _EACH_OF_THEM.search(text)
        or _OF_BOTH.search(text)
        or (_MOST.search(text) and "条" in text)
        or (divided and _ITEMS.search(text))
    )
    return (counted or (divided and not _NUMBERED.search(text))) and not _MORE.search(text)


def kind_listed(parsed: ParsedQuestion) -> str:
    """The word that the parts of a plan are called by which are asked for: 十个专项行动是哪些; empty for none."""
    found = _OF_KIND.search(parsed.folded.text)
    kinds = (found["kind"] or found["other"] or found["several"] or found["stage"]) if found else ""
    return "" if _MORE.search(parsed.folded.text) else kinds


def parts_said(parsed: ParsedQuestion) -> int:
    """How many parts the question says that there are: 四个体系, 七个部分; 0 where it does not say."""
    found = _SAID.search(parsed.folded.text)
    return chinese_number(found[1].replace("两", "二")) or 0 if found else 0


def members_listed(parsed: ParsedQuestion) -> tuple[str, int]:
    """What a question calls the things that a section lists, and how many it says they are; empty where it does not say."""
    plans = [each for each in parsed.mentions if names_plan(each)]
    text = parsed.folded.text[max((each.end for each in plans), default=0) :]
    found = _MEMBERS.search(text)
    if not found or _MORE.search(text):
        return "", 0
    number = (found["number"] or found["other"]).replace("两", "二")
    return found["what"] or found["first"], chinese_number(number) or 0


def part_listed(parsed: ParsedQuestion) -> str:
    """The part of a plan whose contents are counted, if it has one: 列了几项重点任务; empty where more is asked."""
    found = _LISTED.search(parsed.folded.text)
    return (found["part"] or found["before"]) if found and not _MORE.search(parsed.folded.text) else ""


def outlined_plan(parsed: ParsedQuestion, names: Names) -> tuple[str, Name | None] | None:
    """The plan whose parts are asked for, and the section of it if one is named; None where either can be several."""
    named = [each for each in parsed.mentions if names_plan(each)]
    plans = {name.id for each in named for name in each.of(("Document",))}
    if not plans and len(names.documents) == 1:
        plans = {str(names.documents[0]["document_id"])}
    found: dict[str, Name] = {}
    for mention in parsed.mentions:
        if not names_plan(mention):
            sections = [n for n in mention.of(("Section",)) if (not plans or n.document in plans) and _is(mention, n)]
            exact = [name for name in sections if mention.how == EXACT]
            found |= {name.id: name for name in exact or sections}
    if len(found) > 1 or (not plans and not found):
        return None
    section = next(iter(found.values()), None)
    plans = {str(section.document)} if section else plans
    return (plans.pop(), section) if len(plans) == 1 else None


def _is(mention: Mention, section: Name) -> bool:
    """Whether a section is named, by half of its title at least."""
    if mention.how == NUMBER:
        return True
    return mention.sure(section) and 2 * (mention.end - mention.start) >= len(section.folded[0])


def outline_told(rows: Sequence[Mapping[str, Any]], parts: str, items: str) -> tuple[str, ...]:
    """How many parts and items there are, and which part has most of them and which fewest; both are named as given.

    Items are what is one level below the parts (`below`) and, where that is divided again, what has nothing below it (`count`).
    """
    sums = {column: sum(int(row.get(column) or 0) for row in rows) for column in ("below", "count")}
    said = [f"共{len(rows)}个{parts}"]
    said += [f"下一级共{sums['below']}条"] * bool(sums["below"])
    said += [f"{items}共{sums['count']}条"] * (sums["count"] not in (sums["below"], len(rows)))
    ranks = {column: tuple(_ranked(rows, column)) for column in ("below", "count") if sums[column]}
    alike = len(ranks) == 2 and sums["below"] == sums["count"]
    named = {"below": "下一级", "count": items} if len(set(ranks.values())) > 1 and not alike else {}
    told = [f"{named.get(column, '')}{rank}" for column, each in ranks.items() for rank in each]
    return ("，".join(said), *dict.fromkeys(told if named else told[:2]))


def _ranked(rows: Sequence[Mapping[str, Any]], column: str) -> Iterator[str]:
    """Which parts have most and which fewest, of those that have any; nothing where all have as many."""
    some = [row for row in rows if row.get(column)]
    if len({row[column] for row in some}) < 2:  # all the same
        return
    for words, most in (("最多", max), ("最少", min)):
        number = most(int(row[column]) for row in some)
        titles = "、".join(f"“{row['title']}”" for row in some if row[column] == number)
        yield f"{words}的是{titles}，{number}条"
