import json
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from plankg.api.application import Access, create_app
from plankg.api.http.middleware.security_headers import HEADERS
from plankg.api.http.routes.lists import LISTS
from plankg.graph.catalogue import catalogue
from plankg.graph.store import Store
from tests.api.conftest import InProcess
from tests.graph.test_queries import VALUES
from tests.samples import BUREAU, DOCUMENT, FARMING, SECOND, TEXT
from tests.waiting import WAIT_SECONDS

pytestmark = pytest.mark.embedded

RATE = f"{DOCUMENT}:indicator:1"
QUICK = f"{DOCUMENT}:task:quick"
ITEM = f"{DOCUMENT}:task:item-1"
# Where QUICK has nothing to show.
TASKS = {"targets-of-task": ITEM, "deadlines-of-task": f"{DOCUMENT}:task:kitchen"}


def arguments_of(query: str) -> dict[str, object]:
    values: dict[str, object] = {**VALUES, "indicator": RATE, "task": TASKS.get(query, QUICK)}
    return {p.name: values[p.name] for p in catalogue()[query].parameters if not p.optional}


def asked(query: str) -> httpx.QueryParams:
    """The arguments as they are in an address: a list with commas."""
    listed = {name: ",".join(v) if isinstance(v, list) else v for name, v in arguments_of(query).items()}
    return httpx.QueryParams(listed)


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_query_route_gives_the_rows_of_the_store(name: str, client: InProcess, store: Store) -> None:
    arguments = arguments_of(name)
    path = f"/api/queries/{name}?{asked(name)}"
    answer = client.get(path).json()
    expected = store.run(name, arguments)
    assert answer["rows"] == list(expected.rows)
    assert answer["rows"], f"the sample plan leaves {name} without rows"
    assert answer["columns"] == list(expected.columns)
    assert (answer["total"], answer["returned"], answer["truncated"]) == (expected.total, expected.total, False)
    assert answer["empty_reason"] is None


@pytest.mark.parametrize(
    ("path", "query", "arguments"),
    [
        ("/api/documents", "documents", {}),
        ("/api/indicators", "indicators", {}),
        (f"/api/indicators?document={SECOND}", "indicators", {"document": SECOND}),
        (f"/api/indicators/{RATE}/tasks", "tasks-for-indicator", {"indicator": RATE}),
        ("/api/indicators/1/tasks", "tasks-for-indicator", {"indicator": RATE}),
        (f"/api/indicators/{quote('亮灶')}/tasks", "tasks-for-indicator", {"indicator": RATE}),
        ("/api/organizations", "organizations", {}),
        (f"/api/organizations/{quote(BUREAU)}/tasks", "tasks-for-organization", {"organization": BUREAU}),
        (f"/api/organizations/{quote('省市监局')}/tasks", "tasks-for-organization", {"organization": BUREAU}),
    ],
)
def test_list_route_is_its_query(
    path: str, query: str, arguments: dict[str, str], client: InProcess, store: Store
) -> None:
    answer = client.get(path).json()
    assert (answer["query"], answer["parameters"]) == (query, arguments)
    assert answer["rows"] == list(store.run(query, arguments).rows)


def test_list_answer_says_why_it_is_empty(client: InProcess) -> None:
    answer = client.get(f"/api/indicators?document={SECOND}").json()
    assert (answer["total"], answer["rows"]) == (0, [])
    assert answer["empty_reason"] == "文件里没有读出指标。"


def test_list_answer_says_that_it_was_cut(client: InProcess) -> None:
    answer = client.get("/api/indicators?limit=1").json()
    assert (answer["returned"], answer["truncated"], answer["limit"]) == (1, True, 1)
    assert answer["total"] == client.get("/api/indicators").json()["total"] > 1


