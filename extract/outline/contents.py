"""目录 (contents): where a table of contents is, whose entries are no headings."""

import re
from typing import TYPE_CHECKING

from plankg.extract.text.lines import LEADER, Line
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_CONTENTS = r"(?:.{0,60}(?:\W|通过|批准))?目[ ]*[录次]"
_BETWEEN = 4  # lines of an entry without its dots: long entries take several


def contents_lines(document: "PlanDocument") -> set[int]:
    """The lines of a table of contents: from 目录 to where its first entry comes again as a heading."""
    folded, lines = document.folded, document.lines
    if dotted := _dotted(document):
        return dotted
    for index, line in enumerate(lines[:200]):
        if compiled(_CONTENTS).fullmatch(folded, line.start, line.end) and index + 1 < len(lines):
            first = _plain(folded, lines[index + 1])
            for again in range(index + 2, len(lines)):
                if first and _plain(folded, lines[again]) == first:
                    return set(range(index, again))
    return set()


def _dotted(document: "PlanDocument") -> set[int]:
    """A table of contents with dots before its page numbers, from 目录 or its first entry to the last one."""
    folded, lines = document.folded, document.lines
    entries = [at for at, line in enumerate(lines[:800]) if compiled(LEADER).search(folded, line.start, line.end)]
    counted = sum(len(compiled(LEADER).findall(folded, lines[at].start, lines[at].end)) for at in entries)
    if counted < 3:
        return set()
    last = entries[0]
    for at in entries:
        if at - last > _BETWEEN:
            break
        last = at
    above = range(max(entries[0] - _BETWEEN, 0), entries[0])
    heads = [at for at in above if compiled(_CONTENTS).fullmatch(folded, lines[at].start, lines[at].end)]
    return set(range(heads[0] if heads else entries[0], last + 1))


def _plain(folded: str, line: Line) -> str:
    """A heading without spaces, leader dots and page number."""
    return re.sub(r"[\s.…·-]+\d*$|\s", "", folded[line.start : line.end])
