"""责任标注 (annotations): who is responsible, as written after a task in brackets, on a line of its own or after a label.

（X牵头，Y、Z按职责分工负责） and 责任单位：X、Y say for a whole item who carries it. The clauses are read one by one: the
words at a clause's end or head give the role, what is before or after them is the list of bodies. All is read from the
unbroken words (extract/text/unbroken.py): a copy may break a line inside a label or a name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plankg.extract.model import Role, Span
from plankg.extract.text.bodies import ends_as_name, is_name, split_list
from plankg.extract.text.conventions import TAIL
from plankg.extract.text.deadlines import deadline_clause, deadlines_in
from plankg.extract.text.labels import MARKS, NO_LIMIT, NOUN, is_time, label_pattern, labels_in, role_of
from plankg.extract.text.lines import Line
from plankg.extract.text.points_of_time import Dating
from plankg.extract.text.rule import compiled
from plankg.extract.text.unbroken import unbroken

RULE_BRACKET = "annotation-in-brackets"
RULE_LINE = "annotation-on-own-line"
# Who runs the web page: 主办：市林业局　地址：….
_FOOT = r"(?:主办|承办|主管|版权|技术支持)[^。;]*?(?:地址|邮编|电话|ICP|备案|标识码)"
_LONGEST_FOOT = 200
RULE_LABEL = "annotation-after-label"
RULE_BARE = "annotation-bare-list"

_TIME_OPENS = r"\s*(?:(?:20\d\d年|\d{1,2}月)|第?[一二三四1-4]季度|[上下]半年|年[底内末])"  # 四季度建成
_OPEN, _CLOSE = "([", ")]"
_NUMBER = re.compile(r"\d{1,2}[.、]")
_LONGEST = 1500
# 省级层面：甲厅牵头, 县级层面由乙局负责: the words before the name say where, not who.
_WHERE = r"[\u4e00-\u9fff]{1,6}(?:层面|方面)[ ]*(?::|由)[ ]*"
_ADVERB = (
    r"(?:(?:(?:按照?|依照?|依据|根据|结合)(?:本?(?:单位|部门)(?=职))?)?(?:各自)?(?:工作)?(?:职责|职能|权限|分工|属地)(?:管理)?(?:原则|要求)?(?:分工)?|"
    r"共同|联合|分别|具体|协同|积极|密切|全力|分头|统筹|统一|依法|主要|做好|抓好|组织|推进|贯彻|全面|认真|各司其职|予以)"
)
_DOING = r"(?:负责|组织|督导|实施|落实|推进|推动|抓总|协调|抓好|办理|执行|工作|做好|开展|指导)"
_ENDING = rf"""
    (?:要|应当?|须)?{_ADVERB}*
    (?:
        (?P<lead>(?:总|负责)?牵头(?:并{_ADVERB}+)?{_DOING}*|负总责|主责|主办|抓总|[为是](?:牵头|主办|主责)(?:责任)?{NOUN})
        |(?P<support>(?:配合|参与|协办|参加|协助|协同|支持|会办|支撑)(?:做好|落实|实施|推进|负责|开展)*|[为是](?:配合|参与|协办)(?:责任)?{NOUN})
        |(?P<guide>(?:监督|督促|业务)?(?:指导|督导|督办|督促|监督)(?:落实|实施|推进|推动|检查)*)
        |(?P<owner>(?:{_ADVERB}*(?:负责|落实|实施|承办|执行|承担|办理))+(?:推进)?|[为是](?:责任|实施|落实|承办)(?:责任)?{NOUN})
    )
    [ ]*$
