"""How a question with operators becomes a frame (读成框架): what is asked for, what narrows it, and nothing left over."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.conditions import CONDITIONS, due_by, measure, natures
from plankg.api.questions.entity_linking import Mention, ParsedQuestion, read
from plankg.api.questions.folding import fold_question
from plankg.api.questions.frame import BODIES, Filter, Frame, Limit, Reading, has_part
from plankg.api.questions.intent import PASSED
from plankg.api.questions.names import BODY_ENDS, EXACT, NEAR, NUMBER, PLACE, SPREAD, Name, Names
from plankg.api.questions.operators import Operator, blanked, of_kind, operators
from plankg.api.questions.tokens import Token
from plankg.api.questions.understanding import asked_nouns

# A word of a question → what is asked for; the later ones are what the earlier ones narrow.
TARGETS = {
    "project": "project", "column": "column", "binding": "indicator", "expected": "indicator", "indicator": "indicator",
    "task": "task", "item": "task", "measure": "task", "heading": "task", "body": "body", "who": "body",
    "lead-body": "body", "help-body": "body", "carry-body": "body", "document": "document", "file": "document",
}  # fmt: skip
LABELS = {"Task": "task", "Project": "project"}
# Words of questions that a frame accounts for.
BORNE = PASSED | set(TARGETS) | {
    "here",
    "lead", "help", "join", "carry", "count", "contain", "and", "support", "table", "running", "within", "achieve",
    "no-owner", "no-deadline", "no-support", "no-indicator", "already", "about", "target", "baseline", "when", "deadline", "both", "mention",
}  # fmt: skip
OTHERS = frozenset({"chapter", "section"})  # what is asked for by 几章, which no frame has
ROLES = {"lead": "lead", "lead-body": "lead", "help": "support", "help-body": "support"}
LACKS = {
    "no-owner": Filter("has-owner", negated=True),
    "no-deadline": Filter("has-deadline", negated=True),
    "no-support": Filter("has-task", negated=True),
    "no-indicator": Filter("has-indicator", negated=True),
}
GROUPS = {"牵头单位": "lead", "责任单位": "body", "单位": "body", "部门": "body", "文件": "document", "规划": "document",
          "方案": "document", "性质": "nature", "章节": "section", "章": "section", "时限": "deadline",
          "完成时限": "deadline", "完成时间": "deadline"}  # fmt: skip
BY = {  # what has the measure of a rank
    "任务": "task", "指标": "indicator", "目标": "indicator", "基期": "indicator", "增幅": "indicator", "差距": "indicator",
    "数值": "indicator", "单位": "task", "部门": "task", "责任": "task", "牵头": "task", "配合": "task",
}  # fmt: skip
MOST_BODIES = 20  # of one short name that are asked about together: 财政局 of each of several cities
USUAL = {"indicator": "target", "task": "bodies", "duty": "bodies", "document": "tasks", "column": "parts"}
PIECE_OF_BODY = 3  # 财政局
_TOGETHER = re.compile("[和与跟及、]|以及")
_LOW = frozenset("少低小早")
_OF_TASKS = frozenset(["deadline", *BODIES])  # groups that say what is grouped
_OF_BODIES = frozenset(["bodies", "leads", "supports"])
_JOINED = re.compile("(?:但|而|却)(?:是|又|也|它|要|需)*(?:参与|参加|配合|负责)")
_BY_ROLE = {"牵头": "leads", "配合": "supports"}
_OF_ROLE = {"牵头": "lead", "配合": "support"}
_MENTIONED = re.compile(
    "(?:提到|提及|写到|涉及|说到|讲到|谈到|讲)(?:了|过)?(?P<words>.{2,}?)(?=的?(?:文件|规划|方案)|[?？。]|$)"
)
_WHETHER = re.compile("是不是|是否|有没有|有无|吗[?]?$")
_OF_DUTIES = frozenset({"particle", "task", "item", "about", "mention", "carry", "join", "lead", "help", "and", "body"})
_EITHER_ROLE = re.compile("(?:牵头|配合|负责|参与|参加)(?:或者?|和|、|及|以及)(?:牵头|配合|负责|参与|参加)")
_INSIDE = re.compile("的?(?:里|中|内|下|部分)")
_NOT_BEFORE = re.compile(r"(?<![是有])(?:但|却|而)?(?:没有|不由|不是由|不是|不含|不包括|除去|除了|除|没)$")
_NOT_AFTER = re.compile(
    r"^(?:以外|之外|外)?(?:都)?(?:不|没有|没|未|不用|无需|不需要?)(?:用|要)?(?=参与|参加|负责|牵头|承担|配合|管)"
)


@dataclass(slots=True)
class _Work:
    """What has been read so far."""

    parsed: ParsedQuestion
    found: list[Operator]
    names: Names
    documents: list[Name] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    used: list[Token | Mention] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    without: list[Filter] = field(default_factory=list)
    excluded: dict[str, Name] = field(default_factory=dict)
    several: bool = False  # one short name means several bodies
    by_plan: bool = False  # the tasks of a body are counted for each plan

    @property
    def composed(self) -> bool:
        """Whether it has what no single kind of question has: an operator, several plans or bodies."""
        each = any("each" in one.said for one in self.found)
        bodies = self._together() or (each and sum(one.name in BODIES for one in self.filters) > 1)
        asks = LACKS.keys() | ({"who"} if "task" in self.parsed.groups else set())
        bodies |= bool(self.parsed.groups & asks) and any(one.name in BODIES for one in self.filters)
        natures = {"binding", "expected", "count"} <= self.parsed.groups
        several = bodies or self.several or len(self.documents) > 1
        several |= {"inside"} < {"inside" if one.name == "inside" else "body" for one in self.filters} or self.whether
        found = any("each" not in each.said for each in self.found)
        return bool(found or self.excluded) or natures or several or any(each.negated for each in self.filters)

    @property
    def whether(self) -> bool:
        """Whether it asks if a body has a duty: 省财政厅有没有牵头的任务."""
        bodies = any(each.name in BODIES for each in self.filters)
        words = all(word.groups & _OF_DUTIES for word in self.parsed.words)
        return bodies and words and _WHETHER.search(self.parsed.folded.text) is not None

    @property
    def dated(self) -> bool:
        """Whether a body's tasks are asked for with their time limits, which each of their rows has."""
        groups = self.parsed.groups
        asked = bool(groups & {"lead", "help"}) or {"task", "and"} <= groups
        return asked and bool(groups & {"deadline", "when"}) and any(each.name in BODIES for each in self.filters)

    def _together(self) -> bool:
        """Whether what several bodies do together is asked for: 都, 共同, or a role for each. 甲和乙的任务 can mean either's."""
        bodies = [each for each in self.filters if each.name in BODIES]
        return len(bodies) > 1 and ("both" in self.parsed.groups or len({each.name for each in bodies}) > 1)


