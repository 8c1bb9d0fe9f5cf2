"""What people ask in their own words of several plans, and of a file that holds those of two places: sentences with their neighbours."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plankg.api.questions import Questions
from plankg.api.questions.answer import Outcome
from plankg.api.questions.passages import LONGEST_QUOTE
from tests.api.conftest import Finished
from tests.api.test_passages import questions_about

pytestmark = pytest.mark.embedded

# Invented plans (虚构) of places that do not exist.
PLANS = {
    "青禾市": """青禾市2023年扶持养蚕业若干措施
各县（市、区）于每月20日前向市农业农村局报送落实情况。
一、扶持措施
（一）补贴蚕具。对新购蚕具的养蚕户按购置费的40%给予补贴，每户最高8000元；到2025年底，补贴3000户以上。补贴资金不足部分由县级财政承担。
责任单位：市农业农村局、市财政局、人行青禾市分行
（二）培训蚕农。对连续养蚕满2年的高校毕业生给予1万元一次性补助。
责任单位：市人力资源社会保障局、市农业农村局
（三）压缩办事时间。蚕种许可审批时间压缩至3个工作日。
责任单位：市农业农村局、各县（市、区）政府
二、其他事项
本措施自2023年5月1日起施行，有效期3年。
""",
    "岚堇市": """岚堇市2022年养蚕业发展工作方案
一、主要任务
（一）优化蚕种审批。2023年底前蚕种许可审批时间压减到5个工作日以内。
牵头单位：市农业农村局
（二）推行包容审慎监管。对蚕桑新业态给予观察期。
责任单位：市市场监管局、中国人民银行
（三）建设蚕桑驿站。由市农业农村局在每个乡镇设置驿站，为蚕农提供免费住宿。
责任单位：市农业农村局
""",
    "补贴": """岚堇市2022年养蚕保险补贴方案
各县（市、区）政府均为以下任务的责任单位，不再列出。
一、补贴标准
（一）补贴保费。按所缴保费的60%给予补贴，最高不超过2000元。
责任单位：市财政局、市农业农村局
（二）办理投保。2022年6月1日至2022年9月30日投保的享受补贴。
责任单位：市农业农村局
""",
    "两市": """云溪市2023年蚕桑教育要点
