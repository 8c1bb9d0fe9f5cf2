"""Figures that fix how each case is handled, conditions of what is given, and names of what is not counted (sentences invented)."""

from pathlib import Path

import pytest

from plankg.extract.model import Indicator
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.extract.targets.target_rules import targets_in
from plankg.extract.text.fold import fold

Read = list[tuple[str, str, float, str | None, str]]


def read(sentence: str) -> Read:
    folded = fold(sentence)
    return [(t.name, t.op, t.value, t.unit, t.sense) for _, t in targets_in(folded, 0, len(folded))]


@pytest.mark.parametrize(
    ("sentence", "name", "sense"),
    [
        ("渔船贷款最低首付款比例为15%。", "渔船贷款最低首付款比例", "norm"),
        ("渔民互助贷款最高额度由50万元提高至80万元。", "渔民互助贷款最高额度", "norm"),
        ("渔船贷款利率为2.6%。", "渔船贷款利率", "norm"),
        ("渔港新发放贷款平均利率控制在4%以内。", "渔港新发放贷款平均利率", "target"),
        ("平均利率低于4%。", "平均利率", "target"),
        ("泊位缴款期限最长不超过1年。", "泊位缴款期限", "norm"),
        ("泊位公示期为3个工作日。", "泊位公示期", "norm"),
        ("泊位注销公告时间压缩至20日。", "泊位注销公告时间", "target"),
        ("渔业纠纷平均审理周期不超过90天。", "渔业纠纷平均审理周期", "target"),
        ("海水优良天数不少于300天。", "海水优良天数", "target"),
        ("渔具采购预付款比例不低于合同金额的40%。", "渔具采购预付款比例", "norm"),
        ("渔具采购最高缴纳比例不得超过合同金额的3%。", "渔具采购最高缴纳比例", "norm"),
        ("渔村文化馆层高由不宜大于3米调整为不宜大于4米。", "渔村文化馆层高", "norm"),
        ("渔村调查对象一般不少于3户。", "渔村调查对象", "norm"),
        ("渔村配建面积占比原则上不超过10%。", "渔村配建面积占比", "norm"),
        ("每场渔民活动最高列支5万元。", "每场渔民活动最高列支", "norm"),
        ("渔家乐垃圾分类覆盖面超过90%。", "渔家乐垃圾分类覆盖面", "target"),
        ("引导渔船公司逐步将平均油耗降至1%以下。", "平均油耗", "target"),
        ("渔船博士船员每人15万元。", "渔船博士船员每人", "norm"),
        ("渔船技改支持金额不超过投入的10%。", "渔船技改支持金额", "norm"),
        ("渔船研究最长期限36个月。", "渔船研究最长期限", "norm"),
        ("渔民贷款限额为40万元。", "渔民贷款限额", "norm"),
        ("渔棚雨篷尺寸放宽至0.9米。", "渔棚雨篷尺寸", "norm"),
        ("渔港剩余价款缴纳期限可延长至6个月。", "渔港剩余价款缴纳期限", "norm"),
        ("渔具预付款比例适当提高，但最高不得超过合同金额的70%。", "渔具预付款比例适当提高", "norm"),
        ("渔民安居固定额度为40万元。", "渔民安居固定额度", "norm"),
        ("渔业授信额度达到40亿元。", "渔业授信额度", "target"),
        ("渔港竞买保证金比例为20%。", "渔港竞买保证金比例", "norm"),
        ("渔棚面积之和不得超过该渔港总面积的15%。", "渔棚面积之和", "norm"),
        ("提高渔民贷款额度,双职工家庭由30万元调整为40万元。", "双职工家庭", "norm"),
        ("提高渔民贷款额度,力争渔船保险覆盖率达到90%。", "渔船保险覆盖率", "target"),
        ("青年渔民最高可贷款40万元。", "青年渔民最高可贷款", "norm"),
        ("签约后前两年每平方米租金不高于周边商铺均价的45%。", "签约后前两年每平方米租金", "norm"),
        ("渔港公寓租金约为市场价的三分之二。", "渔港公寓租金", "norm"),
        ("每家渔企最多支持3人。", "每家渔企最多支持", "norm"),
        ("渔船年检办理时限为4小时。", "渔船年检办理时限", "norm"),
        ("渔船置换金额不得超过监管账户中确保渔港竣工交付所需资金的30%。", "渔船置换金额", "target"),
        ("但渔网回收比例不得低于10%。", "渔网回收比例", "target"),
        ("渔网回收比例阶段性提高至40%。", "渔网回收比例", "target"),
    ],
)
def test_a_rule_for_each_case_is_a_norm_and_a_result_a_target(sentence: str, name: str, sense: str) -> None:
    assert [(found[0], found[4]) for found in read(sentence)] == [(name, sense)]


