"""Every word of the patterns of duties does its work in an annotation or a declaration (bodies invented)."""

import pytest

from plankg.extract.duties.allocations import allocation_rules
from plankg.extract.duties.mentions import mention_rules
from plankg.extract.duties.organizations import kind_of
from plankg.extract.duties.subjects import subject_rules
from plankg.extract.outline.citations import CITATION
from plankg.extract.text.annotations import annotations_of
from plankg.extract.text.bodies import ends_as_name, is_name, split_list
from plankg.extract.text.conventions import conventions_of
from plankg.extract.text.fold import fold
from plankg.extract.text.rule import RuleSet

DOES = {
    "lead": "牵头 共同牵头 联合牵头 分别牵头 具体牵头 总牵头 牵头并组织实施 牵头负责 负总责 主责 主办 抓总 牵头抓总 牵头协调 牵头落实 "
    "牵头推进 牵头推动 牵头抓好 牵头办理 牵头执行 牵头做好 牵头开展 牵头指导 牵头组织 为主办单位 是主责部门 为牵头单位 "
    "是牵头责任单位",
    "support": "配合 参与 协办 参加 协助 协同 支持 会办 支撑 配合做好 参与落实 协助实施 协同推进 配合负责 支持开展 为参与单位 是协办部门 "
    "为配合单位 为配合责任单位",
    "guide": "指导 督导 督办 督促 监督 业务指导 监督指导 督促落实 指导实施 督导推进 督促推动 监督检查 督促指导 指导落实 业务督导",
    "owner": "负责 落实 实施 承办 执行 承担 办理 组织落实 负责落实 按职责分工负责 按照各自职责负责 依职责负责 依照职责负责 依据分工负责 "
    "根据职能负责 结合职责负责 按权限负责 按属地原则负责 按属地管理要求负责 按工作分工负责 共同负责 联合负责 分别负责 具体负责 "
    "协同负责 积极落实 密切落实 全力落实 分头落实 统筹落实 统一落实 依法落实 主要负责 做好落实 抓好落实 组织实施 推进落实 "
    "贯彻落实 全面落实 认真落实 各司其职落实 予以落实 应负责 须落实 要落实 负责推进 为实施单位 是落实部门 为承办单位 为责任单位 "
    "按部门职责负责 按照本部门职责落实 按照职责落实 按职责负责",
}
ALONE = {
    "lead": "牵头 主责 主办 抓总 负总责",
    "support": "配合 参与 参加 协助 协同 协办 会办",
    "guide": "指导 督导 督办",
    "owner": "负责 落实 承办",
}
LABELS = {
    "lead": "牵头单位 牵头部门 牵头科室 牵头处室 牵头机构 牵头委办局 牵头局办 省级牵头单位 工作牵头单位 牵头（责任）单位 牵头和责任单位 牵头/责任单位 "
    "牵头、配合单位 牵头责任单位 牵头市单位",
    "owner": "责任主体 责任人员 其他责任单位 其它责任单位 主要责任单位 共同责任单位 具体责任单位 指标责任单位 任务责任单位 重点责任单位",
    "support": "市直配合单位 责任及配合单位 责任与配合单位",
    "guide": "业务指导单位",
    "": "责任领导 责任人 责任同志 责任电话 所在片区 适用范围 服务对象 联系电话 制定依据 工作目标 时间要求 完成时限 办结期限 完成时点 时间节点 进度安排 "
    "进度要求 以下简称 下同 下称 简称 详见 见附 附件 含 不含 包括 例如 如",
}
FIRST = (
    "列第一位的为牵头单位 排名第一的为牵头单位 排在首位的为主办单位 居首位者为主责单位 位列第一的为第一责任单位 位于第一的为牵头部门 "
    "第一个单位为牵头单位 第一家单位为牵头单位 第一位单位为牵头单位 第一名单位为牵头单位 第一责任单位为牵头单位 首个单位为牵头单位 "
    "首家单位为牵头单位 首位责任单位系牵头单位 排序第一的是牵头单位 列序第一的作为牵头或汇总单位 第一单位为该项工作牵头单位 "
    "首位为任务牵头责任人 第一单位即为牵头负责单位 第一部门为主办部门"
)
COMMA = "第一个逗号前为牵头单位 逗号之前的单位为牵头单位 分号前的部门为牵头部门 分号以前面的单位为牵头单位"
OTHERS = {
    "support": "其他为配合单位 其它单位为参与单位 其余的是协办部门 后者为协同单位",
    "owner": "后面各单位为责任单位 其他单位均为负责单位",
}
WHERE = "以下 后列 下列 后续 后面 下述"
NEEDS = "需 须 由 应 要 包含 包括 含 涉及 为 需由"
DONE = "落实 实施 参与 配合 负责 执行 贯彻落实 抓好落实 组织实施 共同负责 认真执行"
NOT_LISTED = (
    "不再列出 不另列明 不一一列举 不逐一列入 不做写明 不作标注 不再注明 不再说明 不再赘述 不再列示 不再罗列 不再列 不再写 "
    "不再单独列出 不再分别列出 不再另行列出 不再重复列出 不作一一列出 不作逐一列出"
)
POLICIES = (
    "法 法典 条例 办法 规定 规则 细则 规程 规范 准则 标准 导则 指南 目录 清单 名录 纲要 规划 计划 方案 意见 决定 决议 通知 通告 公告 公报 "
    "公约 协定 协议 备忘录 报告 建议 要点 措施 制度 大纲 白皮书 指标体系 章程 命令 批复 函 预案 若干政策 政策 倡议 宣言 体系 技术要求 图"
)
KINDS = {
    "committee": "领导小组 联席会议 委员会 工作组 专班 指挥部 领导小组办公室",
    "party": "党委 党组织 党支部 组织部 宣传部 统战部 政法委 纪委 市委 省委 县委 区委 网信办 妇联",
    "association": "协会 协(商)会 商会 学会 促进会 联合会 联盟 基金会 社会组织",
    "post": "校长 局长 园长 院长 负责人 行政首长 领导干部 河长 湖长 林长 田长 链长 路长 街长",
    "enterprise_class": "企业 公司 集团 经营者 生产者 主体 主办方 举办者 平台 运营商 合作社 配送单位 企事业单位",
    "institution": "中心 研究院 研究所 科学院 院所 高校 大学 学院 学校 医院 银行 分行 支行 机构 检测院 检验院 园区 产业园 事业单位",
    "government": "人民政府 管委会 管理委员会 各地 各地区 各市 各县 各区 市州 地方",
    "department": "局 厅 部门 部 委 办 署 办公室 办公厅 监管所 派出所 机关 处 院 监会 成员单位 归口单位",
}

