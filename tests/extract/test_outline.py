"""Headings by the document's own numbering (sentences invented for the tests)."""

from pathlib import Path

import pytest

from plankg.extract import extract_file
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Doubt, Project, Section, Task
from plankg.extract.model.spans import Span
from plankg.extract.outline.headings import Heading
from plankg.extract.outline.outline import outline_of
from plankg.extract.outline.title_spans import title_span
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.extract.text.fold import fold
from plankg.extract.text.numbering import chinese_number, marker_at


def outline(text: str) -> list[Heading]:
    return outline_of(PlanDocument.of_text(text))


def shape(text: str) -> list[tuple[str, str | None, str, int]]:
    return [(h.kind, h.number, h.title, h.level) for h in outline(text)]


@pytest.mark.parametrize(
    ("line", "style", "n"),
    [
        ("第三章 主要任务", "章", 3),
        ("第二编 布局", "编", 2),
        ("第四部分 保障", "部分", 4),
        ("十二、加强保障", "一、", 12),
        ("第三条 支持平台建设。", "条", 3),
        ("（三）优化流程", "(一)", 3),
        ("(三)优化流程", "(一)", 3),
        ("3.开展试点。", "1.", 3),
        ("3．开展试点。", "1.", 3),
        ("3、开展试点。", "1.", 3),
        ("2.2025年前建成平台。", "1.", 2),
        ("（2）建设平台", "(1)", 2),
        ("1.2 总体目标", "1.1", 2),
        ("2.3.4 建设平台", "1.1.1", 4),
        ("④ 建设平台", "①", 4),
        ("附件2 任务分工表", "附", 2),
    ],
)
def test_marker_reads_style_and_number(line: str, style: str, n: int) -> None:
    marker = marker_at(fold(line), 0, len(line))
    assert marker is not None
    assert (marker.style, marker.n) == (style, n)


@pytest.mark.parametrize("line", ["1.32", "2020年", "3.5%以上", "第一，加强领导", "12315热线", "1", "一是加强领导"])
def test_marker_leaves_other_lines(line: str) -> None:
    marker = marker_at(fold(line), 0, len(line))
    assert marker is None or marker.words >= len(line)


@pytest.mark.parametrize(
    ("printed", "value"), [("十", 10), ("二十一", 21), ("一百零三", 103), ("二〇二五", 2025), ("两", 2)]
)
def test_chinese_number_has_its_value(printed: str, value: int) -> None:
    assert chinese_number(printed) == value


def test_levels_come_from_the_nesting() -> None:
    text = "第一章 总则\n（一）背景\n文字。\n第二章 任务\n一、改革\n（一）流程\n二、开放\n"
    assert [(h.title, h.level, h.path) for h in outline(text)] == [
        ("总则", 1, "1"), ("背景", 2, "1/1"), ("任务", 1, "2"), ("改革", 2, "2/1"), ("流程", 3, "2/1/1"), ("开放", 2, "2/2"),
    ]  # fmt: skip


def test_heading_that_runs_into_its_paragraph_ends_at_the_stop() -> None:
    text = "一、任务\n（一）优化流程。继续压减环节。\n"
    heading = outline(text)[1]
    assert (heading.title, text[heading.body : heading.range_end]) == ("优化流程", "继续压减环节。")


def test_numbers_go_on_across_sections() -> None:
    text = "一、甲\n1.甲一。文字。\n2.甲二。文字。\n二、乙\n3.乙一。文字。\n"
    assert [h.title for h in outline(text)] == ["甲", "甲一", "甲二", "乙", "乙一"]


@pytest.mark.parametrize(
    "body",
    [
        "注：1. 合格率为抽检数。\n2. 覆盖率为年末数。\n",
        "附件：1．分工表\n      2．指标表\n",
        "类别\n1\n1.32\n2\n0.99\n",
        "2.没有第一条的第二条。\n",
        "1.保障供给；\n2.稳定价格；\n",
    ],
    ids=["note", "annex-list", "cells", "no-first", "list-entries"],
)
def test_numbered_line_that_is_no_heading_stays_text(body: str) -> None:
    assert [h.title for h in outline("一、总体情况\n" + body + "二、主要任务\n")] == ["总体情况", "主要任务"]


