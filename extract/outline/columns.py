"""专栏 (special columns): the line that opens one, and the items of one that was printed as a table."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.model.spans import Span
from extract.outline.headings import Heading
from extract.tables.grids import Grid
from extract.text.lines import Line
from extract.text.rule import compiled

if TYPE_CHECKING:
    from extract.document import PlanDocument

_COLUMN = r"\[?专[ ]?栏[ ]*(?P<n>\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3})?[ ]*\]?[ ]*[:.、]?[ ]*(?P<title>.*)"
# Bullets that items open with instead of a number.
_PHRASE = r"(?:[●•■◆◇★▲▪·○☆※]|-{1,2})?[ ]*(?P<title>[^。:;!?]{4,26})[。:](?=[ ]*[^\s])[ ]*"


def column_at(document: "PlanDocument", index: int) -> Heading | None:
    """The special column that the line opens: 专栏1 “十四五”食品安全行动计划. A sentence about a column is none."""
    text, folded, lines = document.text, document.folded, document.lines
    line = lines[index]
    match = compiled(_COLUMN).fullmatch(folded, line.start, line.end)
    if match is None or line.end - line.start > 60 or folded[line.end - 1] in "。;,":
        return None
    end, title = line.end, text[match.start("title") : line.end]
    if not title and match["n"] and index + 1 < len(lines) and looks_alone(folded, lines[index + 1]):
        end, title = lines[index + 1].end, text[lines[index + 1].start : lines[index + 1].end]
    if not title:
        return None
    number = re.sub(r"\s", "", "专栏" + (text[match.start("n") : match.end("n")] if match["n"] else ""))
    return Heading("column", "专栏", 0, number, title, Span(line.start, end), end, 1, "", -1)


def row_labels(grid: Grid) -> Iterator[tuple[Span, Span]]:
    """The rows of a column that is a table: the innermost label, in the cell before the last, and the last cell.

    A header row and a row merged over the whole width have no label of their own.
    """
    matrix = grid.matrix()
    for row in range(grid.rows):
        label, last = matrix[row][grid.columns - 2], matrix[row][grid.columns - 1]
        if (
            label is None
            or last is None
            or label is last
            or label.row != row
            or label.span is None
            or last.span is None
        ):
            continue
        if row > 0 or last.span.end - last.span.start > 8:
            yield label.span, last.span


def phrase_at(folded: str, line: Line) -> tuple[Span, int] | None:
    """The phrase that opens an item without a number (食品安全能力提升工程。建设…), and where the words behind it begin."""
    match = compiled(_PHRASE).match(folded, line.start, line.end)
    return (Span(*match.span("title")), match.end()) if match else None


def looks_alone(folded: str, line: Line) -> bool:
    """Whether a line is short and ends as headings do: 第三章 主要任务, not a sentence."""
    return line.end - line.start <= 45 and folded[line.end - 1] not in "。;,:、"
