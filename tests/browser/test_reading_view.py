import json

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, WITHOUT_SCRIPTS, Visit, until
from tests.samples import DOCUMENT, TEXT

pytestmark = pytest.mark.embedded

READ = f"/documents/{DOCUMENT}"
LIT = "[...(CSS.highlights.get('lit') || [])].map((range) => range.toString()).join('')"


def in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    assert box is not None
    assert size is not None
    return 0 <= box["y"] < size["height"]


@pytest.mark.parametrize("visit", [{}, PHONE, WITHOUT_SCRIPTS], indirect=True)
@pytest.mark.parametrize(
    "words", ["1 亮灶率 % 60 ≥90 预期性", "早市亮灶率达到95%以上", "2.𠮷水集市样板工程。改造𠮷水集市后厨，装上亮灶屏。"]
)
def test_link_to_a_place_shows_its_words_lit_up_and_in_view(visit: Visit, words: str) -> None:
    start = TEXT.index(words)
    page = visit.open(f"{READ}?start={start}&end={start + len(words)}#mark")
    assert "".join(page.locator("mark.lit").all_inner_texts()) == words
    assert in_view(page, "#mark")
    assert page.locator("#facts .fact").count() > 0


@pytest.mark.parametrize(
    ("mark", "quote", "told"),
    [
        ("省农业农村厅", "省市监局牵头，省农业农村厅配合", "配合"),
        ("改造𠮷水集市后厨，装上亮灶屏。", "改造𠮷水集市后厨，装上亮灶屏。", "举措"),
        ("早市亮灶率达到95%以上", "早市亮灶率达到95%以上", "两处的亮灶率不同"),
    ],
)
def test_click_on_a_mark_tells_its_facts_without_loading_the_text_again(
    visit: Visit, mark: str, quote: str, told: str
) -> None:
    page = visit.open(READ)
    page.evaluate("window.same = true")
    page.locator(".text a.m", has_text=mark).last.click()
    until(lambda: told in page.locator("#facts").inner_text(), "no facts beside the text", page=page)
    assert page.evaluate(LIT) == quote
    assert page.evaluate("window.same") is True
    assert "?fact=" in page.url
    address = page.url
    page.go_back()
    page.goto(address)
    assert "".join(page.locator("mark.lit").all_inner_texts()) == quote


@pytest.mark.parametrize("visit", [WITHOUT_SCRIPTS], indirect=True)
def test_without_scripts_a_click_on_a_mark_tells_the_same(visit: Visit) -> None:
    page = visit.open(READ)
    page.locator(".text a.m", has_text="省农业农村厅").last.click()
    assert "配合" in page.locator("#facts").inner_text()
    assert "".join(page.locator("mark.lit").all_inner_texts()) == "省市监局牵头，省农业农村厅配合"


@pytest.mark.parametrize(
    ("kind", "selector", "property_"),
    [
        ("body", ".m.body:not(.inferred)", "backgroundColor"),
        ("target", ".m.target", "backgroundColor"),
        ("finding", ".m.finding", "textDecorationLine"),
    ],
)
def test_legend_switches_marks_off_and_on(visit: Visit, kind: str, selector: str, property_: str) -> None:
    page = visit.open(READ)
    look = f"getComputedStyle(document.querySelector({json.dumps(selector)})).{property_}"
    before = page.evaluate(look)
    page.locator(f"#show-{kind}").uncheck()
    assert page.evaluate(look) != before
    page.locator(f"#show-{kind}").check()
    assert page.evaluate(look) == before


@pytest.mark.parametrize("visit", [{"permissions": ["clipboard-read", "clipboard-write"]}], indirect=True)
def test_link_of_a_fact_can_be_copied_and_leads_back(visit: Visit) -> None:
    page = visit.open(f"{READ}?fact=task:seen#mark")
    page.locator("#facts .permalink").first.click()
    copied = str(until(lambda: page.evaluate("navigator.clipboard.readText()"), "nothing was copied", page=page))
    page.goto(copied)
    assert "".join(page.locator("mark.lit").all_inner_texts()) == "（一）让后厨看得见"


@pytest.mark.parametrize(("key", "step"), [("ArrowRight", 1), ("ArrowLeft", -1)])
def test_arrow_keys_lead_from_mark_to_mark(visit: Visit, key: str, step: int) -> None:
    page = visit.open(READ)
    marks = page.locator(".text a.m")
    marks.nth(4).focus()
    page.keyboard.press(key)
    assert marks.nth(4 + step).evaluate("node => node === document.activeElement")


def test_outline_follows_the_text_and_leads_into_it(visit: Visit) -> None:
    page = visit.open(READ)
    page.locator(".outline a", has_text="第二章").click()
    assert in_view(page, ".heading >> text=第二章 任务")


@pytest.mark.parametrize("first", ["跳到正文"])
def test_first_stop_of_the_keyboard_skips_the_navigation(visit: Visit, first: str) -> None:
    page = visit.open(READ)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(
    "visit", [PHONE, pytest.param({**PHONE.values[0], "java_script_enabled": False}, id="phone-plain")], indirect=True
)
def test_facts_of_a_place_can_be_put_away_on_a_phone(visit: Visit) -> None:
    words = "早市亮灶率达到95%以上"
    page = visit.open(f"{READ}?start={TEXT.index(words)}&end={TEXT.index(words) + len(words)}#mark")
    assert page.locator("#facts .fact").count() > 0
    page.get_by_role("link", name="收起").tap()
    until(lambda: not page.locator("#facts .fact").count(), "the facts are still there", page=page)
    assert in_view(page, f"#p{TEXT.rindex(chr(10), 0, TEXT.index(words)) + 1}")
