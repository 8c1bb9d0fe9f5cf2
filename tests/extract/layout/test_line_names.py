"""Names of bodies in the lines of a table."""

import pytest

from plankg.extract.layout.line_names import parted_names
from plankg.extract.layout.piece_fit import rest_of_name
from plankg.extract.layout.pieces import Piece
from plankg.extract.model.spans import Span
from tests.extract.layout.test_printed_rows import duties


@pytest.mark.parametrize(
    ("lines", "parted"),
    [
        ("市发展改/革委", "01"),
        ("市财政局、市/场监管局", "01"),
        ("市政府办/公室", "01"),
        ("人力资源/社会保障/部", "011"),
        ("住房城乡/建设部", "01"),
        ("市委/组织部", "01"),
        ("各省辖/市人民政府", "01"),
        ("河埠经济开发/区管委会", "01"),
        ("河埠城市/政府", "01"),
        ("市住房公积金管理/中心", "01"),
        ("人民银行/市分行、市财政局", "01"),
        ("市财政局/市林业局", "00"),
        ("全面加强市级统筹/市财政局", "00"),
        ("下放至自贸试验区/住房城乡建设部", "00"),
        ("强化行政管理/办公室", "00"),
        ("各县(区)/人民政府", "01"),
        ("国家税务总局青/禾省税务局", "01"),
        ("中国人民银行/河埠市分行", "01"),
        ("市政府/有关部门", "01"),
        ("市渡口局、各有/关省级人民政府", "01"),
        ("各市州党委/和政府", "01"),
        ("青禾海/关、市渡口局", "01"),
        ("青禾渡口信/托分公司", "00"),
        ("青禾渡口信托/分公司", "01"),
        ("加强灯塔检修/海关", "00"),
        ("各县区政府/河埠经济开发区管", "00"),
        ("县级行业主管部门/各镇(街道)", "00"),
    ],
)
def test_name_goes_on_in_the_next_line(lines: str, parted: str) -> None:
    pieces = [Piece(Span(0, len(words)), words, blank_before=False) for words in lines.split("/")]
    assert "".join(str(int(one)) for one in parted_names(pieces)) == parted


ROWS = [
    ("给灯塔加装护栏并更换锈", "蚀的铁梯", "市住房城", "乡建设局"),
    ("把各处渡口的开放时间贴", "在候船亭内", "市交通运", "输局"),
    ("整理渔歌曲谱并请老艺人", "逐首讲解", "市文化广", "电旅游局"),
    ("修补茶山石阶并清理排水", "沟渠和落叶", "市自然资", "源局"),
    ("登记沿岸古树并请园林人", "员会诊", "市林业局", ""),
    ("给驿站凉棚换上防水布并", "加固立柱", "市发展改", "革委"),
]


def test_rows_of_narrow_columns_are_cut_by_how_wide_they_are() -> None:
    """Tasks without a stop, names that wrap: only the width of the lines and the names show where a cell ends."""
    text = "青禾市护塔任务分解表\n序号\n工作任务\n牵头单位\n"
    text += "".join(f"{at}\n{a}\n{b}\n{c}\n{d}\n".replace("\n\n", "\n") for at, (a, b, c, d) in enumerate(ROWS, 1))
    assert duties(text) == [(a + b, c + d, "lead") for a, b, c, d in ROWS]


LISTS_OF_PLACES = [
    ("市林业局", "市财政局、各县、市、区政府、功能区管委会"),
    ("各县、市、区政府", "市林业局"),
    ("各地级以上市人民政府", "各市〔州〕、各县〔市、区、特区〕人民政府"),
    ("市、县（市、区）人民政府", "开发（度假）区管委会、市渡口处〈市灯塔办〉"),
    ("注册处", "建设处、12345热线管理中心"),
    ("省级行业主管部门", "各市（区）"),
]


