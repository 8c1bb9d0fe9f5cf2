"""To which task a duty belongs, who inherits it, and how bodies hang together (all plans and bodies invented)."""

from pathlib import Path

import pytest

from plankg.extract.model import Organization, PartOf, PlacedNode, PlanGraph, ResponsibleFor, Task
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source

HEAD = "虚构市人民政府办公室关于印发行动方案的通知\n\n"


def extracted(text: str) -> PlanGraph:
    return extract_source(Source(Path("a.txt"), "a", HEAD + text, "0"))


def duties(plan: PlanGraph, basis: str = "stated") -> list[tuple[str, str, str]]:
    nodes = {n.id: n for n in plan.nodes if isinstance(n, PlacedNode)}
    found = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == basis]
    return [(nodes[e.target].text.split("。")[0], e.surface, e.role) for e in found]


def test_annotation_inside_a_paragraph_speaks_for_all_sentences_since_the_one_before() -> None:
    plan = extracted(
        "一、重点任务\n（一）夯实设施。铺设光纤。扩大覆盖。（甲局牵头，乙局配合）建设机房。调度算力。（丙局负责）抓好收尾。\n"
    )
    assert duties(plan) == [
        ("铺设光纤", "甲局", "lead"), ("铺设光纤", "乙局", "support"), ("建设机房", "丙局", "owner"),
    ]  # fmt: skip
    items = [n.text for n in plan.nodes if isinstance(n, Task) and n.kind == "item"]
    assert items == ["铺设光纤。扩大覆盖。（甲局牵头，乙局配合）", "建设机房。调度算力。（丙局负责）"]


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        # each paragraph has its own: the first is one of them, and those with several are cut
        (["（一）夯实设施。铺设光纤，连通林区。扩大覆盖。（甲局负责）", "建设机房，接入林场。调度算力。（乙局负责）培训人员。（丙局负责）",
          "抓好收尾，做好验收。（丁局负责）"],
         ["铺设光纤，连通林区", "建设机房，接入林场", "培训人员", "抓好收尾，做好验收"]),
        # the others are announced: the first speaks for all
        (["（一）夯实设施。铺设光纤，连通林区。（甲局负责）", "主要措施：", "建设机房，接入林场。（乙局负责）", "抓好收尾，做好验收。（丙局负责）"],
         ["（一）夯实设施", "建设机房，接入林场", "抓好收尾，做好验收"]),
        # not all have one
        (["（一）夯实设施。铺设光纤，连通林区。（甲局负责）", "建设机房，扩大规模。", "抓好收尾，做好验收。（丙局负责）"],
         ["（一）夯实设施", "抓好收尾，做好验收"]),
    ],
)  # fmt: skip
def test_annotations_of_paragraphs_under_a_heading(paragraphs: list[str], wanted: list[str]) -> None:
    plan = extracted("一、重点任务\n" + "\n".join(paragraphs) + "\n")
    assert [task for task, _, _ in duties(plan)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the whole item, or the paragraph that it ends
        ("（一）做好回收。设置网点，覆盖乡镇。市供销社牵头负责，市城管局配合，2028年6月底前建成。\n（二）强化监管。打击假冒。\n",
         [("（一）做好回收", "市供销社"), ("（一）做好回收", "市城管局")]),
        ("（一）推进赋能。\n建设平台，归集数据。市林业局按职责分工负责。\n支持改造，推广新店。（牵头单位：市商务局）\n",
         [("建设平台，归集数据", "市林业局"), ("支持改造，推广新店", "市商务局")]),
        # what is done is said too: the sentence itself
        ("（一）做好回收。设置网点。市供销社负责建设网点。\n", [("市供销社负责建设网点", "市供销社")]),
    ],
)  # fmt: skip
def test_sentence_that_says_only_who_speaks_of_what_was_said_before(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(task, body) for task, body, _ in duties(extracted("一、重点任务\n" + text))] == wanted


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        ("整合资源，建设中心。", "（一）物流体系"),
        ("整合资源，建设中心。市交通局牵头推进融合。", "设立站点，统一配送"),
    ],
)
def test_annotation_of_the_last_paragraph_where_another_says_who(first: str, wanted: str) -> None:
    plan = extracted(f"一、重点任务\n（一）物流体系。\n{first}\n设立站点，统一配送。（责任单位：市邮政局）\n")
    assert [task for task, body, _ in duties(plan) if body == "市邮政局"] == [wanted]


