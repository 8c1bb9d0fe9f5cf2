"""Which task supports which indicator (plans invented)."""

from pathlib import Path

import pytest

from plankg.extract.model import Indicator, PlanGraph, Supports
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.extract.support.indicator_words import object_of, pairs_of, telling_of, words_of
from plankg.extract.support.stating import states
from plankg.extract.support.support_features import FEATURES
from plankg.extract.support.supports import grade_of, model

TABLE = """表1 主要指标
序号|指标名称|单位|2020年|2025年|属性
1|渡槽加固处数|处|2|40|约束性
2|果园滴灌覆盖率|%|20|60|预期性
3|甲类农机占全部农机比重|%|5|30|预期性
"""
PLAN = f"""虚构市农田水利规划
一、发展目标
{TABLE}二、主要任务
（一）加固老旧渡槽。逐座检查渡槽裂缝，对渗漏的渡槽实施加固。推行渡槽管护合同。
（二）推广果园滴灌。在丘陵果园铺设滴灌带，果园滴灌覆盖率逐年提高。
（三）更新农业机械。鼓励农户购置甲类农机，淘汰旧农机。
（四）繁荣乡村文化。办好村戏，修缮戏台。到2025年，新建戏台12座。
（五）支持对象。有果园滴灌、渡槽加固和甲类农机项目的农户和合作社。
三、保障措施
（一）加强组织领导。把渡槽加固、果园滴灌和甲类农机纳入考核。
"""


@pytest.fixture(scope="module")
def plan() -> PlanGraph:
    return extract_source(Source(Path("plan.txt"), "plan", PLAN, "0"))


def supports(plan: PlanGraph) -> dict[tuple[str, str], Supports]:
    """The support edges by the title of the task and the name of the indicator."""
    names = {n.id: getattr(n, "title", None) or getattr(n, "name", "") for n in plan.nodes}
    return {(names[e.source], names[e.target]): e for e in plan.edges if isinstance(e, Supports)}


@pytest.mark.parametrize(
    ("task", "indicator"),
    [
        ("加固老旧渡槽", "渡槽加固处数"),
        ("推广果园滴灌", "果园滴灌覆盖率"),
        ("更新农业机械", "甲类农机占全部农机比重"),
    ],
)
def test_task_that_works_on_what_is_counted_supports_it_strongly(plan: PlanGraph, task: str, indicator: str) -> None:
    edge = supports(plan)[task, indicator]
    assert grade_of(edge.score) == "strong"
    assert plan.text[edge.start : edge.end] == edge.quote


@pytest.mark.parametrize("indicator", ["渡槽加固处数", "果园滴灌覆盖率", "甲类农机占全部农机比重"])
@pytest.mark.parametrize("task", ["加强组织领导", "繁荣乡村文化", "支持对象"])
def test_chapter_on_carrying_out_whom_it_is_for_and_other_work_support_nothing(
    plan: PlanGraph, task: str, indicator: str
) -> None:
    assert (task, indicator) not in supports(plan)


def test_support_is_stated_only_where_the_sentence_has_the_whole_name(plan: PlanGraph) -> None:
    stated = {pair for pair, edge in supports(plan).items() if edge.basis == "stated"}
    assert stated == {("推广果园滴灌", "果园滴灌覆盖率"), ("繁荣乡村文化", "戏台")}


def test_words_of_a_support_stand_in_its_quote(plan: PlanGraph) -> None:
    edges = supports(plan).values()
    texts = {node.id: "".join(node.text.split()) for node in plan.nodes if isinstance(node, Indicator)}
    assert {term for edge in edges for term in edge.terms} >= {"渡槽", "加固", "果园", "滴灌", "农机"}
    assert all(term in edge.quote and term in texts[edge.target] for edge in edges for term in edge.terms)


def test_words_of_a_target_named_before_it_are_no_words_in_common() -> None:
    text = "虚构市水利规划\n一、主要任务\n（一）加固渡槽。渡槽完好率2027年达到80%，2030年达到95%，渡槽有人管护。\n"
    found = extract_source(Source(Path("plan.txt"), "plan", text, "0"))
    texts = {node.id: node.text for node in found.nodes if isinstance(node, Indicator)}
    assert min(texts.values()).startswith("2030年")
    assert all(term in texts[e.target] for e in found.edges if isinstance(e, Supports) for term in e.terms)


