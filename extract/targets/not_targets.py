"""非目标 (not targets): clauses that say what has been reached, or a condition that somebody has to meet."""

import re

from plankg.extract.targets.clauses import Clause
from plankg.extract.targets.masking import Masked, V
from plankg.extract.targets.naming import verbs_in
from plankg.extract.text.wordlists import alternatives

_REACHED = re.compile(
    r"(?:^|[,。;])\d?是?指(?!标|数|导|引|定)|是指|(?<!对)(?<!加快|推进|推动|促进|盘活|用好|抓好|做好|清理|完善)已(?!有?规划|[^,。;]{1,14}的,)|(?<![项由从比较])目前|(?<![由从比较将把])现有|仅为|今年以来|据(?:初步|不完全)?统计|(?:完成|建成|实现|达到|培育)了"
    r"|(?:^|[,。;])(?:20\d\d年)?\d{1,2}[-~至]\d{1,2}月份?(?=[^,。;]{2})"
    r"|截至|截止|上年(?!度)|去年|此前|历史|(?<![由从])过去|以来"
)
_MEETS = re.compile(
    r"满$|上一?年度(?!末)(?!.*的$)|服务期|年龄$|任期|(?:离校|毕业(?!生))(?![^,]*率[^,]{0,4}$)|正常(?:运营|经营)|工作经历|(?:申领|申请|申报|认定|准入)条件|凡|(?:参保|缴费)(?!率|人|覆盖|总|数|规模|范围|方式|业务|服务|渠道|事项|笔|基数)"
    r"|^对(?!标)[^,]*达到?$|的在$|允许[^,]{0,4}$|存在$|每(?![年月季周日天个家县市区乡镇村校人户平十百千万])[\u4e00-\u9fff]{2,4}$"
    r"|^(?:依托|立足|对照)[^,]{0,4}$|不含$|面积为$|^总?人口为$|^(?:如(?!期|实|何)|若|一旦|当(?![年地前期月日天]))|注册资[本金][^,]{0,8}$"
)
# What a deed is about, and not how many are made: 围绕13个重点产业链建立机制.
_ABOUT = re.compile("(?:围绕|聚焦|针对)([^,]*)$")
# What a case has to meet is said before what it is given: 组织不少于300人的团队，给予奖补; 年订单达到100个的，分别奖励.
_SHARED_OUT = r"(?:分别|依次|再|可|一次性|每[^,。;]{1,5}|按[^,。;]{1,20}|最高)"
_GIVES = rf"(?:{_SHARED_OUT}*(?:给予|予以|奖励|奖补|享受|返还)|{_SHARED_OUT}+(?:奖|补|资助))"
_THEN_GIVEN = re.compile(rf"[^,。;]*,{_GIVES}")
# 对首年服务渔企6家以上的公司，业绩达到600万元的，给予…: all that a case has to meet.
_CASE_GIVEN = re.compile(rf"[^。;]*的(?:,|[\u4e00-\u9fff]{{2,6}}(?=给予)){_GIVES}")
_MAKES = "新(?:建|增|认定|培育|引进)|培育|建成|打造|引进|创建|认定|建设|遴选|评选|选树|每年|^实现$"
_DONE = "进行|开展|实施"
# 对拥有2套住房的家庭，…: whom a measure is for; 对60户家庭进行改造 says what is done.
_FOR_THOSE = re.compile(rf"对(?!标)[^,。;]*{V}[^,。;]*的[^,。;的]{{1,12}},")
# A change against the year before (同比) looks ahead where one of these is said.
_STRIVES = re.compile("力争|争取|确保|到20|年内")
# A sentence that opens so says how things are: 近5年来，…，利用率提高到70%.
_LATELY = re.compile(rf"(?:今年以来|近[几两]?年来|{V}来),")
_AHEAD = re.compile("力争|争取|确保|实现|全年|年内|到20|每年|(?<![于比较至])20\\d\\d年(?!至今|以来|[上下]半年|前)")
# 盘活现有床位，到2025年入住率达到60%: what comes after is to be reached.
_GOES_AHEAD = re.compile(r"[到至]20\d\d年|力争|确保|争取|可申[请领]|可享受|给予|予以")
# Whom or what a rule is for: 对规模1万人以上、按容量100座以上, not 对标.
_FOR_WHOM = re.compile("[、,]?(?:对|凡|按|分|购买)(?!照)(?:[^,]*[^,的])?$")
_PROPERTIES = "投资|占地|总?面积|全长|总长|长度?|用地|总库容|装机容量|注册资[本金]|地址|电话"
_PROPERTY = re.compile(rf"(?:总投资|计划投资|(?:建筑|占地|用地)面积)$|^(?:{_PROPERTIES})$")


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
    # 提高至40%以上政策延续 is about a policy, “稳增长20条” its name.
    policy = clause.value.unit in {"条", "项"} and re.match('["”]', sentence[clause.at + 1 :])
    policy = policy or (
        clause.value.unit == "条" and re.match("的?[\u4e00-\u9fff]{0,6}(?:措施|政策|举措)", sentence[clause.at + 1 :])
    )
    policy = policy or (clause.value.compared and re.match("的?政策(?!性)", sentence[clause.at + 1 :]))
    lately = _LATELY.match(re.split("[。;]", sentence[: clause.at])[-1]) and not _AHEAD.search(said)
    if policy or lately or _is_condition(sentence, clause.at):
        return True
    change = clause.value.unit in {"%", "倍", "个百分点"} and not clause.value.compared
    whole = sentence[max(sentence.rfind(mark, 0, clause.at) for mark in "。;") + 1 : clause.at]
    if "同比" in said and change and not _AHEAD.search(whole):
        return True
    # 力争收入比上年增加一倍 names the year that it is measured by.
    reached = [
        match.end()
        for match in _REACHED.finditer(re.sub("(?<=[比较])[上去]年", "", said) if _STRIVES.search(said) else said)
    ]
    if reached and not _GOES_AHEAD.search(said[reached[-1] :]):
        return True
    about = None if clause.value.compared else _ABOUT.search(before)
    return _MEETS.search(before) is not None or (about is not None and not verbs_in(about[1]))


def _is_condition(sentence: Masked, at: int) -> bool:
    """Whether a value is of what a case has to meet, and not of what is made or given."""
    opening = max(sentence.rfind(mark, 0, at) for mark in ",。;:") + 1
    before = sentence[opening:at]
    done = re.search(_DONE, sentence[at : sentence.find(",", at)]) or re.search("给予|予以|奖励|执行$|实行$", before)
    if _FOR_THOSE.match(sentence, opening) and not done:
        return True
    whole = max(sentence.rfind(mark, 0, at) for mark in "。;:") + 1
    case = re.match(r"(?:\d{1,2}[.、])?(?:对(?!标)|凡)", sentence[whole:at]) is not None
    then = (_CASE_GIVEN.match(sentence, at + 1) if case else None) or _THEN_GIVEN.match(sentence, at + 1)
    closed = then is not None and "的," in then.group()
    if then is None or (not case and not closed and re.search(_MAKES, before)):
        return False
    given = f"{_DONE}|可申[请领]|可享受?|{alternatives('targets/giving_words')}"
    return not re.search(given, before + then.group().partition(",")[0])


def only_describes(name: str) -> bool:
    """Whether a name is a property of a project, which nobody is to reach: 总投资, 占地面积."""
    return _PROPERTY.search(name) is not None
