"""The bodies that one cell names, however they are listed there."""

import pytest

from plankg.extract.layout.cells import is_bodies
from plankg.extract.model import Span
from plankg.extract.tables.body_cells import bodies_of
from plankg.extract.text.fold import fold
from plankg.extract.text.grids import Cell


def bodies(words: str) -> list[tuple[str, str]]:
    folded = fold(words)
    cell = Cell(0, 0, 1, 1, Span(0, len(folded)))
    found = bodies_of(folded, cell, "owner")
    return [("".join((one.name or one.named.span.of(folded)).split()), one.named.role) for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("市灯塔局（牵头）、市茶山局（配合）", [("市灯塔局", "lead"), ("市茶山局", "support")]),
        ("市灯塔局（牵头单位）\n市茶山局", [("市灯塔局", "lead"), ("市茶山局", "owner")]),
        (
            "牵头：市灯塔局、市渔港局；配合：市茶山局",
            [("市灯塔局", "lead"), ("市渔港局", "lead"), ("市茶山局", "support")],
        ),
        (
            "牵头单位：市灯塔局\n配合单位：市渔\n港局、市茶山局",
            [("市灯塔局", "lead"), ("市渔港局", "support"), ("市茶山局", "support")],
        ),
        ("牵头单位：市灯塔局配合单位：市渔港局", [("市灯塔局", "lead"), ("市渔港局", "support")]),
        ("市灯塔局牵头，市茶山局配合", [("市灯塔局", "lead"), ("市茶山局", "support")]),
        ("市灯塔局牵\n头，市自然资源和规\n划局配合", [("市灯塔局", "lead"), ("市自然资源和规划局", "support")]),
        ("市灯塔局会同市茶山局、各镇街", [("市灯塔局", "lead"), ("市茶山局", "support"), ("各镇街", "support")]),
        ("市灯塔局牵头，各县区\n人民政府配合", [("市灯塔局", "lead"), ("各县区人民政府", "support")]),
        ("市灯塔局牵头\n市茶山局配合", [("市灯塔局", "lead"), ("市茶山局", "support")]),
        ("*市灯塔局、市茶山局", [("市灯塔局", "lead"), ("市茶山局", "owner")]),
    ],
)
def test_words_in_the_cell_give_the_roles(words: str, expected: list[tuple[str, str]]) -> None:
    assert bodies(words) == expected


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("市灯塔局市茶山局各镇街", ["市灯塔局", "市茶山局", "各镇街"]),
        ("市民歌档案馆 各县区政府 团市委", ["市民歌档案馆", "各县区政府", "团市委"]),
        ("市染坊集团\n市供销社\n市茶山局", ["市染坊集团", "市供销社", "市茶山局"]),
        ("市人力资源社\n会保障局\n市茶山局", ["市人力资源社会保障局", "市茶山局"]),
        ("市自然\n资源和规划局、市茶山局", ["市自然资源和规划局", "市茶山局"]),
        ("各镇街，市茶山局", ["各镇街", "市茶山局"]),
        ("各县（市、区）、市茶山局", ["各县(市、区)", "市茶山局"]),
        ("各市、县（区）茶山局", ["各市、县(区)茶山局"]),
        ("各县、市政府", ["各县、市政府"]),
        ("市委市政府督查室", ["市委市政府督查室"]),
        ("市灯塔局<br>市茶山局<br/>各镇街", ["市灯塔局", "市茶山局", "各镇街"]),
        ("县茶山局\n青石镇\n柳河街道", ["县茶山局", "青石镇", "柳河街道"]),
        ("县一中\n白水中学\n县茶山集团\n青禾学院", ["县一中", "白水中学", "县茶山集团", "青禾学院"]),
        ("市茶山所\n城南社区\n青禾农大\n有关县区", ["市茶山所", "城南社区", "青禾农大", "有关县区"]),
        ("团委\n妇联\n青石商会", ["团委", "妇联", "青石商会"]),
        ("市灯塔局、国家税务总局\n青禾省税务局", ["市灯塔局", "国家税务总局青禾省税务局"]),
        ("市茶山监管总局 司法部 中国证监会 财政部", ["市茶山监管总局", "司法部", "中国证监会", "财政部"]),
        ("市灯塔局、各县区\n人民政府", ["市灯塔局", "各县区人民政府"]),
        ("市灯塔局、中国科\n学院青禾分院", ["市灯塔局", "中国科学院青禾分院"]),
        ("市委\n网络安全和信息化委员会办公室", ["市委网络安全和信息化委员会办公室"]),
        ("市委灯塔部\n（市渡口办、市茶山局）", ["市委灯塔部(市渡口办、市茶山局)"]),
        ("各市、县（市、\n区）政府、市茶山局", ["各市、县(市、区)政府", "市茶山局"]),
        ("各市州\n党委和政府", ["各市州党委和政府"]),
    ],
)
def test_names_are_apart_where_one_ends_and_the_next_begins(words: str, names: list[str]) -> None:
    assert [name for name, _ in bodies(words)] == names


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("市自然资源和规划局", True),
        ("市灯塔局、市自然资源和规划局", True),
        ("市灯塔局和各镇街", True),
        ("检测和研发平台", False),
        ("“渡口办”“就近办”", False),
        ("市灯塔局市茶山局各镇街", True),
        ("各县（市、区）人民政府、市灯塔局", True),
        ("各省、自治区、直辖市人民政府", True),
    ],
)
def test_list_of_bodies_is_known_by_its_names(words: str, expected: bool) -> None:
    assert is_bodies(words) is expected


