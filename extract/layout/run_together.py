"""连写的表 (run-together tables): tables whose title, headings and cells came out as one line without any mark between them.

专栏：三大产区序号产区基地1北部区（甲盟）青草湖等2中部区（乙市）石门岭等。 The running numbers cut the rows. Values are cut only
where there is one way to do it: 251.7226.5-2.1% under 2025年, 2030年, 年均增长 is 251.7, 226.5, -2.1%; a row that can be cut in
several ways is in `Grid.unfit`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plankg.extract.layout.columns import Column, column_of
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.rule import compiled

_OPENS = r"""(?P<caption>(?:专[ ]?栏|表)[ ]?\d{0,2}(?:-\d{1,2})?[ ]*[:.、]?[ ]*(?P<title>[^。;\r\n\d][^。;\r\n]{2,48}?))
    (?P<head>序[ ]*号[^。;\r\n]{2,80}?)(?=1[\u4e00-\u9fff“\"(《])"""
_NUMERAL = r"[\u4e00-\u9fff“\"(《]"
_VALUE = r"(?:[≥≤<>]=?|-(?=\d))?\d+(?:\.\d+)?[%‰]?(?:以上|以下|左右)?|-{1,2}(?!\d)|/"
_YEAR_CUT = {f"{digit}年" for digit in range(10)}
_YEAR_AND_MORE = r"20\d\d.*20\d\d(?!.*[较比])|20\d\d年?(?:年均|增长|累计)"
_TARGETS = r"指[ ]*标|20\d\d[ ]*年|目标"
_NATURE = r"(?:约束|预期|指导|引导)性$"
_ROW = r"(?P<number>\d+)(?P<name>.*?[)\u4e00-\u9fff”\"])(?P<values>[^\u4e00-\u9fff()]+(?:以上|以下|左右|以内)?)$"
_MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class RunTogether:
    """One such table: its title with the word 专栏, and its grid."""

    caption: Span
    grid: Grid

    @property
    def bounds(self) -> list[int]:
        """Where its title, its cells and the text after it begin."""
        cells = [span.start for cell in self.grid.cells for span in cell.spans]
        return [self.caption.start, *cells, *(span.start for span in self.grid.unfit), self.grid.span.end]


def run_together_tables(folded: str) -> list[RunTogether]:
    """Every table that is one line, in order."""
    return list(_found(folded))


def _found(folded: str) -> Iterator[RunTogether]:
    if "序" not in folded:
        return
    for match in compiled(_OPENS).finditer(folded):
        rows = _rows(folded, match.end(), match["head"])
        if len(rows) >= 2:
            caption = _trimmed(folded, *match.span("caption"))
            yield RunTogether(caption, _grid(folded, Span(*match.span("head")), caption, rows))


def _rows(folded: str, start: int, head: str) -> list[Span]:
    """The rows from 1 on; each ends where the next number begins, the last one at the end of the sentence."""
    ends = re.compile(r"[。\r\n]").search(folded, start)
    limit = ends.start() if ends else len(folded)
    rows: list[Span] = []
    at = start
    while len(rows) < _MOST_ROWS:
        after = re.compile(rf"(?<![\d.]){len(rows) + 2}(?={_NUMERAL})").search(folded, at + 1, limit)
        end = after.start() if after else limit
        again = folded.find(head, at, end)
        rows.append(_trimmed(folded, at, again if again > 0 else end))
        if after is None:
            break
        at = end
    return rows


def _grid(folded: str, head: Span, caption: Span, rows: Sequence[Span]) -> Grid:
    columns = _columns(folded, head)
    if columns is not None:
        cells, unfit = _value_cells(folded, columns, rows)
        width = len(columns)
    elif re.search(_TARGETS, head.of(folded)):
        cells, unfit, width = [Cell(0, 0, 1, 3, head)], list(rows), 3
    else:
        cells, unfit, width = _label_cells(folded, head, rows), [], 3
    last = max(row.end for row in rows)
    count = 1 + max((cell.row for cell in cells), default=0)
    return Grid(Span(head.start, last), count, width, tuple(cells), 1, caption, tuple(unfit))


def _columns(folded: str, head: Span) -> list[tuple[Column, Span]] | None:
    """The headings of a table of targets, each with its place; None where they do not begin with number and name."""
    found = _headings(folded, head.start, head.end)
    kinds = [column.kind for column, _ in found]
    return found if kinds[:2] == ["number", "name"] and "value" in kinds else None


def _headings(folded: str, start: int, end: int) -> list[tuple[Column, Span]]:
    """Words as headings without a gap between them, as few as can be; words that nothing knows cost more than two headings."""
    best: dict[int, tuple[int, list[tuple[Column, Span]]]] = {end: (0, [])}
    for at in range(end - 1, start - 1, -1):
        for stop in range(at + 1, min(at + 16, end) + 1):
            # 2030 is cut before no 年, and 2025年2030年年均增长 is no heading of its own.
            odd = folded[stop - 1 : stop + 1] in _YEAR_CUT or re.search(_YEAR_AND_MORE, folded[at:stop])
            if stop not in best or odd or not folded[at:stop].strip():
                continue
            column = column_of(folded[at:stop]) if stop - at > 1 else None
            cost = best[stop][0] + (1 if column else 2 + stop - at)
            if at not in best or cost < best[at][0]:
                place = _trimmed(folded, at, stop)
                best[at] = cost, [(column or Column("other", place.of(folded)), place), *best[stop][1]]
    return best[start][1] if start in best else []


def _value_cells(
    folded: str, columns: Sequence[tuple[Column, Span]], rows: Sequence[Span]
) -> tuple[list[Cell], list[Span]]:
    cells = [Cell(0, at, 1, 1, span) for at, (_, span) in enumerate(columns)]
    unfit: list[Span] = []
    row = 1
    for span in rows:
        found = _cut(folded, span, [column for column, _ in columns])
        if found is None:
            unfit.append(span)
            continue
        cells.extend(Cell(row, at, 1, 1, part) for at, part in enumerate(found))
        row += 1
    return cells, unfit


def _cut(folded: str, row: Span, columns: Sequence[Column]) -> list[Span] | None:
    """The number, the name and the values of a row where there is one way to cut them; else None."""
    words = row.of(folded)
    nature = re.search(_NATURE, words) if columns[-1].kind == "nature" else None
    match = re.match(_ROW, words[: nature.start()] if nature else words)
    if match is None or (columns[-1].kind == "nature") != (nature is not None):
        return None
    count = len(columns) - 2 - (nature is not None)
    ways = list(_ways(match["values"].strip(), count))
    ways = ways if len(ways) == 1 else [way for way in ways if _is_even(way)]
    if len(ways) != 1:
        return None
    spans = [Span(row.start + match.start(g), row.start + match.end(g)) for g in ("number", "name")]
    at = row.start + match.start("values")
    for value in ways[0]:
        at = folded.index(value, at)
        spans.append(Span(at, at + len(value)))
        at += len(value)
    return [*spans, Span(row.start + nature.start(), row.start + nature.end())] if nature else spans


def _ways(values: str, count: int) -> Iterator[list[str]]:
    """The ways to cut a row of figures into as many values as there are columns."""
    if count == 0:
        if not values:
            yield []
        return
    for end in range(1, len(values) - count + 2):
        head, rest = values[:end], values[end:].lstrip()
        cut_figure = head[-1].isdigit() and rest[:1] in set(".%‰")
        if not cut_figure and compiled(_VALUE).fullmatch(head) and not re.match(r"0\d", rest):
            for way in _ways(rest, count - 1):
                yield [head, *way]


def _is_even(way: Sequence[str]) -> bool:
    """Whether the figures of a row have as many decimals as each other and about as many digits."""
    figures = [re.sub(r"[^\d.]", "", value) for value in way if re.search(r"\d", value) and value[-1] not in "%‰"]
    decimals = {len(figure.partition(".")[2]) for figure in figures}
    lengths = [len(figure.partition(".")[0]) for figure in figures]
    return len(decimals) <= 1 and (not lengths or max(lengths) - min(lengths) <= 1)


def _label_cells(folded: str, head: Span, rows: Sequence[Span]) -> list[Cell]:
    """Number, label and the rest of each row; a label ends with its bracket."""
    cells = [Cell(0, 0, 1, 3, head)]
    for at, row in enumerate(rows, 1):
        match = re.compile(r"(?P<number>\d+)(?P<label>[^(),、,;]{1,40}(?:\([^()]*\))?)(?P<rest>.*)", re.DOTALL).match(
            folded[row.start : row.end]
        )
        if match is None:
            continue
        for place, name in enumerate(("number", "label", "rest")):
            if match[name].strip():
                cells.append(
                    Cell(at, place, 1, 1, _trimmed(folded, row.start + match.start(name), row.start + match.end(name)))
                )
    return cells


def _trimmed(folded: str, start: int, end: int) -> Span:
    while end > start and folded[end - 1].isspace():
        end -= 1
    while start < end and folded[start].isspace():
        start += 1
    return Span(start, end)
