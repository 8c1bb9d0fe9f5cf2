import re
from html.parser import HTMLParser
from urllib.parse import quote, unquote

import pytest

from api.application import create_app
from graph import open_store
from tests.api.conftest import InProcess
from tests.samples import BUREAU, DOCUMENT, FARMING, SECOND, TEXT

pytestmark = pytest.mark.embedded

RATE = f"{DOCUMENT}:indicator:1"


class Page(HTMLParser):
    """What a reader without scripts gets: links, marked words, all words."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.marked = ""
        self.words = ""
        self._in_mark = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._in_mark = self._in_mark or tag == "mark"
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = self._in_mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.words += data
        self.marked += data if self._in_mark else ""


def page(client: InProcess, path: str) -> Page:
    response = client.get(path)
    assert response.status_code == 200, response.text
    assert "<script" not in response.text
    assert "style=" not in response.text
    return Page(response.text)


def test_home_offers_indicators_and_bodies(client: InProcess) -> None:
    words = page(client, "/").words
    for expected in ("亮灶率", "早市亮灶率", "云溪省农业农村厅", "全部文件（2 份）"):
        assert expected in words


def test_home_limits_the_choice_to_one_document(client: InProcess) -> None:
    assert "亮灶率" not in page(client, f"/?document={SECOND}").words


def test_home_of_an_empty_store_says_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_store(tmp_path_factory.mktemp("empty") / "store") as opened:
        assert "plankg build" in page(InProcess(create_app(opened)), "/").words


def test_indicator_answer_tells_stated_from_inferred_and_names_bodies(client: InProcess) -> None:
    answer = page(client, f"/?indicator={RATE}")
    for expected in ("让后厨看得见", "原文", "推断", "牵头", "云溪省市场监督管理局", "早市亮灶率达到95%以上"):
        assert expected in answer.words


@pytest.mark.parametrize("question", [f"indicator={RATE}", f"organization={quote(BUREAU)}"])
def test_every_link_to_the_text_marks_words_of_the_text(question: str, client: InProcess) -> None:
    links = [link for link in page(client, f"/?{question}").links if link.endswith("#mark")]
    assert len(links) > 3
    for link in links:
        start, end = map(int, re.findall(r"=(\d+)", link))
        reading = page(client, link.removesuffix("#mark"))
        assert reading.marked.split() == TEXT[start:end].split() or unquote(link).startswith(f"/documents/{SECOND}")


def test_body_answer_keeps_to_the_chosen_document(client: InProcess) -> None:
    words = page(client, f"/?document={SECOND}&organization={quote(BUREAU)}").words
    assert "共 1 条" in words
    assert "让后厨看得见" not in words
    none = page(client, f"/?document={SECOND}&organization={quote(FARMING)}").words
    assert "这份文件没有写明" in none


def test_measure_without_a_body_shows_who_carries_its_heading(client: InProcess) -> None:
    assert "所属任务（让后厨看得见）：" in page(client, f"/?indicator={RATE}").words


def test_empty_answer_says_why(client: InProcess) -> None:
    assert "没有发现支撑这个指标的任务" in page(client, f"/?indicator={DOCUMENT}:indicator:new").words


def test_task_page_shows_bodies_indicators_and_targets(client: InProcess) -> None:
    words = page(client, f"/tasks/{DOCUMENT}:task:lead-to").words
    for expected in ("由谁承担", "亮灶率", "早市亮灶率：95%以上（2025 年）"):
        assert expected in words


def test_reading_page_marks_code_points_beyond_the_basic_plane(client: InProcess) -> None:
    start = TEXT.index("𠮷水集市先行")
    reading = page(client, f"/documents/{DOCUMENT}?start={start}&end={start + 4}")
    assert reading.marked == "𠮷水集市"
    assert "".join(TEXT.split()) in "".join(reading.words.split())


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/?indicator=99", 404, "找不到指标“99”"),
        ("/documents/nothing", 404, "找不到文件"),
        ("/tasks/nothing", 404, "找不到任务"),
        ("/nothing", 404, "没有 /nothing 这个地址"),
        (f"/documents/{DOCUMENT}?start=9&end=4", 422, "没有第 9–4 这一段"),
        (f"/documents/{DOCUMENT}?start=x", 422, "start 应为整数"),
    ],
)
def test_error_page_says_what_is_wrong(path: str, status: int, words: str, client: InProcess) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert "text/html" in response.headers["content-type"]
    assert words in Page(response.text).words


def test_names_are_escaped(client: InProcess) -> None:
    response = client.get(f"/?indicator={quote('<b>x</b>')}")
    assert "<b>x" not in response.text


def test_routes_page_lists_the_api_without_a_cdn(client: InProcess) -> None:
    response = client.get("/api/docs")
    assert "/api/indicators/{indicator}/tasks" in response.text
    assert re.findall(r"(?:src|href)=\"https?:", response.text) == []
