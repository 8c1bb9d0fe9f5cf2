"""What the head of a document says of it (all documents and bodies fictional)."""

import pytest

from plankg.extract.layout.document import PlanDocument
from plankg.extract.outline.metadata import Metadata, metadata_of

NOTICE = """虚构省人民政府办公厅关于印发虚构省“十四五”
城镇化规划的通知
虚政办发〔2021〕94号
各市、州人民政府，省政府各部门，各直属机构：
《虚构省“十四五”城镇化规划》已经省政府同意，现印发给你们，请认真贯彻执行。
虚构省人民政府办公厅
2021年11月9日
一、总体要求"""
JOINT = """虚构省发展和改革委员会　虚构省财政厅关于印发《虚构省数字经济规划（2021—2025年）》的通知
各市（州）发展改革委、财政局：
现印发给你们。
虚构省发展和改革委员会
虚构省财政厅
二〇二一年十二月三日
一、总体要求"""
SITE = """发布机构：虚构市人民政府 成文日期：2022年03月05日 发布日期：2022-03-09
虚构市国民经济和社会发展第十四个五年规划
和二〇三五年远景目标纲要
一、总体要求"""
PLAIN = """虚构行业发展规划
（2016-2020年）
依据《虚构条例》（虚政发〔2015〕3号），制定本规划。
一、总体要求"""


def read(text: str) -> Metadata:
    return metadata_of(PlanDocument.of_text(text), text.index("一、总体要求"))


@pytest.mark.parametrize(
    ("text", "title", "issuer", "number", "issued", "period"),
    [
        (
            NOTICE,
            "虚构省“十四五”城镇化规划",
            "虚构省人民政府办公厅",
            "虚政办发〔2021〕94号",
            "2021-11-09",
            (2021, 2025),
        ),
        (
            JOINT,
            "虚构省数字经济规划（2021—2025年）",
            "虚构省发展和改革委员会、虚构省财政厅",
            None,
            "2021-12-03",
            (2021, 2025),
        ),
        (
            SITE,
            "虚构市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
            "虚构市人民政府",
            None,
            "2022-03-05",
            (2021, 2025),
        ),
        (PLAIN, "虚构行业发展规划（2016-2020年）", None, None, None, (2016, 2020)),
        (
            # Small brackets, a letter O for the zero.
            NOTICE.translate(str.maketrans("〔〕", "﹝﹞")).replace("2021年11月9日", "二Ｏ二一年十一月九日"),
            "虚构省“十四五”城镇化规划",
            "虚构省人民政府办公厅",
            "虚政办发〔2021〕94号",
            "2021-11-09",
            (2021, 2025),
        ),
    ],
    ids=["notice", "joint", "site", "plain", "other-signs"],
)
def test_head_is_read(
    text: str, title: str, issuer: str | None, number: str | None, issued: str | None, period: tuple[int, int]
) -> None:
    found = read(text)
    assert (found.work, found.issuer, found.document_number) == (title, issuer, number)
    assert (found.issued_on, (found.period_start, found.period_end)) == (issued, period)


def test_bodies_that_sign_together_are_single_issuers() -> None:
    assert [span.of(JOINT) for span in read(JOINT).issuers] == ["虚构省发展和改革委员会", "虚构省财政厅"]


def test_addressees_are_parted_by_commas() -> None:
    assert [span.of(NOTICE) for span in read(NOTICE).addressees] == ["各市、州人民政府", "省政府各部门", "各直属机构"]


def test_published_date_is_told_from_the_date_of_issue() -> None:
    assert read(SITE).published_on == "2022-03-09"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (SITE, 2021),  # 第十四个五年规划 began before the plan was issued
        (PLAIN, 2016),
        (SITE.replace("国民经济和社会发展第十四个五年规划\n和二〇三五年远景目标纲要", "水务规划"), 2022),
        (PLAIN.replace("（2016-2020年）", "发布日期：2015-12-30"), 2015),
        ("虚构行业发展规划\n一、总体要求", None),
    ],
)
def test_first_year_that_a_plan_can_look_ahead_to(text: str, year: int | None) -> None:
    assert read(text).since == year


def whole(text: str) -> Metadata:
    document = PlanDocument.of_text(text)
    return metadata_of(document, text.index("\n一、") if "\n一、" in text else len(text))


