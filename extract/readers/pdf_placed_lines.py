"""无框表格的行 (placed lines): lines of a table without rules, each piece in its place, so that columns can be seen in the text.

A table begins with headings of bodies and tasks, or of names and values, on one line. It goes on while the white strips between its columns stay white, on
the next page too. Its lines are never put together to paragraphs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plankg.extract.readers.pdf_lines import PrintedLine, PrintedPart

_LONGEST_HEADING = 14
# What headings of columns of bodies and of tasks end with, and those of names and of what is said of them: values, places, years.
_BODIES = r"(?:单位|部门|科室|处室|主体|机构|牵头|主办|承办|协办|配合)(?:及责任人)?$"
_TASKS = r"(?:任务|内容|举措|措施|事项|项目|工作|行动|要点|名称)$"
_NAMES = r"(?:指标|名称|项目|工程|内容)$"
_SAID = r"目标|现状|20\d\d|投资|属性|性质|类型|^(?:计量)?单位$|规模|地点|年限|工期|指标值"
# Points that a strip between two columns is wide at least, and lines over the whole table that can follow each other.
_NARROWEST = 3.0
_MOST_CROSSING = 2
_WIDE = 0.9  # of a letter's size: a gap that no words of one cell have
_MOST_HEAD = 2  # lines of wrapped headings above the line that has most of them
# A line is no further down from the one above it than this times its height.
_APART = 2.2


@dataclass(frozen=True, slots=True)
class Strips:
    """The white strips between the columns of a table, from left to right, how many there were, and where its text begins."""

    gaps: tuple[tuple[float, float], ...]
    columns: int
    left: float

    def without(self, line: PrintedLine) -> "Strips | None":
        """The strips that a line leaves white; None where it leaves too few of them."""
        gaps = self.gaps
        for part in line.parts:
            gaps = tuple(rest for gap in gaps for rest in _less(gap, part))
        return replace(self, gaps=gaps) if gaps and 2 * len(gaps) >= self.columns - 1 else None

    def parts_of(self, line: PrintedLine) -> list[PrintedPart]:
        """The parts of a line by column: those with a letter's width or a strip between them are apart."""
        found: list[PrintedPart] = []
        for part in line.parts:
            last = found[-1] if found else None
            if (
                last is None
                or part.left - last.right > _WIDE * line.size
                or any(last.right <= gap[0] and gap[1] <= part.left for gap in self.gaps)
            ):
                found.append(part)
            else:
                found[-1] = PrintedPart(last.words + part.words, last.left, part.right)
        return found


def _less(gap: tuple[float, float], part: PrintedPart) -> list[tuple[float, float]]:
    """What a part of a line leaves of a strip: the wider of the two sides, where it is wide enough."""
    if part.right <= gap[0] or gap[1] <= part.left:
        return [gap]
    start, end = max(((gap[0], part.left), (part.right, gap[1])), key=lambda side: side[1] - side[0])
    return [(start, end)] if end - start >= _NARROWEST else []


def with_placed(lines: Sequence[PrintedLine], going_on: Strips | None) -> tuple[list[PrintedLine], Strips | None]:
    """The lines of a page with those of tables placed, and the strips of a table that goes on at its end.

    Args:
        lines: the lines of the page from top to bottom.
        going_on: the strips of the table at the end of the page before.
    """
    found = list(lines)
    at, strips = 0, going_on
    while at < len(lines):
        first = at
        if strips is None:
            if (strips := _header(lines[at])) is None:
                at += 1
                continue
            first = _first_of_header(lines, at, strips)
        end, narrowed = _end(lines, at, strips)
        if end > at:
            found[first:end] = [_placed(line, narrowed) for line in lines[first:end]]
        # A page number can be after the table.
        if end >= len(lines) - 1 and end > at:
            return found, narrowed
        at, strips = max(end, at + 1 if going_on is None else at), None
        going_on = None
    return found, None


def _header(line: PrintedLine) -> Strips | None:
    """The strips between the headings of a table of duties, indicators or projects; None for another line."""
    words = ["".join(part.words.split()) for part in line.parts]
    if len(words) < 2 or max(map(len, words)) > _LONGEST_HEADING:
        return None
    said = sum(re.search(_SAID, one) is not None for one in words)
    named = any(re.search(_NAMES, one) for one in words)
    duties = not said and all(any(re.search(ends, one) for one in words) for ends in (_BODIES, _TASKS))
    if not duties and not (named and said > 1):
        return None
    gaps = tuple((one.right, other.left) for one, other in pairwise(line.parts))
    return Strips(gaps, len(words), line.left)


def _first_of_header(lines: Sequence[PrintedLine], at: int, strips: Strips) -> int:
    """The first line of a header some of whose headings are wrapped over the one that has most of them."""
    first = at
    while first > max(at - _MOST_HEAD, 0):
        above = lines[first - 1]
        short = all(len(part.words) <= _LONGEST_HEADING // 2 for part in above.parts)
        if not short or strips.without(above) is None or not _is_near(above, lines[first]):
            break
        first -= 1
    return first


def _end(lines: Sequence[PrintedLine], start: int, strips: Strips) -> tuple[int, Strips]:
    """The line after the last of a table, and the strips that its lines leave."""
    end, crossing, left = start, 0, strips.left
    for at in range(start, len(lines)):
        line = lines[at]
        if at > start and not _is_near(lines[at - 1], line):
            break
        rest = strips.without(line)
        if rest is None:
            crossing += 1
            if crossing > _MOST_CROSSING:
                break
            continue
        crossing, strips = 0, rest
        left = min(left, line.left)
        inside = len(strips.parts_of(line)) > 1 or any(line.left >= gap[0] for gap in strips.gaps)
        if inside or end == at:
            end = at + 1
    return end, replace(strips, left=left)


def _is_near(above: PrintedLine, line: PrintedLine) -> bool:
    return line.top - above.bottom < _APART * (line.bottom - line.top)


def _placed(line: PrintedLine, strips: Strips) -> PrintedLine:
    """A line with blanks before its parts, a blank for each half of a letter."""
    words, used = "", 0
    for part in strips.parts_of(line):
        place = round(2 * (part.left - strips.left) / line.size)
        blanks = max(place - used, 2 if words else 0)
        words += " " * blanks + part.words
        used += blanks + _width(part.words)
    return replace(line, words=words, placed=True)


def _width(words: Iterable[str]) -> int:
    return sum(1 if letter.isascii() else 2 for letter in words)
