"""指标用词 (indicator words): what an indicator is about, as words and as pairs of characters.

The words that only say how it is measured are left out, and so is what a share is a share of: 现场混装炸药占工业炸药比重
is about 现场混装炸药. No list of fields is needed: which words count is seen from the plan itself.
"""

import re

from plankg.extract.text.rule import compiled
from plankg.extract.text.segmenter import segmenter
from plankg.extract.text.wordlists import words as listed

_ASIDE = r"[（(〔\[][^）)〕\]]*[）)〕\]]|互联网\+|\s"
_SHARE = r"(?P<part>.{2,}?)(?:占|相当于).{2,}(?:比重|比例|份额|率|%)"
_MEASURE = (
    r"(?:总量|总数|拥有量|注册量|保有量|(?:平均)?(?:时间|用时|时长|时限)|金额|满意度|指数|(?:死亡|参保|就读|入园|惠及)人数|"
    r"(?:合格|实施|覆盖|办结|死亡|达标|完成|普及|占有|增长|贡献|入园|参保|处置|监测|利用|使用|开通|结算|入会|就读)?率|"
    r"比例|比重|占比|数量|规模|人数|次数|人次|面积|能力|水平|量|数)$"
)
_MADE = r"^(?:新建|新增|增加|建成|创建|培育|培养|引进|累计|建设|提升|提高|完成|实施|改造)"
# Words on whom or where the figure is for, how grave it is, or the total that it is held against: 城镇调查失业率, 单位生产总值能耗.
_SCOPE = (
    r"全[市省国区县]|全社会|社会|公众|城镇|农村|城乡|中心城区|规模以上|规上|每[千万百十]+人?口?|[人户年]均|单位|主要|重点|特别|重大|较大|"
    r"(?:地区)?生产总值|总?产值|增加值|GDP"
)
_SCOPE_WEIGHT = 0.2
# Words that compare or say how a figure moves, and what it is of: 达到或好于Ⅲ类水体比例, 平均预期寿命.
_COMPARES = (
    r"达到|达标|好于|优于|高于|低于|及?以[上下]|受过|平均|年均|累计|降低|提高|提升|增长|下降|减少|其中|情况|比例|占比"
)
_WORD = r"[\u4e00-\u9fffA-Za-z0-9.]+"
_JOINING = "的和及与或在为等对于"


def object_of(name: str) -> str:
    """What an indicator's name counts, without measure, verb, brackets and the whole of a share.

    >>> [object_of(name) for name in ("商标有效注册量", "新建社会公用计量标准", "甲类设备占全部设备比重（%）")]
    ['商标有效', '社会公用计量标准', '甲类设备']
    """
    whole = re.sub(_ASIDE, "", name)
    if share := compiled(_SHARE).fullmatch(whole):
        whole = share["part"]
    for _ in range(2):
        shorter = re.sub(_MEASURE, "", whole)
        whole = shorter if len(shorter) >= 2 else whole
    shorter = re.sub(_MADE, "", whole)
    return shorter if len(shorter) >= 2 else whole


def words_of(name: str) -> tuple[str, ...]:
    """The words of two characters or more that say what an indicator is about.

    Single characters that stand together are one word, for the dictionary lacks it: 易 and 涝 are 易涝.
    """
    words = [""]
    for word in segmenter().cut(object_of(name)):
        if not re.fullmatch(_WORD, word) or word in _JOINING:
            words.append("")
        elif len(word) == 1:
            words[-1] += word
        else:
            words += [word, ""]
    kept = tuple(dict.fromkeys(word for word in words if len(word) >= 2))
    return tuple(word for word in kept if not re.fullmatch(_COMPARES, word)) or kept


def telling_of(name: str) -> tuple[str, ...]:
    """The words that tell it from others: not those of scope, of making, or that all fields have; all, where it has no other.

    >>> telling_of("新增特级企业")
    ('特级',)
    """
    words = words_of(name)
    general = {*listed("support/general_words"), *listed("targets/making_verbs")}
    return tuple(word for word in words if word not in general and not re.fullmatch(_SCOPE, word)) or words


def pairs_of(name: str) -> dict[str, float]:
    """The pairs of characters inside the words, and how much each says, the most 1: by its place, from a half to the whole.

    What a Chinese name is about stands at its end: 龙头骨干企业专业技术人员. Words of scope say little.
    """
    words = words_of(name)
    length = sum(map(len, words)) or 1
    pairs: dict[str, float] = {}
    before = 0
    for word in words:
        scope = _SCOPE_WEIGHT if re.fullmatch(_SCOPE, word) else 1
        for at in range(len(word) - 1):
            pairs[word[at : at + 2]] = scope * (0.5 + 0.5 * (before + at + 1) / length)
        before += len(word)
    most = max(pairs.values(), default=1)
    return {pair: weight / most for pair, weight in pairs.items()}
