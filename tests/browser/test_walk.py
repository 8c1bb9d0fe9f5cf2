import csv
import re
from urllib.parse import quote

import pytest
from lxml import etree

from tests.browser.conftest import PHONE, WITHOUT_SCRIPTS, Visit, until
from tests.samples import DOCUMENT

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize("visit", [PHONE, WITHOUT_SCRIPTS], indirect=True)
def test_each_page_is_reached_from_the_one_before_by_clicking(visit: Visit) -> None:
    visit.open("/")
    visit.click(".card a >> text=云溪省集市安全规划", to=f"/documents/{DOCUMENT}")
    visit.click("text=概要与台账", to=f"/documents/{DOCUMENT}/summary")
    visit.click(".papers a >> text=任务分解表", to="/papers/tasks")
    visit.click(".crumbs a >> text=云溪省集市安全规划", to=f"/documents/{DOCUMENT}/summary")
    visit.click(".tiles a >> text=指标", to="/indicators?document=")
    visit.click("td a >> text=/^亮灶率/", to="/indicators/")
    visit.click(".rows a >> text=让后厨看得见", to="/tasks/")
    visit.click(".rows a >> text=云溪省农业农村厅", to="/organizations/")
    visit.click(".tools a >> text=责任清单", to="/papers/duties")
    visit.click("td a >> text=/^第 /", to=f"/documents/{DOCUMENT}?start=")
    visit.click(".tools a >> text=图", to="/graph")
    visit.click(".top a >> text=发现", to="/findings")
    visit.click(".top a >> text=专栏", to="/special-columns")
    visit.click("td a >> text=放心集市行动", to="/special-columns/")
    visit.click(".rows a >> text=𠮷水集市样板工程", to="/projects/")
    visit.click(".top a >> text=政策", to="/policies")
    visit.click("td a >> text=云溪省集市条例", to="/policies/")
    page = visit.click(".brand", to="/")
    assert page.url == f"{visit.site}/"  # and each click came to the page that it names, which `click` checks


@pytest.mark.parametrize(("asked", "hit"), [("快检室 每个", "在每个集市设立快检室"), ("农业农村", "云溪省农业农村厅")])
def test_search_from_any_page_finds_things_by_their_words(visit: Visit, asked: str, hit: str) -> None:
    page = visit.open("/tasks")
    page.locator(".seek input").fill(asked)
    page.keyboard.press("Enter")
    until(lambda: "/search" in page.url, "the search box leads nowhere", page=page)
    page.wait_for_load_state("load")
    assert hit in page.locator("main").inner_text()
    assert page.locator("main mark").count() > 0


@pytest.mark.parametrize(
    ("question", "sentence"), [("云溪省农业农村厅配合哪些任务？", "省市监局牵头，省农业农村厅配合")]
)
def test_question_asked_at_home_leads_to_the_sentence_that_answers_it(
    visit: Visit, question: str, sentence: str
) -> None:
    page = visit.open("/")
    page.locator("form.question input").fill(question)
    visit.click("form.question button", to="/ask?q=")
    visit.click(f"li:has-text('{sentence}') .where", to=f"/documents/{DOCUMENT}?start=")
    assert "".join(page.locator("mark.lit").all_inner_texts()) == sentence


@pytest.mark.parametrize("visit", [{}, WITHOUT_SCRIPTS], indirect=True)
@pytest.mark.parametrize(("text", "expected"), [("快检", 3), ("后厨", 4)])
def test_filtered_and_sorted_list_is_what_the_file_holds(visit: Visit, text: str, expected: int) -> None:
    page = visit.open(f"/tasks?document={DOCUMENT}")
    page.locator("input[name=text]").fill(text)
    page.locator("button >> text=筛选").click()
    until(lambda: "text=" in page.url, "the form was not sent", page=page)
    page.locator("th a >> text=支撑指标").click()
    until(lambda: "sort=" in page.url, "the heading does not sort", page=page)
    page.wait_for_load_state("load")
    shown = page.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => row.querySelector('a').getAttribute('href'))"
    )
    assert len(shown) == expected
    with page.expect_download() as download:
        page.locator(".downloads a >> text=CSV").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [f"/tasks/{quote(row['task_id'], safe='')}" for row in rows] == shown
    counts = [int(row["indicators"]) for row in rows]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("depth", [1])