def test_lines_on_leaders_and_time_limits_are_no_measures_and_the_limit_goes_to_the_bodies() -> None:
    plan = extracted(
        "一、重点任务\n1．培育企业。\n支持技术改造。\n牵头责任单位：甲局\n协同责任单位：乙局、丙局\n牵头领导：分管领导\n"
        "完成时限：2026年底前\n2．发展软件。\n扩大产业。\n责任单位：丁局\n"
    )
    assert duties(plan) == [
        ("1．培育企业", "甲局", "lead"), ("1．培育企业", "乙局", "support"), ("1．培育企业", "丙局", "support"),
        ("2．发展软件", "丁局", "owner"),
    ]  # fmt: skip
    edges = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    assert [e.deadline for e in edges] == ["2026年底前"] * 3 + [None]
    assert plan.text[edges[0].evidence_starts[0] : edges[0].evidence_ends[0]] == "完成时限：2026年底前"
    assert not [n for n in plan.nodes if isinstance(n, Task) and n.kind == "measure" and "领导" in n.text]


@pytest.mark.parametrize(
    ("annotations", "wanted"),
    [
        # after the last item of each group alone: for the group
        (("", "（市林业局负责）", "", "责任单位：市水利局"), [("（一）护好林场", "市林业局"), ("（二）护好河道", "市水利局")]),
        # after each item, or once only: for the item
        (("（市林业局负责）", "（市林草局负责）", "", "责任单位：市水利局"),
         [("1.立好围栏", "市林业局"), ("2.修好山路", "市林草局"), ("4.疏浚河段", "市水利局")]),
        (("", "（市林业局负责）", "", ""), [("2.修好山路", "市林业局")]),
    ],
)  # fmt: skip
def test_annotation_after_the_last_items_alone_speaks_for_their_groups(
    annotations: tuple[str, ...], wanted: list[tuple[str, str]]
) -> None:
    items = ["1.立好围栏。围住幼林。", "2.修好山路。铺好碎石。", "3.加固河堤。整修护坡。", "4.疏浚河段。清除淤泥。"]
    lines = [
        f"{item}\n{said}" if ":" in said or "：" in said else item + said
        for item, said in zip(items, annotations, strict=True)
    ]
    plan = extracted(
        "一、重点任务\n（一）护好林场\n" + "\n".join(lines[:2]) + "\n（二）护好河道\n" + "\n".join(lines[2:]) + "\n"
    )
    assert [(task, body) for task, body, _ in duties(plan)] == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("责任单位：\n甲市林业局、甲市水利局\n", [("甲市林业局", "owner"), ("甲市水利局", "owner")]),
        ("牵头单位：\n市林业局\n配合单位：\n市水利局\n市财政局\n", [("市林业局", "lead"), ("市水利局", "support"), ("市财政局", "support")]),
        ("责任单位：\n市林业局\n修好围栏并且加固立柱。\n", [("市林业局", "owner")]),
        ("责任单位：市林业局\n市水利局\n", [("市林业局", "owner")]),
    ],
)  # fmt: skip
def test_label_alone_on_its_line_speaks_of_the_names_below_it(lines: str, wanted: list[tuple[str, str]]) -> None:
    plan = extracted("一、重点任务\n1．建设林场。\n整修山路并且立好路牌。\n" + lines + "2．发展苗圃。\n扩大产业。\n")
    assert duties(plan) == [("1．建设林场", surface, role) for surface, role in wanted]


