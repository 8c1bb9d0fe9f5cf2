"""评价指标表 (evaluation tables): indicators whose value is in a sentence of their standard (一级指标, 二级指标, 评价标准).

逐年提高，2024年为70%，到2030年为88%。 gives one indicator for each clause with a value; a standard without one is kept as
words (定性指标，查看落实情况).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.rows import Row, is_total
from plankg.extract.layout.tables import Table
from plankg.extract.model import Indicator, Span
from plankg.extract.model.ids import NodeIds
from plankg.extract.tables.indicators import OWN_NUMBER, name_and_unit
from plankg.extract.text.fold import fold
from plankg.extract.text.grids import Cell
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT
from plankg.extract.text.values import CellValue, cell_value

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

RULE = "evaluation-table"

_YEAR = r"(?P<year>(?:19|20)\d\d)年(?:度|底|末)?"
_VALUE = rf"""(?:≥|≤|>=|<=|>|<|不低于|不少于|不小于|不高于|不超过|不大于|高于|超过|低于|小于|大于|达到|约)?\s*
    \d[\d,]*(?:\.\d+)?\s*[%‰]?(?:\s*[-~至到]\s*\d[\d,]*(?:\.\d+)?)?\s*(?:{UNIT})?\s*(?:以上|以下|以内|及以上|及以下|左右)?"""


def evaluation_indicators(document: "PlanDocument", ids: NodeIds) -> list[Indicator]:
    """The indicators of every evaluation table, in the order of the text; `ids` gives the node ids of the document."""
    tables = [table for table in document.tables if table.use == "evaluation"]
    return [found for table in tables for row in table.rows for found in _indicators(document, table, row, ids)]


def _indicators(document: "PlanDocument", table: Table, row: Row, ids: NodeIds) -> Iterator[Indicator]:
    name_cell, standard = table.cell(row, table.at("name")[-1]), table.cell(row, table.at("standard")[0])
    if name_cell is None or name_cell not in row.own or standard is None or standard.span is None:
        return
    printed = name_cell.words(document.text)
    own = compiled(OWN_NUMBER).match(fold(printed))
    name, unit = name_and_unit(printed[own.end() :] if own else printed)
    if is_total(name) or kinds_of_cell(name) & {"number", "empty", "nature"}:
        return
    number_cell = next((c for at in table.at("number") if (c := table.cell(row, at)) is not None), None)
    number = number_cell.words(document.text) if number_cell else (own["n"] or own["b"] or own["c"] if own else None)
    for clause, year, value in _clauses(document.folded, standard):
        start, end = _extent(name_cell, clause)
        yield Indicator(
            id=ids.new("indicator", start),
            document=ids.document,
            start=start,
            end=end,
            text=document.text[start:end],
            rule=RULE,
            number=number,
            name=name,
            unit=(value.unit if value else None) or unit,
            category=_category(document, table, row, name_cell),
            origin="table",
            target_raw=clause.of(document.text),
            target_op=value.op if value else None,
            target_value=value.value if value else None,
            target_value_high=value.high if value else None,
            target_year=year,
        )


def _extent(name: Cell, clause: Span) -> tuple[int, int]:
    """From the name to the words of its value."""
    first = name.spans[0]
    return min(first.start, clause.start), max(first.end, clause.end)


def _category(document: "PlanDocument", table: Table, row: Row, name: Cell) -> str | None:
    cells = [table.cell(row, at) for at in table.at("category")]
    words = [
        re.sub(r"\s+", "", c.words(document.text)) for c in dict.fromkeys(cells) if c is not None and c is not name
    ]
    return "/".join(words) or None


def _clauses(folded: str, standard: Cell) -> Iterator[tuple[Span, int | None, CellValue | None]]:
    """The clauses of a standard that give a value, each with its year; the whole standard where none does."""
    found: list[tuple[Span, int | None, CellValue | None]] = []
    for span in standard.spans:
        for match in re.finditer(r"[^,。;\r\n]+", span.of(folded)):
            words = match.group()
            year = compiled(_YEAR).search(words)
            amount = compiled(_VALUE).search(compiled(_YEAR).sub(lambda m: " " * len(m.group()), words))
            if amount is not None:
                value = cell_value(amount.group().strip())
                begin = span.start + match.start() + len(words) - len(words.lstrip())
                clause = Span(begin, span.start + match.start() + len(words.rstrip()))
                found.append((clause, int(year["year"]) if year else None, value))
    if found:
        yield from found
        return
    whole = standard.spans[0]
    words = whole.of(folded)
    if "empty" not in kinds_of_cell(words):
        yield Span(whole.start, whole.end - (words[-1] in "。;")), None, None
