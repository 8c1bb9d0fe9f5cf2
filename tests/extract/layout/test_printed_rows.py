"""Duty tables of a page whose printed lines hold pieces of several cells."""

import pytest

from benchmarks.duty_tables import measured
from plankg.extract.layout.document import PlanDocument
from plankg.extract.tables.duty_tables import duty_tables

Duty = tuple[str, str, str]


def duties(text: str) -> list[Duty]:
    document = PlanDocument.of_text(text)
    found: list[Duty] = []
    for row in duty_tables(document).rows:
        task = "".join((row.title or row.task.of(document.text)).split())
        for body, _ in row.bodies:
            name = body.name or body.named.span.of(document.text)
            found.append((task, "".join(name.split()), body.named.role))
    return found


MIDDLE = """青禾市护塔任务分解表
序号 工作内容 牵头单位 配合单位 完成时限
修缮河湾灯塔，张贴开放时间，每季
1 市灯塔局 市茶山局 2027年底
度查看一次。
给老茶亭换瓦，与周边街巷同步整 市茶山局、市渔港
2 市竹编局 长期坚持
理，方便步行到达。 局、各镇街
3 绘制驿站图册。 市渔港局 市灯塔局 2028年3月
"""
TOP = """青禾市护塔任务分解表
编号 任务内容 责任单位
1 修缮河湾灯塔，张贴开放时 市灯塔局、市茶山局、
间，每季度查看一次。 市渔港局
2 给老茶亭换瓦，与周边街巷 市茶山局
同步整理，方便步行到达。
- 2 -
编号 任务内容 责任单位
3 绘制驿站图册，逐处登记。 市渔港局、市灯塔
局
"""
PLACED = """青禾市护塔任务分解表
工作任务                  牵头单位          时限
修缮河湾灯塔              市灯塔局          2027年底
给老茶亭换瓦并清理台阶，  市茶山局、市渔    2028年3月
张贴开放时间。            港局
"""


