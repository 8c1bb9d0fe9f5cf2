"""The lists as pages: which query, which columns, which filters. Adding a list is adding a row here."""

from collections.abc import Mapping
from dataclasses import dataclass

from plankg.api.catalogue.choices import choices
from plankg.api.catalogue.wording import VALUES


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a list: the query's column that it shows and sorts by, and how.

    `kind` is text, number, thing (a link to the row's own page), heading (a link to what it belongs to), place
    (a link to the text), document or documents, basis-free words otherwise.
    """

    column: str
    kind: str = "text"
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list at `path`: rows of `query`; `id` and `label` say which page a row has."""

    path: str
    query: str
    title: str
    id: str
    label: str
    cells: tuple[Cell, ...]
    filters: tuple[str, ...]
    lead: str = ""


_PLACE = Cell("start", "place", "原文")
_DOCUMENT = Cell("document_id", "document", "文件")
_CARRIED = ("organization", "role", "basis")

LIST_PAGES: tuple[ListPage, ...] = (
    ListPage(
        "/tasks", "tasks", "任务", "task_id", "Task",
        (
            Cell("title", "thing", "任务"), Cell("kind"), Cell("heading_title", "heading", "属于"),
            Cell("deadline", "text", "时限"), Cell("last_day", "text", "最后日期"),
            Cell("stated_bodies", "number"), Cell("inferred_bodies", "number"), Cell("indicators", "number", "支撑指标"),
            _PLACE, _DOCUMENT,
        ),
        ("document", "section", "kind", "due_by", "deadline_kind", *_CARRIED, "indicator", "text"),
        "规划要求做的事：任务标题、专栏条目，以及标题下的每一项举措。",
    ),
    ListPage(
        "/indicators", "indicators", "指标", "indicator_id", "Indicator",
        (
            Cell("number", "text", "序号"), Cell("name", "thing", "指标"), Cell("unit", "text", "单位"), Cell("baseline_value", "baseline", "基期值"),
            Cell("target_value", "target", "目标值"), Cell("target_year", "number", "目标年"), Cell("nature"), Cell("sense"), Cell("origin"),
            Cell("tasks", "number", "支撑任务"), _PLACE, _DOCUMENT,
        ),
        ("document", "section", "origin", "nature", "sense", *_CARRIED, "text"),
        "指标表中的指标，和正文中带数值的目标。",
    ),
    ListPage(
        "/organizations", "organizations", "单位", "organization_id", "Organization",
        (
            Cell("name", "thing", "单位"), Cell("kind"), Cell("level"), Cell("region"), Cell("aliases", "list"),
            Cell("stated", "number"), Cell("inferred", "number"), Cell("documents", "documents"),
        ),
        ("document", "kind", "level", "text"),
        "承担任务或被提到的单位；条数是它承担的任务和指标，原文写明的和推断的分开数。",
    ),
    ListPage(
        "/projects", "projects", "项目", "project_id", "Project",
        (Cell("number"), Cell("name", "thing", "项目"), Cell("heading_title", "heading", "属于"), _PLACE, _DOCUMENT),
        ("document", "section", *_CARRIED, "indicator", "text"),
        "有名称的、要建设或实施的项目。",
    ),
    ListPage(
        "/special-columns", "special-columns", "专栏", "special_column_id", "SpecialColumn",
        (
            Cell("title", "thing", "专栏"), Cell("heading_title", "heading", "属于"), Cell("items", "number"),
            Cell("projects", "number"), _PLACE, _DOCUMENT,
        ),
        ("document", "section", *_CARRIED, "text"),
        "规划中用方框单列的专栏，和其中的条目、项目数。",
    ),
    ListPage(
        "/policies", "policies", "政策", "policy_id", "Policy",
        (Cell("title", "thing", "政策"), Cell("document_number"), Cell("citations", "number", "引用次数")),
        ("document", "text"),
        "文件引用的法规、规划和其他政策。",
    ),
)  # fmt: skip

# Filters with a choice of values: parameter → values → words; what is not here is typed.
CHOICES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("/tasks", "kind"): {name: VALUES["kind"][name] for name in choices("tasks", "kind") or ()},
    ("/tasks", "deadline_kind"): VALUES["deadline_kind"],
    ("/organizations", "kind"): {name: VALUES["kind"][name] for name in choices("organizations", "kind") or ()},
    ("/organizations", "level"): VALUES["level"],
    ("/indicators", "origin"): VALUES["origin"],
    ("/indicators", "nature"): VALUES["nature"],
    ("/indicators", "sense"): VALUES["sense"],
    ("", "role"): VALUES["role"],
    ("", "basis"): VALUES["basis"],
    ("", "verdict"): VALUES["verdict"],
    ("/findings", "kind"): VALUES["finding"],
}

FILTER_WORDS: Mapping[str, str] = {
    "document": "文件",
    "section": "章节",
    "kind": "类型",
    "organization": "承担单位",
    "role": "职责",
    "basis": "依据",
    "indicator": "支撑的指标",
    "text": "含有文字",
    "origin": "来源",
    "nature": "性质",
    "sense": "目标或标准",
    "level": "层级",
    "verdict": "判断",
    "due_by": "完成不晚于（如 2025-12-31）",
    "deadline_kind": "时限种类",
}
