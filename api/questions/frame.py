"""问题框架 (frame): what a question asks for, put together of parts, and the one Cypher statement that it is compiled to."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import Any

from plankg.graph.catalogue import Column, Parameter, Query, cypher_folder

GROUPED_IDS = {
    "document": "document_id",
    "section": "section_id",
    "nature": "nature",
    "part": "section_id",
    "second-part": "section_id",
    "deadline": "last_day",
    "month": "last_day",
    "quarter": "last_day",
    "year": "last_day",
    "category": "category",
    "place": "place",
    "construction": "construction",
}
BODIES = frozenset(["body", "lead", "support", "guide"])  # groups and filters that are bodies
TIMES = frozenset(["month", "quarter", "year"])  # groups that come in their order
OPERATORS = {">": "大于", ">=": "不少于", "<": "小于", "<=": "不超过", "=": "等于"}


@dataclass(frozen=True, slots=True)
class Part:
    """One line of cypher/frames/parts.tsv: its words in Chinese and its Cypher."""

    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Filter:
    """条件 (filter): a field of cypher/frames/parts.tsv with its value. `shown` is the value in words; `negated`: what lacks it.

    The value of a body is a tuple of ids, for a short name may be that of several. `at`: where the question says it.
    """

    name: str
    value: Any = None
    shown: str = ""
    negated: bool = False
    at: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on a measure: 责任单位数 > 5."""

    measure: str
    operator: str
    value: float


