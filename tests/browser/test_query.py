"""The bench in a browser: completion by keys, running, the views, the files, the address, and stopping."""

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from plankg.api.application import Access, create_app
from plankg.graph.store import Store
from tests.browser.conftest import WAIT_SECONDS, Visit, until, visiting

pytestmark = pytest.mark.embedded

RUNAWAY = (
    "MATCH (a), (b), (c), (d), (e), (f) RETURN sum(a.start + b.start + c.start + d.start + e.start + f.start) AS n"
)


@pytest.fixture(scope="module")
def bench_site(site_store: Store) -> Iterator[str]:
    """The pages as they are on the machine of their owner: no keys."""
    app = create_app(site_store, access=Access(local=True))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started, "the server did not start")
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(WAIT_SECONDS)


@pytest.fixture
def bench(browser: Browser, bench_site: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = visiting(context, bench_site)
    yield opened
    context.close()
    assert opened.wrong == []


def typed(page: Page, words: str, choice: str) -> None:
    """Type, and take the choice that is offered with Tab."""
    page.locator("#q").press_sequentially(words)
    until(lambda: page.locator(f"#choices li >> text=/^{choice}$/").count(), f"{choice} is not offered", page=page)
    while page.locator("#choices li[aria-selected=true]").inner_text() != choice:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")


def test_statement_is_typed_with_completion_run_seen_saved_and_shared(bench: Visit) -> None:
    page = bench.open("/query")
    until(lambda: page.evaluate("fetch('/query/words').then((a) => a.ok)"), "no words", page=page)
    typed(page, "MATCH p = (i:Ind", "Indicator")
    typed(page, " {name: '亮", "亮灶率")
    typed(page, "'})<-[:SUPP", "SUPPORTS")
    typed(page, "]-(t) RETURN p, i.target_v", "target_value")
    page.keyboard.press("Control+Enter")
    until(lambda: page.locator("#as-table tbody tr").count() == 3, "no rows", page=page)
    page.locator("[data-view=as-graph]").click()
    until(page.locator("#as-graph .spot").first.is_visible, "no picture", page=page)
    assert not page.locator("#as-table").is_visible()
    with page.expect_download() as download:
        page.locator(".downloads a >> text=CSV").click()
    assert download.value.path().read_text(encoding="utf-8-sig").count(",90.0") == 3
    address = page.url
    assert "q=MATCH" in address
    other = bench.page.context.new_page()
    other.goto(address)
    assert other.locator("#q").input_value().startswith("MATCH p = (i:Indicator {name: '亮灶率'})<-[:SUPPORTS]-(t)")
    assert other.locator("#as-table").count() == 0  # it is shown, not run


def test_numbers_are_plotted_and_the_plan_is_shown(bench: Visit) -> None:
    page = bench.open("/query?q=MATCH (i:Indicator) RETURN i.unit AS unit, count(*) AS n ORDER BY unit")
    page.locator("#run").click()
    until(lambda: page.locator("[data-view=as-plot]").count(), "no plot", page=page)
    page.locator("[data-view=as-plot]").click()
    assert page.locator("#as-plot rect.bar").count() == 2
    page.locator("#explain").click()
    until(lambda: page.locator(".plan").count(), "no plan", page=page)
    page.locator("#schema summary").click()
    until(lambda: page.locator("svg.schema a").count() == 10, "no schema", page=page)
    page.locator("svg.schema a", has_text="Policy").click()
    assert page.locator("#q").input_value() == "MATCH (n:Policy) RETURN n LIMIT 25"


def test_runaway_query_is_stopped(bench: Visit) -> None:
    page = bench.open("/query")
    page.locator("#q").fill("RETURN 1 AS one")
    page.locator("#run").click()
    until(lambda: page.locator("#as-table").count(), "no rows", page=page)
    page.locator("#q").fill(RUNAWAY)
    page.locator("#run").click()
    began = time.monotonic()
    page.locator("#cancel").click()
    until(lambda: page.locator("#state").inner_text() == "已停止", "it was not stopped", page=page)
    assert time.monotonic() - began < 5
    time.sleep(1.5)
    page.locator("#q").fill("RETURN 2 AS two")
    page.locator("#run").click()
    until(lambda: page.locator("#as-table >> text=2").count(), "no answer after it", page=page)
