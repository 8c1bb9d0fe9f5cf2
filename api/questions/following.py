"""追问 (follow-up): a question that leaves out what the one before it says (那配合单位呢; 其中约束性的), made whole."""

import re
from collections.abc import Sequence
from itertools import pairwise

from plankg.api.questions.entity_linking import Mention, ParsedQuestion, names_plan, read
from plankg.api.questions.intent import NOUNS
from plankg.api.questions.names import PLACE, Names
from plankg.api.questions.tokens import Token
from plankg.api.questions.words import written

MOST_PLANS = 6
LEAST_SHORT = 3  # characters of what is said for something
LEAST_SAID = 8  # characters of a question besides who asks it
_LISTED = re.compile("[和与跟及同、，,]|以及")
_WHICH_MORE = re.compile("的?(?:哪个|哪份|哪家|哪里|哪边|谁)(?:的|更|比较)*[多少高低大小](?:一?[些点])?(?=[?？。]?$)")
_BESIDE = re.compile("^(?:相比|相比较|比较|对比|比起来|比一比|比一下|比)?[，,]?")
ASKS = re.compile("几|多少|哪|谁|什么|何|吗|怎|啥|能不能|可不可以|多[久长]|比例")
_NO_MORE = re.compile(
    "(?:都|分别|具体|各)?(?:是|叫|有)?(?:什么|哪些|哪几[项条个])(?:任务|工作)?[?？]?|(?:请)?(?:都|全部)?列(?:一下|出来)"
)
_EACH = re.compile("分别|各自|各(?=[是为有要])")
_ASKS = frozenset({"which", "who", "count", "when"})
_PARTS = re.compile(r"(?P<first>.*?[^，,。；;？?])[，,。；;？?]+(?P<rest>.+)")
_PARTS_ASKING = re.compile(r"(?P<first>.*?(?:几|多少|哪|谁|什么|何|吗|啥).*?[^，,。；;？?])[，,。；;？?]+(?P<rest>.+)")
_LEAN = re.compile(r"^(?:那么?|还有|再问)|呢[？?。]?$")
_OF_THESE = re.compile(r"^(?:那么?)?其中的?")
_IT = re.compile("(?<!其)它们?|(?<!其)他们|该(?:单位|部门|局)")
# Who asks, and for what: 作为市财政局的工作人员, 体育部门想了解, 我在镇街工作.
_ASKER = re.compile(
    "^(?:你好|您好)?[，,！!]?(?:请问)?(?:(?:(?:我们?|咱们?|本人)(?:这里|这边)?(?:是|在|代表|作为)|作为)[^，,。；;？?]{2,30}?[，,。；;]"
    "|[^，,。；;？?]{2,15}(?:想|要|希望|需要)(?:了解|知道|问问|问|弄清楚?|核对|确认)(?:一?下)?[，,：:。])(?:请问|想问一?下?|麻烦问一?下?|想?(?:核实|确认|了解|知道|查)一?下?)?[，,]?"
)
_WE = re.compile("我们|咱们|[我本](?=[局厅委办处科部院区县市镇]|单位|部门)")
_FROM = re.compile(
    "^(?:你好|您好)?[，,！!]?(?:我们?|本人)(?:就?是|在|代表|来自)(?P<who>[^，,。；;？?]{2,30}?)(?:的(?:工作人员|同志|干部|人)?|工作|上班|任职|这边)?[，,。；;]"
)
_US = re.compile(
    "我们?(?:这个|所在的?)?(?:局|厅|处室?|委|办公?室?|单位|部门|科室?|中心|支队|集团|公司)(?![县区市镇])"
    "|(?<=由|包|括|求|是|给)我们(?=[？?。，,]|$|牵头|负责|配合|承担)"
)
_BUT_THIS = re.compile("除了?(?:这|此|该|上述)?一?[条项处]?(?:任务)?(?:以|之)?外[，,]?(?:还)?")
_NUMBERS = re.compile("几|多少|多[久长]|谁|哪")
_OR_NOT = re.compile("(?<=[\u4e00-\u9fff])(?<![了有些个项条])(?:没有?|不)(?=[啊呀哦]?[?？。]?$)")
_IN_TABLE = re.compile(
    "(?:的|里的)?(?:附[件表][一二三四五\\d]?的?)?(?:重点)?(?:任务|职责|责任|工作)(?:分工|分解)(?:表|方案|清单)?(?:里面?|中)|的?附[件表][一二三四五\\d]?(?:里面?|中)"
)
_AS_BODY = re.compile("作为(?:委内|厅内|局内|内部)?的?(?P<role>责任|牵头|配合)(?:单位|部门|处室)(?:出现)?")
_ITS_PLAN = re.compile(
    "(?:20\\d\\d年)?(?:印发|发布|出台)?的?(?:这份|那份|这个|那个)?[\u4e00-\u9fff]{0,10}?(?:措施|文件|方案|规划|计划|通知|意见|要点|办法)(?=[里中的，,、是有]|$)"
)
_A_PLAN = "的?(?:那个|这个|那份|这份)?(?:实施)?(?:方案|意见|规划|计划|办法|文件|政策|措施|通知)"
_BETWEEN = re.compile("的|《|的《|")
_IN_BRACKETS = re.compile("(?P<first>.{4,})[（(](?P<rest>[^（）()]{2,})[）)][?？。]?")
_AND_SHARE = re.compile(
    "(?P<what>.{3,}?)(?:一共|总共|共)?(?:有|是)?(?:多少|几)[条项个](?P<noun>任务|指标|项目)?[，,、？?](?:又|各|大约|大概)?占(?:到|了)?.{0,8}?"
    "(?:比例|比重|百分比|多少|几成|百分之几|百分之多少)(?:是|有|为)?(?:多少|多大)?[?？。]?"
)
_WITHOUT = re.compile("除了?(?P<out>[^，,]{2,20}?)(?:以外|之外|外)?[，,](?P<rest>.*还.*)")
_ENDS = re.compile(r"(?:[呢吗]|(?<!什)么)?[？?。]*$")