@dataclass(frozen=True, slots=True)
class Frame:
    """问题框架 (frame) of a question.

    `target`: task, duty (a task, project or column), project, column, indicator, document or body. `group_by`: what is
    counted for each. `share`: the filters whose part of all is asked. `order`: a measure, or `count` where things are
    grouped. `summed`, `averaged`: the measure whose sum or mean is asked, of each group where there are groups.
    `first`: only so many, and what is as much as the last of them; of each document where `each`.
    `without`: the bodies that are no groups, or, where they are not denied, the only ones. `having`: bounds on what is
    counted for each group. `who`: each row has its bodies (`body`), or those that lead or support. `documents` are ids. `ends`: how the names
    of grouped bodies are to end, 部门 for all that are no 各县区 or 有关部门. `level`: of which level they are, 省直部门.
    """

    target: str
    documents: tuple[str, ...]
    filters: tuple[Filter, ...] = ()
    limits: tuple[Limit, ...] = ()
    group_by: str = ""
    share: tuple[Filter, ...] = ()
    order: str = ""
    descending: bool = True
    first: int | None = None
    counted: bool = False
    each: bool = False
    without: tuple[Filter, ...] = ()
    having: tuple[Limit, ...] = ()
    titles: tuple[str, ...] = field(default=(), compare=False)
    who: str = ""
    ends: str = ""
    level: Filter | None = None
    summed: str = ""
    averaged: str = ""

    def in_words(self) -> str:
        """The frame as one Chinese sentence.

        >>> Frame("task", ("a",), (Filter("lead", ("org:x",), "市科技局"),), group_by="document").in_words()
        '市科技局牵头的任务，按文件分别计数'
        """
        said = list(self.said())
        said += [
            f"{part('measure', self.target, one.measure).words}{OPERATORS[one.operator]}{one.value:g}"
            for one in self.limits
        ]
        inside = f"{'、'.join(f'《{title}》' for title in self.titles)}中" if self.titles else ""
        words = f"{inside}{'、'.join(said)}{'的' if said else ''}{part('base', self.target).words}"
        if self.share:
            words += f"里，{'、'.join(_said(self.target, one) for one in self.share)}的占多少"
        amount = (
            f"{part('measure', self.target, self.amount).words}{'合计' if self.summed else '平均'}"
            if self.amount
            else ""
        )
        if self.group_by:
            words += f"，按{'文件和' if self.each else ''}{part('group', self.target, self.group_by).words}分别{amount or '计数'}"
        elif amount:
            words += f"，{amount}"
        if self.group_by:
            for only, said_ in ((False, "只看"), (True, "不计")):
                shown = "、".join(each.shown for each in self.without if each.negated == only)
                words += f"（{said_}{shown}）" if shown else ""
            words += f"（只看{frame_level.shown}）" if (frame_level := self.level) else ""
            words += "".join(f"，数量{OPERATORS[one.operator]}{one.value:g}" for one in self.having)
        if self.order:
            by = (amount or "数量") if self.order == "count" else part("measure", self.target, self.order).words
            words += f"，按{by}{'从高到低' if self.descending else '从低到高'}"
        if self.first:
            words += f"，{'每份文件' if self.each else ''}取前{self.first}（并列的都列出）"
        return (
            words
            + ("，有多少" if self.counted else "")
            + (f"，各由谁{part('bodies', self.target, self.who).words}" if self.who else "")
        )

    @property
    def amount(self) -> str:
        """The measure that is summed or averaged."""
        return self.summed or self.averaged

    def said(self) -> tuple[str, ...]:
        """Each filter in words."""
        return tuple(_said(self.target, one) for one in self.filters)

    def wider(self, without: Collection[int]) -> "Frame":
        """The frame without the filters at these places."""
        kept = tuple(one for at, one in enumerate(self.filters) if at not in without)
        return replace(self, filters=kept)

    def key(self) -> str:
        """The column of what is counted."""
        return {"indicator": "indicator_id", "document": "document_id", "body": "organization_id"}.get(
            self.target, "task_id"
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """读法 (reading) of a question as a frame, with what makes it doubtful. `plain`: a kind of question answers it too."""

    frame: Frame
    remarks: tuple[str, ...] = ()
    plain: bool = False

    def loosely(self) -> "Reading | None":
        """With measures where no titles are such, with any role where nothing is written as 配合; None for all others."""
        filters = self.frame.filters
        remarks = self.remarks
        wide = self.frame.group_by in ("deadline", *TIMES) or any(
            each.name in BODIES and each.negated for each in filters
        )
        uncounted = ("titled", "named") if wide else ("titled",)
        if titled := [each for each in filters if each.name in uncounted]:
            filters = tuple(each for each in filters if each not in titled)
            remarks = (*remarks, "条目和标题里没有，列出的是举措")
        elif any(each.name == "support" for each in filters):
            filters = tuple(replace(each, name="body") if each.name == "support" else each for each in filters)
            remarks = (*remarks, "没有写明“配合”这一职责，列出的是其他职责")
        elif alone := [one for one in self.frame.limits if one.operator == "=" and one.value == 1]:
            limits = tuple(one for one in self.frame.limits if one not in alone)
            return replace(
                self, frame=replace(self.frame, limits=limits), remarks=(*remarks, "没有只由一家的，列出的不限家数")
            )
        else:
            return None
        return replace(self, frame=replace(self.frame, filters=filters), remarks=remarks)


@cache
def parts() -> Mapping[tuple[str, str, str], Part]:
    """The parts by what they are (base, rows, order, filter, measure, group), target and name."""
    found = {}
    for line in (cypher_folder() / "frames" / "parts.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, targets, name, words, text = line.split("\t")
            for target in targets.split():
                found[kind, target, name] = Part(words, text)
    return MappingProxyType(found)


def part(kind: str, target: str, name: str = "") -> Part:
    """One part; KeyError where the target has none of that name."""
    return parts()[kind, target, name]


def has_part(kind: str, target: str, name: str) -> bool:
    """Whether the target has it."""
    return (kind, target, name) in parts()


def compiled(frame: Frame) -> tuple[Query, dict[str, object]]:
    """The statement of a frame and its parameters; the same text on both engines."""
    values: dict[str, object] = {"documents": list(frame.documents)}
    lines = ["UNWIND $documents AS document", part("base", frame.target).text]
    conditions = [_condition(frame.target, one, f"value{i}", values) for i, one in enumerate(frame.filters)]
    for i, one in enumerate(frame.limits):
        values[f"bound{i}"] = one.value
        conditions.append(f"{part('measure', frame.target, one.measure).text} {one.operator} $bound{i}")
    if conditions:
        lines += ["WITH n, document", "WHERE " + "\n      AND ".join(conditions)]
    if frame.share:
        lines += _share([_condition(frame.target, one, f"part{i}", values) for i, one in enumerate(frame.share)])
    elif frame.amount and not frame.group_by:
        lines += _amount(frame)
    elif frame.group_by:
        lines += _groups(frame, values)
    else:
        lines += _rows(frame)
    text = "\n".join(lines)
    columns = tuple(Column(name, "STRING", name) for name in _returned(lines))
    parameters = tuple(Parameter(name, "STRING", name) for name in values)
    said = frame.in_words()
    query = Query("frame", said, said, "原文里没有读出符合这些条件的内容。", parameters, columns, text)
    return query, values


def leading(rows: Sequence[Mapping[str, Any]], frame: Frame) -> Iterator[Mapping[str, Any]]:
    """The first rows and what is as much as the last of them; of each document where the frame has each by itself."""
    by = "count" if frame.group_by else "measure"
    for _, same in groupby(rows, key=lambda row: row["document_id"] if frame.each else ""):
        listed = list(same)
        most = {row[by] for row in listed[: frame.first]}
        yield from (row for row in listed if row[by] in most)


def of_kind_asked(row: Mapping[str, Any], frame: Frame) -> bool:
    """Whether a group is of the kind that is asked for: 哪个厅."""
    name = str(row.get("name"))
    collective = name.startswith("各") or "有关" in name or name.endswith("成员单位")
    return not frame.ends or (not collective if frame.ends == "部门" else name.endswith(frame.ends))


def within(target: str = "task") -> Query:
    """The statement for what a passage of a document belongs to or says: its task with its bodies, its indicators, what is dated."""
    text = part("passage", target).text
    columns = tuple(Column(name, "STRING", name) for name in _returned([text[text.rindex("RETURN ") :]]))
    named = (
        ("document", "STRING"),
        ("start", "INTEGER"),
        ("end", "INTEGER"),
        ("places", "LIST<MAP>"),
        ("kind", "STRING"),
    )
    parameters = [Parameter(name, kind, name) for name, kind in named if f"${name}" in text]
    parameters += [Parameter("section", "STRING", "section", optional=True)] if "$section" in text else []
    return Query("passage", "原文片段所在的任务", "", "这一段不在任何任务里。", tuple(parameters), columns, text)


def _said(target: str, one: Filter) -> str:
    words = part("filter", target, one.name).words
    return f"{'没有' if one.negated else ''}{words.format(one.shown or one.value)}"


def _condition(target: str, one: Filter, name: str, values: dict[str, object]) -> str:
    text = part("filter", target, one.name).text
    if "$value" in text:
        values[name] = list(one.value) if isinstance(one.value, tuple) else one.value
        text = text.replace("$value", f"${name}")
    return f"{'NOT ' if one.negated else ''}({text})"


def _amount(frame: Frame) -> Iterable[str]:
    """The sum or the mean of what all have, with how many have it."""
    measure = part("measure", frame.target, frame.amount).text
    return [
        f"WITH n, {measure} AS measure",
        f"WITH {'sum' if frame.summed else 'avg'}(measure) AS amount, count(measure) AS count, count(n) AS total",
        "WHERE count > 0",
        "RETURN round(100.0 * amount) / 100 AS amount, count AS count, total AS whole",
        "ORDER BY count",
    ]


def _share(conditions: Sequence[str]) -> Iterable[str]:
    return [
        f"WITH n, CASE WHEN {' AND '.join(conditions)} THEN 1 ELSE 0 END AS one",
        "WITH sum(one) AS count, count(n) AS total",
        "WHERE total > 0",
        "RETURN count AS count, total AS whole, round(1000.0 * count / total) / 10 AS percent",
        "ORDER BY count",
    ]


def _groups(frame: Frame, values: dict[str, object]) -> Iterable[str]:
    id_ = GROUPED_IDS.get(frame.group_by, "organization_id")
    named = "title" if id_ in ("document_id", "section_id") else "name"
    place = "" if id_ == "document_id" else "one.document AS document_id, "
    grouped = part("group", frame.target, frame.group_by).text
    if frame.level:
        values["level"] = frame.level.value
        grouped += "\nWITH g, n\nWHERE g.level = $level AND g.kind <> 'government'"
    if frame.without:
        values["without"] = [id_ for each in frame.without for id_ in each.value]
        grouped += f"\nWITH g, n\nWHERE {'NOT ' if frame.without[0].negated else ''}g.id IN $without"
    every = ", n.document AS every" if frame.each else ""
    by = "amount" if frame.amount else "count"
    order = f"{by} " + ("DESC" if frame.descending else "") if frame.order == "count" else ""
    # A row of a table with values for several years is one indicator.
    of = "[n.document, n.start, n.name]" if frame.target == "indicator" else "n"
    bounds = []
    for i, one in enumerate(frame.having):
        values[f"having{i}"] = one.value
        bounds.append(f"count {one.operator} $having{i}")
    amount = ""
    if frame.amount:  # of each thing once, however many edges it has to the group
        measure = part("measure", frame.target, frame.amount).text
        grouped += f"\nWITH DISTINCT g, n\nWITH g, n, {measure} AS measure\nWHERE measure IS NOT NULL"
        amount = f", {'sum' if frame.summed else 'avg'}(measure) AS amount"
    measured, rounded = (", measure", "round(100.0 * amount) / 100 AS amount, ") if amount else ("", "")
    return [
        grouped,
        f"WITH g, n{measured}\nORDER BY n.document, n.start",
        f"WITH g.id AS id, g.{named} AS named{every}{amount}, count(DISTINCT {of}) AS count, collect(n)[0] AS one",
        *([f"WHERE {' AND '.join(bounds)}"] if bounds else []),
        f"RETURN id AS {id_}, named AS {named}, {rounded}count AS count, {place}"
        "one.start AS start, one.end AS end, one.text AS quote",
        "ORDER BY " + ", ".join(by.strip() for by in ("document_id" if frame.each else "", order, named, id_) if by),
    ]


def _rows(frame: Frame) -> Iterable[str]:
    rows, order = part("rows", frame.target).text, part("order", frame.target).text
    at = next((i for i, one in enumerate(frame.filters) if one.name == "body" and not one.negated), None)
    if at is not None and has_part("role", frame.target, ""):  # what it is for the tasks
        role = part("role", frame.target).text.replace("$value", f"$value{at}")
        rows = rows.replace("n.deadline_raw", f"coalesce({role.replace('r.role', 'r.deadline')}, n.deadline_raw)")
        rows += f", {role} AS role"
    if frame.who:
        rows += f", {part('bodies', frame.target, frame.who).text} AS bodies"
    if not frame.order:
        return ["RETURN " + rows, "ORDER BY " + _columns_for(order, rows)]
    measure = part("measure", frame.target, frame.order).text
    direction = " DESC" if frame.descending else ""
    return [
        f"WITH n, document, {measure} AS measure",
        "WHERE measure IS NOT NULL",
        f"RETURN {rows}, measure AS measure",
        f"ORDER BY measure{direction}, " + _columns_for(order, rows),
    ]


def _columns_for(order: str, rows: str) -> str:
    """The columns of the answer for what is ordered by: after RETURN only these are known on both engines."""
    named = dict(each.rsplit(" AS ", 1) for each in rows.split(", ") if " AS " in each)
    return ", ".join(named[each] for each in order.split(", "))


def _returned(lines: Iterable[str]) -> list[str]:
    returned = next(line for line in lines if line.startswith("RETURN "))
    return [piece.split()[0].rstrip(",") for piece in returned.split(" AS ")[1:]]
