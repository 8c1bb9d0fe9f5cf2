"""Web pages as portals and editors write them (all pages and bodies fictional)."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from plankg.extract.errors import PageWithoutText
from plankg.extract.readers.html_reading import read_page
from plankg.extract.readers.reading import source_of

BODY = "".join(
    f"<p>{words}</p>"
    for words in ("一、主要任务", "（一）建设码头。新建码头2座。", "（二）建设锚地。" + "扩建锚地。" * 60)
)


def text(page: str) -> str:
    return read_page(page).text


def test_body_in_nested_layout_tables_is_running_text() -> None:
    page = (
        "<table><tr><td>索引号：</td><td>000</td></tr></table>"
        f"<table><tr><td>栏目</td><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>"
    )
    found = read_page(page)
    assert found.grids == []
    assert "（二）建设锚地。" in found.text


def test_table_of_a_plan_stays_a_table() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>建设码头</td><td>市水务局</td></tr>" for n in range(3))
    assert [grid.columns for grid in read_page(f"<table>{rows}</table>").grids] == [3]


@pytest.mark.parametrize(
    "table",
    [
        "<table><form><tr><td>建设冷库</td></tr></form></table>",
        "<table><center><tr><td>建设冷库</td></tr></center></table>",
        "<table><tr><td>一</td></tr>建设冷库<tr><td>二</td></tr></table>",
        "<table><tr>建设冷库<td>一</td></tr></table>",
        "<table><div>建设冷库</div><tr><td>一</td></tr></table>",
        "<table><td>建设冷库</td></table>",
        "<table><caption>建设冷库</caption><tr><td>一</td></tr></table>",
    ],
    ids=["form", "center", "between-rows", "in-a-row", "div", "no-row", "caption"],
)
def test_nothing_in_a_table_is_lost(table: str) -> None:
    assert text(f"<html><body>{table}</body></html>").count("建设冷库") == 1


@pytest.mark.parametrize("mark", ["<p><span>", "<div>"])
def test_page_whose_editor_closes_no_mark_is_read_to_its_end(mark: str) -> None:
    page = "<body>" + "".join(f"{mark}{n}.建设第{n}区" for n in range(1, 401))
    assert text(page).rstrip().endswith("400.建设第400区")


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("建设<del>30</del>50个", "建设50个"),
        ("建设<span style='display:none'>30</span>50个", "建设50个"),
        ("建设<span hidden>30</span>50个", "建设50个"),
        ("达到98%<sup>1</sup>以上", "达到98%以上"),
        ("达到98%<sup>[12]</sup>以上", "达到98%以上"),
        ("面积30km<sup>2</sup>以上", "面积30km²以上"),
        ("市\u200b财\u00ad政局9\u20600%", "市财政局90%"),
        ("<ruby>冼<rt>xiǎn</rt></ruby>村", "冼村"),
    ],
)
def test_what_a_reader_does_not_see_is_not_in_the_text(words: str, read: str) -> None:
    assert text(f"<body><p>一、主要任务与保障措施</p><p>{words}</p></body>").splitlines()[1] == read


def test_page_that_a_script_shows_when_it_is_ready_is_read() -> None:
    assert "（一）建设码头" in text(f'<html><body style="visibility: hidden">{BODY}</body></html>')


def test_numbers_of_a_list_are_printed_unless_the_words_have_their_own() -> None:
    page = '<ol style="list-style-type:cjk-ideographic"><li>总体要求<ol><li>建设码头</li><li>（二）建设锚地</li></ol></li></ol>'
    assert text(page).split() == ["一、总体要求", "1.建设码头", "（二）建设锚地"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_page_saved_as_one_file_is_read(encoding: str) -> None:
    message = EmailMessage()
    message.set_content(f"<html><body>{BODY}</body></html>", subtype="html", charset=encoding)
    message.make_related()
    data = b"MIME-Version: 1.0\n" + message.as_bytes()
    source = source_of(Path("a.mht"), data, "a")
    assert "（一）建设码头。新建码头2座。" in source.text


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ('<html><frameset><frame src="menu.html"><frame src="plan.html"></frameset></html>', "plan.html"),
        ('<html><body><p>方案</p><iframe src="plan.pdf"></iframe></body></html>', "plan.pdf"),
        ('<html><body><div id="app"></div><script src="app.js"></script></body></html>', "脚本"),
    ],
    ids=["frames", "iframe", "script"],
)
def test_page_without_its_text_says_where_it_is(page: str, says: str) -> None:
    with pytest.raises(PageWithoutText, match=says):
        source_of(Path("a.html"), page.encode(), "a")


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("虚构市护河行动方案（2026—2028年）-虚构市人民政府门户网站", "虚构市护河行动方案（2026—2028年）"),
        ("虚构市护河规划_政策文件_虚构市人民政府", "虚构市护河规划"),
        ("政策文件 - 虚构市人民政府门户网站", "为护河，制定本方案。"),
        ("护河，制定本方案", "为护河，制定本方案。"),
    ],
)
def test_title_that_only_the_head_of_a_page_says_is_its_first_line(title: str, first: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><p>为护河，制定本方案。</p>{BODY}</body></html>"
    assert text(page).splitlines()[0] == first


def test_title_of_a_page_that_a_script_fills_is_no_text() -> None:
    assert (
        text("<html><head><title>虚构市护河行动方案</title></head><body><div>加载中</div></body></html>").strip()
        == "加载中"
    )
