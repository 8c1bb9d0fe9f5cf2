"""专栏 (special columns): the line that opens one, and the items of one that was printed as a table."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from plankg.extract.model.spans import Span
from plankg.extract.outline.headings import Heading
from plankg.extract.tables.grids import Grid
from plankg.extract.tables.tables import Table
from plankg.extract.text.lines import Line, sentences
from plankg.extract.text.numbering import marker_at
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.document import PlanDocument

# 重点工程一：…, 重点工程之二：… are boxes as 专栏1 is.
_WORK = r"(?P<label>(?:重点|重大)(?:工程|项目|行动|专项|任务)(?:之)?[ ]*(?:[一二三四五六七八九十]{1,3}|\d{1,2}))[ ]*:[ ]*(?P<title>[^:。;]{4,40})"
# A line that only begins with the word (专栏集中发布…) is none: a number, a mark or a space comes after it.
_COLUMN = r"""(?P<open>\[)?(?:重[点大](?:工程|项目|任务|行动)(?=专栏[ ]?\d))?专[ ]?栏
    (?:[ ]*(?P<n>\d{1,2}(?:-{1,2}\d{1,2})?|[一二三四五六七八九十]{1,3}|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\))[ ]*\]?|\]|(?=[ :]|$))
    [ ]*[:.、]?[ ]*(?P<title>.*)"""
# What the name of a column ends with, where it goes on in the next line or is alone on it.
_NAME_END = r".*(?:工程|项目|行动|计划|任务|举措|措施|指标|重点|清单|布局)"
# The first item is on the line of the title: 专栏1：护林重点工程　　古树复壮工程。包括换土。
_RUN_ON = r"(?P<title>[^。;:,\s][^。;:,]{2,38}?)(?P<gap>[ ]+|。[ ]*)(?=[^。;:,\s]{4,26}[。:][ ]*[^\s])"
# Bullets that items open with instead of a number.
_PHRASE = r"(?:[●•■◆◇★▲▪·○☆※]|-{1,2})?[ ]*(?P<title>[^。:;!?]{4,26})[。:](?=[ ]*[^\s])[ ]*"


_ALONE = r"(?:[●•■◆◇★▲▪·○☆※]|-{1,2})?[ ]*(?P<title>[^。:;!?,、]{4,30})"
# What the name of a work that is a project ends with, and that of an item that needs no words after it.
NAMED_WORK = r"(?:工程|项目)$"
_NAMED = r"(?:工程|项目|行动)$"
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
    end = line.end
    title = text[match.start("title") : line.end - (folded[line.end - 1] == "]" and "[" not in match["title"])]
    if (after := _rest_of_title(document, index, title, bool(match["n"]))) is not None:
        end, title = after.end, title + after.of(text)
    if not title:
        return None
    number = re.sub(r"\s", "", "专栏" + (text[match.start("n") : match.end("n")] if match["n"] else ""))
    return Heading("column", "专栏", 0, number, title, Span(line.start, end), end, 1, "", -1)


def _rest_of_title(document: "PlanDocument", index: int, title: str, numbered: bool) -> Span | None:
    """The line after the word or the beginning of the title, where the title goes on there."""
    folded, lines = document.folded, document.lines
    if index + 1 >= len(lines) or not looks_alone(folded, lines[index + 1]):
        return None
    after = lines[index + 1].span
    named = compiled(_NAME_END).fullmatch(folded, after.start, after.end) is not None
    goes_on = (numbered or named) if not title else named and _is_broken(title) and after.end - after.start <= 20
    return after if goes_on and marker_at(folded, after.start, after.end) is None else None


def _is_broken(title: str) -> bool:
    """Whether a title fills its line and does not end as the names of columns do."""
    return len(title) >= 18 and compiled(_NAME_END).fullmatch(title) is None


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


def title_alone(document: "PlanDocument", index: int) -> Span | None:
    """The name of an item that has its line for itself: before a paragraph, or as one of several named works.

    ■古树复壮工程⏎对百年以上古树换土、补肥。
    """
    folded, lines = document.folded, document.lines
    line = lines[index]
    match = compiled(_ALONE).fullmatch(folded, line.start, line.end)
    if match is None:
        return None
    after = lines[index + 1] if index + 1 < len(lines) else None
    before_text = after is not None and folded[after.end - 1] in "。;" and after.end - after.start > 10
    return Span(*match.span("title")) if before_text or compiled(_NAMED).search(match["title"]) else None


def project_rows(table: Table) -> Iterator[tuple[Span, Span]]:
    """The rows of a table of projects: the name, and the last cell of the row."""
    for row in table.rows:
        name = table.cell(row, table.at("name")[-1])
        if name is not None and name.span is not None and name in row.own:
            yield name.span, max((cell.spans[-1] for cell in row.own), key=lambda span: span.end)


def looks_alone(folded: str, line: Line) -> bool:
    """Whether a line is short and ends as headings do: 第三章 主要任务, not a sentence."""
    return line.end - line.start <= 45 and folded[line.end - 1] not in "。;,:、"
