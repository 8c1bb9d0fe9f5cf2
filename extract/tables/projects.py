"""项目 (projects): the rows of project tables: name, place, nature, years, investment, and the cells of who carries them.

Parent rows and their (1) (2) rows are projects each; 小计 and 合计 rows and rows that only name a category are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import BODY_KINDS, ColumnKind
from plankg.extract.layout.rows import Row, filled, is_total
from plankg.extract.layout.tables import Table
from plankg.extract.model import Project, Role
from plankg.extract.model.ids import NodeIds
from plankg.extract.tables.body_cells import CellBody, bodies_of
from plankg.extract.text.fold import fold
from plankg.extract.text.grids import Cell
from plankg.extract.text.rule import compiled
from plankg.extract.text.values import cell_value

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

RULE = "project-table"

ROLES: dict[ColumnKind, Role] = {
    "lead": "lead", "support": "support", "owner": "owner", "performer": "performer", "guide": "guide",
}  # fmt: skip
_MONTH = r"(?:[./年-](?:1[0-2]|0?\d)(?!\d)月?)?"
_YEARS = rf"(?P<first>(?:19|20)\d\d){_MONTH}年?(?:底|末)?(?:\s*[-~至到]+\s*(?P<last>(?:19|20)\d\d){_MONTH})?年?"
_OWN_NUMBER = r"[ ]*(?:(?P<n>\d{1,3})[.、](?!\d)|\((?P<b>\d{1,3})\))[ ]*(?=\S)"
# What the heading of a column of investment says where it is that of the plan's period.
_OF_PERIOD = r"十[一二三四五六]五|规划期|期内|(?:19|20)\d\d年?[-~至到]"
_COUNTED = r"\(共?\d+[个项]\)$"
_COUNT = r"[(（].*|/.*"


@dataclass(frozen=True, slots=True)
class TableProject:
    """One project, the category that it is listed under, its table, and the bodies that its row names, each with its cell."""

    project: Project
    category: str | None
    table: Table
    bodies: tuple[tuple[CellBody, Cell], ...]


def table_projects(document: "PlanDocument", ids: NodeIds) -> list[TableProject]:
    """The projects of every project table, in the order of the text; `ids` gives the node ids of the document."""
    tables = [table for table in document.tables if table.use == "projects"]
    found = [project for table in tables for project in _projects(document, table, ids)]
    return sorted(found, key=lambda entry: entry.project.start)


def _projects(document: "PlanDocument", table: Table, ids: NodeIds) -> Iterator[TableProject]:
    folded = document.folded
    name_at = table.at("name")[-1]
    heading: str | None = None
    for row in table.rows:
        cell = table.cell(row, name_at)
        words = re.sub(r"\s", "", cell.words(folded)) if cell else ""
        if (
            cell is None
            or cell not in row.own
            or is_total(words)
            or any(is_total(_squeezed(c, folded)) for c in row.own)
        ):
            continue
        if _is_category(table, row, cell, folded):
            heading = re.sub(_COUNT, "", words)
            continue
        if kinds_of_cell(words) & {"number", "empty"}:
            continue
        category = _category(table, row, cell, folded) or heading
        bodies = tuple(_bodies(table, row, folded))
        yield TableProject(_project(document.text, table, row, cell, category, ids), category, table, bodies)


def _squeezed(cell: Cell, folded: str) -> str:
    return re.sub(r"\s", "", cell.words(folded))


def _is_category(table: Table, row: Row, name: Cell, folded: str) -> bool:
    """Whether a row only names a category: 一 | 交通工程, and nothing in the other columns but sums of money.

    With a sum it is one where its number is Chinese and those of the projects are not, or where it counts them: 交通工程（3项）.
    """
    numbers = [c for at in table.at("number") if (c := table.cell(row, at)) is not None]
    rest = [cell for cell in filled(row.cells) if cell is not name and cell not in numbers and cell in row.own]
    numbered = bool(numbers) and _has_digit(numbers[0], folded)
    if not numbers or len(table.columns) < 4:
        return False
    sums = [table.cell(row, at) for at in table.at("investment")]
    counts = compiled(_COUNTED).search(name.words(folded)) is not None
    if rest and all(cell in sums for cell in rest):
        return counts or (
            not numbered and any(_has_digit(table.cell(r, table.at("number")[0]), folded) for r in table.rows)
        )
    return not rest and not numbered


def _has_digit(cell: Cell | None, folded: str) -> bool:
    return cell is not None and re.search(r"\d\W?$", cell.words(folded)) is not None


def _category(table: Table, row: Row, name: Cell, folded: str) -> str | None:
    cells = [table.cell(row, at) for at in table.at("category")]
    words = [_squeezed(c, folded) for c in dict.fromkeys(cells) if c is not None and c is not name]
    if words:
        return "/".join(words)
    return re.sub(_COUNT, "", re.sub(r"\s", "", row.group.of(folded))) if row.group else None


def _bodies(table: Table, row: Row, folded: str) -> Iterator[tuple[CellBody, Cell]]:
    for at in table.at(*BODY_KINDS):
        cell = table.cell(row, at)
        if cell is not None:
            for body in bodies_of(folded, cell, ROLES[table.columns[at].kind]):
                yield body, cell


def _project(text: str, table: Table, row: Row, name: Cell, category: str | None, ids: NodeIds) -> Project:
    printed = {
        kind: cell.words(text)
        for kind in ("number", "place", "construction", "scale")
        if (cell := next((c for at in table.at(kind) if (c := table.cell(row, at)) is not None), None)) is not None
    }
    span = row.span
    words = name.words(text)
    own = compiled(_OWN_NUMBER).match(fold(words)) if "number" not in printed else None
    first, last = years_in("-".join(cell.words(text) for at in table.at("years") if (cell := table.cell(row, at))))
    return Project(
        id=ids.new("project", span.start),
        document=ids.document,
        start=span.start,
        end=span.end,
        text=span.of(text),
        rule=RULE,
        number=printed.get("number") or (own["n"] or own["b"] if own else None),
        name=words[own.end() :] if own else words,
        category=category,
        place=printed.get("place"),
        construction=printed.get("construction"),
        year_start=first,
        year_end=last,
        scale=printed.get("scale") or _amount(text, table, row),
        **investment_of(text, table, row),
    )


def _amount(text: str, table: Table, row: Row) -> str | None:
    """What a column of contents that gives their scale too says: 建设内容及规模."""
    places = (at for at in table.at("content") if "规模" in table.columns[at].title)
    return next((cell.words(text) for at in places if (cell := table.cell(row, at))), None)


def years_in(printed: str) -> tuple[int | None, int | None]:
    """The first and the last year of a project's time: 2026年1月—2028年12月 is 2026 to 2028."""
    years = compiled(_YEARS).search(fold(printed))
    first = int(years["first"]) if years else None
    return first, int(years["last"]) if years and years["last"] else first


def investment_of(text: str, table: Table, row: Row) -> dict[str, str | None]:
    """The total investment as printed (of several columns the one that says 总, else the first), that of the period, the unit.

    The unit is that of the heading (总投资（万元）), of the cell (3亿元), or of the line over the table (单位：万元).
    """
    places = table.at("investment")
    of_period = next((at for at in places if compiled(_OF_PERIOD).search(table.columns[at].title)), None)
    others = [at for at in places if at != of_period]
    total = next((at for at in others if "总" in table.columns[at].title), others[0] if others else None)
    printed = [cell.words(text) if (cell := table.cell(row, at)) else None for at in (total, of_period)]
    values = [value for words in printed if words and (value := cell_value(words)) is not None]
    heads = [table.columns[at].unit for at in (total, of_period) if at is not None]
    units = (*heads, *(value.unit for value in values), table.unit)
    unit = next((unit for unit in units if unit), None) if any(printed) else None
    return {"investment_raw": printed[0], "period_investment_raw": printed[1], "investment_unit": unit}
