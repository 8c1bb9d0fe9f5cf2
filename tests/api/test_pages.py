import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote, unquote

import pytest
from openpyxl import load_workbook

from plankg.api.application import create_app
from plankg.graph.store import Store
from tests.api.conftest import InProcess
from tests.samples import BUREAU, DOCUMENT, FARMING, ORDINANCE, SECOND, TEXT, sample_plan

pytestmark = pytest.mark.embedded

RATE = f"{DOCUMENT}:indicator:1"
LEAD_TO = f"{DOCUMENT}:task:lead-to"
EVERY_PAGE = (
    "/",
    "/documents",
    f"/documents/{DOCUMENT}",
    f"/documents/{DOCUMENT}/summary",
    f"/documents/{DOCUMENT}/facts?fact=task:seen",
    f"/documents/{DOCUMENT}?fact=task:seen",
    "/tasks",
    "/indicators",
    "/organizations",
    "/projects",
    "/special-columns",
    "/policies",
    "/upload",
    "/query",
    "/findings",
    f"/tasks/{LEAD_TO}",
    f"/indicators/{RATE}",
    f"/indicators/{DOCUMENT}:indicator:early",
    f"/organizations/{quote(BUREAU)}",
    f"/projects/{DOCUMENT}:project:1",
    f"/special-columns/{DOCUMENT}:column:1",
    f"/policies/{quote(ORDINANCE)}",
    f"/graph?document={DOCUMENT}",
    f"/graph?node={RATE}",
    f"/papers/tasks?document={DOCUMENT}",
    f"/papers/duties?organization={quote(BUREAU)}",
    f"/papers/indicators?document={DOCUMENT}",
    f"/search?q={quote('快检')}",
    f"/ask?q={quote('云溪省市场监督管理局承担哪些任务？')}",
    "/api/docs",
)


