"""连写的表 (run-together tables): tables whose title, headings and cells came out as one line without any mark between them.

专栏：三大产区序号产区基地1北部区（甲盟）青草湖等2中部区（乙市）石门岭等。 The running numbers cut the rows, or
their natures where they have no numbers; run_together_rows.py cuts the cells of targets. A row that can be cut in several ways
is in `Grid.unfit`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from plankg.extract.layout.columns import Column, ColumnKind, column_of
from plankg.extract.layout.run_together_rows import are_even, cut_rows
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.rule import compiled

_OPENS = r"""(?P<caption>(?:(?:专[ ]?栏|表)[ ]?\d{0,2}(?:-\d{1,2})?[ ]*+(?:[:.、][ ]*+)?(?P<title>
        [^。;\r\n\d][^。;\r\n]{1,48}?(?:\r?\n[^。;:\r\n\d]{2,30}?)??)(?<!\s)
    |(?<=\n)[^。;:,\r\n]{2,28}指标表?(?=[ ]*+\r?\n)))\s*+
    (?P<head>(?:(?:类[ ]*别|分[ ]*类|领[ ]*域|维[ ]*度)?[ ]*序[ ]*号[^。;\r\n]{2,80}?)(?=(?:(?P<gap>\s*)(?<!20\d)1|[ ]*(?<!20\d)1[ ])[\u4e00-\u9fffA-Z“\"(《])
    |(?:(?:类[ ]*别|分[ ]*类)?[ ]*指[ ]*标(?:(?!序[ ]*号)[^。;\r\n]){2,60}?(?:属[ ]*性|性[ ]*质|类[ ]*型))(?=[ ]*[\u4e00-\u9fff]))"""
_NUMERAL = r"[ ]?(?!以[上下内]|左右|个百分点|岁|提[高升]|下降|降低|增加|减少|(?:约束|预期|指导|引导)性)[\u4e00-\u9fffA-Z“\"(《]"
_ENDS = r"""。|[\r\n](?!\s*\d+[\u4e00-\u9fffA-Z“\"(《])|注[:\d]
    |(?<=[\d%‰\]性-])(?=[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,2}\)|第[一二三四五六七八九十]{1,3}[章节])
    |(?<![\d.])(?=\d{1,2}[.、][\u4e00-\u9fff]{2,20}。)"""
_BY_NATURE = r"[^。\r\n]+?(?:约束|预期|指导|引导)性"
_PERIOD = r"[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间)?"
_SENSE = r"""(?:(?:现状|现|实际|实绩|基期|基准|基础|完成)(?:年(?!均))?(?:完成)?(?:值|数|情况)?
    |(?:目标|规划|预期|预计|预测)(?:目标)?(?:年(?!均))?(?:值|数)?|指标值)"""
_CHANGE = "(?:增长|增速|增幅|增减|提[高升]|变[化动]|升降|下降|降低|减少|增加)"
# What a change is measured against: 2030年较2025年, 比上期末, 2025-2030年, “十五五”期间.
_AGAINST = rf"(?:(?P<later>20\d\d年?)?[较比同](?:20\d\d年?|{_PERIOD}|[现基][状期]|上期)(?:期?末)?|20\d\d年?-(?:20)?\d\d年?|{_PERIOD})?"
# Headings of targets, longest first; 目标 in 2025年目标(2030年) belongs to the second.
_HEADING = rf"""(?P<number>序号|编号)|(?P<category>(?:目标|指标)?(?:类别|分类|领域|维度))|(?P<unit>(?:计量)?单位)
    |(?P<nature>(?:指标)?(?:属性|性质))|(?P<type>(?:指标)?类型)
    |(?P<growth>{_AGAINST}(?:(?:年均|年平均|累计|五年|总)+{_CHANGE}?|{_CHANGE})(?:率|幅度|值|数|量|情况)?
        (?:\([^()]*\)|\[[^\[\]]*\]|/\[?(?:五年)?累计{_CHANGE}?(?:值|数)?\]?)*|\[累计[^\[\]]*\])
    |(?P<value>(?:{_PERIOD}期?末值?|(?:20\d\d年?|{_PERIOD})(?:{_SENSE}(?!\(20))?)(?:\((?!20)[^()]*\))?|{_SENSE}(?:\((?:20\d\d年?|{_PERIOD}期?末?)\))?)
    |(?P<name>(?:主要|具体|发展|核心|预期|监测|评价)?指标(?:名称|项目|项|内容)?|(?:指标)?名称|项目(?:名称)?)"""
_TARGETS = r"指[ ]*标|20\d\d[ ]*年|目标"
# The end of a title that begins as the headings do: 主要指标表|指标.
_END_OF_TITLE = r"指标(?:体系|表)?[ ]*(?=(?:主要|具体|发展|核心)?指[ ]*标|类[ ]*别|分[ ]*类)"
# A heading over the years after it: 指标值属性2025年2030年.
_OVER = r"(?:指标|规划|发展)?(?:目标|数值|值)(?:值)?"
_GROUP = r"[\u4e00-\u9fff、]{2,12}"
_MOST_ROWS = 300
_LONGEST_ROW = 400


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
    if "标" not in folded and "序" not in folded:
        return
    for match in compiled(_OPENS).finditer(folded):
        doubled = compiled(_END_OF_TITLE).match(folded, match.start("head"))
        begin = doubled.end() if doubled else match.start("head")  # 指标 at the end of the title
        head = _trimmed(folded, begin, match.end("head"))
        found = _columns(folded, head)
        caption = _trimmed(folded, match.start("caption"), begin)
        if found is not None:
            columns, group = found
            rows = _rows(folded, match.end(), head.of(folded), [column for column, _ in columns])
            cells, unfit = _value_cells(folded, columns, group, rows)
            sure = 2 * len(unfit) <= len(rows)
            if not sure:  # the columns are not what the headings seem to say
                cells, unfit = [cell for cell in cells if cell.row == 0], rows
            if max(len(rows), *(cell.row for cell in cells)) >= 2 and (sure or not match["gap"]):
                yield RunTogether(caption, _grid(head, caption, rows, cells, unfit, len(columns)))
        elif not match["gap"] and (rows := _rows(folded, match.end(), head.of(folded), ()))[1:]:
            has_targets = re.search(_TARGETS, head.of(folded)) is not None
            cells = [Cell(0, 0, 1, 3, head)] if has_targets else _label_cells(folded, head, rows)
            yield RunTogether(caption, _grid(head, caption, rows, cells, rows if has_targets else [], 3))


def _rows(folded: str, start: int, head: str, columns: Sequence[Column]) -> list[Span]:
    """The rows from 1 on; each ends where the next number begins, the last one where the table does.

    226.52围栏 is the end of a row and number 2: of the places where a number can begin the first after which the row can be cut.
    """
    ends = compiled(_ENDS).search(folded, start)
    limit = ends.start() if ends else len(folded)
    if columns and all(column.kind != "number" for column in columns):
        return [_trimmed(folded, *row.span()) for row in compiled(_BY_NATURE).finditer(folded, start, limit)]
    rows: list[Span] = []
    at = start
    while len(rows) < _MOST_ROWS:
        number = rf"{len(rows) + 2}(?={_NUMERAL})"
        after = [match.start() for match in re.compile(number).finditer(folded, at + 2, min(limit, at + _LONGEST_ROW))]
        apart = [place for place in after if folded[place - 1] not in "0123456789."]
        cut = (
            one
            for one in (*after, *([limit] if limit <= at + _LONGEST_ROW else []))
            if columns and _can_end(folded, at, one, len(str(len(rows) + 2)), columns)
        )
        end = next(cut, next(iter(apart or after), limit))
        again = folded.find(head, at, end)
        rows.append(_trimmed(folded, at, again if again > 0 else end))
        if end == limit:
            break
        at = end
    return rows


def _can_end(folded: str, start: int, end: int, digits: int, columns: Sequence[Column]) -> bool:
    """Whether a row can be cut that ends before a number; not where its values are even only with the figures of that number."""
    words = _trimmed(folded, start, end).of(folded)
    cuts = cut_rows(words, columns)
    if not cuts or are_even(words, cuts[-1], columns) or not folded[end - 1].isdigit():
        return bool(cuts)
    more = folded[start : end + digits]
    longer = cut_rows(more, columns)
    return not (longer and are_even(more, longer[-1], columns))


def _grid(
    head: Span, caption: Span, rows: Sequence[Span], cells: Sequence[Cell], unfit: Sequence[Span], width: int
) -> Grid:
    last = max(row.end for row in rows)
    count = 1 + max((cell.row for cell in cells), default=0)
    return Grid(Span(head.start, last), count, width, tuple(cells), 1, caption, tuple(unfit))


def _columns(folded: str, head: Span) -> tuple[list[tuple[Column, Span]], Span | None] | None:
    """The headings of a table of targets, each with its place, and the group of the first rows after them; None for other tables."""
    found = _headings(folded, head.start, head.end)
    group = None
    if found[0][0].kind == "category" and found[-1][0].kind == "other" and re.fullmatch(_GROUP, found[-1][0].title):
        group = found.pop()[1]
    years = sum(column.kind == "value" and column.year is not None for column, _ in found)
    over = [
        bool(re.fullmatch(_OVER, column.title)) and (years > 1 or (after is not None and after.year is not None))
        for (column, _), after in zip(found, [*(column for column, _ in found[1:]), None], strict=True)
    ]
    found = [entry for entry, above in zip(found, over, strict=True) if not above]
    kinds = [column.kind for column, _ in found]
    known = set(kinds) <= {"number", "category", "name", "unit", "value", "growth", "nature"}
    complete = kinds.count("name") == 1 and "value" in kinds and ("number" in kinds or "nature" in kinds)
    grouped = "category" in kinds and "number" not in kinds  # where a group ends and a name begins cannot be seen
    return (found, group) if known and complete and not grouped else None


def _headings(folded: str, start: int, end: int) -> list[tuple[Column, Span]]:
    """Words as headings without a gap between them; the last one is `other` where words are left that are none."""
    places = [at for at in range(start, end) if not folded[at].isspace()]
    words = "".join(folded[at] for at in places)
    found: list[tuple[Column, Span]] = []
    at = 0
    while match := compiled(_HEADING).match(words, at):
        end, kind = match.end(), match.lastgroup
        later = match["later"] and int(match["later"][:4])
        if later and all(column.year != later for column, _ in found):
            end, kind = match.end("later"), "value"  # 2025年|2030年|较2025年增减
        column = column_of(words[at:end]) or Column("other", words[at:end])
        if kind == "type":  # 类型 before the values is of the rows, after them of the indicators
            kind = "nature" if any(one.kind == "value" for one, _ in found) else "category"
        found.append((replace(column, kind=cast("ColumnKind", kind)), Span(places[at], places[end - 1] + 1)))
        at = end
    if at < len(places):
        found.append((Column("other", words[at:]), Span(places[at], places[-1] + 1)))
    return found


def _value_cells(
    folded: str, columns: Sequence[tuple[Column, Span]], group: Span | None, rows: Sequence[Span]
) -> tuple[list[Cell], list[Span]]:
    cells = [Cell(0, at, 1, 1, span) for at, (_, span) in enumerate(columns)]
    kinds = [column.kind for column, _ in columns]
    unfit: list[Span] = []
    row = 1
    for span in rows:
        is_row = span.end - span.start <= _LONGEST_ROW
        cuts = cut_rows(span.of(folded), [column for column, _ in columns]) if is_row else []
        if not cuts:
            unfit.append(span)
            continue
        for cut in cuts:
            if group is not None and "category" in kinds:
                cells.append(Cell(row, kinds.index("category"), 1, 1, group))
                group = None
            cells.extend(
                Cell(row, at, 1, 1, _trimmed(folded, span.start + a, span.start + b)) for at, (a, b) in cut.items()
            )
            row += 1
        last = span.start + max(end for _, end in cuts[-1].values())
        group = Span(last, span.end) if last < span.end else None
    return cells, unfit


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