def test_contents_are_no_headings() -> None:
    text = "目 录\n第一章 总则……1\n第二章 任务……2\n第一章 总则\n文字。\n第二章 任务\n"
    assert [h.title for h in outline(text)] == ["总则", "任务"]


def test_number_out_of_turn_is_kept_as_a_doubt() -> None:
    headings = outline("一、甲\n二、乙\n四、丁\n")
    assert [h.title for h in headings] == ["甲", "乙", "丁"]
    assert headings[-1].doubt is not None


@pytest.mark.parametrize("label", ["专栏1 质量行动", "专栏 1  质量行动", "专栏一：质量行动", "专栏1\n质量行动"])
def test_special_column_and_items_end_with_their_last_paragraph(label: str) -> None:
    text = (
        f"一、任务\n（一）提升质量\n文字。\n{label}\n1.甲行动。文字。\n2.乙行动。文字。\n后面的正文。\n（二）优化服务\n"
    )
    found = outline(text)
    assert [(h.kind, h.title) for h in found] == [
        ("section", "任务"), ("section", "提升质量"), ("column", "质量行动"), ("item", "甲行动"), ("item", "乙行动"),
        ("section", "优化服务"),
    ]  # fmt: skip
    assert text[: found[2].range_end].endswith("2.乙行动。文字。")
    assert text[: found[1].range_end].endswith("后面的正文。")


def test_sentence_about_a_column_opens_none() -> None:
    assert "column" not in [h.kind for h in outline("一、任务\n专栏1所列行动由各地组织实施。\n")]


def test_project_list_gives_projects() -> None:
    text = "一、任务\n（一）实施重点项目\n1.数据中心建设项目。建成中心。\n2.检测基地项目。建成基地。\n"
    assert shape(text)[2:] == [
        ("project", "1.", "数据中心建设项目", 3), ("project", "2.", "检测基地项目", 3),
    ]  # fmt: skip


def test_named_work_in_a_column_is_a_project_of_its_item() -> None:
    text = "一、任务\n建设平台。\n专栏1 重大工程\n1.数据中心建设工程。建成中心。\n2.强化服务。开展培训。\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    projects = [n for n in plan.nodes if isinstance(n, Project)]
    item = next(n for n in plan.nodes if n.label == "Task" and n.title == "数据中心建设工程")
    assert [(p.number, p.name) for p in projects] == [("1.", "数据中心建设工程")]
    assert [(e.source, e.target) for e in plan.edges if e.type == "PART_OF" and e.source == projects[0].id] == [
        (projects[0].id, item.id)
    ]


def doubted(text: str) -> list[str | None]:
    return [h.number for h in outline(text) if h.doubt]


@pytest.mark.parametrize(
    ("numbers", "doubts"),
    [
        (["2.1", "2.2", "2.3"], []),
        (["2.1", "2.3", "2.4"], ["2.3"]),
        (["2.1", "2.2", "2.2", "2.3"], ["2.2"]),
    ],
    ids=["whole", "one-lost", "one-twice"],
)
def test_lost_or_repeated_number_does_not_end_the_count(numbers: list[str], doubts: list[str]) -> None:
    text = "一、基础\n\n良好。\n\n二、重点任务\n\n" + "".join(f"{n} 建设平台\n\n新建平台。\n\n" for n in numbers)
    assert [h.number for h in outline(text)][2:] == numbers
    assert doubted(text) == doubts


def test_title_that_begins_with_figures_keeps_its_number() -> None:
    text = "一、重点任务\n1.建设园区。新建园区。\n2.121人才项目。培养人才。\n3.5G基站项目。新建基站。\n4.平台项目。新建平台。\n"
    assert [(h.number, h.title) for h in outline(text)][1:] == [
        ("1.", "建设园区"), ("2.", "121人才项目"), ("3.", "5G基站项目"), ("4.", "平台项目")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("㈠建设数字农田", "建设数字农田"),
        ("一）建设数字农田", "建设数字农田"),
        ("（ 一 ）建设数字农田", "建设数字农田"),
        ("（⼀）建设数字农⽥", "建设数字农⽥"),
        ("（一）“添绿荫”：栽植行道树", "“添绿荫”：栽植行道树"),
    ],
)
def test_second_level_numbers_of_any_print(line: str, title: str) -> None:
    assert [h.title for h in outline(f"一、主要任务\n{line}\n做好工作。\n")] == ["主要任务", title]