def framed(question: str, names: Names) -> Reading | None:
    """The frame of a question that has an operator; None when it has none, or when a part of it is left over."""
    folded = fold_question(question)
    found = [o for o in operators(folded.text) if not any(s <= o.start and o.end <= e for s, e in folded.quoted)]
    parsed = read(blanked(question, folded.places, found), names)
    work = _Work(parsed, found, names)
    if not _mentions(work) or not (work.composed or work.dated or _documents_with(parsed)):
        return None
    target = _target(work)
    if target is None:
        return None
    _words(work, target)
    reading = _composed(work, target)
    if reading is None or _left_over(work) or _passed_over(found, reading.frame):
        return None
    return replace(reading, plain=not work.composed)


def _documents_with(parsed: ParsedQuestion) -> bool:
    """Whether it asks which documents there are, or which have some words."""
    if any(word.groups & {"file", "document"} for word in asked_nouns(parsed)):
        return True
    nouns = {TARGETS[g] for word in parsed.words for g in word.groups if g in TARGETS}
    return nouns == {"document"} and not parsed.mentions and bool(parsed.groups & {"store", "already"})


def _mentions(work: _Work) -> bool:
    """Take the names as documents, bodies and indicators; False where one can mean several things or says too little."""
    quoted = work.parsed.folded.quoted if _documents_with(work.parsed) else ()
    said = _MENTIONED.search(work.parsed.folded.text) if _documents_with(work.parsed) else None
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
    return True