NAMES = (
    "发展改革部门 发展和改革部门 建设银行 建设部 建设单位 服务机构 组织部 牵头部门 牵头单位 配合部门 配合单位 实施部门 实施单位 实施机关 负责部门 负责单位 "
    "落实部门 落实单位 承担单位 采购单位 采购代理机构 开发企业 试点地区 试点单位 应急部门 开发区 组织人事部门 公共机构 公安机关 公积金中心 规划部门 "
    "利用部门 维护单位 科学技术部门 保障性企业 运营商 运营单位 运营机构 运营企业 运营主体 运营公司 重点企业 重点用水单位 重点机构 重点高校 "
    "工业和信息化部门 文化和旅游部门 人力资源和社会保障部门 住房和城乡建设部门 林业和草原部门 粮食和物资部门 自然资源和规划部门 规划和自然资源部门 "
    "政务和公共资源部门 民政和人力资源部门 卫生和计划生育部门 农业和水务部门 政务和大数据部门 教育和科技创新部门 卫生和储备部门 市委组织部 市委宣传部 "
    "市委统战部 市委政法委 市委老干部局 东湖街道办事处 政府主管部门 政府办公厅 政府办公室 政府国资委 政府督查室 政府研究室 政府新闻办 政府外办 "
    "政府法制办 政府金融办 政府部门 水务部门联席会议 企业协会 社会组织 党组织 水务单位负责人 企业党组织"
)
TURNS = "作为 总揽 过程中 实行 会同 牵头 负责 由 经 接到 收到 对 联合 在 向 进驻 按 根据 通过 结合 的 等 要 应当 必须 将 领衔 为 一是 成立 统筹"
BEFORE = (
    "第三条 由 并 将 被 是 等 及 从 向 把 让 使 以及 不 未 已 也 均 都 其 或 该 级 用好 用足 本 此 请 鼓励 明确 解决 特别 尤其 措施 督促 倒逼 激励 "
    "扶持 动员"
)
ENDS = (
    "局 委 厅 办 部 署 院 处 科 室 队 站 所 馆 校 社 会 行 联 司 厂 库 报 中心 集团 公司 政府 区 县 市 州 盟 旗 镇 乡 村 街道 部门 单位 机构 各地 各地方 "
    "地区 专班 小组 领导组 电网 供电 大学 企业 党委 党组 政协 人大 组织 园 平台 主体 新城 兵团 国网 移动 联通 电信 铁塔 成员 各方 团队 运营商 "
    "指挥部 党工委 负责人 责任人 基地 联盟 海关 口岸 机关 保险 电视台 台 网 所属 省直 市直 区直 县直 港 段"
)
NO_ENDS = (
    "全局 布局 结局 僵局 开局 破局 变局 社会 机会 大会 都会 体会 全部 内部 外部 东部 西部 南部 中部 北部 细部 局部 大部 顶部 底部 头部 处处 用处 "
    "益处 好处 坏处 长处 深处 到处 互联网 一张网 流程 工作 任务 情况 措施 方案 政策 管理 服务 建设 发展 问题 制度 体系 机制 标准 项目 工程 活动 数据 "
    "网络 设施 资金 能力 水平 质量 改革 办法 规划 计划 目标 要求 培训 宣传 检查 评估 监测 保障 方式 事项 一网通办"
)
LEVELS = (
    "省级 省 自治区 直辖市 计划单列市 设区的市 设区市 省辖市 地级以上市 地级市 自治州 自治县 县级市 县市区 市县区 市县 区县市 区县 县区 市区 旗县市区 旗县 "
    "市级 市 州 盟 地区 县级 县 区级 区 旗 乡镇街道 街镇 镇街 乡镇 乡 镇 街道 林区 村 社区 "
    "盟市 市、县、自治县 盟市、旗县(市、区) 自治州、市、县 州、市"
)
# Fields of departments that end as what is done does.
FIELDS = "发展改革 住房城乡建设 住房和城乡建设 人力资源社会保障 应急管理 市场监督管理 医疗保障 城市管理 政务服务"


