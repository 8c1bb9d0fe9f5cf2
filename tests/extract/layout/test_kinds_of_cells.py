"""What the words of a cell can be, for each way of writing it."""

import pytest

from plankg.extract.layout.cells import is_date_part, kinds_of_cell
from plankg.extract.layout.columns import column_of
from plankg.extract.layout.rows import is_total

CELLS = {
    "empty": "- — _ / \\ · . 无 空 -- /.",
    "number": "3 （3） [3] 3. 3、 三 （十二） 二十一、 3.1 3.1.2 3-1 ① ⑳",
    "nature": (
        "约束 约束性 约束型 预期 预期性 预期型 指导性 导向性 引导性 控制性 激励性 约束性/预期性 国家约束性指标 省级预期性指标 省约束性指标 "
        "市级约束性指标 市预期性指标 约束性指标"
    ),
    "value": (
        "≥5 ≤5 <5 >5 ≧5 ≦5 ≈5 ~5 +5 -5 >=5 <=5 不低于5 不少于5 不高于5 不多于5 不大于5 不小于5 不超过5 超过5 高于5 低于5 大于5 小于5 至少5 "
        "达5 达到5 约5 近5 每年5 年均5 控制在5 累计5 新增5 下降5% 降低5% 减少5% 增长5% 提高5% 增加5% ：5 1,200 10.5‰ [15] （15） 3-5 3~5 3至5 "
        "3到5 3:5 3/5 3→5 3->5 5以上 5及以上 5以下 5及以下 5以内 5之内 5左右 5上下 5(含)以上 5(含)以下 5多 5余 5以上(含) 5% 5家 5* 5① 5※ "
        "持续下降 逐年提高 逐步下降 稳步提高 不断提高 稳定增长 明显提高 进一步降低 基本实现 显著提高 保持稳定 总体平稳 大幅下降 全面覆盖 力争完成 "
        "有所提高 实现增长 完成任务 达到要求 超过全省 高于全国 低于全省 优于全省 控制在范围内 与经济同步 下降 上升 提高 降低 增长 增加 减少 提升 改善 "
        "合理区间 全覆盖 应保尽保 应检尽检 应收尽收 达标 同步 待定 达到国标 符合要求"
    ),
    "date": (
        "2026年 26年 今年 当年 明年 次年 每年 全年 常年 2026年度 2026年第三季度 三季度 第2季度 2026年上半年 下半年 6月 6月份 6月30日 6月上旬 6月中旬 "
        "6月下旬 3-6月 3至6月 3~6月份 年底 年末 年中 年初 2026.6 2026-06-30 2026/6 2026年底 6月底 6月末 6月初 6月前 6月之前 6月底前完成 6月启动 "
        "6月取得成效 2026-2028 2026年至2028年 2026-2028年底 2026~2028年末 3月-6月 2026年3月至2027年6月 3月-6月底 3月-6月末 3月-6月份 "
        "3月1日-6月30日 2026年3月1日至2027年6月30日 年内 汛期前 主汛期前 供暖季前 采暖期前 采热期之前 春节前 国庆前 国庆节前 元旦前 长期 "
        "长期坚持 长期推进 长期实施 长期任务 持续推进 持续开展 持续实施 持续落实 持续进行 持续坚持 持续完成 常态 常态化 分年度推进 按年度 按计划 "
        "按节点 同步推进 立行立改 即时 每月 每季度末 每周一次 每年底 按时间节点 按方案要求完成 按规定时间推进 2026"
    ),
    "unit": "% 公里 万亩 人次 元/人 个百分点 ‰ ㎡",
    "bodies": (
        "市林业局 市林业局等部门 市林业局等单位 市林业局等 市林业局牵头 市林业局负责 市林业局配合 责任单位市林业局 "
        "各市林业局 各县（市、区）有关部门 各有关单位 档案馆处室 注册处 办公室 市自然资源和规划局 市财政局和各镇街 省厅和市局 各县委和政府"
    ),
}  # fmt: skip
DATE_PARTS = (
    "2026年 每年2026 2026 6月 每年6月 每6 年 月 日 底 末 前 初 30日 上半 下半年 第三季度 一季 长期 持续 坚持 推进 每年 全年 完成 - ~ 至 . 底前 "
    "6月底前完成"
)
TOTALS = "小计 合计 总计 累计 总 计 总和 渔业类小计 渔港合计 合计120 总计（万元） 小计3项"
NO_TOTALS = "合计渔港 统计 累计增长"
HEADINGS = {
    "category": "指标体系 大类 环节 类 行业 门类 细分 工作方面 任务领域 方面",
    "content": "工作要点 建设方案 工作要求 建设要求 子任务 任务分解 二级任务",
    "deadline": "日期 时间 时限 期限 进度要求",
    "name": "工程项目 项目清单 重点工程 重大项目 工程 项目",
    "number": "编码 编号 号 序",
    "other": "一季度 二季度 上半年 全年 前期工作 实施范围 推广范围 适用范围 进度 完成率 数量",
    "place": "地区 属地 项目区 项目区域 落地区域 地址 地点 位置 所在地",
    "result": "总体目标 预期目标 主要目标 目标要求 效果 成效",
    "scale": "占地面积 建筑面积 建设面积 用地面积 规模",
    "years": "建成时间 建成年份 竣工年度 开工年月 完工时间 起止时间 工期 年限",
    "measures": "做法 举措 措施",
    "task": "专项行动 制度 行动 工作 事项",
    "growth": "年均增速 增速 变化 累计",
    "lead": "主办单位 牵头部门 牵头 主牵头科室 主责处室 首要责任单位 牵头单位及责任人 牵头单位和负责人 牵头单位、联系人 牵头部门与分工",
    "support": "配合部委 配合县区 协作村居 参与社区 支撑机构 支持街道 配合 协同站所",
    "owner": "责任领导单位 责任乡镇 落实镇街 承办方 主管机关 责任主体",
}
VALUES = (
    "2025年 到2030年 截至2025年 2025年现状 现状值 实际值 基期 基准年 基准值 基数 基础值 完成值 预计值 目标值 规划值 计划值 预期值 任务数 期末值 考核值 "
    "累计值 2025年末 2025年底 期末目标 当前水平 目前水平 现有水平 实绩 上年值 本年计划 去年实际 今年目标 终期目标 起始值 初始值 “十四五”末目标 "
    "1998年 近期目标 中期目标 远期目标 规划任务 计划任务 计划数"
)
NO_VALUES = (
    "完成值“十五五”目标值 指标2025年 五年累计 完成情况 年度任务 现状值目标值 实际值近期目标 基期值远期目标 现状规划值"
)