def _thing(mention: Mention, work: _Work) -> Filter | None:
    """An indicator, or the task or section in which is asked for something (第三章里), or of which it is asked (是不是由…牵头)."""
    if len(one := mention.of(("Indicator",))) == 1 and mention.how in (EXACT, NUMBER):
        return Filter("indicator", one[0].id, f"“{one[0].shown}”")
    one = mention.of(("Task", "Section"))
    if len({(name.shown, name.document) for name in one}) != 1 or not mention.sure(one[0]):
        return None
    inside = _INSIDE.match(work.parsed.folded.text[mention.end :]) or _WHETHER.search(work.parsed.folded.text)
    return Filter("inside", tuple(name.id for name in one), f"“{one[0].shown}”") if inside else None


def _add_body(mention: Mention, body: Filter, work: _Work) -> None:
    """One more body, or another one for the last: 市水务局或者市教育局."""
    before = work.parsed.folded.text[: mention.start]
    if work.filters and work.filters[-1].name in BODIES and re.search("(?:或|或者|还是)$", before):
        last = work.filters.pop()
        body = Filter(body.name, (*last.value, *body.value), f"{last.shown}或{body.shown}")
        work.used += [word for word in work.parsed.words if word.end == mention.start]
        work.several = True
        work.remarks.append("几个单位中有一个的就列出，请看各行")
    work.filters.append(body)


def _of_plan(mention: Mention, bodies: Sequence[Name], work: _Work) -> Sequence[Name]:
    """The bodies, or those of the plan that is named which are called so in part: 各开发区管委会 by 开发区管委会."""
    plans = {name.id for name in work.documents}
    if not plans or work.names.inside(bodies, plans):
        return bodies
    called = (n for n in work.names.holding(fold_name(mention.words)) if n.label == "Organization")
    return work.names.inside(called, plans) or bodies


def _one(bodies: Sequence[Name], work: _Work) -> list[Name]:
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
    work.several |= len(same) > 1
    return same


def _body(mention: Mention, bodies: Sequence[Name], work: _Work) -> Filter:
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
    if (start, end) != (mention.start, mention.end):
        work.used += [word for word in work.parsed.words if start <= word.start and word.end <= end + 2]
        unled = before is not None and before[0].endswith(("由", "不是")) and _role(mention, work) == "lead"
        return Filter("lead" if unled else "body", value, shown, negated=True)
    return Filter(_role(mention, work), value, shown)


def _role(mention: Mention, work: _Work) -> str:
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


def _target(work: _Work) -> str | None:
    """What is asked for: the noun after 哪些 or 几个, else the last noun."""
    asked = [TARGETS[g] for word in asked_nouns(work.parsed) for g in sorted(word.groups) if g in TARGETS]
    nouns = _nouns(work)
    ranked = [
        BY[each.said["by"][:2]] for each in work.found if each.said.get("by", "")[:2] in BY and each.kind != "group"
    ]
    wanted = next(iter([*asked, *reversed(nouns), *ranked]), None)
    listed = any(
        work.parsed.typed(word)[-1] in "条项件" for word in work.parsed.words if word.groups & {"which", "count"}
    )
    roles = any(word.groups & {"lead", "help", "join", "carry"} for word in work.parsed.words)
    roles |= listed and any(each.name in BODIES for each in work.filters)
    grouped = any(GROUPS.get(each.said.get("by", "")) in _OF_TASKS for each in of_kind(work.found, "group"))
    if wanted is None and (
        roles or grouped or any(each.kind in ("due", "bound", "led", "roles", "either") for each in work.found)
    ):
        wanted = "task"
    if wanted is None and any(each.kind in ("year", "same", "value") for each in work.found):
        wanted = "indicator"
    if wanted == "body" and not any(each.said.get("what") == "文件" for each in of_kind(work.found, "bound")):
        wanted = "task"  # bodies are ranked by their tasks
    ranks = {measure(each.said["by"]) for each in work.found if each.kind in ("most", "order") and "by" in each.said}
    if wanted == "document" and "tasks" in ranks and any(each.name in BODIES for each in work.filters):
        wanted, work.by_plan = "task", True
    duties = wanted == "task" and any(each.name in ("body", "lead", "support") for each in work.filters)
    return "duty" if duties else wanted


