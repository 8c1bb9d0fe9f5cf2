"""责任标注 (annotations): who is responsible, as written behind a task in brackets or on a line of its own.

（X牵头，Y、Z按职责分工负责） and 责任单位：X、Y say for a whole item who carries it. The clauses are read one by one: the
words at a clause's end or head give the role, what stands before or behind is the list of bodies.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.bodies import split_list
from extract.model import Role, Span
from extract.rule import compiled

RULE_BRACKET = "annotation-in-brackets"
RULE_LINE = "annotation-on-own-line"

_CUE = r"牵头|负责|配合|责任单位|责任部门|牵头单位|主办|承办|参与单位|落实单位|参加"
_BRACKET = (
    rf"[\[(](?P<inner>(?:[^()\[\]。]|[\[(][^()\[\]]*[\])])*?(?:{_CUE})(?:[^()\[\]。]|[\[(][^()\[\]]*[\])])*)[\])]"
)
_LINE = r"(?P<inner>(?:责任(?:单位|部门|主体)|牵头(?:单位|部门)|配合(?:单位|部门)|主(?:办|责)(?:单位|部门))[ ]*:.+)"
_LABEL = (
    r"(?:(?P<lead>牵头(?:单位|部门|处室)?|主办(?:单位)?|主责(?:单位|部门))|(?P<support>(?:配合|参与|协办|参加|协同)(?:单位|部门)?)|"
    r"(?P<owner>(?:责任|落实|承办|实施)(?:单位|部门|主体)?))[ ]*:[ ]*"
)
_ENDING = (
    r"(?:(?P<lead>(?:共同|联合)?牵头(?:负责|组织实施)?)|(?P<support>(?:积极|共同|协同)?(?:配合|参与|协办|参加))|"
    r"(?P<owner>(?:按照?(?:各自)?职责(?:分工)?(?:分别)?|依职责(?:分工)?|分工|共同|分别|具体|组织)*(?:负责|落实|实施)))(?:落实|实施)?$"
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: its place, and for each body named where it stands, its role and its position in its list."""

    span: Span
    rule: str
    bodies: tuple[tuple[Span, Role, int], ...]


def annotations_in(folded: str, start: int, end: int) -> Iterator[Annotation]:
    """The annotations in one stretch of text, in order.

    >>> [a.bodies for a in annotations_in("完善制度。(市科技局牵头,市财政局负责)", 0, 20)]
    [((Span(start=6, end=10), 'lead', 1), (Span(start=13, end=17), 'owner', 1))]
    """
    if line := compiled(_LINE).fullmatch(folded, start, end):
        yield from _annotation(folded, line, RULE_LINE)
        return
    for match in compiled(_BRACKET).finditer(folded, start, end):
        yield from _annotation(folded, match, RULE_BRACKET)


def is_annotation(folded: str, span: Span) -> bool:
    """Whether a stretch of text is nothing but an annotation (and so no measure of its own)."""
    words = Span(span.start, span.end - 1) if folded[span.end - 1] in "。;" and span.end - span.start > 1 else span
    return any(a.span.holds(words) for a in annotations_in(folded, words.start, words.end))


def _annotation(folded: str, match: re.Match[str], rule: str) -> Iterator[Annotation]:
    bodies = tuple(_clauses(folded, match.start("inner"), match.end("inner")))
    if bodies:
        yield Annotation(Span(match.start(), match.end()), rule, bodies)


def _clauses(folded: str, start: int, end: int) -> Iterator[tuple[Span, Role, int]]:
    """Bodies of all clauses; a clause without a cue of its own belongs to the one whose cue follows."""
    waiting: list[Span] = []
    labelled: Role | None = None
    for clause in split_list(folded, start, end, separators=",;。"):
        label = compiled(_LABEL).match(folded, clause.start, clause.end)
        begin = label.end() if label else clause.start
        labelled = _role(label) if label else labelled
        ending = None if label else compiled(_ENDING).search(folded, begin, clause.end)
        spans = split_list(folded, begin, ending.start() if ending else clause.end, separators="、")
        if ending:
            yield from _listed([*waiting, *spans], _role(ending))
            waiting = []
        elif labelled:
            yield from _listed(list(spans), labelled)
        else:
            waiting.extend(spans)


def _listed(spans: list[Span], role: Role) -> Iterator[tuple[Span, Role, int]]:
    for position, span in enumerate(spans, 1):
        if 2 <= span.end - span.start <= 40:
            yield span, role, position


def _role(match: re.Match[str]) -> Role:
    if match["lead"]:
        return "lead"
    return "support" if match["support"] else "owner"
