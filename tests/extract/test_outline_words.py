"""Every word of the patterns of headings, cells and printed lines does its work (places invented)."""

import pytest

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import column_of
from plankg.extract.layout.document import PlanDocument
from plankg.extract.layout.layout_lines import layout_lines
from plankg.extract.outline.outline import outline_of
from plankg.extract.outline.task_sections import is_task_section

FRAMES = (
    "背景 成就 成效 成绩 现状 回顾 形势 问题 短板 机遇 挑战 总体要求 总要求 总体思路 总体考虑 指导思想 基本原则 原则 目标 愿景 附则 名词解释 总则 前言 "
    "引言 序言 概述 编制依据 编制说明 依据 术语 定义 必要性 意义 重大意义 重要意义 现实意义 指标 指标体系 基本情况 总体情况 完成情况 实施情况 "
    "主要情况 简介 概况 现有条件 现有情况 "
    "结语 战略定位 发展环境 外部环境 内部环境 面临环境 宏观环境 国际环境 国内环境 发展趋势 总体趋势 行业趋势 发展基础 工作基础 "
    "现实基础 规划基础 已有基础 基础条件 适用范围 规划范围 实施范围 环境分析 形势分析 风险分析 现状分析 需求分析 目标要求 工作进展 主要进展 "
    "现状评价 实施评价 影响评价 环境评价 发展现状和特点 建设回顾与展望 面临的新局面 上个五年的工作 上一阶段的工作 上期的工作 出现的新变化 "
    "存在的问题和不足 存在主要问题和不足 存在的突出问题和不足 十三五时期发展成就总览 “十四五”期间成效总览 规划背景及依据 发展背景和条件 指导思想和思路 "
    "必要性与可行性 适用范围和对象 名词解释与说明 基本原则和路径 总体要求及安排"
)
WORK = (
    "加强 推进 强化 健全 完善 建立 实施 加快 提升 优化 落实 深化 夯实 严格 破解 解决 开展 推动 构建 打造 持续 改善 营造 巩固 补齐 筑牢 明确 分解 细化 "
    "培育 支持 做好 抓好 突出 聚焦 坚决 全面 切实 着力 大力 积极 改造 治理 整治 扩大 规范 奋力 便利 提高 深入 创新 编制 制定 提供 促进 简化 "
    "畅通 引导 推广 维护 保障 防范 化解 统筹 增强 统一 探索 鼓励 充分 扎实 有效 不断 进一步 更好 依法 严厉 以 对 推行 优先 调整 加大 完成 组织 围绕 "
    "认真 及时 定期 紧扣 立足"
)
PAGE_LINES = (
    "字体：大 中 小/字号：[大] [中] [小]/打印/打印本页/关闭窗口/[关闭]/收藏/纠错/复制链接/放大字体/缩小字体/默认字体/打印 | 关闭/"
    "打印 收藏/当前位置：首页 > 公开/"
    "您现在的位置：首页/您所在的位置：首页/您的位置：首页/分享到：/分享至：微信/上一篇：青禾/下一条：青禾/上一条/下一篇/相关链接/相关阅读/相关文章/"
    "相关新闻/"
    "相关解读/相关稿件/相关报道/扫一扫/版权所有：青禾市政府/网站标识码：1234/青ICP备12号/青公网安备12号/网站地图/联系我们/返回顶部/"
    "主办单位：青禾市政府 承办单位：青禾办/您访问的链接即将离开/更多>/新闻 more »/MORE+"
)
CELLS = {
    "nature": "约束 约束性 约束型 预期 预期性 预期型 指导性 导向性 引导性 控制性 激励性 国家约束性指标 省级预期性指标 市级约束性指标",
    "date": "今年 当年 明年 次年 每年 全年 常年 2025年 25年 2025年度 一季度 第一季度 1季度 上半年 下半年 6月 6月份 6月30日 6月上旬 6月中旬 1-6月 "
    "1至6月份 年底 年末 年中 年初 2025.6 2025/6/30 2025年底前 2025年底之前完成 2025年6月启动 2025年取得成效 2025-2027年 2025至2027年底 "
    "2025年3月-2026年6月 3月1日-6月30日 长期 长期坚持 长期推进 长期实施 长期任务 持续推进 常态化开展 分年度实施 按年度落实 按计划进行 按节点完成 "
    "同步推进 持续坚持 立行立改 即时 每月 每年开展 每季度 每周 按时间节点完成 按年度要求推进 2025",
    "value": "98以上 [15] 10.5‰ 55左右 持续下降 与经济增长同步 逐年增长 逐步提高 稳步提升 不断完善 稳定增长 明显改善 进一步提高 基本达标 显著提升 "
    "保持稳定 总体稳定 大幅下降 全面完成 力争完成 有所下降 实现翻番 完成任务 达到标准 超过省均 高于平均 低于平均 优于国标 控制在指标内 下降 上升 "
    "提高 降低 增长 增加 减少 提升 改善 合理区间 全覆盖 应保尽保 应检尽检 应收尽收 达标 同步 待定 达到要求 符合标准",
}
SENSES = {
    "baseline": "现状值 实际值 基数 基期值 基准值 完成值 2023年基础值 预计完成值 2023年当前值 目前值 期初",
    "target": "目标值 规划值 2025年计划 预期值 计划任务 期末 2025年达到 考核值 近期 中期 远期",
    "": "2025年 十四五期间 2020-2025年 2025年底 2025年末 2025年度 2025年累计 2025年数据 2025年情况 2025年水平",
}


def is_task(title: str) -> bool:
    """Whether the first of two chapters of a plan is a task."""
    document = PlanDocument.of_text(f"青禾市水闸规划\n一、{title}\n青禾的水闸。\n二、修好水闸\n修好水闸。\n")
    headings = outline_of(document)
    at = next(at for at, heading in enumerate(headings) if heading.title_in(document.folded) == title)
    return is_task_section(document.folded, headings, at)


@pytest.mark.parametrize("title", FRAMES.split())
def test_chapter_that_sets_the_frame_is_no_task(title: str) -> None:
    assert not is_task(title)


@pytest.mark.parametrize("verb", WORK.split())
def test_chapter_that_begins_with_work_is_a_task(verb: str) -> None:
    assert is_task(f"{verb}水闸现状与愿景")


@pytest.mark.parametrize("line", PAGE_LINES.split("/"))
def test_line_of_the_page_is_no_line_of_the_plan(line: str) -> None:
    document = PlanDocument.of_text(f"青禾市水闸规划\n一、修好水闸\n修好水闸。\n{line}\n")
    assert line not in [document.text[one.start : one.end] for one in layout_lines(document)]


@pytest.mark.parametrize("kind", CELLS)
def test_words_of_a_cell_can_be_of_a_kind(kind: str) -> None:
    assert [words for words in CELLS[kind].split() if kind not in kinds_of_cell(words)] == []


@pytest.mark.parametrize("sense", SENSES)
def test_heading_of_values_says_what_they_are(sense: str) -> None:
    found = {words: column_of(words) for words in SENSES[sense].split()}
    assert {words: column and (column.kind, column.sense or "") for words, column in found.items()} == dict.fromkeys(
        found, ("value", sense)
    )
