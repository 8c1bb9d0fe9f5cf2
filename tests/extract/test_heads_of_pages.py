"""Heads as sites and copies print them: rows of labels, days in figures, titles that are only named (all fictional)."""

import pytest

from plankg.extract.layout.document import PlanDocument
from plankg.extract.outline.metadata import Metadata
from plankg.extract.outline.plan_outline import plan_outline

END = "一、总体要求\n挂牌保护古树。\n二、保障措施\n落实资金。\n"
CELLS = """索引号: | 113/2026-05 | 组配分类: | 方案 |
发布机构: | 青禾县林业局 | 主题分类: | 其他 |
发文日期: | 2026-03-09 17:14 |
青禾县护林方案
"""
SALUTATION = "各乡镇人民政府，县直各单位：\n现将方案印发给你们，请认真贯彻执行。\n"


def read(text: str) -> tuple[Metadata, list[str]]:
    document = PlanDocument.of_text(text)
    meta = plan_outline(document).meta
    return meta, [span.of(document.text) for span in meta.issuers]


@pytest.mark.parametrize(
    ("text", "title", "work"),
    [
        (
            "青禾市林业局关于印发护林方案的通知\n" + SALUTATION,
            "青禾市林业局关于印发护林方案的通知",
            "护林方案",
        ),
        (
            "青禾市林业局 青禾市财政局\n关于印发《护林行动方案》的通知\n" + SALUTATION,
            "青禾市林业局 青禾市财政局关于印发《护林行动方案》的通知",
            "护林行动方案",
        ),
        (
            "青禾市林业局关于印发《青禾市护林“十五五”规划（2026—2030年）》的通知\n" + SALUTATION,
            "青禾市护林“十五五”规划（2026—2030年）",
            "青禾市护林“十五五”规划（2026—2030年）",
        ),
        (
            "青禾县人民政府办公室\n关于印发2026年《政府工作报告》\n重点任务责任分工的通知\n" + SALUTATION,
            "2026年《政府工作报告》重点任务责任分工",
            "2026年《政府工作报告》重点任务责任分工",
        ),
        (
            "首页 > 政务公开 > 正文\n青禾部贯彻落实《护林意见》的行动计划（2026—2028年）\n",
            "青禾部贯彻落实《护林意见》的行动计划（2026—2028年）",
            "青禾部贯彻落实《护林意见》的行动计划（2026—2028年）",
        ),
        ("各乡镇人民政府，县直各单位：\n现将《青禾县护林任务分解表》印发给你们。\n", "青禾县护林任务分解表", "青禾县护林任务分解表"),
        ("草案征集意见\n关于《青禾县护林行动计划》（征求意见稿）公开征求意见的通知\n", "青禾县护林行动计划", None),
        ("各镇政府，区直各单位：\n《青禾区护林行动计划（2026—2028年）》已经区政府同意，现印发给你们。\n", "青禾区护林行动计划（2026—2028年）", None),
        ("青禾县林业局关于征求《青禾县护林实施方案》意见的通告\n", "青禾县护林实施方案", None),
        ("（2026—2028年）\n近年来，护林有了进展。特制定《青禾县护林行动计划（2026—2028年）》。\n", "青禾县护林行动计划（2026—2028年）", None),
        ("各镇政府，区直各单位：\n现将任务分解如下。\n附件：2026年青禾区护林任务分解表\n", "2026年青禾区护林任务分解表", None),
    ],
    ids=[
        "short-name", "joint", "name-with-years", "title-marks-inside", "path-of-a-site", "in-a-sentence", "asked-for-opinions",
        "agreed", "asked-by-a-body", "years-alone", "annex",
    ],
)  # fmt: skip
def test_title_says_whose_plan_it_is(text: str, title: str, work: str | None) -> None:
    meta, _ = read(text + END)
    assert meta.title == title
    assert work in {None, meta.work}


def test_addressees_over_a_title_that_is_only_named() -> None:
    text = "各乡镇人民政府，县直各单位：\n现将《青禾县护林任务分解表》印发给你们。\n" + END
    assert [span.of(text) for span in read(text)[0].addressees] == ["各乡镇人民政府", "县直各单位"]