ROLES = {
    "lead": "牵头 主办 主责 主牵头 总牵头 第一责任",
    "support": "配合 协办 参与 协助 参加 协同 支持 会办",
    "guide": "指导 督导 督办 督促",
    "owner": "责任 负责 承办 落实 实施",
}
WHOLE = (
    "局 委 厅 办 部 署 处 科 股 室 司 院 校 行 队 站 所 厂 馆 中心 公司 集团 政府 街道 镇 乡 县 州 协会 商会 联合会 总工会 学会 "
    "妇联 残联 团委 企业 单位 部门 机构 园区 开发区 高新区 新区 各区 区县 县区 市区 管委会 委员会 法院 检察院 银行 乡镇 镇街 支队 "
    "大队 指挥部 专班 社 校 园 协 联 行 库 台 站 基地 科协 街镇 平台 主体"
)


@pytest.mark.parametrize(("role", "word"), [(role, word) for role, words in ROLES.items() for word in words.split()])
def test_word_in_a_bracket_gives_the_role(role: str, word: str) -> None:
    assert bodies(f"市灯塔局（{word}）、市茶山局") == [("市灯塔局", role), ("市茶山局", "owner")]


@pytest.mark.parametrize("end", WHOLE.split())
def test_name_ends_with_its_line(end: str) -> None:
    assert bodies(f"青禾灯塔{end}\n市茶山局") == [(f"青禾灯塔{end}", "owner"), ("市茶山局", "owner")]


@pytest.mark.parametrize("end", ["分行", "支行", "分局", "分公司", "公司", "管委会", "委员会", "办事处"])
def test_line_that_only_ends_a_name_belongs_to_the_line_before(end: str) -> None:
    assert bodies(f"青禾灯塔局甲州\n{end}、市茶山局")[0] == (f"青禾灯塔局甲州{end}", "owner")


@pytest.mark.parametrize(
    "words",
    [
        "全省",
        "全市",
        "全区",
        "全县",
        "全州",
        "全国",
        "同上",
        "各级同上",
        "/",
        "--",
        "见附表",
        "详见附件",
        "参见附件2",
        "待定",
        "*",
        "☆",
    ],
)
def test_entry_that_names_nobody_is_left_out(words: str) -> None:
    assert bodies(f"{words}、市茶山局") == [("市茶山局", "owner")]