def test_target_of_the_text_is_supported_by_the_task_that_sets_it_alone(plan: PlanGraph) -> None:
    text_targets = {n.name for n in plan.nodes if isinstance(n, Indicator) and n.origin == "text"}
    assert "戏台" in text_targets
    assert [task for task, indicator in supports(plan) if indicator == "戏台"] == ["繁荣乡村文化"]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("甲类农机占全部农机比重", "甲类农机"),
        ("渡槽加固处数（处）", "渡槽加固处"),
        ("新增果园滴灌面积", "果园滴灌"),
        ("覆盖率", "覆盖率"),
        ("“互联网+戏台”实施率", "“戏台”"),
        ("取水许可审批用时", "取水许可审批"),
        ("渔船登记平均时间", "渔船登记"),
        ("新增农机保险参保人数", "农机保险"),
    ],
)
def test_object_of_an_indicator_is_its_name_without_measure_verb_and_whole(name: str, wanted: str) -> None:
    assert object_of(name) == wanted


def test_single_characters_that_stand_together_are_one_word() -> None:
    assert words_of("现存易涝区域处置率") == ("现存", "易涝", "区域")


def test_the_end_of_a_name_says_more_than_its_beginning() -> None:
    pairs = pairs_of("龙头企业技术人员比重")
    assert pairs["人员"] > 0.9
    assert pairs["龙头"] < pairs["企业"] < pairs["人员"]


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("城镇调查失业率", "城镇", "失业"),
        ("单位生产总值能耗", "单位", "能耗"),
        ("水利投入经费相当于全市生产总值比例", "水利", "经费"),
    ],
)
def test_words_of_scope_say_little(name: str, least: str, most: str) -> None:
    pairs = pairs_of(name)
    assert min(pairs, key=pairs.__getitem__) == least
    assert pairs[most] == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("水质达到或好于三类渔港比例", ("水质", "三类", "渔港")),
        ("渔民平均受教育年限", ("渔民", "教育", "年限")),
        ("达标率", ("达标率",)),
    ],
)
def test_words_that_compare_say_nothing_of_what_is_counted(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


def test_what_was_done_before_the_goals_supports_nothing() -> None:
    done = "一、发展成就\n（一）渡槽加固成效明显。加固渡槽20处，果园滴灌覆盖率达到20%。\n"
    text = (
        PLAN.replace("一、发展目标", f"{done}二、发展目标")
        .replace("二、主要任务", "三、主要任务")
        .replace("三、保障", "四、保障")
    )
    found = supports(extract_source(Source(Path("plan.txt"), "plan", text, "0")))
    assert ("加固老旧渡槽", "渡槽加固处数") in found
    assert not [pair for pair in found if pair[0] == "渡槽加固成效明显"]


@pytest.mark.parametrize(
    "line",
    [
        "（市渡槽加固办公室负责渡槽加固）",
        "（市渡槽加固办公室牵头，市\n水利局配合，各县（市、区）落实渡槽加固）",
        "牵头单位：市渡槽加固办公室\n责任单位：市水利局、各渡槽加固工程处",
        "主要责任单位:市渡槽加固办公室。",
    ],
)
def test_line_that_says_who_is_responsible_is_no_support_of_its_own(line: str) -> None:
    text = PLAN.replace("推行渡槽管护合同。", f"推行渡槽管护合同。\n\n{line}\n\n")
    plan = extract_source(Source(Path("plan.txt"), "plan", text, "0"))
    assert not [e for e in plan.edges if isinstance(e, Supports) and "办公室" in e.quote]


@pytest.mark.parametrize("caption", ["图2 渡槽加固工程布局", "附表3 渡槽加固年度计划", "表一 渡槽加固标准（年）"])
def test_caption_of_a_figure_or_table_is_no_support_of_its_own(caption: str) -> None:
    text = PLAN.replace("推行渡槽管护合同。", f"推行渡槽管护合同。\n\n{caption}\n\n")
    plan = extract_source(Source(Path("plan.txt"), "plan", text, "0"))
    assert ("加固老旧渡槽", "渡槽加固处数") in supports(plan)
    assert not [e for e in plan.edges if isinstance(e, Supports) and caption in e.quote]


@pytest.mark.parametrize("title", ["强化检查督导", "做好宣传解读", "加强监督考核", "健全考核评价机制"])
def test_task_that_only_sees_to_the_plan_supports_nothing_in_any_chapter(title: str) -> None:
    text = PLAN.replace("（四）繁荣乡村文化。", f"（四）{title}。通报渡槽加固和果园滴灌的进展。\n（五）繁荣乡村文化。")
    found = supports(extract_source(Source(Path("plan.txt"), "plan", text, "0")))
    assert ("加固老旧渡槽", "渡槽加固处数") in found
    assert not [pair for pair in found if pair[0] == title]


def test_task_that_says_one_of_the_first_of_many_words_supports_nothing() -> None:
    text = PLAN.replace("3|甲类农机占全部农机比重|%", "3|甲类农机驾驶操作人员岗位技能培训覆盖率|%")
    found = supports(extract_source(Source(Path("plan.txt"), "plan", text, "0")))
    assert ("加固老旧渡槽", "渡槽加固处数") in found
    assert not [pair for pair in found if pair[1] == "甲类农机驾驶操作人员岗位技能培训覆盖率"]


@pytest.mark.parametrize("name", ["壶形水车企业", "水车改造工程", "水车项目"])
def test_task_that_says_only_what_names_in_all_fields_have_supports_nothing(name: str) -> None:
    text = PLAN.replace("1|渡槽加固处数|处", f"1|{name}|个").replace("鼓励农户", "组织企业实施改造工程和项目，鼓励农户")
    found = supports(extract_source(Source(Path("plan.txt"), "plan", text, "0")))
    assert ("更新农业机械", "甲类农机占全部农机比重") in found
    assert not [pair for pair in found if pair[1] == name]


def test_word_that_the_whole_plan_speaks_of_tells_no_task_from_others() -> None:
    works = ("检修", "登记", "巡查", "展示", "测绘", "编号", "油漆", "租借")
    tasks = "".join(
        f"（{number}）水车{work}。分批开展水车{work}。\n"
        for number, work in zip("一二三四五六七八", works, strict=True)
    )
    text = f"""虚构市水车保护规划
一、发展目标
表1 主要指标
序号|指标名称|单位|2020年|2025年
1|水车收入增长率|%|2|40
二、主要任务
{tasks}（九）水车传习。培养学徒，每架水车有人传习。
"""
    found = supports(extract_source(Source(Path("plan.txt"), "plan", text, "0")))
    assert not found


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("新增特级企业", ("特级",)),
        ("推动渡槽改造项目数量", ("渡槽",)),
        ("城镇水车改造面积", ("水车",)),
        ("单位企业", ("单位", "企业")),
    ],
)
def test_words_that_tell_a_name_from_others_are_none_of_work_scope_or_all_fields(
    name: str, telling: tuple[str, ...]
) -> None:
    assert telling_of(name) == telling