@pytest.mark.parametrize(
    ("text", "issuers", "issued"),
    [
        ("青禾县护林方案\n各单位：\n请认真执行。\n青禾县林业局\n2026.3.9\n", ["青禾县林业局"], "2026-03-09"),
        ("青禾县护林方案\n各单位：\n请认真执行。\n青禾县林业局　　2026/3/9\n", ["青禾县林业局"], "2026-03-09"),
        ("青禾县护林方案\n各单位：\n请认真执行。\n青禾县林业局\n2026-03-09\n", ["青禾县林业局"], "2026-03-09"),
        ("青禾县护林方案\n青禾县林业局　2026-03-09\n各单位：\n请认真执行。\n", [], None),
        ("青禾县护林方案\n各单位：\n请认真执行。 青禾县林业局 2026年3月9日\n", ["青禾县林业局"], "2026-03-09"),
        ("青禾县护林方案\n各单位：\n请认真执行。 2026年3月9日\n", [], "2026-03-09"),
        ("青禾县护林方案\n2026年3月9日 青林会[2026]17号\n各单位：\n请认真执行。\n", [], "2026-03-09"),
        ("青禾县护林方案\n各单位：\n请认真执行。\n二\u039f二六年三月九日\n", [], "2026-03-09"),
        ("青禾县护林方案\n" + END + "2026年4月26日发布，以上内容根据报道整理。\n", [], "2026-04-26"),
        (CELLS, ["青禾县林业局"], "2026-03-09"),
        ("青禾县护林方案\n索引号 0143/2026-37 成文日期 2026-03-09\n文号 发布时间 2026-03-15\n", [], "2026-03-09"),
        ("发文机关青禾县林业局\n发文日期2026年3月9日\n发文字号青林发〔2026〕3号\n青禾县护林方案\n", ["青禾县林业局"], "2026-03-09"),
        ("生成日期：2026-03-15\n青禾县护林方案\n各单位：\n请认真执行。\n2026年3月9日\n", [], "2026-03-09"),
        ("青禾县林业局等14家单位关于印发护林方案的通知\n", ["青禾县林业局"], None),
        ("青禾县护林方案\n青林发[2026]3号 二○二六年三月九日\n", [], "2026-03-09"),
        ("公布日期：2026年3月9日\n青禾县护林方案\n", [], "2026-03-09"),
        ("欢迎访问青禾林业协会\n青禾县林业局印发护林“十五五”规划\n发布日期：2026-03-15\n", ["青禾县林业局"], None),
        ("颁布时间：2026年3月9日\n青禾县护林方案\n", [], "2026-03-09"),
        ("青禾县护林规划\n青禾县林业局　2026年3月\n", ["青禾县林业局"], None),
        ("所在位置: 青禾网 > 热点专题\n青禾市人民政府办公厅关于印发护林方案的通知\n", ["青禾市人民政府办公厅"], None),
        ("文号\t青林发〔2026〕3号\t主题分类\t农业、林业、水利\n青禾县人民政府办公室\n关于印发护林方案的通知\n", ["青禾县人民政府办公室"], None),
        ("文号\n青林发〔2026〕3号\n主题分类\n农业、林业、水利\n青禾县人民政府办公室关于印发护林方案的通知\n", ["青禾县人民政府办公室"], None),
        ("主题分类\n农业、林业、水利\n青禾县人民政府办公室\n关于印发护林方案的通知\n", ["青禾县人民政府办公室"], None),
        ("青府发〔2026〕29号青禾市人民政府办公厅关于印发护林方案的通知\n", ["青禾市人民政府办公厅"], None),
        ("青禾部贯彻落实《护林意见》的行动计划\n", ["青禾部"], None),
        ("青禾开发区管理委员会支持护林的若干措施\n", ["青禾开发区管理委员会"], None),
    ],
)  # fmt: skip
def test_bodies_and_days_in_the_forms_of_sites(text: str, issuers: list[str], issued: str | None) -> None:
    meta, found = read(text + END)
    assert (found, meta.issued_on) == (issuers, issued)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("青禾县护林规划（2021-25年）\n", (2021, 2025)),
        ("青禾县清洁取暖实施方案（2026年）\n", (2026, 2026)),
        ("青禾县关于调整税率的通知（2026年）\n", (None, None)),
        ("青禾县关于做好2026年护林重点工作的实施意见\n", (2026, 2026)),
        ("关于《青禾县护林办法》（2026年修订）公开征求意见的公告\n", (None, None)),
        ("2026年青禾县护林责任分解\n", (2026, 2026)),
        ("青禾县护林规划纲要\n规划期至2035年，远景展望到本世纪中叶。\n", (None, 2035)),
        ("青禾县护林补贴办法\n实施期限至2026年12月31日。\n", (None, None)),
    ],
)
def test_period_of_two_figures_of_one_year_and_of_the_last_year(
    text: str, period: tuple[int | None, int | None]
) -> None:
    meta, _ = read(text + END)
    assert (meta.period_start, meta.period_end) == period


