"""行与段 (lines and paragraphs): from the places of characters on a page to printed lines, and from lines to paragraphs.

A line that reaches the right margin goes on in the next one, unless that is indented, of another size, or begins with a
number of the outline. Page numbers and running heads belong to no paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from plankg.extract.readers.content import raised_words
from plankg.extract.text.dates import DAY
from plankg.extract.text.lines import LEADER

_PAGE_NUMBER = r"[-—–·\s]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,6})\s*(?:页)?(?:\s*[/／共]+\s*\d{1,4}\s*页?)?[-—–·\s]*"
_BEGINS = (
    r"第[一二三四五六七八九十百零\d]+[章节篇部条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|"
    r"\d{1,2}\s*[.．、](?!\d)|专栏\s*[一二三四五六七八九十\d]|附[件表录]|[①-⑳]"
)
# How near, in characters, a full line comes to the right margin, and how far an indented one is set in.
_SHORT_OF = 2.2
_INDENT = 1.0
_GAP = 8.0  # points between two columns at least
_FEWEST_ROWS = 5
_PART = 0.35  # of a letter's size: a gap that can be between two cells
_RAISED = 0.75  # of the size of a line: what is set high is smaller
_LIFT = 0.15
_MOST_RAISED = 8
_HANGING = "，。、；："


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """What is between two gaps of a line: its words and its edges in points."""

    words: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line: its words, its page (0 = first), its edges in points, and the size of its letters.

    `parts` are its words between gaps; `placed` says that the blanks in its words show where each part is.
    """

    words: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    parts: tuple[PrintedPart, ...] = ()
    placed: bool = False


def lines_of_characters(characters: Iterable[Any], page: int = 0) -> list[PrintedLine]:
    """The lines that characters (pdfplumber's `chars`) of a page are on, from top to bottom."""
    rows: list[list[Any]] = []
    for character in sorted(characters, key=lambda c: (round((c["top"] + c["bottom"]) / 2, 1), c["x0"])):
        middle = (character["top"] + character["bottom"]) / 2
        row = rows[-1] if rows else None
        if (
            row is not None
            and row[-1]["top"] < middle < row[-1]["bottom"]
            and row[0]["top"] < middle < row[0]["bottom"]
        ):
            row.append(character)
        else:
            rows.append([character])
    return [line for line in (_line(row, page) for row in _with_raised(rows)) if line is not None]