def test_part_with_a_colon_has_its_title() -> None:
    assert shape("第一部分：发展现状\n一、设施\n良好。\n第二部分：主要任务\n一、建设\n新建。\n") == [
        ("section", "第一部分", "发展现状", 1),
        ("section", "一、", "设施", 2),
        ("section", "第二部分", "主要任务", 1),
        ("section", "一、", "建设", 2),
    ]


def test_list_that_runs_on_is_no_row_of_headings() -> None:
    text = (
        "一、职责\n下列事项由办公室负责：\n（一）拟订计划；\n（二）督促检查；\n（三）通报结果。\n二、要求\n抓好落实。\n"
    )
    assert [h.title for h in outline(text)] == ["职责", "要求"]


def test_article_that_ends_with_a_semicolon_is_an_article() -> None:
    text = (
        "第一条 渔港建设应当有规划，先评估，后建设。\n第二条 市渔业局负责组织编制渔港建设规划，拟定项目年度建设计划，负责项目审批；\n"
        "市财政局负责资金。\n第三条 本办法自印发之日起施行。\n"
    )
    assert [h.number for h in outline(text)] == ["第一条", "第二条", "第三条"]


def test_targets_in_a_list_are_no_headings() -> None:
    text = "一、主要指标\n1、新建码头12座，其中深水码头4座；优良率达到98%。\n2、寄存率达45%，清洁车辆占比60%以上。\n二、任务\n建设。\n"
    assert [h.title for h in outline(text)] == ["主要指标", "任务"]


CONTENTS = """虚构县渔业规划
目 录
一、发展环境........................1
专栏1 渔港建设..................2
二、重点任务......................3
一、发展环境
资源约束趋紧。
二、重点任务
专栏1 渔港建设
1.锚地工程：新建锚地2处。
"""


def test_contents_with_dots_give_no_heading_and_no_column() -> None:
    assert [(h.kind, h.title) for h in outline(CONTENTS)] == [
        ("section", "发展环境"), ("section", "重点任务"), ("column", "渔港建设"), ("item", "锚地工程")
    ]  # fmt: skip


ANNEXED = """虚构市农机补贴方案
一、实施要求
（一）加强监管。市财政局要严格管理。
附件：补贴机具范围
附件
补贴机具范围
1.耕整机械
1.1耕地机械
结 语
各地抓好落实。
"""


def test_annex_and_closing_words_are_sections_of_their_own() -> None:
    assert shape(ANNEXED) == [
        ("section", "一、", "实施要求", 1),
        ("section", "（一）", "加强监管", 2),
        ("section", "附件", "补贴机具范围", 1),
        ("section", "1.", "耕整机械", 2),
        ("section", "1.1", "耕地机械", 3),
        ("section", None, "结 语", 1),
    ]


def test_heading_of_a_table_is_no_title_of_its_annex(tmp_path: Path) -> None:
    """And tasks of a table are tasks: nothing is left to doubt."""
    file = tmp_path / "plan.html"
    file.write_text(
        "<html><body><h1>虚构县护塔工作要点</h1><p>一、工作目标</p><p>灯塔更亮。</p><p>附件</p><table><tr><td>序号</td><td>工作任务</td>"
        "<td>责任单位</td></tr><tr><td>1</td><td>修建围栏</td><td>县渡口局</td></tr><tr><td>2</td><td>检修铁梯</td>"
        "<td>县水利局</td></tr></table></body></html>",
        "utf-8",
    )
    plan = extract_file(file)
    assert [node.title for node in plan.nodes if isinstance(node, Section)] == ["工作目标", "附件"]
    assert not [node for node in plan.nodes if isinstance(node, Doubt)]


def tasks(text: str) -> list[str]:
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    return [n.title or n.text for n in plan.nodes if isinstance(n, Task) and n.kind == "heading"]


def test_things_listed_in_an_annex_are_no_tasks() -> None:
    assert tasks(ANNEXED) == ["实施要求", "加强监管"]


def test_numbered_works_of_an_annex_of_projects_are_projects() -> None:
    text = (
        "虚构市护林计划\n一、主要任务\n（一）养护古树。分批换土。\n附件\n建设项目\n一、林区道路改造项目\n为林区铺设道路3公里。\n"
        "二、护林站工程\n新建护林站2处。\n"
    )
    found = extract_source(Source(Path("plan.txt"), "plan", text, ""))
    assert [node.name for node in found.nodes if isinstance(node, Project)] == ["林区道路改造项目", "护林站工程"]
    assert [node.title for node in found.nodes if isinstance(node, Task) and node.kind == "heading"] == ["养护古树"]