class Page(HTMLParser):
    """What a reader without scripts gets: links, lit words, all words, ids."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.marked = ""
        self.words = ""
        self.text = ""
        self._marks = 0
        self._in_text = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "mark" and values.get("class") == "lit":
            self._marks += 1
        if tag == "p" and "data-n" in values:
            self._in_text = 1
        if values.get("id"):
            assert values["id"] not in self.ids, f"two elements with the id {values['id']}"
            self.ids.add(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._marks = 0
        if tag == "p":
            self._in_text = 0

    def handle_data(self, data: str) -> None:
        self.words += data
        self.marked += data if self._marks else ""
        self.text += data if self._in_text else ""


def page(client: InProcess, path: str) -> Page:
    response = client.get(path)
    assert response.status_code == 200, response.text
    assert re.findall(r"<script(?! type=\"module\" src=\"/static/)", response.text) == []
    assert re.findall(r"\sstyle=|\son\w+=\"", response.text) == []
    assert re.findall(r"(?:src|href)=\"https?:", response.text) == []
    return Page(response.text)


@pytest.fixture(scope="module")
def visited(client: InProcess) -> Callable[[str], Page]:
    """Pages by their addresses, each drawn once: they all link to the same ones."""
    return cache(lambda path: page(client, path))


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_link_of_every_page_leads_to_a_page(path: str, visited: Callable[[str], Page]) -> None:
    """Downloads are tested with the lists; here the links to pages, and the anchors on them."""
    for link in sorted(set(visited(path).links)):
        address, _, anchor = link.partition("#")
        if link.startswith("/api/") or ".xlsx" in address or address.startswith("/graph.svg"):
            continue
        target = address if address.startswith("/") else path.partition("?")[0] + address
        if address == "":
            target = path
        found = visited(target)
        assert not anchor or anchor in found.ids, f"{link} on {path}"


NUMBERED = (r'<a href="([^"]*)"><b>(\d+)</b>', r'<dt><a href="(/findings[^"]*)">[^<]*</a></dt><dd>(\d+)</dd>')


@pytest.mark.parametrize("path", ["/", f"/documents/{DOCUMENT}/summary", f"/documents/{SECOND}/summary"])
def test_number_that_leads_to_a_list_is_how_many_are_in_it(path: str, client: InProcess) -> None:
    shown = client.get(path).text
    numbers = [(unescape(link), count) for form in NUMBERED for link, count in re.findall(form, shown)]
    assert len(numbers) == 10
    for link, count in numbers:
        assert client.get(f"/api{link}").json()["total"] == int(count), link
        assert f"共 {count} " in page(client, link).words


def test_duties_of_a_body_are_as_many_on_every_page(client: InProcess) -> None:
    bodies = client.get("/api/organizations").json()["rows"]
    assert sum(body["stated"] + body["inferred"] for body in bodies) > 8
    for body in bodies:
        address = f"/organizations/{quote(body['organization_id'])}"
        words = page(client, address).words
        for basis, word in (("stated", "原文写明"), ("inferred", "推断")):
            assert re.search(rf"{word}\s*{body[basis]} 条", words), address
            listed = client.get(f"/api/responsibilities?organization={quote(body['name'])}&basis={basis}").json()
            assert listed["total"] == body[basis]


def test_examples_at_home_are_questions_that_are_answered(client: InProcess) -> None:
    examples = re.findall(r'<a href="(/ask\?q=[^"]*)">', client.get("/").text)
    assert len(examples) >= 4
    for address in examples:
        answer = client.get(address).text
        assert "理解为" in answer, address
        assert "请核对。</p>" not in answer, address


def test_home_of_an_empty_store_says_what_to_do(blank: Store) -> None:
    empty = InProcess(create_app(blank))
    assert "plankg build" in page(empty, "/").words
    for path in ("/documents", "/tasks", "/findings", "/policies"):
        assert re.search("还没有|没有读出|没有引用|没有发现", page(empty, path).words)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", ("云溪省集市安全规划", "可信到什么程度", "两处的亮灶率不同")),
        ("/documents", ("云溪省夜市规划", "共 2 份")),
        (
            f"/documents/{DOCUMENT}/summary",
            ("主送", "云溪省食品检验研究院", "有任务支撑的指标", "像事实而没有读出的句子"),
        ),
        (f"/documents/{DOCUMENT}/sentences", ("逐句核对", "这份文件没有这样的句子")),
        (f"/documents/{DOCUMENT}/sentences?standing=fact", ("第 1–", "负责", "提出", "指标")),
        (
            f"/indicators/{RATE}",
            ("让后厨看得见", "原文", "推断", "牵头", "云溪省市场监督管理局", "早市亮灶率达到95%以上"),
        ),
        (f"/indicators/{RATE}", ("2020 年基期值 60 %；2025 年目标不低于 ≥90 %", "所属任务", "两处的亮灶率不同")),
        (f"/indicators/{DOCUMENT}:indicator:new", ("没有发现支撑这个指标的任务", "谁提出这个目标", "快检室铺设")),
        (f"/indicators/{DOCUMENT}:indicator:2", ("可能相关的任务（约四分之一对，其余不成立）", "公布快检结果")),
        (f"/tasks/{LEAD_TO}", ("由谁承担", "亮灶率", "早市亮灶率：95%以上", "（2025 年）")),
        (f"/projects/{DOCUMENT}:project:1", ("𠮷水集市样板工程", "规则推断")),
        (f"/special-columns/{DOCUMENT}:column:1", ("放心集市行动", "快检室铺设", "包含哪些部分")),
        (f"/policies/{quote(ORDINANCE)}", ("被引用之处", "点亮夜市")),
        (
            f"/organizations/{quote(BUREAU)}",
            ("2025年底前", "牵头", "第二章任务 · 一、管好集市后厨"),
        ),
        (f"/search?q={quote('快检室')}", ("原文句子", "快检室铺设")),
        ("/ask", ("用一句话提问", "没有听懂时会直说")),
        (
            f"/ask?q={quote('云溪省农业农村厅配合哪些任务？')}",
            ("理解为", "让后厨看得见", "省市监局牵头，省农业农村厅配合", "怎样查到的"),
        ),
        (f"/ask?q={quote('有哪些约束性指标？')}", ("快检室", "〔40〕", "约束性")),
        (
            f"/ask?before={quote('让后厨看得见由谁牵头？')}&q={quote('那配合单位呢')}",
            ("后一问", "配合“让后厨看得见”的单位", "云溪省农业农村厅", "接着问"),
        ),
        (f"/ask?q={quote('今天天气好不好呀')}", ("没有听懂这个问题", "可以这样问")),
        ("/search?q=+", ("写出一两个词",)),
        ("/findings", ("同一数量数值不同", "装上亮灶屏")),
    ],
)
def test_page_tells(path: str, words: tuple[str, ...], client: InProcess) -> None:
    found = page(client, path).words
    assert [word for word in words if word not in found] == []


@pytest.mark.parametrize(
    "path", [f"/indicators/{RATE}", f"/organizations/{quote(BUREAU)}", f"/tasks/{LEAD_TO}", "/findings"]
)
def test_every_link_to_the_text_lights_up_the_words_of_its_place(path: str, client: InProcess) -> None:
    links = {link for link in page(client, path).links if "?start=" in link}
    assert links
    for link in links:
        start, end = map(int, re.findall(r"=(\d+)", link))
        reading = page(client, link.removesuffix("#mark"))
        assert reading.marked.split() == TEXT[start:end].split() or unquote(link).startswith(f"/documents/{SECOND}")


@pytest.mark.parametrize(
    ("given", "there", "not_there"),
    [
        (f"document={SECOND}", "点亮夜市", "让后厨看得见"),
        ("role=lead", "让后厨看得见", "公布快检结果"),
        (f"document={SECOND}&role=lead", "在所选的文件和职责中", "点亮夜市"),
    ],
)
def test_duties_of_a_body_can_be_narrowed(given: str, there: str, not_there: str, client: InProcess) -> None:
    words = page(client, f"/organizations/{quote(BUREAU)}?{given}").words
    assert there in words
    assert not_there not in words


def test_duties_of_a_body_keep_stated_and_inferred_apart(client: InProcess) -> None:
    source = client.get(f"/organizations/{quote(BUREAU)}").text
    stated, inferred = (
        re.findall(r'<section class="card duties (\w+)">', source),
        source.partition("duties inferred")[2],
    )
    assert stated == ["stated", "inferred"]
    assert "𠮷水集市样板工程" in inferred
    assert "让后厨看得见" not in inferred


@pytest.mark.parametrize(
    ("path", "to"),
    [(f"/?indicator={RATE}", f"/indicators/{RATE}"), (f"/?organization={quote(FARMING)}", f"/organizations/{FARMING}")],
)
def test_addresses_of_earlier_versions_lead_to_the_new_pages(path: str, to: str, client: InProcess) -> None:
    response = client.get(path)
    assert response.status_code == 303
    assert unquote(response.headers["location"]) == to


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/?indicator=99", 404, "找不到指标“99”"),
        ("/documents/nothing", 404, "找不到文件"),
        ("/tasks/nothing", 404, "找不到任务"),
        ("/policies/nothing", 404, "找不到政策"),
        ("/nothing", 404, "没有 /nothing 这个地址"),
        ("/tasks?colour=red", 422, "没有参数“colour”"),
        (f"/documents/{DOCUMENT}?fact=task:nothing", 404, "找不到事实"),
        (f"/documents/{DOCUMENT}?start=9&end=4", 422, "没有第 9–4 这一段"),
        (f"/documents/{DOCUMENT}?start=x", 422, "start 应为整数"),
    ],
)
def test_error_page_says_what_is_wrong_and_leads_on(path: str, status: int, words: str, client: InProcess) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert "text/html" in response.headers["content-type"]
    found = Page(response.text)
    assert words in found.words
    assert "/documents" in found.links


def test_names_are_escaped(client: InProcess) -> None:
    for path in ("/indicators/", "/tasks?text=", f"/documents/{DOCUMENT}?fact="):
        assert "<b>x" not in client.get(path + quote("<b>x</b>")).text


def test_routes_page_lists_the_api_without_a_cdn(client: InProcess) -> None:
    assert "/api/indicators/{indicator}/tasks" in page(client, "/api/docs").words


@pytest.mark.parametrize(
    ("path", "query", "id_"),
    [
        ("tasks", "sort=-indicators", "task_id"),
        ("tasks", f"document={DOCUMENT}&kind=measure&sort=title", "task_id"),
        ("indicators", "nature=binding", "indicator_id"),
        ("organizations", "sort=-stated", "organization_id"),
        ("findings", "verdict=plan", "finding_id"),
        ("policies", f"document={SECOND}", "policy_id"),
    ],
)
def test_files_of_a_list_have_the_rows_of_the_screen(path: str, query: str, id_: str, client: InProcess) -> None:
    source = client.get(f"/{path}?{query}").text
    links = {
        link.partition("?")[0]: link for link in page(client, f"/{path}?{query}").links if link.startswith("/api/")
    }
    rows = [json.loads(line) for line in client.get(links[f"/api/{path}.jsonl"]).text.splitlines()]
    assert f"共 {len(rows)} 条" in source
    table = source.partition("<tbody>")[2].partition("</tbody>")[0]
    shown = re.findall(r'data-label="(?:任务|指标|单位|政策)"[^>]*><span><a href="/\w+/([^"]*)"', table)
    assert [unquote(found) for found in shown] == [row[id_] for row in rows] or path == "findings"
    table = list(csv.DictReader(io.StringIO(client.get(links[f"/api/{path}.csv"]).text.removeprefix("\ufeff"))))
    assert [row[id_] for row in table] == [row[id_] for row in rows]
    sheet = load_workbook(io.BytesIO(client.get(links[f"/api/{path}.xlsx"]).content)).active
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [row[id_] for row in rows]


@pytest.mark.parametrize(("limit", "words"), [(2, "只列前 2 条"), (500, "责任清单")])
def test_long_list_of_duties_is_cut_and_says_so(
    limit: int, words: str, client: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plankg.api.pages.bodies.ROWS_SHOWN", limit)
    source = client.get(f"/organizations/{quote(BUREAU)}").text
    assert words in source
    assert source.count('data-label="事项"') == min(limit, 9)


def test_project_tells_what_its_table_says_and_pages_follow_a_replaced_document(
    blank: Store,
) -> None:
    plan = sample_plan()
    told = {"place": "云溪市", "construction": "新建", "year_start": 2022, "year_end": 2024, "investment_raw": "1200"}
    sums = {"period_investment_raw": "800万元", "investment_unit": "万元"}
    nodes = tuple(replace(n, **told, **sums) if n.label == "Project" else n for n in plan.nodes)
    blank.load(replace(plan, nodes=nodes))
    app = InProcess(create_app(blank))
    words = page(app, f"/projects/{DOCUMENT}:project:1").words
    assert [value for value in map(str, told.values()) if value not in words] == []
    assert re.search(r"投资\s*1200 万元", words)
    assert re.search(r"规划期投资\s*800万元(?! 万元)", words)
    assert "让后厨看得见" in page(app, f"/documents/{DOCUMENT}").words
    text = plan.text.replace("让后厨看得见", "让后厨亮起来")
    changed = replace(plan.document, sha256="0" * 64)
    nodes = tuple(
        replace(
            n,
            text=n.text.replace("看得见", "亮起来"),
            **({"title": "让后厨亮起来"} if n.id.endswith(":seen") else {}),
        )
        if getattr(n, "text", None) and "让后厨看得见" in n.text
        else n
        for n in plan.nodes
    )
    edges = tuple(
        replace(e, quote=e.quote.replace("看得见", "亮起来")) if "看得见" in getattr(e, "quote", "") else e
        for e in plan.edges
    )
    blank.load(replace(plan, document=changed, text=text, nodes=nodes, edges=edges))
    again = page(app, f"/documents/{DOCUMENT}").words
    assert "让后厨亮起来" in again
    assert "让后厨看得见" not in again