def test_heading_with_nothing_but_annotations_below_it_is_one_task() -> None:
    plan = extracted(
        "一、重点任务\n1．整修全部山路\n责任单位：市林业局、市水利局\n完成时限：2026年6月30日\n2．发展苗圃。\n扩大产业。\n"
    )
    assert [(surface, role) for _, surface, role in duties(plan)] == [("市林业局", "owner"), ("市水利局", "owner")]
    assert not [n for n in plan.nodes if isinstance(n, Task) and n.title in {"责任单位", "完成时限"}]


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("（省级层面：甲厅牵头，乙厅配合；市级层面：丙局负责）", [("甲厅", "lead"), ("乙厅", "support"), ("丙局", "owner")]),
        ("（责任单位：甲局 乙局 丙局）", [("甲局", "owner"), ("乙局", "owner"), ("丙局", "owner")]),
        ("（完成时限：2026年；牵头单位：甲局 配合单位：乙局）", [("甲局", "lead"), ("乙局", "support")]),
        ("（以上任务均由甲局牵头，乙局配合）", [("甲局", "lead"), ("乙局", "support")]),
        ("（责任领导：分管领导；责任单位：甲局）", [("甲局", "owner")]),
        ("（各有关部门按照职责分工抓好落实）", [("各有关部门", "owner")]),
        ("由甲局牵头，乙局、丙局配合，开展走访。", [("甲局", "lead"), ("乙局", "support"), ("丙局", "support")]),
    ],
)  # fmt: skip
def test_form_gives_its_bodies(note: str, wanted: list[tuple[str, str]]) -> None:
    plan = extracted(f"一、重点任务\n（一）夯实设施。铺设光纤。{note}\n")
    assert [(surface, role) for _, surface, role in duties(plan)] == wanted


def test_duty_of_a_heading_is_inherited_by_the_tasks_under_it_as_an_inference() -> None:
    plan = extracted(
        "一、市教育局牵头的重点工作（1项）\n（一）扩大学位供给。新增学位。\n二、市民政局负责的工作\n（一）走访。探望老人。\n"
    )
    assert duties(plan) == [
        ("一、市教育局牵头的重点工作（1项）", "市教育局", "lead"), ("二、市民政局负责的工作", "市民政局", "owner"),
    ]  # fmt: skip
    inferred = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.rule == "owner-by-task-above"]
    assert [(e.surface, e.role, e.basis) for e in inferred] == [
        ("虚构市教育局", "lead", "inferred"), ("虚构市民政局", "owner", "inferred"),
    ]  # fmt: skip
    premise = plan.text[inferred[0].evidence_starts[0] : inferred[0].evidence_ends[0]]
    assert premise == "市教育局牵头的重点工作（1项）"


def test_inferred_duties_are_left_out_of_counts_and_json_unless_asked_for() -> None:
    plan = extracted("一、市民政局负责的工作\n（一）走访。探望老人。\n（二）培训。办班。\n")
    stated, every = plan.counts()["RESPONSIBLE_FOR"], plan.counts(with_inferred=True)["RESPONSIBLE_FOR"]
    assert (stated, every > stated) == (1, True)
    for asked, number in ((False, stated), (True, every)):
        edges = [e for e in plan.to_json(with_inferred=asked)["edges"] if e["type"] == "RESPONSIBLE_FOR"]
        assert len(edges) == number


def test_columns_of_a_project_table_that_name_bodies_are_duties() -> None:
    plan = extracted(
        "一、重点任务\n（一）走访。探望老人。\n二、重大项目\n"
        "| 序号 | 项目名称 | 建设内容 | 建设地点 | 牵头单位 | 实施单位 |\n"
        "| 1 | 检验楼项目 | 新建一座楼 | 东区 | 市科技局 | 甲公司、乙公司 |\n"
        "| 2 | 机房项目 | 新建一处机房 | 西区 | 市数据局 | 丙公司 |\n"
    )
    assert [(surface, role) for _, surface, role in duties(plan)] == [
        ("市科技局", "lead"), ("甲公司", "performer"), ("乙公司", "performer"), ("市数据局", "lead"), ("丙公司", "performer"),
    ]  # fmt: skip