def read(text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    return [(body.span.of(folded), body.role) for found in annotations_of(folded) for body in found.bodies]


def declared(text: str) -> list[tuple[str, str | None]]:
    return [(found.kind, found.others) for found in conventions_of(fold(text))]


@pytest.mark.parametrize("role", DOES)
def test_words_after_a_name_give_its_role(role: str) -> None:
    found = {does: read(f"修好水闸。（市林业局牵头，市水务局{does}）") for does in DOES[role].split()}
    assert found == {key: [("市林业局", "lead"), ("市水务局", role)] for key in found}


@pytest.mark.parametrize("role", ALONE)
def test_word_alone_makes_a_bracket_an_annotation(role: str) -> None:
    found = {does: read(f"修好水闸。（市水务局{does}）") for does in ALONE[role].split()}
    assert found == {key: [("市水务局", role)] for key in found}


@pytest.mark.parametrize("role", LABELS)
def test_label_gives_the_role_or_none(role: str) -> None:
    found = {label: read(f"修好水闸。（{label}：市水务局）") for label in LABELS[role].split()}
    assert found == dict.fromkeys(found, [("市水务局", role)] if role else [])


@pytest.mark.parametrize(("kind", "words"), [("first-body", FIRST), ("first-comma", COMMA)])
def test_declaration_says_who_leads(kind: str, words: str) -> None:
    found = {one: declared(f"{one}。") for one in words.split()}
    assert found == {key: [(kind, None)] for key in found}


@pytest.mark.parametrize("role", OTHERS)
def test_declaration_says_what_the_others_do(role: str) -> None:
    found = {one: declared(f"列第一位的为牵头单位，{one}。") for one in OTHERS[role].split()}
    assert found == {key: [("first-body", role)] for key in found}


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("{}任务均需各区、县政府落实，不再列出。", WHERE),
        ("以下任务均{}各区政府落实，不再列出。", NEEDS),
        ("以下任务均需各区政府{}，不再列出。", DONE),
        ("以下任务均需各区政府落实，{}。", NOT_LISTED),
    ],
)
def test_declaration_names_bodies_of_every_task(form: str, words: str) -> None:
    found = {one: declared(form.format(one)) for one in words.split()}
    assert found == {key: [("everywhere", None)] for key in found}


