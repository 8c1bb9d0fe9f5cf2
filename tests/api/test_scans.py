"""Every sentence that has something: amounts, numbers, words, definitions; the parts of a plan that have it and those that do not."""

from collections.abc import Iterator

import pytest

from plankg.api.questions import Questions
from plankg.api.questions.answer import Outcome
from tests.api.test_passages import questions_about

pytestmark = pytest.mark.embedded

# Two invented plans (虚构): a county and a city that do not exist.
PLANS = {
    "棠溪县": """棠溪县养蚕振兴三个行动方案
棠溪县农业农村局
本方案所称共享蚕房，是指由村集体建设、供蚕农轮流使用的养蚕场所。
一、桑园改良行动
改造低产桑园2000亩，每亩补助300元。鼓励村集体流转零散桑园。（责任单位：县林业局）新栽桑苗由县林业局验收。
二、蚕房共享行动
建设共享蚕房。对获评县级样板的，给予最高5万元奖励。不得改作其他用途。
牵头单位：县农业农村局
配合单位：县林业局、县财政局
三、丝绸传承行动
开展丝绸技艺进校园活动，鼓励匠人带徒。对带徒的匠人给予最高5万元奖励。
牵头单位：县文化旅游局
四、保障措施
没有通过复核的蚕房，由县农业农村局收回样板牌匾。综合考评排名前三的乡镇奖励工作经费8万元。
本方案自印发之日起施行。
""",
    "汀林市": """汀林市支持养蚕产业发展工作方案
一、重点任务
（一）推广良种。良种覆盖率达到90%。
责任单位：市农业农村局
（二）开办蚕桑夜校。每月开课2次，由乡镇文化

# Page 3:
站组织报名。
责任单位：市文化旅游局
二、基本原则
（一）坚持因地制宜。先试点、后推开。
（二）坚持自愿参加。不得摊派。
（三）坚持节约用地。少占耕地。
""",
}


@pytest.fixture(scope="module")
def silk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Questions]:
    with questions_about(tmp_path_factory.mktemp("silk"), PLANS) as questions:
        yield questions


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("棠溪县养蚕方案里所有带金额的扶持有哪些", ["每亩补助300元", "县级样板", "带徒的匠人", "8万元"]),
        ("棠溪县养蚕方案里有哪些量化指标", ["2000亩", "5万元", "5万元", "8万元"]),
        ("棠溪县养蚕方案里“最高5万元”一共出现几次", ["县级样板", "带徒的匠人"]),
        ("棠溪县养蚕方案有几条提到“桑苗”", ["新栽桑苗"]),
        ("棠溪县养蚕方案哪些内容属于“鼓励”而不是“应当”", ["鼓励村集体", "鼓励匠人"]),
        ("棠溪县方案里共享蚕房是怎么定义的", ["是指由村集体建设"]),
        ("棠溪县养蚕方案有哪些禁止性规定", ["不得改作"]),
    ],
)
def test_every_sentence_that_has_it_is_listed(question: str, said: list[str], silk: Questions) -> None:
    answer = silk.ask(question)
    assert (answer.kind, answer.sure) == ("scan", False)
    assert [any(words in str(row["quote"]) for words in said) for row in answer.rows] == [True] * answer.total
    assert all(any(words in str(row["quote"]) for row in answer.rows) for words in said)


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("棠溪县的三个行动中，哪些写了金额，哪些没有", ["桑园改良行动", "蚕房共享行动", "丝绸传承行动"]),
        ("棠溪县的三个行动里，哪几个行动没有提出量化要求", []),
        ("棠溪县的三个行动里，哪几个行动没有提到“奖励”", ["桑园改良行动"]),
    ],
)
def test_parts_that_have_it_or_not_are_told(question: str, titles: list[str], silk: Questions) -> None:
    answer = silk.ask(question)
    assert answer.kind == "scan"
    assert [row["title"] for row in answer.rows] == titles
    assert "逐句查过，3个部分里" in answer.remarks[0]


def test_that_no_sentence_has_it_is_said_of_the_whole_text(silk: Questions) -> None:
    answer = silk.ask("汀林市养蚕方案里有哪些带金额的扶持")
    assert (answer.outcome, answer.total) == (Outcome.answered, 0)
    assert "没有一句写有金额" in answer.remarks[0]
    assert "没有一句写有以“亿元”计的数" in silk.ask("汀林市养蚕方案要投入多少亿元").understood


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("没有通过复核的蚕房由谁收回牌匾", "县农业农村局收回"),
        ("综合考评排名前三的乡镇奖励多少工作经费", "8万元"),
        ("汀林市养蚕方案里每月开课2次的蚕桑夜校，到哪里报名", "乡镇文化"),  # and 站 on the next page
    ],
)
def test_sentence_that_says_all_of_a_question_answers_it(question: str, said: str, silk: Questions) -> None:
    answer = silk.ask(question)
    assert answer.kind == "quoted"
    assert said in str(answer.rows[0]["quote"])


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("我在棠溪县文化旅游局工作，养蚕方案里由我局牵头的任务有哪些", 1),
        ("棠溪县农业农村局养蚕方案里，文化旅游局牵头哪些任务", 1),
    ],
)
def test_asker_and_issuer_narrow_nothing_else(question: str, total: int, silk: Questions) -> None:
    answer = silk.ask(question)
    assert (answer.outcome, answer.total) == (Outcome.answered, total), answer


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("汀林市养蚕方案的三项基本原则是什么", ["坚持因地制宜", "坚持自愿参加", "坚持节约用地"]),
        ("汀林市养蚕方案的基本原则是哪三条", ["坚持因地制宜", "坚持自愿参加", "坚持节约用地"]),
        ("汀林市养蚕方案第一部分共列了多少条", ["推广良种", "开办蚕桑夜校"]),
        ("汀林市养蚕方案共有多少条", ["重点任务", "基本原则"]),
        ("汀林市养蚕方案重点任务有几项，依次叫什么", ["推广良种", "开办蚕桑夜校"]),
    ],
)
def test_items_of_a_part_are_listed(question: str, titles: list[str], silk: Questions) -> None:
    answer = silk.ask(question)
    assert answer.kind == "outline"
    assert [row["title"] for row in answer.rows] == titles
