"""表头 (line headers): where lines that hold one cell each begin a table, and which columns they can name.

A header is a run of short lines that are mostly words for columns, one by one or joined with their neighbours (序/号, 2025年/目标).
How a run falls into columns is often open (指标/属性, a heading over two others): each way is a `LineHeader`, and the rows decide
between them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plankg.extract.layout.cells import LEVELS, holds_name, kinds_of_cell
from plankg.extract.layout.columns import BODY_KINDS, Column, ColumnKind, column_of
from plankg.extract.layout.pieces import Piece
from plankg.extract.layout.row_numbers import row_number
from plankg.extract.text.bodies import is_clause
from plankg.extract.text.rule import compiled

# Headings that say what a table is for; two of them make a header worth trying.
_TELLING = frozenset[ColumnKind](
    {"number", "name", "unit", "value", "nature", "task", "content", "measures", "deadline", "construction", "years",
     "investment", "standard", "weight", "growth", "category", "place", "scale", "leader"}
) | BODY_KINDS  # fmt: skip
# Columns that can hold amounts whatever their heading, and the words that say so.
_SOFT = frozenset[ColumnKind]({"task", "other", "scale", "result", "content", "name", "category"})
_AMOUNT_WORDS = r"任务$|计划|数$|量$|面积|规模|率$|人口|预算|经费|比例|[^)]\([^()]*\)$"
_ONCE = frozenset[ColumnKind]({"number", "unit", "nature", "deadline", "name", "construction"})
# Headings of three characters and more for such columns are two, not the lines of one.
_WHOLE = frozenset[ColumnKind]({"category", "name", "task", "content", "measures", "deadline"}) | BODY_KINDS
_MOST_LINES = 30
_MOST_WORDS = 24
_MOST_COLUMNS = 20
_KEPT = 6
_LONGEST_UNKNOWN = 6
# What a body does is no heading, long words that begin with it are; 牵头责任单位及责任人 begins with a role.
_SAID = r"(?!牵头|责任|配合|主办|协办|参与|承办|负责|落实|实施|推进|指导|督办).{7,}"
# How far on a header is looked for that a page prints again.
_REACH = 400
_WITHIN = 9.0
_NEVER_HEADING = r".*[。;!?,]|[\d.%‰≥≤<>~-]+|.*[,。;].*"
_TITLE = r"(?:.{7,}|.+[省市县区州盟旗镇乡](?!分).*)(?:清单|台账|一览表|分[解工]表|任务表)"
_BRACKETED = r"[(\[](?!.*20\d\d).*[)\]]"
# What opens a line above or between rows and no heading: 表1, 专栏2, 行动一:, 一、.
_NO_HEADING = (
    r"(?:专栏|[图表]|附[件表录])\d?.*|(?:行动|任务|工程|方向|部分|板块)?[一二三四五六七八九十]{1,3}[、:].*"
    r"|\([一二三四五六七八九十]{1,3}\).*|\d{1,2}[.、].*|.*:|.*(?:工程|项目)\([^()]*\)(?:/\([^()]*\))?"
)
# A heading over several columns of values.
_OVER = r"""(?:指标|目标|规划|计划|整治|改造|投资|年度|分年度|建设|实施|推进|进度|预期|阶段
        |[\"“”]|十[一二三四五六]五|时期|期间){0,4}
    (?:指标|目标|任务|计划|规划|安排|要求|情况)?(?:值|数)?(?:\([^()]*\))?"""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One heading: its column, the pieces that make it, and how many columns from `column` on it is over."""

    pieces: tuple[int, ...]
    column: int
    columns: int = 1


@dataclass(frozen=True, slots=True)
class LineHeader:
    """One way to read a header: the columns, the headings over them (two rows where `over`), where the rows begin."""

    columns: tuple[Column, ...]
    cells: tuple[HeadCell, ...]
    over: tuple[HeadCell, ...]
    end: int
    worth: float

    @property
    def start(self) -> int:
        """The first piece of the header."""
        return min(cell.pieces[0] for cell in (*self.cells, *self.over))


@lru_cache(maxsize=65536)
def heading(words: str) -> Column | None:
    """The column that words name, None where they cannot be a heading."""
    if len(words) > _MOST_WORDS or compiled_never(words) or compiled(_TITLE).fullmatch(words) or holds_name(words):
        return None
    column = column_of(words)
    # 布局建设…社区 is a task, though it ends as headings do.
    said = column and column.kind in BODY_KINDS and compiled(_SAID).match(words) and is_clause(words)
    return None if said else column


def compiled_never(words: str) -> bool:
    """Whether words cannot be a heading: a sentence, a number."""
    return re.fullmatch(_NEVER_HEADING, words) is not None and column_of(words) is None


def opens_header(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a header can begin at a piece: short lines, the first of them a heading alone or with the next one."""
    words = pieces[at].words
    following = pieces[at + 1].words if at + 1 < len(pieces) else ""
    if not following or len(words) > _MOST_WORDS or len(following) > _MOST_WORDS or following[-1] in "。;!?,":
        return False
    if words[0] in "([" or compiled(_NO_HEADING).fullmatch(words):
        return False
    if heading(words) is not None:
        return True
    return len(words + following) <= 6 and heading(following) is None and heading(words + following) is not None


def header_end(pieces: Sequence[Piece], start: int) -> int:
    """The piece after the run of short lines that can be headings; where rows have no numbers, names of bodies end it."""
    at = start
    numbered = any(piece.words in {"序号", "编号", "序"} for piece in pieces[start : start + 3])
    while at < min(start + _MOST_LINES, len(pieces)):
        words = pieces[at].words
        said = compiled_never(words) and re.search(r"[。;!?,]", words)
        if len(words) > _MOST_WORDS or said or re.search(r"[。;!?,]$", words) or re.fullmatch(_NO_HEADING, words):
            break
        if at > start + 1 and words == pieces[start].words:
            break
        rest = at > start and words[-1] == ")" and "(" not in words and "(" in pieces[at - 1].words
        if at > start and not rest and heading(words) is None:
            kinds = kinds_of_cell(words)
            if (
                kinds & {"nature", "empty"}
                or ("bodies" in kinds and words[0] in LEVELS and at > start + 1 and not numbered)
                or row_number(words) is not None
                or ("value" in kinds and words[0].isdigit())
            ):
                break
        at += 1
    return at


def headers_at(pieces: Sequence[Piece], start: int, *, blanks: str, opened: bool = False) -> list[LineHeader]:
    """The likeliest ways to read a header that begins at a piece, best first; none where it is no header.

    `opened` says that the first piece need not be a known heading.
    """
    if not opened and not opens_header(pieces, start):
        return []
    end = header_end(pieces, start)
    starts = [
        start,
        *(at for at in range(start + 1, min(start + 4, end)) if pieces[at].words in {"序号", "编号", "序"}),
    ]
    found: list[LineHeader] = []
    for begin in starts:
        for ways in _cuts(pieces, begin, end, blanks):
            found.extend(_variants(pieces, ways))
    found = [other for header in found if _is_telling(header) for other in _with_cells_deciding(header)]
    return list(_best_of_each_end([header for header in found if not _ends_early(pieces, header)]))


def _ends_early(pieces: Sequence[Piece], header: LineHeader) -> bool:
    """Whether a heading that no cell can be (责任单位, 目标值, 2030年) follows a header."""
    after = heading(pieces[header.end].words) if header.end < len(pieces) else None
    return after is not None and (after.kind in BODY_KINDS or (after.kind in {"value", "unit", "nature"}))


def _best_of_each_end(headers: Sequence[LineHeader]) -> Iterator[LineHeader]:
    """The likeliest headers that end at each place, no two with the same columns."""
    seen: set[tuple[tuple[Column, ...], int]] = set()
    kept: dict[tuple[int, int], int] = {}
    ranked = sorted(headers, key=lambda header: -header.worth)
    ranked = [
        header
        for header in ranked
        if header.worth >= ranked[0].worth - _WITHIN and len(header.columns) <= _MOST_COLUMNS
    ]
    for header in ranked:
        key, place = (header.columns, header.end), (header.start, header.end)
        if key not in seen and kept.get(place, 0) < _KEPT:
            seen.add(key)
            kept[place] = kept.get(place, 0) + 1
            yield header


@dataclass(frozen=True, slots=True)
class _Cut:
    groups: tuple[tuple[int, ...], ...]
    columns: tuple[Column | None, ...]
    worth: float
    end: int


def _cuts(pieces: Sequence[Piece], start: int, end: int, blanks: str) -> list[_Cut]:
    """The best ways to cut a run of lines into headings of one to three lines each, single characters of four, for every likely end of the header."""
    kept: dict[int, list[_Cut]] = {start: [_Cut((), (), 0.0, start)]}
    for at in range(start, end):
        for before in sorted(kept.get(at, ()), key=lambda cut: -cut.worth)[:_KEPT]:
            for take in (1, 2, 3, 4):
                # 指 标 名 称: a heading set with spaces.
                spaced = all(len(piece.words) == 1 for piece in pieces[at : at + take])
                if at + take <= end and (take < 4 or spaced):
                    cut = _with(pieces, before, at, take, blanks)
                    if cut is not None:
                        kept.setdefault(at + take, []).append(cut)
    known = [at for at in range(start + 1, end + 1) if any(cut.columns[-1] is not None for cut in kept.get(at, ()))]
    if not known:
        return []
    plain = next((at for at in range(start, end) if heading(pieces[at].words) is None), end)
    ends = [at for at in range(start + 1, end + 1) if at == plain or known[-1] - 2 <= at <= known[-1] + 3]
    return [
        cut
        for at in ends
        for cut in sorted(kept.get(at, ()), key=lambda cut: -cut.worth)[:_KEPT]
        if len(cut.groups) > 1
    ]


def _with(pieces: Sequence[Piece], before: _Cut, at: int, take: int, blanks: str) -> _Cut | None:
    words = "".join(piece.words for piece in pieces[at : at + take])
    if len(words) > _MOST_WORDS:
        return None
    if take > 1 and re.search(r".序号|.编号", words):
        return None
    if _are_two([piece.words for piece in pieces[at : at + take]]):
        return None
    column = heading(words)
    inner = [piece.blank_before for piece in pieces[at + 1 : at + take]]
    worth = 0.0
    if column is None:
        worth -= (
            1.0 + 2.0 * (len(words) > _LONGEST_UNKNOWN)
            if take == 1
            else 1.5
            if re.fullmatch(_BRACKETED, pieces[at + 1].words)
            else 3.0 * take
        )
    else:
        worth += (2.0 if column.kind != "other" else 1.2) * take - (0.0, 0.8, 2.5, 2.5)[take - 1]
        worth -= 1.5 if take == 1 and re.fullmatch(r"[\"“”]*十[一二三四五六]五[\"“”]*", words) else 0.0
        worth -= 4.0 if take > 1 and not _belongs(pieces, at, take, column.kind) else 0.0
        if column.kind in _ONCE and any(c is not None and c.kind == column.kind for c in before.columns):
            worth -= 3.0
    if column is not None and column.kind == "number":
        worth -= sum(
            2.0 for c in before.columns if c is None or c.kind in {"task", "content", "measures", "name", "other"}
        )
    worth -= _torn_or_two(pieces, before, words, take, column)
    if before.groups and re.fullmatch(_BRACKETED, pieces[at].words):
        worth -= 4.0
    if blanks == "cells":
        worth -= 2.5 * sum(inner)
        worth -= 2.5 if before.groups and not pieces[at].blank_before else 0.0
    return _Cut(
        (*before.groups, tuple(range(at, at + take))), (*before.columns, column), before.worth + worth, at + take
    )


def _torn_or_two(pieces: Sequence[Piece], before: _Cut, words: str, take: int, column: Column | None) -> float:
    """What is against a heading that is two (2030年目标, 属性) or the rest of the one before it (指标, 名称; 2030年, 目标值)."""
    if take > 1:
        return 4.0 if _has_two_years(words, column) else 0.0
    over = before.columns[-1] if before.columns else None
    if over is None or column is None or over.kind != column.kind:
        return 0.0
    last = "".join(pieces[at].words for at in before.groups[-1])
    whole = heading(last + words)
    dated = re.fullmatch(r"20\d\d年?", last) is not None and column.year is None
    rest = whole is not None and whole.kind == column.kind
    return 3.0 if rest and (dated or (column.kind == "name" and len(last + words) <= 4)) else 0.0


def _has_two_years(words: str, column: Column | None) -> bool:
    """Whether words name two years, or a year and a column that has none: 2030年目标, 属性."""
    if column is not None and column.kind in {"nature", "unit", "name"} and re.search(r"20\d\d", words):
        return True
    return len(re.findall(r"20\d\d|十[一二三四五六]五", words)) > 1 and not re.search(r"[-~至到]", words)


def _are_two(words: Sequence[str]) -> bool:
    """Whether lines are two headings, each whole: 任务类别/工作内容, no 牵头/单位."""
    return any(
        all(len(part) > 2 and (column := heading(part)) is not None and column.kind in _WHOLE for part in parts)
        for at in range(1, len(words))
        for parts in [("".join(words[:at]), "".join(words[at:]))]
    )


def _belongs(pieces: Sequence[Piece], at: int, take: int, kind: ColumnKind) -> bool:
    """Whether the first line of a joined heading is no heading that the rest only follows: 杭州市 is no part of 杭州市/序号.

    A year or a period is before its word (2025年/目标, “十五五”/目标值), not after another.
    """
    first, rest = pieces[at].words, "".join(piece.words for piece in pieces[at + 1 : at + take])
    if any(piece.words[-1] == ")" for piece in pieces[at : at + take - 1]) and first[0] not in "([":
        return False
    dated = first.startswith("20")  # 2025年现 over 状值
    if (
        heading(first) is None
        and heading(rest) is not None
        and len(first + rest) > 6
        and kind not in BODY_KINDS
        and not dated
    ):
        return False
    if heading(first) is not None and heading(rest) is None and len(rest) > 3 and rest[0] not in "([":
        return False
    cut = kind in BODY_KINDS  # 市卫健委内配/合处室
    if heading(first) is None and heading(rest) is None and len(first + rest) > 8 and rest[0] not in "([" and not cut:
        return False
    return not (
        heading(first) is not None and re.search(r"20\d\d|十[一二三四五六]五", rest[:6]) and rest[0] not in "(["
    )


def _with_cells_deciding(header: LineHeader) -> Iterator[LineHeader]:
    """The header with columns whose words leave it open taken for what their cells may hold: amounts, natures."""
    yield header
    kinds = [column.kind for column in header.columns]
    amounts = tuple(
        replace(column, kind="value")
        if column.kind in _SOFT and re.search(_AMOUNT_WORDS, column.title) and _can_be_amounts(kinds, at)
        else column
        for at, column in enumerate(header.columns)
    )
    if amounts != header.columns:
        yield replace(header, columns=amounts, worth=header.worth - 0.5)
    typed = [
        at
        for at, column in enumerate(header.columns)
        if at > 1 and re.search(r"[类属性]", column.title[-2:]) and column.kind == "category"
    ]
    if typed and "nature" not in kinds and {"name", "unit", "value"} & set(kinds):
        columns = tuple(replace(c, kind="nature") if at == typed[-1] else c for at, c in enumerate(header.columns))
        yield replace(header, columns=columns, worth=header.worth - 0.5)


def _can_be_amounts(kinds: Sequence[ColumnKind], at: int) -> bool:
    """Whether a column can hold amounts: in a table of bodies one before it says of what, 工作任务 has nothing before it."""
    return at > 0 and (not BODY_KINDS & set(kinds) or bool({"name", "task", "content", "measures"} & set(kinds[:at])))


def _is_telling(header: LineHeader) -> bool:
    kinds = [column.kind for column in header.columns]
    telling = {kind for kind in kinds if kind in _TELLING}
    known = sum(
        1 for kind, column in zip(kinds, header.columns, strict=True) if kind != "other" or heading(column.title)
    )
    return len(kinds) >= 2 and (len(telling) >= 2 or known >= 3) and known * 2 >= len(kinds)


def _variants(pieces: Sequence[Piece], cut: _Cut) -> Iterator[LineHeader]:
    """The columns of a cut: as they follow each other, and with a heading over others taken as such."""
    titles = ["".join(pieces[at].words for at in group) for group in cut.groups]
    columns = [column or Column("other", title) for column, title in zip(cut.columns, titles, strict=True)]
    cells = tuple(HeadCell(group, at) for at, group in enumerate(cut.groups))
    yield LineHeader(tuple(columns), cells, (), cut.end, cut.worth)
    for at in range(len(columns)):
        if not is_over(titles[at]):
            continue
        for first in range(at + 1, len(columns)):
            last = first
            while last < len(columns) and columns[last].kind in {"value", "growth"}:
                last += 1
            if last - first >= 2 and (first == at + 1 or last == len(columns)):
                yield _under(cut, columns, at, first, last)
                if (last - first) % 2 == 0 and (zipped := _zipped(cut, columns, titles, at, first, last)) is not None:
                    yield zipped
                break


def is_over(title: str) -> bool:
    """Whether a heading can be over several columns of values: 规划目标, “十四五”目标, 指标值."""
    bare = re.sub(r"十[一二三四五六]五|时期|期间|[\"“”]", "", title)
    return bool(bare) and not re.search(r"20\d\d", title) and re.fullmatch(_OVER, title, re.VERBOSE) is not None


def _under(cut: _Cut, columns: Sequence[Column], over: int, first: int, last: int) -> LineHeader:
    """The columns `first` to `last` under the heading `over`, in its place."""
    order = [*range(over), *range(first, last), *range(over + 1, first), *range(last, len(columns))]
    cells = tuple(HeadCell(cut.groups[at], place) for place, at in enumerate(order))
    head = HeadCell(cut.groups[over], over, last - first)
    bonus = 0.5 if columns[over].kind in {"value", "other"} else -1.0
    return LineHeader(tuple(columns[at] for at in order), cells, (head,), cut.end, cut.worth + bonus)


def _zipped(
    cut: _Cut, columns: Sequence[Column], titles: Sequence[str], over: int, first: int, last: int
) -> LineHeader | None:
    """A row of labels over a row of years (现状, 规划 over (2025年), (2030年)) as one heading each."""
    half = (last - first) // 2
    labels, years = range(first, first + half), range(first + half, last)
    if any(columns[at].year for at in labels) or not all(columns[at].year for at in years):
        return None
    joined: list[Column] = []
    for label, year in zip(labels, years, strict=True):
        column = heading(titles[label] + titles[year])
        joined.append(column if column is not None else replace(columns[year], sense=columns[label].sense))
    order: list[tuple[Column, tuple[int, ...]]] = [(columns[at], cut.groups[at]) for at in range(over)]
    order += [
        (column, cut.groups[label] + cut.groups[year])
        for column, label, year in zip(joined, labels, years, strict=True)
    ]
    order += [(columns[at], cut.groups[at]) for at in [*range(over + 1, first), *range(last, len(columns))]]
    cells = tuple(HeadCell(group, place) for place, (_, group) in enumerate(order))
    head = HeadCell(cut.groups[over], over, half)
    return LineHeader(tuple(column for column, _ in order), cells, (head,), cut.end, cut.worth + 1.0)


def printed_again(pieces: Sequence[Piece], headers: Sequence[LineHeader]) -> list[LineHeader]:
    """The longest headers whose words another page prints again."""
    found: dict[int, list[LineHeader]] = {}
    for header in headers:
        heads = "".join(piece.words for piece in pieces[header.start : header.end])
        first, reach = pieces[header.start].words, range(header.end, min(header.end + _REACH, len(pieces)))
        if any(pieces[at].words == first and same_header(pieces, at, heads) is not None for at in reach):
            found.setdefault(header.end, []).append(header)
    return found[max(found)] if found else []


def same_header(pieces: Sequence[Piece], at: int, heads: str) -> int | None:
    """The piece after a header that is printed again, wrapped in the same way or not."""
    words = ""
    while at < len(pieces) and len(words) < len(heads):
        words += pieces[at].words
        at += 1
    return at if words == heads else None
