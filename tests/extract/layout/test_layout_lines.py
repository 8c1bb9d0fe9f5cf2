"""Lines as their author meant them: page furniture, hard wraps and one-line copies undone (texts invented)."""

import re
from itertools import pairwise

import pytest

from plankg.extract.layout.document import PlanDocument
from plankg.extract.outline.outline import outline_of

SENTENCE = "推进平台建设，完善运行机制，提高服务能力，扩大覆盖范围，做好人员培训，定期开展评估，及时公布结果。"
PLAN = "第一章 总体要求\n" + SENTENCE * 2 + "\n第二章 主要任务\n" + "".join(
    f"{mark}建设{thing}平台\n{SENTENCE * 3}\n" for mark, thing in zip(("一、", "二、", "三、", "四、"), "甲乙丙丁", strict=True)
)  # fmt: skip


def titles(text: str) -> list[str]:
    return [heading.title for heading in outline_of(PlanDocument.of_text(text))]


def wrapped(text: str, width: int) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        lines += [line[at : at + width] for at in range(0, len(line), width)]
    return "\n".join(lines)


def paged(text: str) -> str:
    lines = text.splitlines()
    for number, at in enumerate(range(6, len(lines) + 12, 9), 1):
        lines[at:at] = [f"— {number} —", "虚构市规划文本"]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(lambda text: text, id="as-written"),
        pytest.param(lambda text: wrapped(text, 30), id="wrapped-30"),
        pytest.param(lambda text: wrapped(text, 40), id="wrapped-40"),
        pytest.param(lambda text: paged(wrapped(text, 30)), id="paged"),
        pytest.param(lambda text: wrapped(text, 30).replace("\n", "\n\n"), id="wrapped-and-apart"),
        pytest.param(lambda text: text.replace("\n", " ") + SENTENCE * 20, id="one-line"),
        pytest.param(lambda text: text.replace("\n", "\r\n\r\n"), id="crlf-blank-lines"),
    ],
)
def test_headings_come_out_of_any_copy(copy: object) -> None:
    assert callable(copy)
    assert titles(copy(PLAN)) == ["总体要求", "主要任务", "建设甲平台", "建设乙平台", "建设丙平台", "建设丁平台"]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_joined_paragraph_spans_its_line_breaks(between: str) -> None:
    text = wrapped(PLAN, 30).replace("\n", between)
    lines = PlanDocument.of_text(text).lines
    paragraph = next(line for line in lines if line.span.of(text).startswith("推进平台"))
    assert paragraph.span.of(text).replace("\n", "") == SENTENCE * 2


@pytest.mark.parametrize("line", ["- 3 -", "— 12 —", "第 3 页", "第3页 共20页", "3/20"])
def test_page_numbers_are_no_lines(line: str) -> None:
    text = "\n".join(f"{SENTENCE}\n{line}" for _ in range(4))
    assert [found.span.of(text) for found in PlanDocument.of_text(text).lines] == [SENTENCE] * 4


def test_cells_that_look_like_page_numbers_stay_where_there_are_few() -> None:
    text = f"{SENTENCE}\n— 31 —\n{SENTENCE}"
    assert len(PlanDocument.of_text(text).lines) == 3


def lines(text: str) -> list[str]:
    return [line.span.of(text) for line in PlanDocument.of_text(text).lines]


PIECES = """虚构市口袋花园建设行动计划
为让居民出门见绿，结合本市实际，
制定本计划。
一、主要任务
（一）
摸清底数。
对老城区的边角地、
桥下空间、
河边绿地逐块登记，形成清单，明确权属和面积，每季度更新一次。（牵
头单位：
市园林局，
责任单位：
各区人民政府）

# Page 12:
（二）分步建设。每座花园配备座椅，
签订认养协议，
落实日常养护。
"""


def test_text_of_a_pdf_that_breaks_after_commas_and_in_brackets_comes_together() -> None:
    read = [line.replace("\n", "") for line in lines(PIECES)]
    assert read[3] == "（一）摸清底数。"
    assert read[4].startswith("对老城区")
    assert read[4].endswith("（牵头单位：市园林局，责任单位：各区人民政府）")
    assert read[5] == "（二）分步建设。每座花园配备座椅，签订认养协议，落实日常养护。"
    assert titles(PIECES) == ["主要任务", "摸清底数", "分步建设"]