def test_bodies_are_parts_of_those_that_their_names_begin_with_and_departments_of_their_government() -> None:
    plan = extracted(
        "一、重点任务\n（一）走访。（市委、市委组织部、市政府、市科技局、市税务局、市政府办公室、市食品安全委员会、市食品安全委员会办公室负责）\n"
    )
    names = {n.id: n.name for n in plan.nodes if isinstance(n, Organization)}
    found = {names[e.source]: names[e.target] for e in plan.edges if isinstance(e, PartOf) and e.source in names}
    assert found == {
        "虚构市委组织部": "虚构市委", "虚构市科学技术局": "虚构市人民政府", "虚构市食品安全委员会办公室": "虚构市食品安全委员会",
        "虚构市人民政府办公室": "虚构市人民政府",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("note", "wanted", "deadline"),
    [
        ("（甲局、乙局牵头督导，丙局参与）", [("甲局", "lead"), ("乙局", "lead"), ("丙局", "support")], None),
        ("（甲局牵头组织，乙局具体落实，各区属地负责）", [("甲局", "lead"), ("乙局", "owner"), ("各区", "owner")], None),
        ("（甲局牵头，会同乙局、丙局负责）", [("甲局", "lead"), ("乙局", "support"), ("丙局", "support")], None),
        ("（甲局、乙局按职责分别牵头，丙局配合）", [("甲局", "lead"), ("乙局", "lead"), ("丙局", "support")], None),
        ("（甲局负责牵头，乙局协助，9月底前完成）", [("甲局", "lead"), ("乙局", "support")], "9月底前完成"),
        ("（牵头单位为甲局，配合单位为乙局）", [("甲局", "lead"), ("乙局", "support")], None),
        ("（第一责任单位：甲局，其他责任单位：乙局）", [("甲局", "lead"), ("乙局", "owner")], None),
        ("（各县区党委和政府具体负责）", [("各县区党委和政府", "owner")], None),
        ("（市甲局、各县市区，2023年6月底前）", [("市甲局", "owner"), ("各县市区", "owner")], "2023年6月底前"),
        ("〔甲局牵头，乙局参与。各区负责落实。〕", [("甲局", "lead"), ("乙局", "support"), ("各区", "owner")], None),
        ("（甲局、乙局等负责，列第一位者为工作牵头单位，下同）", [("甲局", "lead"), ("乙局", "owner")], None),
    ],
)  # fmt: skip
def test_annotation_as_offices_word_it(note: str, wanted: list[tuple[str, str]], deadline: str | None) -> None:
    plan = extracted(f"一、重点任务\n（一）夯实设施。铺设光纤，扩大覆盖范围。{note}\n")
    assert [(surface, role) for _, surface, role in duties(plan)] == wanted
    edges = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    assert {e.deadline for e in edges} == {deadline}


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        # Labels of any words; two labels in one bracket; a lost or another bracket.
        ("（牵头单位：甲局；协助单位：乙局）", [("甲局", "lead"), ("乙局", "support")]),
        ("（牵头单位：甲局，支撑单位：河东镇、乙局）", [("甲局", "lead"), ("河东镇", "support"), ("乙局", "support")]),
        ("（牵头科室：甲科；成员单位：乙局；督导单位：丙局）", [("甲科", "lead"), ("乙局", "support"), ("丙局", "guide")]),
        ("（牵头（责任）单位：甲局）", [("甲局", "lead")]),
        ("（责任单位：甲局〕", [("甲局", "owner")]),
        ("（责任单位：甲局、乙局", [("甲局", "owner"), ("乙局", "owner")]),
        ("（牵头\n单位：甲局；责任单位：市某某\n局、乙局）", [("甲局", "lead"), ("市某某\n局", "owner"), ("乙局", "owner")]),
        ("（甲局指导，乙局参与）", [("甲局", "guide"), ("乙局", "support")]),
        ("（甲局会同乙局、丙局负责）", [("甲局", "lead"), ("乙局", "support"), ("丙局", "support")]),
        ("（市工商联牵头，市招商局配合）", [("市工商联", "lead"), ("市招商局", "support")]),
        ("（责任单位：市民政局/市残联）", [("市民政局", "owner"), ("市残联", "owner")]),
        ("（责任单位：县林业局、县“看护、认养”联席会议成员单位）", [("县林业局", "owner"), ("县“看护、认养”联席会议成员单位", "owner")]),
        ("（责任单位：12345热线各成员单位）", [("12345热线各成员单位", "owner")]),
        ("（责任单位：甲局，各区、县（市）政府）", [("甲局", "owner"), ("各区、县（市）政府", "owner")]),
        ("（市林业局、市水务局、林港物流）", [("市林业局", "owner"), ("市水务局", "owner"), ("林港物流", "owner")]),
        ("（大学专科、博士研究生教育、技工教育）", []),
        ("（甲局、乙局根据单位职责分别牵头负责）", [("甲局", "lead"), ("乙局", "lead")]),
        ("（各有关部门和单位，各区政府按职责分工负责）", [("各有关部门和单位", "owner"), ("各区政府", "owner")]),
        ("（甲局等市级部门及各县区按职责分工负责）", [("甲局", "owner"), ("市级部门", "owner"), ("各县区", "owner")]),
    ],
)  # fmt: skip
def test_annotation_in_any_form_gives_its_bodies(note: str, wanted: list[tuple[str, str]]) -> None:
    plan = extracted(f"一、重点任务\n（一）夯实设施。铺设光纤。{note}\n")
    assert [(surface, role) for _, surface, role in duties(plan)] == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("牵头部门：甲局\n\n参与部门：乙局、丙局", [("甲局", "lead"), ("乙局", "support"), ("丙局", "support")]),
        (
            "牵头单位：甲局\n落实单位：各乡镇\n协办单位：乙局",
            [("甲局", "lead"), ("各乡镇", "owner"), ("乙局", "support")],
        ),
        (
            "牵头单位：甲局。责任单位：乙局、丙局。完成时限：2026年6月。",
            [("甲局", "lead"), ("乙局", "owner"), ("丙局", "owner")],
        ),
        (
            "牵头单位　市甲局\n配合单位　市乙局　各区政府",
            [("市甲局", "lead"), ("市乙局", "support"), ("各区政府", "support")],
        ),
        ("牵头单位 要抓好落实", []),
        ("**牵头单位**：甲局；**配合单位**：乙局", [("甲局", "lead"), ("乙局", "support")]),
        (
            "- **牵头单位：** 甲局\n- **责任单位：** 乙局\n- **完成时限：** 2026年6月",
            [("甲局", "lead"), ("乙局", "owner")],
        ),
    ],
)
def test_lines_with_labels_speak_for_the_item_above(lines: str, wanted: list[tuple[str, str]]) -> None:
    plan = extracted(f"一、重点任务\n（一）夯实设施。铺设光纤。\n{lines}\n（二）走访。探望老人。\n")
    assert duties(plan) == [("（一）夯实设施", *duty) for duty in wanted]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("国土资源部要会同财政部制定办法。", [("国土资源部", "lead"), ("财政部", "support")]),
        ("由省应急厅牵头，省公安厅、省民政厅等有关部门参加。", [("省应急厅", "lead"), ("省公安厅", "support"), ("省民政厅", "support")]),
        ("具体标准由省应急厅商省财政厅确定。", [("省应急厅", "lead"), ("省财政厅", "support")]),
        ("省财政厅、人民银行某某分行要会同有关部门加强检查。", [("省财政厅", "lead"), ("人民银行某某分行", "lead"), ("有关部门", "support")]),
        ("各省、自治区、直辖市人民政府要制定预案。", [("各省、自治区、直辖市人民政府", "owner")]),
        ("各级农业农村、财政部门要健全机制。", [("各级农业农村", "owner"), ("财政部门", "owner")]),
        ("市文物局要履行职责，县级文物部门要抓好督导，乡镇政府要抓好落实。", [("市文物局", "owner"), ("县级文物部门", "owner"), ("乡镇政府", "owner")]),
        ("各街道办事处：负责辖区内线索摸排。", [("各街道办事处", "owner")]),
        ("强化市投资促进局牵头抓总作用。", [("市投资促进局", "lead")]),
        ("与教育部门合作开发课程。", [("教育部门", "support")]),
        ("发挥企业家的带头作用和政府投资的撬动作用，防止对局部地区的影响。", []),
        ("推进调解中心规范化建设，推动市场数据跨部门共享。", []),
        ("牵头部门要制定方案，责任单位要抓好落实。", []),
    ],
)  # fmt: skip
def test_sentence_gives_its_bodies(sentence: str, wanted: list[tuple[str, str]]) -> None:
    plan = extracted(f"一、重点任务\n（一）夯实设施。铺设光纤。{sentence}\n")
    assert [(surface, role) for _, surface, role in duties(plan)] == wanted


