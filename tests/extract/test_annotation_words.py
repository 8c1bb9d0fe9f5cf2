"""Every word of the patterns of annotations, labels and conventions does its work (bodies invented)."""

import pytest

from plankg.extract.text.annotations import annotations_of
from plankg.extract.text.conventions import conventions_of
from plankg.extract.text.fold import fold
from tests.extract.test_duty_words import declared, read

INSIDE = {"lead": "牵头负责制定方案 牵头制定方案", "owner": "负责制定方案", "support": "配合制定方案"}
NOTES = "没有牵头单位的由市林业局负责 见《方案》，市林业局负责 原市林业局负责 即市林业局负责 无，由市林业局负责 不含市林业局负责 例如市林业局负责"
LIMITS = "6月30日前 6月底 年内完成 长期坚持 常态化推进 每年6月 2026年6月底前 即日起至6月底 即时完成 即刻完成"
PERIODS = "3月至5月 3月到5月 3月—5月 3月起至5月"
PLANS = "规划 计划 方案 纲要 意见 行动 办法 清单 要点"
TIMES = "时间安排 完成节点 时限要求 办结期限 完成时点 时间节点"
BEGINNINGS = (
    "启动时间 计划开始时间 拟开工时间 起始时间 实施期限 执行期限 有效期限 政策期限 补贴期限 优惠期限 享受期限 "
    "执行时间 享受时间 申请时间 申报时间 受理时间"
)
ROLES = {
    "lead": "牵头 主办",
    "support": "配合 协办 参与 参加 协助 协同",
    "owner": "责任 承办",
    "guide": "督导 指导",
}
CLOSING = {"lead": "牵头单位 主办单位 主责部门 牵头部门", "support": "参与单位 协办部门 配合单位 配合部门"}
NO_MORE = "以下 后续 下文 以下各项任务 后续措施 以下内容"
ALL = "各项任务均 每项任务均 所有任务均 全部措施均 各条措施均"
ALWAYS = "作为责任单位 为责任单位 是责任部门 列为责任主体 为落实单位 为配合单位 为实施主体 需抓好落实 须落实 应参与 要抓落实 需负责 负责抓好落实"
FIRST = "第一个单位均为牵头单位 第一位部门为牵头单位 第一家单位为牵头单位 首位者为牵头单位 列首位的单位为牵头单位 排在首个的为牵头部门 居第一名者为牵头单位"
COMMA = "第一个“逗号”前为牵头单位 分号之前的部门为牵头单位 逗号前单位即为牵头单位"


def limits(text: str) -> list[str]:
    folded = fold(text)
    return [found.deadline.of(folded) for found in annotations_of(folded) if found.deadline]


@pytest.mark.parametrize("role", INSIDE)
def test_what_is_done_may_follow_the_word(role: str) -> None:
    found = {does: read(f"修好水闸。（市水务局{does}，市林业局参与）") for does in INSIDE[role].split()}
    assert found == {key: [("市水务局", role), ("市林业局", "support")] for key in found}


@pytest.mark.parametrize("joins", ["会同", "要会同", "应会同", "应当会同", "共同会同", "商"])
def test_who_asks_others_leads(joins: str) -> None:
    assert read(f"修好水闸。（市水务局{joins}市林业局负责）") == [("市水务局", "lead"), ("市林业局", "support")]


@pytest.mark.parametrize("name", ["护林总站", "信息科室", "林业处室", "发展规划处", "审批科", "综合股", "护林办公室"])
def test_office_inside_the_issuer_owns(name: str) -> None:
    assert read(f"修好水闸。（{name}、市林业局）") == [(name, "owner"), ("市林业局", "owner")]


@pytest.mark.parametrize("where", ["市级层面", "县级方面"])
def test_place_before_a_name_is_no_part_of_it(where: str) -> None:
    assert read(f"修好水闸。（{where}由市林业局牵头）") == [("市林业局", "lead")]


@pytest.mark.parametrize("words", NOTES.split())
def test_note_is_no_annotation(words: str) -> None:
    assert read(f"修好水闸（{words}）。") == []


def test_how_soon_is_no_note() -> None:
    assert read("修好水闸。（即知即改，市林业局负责）") == [("市林业局", "owner")]


@pytest.mark.parametrize("words", LIMITS.split())
def test_bracket_with_a_time_alone_is_a_limit(words: str) -> None:
    assert limits(f"修好水闸（{words}）。") == [words]


@pytest.mark.parametrize("words", PERIODS.split())
def test_bracket_with_a_period_is_a_limit_but_for_names_of_plans(words: str) -> None:
    assert limits(f"修好水闸（{words}）。") == [fold(words)]
    assert limits(f"动员阶段（{words}）") == [fold(words)]
    assert [plan for plan in PLANS.split() if limits(f"印发水闸{plan}（{words}）。")] == []