"""
_INSIDE = r"^(?P<names>[^,;。]{2,60}?)(?P<does>牵头负责|牵头|负责|配合)(?=[\u4e00-\u9fff《“]{2,}$)"
_JOINING = r"(?:要|应当?)?(?:共同)?(?:会同|(?<=[局厅委部办署院])商(?![务会贸业标洽量定品用联局银投]))"
_CUES = r"牵头|负责|配合|主办|承办|参加|参与|按照?(?:各自)?职责|责任|落实|指导|督导|督办|负总责|主责|抓总|协助|协同|协办|会办"
_INNER = r"[\u4e00-\u9fff]{2,12}(?:[处科股]|办公室|总站|[处科]室)|办公室"
# Signs of a document that announces names, not duties: （以下简称牵头单位）.
_NO_DUTY = r"^(?:无|没有|以下|下同|下称|简称|详见|见附|见《|附件|含|原|即(?!日|时|刻|知)|不含|包括|例|如)"


@dataclass(frozen=True, slots=True)
class Named:
    """One body in an annotation: its place, its role, its place in its list (1 = first).

    `group` counts the commas before it in its list, `labelled` says that it comes after a label (责任单位：…).
    """

    span: Span
    role: Role
    position: int
    group: int = 0
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: its place, the bodies that it names, the place of its deadline, and what it could not read."""

    span: Span
    rule: str
    bodies: tuple[Named, ...]
    deadline: Span | None = None
    unread: tuple[Span, ...] = ()


class Annotations:
    """The annotations of one text, found once line by line and looked up by place."""

    def __init__(self, folded: str, lines: Sequence[Line]) -> None:
        self._folded = folded
        self._found: list[Annotation] = []
        above: Annotation | None = None
        for line in lines:
            found = list(_in_paragraph(folded, line.start, line.end))
            if not found and above is not None and (further := _further_names(folded, line, above)):
                found = [further]
            above = found[-1] if found and found[-1].span == line.span else None
            self._found += found
        self._found.sort(key=lambda annotation: annotation.span)
        self._starts = [annotation.span.start for annotation in self._found]

    def __iter__(self) -> Iterator[Annotation]:
        """All of them, in order."""
        return iter(self._found)

    def within(self, start: int, end: int) -> Sequence[Annotation]:
        """The annotations that lie in one stretch of text as a whole, in order.

        >>> text = "完善制度。(市科技局牵头,市财政局负责)"
        >>> [(body.span.of(text), body.role) for a in annotations_of(text) for body in a.bodies]
        [('市科技局', 'lead'), ('市财政局', 'owner')]
        """
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, end, lo=first)
        return [annotation for annotation in self._found[first:last] if annotation.span.end <= end]

    def is_one(self, span: Span) -> bool:
        """Whether a stretch of text is nothing but an annotation, or several (and so no measure of its own)."""
        at = span.start
        for annotation in self.within(span.start, span.end):
            if self._folded[at : annotation.span.start].strip(f"{MARKS}。;,、:"):
                return False
            at = annotation.span.end
        return at > span.start and span.end - at <= 1


def annotations_of(folded: str) -> Sequence[Annotation]:
    """The annotations of a text of one paragraph, such as a table cell."""
    return Annotations(folded, [Line(0, len(folded), 0)]).within(0, len(folded))


def _in_paragraph(folded: str, start: int, end: int) -> Iterator[Annotation]:
    """The annotations of one paragraph, placed in the text; a bare list counts where nothing else does."""
    stretch = unbroken(folded, start, end)
    words = stretch.words
    if not re.search(rf"[(\[:]|(?:{NOUN}|完成时限|完成时间)为|(?:单位|部门|时限|时间)[ ]", words):
        return
    if len(words) < _LONGEST_FOOT and compiled(_FOOT).match(words):
        return
    brackets = list(_brackets(words))
    found = [annotation for bracket in brackets if (annotation := _bracket(words, bracket)) is not None]
    found += _label_runs(words, brackets, [annotation.span.start for annotation in found])
    if not found:
        found = [annotation for bracket in brackets if (annotation := _bare_list(words, bracket)) is not None]
    for annotation in found:
        yield Annotation(
            stretch.span(annotation.span.start, annotation.span.end),
            annotation.rule,
            tuple(replace(b, span=stretch.span(b.span.start, b.span.end)) for b in annotation.bodies),
            stretch.span(annotation.deadline.start, annotation.deadline.end) if annotation.deadline else None,
            tuple(stretch.span(span.start, span.end) for span in annotation.unread),
        )