def test_click_on_a_node_opens_its_relations_in_place(visit: Visit, depth: int) -> None:
    page = visit.open(f"/graph?node={DOCUMENT}:indicator:1&depth={depth}")
    nodes = page.locator(".spot")
    before = nodes.count()
    page.evaluate("window.same = true")
    page.locator(".spot[aria-label$='让后厨看得见'] circle").click(force=True)
    until(lambda: nodes.count() > before, "nothing was opened", page=page)
    assert page.evaluate("window.same") is True
    assert "expand=" in page.url
    assert "云溪省农业农村厅" in " ".join(
        nodes.evaluate_all("all => all.map((node) => node.getAttribute('aria-label'))")
    )
    assert page.locator(".spot.on").count() > 1
    page.locator("#find").fill("农业")
    assert page.locator(".spot.found").count() == 1
    count = nodes.count()
    page.reload()
    assert page.locator(".spot").count() == count


@pytest.mark.parametrize(("button", "begins"), [("SVG", b"<svg"), ("PNG", b"\x89PNG")])
def test_picture_can_be_saved(visit: Visit, button: str, begins: bytes) -> None:
    page = visit.open(f"/graph?document={DOCUMENT}")
    with page.expect_download() as download:
        page.locator(".downloads .button", has_text=button).click()
    content = download.value.path().read_bytes().lstrip()
    assert content.startswith(begins)
    if button == "SVG":
        assert "亮灶率" in "".join(etree.fromstring(content).itertext())
    else:
        assert len(content) > 10_000


@pytest.mark.parametrize(("keys", "narrower"), [("+", True), ("-", False)])
def test_picture_zooms_by_keys_and_moves_by_dragging(visit: Visit, keys: str, narrower: bool) -> None:
    page = visit.open(f"/graph?document={DOCUMENT}")

    def view() -> list[float]:
        return [float(part) for part in str(page.locator("#picture").get_attribute("viewBox")).split()]

    before = view()
    page.locator("#canvas").focus()
    page.keyboard.press(keys)
    assert (view()[2] < before[2]) == narrower
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    moved_from = view()
    page.mouse.move(box["x"] + 60, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 340, steps=4)
    page.mouse.up()
    assert view()[0] < moved_from[0]


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_two_fingers_zoom_the_picture(visit: Visit) -> None:
    page = visit.open(f"/graph?document={DOCUMENT}")
    page.locator("#canvas").scroll_into_view_if_needed()
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    fingers = page.context.new_cdp_session(page)

    def touch(kind: str, *apart: float) -> None:
        points = [{"x": box["x"] + box["width"] / 2 + x, "y": box["y"] + 120, "id": i} for i, x in enumerate(apart)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def width() -> float:
        return float(str(page.locator("#picture").get_attribute("viewBox")).split()[2])

    before = width()
    touch("touchStart", -20)
    touch("touchStart", -20, 20)
    for step in (30, 45, 60):
        touch("touchMove", -step, step)
    touch("touchEnd")
    assert width() < before / 2
    assert page.url.endswith(f"document={DOCUMENT}")  # it was no tap on a node


def test_one_section_of_a_plan_is_drawn(visit: Visit) -> None:
    page = visit.open(f"/graph?document={DOCUMENT}")
    before = page.locator(".spot").count()
    page.locator("select[name=section]").select_option(label="第一章 目标")
    page.get_by_role("button", name="画图").click()
    assert 0 < page.locator(".spot").count() < before


@pytest.mark.parametrize(
    ("path", "words"),
    [("/tasks/nothing", "找不到任务"), ("/nowhere", "没有 /nowhere 这个地址"), ("/tasks?kind=x", "kind")],
)
def test_error_page_says_why_and_leads_on(visit: Visit, path: str, words: str) -> None:
    page = visit.open(path)
    assert words in page.locator("main").inner_text()
    refused = [sentence for sentence in visit.wrong if re.search("status of 4(04|22)", sentence)]
    assert refused == visit.wrong  # the browser itself notes the status
    visit.wrong.clear()
    visit.click("text=看有哪些文件", to="/documents")
