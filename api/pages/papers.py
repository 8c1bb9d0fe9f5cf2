"""工作底稿 (working papers): 任务分解表, 责任清单 and 指标体系表 as offices lay them out, each row with its quotation and place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from plankg.api.catalogue.wording import show_value
from plankg.api.pages.bodies import ROLES
from plankg.api.pages.plans import Plan, Row

# Roles that share a column of 任务分解表, and the column's heading.
_COLUMNS = (
    (("lead",), "牵头单位"),
    (("owner",), "责任单位"),
    (("support",), "配合单位"),
    (("guide",), "指导单位"),
    (("performer", "subject"), "实施主体"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a paper: its heading and its share of the sheet's width."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of a paper: its cells, and the place that its quotation leads to; `group` is the heading that it is under.

    `document` is where the place is, in a paper of several plans.
    """

    group: str
    cells: tuple[str, ...]
    start: int
    end: int
    inferred: bool
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A working paper. `note` says what has to be known to use it."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[PaperRow, ...]
    note: str


def task_paper(plan: Plan) -> Paper:
    """任务分解表: every task heading, item, project and column with its bodies by role, its time limit and its indicators.

    What the measures under a heading name counts for the heading.
    """
    tasks = _tasks(plan)
    duties = _by(plan, "RESPONSIBLE_FOR", "target_id", _owners(plan, tasks))
    supports = _by(plan, "SUPPORTS", "source_id", _owners(plan, tasks))
    rows: list[PaperRow] = []
    for row in tasks:
        own = duties.get(row["node_id"], [])
        bodies = [_bodies(plan, own, roles) for roles, _ in _COLUMNS]
        said = [row.get("deadline_raw"), *(duty.get("deadline") for duty in own)]
        limits = list(dict.fromkeys(limit for limit in said if limit))
        indicators = [plan.name(edge["target_id"]) for edge in sorted(supports.get(row["node_id"], []), key=_strongest)]
        inferred = bool(own) and all(duty["basis"] == "inferred" for duty in own)
        cells = (
            str(len(rows) + 1),
            plan.name(row["node_id"]),
            *bodies,
            "、".join(limits),
            row.get("deadline", ""),
            "；".join(dict.fromkeys(indicators)),
            _quote(row),
            plan.places.words(row["start"]),
        )
        rows.append(PaperRow(section_of(plan, row["start"], above=True), cells, row["start"], row["end"], inferred))
    columns = (
        Column("序号", 8),
        Column("任务事项", 30),
        *(Column(title, 18) for _, title in _COLUMNS),
        Column("完成时限", 14),
        Column("最后日期", 12),
        Column("对应指标", 24),
        Column("原文", 44),
        Column("位置", 14),
    )
    return Paper("tasks", f"{plan.document['title']}任务分解表", columns, tuple(rows), _NOTE)


def duty_paper(plan: Plan, organization: str | None = None) -> Paper:
    """责任清单: every duty of every body of a plan, or of one body, stated ones first.

    Args:
        plan: the plan.
        organization: id of a body; all bodies when None.
    """
    duties = [r for r in plan.statements if r["type"] == "RESPONSIBLE_FOR" and organization in {None, r["source_id"]}]
    carried: dict[str, int] = {}
    for duty in duties:
        carried[duty["source_id"]] = carried.get(duty["source_id"], 0) + (duty["basis"] == "stated")

    def order(row: Row) -> tuple[Any, ...]:
        body = row["source_id"]
        return -carried[body], plan.name(body), row["basis"] == "inferred", ROLES.index(row["role"]), row["start"]

    rows: list[PaperRow] = []
    owners = _owners(plan, _tasks(plan))
    for row in sorted(duties, key=order):
        cells = (
            str(len(rows) + 1),
            plan.name(row["target_id"]),
            show_value("role", row["role"]),
            show_value("basis", row["basis"]),
            *_limit(plan, row, owners),
            section_of(plan, row["start"]),
            _quote(row),
            plan.places.words(row["start"]),
        )
        rows.append(PaperRow(plan.name(row["source_id"]), cells, row["start"], row["end"], row["basis"] == "inferred"))
    columns = (
        Column("序号", 8),
        Column("事项", 34),
        Column("职责", 10),
        Column("依据", 8),
        Column("完成时限", 14),
        Column("最后日期", 12),
        Column("所在章节", 28),
        Column("依据原句", 46),
        Column("位置", 14),
    )
    title = f"{plan.name(organization)}责任清单" if organization else f"{plan.document['title']}责任清单"
    return Paper("duties", title, columns, tuple(rows), _NOTE)


def duty_paper_of_body(plans: Sequence[Plan], organization: str) -> Paper:
    """责任清单 of one body (given by its id) in all plans that name it, each plan's duties under its title."""
    papers = [(plan, duty_paper(plan, organization)) for plan in plans]
    found = [(plan, row) for plan, paper in papers for row in paper.rows]
    rows = tuple(
        replace(row, group=f"《{plan.document['title']}》", cells=(str(number), *row.cells[1:]), document=plan.id)
        for number, (plan, row) in enumerate(found, 1)
    )
    first = papers[0][1]
    return replace(first, rows=rows, note=f"{first.note}共 {len(plans)} 份规划提到这个单位。")