OPINION = """虚构市人民政府关于加快发展
渔港经济的若干意见
虚政发〔2026〕9号
各县区人民政府，市政府各部门：
渔港是新增长点，现提出以下意见。
一、重点任务
建设渔港。
虚构市人民政府
2026 年3 月9 日
（此件公开发布）
"""
COLLECTED = """3. 虚构省人民政府办公厅关于印发虚构省物流网络
三年行动计划（2022—2024 年）的通知（2022 年8 月3 日）
虚政办发〔2022〕41 号
各市人民政府：
现印发给你们。
一、主要任务
"""
INDEXED = """索引号：
000000000/2026-00001
发文机关：
虚构区人民政府办公室
成文日期：
2026年02月26日
标题：
虚构区人民政府办公室关于同意碧水行动的函
发文字号：
虚政办函 [2026] 9号
发布日期：
2026年02月28日
同意。
"""
JOINED = """关于印发《虚构区节能改造行动方案》的通知
各有关单位：
现印发给你们。
虚构区发展和改革委员会虚构区建设委员会
虚构区财政局
二Ｏ二五年三月十日
一、主要任务
"""
SEALED = """虚构区2024年专项行动方案的通知
各单位：
现印发给你们。
虚构区肉品监管联席会议办公室
虚构区农业农村局（代章）
2024年4月16日
一、重点任务
"""
HEADLINE = """中共虚构市委 虚构市人民政府印发《虚构市港口发展规划纲要（2022－2035年）》
虚构新闻网7月9日电 近日，有关方面印发了通知。
一、规划背景
"""
PASSED = """中共虚构市委关于制定虚构市国民经济和
社会发展第十五个五年规划的建议
（2025年11月20日中国共产党虚构市第九届
委员会第十次全体会议通过）
一、推动产业升级
"""
COVER = """虚构市渔港建设行动计划
虚构市农业农村局
虚构市水利局

一、重点任务
建设渔港。
虚构市农业农村局办公室　　2024年5月20日印发
"""
DATED_TITLE = """虚构市人民政府办公厅
2023年7月14日
（此件公开发布）
虚构市绿色建材行动方案
(2023—2025年)
一、重点任务
"""
IN_TEXT = """虚构村规划文本

一、总则
规划期限为2022-2035年。
"""
LENT = """1. 虚构省诚信建设2024年工作要点（2024年4月10
日）
虚政字〔2024〕11号
现印发给你们。
虚构省诚信建设领导小组办公室
（虚构省发展和改革委员会
中国人民银行虚构分行代章）
2024年4月10日
一、重点任务
"""
TWO_A_LINE = """关于印发《虚构市口岸若干措施》的通知
各单位：
现印发给你们。
虚构市商务委员会虚构海关
虚构市财政局国家税务总局虚构市税务局虚构市交通局
2023年6月13日
一、重点任务
"""
UNDATED = """关于稳定发展的十五条措施

一、优化供给
加强分析。
本文自发布之日起施行。
虚构省住房和城乡建设厅
"""
PAGE = """首页 虚构区
虚构区支持渔业发展若干措施
2026-03-2514:05
来源：虚构网
一、重点任务
建设渔港。
虚构区农业局2026年3月24日在“海风”大会发布。
"""
TAGGED = """[虚构省某某市]某某市人民政府办公室关于印发护林补贴实施意见（试行）的通知
一、重点任务
"""
NEWS = """[全国]某某委员会印发《扩大
某某委员会印发《扩大绿化规划纲要（2022－2035年）》
2022-12-14来源：虚构网
一、规划背景
"""
BY_BODIES = """[虚构市财政局虚构市水利局]
为做好工作，制定本办法。
一、重点任务
"""
GLUED = "虚构县人民政府关于印发虚构县护林“十五五”规划的通知虚政发〔2026〕3号\n一、发展目标\n"


