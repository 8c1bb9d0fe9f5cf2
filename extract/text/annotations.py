"""责任标注 (annotations): who is responsible, as written behind a task in brackets or on a line of its own.

（X牵头，Y、Z按职责分工负责） and 责任单位：X、Y say for a whole item who carries it. The clauses are read one by one: the
words at a clause's end or head give the role, what stands before or behind is the list of bodies.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from extract.model import Role, Span
from extract.text.bodies import split_list
from extract.text.conventions import TAIL
from extract.text.lines import Line
from extract.text.rule import compiled

RULE_BRACKET = "annotation-in-brackets"
RULE_LINE = "annotation-on-own-line"
RULE_BARE = "annotation-bare-list"

_CUES = (
    "牵头",
    "负责",
    "配合",
    "责任单位",
    "责任部门",
    "责任主体",
    "主办",
    "主责",
    "承办",
    "参与单位",
    "落实单位",
    "参加",
    "按职责",
    "按照职责",
    "按照各自职责",
    "完成时",
    "完成期限",
    "领导:",
    "时间安排",
)
_CUE = "|".join(_CUES)
# Several sentences stand in square brackets only: 〔甲局牵头。各区负责落实。〕
_BRACKET = (
    rf"[\[(](?P<inner>(?:[^()\[\]。]|[\[(][^()\[\]]*[\])])*?(?:{_CUE})(?:[^()\[\]。]|[\[(][^()\[\]]*[\])])*)[\])]|"
    rf"\[(?P<several>(?:[^()\[\]]|\([^()]*\))*?(?:{_CUE})(?:[^()\[\]]|\([^()]*\))*)\]"
)
_LINE = (
    r"(?P<inner>(?:[省市县区]级)?(?:(?:牵头|协同|配合)?责任(?:单位|部门|主体)|(?:牵头|配合|协同)(?:单位|部门)|主(?:办|责)(?:单位|部门)|"
    r"(?:责任|牵头|分管|包抓|配合)(?:[省市县区])?(?:领导|人)|(?:完成|办结)(?:时限|时间|期限))[ ]*:.+)"
)
_LABEL = (
    r"(?:[省市县区]级)?(?:(?P<lead>(?:牵头|第一)(?:责任)?(?:单位|部门|处室)?|主办(?:单位)?|主责(?:单位|部门))|"
    r"(?P<support>(?:配合|参与|协办|参加|协同)(?:责任)?(?:单位|部门)?)|"
    r"(?P<owner>(?:其他|其它)?(?:责任|落实|承办|实施)(?:单位|部门|主体)?)|"
    r"(?P<when>(?:完成|办结|落实)?(?:时限|时间|期限)(?:要求|安排|节点)?|进度安排)|"
    r"(?P<other>(?:责任|牵头|分管|包抓|配合|联系)[省市县区]?(?:领导|人)|联系电话))[ ]*(?::|(?<=单位)为|(?<=部门)为)[ ]*"
)
# 省级层面：甲厅牵头: the words before the colon say where, not who.
_WHERE = r"[\u4e00-\u9fff]{1,6}(?:层面|方面)[ ]*:"
_BARE = r"(?P<behind>[\u4e00-\u9fff。;])?[\[(](?P<inner>(?:[^()\[\]。]|\([^()]*\)){3,200})[\])]"
_BODY = (
    r"(?!以下|含|简称|即|原|包括|如|其中|详见|见)(?:[\u4e00-\u9fff]|\([^()]*\)){1,16}(?:局|委|厅|办|部|署|政府|管委会|委员会|公司|银行|支行|分行|办公室|编办|总工会|联合会|院|检察院|县市区|市县区|区县|县区|市区|园区|开发区)"
    r"(?:\([^()]*\))?"
)
# A clause that only says when: 2023年6月底前完成, 持续推进.
_WHEN = (
    r"(?:20\d\d年)?(?:第?[一二三四\d]季度|\d{1,2}月|年)?(?:底|末|\d{1,2}日)?(?:之?前)?(?:完成|办结|取得[\u4e00-\u9fff]{2,4})?|"
    r"长期(?:坚持|推进)?|(?:持续|常态化?)推进"
)
_ENDING = (
    r"(?:(?P<lead>(?:按照?(?:各自)?职责(?:分工)?)?(?:共同|联合|分别|具体|负责)*牵头(?:负责|组织实施|组织|督导|实施|落实|推进|抓总|协调|抓好)*|负总责)|"
    r"(?P<support>(?:积极|共同|协同|分别)?(?:配合|参与|协办|参加|协助|协同)(?:落实|实施|推进)?)|"
    r"(?P<owner>(?:按照?(?:各自)?职责(?:分工)?(?:分别)?|依职责(?:分工)?|属地|分工|共同|分别|具体|组织|抓好|做好|推进|贯彻)*(?:负责|落实|实施)))(?:落实|实施)?$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """One body in an annotation: where it stands, its role, its place in its list (1 = first).

    `group` counts the commas before it in a list behind a label, `labelled` says that there is one (责任单位：…).
    """

    span: Span
    role: Role
    position: int
    group: int = 0
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: its place, the bodies that it names, and its deadline as printed (完成时限：2025年底前)."""

    span: Span
    rule: str
    bodies: tuple[Named, ...]
    deadline: str | None = None


