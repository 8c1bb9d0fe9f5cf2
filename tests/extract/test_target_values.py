"""Every form of a value: what compares it, what it counts in, and what only looks like one (sentences invented)."""

import pytest

from plankg.extract.targets.clauses import Target
from plankg.extract.targets.masking import masked
from plankg.extract.targets.target_rules import targets_in
from plankg.extract.targets.value_expressions import Value
from plankg.extract.text.fold import fold
from plankg.extract.text.values import CellValue, cell_value

COMPARED = {
    "<=": "不得超过 不能高于 不应多于 不可大于 不宜超出 不允许超过 不准突破 不再超 不会逾 严禁超过 禁止高于 杜绝超过 应不超过 要不大于 "
    "最高 最多 至多 最长 最大 上限 上限为 最高不超过 最高可达 不晚于 不迟于 不得高 不得多 不得大 ≤ <=",
    ">=": "不得低于 不少于 不小于 不应短于 不得早于 至少 最少 最低 不下 至少不低于 不得低 不得少 不得小 不得短 ≥ >=",
    ">": "超过 超出 高于 大于 多于 突破 逾 超 晚于 迟于 >",
    "<": "低于 少于 小于 短于 不足 早于 <",
    "=": "大约 约为 约 近 接近 总计 共计 合计 总共",
}
AFTER = {">=": "以上 及以上 (含)以上 之上", "<=": "以下 及以下 以内 之内 之下 (含)以下", "=": "左右 上下"}
LITERAL = (
    "2025—2030年 2025学年 2025年度 2025年12月底前 2025年3月1日 二〇三〇年 6月1日 6月底 6月末 6月初 6月份 6月前 6月上旬 6月中旬 6月下旬 "
    "第12 第三 “十五五” “十四五” A12 1:5万 1+3+N 3+1 3×5 3×5×2 7*24小时 〔2020〕5号 12号 12级 12星 12路 12线 12点 12岁 12期 12楼 12层 12时 "
    "12代 12寸 4A 5G 3D 三级 三星 三号 三期 三线 三代 三路 三点 （3） （三） ③"
)


def only(words: str) -> Value:
    (value,) = masked(fold(words)).values.values()
    return value


@pytest.mark.parametrize(("word", "op"), [(word, op) for op, words in COMPARED.items() for word in words.split()])
def test_word_before_a_number_compares(word: str, op: str) -> None:
    value = only(f"渔船{word}12艘")
    assert (value.op, value.before, value.value) == (op, word, 12)


@pytest.mark.parametrize(("word", "op"), [(word, op) for op, words in AFTER.items() for word in words.split()])
def test_word_after_a_number_compares(word: str, op: str) -> None:
    value = only(f"渔船12艘{word}")
    assert (value.op, value.after, value.unit) == (op, word, "艘")


@pytest.mark.parametrize("words", ["5天内办结", "5天内完成", "5天内，", "5天内的", "5天内"])
def test_inside_is_at_most(words: str) -> None:
    assert only(f"船证{words}").op == "<="


@pytest.mark.parametrize("words", LITERAL.split())
def test_what_only_looks_like_a_value(words: str) -> None:
    assert masked(fold(f"渔港{words}，")).values == {}


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("百分之三点五", 3.5, "%"), ("千分之二", 2, "‰"), ("万分之八", 8, "‱"), ("三分之二", 66.67, "%"), ("翻番", 2, "倍"), ("翻一番", 2, "倍"),
        ("翻两番", 4, "倍"), ("翻二番", 4, "倍"), ("翻2番", 4, "倍"), ("翻三番", 8, "倍"), ("翻四番", 16, "倍"), ("倍增", 2, "倍"), ("一半", 50, "%"),
        ("半数", 50, "%"), ("过半，", 50, "%"), ("2.5:1", 2.5, ":1"), ("1:3", 3, "1:"), ("九成以上", 90, "%"), ("达到九成，", 90, "%"),
        ("3至5家", 3, "家"), ("3家至5家", 3, "家"), ("3~5家", 3, "家"), ("3到5家", 3, "家"), ("10%-12%", 10, "%"), ("3余家", 3, "家"), ("3多家", 3, "家"),
        ("建设百个", 100, "个"), ("培育千家", 1000, "家"), ("一百二十万亩", 120, "万亩"), ("两个以上", 2, "个"), ("半日办结", 0.5, "日"), ("两日办结", 2, "日"),
        ("实现三家", 3, "家"), ("占三家", 3, "家"), ("至三家", 3, "家"), ("缩短5天", 5, "天"), ("压减5天", 5, "天"), ("延长5天", 5, "天"), ("提供5天", 5, "天"),
        ("享受2年", 2, "年"), ("提前5天", 5, "天"), ("给予5天", 5, "天"), ("15分钟健身圈", 15, "分钟"), ("由5天", 5, "天"), ("从原来的5天", 5, "天"),
    ],
)  # fmt: skip
def test_number_and_unit(words: str, value: float, unit: str) -> None:
    found = only(words)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "words",
    [
        "一个",
        "两年",
        "三个方面",
        "百姓",
        "五年内",
        "用时5天，",
        "编号A-12个",
        "前12位",
        "2030年",
        "三年行动",
        "百强企业",
        "实施倍增计划",
        "一次以上",
        "一年以上",
    ],
)
def test_number_that_counts_nothing(words: str) -> None:
    assert masked(fold(words)).values == {}