@pytest.mark.parametrize("label", TIMES.split())
def test_label_of_a_time_gives_the_limit(label: str) -> None:
    assert limits(f"修好水闸。（责任单位：市林业局；{label}：6月底前）") == ["6月底前"]


@pytest.mark.parametrize("label", BEGINNINGS.split())
def test_label_of_a_beginning_gives_none(label: str) -> None:
    assert limits(f"修好水闸。（责任单位：市林业局；{label}：6月底前）") == []


@pytest.mark.parametrize(
    "further", ["2027年建成", "9月验收", "年底完成", "国庆节前完成", "四季度验收", "长期管护", "持续管护", "每年检修"]
)
def test_limit_goes_on_over_commas(further: str) -> None:
    assert limits(f"修好水闸。（责任单位：市林业局；完成时限：6月底前动工，{further}）") == [f"6月底前动工,{further}"]
    assert limits("修好水闸。（责任单位：市林业局；完成时限：6月底前动工，认真实施）") == ["6月底前动工"]


@pytest.mark.parametrize(
    ("line", "names"), [("责任单位为市林业局", [("市林业局", "owner")]), ("责任部门 市林业局", [("市林业局", "owner")])]
)
def test_label_without_a_colon(line: str, names: list[tuple[str, str]]) -> None:
    assert read(line) == names


@pytest.mark.parametrize("label", ["完成时限为", "完成时间为", "完成时限 ", "完成时间 "])
def test_label_of_a_time_without_a_colon(label: str) -> None:
    assert limits(f"{label}6月底前") == ["6月底前"]


@pytest.mark.parametrize("role", ROLES)
def test_word_before_a_colon_is_a_label(role: str) -> None:
    found = {word: read(f"修好水闸。（{word}：市水务局）") for word in ROLES[role].split()}
    assert found == {key: [("市水务局", role)] for key in found}


@pytest.mark.parametrize("role", CLOSING)
def test_bracket_after_a_name_gives_its_role(role: str) -> None:
    found = {word: read(f"责任单位：市水务局（{word}）、市林业局") for word in CLOSING[role].split()}
    assert found == {key: [("市水务局", role), ("市林业局", "owner")] for key in found}


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("以下任务均需各区政府落实，{}不再列出。", NO_MORE),
        ("{}需各区政府落实，不再列出。", ALL),
        ("各区政府均{}，不再列出。", ALWAYS),
        ("任务分工如下。各区政府均{}，以下不再列出。", ALWAYS),
        ("以下任务均需各区政府{}，不再列出。", "配合落实 负责实施"),
    ],
)
def test_declaration_names_bodies_of_every_task(form: str, words: str) -> None:
    found = {one: declared(form.format(one)) for one in words.split()}
    assert found == {key: [("everywhere", None)] for key in found}


@pytest.mark.parametrize(("kind", "words"), [("first-body", FIRST), ("first-comma", COMMA)])
def test_declaration_says_who_leads(kind: str, words: str) -> None:
    found = {one: declared(f"{one}。") for one in words.split()}
    assert found == {key: [(kind, None)] for key in found}


@pytest.mark.parametrize(
    "tail",
    ["下同", "第一个逗号前为牵头单位", "列第一位者为牵头单位", "第一责任单位均为牵头部门", "首位的部门是牵头单位"],
)
def test_declaration_in_an_annotation_is_no_name(tail: str) -> None:
    assert read(f"修好水闸。（责任单位：市林业局、市水务局，{tail}）") == [("市林业局", "owner"), ("市水务局", "owner")]


@pytest.mark.parametrize(
    ("note", "onwards"),
    [("说明：", False), ("注：", False), ("责任单位：市林业局（", True), ("牵头部门：市林业局，", True)],
)
def test_note_of_its_own_holds_for_the_whole_document(note: str, onwards: bool) -> None:
    assert [one.onwards for one in conventions_of(fold(f"责任单位：市水务局。{note}列首位的为牵头单位。"))] == [onwards]


@pytest.mark.parametrize("word", ["以下", "下列", "下同"])
def test_word_says_that_a_declaration_holds_from_there_on(word: str) -> None:
    assert [one.onwards for one in conventions_of(fold(f"{word}任务中列首位的为牵头单位。"))] == [True]


def test_bracket_that_is_never_closed_keeps_the_bracket_of_its_last_name() -> None:
    assert read("修好水闸。（责任单位：市水务局、区林业局（委）\n")[-1] == ("区林业局(委)", "owner")
    assert limits("修好水闸。（责任单位：市水务局；完成时限：（2026年6月）\n") == ["2026年6月"]