def _further_names(folded: str, line: Line, above: Annotation) -> Annotation | None:
    """A line that goes on with the names of a list whose label is alone on its line, one name on each."""
    listed = re.search(r":[ \r]*\n|\A[^:为]*\Z", above.span.of(folded)) is not None
    if above.rule != RULE_LINE or not listed or not above.bodies or line.end - line.start > 60:
        return None
    names = split_list(folded, line.start, line.end)
    if not names or not all(is_name(name.of(folded), certain=True) for name in names):
        return None
    last = above.bodies[-1]
    bodies = (replace(last, span=name, position=last.position + at) for at, name in enumerate(names, 1))
    return Annotation(line.span, RULE_LINE, tuple(bodies))


def _brackets(words: str) -> Iterator[Span]:
    """The outermost brackets of every kind; one that is never closed ends with the paragraph where it opens with a label.

    A bracket that is closed by one of another kind is closed all the same: （责任单位：甲局〕.
    """
    depth, begin = 0, 0
    for at, character in enumerate(words):
        if character in _OPEN:
            begin = at if depth == 0 else begin
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield Span(begin, at + 1)
    if depth and compiled(label_pattern()).match(words, begin + 1):
        yield Span(begin, len(words))


def _bracket(words: str, bracket: Span) -> Annotation | None:
    """The annotation that a bracket is, or None."""
    marks = bracket.of(words)
    closed = sum(map(marks.count, _OPEN)) == sum(map(marks.count, _CLOSE))
    start, end = bracket.start + 1, bracket.end - closed
    if end - start > _LONGEST or re.match(_NO_DUTY, words[start:end]):
        return None
    labels = labels_in(words, start, end)
    if not any(role_of(label) or is_time(label) for label in labels):
        if only := deadline_clause(words, start, end):
            if re.match("[,、]", words[end + 1 : end + 2]) or re.search(r"前\)[,、][^。;]*$", words[: start - 1]):
                return None  # 制定方案(1月底前)、开展普查(3月底前): each of its own words
            limit = re.search(r"前|底|完成|坚持|推进|每|长期", words[start:end]) or _is_period(words, start, end)
            return Annotation(bracket, RULE_BRACKET, (), only.span) if limit else None
        if not re.search(_CUES, words[start:end]):
            # (甲局会同乙局), no (由甲局会同乙局制定).
            joined = _read(words, bracket, start, end, RULE_BRACKET, ()) if "会同" in words[start:end] else None
            whole = joined and all(ends_as_name(body.span.of(words)) for body in joined.bodies)
            return joined if whole else None
    read = _read(words, bracket, start, end, RULE_BRACKET, labels)
    if read and not labels and all(body.role == "support" for body in read.bodies):
        # (一网通办、一网监管、一网协同): what is done together, no bodies.
        return read if any(is_name(body.span.of(words), certain=True) for body in read.bodies) else None
    return read


def _is_period(words: str, start: int, end: int) -> bool:
    """Whether a bracket gives a period for what is before it: 摸底建档（3月至5月）; none after the name of a plan."""
    said = words[start:end].replace(" ", "")
    period = re.search(r"\d[年月日]?(?:[-~]|至|到)(?:\d|长期)[^《》]*$|起至|即日起", said) is not None
    period = period or words[: start - 1].endswith(("阶段", "环节"))
    closed = words[end + 1 : end + 2] in {"", "。", " ", ";", ":"}
    return (
        period
        and closed
        and not re.search(
            r"(?:规划|计划|方案|纲要|意见|行动|办法|清单|要点|》|期限?(?:暂定|为)[^,。;]{1,6})$", words[: start - 1]
        )
    )


