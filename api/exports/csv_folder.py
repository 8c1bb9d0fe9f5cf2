"""csv: a folder with one file for each label and edge type, UTF-8 with a byte order mark, as spreadsheets want it."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from plankg.api.exports.csv_writer import csv_writer
from plankg.api.exports.tables import columns, rows, tables
from plankg.extract.model import PlanGraph


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write NAME.csv for every label and edge type, also those without a row; inferred facts have `basis` inferred."""
    with ExitStack() as opened:
        write_row = {}
        for name in tables():
            file = opened.enter_context((out / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            write_row[name] = csv_writer(file, [column.name for column in columns(name)])
        for name, row in rows(plans, with_inferred=with_inferred):
            write_row[name](row)
