"""Every word of the patterns of a document's head and of lists of works does its work (places invented)."""

from pathlib import Path

import pytest

from plankg.extract.duties.gazetteer import region_of
from plankg.extract.model import PlanGraph
from plankg.extract.outline.issuing_bodies import is_body
from plankg.extract.outline.works import is_chapter_of_works, is_name, is_work
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.extract.text.subjects import subject_of

SIGNERS = (
    "国务院 政府 办公厅 办公室 委员会 省委 市委 区委 县委 州委 盟委 旗委 工委 党委 党组 局 厅 部 院 会 署 中心 集团 公司 行 处 组 委 社 司 中共中央 海关 "
    "总队 支队 办事处 街道办 工信 网信办 编办 信访办 人防办 金融办 扶贫办"
)
ADDRESSED = (
    "各县政府 各有关部门 市属单位 各机构 市水务局 省水利厅 市农委 市政府办 市办公室 各院校 各学校 各企业 各公司 市商会 各处室 各科室 人民团体 "
    "省委宣传部 各中心 各组织 各街道 所属镇 所属乡 各集团 各党委 各党组 各城区 所属县 所属市 所属州 所属盟 所属社 所属署 所属院 所属行 所属团 所属站 各分局"
)
VERBS = "实施 推进 推动 推行 开展 加快 加强 加大 强化 打造 抓好 启动 做好 组织 建设 建成 建立 完成 完善 落实 谋划 储备 提升 提高 优化 深化 健全 严格 坚持"
CHAPTERS = (
    "重点工程 重大项目 主要工程 标志性工程 支撑性项目 十大重点工程 十项重大工程 重点建设项目 重大工程和项目 重大工程与重大项目 重点工程及重点项目 "
    "重点工程、项目 重点项目建设 重点工程清单 重大工程安排 重点工程任务 重点项目计划"
)
REGIONS = (
    "青禾省=province 青禾自治区=province 青禾市=city 青禾自治州=city 青禾州=city "
    "青禾盟=city 青禾地区=city 青禾县=county 青禾区=county 青禾旗=county"
)
KINDS = "通知 意见 批复 复函 决定 规划 计划 方案 措施 办法 公告 通告 要点 纪要 报告"
DATED = (
    "经开 经济技术开发 高新 高新技术产业开发 产业 工业 示范 保税 自贸 自由贸易 景 山 校 社 片 矿 林 "
    "牧 灾 郊 城 园 新 功能 特 防 库 湖 海关监管 合作 试验"
)
ZONES = (
    "中共 关于 推动 推进 加快 进一步 促进 支持 印发 修订 优化 做好 加强 深化 持续 落实 实施 规范 全面 "
    "贯彻 发布 公布 调整 完善"
)


def read(text: str) -> PlanGraph:
    return extract_source(Source(Path("a.txt"), "a", f"{text}\n一、修好水闸\n修好水闸。\n", "0"))


@pytest.mark.parametrize("end", SIGNERS.split())
def test_signer_ends_with_a_word_for_bodies(end: str) -> None:
    assert is_body(f"青禾市{end}", 0, 3 + len(end))


@pytest.mark.parametrize("issued", ["印发", "下发", "发布", "公布", "转发", "批转"])
def test_notice_says_that_it_issues_a_plan(issued: str) -> None:
    document = read(f"青禾市水务局关于{issued}《青禾市水闸建设规划》的通知\n青水发〔2026〕3号\n各县水务局：").document
    assert (document.title, document.document_number) == ("青禾市水闸建设规划", "青水发〔2026〕3号")


@pytest.mark.parametrize(
    "kind",
    KINDS.split(),
)
def test_number_glued_to_a_title_is_the_number_alone(kind: str) -> None:
    assert read(f"青禾市水闸{kind}青水发〔2026〕3号").document.document_number == "青水发〔2026〕3号"


@pytest.mark.parametrize("said", ["规划期限为", "实施年限：", "计划时限", "行动周期确定为", "执行期是"])
def test_period_is_said_in_the_text(said: str) -> None:
    assert read(f"青禾市水闸行动\n本文件{said}2026—2030年。").document.period_end == 2030


@pytest.mark.parametrize("kind", ["要点", "计划", "方案", "安排", "任务", "行动", "清单", "措施", "分工"])
def test_year_of_a_title_is_the_period(kind: str) -> None:
    assert read(f"2026年青禾市水闸{kind}").document.period_end == 2026


@pytest.mark.parametrize("body", ADDRESSED.split())
def test_line_of_bodies_is_the_address(body: str) -> None:
    plan = read(f"青禾市水务局关于印发《青禾市水闸规划》的通知\n{body}：\n现将《青禾市水闸规划》印发给你们。")
    assert [edge.quote for edge in plan.edges if edge.type == "ADDRESSED_TO"] == [body]


def test_entry_that_says_what_to_do_is_no_name() -> None:
    assert [verb for verb in VERBS.split() if is_name(f"{verb}泵站水闸")] == []
    assert is_name("泵站水闸改造")


def test_chapter_and_work_are_known_by_their_titles() -> None:
    assert [title for title in CHAPTERS.split() if not is_chapter_of_works(title)] == []
    assert [title for title in ("湖岸加固工程", "泵站改造项目（一期）") if not is_work(title)] == []


@pytest.mark.parametrize(
    "kind",
    DATED.split(),
)
def test_zone_is_no_district(kind: str) -> None:
    assert region_of(f"青禾市{kind}区政府", "").name == "青禾市"


@pytest.mark.parametrize(
    "word",
    ZONES.split(),
)
def test_place_of_a_title_comes_after_what_it_says_before(word: str) -> None:
    assert region_of(None, f"{word}青禾市水闸规划").name == "青禾市"


@pytest.mark.parametrize(
    ("region", "level"),
    [one.split("=") for one in REGIONS.split()],
)  # fmt: skip
def test_region_has_its_level(region: str, level: str) -> None:
    found = region_of(None, f"{region}水闸规划")
    assert (found.name, found.level) == (region, level)


def test_issuer_of_the_state_is_national() -> None:
    issuers = "国务院 国家水闸局 中共中央 中央水闸办 全国水闸会 水利部 水利部办公厅 税务总局 海关总署 审计署"
    assert [issuer for issuer in issuers.split() if region_of(issuer, "").level != "national"] == []


def test_subject_is_a_name_without_its_measure() -> None:
    measures = (
        "总量 总数 拥有量 注册量 保有量 平均时间 金额 满意度 合格率 实施率 覆盖率 办结率 死亡率 达标率 完成率 普及率 占有率 增长率 贡献率 入园率 参保率 处置率 "
        "比例 比重 占比 数量 规模 量 率 数"
    )
    assert [one for one in measures.split() if subject_of(f"水闸{one}") != "水闸"] == []
    made = "新建 新增 建成 创建 培育 培养 引进 累计"
    assert [one for one in made.split() if subject_of(f"{one}水闸") != "水闸"] == []