def test_document_comes_with_its_counts(client: InProcess) -> None:
    document = client.get(f"/api/documents/{DOCUMENT}").json()
    assert document["title"] == "云溪省集市安全规划（虚构）"
    assert {"name": "SpecialColumn", "element": "node", "count": 1, "inferred": 0} in document["counts"]["rows"]
    duties = next(row for row in document["counts"]["rows"] if row["name"] == "RESPONSIBLE_FOR")
    assert (duties["count"], duties["inferred"]) == (7, 3)


def test_task_comes_with_bodies_indicators_and_targets(client: InProcess) -> None:
    task = client.get(f"/api/tasks/{quote('让后厨看得见')}").json()
    assert task["task_id"] == f"{DOCUMENT}:task:seen"
    bodies = {(row["organization_id"], row["role"], row["basis"]) for row in task["bodies"]["rows"]}
    assert {(BUREAU, "lead", "stated"), (FARMING, "support", "stated")} <= bodies
    assert [row["indicator_id"] for row in task["indicators"]["rows"]] == [RATE]
    assert task["targets"]["empty_reason"] == "这项任务没有提出带数值的目标。"


@pytest.mark.parametrize(("start", "end"), [(0, len(TEXT)), (TEXT.index("𠮷"), TEXT.index("𠮷") + 4), (5, 9)])
def test_text_is_cut_by_code_points(start: int, end: int, client: InProcess) -> None:
    answer = client.get(f"/api/documents/{DOCUMENT}/text?start={start}&end={end}").json()
    assert answer == {
        "document_id": DOCUMENT,
        "start": start,
        "end": end,
        "length": len(TEXT),
        "text": TEXT[start:end],
    }


def test_every_quote_is_the_text_at_its_place(client: InProcess) -> None:
    whole = client.get(f"/api/documents/{DOCUMENT}/text").json()["text"]
    rows = [
        row
        for name in catalogue()
        for row in client.get(f"/api/queries/{name}?{asked(name)}").json()["rows"]
        if row.get("document_id") == DOCUMENT and row.get("quote")
    ]
    assert len(rows) > 20
    assert [row for row in rows if whole[row["start"] : row["end"]] != row["quote"]] == []


@pytest.mark.parametrize(
    ("path", "status", "slug", "words"),
    [
        ("/api/queries/taks-for-indicator", 404, "unknown-query", "tasks-for-indicator"),
        ("/api/indicators/99/tasks", 404, "not-found", "找不到指标“99”。最接近的是"),
        (f"/api/indicators/{quote('不存在的指标')}", 404, "not-found", "找不到指标"),
        ("/api/tasks/nothing", 404, "not-found", "找不到任务"),
        ("/api/documents/nothing", 404, "not-found", "找不到文件"),
        ("/api/documents/nothing/text", 404, "not-found", "找不到文件"),
        ("/api/organizations/nobody/tasks", 404, "not-found", "找不到单位"),
        ("/api/indicators?document=nothing", 404, "not-found", "找不到文件"),
        ("/api/nothing", 404, "no-such-page", "/api/docs"),
        ("/api/tasks.docx", 404, "no-such-page", "/api/docs"),
        (f"/api/organizations/{quote('云溪省')}", 422, "bad-request", "对应多个单位"),
        ("/api/queries/tasks-for-indicator", 422, "bad-request", "缺少参数“indicator”"),
        ("/api/indicators?colour=red", 422, "bad-request", "没有参数“colour”"),
        (f"/api/tasks/{QUICK}?limit=3", 422, "bad-request", "没有参数“limit”"),
        ("/api/indicators?limit=0", 422, "bad-request", "limit 不能小于 1"),
        ("/api/indicators?limit=99999", 422, "bad-request", "limit 不能大于 10000"),
        ("/api/indicators?limit=many", 422, "bad-request", "limit 应为整数"),
        (f"/api/documents/{DOCUMENT}/text?start=-1", 422, "bad-request", "start 不能小于 0"),
        (f"/api/documents/{DOCUMENT}/text?start=x", 422, "bad-request", "start 应为整数"),
        (f"/api/documents/{DOCUMENT}/text?start=9&end=9", 422, "bad-request", "没有第 9–9 这一段"),
        (f"/api/documents/{DOCUMENT}/text?end=99999", 422, "bad-request", f"共 {len(TEXT)} 个字"),
        (f"/api/documents/{DOCUMENT}/text?from=1", 422, "bad-request", "没有参数“from”"),
    ],
)
def test_error_is_a_problem_in_chinese(path: str, status: int, slug: str, words: str, client: InProcess) -> None:
    response = client.get(path)
    problem = response.json()
    assert response.status_code == problem["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"urn:plankg:problem:{slug}"
    assert words in problem["detail"]


def test_other_method_is_refused(client: InProcess) -> None:
    response = client.request("PUT", "/api/documents")
    assert response.status_code == response.json()["status"] == 405
    assert "只接受" in response.json()["detail"]
    assert response.headers["allow"]


@pytest.mark.parametrize("path", ["/", "/api/documents", "/static/pages.css", "/api/nothing", "/healthz"])
def test_every_response_has_the_security_headers(path: str, client: InProcess) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1", 200), ("localhost:8321", 200), ("LOCALHOST", 200), ("[::1]:80", 200), ("evil.example", 400)],
)
def test_host_is_checked(host: str, status: int, client: InProcess) -> None:
    response = client.get("/api/documents", host=host)
    assert response.status_code == status
    assert status == 200 or "主机名" in response.json()["detail"]


