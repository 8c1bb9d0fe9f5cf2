"""Phrases of questions (问句短语): words put together of parts, so that 没写责任单位 and 责任单位都没有明确 need no lists of their own."""

import re
from collections.abc import Mapping
from functools import cache

_NO = "没 没有 未 无 缺 缺少 缺乏 尚未 还没 还没有 找不到 看不到 查不到"
_SAID = (
    "- 落实到 明确到 分到 细化到 具体到 写 写明 写清 写清楚 明确 落实 标明 注明 指定 交代 规定 确定 安排 说 说明 说清 提 提到 点 定 给 给出 列 列出 "
    "指明 设 设定 规定出 具体 明确的 具体的 任何 注明具体"
)
_EVEN, _NOT = "都 也 均 都还 也还 全", "没 没有 未"
_WHEN = "哪年哪月 几月份 哪月 哪个月 什么时候 啥时候 何时 几时 哪年 哪天 多久 什么时间 哪一年 哪一天 几月 多长时间 到什么时候 到何时 啥时间"
_BINDING, _EXPECTED = "约束性 约束 约束类 约束性指标", "预期性 预期 预期类 预期性指标"
_IS, _OR = "- 属 属于 是 算 算是 为 到底是 究竟是", "还是 或 或者 抑或 还是说 还是属于 还是算 还是个"
# Group → ways to put its phrases together: lists whose words follow one another, `-` where none needs to stand.
COMPOSED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "no-owner": (
        ("责任单位 牵头单位 负责单位 责任主体 责任人 责任部门 谁负责 谁来负责 谁牵头", _EVEN, _NOT, "- 写 写明 明确 落实 给 定 标 标明 说 有 指定 交代"),
        (
            _NO,
            _SAID,
            "责任单位 牵头单位 负责单位 责任部门 责任主体 牵头部门 主管部门 责任人 承担单位 承办单位 "
            "牵头负责单位 责任 谁负责 谁来负责 谁牵头 谁来牵头 谁管 谁来管",
        ),
        (_NO, "人 单位 部门 谁 哪个单位 任何单位", "负责 管 牵头 认领 抓 领 承担 担责 来负责 来管 来抓 接"),
    ),
    "no-deadline": (
        ("时限 期限 完成时限 完成时间 完成期限 时间 时间节点 截止时间 时间要求 日期", _EVEN, _NOT, "- 写 写明 给 给出 定 明确 规定 标 标明 说 注明 设 有 交代"),
        (
            _NO,
            _SAID,
            "时限 期限 完成时限 完成期限 完成时间 时间要求 截止时间 截止日期 时间节点 完成日期 办结时限 时间 "
            "日期 时间表 限期 时限要求 完成节点 什么时候完成 何时完成",
        ),
    ),
    "no-indicator": (
        ("指标 一个指标 一项指标 任何指标 哪个指标 半个指标", _EVEN, "没 没有 未 不 没能", "支撑 对应 挂上 挂 沾 碰 关联 服务 挂钩 对上 支撑上 对应上"),
        (
            _NO,
            "- 挂 挂上 挂钩 对应 对应的 对应到 支撑 支撑的 支撑任何 任何 相应 相应的 相关 关联 匹配 匹配的 "
            "配套 落到 服务 联系 对得上",
            "指标",
        ),
        ("不", "支撑 对应 挂钩 关联 服务 联系 服务于 对应任何 支撑任何 挂", "指标"),
        ("跟 与 和 同", "指标 任何指标 哪个指标", "无关 没关系 没有关系 不沾边 没联系 没有联系 不挂钩 没挂钩 没有关联"),
    ),
    "no-support": (
        ("任务 支撑任务 一项任务 一个任务 半项任务 任何任务 哪项任务", _EVEN, _NOT, "- 有 支撑 对应 撑 顶 管 来支撑"),
        (
            _NO,
            "- 任何 对应 对应的 相应 相应的 具体 具体的 配套 相关 一项 一个 什么 哪项",
            "任务 工作 举措",
            "- 支撑 来支撑 保障 托底 承接 落实 对应 跟上 支持 去支撑 作支撑 做支撑 撑着 来落实 来托底 来保障",
        ),
        (_NO, "支撑 支撑的 配套", "任务 工作 举措"),
        ("缺 缺少 缺乏 没 没有 无", "支撑 任务对应 抓手"),
    ),
    "no-duty": (
        ("- 一项 一个 一件 半项 任何 啥 什么", "任务 活 活儿 工作 职责 事", _EVEN, _NOT, "领到 分到 派到 安排 安排到 摊上 承担 领 轮到 拿到 接到 分 派 有 给"),
        (
            _NO,
            "- 被安排 被分配 被派 被派到 被分到 被安排到 被交办 分到 派 派到 派给 领 领到 安排 安排到 承担 给 分配 分配到 布置 摊上 摊到 写 落到 接到 任何 "
            "具体 承担任何 分配任何 领任何",
            "任务 职责 活 活儿 工作 差事 事",
        ),
    ),
    "differ": (
        (
            "- 前后 两处 上下",
            "数值 数字 数据 数 口径 指标值 目标值 指标数值 目标数值 目标数 指标 目标",
            "- 前后 互相 相互 自相 有",
            "不一 不同 不一致 矛盾 打架 对不上 不符 出入 冲突 不统一 不吻合 不相符 不一样 差异 对不拢 对得上 是否一致 "
            "是不是一致 一不一致 对不对得上",
        ),
    ),
    "count": (
        (
            "一共 共 总共 合计 共计 总计 一共有 共有 总共有 计有 拢共 统共",
            "多少 几",
            "- 个 项 条 家 件 份 处 类 种 次 座 名",
        ),
    ),
    "deadline": (
        (
            _WHEN,
            "- 要 必须 得 才 能 该 应 应当 需 需要 前 前要 之前 以前 内",
            "完成 到期 到点 截止 期满 搞完 做成 弄好 搞好 搞成 办妥 收尾 交付 干完 做完 办完 办结 落实 搞定 完工 交账 做好 干好 落实到位 办成 交差 结束 弄完",
        ),
    ),
    "target": (("不得 不能 不 不应 不许", "高于 低于 超过 少于 多于 大于 小于", "多少 几"),),
    "nature": ((_IS, _BINDING, _OR, _EXPECTED), (_IS, _EXPECTED, _OR, _BINDING)),
}  # fmt: skip


@cache
def composed() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each group with a pattern for each way in which its words are put together; of several words the longest is found."""
    return tuple((group, re.compile("".join(map(_part, parts)))) for group, ways in COMPOSED.items() for parts in ways)


def _part(words: str) -> str:
    listed = sorted(set(words.split()) - {"-"}, key=len, reverse=True)
    return f"(?:{'|'.join(listed)}){'?' if '-' in words.split() else ''}"