def test_plans_that_one_notice_issues_are_told_apart() -> None:
    text = (
        "虚构市人民政府办公室关于印发两个专项方案的通知\n《虚构市中介服务方案》《虚构市涉企收费方案》已经同意，现印发给你们。\n"
        "虚构市中介服务方案\n一、总体要求\n坚持问题导向。\n二、主要措施\n规范清单。\n虚构市涉企收费方案\n一、总体要求\n摸清底数。\n"
    )
    assert [(h.title, h.level) for h in outline(text)] == [
        ("虚构市中介服务方案", 1), ("总体要求", 2), ("主要措施", 2), ("虚构市涉企收费方案", 1), ("总体要求", 2)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "is_task"),
    [
        ("发展基础", False),
        ("发展环境", False),
        ("发展趋势", False),
        ("预期成效", False),
        ("持续改善渔港作业基础条件", True),
        ("资源调查评价", True),
        ("夯实工作基础", True),
        ("健全目标责任制", True),
    ],
)
def test_title_looks_back_by_its_last_word_and_not_by_any(title: str, is_task: bool) -> None:
    assert (title in tasks(f"一、{title}\n开展渔业资源普查。\n二、保障工作\n加强领导。\n")) is is_task


def test_text_without_headings_is_one_section_with_a_doubt() -> None:
    text = "虚构市人民政府关于同意建设渔港的批复\n\n市农业农村局：\n\n同意建设渔港。市财政局要安排资金。\n\n虚构市人民政府\n\n2020年3月5日\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert [n.title for n in plan.nodes if isinstance(n, Section)] == ["虚构市人民政府关于同意建设渔港的批复"]
    assert any(isinstance(n, Doubt) and "全文作为一节" in n.reason for n in plan.nodes)
    assert (plan.document.issuer, plan.document.issued_on) == ("虚构市人民政府", "2020-03-05")


def test_text_without_tasks_is_read_and_says_so() -> None:
    plan = extract_source(Source(Path("a.txt"), "a", "虚构市规划\n第一章 总则\n本规划适用于全市。\n", "0"))
    assert any(isinstance(n, Doubt) and "没有读出任务" in n.reason for n in plan.nodes)


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("渔港消费是沿海经济增长的持久动力。", False),
        ("畅通流通是释放消费潜力的重要支撑，也是民生所系。", False),
        ("完善的冷链能够让渔获更快到达市场。", False),
        ("渔业安全事关国民经济发展大局。", False),
        ("建设渔港和避风码头设施。", True),
        ("各区政府是推进改造的责任主体，要健全协调机制。", True),
        ("落实有利于融入市场的考核制度，优化分享。", True),
        ("保障事关国计民生的产业安全运行。", True),
    ],
)
def test_sentence_that_asks_for_nothing_is_no_measure(sentence: str, measure: bool) -> None:
    text = f"虚构市渔港方案\n一、培育渔港消费\n{sentence}\n（一）建设渔港。建设三处渔港。\n"
    plan = extract_source(Source(Path("a"), "a", text, "0"))
    assert (sentence in {n.text for n in plan.nodes if isinstance(n, Task)}) is measure


@pytest.mark.parametrize(
    "closing",
    [
        "本意见自印发之日起施行，有效期至2030年12月31日。",
        "施行说明：本措施自2027年3月1日起实施。",
        "（此件公开发布）",
        "以上意见如无不妥，请批转各县区执行。",
        "附件：重点任务清单（略）",
        "虚构市人民政府办公室\n2027年2月8日",
        "虚构市教育局\n虚构市财政局\n二〇二七年二月八日",
        "虚构市人民政府办公室2027年2月8日印发",
    ],
)
def test_what_closes_a_document_is_no_measure(closing: str) -> None:
    text = f"虚构市护林意见\n一、加强巡护\n组建巡护队伍，划定巡护路线。\n定期向社会公布结果。\n{closing}\n"
    plan = extract_source(Source(Path("x"), "x", text, ""))
    assert [n.text for n in plan.nodes if isinstance(n, Task) and n.kind == "measure"] == [
        "组建巡护队伍，划定巡护路线。",
        "定期向社会公布结果。",
    ]