def test_label_in_a_sentence_speaks_for_that_sentence() -> None:
    plan = extracted("一、新建任务\n修建柳湾公园和步道，责任单位：甲局；\n修建桃坞公园和码头，责任单位：乙局。\n")
    assert [(task[:6], surface) for task, surface, _ in duties(plan)] == [
        ("修建柳湾公园", "甲局"),
        ("修建桃坞公园", "乙局"),
    ]


def test_annotations_of_the_parts_of_a_sentence_speak_for_their_parts() -> None:
    plan = extracted(
        "一、重点任务\n（一）保护村落。编制规划（甲局牵头）；修缮祠堂和古桥（乙局负责）；整理村志（丙局负责）。\n"
    )
    assert duties(plan) == [
        ("编制规划（甲局牵头）", "甲局", "lead"), ("修缮祠堂和古桥（乙局负责）", "乙局", "owner"), ("整理村志（丙局负责）", "丙局", "owner"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "task"),
    [
        ("（甲局负责）\n（二）走访老人。（乙局负责）\n（三）帮扶。", "（三）帮扶"),
        ("\n（二）走访老人。\n（三）帮扶。", "2.开办食堂"),
    ],
)
def test_annotation_after_a_list_speaks_for_its_heading_where_the_other_headings_have_their_own(
    note: str, task: str
) -> None:
    plan = extracted(
        f"一、重点任务\n（一）夯实设施。铺设光纤。{note}\n1.修建浴室。\n2.开办食堂。\n（丙局牵头）\n（四）慰问。慰问困难群众。（丁局负责）\n"
    )
    assert (task, "丙局", "lead") in duties(plan)


