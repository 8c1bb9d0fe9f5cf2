"""A plan is uploaded in the browser, watched until it is stored, and read."""

from collections.abc import Iterator

import pytest

from plankg.graph.store import Store
from tests.browser.conftest import KEY, WITHOUT_SCRIPTS, Visit, until

pytestmark = pytest.mark.embedded
PLAN = "虚构样例：东岭市集市规划\n一、主要任务\n（一）办好早市。由市甲局牵头，到2030年，早市摊位达到300个。\n"


@pytest.fixture(autouse=True)
def own(site_store: Store) -> Iterator[None]:
    yield
    site_store.remove("东岭")


def send(visit: Visit, key: str) -> None:
    visit.click(".top a >> text=上传", to="/upload")
    page = visit.page
    page.locator("input[name=key]").fill(key)
    page.locator("main form button").click()
    if key != KEY:
        return
    file = {"name": "东岭.txt", "mimeType": "text/plain", "buffer": PLAN.encode()}
    empty = {"name": "空.txt", "mimeType": "text/plain", "buffer": b""}
    page.locator("input[type=file]").set_input_files([file, empty])
    page.locator("form.upload button").click()


@pytest.mark.parametrize("visit", [pytest.param({}, id="desktop"), WITHOUT_SCRIPTS], indirect=True)
def test_upload_is_watched_until_the_plan_can_be_read(visit: Visit) -> None:
    visit.open("/")
    send(visit, KEY)
    page = visit.page
    for _ in range(4):  # the page loads itself anew
        if page.locator("text=已完成").count():
            break
        until(lambda: page.locator("text=已完成").count(), "the job does not end", page=page)
    assert "空.txt" in page.locator("main").inner_text()
    visit.click("main a >> text=东岭", to="/documents/")
    assert "早市摊位达到300个" in page.locator("main").inner_text()


def test_wrong_key_is_refused_on_the_page(visit: Visit, site_store: Store) -> None:
    visit.open("/")
    send(visit, "wrong-wrong-wrong-wrong")
    page = visit.page
    until(lambda: page.locator("[role=alert]").count(), "nothing is said", page=page)
    assert "密钥不对" in page.locator("[role=alert]").inner_text()
    assert site_store.run("document", {"document": "东岭"}).total == 0
    visit.wrong = [said for said in visit.wrong if "401" not in said]
