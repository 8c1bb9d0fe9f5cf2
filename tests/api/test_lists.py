"""Lists over HTTP: filters, sorting, pages, files that say the same, and tags for what has not changed."""

import csv
import io
import json
from typing import Any

import httpx
import openpyxl
import pytest
from rdflib import RDF, Graph, URIRef

from plankg.api.application import create_app
from plankg.api.catalogue import listing
from plankg.api.exports.rdf import PK
from plankg.api.http.routes.lists import LISTS
from plankg.graph.catalogue import catalogue
from plankg.graph.store import Store
from tests.api.conftest import InProcess
from tests.graph.test_queries import VALUES
from tests.samples import BUREAU, DOCUMENT, SECOND, sample_plan, second_plan

pytestmark = pytest.mark.embedded

PATHS = [(path.format(**VALUES), name) for path, name in LISTS]


def get(client: InProcess, path: str, **parameters: Any) -> Any:
    return client.get(f"{path}?{httpx.QueryParams(parameters)}").json()


@pytest.mark.parametrize("path", [path for path, _ in PATHS])
def test_pages_of_a_list_are_the_list(path: str, client: InProcess) -> None:
    whole = get(client, path)
    assert (whole["total"], whole["next"], whole["truncated"]) == (len(whole["rows"]), None, False)
    rows: list[Any] = []
    cursor = None
    while True:
        page = get(client, path, limit=2, **({"cursor": cursor} if cursor else {}))
        assert page["first"] == len(rows) + 1
        assert (page["returned"], page["total"]) == (len(page["rows"]), whole["total"])
        rows += page["rows"]
        cursor = page["next"]
        assert page["truncated"] == (cursor is not None)
        if cursor is None:
            break
    assert rows == whole["rows"]


@pytest.mark.parametrize(("path", "name"), PATHS)
def test_files_say_what_the_list_says(path: str, name: str, client: InProcess) -> None:
    rows = get(client, path)["rows"]
    files = {ending: client.get(f"{path}.{ending}") for ending in ("csv", "xlsx", "jsonl", "ttl")}
    assert {file.headers["x-total"] for file in files.values()} == {str(len(rows))}
    assert [json.loads(line) for line in files["jsonl"].text.splitlines()] == rows
    assert files["csv"].content.startswith(b"\xef\xbb\xbf")
    cells = list(csv.DictReader(io.StringIO(files["csv"].content.decode("utf-8-sig"), newline="")))
    assert len(cells) == len(rows)
    for cell, row in zip(cells, rows, strict=True):
        assert {k: v for k, v in cell.items() if isinstance(row[k], str) and not row[k].startswith(("=", "'"))} == {
            k: v for k, v in row.items() if isinstance(v, str) and not v.startswith(("=", "'"))
        }
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"].content)).active
    assert sheet is not None
    assert sheet.max_row == len(rows) + 1
    assert sheet.max_column == len(catalogue()[name].columns)
    graph = Graph().parse(data=files["ttl"].text, format="turtle")
    assert len(set(graph.subjects(RDF.type, PK.Row))) == len(rows)
    if rows and rows[0].get("quote"):
        first = URIRef(f"urn:plankg:list:{name}:1")
        assert str(graph.value(first, PK.quote)) == rows[0]["quote"]


@pytest.mark.parametrize(
    ("path", "parameters", "found"),
    [
        ("/api/tasks", {"kind": "heading"}, 4),
        ("/api/tasks", {"organization": "省检验院"}, 1),
        ("/api/tasks", {"section": "第二章", "kind": "heading", "document": DOCUMENT}, 3),
        ("/api/tasks", {"due_by": "2000-12-31"}, 0),
        ("/api/tasks", {"deadline_kind": "relative"}, 0),
        ("/api/tasks", {"text": "快检", "document": "集市安全"}, 3),
        ("/api/responsibilities", {"role": "lead"}, 1),
        ("/api/indicators", {"nature": "binding"}, 1),
        ("/api/supports", {"indicator": "亮灶率", "basis": "stated"}, 1),
        ("/api/organizations", {"text": "没有这样的单位"}, 0),
    ],
)
def test_filters_take_names_and_numbers(client: InProcess, path: str, parameters: dict[str, str], found: int) -> None:
    answer = get(client, path, **parameters)
    assert answer["total"] == found
    assert (answer["empty_reason"] is None) == bool(found)