def said_plainly(question: str) -> str:
    """The question without who asks it, and with 吗 for a 没 or 不 at its end.

    >>> said_plainly("我们是镇里的，请问养蜂新政有补贴没")
    '养蜂新政有补贴吗'
    """
    rest = _ASKER.sub("", question)
    pieces = rest.split()
    if len(pieces) > 1 and all(map(_NUMBERS.search, pieces[-2:])):  # 龙头企业要几家 骨干几家
        rest = f"{' '.join(pieces[:-1])}，{pieces[-1]}"
    said = len(rest) > LEAST_SAID and not _WE.search(rest)
    return _OR_NOT.sub("吗", rest if said else question)


def asked_by(question: str, names: Names) -> str:
    """The question with the asker's body for 我局: 我在甲局工作，哪些任务由我局牵头 asks what 甲局 leads."""
    found = _FROM.match(question)
    us = _US.search(question, found.end()) if found else None
    if not found or not us:
        return question
    bodies = [each for each in read(found["who"], names).mentions if each.of(("Organization",))]
    if not bodies:
        return question
    rest = f"{question[found.end() : us.start()]}{bodies[-1].words}{_US.sub(bodies[-1].words, question[us.end() :])}"
    places = [found["who"][:end] for end in range(2, len(found["who"])) if found["who"][:end] in names.places]
    other = any(place in rest[: us.start() - found.end()] for place in names.places)
    return f"{'' if other or not places else places[-1]}{_BUT_THIS.sub('', rest)}"


def as_written(question: str, names: Names) -> str:
    """The question with words of the plans for those that are only said: 保障性租赁住房 for 保租房."""
    for said, others in written().items():
        if len(said) >= LEAST_SHORT and said in question and not names.known(said):
            other = next(filter(names.known, others), said)
            question = re.sub(f"{said}(?!{_A_PLAN})", other, question)  # a plan can be called so in short
    return question


def share_of_all(question: str) -> str:
    """The question for a share, which says the number too; empty where both are not asked for.

    >>> share_of_all("没写时限的任务有多少条，占全部的多少")
    '没写时限的任务占全部任务的比例是多少'
    """
    found = _AND_SHARE.fullmatch(question.strip())
    if not found:
        return ""
    noun = found["noun"] or next((each for each in ("指标", "项目") if each in found["what"]), "任务")
    what = found["what"] if found["what"].endswith(noun) else f"{found['what'].removesuffix('的')}的{noun}"
    return f"{what}占全部{noun}的比例是多少"


