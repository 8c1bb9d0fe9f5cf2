"""专栏 (special columns): the line that opens one, and the items of one that was printed as a table."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from plankg.extract.model.spans import Span
from plankg.extract.outline.headings import Heading
from plankg.extract.tables.grids import Grid
from plankg.extract.text.lines import Line, sentences
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.document import PlanDocument

# 重点工程一：…, 重点工程之二：… are boxes as 专栏1 is.
_WORK = r"(?P<label>(?:重点|重大)(?:工程|项目|行动|专项|任务)(?:之)?[ ]*(?:[一二三四五六七八九十]{1,3}|\d{1,2}))[ ]*:[ ]*(?P<title>[^:。;]{4,40})"
_COLUMN = r"\[?专[ ]?栏[ ]*(?P<n>\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3})?[ ]*\]?[ ]*[:.、]?[ ]*(?P<title>.*)"
# The first item is on the line of the title: 专栏1：护林重点工程　　古树复壮工程。包括换土。
_RUN_ON = r"(?P<title>[^。;:,\s][^。;:,]{2,38}?)(?P<gap>[ ]+|。[ ]*)(?=[^。;:,\s]{4,26}[。:][ ]*[^\s])"
# Bullets that items open with instead of a number.
_PHRASE = r"(?:[●•■◆◇★▲▪·○☆※]|-{1,2})?[ ]*(?P<title>[^。:;!?]{4,26})[。:](?=[ ]*[^\s])[ ]*"


_RUN_IN = r"(?P<title>[\u4e00-\u9fffA-Za-z“”\"]{4,18})[。:]"


def column_at(document: "PlanDocument", index: int) -> Heading | None:
    """The special column that the line opens: 专栏1 “十四五”食品安全行动计划. A sentence about a column is none."""
    text, folded, lines = document.text, document.folded, document.lines
    line = lines[index]
    if (work := compiled(_WORK).fullmatch(folded, line.start, line.end)) is not None:
        label, name = Span(*work.span("label")), Span(*work.span("title"))
        return Heading("column", "专栏", 0, label.of(text), name.of(text), line.span, line.end, 1, "", -1)
    match = compiled(_COLUMN).fullmatch(folded, line.start, line.end)
    if match is not None and (run_in := compiled(_RUN_ON).match(folded, match.start("title"), line.end)):
        number = re.sub(r"\s", "", "专栏" + (match["n"] or ""))
        name = Span(*run_in.span("title"))
        return Heading(
            "column", "专栏", 0, number, name.of(text), Span(line.start, name.end), run_in.end("gap"), 1, "", -1
        )
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


def phrases_in(document: "PlanDocument", line: Line) -> list[tuple[Span, int]]:
    """The phrases that open the items of a paragraph without numbers, each with where the words after it begin.

    One opens the paragraph (食品安全能力提升工程。建设…); others can follow as sentences of their own, short, without a comma
    and before a longer one: 布设监测点。在老城…。更换水表。分批…。
    """
    folded = document.folded
    first = compiled(_PHRASE).match(folded, line.start, line.end)
    if first is None:
        return []
    found = [(Span(*first.span("title")), first.end())]
    parts = list(sentences(document.text, first.end(), line.end))
    for one, other in pairwise(parts):
        short = compiled(_RUN_IN).fullmatch(folded, one.start, one.end)
        if short and other.end - other.start > one.end - one.start and one.start > found[-1][1]:
            found.append((Span(*short.span("title")), other.start))
    return found


def looks_alone(folded: str, line: Line) -> bool:
    """Whether a line is short and ends as headings do: 第三章 主要任务, not a sentence."""
    return line.end - line.start <= 45 and folded[line.end - 1] not in "。;,:、"
