"""断在标点后的行: duty tables whose lines a converter broke after some of their marks; places and names are fictional."""

from plankg.extract.layout.column_shapes import first_shapes
from tests.extract.layout.test_printed_rows import duties

HEADER = "戊省护塔责任清单\n序号\n重点任务\n主要内容\n牵头部门\n责任单位\n"
# Each line of a column is 8, 16, 6 or 10 characters wide; some of them are broken after their marks.
ROWS = """1
1.守护灯塔和古
茶亭
修缮河湾灯塔，
更换铁梯并加装
护栏，
张贴开放时间，
每季度查看一
次。
省渡口局
省财政厅、省文化
厅、
各市政府
2
给老茶亭换瓦，与周边街巷同步整
理，
方便步行到达。
省文化厅
省渡口局、
省住房
城乡建设厅
3
登记沿岸古树，
逐株建档，
请老艺
人讲解其来历，编成图册。
省林业厅
各市政府
4
2.整理渔歌
整理渔歌曲谱，逐首录音，
每年举
办一次展演。
省文化厅
省档案馆、灯塔文旅
5
培训守塔人（含临时值守人员），
完善值守制度，公布航班时刻。
省渡口局
省人力资源社会
保障厅
6
3.疏通水道
打捞河灯步道两侧水草，疏通沟渠，
修补护坡，
每月巡查不少于两次。
省水利厅
省财政厅、
省生态
环境厅、
各市政府
7
检修水闸，公布值守电话。
省水利厅
各市政府
"""


def test_lines_that_are_one_line_of_a_column_are_put_together() -> None:
    """What has room on a line after its mark was printed there; groups with numbers, a company at the end of a list."""
    assert duties(HEADER + ROWS) == [
        (task, name, role)
        for task, lead, owners in (
            ("修缮河湾灯塔，更换铁梯并加装护栏，张贴开放时间，每季度查看一次。", "省渡口局", "省财政厅、省文化厅、各市政府"),
            ("给老茶亭换瓦，与周边街巷同步整理，方便步行到达。", "省文化厅", "省渡口局、省住房城乡建设厅"),
            ("登记沿岸古树，逐株建档，请老艺人讲解其来历，编成图册。", "省林业厅", "各市政府"),
            ("整理渔歌曲谱，逐首录音，每年举办一次展演。", "省文化厅", "省档案馆、灯塔文旅"),
            ("培训守塔人（含临时值守人员），完善值守制度，公布航班时刻。", "省渡口局", "省人力资源社会保障厅"),
            ("打捞河灯步道两侧水草，疏通沟渠，修补护坡，每月巡查不少于两次。", "省水利厅", "省财政厅、省生态环境厅、各市政府"),
            ("检修水闸，公布值守电话。", "省水利厅", "各市政府"),
        )
        for role, names in (("lead", lead), ("owner", owners))
        for name in names.split("、")
    ]  # fmt: skip


def test_groups_that_count_on_after_numbers_of_rows_are_marked() -> None:
    kinds = ["number", "task", "content", "lead"]
    lines = ROWS.splitlines()
    shapes = first_shapes(kinds, lines)
    assert shapes is not None
    assert shapes.marked == 1
    assert shapes.cell(1, "3.疏通水道") > shapes.cell(1, "疏通水道")
    restarted = first_shapes(kinds, [line.replace("3.疏", "1.疏") for line in lines])
    assert restarted is None or restarted.marked is None


def test_group_like_a_heading_after_the_number_of_a_row_is_no_end_of_the_table() -> None:
    """Bodies are far below it, and cells wrap."""
    task = "登记沿岸古树，\n" * 20 + "编成图册。"
    rows = "".join(
        f"{at}\n{group}{task}\n省林业厅\n各市政府\n"
        for at, group in enumerate(("一、看护古树\n", "", "二、整理渔歌\n", ""), 1)
    )
    assert [name for _, name, _ in duties(HEADER + rows)] == ["省林业厅", "各市政府"] * 4
