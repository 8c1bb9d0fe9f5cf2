"""定额 (standards): figures that say how each case is to be handled, known by what they measure: 首付款比例, 有效期, 层高.

Unlike an amount that is granted (norms.py) they open with no word of giving: 最低首付款比例为15%, 缴款期限不超过1年.
"""

import re

from plankg.extract.targets.clauses import CASE, Clause, Target
from plankg.extract.targets.masking import V
from plankg.extract.targets.naming import measure_at_end

# What a rule fixes for a case, at the end of a name; its changes (贷款最高额度提高到60万元) are rules too.
_FIXED = re.compile(
    r"首付款?(?:比例)?(?:下限|标准)?$|(?:贷款|可贷|提取|缴存)[^,]{0,6}额度(?:[^,、]{1,4}(?:职工|家庭|人))?$|最[高低][^,]{0,4}(?:额度?|比例|标准)$"
    r"|(?:系数|基数|分值|得分|押金|保证金|租金)$|(?:利率|税率|征收率|加计(?:抵减|扣除)(?:比例)?|容积率|建筑密度)(?:[上下]限)?$"
    r"|(?:层|净)高$|进深$|出挑宽度$|间距$|(?:套|户)型(?:建筑)?面积$|(?:补偿|补助|补贴|奖补|收费)标准$"
    r"|限额$|兑现$|(?:兑现|申[报领]|缴[纳存])金额$|(?:网签|备案|成交)价格?(?:下浮|不低于备案价格?)*$|保证金(?:比例)?$|(?:支持|奖励|补助|补贴|扶持|资助|[免减]税|贴息)(?:金额|额度?|总额)$|最[长短][^,]{0,4}期限$|(?:期限|时间)最[长短]$|(?:贷款|缴存)[^,]*倍数$|面额$|保险[^,]{0,6}费率$|(?<=.)每人$"
)
# What makes a rate or a time a result that is to be reached.
_RESULT = re.compile(r"平均|综合|加权|总体|(?:天数|寿命|时长|年限)$")
_PERIOD = re.compile(
    r"(?:有效|公示|公告|复审|租赁|结算|缴款|缓缴|过渡|试用|合同|宽限|贴息|质保|聘)(?:期限?|时间|周期|年限)$"
)
_LONG, _SHORT = frozenset({"年", "个月", "月"}), frozenset({"天", "日", "个工作日", "工作日", "小时", "周"})
_SOON = re.compile(r"[“\"]?(?:办结|[\u4e00-\u9fff]+圈)")
# What is counted of contracts and is to be reached: 集体合同签订率, 技术合同成交额.
_OF_CONTRACTS = re.compile("(?:签订|签约|履约|备案)率$|成交(?:总?额|量)$|(?:签约|登记)(?:总?额|数)$")
# What one contract or purchase has to keep to.
_CONTRACT = re.compile(r"合同|保证金|预付款|采购(?:项目)?(?:预算|金额|份额)|预留|履约|价款|价格扣除|首付")
_MOVED = re.compile(r"(?:(?<!达)[到至]|[调更]整?[为成])$|缩短|压缩|压减|提前")
_EACH = re.compile(
    rf"[每单]{CASE}[^,]{{0,14}}(?:最[高多]|不超过)|^最高(?:支持|补助|奖励|资助|给予)"
    rf"|每{CASE}[^,]{{0,6}}(?:每[年月日])?(?:发放|安排|给予|提供|支付)约?$|每{CASE}(?:每[年月日])?约?$"
)
_EACH_MOST = re.compile(r"每[家户人名][^,]{0,10}最[多高]")
_RULE = re.compile(r"不宜|一般(?:应|要|均)?不")
# Of one of many cases: 单个场景投入不低于5万元, 同一企业每年不超过30万元.
_ONE_CASE = re.compile(rf"(?:单{CASE}|同一)[^,]{{0,16}}$")
_EACH_ONE = rf"每{CASE}[^,]{{2,}}"
# What each case has earned is a result: 每户收入, 每亩产值.
_EARNED = re.compile(r"(?:收入|收益|产值|效益|利润|增收|工资|税收)$")
# Of each case: 不得超过该项目总投资的30%.
_THIS_ONE = re.compile(r"该[^,]{1,10}的$")
# What a sentence fixes, said before the figures: 提高公积金贷款额度，职工由80万元调整为90万元.
_TOPIC = re.compile(
    r"(?:首付款?(?:最低)?比例|贷款(?:最高)?额度|限额|利率|税率|[补救]助标准|补[贴偿]标准|保证金(?:比例)?)$"
)
_STRIVES = re.compile("力争|到20")
# What an amount that begins with 其中 is a part of: 给予15万元补助，其中市级承担5万元.
_GIVEN_BEFORE = re.compile(rf"(?:给予|补[助贴]|奖[励补])[^。;]*{V}|{V}[^。;]{{0,6}}(?:补[助贴]|奖[励补])")


