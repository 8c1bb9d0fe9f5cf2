"""Every word of the word lists of targets does its work in a sentence (sentences invented)."""

import pytest

from plankg.extract.targets.target_rules import targets_in
from plankg.extract.text.fold import fold

NAMED = [  # a form, the name that it gives, and the words that are tried in it
    ("{}渔港示范点12个。", "渔港示范点",
     "上线 下放 举办 举行 争取 产生 享受 亮化 优选 促成 促进 修复 修建 修编 修缮 修葺 修订 做优 做大 做好 做强 入驻 关停 "
     "关闭 兴建 减少 出台 创建 创成 制修订 制定 制订 办好 加装 化解 印发 压减 压缩 参加 发展 发布 发放 发现 发行 取得 取消 "
     "取缔 召开 启动 吸引 吸纳 命名 培优 培养 培强 培育 培训 增加 增建 增殖 增设 壮大 壮大发展 复垦 奖励 孵化 安排 安装 "
     "完成 实施 实现 审定 对接 布局 布设 带动 帮助 帮扶 建优 建好 建成 建成并运行 建有 建档 建立 建设 建造 开发 开垦 开展 "
     "开放 开行 开设 开辟 开通 引入 引导 引育 引进 归集 形成 征集 惠及 成立 打响 打通 打造 扩增 扩大 扩建 扩种 扶助 扶持 "
     "承办 承建 承担 承接 抓好 投放 投用 投运 抚育 拆除 拓宽 招募 招引 招收 招聘 拥有 指导 授予 授牌 排查 接入 推出 推动 "
     "推广 推荐 推行 推进 推选 提供 提升 搬迁 搭建 撤并 撤销 支持 收储 收购 改建 改扩建 改造 攻克 整改 整治 敷设 新上 新创 "
     "新增 新建 新招 新栽 新植 更换 构建 架设 查处 栽植 栽种 梳理 汇聚 治理 消除 淘汰 清淤 清理 清除 申报 申请 疏浚 盘活 "
     "研制 硬化 确保 种植 突破 立项 策划 筹建 筹措 筹集 签约 签订 管好 精简 组建 组织 组织实施 续建 编写 编印 编撰 缩减 美化 "
     "翻建 聘请 聚集 育成 腾退 获得 营造 落地 落实 落户 补栽 补植 新开工 表彰 覆盖 规划建设 解决 认定 设立 设置 评定 评选 "
     "评选资助 谋划 购买 购置 资助 走访 转化 轮训 输出 达成 退出 选取 选拔 选择 选树 选派 选聘 遴选 配备 配置 配齐 采集 铺设 "
     "集聚 面向 预留 鼓励 "),
    ("渔区{}12处渔港。", "渔港",
     "优化 使用 供应 供给 保护 储备 储存 养护 出口 出版 创作 加工 勘察 勘查 募集 升级 参与 合作 合并 回收 处置 存储 安置 "
     "展出 展演 展览 巡查 应用 开工 恢复 托管 投产 投入 投资 抽查 抽检 挂牌 改善 救助 整合 整理 普查 更新 服务 核查 检查 "
     "检测 流转 演出 生产 登记 监测 研发 研究 示范 竣工 管护 繁育 维修 维护 绿化 编制 联合 补贴 规划 认证 论证 设计 评审 "
     "试点 守住 守牢 坚守 调整 调查 转移 输送 运营 运行 进口 选育 造林 部署 采购 链接 销售 验收 "),
    ("渔船数量{}到12艘。", "渔船数量",
     "上升 上调 下调 下降 保持 做 减 减少 升 升高 压 压减 压缩 发展 回落 增 增加 增长 巩固 延长 建设 恢复 扩 扩大 扩展 "
     "拓展 控制 推进 提升 提速 提高 收窄 放宽 稳定 简化 精简 维持 缩减 缩小 缩短 覆盖 调整 锁定 降 降低 限制 集聚 "),
    ("渔船数量{}12%。", "渔船数量",
     "上升 下降 减 减少 压减 压缩 压降 增 增加 增幅 增长 延长 扩大 提前 提升 提速 提高 新增 精简 缩减 缩小 缩短 递减 递增 "
     "降 降低 降幅 "),
    ("捕捞渔船{0}12%。", "捕捞渔船{0}",
     "值 增速 寿命 年限 度 收入 数 时间 时限 期限 标准 比 比例 比重 水平 涨幅 率 能力 规模 贡献 里程 量 面积 额 "),
    ("{}渔船数量达到12艘。", "渔船数量",
     "不断 与 且 严格 为 也 争取 今后 从 以 以及 使 使其 使得 依次 保持 保证 全力 全区 全县 全国 全州 全市 全旗 全盟 全省 "
     "全镇 全面 共 其中 再 分别 分批 则 到 力争 加快 努力 即 原则上 及 各 同时 和 在 均 坚决 坚守 坚持 基本 大力 守住 "
     "实现 将 带动 平均每年 年均 并 应 应当 总体 总计 或 把 拟 持续 按 按照 推动 推进 整体 新 有序 未来 用 由 直接 着力 "
     "确 确保 积极 稳步 累计 继续 至 至少 要 计划 让 进一步 逐步 通过 都 需 须 预计 首年 首批 首期 "),
    ("渔船数量{}达到12艘。", "渔船数量",
     "一般 与 为 全部 共 共计 再 分别 到 力争 原则上 及 可 合计 和 在 均 基本 实现 将 平均 年均 并 应 应当 应该 必须 "
     "总体 总计 按 新增 最短 最高 有效 每年 每月 的 确保 稳定 累计 约 给予 统一 至 要 进一步 逐年 都 需 须 "),
]  # fmt: skip
NORMS = [
    ("渔船{}12万元。",
     "予以 优惠 免租 免费 减免 奖励 奖补 奖金 扶持资金 津贴 给予 补偿 补助 补贴 贴息 资助 返还 "),
    ("最高12万元渔船{}。",
     "优惠 住宿 保费 免租 减免 券 奖励 奖励支持 奖补 奖金 工位 担保 授信 支持 津贴 租金 经费 补偿 补助 补贴 贴息 贷款 资助 "
     "资金 过渡 过渡性补贴 额度 食宿 "),
    ("渔船{}不超过12%。",
     "保证金 利率 单个 单户 单笔 抵扣 押金 支持期限 收费 标准为 每亩 每人 每家 每平方米 每户 每月 租金 税率 罚款 贷款 费率 "
     "限额 额度 首付 "),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param(form.format(word), name.format(word), id=form.format(word))
        for form, name, words in NAMED
        for word in words.split()
    ],
)
def test_word_opens_or_ends_a_name(sentence: str, name: str) -> None:
    assert [target.name for _, target in targets_in(fold(sentence), 0, len(sentence))] == [name]