@pytest.mark.parametrize(
    ("text", "title", "issuers", "number", "issued", "period"),
    [
        pytest.param(
            OPINION, "虚构市人民政府关于加快发展渔港经济的若干意见", ["虚构市人民政府"], "虚政发〔2026〕9号", "2026-03-09",
            (None, None), id="signature-at-the-end",
        ),
        pytest.param(
            COLLECTED, "虚构省物流网络三年行动计划（2022—2024 年）", ["虚构省人民政府办公厅"], "虚政办发〔2022〕41号", "2022-08-03",
            (2022, 2024), id="collection",
        ),
        pytest.param(
            INDEXED, "虚构区人民政府办公室关于同意碧水行动的函", ["虚构区人民政府办公室"], "虚政办函〔2026〕9号", "2026-02-26",
            (None, None), id="index-block",
        ),
        pytest.param(
            JOINED, "虚构区节能改造行动方案", ["虚构区发展和改革委员会", "虚构区建设委员会", "虚构区财政局"], None, "2025-03-10",
            (None, None), id="joint-run-together",
        ),
        pytest.param(
            SEALED, "虚构区2024年专项行动方案", ["虚构区肉品监管联席会议办公室"], None, "2024-04-16", (2024, 2024), id="seal-of-another"
        ),
        pytest.param(
            HEADLINE, "虚构市港口发展规划纲要（2022－2035年）", ["中共虚构市委", "虚构市人民政府"], None, None, (2022, 2035),
            id="headline",
        ),
        pytest.param(
            PASSED, "中共虚构市委关于制定虚构市国民经济和社会发展第十五个五年规划的建议", ["中共虚构市委"], None, "2025-11-20",
            (2026, 2030), id="passed-by-a-meeting",
        ),
        pytest.param(
            COVER, "虚构市渔港建设行动计划", ["虚构市农业农村局", "虚构市水利局"], None, "2024-05-20", (None, None), id="cover"
        ),
        pytest.param(
            DATED_TITLE, "虚构市绿色建材行动方案(2023—2025年)", ["虚构市人民政府办公厅"], None, "2023-07-14", (2023, 2025),
            id="line-before-title",
        ),
        pytest.param(IN_TEXT, "虚构村规划文本", [], None, None, (2022, 2035), id="period-in-the-text"),
        pytest.param(
            LENT, "虚构省诚信建设2024年工作要点", ["虚构省诚信建设领导小组办公室"], "虚政字〔2024〕11号", "2024-04-10", (2024, 2024),
            id="seal-in-brackets",
        ),
        pytest.param(
            TWO_A_LINE, "虚构市口岸若干措施",
            ["虚构市商务委员会", "虚构海关", "虚构市财政局", "国家税务总局虚构市税务局", "虚构市交通局"], None, "2023-06-13",
            (None, None), id="national-body-of-a-place",
        ),
        pytest.param(
            UNDATED, "关于稳定发展的十五条措施", ["虚构省住房和城乡建设厅"], None, None, (None, None), id="signature-without-a-day"
        ),
        pytest.param(
            PAGE, "虚构区支持渔业发展若干措施", ["虚构区农业局"], None, "2026-03-24", (None, None), id="released-at-a-meeting"
        ),
        pytest.param(
            TAGGED, "护林补贴实施意见（试行）", ["某某市人民政府办公室"], None, None, (None, None), id="place-before-the-title"
        ),
        pytest.param(
            NEWS, "扩大绿化规划纲要（2022－2035年）", ["某某委员会"], None, None, (2022, 2035), id="headline-said-twice"
        ),
        pytest.param(
            BY_BODIES, "[虚构市财政局虚构市水利局]", ["虚构市财政局", "虚构市水利局"], None, None, (None, None), id="bodies-for-a-title"
        ),
        pytest.param(
            GLUED, "虚构县护林“十五五”规划", ["虚构县人民政府"], "虚政发〔2026〕3号", None, (2026, 2030), id="number-after-title"
        ),
    ],
)  # fmt: skip
def test_documents_of_every_make_say_who_issued_them_and_when(
    text: str,
    title: str,
    issuers: list[str],
    number: str | None,
    issued: str | None,
    period: tuple[int | None, int | None],
) -> None:
    found = whole(text)
    assert (found.work, [span.of(text) for span in found.issuers]) == (title, issuers)
    assert (found.document_number, found.issued_on, (found.period_start, found.period_end)) == (number, issued, period)


