"""逐格成行的表 (cell lines): tables whose cells came out of a page one a line, as grids.

Merged and empty cells are missing there, headers have several rows, cells wrap over lines and rows over pages. A header is
found by its words (line_headers.py), the rows by the cut that fits best (row_alignment.py). A row that fits nothing well is not
guessed: it is in `Grid.unfit` and in no cell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plankg.extract.layout.cells import is_bodies, kinds_of_cell
from plankg.extract.layout.column_shapes import Shapes, first_shapes, shapes_of
from plankg.extract.layout.columns import BODY_KINDS, Column, ColumnKind
from plankg.extract.layout.line_headers import LineHeader, headers_at, heading, opens_header, printed_again, same_header
from plankg.extract.layout.line_names import is_run_on
from plankg.extract.layout.piece_fit import CLOSED, begins, holds_body, names_of
from plankg.extract.layout.pieces import AFTER_TABLES, Piece, pieces_in
from plankg.extract.layout.row_alignment import GROUP, AlignedRow, Alignment, Blanks, is_total
from plankg.extract.layout.row_fit import are_whole_works, are_works, fit, gaps, is_prose_column
from plankg.extract.layout.row_numbers import after_number, row_number
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.rule import compiled

_PROBE = 80
# Lines that the readings of a header are first tried on; how many readings are tried on them, and how many on more.
# Where there are few lines, more readings are tried, as many as make `_LINES` lines in all.
_GLANCE, _PROMISING, _LIKELY, _LINES = 40, 6, 3, 240
# What a cell of a column costs that nearly no row has.
_ODD_CELL = 2.0
# What a header is worth that is one even without rows.
_SURE = 6.0
_HEADING = r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|行动[一二三四五六七八九十])(?P<words>.*)"
_LONGEST_GROUP = 45
_READ_AGAIN = 3
_NEAR = 16
_MARGIN = 0.8
_STRONG = frozenset[ColumnKind](
    {"value", "nature", "unit", "deadline", "years", "investment", "construction", "weight"}
)
_TEXTS = frozenset[ColumnKind]({"name", "task", "content", "measures", "standard"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A table, None where a header has no rows that fit, and the place of the first piece after it."""

    grid: Grid | None
    after: int


def cell_line_tables(folded: str, lines: Sequence[Piece]) -> Iterator[Grid]:
    """The tables in lines that hold one cell each, in order.

    Args:
        folded: the folded text.
        lines: one piece a line.
    """
    pieces = [piece for line in lines for piece in _parted(folded, line)]
    at = 0
    while at < len(pieces):
        found = _table_at(pieces, at)
        if found.grid is not None:
            yield found.grid
        at = found.after


def _parted(folded: str, line: Piece) -> Sequence[Piece]:
    """A line that begins with three headings, spaces between them, is a cell a word: the header, or the whole table."""
    words = folded[line.span.start : line.span.end]
    if " " not in words or heading(words.split(" ", 1)[0]) is None:
        return (line,)
    pieces = pieces_in(folded, line)
    return pieces if len(pieces) > 2 and all(heading(piece.words) for piece in pieces[:3]) else (line,)


def _table_at(pieces: Sequence[Piece], start: int) -> _Found:
    """The table whose header begins at a piece: the header whose rows fit best, and as many rows as there are."""
    if not opens_header(pieces, start):
        return _Found(None, start + 1)
    blanks = _blanks(pieces[start : start + _PROBE])
    headers = headers_at(pieces, start, blanks=blanks)
    if headers and start and _can_open(pieces, start):
        headers += headers_at(pieces, start - 1, blanks=blanks, opened=True)
    if not headers:
        return _Found(None, start + 1)
    best = _likeliest(pieces, headers, blanks, start)
    if (found := _longest(pieces, best, blanks)) is not None:
        return found
    sure = best.worth >= _SURE and pieces[start].words in {"序号", "编号"}
    return _Found(None, best.end if sure else start + 1)