一、主要任务
1.建设蚕桑课堂。建设20个蚕桑课堂，覆盖全市乡镇。
牵头单位：市教育局
2.开设“一蚕一课”专区。
牵头单位：市教育局
3.另附雾岭市要点，供参考。
（此件公开发布）
雾岭市2023年蚕桑服务要点
一、便民服务
1.改造蚕桑网站。年底前完成蚕桑网站无障碍改造。
牵头单位：市农业农村局
2.推广“一蚕一课”专区。年底前“一蚕一课”专区课程达到30门。
牵头单位：市教育局
""",
}


@pytest.fixture(scope="module")
def silk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Questions]:
    with questions_about(tmp_path_factory.mktemp("silk"), PLANS) as questions:
        yield questions


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("青禾养蚕户买蚕具最高补多少", "8000元"),
        ("青禾蚕具补贴的钱不够了怎么办", "县级财政承担"),  # the sentence after
        ("青禾那个养蚕政策啥时候生效", "2023年5月1日起施行"),  # which writes 施行
        ("大学生去青禾养蚕满两年给多少钱", "1万元"),  # and 高校毕业生
        ("青禾各县每月几号前报送落实情况", "每月20日前"),  # before the first heading
        ("岚堇的蚕农能白住吗", "免费住宿"),
        ("雾岭蚕桑网站什么时候改造完", "年底前"),
        ("雾岭“一蚕一课”要完成什么量化目标", "30门"),
        ("岚堇保费最多补多少", "2000元"),  # of two plans of the place the one that says it
        ("岚堇养蚕保险补贴最多补多少", "2000元"),  # whose plan is called so
        ("青禾2023年措施里蚕种许可几天批下来", "3个工作日"),
        ("2022年岚堇方案里蚕种许可几天批下来", "5个工作日"),
    ],
)
def test_what_is_said_in_other_words_is_found(question: str, said: str, silk: Questions) -> None:
    answer = silk.ask(question)
    assert (answer.outcome, answer.sure) == (Outcome.answered, False)
    assert any(said in str(row["quote"]).replace("\n", "") for row in answer.rows[:3])


@pytest.mark.parametrize(
    "question",
    [
        "青禾养蚕措施给多少工作经费",  # no money for that
        "青禾到2027年要补贴多少养蚕户",  # another year
        "岚堇的蚕桑驿站要建几个",  # no number
        "岚堇养蚕用的缫丝机最高补多少",  # a noun that no text has
        "岚堇贷款贴息多少",  # what is given is said nowhere
        "雾岭要建几个蚕桑课堂",  # which the other place's plan has
    ],
)
def test_what_no_text_says_is_declined(question: str, silk: Questions) -> None:
    answer = silk.ask(question)
    assert not answer.rows
    assert not answer.sure


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("青禾和岚堇的蚕种许可审批时间分别压到多少", {"3个工作日", "5个工作日"}),
        ("比较一下岚堇2022年方案与青禾措施对蚕种许可审批时间的规定", {"3个工作日", "5个工作日"}),
        ("岚堇和雾岭对“一蚕一课”专区各怎么规定", set()),
    ],
)
def test_sentences_of_two_plans_are_put_beside_each_other(question: str, said: set[str], silk: Questions) -> None:
    quotes = "".join(str(row.get("quote")) for row in silk.ask(question).rows)
    assert all(each in quotes for each in said)


def test_documents_that_say_something_are_listed_with_their_sentences(silk: Questions) -> None:
    answer = silk.ask("哪些文件提到了对新业态的包容审慎监管")
    assert {row["document_id"] for row in answer.rows} == {"岚堇市"}


def test_sentence_is_quoted_with_its_neighbours_as_it_stands(silk: Questions) -> None:
    row = silk.ask("青禾养蚕户买蚕具最高补多少").rows[0]
    assert PLANS["青禾市"][row["start"] : row["end"]] == row["quote"]
    assert "（一）" in row["quote"]
    assert row["end"] - row["start"] <= LONGEST_QUOTE


@pytest.mark.parametrize(
    ("question", "titles", "sure"),
    [
        ("青禾市财政局在养蚕措施中被列为责任单位的有哪几条", ["补贴蚕具"], True),
        ("青禾养蚕措施3条里，把人民银行分行列为责任单位的有几条", ["补贴蚕具"], False),
        ("青禾的措施里有哪几条没有把财政局和各县（市、区）政府列为责任单位", ["培训蚕农"], False),
        ("青禾的措施里只有两个责任单位的是哪几条", ["培训蚕农", "压缩办事时间"], True),
        ("青禾措施里市农业农村局出现在几条里", ["补贴蚕具", "培训蚕农", "压缩办事时间"], True),
        ("青禾措施里市农业农村局排第一位的有哪几条", ["补贴蚕具", "压缩办事时间"], True),
        ("青禾措施里市财政局和市人社局各出现在哪些任务", ["补贴蚕具", "培训蚕农"], False),
    ],
)
def test_tasks_of_bodies_as_they_are_asked_for(question: str, titles: list[str], sure: bool, silk: Questions) -> None:
    answer = silk.ask(question)
    assert [row["title"] for row in answer.rows] == titles
    assert answer.sure is sure


@pytest.mark.parametrize(
    ("question", "body", "remark"),
    [
        ("青禾的补贴蚕具谁牵头", "青禾市财政局", "没有写明“牵头”这一职责，列出的是“负责”的"),
        ("岚堇的优化蚕种审批谁牵头", "岚堇市农业农村局", ""),
    ],
)
def test_who_leads_where_only_bodies_are_named(question: str, body: str, remark: str, silk: Questions) -> None:
    answer = silk.ask(question)
    assert body in {row["name"] for row in answer.rows}
    assert [each for each in answer.remarks if "这一职责" in each] == [remark] * bool(remark)


def test_what_is_to_be_done_is_no_question_for_bodies(silk: Questions) -> None:
    answer = silk.ask("岚堇方案里蚕桑驿站要干啥")
    assert "免费住宿" in str(answer.rows[0]["quote"])


def test_command_prints_sentences_whole_with_their_bodies(tmp_path: Path, plankg: Callable[..., Finished]) -> None:
    with questions_about(tmp_path, PLANS):
        pass
    said = plankg("ask", "岚堇方案里蚕桑驿站要干啥", "--store", str(tmp_path / "store")).out
    assert "由市农业农村局在每个乡镇设置驿站，为蚕农提供免费住宿。" in said
    assert "所在任务“建设蚕桑驿站”，负责：岚堇市农业农村局" in said


def test_command_calls_a_measure_by_its_words(tmp_path: Path, plankg: Callable[..., Finished]) -> None:
    plan = {"清单": "岚堇市蚕桑清单\n（一）服务蚕农。免费发放蚕种。（市商务局负责）开通咨询专线。（市教育局负责）\n"}
    with questions_about(tmp_path, plan):
        pass
    assert "开通咨询专线" in plankg("ask", "市教育局负责什么", "--store", str(tmp_path / "store")).out


def test_two_numbers_are_asked_for_one_after_the_other(silk: Questions) -> None:
    answer = silk.ask("云溪要建几个蚕桑课堂？青禾蚕种许可几个工作日批下来？")
    assert "20" in str(answer.rows)
    assert answer.also is not None
    assert "3个工作日" in str(answer.also.rows)