@pytest.mark.parametrize(
    ("text", "title", "issuer", "number"),
    [
        ("【虚构省】《青禾市林业局关于印发推进古树保护工作实施方案的通知\n\n", "推进古树保护工作实施方案", "青禾市林业局", None),
        ("【虚构省】《关于进一步保护古树的实施意见\n近日，我市印发了意见。\n", "关于进一步保护古树的实施意见", None, None),
        ("青禾新区2023年古树保护措施\n青禾新区管理委员会关于印发青禾新区2023年古树保护措施的通知\n", "青禾新区2023年古树保护措施", "青禾新区管理委员会", None),
        ("1. 青禾省2023 年古树保护重点任务（2023 年6\n月30 日）\n", "青禾省2023 年古树保护重点任务", None, None),
        (
            "关于印发《古树行动方案》的通知\n青禾省林业厅\n（青禾省古树保护办公室）\n青禾省财政厅\n2026年4月16日\n", "古树行动方案",
            "青禾省林业厅、青禾省财政厅", None,
        ),
        ("青禾市林业局关于印发古树保护措施的通知\n根据《关于保护古树的意见》\n（青\n党发〔2023〕4 号）制定。\n", "古树保护措施", "青禾市林业局", None),
    ],
)  # fmt: skip
def test_titles_and_issuers_that_copies_broke(text: str, title: str, issuer: str | None, number: str | None) -> None:
    found = whole(text + "一、总体要求\n挂牌。\n")
    assert (found.work, found.issuer, found.document_number) == (title, issuer, number)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("教育部、财政部、体育总局：", ["教育部", "财政部", "体育总局"]),
        ("青禾市局、白水区局，各镇：", ["青禾市局", "白水区局", "各镇"]),
        ("青禾、白水市人民政府：", ["青禾、白水市人民政府"]),
        ("市政府各委、办、局：", ["市政府各委、办、局"]),
        ("青禾矿区工商局、质监局：", ["青禾矿区工商局、质监局"]),
    ],
)
def test_addressees_that_are_whole_names_are_parted(line: str, expected: list[str]) -> None:
    text = f"青禾省护林规划的批复\n青政函〔2026〕3号\n{line}\n你们的请示收悉，现批复如下。\n"
    assert [span.of(text) for span in whole(text).addressees] == expected


def test_addressees_over_two_lines_and_in_two_characters() -> None:
    head = "青禾省林业厅关于保护古树的通知\n"
    for line, wanted in (
        ("各县（区）人民政府，\n青禾港管委会：\n", ["各县（区）人民政府", "青禾港管委会"]),
        ("财政部：\n", ["财政部"]),
        ("市级各部门，各人民团体：\n", ["市级各部门", "各人民团体"]),
        ("各市林业局，厅机关各处室：\n", ["各市林业局", "厅机关各处室"]),
    ):
        text = head + line + "现通知如下。\n一、总体要求\n"
        assert [span.of(text) for span in whole(text).addressees] == wanted


def test_addressees_of_a_document_that_is_the_plan_itself() -> None:
    assert [span.of(OPINION) for span in whole(OPINION).addressees] == ["各县区人民政府", "市政府各部门"]


@pytest.mark.parametrize("line", ["现将有关事项通知如下：", "为贯彻落实上级部署，提出以下意见："])
def test_sentence_that_ends_with_a_colon_addresses_nobody(line: str) -> None:
    assert whole(f"虚构市某工作方案\n{line}\n一、任务\n").addressees == ()


@pytest.mark.parametrize("day", ["2023年2月30日", "2023年13月1日"])
def test_day_that_no_calendar_has_is_none(day: str) -> None:
    assert whole(f"虚构市某工作方案\n虚构市财政局\n{day}\n一、任务\n").issued_on is None


@pytest.mark.parametrize(("text", "day"), [(PAGE, "2026-03-25"), (NEWS, "2022-12-14"), (OPINION, None)])
def test_day_next_to_the_source_of_a_page_is_when_it_was_published(text: str, day: str | None) -> None:
    assert whole(text).published_on == day


FIELDS = """索引号 | 01-2026 | 发布机构 | 虚构县林业局 |
公开目录 | 通知 | 发布日期 | 2026-03-07 |
文号 | 浏览量 |
各乡镇林业站：
现通知如下。
"""
SHELVED = """虚构市林业网
青禾市古树保护实施细则

作者：某某资料网 时间：2026-07-06 00:54:58

青禾市古树保护实施细则

青禾市人民政府办公室

关于印发青禾市古树保护实施细则的通知
（ 青府发〔2025〕37号 ）
市政府各部门：
现印发给你们。
二OO三年十二月四日
青禾市古树保护实施细则
"""