def anywhere(question: str) -> str:
    """The question without the table of the plan in which something is asked for, and with 负责 for 作为责任处室.

    >>> anywhere("某方案的任务分工表中，由甲处作为牵头处室的有哪些")
    '某方案中，由甲处牵头的有哪些'
    """
    said = _AS_BODY.sub(lambda as_: {"责任": "负责", "牵头": "牵头", "配合": "配合"}[as_["role"]], question)
    return _IN_TABLE.sub("中", said)


def of_issuer(question: str, names: Names) -> str:
    """The question with the title of the only plan of a body for 甲局2023年的措施."""
    parsed = read(question, names)
    places, typed = parsed.folded.places, parsed.folded.typed
    plans = [each for each in parsed.mentions if each.of(("Document",)) and names_plan(each) and each.how != PLACE]
    for mention in parsed.mentions if plans else ():
        bodies = {name.shown for name in mention.of(("Organization",))}
        plan = next((e for e in plans if _BETWEEN.fullmatch(parsed.folded.text[mention.end : e.start])), None)
        of = {name.id for name in plan.of(("Document",))} if plan else set()
        own = [e for e in names.documents if e["document_id"] in of and e["issuer"] in bodies]
        if plan and len(own) == 1:  # 甲局营商环境方案, of two plans that are called so
            return f"{typed[: places[mention.start]]}《{own[0]['title']}》{typed[places[plan.end - 1] + 1 :]}"
    if any(map(names_plan, parsed.mentions)):
        return question
    for mention in parsed.mentions:
        bodies = {name.shown for name in mention.of(("Organization",))}
        own = [each for each in names.documents if each["issuer"] in bodies]
        found = _ITS_PLAN.match(parsed.folded.text, mention.end)
        if len(own) == 1 and found:
            return f"{typed[: places[mention.start]]}《{own[0]['title']}》{typed[places[found.end() - 1] + 1 :]}"
    return question


def in_two(question: str) -> tuple[str, str]:
    """The first question and the rest, which is empty where the question is one; 甲县20条里，乙局参与的占几成 is one.

    >>> in_two("谁牵头？那配合单位呢"), in_two("谁牵头？")
    (('谁牵头', '那配合单位呢'), ('谁牵头？', ''))
    """
    found = _PARTS_ASKING.fullmatch(question.strip()) or _PARTS.fullmatch(question.strip())
    return (found["first"], found["rest"]) if found else (question, "")


def plan_first(question: str, names: Names) -> str:
    """The question, a plan that is named after it before it: 甲局牵头的任务有哪些，乙市 or （乙市的方案）."""
    inside = _IN_BRACKETS.fullmatch(question.strip())
    first, rest = (inside["first"], inside["rest"]) if inside else in_two(question)
    parsed = read(_ENDS.sub("", rest), names) if rest else None
    if not parsed or not parsed.mentions or parsed.words or parsed.unknown or not all(map(names_plan, parsed.mentions)):
        return question
    return f"{_ENDS.sub('', rest)}{first}"


def listed_once(question: str) -> str:
    """The first of two questions where the other one asks only what it is: 有任务吗？是什么."""
    first, rest = in_two(question)
    return first if _NO_MORE.fullmatch(rest) and ASKS.search(first) else question


def leans(rest: str) -> bool:
    """Whether it says by itself that it goes on from a question: 那…, 其中…, …呢."""
    return bool(_LEAN.search(rest) or _OF_THESE.match(rest))


