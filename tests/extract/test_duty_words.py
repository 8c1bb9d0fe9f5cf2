"""Every word of the patterns of duties does its work in an annotation or a declaration (bodies invented)."""

import pytest

from plankg.extract.duties.organizations import kind_of
from plankg.extract.outline.citations import CITATION
from plankg.extract.text.annotations import annotations_of
from plankg.extract.text.conventions import conventions_of
from plankg.extract.text.fold import fold

DOES = {
    "lead": "牵头 共同牵头 联合牵头 分别牵头 具体牵头 总牵头 牵头并组织实施 牵头负责 负总责 主责 主办 抓总 牵头抓总 牵头协调",
    "support": "配合 参与 协办 参加 协助 协同 支持 会办 支撑 配合做好 参与落实 协助实施 协同推进 配合负责 支持开展",
    "guide": "指导 督导 督办 督促 监督 业务指导 监督指导 督促落实 指导实施 督导推进 督促推动 监督检查",
    "owner": "负责 落实 实施 承办 执行 承担 办理 组织落实 负责落实 按职责分工负责 按照各自职责负责 依职责负责 依照职责负责 依据分工负责 根据职能负责 "
    "结合职责负责 按权限负责 按属地原则负责 按属地管理要求负责 按工作分工负责 共同负责 联合负责 分别负责 具体负责 协同负责 积极落实 密切落实 "
    "全力落实 分头落实 统筹落实 统一落实 依法落实 主要负责 做好落实 抓好落实 组织实施 推进落实 贯彻落实 全面落实 认真落实 各司其职落实 予以落实 "
    "应负责 须落实 要落实",
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
    "enterprise_class": "企业 公司 集团 经营者 生产者 主体 主办方 举办者 平台 运营商 合作社 配送单位",
    "institution": "中心 研究院 研究所 科学院 院所 高校 大学 学院 学校 医院 银行 分行 支行 机构 检测院 检验院 园区 产业园 事业单位",
    "government": "人民政府 管委会 管理委员会 各地 各地区 各市 各县 各区 市州 地方",
    "department": "局 厅 部门 部 委 办 署 办公室 办公厅 监管所 派出所 机关 处 院 监会 成员单位 归口单位",
}


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
