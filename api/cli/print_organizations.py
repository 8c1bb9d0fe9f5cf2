"""The command `plankg organizations`: the bodies of plans, and which printed names were made one body by which rule."""

from collections.abc import Iterable
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plankg.api.cli.print_answer import output
from plankg.extract import extract_file
from plankg.extract.duties.overrides import overrides_path
from plankg.extract.model import Organization, PlanGraph
from plankg.extract.readers.reading import find_plans

RULES = {
    "user-file": "你的改名表",
    "issuer-short-name": "“省局”“市局”指印发单位",
    "shared-suffix": "与后面的名称共用后缀",
    "shared-prefix": "与前面的名称同属一地",
    "bracket-aside": "括号内是加挂的名称",
    "national-short-name": "国务院部门的简称",
    "region-prefix": "“省”“市”指本文件的地区",
    "region-short-name": "地名的简称",
    "short-name": "部门的简称",
    "youth-league": "团委的全称",
}


def print_organizations(paths: Iterable[Path], *, merges: bool, unresolved: bool) -> None:
    """Print the bodies of all plans at `paths`, or with `merges` the names that were made one.

    Raises:
        InputError: a file is missing or cannot be used.
    """
    console = output()
    plans = [extract_file(path) for path in find_plans(paths)]
    if merges:
        _print_merges(console, plans)
    else:
        _print_bodies(console, plans, unresolved=unresolved)


def _print_bodies(console: Console, plans: Iterable[PlanGraph], *, unresolved: bool) -> None:
    bodies: dict[str, Organization] = {}
    for plan in plans:
        for node in plan.nodes:
            if isinstance(node, Organization) and not (unresolved and node.kind):
                known = bodies.get(node.id, node)
                bodies[node.id] = known if len(known.aliases) >= len(node.aliases) else node
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("名称", "类别", "层级", "地区", "别名"):
        table.add_column(name)
    for body in sorted(bodies.values(), key=lambda body: body.id):
        cells = (body.name, body.kind, body.level, body.region, "、".join(body.aliases))
        table.add_row(*(Text(cell or "—") for cell in cells))
    console.print(table)
    console.print(f"共 {len(bodies)} 个单位。")


def _print_merges(console: Console, plans: Iterable[PlanGraph]) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("文中的名称", "认作", "依据", "文件"):
        table.add_column(name)
    count = 0
    for plan in plans:
        for printed, canonical, rule in plan.merges:
            table.add_row(Text(printed), Text(canonical), Text(f"{RULES.get(rule, rule)}（{rule}）"), plan.document.id)
            count += 1
    console.print(table)
    console.print(f"共 {count} 处合并。不同意的，可在 {overrides_path()} 中写一行“文中的名称<制表符>标准名称”来改。")
