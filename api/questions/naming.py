"""Names in a question that becomes a frame (名称): the documents, bodies and things that narrow it."""

import re
from collections.abc import Sequence

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.entity_linking import Mention
from plankg.api.questions.frame import BODIES, Filter
from plankg.api.questions.half_read import ROLES, WHETHER, Work, documents_with
from plankg.api.questions.names import BODY_ENDS, EXACT, NEAR, NUMBER, PLACE, SPREAD, Name, holds_pieces

MOST_BODIES = 20  # of one short name that are asked about together: 财政局 of each of several cities
PIECE_OF_BODY = 3  # 财政局
_TOGETHER = re.compile("[和与跟及、]|以及")
MENTIONED = re.compile(
    "(?:提到|提及|写到|涉及|说到|讲到|谈到|讲|[提写]了|出现)(?:了|过)?(?P<words>.{2,}?)(?=的?(?:文件|规划|方案)|[?？。]|$)"
)
_EITHER_ROLE = re.compile("(?:牵头|配合|负责|参与|参加)(?:或者?|和|、|及|以及)(?:牵头|配合|负责|参与|参加)")
_WITH_PLACE = re.compile("[\u4e00-\u9fff]{2,4}?[省市县区州](?P<rest>.{2,})")
_BRANCHES = frozenset({"分行", "支行", "分局", "支局"})
_INSIDE = re.compile("的?(?:里|中|内|下|部分)")
_NOT_BEFORE = re.compile(
    r"(?<![是有])(?:但|却|而)?(?:没有(?:把|写|列|提到|包括|点名|点到|出现|涉及)?|没把|没写|没列|未写|未列|没将|不由|不是由|不是|不含|不包括|除去|除了|除|没)$"
)
_NOT_AFTER = re.compile(
    r"^(?:以外|之外|外)?(?:都)?(?:不|没有|没|未|不用|无需|不需要?)(?:用|要)?(?=参与|参加|负责|牵头|承担|配合|管)"
)


def take_names(work: Work) -> bool:
    """Take the names as documents, bodies and indicators; False where one can mean several things or says too little."""
    quoted = work.parsed.folded.quoted if documents_with(work.parsed) else ()
    said = MENTIONED.search(work.parsed.folded.text) if documents_with(work.parsed) else None
    quoted = quoted or ((said.span("words"),) if said else ())
    for mention in work.parsed.mentions:
        documents, bodies = mention.of(("Document",)), mention.of(("Organization",))
        named = bodies and mention.words[-1] in BODY_ENDS
        if not named and any(start <= mention.start and mention.end <= end for start, end in quoted):
            continue
        if bodies and not (documents and mention.how != EXACT):
            meant = _one(_of_plan(mention, bodies, work), work)
            if not 0 < len(meant) <= MOST_BODIES:
                return False
            _add_body(mention, _body(mention, meant, work), work)
        elif documents and (before := _NOT_BEFORE.search(work.parsed.folded.text[: mention.start])):
            work.excluded |= {name.id: name for name in documents}
            start = before.start()
            work.used += [word for word in work.parsed.words if start <= word.start and word.end <= mention.end + 3]
        elif len({name.id for name in documents}) == 1:
            work.documents += [documents[0]] if documents[0] not in work.documents else []
        elif documents and mention.how == PLACE:
            work.documents += [name for name in documents if name not in work.documents]
        elif {name.id for name in work.documents} & {name.id for name in documents}:
            pass  # 甲市和乙市两个养老方案
        elif thing := _thing(mention, work):
            work.filters.append(thing)
        else:
            continue
        work.used.append(mention)
        work.used += [e for e in work.parsed.unknown if e.start == mention.end and work.parsed.typed(e) in _BRANCHES]
    return True


def _thing(mention: Mention, work: Work) -> Filter | None:
    """An indicator, or the task or section in which is asked for something (第三章里), or of which it is asked (是不是由…牵头)."""
    if len(one := mention.of(("Indicator",))) == 1 and mention.how in (EXACT, NUMBER):
        return Filter("indicator", one[0].id, f"“{one[0].shown}”", at=mention.start)
    plans = {name.id for name in work.documents}
    one = tuple(name for name in mention.of(("Task", "Section")) if not plans or name.document in plans)
    if len({(name.shown, name.document) for name in one}) != 1 or not mention.sure(one[0]):
        return None
    inside = _INSIDE.match(work.parsed.folded.text[mention.end :]) or WHETHER.search(work.parsed.folded.text)
    value = tuple(name.id for name in one)
    return Filter("inside", value, f"“{one[0].shown}”", at=mention.start) if inside else None


def _add_body(mention: Mention, body: Filter, work: Work) -> None:
    """One more body, or another one for the last: 市水务局或者市教育局."""
    before = work.parsed.folded.text[: mention.start]
    if work.filters and work.filters[-1].name in BODIES and re.search("(?:或|或者|还是)$", before):
        last = work.filters.pop()
        body = Filter(body.name, (*last.value, *body.value), f"{last.shown}或{body.shown}")
        work.used += [word for word in work.parsed.words if word.end == mention.start]
        work.several = True
        work.remarks.append("几个单位中有一个的就列出，请看各行")
    work.filters.append(body)


