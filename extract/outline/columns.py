"""专栏 (special columns): the line that opens one, and the items of one that was printed as a table."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import column_of
from plankg.extract.layout.tables import Table
from plankg.extract.model.spans import Span
from plankg.extract.outline.headings import Heading
from plankg.extract.text.grids import Grid
from plankg.extract.text.lines import Line, sentences, trim
from plankg.extract.text.numbering import BULLET, STRONG, marker_at
from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import alternatives

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_CN = "[一二三四五六七八九十]{1,3}"
# What the names of works end with, and of what is listed with them.
_WORKS = "(?:工程|项目|行动|计划)"
_LISTED = "(?:工程|项目|行动|任务|计划|举措|措施)"
# 重点工程一：…, 重点工程之二：… are boxes as 专栏1 is.
_WORK = rf"""(?P<label>重[点大](?:工程|项目|行动|专项|任务)之?[ ]*(?:{_CN}|\d{{1,2}}))
    (?:[ ]*:[ ]*(?P<title>[^:。;]{{4,40}})|[ ]+(?P<named>[^:,。;]{{4,30}}{_WORKS}))"""
# 表1 护林重点工程, [重点工程]: boxes where what opens a list follows.
_BOX = rf"""(?P<label>表[ ]?\d{{1,2}})[ ]+(?P<title>[^:,。;]{{2,30}}{_LISTED}(?:一览表?|清单|名单|列?表)?)
    |\[(?P<bare>(?:重[点大]|主要|标志性)(?:工程|项目|行动|任务))\]"""
_NUMBER = rf"(?:\d{{1,2}}(?:-{{1,2}}\d{{1,2}}|[.]\d{{1,2}}(?=[ :]))?|{_CN}|[(\[](?:{_CN}|\d{{1,2}})[)\]]|[①-⑳Ⅰ-Ⅻ]|[A-H](?=[ :]))"
# 重大工程专栏1, 工程专栏：…, 专题一 …: what the box holds is said before the word.
_WORD = rf"""(?:(?:重[点大]|主要)?(?:工程|项目|任务|行动|平台|指标|案例|专题)(?=专[ ]?栏[ ]?{_NUMBER})
    |(?:重[点大]|主要)?(?:工程|项目|任务|行动)(?=专[ ]?栏[ :]))?专[ ]?栏|专[ ]?题(?=[ ]?{_NUMBER}[ ]*[ :])"""
# A line that only begins with the word (专栏集中发布…) is none: a number, a mark or a space comes after it.
_COLUMN = rf"""(?:\#{{1,6}}[ ]+|>[ ]*)?(?:\*\*)?(?:(?:{BULLET}|[▌-▏█])[ ]*)?(?P<open>[\[(〖「『])?(?:{_WORD})表?
    (?:[ ]*[之第]?(?P<n>{_NUMBER})[ ]*(?P<shut>[\])〗」』])?|(?P<bare>[\])〗」』])|(?=[ :]|$))
    (?:\*\*)?[ ]*(?:[:.、|丨/·]|-{{1,2}})?[ ]*(?:\*\*)?[ ]*(?P<title>.*?)(?:\*\*)?"""
# A title in marks of its own, or before the stop of its line: 专栏1《…》, 专栏1 …：
_SET_OFF = r"(?:《(?P<named>[^《》]+)》|\((?P<inner>[^()]+)\)|(?P<before>.+?)[:。])"
# 护湖重点工程专栏, 护湖重点工程（专栏1）: the word comes after the title. What opens a list has to follow.
_COLUMN_AFTER = rf"(?P<title>[^,。;:()]{{2,30}}{_LISTED})(?:专[ ]?栏|\([ ]*专[ ]?栏[ ]*(?P<n>{_NUMBER})[ ]*\))"
_NO_TITLE = r".*(?:设立|建立|设置|[见在])"
# What the name of a column ends with, where it goes on in the next line or is alone on it.
_NAME_END = rf".*(?:{_LISTED}|指标|重点|清单)"
# The first item is on the line of the title: 专栏1：护林重点工程　　古树复壮工程。包括换土。 专栏1 护林重点工程1.古树复壮…
_FIRST = rf"(?:1[.、][ ]*(?=[^\d\s])|[(][1一][)]|①|一、|{BULLET})"
# The names of works in a row: 重点建设河东公园项目、苗圃改造工程等。
_NAME = r"(?:[^、,。;:()\s]|\([^()]*\)){3,36}"
_NAMES = rf"""(?:(?:重点|主要|着力|加快|组织)*(?:实施|建设|推进|推动|包括|开展|完成)[:]?)?
    (?P<names>{_NAME}?(?:、[ ]*{_NAME}?)*[、和及与][ ]*{_NAME}?)(?:等[^、,。;:]{{0,12}})?[。;]?"""
_RUN_ON = rf"""(?P<title>[^。;:,\s][^。;:,]{{2,58}}?)(?P<gap>[ ]*(?={_FIRST})|(?:[ ]+|[。:][ ]*)(?=[^。;:,\s]{{3,36}}[。:][ ]*[^\s])
    |\][ ]*(?=[^。;:,\s]{{2}})|(?<={_LISTED})(?=[^。;:,\s\])]{{4,26}}{_WORKS}[。:][^\s])
    |(?<={_LISTED})(?:[ ]{{2,}}|[。:])[ ]*(?=[^\s]{{4}})|[ ]{{2,}}(?=.{{8,}}。$))"""
# What items open with instead of a number that counts: bullets, 01, 一是, 工程一.
_MARK = rf"""(?:{BULLET}|[*]+(?=[ ])|-{{1,2}}|[A-Ha-h][.、)]|[一二三四五六七八九十]是
    |(?P<n>0\d|\d{{1,2}}(?=[ ]+[\u4e00-\u9fff]{{2}}|[\u4e00-\u9fff]{{3}})(?![个座项条大处年月日万千百亿家名件类批期]))[ ]*[.、:]?
    |(?P<label>(?:工程|项目|行动|任务|专项)[ ]*(?:{_CN}|\d{{1,2}}))[ ]*[:.、]?)"""
_NO_ITEM = r"""(?:责任|牵头|配合|主管|实施|参与|支持|建设|完成|项目|工程)(?:单位|部门|主体|时[间限]|名称|地[点址]|内容|规模|性质|[期年]限|周期|工期|概况)
    |总?投资(?:额|规模)?|备?注|说明|其中|单位|(?:资料|数据)?来源"""
# A name ends with a stop, a colon or a dash, or before a gap and more words (\u3000: a tab or a wide blank of the text).
_PHRASE = rf"""(?P<mark>{_MARK}[ \u3000]*)?(?!(?:{_NO_ITEM}|(?:[到至])?20\d\d年.{{0,4}}):)(?:\[(?P<inner>[^\[\]]{{2,30}})\][:。]?(?=[ \u3000]*[^\s])
    |(?P<work>[^。:;!?,、 \u3000]{{2,24}}{_WORKS}|[^。:;!?,、\d \u3000]{{2,16}}(?(mark)|(?=[ ]{{2}}|[ ]?\u3000)))[ \u3000]+(?=[^ \u3000]{{8}})
    |(?P<title>(?(mark)(?:(?!--)[^。:;!?]){{2,40}}|(?:(?:(?!--)[^。:;!?]){{4,26}}
    |[^。:;!?,]{{4,36}}{_WORKS}(?:\([^()]*\))?|[^。:;!?\d]{{2,3}}(?=:))))(?:[。:]|--)(?=[ \u3000]*[^\s]))[ \u3000]*"""
_WIDE, _WIDE_BLANKS = "\u3000", "\u3000\t"
_LONGEST_OPENING = 100
# Words of a first item that is more than a cell, and of a paragraph under a name.
_LONG_ENOUGH = 11
_NEAR = 8  # lines of one item
_MOST_NAMES = 40
_PAGE = r"-{1,2}[ ]*\d{1,3}[ ]*-{1,2}"
_LABEL_LINE = rf"\[?\(?(?:{_NO_ITEM}):"
_ALONE = rf"(?P<mark>{_MARK}[ ]*)?(?P<shut>\[)?(?P<title>[^。:;!?,、\[\]]{{4,30}})(?(shut)\])[。:]?"
_LONGEST_NAME = 30
_SHORT_CELL = r"(?=.*[\u4e00-\u9fff])(?P<title>[^。:;!?,]{2,30})"
CONTINUED = r".*\([ ]*续[ ]*[\d一二三四]?[ ]*\)"
# What the name of an item ends with that needs no words after it.
_NAMED = f"{_WORKS}$"
_WORK_END = rf"(?<!等){_WORKS}(?:\([^()]*\))?$"
_ONLY_WORK = rf"[^。:;!?,]{{2,36}}(?<!等){_WORKS}(?:\([^()]*\))?。"
# The head of a further item in a paragraph; a label and what begins the words of an item are none.
_HEAD = rf"(?!包括|其中|(?:{_NO_ITEM}):)(?P<title>[^。:;!?,]{{2,36}})[。:][ ]*"
_FIGURES = r"\d|[^\u4e00-\u9fffA-Za-z“”\"()、-]"
# What a sentence has that the name of a work has not: 各县同步推进。
_SAID_OF = rf"""{alternatives("text/verbs")}|各|所有|该|其|本|力争|原则|确保|争取|鼓励|扶持
    |.*(?:{_FIGURES}|[为是由已将可均应较给被让使等]|全部)"""
_REFERS = r"(?:以下|下列|如下)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What opens an item without a number that counts: its mark or label (01, 工程一), its title, and where its words begin."""

    start: int
    label: str | None
    title: Span
    body: int


