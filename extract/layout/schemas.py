"""用途 (schemas): what a table is for, decided by its columns and by what their cells hold.

A column that nothing knows is `other`; it never makes a table unread. Tables that look like targets and are none (results of
the past, quotas of towns, budgets) have uses of their own, so that nobody takes their rows for targets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plankg.extract.layout.cells import kinds_of_cell, share
from plankg.extract.layout.columns import BODY_KINDS, Column, ColumnKind, column_of
from plankg.extract.text.rule import compiled

Use = Literal["indicators", "evaluation", "years", "duties", "projects", "form", "results", "quota", "budget", "other"]

_PAST = r"完成(?:情况|值|率|数|$)|(?:实施|执行|实现|落实)(?:情况|程度)"
_DONE = r"已(?:经)?(?:建成|完成|完工|竣工|实施|投用)|完成情况|(?:建成|竣工)项目"
_BUDGET = r"预算|决算|收支|收入|支出|经费|资金|概算|投资(?:估算|安排|计划)|财政"
_WORK = r".*(?:工程|项目|行动|计划|中心|基地|平台|园区?|公园|线路|道路|大桥|水库|泵站|厂|馆|站|改造|建设)(?:\(.*\))?"
_PROJECT = r"项目|工程"
_PROJECT_LIST = r"(?:项目|工程)(?:建设)?(?:清单|名单|表|一览|库|$)"
_LISTED = r"(?:项目|工程)(?:建设)?(?:清单|名单|一览表?|库|表|名录)$"
_TASK_NAME = r"项目|工程|事项|任务|工作|措施|举措|行动|制度|内容|指标|^名称"
_PLACE = r".{1,8}(?:省|市|区|县|州|盟|旗|镇|乡|街道|村|社区|开发区|园区)|全[省市区县州]|[小合总]计|总\s*计"
_FIRM = r".{3,}(?:公司|集团|厂|企业|电站)"
# A standard of what is paid (补助标准, 收费标准) says nothing to reach.
_PAID = r"补[助贴偿]|奖励|收费|价格|资金"
_PROJECT_COLUMNS = frozenset[ColumnKind]({"construction", "content", "place", "years", "investment", "scale"})
_TASK_COLUMNS = frozenset[ColumnKind]({"task", "content", "measures"})
# What a column of names of indicators can be taken for by its heading: 内容, 主要目标, 目标项.
_NAMELESS = frozenset[ColumnKind]({"task", "content", "result", "other", "category"})
_NATURE = r"(?:约束|预期)性?(?:指标)?"
_BODY_HEADING = r".*(?:单位|部门|主体|机构|处室|科室|股室)"


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of a table when its use is decided: the words of its caption, its columns and a sample of their cells."""

    caption: str
    headings: tuple[str, ...]
    columns: tuple[Column | None, ...]
    cells: tuple[tuple[str, ...], ...]

    def share(self, kind: Literal["value", "nature", "bodies", "number", "prose", "unit"], at: int) -> float:
        """The share of the filled cells of a column that can be of a kind."""
        return share(kind, self.cells[at])


def settled(layout: Layout) -> tuple[Column, ...]:
    """The columns, those whose headings say nothing or too little named by what their cells hold."""
    columns = _with_ticks([_settled(layout, at) for at in range(len(layout.columns))])
    values = [at for at, column in enumerate(columns) if column.kind == "value"]
    if _hold_values(layout, values):
        if values[0] < 2 and any(layout.cells[values[0]]) and _numeric(layout.cells[values[0]]) == 0:
            columns[values[0]] = replace(columns[values[0]], kind="category")  # 目标 over the groups of the indicators
    elif values and any(column.kind == "name" and "指标" in column.title for column in columns):
        for at in values:
            if _numeric(layout.cells[at]) >= 0.5:
                columns[at] = replace(columns[at], kind="standard")  # 到2030年新建9座 under 目标
    for at in range(1, len(columns)):
        _join_halves(layout, columns, at)
    names = [at for at, column in enumerate(columns) if column.kind == "name"]
    for at in names[:-1]:
        if "指标" in columns[names[-1]].title or columns[at].title == columns[names[-1]].title:
            columns[at] = replace(columns[at], kind="category")
    if "name" not in {column.kind for column in columns} and (said := _name_unsaid(layout, columns)) is not None:
        columns[said] = replace(columns[said], kind="name")
    return tuple(_one_leads(columns))


def _with_ticks(columns: list[Column]) -> list[Column]:
    """The columns, 约束性 and 预期性 next to each other taken for the nature, which a tick under one of them says."""
    if not {"约束", "预期"} <= {column.title[:2] for column in columns}:
        return columns
    return [replace(c, kind="nature") if compiled(_NATURE).fullmatch(c.title) else c for c in columns]


