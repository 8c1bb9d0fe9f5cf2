"""The sets of questions over real stores: the Gansu plan alone, and several plans together. See docs/questions.md."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from benchmarks.synthetic import plan
from plankg.api.cli.commands import app
from plankg.api.questions import Questions, ask_question
from plankg.api.questions.answer import Outcome
from plankg.extract import extract_file
from plankg.graph import open_store
from plankg.graph.catalogue import find
from plankg.graph.store import Store
from tests.api.question_sets import Asked, asked, confident, faults
from tests.samples import BUREAU, DOCUMENT, FARMING, sample_plan, second_plan

GANSU = Path(__file__).parents[2] / "corpus" / "gansu-market-regulation-145" / "plan.txt"
SETS = asked()
WRITTEN = SETS["written"]
# None of these was looked at while the rules were written that it was first asked of.
UNSEEN = [lines for name, lines in SETS.items() if name == "aside" or name.startswith("unseen")]
# These were read by those who wrote the rules, and the next cannot be answered as they are asked.
READ, MISLEADING = SETS["read"], SETS["misleading"]
EVERY = [*WRITTEN, *(line for lines in UNSEEN for line in lines)]


@dataclass(frozen=True)
class Opened:
    """A store, the questions over it and the names in it."""

    store: Store
    questions: Questions
    names: list[Mapping[str, Any]]

    @classmethod
    def of(cls, store: Store) -> "Opened":
        return cls(store, Questions(store), list(store.run("names").rows))


@pytest.fixture(scope="module")
def gansu(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with open_store(tmp_path_factory.mktemp("gansu") / "store") as store:
        store.load(extract_file(GANSU))
        yield Opened.of(store)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("several")
    with open_store(folder / "store") as store:
        store.load(extract_file(GANSU))
        store.load(sample_plan())
        store.load(second_plan())
        for number in (0, 1):
            planted = plan(number)
            file = folder / planted.name
            file.write_text(planted.text, encoding="utf-8")
            store.load(extract_file(file))
        yield Opened.of(store)


@pytest.mark.embedded
@pytest.mark.parametrize("expected", EVERY, ids=lambda expected: f"{expected.store}-{expected.question}")
def test_question_is_answered_rightly(expected: Asked, request: pytest.FixtureRequest) -> None:
    opened: Opened = request.getfixturevalue(expected.store)
    answer = opened.questions.ask(expected.question)
    assert faults(expected, answer, opened.names) == []
    if expected.outcome in ("unsure", "ambiguous", "none"):
        assert not confident(answer)


@pytest.mark.embedded
@pytest.mark.parametrize("store", ["gansu", "several"])
def test_questions_that_were_read_are_answered_rightly(store: str, request: pytest.FixtureRequest) -> None:
    opened: Opened = request.getfixturevalue(store)
    found = {
        line.question: faults(line, opened.questions.ask(line.question), opened.names)
        for line in READ
        if line.store == store
    }
    assert len(found) > 200
    assert {question: wrong for question, wrong in found.items() if wrong} == {}


@pytest.mark.embedded
@pytest.mark.parametrize("store", ["gansu", "several"])
def test_misleading_question_is_never_sure(store: str, request: pytest.FixtureRequest) -> None:
    opened: Opened = request.getfixturevalue(store)
    given = [line.question for line in MISLEADING if line.store == store]
    assert len(given) > 40
    assert [question for question in given if confident(opened.questions.ask(question))] == []


def test_sets_hold_what_they_promise() -> None:
    assert len({(line.store, line.question) for line in EVERY}) == len(EVERY) >= 130
    assert 2 * sum(map(len, UNSEEN)) >= len(WRITTEN)
    assert sum(line.outcome in ("unsure", "ambiguous", "none") for line in EVERY) >= 20


@pytest.mark.embedded
@pytest.mark.parametrize("question", ["哪些任务支撑亮灶率？", "有几个约束性指标", "省市监局牵头哪些任务"])
def test_answer_carries_what_ran_and_its_sentences(question: str, several: Opened) -> None:
    answer = several.questions.ask(question)
    assert answer.query is not None
    assert answer.cypher == find(answer.query).text
    assert several.store.run(answer.query, answer.parameters).rows == answer.rows
    assert answer.columns == tuple(answer.rows[0])
    for row, sentence in zip(answer.rows, answer.sentences, strict=True):
        assert sentence is not None
        assert (row["quote"], row["document_id"], row["start"], row["end"]) == (
            sentence.quote,
            sentence.document_id,
            sentence.start,
            sentence.end,
        )
        text = several.store.run("document-text", {"document": sentence.document_id}).rows[0]["text"]
        assert text[sentence.start : sentence.end] == sentence.quote


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "unused"),
    [
        ("省市监局今年牵头哪些任务", ("今年",)),
        ("除亮灶率以外快检室的目标值", ("除", "以外")),
        ("亮灶率2035年的目标值", ("2035年",)),
        ("讲个笑话吧哪些任务支撑亮灶率", ("笑话",)),
    ],
)
def test_words_that_were_not_used_are_named(question: str, unused: tuple[str, ...], several: Opened) -> None:
    answer = several.questions.ask(question)
    assert not answer.sure
    assert set(unused) <= set(answer.unused)


@pytest.mark.embedded
def test_body_of_the_place_that_the_plan_is_of(several: Opened) -> None:
    both = several.questions.ask("教育局负责哪些任务")
    assert "可以指2个单位" in both.remarks[0]
    assert not both.sure
    answer = several.questions.ask("岚堇市糖坊建设规划里教育局负责哪些任务")
    assert answer.parameters["organization"] == "org:岚堇市教育局"
    answer = several.questions.ask("岚堇市水务局和财政局共同承担哪些任务")
    assert [answer.parameters[name] for name in ("value0", "value1")] == [["org:岚堇市水务局"], ["org:岚堇市财政局"]]


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "understood", "total"),
    [
        ("让后厨看得见由谁牵头？那配合单位呢", "配合“让后厨看得见”的单位", 1),
        ("云溪省集市安全规划有哪些指标，其中约束性的", "《云溪省集市安全规划（虚构）》中的约束性指标", None),
        ("亮灶率的目标值是多少，快检室呢", "指标“快检室”的目标值、基期值、单位和性质", 1),
        ("亮灶率的目标值是多少，快检室的目标值是多少", "指标“快检室”的目标值、基期值、单位和性质", 1),
        ("亮灶率的目标值是多少", None, 0),
        ("亮灶率的目标值是多少，那海鲜摊位呢", None, 0),
        ("亮灶率的目标值是多少，为什么", None, 0),
    ],
)
def test_second_question_takes_from_the_first_what_it_leaves_out(
    question: str, understood: str | None, total: int | None, several: Opened
) -> None:
    answer = several.questions.ask(question)
    assert answer.outcome is Outcome.answered
    assert (answer.also.understood if answer.also else None) == understood
    if answer.also:
        assert not answer.also.sure
        assert total is None or answer.also.total == total
        assert answer.also.total
        assert answer.to_json()["also"]["understood"] == understood


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "name", "said"),
    [
        ("食品检验量要到6批次吗", "食品检验量", "问的是“6批次”，写明的是“5”"),
        ("透明车间实施率是不是要达到80%", "在产食品生产企业“互联网+透明车间”实施率", "问的是“80%”，写明的是“70”"),
        ("社会公众食品安全满意度五年提高多少个百分点", "社会公众食品安全满意度", "相差1.4个百分点"),
        ("12315投诉举报办结率比2020年提高多少", "12315投诉举报办结率", "相差2个百分点"),
        ("全省市场主体总量2025年比2020年多多少万户", "全省市场主体总量", "2020年的186.7和2025年的280相差93.3万户"),
        ("12315投诉举报办结率和2020年相比有变化吗", "12315投诉举报办结率", "相差2个百分点"),
        ("食品检验量和化妆品检验量一样多吗", "", ""),  # the plan has no such indicator
        ("食品检验量比去年多多少", "", ""),
        ("省级质检中心预计提高多少", "", ""),  # a forecast is no target
    ],
)
def test_compared_values_are_given_with_what_they_differ_by(question: str, name: str, said: str, gansu: Opened) -> None:
    answer = gansu.questions.ask(question)
    assert not answer.sure
    assert {str(row["name"]) for row in answer.rows} == ({name} if name else set())
    assert any(said in remark for remark in answer.remarks) or not name


@pytest.mark.embedded
@pytest.mark.parametrize(("limit", "kept"), [(None, 3), (2, 2), (100, 3)])
def test_limit_keeps_the_first_rows(limit: int | None, kept: int, several: Opened) -> None:
    answer = several.questions.ask("哪些任务支撑亮灶率", limit=limit)
    assert (len(answer.rows), len(answer.sentences), answer.total) == (kept, kept, 3)
    assert answer.to_json()["truncated"] is (kept < 3)


@pytest.mark.embedded
@pytest.mark.parametrize("question", ["今天天气怎么样", "亮灯率", ""])
def test_what_is_not_understood_gets_questions_that_are(question: str, several: Opened) -> None:
    answer = several.questions.ask(question)
    assert answer.outcome is Outcome.not_understood
    assert answer.suggestions
    for suggested in answer.suggestions:
        assert several.questions.ask(suggested).outcome is not Outcome.not_understood


@pytest.mark.embedded
def test_question_that_is_too_long_is_told_so(gansu: Opened) -> None:
    answer = gansu.questions.ask("食品检验量的目标值" * 1000)
    assert answer.outcome is Outcome.not_understood
    assert "最多300个字" in answer.understood
    assert answer.suggestions


@pytest.mark.embedded
@pytest.mark.parametrize(
    "question",
    [
        "食品检验量怎么计算",
        "食品检验量完成多少了",
        "食品检验量的目标值达到了没有",
        "规划提到哪些企业",
        "达到目标的指标有几个",
        "规划有几节",
        "省药监局管几个单位",
        "规划引用了几个条例",
        "规划有几个专项行动",
        "规划提到了哪些问题",
        "规划落实了吗",
        "主要指标有几个",
        "有关的任务",
        "食品检验量目前多少",
    ],
)
def test_question_that_means_something_else_is_never_sure(question: str, gansu: Opened) -> None:
    assert not confident(gansu.questions.ask(question))


@pytest.mark.embedded
@pytest.mark.parametrize(
    "question",
    ["岚堇市水务局牵头的任务支撑几个指标", "亮灶率的配合单位", "云溪省市场监督管理局配合哪些指标", "我市有哪些任务"],
)
def test_role_or_place_that_the_query_does_not_know_is_never_passed_over(question: str, several: Opened) -> None:
    assert not confident(several.questions.ask(question))


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "ids"),
    [("云溪省有几个指标", {DOCUMENT, "yunxi-night-fair-145"}), ("云溪省局负责什么", {BUREAU})],
)
def test_ambiguous_names_are_listed(question: str, ids: set[str], several: Opened) -> None:
    answer = several.questions.ask(question)
    given = [each for v in answer.parameters.values() for each in (v if isinstance(v, list) else [v])]
    found = {candidate.id for candidate in answer.candidates} | {str(each) for each in given}
    assert ids <= found


@pytest.mark.parametrize(("removed", "left"), [(DOCUMENT, 0)])
def test_names_follow_the_store(store: Store, removed: str, left: int) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    questions = Questions(store)
    try:
        assert questions.ask("省农业农村厅配合哪些任务").parameters["organization"] == FARMING
        store.remove(removed)
        assert questions.ask("省农业农村厅配合哪些任务").total == left
        assert questions.ask("省农业农村厅配合哪些任务").outcome is Outcome.not_understood
        assert questions.ask("点亮夜市谁负责").total == 1
    finally:
        store.load(sample_plan(), replace=True)


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("arguments", "code", "shown"),
    [
        (
            ["哪些任务支撑亮灶率？"],
            0,
            ["理解为：支撑指标“亮灶率”的任务和项目", "共 3 行", "𠮷水集市样板工程", "查询：tasks-for-indicator"],
        ),
        (["省市监局身上直接背着哪些任务"], 0, ["没有用上的词语：“背”", "请核对"]),
        (["省市监局今年牵头哪些任务"], 1, ["不清楚“今年”", "没有用上的词语：“今年”"]),
        (["今天天气怎么样"], 1, ["没有听懂", "可以这样问", "哪些任务支撑"]),
        (["糖坊凉亭修缮率的目标值"], 0, ["可以指2个指标，都列出来了", "synthetic-0-000000", "synthetic-0-000001"]),
        (["有几个约束性指标", "--format", "csv"], 0, ["indicator_id,number,name", "快检室"]),
        (["亮灶率的目标值", "--format", "json"], 0, ['"sure": true', '"kind": "target"', "MATCH (i:Indicator"]),
    ],
)
def test_command_prints_the_answer(arguments: list[str], code: int, shown: list[str], several: Opened) -> None:
    result = CliRunner().invoke(app, ["ask", *arguments, "--store", several.store.url])
    assert result.exit_code == code
    assert [words for words in shown if words not in result.output] == []


@pytest.mark.embedded
def test_one_question_needs_nothing_but_the_store(several: Opened) -> None:
    assert ask_question(several.store, "亮灶率的目标值").rows[0]["target_raw"] == "≥90"


TURNS = ("陕西省{}", "2033年{}", "除了兰州以外，{}", "预计{}", "{}，为什么", "最{}")


@pytest.mark.embedded
@pytest.mark.parametrize("turn", TURNS)
def test_question_that_is_turned_is_never_sure(turn: str, gansu: Opened) -> None:
    asked_surely = [line.question for line in WRITTEN if line.store == "gansu" and line.outcome == "sure"]
    assert len(asked_surely) > 80
    turned = [turn.format(question.rstrip("？?")) for question in asked_surely]
    assert [question for question in turned if confident(gansu.questions.ask(question))] == []


@pytest.mark.embedded
@pytest.mark.parametrize("verb", ["支撑", "负责", "牵头", "承担", "包含", "引用", "达到"])
def test_denied_question_is_never_sure(verb: str, gansu: Opened) -> None:
    meant = [line.question for line in WRITTEN if verb in line.question and line.outcome == "sure"]
    assert meant
    for no in ("不", "没有", "未"):
        denied = [question.replace(verb, no + verb, 1) for question in meant]
        assert [question for question in denied if confident(gansu.questions.ask(question))] == []


def test_one_body_is_left_out(several: Opened) -> None:
    every = several.questions.ask("岚堇市的细化糖坊路灯风貌由谁负责")
    first = str(every.rows[0]["name"])
    others = several.questions.ask(f"除了{first}，岚堇市的细化糖坊路灯风貌还有谁负责")
    assert others.total == every.total - 1
    assert first not in {str(row["name"]) for row in others.rows}
    assert not others.sure
