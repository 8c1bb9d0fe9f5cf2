"""The page of queries over the samples: who may ask, what is shown of a result, and its files."""

import io
import json
import re
from collections.abc import Callable
from functools import cache

import httpx
import networkx as nx
import pytest
from openpyxl import load_workbook

from plankg.api.application import Access, create_app
from plankg.api.http.keys import Keys
from plankg.api.pages.query import examples
from plankg.graph.store import Store
from tests.api.conftest import InProcess
from tests.graph.free_attempts import REFUSED

pytestmark = pytest.mark.embedded

KEY = "a-key-of-the-bench"
LOCAL = Access(local=True)
QUERY = "MATCH p = (t:Task)-[s:SUPPORTS]->(i:Indicator) RETURN p, s.score AS score ORDER BY score, t.id"


@pytest.fixture(scope="module")
def bench(store: Store) -> InProcess:
    return InProcess(create_app(store, access=LOCAL))


@pytest.fixture(scope="module")
def served(store: Store) -> Callable[[Access], InProcess]:
    """The application for those who have such an access, made once for each."""
    return cache(lambda access: InProcess(create_app(store, access=access)))


def asked(bench: InProcess, q: str, p: str = "", **headers: str) -> httpx.Response:
    return bench.request("POST", "/query", data={"q": q, "p": p}, headers=headers, timeout=60)


@pytest.mark.parametrize(("title", "statement"), examples())
def test_example_has_rows_and_no_remark(bench: InProcess, title: str, statement: str) -> None:
    page = asked(bench, statement).text
    assert 'id="as-table"' in page, title
    assert "remark" not in page


@pytest.mark.parametrize(
    ("access", "headers", "status"),
    [
        (LOCAL, {}, 422),
        (LOCAL, {"Sec-Fetch-Site": "same-origin"}, 422),
        (LOCAL, {"Origin": "http://127.0.0.1"}, 422),
        (LOCAL, {"Sec-Fetch-Site": "cross-site"}, 403),
        (LOCAL, {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1"}, 403),
        (LOCAL, {"Origin": "http://elsewhere.example"}, 403),
        (LOCAL, {"Origin": "null"}, 403),
        (LOCAL, {"Origin": "http://127.0.0.1:9999"}, 403),
        (LOCAL, {"Host": "elsewhere.example"}, 400),
        (LOCAL, {"X-Forwarded-For": "203.0.113.9"}, 403),
        (LOCAL, {"Forwarded": "for=203.0.113.9"}, 403),
        (Access(), {}, 403),
        (Access(local=True, keys=Keys.of(read=[KEY])), {}, 401),
        (Access(local=True, keys=Keys.of(read=[KEY])), {"X-API-Key": KEY}, 422),
        (Access(keys=Keys.of(read=[KEY])), {"X-API-Key": KEY}, 422),
        (Access(keys=Keys.of(read=[KEY])), {"X-API-Key": KEY, "Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/query", "/api/cypher"])
def test_only_this_machine_or_a_key_may_ask(
    served: Callable[[Access], InProcess], access: Access, headers: dict[str, str], status: int, path: str
) -> None:
    # Whoever may ask is refused for the statement, so that no copy of the store is made for each of them.
    body = {"data": {"q": "SHOW USERS"}} if path == "/query" else {"json": {"statement": "SHOW USERS"}}
    assert served(access).request("POST", path, headers=headers, timeout=60, **body).status_code == status


@pytest.mark.parametrize("q", ["MATCH (t:Task) RETURN t", "MATCH (n) DETACH DELETE n"])
def test_statement_in_an_address_is_shown_and_not_run(bench: InProcess, q: str) -> None:
    page = bench.get("/query", params={"q": q}).text
    assert f">{q}</textarea>" in page
    assert "结果 <span" not in page


@pytest.mark.parametrize("name", REFUSED)
def test_attempt_is_refused_on_the_page(bench: InProcess, name: str) -> None:
    answer = asked(bench, REFUSED[name])
    assert answer.status_code == 422
    assert "自由查询不允许" in answer.text


def test_result_is_table_picture_plot_and_exactly_its_files(bench: InProcess) -> None:
    page = asked(bench, QUERY).text
    assert page.count('class="spot ') == 7
    files = dict(re.findall(r'href="(/query/result/[^"]+\.(csv|xlsx|json|graphml))"', page))
    by_kind = {kind: bench.get(path) for path, kind in files.items()}
    rows = json.loads(by_kind["json"].content)["rows"]
    assert len(rows) == 5
    assert by_kind["csv"].content.decode("utf-8-sig").startswith("p,score")
    sheet = load_workbook(io.BytesIO(by_kind["xlsx"].content)).active
    assert sheet.max_row == 6
    graph = nx.read_graphml(io.BytesIO(by_kind["graphml"].content), force_multigraph=True)
    assert (len(graph.nodes), len(graph.edges)) == (7, 5)
    assert bench.get("/query/result/unknown.csv").status_code == 404


@pytest.mark.parametrize(
    ("q", "p", "words"),
    [
        ("MATCH (t:Taks) RETURN t", "", "没有标签 Taks，最接近的是 Task"),
        ("MATCH (i:Indicator {name: $name}) RETURN i.unit AS u", '{"name": "亮灶率"}', "<span>%</span>"),
        ("RETURN $name AS n", '["亮灶率"]', "JSON 对象"),
        ("EXPLAIN MATCH (t:Task) RETURN t", "", "执行计划"),
        ("MATCH (i:Indicator) RETURN i.unit AS unit, count(*) AS n", "", '<rect class="bar"'),
        ("MATCH (i:Indicator) RETURN i.target_value AS a, i.target_year AS b", "", '<circle class="bar"'),
        ("MATCH (d:Document) RETURN d", "", "/documents/"),
        ("RETURN '<script>x</script>' AS x", "", "&lt;script&gt;"),
    ],
)
def test_page_shows_what_was_found_or_what_is_wrong(bench: InProcess, q: str, p: str, words: str) -> None:
    assert words in asked(bench, q, p).text


@pytest.mark.parametrize(("name", "begin", "value"), [("name", "亮灶", "亮灶率"), ("title", "后厨", "让后厨看得见")])
def test_values_of_the_store_complete_a_text(bench: InProcess, name: str, begin: str, value: str) -> None:
    found = bench.get("/query/values", params={"name": name, "begin": begin}, timeout=60).json()
    assert value in found
    assert bench.get("/query/values", params={"name": "x) DETACH DELETE (n", "begin": ""}).json() == []


@pytest.mark.parametrize(("label", "count"), [("Indicator", 4), ("Document", 2)])
def test_schema_has_the_counts_of_the_store(bench: InProcess, label: str, count: int) -> None:
    page = bench.get("/query/schema").text
    assert re.search(rf">{label}</text><text[^>]*>\S+ {count}</text>", page)
    assert "(:Task)-[:SUPPORTS]-&gt;(:Indicator)" in page
