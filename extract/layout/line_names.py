"""行中的单位名称 (names in lines): where names of bodies begin and end in the lines of a table, whole or broken by a wrap."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate

from plankg.extract.layout.cells import LEVELS, is_bodies, kinds_of_cell, split_names
from plankg.extract.layout.pieces import Piece
from plankg.extract.text.bodies import LEVEL, without_brackets
from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import alternatives, words

# Names of departments and offices, and what comes before them in tables of one level.
_HEADLESS_BODY = r"[\u4e00-\u9fff]{1,16}(?:局|委|办|厅|处|行|公司|中心|队|会|政府)"
_LEVEL = r"[省市县区州盟旗镇乡各]|[团国总]|中国|人民?银?行?[\u4e00-\u9fff]*银?行|[\u4e00-\u9fff]{1,12}[省市县区州盟旗镇乡]|相关|有关|其他"
_SAMPLE, _FEWEST_NAMES = 400, 4
OWN_LEVEL = r"[\u4e00-\u9fff]{1,6}[省市县区州盟旗镇乡]|人民银行|国网|国家|相关|有关|中国"
_RUN_ON = rf"(?!各{LEVEL}(?<=市))[省市县区州各](?:(?![、,()])[\u4e00-\u9fff])+?(?<![城县省各直辖上])市(?![场政容区级直民属校])[\u4e00-\u9fff]{{2,}}"
# Names that go on with 各: 联席会议各成员单位.
_OF_MEMBERS = r"(?:小组|会议|专班|指挥部|委员会|国务院|政府)$"
# What is before and after the entries of a list.
_STOPS = r"[。!?()]"
_LONGEST_NAME, _LONGEST_REST = 20, 3
_LONG_ENDS = (
    "管理局",
    "监管局",
    "监督局",
    "税务局",
    "统计局",
    "管理中心",
    "交易中心",
    "服务中心",
    "分公司",
    "总公司",
    "联合会",
)
# What a body's name goes on with: 市委|组织部 is one.
_PART_OF_NAME = r"(?:委\|(?:组织部|宣传部|统战部|政法委|社会工作部|老干部局|办|网信办|编办|党校)|政府\|(?:办|外办|督查室|研究室)|街道\|办事处)"
# 国家税务总局青|禾省税务局, 中国人民银行青|禾市分行, 市政府|有关部门: the end of a name that could be one by itself.
_BRANCH = (
    r"(?:国家税务总局|(?:中国)?人民银行|人行|中国银保监会|国家金融监督管理总局|国家外汇管理局|国家统计局|海关总署|国网)[\u4e00-\u9fff]{0,8}\|"
    r"[\u4e00-\u9fff]{1,10}(?:税务局|[分支]行|分局|分署|公司)|"
    r"(?:.*政府|国务院)\|(?:有关|相关|各|直属)(?:有关|相关)?(?:部门|单位|机构)(?:和单位)?"
)
_KIND_OF_PLACE = r"各?(?:省辖|设区的?|地级|地级以上|县级|直辖)"
# Where a line goes on with a name: 各有|关部门, 各市州党委|和政府.
_GOES_ON = r"[有相]\|关|(?:党委|党组|单位)\|和"
_ZONE = r"(?:开发|高新|示范|合作|工业|保税|试验|园|新|景)$"
# Ends of names that are no name by themselves.
_ONLY_AN_END = r"(?:人?民)?政府|员会|公室|中心|[省市县区]?[分支]局|局|[省市县区]?[分支]行|[分支]队|管?委会|委员会|办事处|[分子总]?公司|集团|[委办厅处部会]"
_OF_FIELD = r"(?:部|总?局|厅|委(?:员会)?|办(?:公室)?|署)"


def parted_names(pieces: Sequence[Piece]) -> list[bool]:
    """For each line, whether a name begins in one before it and goes on in it: 省发展改⏎革委, 人力资源⏎社会保障⏎部.

    A name ends where the next has a level of its own, 市财政局⏎市林业局 are two. What another line has between two marks is a name:
    各地级⏎以上市政府.
    """
    known = {name for piece in pieces for name in split_names(piece.words)[1:-1]}
    ends = {at: place for place, at in enumerate(accumulate(len(piece.words) for piece in pieces), 1)}
    text = "".join(piece.words for piece in pieces)
    parted = [at > 0 and _parts_known(pieces[at - 1].words, piece.words, known) for at, piece in enumerate(pieces)]
    for match in compiled(_department()).finditer(text):
        for at in range(match.start() + 1, match.end()):
            if at in ends and ends[at] < len(pieces):
                parted[ends[at]] = True
    return [inside and not piece.page_before for inside, piece in zip(parted, pieces, strict=True)]


def _parts_known(before: str, after: str, known: set[str]) -> bool:
    """Whether a name begins at the end of a line and ends in the next: a name that is known does, unless its halves are too."""
    last, first = split_names(before)[-1], split_names(after)[0]
    if last and first and last + first in known and not known.issuperset((last, first)):
        return True
    return _parts_name(before, after)


@lru_cache(maxsize=65536)
def _parts_name(before: str, after: str) -> bool:
    """Whether a name begins at the end of a line and ends at the beginning of the next."""
    last = re.split(_STOPS, without_brackets(split_names(before)[-1]))[-1]
    first = re.split(_STOPS, without_brackets(split_names(after)[0]))[0]
    if not last or not first or len(last) + len(first) > _LONGEST_NAME:
        return False
    name, levelled = last + first, last[0] in LEVELS
    if (
        is_one_name(last, first)
        or _goes_on(last, first)
        or (levelled and compiled(_PART_OF_NAME).search(f"{last}|{first}"))
    ):
        return True
    if (
        first[0] == "级"
        or (first[0] == "区" and compiled(_ZONE).search(last))
        or compiled(_ONLY_AN_END).fullmatch(first)
    ):
        return is_bodies(name)
    whole = len(first) > 2 and is_bodies(first)
    if whole and len(last) > 1 and re.match(rf"[{LEVELS[1:]}]|{OWN_LEVEL}", first):
        return re.fullmatch(_KIND_OF_PLACE, last) is not None
    others = first[0] == "各" and len(last) > 1 and compiled(_OF_MEMBERS).search(last) is None
    ended = last[-1] in "局厅府" and len(first) > _LONGEST_REST and is_bodies(last)
    if others or ended or not is_bodies(name) or is_run_on(name):
        return False
    return levelled and not (whole and len(last) > 2 and is_bodies(last))


@lru_cache(maxsize=65536)
def is_one_name(last: str, first: str) -> bool:
    """Whether the last words of a line and the first of the next are one name, though both can be names.

    >>> is_one_name("住房城乡", "建设部"), is_one_name("国家税务总局青", "禾省税务局"), is_one_name("市财政局", "市税务局")
    (True, True, False)
    """
    if compiled(_BRANCH).fullmatch(f"{last}|{first}"):
        return True
    return any(match.start() < len(last) < match.end() for match in compiled(_department()).finditer(last + first))


def _goes_on(last: str, first: str) -> bool:
    """Whether a line begins with the rest of a word that names have: 各有|关部门, 戊城海|关."""
    cut = any(last.endswith(head) and len(last) > len(head) for head in _endings().get(first, ()))
    return (cut or compiled(_GOES_ON).search(f"{last}|{first}") is not None) and is_bodies(last + first)


@cache
def _endings() -> dict[str, set[str]]:
    """The beginnings of words that names end with, by the rest of the word: 关 of 海关, 理局 of 管理局; none that is such a word itself."""
    ends = {*words("text/body_suffixes"), *_LONG_ENDS}
    cuts: dict[str, set[str]] = {}
    for end in ends:
        for at in range(1, len(end)):
            if end[at:] not in ends:
                cuts.setdefault(end[at:], set()).add(end[:at])
    return cuts


@cache
def _department() -> str:
    return rf"{alternatives('text/department_fields')}{_OF_FIELD}"


def is_run_on(name: str) -> bool:
    """Whether a name holds the beginning of another, so that a part of it belongs elsewhere: 市人力资源社会保障市总工会."""
    return compiled(_RUN_ON).match(name) is not None


@lru_cache(maxsize=65536)
def is_headless(words: str) -> bool:
    """Whether a list of bodies begins with one that has no level before it."""
    first = re.split(r"[、,;/:]", words, maxsplit=1)[0]
    return compiled(_HEADLESS_BODY).fullmatch(first) is not None and compiled(_LEVEL).match(first) is None


def is_name_a_line(pieces: Sequence[Piece]) -> bool:
    """Whether bodies are printed one a line in the cells of a table, no marks between them."""
    listed = [piece.words for piece in pieces[:_SAMPLE] if is_bodies(piece.words)]
    return len(listed) >= _FEWEST_NAMES and sum(1 for words in listed if re.search(r"[、,;]", words)) * 10 <= len(
        listed
    )


def is_levelled(pieces: Sequence[Piece]) -> bool:
    """Whether the names of bodies in the lines of a table have their level before them, nearly all of them."""
    listed = [piece.words for piece in pieces[:_SAMPLE] if "bodies" in kinds_of_cell(piece.words)]
    named = [one for words in listed for one in re.split(r"[、,;]", words)[1:] if one]
    levelled = sum(1 for one in named if compiled(_LEVEL).match(one))
    return len(named) >= _FEWEST_NAMES and levelled >= 0.7 * len(named)
