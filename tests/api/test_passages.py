"""What is not answered: the words that decided it, and the sentences of the documents nearest to the question."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from plankg.api.catalogue.texts import Texts
from plankg.api.questions import Questions
from plankg.api.questions.answer import Outcome
from plankg.api.questions.entity_linking import read
from plankg.api.questions.names import Name, Names
from plankg.api.questions.passages import Passages, grams
from plankg.extract import extract_file
from plankg.graph import open_store
from plankg.graph.store import Store
from tests.api.conftest import Finished, InProcess
from tests.samples import DOCUMENT, SECOND, TEXT

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("哪个集市先行先试", "𠮷水集市先行先试"),
        ("快检结果为什么要公布", "每季度公布快检结果"),
    ],
)
def test_what_is_not_answered_shows_the_nearest_sentences(question: str, holds: str, store: Store) -> None:
    answer = Questions(store).ask(question)
    assert answer.outcome is not Outcome.answered
    assert any(holds in passage.quote for passage in answer.passages)
    for passage in answer.passages:
        if passage.document_id == DOCUMENT:
            assert TEXT[passage.start : passage.end] == passage.quote


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("陕西省的亮灶率目标是多少", "陕西"),
        ("亮灶率2033年的目标值", "2033"),
        ("省市监局今年牵头哪些任务", "今年"),
        ("海鲜摊位的亮灶率目标是多少", "海鲜"),
    ],
)
def test_word_that_decides_is_named_and_no_value_is_given(question: str, word: str, store: Store) -> None:
    answer = Questions(store).ask(question)
    assert answer.outcome is Outcome.not_understood
    assert not answer.rows
    assert any(word in said for said in answer.unused)
    assert word in answer.understood


@pytest.mark.parametrize("question", ["今天天气怎么样", "", "讲个笑话"])
def test_nothing_near_gives_no_passage(question: str, store: Store) -> None:
    assert Questions(store).ask(question).passages == ()


@pytest.mark.parametrize(("documents", "found"), [([DOCUMENT], {DOCUMENT}), ([SECOND], {SECOND}), ([], set())])
def test_passages_are_of_the_documents_asked(documents: list[str], found: set[str], store: Store) -> None:
    passages = Passages(store, Texts(store)).nearest(["依据云溪省集市条例"], documents)
    assert {passage.document_id for passage in passages} == found


def test_documents_near_a_text_are_found_by_the_index(store: Store) -> None:
    rows = store.run("documents-near", {"text": "亮灶屏 快检室铺设"}).rows
    assert [row["document_id"] for row in rows][:1] == [DOCUMENT]


@pytest.mark.parametrize(("text", "found"), [("算力券", ["算力", "力券", "算力券"]), ("券", []), ("", [])])
def test_grams(text: str, found: list[str]) -> None:
    assert list(grams(text)) == found


def test_page_marks_passages_as_no_answer(client: InProcess) -> None:
    page = client.get("/ask?q=快检结果为什么要公布").text.replace("<wbr>", "")
    assert "原文片段" in page
    assert "不是答案" in page
    assert "每季度公布快检结果" in page


def test_command_prints_passages(store: Store, plankg: Callable[..., Finished]) -> None:
    done = plankg("ask", "快检结果为什么要公布", "--store", store.url)
    assert done.code == 1
    assert "不是答案" in done.out
    assert "每季度公布快检结果" in done.out


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("亮出后厨归谁管", "牵头：云溪省市场监督管理局，配合：云溪省农业农村厅"),
        ("云溪省集市条例归谁管", None),  # who a regulation belongs to is not who acts by it
        ("海鲜摊位归谁管", None),
        ("云溪省夜市规划的亮灶率目标是多少", None),  # which another plan has
    ],
)
def test_bodies_of_what_only_the_text_says(question: str, bodies: str | None, store: Store) -> None:
    answer = Questions(store).ask(question)
    assert not answer.sure
    if bodies is None:
        assert answer.outcome is not Outcome.answered
    else:
        assert {row["bodies"] for row in answer.rows} == {bodies}


@pytest.mark.parametrize(("question", "titles"), [("云溪省集市安全规划有哪些跟亮出后厨有关的任务", {"让后厨看得见"})])
def test_tasks_of_what_only_the_text_says(question: str, titles: set[str], store: Store) -> None:
    answer = Questions(store).ask(question)
    assert {row["title"] for row in answer.rows} == titles
    assert answer.kind == "quoted"


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        (
            "集市摊位多少",
            {
                "（一）让后厨看得见\n引导集市摊位亮出后厨，到2025年，早市亮灶率达到95%以上。省市监局牵头，省农业农村厅配合。"
            },
        ),
        ("集市摊位2033年多少", None),  # another year
        ("集市摊位多少公里", None),  # another unit
        ("海鲜摊位多少个", None),
    ],
)
def test_values_of_the_sentences_that_have_the_words(question: str, quotes: set[str] | None, store: Store) -> None:
    answer = Questions(store).ask(question)
    assert not answer.sure
    if quotes is None:
        assert answer.outcome is not Outcome.answered
    else:
        assert {row["quote"] for row in answer.rows} == quotes


PLANS = {
    "样例市": """样例市便民服务工作方案