def _words(work: _Work, target: str) -> None:
    """Filters that are words, and dates, values and bounds."""
    groups = work.parsed.groups
    for group, lack in LACKS.items():
        if group in groups and has_part("filter", target, lack.name):
            own = any(each.name in BODIES for each in work.filters) or not has_part("filter", target, "named")
            work.filters += [lack, *([] if own else [Filter("named")])]
    if target == "indicator":
        work.filters += list(natures(groups))
    if target == "document":
        _of_documents(work)
    if any(of_kind(work.found, "every")):
        work.filters += [Filter("titled"), Filter("has-owner")]
    _unled(work)
    named = [each for each in work.filters if each.name in BODIES and not each.negated]
    if named and any(of_kind(work.found, "solely")):
        work.filters += [Filter("titled"), Filter("only", tuple(id_ for each in named for id_ in each.value))]
    lasting = {each.start for each in of_kind(work.found, "words")}
    for each in work.found:
        if read_ := CONDITIONS.get(each.kind):
            work.filters += read_(each)
        elif each.kind == "due":
            work.filters += due_by(each, each.end in lasting)


def _unled(work: _Work) -> None:
    """What a body does without leading it, and what nobody leads or supports."""
    led = [each for each in work.filters if each.name in BODIES and not each.negated]
    if _JOINED.search(work.parsed.folded.text):  # 不是甲牵头但它要参与
        work.filters += [replace(e, name="body", negated=False) for e in work.filters if e.name == "lead" and e.negated]
    lacking = [f"has-{_OF_ROLE[each.said['lacks']]}" for each in of_kind(work.found, "led")]
    if any(of_kind(work.found, "unled")):
        work.filters = [replace(e, name="body") if e in led and e.name == "lead" else e for e in work.filters]
        work.filters += [Filter("lead", each.value, each.shown, negated=True) for each in led]
        lacking += [] if led else ["has-lead"]
    if lacking:
        work.filters += [Filter("named"), *(Filter(each, negated=True) for each in lacking)]
        work.remarks.append("列出的是原文没有这样写明的")


def _of_documents(work: _Work) -> None:
    """What documents are to have: 专栏, a body, or words."""
    work.filters += [Filter(f"has-{noun}") for noun in _nouns(work) if has_part("filter", "document", f"has-{noun}")]
    places = work.parsed.folded.quoted
    said = _MENTIONED.search(work.parsed.folded.text)
    if said and not places and not any(each.name == "body" for each in work.filters):
        places = (said.span("words"),)
    if not places and not work.filters and work.parsed.unknown:  # 低空 哪份文件
        places = tuple((each.start, each.end) for each in work.parsed.unknown)
        work.remarks.append("列出的是原文有这些字的文件")
    work.filters += [Filter("text", work.parsed.folded.words(*place)) for place in places]
    every: list[Token | Mention] = [*work.parsed.unknown, *work.parsed.mentions, *work.parsed.words]
    work.used += [p for p in every if any(start <= p.start and p.end <= end for start, end in places)]


