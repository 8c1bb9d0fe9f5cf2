"""指标 (indicators): the rows of tables of targets as Indicator nodes, raw cells kept, values where they are certain.

A row is read only where its cells fit their columns; else it is a doubt: no indicator is called 69 or 预期性.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import Column
from plankg.extract.layout.rows import Row, is_total
from plankg.extract.layout.tables import Table
from plankg.extract.model import Indicator, Span
from plankg.extract.model.ids import NodeIds
from plankg.extract.text.fold import fold
from plankg.extract.text.grids import Cell
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT
from plankg.extract.text.values import CellValue, cell_value

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

RULE = "indicator-table"
Accumulation = Literal["level", "cumulative", "added"]

_UNIT_IN_NAME = rf"""(?P<name>.*\S)\s*[(\[](?:单位:)?
    (?P<unit>{UNIT}|[^()\[\]]{{1,8}}/[^()\[\]]{{1,8}}|[^()\[\]\d]{{0,3}}(?:次|人|户|元|吨|米|亩|个|倍)
    |[^()\[\]\d]{{1,4}}[(\[][^()\[\]\d]{{1,3}}[)\]])[)\]]"""
_NOTE_BRACKET = (
    r"(?P<open>[\[(])\s*(?:[\])])?[^。;,]{0,4}?(?:内|中)?(?:数据|数字|数|数值)?(?:为|表示|是|指)(?P<words>[^,。;]*)"
)
# A cell that says both values: 65%→70%.
_FROM_TO = r"(?P<old>[^→]+?)(?:→|->)(?P<new>[^→]+)"
OWN_NUMBER = r"\s*(?:(?P<n>\d{1,3})(?:[.、]|\))|\((?P<b>\d{1,3})\)|(?P<c>[①-⑳]))\s*(?=[^\d\s])"
# What says the nature of an indicator in its name: 森林覆盖率（约束性）.
_NATURE_IN_NAME = r"\s*[(\[](?P<nature>约束|预期)(?:性|型)(?:指标)?[)\]]"
_FOOTNOTE = r"(?<=[\u4e00-\u9fff)%])\s*(?:\d|[①-⑳]|[*※]{1,3}|\[\d{1,2}\]|注\d?)$"
_TICK = r"[●○〇★☆▲△√✓✔◎■*]|是"
_PART = r"\s*(?:#|其中|[(]\d+[)]|-+)"


@dataclass(frozen=True, slots=True)
class TableIndicator:
    """One indicator with the row that it was read from."""

    indicator: Indicator
    table: Table
    row: Row


@dataclass(slots=True)
class TableIndicators:
    """The indicators of all tables in order, and the stretches that were not read, with the reason."""

    read: list[TableIndicator] = field(default_factory=list)
    unfit: list[tuple[Span, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of targets while its rows are read: which places hold what.

    `targets` are the places of target values, `baseline` that of the starting values.
    """

    table: Table
    name: int
    baseline: int | None
    targets: tuple[int, ...]
    brackets: dict[str, Accumulation]


def sheet_of(table: Table, folded: str, period: tuple[int | None, int | None]) -> Sheet:
    """The places of a table's columns.

    Args:
        table: a table whose use is `indicators`.
        folded: the folded text.
        period: the first and the last year of the plan.
    """
    values = table.at("value")
    baseline = _baseline_place(table.columns, values, period[0])
    start = table.columns[baseline].year if baseline is not None else None
    # 2020年, 2025年完成, 2030年目标: what is before the baseline is history.
    targets = [
        at for at in values if at != baseline and not (start and (year := table.columns[at].year) and year < start)
    ]
    # 规划目标 and 完成值 of the plan before: what was aimed at then is no target of this one.
    ahead = [at for at in targets if period[0] and (year := table.columns[at].year) and year >= period[0]]
    if ahead and baseline is not None:
        targets = [at for at in targets if at in ahead or not table.columns[at].year]
    return Sheet(table, table.at("name")[-1], baseline, tuple(targets), _brackets(folded, table.notes))