def completed(first: ParsedQuestion, rest: str, names: Names) -> str:
    """The rest as a question of its own: with the plan, the thing or the words of the first that it leaves out.

    Empty where it asks what no question can answer (为什么).
    """
    said = _ENDS.sub("", _LEAN.sub("", rest))
    if body := next((each.words for each in first.mentions[::-1] if each.of(("Organization",))), ""):
        said = _IT.sub(body, said)
    if of_these := _OF_THESE.match(said):
        return _narrowed(first, said[of_these.end() :].removesuffix("的"))
    parsed = read(said, names)
    if "turning" in parsed.groups and not any(each.of(("Organization",)) for each in parsed.mentions):
        return ""
    plan = "" if any(map(names_plan, parsed.mentions)) else _typed([m for m in first.mentions if names_plan(m)])
    own = [each for each in parsed.mentions if not names_plan(each)]
    things = [each for each in first.mentions if not names_plan(each)]
    if own or parsed.unknown:
        before = _last_of([*things, *first.unknown])
        if parsed.groups & _ASKS or not before:
            return plan + said
        return _replaced(first, before, _place_of(before[-1], own, names) + said)
    if not own and not parsed.words and parsed.mentions:  # 那郑州呢
        plans = [each for each in first.mentions if names_plan(each)]
        return _replaced(first, plans[:1], said) if plans else said + first.folded.typed
    asked = "" if parsed.groups & _ASKS else "是谁" if any("body" in g for g in parsed.groups) else "是什么"
    return f"{plan}{_typed(things)}的{said}{asked}"


def for_each_plan(parsed: ParsedQuestion) -> list[str]:
    """The question about each of several plans by itself: 甲和乙要培育的企业哪个多 is 甲要培育的企业是多少 and the same of 乙."""
    plans = (each for each in parsed.mentions if names_plan(each))
    return _for_each([each for each in plans if len({n.id for n in each.of(("Document",))}) == 1], parsed)


def for_each_name(parsed: ParsedQuestion) -> list[str]:
    """The question about each of several indicators by itself: 签约率和续约率各是多少."""
    return _for_each([m for m in parsed.mentions if not names_plan(m) and m.of(("Indicator",))], parsed)


def _for_each(named: list[Mention], parsed: ParsedQuestion) -> list[str]:
    """The question about each of what is named one after the other."""
    between = (parsed.folded.words(one.end, other.start) for one, other in pairwise(named))
    if not 1 < len(named) <= MOST_PLANS or not all(_LISTED.fullmatch(words) for words in between):
        return []
    text, places = parsed.folded.typed, parsed.folded.places
    start, end = places[named[0].start], places[named[-1].end - 1] + 1
    rest = _EACH.sub("", _WHICH_MORE.sub("是多少", _BESIDE.sub("", text[end:])))
    return [text[:start] + each.words + rest for each in named]


def without(question: str) -> tuple[str, str]:
    """The question and what is left out of its answer: 除了甲局，还有谁负责某任务; empty where nothing is."""
    found = _WITHOUT.fullmatch(question.strip())
    return (found["rest"].replace("还有", "").replace("还", ""), found["out"]) if found else ("", "")


def _place_of(before: Mention | Token, own: list[Mention], names: Names) -> str:
    """The place of the body before, for a short name that several bodies have: 郑州市财政局, 那市科技局呢."""
    several = any(len({name.id for name in each.of(("Organization",))}) > 1 for each in own)
    words = before.words if isinstance(before, Mention) else ""
    places = (words[:end] for end in range(len(words), 1, -1))
    return next((place.rstrip("省市") for place in places if place in names.places), "") if several else ""


def _narrowed(first: ParsedQuestion, said: str) -> str:
    """The first question with words before the noun that it asks for: 有哪些指标 and 约束性 are 有哪些约束性指标."""
    nouns = [word for word in first.words if word.groups & NOUNS]
    if not nouns:
        return ""
    at = first.folded.places[nouns[-1].start]
    return first.folded.typed[:at] + said + first.folded.typed[at:]


def _last_of(pieces: list[Mention | Token]) -> list[Mention | Token]:
    """The last of the pieces, with those that it follows on: 敬老院 and 入住率."""
    found: list[Mention | Token] = []
    for piece in sorted(pieces, key=lambda each: each.start):
        found = [*found, piece] if found and found[-1].end == piece.start else [piece]
    return found


def _replaced(first: ParsedQuestion, pieces: Sequence[Mention | Token], said: str) -> str:
    places = first.folded.places
    return first.folded.typed[: places[pieces[0].start]] + said + first.folded.typed[places[pieces[-1].end - 1] + 1 :]


def _typed(mentions: list[Mention]) -> str:
    return "".join(each.words for each in mentions)
