"""Words of questions (问句用词), by what they ask for or say; sorted data, own collection.

A word counts where it stands outside a name of the store. The longest word goes first, so that 有没有 is no 没有.
"""

from collections.abc import Mapping
from functools import cache

WORDS: Mapping[str, str] = {
    # what is asked for
    "who": (
        "有哪些单位 有哪些部门 都有哪些单位 都有哪些部门 谁 哪个单位 哪些单位 哪几个单位 哪家单位 哪几家单位 哪一家单位 "
        "哪一个单位 什么单位 哪个部门 哪些部门 哪几个部门 什么部门 哪家 哪几家 哪些机构 哪个机构 哪个局 哪些主体 哪些地方 "
        "哪个厅 哪些厅局 谁的"
    ),
    "body": "单位 部门 机构 主体",
    "which": (
        "哪些 哪几个 哪几项 哪几条 哪个 哪项 哪一个 哪一项 哪几 什么 啥 哪 列出 列一下 列举 列出来 列个清单 清单 名单 "
        "有哪些 有什么 有啥 都有啥 都有哪些 是什么 分别是什么 分别 逐一"
    ),
    "count": (
        "几个 几项 几条 几家 几章 几件 几份 多少个 多少项 多少条 多少家 多少章 多少件 多少份 多少 数量 总数 个数 项数 "
        "数一数 数一下 有几 几 统计一下"
    ),
    "task": "任务 工作 事项 工作任务 主要任务 重点任务 事情 事 活 活儿 行动 具体任务",
    "heading": "任务标题 标题任务",
    "item": "专栏条目 条目",
    "measure": "具体举措 具体措施 举措 措施",
    "indicator": "指标 主要指标 核心指标 目标指标",
    "table": "指标表 表中 表里 表格",
    "running": "正文 文中 正文中",
    "column": "专栏 专栏几 几号专栏",
    "project": "项目 工程 重大项目 重点项目 重大工程 重点工程",
    "policy": "政策 政策文件 法规 法律法规 条例 文件依据 上位文件 政策法规",
    "document": "规划 文档 这份规划 本规划 该规划 这个规划 那份规划 这份文件 该文件 本文件 规划文件 材料",
    "file": "文件",
    "chapter": "章 章节 几章 大章",
    "store": "图谱 库 数据库 系统 知识图谱",
    # what relates things
    "lead": "牵头 主办 领头 领衔 挑头",
    "help": "配合 协助 参与 协同 会同 协办",
    "carry": (
        "负责 责任 承担 主管 分管 职责 管 归口 落实 主抓 抓 干 做 归 担责 认领 分工 实施 组织实施 执行 推进 推动落实 "
        "责任落实到 责任落实 落实到"
    ),
    "lead-body": "牵头单位 牵头部门",
    "help-body": "配合单位 配合部门 参与单位",
    "carry-body": "责任单位 责任部门 责任主体 负责单位 主管部门",
    "support": (
        "支撑 支持 贡献 服务 有助于 有利于 对应 关联 相关 支撑作用 怎么实现 如何实现 怎么完成 如何完成 靠什么 靠哪些 关系 "
        "出力 兜底 挂钩 托底 助力 服务于 贡献力量"
    ),
    "achieve": "促进 保障 带动 完成 实现 提升 提高 推动 达成 影响 发力",
    "contain": (
        "分 共分 分作 包含 包括 内容 里面 列了 列了些 讲了 写了 讲 写 分为 下面 构成 组成 涵盖 下设 有哪些内容 展开 "
        "细分 分成 列有 讲的"
    ),
    "within": "属于 归入 归属 列在 位于 所在 所属 在哪 在哪个 放在 归到 归在 出自 处在 落在 隶属 归",
    "cite": "引用 依据 援引 参照 根据 提到的 引用了 遵循 落实了",
    "both": "共同 一起 都 比较 对比 交集 两家 两个单位 合作 联合 同时",
    "and": "和 跟 与 同 、",
    # what is asked of an indicator
    "target": (
        "目标值 目标 达到 要达到 达到多少 要求 指标值 定的 定在 到多少 规划值 预期值 完成多少 降到 提高到 控制在 增加到 "
        "压缩到 压减到 下降到 提升到 增长到 压缩 建成 建设 建 新增 新建 降至 增至"
    ),
    "baseline": "基期 基期值 基期年 基数 现状值 现状 起点 基础值 原来",
    "unit": "计量单位 单位 按什么算 怎么计",
    "nature": "性质 属性 约束性还是预期性 预期性还是约束性 约束还是预期 预期还是约束 哪种性质 什么性质 何种性质",
    "binding": "约束性 约束 约束类 硬指标",
    "expected": "预期性 预期 预期类",
    "category": "哪一类 哪类 类别 分类 大类",
    # what is wrong with a plan
    "finding": (
        "矛盾 自相矛盾 冲突 不一致 缺口 问题 漏洞 不符 对不上 打架 前后不一 缺失 疏漏 遗漏 毛病 出入 前后矛盾 说法不一 "
        "缺陷"
    ),
    "agreeing": "核对一致 一致之处 相符",
    "differ": "数值不一 数值不同 数值不一致 数字不一致 数据不一致 数字矛盾 数字对不上 数值矛盾 数值打架 数据矛盾",
    "no-support": "没有任务支撑 没任务支撑 无任务支撑 缺少任务支撑 缺任务支撑 没有支撑任务 缺乏任务支撑 没有任务来支撑",
    "no-owner": (
        "没有责任单位 没责任单位 没写责任单位 没有写责任单位 没有写明责任单位 没写明责任单位 未写明责任单位 无责任单位 "
        "没有明确责任单位 未明确责任单位 没明确责任单位 没人负责 没有人负责 无人负责 没有单位负责 没有牵头单位 没有落实责任单位 "
        "没写谁负责 没有写明谁负责 没说谁负责 没有写谁负责"
    ),
    "no-deadline": (
        "没有时限 没时限 没有写时限 没写时限 没有写明时限 没写明时限 没有期限 没有完成时间 没有明确时限 没写完成时间 没有时间要求 "
        "没有截止时间"
    ),
    "no-indicator": "不支撑指标 没有支撑指标 不支撑任何指标 没有对应指标 没有指标 没有对应的指标 没有支撑任何指标",
    "no-duty": "没有任务的单位 没有任务 没任务 没分到任务 没有分到任务 没有承担任务 没有职责",
    # what is asked of a document
    "issue": "印发 发布 发文 出台 制定 编制 谁发 谁印发 印发单位 发文单位 发文机关 下发",
    "addressed": "主送 发给谁 发给 主送单位 印送",
    "when": "什么时候 何时 哪一年 哪年 几月 日期 时间 什么时间 哪天 几号",
    "facts": (
        "文号 发文字号 成文日期 印发日期 发布日期 发布时间 印发时间 规划期 规划期限 规划年限 编号 基本信息 基本情况 "
        "规划期是几年"
    ),
    "deadline": (
        "时限 期限 截止 什么时候完成 何时完成 完成时间 完成时限 时间节点 截止时间 什么时候做完 完成期限 时间要求 办结时限 "
        "多久完成"
    ),
    "mention": "提到 提及 涉及 出现 讲到 说到 提到了 提及了 哪里提到 查找 搜索 搜 写到",
    # what is neither asked nor said
    "total": "一共 总共 全文 共 总计 合计 全部 所有 整个 整份 通篇 共有 全",
}

