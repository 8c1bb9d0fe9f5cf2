"""The word lists: what each of their words does, in names and headings made up for it."""

import time
from pathlib import Path

import pytest

from plankg.extract.duties.gazetteer import Region, region_in
from plankg.extract.duties.mentions import mention_rules
from plankg.extract.duties.organizations import Bodies
from plankg.extract.layout.cells import is_bodies
from plankg.extract.layout.columns import column_of, surplus
from plankg.extract.model import ResponsibleFor
from plankg.extract.outline.index_block import index_block, is_index_line
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.extract.text.annotations import annotations_of
from plankg.extract.text.bodies import split_list
from plankg.extract.text.fold import fold
from plankg.extract.text.lines import lines_of
from plankg.extract.text.rule import RuleSet
from plankg.extract.text.wordlists import opened

COLUMNS = {
    "category": (
        "一级任务 任务方向 任务板块 任务模块 任务领域 准则层 分项 区块 工作方向 工作板块 所属领域 指标层级 指标维度 模块 目标层 章节 项目领域"
    ),
    "construction": ("建设类型 项目建设性质 项目性质"),
    "content": (
        "三级任务 主要建设内容及规模 主要建设内容和规模 二级任务 任务描述 任务细化 任务说明 具体事项 具体任务 具体安排 具体工作 具体工作任务 具体要求 "
        "内容及规模 内容和规模 内容要求 分解任务 创建要求 子任务 建设内容及规模 建设内容和规模 建设要求 细化任务 重点任务分解 重点要求 项目概况 项目简介"
    ),
    "deadline": (
        "完成日期 时间安排 时间节点 时间要求 时间进度 时限要求 完成年份 完成年度 完成年限 完成时段 完成节点 实施进度 工作进度安排 时间表 节点安排 "
        "推进节点 推进时间表 时序安排 时间进度安排 进度安排 进度节点 进度要求"
    ),
    "growth": ("增量 增减 增幅 降幅"),
    "guide": ("指导单位 督办单位 督导单位"),
    "investment": ("资金规模 资金需求 概算 金额 预算金额"),
    "lead": ("主牵头 首要责任 第一责任 主办单位 主责单位 牵头单位/责任人"),
    "leader": ("包抓干部 电话 联系方式 联系电话"),
    "measures": ("实施路径 工作路径 推进措施及时限 措施内容 措施要求"),
    "name": ("建设项目 指标及单位 指标名称及单位 创建项目 子项目 指标内容 目标指标 考核项目 评价项目"),
    "nature": ("指标性质 目标性质"),
    "number": ("No No. 项次"),
    "owner": ("责任单位及其负责人 主管单位 分工单位 完成单位 承办单位 推进单位 职责单位 落实单位 负责单位"),
    "other": (
        "下一步打算 佐证材料 参考文件 对应条款 指标内涵 指标含义 指标定义 指标解释 指标释义 推广范围 数据提供 文号 状态 督办意见 落实进度 计算公式 "
        "计算口径 计算方法 销号 需协调事项"
    ),
    "performer": ("实施单位 建设单位 执行单位 承建单位 承担单位"),
    "place": ("所在地 实施区域 建设区域 建设范围 所在区 所在区县 所在县 所在县区 所属区域 落地区域 选址"),
    "result": (
        "成果形式 交付物 任务目标值 具体目标 创建目标 年度目标任务 成果要求 绩效指标 绩效目标 考核指标 量化指标 量化目标 阶段性目标 阶段目标 预期结果"
    ),
    "scale": ("建设面积 用地面积"),
    "standard": ("指标要求 考核细则 考核要点 评价细则 评价要点 评分细则"),
    "support": ("协作单位 协办单位 协助单位 协同单位 协调配合 参与单位 参加单位 支持单位 支撑单位"),
    "task": ("实事项目 任务目标 工作重点 改革举措 议题 重点行动"),
    "unit": ("量纲 单位名 指标单位 数据单位"),
    "weight": ("权重 分数 得分 满分 考核分数 自评分 评分"),
    "years": (
        "工期 实施周期 实施年份 实施年度 实施时间 建设周期 建设年份 建设年度 建设时序 建设时间 开工时间 开竣工时间 时序 竣工时间 起止年份 起止年月 "
        "起止日期 起止时间 项目周期 项目起止"
    ),
}
INDEX_LABELS = {
    "published": ("date 公开日期 公开时间 发布日期 发布时间 发表日期"),
    "other": (
        "layout 主题分类 主题类别 主题词 体裁分类 信息分类 信息来源 信息索引 信息类型 公文种类 发文文种 文种 字号 字体 效力 效力状态 文件状态 有效性 有效期 "
        "时效性 来源 作者 索引号 组配分类 统一登记号 统一编号 所属主题 所属类别 关键词 内容概要 内容概述 失效日期 废止日期 实施日期 施行日期 生效时间 "
        "浏览次数 点击量 访问数 阅读次数 责任编辑 责任部门 服务对象 公开形式 公开方式 公开目录 公开范围"
    ),
    "title": ("title 信息名称 公文名称 名称 文件名称 标题"),
    "issuer": (
        "公开主体 公开部门 制发机关 制定机关 印发机关 发布单位 发布机关 发布机构 发文单位 发文机关 发文机构 成文机关 颁布机关"
    ),
    "number": ("公文字号 发文字号 发文文号 文件字号 文件编号 文号"),
    "written": (
        "公布日期 公布时间 发文日期 发文时间 制发日期 印发日期 印发时间 成文日期 成文时间 生成日期 生成时间 签发日期 签发时间 颁布日期"
    ),
}
LABELS = {
    "owner": ("主体 主管 主要责任 办理 实施 完成 建设 执行 承办 承担 推进 整改 落实 负责 贵任 责任"),
    "lead": ("主办 主责 主责任 抓总 牵头 第一 第一责任 首要责任"),
    "when": ("办结"),
    "other": ("包抓 包联 联系 联络"),
    "support": ("协作 协助 协办 协同 参与 参加 成员 支持 支撑 联办 配合"),
    "guide": ("指导 监督 监管 督促 督办 督导 督查"),
}
PROVINCES = (
    "上海市 云南省 内蒙古自治区 北京市 台湾省 吉林省 四川省 天津市 宁夏回族自治区 安徽省 山东省 山西省 广东省 广西壮族自治区 新疆维吾尔自治区 江苏省 "
    "江西省 河北省 河南省 浙江省 海南省 湖北省 湖南省 澳门特别行政区 甘肃省 福建省 西藏自治区 贵州省 辽宁省 重庆市 陕西省 青海省 香港特别行政区 "
    "黑龙江省"
)
DEPARTMENTS = (
    "交通委=交通委员会 交通局=交通运输局 交通运输委=交通运输委员会 人力社保厅=人力资源和社会保障厅 人力社保局=人力资源和社会保障局 "
    "人力资源社会保障厅=人力资源和社会保障厅 人力资源社会保障局=人力资源和社会保障局 人社厅=人力资源和社会保障厅 人社局=人力资源和社会保障局 "
    "人防办=人民防空办公室 住建厅=住房和城乡建设厅 住建委=住房和城乡建设委员会 住建局=住房和城乡建设局 住房城乡建委=住房和城乡建设委员会 "
    "住房城乡建设厅=住房和城乡建设厅 住房城乡建设委=住房和城乡建设委员会 住房城乡建设局=住房和城乡建设局 住房城乡建设管理委=住房和城乡建设管理委员会 "
    "农业农村委=农业农村委员会 农委=农业农村委员会 医保局=医疗保障局 卫体局=卫生健康和体育局 卫健委=卫生健康委员会 卫健局=卫生健康局 "
    "卫生健康委=卫生健康委员会 发展改革委=发展和改革委员会 发展改革局=发展和改革局 发改委=发展和改革委员会 发改局=发展和改革局 商务委=商务委员会 "
    "国动办=国防动员办公室 国资委=国有资产监督管理委员会 地方金融监管局=地方金融监督管理局 地方金融管理局=地方金融管理局 城市管理委=城市管理委员会 "
    "城管委=城市管理委员会 城管局=城市管理局 外事办=外事办公室 外办=外事办公室 大数据局=大数据管理局 工业和信息化委=工业和信息化委员会 "
    "工信厅=工业和信息化厅 工信局=工业和信息化局 工商局=工商行政管理局 市场监管局=市场监督管理局 市监局=市场监督管理局 广电局=广播电视局 "
    "应急厅=应急管理厅 应急局=应急管理局 总工会机关=总工会 政数局=政务服务和数据管理局 教体局=教育体育局 教委=教育委员会 文体旅局=文化体育和旅游局 "
    "文化旅游厅=文化和旅游厅 文化旅游委=文化和旅游发展委员会 文化旅游局=文化和旅游局 文广旅体局=文化广电旅游体育局 文广旅局=文化广电旅游局 "
    "文旅厅=文化和旅游厅 文旅委=文化和旅游委员会 文旅局=文化和旅游局 机关事务局=机关事务管理局 林草局=林业和草原局 民宗委=民族宗教事务委员会 "
    "民宗局=民族宗教事务局 民族宗教委=民族宗教事务委员会 科委=科学技术委员会 科工信局=科技工业信息化局 科技厅=科学技术厅 科技局=科学技术局 "
    "粮食和储备局=粮食和物资储备局 粮食局=粮食局 经信厅=经济和信息化厅 经信委=经济和信息化委员会 经信局=经济和信息化局 经济信息化委=经济和信息化委员会 "
    "经济信息委=经济和信息化委员会 绿化市容局=绿化和市容管理局 自然资源和规划局=自然资源和规划局 自规局=自然资源和规划局 自资局=自然资源局 "
    "药品监管局=药品监督管理局 药监局=药品监督管理局 规划自然资源委=规划和自然资源委员会 规划自然资源局=规划和自然资源局 规划资源局=规划和自然资源局 "
    "质监局=质量技术监督局 退役军人厅=退役军人事务厅 退役军人局=退役军人事务局 金融办=金融工作办公室 食药局=食品药品监督管理局 "
    "食药监局=食品药品监督管理局"
)
NATIONAL = (
    "中医药局=国家中医药管理局 中国保监会=国家金融监督管理总局 中国银保监会=国家金融监督管理总局 中国银监会=国家金融监督管理总局 交通运输部=交通运输部 "
    "人事部=人力资源和社会保障部 人力资源社会保障部=人力资源和社会保障部 人民银行=中国人民银行 人社部=人力资源和社会保障部 住建部=住房和城乡建设部 "
    "住房城乡建设部=住房和城乡建设部 体育总局=国家体育总局 保密局=国家保密局 公安部=公安部 农业农村部=农业农村部 农业部=农业农村部 "
    "劳动保障部=人力资源和社会保障部 劳动和社会保障部=人力资源和社会保障部 医保局=国家医疗保障局 卫健委=国家卫生健康委员会 卫生健康委=国家卫生健康委员会 "
    "卫生计生委=国家卫生健康委员会 卫生部=国家卫生健康委员会 发展改革委=国家发展和改革委员会 发改委=国家发展和改革委员会 司法部=司法部 商务部=商务部 "
    "国土资源部=自然资源部 国家安全监管总局=应急管理部 国家工商总局=国家市场监督管理总局 国家旅游局=文化和旅游部 国家民委=国家民族事务委员会 "
    "国家计委=国家发展和改革委员会 国家计生委=国家卫生健康委员会 国家质检总局=国家市场监督管理总局 国家食品药品监管总局=国家市场监督管理总局 "
    "国资委=国务院国有资产监督管理委员会 外汇局=国家外汇管理局 审改办=国务院行政审批制度改革工作领导小组办公室 审计署=审计署 密码局=国家密码管理局 "
    "工业和信息化部=工业和信息化部 工信部=工业和信息化部 工商总局=国家市场监督管理总局 市场监管总局=国家市场监督管理总局 广电总局=国家广播电视总局 "
    "应急管理部=应急管理部 应急部=应急管理部 教育部=教育部 数据局=国家数据局 文化和旅游部=文化和旅游部 文化部=文化和旅游部 文旅部=文化和旅游部 "
    "文物局=国家文物局 林草局=国家林业和草原局 档案局=国家档案局 民政部=民政部 民航局=中国民用航空局 气象局=中国气象局 水利部=水利部 海关总署=海关总署 "
    "环境保护部=生态环境部 生态环境部=生态环境部 疾控局=国家疾病预防控制局 知识产权局=国家知识产权局 科技部=科学技术部 移民局=国家移民管理局 "
    "税务总局=国家税务总局 粮食和储备局=国家粮食和物资储备局 统计局=国家统计局 网信办=国家互联网信息办公室 能源局=国家能源局 自然资源部=自然资源部 "
    "药监局=国家药品监督管理局 证监会=中国证券监督管理委员会 财政部=财政部 质检总局=国家市场监督管理总局 退役军人部=退役军人事务部 邮政局=国家邮政局 "
    "金融监管总局=国家金融监督管理总局 铁路局=国家铁路局 银保监会=国家金融监督管理总局"
)
REMITS = (
    "中医药=中医药管理局 储备粮=粮食和物资储备局 公路=交通运输厅 医保=医疗保障局 医疗卫生=卫生健康委员会 医疗器械=药品监督管理局 商标=知识产权局 "
    "地方金融=地方金融监督管理局 外贸=商务厅 学校=教育厅 旅游=文化和旅游厅 煤炭=能源局 疫情防控=疾病预防控制局 碳排放=生态环境厅 种植业=农业农村厅 "
    "科技创新=科学技术厅 草原=林业和草原局 防洪=水利厅 防灾减灾=应急管理厅"
)
FIELDS = (
    "乡村振兴 交管 交通运输 人力资源和社会保障 人力资源社会保障 人口计生 人社 价格 住建 住房保障 住房保障和房产管理 住房和城乡建设 住房城乡建设 "
    "住房城乡建设管理 体育 供电 信访 党史文献 公共资源交易 公安 农业农村 劳动保障 医保 医疗保障 卫生健康 发展和改革 发展改革 司法 司法行政 商务 园林 "
    "国资 地方金融监管 城乡规划 城市管理 城市管理执法 城管 外事 大数据 审批服务 审计 宣传 就业 工业和信息化 工信 工商 市场监督 市场监督管理 市场监管 "
    "市政 广电 应急 应急管理 建设 房产 房产管理 房屋管理 房管 投资促进 招商 政务服务 政务服务管理 政法 教育 教育体育 数据 数据管理 文化和旅游 "
    "文化广电旅游 文化旅游 文广旅 文旅 文物 机关事务 机构编制 林业 林业和草原 林草 档案 民政 民族宗教 气象 水利 水务 海事 海洋 海洋渔业 消防 消防救援 "
    "物价 生态环境 电力 督查 知识产权 社会保障 科学技术 科技 税务 粮食 粮食和储备 纪检监察 经信 经济合作 经济和信息化 统计 绿化 能源 自然资源 "
    "自然资源和规划 自然资源规划 药品监督管理 药品监管 药监 行政审批 行政审批服务 规划 规划和自然资源 规划自然资源 规划资源 财政 质检 退役军人 "
    "退役军人事务 通信管理 邮政 金融"
)
BODIES = (
    "专班 业委会 中心 主办方 举办者 乡镇 事务所 交易主体 交通委 交通运输部 交通部 产业园 人事部 人力资源和社会保障部 人力资源社会保障部 人大 人才办 "
    "人社部 企业 住建委 住建部 住房城乡建设委 作协 供应商 供销社 侨办 侨联 促进会 保监会 信访办 党委 党委政府 党支部 党政领导干部 党校 党组 党组织 公司 公安部 "
    "共青团 农业农村部 农业部 农办 农委 分行 创新主体 办事处 办公室 劳动保障部 劳动和社会保障部 区委 医院 协(商)会 协会 协调小组 单位 卫健委 卫生健康委 "
    "卫生部 厅 县委 发展改革委 发改委 台办 司法部 各区 各县 各地 各地区 各地方 各市 各类主体 合作社 商会 商务委 商务部 团体 团委 园区 国企 国务院 国动办 "
    "国土资源部 国家民委 国家经贸委 国家计委 国家计生委 国资委 国防动员办 地区 地方 地质矿产部 基金会 处室 外事办 外交部 外办 大学 央企 妇联 委员会 媒体 "
    "学会 学校 学院 安委会 实施主体 审改办 审计署 宣传部 家庭 局 居委会 工业和信息化部 工会 工作组 工作队 工信委 工信部 工商联 工委 市场主体 市委 市州 "
    "应急管理部 应急部 建设主体 建设方 建设部 开发区 开发商 总社 扶贫办 投资主体 招标人 指挥部 支行 政协 政府 政法委 政研室 教委 教育部 文化和旅游部 "
    "文化部 文旅部 文明办 文联 新区 新闻办 有关方面 服务商 机关 机关事务管理局 机构 村委会 校长 检察院 检测院 检验院 残联 民政部 水利部 法制办 法院 "
    "活动主体 派出所 海关 海关总署 港澳办 煤炭部 环境保护部 生产建设兵团 生产者 生态环境部 电力部 电商平台 监委 监察部 监管所 相关方面 省委 督查室 "
    "研究室 研究所 研究院 社会力量 社会工作部 社会资本 科协 科委 科室 科技部 管委会 纪委 纪委监委 组织 组织部 经信委 经开区 经营主体 经营者 统战部 编办 "
    "网信办 联合会 联席会议 联盟 自然资源部 行业协会商会 行政首长 街道 街道社区 街镇 证监会 负责人 财政部 责任主体 足协 转贷行 运营主体 运营商 运营方 "
    "退役军人部 部门 部门、单位 部门和单位 采购人 金融办 铁道部 银监会 银行 镇街 防办 院所 院校 集团 领导小组 高校"
)
OFFICES = "中支 中行 主体 乡 人行 会 分署 办 区 厂 县 发行 司 商 团 园 基地 处 委 室 州 市 平台 所 旗 村 校 电视台 盟 省 社 科 站 组 股 部 镇 队 院 馆"
NO_BODIES = (
    "业 产业基金 债 共同体 出资 分 办公 势 化 和社会资本 域 家 工作报告 引导基金 性 所得税 投入 投资 指导价 源 种子基金 网站 购买 贷 部 采购 门 "
    "间 限 面"
)
VERBS = (
    "上市 上调 下放 下调 不断 严格 为 主动 举办 以 优先 优化 作为 使用 依托 依法 保障 修订 做 健全 充分 充实 先行 入驻 全力 全面 公布 公开 公示 共享 "
    "共同 共建 关注 兼并 减免 减少 出台 分类 切实 创建 创新 创设 利用 制定 办 加入 加大 加强 加快 升级 协助 协同 协调 压减 压实 压缩 参与 参加 参照 及时 "
    "发展 发布 发挥 取消 召集 可 合法 合理 向 吸引 因地制宜 围绕 坚持 培养 培育 增强 大力 如实 学习 守信 守合同 安排 安装 完善 定期 实施 实现 审查 对 将 "
    "尽快 履行 布局 帮助 常态化 年内 并购 广泛 应 延伸 延长 建成 建档 建立 建设 开发 开展 开放 开设 开通 引入 引导 引进 强化 成立 打造 执行 扩大 承担 "
    "承接 抓住 抓好 抓紧 投入 拓展 招引 招收 持续 指导 按照 挖掘 探索 接入 推出 推动 推广 推行 推进 提供 提升 提高 搭建 支持 收购 改善 改进 改造 放宽 "
    "整合 明确 更好 有针对性 服务 构建 查漏补缺 树立 根据 梳理 每季度 每年 每月 注册 派驻 消化 深入 深化 清理 清退 牢固 牵头 率先 用好 申办 申报 申请 "
    "申领 监督 盘活 着力 督促 瞄准 研发 科学 积极 立足 筹集 签署 签订 简化 精准 系统开展 系统推进 组建 组织 细化 结合 给予 统筹 维护 编制 缩短 联合企业 "
    "联合培养 联合建设 联合开展 联合打造 联合攻关 联合申报 联合高校 聚焦 能够 自主 自行 自觉 落实 落户 融入 要 观摩 规范 设立 设置 设计 试点 试行 诚信 "
    "调低 调高 负责 购买 走 起草 转型 运用 运营 返还 进一步 适当 适时 选取 选择 选派 逐步 通过 遴选 遵守 邀请 配合 配套 采取 采用 采购 重点做好 重点加强 "
    "重点发展 重点围绕 重点建设 重点开展 重点抓好 重点推进 重点支持 重视 降低 集中 集聚 需 面向 须"
)