def _likeliest(pieces: Sequence[Piece], headers: Sequence[LineHeader], blanks: Blanks, start: int) -> LineHeader:
    """The header whose rows fit best.

    Most ways to read a header do not fit its first rows: all are ranked by what the lines can be worth at most, a few are tried
    on the first lines, and the best of these on more.
    """
    headers = printed_again(pieces, headers) or headers
    lines = len(_body(pieces, headers[0], start + _GLANCE)[0])
    tried = max(_PROMISING, _LINES // max(lines, 1))
    ranked = sorted(headers, key=lambda header: -_promise(pieces, header, start + _GLANCE))[:tried]
    # Long cells promise little: of the headers that end at one place the likeliest by its own words is tried whatever its lines promise.
    first = {header.end: header for header in reversed(headers)}
    ranked += [header for header in first.values() if header not in ranked]
    for more, kept in ((_GLANCE, _LIKELY), (_PROBE, 1)):
        if len(ranked) > 1:
            ranked = sorted(ranked, key=lambda header: -_worth(pieces, header, blanks, start + more))[:kept]
    return ranked[0]


def _promise(pieces: Sequence[Piece], header: LineHeader, limit: int) -> float:
    """What a header can be worth with the lines up to a limit, their order left aside: each line in its best column.

    A column has as many cells as there are rows: what is short of that costs what missing cells do, more cannot be in it.
    Amounts of growth and weights look as values do.
    """
    words = [piece.words for piece in pieces[header.end : limit]]
    kinds: list[ColumnKind] = [
        "value" if column.kind in {"growth", "weight"} else column.kind for column in header.columns
    ]
    worths = {kind: [fit(kind, one) for one in words] for kind in kinds}
    supply = {kind: sum(worth >= 1 for worth in found) / kinds.count(kind) for kind, found in worths.items()}
    rows = (
        _numbered(words)
        if "number" in supply
        else max([supply[k] for k in kinds if k in _STRONG | BODY_KINDS] or [supply[kinds[0]]])
    )
    best = 0.0
    taken = dict.fromkeys(kinds, 0)
    for at in range(len(words)):
        kind = max(taken, key=lambda kind: worths[kind][at])
        taken[kind] += 1
        best += worths[kind][at] if taken[kind] <= rows * kinds.count(kind) else -1.0
    missing = sum(cost * max(rows - supply[kind], 0.0) for kind, cost in zip(kinds, gaps(header.columns), strict=True))
    return header.worth + best - missing


def _numbered(words: Sequence[str]) -> int:
    """How many lines are running numbers in order."""
    rows, number = 0, ""
    for one in words:
        following = after_number(number, one)
        if following is not None:
            rows, number = rows + 1, following
    return rows


def _longest(pieces: Sequence[Piece], header: LineHeader, blanks: Blanks) -> _Found | None:
    """The table under a header, read further and further, while the lines are rows of it."""
    found: tuple[Alignment, list[AlignedRow], int] | None = None
    most = 2 * _PROBE
    while True:
        body, after = _body(pieces, header, header.end + most)
        alignment = Alignment(header.columns, body, blanks, shapes=_first_shapes(header, body))
        rows, left = _without_tail(alignment, alignment.rows(0, len(body)))
        if not _is_table(alignment, header, rows):
            if found is not None or most <= _PROBE:
                break
            most = _PROBE
            continue
        found = alignment, rows, after - left
        if after < header.end + most or after >= len(pieces) or left > _PROBE // 2 or most == _PROBE:
            break
        most *= 4
    if found is None:
        return None
    alignment, rows, after = _read_again(*found)
    return _Found(_grid(pieces, header, alignment, rows), after)


def _read_again(
    alignment: Alignment, rows: list[AlignedRow], after: int, times: int = _READ_AGAIN
) -> tuple[Alignment, list[AlignedRow], int]:
    """The rows again, by the shapes of the columns that the rows which are certain show; where all are, as they are."""
    good = _certain_rows(alignment, rows)
    lines = [_lines(alignment, row) for row in good]
    shapes = shapes_of(alignment.kinds, lines, [piece.words for piece in alignment.pieces])
    as_wide = all(shapes.hold(column, cell) for row in lines for column, cell in row.items())
    if not times or (as_wide and len(good) == len(rows)):
        return alignment, rows, after
    again = Alignment(alignment.columns, alignment.pieces, alignment.blanks, shapes=shapes)
    end = sum(map(_line_count, rows))
    better, left = _without_tail(again, again.rows(0, end))
    read, reread = (sum(map(_line_count, found)) for found in (good, _certain_rows(again, better)))
    if reread < read:
        return alignment, rows, after
    return _read_again(again, better, after - left, times - 1 if reread > read else 0)


def _first_shapes(header: LineHeader, body: Sequence[Piece]) -> Shapes | None:
    """What the lines show of the columns of a duty table before its rows are read."""
    kinds = [column.kind for column in header.columns]
    return first_shapes(kinds, [piece.words for piece in body]) if BODY_KINDS & set(kinds) else None


def _certain_rows(alignment: Alignment, rows: Sequence[AlignedRow]) -> list[AlignedRow]:
    return [row for row, fits in zip(rows, _certain(alignment, rows), strict=True) if fits]


def _line_count(row: AlignedRow) -> int:
    return sum(len(places) for _, places in row.cells)


def _lines(alignment: Alignment, row: AlignedRow) -> dict[int, list[str]]:
    """The lines of each cell of a row."""
    return {column: [alignment.pieces[place].words for place in places] for column, places in row.cells}


def _worth(pieces: Sequence[Piece], header: LineHeader, blanks: Blanks, limit: int) -> float:
    """What a header is worth with the rows under it."""
    body, _ = _body(pieces, header, limit)
    rows = Alignment(header.columns, body, blanks, trial=True, shapes=_first_shapes(header, body)).rows(0, len(body))
    return header.worth + sum(row.worth for row in rows) - _odd_cells(header, rows)


def _odd_cells(header: LineHeader, rows: Sequence[AlignedRow]) -> float:
    """What it costs that a column whose heading nobody knows has a cell here and there: its heading is a word of the first row."""
    filled = Counter(column for row in rows for column, _ in row.cells)
    unknown = [
        at for at, column in enumerate(header.columns) if column.kind == "other" and heading(column.title) is None
    ]
    return sum(_ODD_CELL * filled[at] for at in unknown if filled[at] * 4 < len(rows) * 3)


def _blanks(pieces: Sequence[Piece]) -> Blanks:
    """What blank lines say here: one after every line, or nearly so, says nothing."""
    blank = sum(piece.blank_before for piece in pieces[1:])
    glued = len(pieces) - 1 - blank
    if blank < 3 or glued < 3:
        return "none"
    return "cells" if blank > glued else "rows"


def _can_open(pieces: Sequence[Piece], start: int) -> bool:
    """Whether the short line above a known heading can be one too: 街镇 over 类型."""
    words = pieces[start - 1].words
    return len(words) <= 8 and re.fullmatch(r"[\u4e00-\u9fff]+", words) is not None


def _body(pieces: Sequence[Piece], header: LineHeader, limit: int) -> tuple[list[Piece], int]:
    """The pieces of the rows before a limit, headers printed again left out, and the place after them."""
    numbered = any(column.kind == "number" for column in header.columns)
    prose = any(is_prose_column(column) for column in header.columns)
    listed = any(column.kind in BODY_KINDS for column in header.columns)
    first = pieces[header.start].words
    heads = "".join(piece.words for piece in pieces[header.start : header.end])
    body: list[Piece] = []
    at, page = header.end, False
    while at < min(limit, len(pieces)):
        words = pieces[at].words
        if words == first and (again := same_header(pieces, at, heads)) is not None:
            at, page = again, True
            continue
        ends = _ends(pieces, at, numbered=numbered, prose=prose, first=not body)
        # After the number of a row comes its group: 1⏎一、看护古树.
        in_row = numbered and at > header.end and row_number(pieces[at - 1].words) is not None
        if ends and not (listed and (in_row or _opens_group(pieces, at))):
            break
        body.append(replace(pieces[at], page_before=True) if page else pieces[at])
        at, page = at + 1, False
    return body, at


def _ends(pieces: Sequence[Piece], at: int, *, numbered: bool, prose: bool, first: bool) -> bool:
    """Whether a line is no part of the rows: a heading, a caption, a note, a sentence where no column holds sentences."""
    words = pieces[at].words
    if compiled(AFTER_TABLES).match(words):
        return True
    if not prose and (len(words) > 70 or words[-1] == "。"):
        return True
    heading = compiled(_HEADING).fullmatch(words)
    if heading is None or first:
        return False
    if words[0] in "一二三四五六七八九十(" and not words[1:2].isdigit():
        after = pieces[at + 1 : at + 6]
        if numbered:
            return not any(row_number(piece.words) is not None for piece in after)
        return not any("nature" in kinds_of_cell(piece.words) for piece in after)
    return False


def _opens_group(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line like a heading (一、水岸漫步) is a group of a duty table: a line of names of bodies is not far below it."""
    words = pieces[at].words
    if words[0] not in "一二三四五六七八九十(" or len(words) > _LONGEST_GROUP:
        return False
    near = [piece.words for piece in pieces[at + 1 : at + _NEAR]]
    return any(is_bodies(one) and ":" not in one for one in near)


def _without_tail(alignment: Alignment, rows: list[AlignedRow]) -> tuple[list[AlignedRow], int]:
    """The rows without those at the end that are none, and how many pieces these are: text after the table."""
    good = [at for at, row in enumerate(rows) if _is_good(alignment, row)]
    last = good[-1] if good else -1
    left = rows[last + 1 :]
    return rows[: last + 1], sum(map(_line_count, left))


def _is_good(alignment: Alignment, row: AlignedRow) -> bool:
    """Whether every cell of a row can be in its column and it says what the row is about."""
    kinds = alignment.kinds
    if any(column == GROUP for column, _ in row.cells):
        return False
    filled = {column for column, _ in row.cells}
    if any(alignment.fit(column, alignment.words_of(places)) <= -2.5 for column, places in row.cells):
        return False
    if _can_move(alignment, row):
        return False
    about = [at for at, kind in enumerate(kinds) if kind in _TEXTS]
    if about and not filled & set(about):
        return False
    return row.worth > 0


def _can_move(alignment: Alignment, row: AlignedRow) -> bool:
    """Whether a cell next to a column that the row lacks would be there nearly as well.

    Where a row of two columns of values has one, it is the target.
    """
    kinds, costs = alignment.kinds, alignment.gaps
    filled = dict(row.cells)
    values = [at for at, kind in enumerate(kinds) if kind == "value"]
    for column, places in filled.items():
        words = alignment.words_of(places)
        for other in (column - 1, column + 1):
            if not 0 <= other < len(kinds) or other in filled:
                continue
            if len(values) == 2 and [other, column] == values:
                continue
            here, there = fit(kinds[column], words) - costs[other], fit(kinds[other], words) - costs[column]
            if there > here - _MARGIN:
                return True
    return False


def _is_table(alignment: Alignment, header: LineHeader, rows: Sequence[AlignedRow]) -> bool:
    """Whether rows bear the header out: most are good, and a column of numbers, values, bodies or dates is filled so."""
    own = [row for row in rows if all(column != GROUP for column, _ in row.cells)]
    good = [row for row in own if _is_good(alignment, row)]
    if not good or len(good) * 2 < len(own):
        return False
    strong: dict[int, int] = {}
    for row in good:
        for column, places in row.cells:
            kind = alignment.kinds[column]
            if (kind in _STRONG or kind in BODY_KINDS) and fit(kind, alignment.words_of(places)) >= 3.5:
                strong[column] = strong.get(column, 0) + 1
    if any(count * 2 >= len(good) for count in strong.values()):
        return len(good) > 1 or len(strong) > 1 or alignment.number is not None
    if list(alignment.kinds) == ["name", "standard"] and len(good) >= 3:
        said = [alignment.words_of(places) for row in good for column, places in row.cells if column == 1]
        return 3 * sum(re.search(r"\d", words) is not None for words in said) >= 2 * len(good)
    if len(good) >= 3 and are_works(header.columns):
        return are_whole_works(header.columns, [_lines(alignment, row) for row in own])
    listed = len(header.columns) >= 3 or re.search(r"(?:项目|工程)(?:名称)?$", header.columns[-1].title)
    return alignment.number is not None and len(good) >= 3 and bool(listed)


def _grid(pieces: Sequence[Piece], header: LineHeader, alignment: Alignment, rows: Sequence[AlignedRow]) -> Grid:
    width = len(header.columns)
    cells = _head_cells(pieces, header)
    depth = 2 if header.over else 1
    open_cells: dict[int, Cell] = {}
    unfit: list[Span] = []
    at = depth
    good = _certain(alignment, rows)
    for row, fits in zip(rows, good, strict=True):
        spans = {column: _stretches(alignment.pieces, places) for column, places in row.cells}
        if GROUP in spans:
            cells.append(Cell(at, 0, 1, width, spans[GROUP][0], tuple(spans[GROUP][1:])))
            cells.extend(open_cells.values())
            open_cells = {}
        elif not fits:
            every = [span for found in spans.values() for span in found]
            if not any(is_total(alignment.words_of(places)) for _, places in row.cells):
                unfit.append(Span(min(span.start for span in every), max(span.end for span in every)))
            cells.extend(open_cells.values())
            open_cells = {}
            continue
        else:
            own = {column: Cell(at, column, 1, 1, found[0], tuple(found[1:])) for column, found in spans.items()}
            for column in _merged(alignment.columns, set(own), open_cells):
                above = open_cells[column]
                open_cells[column] = replace(above, rows=at + 1 - above.row)
            cells.extend(cell for cell in open_cells.values() if cell.column in own)
            open_cells = {**{c: cell for c, cell in open_cells.items() if c not in own}, **own}
        at += 1
    cells.extend(open_cells.values())
    cells.sort(key=lambda cell: (cell.row, cell.column))
    spans_all = [span for cell in cells for span in cell.spans] + unfit
    first, last = min(span.start for span in spans_all), max(span.end for span in spans_all)
    return Grid(Span(first, last), at, width, tuple(cells), depth, unfit=tuple(unfit))


def _certain(alignment: Alignment, rows: Sequence[AlignedRow]) -> list[bool]:
    """Which rows are read for certain: not one whose lines go on in a row without a number that fits nothing."""
    good = [_is_good(alignment, row) for row in rows]
    if BODY_KINDS & set(alignment.kinds) and set(alignment.kinds) & {"task", "content", "measures"}:
        torn = _torn(alignment, rows)
        good = [fits and not torn[at] for at, fits in enumerate(good)]
    for at in range(1, len(rows)):
        columns = {column for column, _ in rows[at].cells}
        over = alignment.number is not None and not good[at] and not columns & {alignment.number, GROUP}
        if over and not any(is_total(alignment.words_of(places)) for _, places in rows[at].cells):
            good[at - 1] = False
    return good


def _torn(alignment: Alignment, rows: Sequence[AlignedRow]) -> list[bool]:
    """Which rows of a duty table show that they were cut at the wrong lines.

    A task is the end of a sentence, or ends in the middle of one where hardly any other does, or begins or ends with a line of
    names of bodies; a list of bodies begins or ends in the middle of a name; a cell is one letter that says nothing.
    """
    kinds = alignment.kinds
    task = max(at for at, kind in enumerate(kinds) if kind in _TEXTS)
    cells = [_lines(alignment, row) for row in rows]
    prose = [words for row in cells if "," in (words := "".join(row.get(task, ())))]
    stopped = sum(words[-1] in CLOSED for words in prose) > 0.95 * len(prose)

    def is_torn(row: Mapping[int, Sequence[str]]) -> bool:
        words = "".join(row.get(task, ()))
        if (stopped and "," in words and words[-1] not in CLOSED) or (words[-1:] == "。" and len(words) < 4):
            return True
        if any(holds_body(line) for line in [*row.get(task, ())[:1], *row.get(task, ())[-1:]]):
            return True
        if any(
            re.fullmatch("(?!无)[\u4e00-\u9fff]", "".join(lines))
            for at, lines in row.items()
            if at >= 0 and kinds[at] not in {"number", "value", "unit"}
        ):
            return True
        own = [name for at, kind in enumerate(kinds) if kind in BODY_KINDS for name in _names(row, at)]
        return any(is_run_on(name) or begins(name) < -1 for name in own)

    return [is_torn(row) for row in cells]


def _names(row: Mapping[int, Sequence[str]], at: int) -> list[str]:
    """The names that a row has in a column of bodies; none for a cell that says more than names."""
    words = "".join(row.get(at, ()))
    return [] if not is_bodies(words) else list(names_of(words))


def _merged(columns: Sequence[Column], own: set[int], above: dict[int, Cell]) -> Iterator[int]:
    """The columns whose cell above speaks for this row too: groups and their bodies, never values."""
    texts = [at for at, column in enumerate(columns) if column.kind in _TEXTS - {"standard"}]
    bodies = [at for at, column in enumerate(columns) if column.kind in BODY_KINDS]
    for at, column in enumerate(columns):
        if at in own or at not in above:
            continue
        group = column.kind == "category" or (at in texts and any(other in own for other in texts if other > at))
        shared = at in bodies and not own & set(bodies)
        if group or shared:
            yield at


def _head_cells(pieces: Sequence[Piece], header: LineHeader) -> list[Cell]:
    """The cells of the header: one row, or two where headings are over others."""
    covered = {at for head in header.over for at in range(head.column, head.column + head.columns)}
    cells: list[Cell] = []
    cells.extend(_cell(pieces, head.pieces, 0, head.column, 1, head.columns) for head in header.over)
    for head in header.cells:
        deep = bool(header.over) and head.column in covered
        rows = 1 if deep or not header.over else 2
        cells.append(_cell(pieces, head.pieces, 1 if deep else 0, head.column, rows, 1))
    return cells


def _cell(pieces: Sequence[Piece], places: Sequence[int], row: int, column: int, rows: int, columns: int) -> Cell:
    spans = _stretches(pieces, places)
    return Cell(row, column, rows, columns, spans[0], tuple(spans[1:]))


def _stretches(pieces: Sequence[Piece], places: Sequence[int]) -> list[Span]:
    """The words of a cell as stretches of the text: lines right after each other are one, what a page prints parts them."""
    found: list[Span] = []
    for at, place in enumerate(places):
        piece = pieces[place]
        if at and places[at - 1] == place - 1 and not piece.page_before:
            found[-1] = Span(found[-1].start, piece.span.end)
        else:
            found.append(piece.span)
    return found