@pytest.mark.parametrize("kind", POLICIES.split())
def test_policy_is_cited_by_the_kind_in_its_title(kind: str) -> None:
    title = f"水闸{kind}"
    assert [found["title"] for _, found in CITATION.matches(fold(f"按照《{title}》要求。"))] == [title]


@pytest.mark.parametrize("kind", KINDS)
def test_body_has_its_kind(kind: str) -> None:
    found = {end: kind_of(f"青禾{end}") for end in KINDS[kind].split()}
    assert found == dict.fromkeys(found, kind)


def acting(sentence: str) -> list[tuple[str, ...]]:
    return [duty.bodies for _, _, duty in RuleSet(mention_rules()).matches(fold(sentence))]


@pytest.mark.parametrize("name", NAMES.split())
def test_name_is_whole_though_a_word_of_it_could_end_it(name: str) -> None:
    assert acting(f"推动{name}使用新水表。") == [(name,)]


@pytest.mark.parametrize("word", TURNS.split())
def test_name_does_not_go_on_over_what_is_done(word: str) -> None:
    found = acting(f"推动水利{word}水务机构使用新水表。")
    assert [name for names in found for name in names if f"水利{word}" in name] == []


@pytest.mark.parametrize("word", BEFORE.split())
def test_name_does_not_begin_with_a_word_before_it(word: str) -> None:
    found = acting(f"推动{word}水务机构使用新水表。")
    assert [name for names in found for name in names if name.startswith(word)] == []


def test_name_ends_with_a_word_for_bodies() -> None:
    assert [end for end in ENDS.split() if not is_name(f"青禾水务{end}")] == []


def test_what_ends_like_a_name_is_none() -> None:
    assert [end for end in NO_ENDS.split() if is_name(f"青禾{end}")] == []


@pytest.mark.parametrize("place", ["", "市"])
def test_departments_of_a_list_by_their_fields(place: str) -> None:
    assert [field for field in FIELDS.split() if not is_name(place + field)] == []


@pytest.mark.parametrize("level", LEVELS.split())
def test_governments_of_a_level_are_one_body(level: str) -> None:
    text = f"各{level}政府、市水务局"
    assert [span.of(text) for span in split_list(text, 0, len(text))] == [f"各{level}政府", "市水务局"]