def test_annotation_after_the_last_paragraph_of_a_heading_speaks_for_the_heading() -> None:
    plan = extracted("一、重点任务\n（一）夯实设施\n铺设光纤和管道。\n建设机房和电源。（甲局牵头，乙局配合）\n")
    assert duties(plan) == [("（一）夯实设施", "甲局", "lead"), ("（一）夯实设施", "乙局", "support")]


def test_annotation_that_a_hard_wrapped_line_begins_with_speaks_for_what_is_before() -> None:
    plan = extracted(
        "一、重点任务\n（一）巡护山林。修好山路并且立好路牌。\n备足水源。\n（甲局负责）清理枯枝并且运走。（乙局牵头）（县水利局配合）补种树苗。（丁局负责）\n"
    )
    assert duties(plan) == [
        ("修好山路并且立好路牌", "甲局", "owner"), ("清理枯枝并且运走", "乙局", "lead"), ("清理枯枝并且运走", "县水利局", "support"),
        ("补种树苗", "丁局", "owner"),
    ]  # fmt: skip


def test_sentence_that_a_copy_breaks_after_an_annotation_goes_on_to_its_stop() -> None:
    plan = extracted(
        "一、重点任务\n（一）巡护山林。修好山路并且立好路牌。（甲局负责）清理枯枝\n并且运走，补种树苗。（乙局牵头）\n（二）走访。探望老人。\n"
    )
    assert [(task.replace("\n", "")[:6], surface) for task, surface, _ in duties(plan)] == [
        ("修好山路并且", "甲局"),
        ("清理枯枝并且", "乙局"),
    ]