def column_at(document: "PlanDocument", index: int) -> Heading | None:
    """The special column that the line opens: 专栏1 “十四五”食品安全行动计划. A sentence about a column is none."""
    text, folded, lines = document.text, document.folded, document.lines
    line = lines[index]
    if (work := compiled(_WORK).fullmatch(folded, line.start, line.end)) is not None:
        label, name = Span(*work.span("label")), Span(*work.span("title" if work["title"] else "named"))
        return Heading("column", "专栏", 0, label.of(text), name.of(text), line.span, line.end, 1, "", -1)
    match = compiled(_COLUMN).fullmatch(folded, line.start, line.end)
    if match is None:
        return _column_before_list(document, index)
    number = re.sub(r"\s", "", "专栏" + (match["n"] or ""))
    if run_in := compiled(_RUN_ON).match(folded, match.start("title"), line.end):
        name = Span(*run_in.span("title"))
        return Heading(
            "column", "专栏", 0, number, name.of(text), Span(line.start, name.end), run_in.end("gap"), 1, "", -1
        )
    stopped = match["n"] and compiled(rf"{_NAME_END}。").fullmatch(folded, match.start("title"), line.end)
    if line.end - line.start > 60 or (folded[line.end - 1] in "。;," and (not stopped or "," in match["title"])):
        return None
    end = line.end
    whole = match["open"] and not match["shut"] and not match["bare"] and match["title"].endswith(("]", ")"))
    start, stop = match.start("title"), match.end("title") - bool(whole)
    if off := compiled(_SET_OFF).fullmatch(folded, start, stop):
        start, stop = off.span(next(name for name in ("named", "inner", "before") if off[name]))
    title = text[start:stop]
    if (after := _rest_of_title(document, index, title, bool(match["n"]))) is not None:
        end, title = after.end, title + after.of(text)
    if not title:
        return None
    return Heading("column", "专栏", 0, number, title, Span(line.start, end), end, 1, "", -1)