def indicator_paper(plan: Plan) -> Paper:
    """指标体系表: the indicators of the plan's tables, then the targets of its text."""
    supports = _by(plan, "SUPPORTS", "target_id")
    found = [row for row in plan.nodes.values() if row["label"] == "Indicator"]
    found.sort(key=lambda row: (row["origin"] != "table", row["start"]))
    rows: list[PaperRow] = []
    for row in found:
        tasks = sorted(supports.get(row["node_id"], []), key=_strongest)
        cells = (
            row.get("number", ""),
            row["name"],
            row.get("unit", ""),
            row.get("baseline_raw", ""),
            row.get("target_raw", ""),
            str(row.get("target_year", "")),
            show_value("nature", row.get("nature")),
            show_value("accumulation", row["accumulation"]),
            "；".join(dict.fromkeys(plan.name(edge["source_id"]) for edge in tasks)),
            _quote(row),
            plan.places.words(row["start"]),
        )
        group = row.get("category") or "指标表" if row["origin"] == "table" else "正文中的目标"
        rows.append(PaperRow(group, cells, row["start"], row["end"], inferred=False))
    columns = (
        Column("序号", 8),
        Column("指标名称", 30),
        Column("单位", 9),
        Column("基期值", 11),
        Column("目标值", 16),
        Column("目标年", 8),
        Column("属性", 9),
        Column("口径", 12),
        Column("支撑任务", 34),
        Column("原文", 40),
        Column("位置", 14),
    )
    return Paper("indicators", f"{plan.document['title']}指标体系表", columns, tuple(rows), _PLAIN)


_NOTE = (
    "带“（推断）”或标“推断”的单位原文没有写明，由规则推断，请核对原文后使用。"
    "完成时限在标注、标题、语句和表格中查找，空格为没有找到；其他空格为原文没有写明。"
)
_PLAIN = "数值照原文抄录，空格为原文没有写明；支撑任务由规则按共同词语列出。"
PAPERS: Mapping[str, Callable[[Plan], Paper]] = {
    "tasks": task_paper,
    "duties": duty_paper,
    "indicators": indicator_paper,
}


def section_of(plan: Plan, offset: int, *, above: bool = False) -> str:
    """The titles of the sections around an offset, outermost first; `above` leaves out one that begins there."""
    around = [row for row in plan.sections if row["start"] <= offset < row["range_end"]]
    return " · ".join(plan.name(row["node_id"]) for row in around if not above or row["start"] < offset)


def _tasks(plan: Plan) -> list[Row]:
    rows = [
        row
        for row in plan.nodes.values()
        if row["label"] in {"Project", "SpecialColumn"} or (row["label"] == "Task" and row["kind"] != "measure")
    ]
    return sorted(rows, key=lambda row: (row["start"], -row["end"]))


def _owners(plan: Plan, tasks: Sequence[Row]) -> dict[str, str]:
    """Each measure's id → the id of the innermost of the tasks that it is in: its bodies are named there."""
    measures = [row for row in plan.nodes.values() if row["label"] == "Task" and row["kind"] == "measure"]
    found: dict[str, str] = {}
    around: list[Row] = []
    coming = iter([*tasks, None])
    following = next(coming)
    for measure in sorted(measures, key=lambda row: row["start"]):
        while following is not None and following["start"] <= measure["start"]:
            around.append(following)
            following = next(coming)
        around = [row for row in around if measure["start"] < row.get("range_end", row["end"])]
        if around:
            found[measure["node_id"]] = max(around, key=lambda row: row["start"])["node_id"]
    return found


def _by(plan: Plan, type_: str, end: str, owners: Mapping[str, str] = MappingProxyType({})) -> dict[str, list[Row]]:
    """The statements of a type by the node at one end; what is said of a measure counts for its owner."""
    found: dict[str, list[Row]] = {}
    for row in plan.statements:
        if row["type"] == type_:
            found.setdefault(owners.get(row[end], row[end]), []).append(row)
    return found


def _bodies(plan: Plan, duties: Sequence[Row], roles: Sequence[str]) -> str:
    ordered = sorted(
        (d for d in duties if d["role"] in roles),
        key=lambda d: (d["basis"] == "inferred", d["start"], d.get("position", 0)),
    )
    names = [plan.name(d["source_id"]) + ("（推断）" if d["basis"] == "inferred" else "") for d in ordered]
    return "、".join(dict.fromkeys(names))


def _limit(plan: Plan, duty: Row, owners: Mapping[str, str]) -> tuple[str, str]:
    """The time limit of a duty as written, its own, that of the task or of the whole that a measure is in, and its last day."""
    task = plan.nodes.get(duty["target_id"], {})
    if not duty.get("deadline") and not task.get("deadline_raw"):
        task = plan.nodes.get(owners.get(duty["target_id"], ""), {})
    written = duty.get("deadline") or task.get("deadline_raw", "")
    return written, task.get("deadline", "") if written == task.get("deadline_raw") else ""


def _strongest(edge: Row) -> tuple[float, int]:
    return -edge["score"], edge["start"]


def _quote(row: Row) -> str:
    return " ".join(str(row["quote"]).split())