def test_further_host_can_be_allowed(store: Store) -> None:
    client = InProcess(create_app(store, allowed_hosts=["plans.example"]))
    assert client.get("/healthz", host="plans.example").status_code == 200


def references(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {value["$ref"]} if "$ref" in value else set().union(*map(references, value.values()))
    return set().union(*map(references, value)) if isinstance(value, list) else set()


def test_openapi_describes_every_route_and_row(client: InProcess) -> None:
    schema = client.get("/api/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert {path for path, _ in LISTS} | {f"{path}.{{ending}}" for path, _ in LISTS} <= set(schema["paths"])
    for path, methods in schema["paths"].items():
        content = methods["get"]["responses"]["200"]["content"]
        assert all(described["schema"] != {} for described in content.values()), path
    written = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
    assert len(written.encode()) < 300_000
    names = {reference.rpartition("/")[2] for reference in references(schema)}
    assert names <= {*schema["components"]["schemas"], *schema["components"]["responses"]}
    assert "HTTPValidationError" not in names


def test_openapi_rows_match_the_header(client: InProcess) -> None:
    rows = client.get("/api/openapi.json").json()["components"]["schemas"]["TasksForIndicatorRow"]
    query = catalogue()["tasks-for-indicator"]
    assert list(rows["properties"]) == [column.name for column in query.columns]
    assert rows["properties"]["score"]["description"] == next(c.gloss for c in query.columns if c.name == "score")


def test_catalogue_route_lists_every_query_in_chinese(client: InProcess) -> None:
    listed = client.get("/api/queries").json()
    assert [query["name"] for query in listed] == list(catalogue())
    assert all(any("\u4e00" <= c <= "\u9fff" for c in query["title"]) for query in listed)


def test_served_answers_equal_those_in_process(server: str, store: Store) -> None:
    client = InProcess(create_app(store, access=Access(local=True)))
    paths = ["/api/indicators", f"/api/tasks/{QUICK}", "/api/openapi.json", "/", f"/documents/{DOCUMENT}"]
    for path in paths:
        assert httpx.get(server + path, timeout=WAIT_SECONDS).text == client.get(path).text


def test_fault_of_the_program_is_a_problem_without_its_details(store: Store) -> None:
    app = create_app(store)

    @app.get("/api/broken")
    def broken() -> None:
        raise KeyError("inner detail")

    response = InProcess(app).get("/api/broken")
    assert response.status_code == 500
    assert response.json()["detail"].startswith("程序内部出错")
    assert "inner detail" not in response.text
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
