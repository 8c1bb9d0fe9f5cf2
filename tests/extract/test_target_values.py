"""Every form of a value: what compares it, what it counts in, and what only looks like one (sentences invented)."""

import pytest

from plankg.extract.targets.masking import masked
from plankg.extract.targets.value_expressions import Value
from plankg.extract.text.fold import fold

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