def indicators_of(document: "PlanDocument", ids: NodeIds, period: tuple[int | None, int | None]) -> TableIndicators:
    """The indicators of every table of targets; a row with several target years gives one for each.

    Args:
        document: the plan.
        ids: gives the node ids of the document.
        period: the first and the last year of the plan, None where it does not say.
    """
    found = TableIndicators()
    for table in document.tables:
        if table.use != "indicators":
            continue
        values = [table.columns[at] for at in table.at("value")]
        if period[0] and all(c.year is not None and c.year < period[0] and c.sense != "target" for c in values):
            found.unfit.append((table.span, "表中各年都在规划期之前，没有作为目标读出"))
            continue
        sheet = sheet_of(table, document.folded, period)
        reading = _Reading(document, sheet, ids, period[1])
        for row in table.rows:
            found.read.extend(TableIndicator(indicator, table, row) for indicator in reading.row(row))
        found.unfit.extend(reading.unfit)
        found.unfit.extend((span, "指标表的这一行单元格与表头不符，没有读出") for span in table.grid.unfit)
    return found


class _Reading:
    """Reads the rows of one table in order; what a row leaves out to its left or above is carried down."""

    def __init__(self, document: "PlanDocument", sheet: Sheet, ids: NodeIds, last_year: int | None) -> None:
        self.text, self.folded = document.text, document.folded
        self.sheet, self.ids, self.last_year = sheet, ids, last_year
        self.category: str | None = None
        self.unit: str | None = None
        self.nature: Literal["binding", "expected"] | None = None
        self.unfit: list[tuple[Span, str]] = []
        self.units_in_cells = self._has_units_in_cells()

    def _has_units_in_cells(self) -> bool:
        """Whether the table writes its units in the cells of values (95%, 30株), in most of its rows."""
        table = self.sheet.table
        rows = [
            [c.words(self.text) for at in table.at("value") if (c := table.cell(row, at))] for row in table.rows[:100]
        ]
        values = [[value for words in row if (value := cell_value(words)) is not None] for row in rows]
        filled = [row for row in values if row]
        return 2 * sum(all(value.unit for value in row) for row in filled) > len(filled)

    def row(self, row: Row) -> Iterator[Indicator]:
        """The indicators of one row, none for a row of sums or one that does not fit."""
        table = self.sheet.table
        cell = table.cell(row, self.sheet.name)
        self.category = self._category(row, cell) or self.category
        if cell is None:
            return
        printed = cell.words(self.text)
        squeezed = re.sub(r"\s", "", fold(printed))
        kinds = kinds_of_cell(printed)
        if is_total(squeezed):
            return
        other = kinds & {"number", "nature", "empty", "unit", "value"} - ({"value"} if _named(squeezed) else set())
        if other or re.match(r"[≥≤\d.]+[√✓]|[√✓]", squeezed):  # 0.5√: cells of the row before
            self.unfit.append((row.span, "指标名称一栏不是名称，没有读出"))
            return
        values = [table.cell(row, at) for at in (*self.sheet.targets, self.sheet.baseline) if at is not None]
        if not any(values) and row.own == (cell,):
            return
        odd = [c for c in values if c is not None and _is_odd(c.words(self.text))]
        if odd:
            self.unfit.append((row.span, "指标值一栏的内容不像数值，没有读出"))
            return
        yield from self._indicators(row, printed)

    def _category(self, row: Row, name: Cell | None) -> str | None:
        """The words of the category cells, outer ones first; else the row over the whole width above."""
        cells = [self.sheet.table.cell(row, at) for at in self.sheet.table.at("category")]
        words = [
            re.sub(r"\s+", "", c.words(self.text)) for c in dict.fromkeys(cells) if c is not None and c is not name
        ]
        if words:
            return "/".join(words)
        return re.sub(r"\s+", "", row.group.of(self.text)) if row.group else None

    def _indicators(self, row: Row, printed: str) -> Iterator[Indicator]:
        table = self.sheet.table
        number_cell = next((c for at in table.at("number") if (c := table.cell(row, at)) is not None), None)
        own = compiled(OWN_NUMBER).match(fold(printed)) if number_cell is None else None
        number = number_cell.words(self.text) if number_cell else (own["n"] or own["b"] or own["c"] if own else None)
        said = compiled(_NATURE_IN_NAME).search(fold(printed))
        whole = printed[: said.start()] + printed[said.end() :] if said else printed
        name, in_name = name_and_unit(whole[own.end() :] if own else whole)
        part = re.match(_PART, fold(printed)) is not None
        unit = self._unit(row, in_name, part=part)
        nature = self._nature(row, said["nature"] if said else "", part=part)
        old_raw = self._raw(row, self.sheet.baseline)
        targets = [(at, raw) for at in self.sheet.targets if (raw := self._raw(row, at)) is not None]
        meant = [entry for entry in targets if "empty" not in kinds_of_cell(entry[1])]
        if not meant:
            # What has no value for the year may have one for its growth: — | 年均6%左右.
            growth = ((at, self._raw(row, at)) for at in table.at("growth"))
            meant = [(at, raw) for at, raw in growth if raw is not None and "empty" not in kinds_of_cell(raw)][:1]
        if meant and (len(self.sheet.targets) > 1 or not targets or "empty" in kinds_of_cell(targets[0][1])):
            targets = meant
        nothing: list[tuple[int | None, str | None]] = [(next(iter(self.sheet.targets), None), None)]
        for at, raw in targets or nothing:
            yield self._indicator(row, number, name, unit, nature, old_raw, at, raw)

    def _indicator(
        self,
        row: Row,
        number: str | None,
        name: str,
        unit: str | None,
        nature: Literal["binding", "expected"] | None,
        old_raw: str | None,
        at: int | None,
        raw: str | None,
    ) -> Indicator:
        columns = self.sheet.table.columns
        moved = compiled(_FROM_TO).fullmatch(raw) if raw and old_raw is None else None
        if moved:
            old_raw = moved["old"].strip()
        old = cell_value(old_raw) if old_raw else None
        new = cell_value(moved["new"] if moved else raw) if raw else None
        shared = next((value.unit for value in (new, old) if value is not None and value.unit), None)
        both = new is not None and old is not None and new.unit == old.unit
        if not self.units_in_cells and not both and shared not in {"%", "‰"}:
            shared = None
        baseline = columns[self.sheet.baseline] if self.sheet.baseline is not None else None
        span = self._span(row)
        return Indicator(
            id=self.ids.new("indicator", span.start),
            document=self.ids.document,
            start=span.start,
            end=span.end,
            text=span.of(self.text),
            rule=RULE,
            number=number,
            name=name,
            unit=unit or (columns[at].unit if at is not None else None) or shared or self.sheet.table.unit,
            category=self.category,
            origin="table",
            nature=nature,
            accumulation="cumulative" if raw and "累计" in raw else _accumulation(new, old, self.sheet.brackets),
            baseline_raw=old_raw,
            baseline_op=old.op if old else None,
            baseline_value=old.value if old else None,
            baseline_year=baseline.year if baseline and old_raw else None,
            target_raw=raw,
            target_op=new.op if new else None,
            target_value=new.value if new else None,
            target_value_high=new.high if new else None,
            target_year=self._year_of(columns[at] if at is not None else None),
        )

    def _year_of(self, column: Column | None) -> int | None:
        """The year of a value: its column's; else the last of the plan where a part of it has an earlier year (计划任务, 其中：2021年)."""
        if column is not None and column.year:
            return column.year
        named = self._aim_year()
        if column is not None and column.kind == "value" and named and self.last_year:
            return max(named, self.last_year)
        return named or self.last_year

    def _aim_year(self) -> int | None:
        """The last year that a column of targets names, in which a growth is to be reached."""
        columns = self.sheet.table.columns
        return max((year for at in self.sheet.targets if (year := columns[at].year)), default=None)

    def _span(self, row: Row) -> Span:
        """From the number or name of a row to its last own cell; what names a group of rows is no part of it."""
        outer = {id(self.sheet.table.cell(row, at)) for at in self.sheet.table.at("category")}
        own = [span for cell in row.own if id(cell) not in outer for span in cell.spans]
        return Span(min(s.start for s in own), max(s.end for s in own)) if own else row.span

    def _raw(self, row: Row, at: int | None) -> str | None:
        cell = self.sheet.table.cell(row, at)
        return cell.words(self.text) if cell else None

    def _unit(self, row: Row, in_name: str | None, *, part: bool) -> str | None:
        """The unit of the row; a row of a part (其中 …) without one has that of the row above."""
        cells = (self.sheet.table.cell(row, at) for at in self.sheet.table.at("unit"))
        own = next((re.sub(r"\s+", "", c.words(self.text)) for c in cells if c is not None), None)
        if own is not None and "empty" in kinds_of_cell(own):
            own = None
        unit = own or in_name or (self.unit if part else None)
        self.unit = unit
        return unit

    def _nature(self, row: Row, in_name: str, *, part: bool) -> Literal["binding", "expected"] | None:
        places = self.sheet.table.at("nature")
        cells = [(at, c) for at in places if (c := self.sheet.table.cell(row, at)) is not None]
        words = next((re.sub(r"\s", "", c.words(self.folded)) for _, c in cells), in_name)
        if len(places) > 1 and compiled(_TICK).fullmatch(words):
            words = self.sheet.table.columns[cells[0][0]].title  # √ under 约束性 or under 预期性
        nature: Literal["binding", "expected"] | None = None
        if "约束" in words and "预期" not in words:
            nature = "binding"
        elif "预期" in words and "约束" not in words:
            nature = "expected"
        elif part and not words:
            nature = self.nature
        self.nature = nature
        return nature