def _composed(work: _Work, target: str) -> Reading | None:
    """The frame of all that was read; None where the target has no such part."""
    limits, having = _bounds(work)
    if any(limit.measure in _OF_BODIES for limit in limits) and has_part("filter", target, "titled"):
        work.filters.append(Filter("titled"))
    group_by = _group(work, target) or ("body" if having else "")
    order, descending, first = _order(work, target, group_by)
    by_plan = (GROUPS[one.said["by"]] == "document" for one in of_kind(work.found, "group") if "by" in one.said)
    each = group_by in BODIES and any(by_plan)
    _without(work, group_by)
    share = None
    shared = any(of_kind(work.found, "share")) and target in ("task", "duty")
    if shared or (target == "task" and group_by in ("document", "deadline")):
        work.filters = [Filter("named"), *work.filters]
    if any(of_kind(work.found, "share")):
        if group_by or not work.filters:
            return None
        named = [each for each in work.filters if each.name == "named"]
        rest = [each for each in work.filters if each.name != "named"]
        share, work.filters = rest[-1], [*named, *rest[:-1]]
        if share.name == "nature":  # which only the indicators of tables have
            work.filters.append(Filter("origin", "table", "指标表"))
    documents = work.documents or []
    listed = [i for each in work.names.documents if (i := str(each["document_id"])) not in work.excluded]
    if work.excluded:
        work.remarks.append(f"不含{'、'.join(f'《{name.shown}》' for name in work.excluded.values())}")
    ids = tuple(name.id for name in documents) or tuple(listed)
    counted = "count" in work.parsed.groups and not (group_by or share or order)
    roles = [ROLES[g] for word in work.parsed.words for g in word.groups if g in ROLES]
    said = [bound.said.get("role", "") for bound in of_kind(work.found, "bound")]
    roles += [_OF_ROLE[role] for role in said if role in _OF_ROLE]
    if group_by == "body" and roles:
        group_by = roles[0]
    by_number = order in ("target", "baseline", "growth", "gap") or any(of_kind(work.found, "value"))
    if order in ("growth", "gap"):
        work.remarks.append("按目标值减基期值计算")
    if by_number and not any(each.name == "unit" for each in work.filters):
        work.remarks.append("各指标的计量单位不同，只按数字比较")
    frame = Frame(
        target, ids, tuple(dict.fromkeys(work.filters)), tuple(limits), group_by, share, order, descending, first, counted,
        each, tuple(work.without), tuple(having), tuple(name.shown for name in documents), _who(work, target, group_by),
    )  # fmt: skip
    return Reading(frame, tuple(work.remarks)) if _has_parts(frame) else None


def _who(work: _Work, target: str, group_by: str) -> str:
    """In which role the bodies of each row are asked for: 6月底前要完成的任务由谁牵头."""
    asked = "who" in work.parsed.groups or any("body" in word.groups for word in asked_nouns(work.parsed))
    if not asked or group_by or not has_part("bodies", target, "body"):
        return ""
    said = [
        ROLES.get(g, "body") for word in work.parsed.words for g in word.groups if g in ROLES or g in ("carry", "join")
    ]
    return said[-1] if said else "body"


def _bounds(work: _Work) -> tuple[list[Limit], list[Limit]]:
    """Bounds on what a task has, and on how many tasks a body has: 只承担一项任务的单位."""
    alone = of_kind(work.found, "alone")
    limits = [Limit(_BY_ROLE.get(each.said.get("role", ""), "bodies"), "=", 1) for each in alone]
    limits += [Limit("gap", "=", 0) for _ in of_kind(work.found, "same")]
    having = []
    for bound in of_kind(work.found, "bound"):
        role, what = bound.said.get("role", ""), bound.said.get("what", "任务")
        measured = measure(what)
        if measured in ("tasks", "indicators") and (role or "body" in _nouns(work)):
            having.append(Limit("count", bound.sign, bound.number))
        else:
            limits.append(Limit(_BY_ROLE.get(role, measured), bound.sign, bound.number))
    return limits, having


def _has_parts(frame: Frame) -> bool:
    asked: list[tuple[str, str]] = [("filter", each.name) for each in frame.filters]
    asked += [("measure", each.measure) for each in frame.limits]
    asked += [("group", frame.group_by)] if frame.group_by else []
    asked += [("measure", frame.order)] if frame.order not in ("", "count") else []
    return all(has_part(kind, frame.target, name) for kind, name in asked)