def duties(sentence: str) -> list[tuple[str, ...]]:
    return [duty.bodies for _, _, duty in RuleSet(mention_rules()).matches(fold(sentence))]


@pytest.mark.parametrize("kind", COLUMNS)
def test_heading_names_a_column(kind: str) -> None:
    found = {words: column_of(words) for words in COLUMNS[kind].split()}
    assert {words: column.kind if column else None for words, column in found.items()} == dict.fromkeys(found, kind)


@pytest.mark.parametrize(("words", "more"), [("指标名称", 0), ("2030年属性", 5), ("承办股室", 0)])
def test_words_that_do_not_name_a_column_are_counted(words: str, more: int) -> None:
    assert surplus(words) == more


@pytest.mark.parametrize("noun", ["分工", "司局", "委办局", "委局", "股室"])
def test_noun_makes_a_heading_one_of_bodies(noun: str) -> None:
    column = column_of(f"牵头{noun}")
    assert column is not None
    assert column.kind == "lead"


@pytest.mark.parametrize(
    ("kind", "label"), [(kind, label) for kind, labels in INDEX_LABELS.items() for label in labels.split()]
)
def test_label_of_an_index_block_names_its_value(kind: str, label: str) -> None:
    text = fold(f"{label}：青禾甲\n")
    assert is_index_line(text, lines_of(text)[0])
    found = {name: span.of(text) for name, span in index_block(text, lines_of(text)).items()}
    assert found == ({} if kind == "other" else {kind: "青禾甲"})