# Politeness and particles: they change nothing about what is asked.
PARTICLES = (
    "这一 那一 该项 予以 加以 给予 的地方 之处 哪儿 那儿 这儿 儿 存在 咱 俺 呐 吶 究竟 那里 这里 都 请问 请 想问一下 想问 问一下 问下 我想知道 想知道 "
    "我想了解 想了解 想查一下 告诉我 帮我查一下 帮我查查 帮我 帮忙 查一下 查查 查询 看看 看一下 一下 麻烦 给我 给出 说说 "
    "能不能 可不可以 可以 你好 您好 劳驾 求 的话 这块 方面 来着 哦 嘛 呗 啦 噢 哈 呢 吗 呀 啊 吧 了 的 是 有 由 对 "
    "把 被 在 里 里头 中 上 内 这个 那个 这项 那项 该项 该 那份 这份 那些 这些 那 这 其 起 要 需要 会 应 应该 应当 "
    "得 到 为 来 去 于 进行 情况 作用 我们 咱们 本 从 靠 些 个 项 家 条 份 具体 分别 主要 下 当中 之中 如下 以 "
    "所 过 着 各项 各 哪里 当前 目前 现在 是不是 是否 有没有 还是 属 给 和 用 另外 名为 叫做 叫 名字 有关 关于 至少 "
    "一项 一个 几年 到底 具体来说 已 已经 呈现 显示 展示 让 中的 里的 将 又 还 能 能够 可 地 就 那么 么 请教 一览 清楚 "
    "明确 详细 详情 介绍 说明 名称 全省 全市 全县 我省 我市 本省 本市"
)

# Words that turn a question round or narrow it in a way that no rule understands: never passed over.
TURNING = (
    "每个 每项 每家 平均每 以及 及 其中 而且 并且 或者 或 如果 假如 不 没 没有 未 无 非 除 除了 除开 以外 之外 不是 不包括 不含 为什么 为何 怎么 如何 "
    "怎样 最 最高 最低 最多 最少 排名 大于 小于 高于 低于 超过 少于 多于 以上 以下 预计 预测 估计 可能 明年 去年 今年 "
    "后年 实际 已完成 完成率 进度 进展 完成情况 是否完成 增长 增速 同比 平均 其他 其它 另一个 只 仅 唯一 曾经 第一 最大 "
    "最小 最重要 最难 电话 地址 局长 厅长 书记 主任 负责人 联系人 意见 看法 评价 为啥 咋 经费 预算 投资 花 多少钱 钱"
)


@cache
def lexicon() -> Mapping[str, frozenset[str]]:
    """Word → the groups that it belongs to; `turning` and `particle` are groups too."""
    groups: dict[str, set[str]] = {}
    listed = {**WORDS, "turning": TURNING, "particle": PARTICLES}
    for group, words in listed.items():
        for word in words.split():
            groups.setdefault(word, set()).add(group)
    return {word: frozenset(names) for word, names in groups.items()}


@cache
def longest() -> int:
    """The length of the longest word."""
    return max(map(len, lexicon()))