@pytest.mark.parametrize(
    ("text", "title", "issuer", "number", "published"),
    [
        pytest.param(FIELDS, None, "虚构县林业局", None, "2026-03-07", id="index-block-in-cells"),
        pytest.param(SHELVED, "青禾市古树保护实施细则", "青禾市人民政府办公室", "青府发〔2025〕37号", None, id="body-over-the-notice"),
        pytest.param(
            "青政发〔2026〕6号《青禾市林业局关于印发〈青禾市护林要点〉的通知》\n青政发〔2026〕6号\n", "青禾市护林要点", "青禾市林业局",
            "青政发〔2026〕6号", None, id="notice-in-title-marks",
        ),
        pytest.param(
            "青财林【2026】6号 青禾市财政局 青禾市林业局关于做好护林工作的通知\n发布时间：2026-03-17浏览次数：613\n",
            "青禾市财政局 青禾市林业局关于做好护林工作的通知", "青禾市财政局、青禾市林业局", "青财林〔2026〕6号", "2026-03-17",
            id="number-before-the-title",
        ),
        pytest.param(
            "青禾市林业局 关于印发青禾市 护林规划的通知（青林发〔2026〕5号）2026.04.27798\n", "青禾市 护林规划", "青禾市林业局",
            "青林发〔2026〕5号", None, id="number-in-brackets-after-the-title",
        ),
        pytest.param(
            "信息分类：规范性文件发布\n信息类别：通知\n名称：青禾市林业局关于印发《护林规则》的通知\n", "护林规则", "青禾市林业局", None, None,
            id="labels-are-no-notice",
        ),
    ],
)  # fmt: skip
def test_page_around_a_notice_is_told_from_it(
    text: str, title: str | None, issuer: str | None, number: str | None, published: str | None
) -> None:
    found = whole(text + "一、总体要求\n挂牌。\n")
    assert title in {None, found.work}
    assert (found.issuer, found.document_number, found.published_on) == (issuer, number, published)


@pytest.mark.parametrize(
    ("text", "issuer", "number", "period"),
    [
        (
            "青禾省人民政府令\n第 312 号\n《青禾省护林办法》已经通过，现予公布。\n青禾省护林办法\n",
            "青禾省人民政府",
            "青禾省人民政府令第312号",
            None,
        ),
        (
            "青禾市林业局公告\n2026年第3号\n现将有关事项公告如下：\n",
            "青禾市林业局",
            "青禾市林业局公告2026年第3号",
            None,
        ),
        ("关于研究护林工作的会议纪要\n〔2026〕12号\n2026年5月4日，市政府召开会议。\n", None, "〔2026〕12号", None),
        ("青禾市人民政府批转市林业局关于护林工作的报告\n", "青禾市人民政府", None, None),
        ("青禾市2030年前护林行动方案\n", None, None, None),
        ("青政发〔2026〕1号《青禾市人民政府关于加强护林的意见》\n", "青禾市人民政府", "青政发〔2026〕1号", None),
        ("青禾市关于“七五”期间护林安排的通知\n", None, None, 1986),
        ("青禾市林业局办公室　　2026年5月6日印发\n青禾市“十五五”护林规划\n", "青禾市林业局办公室", None, 2026),
    ],
)
def test_decrees_notices_minutes_and_old_papers(
    text: str, issuer: str | None, number: str | None, period: int | None
) -> None:
    found = whole(text + "一、总体要求\n挂牌。\n")
    assert (found.issuer, found.document_number, found.period_start) == (issuer, number, period)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("青禾市护林规划（二〇二一年至二〇二五年）\n", (2021, 2025)),
        ("青禾市护林规划（2022——2030年）\n", (2022, 2030)),
        ("青禾市护林方案\n实施时间：2022年1月—2024年12月。\n", (2022, 2024)),
        ("青禾市护林三年行动方案\n2019至2020年打下基础，用三年时间（2023—2025年）护林。\n", (2023, 2025)),
        ("青禾市林业局关于印发护林计划的通知\n护林计划\n（2023—2027年）\n", (2023, 2027)),
        ("青禾市护林三年行动方案\n落实《护林规划（2021—2035年）》。\n", (None, None)),
        ("青禾市护林方案\n落实《护林三年行动方案（2023—2025年）》。\n", (None, None)),
    ],
)
def test_period_in_words_and_of_an_action_over_some_years(text: str, period: tuple[int | None, int | None]) -> None:
    found = whole(text + "一、总体要求\n挂牌。\n")
    assert (found.period_start, found.period_end) == period