def test_title_of_the_one_plan_opens_no_part_however_often_it_is_printed() -> None:
    text = "护林办法\n作者：某网\n护林办法\n现印发《护林办法》。\n护林办法\n一、要求\n挂牌。\n二、任务\n修树。\n"
    assert [title for _, _, title, _ in shape(text)] == ["要求", "任务"]


def test_items_count_on_past_a_hundred() -> None:
    numbers = [
        h.number for h in outline("一、任务\n" + "".join(f"（{n}）铺设管道。装{n}台。\n" for n in range(1, 104)))
    ]
    assert numbers[-2:] == ["（102）", "（103）"]


def test_item_that_speaks_of_an_indicator_holds_no_list_of_them() -> None:
    found = outline("一、任务\n（1）制定评估指标体系。开展评估。\n（2）增设设备，在25个乡镇设置窗口。\n")
    assert [h.number for h in found] == ["一、", "（1）", "（2）"]


@pytest.mark.parametrize(
    "annotation",
    [
        "（责任单位：县水务局、各镇（街道）办事处）",
        "（责任单位：县水务局（牵头）、县住建局）",
        "【责任单位：县水务局、县住建局】",
        "（县水务局牵头，县住建局、各乡（镇）政府配合）",
    ],
)
@pytest.mark.parametrize("after", ["", "\n在老城三处险工段换石补土，按月检查。"])
def test_title_ends_before_who_is_responsible(annotation: str, after: str) -> None:
    text = f"一、重点任务\n1.加固湖岸{annotation}{after}\n2.清理湖底{annotation}{after}\n二、保障措施\n加强检查。\n"
    assert [h.title for h in outline(text)] == ["重点任务", "加固湖岸", "清理湖底", "保障措施"]
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    titles = {n.id: n.title for n in plan.nodes if n.label == "Task"}
    carried = [titles.get(e.target) for e in plan.edges if e.type == "RESPONSIBLE_FOR"]
    assert carried == ["加固湖岸"] * 2 + ["清理湖底"] * 2 or carried == ["加固湖岸"] * 3 + ["清理湖底"] * 3


def test_number_that_lost_half_of_its_bracket_goes_on_with_its_series() -> None:
    text = "（一）清淤。清淤河道。\n（二）引水。引水入城。\n（三巡河护河。落实制度。\n（四）治污。整治排口。\n"
    assert [(h.number, h.title) for h in outline(text)][2:] == [("（三", "巡河护河"), ("（四）", "治污")]
    aside = "（一）清淤。清淤河道。\n（二维码见附图）扫码报名。\n（二）引水。引水入城。\n"
    assert [h.title for h in outline(aside)] == ["清淤", "引水"]


def test_full_stop_of_another_keyboard_ends_a_title() -> None:
    text = "一.保障措施\n（一）加强领导.各部门要压实责任,定期通报.\n（二）加强宣传.发放手册1.5万份.\n"
    assert [h.title for h in outline(text)] == ["保障措施", "加强领导", "加强宣传"]


def test_title_of_one_of_several_plans_is_no_task() -> None:
    part = "一、总体要求\n坚持便民。\n二、重点任务\n（一）{}。完善制度。\n"
    text = f"第一篇：虚构市护林方案\n{part.format('巡山')}第二篇：虚构市护河行动计划（试行）\n{part.format('巡河')}"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert [n.title for n in plan.nodes if isinstance(n, Task) and n.kind == "heading"] == ["巡山", "巡河"]
    assert [n.title for n in plan.nodes if isinstance(n, Section) and n.level == 1] == [
        "虚构市护林方案",
        "虚构市护河行动计划（试行）",
    ]


def test_title_of_a_sentence_goes_on_over_a_full_line() -> None:
    full = "接线员对群众来电3秒钟内接线,媒体来件3分钟内受理,局属热线服务中心10\n分钟内完成派单,把派单的情况\n记入台账"
    assert title_span(full + "。并公布。", 0, len(full) + 5, strong=True) == Span(0, len(full))
    short = "接线员及时接线,值守电话保持畅通\n各林场完成派单的时间不超过十分钟把派单的情况全部记入热线台账并及时报告\n林业局"
    assert title_span(short + "。并公布。", 0, len(short) + 5, strong=True) == Span(0, short.index("\n"))
