"""Below a path of a reverse proxy: every link, redirect and cookie leads back through the proxy, as do the scripts' requests."""

import re
from urllib.parse import urlsplit

import httpx
import pytest

from plankg.api.application import Access, create_app
from plankg.api.http.keys import Keys
from plankg.graph.store import Store
from tests.api.conftest import InProcess, served
from tests.api.test_pages import EVERY_PAGE, Page
from tests.samples import DOCUMENT
from tests.waiting import WAIT_SECONDS

pytestmark = pytest.mark.embedded
ROOT, WRITE = "/office/plankg", "a-key-to-write-5678"


@pytest.fixture(scope="module")
def below(store: Store) -> InProcess:
    return InProcess(create_app(store, access=Access(keys=Keys.of([], [WRITE]), root_path=ROOT)))


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_link_of_a_page_is_below_the_path(path: str, below: InProcess) -> None:
    answer = below.get(ROOT + path)
    assert answer.status_code == 200
    assert int(answer.headers["content-length"]) == len(answer.content)
    found = re.findall(r'\s(?:href|src|action|formaction)="(/[^"]*)"', answer.text)
    assert found
    assert [link for link in found if not link.startswith(f"{ROOT}/")] == []
    assert below.get(path).text == answer.text  # a proxy that takes the path off


def test_links_below_the_path_lead_to_pages(below: InProcess) -> None:
    links = {urlsplit(link).path for link in Page(below.get(f"{ROOT}/").text).links if link.startswith("/")}
    assert len(links) > 8
    assert {link: below.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    assert below.get(f"{ROOT}/static/pages.css").status_code == 200
    assert below.get(f"{ROOT}/api/documents").json()["total"] == 2


def test_redirects_and_cookies_are_below_the_path(below: InProcess) -> None:
    entered = below.request("POST", f"{ROOT}/upload/key", data={"key": WRITE})
    assert entered.headers["location"] == f"{ROOT}/upload"
    assert f"Path={ROOT}/upload" in entered.headers["set-cookie"]


def test_scripts_ask_below_the_path(below: InProcess) -> None:
    for name in ("query.js", "graph.js", "reader.js", "pages.js"):
        assert re.findall(r"""(?:fetch|assign|pushState)\([^)]*["'`]/\w""", below.get(f"/static/{name}").text) == []


def test_setting_is_what_serve_uses(store: Store) -> None:
    with served("serve", "--store", store.url, "--port", "0", PLANKG_ROOT_PATH="/kg/") as (url, _):
        assert f'href="/kg/documents/{DOCUMENT}' in httpx.get(f"{url}/kg/documents", timeout=WAIT_SECONDS).text