def _column_before_list(document: "PlanDocument", index: int) -> Heading | None:
    """The column whose line says so only together with the first item under it: 护湖重点工程专栏, 表1 护湖重点工程, [重点工程]."""
    folded, lines = document.folded, document.lines
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None or compiled(_FIRST).match(folded, after.start, after.end) is None:
        return None
    if marker_at(folded, line.start, line.end) is not None:
        return None
    box = compiled(_BOX).fullmatch(folded, line.start, line.end)
    if box is not None:
        said = after.end - after.start > _LONG_ENOUGH
        title, number = Span(*box.span("title" if box["title"] else "bare")), re.sub(r"\s", "", box["label"] or "")
        return (
            Heading("column", "专栏", 0, number, title.of(document.text), line.span, line.end, 1, "", -1)
            if said
            else None
        )
    match = compiled(_COLUMN_AFTER).fullmatch(folded, line.start, line.end)
    if match is None or compiled(_NO_TITLE).match(match["title"]):
        return None
    title = Span(*match.span("title"))
    number = "专栏" + re.sub(r"\s", "", match["n"] or "")
    return Heading("column", "专栏", 0, number, title.of(document.text), line.span, line.end, 1, "", -1)


def _rest_of_title(document: "PlanDocument", index: int, title: str, numbered: bool) -> Span | None:
    """The line after the word or the beginning of the title, where the title goes on there."""
    folded, lines = document.folded, document.lines
    index += 1 + (index + 1 < len(lines) and lines[index + 1].span.of(folded).isdigit())  # the number of the page
    if index >= len(lines) or not looks_alone(folded, lines[index]):
        return None
    after = lines[index].span
    named = compiled(_NAME_END).fullmatch(folded, after.start, after.end) is not None
    broken = _is_broken(title) and after.end - after.start <= 20
    if title and not broken and index + 1 < len(lines) and compiled(_NAME_END).fullmatch(title) is None:
        # 专栏1 湖泊⏎保护重点工程⏎1.…: the list begins after it.
        opens = compiled(_FIRST).match(folded, lines[index + 1].start, lines[index + 1].end) is not None
        broken = opens and after.end - after.start <= 20 and title[-1] not in ":："
    goes_on = (numbered or named) if not title else named and broken
    goes_on = goes_on or any(table.caption.end == after.end for table in document.run_together)
    return after if goes_on and marker_at(folded, after.start, after.end) is None else None