class Annotations:
    """The annotations of one text, found once line by line and looked up by place.

    What a bracket says does not depend on who asks. Two things do: a label (责任单位：…) counts at the head of what is
    looked at and speaks for all of it, and a bare list of bodies counts where nothing around it has a cue.
    """

    def __init__(self, folded: str, lines: Sequence[Line]) -> None:
        self._folded = folded
        cues: list[Span] = []
        brackets: list[Annotation] = []
        bare: list[_BareList] = []
        for line in lines:
            cues += (Span(*match.span()) for match in compiled(_CUE).finditer(folded, line.start, line.end))
            for match in compiled(_BRACKET).finditer(folded, line.start, line.end):
                brackets += _annotation(folded, match, RULE_BRACKET)
            for match in compiled(_BARE).finditer(folded, line.start, line.end):
                bare += _bare_list(folded, match)
        self._cues = _Places(cues, cues)
        self._brackets = _Places([annotation.span for annotation in brackets], brackets)
        self._bare = _Places([found.annotation.span for found in bare], bare)

    def __iter__(self) -> Iterator[Annotation]:
        """Those in brackets, in order."""
        return iter(self._brackets.things)

    def within(self, start: int, end: int) -> Sequence[Annotation]:
        """The annotations that stand in one stretch of text as a whole, in order.

        >>> text = "完善制度。(市科技局牵头,市财政局负责)"
        >>> [(body.span.of(text), body.role) for a in annotations_of(text) for body in a.bodies]
        [('市科技局', 'lead'), ('市财政局', 'owner')]
        """
        if not self._cues.inside(start, end):
            lists = self._bare.inside(start, end)
            return [found.annotation for found in lists if found.several or found.annotation.span.start == start]
        if label := compiled(_LINE).fullmatch(self._folded, start, end):
            return tuple(_annotation(self._folded, label, RULE_LINE))
        return self._brackets.inside(start, end)

    def is_one(self, span: Span) -> bool:
        """Whether a stretch of text is nothing but an annotation (and so no measure of its own)."""
        ends = self._folded[span.end - 1] in "。;" and span.end - span.start > 1
        words = Span(span.start, span.end - 1) if ends else span
        if self._folded[words.start] not in "([" and self._folded.find(":", words.start, words.end) < 0:
            return False
        return any(annotation.span.holds(words) for annotation in self.within(words.start, words.end))


_Placed = TypeVar("_Placed")


