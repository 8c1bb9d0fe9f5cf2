"""How a question with operators becomes a frame (读成框架): what is asked for, what narrows it, and nothing left over."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plankg.api.questions.conditions import CONDITIONS, due_by, measure, natures
from plankg.api.questions.entity_linking import Mention, names_plan, read
from plankg.api.questions.folding import Folded, fold_question
from plankg.api.questions.frame import BODIES, TIMES, Filter, Frame, Limit, Reading, has_part
from plankg.api.questions.half_read import LACKS, ROLES, TARGETS, Work, documents_with
from plankg.api.questions.intent import PASSED
from plankg.api.questions.names import Names
from plankg.api.questions.naming import MENTIONED, take_names
from plankg.api.questions.operators import Operator, blanked, of_kind, operators
from plankg.api.questions.tokens import Token
from plankg.api.questions.understanding import asked_nouns

# Words of questions that a frame accounts for.
BORNE = PASSED | set(TARGETS) | {
    "here",
    "lead", "help", "guide", "join", "carry", "count", "contain", "and", "support", "table", "running", "within", "achieve",
    "no-owner", "no-deadline", "no-support", "no-indicator", "already", "about", "target", "baseline", "when", "deadline", "both", "mention",
}  # fmt: skip
OTHERS = frozenset({"chapter", "section"})  # what is asked for by 几章, which no frame has
GROUPS = {"牵头单位": "lead", "责任单位": "body", "单位": "body", "部门": "body", "文件": "document", "规划": "document",
          "方案": "document", "性质": "nature", "时限": "deadline",
          **dict.fromkeys(("章节", "章", "部分", "板块"), "part"), "月": "month", "月份": "month",
          "季度": "quarter", "年份": "year", "年度": "year", "完成时限": "deadline", "完成时间": "deadline", "建设性质": "construction",
          **dict.fromkeys(("类", "类别", "类型", "种类", "工程类别", "项目类别", "一级指标"), "category"),
          **dict.fromkeys(("建设地点", "地点", "区县", "县区", "县市区"), "place")}  # fmt: skip
BY = {  # what has the measure of a rank
    "任务": "task", "指标": "indicator", "目标": "indicator", "基期": "indicator", "增幅": "indicator", "差距": "indicator",
    "数值": "indicator", "投资": "project", "总投": "project", "单位": "task", "部门": "task", "责任": "task", "牵头": "task", "配合": "task",
}  # fmt: skip
USUAL = {"indicator": "target", "task": "bodies", "duty": "bodies", "document": "tasks", "column": "parts"}
# 多少家主体 asks for an amount that a text states, 几家单位 for bodies.
_AMOUNT = re.compile("(?:多少|几)[家户张座台辆元亩吨所名](?!单位|部门|局|厅|机构|政府|牵头|负责|公司|[?？。]?$)")
_NUMBERED = re.compile(r"[几哪]条|\d条")  # a sentence below is none
_LOW = frozenset("少低小早")
_OF_TASKS = frozenset(["deadline", "part", *TIMES, *BODIES])  # groups that say what is grouped
_OF_BODIES = frozenset(["bodies", "leads", "supports"])
_PARTS = frozenset(["part", *TIMES])
_JOINED = re.compile("(?:但|而|却)(?:是|又|也|它|要|需)*(?:参与|参加|配合|负责)")
MOST_ASKED = 24  # plans that are looked through for a body
NATURES = ("binding", "expected")
_INSIDE = re.compile("(?:里面|当中|之中|其中|中|里|内)[，,、]?")
_BY_ROLE = {"牵头": "leads", "配合": "supports"}
_OF_ROLE = {"牵头": "lead", "配合": "support"}


def framed(question: str, names: Names) -> Reading | None:
    """The frame of a question that has an operator; None when it has none, or when a part of it is left over."""
    folded = fold_question(question)
    plans = [(each.start, each.end) for each in read(question, names).mentions if names_plan(each)]
    every = (each for each in operators(folded.text) if not _quoted(each, folded))
    found = [o for o in every if not any(start <= o.start and o.end <= end for start, end in plans)]
    parsed = read(blanked(question, folded.places, found), names)
    work = Work(parsed, found, names)
    if not take_names(work):
        return None
    target = _target(work)
    years = {token.year for token in parsed.years if token.kind == "year"}
    work.several_years = target == "indicator" and "which" in parsed.groups and len(years) > 1
    items = target is None and _items(work)
    target = "task" if items else target
    if target == "document" and any("each" in each.said for each in found):
        target = next((noun for noun in work.nouns if has_part("group", noun, "document")), target)
        work.by_plan = target != "document"  # 哪些文件有专栏，各有几个
    listed = (
        target == "duty" and parsed.groups & {"count", "which"} and _NUMBERED.search(folded.text)
    )  # 甲局出现在几条里
    composed = work.composed or items or bool(listed)
    if target is None or not (_place(work, target) or composed or work.dated or documents_with(parsed)):
        return None
    _words(work, target)
    work.used += [token for token in parsed.years if token.kind == "period" and _of_titles(token, work)]
    reading = _composed(work, target)
    if reading is None or _left_over(work) or _passed_over(found, reading.frame) or _AMOUNT.search(folded.text):
        return None
    placed = any(each.name == "place" for each in reading.frame.filters)
    return replace(reading, plain=placed or not composed)


def _quoted(operator: Operator, folded: Folded) -> bool:
    """Whether it is part of what is quoted; a value by itself is not: 目标是“达到100%”的."""
    place = (operator.start, operator.end)
    inside = any(start <= place[0] and place[1] <= end for start, end in folded.quoted)
    return inside and not (operator.kind == "value" and place in folded.quoted and "目标" in folded.text)


def _target(work: Work) -> str | None:
    """What is asked for: the noun after 哪些 or 几个, else the last noun."""
    asked = [TARGETS[g] for word in asked_nouns(work.parsed) for g in sorted(word.groups) if g in TARGETS]
    nouns = work.nouns
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
    if wanted is None and any(
        "by" in each.said for each in (*of_kind(work.found, "sum"), *of_kind(work.found, "mean"))
    ):
        wanted = (
            "task"
            if any("单位" in e.said["by"] or "部门" in e.said["by"] for e in of_kind(work.found, "mean"))
            else "project"
        )
    if wanted is None and any(
        each.kind in ("year", "same", "value", "unit") or "noyear" in each.said for each in work.found
    ):
        wanted = "indicator"
    if wanted == "body" and not any(each.said.get("what") == "文件" for each in of_kind(work.found, "bound")):
        wanted = "task"  # bodies are ranked by their tasks
    ranks = {measure(each.said["by"]) for each in work.found if each.kind in ("most", "order") and "by" in each.said}
    counted = "count" in work.parsed.groups and listed
    if wanted == "document" and ("tasks" in ranks or counted) and any(each.name in BODIES for each in work.filters):
        wanted, work.by_plan = "task", True
    duties = wanted == "task" and any(each.name in ("body", "lead", "support") for each in work.filters)
    return "duty" if duties else wanted


def _items(work: Work) -> bool:
    """Whether the items of a plan are counted: 措施一共多少条. Those count that have none below them."""
    asked = re.search("(?:多少|几)[条项][?？]?$", work.parsed.folded.text)
    if not asked or not work.documents or work.filters:
        return False
    work.filters.append(Filter("named"))
    work.remarks.append("数的是标题和条目中没有下级的")
    return True


def _words(work: Work, target: str) -> None:
    """Filters that are words, and dates, values and bounds."""
    groups = work.parsed.groups
    for group, lack in LACKS.items():
        if group in groups and has_part("filter", target, lack.name):
            own = any(each.name in BODIES for each in work.filters) or not has_part("filter", target, "named")
            work.filters += [replace(lack, at=_said_at(work, group)), *([] if own else [Filter("named")])]
    if target == "indicator":
        work.filters += [replace(each, at=_said_at(work, *NATURES)) for each in natures(groups)]
        _of_years(work)
    if target == "document":
        _of_documents(work)
    if any(of_kind(work.found, "every")):
        work.filters += [Filter("titled"), Filter("has-owner")]
    _unled(work)
    named = [each for each in work.filters if each.name in BODIES and not each.negated]
    if named and any(of_kind(work.found, "solely")):
        work.filters += [Filter("titled"), Filter("only", tuple(id_ for each in named for id_ in each.value))]
    if named and any(of_kind(work.found, "first-named")):
        work.filters += [
            Filter("first-named", tuple(i for b in named for i in b.value), "、".join(b.shown for b in named))
        ]
    lasting = {each.start for each in of_kind(work.found, "words")}
    for each in work.found:
        read_ = CONDITIONS.get(each.kind)
        said = due_by(each, each.end in lasting) if each.kind == "due" else read_(each) if read_ else ()
        work.filters += [replace(one, at=each.start) for one in said]


def _of_years(work: Work) -> None:
    """The years that indicators are for; 2028年和2030年的目标 are for either."""
    years = [token for token in work.parsed.years if token.kind == "year"]
    if not years or any(each.kind in ("based", "span", "lack") for each in work.found):
        return
    said = [each.said.get("year", "") for each in of_kind(work.found, "year")]
    of = tuple(sorted({*(token.year for token in years), *map(int, filter(None, said))}))
    shown = "、".join(f"{year}年" for year in of)
    one = Filter("target-year", of[0], shown, at=years[0].start)
    work.filters.append(one if len(of) == 1 else Filter("target-years", of, shown, at=years[0].start))
    work.found = [each for each in work.found if each.kind != "year"]
    work.used += years


def _said_at(work: Work, *groups: str) -> int:
    """Where the question has the first word of the groups."""
    return min((word.start for word in work.parsed.words if word.groups & {*groups}), default=-1)


def _of_titles(period: Token, work: Work) -> bool:
    """Whether the plans that are named are called after the period: 上海十四五."""
    said = work.parsed.typed(period)[:3]
    names = {said, f"第{said[:2]}个五年"}
    return bool(work.documents) and all(any(n in f for f in name.folded for n in names) for name in work.documents)


def _place(work: Work, target: str) -> bool:
    """Where projects are built: words before 的项目 that nothing else is known of."""
    used = {id(piece) for piece in work.used}
    left = [each for each in work.parsed.unknown if id(each) not in used]
    if target != "project" or len(left) != 1 or left[0].end - left[0].start < 2:
        return False
    words = work.parsed.typed(left[0])
    work.filters.append(Filter("place", words, words, at=left[0].start))
    work.used += left
    return True


def _unled(work: Work) -> None:
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


def _of_documents(work: Work) -> None:
    """What documents are to have: 专栏, a body, or words."""
    work.filters += [Filter(f"has-{noun}") for noun in work.nouns if has_part("filter", "document", f"has-{noun}")]
    places = work.parsed.folded.quoted
    said = MENTIONED.search(work.parsed.folded.text)
    if said and not places and not any(each.name == "body" for each in work.filters):
        places = (said.span("words"),)
    if not places and not work.filters and work.parsed.unknown:  # 低空 哪份文件
        places = tuple((each.start, each.end) for each in work.parsed.unknown)
        work.remarks.append("列出的是原文有这些字的文件")
    work.filters += [Filter("text", work.parsed.folded.words(*place)) for place in places]
    every: list[Token | Mention] = [*work.parsed.unknown, *work.parsed.mentions, *work.parsed.words]
    work.used += [p for p in every if any(start <= p.start and p.end <= end for start, end in places)]


def _composed(work: Work, target: str) -> Reading | None:
    """The frame of all that was read; None where the target has no such part."""
    limits, having = _bounds(work)
    if any(limit.measure in _OF_BODIES for limit in limits) and has_part("filter", target, "titled"):
        work.filters.append(Filter("titled"))
    group_by = _group(work, target) or ("body" if having else "")
    order, descending, first = _order(work, target, group_by)
    by_plan = (GROUPS[one.said["by"]] == "document" for one in of_kind(work.found, "group") if "by" in one.said)
    each = group_by in BODIES and any(by_plan)
    _without(work, group_by)
    if (
        target == "duty"
        and _NUMBERED.search(work.parsed.folded.text)
        and not {"named", "titled"} & {e.name for e in work.filters}
    ):
        work.filters.append(Filter("titled"))
    if order in _OF_BODIES and not descending:  # what has none is not what has fewest
        work.filters += [Filter("named"), Filter("has-owner")]
    share = _shared(work, target, group_by)
    if share is None:
        return None
    documents = work.documents or []
    listed = [i for each in work.names.documents if (i := str(each["document_id"])) not in work.excluded]
    if work.excluded:
        work.remarks.append(f"不含{'、'.join(f'《{name.shown}》' for name in work.excluded.values())}")
    ids = tuple(name.id for name in documents) or _of_part(share, listed, work) or tuple(listed)
    counted = "count" in work.parsed.groups and not (group_by or share or order)
    roles = [ROLES[g] for word in work.parsed.words for g in word.groups if g in ROLES]
    said = [bound.said.get("role", "") for bound in of_kind(work.found, "bound")]
    roles += [_OF_ROLE[role] for role in said if role in _OF_ROLE]
    if group_by == "body" and roles:
        group_by = roles[0]
    summed, averaged = _amounts(work)
    level = next((each for each in work.filters if each.name == "body-level" and not each.negated), None)
    if group_by not in BODIES or work.by_plan:
        level = None
    work.filters = [each for each in work.filters if each is not level]
    work.remarks += _of_numbers(work, order)
    frame = Frame(
        target, ids, tuple(dict.fromkeys(work.filters)), tuple(limits), group_by, share, order, descending, first, counted,
        each, tuple(work.without), tuple(having), tuple(name.shown for name in documents), _who(work, target, group_by),
        _ends(work) if group_by in BODIES and not level else "", level, summed, averaged,
    )  # fmt: skip
    return Reading(frame, tuple(work.remarks)) if _has_parts(frame) else None


def _shared(work: Work, target: str, group_by: str) -> tuple[Filter, ...] | None:
    """The filters whose part is asked for, which then narrow nothing; None where no part can be."""
    shared = any(of_kind(work.found, "share"))
    if (shared and target in ("task", "duty")) or (target == "task" and group_by in ("document", "deadline", *TIMES)):
        work.filters = [Filter("named"), *work.filters]
    if not shared:
        return ()
    if group_by or not work.filters or not (share := _part_asked(work)):
        return None
    work.filters = [each for each in work.filters if each not in share]
    if any(each.name == "nature" for each in share):  # which only the indicators of tables have
        work.filters.append(Filter("origin", "table", "指标表"))
    return share


def _of_part(share: tuple[Filter, ...], listed: list[str], work: Work) -> tuple[str, ...]:
    """The plans that name the body whose part is asked for, where none is said: its part of the others is nothing."""
    bodies = [name for each in share if each.name in BODIES for name in work.names.all if name.id in each.value]
    if not bodies or not 1 < len(listed) <= MOST_ASKED:
        return ()
    work.remarks.append("没有写明是哪份文件，按写到它的文件计算")
    return tuple(document for document in listed if work.names.inside(bodies, [document]))


def _part_asked(work: Work) -> tuple[Filter, ...]:
    """The filters whose part is asked for: what is before 占 where the whole is after it, or after 中, else what is said last."""
    text = work.parsed.folded.text
    first = min(each.start for each in of_kind(work.found, "share"))
    said = [each for each in work.filters if each.name != "named"]
    if not said:
        return ()
    if any(each.at > first for each in said):
        return tuple(each for each in said if each.at < first)
    inside = max((found.end() for found in _INSIDE.finditer(text, 0, first)), default=0)
    after = tuple(each for each in said if each.at >= inside)
    if inside and after and len(after) < len(said):
        return after
    return tuple(each for each in said if each.at == said[-1].at) if said[-1].at >= 0 else (said[-1],)


def _amounts(work: Work) -> tuple[str, str]:
    """The measure that is summed, and the one that is averaged."""
    said = [next((measure(each.said["by"]) for each in of_kind(work.found, kind)), "") for kind in ("sum", "mean")]
    ranked = any(each.kind in ("most", "first") and measure(each.said.get("by", "")) == said[0] for each in work.found)
    if said[1] in _OF_BODIES:
        work.filters += [Filter("named"), Filter("has-owner")]
    return "" if ranked else said[0], said[1]


def _of_numbers(work: Work, order: str) -> Iterator[str]:
    """What is doubtful where the values of indicators are compared."""
    if order in ("growth", "gap"):
        yield "按目标值减基期值计算"
    by_number = order in ("target", "baseline", "growth", "gap") or any(of_kind(work.found, "value"))
    if by_number and not any(each.name == "unit" for each in work.filters):
        yield "各指标的计量单位不同，只按数字比较"


def _who(work: Work, target: str, group_by: str) -> str:
    """In which role the bodies of each row are asked for: 6月底前要完成的任务由谁牵头."""
    either = "几个单位中有一个的就列出，请看各行" in work.remarks
    if (either or any(each.kind in ("with", "kind-of") for each in work.found)) and has_part("bodies", target, "body"):
        return "body"
    asked = "who" in work.parsed.groups or any("body" in word.groups for word in asked_nouns(work.parsed))
    if not asked or group_by or not has_part("bodies", target, "body"):
        return ""
    said = [
        ROLES.get(g, "body") for word in work.parsed.words for g in word.groups if g in ROLES or g in ("carry", "join")
    ]
    return said[-1] if said else "body"


def _ends(work: Work) -> str:
    """What kind of bodies are to be the groups: 哪个厅."""
    found = re.search("(?:哪个|哪些|哪几个|什么|各个?|每个)(厅局|厅|局|部门)", work.parsed.folded.text)
    return found[1].replace("厅局", "部门") if found else ""


def _bounds(work: Work) -> tuple[list[Limit], list[Limit]]:
    """Bounds on what a task has, and on how many tasks a body has: 只承担一项任务的单位."""
    alone = of_kind(work.found, "alone")
    limits = [Limit(_BY_ROLE.get(each.said.get("role", ""), "bodies"), "=", 1) for each in alone]
    limits += [Limit("gap", "=", 0) for _ in of_kind(work.found, "same")]
    limits += [Limit("bodies", ">", 1) for _ in of_kind(work.found, "with")]
    having = []
    for bound in of_kind(work.found, "bound"):
        role, what = bound.said.get("role", ""), bound.said.get("what", "任务")
        measured = measure(what)
        if measured in ("tasks", "indicators") and (role or "body" in work.nouns):
            having.append(Limit("count", bound.sign, bound.number))
        else:
            measured = measure(bound.said["by"]) if "by" in bound.said else measured
            limits.append(Limit(_BY_ROLE.get(role, measured), bound.sign, bound.number))
    return limits, having


def _has_parts(frame: Frame) -> bool:
    asked: list[tuple[str, str]] = [("filter", each.name) for each in frame.filters]
    asked += [("measure", each.measure) for each in frame.limits]
    asked += [("group", frame.group_by)] if frame.group_by else []
    asked += [("measure", frame.order)] if frame.order not in ("", "count") else []
    asked += [("measure", frame.amount)] if frame.amount else []
    return all(has_part(kind, frame.target, name) for kind, name in asked)


def _group(work: Work, target: str) -> str:
    """What is counted for each: 各单位, or 哪个单位 with a rank; of several plans, each plan."""
    named = [each.said["by"] for each in of_kind(work.found, "group") if "by" in each.said]
    grouped = GROUPS[named[0]] if named else ""
    if work.by_plan or (not grouped and target in ("task", "duty") and _among(work)):
        return "document" if work.by_plan else "body"
    ranked = any(each.kind in ("most", "order", "first") for each in work.found)
    if grouped and not (grouped == "document" and ranked and "body" in work.nouns and target != "body"):
        return grouped
    if target == "indicator" and {"binding", "expected"} <= work.parsed.groups:
        return "nature"
    nouns = work.nouns
    bodies = "body" in nouns
    asked = {TARGETS[g] for word in asked_nouns(work.parsed) for g in word.groups if g in TARGETS}
    asked |= {"body"} if any("not" not in each.said for each in of_kind(work.found, "level")) else set()
    asked |= {"body"} if "who" in work.parsed.groups or set(nouns) == {"body"} else set()
    of_bodies = any(measure(each.said.get("by", "")) in _OF_BODIES for each in of_kind(work.found, "most"))
    if target in ("task", "duty", "indicator", "project") and ranked and bodies and "body" in asked and not of_bodies:
        return "body"
    compared = any(each.kind == "most" and each.said["most"][0] != "最" for each in work.found)
    counted = "count" in work.parsed.groups and "哪几" not in work.parsed.folded.text
    several = len(work.documents) > 1 or (work.several and not compared)
    by_plan = several and target not in ("document", "body") and (compared or (counted and not ranked))
    return "document" if by_plan else ""


def _among(work: Work) -> bool:
    """Whether several bodies are compared, which then are the only groups: 甲和乙谁牵头的任务多."""
    bodies = [each for each in work.filters if each.name in BODIES and not each.negated]
    apart = any("each" in each.said for each in work.found) and "which" in work.parsed.groups
    if len(bodies) > 1 and apart and "count" not in work.parsed.groups:  # 甲和乙分别承担哪些任务
        either = Filter(
            "body", tuple(i for b in bodies for i in b.value), "或".join(b.shown for b in bodies), at=bodies[0].at
        )
        work.filters = [either, *(each for each in work.filters if each not in bodies)]
        work.remarks.append("几个单位中有一个的就列出，请看各行")
        return False
    if len(bodies) < 2 or not any(each.kind in ("most", "order") or "each" in each.said for each in work.found):
        return False
    work.filters = [each for each in work.filters if each not in bodies]
    work.without = [replace(each, name="body") for each in bodies]
    return True


def _order(work: Work, target: str, group_by: str) -> tuple[str, bool, int | None]:
    """The measure to order by, whether from high to low, and how many are asked for."""
    order, descending, first = "", True, None
    for each in work.found:
        if each.kind not in ("most", "order", "first"):
            continue
        by = each.said.get("by", "") or each.said.get("of", "")
        most = each.said.get("most", "")
        early = most[1:] in ("早", "晚", "迟") or each.said.get("from") in ("早", "晚", "先", "后")
        default = "deadline" if early else USUAL.get(target, "bodies")
        order = "count" if group_by else measure(each.said.get("gap", by)) or default
        descending = not (most[-1:] in _LOW or each.said.get("from") in ("少", "低", "小", "早", "先"))
        first = int(each.number) if each.kind == "first" else 1 if most.startswith("最") else first
    if group_by and not order and group_by not in TIMES:
        order = "count"
    return order, descending, first


def _without(work: Work, group_by: str) -> None:
    """What is denied: a body that is no group of the answer, or tasks that say who does them and do not name it."""
    denied = [each for each in work.filters if each.name == "body" and each.negated]
    joined = any(each.name in ("body", "support") and not each.negated for each in work.filters)
    denied = denied or [each for each in work.filters if each.name == "lead" and each.negated and not joined]
    if group_by in BODIES and denied:
        work.filters = [each for each in work.filters if each not in denied]
        work.without = denied
    elif denied and denied[0].name == "lead":
        work.filters = [Filter("named"), Filter("has-lead"), *work.filters]
        work.remarks.append("列出的是原文写明了牵头单位的")
    elif denied:
        shown = "、".join(each.shown for each in denied)
        work.filters = [Filter("named"), Filter("has-owner"), *work.filters]
        work.remarks.append(f"列出的是原文写明了责任单位而其中没有“{shown}”的")


def _left_over(work: Work) -> bool:
    """Whether a part of the question is not accounted for."""
    used = {id(piece) for piece in work.used}
    words = (w for w in work.parsed.words if id(w) not in used and (not w.groups & BORNE or w.groups & OTHERS))
    mentions = (each for each in work.parsed.mentions if id(each) not in used)
    unknown = (each for each in work.parsed.unknown if id(each) not in used)
    years = (each for each in work.parsed.years if id(each) not in used)
    pieces: Iterable[Token | Mention] = (*words, *mentions, *unknown, *years)
    return any(True for _ in pieces)


def _passed_over(found: list[Operator], frame: Frame) -> bool:
    """Whether the frame lacks what an operator says: 只 without bodies, a second rank, 各有几项 where nothing is grouped."""
    kinds = Counter(each.kind for each in found)
    ranked = {measure(each.said.get("by", "")) for each in found if each.kind == "most"}
    if frame.group_by in _PARTS and ranked & _OF_BODIES:  # the bodies of a part are not counted
        return True
    solely = kinds["solely"] and not any(each.name == "only" for each in frame.filters)
    each = frame.counted and len(frame.documents) < 2 and any("each" in one.said for one in found)
    return bool(solely or each or kinds["whole"] > kinds["share"] or kinds["most"] > 1)