def test_decimal_numbers_in_a_text_of_one_line() -> None:
    text = (
        "青禾县护林方案 1.总则 1.1编制目的 为提高护林能力,根据《护林办法》,制定本方案。 1.2适用范围 本方案适用于全县,镇村参照执行。"
        + " 2.组织体系 2.1领导机构 县政府设护林指挥部,统一指挥。 2.2办事机构 指挥部下设办公室,承担日常工作。"
        + "各单位要建立台账,及时上报信息,做好应急准备。" * 12
    )
    outline = plan_outline(PlanDocument.of_text(text))
    found = [(h.number, h.title) for h in outline.headings]
    assert found[:6] == [
        ("1.", "总则"), ("1.1", "编制目的"), ("1.2", "适用范围"), ("2.", "组织体系"), ("2.1", "领导机构"), ("2.2", "办事机构"),
    ]  # fmt: skip


def test_number_glued_to_its_label_and_of_a_decree() -> None:
    meta, _ = read("发文机关青禾县林业局\n发文字号青林发〔2026〕3号\n青禾县护林方案\n" + END)
    assert meta.document_number == "青林发〔2026〕3号"
    meta, _ = read("国务院关于护林的决定\n中华人民共和国国务院令第606号\n" + END)
    assert meta.document_number == "中华人民共和国国务院令第606号"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(
            "青禾县护林若干措施\n为做好护林工作，制定措施： 一、增绿，扩大林地(一)造林。造林一万亩。"
            + "(二)育苗。" + "培育苗木，提高成活率，做好抚育。" * 20
            + "二、护绿，守住林地(三)巡护。每周巡护。(四)防火。新建防火道。三、活绿，用好林地(五)经营。发展林下经济。\n",
            ["增绿，扩大林地", "造林", "育苗", "护绿，守住林地", "巡护", "防火", "活绿，用好林地", "经营"],
            id="count-that-goes-on-through-chapters",
        ),
        pytest.param(
            "青禾县护林若干措施\n一、落实林长制,压实责任。二、配备巡护员。三、新建防火道。\n",
            ["落实林长制,压实责任", "配备巡护员", "新建防火道"],
            id="short-line",
        ),
        pytest.param(
            "青禾省护林意见\n为做好护林工作，提出如下意见。\n扛牢护林责任\n(一)落实林长制。定期巡林。\n强化基础支撑\n"
            "(二)建设防火道。新建防火道。\n健全保障机制\n(三)加强领导。成立专班。\n",
            ["扛牢护林责任", "落实林长制", "强化基础支撑", "建设防火道", "健全保障机制", "加强领导"],
            id="chapters-without-numbers",
        ),
        pytest.param(
            "青禾市护林方案\n为做好护林工作，制定本方案。\n强化护林责任\n各县要落实林长制，压实镇村责任，做到山有人管。\n"
            "完善巡护体系\n建立市县镇三级巡护网络，实现重点林区全覆盖。\n严格督导考核\n将护林工作纳入年度考核，对不力的予以通报。\n"
            "青禾市林业局\n2026年3月9日\n",
            ["强化护林责任", "完善巡护体系", "严格督导考核"],
            id="no-numbers-at-all",
        ),
        pytest.param(
            "青政发〔2026〕3号《青禾市关于印发护林方案的通知》\n青禾市关于印发护林方案的通知\n现将《护林方案》印发给你们。\n护林方案\n一、主要任务\n护林。\n",
            ["主要任务"],
            id="notice-named-over-itself",
        ),
        pytest.param(
            "青禾县护林通知\n一、护林\n加强护林。\n附件：2026年护林任务分解表\n青禾县林业局\n2026年2月21日\n", ["护林"], id="annex-over-a-signature"
        ),
        pytest.param(
            "青禾县护林预案\n1总则\n1.1编制目的\n为护林，制定本预案。\n1.2工作原则\n预防为主。\n2组织体系\n2.1指挥部\n统一指挥。\n",
            ["总则", "编制目的", "工作原则", "组织体系", "指挥部"],
            id="number-glued-to-a-title",
        ),
        pytest.param("青禾市护林方案\n一、主要任务\n（一）开展“护绿” 行动。配备巡护员。\n", ["主要任务", "开展“护绿” 行动"], id="blank-after-a-quote"),
    ],
)  # fmt: skip
def test_headings_of_copies(text: str, titles: list[str]) -> None:
    assert [heading.title for heading in plan_outline(PlanDocument.of_text(text)).headings] == titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("青禾市财政局关于调整护林补贴的通知。各单位：自2026年1月1日起，补贴调整为每月500元，由市财政局落实。\n", "青禾市财政局关于调整护林补贴的通知"),
        ("青禾市护林，十五五，规划" + "护林队伍得到加强，防火设施得到完善，" * 20 + "\n", "青禾市护林"),
    ],
)  # fmt: skip
def test_text_of_one_line_without_numbers_is_one_section(text: str, title: str) -> None:
    outline = plan_outline(PlanDocument.of_text(text))
    assert outline.meta.title == title
    assert [(heading.title, heading.body >= heading.span.end) for heading in outline.headings] == [(title, True)]