def name_and_unit(printed: str) -> tuple[str, str | None]:
    """The name of an indicator without spaces and footnote marks, and the unit in brackets at its end.

    >>> name_and_unit("森林覆盖率（%）1"), name_and_unit("送戏下乡数量（场次）")
    (('森林覆盖率', '%'), ('送戏下乡数量', '场次'))
    >>> name_and_unit("人才培训1（人次）"), name_and_unit("保障房数（万套〔间〕）")
    (('人才培训', '人次'), ('保障房数', '万套〔间〕'))
    """
    words = re.sub(r"\s+", "", printed)
    if note := compiled(_FOOTNOTE).search(fold(words)):
        words = words[: note.start()]
    match = compiled(_UNIT_IN_NAME).fullmatch(fold(words))
    if match is None:
        return words, None
    name = words[: match.end("name")]
    if note := compiled(_FOOTNOTE).search(fold(name)):
        name = name[: note.start()]
    return name, words[match.start("unit") : match.end("unit")]


def _named(squeezed: str) -> bool:
    """Whether words that could be a value in words (完成造林面积) are long enough and without number to be a name."""
    return len(squeezed) >= 4 and not re.search(r"\d", squeezed)


def _is_odd(words: str) -> bool:
    """Whether a cell cannot be a value: it says a nature, or it has no number and is a long sentence."""
    kinds = kinds_of_cell(words)
    return "nature" in kinds and "value" not in kinds