SENTENCES = {  # a form, the body in it, its role, and the words that are tried in it
    "{}水务机构使用新水表。": ("水务机构", "performer",
        "推动 推进 支持 鼓励 引导 指导 促进 帮助 协调 动员 培育 扶持 组织 督促 倒逼 要求 监督 激励 鼓励和支持 鼓励、引导 推动并指导 组织好 鼓励现有 鼓励广大"),
    "督促{}水表。": ("企业", "subject", "企业完善 企业落实 企业建立"),
    "鼓励水务机构等{}使用新水表。": ("水务机构", "performer", "社会组织 专业机构 用水单位 有关部门 市场主体 用水企业 社会力量"),
    "鼓励水务机构{}建设水厂。": ("水务机构", "performer", "在湖区 从净水、供水方面， 针对渔区 与湖区签订协议， 与湖区共建，"),
    "发挥水务机构{}作用。": ("水务机构", "lead", "牵头抓总 统筹协调 综合协调 组织协调 抓总 牵头"),
    "发挥水务机构{}。": ("水务机构", "performer", "作用 优势 职能 积极性 创造性 资源 在修闸中的作用"),
    "{}水务机构的作用。": ("水务机构", "performer", "发挥 强化 利用 调动 发挥和利用 发挥好"),
    "加强与水务机构{}。": ("水务机构", "support", "协同 协作 配合 共建 合作 对接 联动"),
    "加强{}水务机构协作。": ("水务机构", "support", "和 与 同 联合"),
    "{}水务机构、渔业协会协作机制。": ("水务机构 渔业协会", "support", "建立 健全 完善 建立健全"),
    "建立水务机构、渔业协会{}机制。": ("水务机构 渔业协会", "support", "协作 协同 合作 联动 之间协作"),
    "建立与公安、税务等{}。": ("公安 税务", "support", "机制 数据共享 协同 协作 联动 对接 配合"),
    "{}水务机构主体责任。": ("水务机构", "owner", "落实 强化 压实 夯实 推动 促进 压紧 明确 落实责任制、 强化负责制和"),
    "落实水务机构{}责任。": ("水务机构", "owner", "主体 属地 监管 监督 领导 安全 质量 管理 等各方"),
    "市水务局{}完善台账。": ("市水务局", "owner",
        "按照规定， 根据规定， 结合实际， 依据规定， 依照规定， 在年内， 于年内， 自即日起， 对照清单， 每季度 每月 每两年 每半年 每年 将 具体 共同 统一 及时 "
        "适时 分别 定期 积极 主动 同步"),
    "市水务局{}水费。": ("市水务局", "owner", "用好 梳理 兑付 报送 上报 受理 审核 汇总 核实 审批 下达 拨付"),
    "市水务局：{}修闸。": ("市水务局", "owner", "负责 组织 承担 做好 指导 依法 按照规定 制定 落实 统筹 加强 开展 履行 协调 督促"),
    "市水务局：{}修渠。": ("市水务局", "support", "协助 配合"),
    "市水务局：{}修路。": ("市水务局", "lead", "牵头"),
    "由市水务局{}方案。": ("市水务局", "performer",
        "组织 作出 提出 责令修改 出具 确定 审定 认定 审核 核定 决定 解释 拟订 共同制定 联合制定 统一制定 具体制定 分别制定 依法制定 按职责制定 主要制定 "
        "直接制定 全部制定"),
    "{}要修好水闸。": (None, "owner",
        "市财政 省级财政 中央财政 地方财政 同级财政 各级财政 各林场 各水站 各院所 各学校 各渔馆 各水厂 各渔社 各商店 各渔队 各小组 各银行 各渔港 "
        "各直辖市(区) 青山县 青山市 青山镇"),
    "落实{}负责制。": (None, "owner",
        "党政领导干部 党政主要负责人 行政首长 校长 局长 园长 院长 主要负责人 河长 湖长 林长 田长 链长 路长 街长 地方党政领导干部 各级河长"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "names", "role"),
    [
        (form.format(word), tuple((names or word).split()), role)
        for form, (names, role, words) in SENTENCES.items()
        for word in words.split()
    ],
)
def test_words_of_a_sentence_give_a_duty(sentence: str, names: tuple[str, ...], role: str) -> None:
    rules = RuleSet((*mention_rules(), *subject_rules(), *allocation_rules()))
    assert [(duty.bodies, duty.role) for _, _, duty in rules.matches(fold(sentence))] == [(names, role)]