@pytest.mark.parametrize(
    "sentence",
    [
        "渔企年度订单量达到100个、200个、500个的，分别奖励。",
        "一次性组织不少于30人、60人的渔民团队，分别给予渔村奖补。",
        "对拥有1条渔船并已还清贷款的渔户，再次申请时从宽。",
        "剩余泊位价款允许在1年内缴清。",
        "按每招用1人核算。",
        "两个以上部门负责的渔港事项另行规定。",
        "落实百县千镇万村渔业工程。",
        "渔具贷款比例从本金的60%提升到100%。",
        "对首年服务渔企6家以上的公司，所服务渔企业绩总额达到600万元的，给予支持。",
        "30人（含）以下的渔船从简办理。",
        "渔港面积在500平方米以下（含500平方米）的渔村免审。",
        "新开工亿元以上重点渔业项目。",
        "评选排名前5名渔企。",
        "废止第十二条、十三条。",
        "选择1至2个领域先行。",
        "围绕11条渔业链，优化服务。",
        "依托12345市民服务热线，畅通渠道。",
        "落实《渔业发展二十六条措施》中的其他政策。",
        "建设3万吨级渔港。",
        "二套及以上渔具从严。",
        "推动渔校在10个左右领域开展培训。",
        "渔船存在两个以上共有人时须同意。",
        "加大144平方米以下渔民住房供应。",
    ],
)
def test_condition_or_name_with_digits_is_no_target(sentence: str) -> None:
    assert [found for found in read(sentence) if found[4] == "target"] == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("对60户困难渔户进行渔船改造，给予补贴。", ("困难渔户进行渔船改造", "=", 60, "户", "target")),
        ("新认定渔业园区10家左右，给予一次性奖补。", ("渔业园区", "=", 10, "家", "target")),
        ("每年遴选不超过10条渔船，给予奖励。", ("渔船", "<=", 10, "条", "target")),
        ("渔船回收率不低于实有数的40%、不高于实有数的70%。", ("渔船回收率", "<=", 70, "%", "target")),
        ("续建渔村等5个渔业公路项目63公里。", ("渔业公路项目", "=", 63, "公里", "target")),
        ("全面完成27万亩海藻任务。", ("海藻任务", "=", 27, "万亩", "target")),
        ("全省新开工改造老旧渔港47个。", ("老旧渔港", "=", 47, "个", "target")),
        ("首批推出不少于10项高频渔业事项的自主申报。", ("高频渔业事项的自主申报", ">=", 10, "项", "target")),
        ("年内新开工25个渔港工程。", ("渔港工程", "=", 25, "个", "target")),
        ("高质量完成剩余3万亩海藻任务。", ("海藻任务", "=", 3, "万亩", "target")),
        ("确保全市13万亩海带稳定。", ("海带", "=", 13, "万亩", "target")),
        ("新增渔港项目前期手续办结率达到90%。", ("渔港项目前期手续办结率", "=", 90, "%", "target")),
        ("将办税缴费范围拓展至23项，实现95%渔业事项网上办。", ("渔业事项网上办", "=", 95, "%", "target")),
        ("渔业投资上半年下达60%。", ("渔业投资上半年", "=", 60, "%", "target")),
        ("50万人口以上的渔县全部建成渔港。", ("渔县", "=", 100, "%", "target")),
    ],
)
def test_what_is_made_stays_a_target(sentence: str, wanted: tuple[str, str, float, str | None, str]) -> None:
    assert wanted in read(sentence)


def test_what_stands_before_the_goals_looks_back_unless_it_says_when() -> None:
    text = (
        "虚构市渔业规划\n\n一、渔业迈上台阶\n\n渔港吞吐量达到20万吨。到2030年，渔船数量达到50艘。\n\n二、总体要求\n\n坚持生态优先。\n\n"
        "三、重点任务\n\n（一）建设渔港\n\n在沿海各县加快建设现代渔港3座。\n\n（二）更新渔船\n\n"
        "在沿海各县加快建设节能渔船8艘。\n\n（三）治理海域\n\n持续推进近岸海域污染治理和修复。\n"
    )
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert [n.name for n in plan.nodes if isinstance(n, Indicator)] == ["渔船数量", "现代渔港", "节能渔船"]
