"""The pages over the two fictional plans, served by a real server and opened in a real Chromium."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from plankg.api.application import Access, create_app
from plankg.api.http.keys import Keys
from plankg.graph import open_store
from plankg.graph.store import Store
from tests.samples import sample_plan, second_plan

ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WAIT_SECONDS = 180  # of a busy machine; what never comes would take for ever
KEY = "a-key-of-the-browser"
WRITERS = Access(keys=Keys.of(write=[KEY]))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, no longer than these tests last: its driver keeps an event loop going in this thread.

    They are skipped where there is none, and fail where CI=true says that there must be one.
    """
    found = os.environ.get("PLANKG_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium on the path")
        pytest.skip("no chromium on the path")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="package")
def site_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("browser") / "store") as opened:
        opened.load(sample_plan())
        opened.load(second_plan())
        yield opened


@pytest.fixture(scope="package")
def site(site_store: Store) -> Iterator[str]:
    """The address of the pages."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(site_store, access=WRITERS), host="127.0.0.1", port=0, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started, "the server did not start")
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(WAIT_SECONDS)


def until(true: Callable[[], Any], failure: str, *, page: Page | None = None) -> Any:
    """Wait for something; our content security policy keeps Playwright from waiting inside the page."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        if found := true():
            return found
        if page:
            page.wait_for_timeout(50)  # lets what the browser tells come in
        else:
            time.sleep(0.01)
    raise AssertionError(failure)


@dataclass
class Visit:
    """A tab that notes what went wrong in it: errors of scripts, and requests to anywhere else."""

    page: Page
    site: str
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page by its address."""
        self.page.goto(self.site + path)
        return self.page

    def click(self, selector: str, *, to: str) -> Page:
        """Click a link, and come back on the page whose path begins with `to`."""
        self.page.locator(selector).first.click()
        until(lambda: self.page.url.startswith(self.site + to), f"{selector} does not lead to {to}", page=self.page)
        self.page.wait_for_load_state("load")
        return self.page


def visiting(context: BrowserContext, site: str) -> Visit:
    """A new tab."""
    visit = Visit(context.new_page(), site)
    visit.page.on("console", lambda m: visit.wrong.append(m.text) if m.type in {"error", "warning"} else None)
    visit.page.on("pageerror", lambda error: visit.wrong.append(str(error)))

    def asked(request: Any) -> None:
        if not request.url.startswith((site, "blob:" + site)):
            visit.wrong.append(f"request to {request.url}")

    context.on("request", asked)
    return visit


@pytest.fixture(scope="package")
def tabs(browser: Browser, site: str) -> Iterator[Callable[[dict[str, Any]], Visit]]:
    """A tab for each kind of settings of a browser context, opened once: that takes longer than most tests."""
    opened: dict[str, Visit] = {}

    def of(settings: dict[str, Any]) -> Visit:
        key = repr(sorted(settings.items()))
        if key not in opened:
            opened[key] = visiting(browser.new_context(**settings), site)
        return opened[key]

    yield of
    for visit in opened.values():
        visit.page.context.close()


@pytest.fixture(params=[pytest.param({}, id="desktop")])
def visit(tabs: Callable[[dict[str, Any]], Visit], request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A tab in which nothing was opened or kept before; parametrize it with settings of a browser context."""
    settings = {"viewport": {"width": 1280, "height": 900}, **request.param}
    opened = tabs(settings)
    opened.page.set_viewport_size(settings["viewport"])
    opened.page.emulate_media(media="screen", color_scheme="light")
    yield opened
    opened.page.evaluate("localStorage.clear(), sessionStorage.clear()")
    opened.page.goto("about:blank")
    opened.page.context.clear_cookies()
    wrong, opened.wrong = opened.wrong, []
    assert wrong == []


PHONE = pytest.param({"viewport": {"width": 390, "height": 844}, "has_touch": True}, id="phone")
WITHOUT_SCRIPTS = pytest.param({"java_script_enabled": False}, id="without-scripts")