CERTAIN = (  # hardly anything else than a body: by its first word, or by its last
    "各护林队 有关护林站 相关林场所 全市护林站 全县护林队 市护林站 盟护林队 旗护林队 厅护林处 国家护林队 中国护林联盟 自治区护林队 中共护林党组 国网供电站 "
    "国务院护林队 "
    "护林局 护林委 护林厅 护林办 护林部 护林署 护林区政府 护林管委会 护林委员会 护林公司 护林银行 护林支行 护林分行 护林办公室 护林总工会 护林联合会 "
    "护林检察院 护林法院 "
    "护林海关 护林街道 护林开发区 护林园区 护林部门 护林单位"
)
UNCERTAIN = (
    "全内设站 市内护林站 区域护林站 市场护林站 省外护林队 护林站 护林队 加强护林局 护林格局 护林要求 护林形式 林地"
)


def test_name_that_can_hardly_be_anything_else() -> None:
    assert [name for name in CERTAIN.split() if not is_name(name, certain=True)] == []
    assert [name for name in UNCERTAIN.split() if is_name(name, certain=True)] == []


def test_word_ends_a_name_or_none() -> None:
    assert [end for end in ENDS.split() if not ends_as_name(f"青禾{end}")] == []
    assert [end for end in ["国企", "央企", "工作组", "格局", "各类"] if ends_as_name(f"青禾{end}")] == [
        "国企",
        "央企",
        "工作组",
        "格局",
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "按计划补植护林委",
        "根据护林局",
        "坚持护林局",
        "认真护林局",
        "严格护林局",
        "2026年护林局",
        "6月护林局",
        "护林局：",
        "护林局要",
        "单位",
        "部门",
        "成员",
    ],
)
def test_clause_is_no_name(clause: str) -> None:
    assert not is_name(fold(clause))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市林业局和政府办公室", ["市林业局", "政府办公室"]),
        ("市林业局和各县（区）政府", ["市林业局", "各县(区)政府"]),
        ("市直部门及单位", ["市直部门及单位"]),
        ("市直部门以及单位", ["市直部门以及单位"]),
        ("市林业局及其所属机构", ["市林业局及其所属机构"]),
        ("市林业局及其他所属单位", ["市林业局及其他所属单位"]),
        ("市林业局等有关部门和各县区政府", ["市林业局", "有关部门", "各县区政府"]),
        ("市林业局等部门以及护林协会", ["市林业局", "护林协会"]),
        ("市林业局等和护林协会", ["市林业局", "护林协会"]),
        ("市林业局等相关单位", ["市林业局", "相关单位"]),
        ("市林业局等5个成员单位", ["市林业局"]),
        ("市林业局、市水利局等结合实际", ["市林业局", "市水利局"]),
        ("市直机关、机构", ["市直机关、机构"]),
        ("以上任务均由市林业局", ["市林业局"]),
        ("上述各项工作都需由市林业局", ["市林业局"]),
        ("本章措施均由市林业局", ["市林业局"]),
        ("本节事项由市林业局", ["市林业局"]),
        ("本部分内容须由市林业局", ["市林业局"]),
        ("本条由市林业局", ["市林业局"]),
        ("本项各任务由市林业局", ["市林业局"]),
        ("并由市林业局", ["市林业局"]),
        ("会同市林业局", ["市林业局"]),
        ("以及市林业局", ["市林业局"]),
        ("各市、县党委", ["各市、县党委"]),
        ("各县、市政府", ["各县、市政府"]),
        ("各镇街、市林业局", ["各镇街", "市林业局"]),
        ("各市县级各有关部门", ["各市", "县级各有关部门"]),
        ("工业和信息化局、市规划和自然资源局", ["工业和信息化局", "市规划和自然资源局"]),
        ("市民政局/市残联", ["市民政局", "市残联"]),
    ],
)  # fmt: skip
def test_list_falls_into_names(text: str, names: list[str]) -> None:
    folded = fold(text)
    assert [span.of(folded) for span in split_list(folded, 0, len(folded))] == names
