"""单位名称 (bodies): how the names of bodies are built, and how a printed list of them falls into single names.

A name is short, ends with one of the words of data/body_suffixes.txt and does not begin with a verb; brackets inside it
belong to it: 中国(甘肃)知识产权保护中心, 行业协(商)会, 市委组织部(市人才办).
"""

import re
from functools import lru_cache

from extract.model import Span
from extract.text.rule import compiled
from extract.text.wordlists import alternatives

SEPARATOR = r"(?:(?:制度)?(?:、|,(?=[^,]{1,20}等)|以及|和|及|与))"
# Names that begin with a word which is a verb elsewhere: 发展改革委 is no 发展…, 牵头部门 no 牵头….
_VERB_LIKE_NAMES = r"发展和?改革|建设银行|建设部|服务机构|监督管理|组织部|牵头(?:部门|单位)|重点[\u4e00-\u9fff]{0,4}(?:企业|单位|机构|高校|主体)"

# 涉企信息归集部门联席会议 is one body, not 涉企信息归集部门; 企业主体责任 is the responsibility of 企业.
_GOES_ON = (
    r"联席会议|领导小组|委员会|成员单位|协会|机构|企业|单位|组织(?!开展|实施|申报)|部门|中心|主体(?!责任)|办公室|党组织"
)

# 属地责任和企业 is no name; 工业和信息化部 is one.
_LETTER = r"(?:[A-Za-z0-9]|(?![和及与])[\u4e00-\u9fff]|和(?=信息化|旅游|社会保障|城乡|改革|草原|物资|储备|技术局))"


@lru_cache(maxsize=1)
def body_pattern() -> str:
    """One name of a body, as a part of a verbose pattern over folded text."""
    verb, suffix = alternatives("text/verbs"), alternatives("text/body_suffixes")
    return (
        rf"(?:有[\u4e00-\u9fff]{{1,4}}的)?(?:(?={_VERB_LIKE_NAMES})|(?!{verb}))"
        rf"(?:{_LETTER}{{0,14}}\([^()]{{1,12}}\))?{_LETTER}{{0,15}}?{suffix}(?!{_GOES_ON})"
    )


@lru_cache(maxsize=1)
def list_pattern() -> str:
    """Names of bodies in a row: A、B和C."""
    return rf"{body_pattern()}(?:{SEPARATOR}{body_pattern()})*"


def verb_pattern() -> str:
    """A word that begins what a body shall do."""
    return alternatives("text/verbs")


def split_bodies(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """The single names of a list that `list_pattern` matched at `start`..`end`."""
    spans: list[Span] = []
    at = start
    pattern = compiled(rf"{body_pattern()}(?=(?P<sep>{SEPARATOR})|\Z)")
    while at < end:
        match = pattern.match(folded, at, end)
        if match is None:
            break
        spans.append(Span(at, match.end()))
        at = match.end("sep") if match["sep"] else match.end()
    return tuple(spans) or (Span(start, end),)


def split_list(folded: str, start: int, end: int, separators: str = "、,;") -> tuple[Span, ...]:
    """The entries of an annotation's list, brackets kept whole: 市委组织部(市人才办)、各县(市、区)政府 are two.

    和, 及 and 以及 separate too where a full name stands on both sides; a closing 等 is left out.
    """
    spans: list[Span] = []
    depth, begin = 0, start
    for at in range(start, end + 1):
        character = folded[at] if at < end else separators[0]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif (depth <= 0 or at == end) and (character in separators or folded[at : at + 2] == "  "):
            spans.extend(_entries(folded, begin, at))
            begin = at + 1
    return tuple(spans)


# 甲局等有关部门以及各地区 are three; 工业和信息化部 is one.
_JOINED = (
    r"(?<=[局厅委部会行办府司院处心区市门位校])(?:以及|和|及|[ ])(?!政府(?:$|[^\u4e00-\u9fff]|具体|负责|按|分别|抓|组织|落实|属地|共同))"
    r"(?=[\u4e00-\u9fff]{2,})|"
    r"等(?=[\u4e00-\u9fff]{2,}(?:部门|单位|机构|地区))"
)


def _entries(folded: str, start: int, end: int) -> list[Span]:
    """The names in one entry between separators."""
    spans: list[Span] = []
    begin = start
    for match in [*compiled(_JOINED).finditer(folded, start, end), None]:
        stop = match.start() if match else end
        words = folded[begin:stop]
        left = len(words) - len(words.lstrip())
        name = re.sub(r"(?:等(?:\d+个?)?(?:有关|相关)?(?:单位|部门)?|结合实际)?\s*$", "", words[left:])
        if re.search(r"[\u4e00-\u9fff]{2}|^[省市县区州乡镇]$", name):
            spans.append(Span(begin + left, begin + left + len(name)))
        begin = match.end() if match else end
    return spans