UNITS = (
    "吨公里 人公里 个百分点 百分点 个月 个小时 个季度 个工作日 工作日 小时 分钟 公里 千米 米 毫米 平方米 平方公里 立方米 公顷 亩 吨标准煤 "
    "千克标准煤 克标准煤 吨 千克 公斤 斤 毫克 微克 克 千瓦时 千瓦 兆瓦 摄氏度 人天 人份 批 亿元 万元 元 美元 户 件 项 个 家 张 天 日 周 年 名 "
    "人 位 所 座 处 条 套 台 辆 艘 架 列 部 款 种 类 例 起 次 场 届 倍 分 组 对 支 只 头 株 棵 床 间 栋 幢 片 块 门 宗 份 册 卷 篇 字 票 单 笔 "
    "标箱 箱 升 度 亿 万 站 口 井 眼 孔 发 车位 车次 班 团 队 镇 村 县 市 区 枚 盆 羽 尾 盏 根 剂 贯 章 公分 英寸 海里 标准箱 学时 课时 人次 件套 "
    "% ‰ ‱ ℃ ㎡ ㎢ m³ m² km² m2 m3 km2 km kg kW·h kWh kW kVA kV MW GW TEU EFLOPS EFlops Eflops PFLOPS PFlops PB TB GB Gbps Mbps t dB "
    "μg/m³ MPa 批次/千人 人/万台 例/10万人 条(段) 元/人次"
)


@pytest.mark.parametrize("unit", UNITS.split())
def test_unit_is_read_whole_in_a_sentence_and_in_a_cell(unit: str) -> None:
    folded = fold(f"净水能力达到12{unit}。")
    assert [target.unit for _, target in targets_in(folded, 0, len(folded))] == [fold(unit)]
    assert cell_value(f"12{unit}") == CellValue("=", 12, None, "", fold(unit))


@pytest.mark.parametrize(
    ("op", "forms"),
    [
        (">", "超过12 超出12 高于12 大于12 多于12 突破12 逾12 超12 晚于12 迟于12 >12"),
        ("<", "低于12 少于12 小于12 短于12 不足12 早于12 <12"),
        (">=", "至少12 最少12 最低12 不下12 ≥12 >=12 不低于12 不少于12 不小于12 不短于12 不得少于12 应不低于12 要不低于12 12以上 12之上 12及以上 "
         "12(含)以上 12(含本数)以上 12以上(含)"),
        ("<=", "最高可达12 最高12 最多12 至多12 最长12 最大12 上限为12 上限12 ≤12 <=12 不高于12 不超过12 不大于12 不多于12 不得超过12 不能超过12 "
         "不应超过12 不可超过12 不宜超过12 不允许超过12 不准超过12 不再超过12 不会超过12 严禁超过12 禁止超过12 杜绝超过12 应不高于12 最高不超过12 "
         "12以下 12以内 12之内 12之下 12及以下 12(含)以下"),
        ("=", "大约12 约为12 约12 近12 接近12 总计12 共计12 合计12 总共12 12左右 12上下 12(含)"),
    ],
)  # fmt: skip
def test_comparison_is_read_in_a_cell(op: str, forms: str) -> None:
    found = {form: cell_value(form) for form in forms.split()}
    assert {form: cell and cell.op for form, cell in found.items()} == dict.fromkeys(found, op)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12-15", (12, 15, "", None)),
        ("12~15", (12, 15, "", None)),
        ("12至15", (12, 15, "", None)),
        ("12到15", (12, 15, "", None)),
        ("[12]", (12, None, "[", None)),
        ("(12)", (12, None, "(", None)),
        ("+1.2", (1.2, None, "", None)),
        ("-12", (-12, None, "", None)),
        ("1,200‰", (1200, None, "", "‰")),
        ("达到12", (12, None, "", None)),
    ],
)
def test_number_of_a_cell_is_read(cell: str, value: tuple[float, float | None, str, str | None]) -> None:
    found = cell_value(cell)
    assert found is not None
    assert (found.value, found.high, found.bracket, found.unit) == value


def target_of(words: str) -> Target:
    """The only target of a sentence."""
    folded = fold(words)
    ((_, target),) = targets_in(folded, 0, len(folded))
    return target


@pytest.mark.parametrize("start", ["由法定的30个工作日", "由规定30个工作日", "由原来的30个工作日"])
@pytest.mark.parametrize("end", ["压缩至3个工作日", "压缩至承诺时限3个工作日"])
def test_what_the_law_allows_is_where_a_change_starts(start: str, end: str) -> None:
    target = target_of(f"采伐审批时限{start}{end}。")
    assert (target.name, target.value, target.unit, target.baseline) == ("采伐审批时限", 3, "个工作日", 30)


@pytest.mark.parametrize(
    ("opens", "name"),
    [
        (
            "可将渔区中用于修缮渡口、灯塔、古茶亭和配套建设游客服务用房以及公共厕所的",
            "用地面积占全部渔区用地面积的比例",
        ),
        ("水运渔歌展演、古茶亭茶艺展演、灯塔灯会、渡口集市、渔港文创大赛、水乡民歌大赛等", "文化惠民活动"),
    ],
)
def test_long_name_is_what_is_measured(opens: str, name: str) -> None:
    """Not what it is a part or a kind of; whole where it is short."""
    assert target_of(f"{opens}{name}达到15%。").name == name
    assert target_of(f"渡口等{name}达到15%。").name == f"渡口等{name}"
