"""Titles on a phone: no line of one ends inside a word, and what is copied is the title."""

from collections.abc import Iterator
from itertools import accumulate

import pytest

from plankg.extract.text.segmenter import segmenter
from plankg.graph.store import Store
from tests.browser.conftest import Visit
from tests.samples import SECOND, second_plan

pytestmark = pytest.mark.embedded

NARROW = pytest.param({"viewport": {"width": 360, "height": 800}, "has_touch": True}, id="narrow")
TITLE = "云溪省人民政府办公厅关于推进夜间集市食品安全和城市环境综合治理的三年行动实施方案（2026—2028年）"
WORK = "健全夜间集市食品经营者信用分级分类监督管理和社会共治长效机制"
CHAPTER = "统筹夜间集市食品安全风险监测预警和应急处置能力建设"
# Each title of the page: its words, the offsets at which a new line begins, and what is copied.
TITLES = """() => [...document.querySelectorAll("h1, h2, h3, p.name, [role=heading]")].map((title) => {
  const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT), range = document.createRange(), begins = [];
  let words = "", line = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width && line !== null && box.top > line + 8) begins.push(words.length);
      if (box.width) line = box.top;
      words += node.data[at];
    }
  }
  getSelection().selectAllChildren(title);
  return {words, begins, copied: getSelection().toString()};
})"""


@pytest.fixture
def long_titles(site_store: Store) -> Iterator[None]:
    site_store.load(second_plan(TITLE, WORK, CHAPTER), replace=True)
    yield
    site_store.load(second_plan(), replace=True)


@pytest.mark.parametrize("visit", [NARROW], indirect=True)
@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", TITLE),
        (f"/documents/{SECOND}", TITLE),
        (f"/documents/{SECOND}", f"第一章 {CHAPTER}"),
        (f"/documents/{SECOND}/summary", TITLE),
        (f"/tasks/{SECOND}:task:21", f"一、{WORK}"),
    ],
)
@pytest.mark.usefixtures("long_titles")
def test_no_line_of_a_title_ends_inside_a_word(visit: Visit, path: str, title: str) -> None:
    shown = {each["words"]: each for each in visit.open(path).evaluate(TITLES)}[title]
    edges = set(accumulate(map(len, segmenter().cut(title))))
    assert len(shown["begins"]) >= 1
    assert [(title[:at], title[at:]) for at in shown["begins"] if at not in edges] == []
    assert not any(title[at] in "）、的" for at in shown["begins"])
    assert shown["copied"] == title