一、工作任务
（一）办好便民窗口。公交卡网点换新，换网过卡就近办理，2023年9月底前更新完毕。
牵头单位：发展改革委
责任单位：市水务局、市教育局
（二）扩大简易注销范围。
牵头单位：市水务局
（三）规范简易注销流程。
牵头单位：市教育局
""",
    "岚堇市": """岚堇市亮化工作方案
为扮靓夜景，制定本方案。
一、工作任务
（一）装好路灯。政策执行至2024年12月31日。
牵头单位：市发展改革委
（二）棚户区改造2万户。
责任单位：市水务局
（三）引进人才。对落户并买房的博士、硕士，分别发放15万元、10万元落脚费。
责任单位：市教育局
（四）受理诉求。咨询类1个小时内办结，举报类3个工作日内办结。推进长期护理保险试点。
责任单位：市教育局
""",
}


@contextmanager
def questions_about(folder: Path, plans: Mapping[str, str]) -> Iterator[Questions]:
    """Questions to a new store of these plans, by their names."""
    with open_store(folder / "store") as store:
        for name, text in plans.items():
            file = folder / f"{name}.txt"
            file.write_text(text, encoding="utf-8")
            store.load(extract_file(file))
        yield Questions(store)


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Questions]:
    """Two plans of cities (虚构) with offices of the same short names."""
    with questions_about(tmp_path_factory.mktemp("offices"), PLANS) as questions:
        yield questions


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("公交卡网点什么时候更新", {"2023年9月底前"}),
        ("棚改多少户", {"棚户区改造"}),
        ("岚堇方案里的落脚费，博士和硕士各给多少", {"15万元"}),
        ("岚堇 举报类多久办结", {"3个工作日"}),
        ("岚堇 举报类多久办结，咨询类呢", {"3个工作日"}),
        ("岚堇方案里，买房的博士给多少", {"15万元"}),
        ("岚堇 买房的硕士一户给多少钱", {"10万元"}),
        ("岚堇方案里与落脚费有关的任务有哪些", {"引进人才"}),
        ("简易注消谁牵头", {"样例市水务局", "样例市教育局"}),  # a slip of the pen, and of two tasks each
        ("样例方案里发展改革委牵头哪些任务", {"办好便民窗口"}),  # which the other plan has as well
        ("样市水务局", {"扩大简易注销范围", "办好便民窗口"}),
        ("水务局 岚堇 几项", {"棚户区改造2万户"}),
        ("办好便民窗口这件事谁牵头", {"发展改革委"}),
        ("换网过卡归谁管", {"发展改革委"}),  # a word that looks like a particle inside what only the text says
        ("办好便民窗口的责任单位有哪些，谁牵头", {"发展改革委", "样例市水务局", "样例市教育局"}),
        ("样例方案里市水务局参与哪些任务", {"扩大简易注销范围", "办好便民窗口"}),
        ("岚堇的博士来了能拿多少落脚费", {"15万元"}),
        ("岚堇 博士的落脚费能给多少钱", {"15万元"}),
        ("长护险归谁管", {"市教育局"}),
        ("样例方案里市水务据牵头的任务", {"扩大简易注销范围"}),
        ("样例市那份方案，扩大简易注销范围由哪些局负责", {"样例市水务局"}),
    ],
)
def test_short_and_slipping_questions(question: str, cells: set[str], offices: Questions) -> None:
    answer = offices.ask(question)
    shown = {str(cell) for row in answer.rows for cell in row.values()}
    assert {cell for cell in cells if not any(cell in each for each in shown)} == set()


def test_dates_of_a_task_without_a_time_limit_are_shown(offices: Questions) -> None:
    answer = offices.ask("装好路灯什么时候完成")
    assert (answer.total, answer.sure) == (0, False)
    assert [passage.quote for passage in answer.passages] == ["政策执行至2024年12月31日。"]


@pytest.mark.parametrize(
    ("question", "sure", "empty", "passages"),
    [
        ("有没有提到无人机", True, "原文里没有“无人机”这几个字。", []),
        ("有没有提到夜景", False, "没有任务写到，原文别处写到了。", ["岚堇市亮化工作方案\n为扮靓夜景，制定本方案。"]),
    ],
)
def test_what_no_task_says_is_looked_for_in_the_whole_text(
    question: str, sure: bool, empty: str, passages: list[str], offices: Questions
) -> None:
    answer = offices.ask(question)
    assert (answer.total, answer.sure, answer.empty_reason) == (0, sure, empty)
    assert [passage.quote for passage in answer.passages] == passages


LABELLED = """虚构市清单
（一）建好驿站。
牵头单位：市水务局
责任单位：市教育局
（二）管好驿站。
牵头单位：市教育局
责任单位：市水务局
（三）修好步道。
牵头单位：市水务局
"""


def test_what_lacks_a_label_of_its_own_is_listed(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(LABELLED, encoding="utf-8")
    with open_store(tmp_path / "store") as store:
        store.load(extract_file(file))
        answer = Questions(store).ask("哪些任务没写责任单位")
        assert [row["title"] for row in answer.rows] == ["修好步道"]
        assert answer.remarks == ("其中1项写了牵头单位",)


def test_office_before_a_role_is_a_body() -> None:
    office = "云溪省人民政府办公厅"
    names = Names([Name("Organization", "org:x", office, (office,))])
    found = [read(question, names).mentions for question in ("云办牵头的任务", "云办的文件")]
    assert [[name.shown for each in mentions for name in each.names] for mentions in found] == [[office], []]


def test_region_and_its_government_are_one_body() -> None:
    region, government = (Name("Organization", f"org:{name}", name, (name,)) for name in ("岚堇区", "岚堇区人民政府"))
    names = Names([region, government])
    assert (names.twins(region), names.twins(government)) == ([government], [region])


def test_refusal_says_which_words_no_text_has(offices: Questions) -> None:
    answer = offices.ask("样例方案里造船厅牵头哪些任务")
    assert answer.outcome is not Outcome.answered
    assert "查过原文，没有“造船厅”这几个字" in answer.understood


def test_amount_of_another_kind_is_no_answer(offices: Questions) -> None:
    assert offices.ask("岚堇的博士最高能贷多少").total == 0


def test_taking_part_is_any_role_but_the_lead(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    text = LABELLED.replace("责任单位：市水务局", "配合单位：市水务局")
    file.write_text(text.replace("修好步道。\n牵头", "修好步道。\n责任"), encoding="utf-8")
    with open_store(tmp_path / "store") as store:
        store.load(extract_file(file))
        answer = Questions(store).ask("市水务局参与哪些任务")
        assert [row["title"] for row in answer.rows] == ["管好驿站", "修好步道"]
        assert not answer.sure
