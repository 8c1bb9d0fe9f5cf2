"""指标主题 (subjects): what an indicator is about, without the words that only say how it is measured.

在产食品生产企业“互联网+透明车间”实施率 is about 透明车间; 全省市场主体总量 is about 市场主体.
"""

import re

_QUOTED = r"“(?:互联网\+)?([^”]+)”"
_MEASURE = (
    r"(?:总量|总数|拥有量|注册量|保有量|平均时间|金额|满意度|(?:合格|实施|覆盖|办结|死亡|达标|完成|普及|占有|增长|贡献|入园|参保|处置)率|"
    r"比例|比重|占比|数量|规模|量|率|数)$"
)
_MADE = r"^(?:新建|新增|建成|创建|培育|培养|引进|累计)"


def subject_of(name: str) -> str:
    """The words of an indicator's name that say what it is about: what it quotes, else the name without its measure.

    >>> [subject_of(n) for n in ("食品仓储单位“互联网+阳光仓储”实施率", "商标有效注册量", "新建社会公用计量标准")]
    ['阳光仓储', '商标有效', '社会公用计量标准']
    """
    if quoted := re.search(_QUOTED, name):
        return quoted.group(1)
    subject = re.sub(_MADE, "", re.sub(_MEASURE, "", name))
    return subject if len(subject) >= 2 else name
