"""A filter with a name that is ambiguous or unknown keeps the page: its form, what else was typed, and what can be meant."""

import re
from urllib.parse import quote

import pytest

from tests.api.conftest import InProcess
from tests.api.test_pages import Page
from tests.samples import DOCUMENT, SECOND

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize("path", ["/tasks", "/indicators", "/findings"])
def test_ambiguous_name_in_a_filter_offers_what_it_can_mean(path: str, client: InProcess) -> None:
    asked = f"{path}?document={quote('云溪省')}&text={quote('检')}"
    answer = client.get(asked)
    found = Page(answer.text)
    assert answer.status_code == 422
    assert "“云溪省”对应多个文件" in found.words
    assert 'value="检"' in answer.text
    if path != "/findings":
        ways = [link for link in found.links if link.startswith(f"{path}?document=") and "text=" in link]
        assert {document for document in (DOCUMENT, SECOND) if any(document in way for way in ways)} == {
            DOCUMENT,
            SECOND,
        }
        assert all(client.get(way).status_code == 200 for way in ways)


def test_unknown_name_in_a_filter_says_what_comes_nearest(client: InProcess) -> None:
    answer = client.get(f"/tasks?organization={quote('没有这个局')}")
    assert answer.status_code == 404
    assert "找不到单位" in answer.text
    assert 'name="organization"' in answer.text


def test_findings_that_agree_do_not_look_like_faults(client: InProcess) -> None:
    shown = client.get("/findings").text.replace("<wbr>", "")
    verdicts = re.findall(r'<li class="(finding|agreed)">.*?<span class="label">([^<]+)</span>', shown)
    assert {"finding", "agreed"} >= {looks for looks, _ in verdicts} != set()
    assert all((looks == "agreed") == (word == "核对一致") for looks, word in verdicts)