def test_year_and_its_month_on_two_lines_are_one_date() -> None:
    text = "虚构市护林行动计划\n一、主要任务\n（一）管护。落实责任，2028\n年底前，建立台账。\n"
    assert any("2028\n年底前" in line for line in lines(text))


def test_page_marks_are_no_headings_also_inside_a_sentence() -> None:
    text = "一、主要任务\n1.建设花园。新建一批花园（责任单位：市园林局\n\n# Page 3:\n、市水务局）\n"
    assert titles(text) == ["主要任务", "建设花园"]
    assert "市水务局）" in lines(text)[1]


SPOKEN = [
    "一、办好便民事项",
    "（一）开设窗口。各街道要在便民服务中心开设“一件事”专窗，配齐人员和设备。窗口人员经培训后上岗，对老年人提供上门办理、帮办代办等服务，不得推诿。（牵头单位：市数据局；责任单位：各区（市）人民政府）",
    "探索把办事点延伸到社区商超和银行网点。网点要在醒目处张贴《办事指南》，方便居民就近查询和办理。",
    "（二）压减材料。能够通过数据共享取得的材料，一律不再要求提交。试点期间，各县（区）可以自行增加事项，每季度公布一次清单。",
    "（三）开展评议。评议结果作为考核依据，连续两年靠后的单位要说明理由并限期整改。市政务服务中心负责评议的组织工作，评议情况定期向社会公布。",
]


def in_pieces(paragraphs: list[str], width: int) -> str:
    """Paragraphs as text taken from a PDF file: a break at the margin, after some commas and stops, and around quoted words."""
    printed = "\n".join(wrapped(paragraph, width) for paragraph in paragraphs)
    places = re.finditer(r"(?<=[，、。”》])(?!\n)|(?<=[^\n])(?=[“《])", printed)
    cuts = [0, *(place.start() for at, place in enumerate(places) if at % 5 == 2), len(printed)]
    return "\n".join(printed[start:end] for start, end in pairwise(cuts))


@pytest.mark.parametrize("width", range(26, 36, 3))
def test_pieces_of_printed_lines_come_together_to_whole_sentences(width: int) -> None:
    head = ["虚构市便民办事行动方案", "为方便居民和企业办事，减少往返，结合本市实际，制定本方案。"]
    read = [line.replace("\n", "") for line in lines(in_pieces([*head, *SPOKEN, *SPOKEN[1:] * 3], width))]
    assert [line for line in read if not line.endswith(("。", "）", head[0], SPOKEN[0]))] == []


def test_signature_is_no_part_of_the_sentence_before_it() -> None:
    text = in_pieces([*SPOKEN, *SPOKEN[1:]], 30) + "\n虚构市人民政府办公室\n2027年3月5日\n"
    assert lines(text)[-2:] == ["虚构市人民政府办公室", "2027年3月5日"]


WIDE = "全市围绕荒山荒坡和河流两岸持续开展国土绿化完成了一批造林任务"


@pytest.mark.parametrize(
    ("glued", "read"),
    [
        pytest.param(["7二、重点任务", "8三、保障措施"], ["重点任务", "保障措施"], id="before-headings"),
        pytest.param(["二、重点任务", "三、保障措施"], ["重点任务", "保障措施"], id="control"),
    ],
)
def test_page_numbers_glued_to_the_next_line_are_left_out(glued: list[str], read: list[str]) -> None:
    text = "一、发展基础\n" + "".join(f"{WIDE}，\n{WIDE}。\n{heading}\n" for heading in glued)
    assert titles(text) == ["发展基础", *read]


def test_page_numbers_with_a_space_before_what_goes_on_are_left_out() -> None:
    pages = "".join(f"{WIDE}，\n{page} {WIDE}。\n" for page in (5, 6, 7))
    text = f"一、发展基础\n{pages}8 二、重点任务\n{WIDE}。\n9 三、保障措施\n{WIDE}。\n"
    assert titles(text) == ["发展基础", "重点任务", "保障措施"]
    assert [line.count("\n") for line in lines(text)] == [0, 1, 1, 1, 0, 0, 0, 0]


def test_headings_numbered_without_a_point_are_no_page_numbers() -> None:
    text = "".join(f"{n} {title}\n{WIDE}。\n" for n, title in enumerate(("总则", "现状", "目标", "任务", "保障"), 1))
    assert [line for line in lines(text) if line.startswith(("1 总则", "5 保障"))]


