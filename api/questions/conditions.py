"""Conditions (条件) that operators of a question are: dates, words, values, what is lacking."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from plankg.api.questions.frame import Filter
from plankg.api.questions.operators import Operator

# Without 完成, 增长 and the like before them and 数, 数量, 值 after them.
MEASURES = {
    "责任单位": "bodies", "牵头单位": "leads", "配合单位": "supports", "单位": "bodies", "部门": "bodies", "任务": "tasks",
    "工作": "tasks", "指标": "indicators", "文件": "documents", "目标": "target", "基期": "baseline", "时限": "deadline",
    "时间": "deadline", "印发时间": "issued", "内容": "parts", "条": "parts", "条目": "parts", "差": "gap", "差距": "gap",
    "相差": "gap", "投资": "investment", "变化": "gap", "数值": "target", "增幅": "growth", "涨幅": "growth", "幅度": "growth",
}  # fmt: skip
_MEASURE = re.compile("(?:完成|增长|提高|总|计划|概算|估算)?(?P<of>.+?)[条项个]?(?:数|数量|值|总?额|金额|规模|总?量)?")
KINDS = {
    "党委": "party",
    "党的": "party",
    "企业": "enterprise_class",
    "协会": "association",
    "社会组织": "association",
    "委员会": "committee",
}


LEVELS = {"省": "province", "市": "city", "县": "county", "区": "county"}


def due_by(due: Operator, lasting: bool) -> Iterator[Filter]:
    """The days; 12月底前并长期坚持 is a date of its own."""
    first, last = due.days
    first = first or (due.first_day if lasting else "")
    day = "" if due.said.get("year") else "-day"
    negated = "not" in due.said
    if negated and first and last:
        yield Filter(f"due-outside{day}", (first, last), f"{first}至{last}")
        return
    if first:
        yield Filter(f"due-from{day}", first, first, negated)
    if last:
        of_year = not day and not due.said.get("month") and not first
        yield Filter("due-by-end" if of_year else f"due-by{day}", last, last, negated)


def _said(each: Operator) -> Iterator[Filter]:
    said = next(iter(each.said.values()))
    yield Filter("due-words", said, said)


def _accumulated(each: Operator) -> Iterator[Filter]:
    yield Filter("accumulation", *next(iter(each.said.items())))


def _lacking(lack: Operator) -> Iterator[Filter]:
    """What has no baseline, no target, or no value for a year; tables only, for running text seldom has a baseline."""
    if "noyear" in lack.said:
        yield Filter("target")
        yield Filter("has-year", negated=True)
    elif year := lack.said.get("of"):
        yield Filter("has-value", int(year), year, negated=True)
        yield Filter("origin", "table", "指标表")
    else:
        yield Filter("has-target" if lack.said["what"] == "目标" else "has-baseline", negated=True)
        yield Filter("origin", "table", "指标表")


def natures(groups: frozenset[str]) -> Iterator[Filter]:
    """Of indicators, the nature and where they are from; both natures at once narrow nothing."""
    for nature, shown in (("binding", "约束性"), ("expected", "预期性")):
        if nature in groups and not {"binding", "expected"} <= groups:
            yield Filter("nature", nature, shown)
    for group, origin, shown in (("table", "table", "指标表"), ("running", "text", "正文")):
        if group in groups:
            yield Filter("origin", origin, shown)


def _roles(roles: Operator) -> Iterator[Filter]:
    """What has bodies in one role and none in another; 责任单位 next to 牵头单位 are the others."""
    has = roles.said["has"]
    lacks = roles.said.get("not", "责任" if has == "牵头" else "牵头")
    yield Filter("named")
    yield Filter({"牵头": "has-lead", "配合": "has-support"}.get(has, "has-owner"))
    yield Filter({"牵头": "has-lead", "配合": "has-support"}.get(lacks, "has-other"), negated=True)


def _value(value: Operator) -> Iterator[Filter]:
    field_ = {"=": "target-is", ">": "target-over", ">=": "target-from", "<": "target-under", "<=": "target-to"}[
        value.sign
    ]
    if value.said.get("base"):
        field_ = field_.replace("target", "baseline")
    yield Filter(field_, value.number, f"{value.number:g}")
    if unit := value.said.get("unit", "").replace("成", "%"):
        yield Filter("unit", unit, unit)


def _unit(unit: Operator) -> Iterator[Filter]:
    said = "%" if unit.said["unit"].startswith("百分") else unit.said["unit"]
    yield Filter("unit", said, said)


def _kind_of(kind: Operator) -> Iterator[Filter]:
    """Bodies by their kind: 由党委部门牵头."""
    name = "lead-kind" if "role" in kind.said else "body-kind"
    yield Filter(name, KINDS[kind.said["kind"]], f"{kind.said['kind']}部门")


def _level(level: Operator) -> Iterator[Filter]:
    """Bodies of a level: 没有市直部门参与的."""
    denied = "not" in level.said
    if denied:
        yield Filter("named")
        yield Filter("has-owner")
    yield Filter("body-level", LEVELS[level.said["level"]], f"{level.said['level']}直部门", denied)


CONDITIONS: Mapping[str, Callable[[Operator], Iterable[Filter]]] = {
    "lack": _lacking,
    "kind": _accumulated,
    "kind-of": _kind_of,
    "level": _level,
    "unit": _unit,
    "construct": lambda one: [Filter("construction", one.said["how"], one.said["how"])],
    "dated": lambda _: [Filter("has-deadline")],
    "sets": lambda one: [Filter("titled"), Filter("sets", negated="not" in one.said)],
    "roles": _roles,
    "often": lambda _: [Filter("recurring")],
    "words": _said,
    "based": lambda based: [
        Filter("baseline-year", int(based.said["year"]), f"{based.said['year']}年"),
        *([Filter("has-baseline")] if "has" in based.said else []),
    ],
    "span": lambda span: [
        Filter("baseline-year", int(span.said["year"]), f"{span.said['year']}年"),
        Filter("target-year", int(span.said["until"]), f"{span.said['until']}年"),
    ],
    "says": lambda says: [Filter("target-says", says.said["says"], says.said["says"])],
    "year": lambda year: [Filter("target-year", int(year.said["year"]), f"{year.said['year']}年")],
    "value": _value,
}


def measure(words: str) -> str:
    """The measure that words say; empty for none. 期内投资 is another one than 总投资."""
    if re.match("规划期|期内|十.五", words):
        return "period"
    found = _MEASURE.fullmatch(words)
    return MEASURES.get(found["of"], "") if found else ""
