"""Questions over HTTP: the same answer as on the command line."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from plankg.api.questions import ask_question
from plankg.api.questions.name_index import NameIndex
from plankg.graph.store import Store
from tests.api.conftest import Finished, InProcess
from tests.samples import DOCUMENT, TEXT

pytestmark = pytest.mark.embedded


def asked(client: InProcess, **parameters: Any) -> httpx.Response:
    return client.get(f"/api/ask?{httpx.QueryParams(parameters)}")


@pytest.mark.parametrize("question", ["哪些任务支撑亮灶率？", "省检验院负责什么", "快检室的目标值是多少", "天气怎么样"])
def test_route_gives_the_answer_of_the_questions(client: InProcess, store: Store, question: str) -> None:
    answer = asked(client, q=question).json()
    expected = ask_question(store, question).to_json()
    assert answer["rows"] == list(expected["rows"])
    assert (answer["outcome"], answer["sure"]) == (expected["outcome"], expected["sure"])
    for sentence in answer["sentences"]:
        if sentence and sentence["document_id"] == DOCUMENT:
            assert TEXT[sentence["start"] : sentence["end"]] == sentence["quote"]


def test_answer_can_be_cut_and_says_so(client: InProcess) -> None:
    answer = asked(client, q="哪些任务支撑亮灶率？", limit=1).json()
    assert (answer["returned"], answer["total"], answer["truncated"]) == (1, 3, True)


@pytest.mark.parametrize(
    ("parameters", "says"),
    [({}, "缺少参数“q”"), ({"q": ""}, "太短"), ({"q": "问" * 301}, "太长"), ({"q": "谁", "x": "1"}, "没有参数“x”")],
)
def test_question_that_is_none_is_refused(client: InProcess, parameters: dict[str, str], says: str) -> None:
    response = asked(client, **parameters)
    assert response.status_code == 422
    assert says in response.json()["detail"]


def test_command_says_the_same(client: InProcess, store: Store, plankg: Callable[..., Finished]) -> None:
    done = plankg("ask", "哪些任务支撑亮灶率？", "--store", store.url, "--format", "json")
    assert done.code == 0
    assert '"total": 3' in done.out
    assert asked(client, q="哪些任务支撑亮灶率？").json()["total"] == 3


def test_names_while_typing_begin_with_what_is_typed(client: InProcess) -> None:
    body = client.get("/api/suggest?q=亮灶").json()
    assert body["query"] == "亮灶"
    assert body["names"][0]["name"].startswith("亮灶")
    assert {"name", "label", "id", "document_id"} == set(body["names"][0])
    only = client.get("/api/suggest?q=云溪&label=Organization&limit=3").json()["names"]
    assert {each["label"] for each in only} == {"Organization"}
    assert len(only) == 3


def test_names_while_typing_are_looked_up_where_they_are_many(store: Store) -> None:
    every, few = NameIndex(store), NameIndex(store, most_whole=1)
    assert few.begun("亮灶", 3)[0].shown == every.begun("亮灶", 3)[0].shown
    assert few.begun("没有这样的名称", 3) == []