def _with_raised(rows: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """The rows, small letters that are set high next to larger ones put back among these."""
    high: list[Any] = []
    for row in rows:
        if high and not (
            max(c["size"] for c in high) <= _RAISED * max(c["size"] for c in row)
            and min(c["bottom"] for c in high) > min(c["top"] for c in row) + _LIFT * row[0]["size"]
        ):
            yield high
            high = []
        if high or len(row) > _MOST_RAISED:
            yield [*high, *row]
            high = []
        else:
            high = row
    if high:
        yield high


def column_gap(characters: Sequence[Any]) -> float | None:
    """Where the gap between two columns of text is, in points; None for a page in one column.

    In most rows both sides have words, and none has any in the gap.
    """
    rows: dict[int, list[Any]] = {}
    for character in characters:
        if character["text"].strip():
            rows.setdefault(round((character["top"] + character["bottom"]) / 8), []).append(character)
    if len(rows) < _FEWEST_ROWS:
        return None
    left = min(c["x0"] for row in rows.values() for c in row)
    right = max(c["x1"] for row in rows.values() for c in row)
    best: tuple[int, float] | None = None
    for step in range(40, 61):
        at = left + (right - left) * step / 100
        split = sum(1 for row in rows.values() if _is_split(row, at))
        crossed = sum(
            1 for row in rows.values() if any(c["x0"] < at + _GAP / 2 and c["x1"] > at - _GAP / 2 for c in row)
        )
        if split >= _FEWEST_ROWS and crossed <= 0.15 * len(rows) and (best is None or split > best[0]):
            best = (split, at)
    return best[1] if best and best[0] >= 0.5 * len(rows) else None


def _is_split(row: Sequence[Any], at: float) -> bool:
    return any(c["x1"] <= at - _GAP / 2 for c in row) and any(c["x0"] >= at + _GAP / 2 for c in row)


def lines_of_columns(characters: Sequence[Any], gap: float, page: int, height: float) -> Iterator[PrintedLine]:
    """The lines of a page in two columns, the left one first; those over both columns stay where they are.

    Lines of the right column are given as if they stood under the left one.
    """
    rows = lines_of_characters(characters, page)
    wide = {(line.top, line.bottom) for line in rows if _crosses(characters, line, gap)}
    left = [c for c in characters if c["x1"] <= gap or (c["top"], c["bottom"]) in wide]
    inside = {id(c) for c in left}
    over = [
        c for c in characters if id(c) not in inside and any(t <= (c["top"] + c["bottom"]) / 2 <= b for t, b in wide)
    ]
    inside |= {id(c) for c in over}
    right = [c for c in characters if id(c) not in inside]
    yield from lines_of_characters([*left, *over], page)
    moved = min((c["x0"] for c in right), default=0.0) - min((c["x0"] for c in left), default=0.0)
    for line in lines_of_characters(right, page):
        yield replace(
            line, left=line.left - moved, right=line.right - moved, top=line.top + height, bottom=line.bottom + height
        )


def _crosses(characters: Sequence[Any], line: PrintedLine, gap: float) -> bool:
    return any(
        c["x0"] < gap < c["x1"] or (c["x0"] < gap + _GAP / 2 and c["x1"] > gap - _GAP / 2)
        for c in characters
        if c["text"].strip() and line.top <= (c["top"] + c["bottom"]) / 2 <= line.bottom
    )


def _line(row: list[Any], page: int) -> PrintedLine | None:
    row.sort(key=lambda c: c["x0"])
    inked = [c for c in row if c["text"].strip()]
    if not inked:
        return None
    size = Counter(round(c["size"], 1) for c in inked).most_common(1)[0][0]
    row = _with_raised_read(row, size)
    return PrintedLine(
        _words(row), page, inked[0]["x0"], inked[-1]["x1"], min(c["top"] for c in inked),
        max(c["bottom"] for c in inked), size, tuple(_parts(inked, size)),
    )  # fmt: skip


def _with_raised_read(row: Sequence[Any], size: float) -> list[Any]:
    """A line without the marks of notes, and with the powers of its units; both are small and end above the other letters."""
    foot = max(c["bottom"] for c in row if round(c["size"], 1) == size)
    read: list[Any] = []
    is_raised = [c["size"] <= _RAISED * size and c["bottom"] < foot - _LIFT * size for c in row]
    for raised, group in groupby(zip(row, is_raised, strict=True), key=lambda pair: pair[1]):
        characters = [character for character, _ in group]
        before = read[-1]["text"] if read else ""
        words = "".join(c["text"] for c in characters)
        said = raised_words(before, words) if raised and before else words
        read += characters if said == words else [{**characters[0], "text": said}] if said else []
    return read


def _words(row: Sequence[Any]) -> str:
    """The words that characters from left to right are, a space for a gap."""
    words = ""
    for before, character in zip([None, *row], row, strict=False):
        if before is not None:
            gap = character["x0"] - before["x1"]
            wide = 0.9 if _is_wide(before["text"]) or _is_wide(character["text"]) else 0.28
            if gap > wide * character["size"] and not words.endswith(" "):
                words += " "
            # Printed twice at nearly one place: bold by shifting.
            if before["text"] == character["text"] and abs(character["x0"] - before["x0"]) < 0.15 * character["size"]:
                continue
        words += character["text"]
    return words.strip()


def _parts(inked: Sequence[Any], size: float) -> Iterator[PrintedPart]:
    """What is between the gaps of a line, those inside sentences too."""
    start = 0
    for at in range(1, len(inked) + 1):
        if at == len(inked) or inked[at]["x0"] - inked[at - 1]["x1"] > _gap_after(inked[at - 1]["text"]) * size:
            part = inked[start:at]
            yield PrintedPart(_words(part), part[0]["x0"], _ink_end(part[-1]))
            start = at


def _gap_after(text: str) -> float:
    """The gap, in sizes of a letter, that parts a line: a mark fills half of its square and can hang over the margin."""
    return _PART / 3 if text in _HANGING else _PART


def _ink_end(character: Any) -> float:
    half = (character["x1"] - character["x0"]) / 2 if character["text"] in _HANGING else 0.0
    return float(character["x1"] - half)


def _is_wide(text: str) -> bool:
    return text > "\u2e80"


def paragraphs_of(lines: Sequence[PrintedLine], edges: Mapping[int, tuple[float, float]]) -> list[list[PrintedLine]]:
    """Paragraphs: lines put together where one goes on in the next.

    Args:
        lines: the lines in reading order, of one page or of several.
        edges: where the text column of each page begins and ends, in points.
    """
    paragraphs: list[list[PrintedLine]] = []
    for line in lines:
        last = paragraphs[-1][-1] if paragraphs else None
        if last is not None and _goes_on(last, line, edges[line.page][0], edges[last.page][1]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _goes_on(last: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    if last.placed or line.placed:
        return False
    if abs(last.size - line.size) > 0.6 or last.right < right - _SHORT_OF * last.size:
        return False
    if line.left > left + _INDENT * line.size or re.fullmatch(DAY, last.words) or re.search(LEADER, last.words):
        return False
    return not (re.match(_BEGINS, line.words) and re.search(r"[。；！？：;:）)]$", last.words))


def glued(first: str, second: str) -> str:
    """Two pieces of a wrapped line as one: a space between Latin words, none between Chinese ones."""
    latin = first[-1:].isascii() and first[-1:].isalnum() and second[:1].isascii() and second[:1].isalnum()
    return f"{first} {second}" if latin and first[-1:].isalpha() and second[:1].isalpha() else first + second


def margins(lines: Sequence[PrintedLine]) -> tuple[float, float]:
    """Where the text column of a document begins and ends: the commonest left edge, and the edge that full lines reach."""
    if not lines:
        return 0.0, 0.0
    # Of first lines and others, the others are further left.
    edges = Counter(round(line.left) for line in lines)
    often = [edge for edge, count in edges.items() if count >= 0.2 * max(edges.values())]
    ends = sorted(line.right for line in lines)
    return float(min(often)), ends[int(0.9 * (len(ends) - 1))]


def running_heads(pages: Sequence[Sequence[PrintedLine]]) -> set[str]:
    """The words, digits aside, that are at the top or the bottom of many pages."""
    if len(pages) < 3:
        return set()
    edges = Counter(
        _bare(line.words) for page in pages for line in {id(one): one for one in (*page[:1], *page[-1:])}.values()
    )
    return {words for words, count in edges.items() if words and count >= max(3, 0.5 * len(pages))}


def is_furniture(line: PrintedLine, heads: set[str], *, at_edge: bool) -> bool:
    """Whether a line is a page number, or a running head at the edge of its page."""
    return at_edge and (re.fullmatch(_PAGE_NUMBER, line.words) is not None or _bare(line.words) in heads)


def _bare(words: str) -> str:
    return re.sub(r"[\d\s\-—–·]+", "", words)