@pytest.mark.parametrize(
    ("text", "title", "issuer", "number", "issued"),
    [
        pytest.param(
            "主题分类：\n林业规划\n标题：\n青禾市护林暂行规定\n发文字号：\n青令第7号\n主题词：\n青禾市护林\n暂行规定\n",
            "青禾市护林暂行规定", None, "青令第7号", None, id="value-of-another-label-is-no-title",
        ),
        pytest.param(
            "1. 青禾市林业局关于印发2023 年护林\n# Page 12:\n实施方案的通知（2023 年6 月20 日）\n", "2023 年护林实施方案", "青禾市林业局", None,
            "2023-06-20", id="page-line-in-the-title",
        ),
        pytest.param("【青禾市林业局】青禾市护林方案\n", "青禾市护林方案", "青禾市林业局", None, None, id="body-in-brackets"),
        pytest.param("【青禾市】青禾市护林方案\n", "青禾市护林方案", None, None, None, id="place-in-brackets"),
        pytest.param(
            "关于印发护林方案的通知\n- 发文字号：青政办发﹝2024﹞7号\n青禾市残联 青禾市森防办\n2024年3月1日\n", "护林方案",
            "青禾市残联、青禾市森防办", "青政办发〔2024〕7号", "2024-03-01", id="offices-by-their-short-names",
        ),
        pytest.param(
            "关于印发护林方案的通知\n推进护林一网通办\n2024年3月1日\n", "护林方案", None, None, "2024-03-01", id="no-office"
        ),
        pytest.param(
            "发文日期：2024年3月1日\n发布日期：2024年3月9日\n青禾市护林方案\n", "青禾市护林方案", None, None, "2024-03-01", id="day-of-sending-out"
        ),
        pytest.param(
            "青禾市护林方案（青林发〔2024〕8号 2024年3月1日）\n青禾市政府督查室\n", "青禾市护林方案", "青禾市政府督查室", "青林发〔2024〕8号", "2024-03-01",
            id="number-and-day-in-brackets",
        ),
        pytest.param(
            "主题词：林业\n青禾市林业局关于印发护林方案的通知\n青林发 〔 2024 〕 8 号\n", "护林方案", "青禾市林业局", "青林发〔2024〕8号", None,
            id="label-over-the-notice",
        ),
        pytest.param("名    称\t青禾大学关于印发护林方案的通知\n", "护林方案", "青禾大学", None, None, id="wide-label"),
        pytest.param("青禾市护林方案（试行）\n", "青禾市护林方案（试行）", None, None, None, id="other-brackets-stay"),
        pytest.param(
            "青禾市护林方案\n一、护林\n青禾市林业局（古树办）2024年3月中旬印发。\n", "青禾市护林方案", "青禾市林业局", None, None, id="day-left-open"
        ),
        pytest.param(
            "成文日期：2024年3月1日\n青禾市护林方案\n一、护林\n青禾市林业局\n2024年1月8日\n", "青禾市护林方案", "青禾市林业局", None, "2024-03-01",
            id="day-of-the-site-before-that-of-an-annex",
        ),
    ],
)  # fmt: skip
def test_head_of_a_page_and_of_a_collection(
    text: str, title: str, issuer: str | None, number: str | None, issued: str | None
) -> None:
    found = whole(text + "一、总体要求\n挂牌。\n")
    assert (found.work, found.issuer, found.document_number, found.issued_on) == (title, issuer, number, issued)


@pytest.mark.parametrize(
    ("signed", "issued"),
    [
        ("附件：护林名单青禾市林业局2024年3月1日附件护林名单", "2024-03-01"),
        ("现予公布。市　长　某　某二〇二四年三月一日", "2024-03-01"),
        ("根据青禾县林业局2024年3月1日的请示办理。", None),
    ],
)
def test_signature_inside_one_line(signed: str, issued: str | None) -> None:
    text = (
        "青禾市林业局关于护林的批复\n青禾市林业局关于护林的批复青林函〔2024〕7号青禾县林业局："
        + "请示收悉，同意护林。" * 30
        + signed
    )
    assert whole(text).issued_on == issued


@pytest.mark.parametrize(
    ("text", "issuer", "issued"),
    [
        (
            "虚构市护林规划\n一、护林\n巡山。\n2026年5月6日，虚构市林业局发布，根据发布会内容整理。\n",
            "虚构市林业局",
            "2026-05-06",
        ),
        (
            "虚构市护林规划纲要\n2026 年 1 月 16 日虚构市第八届\n人民代表大会第二次会议批准\n一、护林\n巡山。\n",
            None,
            "2026-01-16",
        ),
        ("虚构市护林规划\n一、护林\n2026年5月6日，虚构市林业局印发《护林手册》，巡山有章可循。\n", None, None),
    ],
)
def test_day_before_the_body_that_issued_and_of_the_meeting_that_approved(
    text: str, issuer: str | None, issued: str | None
) -> None:
    found = whole(text)
    assert (found.issuer, found.issued_on) == (issuer, issued)