def _is_broken(title: str) -> bool:
    """Whether a title fills its line and does not end as the names of columns do."""
    return len(title) >= 18 and compiled(_NAME_END).fullmatch(title) is None


def row_labels(document: "PlanDocument", grid: Grid) -> Iterator[tuple[Span, Span]]:
    """The rows of a column that is a table: the innermost label, in the cell before the last, and the last cell.

    Where the label is a number, or is merged over rows whose last cells open with names of their own, these are the labels.
    A header row and a row merged over the whole width have no label of their own. Where every cell opens with a name and its
    words, each is an item.
    """
    matrix = grid.matrix()
    cells = [cell.span for row in matrix for cell in row if cell and cell.span and cell.columns < grid.columns]
    names = [_name_in(document, cell) if cell.end - cell.start > _LONGEST_NAME else None for cell in cells]
    if len(names) > 2 and all(names):
        yield from ((name, cell) for name, cell in zip(names, cells, strict=True) if name is not None)
        return
    pairs = [(row, matrix[row][grid.columns - 2], matrix[row][grid.columns - 1]) for row in range(grid.rows)]
    merged = any(label is not None and label.rows > 1 and label is not last for _, label, last in pairs)
    for row, label, last in pairs:
        if label is None or last is None or label is last or label.span is None or last.span is None:
            continue
        words, said = label.words(document.text), last.words(document.text)
        if len(said) <= 8 and column_of(words) and column_of(said):
            continue
        is_number = "number" in kinds_of_cell(words)
        if (is_number or merged) and (named := _name_in(document, last.span)):
            yield named, last.span
        elif is_number and len(said) <= 40 and "。" not in said:
            yield last.span, last.span
        elif label.row == row and not is_number and (row > 0 or len(said) > 8):
            yield label.span, last.span


def is_beside(grid: Grid, column: Span, line: Line) -> bool:
    """Whether a line is in the cell next to the one that a column's title has for itself: 专栏1 护林工程 | 古树复壮。换土…"""
    title = next((cell for cell in grid.cells if cell.span and cell.span.holds(column)), None)
    if title is None or title.columns == grid.columns or title.rows < grid.rows:
        return False
    return any(cell is not title and cell.span and cell.span.holds(line.span) for cell in grid.cells)


def _name_in(document: "PlanDocument", cell: Span) -> Span | None:
    """The name that a cell opens with: a phrase, or a line of its own over the words."""
    if phrase := _phrase_at(document, cell.start, cell.end):
        return phrase.title
    at = bisect_left(document.lines, cell.start, key=lambda line: line.start)
    several = at < len(document.lines) and document.lines[at].end < cell.end
    return title_alone(document, at) if several else None