def test_blanks_without_end_in_a_label_are_left_at_once() -> None:
    text = fold("索" + " " * 3000 + "引")
    start = time.process_time()
    assert index_block(text, lines_of(text)) == {}
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("role", "label"), [(role, label) for role, labels in LABELS.items() for label in labels.split()]
)
def test_label_before_a_name_gives_its_role(role: str, label: str) -> None:
    text = fold(f"修好水闸。（{label}单位：市水务局）")
    found = [body.role for annotation in annotations_of(text) for body in annotation.bodies]
    assert found == ([] if role in ("other", "when") else [role])


@pytest.mark.parametrize("province", PROVINCES.split())
def test_name_begins_with_its_province_in_short(province: str) -> None:
    short = province[:3] if province[:2] in ("内蒙", "黑龙") else province[:2]
    assert region_in(f"{short}矿区水务局") == province


@pytest.mark.parametrize(("short", "full"), [pair.split("=") for pair in DEPARTMENTS.split()])
def test_department_has_its_full_name(short: str, full: str) -> None:
    assert Bodies(Region("青禾市", "city"), None, "d").named(f"市{short}").name == f"青禾市{full}"


@pytest.mark.parametrize(("short", "full"), [pair.split("=") for pair in NATIONAL.split()])
def test_national_body_has_its_name_of_today(short: str, full: str) -> None:
    assert Bodies(Region(None, "national"), None, "d").named(short).name == full