@pytest.mark.parametrize(
    ("sort", "key", "descends"),
    [("start", "start", False), ("-start", "start", True), ("-title,start", "title", True)],
)
def test_rows_are_sorted_and_empty_cells_come_last(client: InProcess, sort: str, key: str, descends: bool) -> None:
    rows = get(client, "/api/tasks", sort=sort)["rows"]
    values = [row[key] for row in rows if row[key] is not None]
    assert values == sorted(values, reverse=descends)
    assert [row[key] for row in rows[len(values) :]] == [None] * (len(rows) - len(values))
    pages = [get(client, "/api/tasks", sort=sort, limit=3)]
    while pages[-1]["next"]:
        pages.append(get(client, "/api/tasks", sort=sort, limit=3, cursor=pages[-1]["next"]))
    assert [row for page in pages for row in page["rows"]] == rows


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"sort": "colour"}, "可用来排序的列"),
        ({"sort": "start,"}, "可用来排序的列"),
        ({"cursor": "nonsense"}, "第一页"),
        ({"cursor": "MS5hYmM"}, "第一页"),
        ({"role": "boss"}, "应为 'lead'"),
        ({"kind": "=1"}, "应为 'heading'"),
        ({"limit": 0}, "不能小于 1"),
        ({"colour": "red"}, "没有参数“colour”"),
        ({"document": "没有"}, "找不到文件"),
    ],
)
@pytest.mark.parametrize("ending", ["", ".csv"])
def test_what_cannot_be_used_is_named(client: InProcess, parameters: dict[str, Any], says: str, ending: str) -> None:
    response = client.get(f"/api/tasks{ending}?{httpx.QueryParams(parameters)}")
    assert response.status_code in {404, 422}
    assert response.headers["content-type"] == "application/problem+json"
    assert says in response.json()["detail"]


def test_page_of_another_question_or_of_a_changed_store_is_refused(blank: Store) -> None:
    blank.load(sample_plan())
    client = InProcess(create_app(blank))
    cursor = get(client, "/api/tasks", limit=2)["next"]
    assert get(client, "/api/tasks", limit=2, cursor=cursor)["first"] == 3
    assert get(client, "/api/tasks", limit=2, cursor=cursor, sort="start")["status"] == 422
    blank.load(second_plan())
    assert get(client, "/api/tasks", limit=2, cursor=cursor)["status"] == 422


def test_answer_that_has_not_changed_is_not_sent_again(blank: Store) -> None:
    blank.load(sample_plan())
    client = InProcess(create_app(blank))
    for path in ("/api/tasks", "/api/tasks.csv", f"/api/documents/{DOCUMENT}", f"/api/nodes/{BUREAU}"):
        first = client.get(path)
        tag = first.headers["etag"]
        for given in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
            again = client.get(path, headers={"If-None-Match": given})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
            assert again.headers["cache-control"] == "no-cache"
        assert client.get(path, headers={"If-None-Match": tag, "Cache-Control": "No-Cache"}).status_code == 200
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
        assert client.get(f"{path}?limit=1", headers={"If-None-Match": tag}).status_code != 304
        blank.load(second_plan())
        changed = client.get(path, headers={"If-None-Match": tag})
        assert changed.status_code == 200
        assert changed.headers["etag"] != tag
        blank.remove(SECOND)
    assert "etag" not in client.get("/api/nothing").headers
    for path, status in (("/api/nothing", 404), ("/api/tasks?kind=bad", 422)):
        assert client.get(path, headers={"If-None-Match": "*"}).status_code == status


def test_store_and_http_give_the_same_page(client: InProcess, store: Store) -> None:
    answer = store.run("tasks", {"kind": "measure"}, skip=1, limit=2)
    page = get(client, "/api/tasks", kind="measure", limit=1)
    following = get(client, "/api/tasks", kind="measure", limit=2, cursor=page["next"])
    assert following["rows"] == list(answer.rows)


def test_list_that_is_too_long_is_not_sorted(client: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_SORTED", 3)
    refused = get(client, "/api/tasks", sort="title")
    assert refused["status"] == 422
    assert "超过 3 行" in refused["detail"]
    assert get(client, "/api/tasks", kind="item", sort="title")["total"] == 1
