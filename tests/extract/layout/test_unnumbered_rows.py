"""Duty tables printed a cell a line without a column of numbers; places and names are fictional."""

import pytest

from tests.extract.layout.test_printed_rows import duties

HEADER = "青禾市护塔任务分解表\n工作任务\n牵头单位\n配合单位\n"
Row = tuple[str, str, str]

ZONE_FIRST = [
    ("营造整洁的渡口环境", "各县（区）政府", "青禾河埠经济技术开发区管委会、市渡口局、市财政局"),
    ("加强灯塔检修", "各县（区）政府", "青禾河埠经济技术开发区管委会、市水利局"),
    ("优化渔歌展演", "各县（区）政府", "青禾河埠经济技术开发区管委会、市文化馆"),
    ("拓展古茶亭巡护范围", "各县（区）政府", "青禾河埠经济技术开发区管委会、市林业局"),
]
OFFICES = [
    ("深入推进渡口改革", "渡口审批办公室", "财务处"),
    ("持续优化古茶亭服务", "渡口审批办公室", "财务处"),
    ("推进渔歌赋能", "渔歌传承处", "财务处"),
    ("保持客流总量稳定增长", "渡口管理处", "财务处"),
    ("优化灯塔检修结构", "灯塔养护处", "财务处"),
]
SENTENCES = [
    ("修缮古茶亭,检修木雕花窗,更换檐\n下石阶并加装护栏。", "市渡口局", "市财政局"),
    ("登记沿岸古树，逐株建档，请老艺人\n讲解其来历。", "市林业局", ""),
    ("整理渔歌曲谱，逐首录音，每年举办\n一次展演。", "市文化馆", "市渡口局"),
    ("打捞河灯步道两侧水草，疏通沟渠，\n修补护坡。", "市水利局", ""),
]
ONE_LETTER_OVER = [
    ("加强渡口巡护许可与护栏审批的衔\n接", "市渡口管理\n局", "市林业局、市水利局、\n市文化馆、市档案馆"),
    ("完善灯塔检修制度", "市渡口管理\n局", "市财政局、市水利局、\n市文化馆"),
    ("持续推进渔歌登记", "市文化馆", "市财政局、市档案馆、\n市林业局"),
    ("深化古树清单制改革", "市林业局", "市水利局、市渡口管理\n局、市财政局"),
    ("优化护坡修补一件事", "市水利局", "市财政局、市档案馆"),
]
PLACES = [
    ("修缮古茶亭", "各地级以上市人\n民政府", "市财政局"),
    ("检修灯塔", "各地级以上市人\n民政府", "市水利局"),
    ("登记古树", "各地级以上市人\n民政府", "市林业局、市委编\n办"),
]
ZONES_LAST = [
    ("支持渡口改造", "市渡口局", "市财政局、各园区管委会"),
    ("支持灯塔检修", "市水利局", "市财政局、各园区管委会"),
    ("加大渔歌传承", "市文化馆", "市财政局、各园区管委会"),
]
ENDS_AS_HEADINGS = [
    ("取消或调整渡口限行措施", "州渡口管理\n局", "州林业局、青禾州税务局、\n各县（市）政府、河埠灯塔\n集聚区管委会"),
    ("合理控制灯塔检修", "各县（市）政\n府", "河埠灯塔集聚区管委会、\n州林业局"),
    ("优化渔歌专项登记", "各县（市）政\n府", "河埠灯塔集聚区管委会、\n州林业局、州财政局、州文\n化馆"),
    ("加强古树引领", "各县（市）政\n府", "河埠灯塔集聚区管委会、\n州林业局"),
]
KNOWN_ELSEWHERE = [
    ("检修灯塔", "市渡口局", "市财政局、各地级以上市园区、市文化馆"),
    ("登记古树", "市水利局", "市财政局、各地级\n以上市园区"),
    ("整理渔歌曲谱", "市档案馆", "市文化馆"),
]


@pytest.mark.parametrize(
    "rows",
    [ZONE_FIRST, OFFICES, SENTENCES, ONE_LETTER_OVER, PLACES, ZONES_LAST, ENDS_AS_HEADINGS, KNOWN_ELSEWHERE],
    ids=lambda rows: rows[0][0][:5],
)
def test_rows_without_numbers_begin_after_the_known_headings(rows: list[Row]) -> None:
    """No heading has a comma or goes over two lines before bodies; a name that another line has between marks is one over two lines."""
    assert duties(HEADER + "".join(f"{cell}\n" for row in rows for cell in row if cell)) == [
        (task.replace("\n", ""), name, role)
        for task, lead, support in rows
        for role, names in (("lead", lead), ("support", support))
        for name in names.replace("\n", "").split("、")
        if name
    ]


def test_titles_without_a_stop_show_where_rows_of_sentences_begin() -> None:
    """A cell that a copy broke after each sentence is one: a sentence is no title where titles have no stop."""
    measures = [
        "登记沿岸古树，逐株建档。\n请老艺人讲解其来历，编成图册。",
        "修缮古茶亭，检修木雕花窗。\n更换檐下石阶。\n加装护栏，每季度巡护一次。",
        "打捞河灯步道两侧水草，疏通沟渠。",
        "整理渔歌曲谱，逐首录音。\n每年举办一次展演。",
        "检修灯塔，更换铁梯并加装护栏。\n培训守塔人，完善值守制度。",
        "设立渡口驿站，统一标识。\n公布航班时刻。",
    ]
    titles = ["登记古树", "修缮茶亭", "疏通水道", "传承渔歌", "守护灯塔", "便利渡口"]
    leads = ["市林业局", "市文化馆", "市水利局", "市文化馆", "市渡口局", "市渡口局"]
    supports = ["", "市财政局", "", "市档案馆", "市财政局", ""]
    cells = [cell for row in zip(titles, measures, leads, supports, strict=True) for cell in row if cell]
    found = duties("青禾市护塔任务分解表\n工作任务\n具体措施\n牵头单位\n配合单位\n" + "\n".join(cells) + "\n")
    assert [(name, role) for _, name, role in found] == [
        pair
        for lead, support in zip(leads, supports, strict=True)
        for pair in ((lead, "lead"), (support, "support"))
        if pair[0]
    ]
