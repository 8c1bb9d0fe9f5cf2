"""项目清单 (lists of projects): which numbered lines of a plan are entries of one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from plankg.extract.outline.headings import Heading
from plankg.extract.outline.works import entry_name, is_chapter_of_works, is_list_of_works, is_name
from plankg.extract.text.lines import Line
from plankg.extract.text.numbering import STRONG, Marker, marker_at
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_PROJECT_LIST = "项目|工程"
PROJECT_LABEL = r"(?:项目|工程)名称[ ]*:[ ]*(?=[^\s])"
_PROJECT_NAME = r"[^,;。]{2,30}(?:项目|工程)(?:\(.*\))?"
_LISTED_NAME = r"[^,;。]{2,30}(?:平台|基地|中心|园区?|公园|线路|大?道路?|水库|泵站|厂|馆|站|桥)(?:\(.*\))?"
_DONE = r"(?:建设|改造|提升|完善|开发)$"


def project_name(
    document: "PlanDocument", headings: Sequence[Heading], heading: Heading, line: Line, marker: Marker
) -> str | None:
    """The name of the project that a numbered line is an entry for; None for a section."""
    parent = heading.parent
    in_annex = parent >= 0 and headings[parent].style == "附"
    chapter = parent >= 0 and marker.style not in STRONG and is_chapter_of_works(headings[parent].title)
    labelled = compiled(PROJECT_LABEL).match(document.folded, marker.words, line.end) is not None
    if labelled or (chapter and is_name(heading.title)):
        return heading.title
    if parent >= 0 and headings[parent].kind == "project" and compiled(_DONE).search(heading.title):
        return None  # what is to be done in that project
    name = None if _is_group(document, line, marker) else entry_name(heading.title)
    if name is None:
        return None
    above = list(_above(headings, parent))
    if is_annex_of_works(headings, above):
        return name
    named = compiled(f"{_PROJECT_NAME}|{_LISTED_NAME}" if in_annex else _PROJECT_NAME).fullmatch(heading.title)
    return heading.title if named and _is_listed(headings, marker, above) else None


def is_annex_of_works(headings: Sequence[Heading], open_ones: Iterable[int]) -> bool:
    """Whether the open annex is a list of projects."""
    return any(headings[i].style == "附" and is_list_of_works(headings[i].title) for i in open_ones)


def _above(headings: Sequence[Heading], at: int) -> Iterable[int]:
    while at >= 0:
        yield at
        at = headings[at].parent


def _is_group(document: "PlanDocument", line: Line, marker: Marker) -> bool:
    """Whether a number of a higher style has entries under it: 二、水利工程 over 1.石门水库.

    What is to be done in a project is no entry: 二、护林监测体系建设项目 over 1.监测预警体系建设.
    """
    folded, lines = document.folded, document.lines
    below = bisect_right(lines, line.start, key=lambda line: line.start)
    if below == len(lines) or marker.style not in STRONG:
        return False
    start, end = lines[below].start, lines[below].end
    after = marker_at(folded, start, end)
    if after and compiled(_PROJECT_NAME).fullmatch(folded, marker.words, line.end):
        return after.rank > marker.rank and not compiled(_DONE).search(folded, after.words, end)
    return after.rank > marker.rank if after else compiled(PROJECT_LABEL).match(folded, start, end) is not None


def _is_listed(headings: Sequence[Heading], marker: Marker, above: Sequence[int]) -> bool:
    """Whether a heading is an entry of a list of projects: under a heading that names one, or anywhere in such an annex."""
    if above and marker.style not in STRONG and _names_projects(headings[above[0]]):
        return True
    annex = next((at for at in above if headings[at].style == "附"), None)
    return annex is not None and _names_projects(headings[annex])


def _names_projects(heading: Heading) -> bool:
    return compiled(_PROJECT_LIST).search(heading.title) is not None
