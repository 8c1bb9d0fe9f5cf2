"""The rows of the first plan set as tables of targets in every form in which these reach us (benchmarks/gold_tables.py)."""

from pathlib import Path
from random import Random

import pytest

from benchmarks.gold_tables import KEEPING, LAYOUTS, Count, fitting, found_in, rows_of, score, sheet, write

ROWS = rows_of(Path("corpus/gansu-market-regulation-145/gold/indicators.csv"))[:12]
ALL = (
    "tabs",
    "bars",
    "bars, bare",
    "bars, bold, broken",
    "html",
    "html, repeated",
    "html, title inside",
)


@pytest.mark.parametrize(
    ("form", "least"),
    [
        *((form, 1.0) for form in ALL),
        ("cell lines, whole", 0.95),
        ("cell lines, wrapped", 0.9),
        ("runs of blanks, a row a line", 0.99),
        ("single blanks, a row a line", 0.99),
        ("spaced, printed", 0.9),
        ("pdf, no rules", 0.9),
    ],
)
def test_rows_of_a_plan_are_read_in_every_form(form: str, least: float, tmp_path: Path) -> None:
    count = Count()
    for name, layout in list(LAYOUTS.items())[:: 6 if form == "pdf, no rules" else 1]:
        used = fitting(layout, ROWS)
        table, wanted = sheet(used, ROWS, Random(name), drop=form not in KEEPING)  # noqa: S311 - the same tables again
        found, told = found_in(write(table, used, form, "", tmp_path))
        score(count, found, wanted, told=told, name=name)
    assert count.right >= 0.96 * count.found
    assert count.whole >= least * count.there