def _baseline_place(columns: Sequence[Column], values: Sequence[int], first_year: int | None) -> int | None:
    """The place of the starting values: the one that says so, else the last year before the plan or the earlier of two.

    Three years in a row that all lie in the plan's period are targets each. A year before the period is no target, though a
    heading over it and the others says so: 规划目标 over 2025年 and 2030年.
    """
    stated = [at for at in values if columns[at].sense == "baseline"]
    if stated and len(values) > 1:
        return stated[-1]
    dated = [columns[at].year for at in values]
    aims = [columns[at] for at in values if columns[at].sense == "target"]
    if len(values) == 2 and dated[0] and len(aims) == 1 and aims[0] is columns[values[1]] and aims[0].year is None:
        return values[0]  # 2025年, 目标值
    if len(values) == 2 and aims == [columns[values[1]]] and not dated[0]:
        return values[0]  # a heading that is not read whole, 目标值
    if len(values) < 2 or dated[0] is None or not any(year is not None and year > dated[0] for year in dated[1:]):
        return None
    if columns[values[0]].sense == "target" and (first_year is None or dated[0] >= first_year):
        return None
    series = len(values) > 2 and all(a and b and b - a == 1 for a, b in pairwise(dated))
    past = [at for at, year in zip(values, dated, strict=True) if year and first_year is not None and year < first_year]
    return None if series and first_year is not None and not past else max(past, default=values[0])


def _accumulation(new: CellValue | None, old: CellValue | None, brackets: dict[str, Accumulation]) -> Accumulation:
    for value in (new, old):
        if value is not None and value.bracket in brackets:
            return brackets[value.bracket]
    return "level"


def _brackets(folded: str, notes: Sequence[Span]) -> dict[str, Accumulation]:
    """What the notes under the table say of brackets: 〔 〕内为累计数,( )内为规划期间新增数."""
    meaning: dict[str, Accumulation] = {}
    for note in notes:
        for match in compiled(_NOTE_BRACKET).finditer(folded, note.start, note.end):
            if "累计" in match["words"]:
                meaning[match["open"]] = "cumulative"
            elif "新增" in match["words"] or "增加" in match["words"]:
                meaning[match["open"]] = "added"
    return meaning
