"""Duty tables printed a cell a line without a column of numbers; places and names are fictional."""

import pytest

from tests.extract.layout.test_printed_rows import duties

TABLE = "青禾市护塔任务分解表\n工作任务\n牵头单位\n配合单位\n"
ROWS = [
    ("检修灯塔", "市渡口局", "市财政局、市文化馆"),
    ("登记古树", "市水利局", "市财政局"),
    ("整理渔歌曲谱", "市档案馆", "市文化馆"),
]


def table(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return duties(TABLE + "".join(f"{task}\n{lead}\n{support}\n" for task, lead, support in rows))


def expected(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    found = []
    for task, lead, support in rows:
        found.append((task.replace("\n", ""), lead.replace("\n", ""), "lead"))
        found.extend((task.replace("\n", ""), name, "support") for name in support.replace("\n", "").split("、"))
    return found


@pytest.mark.parametrize(
    "first",
    [
        ("修缮古茶亭并且检修檐下的木雕花窗和\n石阶", "市渡口局", "市财政局"),
        ("修缮古茶亭,检修木雕花窗,更换\n石阶。", "市渡口局", "市财政局"),
        ("修缮古茶亭", "市审批服务局", "青禾河埠经济技术开发区管委会、市财政局"),
        ("持续优化古茶亭服务", "护亭办公室", "渡口处"),
        ("修缮古茶亭", "各地级以上市人\n民政府", "市财政局、市委编\n办"),
        ("修缮古茶亭", "市渡口局", "市财政局、各园区管委会"),
    ],
)
def test_first_row_of_a_table_without_numbers_is_no_part_of_its_header(first: tuple[str, str, str]) -> None:
    """A task in words that no heading has, or over several lines, and names of offices are rows; known headings before them are the header."""
    rows = [first, *ROWS, (first[0], "市林业局", first[2])]
    assert table(rows) == expected(rows)


def test_name_that_another_line_has_between_marks_is_one_over_two_lines() -> None:
    rows = [
        ("检修灯塔", "市渡口局", "市财政局、各地级以上市园区、市文化馆"),
        ("登记古树", "市水利局", "市财政局、各地级\n以上市园区"),
        *ROWS[2:],
    ]
    assert table(rows) == expected(rows)