def is_standard(target: Target, clause: Clause) -> bool:
    """Whether what a target measures, or how it is bounded, makes it a rule for each case and nothing to be reached."""
    words = str(clause)
    left, right = words[: words.index(V)], words[words.index(V) + 1 :]
    if _always_fixed(target, clause, left, right) or _topic_is_fixed(target, clause):
        return True
    if _MOVED.search(left) or _RESULT.search(target.name):
        return False
    unit = clause.value.unit
    if target.name.endswith(("上限", "下限")):
        return True
    if (unit == "%" and re.search("价款|保证金|预付款", target.name)) or (
        unit in _SHORT and re.search("时限$", target.name)
    ):
        return True
    contract = _CONTRACT.search(words) and not _OF_CONTRACTS.search(target.name)
    bounded = contract or unit in _LONG or (unit in _SHORT and _SOON.match(right) is None)
    return _PERIOD.search(target.name) is not None or bool(target.op != "=" and bounded)


def _always_fixed(target: Target, clause: Clause, left: str, right: str) -> bool:
    """Whether a figure is a rule even where it is changed: 贷款额度提高至60万元, 每场最高, 不宜大于, or one of a row of rules."""
    value = clause.value
    money = "元" in (value.unit or "")
    return bool(
        (_FIXED.search(target.name) and not _RESULT.search(target.name))
        or _RULE.search(f"{left[-3:]}{value.before}")
        or (value.op == "<=" and left.endswith("原则上"))
        or left.endswith(("放宽至", "放宽到", "放宽为", "上浮", "下浮"))
        or re.search("可(?:延长|放宽|降低|提高|抵|为)[至到为]?$", left)
        or (money and _EACH.search(left + value.before))
        or (money and value.compared and _ONE_CASE.search(left))
        or (money and target.op == "<=" and re.search("最高(?:可[\u4e00-\u9fff]{0,3})?$", left + value.before))
        or (target.op != "=" and _THIS_ONE.search(left))
        or (_EACH_MOST.search(left + value.before) and value.unit in {"人", "名", "次", "个", "套"})
        or (value.unit in {"元", "万元"} and re.search("额度(?:设定)?$", target.name))
        or right.startswith("的标准")
        or re.search("[上下]限为?$|[上下]浮$", left + value.before)
        or re.match("可以?[将把]|允许", re.split("[,。;:]", clause.sentence[: clause.at])[-1])
        or (target.name.endswith("标准") and value.unit not in {"项", "个", "条", "部", "%"})
        or (target.name.endswith("政策") and (money or value.unit == "%"))
        or (re.match("、|双|单|多子女", left) and clause.last is not None and clause.last.sense == "norm")
        or (money and left.startswith("其中") and _GIVEN_BEFORE.search(clause.sentence, 0, clause.offset))
        or (value.unit in {"元", "万元"} and re.match(_EACH_ONE, target.name) and not _EARNED.search(target.name))
        or ((money or value.unit == "%") and re.search("(?:补贴|补助|奖励|奖补|资助)$", target.name))
    )


def _topic_is_fixed(target: Target, clause: Clause) -> bool:
    """Whether the words before in the sentence say that rates or ceilings are fixed, and the figure is of one case."""
    before = re.split("[。;:]", clause.sentence[: clause.offset])[-1]
    money = "元" in (clause.value.unit or "") or clause.value.unit == "%"
    fixed = money and any(_TOPIC.search(part) for part in before.split(","))
    return fixed and not _STRIVES.search(before + clause) and measure_at_end().search(target.name) is None
