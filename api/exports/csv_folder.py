"""csv: a folder with one file for each label and edge type, UTF-8 with a byte order mark, as spreadsheets want it.

Lists are JSON, what is open is empty. A text that a spreadsheet would run as a formula stands behind an apostrophe.
"""

import csv
import json
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from api.exports.cells import inert
from api.exports.tables import columns, rows, tables
from extract.model import PlanGraph


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write NAME.csv for every label and edge type, also those without a row; inferred facts have `basis` inferred."""
    names = {name: [column.name for column in columns(name)] for name in tables()}
    with ExitStack() as opened:
        writers = {}
        for name, header in names.items():
            file = opened.enter_context((out / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            writers[name] = csv.writer(file)
            writers[name].writerow(header)
        for name, row in rows(plans, with_inferred=with_inferred):
            writers[name].writerow([_cell(row.get(column)) for column in names[name]])


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return json.dumps(value, ensure_ascii=False)
    return inert(value) if isinstance(value, str) else value