SPACED = """青禾市护塔任务分解表
序号    工作任务          牵头单位      责任单位
                                        市渔港局
1       修缮河湾灯塔      市灯塔局      市茶山局
                                        柳河街道
                                        青禾茶山公司

2       给老茶亭换瓦      市竹编局      市灯塔局

                                        市茶山局
3       绘制驿站图册      市渔港局      各镇街

4       给河埠头立牌      市灯塔局      市渔港局

5       清理塔下台阶      市竹编局      各镇街
"""
SAID = """青禾市护塔任务分解表
工作任务                  责任分工                            时限
修缮河湾灯塔，张贴开放    市灯塔局牵头，市自然资源和          2027年底
时间。                    规划局、市茶山局按职责分工负责

给老茶亭换瓦，清理台阶    市竹编局牵头，市茶山局、市渔        2028年3月
并张贴开放时间。          港局配合

绘制驿站图册，逐处登记    市渔港局牵头，市灯塔局、市茶        2028年底
并向社会公布。            山局配合
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            MIDDLE,
            [
                ("修缮河湾灯塔，张贴开放时间，每季度查看一次。", "市灯塔局", "lead"),
                ("修缮河湾灯塔，张贴开放时间，每季度查看一次。", "市茶山局", "support"),
                ("给老茶亭换瓦，与周边街巷同步整理，方便步行到达。", "市竹编局", "lead"),
                ("给老茶亭换瓦，与周边街巷同步整理，方便步行到达。", "市茶山局", "support"),
                ("给老茶亭换瓦，与周边街巷同步整理，方便步行到达。", "市渔港局", "support"),
                ("给老茶亭换瓦，与周边街巷同步整理，方便步行到达。", "各镇街", "support"),
                ("绘制驿站图册。", "市渔港局", "lead"),
                ("绘制驿站图册。", "市灯塔局", "support"),
            ],
        ),
        (
            TOP,
            [
                ("修缮河湾灯塔，张贴开放时间，每季度查看一次。", "市灯塔局", "owner"),
                ("修缮河湾灯塔，张贴开放时间，每季度查看一次。", "市茶山局", "owner"),
                ("修缮河湾灯塔，张贴开放时间，每季度查看一次。", "市渔港局", "owner"),
                ("给老茶亭换瓦，与周边街巷同步整理，方便步行到达。", "市茶山局", "owner"),
                ("绘制驿站图册，逐处登记。", "市渔港局", "owner"),
                ("绘制驿站图册，逐处登记。", "市灯塔局", "owner"),
            ],
        ),
        (
            PLACED,
            [
                ("修缮河湾灯塔", "市灯塔局", "lead"),
                ("给老茶亭换瓦并清理台阶，张贴开放时间。", "市茶山局", "lead"),
                ("给老茶亭换瓦并清理台阶，张贴开放时间。", "市渔港局", "lead"),
            ],
        ),
    ],
    ids=["rows around their numbers", "rows that begin with their numbers", "pieces in their places"],
)
def test_cells_are_whole_and_bodies_have_their_roles(text: str, expected: list[Duty]) -> None:
    assert duties(text) == expected


def test_last_row_of_two_lines_has_its_number_on_the_first() -> None:
    text = (
        "序号   工作内容                          责任单位\n"
        "       修缮河湾灯塔，张贴开放时间，每    市灯塔局、市茶山局、\n"
        "1      季度查看一次灯具和台阶，及时更    市渔港局\n       换损坏的灯具。\n"
        "2      给老茶亭换瓦，与周边街巷同步整    市茶山局、市竹编局、\n       理，方便步行到达。                市渔港局\n"
        "\n三、保障措施\n加强检查。\n"
    )
    task = "给老茶亭换瓦，与周边街巷同步整理，方便步行到达。"
    assert [duty for duty in duties(text) if duty[0].startswith("给")] == [
        (task, name, "owner") for name in ("市茶山局", "市竹编局", "市渔港局")
    ]


def test_row_that_cannot_be_told_apart_is_a_doubt() -> None:
    torn = MIDDLE.replace("2 市竹编局 长期坚持", "2 市竹编局、市糖坊局 长期坚持")
    document = PlanDocument.of_text(torn)
    found = duty_tables(document)
    assert "给老茶亭" not in "".join(row.task.of(torn) for row in found.rows)
    assert any("给老茶亭" in span.of(torn) for span, _ in found.unfit)


@pytest.mark.parametrize(
    ("form", "precision", "recall"),
    [("html", 0.99, 0.99), ("bars", 0.99, 0.99), ("spaced", 0.97, 0.88), ("single spaces", 0.8, 0.3)],
)
def test_invented_tables_are_read(form: str, precision: float, recall: float) -> None:
    count = measured(form, range(1, 13))
    assert count.right >= precision * count.found
    assert count.right >= recall * count.there


@pytest.mark.parametrize(
    ("form", "precision", "recall"), [("cell lines, whole", 0.99, 0.99), ("cell lines, wrapped", 0.95, 0.9)]
)
def test_tall_tables_are_read_to_their_end(form: str, precision: float, recall: float) -> None:
    count = measured(form, range(1, 9), tall=True)
    assert count.right >= precision * count.found
    assert count.right >= recall * count.there


def test_offices_inside_a_body_have_columns_of_their_own() -> None:
    """Their names have no level, and their headings are broken in the middle of a word."""
    head = "序号\n工作事项\n主要内容\n牵头单位\n配合单位\n市文旅局\n内牵头处\n室\n市文旅局内配\n合处室\n"
    rows = [
        (
            "1",
            "修缮灯\n塔。",
            "给河湾灯塔换瓦，邀请老艺人\n讲解。",
            "各区政府",
            "市林业局、\n市财政局",
            "规划处",
            "艺术处",
        ),
        (
            "2",
            "绘制图\n册。",
            "逐处登记驿站，印成图册，免\n费发放。",
            "市林业局",
            "市科协、市\n财政局",
            "艺术处",
            "规划处、\n市场处",
        ),
        ("3", "整理作\n坊。", "清理竹编作坊，建立一处一档\n，定期回访。", "各区政府", "市财政局", "市场处", "艺术处"),
        (
            "4",
            "新建晒\n场。",
            "新建糖坊晒场，标明用途，与\n街巷同步整理。",
            "市农业局",
            "市林业局、\n市财政局",
            "规划处",
            "市场处",
        ),
        (
            "5",
            "布置展\n厅。",
            "布置染坊展厅，优先选用本地\n石料。",
            "市科协",
            "市林业局、\n市总工会",
            "艺术处",
            "规划处",
        ),
    ]
    found = duties("青禾市护塔任务分工表\n" + head + "".join("\n".join(row) + "\n" for row in rows))
    assert len(found) == 25
    assert ("绘制图册。", "市场处", "support") in found
    assert ("布置展厅。", "艺术处", "lead") in found


@pytest.mark.parametrize("mark", ["{}、", "（{}）", "{}."])
@pytest.mark.parametrize("numbers", [("1\n", "2\n", "3\n", "4\n"), ("", "", "", "")])
def test_numbered_group_ends_no_duty_table(mark: str, numbers: tuple[str, ...]) -> None:
    rows = (
        f"{numbers[0]}{mark.format('一')}老街焕新\n修缮河湾灯塔，张贴开放时间。\n市灯塔局、市茶山局\n"
        f"{numbers[1]}给老茶亭换瓦，方便步行到达。\n市渔港局\n"
        f"{numbers[2]}{mark.format('二')}水岸漫步\n绘制驿站图册，逐处登记。\n市竹编局、市渔港局\n"
        f"{numbers[3]}清理竹编作坊，建立档案。\n市灯塔局\n"
    )
    head = "序号\n" if numbers[0] else ""
    found = duties(f"青禾市护塔任务分解表\n{head}重点任务\n工作内容\n责任单位\n{rows}二、工作要求\n各单位抓好落实。\n")
    assert [body for _, body, _ in found] == ["市灯塔局", "市茶山局", "市渔港局", "市竹编局", "市渔港局", "市灯塔局"]
    assert not any("工作要求" in task for task, _, _ in found)


def test_labelled_names_in_lines_of_their_own_are_one_cell() -> None:
    rows = [
        ("修缮河湾灯塔，张贴开放时间。", "牵头单位：市灯塔局", "配合单位：市茶山局、市渔港局"),
        ("给老茶亭换瓦，方便步行到达。", "牵头单位：市渔港局", "配合单位：市竹编局"),
        ("绘制驿站图册，逐处登记。", "牵头单位：市竹编局", "配合单位：市渔港局、市灯塔局"),
        ("清理竹编作坊，建立档案。", "牵头单位：市灯塔局", "配合单位：市竹编局"),
    ]
    lines = ["青禾市护塔任务分解表", "序号", "工作内容", "责任单位"]
    for number, row in enumerate(rows, 1):
        lines += [str(number), *row]
    found = duties("\n".join(lines))
    assert found[:3] == [
        ("修缮河湾灯塔，张贴开放时间。", "市灯塔局", "lead"),
        ("修缮河湾灯塔，张贴开放时间。", "市茶山局", "support"),
        ("修缮河湾灯塔，张贴开放时间。", "市渔港局", "support"),
    ]
    assert len(found) == 10


def test_rows_of_cell_lines_cut_at_the_wrong_lines_are_doubts() -> None:
    rows = "".join(
        f"{number}\n{task}\n{body}\n"
        for number, task, body in (
            (1, "修缮河湾灯塔，张贴开放时间。", "市灯塔局、市茶山局"),
            (2, "给老茶亭换瓦，方便步行到达。\n市渔港局、市茶", "山局"),
            (3, "绘制驿站图册，逐处登记。", "市竹编局、市渔港局"),
            (4, "清理竹编作坊，建立档案。", "市灯塔局、市竹编局"),
            (5, "新建糖坊晒场，标明用途。", "市茶山局、市灯塔局"),
        )
    )
    found = duties(f"青禾市护塔任务分解表\n序号\n工作内容\n责任单位\n{rows}")
    assert {task for task, _, _ in found} <= {
        "修缮河湾灯塔，张贴开放时间。", "给老茶亭换瓦，方便步行到达。", "绘制驿站图册，逐处登记。", "清理竹编作坊，建立档案。", "新建糖坊晒场，标明用途。",
    }  # fmt: skip
    assert all(body.startswith("市") and body.endswith("局") for _, body, _ in found)
    assert ("修缮河湾灯塔，张贴开放时间。", "市茶山局", "owner") in found


@pytest.mark.parametrize(
    ("task", "body"),
    [
        ("组织各区、\n市灯塔局、市茶山局\n共同绘制驿站图册", "市竹编局"),
        ("绘制驿站图册，逐处登记", "市竹编局、霁州供电公司"),
        ("绘制驿站图册，逐处登记。", "无"),
    ],
)
def test_row_that_only_differs_from_the_others_is_no_doubt(task: str, body: str) -> None:
    """A task that names bodies or lacks its full stop, a body without a level, 无 for nobody (the table is fictional)."""
    written = [
        (1, "修缮河湾灯塔，张贴时间。", "市灯塔局"),
        (2, "清理竹编作坊。", "市茶山局"),
        (3, task, body),
        (4, "新建糖坊晒场。", "市茶山局"),
    ]
    rows = "".join(f"{number}\n{task}\n{body}\n" for number, task, body in written)
    found = {task for task, _, _ in duties(f"青禾市护塔任务分解表\n序号\n工作内容\n责任单位\n{rows}")}
    wanted = {task.replace("\n", "") for _, task, body in written if body != "无"}
    assert {one.replace("\n", "") for one in found} == wanted


def test_empty_lines_part_the_rows_where_they_do_so_all_along() -> None:
    found = duties(SPACED)
    assert [body for task, body, _ in found if task == "修缮河湾灯塔"] == [
        "市灯塔局",
        "市渔港局",
        "市茶山局",
        "柳河街道",
        "青禾茶山公司",
    ]
    assert [body for task, body, _ in found if task == "给老茶亭换瓦"] == ["市竹编局", "市灯塔局"]
    assert [body for task, body, _ in found if task == "绘制驿站图册"] == ["市渔港局", "市茶山局", "各镇街"]


def test_cell_that_says_who_does_what_is_read_over_its_lines() -> None:
    assert [(body, role) for _, body, role in duties(SAID)] == [
        ("市灯塔局", "lead"), ("市自然资源和规划局", "owner"), ("市茶山局", "owner"),
        ("市竹编局", "lead"), ("市茶山局", "support"), ("市渔港局", "support"),
        ("市渔港局", "lead"), ("市灯塔局", "support"), ("市茶山局", "support"),
    ]  # fmt: skip


def test_running_head_amid_the_rows_is_in_none() -> None:
    paged = SPACED.replace("\n2       给老", "\n第 1 页 共 9 页\n\f青禾市人民政府公报二〇二六年第三期\n2       给老")
    assert duties(paged) == duties(SPACED)