def test_tasks_of_a_field_are_of_the_department_that_is_addressed() -> None:
    remits = dict(pair.split("=") for pair in REMITS.split())
    addressed = "、".join(f"省{department}" for department in remits.values())
    tasks = "".join(
        f"（{number}）加强{field}管理\n抓好落实。\n"
        for number, field in zip("一二三四五六七八九十" * 2, remits, strict=False)
    )
    text = f"甘肃省人民政府关于加强管理的通知\n{addressed}：\n一、重点任务\n{tasks}甘肃省人民政府\n2026年3月1日\n"
    plan = extract_source(Source(Path("plan.txt"), "plan", text, ""))
    owners = {
        edge.quote[3:]: edge.surface
        for edge in plan.edges
        if isinstance(edge, ResponsibleFor) and edge.rule == "owner-by-remit"
    }
    assert owners == {f"加强{field}管理": f"甘肃省{department}" for field, department in remits.items()}


@pytest.mark.parametrize("field", FIELDS.split())
def test_department_of_a_field_is_of_the_region(field: str) -> None:
    named = Bodies(Region("青禾市", "city"), None, "d").named(f"{field}局").name
    assert named.startswith("青禾市")
    assert Bodies(Region("青禾市", "city"), None, "d").named(field, None, "财政部门").name == f"{field}部门"
    assert split_list(text := f"公安、{field}、税务部门", 0, len(text))[1].of(text) == field