def numbered_rows(document: "PlanDocument", grid: Grid) -> list[Line]:
    """The lines of the last cells where their numbers count on from row to row: 治理 | 1.… 2.…, 管理 | 3.… 4.…"""
    found: list[Line] = []
    for row in grid.matrix():
        last = row[-1]
        if last is None or last.span is None or (last is row[0] and "\n" not in last.span.of(document.text)):
            continue
        at = bisect_left(document.lines, last.span.start, key=lambda line: line.start)
        while at < len(document.lines) and document.lines[at].start < last.span.end:
            line = document.lines[at]
            marker = marker_at(document.folded, line.start, line.end)
            if marker is not None and marker.n == len(found) + 1:
                found.append(line)
            elif marker is not None and marker.n == 1:
                return []
            at += 1
    return found if len(found) > 1 else []


def phrases_in(document: "PlanDocument", line: Line, *, opens: bool) -> list[Phrase]:
    """The phrases that open the items of a paragraph without numbers; `opens` says that it is the first one of its column.

    The first one can only name the works, or say something of all of them before they come. One phrase opens the paragraph
    (食品安全能力提升工程。建设…); others follow after a mark each (一是…。二是…。), or as sentences that are like the first one:
    with the same stop, short, without a comma, and with words of their own after them (布设监测点。在老城…。更换水表。分批…。).
    """
    folded = document.folded
    if opens and (names := names_in(document, line)):
        bodies = [*(name.end for name in names[:-1]), line.end]
        return [Phrase(name.start, None, name, body) for name, body in zip(names, bodies, strict=True)]
    opening = compiled(rf"[^。:]*{_REFERS}[^。:]*[。:][ ]*").match(folded, line.start, line.end)
    first = _phrase_at(document, opening.end() if opening else line.start, line.end)
    if first is None or (opens and _is_before_works(document, line, first)):
        return []
    found = [first]
    parts = list(sentences(document.text, first.body, line.end, stops="。！？；"))
    if compiled(_MARK).match(folded, line.start, line.end):
        marked = (
            _phrase_at(document, one.start, line.end) for one in parts if compiled(_MARK).match(folded, one.start)
        )
        return [first, *(phrase for phrase in marked if phrase)]
    for before, one, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        head = compiled(_HEAD).match(folded, one.start, line.end)
        if head and found[-1].body <= one.start and head.end() < line.end:
            title = Span(*head.span("title"))
            listed = before is not None and folded[before.end - 1] == ";"
            bare = after is None or listed or compiled(_ONLY_WORK).fullmatch(folded, after.start, after.end)
            length = 0 if after is None or bare else after.end - after.start
            if _is_like(folded, first.title, title, length, is_apart=one.start > found[-1].body):
                found.append(Phrase(title.start, None, title, head.end()))
    return found


def _is_like(folded: str, first: Span, title: Span, length: int, *, is_apart: bool) -> bool:
    """Whether a phrase further on opens an item as the first of its paragraph does.

    Args:
        folded: the folded text.
        first: the first phrase.
        title: the other one.
        length: of the sentence after it; 0 where there is none, or the phrase is the last one of a list between ;.
        is_apart: whether words of the item before it are between it and the name of that item.
    """
    of_works = compiled(_WORK_END).search(first.of(folded)) is not None
    colon, same = folded[title.end] == ":", folded[title.end] == folded[first.end]
    if compiled(_WORK_END).search(title.of(folded)):
        is_name = compiled(alternatives("text/verbs")).match(folded, title.start, title.end) is None
        return (of_works or same) and (is_apart or is_name)
    said = compiled(_SAID_OF if of_works else f".*(?:{_FIGURES})").match(folded, title.start, title.end)
    long = length > (0 if of_works else title.end - title.start + 1)
    return is_apart and same and (colon or (long and not said))