def test_page_number_alone_amid_a_paragraph_is_left_out() -> None:
    text = "一、健全制度\n" + "".join(f"{WIDE}\n{WIDE}\n{page}\n{WIDE}完毕。\n" for page in (3, 4, 5))
    assert [line.count("\n") for line in lines(text)] == [0, 3, 3, 3]


def test_line_of_a_word_within_a_paragraph_is_a_piece_of_a_printed_line() -> None:
    text = "一、健全制度\n市、\n县\n（市、\n区）\n人民政府应当加强护林。\n"
    assert [line.replace("\n", "") for line in lines(text)] == [
        "一、健全制度",
        "市、县（市、区）人民政府应当加强护林。",
    ]


def test_heading_that_nearly_fills_its_line_ends_with_it() -> None:
    heading = "2.1 以沿河地带和北部丘陵为主战场扩大造林规模"
    body = "\n".join([WIDE] * 3) + "。\n"
    text = f"一、发展基础\n{body}二、重点任务\n{heading}\n{body}2.2 管护\n{body}"
    assert heading.partition(" ")[2] in titles(text)


FLAT = (
    "虚构省人民政府办公厅关于加快渔港建设的意见虚政办发〔2020〕7号各市人民政府，省政府各部门：渔港很重要，现提出以下意见：一、总体要求（一）指导思想。坚持统筹布局。"
    "（二）工作目标。到2025年建成渔港3座。二、重点任务（一）建设渔港。1.建设码头。新建码头。2.建设锚地。扩建锚地。（二）发展养殖。推广深水网箱。"
    + "各地要结合实际，完善配套设施，做好人员培训。" * 8
    + "虚构省人民政府办公厅二○二○年三月五日（此件公开发布）"
)


def test_flat_text_falls_into_title_number_addressees_headings_and_signature() -> None:
    read = lines(FLAT)
    assert read[:3] == [
        "虚构省人民政府办公厅关于加快渔港建设的意见",
        "虚政办发〔2020〕7号",
        "各市人民政府，省政府各部门：",
    ]
    assert read[-3:] == ["虚构省人民政府办公厅", "二○二○年三月五日", "（此件公开发布）"]
    assert titles(FLAT) == [
        "总体要求", "指导思想", "工作目标", "重点任务", "建设渔港", "建设码头", "建设锚地", "发展养殖"
    ]  # fmt: skip


def test_parts_counted_through_all_chapters_of_a_flat_text_are_headings() -> None:
    parts = "（{}）{}。完善制度，做好各项工作，落实有关责任。" * 2
    text = (
        f"虚构市林业局关于护林的意见一、加强造林{parts.format('一', '育苗', '二', '整地')}二、加强管护,防治病虫{parts.format('三', '巡山', '四', '防火')}"
        f"三、加强保障{parts.format('五', '用人', '六', '用地')}" + "各地要结合实际，完善配套设施，做好人员培训。" * 8
    )
    assert titles(text)[-6:] == ["加强管护,防治病虫", "巡山", "防火", "加强保障", "用人", "用地"]


def test_references_to_numbers_are_no_cuts_of_a_flat_text() -> None:
    text = "一、总体要求。" + "按照第三条和上述（二）的要求，推进一、二、三产业融合。" * 12 + "二、重点任务。抓好落实。"
    assert titles(text) == ["总体要求", "重点任务"]


def test_count_of_a_flat_text_goes_on_after_a_table_in_it() -> None:
    body = "各地要结合实际，完善配套设施，做好人员培训，按期报送情况。" * 12
    table = "专栏：三大渔区序号渔区港口1北部渔区（甲镇）青草湾等2中部渔区（乙镇）石门湾等3南部渔区（丙镇）白沙湾等"
    text = (
        f"一、总体思路（一）指导思想。{body}二、主要任务（一）修建渔港。1.修建码头。新建码头。2.修建锚地。扩建锚地。{table}"
        f"3.修建灯塔。修缮灯塔。（二）发展养殖。{body}三、组织实施与保障措施加强部门协作，遵循渔业规律，推动各方配合。（一）用人。{body}"
    )
    assert titles(text)[-4:] == ["修建灯塔", "发展养殖", "组织实施与保障措施", "用人"]