class _Places(Generic[_Placed]):
    """Things in the order of their places, looked up by place."""

    def __init__(self, spans: Sequence[Span], things: Sequence[_Placed]) -> None:
        self.things = things
        self._starts, self._ends = [span.start for span in spans], [span.end for span in spans]

    def inside(self, start: int, end: int) -> list[_Placed]:
        """Those that lie in `start`..`end` as a whole."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, lo=first)
        return [self.things[at] for at in range(first, last) if self._ends[at] <= end]


def annotations_of(words: str) -> Sequence[Annotation]:
    """The annotations of a short text such as a cell, folded."""
    return Annotations(words, [Line(0, len(words), 0)]).within(0, len(words))


@dataclass(frozen=True, slots=True)
class _BareList:
    """（市发展改革委、市财政局）: names of bodies and nothing else; `several` says that it speaks in the middle of words too."""

    annotation: Annotation
    several: bool


def _bare_list(folded: str, match: re.Match[str]) -> Iterator[_BareList]:
    """（市发展改革委、市财政局） at the end of a task: two names of bodies or more, and nothing else, own it."""
    spans = list(split_list(folded, match.start("inner"), match.end("inner"), separators="、,;"))
    last = spans[-1].of(folded) if spans else ""
    when = last if compiled(_WHEN).fullmatch(last) and re.search(r"[年月季底前]|推进", last) else None
    bodies = spans[:-1] if when else spans
    closes = folded[match.end() : match.end() + 1] in {"", "\n", "。", "\r", " "}
    if bodies and closes and all(compiled(_BODY).fullmatch(span.of(folded)) for span in bodies):
        begin = match.start() + len(match["behind"] or "")
        several = len(bodies) > 1 or match["behind"] in {None, "。", ";"}
        yield _BareList(Annotation(Span(begin, match.end()), RULE_BARE, tuple(_listed(bodies, "owner")), when), several)


def _annotation(folded: str, match: re.Match[str], rule: str) -> Iterator[Annotation]:
    start, end = match.span("inner") if match["inner"] else match.span("several")
    if tail := compiled(TAIL).search(folded, start, end):
        end = tail.start()
    bodies: list[Named] = []
    deadline: str | None = None
    labelled = list(_labelled(folded, start, end))
    for label, begin, stop in labelled:
        if label is None:
            bodies.extend(_clauses(folded, begin, stop))
            deadline = _deadline_in(folded, begin, stop) or deadline
        elif label["when"]:
            deadline = re.split(r"[,;。]", folded[begin:stop])[0].strip() or deadline
        elif not label["other"]:
            bodies.extend(_under_label(folded, begin, stop, _role(label)))
    if bodies or (rule == RULE_LINE and any(label is not None for label, _, _ in labelled)):
        yield Annotation(Span(match.start(), match.end()), rule, tuple(bodies), deadline)


def _labelled(folded: str, start: int, end: int) -> Iterator[tuple[re.Match[str] | None, int, int]]:
    """The stretches behind each label (责任单位：…), and one without a label before the first."""
    labels = [
        label
        for label in compiled(_LABEL).finditer(folded, start, end)
        if label.start() == start or folded[label.start() - 1] in ",;。、 \n"
    ]
    if not labels or folded[start : labels[0].start()].strip():
        yield None, start, labels[0].start() if labels else end
    for label, behind in zip(labels, [*labels[1:], None], strict=False):
        yield label, label.end(), behind.start() if behind else end


def _deadline_in(folded: str, start: int, end: int) -> str | None:
    """The clause that only says when, as printed."""
    for clause in split_list(folded, start, end, separators=",;。"):
        if compiled(_WHEN).fullmatch(folded, clause.start, clause.end):
            return clause.of(folded)
    return None


def _clauses(folded: str, start: int, end: int) -> Iterator[Named]:
    """Bodies of all clauses without labels; a clause without a cue of its own belongs to the one whose cue follows."""
    waiting: list[Span] = []
    for clause in split_list(folded, start, end, separators=",;。"):
        if compiled(_WHEN).fullmatch(folded, clause.start, clause.end):
            continue
        where = compiled(_WHERE).match(folded, clause.start, clause.end)
        begin = where.end() if where else clause.start
        joins = folded.startswith("会同", begin)
        ending = compiled(_ENDING).search(folded, begin, clause.end)
        stop = ending.start() if ending else clause.end
        waiting.extend(split_list(folded, begin + 2 * joins, stop, separators="、"))
        if ending:
            yield from _listed(waiting, "support" if joins else _role(ending))
            waiting = []


def _under_label(folded: str, start: int, end: int, role: Role) -> Iterator[Named]:
    """Bodies of the list behind a label, counted through its commas."""
    count = 0
    for group, clause in enumerate(split_list(folded, start, end, separators=",;。")):
        together = compiled(r"(?:共同|联合|分别)?牵头$").search(folded, clause.start, clause.end)
        spans = split_list(folded, clause.start, together.start() if together else clause.end, separators="、")
        for found in _listed(list(spans), "lead" if together else role):
            count += 1
            yield replace(found, position=count, group=group, labelled=True)


def _listed(spans: list[Span], role: Role) -> Iterator[Named]:
    for position, span in enumerate(spans, 1):
        if span.end - span.start <= 40:
            yield Named(span, role, position)


def _role(match: re.Match[str]) -> Role:
    if match["lead"]:
        return "lead"
    return "support" if match["support"] else "owner"
