"""单位单元格 (body cells): the bodies in one cell, split by marks or by paragraphs, wrapped names put together.

区住房城乡建设委⏎东郊运管分局 are two bodies; 区机关事务管理⏎服务中心 is one that was wrapped.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from plankg.extract.layout.cells import LEVELS, is_bodies, kinds_of_cell, names_apart
from plankg.extract.layout.line_names import is_one_name
from plankg.extract.model import Role, Span
from plankg.extract.text.annotations import Named, annotations_of
from plankg.extract.text.bodies import split_list, without_brackets
from plankg.extract.text.grids import BREAK, Cell
from plankg.extract.text.lines import trim
from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import alternatives

_CUE = r"牵头|配合|负责|责任单位|主办|协办|参与单位"
_MARKS = "、,;，；"
# Words at whose end a name can end; 会, 社 and 区 end parts of names too (市人力资源社会⏎保障局).
_WHOLE = (
    r"(?:[局委厅办部署处科股室司院校行队站所厂馆村]|中心|[中小大]学|[一二三四五六七八九十]中|[林农]场|海关|社区|公司|集团|政府|街道|[镇乡县州]|协会|商会|联合会|总工会|学会|[妇残侨文]联|工商联|红十字会|供销社|科协|团委|企业|"
    r"单位|部门|机构|园区|开发区|高新区|新区|各区|区县|县区|市区|管委会|委员会|法院|检察院|银行|乡镇|镇街|支队|大队|指挥部|专班|等)(?:\([^()]*\))?"
    # Where what a body does is said, the next line begins another: 甲局牵头⏎乙局配合.
    r"(?:牵头|配合|负责|主办|协办|落实)?"
)
# What names of bodies of one level begin with.
# Words that end names and parts of names alike: a name ends there where the next one begins with its level.
_ENDS = r"(?:社|校|园|协|联|行|库|台|站|基地|科协|镇街|街镇|平台|主体)"
# Ends of names that are none: 人民银行甲州⏎分行.
_NO_NAME = r"分行|支行|分局|分公司|公司|管委会|委员会|办事处|(?:党委和?)?(?:人民)?政府|党委(?:和?政府)?|办公[室厅]"
# Where a name goes on though it could end: 市委⏎网络安全办, 中国科⏎学院, 市行⏎政审批局.
_IN_A_NAME = (
    rf"^[省市县区州盟旗][局委厅办部署处科股室司院行队站所馆]\|(?![{LEVELS}])|科\|[学技]|行\|[政业]|办\|[公事]|处\|[理置]|社\|[会区]|"
    r"院\|校|部\|队|委\|员|总局\|[^、]*局"
)
# Ends of names that no name of a body before them goes on with: 县卫健局⏎青石镇, 市文旅集团⏎样例学院.
_OWN_NAME = (
    r"[镇乡村]|街道|社区|[中小大]学|[一二三四五六七八九十]中|(?<!人)大|学[校院]|医院|卫生院|集团|[林农]场|海关|"
    r"[妇残侨文]联|总工会|关工委|商会|派出所"
)
# What a bracket after a name, or a label before it, says that the body does.
_ROLE_WORDS: tuple[tuple[Role, str], ...] = (
    ("lead", r"牵头|主办|主责|主牵头|总牵头|第一责任"),
    ("support", r"配合|协办|参与|协助|参加|协同|支持|会办"),
    ("guide", r"指导|督导|督办|督促"),
    ("owner", r"责任|负责|承办|落实|实施"),
)
_NO_BODY = r"全[省市县区州国]|各?级?同上|同上|[\u4e00-\u9fff]?[/\\-]+|待定|[详参]?见[\u4e00-\u9fff\d]+|[*★☆△]+"


@dataclass(frozen=True, slots=True)
class CellBody:
    """One body of a cell: where it is, its role and place; `name` where its words are not in one stretch of the text."""

    named: Named
    name: str | None = None


def bodies_of(folded: str, cell: Cell, role: Role) -> list[CellBody]:
    """The bodies of a cell, in the role of its column or in the roles that its own words give (甲局牵头，乙局配合)."""
    if cell.span is None or "empty" in kinds_of_cell(cell.words(folded)):
        return []
    printed = cell.printed(folded)
    if re.search(rf"{_CUE}|会同", printed) and not (
        compiled(_marked()).search(printed) or compiled(_label()).match(printed)
    ):
        found = [_body(folded, entry, own, at) for entry, own, at in _annotated(folded, cell)]
        if found:
            return found
    named = [
        (entry, own)
        for entry, own in _in_roles(folded, _entries(folded, cell), role)
        if entry and _is_name("".join(span.of(folded) for span in entry))
    ]
    return [_body(folded, entry, own, position) for position, (entry, own) in enumerate(named, 1)]


def _body(folded: str, entry: list[Span], role: Role, position: int) -> CellBody:
    whole = Span(entry[0].start, entry[-1].end)
    if len(entry) == 1 or not folded[entry[0].end : entry[-1].start].strip():
        return CellBody(Named(whole, role, position))
    return CellBody(Named(entry[0], role, position), "".join(span.of(folded) for span in entry))


@cache
def _marked() -> str:
    """What says in a bracket what the body before it does: 甲局(牵头)、乙局(配合)."""
    return rf"\((?:{_role_words()})(?:单位|部门|负责|落实)?\)"


@cache
def _label() -> str:
    """What says before names what these bodies do: 牵头单位:甲局、乙局."""
    return rf"(?:{_role_words()})(?:责任)?(?:单位|部门|科室|处室)?:[ ]*"


@cache
def _role_words() -> str:
    return "|".join(f"(?P<{role}>{pattern})" for role, pattern in _ROLE_WORDS)


def _in_roles(folded: str, entries: Iterable[list[Span]], role: Role) -> Iterator[tuple[list[Span], Role]]:
    """The entries without what says what the bodies do, each with its role.

    A bracket is about the name before it, a label (牵头:甲局、乙局;配合:丙局) about all names up to the next one.
    """
    for stretches in entries:
        entry = stretches
        words = "".join(span.of(folded) for span in entry)
        if label := compiled(_label()).match(words):
            role = _named_role(label)
            entry = _part(entry, label.end(), len(words))
            words = words[label.end() :]
        if star := re.search(r"^[*★☆▲△]+(?=.)|(?<=.)[*★☆▲△]+$", words):
            # *甲局、乙局: the star marks who leads.
            yield _part(entry, star.end(), len(words)) or _part(entry, 0, star.start()), "lead"
            continue
        mark = compiled(_marked() + r"$").search(words) if words else None
        yield (_part(entry, 0, mark.start()), _named_role(mark)) if mark else (entry, role)


def _named_role(match: re.Match[str]) -> Role:
    return next(role for role, _ in _ROLE_WORDS if match[role])


def _part(entry: Iterable[Span], start: int, end: int) -> list[Span]:
    """The stretches of some of the words of an entry, counted from its beginning."""
    kept, at = list[Span](), 0
    for span in entry:
        first, last = max(span.start, span.start + start - at), min(span.end, span.start + end - at)
        at += span.end - span.start
        if first < last:
            kept.append(Span(first, last))
    return kept


def _annotated(folded: str, cell: Cell) -> Iterator[tuple[list[Span], Role, int]]:
    """The bodies of a cell that says what they do (甲局牵头，乙局⏎配合), each as its stretches, with its role and place."""
    words, places = _joined(folded, cell)
    for annotation in annotations_of(f"({words})"):
        for named in annotation.bodies:
            if entry := _stretches(places[named.span.start - 1 : named.span.end - 1]):
                yield entry, named.role, named.position


def _entries(folded: str, cell: Cell) -> list[list[Span]]:
    """The names of the cell, each as its stretches: split at marks, and at ends of lines where no name was wrapped there."""
    words, places = _joined(folded, cell)
    entries = [_stretches(places[one.start : one.end]) for one in _apart(words, split_list(words, 0, len(words)))]
    return [entry for entry in entries if entry]


def _stretches(places: Iterable[int]) -> list[Span]:
    """The stretches of the text that words come from, by the place of each; -1 is a mark that is not printed."""
    stretches: list[Span] = []
    for at in places:
        if at >= 0 and stretches and at == stretches[-1].end:
            stretches[-1] = Span(stretches[-1].start, at + 1)
        elif at >= 0:
            stretches.append(Span(at, at + 1))
    return stretches


def _apart(words: str, entries: Iterable[Span]) -> Iterator[Span]:
    """The entries, names that are printed without a mark between them each alone."""
    for entry in entries:
        begin = entry.start
        for name in names_apart(entry.of(words)):
            yield Span(begin, begin + len(name))
            begin += len(name)


def _joined(folded: str, cell: Cell) -> tuple[str, list[int]]:
    """The words of a cell without the ends of its lines, a mark where one parts two names; the place of each, -1 for the mark."""
    words, places = "", list[int]()
    for line in _lines(folded, cell):
        here = line.of(folded)
        blank = bool(places) and set(folded[places[-1] + 1 : line.start]) <= {" ", "\t"} and line.start > places[-1] + 1
        # 省委宣传部⏎(省文明办), 县(市、⏎区)政府
        inside = here[0] == "(" or words.count("(") > words.count(")")
        if (
            words
            and words[-1] not in _MARKS
            and here[0] not in _MARKS
            and not inside
            and _parts(words, here, blank=blank)
        ):
            words += "," if re.search(rf"(?:{_CUE})$", words) else "、"
            places.append(-1)
        words += here
        places.extend(range(line.start, line.end))
    return words, places


def _parts(before: str, after: str, *, blank: bool = False) -> bool:
    """Whether the end of a line, or a blank in one, parts two names: a name can end and another begin there.

    A blank parts any two that can be names: 科技部 证监会.
    What has no 市 or 县 before it (编办) is no name of its own after one that has (市委).
    """
    if compiled(_label()).match(after):
        return True
    last = re.split(rf"[{_MARKS}]", before)[-1]
    first = re.split(rf"[{_MARKS}]", after)[0]
    end = re.fullmatch(rf"(?:{_NO_NAME})(?:{_CUE})?", without_brackets(first))
    if end or is_one_name(last, first) or compiled(_IN_A_NAME).search(f"{last}|{first}"):
        return False
    if blank and min(len(last), len(first)) > 2 and is_bodies(last) and is_bodies(first):
        return True
    own = re.search(rf"(?:{_OWN_NAME})$|^(?:有关|相关|其[他它])", first) is not None
    if not own and not _is_whole(first) and re.search(_ENDS + "$", first) is None:
        return False
    if not _is_whole(last):
        return len(last) > 2 and re.search(_ENDS + "$", last) is not None and first[0] in LEVELS
    return own or last[0] not in LEVELS or first[0] in LEVELS or len(first) > 4


def _lines(folded: str, cell: Cell) -> Iterator[Span]:
    """The stretches of a cell between line breaks and blanks; a label in the middle of one begins another."""
    for span in cell.spans:
        breaks = [match.span() for match in compiled(rf"(?:{BREAK}|[ \t])+").finditer(folded, span.start, span.end)]
        edges = pairwise([span.start, *(at for one in breaks for at in one), span.end])
        for start, end in islice(edges, 0, None, 2):
            cuts = [one.start() for one in compiled(_label()).finditer(folded, start + 1, end)]
            for one, other in pairwise([start, *cuts, end]):
                if (line := trim(folded, one, other)) is not None:
                    yield line


def _is_whole(words: str) -> bool:
    """Whether a name can end here, and so the next line begins another."""
    return re.search(rf"(?:{_WHOLE}|{_OWN_NAME})$", re.sub(r"\s", "", words)) is not None and len(words) > 1


def _is_name(words: str) -> bool:
    """Whether an entry can name a body: not 全市, and not the name of a person next to that of a body."""
    squeezed = re.sub(r"\s", "", words)
    if len(squeezed) > 40 or compiled(_NO_BODY).fullmatch(squeezed):
        return False
    if len(squeezed) in {2, 3} and not re.match(r"[各团市县区省镇乡]", squeezed):
        known = alternatives("text/body_suffixes"), alternatives("text/office_suffixes")
        return compiled(rf"[\u4e00-\u9fff]*(?:{known[0]}|{known[1]})").fullmatch(squeezed) is not None
    return True
