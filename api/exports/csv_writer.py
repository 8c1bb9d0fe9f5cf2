"""The one writer of CSV (RFC 4180): a row of names, then rows; lists are JSON, what is open is empty."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

from plankg.api.exports.cells import inert


def csv_writer(
    file: IO[str], columns: Sequence[str], *, for_spreadsheets: bool = True
) -> Callable[[Mapping[str, Any]], None]:
    """Write the names of the columns, and give a function that writes a row.

    Args:
        file: open for writing, with `newline=""`; a spreadsheet wants UTF-8 with a byte order mark.
        columns: what is written of each row; what a row does not have is empty.
        for_spreadsheets: put an apostrophe before a text that a spreadsheet would run as a formula.
    """
    writer = csv.writer(file)
    writer.writerow(columns)

    def cell(value: Any) -> Any:
        if isinstance(value, list | tuple | dict):
            value = json.dumps(value, ensure_ascii=False)
        return inert(value) if for_spreadsheets and isinstance(value, str) else value

    return lambda row: writer.writerow([cell(row.get(name)) for name in columns])