def _group(work: _Work, target: str) -> str:
    """What is counted for each: 各单位, or 哪个单位 with a rank; of several plans, each plan."""
    named = [each.said["by"] for each in of_kind(work.found, "group") if "by" in each.said]
    grouped = GROUPS[named[0]] if named else ""
    if work.by_plan or (not grouped and target in ("task", "duty") and _among(work)):
        return "document" if work.by_plan else "body"
    ranked = any(each.kind in ("most", "order", "first") for each in work.found)
    if grouped and not (grouped == "document" and ranked and "body" in _nouns(work) and target != "body"):
        return grouped
    if target == "indicator" and {"binding", "expected"} <= work.parsed.groups:
        return "nature"
    nouns = _nouns(work)
    bodies = "body" in nouns
    asked = {TARGETS[g] for word in asked_nouns(work.parsed) for g in word.groups if g in TARGETS}
    asked |= {"body"} if "who" in work.parsed.groups or set(nouns) == {"body"} else set()
    if target in ("task", "duty", "indicator", "project") and ranked and bodies and "body" in asked:
        return "body"
    compared = any(each.kind == "most" and each.said["most"][0] != "最" for each in work.found)
    counted = "count" in work.parsed.groups and "哪几" not in work.parsed.folded.text
    several = len(work.documents) > 1 or (work.several and not compared)
    by_plan = several and target not in ("document", "body") and (compared or (counted and not ranked))
    return "document" if by_plan else ""


def _among(work: _Work) -> bool:
    """Whether several bodies are compared, which then are the only groups: 甲和乙谁牵头的任务多."""
    bodies = [each for each in work.filters if each.name in BODIES and not each.negated]
    if len(bodies) < 2 or not any(each.kind in ("most", "order") or "each" in each.said for each in work.found):
        return False
    work.filters = [each for each in work.filters if each not in bodies]
    work.without = [replace(each, name="body") for each in bodies]
    return True


def _order(work: _Work, target: str, group_by: str) -> tuple[str, bool, int | None]:
    """The measure to order by, whether from high to low, and how many are asked for."""
    order, descending, first = "", True, None
    for each in work.found:
        if each.kind not in ("most", "order", "first"):
            continue
        by = each.said.get("by", "")
        most = each.said.get("most", "")
        early = most[1:] in ("早", "晚", "迟") or each.said.get("from") in ("早", "晚", "先", "后")
        default = "deadline" if early else USUAL.get(target, "bodies")
        order = "count" if group_by else measure(each.said.get("gap", by)) or default
        descending = not (most[-1:] in _LOW or each.said.get("from") in ("少", "低", "小", "早", "先"))
        first = int(each.number) if each.kind == "first" else 1 if most.startswith("最") else first
    if group_by and not order:
        order = "count"
    return order, descending, first


def _nouns(work: _Work) -> list[str]:
    return [TARGETS[g] for word in work.parsed.words for g in sorted(word.groups) if g in TARGETS]


def _without(work: _Work, group_by: str) -> None:
    """What is denied: a body that is no group of the answer, or tasks that say who does them and do not name it."""
    denied = [each for each in work.filters if each.name == "body" and each.negated]
    if group_by in BODIES and denied:
        work.filters = [each for each in work.filters if each not in denied]
        work.without = denied
    elif denied:
        shown = "、".join(each.shown for each in denied)
        work.filters = [Filter("named"), Filter("has-owner"), *work.filters]
        work.remarks.append(f"列出的是原文写明了责任单位而其中没有“{shown}”的")


def _left_over(work: _Work) -> bool:
    """Whether a part of the question is not accounted for."""
    used = {id(piece) for piece in work.used}
    words = (w for w in work.parsed.words if id(w) not in used and (not w.groups & BORNE or w.groups & OTHERS))
    mentions = (each for each in work.parsed.mentions if id(each) not in used)
    unknown = (each for each in work.parsed.unknown if id(each) not in used)
    pieces: Iterable[Token | Mention] = (*words, *mentions, *unknown, *work.parsed.years)
    return any(True for _ in pieces)


def _passed_over(found: list[Operator], frame: Frame) -> bool:
    """Whether the frame lacks what an operator says: 只 without bodies, a second rank, 各有几项 where nothing is grouped."""
    kinds = Counter(each.kind for each in found)
    solely = kinds["solely"] and not any(each.name == "only" for each in frame.filters)
    each = frame.counted and len(frame.documents) < 2 and any("each" in one.said for one in found)
    return bool(solely or each or kinds["whole"] > kinds["share"] or kinds["most"] > 1)