@pytest.mark.parametrize("kind", CELLS)
def test_words_can_be_of_a_kind(kind: str) -> None:
    words = CELLS[kind].split()
    assert [word for word in words if kind not in kinds_of_cell(word)] == []


@pytest.mark.parametrize(
    "word", ["市林业局。", "年度", "渔港8座，码头3座", "市林业局 市财政局牵头抓好落实并定期通报情况"]
)
def test_sentence_is_no_short_cell(word: str) -> None:
    assert kinds_of_cell(word) <= {"prose", "short", "bodies"}


def test_parts_of_dates_are_told_from_words() -> None:
    assert [part for part in DATE_PARTS.split() if not is_date_part(part)] == []
    assert [part for part in ("造林", "6家", "底线") if is_date_part(part)] == []


def test_sums_are_told_from_names() -> None:
    assert [words for words in TOTALS.split() if not is_total(words)] == ["总", "计"]
    assert is_total("总 计")
    assert [words for words in NO_TOTALS.split() if is_total(words)] == []


@pytest.mark.parametrize("kind", HEADINGS)
def test_heading_is_of_a_kind(kind: str) -> None:
    found = {words: column_of(words) for words in HEADINGS[kind].split()}
    assert [words for words, column in found.items() if column is None or column.kind != kind] == []


def test_heading_of_values_is_told_from_two_headings() -> None:
    kinds = {words: (column := column_of(words)) and column.kind for words in (VALUES + " " + NO_VALUES).split()}
    assert [words for words in VALUES.split() if kinds[words] != "value"] == []
    assert [words for words in NO_VALUES.split() if kinds[words] == "value"] == []