def _label_runs(words: str, brackets: Sequence[Span], stops: Sequence[int]) -> Iterator[Annotation]:
    """What labels outside brackets say: a line 责任单位：甲局、乙局, or the end of a sentence, …，责任单位：甲局；.

    A list ends where an annotation in brackets begins (`stops`): 责任单位：甲局（完成时间：6月）.
    """
    labels = [label for label in labels_in(words, 0, len(words)) if not _is_in_one(brackets, label.start())]
    at = 0
    while at < len(labels):
        first = labels[at]
        if not (role_of(first) or is_time(first) or first["post"]):
            at += 1
            continue
        end = _run_end(words, first, stops)
        at += 1
        while at < len(labels) and not words[end : labels[at].start()].strip(";。,、 "):
            end = _run_end(words, labels[at], stops)
            at += 1
        inside = [label for label in labels if first.start() <= label.start() < end]
        rule = RULE_LINE if not words[: first.start()].strip(MARKS) else RULE_LABEL
        read = _read(words, Span(first.start(), end), first.start(), end, rule, inside)
        if read is not None:
            yield read


def _is_in_one(brackets: Sequence[Span], at: int) -> bool:
    """Whether a place is inside one of the brackets, which are in order."""
    before = bisect_left(brackets, at, key=lambda bracket: bracket.start)
    return before > 0 and at < brackets[before - 1].end


def _run_end(words: str, label: re.Match[str], stops: Sequence[int]) -> int:
    """Where the list after a label ends: at a full stop or semicolon outside brackets, or with the paragraph.

    A semicolon before a number or further names goes on with the list: 责任单位：1.甲局；2.乙局, 责任单位：甲局；各乡镇. So does one before
    a further time, after the label of a time: 进度安排：一季度完成设计；四季度建成.
    """
    depth = 0
    for at in range(label.end(), len(words)):
        if at in stops:
            return at
        if words[at] in _OPEN:
            depth += 1
        elif words[at] in _CLOSE:
            depth -= 1
        elif depth <= 0 and (words[at] == "。" or (words[at] == ";" and not _lists_on(words, at + 1, label))):
            return at
    return len(words)


def _lists_on(words: str, at: int, label: re.Match[str]) -> bool:
    """Whether what follows a semicolon is a number or nothing but names, up to the next stop; or a time after a time."""
    if is_time(label) and compiled(_TIME_OPENS).match(words, at):
        return True
    names = split_list(words, at, re.compile(r"[。;]|\Z").search(words, at).start())  # type: ignore[union-attr]
    return _NUMBER.match(words, at) is not None or (
        bool(names) and all(is_name(name.of(words), certain=True) for name in names)
    )


def _read(
    words: str, whole: Span, start: int, end: int, rule: str, labels: Sequence[re.Match[str]]
) -> Annotation | None:
    """The annotation of a stretch; None where it names no body and no time."""
    if tail := compiled(TAIL).search(words, start, end):
        end = tail.start()
        labels = [label for label in labels if label.end() <= end]
    reading = _Reading(words)
    first = labels[0].start() if labels else end
    if words[start:first].strip():
        reading.clauses(start, first)
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        stop = after.start() if after else end
        if is_time(label):
            if not re.match(NO_LIMIT, label.group()):
                reading.time(label.end(), stop)
        elif role := role_of(label):
            reading.under_label(label.end(), stop, role)
        elif not label["post"] and not label["phone"]:
            reading.unread.append(Span(label.start(), stop))
    known = any(role_of(label) or is_time(label) or label["post"] for label in labels)
    if not reading.bodies and not reading.deadline and not (rule != RULE_BRACKET and known):
        return None
    return Annotation(whole, rule, tuple(reading.bodies), reading.deadline, tuple(reading.unread))