WORK = (
    "修缮老茶亭。换瓦补柱，张贴开放时间，按月查看。",
    "清理河湾。打捞水草，疏通沟渠，登记问题。",
    "绘制驿站图册。逐处登记，标注步道。",
)


@pytest.mark.parametrize(
    ("said", "roles"),
    [
        ("\n牵头单位：县茶亭局\n配合单位：县水务局", ["lead", "support"]),
        ("牵头单位：县茶亭局\n配合单位：县水务局", ["lead", "support"]),
        ("\n责任单位：县茶亭局、县水务局\n完成时限：2027年6月底前", ["owner", "owner"]),
        ("——责任单位：县茶亭局、县水务局", ["owner", "owner"]),
        ("\n——责任单位：县茶亭局、县水务局", ["owner", "owner"]),
        ("（牵头单位：县茶亭局/配合单位：县水务局）", ["lead", "support"]),
        ("此项工作由县茶亭局牵头，县水务局配合。", ["lead", "support"]),
    ],
)
@pytest.mark.parametrize("mark", ["", "1.", "（一）"])
def test_what_is_said_after_a_paragraph_speaks_for_the_item_that_it_is(said: str, roles: list[str], mark: str) -> None:
    marks = {"1.": ("1.", "2.", "3."), "（一）": ("（一）", "（二）", "（三）"), "": ("", "", "")}[mark]
    text = "\n".join(f"{one}{work}{said}" for one, work in zip(marks, WORK, strict=True))
    found = duties(extracted(f"二、重点任务\n{text}\n三、保障措施\n加强检查。\n"))
    titles = [one + work.partition("。")[0] for one, work in zip(marks, WORK, strict=True)]
    assert [(task, role) for task, _, role in found] == [(title, role) for title in titles for role in roles]


@pytest.mark.parametrize("number", ["任务1：", "任务一：", "重点任务1.", "措施一、"])
def test_tasks_with_the_word_before_their_number_have_their_own_bodies(number: str) -> None:
    other = number.replace("1", "2").replace("一", "二")
    plan = extracted(
        f"一、重点任务\n{number}疏浚河道\n工作目标：清理河道三公里\n牵头单位：甲局\n完成时限：4月底前\n"
        f"{other}修建护栏\n工作目标：修建护栏两处\n牵头单位：乙局\n完成时限：5月底前\n"
    )
    titles = {n.id: n.title for n in plan.nodes if isinstance(n, Task)}
    found = [e for e in plan.edges if isinstance(e, ResponsibleFor) and e.basis == "stated"]
    assert [(titles[e.target], e.surface, e.role) for e in found] == [
        ("疏浚河道", "甲局", "lead"), ("修建护栏", "乙局", "lead"),
    ]  # fmt: skip


def test_line_after_one_that_is_an_annotation_alone_begins_a_task_of_its_own() -> None:
    plan = extracted(
        "一、重点任务\n疏浚城区三条河道\n责任单位：甲局\n完成时限：4月底前\n修建河岸护栏两处\n责任单位：乙局\n完成时限：5月底前\n"
    )
    assert [(task.split("\n")[0], body) for task, body, _ in duties(plan)] == [
        ("疏浚城区三条河道", "甲局"), ("修建河岸护栏两处", "乙局"),
    ]  # fmt: skip


