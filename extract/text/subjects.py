"""指标主题 (subjects): what an indicator is about, without the words that only say how it is measured.

在产食品生产企业“互联网+透明车间”实施率 is about 透明车间; 全省市场主体总量 is about 市场主体.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from plankg.extract.text.segmenter import segmenter
from plankg.extract.text.wordlists import pairs, words

_QUOTED = r"“(?:互联网\+)?([^”]+)”"
_MEASURE = (
    r"(?:总量|总数|拥有量|注册量|保有量|平均时间|担保金额|金额|满意度|(?:合格|实施|覆盖|办结|死亡|达标|完成|普及|占有|增长|贡献|入园|参保|处置)率|"
    r"比例|比重|占比|数量|规模|量|率|数)$"
)
_MADE = r"^(?:新建|新增|建成|创建|培育|培养|引进|累计)"

# The content words of what each indicator of a table is about, by its id.
Subjects = Mapping[str, tuple[str, ...]]


def subject_of(name: str) -> str:
    """The words of an indicator's name that say what it is about: what it quotes, else the name without its measure.

    >>> [subject_of(n) for n in ("食品仓储单位“互联网+阳光仓储”实施率", "商标有效注册量", "新建社会公用计量标准")]
    ['阳光仓储', '商标有效', '社会公用计量标准']
    """
    if quoted := re.search(_QUOTED, name):
        return quoted.group(1)
    subject = re.sub(_MADE, "", re.sub(_MEASURE, "", name))
    return subject if len(subject) >= 2 else name


def related_fields(name: str) -> dict[str, tuple[str, ...]]:
    """The fields of data/related_terms.tsv that an indicator's name names, with the words of the work in each.

    空气质量 in a name stands for itself, and 质量 in it for nothing.
    """
    every = {
        field: tuple(related.split("、")) for field, related in pairs("text/related_terms").items() if field in name
    }
    return {field: words for field, words in every.items() if not any(field in other != field for other in every)}


def related_words(name: str) -> tuple[str, ...]:
    """The words that plans use for the work on such a quantity: 造林 and 绿化 for 森林覆盖率."""
    return tuple(dict.fromkeys(word for words in related_fields(name).values() for word in words))


def subject_words(tokens: Iterable[str]) -> tuple[str, ...]:
    """The content words of an indicator's subject, each once, generic ones (generic_words.txt) left out."""
    generic = set(words("text/generic_words"))
    return tuple(word for word in dict.fromkeys(content_words(tokens)) if word not in generic)


def content_words(tokens: Iterable[str]) -> Iterator[str]:
    """The words of two characters or more, and before each long one the words of the dictionary at its ends.

    发明专利 gives 发明, 专利 and 发明专利; 的 and ， give nothing.
    """
    for token in tokens:
        if len(token) >= 2 and re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9]+", token):
            inner = (part for n in (2, 3) if len(token) > n for part in (token[:n], token[-n:]))
            yield from (part for part in inner if segmenter().knows(part))
            yield token