@pytest.mark.parametrize("sentence", [form.format(word) for form, words in NORMS for word in words.split()])
def test_word_makes_an_amount_a_norm(sentence: str) -> None:
    assert [target.sense for _, target in targets_in(fold(sentence), 0, len(sentence))] == ["norm"]


OPENED = {  # a form, the name that it gives or none, and the words that are tried in it
    "培育重点{0}12个。": (
        "重点{0}",
        "实验室 项目 企业 工程 领域 产业 高校 学科 群体 人群 行业 污染物 单位 区域 地区 片区 村 镇 流域 河 湖 任务 景区 商户",
    ),
    "培育新{0}12个。": (
        "新{0}",
        "产品 材料 技术 工艺 装备 品种 业态 模式 业务 场景 动能 消费券 课程 药 楼 城 校区 院区 区 经济组织 农村 农民 市民 职业",
    ),
    "{0}渔港净水率达到60%。": (
        "渔港净水率",
        "2025年 到2025年 至2025年 于2025年 在2025年 二〇二五年 二零二五年 2025-2027年 2025至2027年 2025年6月底 2025年内 2025年起 2025年之前 "
        "2025年以前 2025年期间 “十四五”期间 在“十四五”时期 十四五末 到规划期末 至期末 6月底前 6月30日前 到年底 年末 年内 明年 今年 全年 当年 "
        "每年 上半年 下半年 近期 远期 年底之前 当前 三年内 3年时间内 两年来",
    ),
    "渔港净水率{0}提高5个百分点。": ("渔港净水率", "比2020年 较2020年 比“十三五”末 比基期 比现状 较同期 比全国平均"),
    "{0}渔港净水率达到60%。 ": (
        None,
        "是指 目前 现有 仅为 今年以来 完成了 建成了 实现了 达到了 培育了 截至 截止 上年 去年 比上年 此前 历史上 过去 以来，",
    ),
    "渔民{0}达到12个月。": (
        None,
        "服务期 任期 离校 毕业 上年度 上一年度 正常经营 正常运营 工作经历 申领条件 申请条件 申报条件 认定条件 准入条件 凡 参保 缴费",
    ),
    "渔港，{0}12万平方米，新建码头。": (
        None,
        "总投资 投资 计划投资 计划总投资 占地 占地面积 总占地面积 建筑面积 总建筑面积 总面积 面积 全长 总长 长 长度 宽 高 总用地面积 用地面积 用地 "
        "总库容 装机容量 规划建筑面积",
    ),
    "{0}5万人次。": ("{0}", "培训 体检 走访 检查 抽查 监测 演出 展演 巡查 宣讲 服务"),
}  # fmt: skip
SHARED = (
    "增加值 排放总量 消费总量 用水总量 排放量 减排量 总产值 产值 产量 总量 销量 面积 收入 支出 人数 数量 规模 保有量 里程 储量 装机 装机容量 时间 时限 "
    "办理时间 审批时限 业务办结时间 平均办理时间"
)


def names(sentence: str) -> list[str]:
    folded = fold(sentence)
    return [target.name for _, target in targets_in(folded, 0, len(folded)) if target.sense == "target"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (form.format(word), name and name.format(word))
        for form, (name, words) in OPENED.items()
        for word in words.split()
    ],
)
def test_word_before_a_name_or_in_it(sentence: str, name: str | None) -> None:
    assert names(sentence) == ([name] if name else [])


@pytest.mark.parametrize("tail", SHARED.split())
def test_names_in_a_row_share_their_end(tail: str) -> None:
    assert names(f"虾苗、鱼苗{tail}分别达到3万吨、5万吨。") == [f"虾苗{tail}", f"鱼苗{tail}"]