def test_headings_that_name_departments_give_them_what_is_under_them() -> None:
    plan = extracted(
        "一、职责分工\n（一）市林业局\n1.牵头编制护林规划。\n2.巡查古树名木。\n（二）市财政局（2项）\n1.落实护林专项经费。\n"
        "（三）各乡镇人民政府\n1.配合开展护林巡查。（市公安局负责）\n2.设立护林岗位。\n"
    )
    assert {(task.split(".")[-1], body, role) for task, body, role in duties(plan)} == {
        ("牵头编制护林规划", "市林业局", "lead"), ("巡查古树名木", "市林业局", "owner"), ("落实护林专项经费", "市财政局", "owner"),
        ("配合开展护林巡查", "市公安局", "owner"), ("设立护林岗位", "各乡镇人民政府", "owner"),
    }  # fmt: skip


def test_department_before_a_colon_after_a_number_carries_the_sentence() -> None:
    plan = extracted(
        "一、部门职责\n1.市林业局：负责古树名木巡查。\n2.市财政局：落实护林专项经费。\n3.市公安局：加强林区治安巡逻。\n"
    )
    assert [body for _, body, _ in duties(plan)] == ["市林业局", "市财政局", "市公安局"]


@pytest.mark.parametrize(
    "heads",
    ["市林业局|市中心医院|护林队伍", "高新区|经开区|城南新区", "提升服务中心|建设林业局|完善委员会", "直办|转办|批办"],
)
def test_headings_that_are_no_departments_give_no_duty(heads: str) -> None:
    names = heads.split("|")
    lines = "".join(f"（{n}）{name}\n1.修建护林站三处。\n" for n, name in zip("一二三", names, strict=True))
    assert not duties(extracted("一、重点任务\n" + lines))


@pytest.mark.parametrize(
    "name",
    ["市护林办公室", "护林委员会", "青岭县政府", "东湖街道", "市总工会", "市妇联", "市残联", "市侨联", "市文联",
     "市科协联合会", "市中级人民法院", "市检察院", "林警支队", "林警大队",
     "市护林中心", "市供销社", "各区县（市）", "各乡镇、街道"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("work", "role"),
    [("牵头编制护林规划", "lead"), ("负责牵头编制规划", "lead"), ("主办护林论坛", "lead"), ("积极配合护林巡查", "support"), ("协同参与护林巡查", "support"),
     ("负责协助护林巡查", "support"), ("协办护林论坛", "support"), ("编制护林规划", "owner")],
)  # fmt: skip
def test_word_of_a_heading_and_of_an_item_under_it(name: str, work: str, role: str) -> None:
    heads = ("市林业局", "市财政局：", name)
    lines = "".join(f"（{n}）{head}\n1.{work}，修建护林站三处。\n" for n, head in zip("一二三", heads, strict=True))
    found = duties(extracted("一、重点任务\n" + lines))
    assert [body for _, body, _ in found][:2] == ["市林业局", "市财政局"]
    assert len(found) >= 3
    assert {one for _, _, one in found} == {role}


@pytest.mark.parametrize("brackets", ["[]", "【】", "〔〕", "（）"])
def test_annotation_in_any_brackets_goes_on_over_the_end_of_its_line(brackets: str) -> None:
    item = (
        "{n}．修订护林员管理办法。对照新的护林要求，重新划分巡查\n路段，新增巡查岗位三十个。\n"
        f"{brackets[0]}牵头单位：市林业局、市人事局；参与单位：市财政局、市档案\n馆{brackets[1]}\n"
    )
    plan = extracted("一、重点任务\n" + "".join(item.format(n=n) for n in range(1, 5)))
    assert [body.replace("\n", "") for _, body, _ in duties(plan)] == [
        "市林业局",
        "市人事局",
        "市财政局",
        "市档案馆",
    ] * 4
