"""非目标 (not targets): clauses that say what has been reached, or a condition that somebody has to meet."""

import re

from plankg.extract.targets.clauses import Clause
from plankg.extract.targets.masking import V

_REACHED = re.compile(
    r"(?:^|[,。;])\d?是?指(?!标|数|导|引|挥|定)|是指|(?<!对)已(?!有?规划|[^,。;]{1,14}的,)|目前|现有|仅为|今年以来|(?:完成|建成|实现|达到|培育)了"
    r"|截至|截止|上年(?!度)|去年|比上年|此前|历史|过去|以来"
)
_MEETS = re.compile(
    r"满$|上一?年度(?!末)(?!.*的$)|连续$|注册$|服务期|年龄$|任期|离校|毕业(?!生)|毕业生?[\u4e00-\u9fff]{0,2}年内|正常(?:运营|经营)|工作经历|未$|(?:申领|申请|申报|认定|准入)条件|凡|(?:参保|缴费)(?!率|人|覆盖|总|数|规模)"
    r"|^对(?!标)[^,]*达到?$|的在$"
)
# A change against the year before (同比) looks ahead where one of these is said.
_AHEAD = re.compile("力争|争取|确保|实现|全年|年内|到20|目标|每年")
# 盘活现有床位，到2025年入住率达到60%: what comes after is to be reached.
_GOES_AHEAD = re.compile(r"[到至]20\d\d年|力争|确保|争取|可申[请领]|可享受|给予|予以")
# Whom or what a rule is for: 对规模1万人以上、按容量100座以上, not 对标.
_FOR_WHOM = re.compile("[、,]?(?:对|凡|按|分)(?!标|照)[^,]*[^,的]$")
_PROPERTIES = "总?投资|计划总?投资|占地|总?占地面积|总?建筑面积|总?面积|全长|总长|长度?|宽|高|总?用地面积|用地|总库容|装机容量|地址|电话|序号|编号"
_PROPERTY = re.compile(rf"(?:总投资|计划投资|(?:规划|总)?(?:建筑|占地|用地)面积)$|^(?:{_PROPERTIES})$")


def states_no_target(clause: Clause) -> bool:
    """Whether the clause says what there is (目前, 已, 截至), or a condition (满3年, 未达到): 目前覆盖率为40%."""
    before = str(clause)[: str(clause).index(V)]
    sentence = clause.sentence
    since = max(sentence.rfind("。", 0, clause.at), sentence.rfind(";", 0, clause.at), clause.at - 40) + 1
    said = str(sentence[since : clause.at])
    if clause.value.before.startswith(("未", "没有")):
        return True
    if clause.value.after and clause.value.unit != "%" and _FOR_WHOM.match(before):
        return True
    if "同比" in said and not clause.value.compared and not _AHEAD.search(said):
        return True
    reached = [match.end() for match in _REACHED.finditer(said)]
    if reached and not _GOES_AHEAD.search(said[reached[-1] :]):
        return True
    return _MEETS.search(before) is not None


def only_describes(name: str) -> bool:
    """Whether a name is a property of a project, which nobody is to reach: 总投资, 占地面积."""
    return _PROPERTY.search(name) is not None
