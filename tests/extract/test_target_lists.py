"""Targets that share words with each other, and what stands around a target and is none of it (sentences invented)."""

import pytest

from extract.fold import fold
from extract.target_rules import targets_in, year_in


def read(sentence: str) -> list[tuple[str, str, float, str | None]]:
    folded = fold(sentence)
    return [(t.name, t.op, t.value, t.unit) for _, t in targets_in(folded, 0, len(folded))]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("一产、二产、三产增加值分别增长4%、7%和8%。",
         [("一产增加值", "=", 4, "%"), ("二产增加值", "=", 7, "%"), ("三产增加值", "=", 8, "%")]),
        ("城乡居民人均可支配收入分别增长6%、7%。",
         [("城镇居民人均可支配收入", "=", 6, "%"), ("农村居民人均可支配收入", "=", 7, "%")]),
        ("设立登记、变更登记办理时间分别压缩至3个、2个工作日以内。",
         [("设立登记办理时间", "<=", 3, "个工作日"), ("变更登记办理时间", "<=", 2, "个工作日")]),
        ("建成检验中心1家、重点实验室3个、服务平台5个。",
         [("检验中心", "=", 1, "家"), ("重点实验室", "=", 3, "个"), ("服务平台", "=", 5, "个")]),
        ("到2027年，形成3个千亿级产业、5个百亿级园区、10家龙头企业。",
         [("千亿级产业", "=", 3, "个"), ("百亿级园区", "=", 5, "个"), ("龙头企业", "=", 10, "家")]),
        ("培训各类人才10000人次，其中高技能人才2000人次。",
         [("各类人才", "=", 10000, "人次"), ("高技能人才", "=", 2000, "人次")]),
        ("建设高标准农田100万亩，改造提升50万亩。", [("高标准农田", "=", 100, "万亩"), ("高标准农田", "=", 50, "万亩")]),
        ("工业总产值达到500亿元，年均增长10%。", [("工业总产值", "=", 500, "亿元"), ("工业总产值", "=", 10, "%")]),
        ("细颗粒物平均浓度从35微克/立方米降至30微克/立方米以下。", [("细颗粒物平均浓度", "<=", 30, "微克/立方米")]),
        ("城乡居民收入比缩小至2.1∶1以内。", [("城乡居民收入比", "<=", 2.1, ":1")]),
        ("新建、改扩建幼儿园300所以上，新增学位9万个。", [("幼儿园", ">=", 300, "所"), ("学位", "=", 9, "万个")]),
        ("社会消费品零售总额增长8%以上。", [("社会消费品零售总额", ">=", 8, "%")]),
        ("防洪标准达到50年一遇。", [("防洪标准", "=", 50, "年一遇")]),
        ("力争把审批时间压缩三分之二以上、压减到5个工作日以内。", [("审批时间", "<=", 5, "个工作日")]),
        ("一般工商业电价平均降低10%。", [("一般工商业电价", "=", 10, "%")]),
        ("建立3—5年轮训机制，公共图书馆达到二级以上标准。", []),
    ],
)  # fmt: skip
def test_sentence_gives_these_targets(sentence: str, wanted: list[tuple[str, str, float, str | None]]) -> None:
    assert read(sentence) == wanted


def test_each_value_has_the_year_that_is_named_for_it() -> None:
    sentence = fold("到2025年、2030年，绿化覆盖率分别达到40%、45%。到2025年，城镇化率达到65%，2030年达到70%。")
    found = [t for _, t in targets_in(sentence, 0, len(sentence))]
    assert [t.year or year_in(sentence, 0, len(sentence), t.quote.end, None) for t in found] == [2025, 2030, 2025, 2030]
