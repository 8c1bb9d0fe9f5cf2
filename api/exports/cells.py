"""Values for programs that take a cell for more than it is: formulas in spreadsheets, control characters in XML."""

import re

# What XML 1.0 has no place for; spreadsheets (.xlsx) are XML too.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Full-width signs too: in East Asian settings they begin a formula. A leading apostrophe is marked so that `plain` can undo it.
_RUNS = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r']")


def printable(text: str) -> str:
    """The text with one � for each character that XML forbids, so that offsets hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def inert(text: str) -> str:
    """The text as a CSV cell that no spreadsheet runs: with an apostrophe before it where it would begin a formula."""
    return f"'{text}" if _RUNS.match(text) else text


def plain(cell: str) -> str:
    """What `inert` was given."""
    return cell.removeprefix("'")