def _one_leads(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns, 主责单位 next to 牵头部门 taken for who carries it out."""
    led = any(column.kind == "lead" and "主责" not in column.title for column in columns)
    for column in columns:
        chief = column.kind == "lead" and "主责" in column.title
        yield replace(column, kind="owner") if led and chief else column


def _name_unsaid(layout: Layout, columns: Sequence[Column]) -> int | None:
    """The column of the names of indicators where its heading does not say so: 一级指标 alone, or 内容 next to units and values."""
    kinds = {column.kind for column in columns}
    values = [at for at, column in enumerate(columns) if column.kind == "value"]
    if kinds & {"unit", "nature"} and _hold_values(layout, values):
        first = next(at for at, column in enumerate(columns) if column.kind in {"unit", "nature", "value"})
        texts = [at for at in range(first) if columns[at].kind in _NAMELESS and layout.share("number", at) < 0.5]
        named = bool(texts) and _numeric(layout.cells[texts[-1]]) < 0.5 and layout.share("prose", texts[-1]) < 0.2
        return texts[-1] if named else None
    if "standard" in kinds and not kinds & BODY_KINDS:
        standard = next(at for at, column in enumerate(columns) if column.kind == "standard")
        aims = [at for at in range(standard) if columns[at].kind == "result" and "指标" in columns[at].title]
        return aims[-1] if aims and _numeric(layout.cells[aims[-1]]) < 0.5 else None
    if values and not kinds & _TASK_COLUMNS:
        groups = [
            at
            for at, column in enumerate(columns)
            if column.kind in {"category", "result"}
            and max(layout.share("number", at), _numeric(layout.cells[at])) < 0.5
        ]
        said = re.search("指标|目标", columns[groups[-1]].title) if groups and groups[-1] < values[0] else None
        return groups[-1] if said and layout.share("prose", groups[-1]) < 0.2 else None
    return None


def _join_halves(layout: Layout, columns: list[Column], at: int) -> None:
    """Two headings one of which has no cell in any row are the halves of one: 2020年 and 现状, “十五五” and 投资（万元）."""
    one, other = columns[at - 1], columns[at]
    if one.kind != "value" or other.kind not in {"value", "investment"}:
        return
    whole = column_of(one.title + other.title) if not (any(layout.cells[at - 1]) and any(layout.cells[at])) else None
    if whole is not None and whole.kind == other.kind:
        kept, left = (at - 1, at) if any(layout.cells[at - 1]) else (at, at - 1)
        columns[kept], columns[left] = whole, replace(columns[left], kind="other")


def _settled(layout: Layout, at: int) -> Column:
    column, title = layout.columns[at], layout.headings[at]
    if column is None:
        return _unnamed(layout, at, title)
    if column.kind in {"category", "other"} and layout.share("nature", at) >= 0.6:
        return replace(column, kind="nature")
    return column


def _numeric(cells: Sequence[str]) -> float:
    """The share of the filled cells that hold a digit."""
    return _matching(r".*\d.*", cells)


def _unnamed(layout: Layout, at: int, title: str) -> Column:
    """A column whose heading nothing knows: bodies, units or running numbers show themselves."""
    named = {column.kind for column in layout.columns if column is not None}
    if compiled(_BODY_HEADING).fullmatch(title) and layout.share("bodies", at) >= 0.6 and not named & BODY_KINDS:
        return Column("owner", title)
    if title.endswith("单位") and layout.share("unit", at) >= 0.6:
        return Column("unit", title)
    if not title and at == 0 and layout.share("number", at) >= 0.8 and "number" not in named:
        return Column("number", title)
    return Column("other", title)


def use_of(layout: Layout, columns: Sequence[Column]) -> Use:
    """What the table is for. `columns` are the settled ones."""
    kinds = {column.kind for column in columns}
    values = [at for at, column in enumerate(columns) if column.kind == "value"]
    if "name" in kinds and (use := _use_of_named(layout, columns, kinds, values)):
        return use
    carried = bool(kinds & BODY_KINDS) and (bool(kinds & _TASK_COLUMNS) or _names_work(layout, columns))
    years = {columns[at].year for at in values} - {None}
    if not carried and len(years) >= 2 and any(layout.cells[at] for at in values) and not _hold_values(layout, values):
        return "years"
    return "duties" if carried or (kinds & _TASK_COLUMNS and "deadline" in kinds) else "other"


def _use_of_named(
    layout: Layout, columns: Sequence[Column], kinds: set[ColumnKind], values: Sequence[int]
) -> Use | None:
    """The use of a table with a column of names, where the names are those of projects or of indicators."""
    if _is_project_table(layout, columns, kinds):
        return "results" if compiled(_DONE).search(layout.caption) else "projects"
    paid = any(column.kind == "standard" and compiled(_PAID).search(column.title) for column in columns)
    if "standard" in kinds and not paid and not _hold_values(layout, values):
        return "evaluation"
    if values and _are_indicators(layout, columns, kinds, values):
        return _trap(layout, columns) or "indicators"
    return None


def _names_work(layout: Layout, columns: Sequence[Column]) -> bool:
    """Whether the names of a table can be tasks: not those of places, firms or the like."""
    places = [at for at, column in enumerate(columns) if column.kind == "name"]
    works = [at for at in places if compiled(_TASK_NAME).search(columns[at].title)]
    return any(_matching(_PLACE, layout.cells[at]) < 0.5 for at in works)


def _hold_values(layout: Layout, values: Sequence[int]) -> bool:
    return any(layout.share("value", at) >= 0.5 for at in values)


def _is_project_table(layout: Layout, columns: Sequence[Column], kinds: set[ColumnKind]) -> bool:
    """项目名称 with what only project tables have; or with one such column, where caption or names speak of works.

    A table of 项目名称, 责任单位 and 完成时限 is one of duties.
    """
    at = next(at for at in reversed(range(len(columns))) if columns[at].kind == "name")
    if "指标" in columns[at].title or kinds & {"nature", "standard"}:
        return False
    special = kinds & _PROJECT_COLUMNS
    works = compiled(_PROJECT).search(layout.caption) is not None or _matching(_WORK, layout.cells[at]) >= 0.5
    if len(special) >= 2 or (special and kinds & BODY_KINDS):
        return True
    if kinds <= {"number", "name", "category", "other"}:
        return compiled(_PROJECT_LIST).search(layout.caption) is not None and _matching(_WORK, layout.cells[at]) >= 0.5
    if kinds <= {"number", "name", "category", "other", "leader"} | BODY_KINDS and compiled(_LISTED).search(
        layout.caption
    ):
        return _matching(_WORK, layout.cells[at]) >= 0.5  # 项目名称, 项目单位 in a list of projects
    return works and bool(special | (kinds & {"measures", "result"}))


def _are_indicators(layout: Layout, columns: Sequence[Column], kinds: set[ColumnKind], values: Sequence[int]) -> bool:
    """A name, and columns of values that hold values; without 指标 in the heading, something else that indicators have."""
    if not _hold_values(layout, values):
        return False
    named = any(column.kind == "name" and "指标" in column.title for column in columns)
    return named or len(values) > 1 or bool(kinds & {"nature", "number", "unit", "growth"})


def _trap(layout: Layout, columns: Sequence[Column]) -> Use | None:
    """What looks like a table of targets and is none."""
    values = [column for column in columns if column.kind == "value"]
    reached = [column for column in values if compiled(_PAST).search(column.title)]
    others = [column for column in values if column not in reached]
    last = max((column.year for column in reached if column.year), default=None)
    past_columns = [at for at, column in enumerate(columns) if compiled(_PAST).search(column.title)]
    past = compiled(_PAST).search(layout.caption) is not None
    beyond = [column for column in others if _goes_beyond(column, last, values)]
    if (past_columns and not beyond) or (past and not any(column.year for column in beyond)):
        return "results"
    if "nature" in {column.kind for column in columns}:
        return None  # 新建水厂, 节水型企业 of nature 预期性 are indicators and no firms
    at = next(at for at in reversed(range(len(columns))) if columns[at].kind == "name")
    if _matching(f"{_PLACE}|{_FIRM}", layout.cells[at]) >= 0.6:
        return "quota"
    if compiled(_BUDGET).search(layout.caption) and "指标" not in layout.caption:
        return "budget"
    return None


def _goes_beyond(column: Column, reached: int | None, values: Sequence[Column]) -> bool:
    """Whether a column looks forward from what was reached: a later year, or a target without a year of its own.

    目标值 before 2025年完成值 is of 2025, after it of what comes.
    """
    if column.sense == "baseline":
        return False
    if column.year is None:
        after = all(c.sense == "baseline" for c in values[: values.index(column)]) and values[0] is not column
        return column.sense == "target" and (after if reached else all(c.year is None for c in values))
    if reached is not None:
        return column.year > reached
    first = min(c.year for c in values if c.year is not None)
    return column.sense == "target" and column.year > first


def _matching(pattern: str, cells: Sequence[str]) -> float:
    filled = [words for words in cells if "empty" not in kinds_of_cell(words)]
    return sum(1 for words in filled if re.fullmatch(pattern, words)) / len(filled) if filled else 0.0
