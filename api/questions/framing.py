"""How a question with operators becomes a frame (读成框架): what is asked for, what narrows it, and nothing left over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plankg.api.questions.entity_linking import Mention, ParsedQuestion, read
from plankg.api.questions.folding import fold_question
from plankg.api.questions.frame import Filter, Frame, Limit, has_part
from plankg.api.questions.intent import PASSED
from plankg.api.questions.names import EXACT, NUMBER, Name, Names
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
    "lead", "help", "join", "carry", "count", "contain", "and", "support", "table", "running", "within", "achieve",
    "no-owner", "no-deadline", "no-support", "no-indicator", "already", "target", "baseline", "when", "deadline", "both", "mention",
}  # fmt: skip
OTHERS = frozenset({"chapter", "section"})  # what is asked for by 几章, which no frame has
ROLES = {"lead": "lead", "lead-body": "lead", "help": "support", "help-body": "support"}
LACKS = {
    "no-owner": Filter("has-owner", negated=True),
    "no-deadline": Filter("has-deadline", negated=True),
    "no-support": Filter("has-task", negated=True),
    "no-indicator": Filter("has-indicator", negated=True),
}
MEASURES = {
    "责任单位": "bodies", "牵头单位": "leads", "配合单位": "supports", "单位": "bodies", "部门": "bodies",
    "任务": "tasks", "任务数": "tasks", "任务数量": "tasks", "指标": "indicators", "指标数": "indicators",
    "指标数量": "indicators", "文件": "documents", "目标": "target", "目标值": "target", "基期": "baseline",
    "基期值": "baseline", "时限": "deadline", "完成时限": "deadline", "时间": "deadline", "完成时间": "deadline",
    "印发时间": "issued",
}  # fmt: skip
GROUPS = {"牵头单位": "lead", "责任单位": "body", "单位": "body", "部门": "body", "文件": "document", "规划": "document",
          "方案": "document", "性质": "nature", "章节": "section", "章": "section", "时限": "deadline"}  # fmt: skip
BY = {"任务": "task", "指标": "indicator", "目标": "indicator", "基期": "indicator"}  # what has the measure of a rank
_LOW = frozenset(["最少", "最低", "最小", "最早"])
_NOT_BEFORE = re.compile(r"(?:但|却|而)?(?:没有|不由|不是|不含|不包括|除去|除了|除|没)$")
_NOT_AFTER = re.compile(
    r"^(?:以外|之外|外)?(?:都)?(?:不|没有|没|未|不用|无需|不需要?)(?:用|要)?(?=参与|参加|负责|牵头|承担|配合|管)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """读法 (reading) of a question as a frame, with what makes it doubtful."""

    frame: Frame
    remarks: tuple[str, ...] = ()


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
    denied: int = 0


def framed(question: str, names: Names) -> Reading | None:
    """The frame of a question that has an operator; None when it has none, or when a part of it is left over."""
    folded = fold_question(question)
    found = operators(folded.text)
    parsed = read(blanked(question, folded.places, found), names)
    work = _Work(parsed, found, names)
    several = {"binding", "expected", "count"} <= parsed.groups
    if not _mentions(work) or not (
        found or several or work.denied or len(work.documents) > 1 or _documents_with(parsed)
    ):
        return None
    target = _target(work)
    if target is None:
        return None
    _words(work, target)
    reading = _composed(work, target)
    return None if reading is None or _left_over(work) else reading


def _documents_with(parsed: ParsedQuestion) -> bool:
    """Whether it asks which documents there are, or which have some words."""
    if any(word.groups & {"file", "document"} for word in asked_nouns(parsed)):
        return True
    nouns = {TARGETS[g] for word in parsed.words for g in word.groups if g in TARGETS}
    return nouns == {"document"} and not parsed.mentions and bool(parsed.groups & {"store", "already"})


def _mentions(work: _Work) -> bool:
    """Take the names as documents, bodies and indicators; False where one can mean several things or says too little."""
    quoted = work.parsed.folded.quoted if _documents_with(work.parsed) else ()
    for mention in work.parsed.mentions:
        if any(start <= mention.start and mention.end <= end for start, end in quoted):
            continue
        documents, bodies = mention.of(("Document",)), mention.of(("Organization",))
        if bodies and not (documents and mention.how != EXACT):
            body = _one(bodies, work)
            if body is None:
                return False
            work.filters.append(_body(mention, body, work))
        elif len({name.id for name in documents}) == 1:
            work.documents += [documents[0]] if documents[0] not in work.documents else []
        elif (one := mention.of(("Indicator",))) and mention.how in (EXACT, NUMBER) and len(one) == 1:
            work.filters.append(Filter("indicator", one[0].id, f"“{one[0].shown}”"))
        else:
            continue
        work.used.append(mention)
    return True


def _one(bodies: Sequence[Name], work: _Work) -> Name | None:
    if len({name.id for name in bodies}) == 1:
        return bodies[0]
    titles = [name.shown for m in work.parsed.mentions for name in m.of(("Document",)) if m.how != NUMBER]
    of_place = [name for name in bodies if any(title.startswith(name.shown[:2]) for title in titles)]
    return of_place[0] if len({name.id for name in of_place}) == 1 else None


def _body(mention: Mention, body: Name, work: _Work) -> Filter:
    """The body with its role, and whether it is denied: 没有市科技局, 省民政厅不参与."""
    text = work.parsed.folded.text
    before, after = _NOT_BEFORE.search(text[: mention.start]), _NOT_AFTER.search(text[mention.end :])
    denied = before or after
    if denied:
        start, end = (before.start(), mention.start) if before else (mention.end, mention.end + len(denied[0]))
        work.used += [word for word in work.parsed.words if start <= word.start and word.end <= end + 2]
        work.denied += 1
        work.filters += [Filter("named"), Filter("has-owner")]
        work.remarks.append(f"列出的是原文写明了责任单位而其中没有“{body.shown}”的")
    following = [word for word in work.parsed.words if word.start >= mention.end]
    near = next((ROLES[g] for word in following for g in word.groups if g in ROLES), "body")
    return Filter("body" if denied else near, body.id, body.shown, negated=bool(denied))


def _target(work: _Work) -> str | None:
    """What is asked for: the noun after 哪些 or 几个, else the last noun."""
    asked = [TARGETS[g] for word in asked_nouns(work.parsed) for g in sorted(word.groups) if g in TARGETS]
    nouns = [TARGETS[g] for word in work.parsed.words for g in sorted(word.groups) if g in TARGETS]
    ranked = [
        BY[each.said["by"][:2]] for each in work.found if each.said.get("by", "")[:2] in BY and each.kind != "group"
    ]
    wanted = next(iter([*asked, *reversed(nouns), *ranked]), None)
    roles = any(word.groups & {"lead", "help", "join", "carry"} for word in work.parsed.words)
    if wanted is None and (roles or any(of_kind(work.found, "due"))):
        wanted = "task"
    if wanted == "body" and not any(each.said.get("what") == "文件" for each in of_kind(work.found, "bound")):
        wanted = "task"  # bodies are ranked by their tasks
    duties = wanted == "task" and any(each.name in ("body", "lead", "support") for each in work.filters)
    return "duty" if duties else wanted


def _words(work: _Work, target: str) -> None:
    """Filters that are words, and dates, values and bounds."""
    groups = work.parsed.groups
    for group, lack in LACKS.items():
        if group in groups and has_part("filter", target, lack.name):
            work.filters += [lack, *([Filter("named")] if has_part("filter", target, "named") else [])]
    if target == "indicator":
        work.filters += list(_kinds(groups))
    if target == "document" and (quoted := work.parsed.folded.quoted):
        work.filters += [Filter("text", work.parsed.folded.words(*place)) for place in quoted]
        pieces: list[Token | Mention] = [*work.parsed.unknown, *work.parsed.mentions]
        work.used += [p for p in pieces if any(start <= p.start and p.end <= end for start, end in quoted)]
    lacking = [each.said["what"] for each in of_kind(work.found, "lack")]
    work.filters += [Filter("has-target" if what == "目标" else "has-baseline", negated=True) for what in lacking]
    words = {each.start for each in of_kind(work.found, "words")}
    for due in of_kind(work.found, "due"):
        first, last = due.days
        first = first or (due.first_day if due.end in words else "")  # 12月底前并长期坚持 is a date of its own
        day = "" if due.said.get("year") else "-day"
        work.filters += [Filter(f"due-from{day}", first, first)] if first else []
        work.filters += [Filter(f"due-by{day}", last, last)] if last else []
    work.filters += [
        Filter("due-words", each.said["words"], each.said["words"]) for each in of_kind(work.found, "words")
    ]
    years = [each.said["year"] for each in of_kind(work.found, "year")]
    work.filters += [Filter("target-year", int(year), f"{year}年") for year in years]
    for value in of_kind(work.found, "value"):
        work.filters += list(_value(value))


def _kinds(groups: frozenset[str]) -> Iterator[Filter]:
    """Of indicators, the nature and where they are from; both natures at once narrow nothing."""
    for nature, shown in (("binding", "约束性"), ("expected", "预期性")):
        if nature in groups and not {"binding", "expected"} <= groups:
            yield Filter("nature", nature, shown)
    for group, origin, shown in (("table", "table", "指标表"), ("running", "text", "正文")):
        if group in groups:
            yield Filter("origin", origin, shown)


def _value(value: Operator) -> Iterator[Filter]:
    field_ = {">": "target-over", ">=": "target-from", "<": "target-under", "<=": "target-to"}[value.sign]
    if value.said.get("base"):
        field_ = field_.replace("target", "baseline")
    yield Filter(field_, value.number, f"{value.number:g}")
    if value.said.get("unit"):
        yield Filter("unit", "%", "%")


def _composed(work: _Work, target: str) -> Reading | None:
    """The frame of all that was read; None where the target has no such part."""
    bounds = of_kind(work.found, "bound")
    limits = [Limit(MEASURES[bound.said["what"]], bound.sign, bound.number) for bound in bounds]
    group_by = _group(work, target)
    order, descending, first = _order(work, target, group_by)
    share = None
    if any(of_kind(work.found, "share")):
        if group_by or not work.filters:
            return None
        named = [each for each in work.filters if each.name == "named"]
        rest = [each for each in work.filters if each.name != "named"]
        share, work.filters = rest[-1], [*named, *rest[:-1]]
        if share.name == "nature":  # which only the indicators of tables have
            work.filters.append(Filter("origin", "table", "指标表"))
    documents = work.documents or []
    listed = [str(each["document_id"]) for each in work.names.documents]
    ids = tuple(name.id for name in documents) or tuple(listed)
    counted = "count" in work.parsed.groups and not (group_by or share or order)
    roles = [ROLES[g] for word in work.parsed.words for g in word.groups if g in ROLES]
    if group_by == "body" and roles:
        group_by = roles[0]
    by_number = order in ("target", "baseline") or any(of_kind(work.found, "value"))
    if by_number and not any(each.name == "unit" for each in work.filters):
        work.remarks.append("各指标的计量单位不同，只按数字比较")
    frame = Frame(
        target, ids, tuple(dict.fromkeys(work.filters)), tuple(limits), group_by, share, order, descending, first, counted,
        tuple(name.shown for name in documents),
    )  # fmt: skip
    return Reading(frame, tuple(work.remarks)) if _has_parts(frame) else None


def _has_parts(frame: Frame) -> bool:
    asked: list[tuple[str, str]] = [("filter", each.name) for each in frame.filters]
    asked += [("measure", each.measure) for each in frame.limits]
    asked += [("group", frame.group_by)] if frame.group_by else []
    asked += [("measure", frame.order)] if frame.order not in ("", "count") else []
    return all(has_part(kind, frame.target, name) for kind, name in asked)


def _group(work: _Work, target: str) -> str:
    """What is counted for each: 各单位, or 哪个单位 with a rank; of several plans, each plan."""
    for each in of_kind(work.found, "group"):
        return GROUPS[each.said["by"]]
    ranked = any(each.kind in ("most", "order", "first") for each in work.found)
    if target == "indicator" and {"binding", "expected"} <= work.parsed.groups:
        return "nature"
    nouns = [TARGETS[g] for word in work.parsed.words for g in sorted(word.groups) if g in TARGETS]
    bodies = "body" in nouns
    asked = {TARGETS[g] for word in asked_nouns(work.parsed) for g in word.groups if g in TARGETS}
    asked |= {"body"} if "who" in work.parsed.groups or set(nouns) == {"body"} else set()
    if target in ("task", "duty", "indicator", "project") and ranked and bodies and "body" in asked:
        return "body"
    if len(work.documents) > 1 and target not in ("document", "body") and not ranked:
        return "document"
    return ""


def _order(work: _Work, target: str, group_by: str) -> tuple[str, bool, int | None]:
    """The measure to order by, whether from high to low, and how many are asked for."""
    order, descending, first = "", True, None
    for each in work.found:
        if each.kind not in ("most", "order", "first"):
            continue
        by = each.said.get("by", "")
        most = each.said.get("most", "")
        early = most in ("最早", "最晚", "最迟") or each.said.get("from") in ("早", "晚", "先", "后")
        default = (
            "deadline"
            if early
            else {"indicator": "target", "task": "bodies", "duty": "bodies", "document": "tasks"}.get(target, "bodies")
        )
        order = "count" if group_by else MEASURES.get(by, default)
        descending = not (most in _LOW or each.said.get("from") in ("少", "低", "小", "早", "先"))
        first = int(each.number) if each.kind == "first" else 1 if most else first
    if group_by and not order:
        order = "count"
    return order, descending, first


def _left_over(work: _Work) -> bool:
    """Whether a part of the question is not accounted for."""
    used = {id(piece) for piece in work.used}
    words = (w for w in work.parsed.words if id(w) not in used and (not w.groups & BORNE or w.groups & OTHERS))
    mentions = (each for each in work.parsed.mentions if id(each) not in used)
    unknown = (each for each in work.parsed.unknown if id(each) not in used)
    pieces: Iterable[Token | Mention] = (*words, *mentions, *unknown, *work.parsed.years)
    return any(True for _ in pieces)