@pytest.mark.parametrize("name", BODIES.split())
def test_name_ends_with_its_word(name: str) -> None:
    assert duties(f"推动青禾{name}使用新水表。") == [(f"青禾{name}",)]


@pytest.mark.parametrize("thing", NO_BODIES.split())
def test_name_that_goes_on_is_no_body(thing: str) -> None:
    assert duties(f"推动政府{thing}使用新水表。") == []


@pytest.mark.parametrize("verb", VERBS.split())
def test_verb_ends_the_name_of_a_body(verb: str) -> None:
    assert duties(f"鼓励各县{verb}各类新式水表。") == [("各县",)]


@pytest.mark.parametrize("office", OFFICES.split())
def test_office_is_a_body_of_a_cell(office: str) -> None:
    assert is_bodies(f"青禾{office}")


def test_alternatives_are_asked_only_where_one_of_them_can_begin() -> None:
    assert opened("联合|(?<=自)[由主](?:办|管)|督促") == "(?:(?=[主由督联])(?:联合|(?<=自)[由主](?:办|管)|督促))"
    assert opened("(?:要|应)") == "(?:(?=[应要])(?:要|应))"


@pytest.mark.parametrize("pattern", ["要|", "要|(?:应)?办", "要?", r"\d月", "要|.", "[^要]|办", "要||办"])
def test_alternatives_that_can_begin_with_anything_are_asked_everywhere(pattern: str) -> None:
    assert opened(pattern) == f"(?:{pattern})"