def test_marks_inside_names_part_no_cells() -> None:
    """Names that list kinds of places or hold brackets of any shape, offices named by what they do."""
    tasks = ["修缮古茶亭", "检修灯塔", "整理渔歌曲谱", "登记沿岸古树", "清理渡口水草", "绘制驿站图册"]
    text = "青禾省护塔任务分解表\n序号\n工作任务\n牵头单位\n责任单位\n"
    text += "".join(
        f"{at}\n{task}\n{lead}\n{owner}\n"
        for at, (task, (lead, owner)) in enumerate(zip(tasks, LISTS_OF_PLACES, strict=True), 1)
    )
    owners = [
        ["市财政局", "各县、市、区政府", "功能区管委会"],
        ["市林业局"],
        ["各市〔州〕", "各县〔市、区、特区〕人民政府"],
        ["开发（度假）区管委会", "市渡口处〈市灯塔办〉"],
        ["建设处", "12345热线管理中心"],
        ["各市（区）"],
    ]
    wanted = [
        (task, name, role)
        for task, (lead, _), named in zip(tasks, LISTS_OF_PLACES, owners, strict=True)
        for name, role in [(lead, "lead"), *((one, "owner") for one in named)]
    ]
    assert duties(text) == wanted


def test_titles_of_groups_are_no_bodies_of_the_row_before_them() -> None:
    """Bodies of several rows are printed once, and a title over the whole width follows a row without its own."""
    text = (
        "青禾市护塔任务分解表\n序号\n工作任务\n责任单位\n行动一：修缮灯塔\n1\n加装护栏\n市渡口局、市财政局\n2\n更换铁梯\n"
        "行动二：整理渔歌\n3\n登记老艺人\n市文化馆\n4\n逐首录音\n行动三：清理渡口\n5\n打捞水草\n市水利局\n"
    )
    assert duties(text) == [
        ("加装护栏", "市渡口局", "owner"),
        ("加装护栏", "市财政局", "owner"),
        ("更换铁梯", "市渡口局", "owner"),
        ("更换铁梯", "市财政局", "owner"),
        ("登记老艺人", "市文化馆", "owner"),
        ("逐首录音", "市文化馆", "owner"),
        ("打捞水草", "市水利局", "owner"),
    ]


def test_long_lists_of_bodies_say_nothing_of_how_wide_tasks_are() -> None:
    """Most lines are pieces of names; the header has a line for every two characters."""
    listed = "河埠经济开发区管/委会、市财政局、市/水利局、市林业局、/市文化馆、市政府/有关部门"
    tasks = ["修缮古茶亭并且更换檐下的", "检修灯塔并加装护栏", "整理渔歌曲谱并请老艺人来", "登记沿岸古树"]
    rest = ["木雕花窗", "", "逐首讲解", ""]
    text = "青禾市护塔任务分解表\n序号\n工作\n任务\n牵头\n单位\n责任\n单位\n"
    for at, (task, end) in enumerate(zip(tasks, rest, strict=True), 1):
        text += "\n".join([str(at), task, *[end] * bool(end), "各县区政府", *listed.split("/")]) + "\n"
    owners = ["河埠经济开发区管委会", "市财政局", "市水利局", "市林业局", "市文化馆", "市政府有关部门"]
    assert duties(text) == [
        (task + end, name, role)
        for task, end in zip(tasks, rest, strict=True)
        for name, role in [("各县区政府", "lead"), *((one, "owner") for one in owners)]
    ]


def test_tasks_without_numbers_are_no_headings() -> None:
    """Without a column of numbers only names of bodies show where the header ends; a task can end as headings do."""
    text = (
        "青禾市护塔任务分解表\n工作任务\n牵头单位\n配合单位\n布局建设灯塔社区\n市渡口局\n市财政局、市文化馆\n检修灯塔领域\n市水利局\n市财政局\n"
        "保护中小投资者领域\n市文化馆\n市渡口局、市水利局\n整理渔歌曲谱\n市档案馆\n市文化馆\n"
    )
    assert duties(text) == [
        ("布局建设灯塔社区", "市渡口局", "lead"),
        ("布局建设灯塔社区", "市财政局", "support"),
        ("布局建设灯塔社区", "市文化馆", "support"),
        ("检修灯塔领域", "市水利局", "lead"),
        ("检修灯塔领域", "市财政局", "support"),
        ("保护中小投资者领域", "市文化馆", "lead"),
        ("保护中小投资者领域", "市渡口局", "support"),
        ("保护中小投资者领域", "市水利局", "support"),
        ("整理渔歌曲谱", "市档案馆", "lead"),
        ("整理渔歌曲谱", "市文化馆", "support"),
    ]


@pytest.mark.parametrize("words", ["、市文化馆", "、", "局、市文化馆", "市文化馆、"])
def test_piece_that_begins_with_a_mark_has_a_worth(words: str) -> None:
    assert isinstance(rest_of_name("市渡口局", words), float)