def _is_before_works(document: "PlanDocument", line: Line, first: Phrase) -> bool:
    """Whether a paragraph that opens with something said is over one that opens with a work: it speaks of all works."""
    below = bisect_right(document.lines, line.start, key=lambda line: line.start)
    said = is_said(document.folded, first.title) and not opens_work(document, line)
    return said and any(opens_work(document, after) for after in document.lines[below : below + 1])


def names_in(document: "PlanDocument", line: Line) -> list[Span]:
    """The works that a paragraph only names: 重点建设河东公园项目、苗圃改造工程等。"""
    folded = document.folded
    match = compiled(_NAMES).fullmatch(folded, line.start, line.end)
    found = [trim(folded, *one.span("name")) for one in _names_of(folded, match)] if match else []
    names = [name for name in found if name is not None]
    works = [name for name in names if compiled(_WORK_END).search(name.of(folded))]
    sure = len(names) > 1 and 2 * len(works) >= len(names)
    return names if sure and all(name in works or not is_said(folded, name) for name in names) else []


def _names_of(folded: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """The names between 、, the last two of them after a work between 和 too."""
    part = rf"(?P<name>{_NAME}?)(?:、|(?<={_WORKS})[和及与]|$)"
    return compiled(part).finditer(folded, *match.span("names"))


def opens_work(document: "PlanDocument", line: Line) -> bool:
    """Whether a paragraph opens with the name of a work: 苗圃改造工程。翻修…"""
    first = _phrase_at(document, line.start, line.end)
    return first is not None and compiled(_WORK_END).search(first.title.of(document.folded)) is not None


def is_said(folded: str, title: Span) -> bool:
    """Whether words say what is done, and are no name of a work: 加快林区建设, no 河西护林站建设."""
    return compiled(f"{_SAID_OF}|.*,").match(folded, title.start, title.end) is not None


def _phrase_at(document: "PlanDocument", start: int, end: int) -> Phrase | None:
    end = min(end, start + _LONGEST_OPENING)
    printed = zip(document.text[start:end], document.folded[start:end], strict=True)
    words = "".join(_WIDE if one in _WIDE_BLANKS else other for one, other in printed)
    match = compiled(_PHRASE).match(words)
    if match is None:
        return None
    group = next(name for name in ("inner", "title", "work") if match[name] is not None)
    title, body = match[group], match.end()
    if (bold := title.startswith("**")) and words.startswith("**", body):
        body += 2  # **换土：**对…
    left = match.start(group) + 2 * bold
    title = title.strip("*")
    if not title:
        return None
    place = Span(start + left, start + left + len(title))
    return Phrase(start, match["n"] or match["label"], place, start + body)


def mark_of(folded: str, line: Line) -> str | None:
    """The bullet, bracket or kind of label that a line opens with: ★, [, 0, 工程; None for a number that counts and for words."""
    match = compiled(rf"{_MARK}|\[(?=[^\[\]]{{2,30}}\])").match(folded, line.start, line.end)
    if match is None:
        return None
    return "0" if match["n"] else match["label"][:2] if match["label"] else match.group()[:1]


def is_amid(document: "PlanDocument", item: Span, line: Line) -> bool:
    """Whether a plain line is between items: the mark of the one above it (★, 01, 工程一) comes again further down."""
    folded, lines = document.folded, document.lines
    mark = mark_of(folded, lines[bisect_right(lines, item.start, key=lambda line: line.start) - 1])
    below = bisect_right(lines, line.start, key=lambda line: line.start)
    return mark is not None and any(mark_of(folded, after) == mark for after in lines[below : below + _NEAR])


def is_label_line(document: "PlanDocument", line: Line) -> bool:
    """Whether a line only says who is responsible for the item above it, or is a note (责任单位：市水务局), or counts pages."""
    return compiled(rf"{_LABEL_LINE}|(?:{_PAGE})$").match(document.folded, line.start, line.end) is not None


def has_cell_lines(document: "PlanDocument", after: int) -> bool:
    """Whether the header of a table comes after a column's title, a cell a line: 类别⏎细分⏎重点任务⏎……"""
    at = bisect_left(document.lines, after, key=lambda line: line.start)
    header = document.lines[at : at + 2]
    return len(header) == 2 and all(
        line.end - line.start <= 8 and column_of(line.span.of(document.folded)) is not None for line in header
    )


def cell_number(document: "PlanDocument", index: int, n: int) -> str | None:
    """The next number of a column's items, alone on its line as a cell that no heading is over."""
    words = document.lines[index].span.of(document.folded)
    return words if words == str(n) else None


def cell_title(document: "PlanDocument", index: int) -> Span | None:
    """A cell that names an item: short, and before one that is a sentence. Before another short one it is a category."""
    folded = document.folded
    line, *after = document.lines[index : index + 2]
    named = compiled(_SHORT_CELL).fullmatch(folded, line.start, line.end)
    if not named or not after or column_of(named["title"]) is not None:
        return None
    is_said = folded[after[0].end - 1] in "。;" or after[0].end - after[0].start > _LONGEST_NAME
    return Span(*named.span("title")) if is_said and after[0].end - after[0].start >= _LONG_ENOUGH else None


def title_alone(document: "PlanDocument", index: int) -> Span | None:
    """The name of an item that has its line for itself: before a paragraph, or as one of several named works.

    ■古树复壮工程⏎对百年以上古树换土、补肥。
    """
    folded, lines = document.folded, document.lines
    line = lines[index]
    match = compiled(_ALONE).fullmatch(folded, line.start, line.end)
    if match is None or compiled(_PAGE).fullmatch(folded, line.start, line.end):
        return None
    after = lines[index + 1] if index + 1 < len(lines) else None
    marker = marker_at(folded, after.start, after.end) if after is not None else None
    opens, long = marker is not None, _LONG_ENOUGH if marker is None or marker.n != 1 else 0
    before_text = after is not None and folded[after.end - 1] in "。;" and after.end - after.start >= long
    if match["mark"] and after is not None and not opens:
        inner = mark_of(folded, after)
        before_text = before_text or inner not in {None, mark_of(folded, line)}
        before_text = before_text or (inner is None and after.end - after.start > line.end - line.start)
    stopped = match.end("title") < line.end
    named = not stopped and compiled(_NAMED).search(match["title"])
    return Span(*match.span("title")) if (before_text and not (stopped and opens)) or named else None


def named_lines(document: "PlanDocument", index: int) -> list[tuple[int, Span]]:
    """The lines that are nothing but the names of items, from a line up to the next heading: each with its name.

    护林监测站改造⏎古树复壮⏎（二）强化保护: two or more, all after the same mark or none.
    """
    folded, lines = document.folded, document.lines
    found: list[tuple[int, Span]] = []
    mark = mark_of(folded, lines[index])
    for at in range(index, min(index + _MOST_NAMES, len(lines))):
        line = lines[at]
        if compiled(_PAGE).fullmatch(folded, line.start, line.end):
            continue
        marker = marker_at(folded, line.start, line.end)
        if (marker is not None and marker.style in STRONG) or _opens_column(folded, line):
            break
        name = compiled(_ALONE).fullmatch(folded, line.start, line.end)
        if name is None or mark_of(folded, line) != mark or name.end("title") < line.end or marker is not None:
            return []
        if column_of(name["title"]) is not None or kinds_of_cell(name["title"]) & {"value", "date"}:
            return []
        found.append((at, Span(*name.span("title"))))
    offices = sum("bodies" in kinds_of_cell(name.of(folded)) for _, name in found)
    return found if 1 < len(found) < _MOST_NAMES and 2 * offices <= len(found) else []


def _opens_column(folded: str, line: Line) -> bool:
    return compiled(_COLUMN).fullmatch(folded, line.start, line.end) is not None


def project_rows(table: Table) -> Iterator[tuple[Span, Span]]:
    """The rows of a table of projects: the name, and the last cell of the row."""
    for row in table.rows:
        name = table.cell(row, table.at("name")[-1])
        if name is not None and name.span is not None and name in row.own:
            yield name.span, max((cell.spans[-1] for cell in row.own), key=lambda span: span.end)


def looks_alone(folded: str, line: Line) -> bool:
    """Whether a line is short and ends as headings do: 第三章 主要任务, not a sentence."""
    return line.end - line.start <= 45 and folded[line.end - 1] not in "。;,:、"
