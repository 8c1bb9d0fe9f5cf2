"""指标 (indicators): the rows of a target table as Indicator nodes, raw cells kept, values where they are certain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.model import Indicator, Span
from extract.model.ids import NodeIds
from extract.tables.headers import Column
from extract.tables.tables import Row, Table
from extract.text.fold import fold
from extract.text.rule import compiled
from extract.text.units import UNIT
from extract.text.values import CellValue, cell_value

if TYPE_CHECKING:
    from extract.document import PlanDocument

RULE = "indicator-table-lines"
Accumulation = Literal["level", "cumulative", "added"]

_UNIT_IN_NAME = rf"(?P<name>.*\S)\s*\((?P<unit>{UNIT}|[^()]{{1,6}}/[^()]{{1,6}})\)"
_NOTE_BRACKET = (
    r"(?P<open>[\[(])\s*(?:[\])])?[^。;,]{0,4}?(?:内|中)?(?:数据|数字|数|数值)?(?:为|表示|是|指)(?P<words>[^,。;]*)"
)
# A cell that says both values: 65%→70%.
_FROM_TO = r"(?P<old>[^→]+)→(?P<new>[^→]+)"
_OWN_NUMBER = r"\s*(?P<n>\d{1,3})(?:[.、]|\))\s*(?=[^\d\s])"
_BASELINE = r"现状|实际|基数|基期|基准|完成"


@dataclass(frozen=True, slots=True)
class _Cells:
    """The text, and where its parts are read from."""

    text: str
    folded: str

    def raw(self, spans: Sequence[Span] | None) -> str | None:
        """The cells as printed, lines of one cell joined; None for a cell left empty."""
        if not spans:
            return None
        return "".join(span.of(self.text) for span in spans)


def indicators_of(
    document: "PlanDocument", tables: Sequence[Table], ids: NodeIds, period_end: int | None
) -> Iterator[Indicator]:
    """The indicators of every table, in order; a row with several target years gives one indicator for each.

    Args:
        document: the plan.
        tables: what `tables_of` found.
        ids: gives the node ids of the document.
        period_end: the last year of the plan, for a target column without a year.
    """
    cells = _Cells(document.text, document.folded)
    for table in tables:
        brackets = _brackets(cells, table.note)
        category: str | None = None
        for row in table.rows:
            category = cells.raw(row.category) or category
            yield from _indicators(cells, table, row, category, brackets, ids, period_end)


def _indicators(
    cells: _Cells,
    table: Table,
    row: Row,
    category: str | None,
    brackets: dict[str, Accumulation],
    ids: NodeIds,
    period_end: int | None,
) -> Iterator[Indicator]:
    columns = table.value_columns
    baseline = _baseline_column(columns)
    printed = cells.raw(row.name) or ""
    # 1.城镇化率(%): the number stands in the cell of the name.
    own = compiled(_OWN_NUMBER).match(fold(printed)) if row.number is None else None
    number = cells.raw([row.number]) if row.number else (own["n"] if own else None)
    printed = printed[own.end() :] if own else printed
    match = compiled(_UNIT_IN_NAME).fullmatch(fold(printed))
    name = printed[: match.end("name")] if match else printed
    unit = cells.raw([row.unit]) if row.unit else (printed[match.start("unit") : match.end("unit")] if match else None)
    old_raw = cells.raw(row.values[baseline]) if baseline is not None else None
    old = cell_value(old_raw) if old_raw else None
    for at, column in enumerate(columns):
        if at == baseline:
            continue
        raw = cells.raw(row.values[at])
        moved = compiled(_FROM_TO).fullmatch(raw) if raw and old_raw is None else None
        if moved:
            old_raw = moved["old"].strip()
            old = cell_value(old_raw)
        new = cell_value(moved["new"] if moved else raw) if raw else None
        yield Indicator(
            id=ids.new("indicator", row.span.start),
            document=ids.document,
            start=row.span.start,
            end=row.span.end,
            text=row.span.of(cells.text),
            rule=RULE,
            number=number,
            name=re.sub(r"\s+", "", name),
            unit=unit,
            category=category,
            origin="table",
            nature=_nature(cells, row.nature),
            accumulation=_accumulation(new, old, brackets),
            baseline_raw=old_raw,
            baseline_op=old.op if old else None,
            baseline_value=old.value if old else None,
            baseline_year=columns[baseline].year if baseline is not None and old_raw else None,
            target_raw=raw,
            target_op=new.op if new else None,
            target_value=new.value if new else None,
            target_value_high=new.high if new else None,
            target_year=column.year or period_end,
        )


def _baseline_column(columns: Sequence[Column]) -> int | None:
    """The column of the starting values: the one that says so, or the earlier of two years."""
    for index, column in enumerate(columns):
        if compiled(_BASELINE).search(column.title):
            return index
    years = [column.year for column in columns]
    if len(columns) > 1 and years[0] is not None and any(y is not None and y > years[0] for y in years[1:]):
        return 0
    return None


def _nature(cells: _Cells, span: Span | None) -> Literal["binding", "expected"] | None:
    words = span.of(cells.folded) if span else ""
    if words.startswith("约束"):
        return "binding"
    return "expected" if words.startswith("预期") else None


def _accumulation(new: CellValue | None, old: CellValue | None, brackets: dict[str, Accumulation]) -> Accumulation:
    for value in (new, old):
        if value is not None and value.bracket in brackets:
            return brackets[value.bracket]
    return "level"


def _brackets(cells: _Cells, note: Span | None) -> dict[str, Accumulation]:
    """What the note under the table says of brackets: 〔 〕内为累计数,( )内为规划期间新增数."""
    if note is None:
        return {}
    meaning: dict[str, Accumulation] = {}
    for match in compiled(_NOTE_BRACKET).finditer(cells.folded, note.start, note.end):
        if "累计" in match["words"]:
            meaning[match["open"]] = "cumulative"
        elif "新增" in match["words"] or "增加" in match["words"]:
            meaning[match["open"]] = "added"
    return meaning