def _of_plan(mention: Mention, bodies: Sequence[Name], work: Work) -> Sequence[Name]:
    """The bodies, or those of the plan that is named which are called so in part: 各开发区管委会 by 开发区管委会."""
    plans = {name.id for name in work.documents}
    if not plans or work.names.inside(bodies, plans):
        return bodies
    words = fold_name(mention.words)
    every = [name for name in work.names.all if name.label == "Organization"]
    called = [name for name in every if any(words in folded for folded in name.folded)]
    if inside := work.names.inside(called, plans):
        return inside
    spread = [name for name in every if any(holds_pieces(folded, words, 1) for folded in name.folded)]
    found = work.names.inside(spread, plans)  # 市发改委 is 市发展改革委 rather than 甲市发展和改革委员会
    shortest = min((len(name.folded[0]) for name in found), default=0)
    if not found:  # 人民银行分行 is 人行甲市分行
        short = [name for name in every if any(words[0] + words[-1] in folded for folded in name.folded)]
        found = work.names.inside(short, plans)
        work.remarks += [f"“{mention.words}”按“{name.shown}”理解" for name in found]
        return found
    return [name for name in found if len(name.folded[0]) == shortest]


def _one(bodies: Sequence[Name], work: Work) -> list[Name]:
    """The body; of several those of the place of the plans that are named, else all that end with the same words."""
    plans = {name.id for m in work.parsed.mentions for name in m.of(("Document",)) if m.how != NUMBER}
    bodies = work.names.written_in(bodies, plans) or bodies
    near = work.names.of_places(bodies, plans) if len(plans) < 2 else []
    if not near:  # 财政局 next to 岚堇市水务局
        clear = (m.of(("Organization",)) for m in work.parsed.mentions if m.how in (EXACT, SPREAD))
        others = [found[0].shown[:2] for found in clear if len({name.id for name in found}) == 1]
        near = [name for name in bodies if name.shown.startswith(tuple(others))]
    same = list({name.id: name for name in near or bodies}.values())
    ends = {name.folded[0].replace("人民政府", "政府")[-PIECE_OF_BODY:] for name in same}
    if len(same) > 1 and (len(ends) > 1 or not all(end.endswith((*BODY_ENDS, "政府")) for end in ends)):
        return []
    same += [twin for name in same for twin in work.names.twins(name) if twin not in same]
    if len(same) == 1 and (
        rest := _WITH_PLACE.match(same[0].folded[0])
    ):  # a list that begins with 省卫生健康委 has 妇联
        called = [name for name in work.names.exact.get(rest["rest"], ()) if name.label == "Organization"]
        same += [name for name in work.names.inside(called, plans) if name.id != same[0].id]
    work.several |= len(same) > 1
    return same


def _body(mention: Mention, bodies: Sequence[Name], work: Work) -> Filter:
    """The body with its role, and whether it is denied: 没有市科技局, 省民政厅不参与."""
    text = work.parsed.folded.text
    shown = "、".join(name.shown for name in bodies)
    value = tuple(name.id for name in bodies)
    if mention.how == NEAR:
        work.remarks.append(f"没有完全叫“{mention.words}”的单位，按最接近的“{shown}”作答")
    if len(bodies) > 1:
        work.remarks.append(f"“{mention.words}”可以指{len(bodies)}个单位，列出的是它们全部的，请看各自的文件")
    start, end = mention.start, mention.end
    if before := _NOT_BEFORE.search(text[:start]):
        start = before.start()
    elif after := _NOT_AFTER.search(text[end:]):
        end += after.end()
    also = work.filters and work.filters[-1].negated and re.search("[和与跟及、]$", text[:start])
    if also or (start, end) != (mention.start, mention.end):
        work.used += [word for word in work.parsed.words if start <= word.start and word.end <= end + 2]
        unled = before is not None and before[0].endswith(("由", "不是")) and _role(mention, work) == "lead"
        return Filter("lead" if unled else "body", value, shown, negated=True, at=start)
    return Filter(_role(mention, work), value, shown, at=start)


def _role(mention: Mention, work: Work) -> str:
    """The role that is asked for: of the words before the next body, which those that are named together share."""
    bodies = [each for each in work.parsed.mentions if each.start >= mention.end and each.of(("Organization",))]
    end = mention.end
    for each in bodies:
        if not _TOGETHER.fullmatch(work.parsed.folded.text[end : each.start]):
            break
        end = each.end
    if _EITHER_ROLE.search(work.parsed.folded.text[end:]):
        return "body"
    until = next((each.start for each in bodies if each.start > end), len(work.parsed.folded.text))
    asked = (word.start for word in work.parsed.words if word.start >= end and word.groups & {"who", "body"})
    until = min([until, *asked])  # 甲牵头的任务由哪些单位配合
    following = [word for word in work.parsed.words if end <= word.start < until]
    roles = {ROLES[g] for word in following for g in word.groups if g in ROLES}
    return roles.pop() if len(roles) == 1 else "body"
