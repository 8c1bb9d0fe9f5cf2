import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.api.test_pages import EVERY_PAGE
from tests.browser.conftest import PHONE, Visit
from tests.samples import DOCUMENT

pytestmark = pytest.mark.embedded


# Targets smaller than 24 CSS pixels (WCAG 2.2, 2.5.8), links in sentences aside.
SMALL = """[...document.querySelectorAll('button, .button, select, input:not([type=checkbox]):not([type=hidden])')]
    .filter((node) => node.offsetParent && node.getBoundingClientRect().height < 24).map((node) => node.outerHTML)"""
RUN = "axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"


# What the colours alone can change.
RUN_COLOURS = "axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'rule', values: ['color-contrast']}})"


def serious(page: Page, run: str = RUN) -> list[str]:
    found = page.evaluate(run)["violations"]
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:160]} {violation['nodes'][0].get('failureSummary', '')[:300]}"
        for violation in found
        if violation["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("path", [*EVERY_PAGE, "/nowhere"])
def test_page_has_no_serious_barrier_light_or_dark_and_fits_a_phone(visit: Visit, path: str) -> None:
    page = visit.open(path)
    page.evaluate(Axe().axe_script)
    assert serious(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious(page, RUN_COLOURS) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(SMALL) == []
    visit.wrong = [sentence for sentence in visit.wrong if "status of 404" not in sentence or path != "/nowhere"]


# Texts of a chart that reach over its edge, or are too small to be read.
OUTSIDE = """[...document.querySelectorAll('svg.picture text')].filter((node) => {
    const words = node.getBoundingClientRect(), chart = node.closest('svg').getBoundingClientRect();
    return words.left < chart.left - 1 || words.right > chart.right + 1 || words.height < 9;
}).map((node) => node.textContent)"""


@pytest.mark.parametrize("visit", [{}, PHONE], indirect=True)
def test_words_of_a_chart_are_on_it(visit: Visit) -> None:
    page = visit.open(f"/indicators/{DOCUMENT}:indicator:1")
    assert page.locator("svg.picture text").count() >= 3
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("path", ["/papers/tasks", "/tasks", "/documents/yunxi-fair-safety-145"])
def test_printed_page_is_the_content_alone(visit: Visit, path: str) -> None:
    page = visit.open(path)
    page.emulate_media(media="print")
    for selector in (".top", ".filters", ".outline", ".panel", ".downloads"):
        assert page.locator(f"{selector}:visible").count() == 0
    assert page.locator("h1:visible").count() == 1
