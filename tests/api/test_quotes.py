"""Sentences as answers: where nothing that was read says what is asked, where a guess says less than they do, and where neither."""

from collections.abc import Iterator

import pytest

from plankg.api.questions import Questions
from plankg.api.questions.answer import Outcome
from tests.api.test_passages import questions_about

pytestmark = pytest.mark.embedded

# Two invented plans (虚构): a county and a city that do not exist.
PLANS = {
    "禾绵县": """禾绵县提升养蜂产业若干措施
一、扶持蜂农
（一）发放越冬饲料。对存栏30箱以上的蜂农，每箱给予40元越冬饲料补贴，每户每年最高不超过6000元。
责任单位：县农业农村局、县财政局
（二）建设花源基地。蜂场周边种植蜜源植物，验收时应抽查20%以上的地块。
责任单位：县林业局
（三）办好赛事。支持蜂农参加全国蜂产品大赛，对获奖产品给予最高5万元奖励。
责任单位：县农业农村局、县市场监管局、县财政局
二、组织实施
各乡镇应在本措施印发后2个月内制定实施细则，报县农业农村局备案。
本措施有效期至2028年12月31日。
""",
    "岚堇市": """岚堇市支持养蜂产业发展工作方案
一、重点任务
（一）补贴蜂箱。对新购标准蜂箱按购置费的50%给予补贴，每户最高1万元。
责任单位：市农业农村局、市财政局
（二）开通蜂蜜检测专线。依托“96012”开通检测服务专线，收到样品后5个工作日内出具报告。
牵头单位：市市场监管局
配合单位：市农业农村局
（三）保护蜜源。
责任单位：各县（市、区）政府
（四）宣传推广。
责任单位：市文化旅游局、市商务局、各县（市、区）政府
""",
}


@pytest.fixture(scope="module")
def bees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Questions]:
    with questions_about(tmp_path_factory.mktemp("bees"), PLANS) as questions:
        yield questions


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("验收花源的时候地块要抽多少", "20%以上"),
        ("禾绵县乡镇的细则最晚啥时候要定出来", "2个月内"),
        ("蜂产品比赛奖多少钱", "5万元"),  # 大赛
        ("检测报告几天出", "5个工作日"),
        ("检测专线96012由谁牵头，几天出报告", "96012"),
        ("禾绵县和岚堇市养蜂的补贴各是多少", "50%"),
        ("禾绵县养蜂措施什么时候到期", "2028年12月31日"),
        ("各乡镇的实施细则要报哪个部门备案", "报县农业农村局备案"),
        ("禾绵县养蜂措施和岚堇市养蜂方案在补贴上有什么不同", "50%"),
        ("我们是镇农办的，想知道花源基地要抽查多少地块", "20%以上"),
        ("花源基地验收要抽查地块吗", "20%以上"),
    ],
)
def test_sentences_that_say_what_is_asked_are_the_answer(question: str, said: str, bees: Questions) -> None:
    answer = bees.ask(question)
    assert (answer.outcome, answer.sure) == (Outcome.answered, False)
    assert any(said in str(row["quote"]).replace("\n", "") for row in answer.rows)


def test_sentence_has_the_task_and_the_bodies_that_it_belongs_to(bees: Questions) -> None:
    answer = bees.ask("蜂产品比赛奖多少钱，归谁管")
    rows = [*answer.rows, *(answer.also.rows if answer.also else ())]
    assert any("市场监" in str(row.get("bodies") or row.get("name")) for row in rows)


@pytest.mark.parametrize(
    "question",
    [
        "96555专线由谁牵头",  # another number
        "禾绵县蜂农最高能贷多少",  # no loans
        "岚堇市的蜂箱补贴比去年提高多少",
        "禾绵县养蜂的联系电话",
        "水果价格",
        "禾绵县花源基地哪年建成",  # no year
        "除了补贴蜂箱还有哪些任务没有牵头单位",
        "禾绵县养蜂措施有没有写明蜂蜜出口的目标",
    ],
)
def test_what_no_sentence_says_is_not_answered_by_one(question: str, bees: Questions) -> None:
    answer = bees.ask(question)
    assert answer.kind != "quoted"
    assert not answer.sure


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("岚堇市方案里哪些任务没有市直部门参与", ["保护蜜源"]),
        ("禾绵县养蜂新政里财政局参与的占几成", []),
        ("禾绵县农业农村局要配合养蜂新政做哪些事", ["发放越冬饲料", "办好赛事"]),
    ],
)
def test_plan_by_what_is_said_of_it_and_level_of_its_bodies(question: str, titles: list[str], bees: Questions) -> None:
    answer = bees.ask(question)
    assert answer.outcome is Outcome.answered
    assert [row["title"] for row in answer.rows if row.get("title")] == titles


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("禾绵县养蜂措施分几个部分，每个部分几条", ["扶持蜂农", "组织实施"]),
        ("岚堇市养蜂方案列了几项重点任务", ["补贴蜂箱", "开通蜂蜜检测专线", "保护蜜源", "宣传推广"]),
        ("禾绵县养蜂措施里三个措施各有几条", ["发放越冬饲料", "建设花源基地", "办好赛事"]),
    ],
)
def test_parts_are_listed_with_the_number_of_their_items(question: str, titles: list[str], bees: Questions) -> None:
    answer = bees.ask(question)
    assert answer.kind == "outline"
    assert [row["title"] for row in answer.rows] == titles


def test_that_the_texts_were_searched_is_said(bees: Questions) -> None:
    answer = bees.ask("禾绵县养蜂措施有没有写明蜂蜜出口的目标")
    assert answer.outcome is Outcome.not_understood
    assert "查过原文，没有找到写明这一点的句子" in answer.understood


def test_second_question_means_the_body_of_the_first(bees: Questions) -> None:
    answer = bees.ask("禾绵县养蜂措施里，财政局参与的占几成？哪几条没有它")
    assert answer.also is not None
    assert [row["title"] for row in answer.also.rows] == ["建设花源基地"]


def test_shares_of_two_plans_are_put_beside_each_other(bees: Questions) -> None:
    answer = bees.ask("禾绵县养蜂措施和岚堇市养蜂方案相比，财政局承担任务的比重哪个更高")
    assert [row["count"] for row in answer.rows] == [2, 1]
    assert not answer.sure