class _Reading:
    """Collects what the clauses of one annotation say."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.bodies: list[Named] = []
        self.unread: list[Span] = []
        self.deadline: Span | None = None

    def time(self, start: int, end: int) -> None:
        """What follows 完成时限：, up to the next clause that says no time."""
        spans = list(split_clauses(self.words, start, end))
        if spans:
            last = spans[0]
            for clause in spans[1:]:
                if not re.search(r"20\d\d|\d月|底|前|季度|长期|持续|每", clause.of(self.words)):
                    break
                last = clause
            inner = (
                compiled(r"\([^()]+\)").fullmatch(self.words, spans[0].start, last.end) is not None
            )  # 完成时限:(6月)
            self.deadline = Span(spans[0].start + inner, last.end - inner)

    def clauses(self, start: int, end: int) -> None:
        """Bodies of all clauses without a label; a clause without a cue of its own belongs to the one whose cue follows."""
        waiting: list[Span] = []
        for clause in split_clauses(self.words, start, end):
            if only := deadline_clause(self.words, clause.start, clause.end):
                self.deadline = _with_next(self.words, self.deadline, only.span)
                continue
            where = compiled(_WHERE).match(self.words, clause.start, clause.end)
            begin = where.end() if where else clause.start
            ending = self._ending(begin, clause.end)
            stop = ending.start() if ending else clause.end
            does = None if ending else compiled(_INSIDE).match(self.words[begin : clause.end])
            if does:
                stop = begin + does.end("names")
            elif not ending and (said := _limit_at(self.words, clause)):
                self.deadline = _with_next(self.words, self.deadline, said)
                continue
            joins = compiled(_JOINING).search(self.words, begin, stop)
            before, after = (joins.start(), joins.end()) if joins else (stop, stop)
            waiting += self._names(begin, before)
            joined = self._names(after, stop)
            if joins:
                role: Role = "lead" if before > begin else "support"
                self._list(waiting if before > begin else joined, role)
                if before > begin:
                    self._list(joined, "support")
                waiting = []
            elif ending:
                self._list(waiting, self._role(ending))
                waiting = []
            elif does:
                roles: dict[str, Role] = {"负责": "owner", "配合": "support"}
                self._list(waiting, roles.get(does["does"], "lead"))
                waiting = []
        self._list([span for span in waiting if self.bodies], "owner")

    def under_label(self, start: int, end: int, role: Role) -> None:
        """Bodies of the list after a label, counted through its commas; 甲局牵头 in it has its own role."""
        count = 0
        for group, clause in enumerate(split_clauses(self.words, start, end)):
            if only := deadline_clause(self.words, clause.start, clause.end):
                self.deadline = _with_next(self.words, self.deadline, only.span)
                continue
            where = compiled(_WHERE).match(self.words, clause.start, clause.end)
            begin = where.end() if where else clause.start
            ending = self._ending(begin, clause.end)
            own = self._role(ending) if ending else None
            stop = ending.start() if ending else clause.end
            for span in self._names(begin, stop):
                count += 1
                named = _named(self.words, span, role if own is None or own == "owner" else own, count)
                self.bodies.append(replace(named, group=group, labelled=True))

    def _ending(self, start: int, end: int) -> re.Match[str] | None:
        return compiled(_ENDING).search(self.words, start, end)

    def _role(self, ending: re.Match[str]) -> Role:
        roles: tuple[Role, ...] = ("lead", "support", "guide")
        return next((role for role in roles if ending[role]), "owner")

    def _names(self, start: int, end: int) -> list[Span]:
        """The names of a list; what cannot be the name of a body is kept as unread."""
        names: list[Span] = []
        for span in split_list(self.words, start, end, separators="、"):
            (names if is_name(span.of(self.words)) else self.unread).append(span)
        return names

    def _list(self, spans: Sequence[Span], role: Role) -> None:
        for position, span in enumerate(spans, 1):
            group = _commas(self.words, spans[0].start, span.start)
            self.bodies.append(replace(_named(self.words, span, role, position), group=group))


def _with_next(words: str, time: Span | None, following: Span) -> Span:
    """A time with the clause after it where that says a time too: 2025年5月启动，11月底前完成."""
    joined = time is not None and not words[time.end : following.start].strip(",;、 ")
    return Span(time.start, following.end) if time and joined else following


def _limit_at(words: str, clause: Span) -> Span | None:
    """The time limit that a clause begins with, and says what is done by it: 12月底前出台细则."""
    said = (limit.span for limit in deadlines_in(words, clause.start, clause.end, Dating()) if limit.kind == "date")
    return next((span for span in said if span.start == clause.start), None)


def _named(words: str, span: Span, role: Role, position: int) -> Named:
    """A name marked with a star leads, what is in brackets after it says its role; the mark is no part of it."""
    marked = re.match(r"[*★▲☆△]+[ ]*", span.of(words))
    if marked:
        return Named(Span(span.start + marked.end(), span.end), "lead", position)
    closing = re.search(r"[ ]*(?:[*★▲☆△]+|[(](?:牵头|主办|主责|(配合|参与|协办))(?:单位|部门)?[)])$", span.of(words))
    if closing is None:
        return Named(span, role, position)
    return Named(Span(span.start, span.start + closing.start()), "support" if closing[1] else "lead", position)


def _commas(words: str, start: int, end: int) -> int:
    """How many commas are in a list of names, those in brackets left out."""
    return re.sub(r"\([^()]*\)", "", words[start:end]).count(",")


def split_clauses(words: str, start: int, end: int) -> Iterator[Span]:
    """The clauses between commas, semicolons and full stops outside brackets, without blanks around them."""
    depth, begin = 0, start
    for at in range(start, end + 1):
        character = words[at] if at < end else ";"
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
        elif (depth <= 0 or at == end) and character in ",;。":
            piece = words[begin:at]
            left = len(piece) - len(piece.lstrip())
            if piece.strip():
                yield Span(begin + left, begin + len(piece.rstrip()))
            begin = at + 1


def _is_certain(name: str) -> bool:
    """Whether a name in a bracket of names is one for certain: of a body, or of an office inside the issuer (发展规划处)."""
    return is_name(name, certain=True) or compiled(_INNER).fullmatch(name) is not None


def _may_be_firm(name: str) -> bool:
    return re.fullmatch(r"(?!.*等)[\u4e00-\u9fff]{4,10}", name) is not None and is_name(f"{name}公司", certain=True)


def _bare_list(words: str, bracket: Span) -> Annotation | None:
    """（市发展改革委、市财政局） at the end of a task: names of bodies, and nothing else but a time, own it.

    One name alone counts only where the bracket follows a full stop or opens the paragraph.
    """
    if words[bracket.end : bracket.end + 1] not in {"", "。", " ", ";"} or bracket.end - bracket.start > _LONGEST:
        return None
    start, end = bracket.start + 1, bracket.end - 1
    if re.match(_NO_DUTY, words[start:end]):
        return None
    if tail := compiled(TAIL).search(words, start, end):
        end = tail.start()
    when: Span | None = None
    bodies: list[Named] = []
    for group, clause in enumerate(split_clauses(words, start, end)):
        if only := deadline_clause(words, clause.start, clause.end):
            when = _with_next(words, when, only.span)
        else:
            spans = split_list(words, clause.start, clause.end, separators="、")
            bodies += [
                replace(_named(words, span, "owner", at), group=group, labelled=True)
                for at, span in enumerate(spans, len(bodies) + 1)
            ]
    names = [body.span.of(words) for body in bodies]
    uncertain = [name for name in names if not _is_certain(name)]
    # Among bureaus a firm may have any name: 上港集团, 东航物流.
    bureaus = sum(name.endswith(("局", "委", "厅", "办", "政府", "海关")) for name in names)
    if not bodies or (uncertain and (bureaus < 2 or not all(map(_may_be_firm, uncertain)))):
        return None
    if len(bodies) == 1 and words[bracket.start - 1 : bracket.start] not in {"", "。", ";", " "}:
        return None
    return Annotation(bracket, RULE_BARE, tuple(bodies), when)
