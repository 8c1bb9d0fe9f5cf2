"""指名 (stating): whether a sentence says that work is done on what an indicator measures, and does not only mention it.

An indicator that is named by its measure (完整社区覆盖率) can only be meant. One that is named by what is counted (民营企业 5.6万户)
is said of other things too: 保障民营企业公平参与投标 adds none, 招引一批民营企业 does.
"""

import re

from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import alternatives

# A name of fewer characters (专利) is said of other things too.
_TELLING = 4
# What brings forth more of the things that are counted, before them (培育一批民营企业) or, as a noun, after them (质量奖评选).
_MAKING = (
    r"(?:[新改扩]建|建[设成]|打造|培[育养]|引[进育]|招[引聘募]|[集汇]聚|吸引|布局|[设创成]立|组建|争创|创成|申报|认定|评选|遴选|推广|研发|发展|壮大|"
    r"新增|增加|扩大|做[大强]|完成|实施|改造|孵化|发行|开通|促进|推行|提[高升]|增强|降低|减少|压[减缩]|缩短|控制)"
)
_MADE = r"(?:产品)?(?:建设|培[育养]|招引|引育|研发|推广|评选|创建|孵化|改造)"
_ENDS = r"$|[,，。;；:：、！？!?）)]|等"
_COUNTED = r"(?:数量|规模|总数)?(?:累计|力争|要|均)*(?:达到?|超过?|突破|增至|不少于|不低于)?\d"


def states(sentence: str, name: str) -> bool:
    """Whether a sentence that has the whole name says that what it counts is made, raised or counted.

    >>> [states(one, "民营企业") for one in ("招引一批民营企业。", "保障民营企业公平参与投标。")]
    [True, False]
    """
    name, said = "".join(name.split()), "".join(sentence.split())
    if len(name) < _TELLING or name not in said:
        return False
    if compiled(rf"{alternatives('targets/measures')}$").search(name):
        return True
    return any(
        compiled(f"{_MADE}|{_COUNTED}").match(said, one.end())
        or (compiled(_ENDS).match(said, one.end()) and compiled(_MAKING).search(_clause(said[: one.start()])))
        for one in re.finditer(re.escape(name), said)
    )


def _clause(before: str) -> str:
    """The words of the same clause before a name."""
    return re.split(r"[,，。;；:：！？!?]", before)[-1]