@pytest.mark.parametrize(
    ("sentence", "name", "stated"),
    [
        ("果园滴灌覆盖率逐年提高。", "果园滴灌覆盖率", True),
        ("引进一批农机企业，落户园区。", "农机企业", True),
        ("在三个镇布局集展示、维修、培训于一体的农机驿站。", "农机驿站", True),
        ("全年农机驿站达到12个。", "农机驿站", True),
        ("组织“五星渡槽奖”评选。", "“五星渡槽奖”", True),
        ("依法维护农机企业产权。", "农机企业", False),
        ("对入驻农机驿站的农户给予补贴。", "农机驿站", False),
        ("支持农机企业联合学校开展培训。", "农机企业", False),
        ("培育戏班，办好村戏。", "戏班", False),
        ("培育渔业企业。", "农机企业", False),
    ],
)
def test_sentence_states_a_support_where_it_makes_or_raises_what_is_counted(
    sentence: str, name: str, stated: bool
) -> None:
    assert states(sentence, name) is stated


def test_model_has_a_weight_for_each_feature() -> None:
    assert {*model()} == {*FEATURES, "bias", "shown", "middle", "strong"}


def test_a_plan_without_a_table_has_no_inferred_support() -> None:
    found = extract_source(Source(Path("plan.txt"), "plan", PLAN.replace(TABLE, "农田水利明显改善。\n"), "0"))
    assert {edge.basis for edge in supports(found).values()} == {"stated"}


def test_a_goal_that_no_task_sets_is_an_indicator_like_those_of_tables() -> None:
    goals = "到2025年，果园滴灌覆盖率达到60%，新增渡槽管护员300人。\n"
    found = supports(extract_source(Source(Path("plan.txt"), "plan", PLAN.replace(TABLE, goals), "0")))
    assert ("推广果园滴灌", "果园滴灌覆盖率") in found
    assert found["加固老旧渡槽", "渡槽管护员"].basis == "inferred"
    assert {task for task, target in found if target != "戏台"} <= {"加固老旧渡槽", "推广果园滴灌"}
    assert all(edge.score >= model()["shown"] for edge in found.values())
