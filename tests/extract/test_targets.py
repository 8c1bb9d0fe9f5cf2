"""Each kind of writing that states a target, and each that only looks like one (sentences invented)."""

import pytest

from plankg.extract.targets.masking import masked
from plankg.extract.targets.target_rules import targets_in, year_in
from plankg.extract.text.fold import fold
from plankg.extract.text.values import numeral


def read(sentence: str) -> list[tuple[str, str, float, str | None]]:
    folded = fold(sentence)
    return [(t.name, t.op, t.value, t.unit) for _, t in targets_in(folded, 0, len(folded)) if t.sense == "target"]


def norms(sentence: str) -> list[tuple[str, str, float, str | None]]:
    folded = fold(sentence)
    return [(t.name, t.op, t.value, t.unit) for _, t in targets_in(folded, 0, len(folded)) if t.sense == "norm"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("一千二百", 1200), ("三十五点五", 35.5), ("十二", 12), ("一百零五", 105), ("百", 100), ("两", 2), ("1,200", 1200), ("半", 0.5),
     ("一百二十万", 1_200_000), ("二〇三〇", 2030), ("座", None), ("", None)],
)  # fmt: skip
def test_numeral_is_read(printed: str, value: float | None) -> None:
    assert numeral(printed) == value


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # comparisons and their negations
        ("渔港岸线开发比例不得超过30%，缓冲带比例不应低于12%。", [("渔港岸线开发比例", "<=", 30, "%"), ("缓冲带比例", ">=", 12, "%")]),
        ("人均用水量不能高于110升，船舶排放严禁超过5吨。", [("人均用水量", "<=", 110, "升"), ("船舶排放", "<=", 5, "吨")]),
        ("上线渔业课程超20门，示范水面超30万亩。", [("渔业课程", ">", 20, "门"), ("示范水面", ">", 30, "万亩")]),
        # numbers in words
        ("到二〇三〇年，海藻覆盖率达到百分之三十点五以上。", [("海藻覆盖率", ">=", 30.5, "%")]),
        ("海草成活率超过三分之二，渔船定位率不低于九成。", [("海草成活率", ">", 66.67, "%"), ("渔船定位率", ">=", 90, "%")]),
        ("建成百个渔村，培育千家渔业合作社。", [("渔村", "=", 100, "个"), ("渔业合作社", "=", 1000, "家")]),
        ("建成深水网箱一百二十万立方米。", [("深水网箱", "=", 120, "万立方米")]),
        ("渔业产值比2025年翻一番。", [("渔业产值", "=", 2, "倍")]),
        # spaces and line breaks inside, units with brackets
        ("到 2030 年渔港年吞吐量达到 36 万\n吨。", [("渔港年吞吐量", "=", 36, "万吨")]),
        ("捕捞总额达到1 500亿元。", [("捕捞总额", "=", 1500, "亿元")]),
        ("新建护岸12条（段）。", [("护岸", "=", 12, "条(段)")]),
        # no verb of reaching
        ("海盐产量42万吨左右，储备海参12万吨以上。", [("海盐产量", "=", 42, "万吨"), ("储备海参", ">=", 12, "万吨")]),
        ("首批优选12个良种场，新发现5-8个鱼类产卵场。", [("良种场", "=", 12, "个"), ("鱼类产卵场", "=", 5, "个")]),
        ("柳湾浴场30亩，位于柳湾。", [("柳湾浴场", "=", 30, "亩")]),
        ("75%以上的渔港达到平安标准。", [("渔港达到平安标准", ">=", 75, "%")]),
        ("完成海岛普查工作量的60%。", [("海岛普查工作量", "=", 60, "%")]),
        # lists
        ("新建码头12处（其中渔业码头9处）。", [("码头", "=", 12, "处"), ("渔业码头", "=", 9, "处")]),
        ("每年抽检不少于30家鱼市和200个摊点。", [("鱼市", ">=", 30, "家"), ("摊点", "=", 200, "个")]),
        ("培育3家捕捞集团，30家专业型、区域型养殖企业。", [("捕捞集团", "=", 3, "家"), ("专业型、区域型养殖企业", "=", 30, "家")]),
        ("海带播种、收割机械化率分别达到72%和48%。", [("海带播种机械化率", "=", 72, "%"), ("收割机械化率", "=", 48, "%")]),
        ("抽检率、公开率达到100%。", [("抽检率", "=", 100, "%"), ("公开率", "=", 100, "%")]),
        # names are whole
        ("渔民劳动年龄人口平均受教育年限达到11年。", [("渔民劳动年龄人口平均受教育年限", "=", 11, "年")]),
        ("建成20个以上、功能完善、环境优美的渔村驿站。", [("渔村驿站", ">=", 20, "个")]),
        ("至少建有1个建筑面积不少于500平方米，具备维修、补给功能的渔船服务中心。", [("渔船服务中心", ">=", 1, "个")]),
        ("将船舶检验时限由原来的12个工作日压缩至5个工作日。", [("船舶检验时限", "=", 5, "个工作日")]),
        ("申报期限由不得少于25天，缩短5天，调整为不得少于20天。", [("申报期限", ">=", 20, "天")]),
        ("盘活现有泊位，到2028年底泊位使用率达60%左右。", [("泊位使用率", "=", 60, "%")]),
        # no targets
        ("对年产值达到50万元的渔企，可申报示范单位。", []),
        ("对去年底资金拨付率未达到75%的，收回余额。", []),
        ("目前渔港覆盖率为40%，截至去年已建成渔港12座。", []),
        ("渔业人口指在渔村居住超过10年的人员。", []),
        ("项目总投资5亿元，占地面积30亩。", []),
        ("实施三年行动，建设“1+3”体系，开展第3批试点。", []),
        ("5项指标排名进入前3位。", []),
    ],
)  # fmt: skip
def test_sentence_states_these_targets(sentence: str, wanted: list[tuple[str, str, float, str | None]]) -> None:
    assert read(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("对达标渔港，分别给予3万元、2万元、1万元补助。", [("补助", "=", 3, "万元"), ("补助", "=", 2, "万元"), ("补助", "=", 1, "万元")]),
        ("给予不低于500、800、1000元的一次性岗位补贴。",
         [("一次性岗位补贴", ">=", 500, "元"), ("一次性岗位补贴", ">=", 800, "元"), ("一次性岗位补贴", ">=", 1000, "元")]),
        ("给予最高60万元的购船补贴和最高30万元的安家补贴。", [("购船补贴", "<=", 60, "万元"), ("安家补贴", "<=", 30, "万元")]),
        ("按照不超过渔网购置费用的15%给予补助。", [("渔网购置费用", "<=", 15, "%")]),
        ("渔港部门应当在2个工作日内反馈审核意见。", [("反馈审核意见", "<=", 2, "个工作日")]),
        ("支持渔民申请最高35万元的担保贷款。", [("担保贷款", "<=", 35, "万元")]),
    ],
)  # fmt: skip
def test_amounts_granted_and_times_for_handling_are_norms(
    sentence: str, wanted: list[tuple[str, str, float, str | None]]
) -> None:
    assert norms(sentence) == wanted
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("到 2028 年底，建成渔港3座。", 2028),
        ("2026年起5年内，建成渔港3座。", 2030),
        ("自2026年起，每年培训渔民500人。", None),
        ("“十五五”期间建成渔港3座。", 2030),
        ("到二〇三五年，建成渔港3座。", 2035),
    ],
)
def test_year_that_governs_a_target(sentence: str, year: int | None) -> None:
    folded = fold(sentence)
    found = [t for _, t in targets_in(folded, 0, len(folded))]
    assert [year_in(folded, 0, len(folded), t.quote.end, None) for t in found] == [year]


@pytest.mark.parametrize(
    "words",
    [
        "第3批",
        "2025年12月底前",
        "“十四五”",
        "1:5万地形图",
        "5G基站",
        "三年行动",
        "12345热线",
        "一站式",
        "GB/T 1234",
        "〔2020〕5号",
    ],
)
def test_digits_that_are_no_value_stay_words(words: str) -> None:
    assert masked(fold(words)).values == {}
