"""Names of bodies in the lines of a table."""

import pytest

from plankg.extract.layout.line_names import parted_names
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