@pytest.mark.parametrize(
    "rest", ["的部署要求，细化清单。", "等应用，逐步推广到各街道。", "（虚政发〔2023〕12号）要求，细化清单。"]
)
def test_line_that_cannot_begin_a_paragraph_goes_on_with_a_heading(rest: str) -> None:
    head = "2.按照全市统一安排开展面向老年居民的“暖心服务进家门行动”"
    text = in_pieces(["虚构市便民办事行动方案", "1.开设窗口。" + SPOKEN[3], *SPOKEN * 2], 30)
    assert titles(f"{text}\n{head}\n{rest}").pop() == head[2:] + rest.partition("。")[0]


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        # The printed line is 66 halves wide with its stops set closer; full lines of this text have 60 and the margin is 64.
        (["窗口人员要做好登记受理转办工作，不得推诿。", "市数据局要建立健全好通报", "机制，定期公布结果。"], 1),
        (["不得推诿。", "市数据局要做好", "登记受理，定期公布结果。"], 0),
        (["各区要定期公布结果。各区要做好", "登记受理工作。"], 1),
        (["各区要定期公布结果，评议情况向社会公布，不得推诿，限期整改。", "第十二条", "市数据局开展评议。"], 1),
    ],
)
def test_piece_at_the_margin_goes_on(pieces: list[str], whole: int) -> None:
    text = in_pieces(["虚构市便民办事行动方案", *SPOKEN, *SPOKEN[1:] * 3], 30) + "\n二、评议\n" + "\n".join(pieces)
    assert [line.count("\n") for line in lines(text) if pieces[-2] in line] == [whole]


@pytest.mark.parametrize("mark", ["— 3 —", "-12-", "—7—"])
def test_sentence_goes_on_over_the_end_of_a_page(mark: str) -> None:
    read = lines(f"一、护河\n清理河道十二公里，推进沿河步道\n{mark}\n建设，让居民满意。\n二、护林\n栽种行道树。\n")
    assert read[1].replace("\n", "") == f"清理河道十二公里，推进沿河步道{mark}建设，让居民满意。"


@pytest.mark.parametrize("head", ["2.实施", "2.深入推进", "2.打造"])
def test_verb_alone_has_its_object_on_the_next_line(head: str) -> None:
    assert (
        titles(f"1.清淤。清淤河道。\n{head}\n“清水润城”行动。引水入城。\n3.巡河。落实制度。\n")[1]
        == head[2:] + "“清水润城”行动"
    )


def test_chief_heading_of_two_lines_is_the_sentence() -> None:
    text = wrapped("二、深入推进沿河地带和北部丘陵的造林绿化工作，加强林木管护和病虫害防治，建设森林城市。", 30)
    assert titles(f"一、总体要求\n{wrapped(SENTENCE * 4, 30)}\n{text}\n1.育苗。{SENTENCE}")[1] == text[2:-1].replace(
        "\n", ""
    )


def test_way_to_the_page_is_no_list_of_headings() -> None:
    assert titles("1. 首页\n2. 政务公开\n3. 近期文件\n\n虚构市湿地规划\n\n一、主要任务\n\n保护湿地。\n") == ["主要任务"]


def test_menu_over_the_plan_takes_nothing_after_it_away() -> None:
    page = (
        "返回顶部\n联系我们\n护林规则\n第一章 总则\n"
        + SENTENCE
        + "\n第二章 任务\n"
        + SENTENCE
        + "\n联系我们\n网址：某某网"
    )
    lines = PlanDocument.of_text(page).lines
    assert [page[line.start : line.end] for line in lines] == [
        "护林规则",
        "第一章 总则",
        SENTENCE,
        "第二章 任务",
        SENTENCE,
    ]


def test_figures_alone_at_the_ends_of_pages_are_no_lines_in_tables_either() -> None:
    text = "序号\n重点任务\n1\n疏浚河道，\n1\n\f引水入城。\n2\n修建护栏。\n\n2\n"
    words = [line.span.of(text) for line in PlanDocument.of_text(text).printed_lines]
    assert words == ["序号", "重点任务", "1", "疏浚河道，", "引水入城。", "2", "修建护栏。"]


def test_one_page_number_before_a_form_feed_is_no_line_and_the_sentence_goes_on_after_it() -> None:
    text = f"虚构市方案\n一、任务\n{SENTENCE[:-14]}\n\n\n— 1 —\n\f{SENTENCE[-14:]}\n二、保障\n{SENTENCE}\n"
    assert any(line.replace("\n", "").startswith("推进") and line.endswith("公布结果。") for line in lines(text))


def test_head_of_pages_that_form_feeds_end_is_no_line() -> None:
    text = "\f".join(f"虚构市规划文本\n{SENTENCE}\n" for _ in range(4))
    assert lines(text)[1:] == [SENTENCE] * 4
