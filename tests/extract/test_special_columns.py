"""专栏 (special columns): their headings in every form, their items, and where they end."""

from pathlib import Path

import pytest

from plankg.extract import extract_file
from plankg.extract.model import PartOf, Project, Section, SpecialColumn, Task
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.html_reading import read_page
from plankg.extract.readers.reading import Source

HEAD = "丙县护湖“十五五”规划\n\n第一章 发展目标\n\n到2030年，湖水更清。\n\n第二章 主要任务\n\n第一节 养护湖岸\n\n修好一段湖岸，安排专人看护。\n\n"
TAIL = "\n\n第二节 清理湖底\n\n分批清淤，加强管护。\n"
ONE, TWO = "湖岸加固工程", "湖站建设工程"
WORDS = ("对老湖岸加固、换石、补土。", "新建湖站12处，配齐巡护设备。")
NUMBERED = f"1.{ONE}。{WORDS[0]}\n2.{TWO}。{WORDS[1]}"

HEADINGS = {
    "number": "专栏1 护湖重点工程",
    "no gap": "专栏1护湖重点工程",
    "Chinese number": "专栏一：护湖重点工程",
    "Chinese number in brackets": "专栏（一）护湖重点工程",
    "two numbers": "专栏1—1 护湖重点工程",
    "spaces": "专 栏 1   护湖重点工程",
    "no number": "专栏：护湖重点工程",
    "brackets": "〔专栏1〕护湖重点工程",
    "brackets around the whole": "【专栏1 护湖重点工程】",
    "word before": "重点工程专栏1：护湖重点工程",
    "brackets of a sentence": "（专栏1 护湖重点工程）",
    "dash": "专栏1——护湖重点工程",
    "bar": "专栏1丨护湖重点工程",
    "encircled number": "专栏① 护湖重点工程",
    "之": "专栏之一：护湖重点工程",
    "what it holds": "工程专栏1 护湖重点工程",
    "what it holds, no number": "项目专栏：护湖重点工程",
    "专题": "专题一：护湖重点工程",
    "Markdown heading": "### 专栏1 护湖重点工程",
    "Markdown bold": "**专栏1 护湖重点工程**",
    "bullet": "■专栏1 护湖重点工程",
    "word after": "护湖重点工程专栏",
    "number after": "护湖重点工程（专栏1）",
    "work without a colon": "重大工程1 护湖重点工程",
    "table": "表1 护湖重点工程",
    "表 after the word": "专栏表1 护湖重点工程",
    "letter": "专栏A 护湖重点工程",
    "bold word": "**专栏1：** 护湖重点工程",
    "title in book marks": "专栏1《护湖重点工程》",
    "title in brackets": "专栏1（护湖重点工程）",
    "colon after the title": "专栏1 护湖重点工程：",
    "stop after the title": "专栏1 护湖重点工程。",
    "corner brackets": "〖专栏1〗护湖重点工程",
    "block before it": "▍专栏1 护湖重点工程",
    "between rules": "━━━━━━━━\n专栏1 护湖重点工程\n━━━━━━━━",
    "drawn frame": "┌────────────┐\n│专栏1 护湖重点工程│\n└────────────┘",
    "frame with the title in it": "┌─专栏1 护湖重点工程─┐",
    "table of one Markdown cell": "| 专栏1 护湖重点工程 |\n|---|",
    "title over two lines": "专栏1 护湖\n重点工程",
    "title on the next line": "专栏 1\n护湖重点工程",
    "title on the next line, no number": "专栏\n护湖重点工程",
}

ITEMS = {
    "numbers": NUMBERED,
    "bold names": f"**{ONE}**。{WORDS[0]}\n**{TWO}**。{WORDS[1]}",
    "bold names and colons": f"**{ONE}：**{WORDS[0]}\n**{TWO}：**{WORDS[1]}",
    "Markdown list": f"* **{ONE}**：{WORDS[0]}\n* **{TWO}**：{WORDS[1]}",
    "wide blanks": f"{ONE}\u3000{WORDS[0]}\n{TWO}\u3000{WORDS[1]}",
    "tabs": f"{ONE}\t{WORDS[0]}\n{TWO}\t{WORDS[1]}",
    "bullet, name, blank": f"◆ {ONE} {WORDS[0]}\n◆ {TWO} {WORDS[1]}",
    "small letters": f"a）{ONE}。{WORDS[0]}\nb）{TWO}。{WORDS[1]}",
    "numbered names in one line": f"1、{ONE}；2、{TWO}。",
    "numbers, names and dashes": f"1.{ONE}——{WORDS[0]}\n2.{TWO}——{WORDS[1]}",
    "cells without a header": f"1\n{ONE}\n{WORDS[0]}\n2\n{TWO}\n{WORDS[1]}",
    "Markdown table": f"| 工程名称 | 主要内容 |\n|---|---|\n| {ONE} | {WORDS[0]} |\n| {TWO} | {WORDS[1]} |",
    "numbers in brackets": f"（1）{ONE}。{WORDS[0]}\n（2）{TWO}。{WORDS[1]}",
    "chief numbers": f"（一）{ONE}。{WORDS[0]}\n（二）{TWO}。{WORDS[1]}",
    "encircled": f"①{ONE}。{WORDS[0]}\n②{TWO}。{WORDS[1]}",
    "01 and a line": f"01 {ONE}\n{WORDS[0]}\n02 {TWO}\n{WORDS[1]}",
    "01 and words": f"01 {ONE}。{WORDS[0]}\n02 {TWO}。{WORDS[1]}",
    "第一 in words": f"一是{ONE}。{WORDS[0]}\n二是{TWO}。{WORDS[1]}",
    "第一 in words, one paragraph": f"一是{ONE}。{WORDS[0]}二是{TWO}。{WORDS[1]}",
    "letters": f"A.{ONE}。{WORDS[0]}\nB.{TWO}。{WORDS[1]}",
    "owner under each": f"{ONE}。{WORDS[0]}\n责任单位：县水利局\n{TWO}。{WORDS[1]}\n责任单位：县水利局",
    "names that end their line with a stop": f"{ONE}。\n{WORDS[0]}\n{TWO}。\n{WORDS[1]}",
    "numbers without a mark": f"1{ONE}。{WORDS[0]}\n2{TWO}。{WORDS[1]}",
    "numbered works": f"工程一：{ONE}。{WORDS[0]}\n工程二：{TWO}。{WORDS[1]}",
    "brackets": f"【{ONE}】{WORDS[0]}\n【{TWO}】{WORDS[1]}",
    "numbers and brackets": f"1.【{ONE}】{WORDS[0]}\n2.【{TWO}】{WORDS[1]}",
    "name and space": f"{ONE} {WORDS[0]}\n{TWO} {WORDS[1]}",
    "arrows": f"➢{ONE}：{WORDS[0]}\n➢{TWO}：{WORDS[1]}",
    "names in brackets, a line each": f"【{ONE}】\n{WORDS[0]}\n【{TWO}】\n{WORDS[1]}",
    "names and dashes": f"{ONE}——{WORDS[0]}\n{TWO}——{WORDS[1]}",
    "black encircled": f"❶{ONE}。{WORDS[0]}\n❷{TWO}。{WORDS[1]}",
    "numbers and spaces": f"1 {ONE} {WORDS[0]}\n2 {TWO} {WORDS[1]}",
    "numbers under names": f"{ONE}\n1.换石。\n2.补土。\n{TWO}\n1.建站。\n2.配巡护设备。",
    "bullets under bullets": f"◆{ONE}：\n·换石；\n·补土。\n◆{TWO}：\n·建站。",
    "two paragraphs to a bullet": f"★{ONE}：{WORDS[0]}\n湖滨各段同步开展，逐段验收。\n★{TWO}：{WORDS[1]}",
    "numbered list": f"1.{ONE}；\n2.{TWO}。",
    "name and colon": f"{ONE}：{WORDS[0]}\n{TWO}：{WORDS[1]}",
    "name and full stop": f"{ONE}。{WORDS[0]}\n{TWO}。{WORDS[1]}",
    "dashes": f"——{ONE}。{WORDS[0]}\n——{TWO}。{WORDS[1]}",
    "bullets": f"●{ONE}：{WORDS[0]}\n●{TWO}：{WORDS[1]}",
    "bullets, a line each": f"■{ONE}\n{WORDS[0]}\n■{TWO}\n{WORDS[1]}",
    "lines": f"{ONE}\n{WORDS[0]}\n{TWO}\n{WORDS[1]}",
    "names alone": f"{ONE}\n{TWO}",
    "numbered names": f"1.{ONE}\n2.{TWO}",
    "numbered names and paragraphs": f"1.{ONE}\n{WORDS[0]}\n年底前完成。\n2.{TWO}\n{WORDS[1]}",
    "one paragraph": f"1.{ONE}。{WORDS[0]}2.{TWO}。{WORDS[1]}",
    "numbers inside": f"1.{ONE}。{WORDS[0]}\n（1）换石。分批换石。\n（2）补土。分批补土。\n2.{TWO}。{WORDS[1]}",
    "a sentence first": f"实施两项工程。\n{NUMBERED}",
    "one paragraph of semicolons": f"{ONE}：对老湖岸加固、换石；{TWO}：新建湖站12处。",
    "semicolons inside": f"{ONE}。包括换石；补土；{TWO}。{WORDS[1]}",
    "paragraphs between wide blanks": f"{ONE}。{WORDS[0]}\u3000\u3000{TWO}。{WORDS[1]}",
    "names in a sentence": f"重点建设{ONE}、{TWO}等。",
    "a sentence first, no numbers": f"统筹推进湖区建设，分批安排。\n{ONE}。{WORDS[0]}\n{TWO}。{WORDS[1]}",
    "labels": f"项目名称：{ONE}\n建设地点：湖东镇\n项目名称：{TWO}\n建设地点：湖西镇",
    "table": f"工程名称\t建设内容\n{ONE}\t{WORDS[0]}\n{TWO}\t{WORDS[1]}",
    "table with numbers": f"序号\t工程名称\t主要内容\n1\t{ONE}\t{WORDS[0]}\n2\t{TWO}\t{WORDS[1]}",
}


def graph_of(text):
    return extract_source(Source(Path("plan.txt"), "plan", text, ""))


def column_of(text):
    """The only column of a plan, its items, the projects in it, and the sections."""
    graph = graph_of(HEAD + text + TAIL)
    (column,) = [node for node in graph.nodes if isinstance(node, SpecialColumn)]
    nodes = {node.id: node for node in graph.nodes}
    inside = [nodes[edge.source] for edge in graph.edges if isinstance(edge, PartOf) and edge.target == column.id]
    items = [node.title for node in inside if isinstance(node, Task)]
    parts = {column.id, *(node.id for node in inside)}
    projects = [
        nodes[edge.source].name
        for edge in graph.edges
        if isinstance(edge, PartOf) and edge.target in parts and isinstance(nodes[edge.source], Project)
    ]
    sections = [node.title for node in graph.nodes if type(node).__name__ == "Section"]
    return column, items, projects, sections


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS.keys())
def test_heading_opens_a_column(heading):
    column, items, projects, _ = column_of(f"{heading}\n{NUMBERED}")
    assert (column.title, items, projects) == ("护湖重点工程", [ONE, TWO], [ONE, TWO])


@pytest.mark.parametrize("items", ITEMS.values(), ids=ITEMS.keys())
def test_items_and_the_projects_among_them(items):
    column, found, projects, sections = column_of(f"专栏1 护湖重点工程\n{items}")
    assert (column.title, found, projects) == ("护湖重点工程", [ONE, TWO], [ONE, TWO])
    assert sections == ["发展目标", "主要任务", "养护湖岸", "清理湖底"]


@pytest.mark.parametrize("items", ITEMS.values(), ids=ITEMS.keys())
def test_items_of_a_column_whose_title_has_a_line_for_itself(items):
    column, found, _, _ = column_of(f"专栏1\n护湖重点工程\n{items}")
    assert (column.title, found) == ("护湖重点工程", [ONE, TWO])


def test_items_of_a_table_that_a_copy_printed_a_cell_a_line():
    table = """类别
细分
重点任务
湖岸湖站一并建设，对各段工程提出统一要求。
湖岸
石岸
对老湖岸加固、换石、补土；
对新湖岸定期巡查、及时维护。
草坡
对湖边草坡补种芦苇和菖蒲。
湖站
配套设施和设备
湖站建设工程
新建湖站12处，配齐巡护设备。
"""
    column, items, projects, sections = column_of(f"专栏1 护湖重点工程\n{table}")
    assert (column.title, items, projects) == ("护湖重点工程", ["石岸", "草坡", TWO], [TWO])
    assert sections == ["发展目标", "主要任务", "养护湖岸", "清理湖底"]


@pytest.mark.parametrize("items", ITEMS.values(), ids=ITEMS.keys())
def test_project_of_an_item_is_part_of_the_item(items):
    graph = graph_of(f"{HEAD}专栏1 护湖重点工程\n{items}{TAIL}")
    titles = {node.id: node.title for node in graph.nodes if isinstance(node, Task)}
    wholes = {edge.source: edge.target for edge in graph.edges if isinstance(edge, PartOf)}
    assert [titles.get(wholes[node.id]) for node in graph.nodes if isinstance(node, Project)] == [ONE, TWO]


def test_title_that_goes_on_in_the_next_line():
    column, items, _, _ = column_of(f"专栏1 丙县“十五五”时期百里湖岸和湖心岛保护\n重点工程\n{NUMBERED}")
    assert (column.title, items) == ("丙县“十五五”时期百里湖岸和湖心岛保护重点工程", [ONE, TWO])


def test_rest_of_a_line_that_a_page_broke_closes_no_column_and_opens_no_item():
    broken = "对百里老湖岸加固、换石、补土，补种湖岸护坡植物，配齐专人\n巡护湖岸。加固湖岸12公里。"
    column, items, _, _ = column_of(f"专栏1 护湖重点工程\n{ONE}。{broken}\n{TWO}。{WORDS[1]}")
    assert (column.title, items) == ("护湖重点工程", [ONE, TWO])


def test_title_printed_again_on_the_next_page_opens_no_second_column():
    column, items, _, _ = column_of(
        f"专栏1 护湖重点工程\n1.{ONE}。{WORDS[0]}\n专栏1 护湖重点工程（续）\n2.{TWO}。{WORDS[1]}"
    )
    assert (column.title, items) == ("护湖重点工程", [ONE, TWO])


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ("公路：新建湖滨路3公里。\n码头：新建码头2座。", ["公路", "码头"]),
        ("2027年：完成换石。\n2028年：完成补土。", []),
    ],
)
def test_short_names_are_items_and_years_are_none(items, wanted):
    assert column_of(f"专栏1 护湖重点工程\n{items}")[1] == wanted


def test_name_before_a_gap_is_an_item():
    rows = "湖岸养护　　对老湖岸加固、换石、补土。\n湖水监测　　新建湖站12处，配齐巡护设备。"
    assert column_of(f"专栏1 护湖重点工程\n{rows}")[1] == ["湖岸养护", "湖水监测"]


def test_number_of_the_page_is_no_title():
    column, items, _, _ = column_of(f"专栏2\n17\n护湖重点工程\n{NUMBERED}")
    assert (column.title, items) == ("护湖重点工程", [ONE, TWO])


def test_column_that_is_a_box_ends_with_it() -> None:
    box = (
        f"<tr><td><p>专栏1 护湖重点工程</p><p>一、{ONE}</p><p>{WORDS[0]}</p><p>二、{TWO}</p><p>{WORDS[1]}</p></td></tr>"
    )
    after = "<p>健全多元投入机制：引导社会力量参与护湖。</p><p>三、保障措施</p><p>安排经费。</p>"
    page = read_page(f"<h1>丙县护湖规划</h1><p>二、主要任务</p><p>修好湖岸。</p><table>{box}</table>{after}")
    plan = extract_source(Source(Path("a.html"), "a", page.text, "0", tuple(page.grids)))
    items = [node for node in plan.nodes if isinstance(node, Task) and node.rule == "special-column-item"]
    assert [node.title for node in items] == [ONE, TWO]
    assert [node.title for node in plan.nodes if isinstance(node, Section)][-1] == "保障措施"


def test_paragraph_of_the_section_after_the_items_is_outside_the_column():
    after = "加强与院校合作，引进护湖人才，提高护湖队伍素质，形成长效机制。"
    column, items, _, _ = column_of(f"专栏1 护湖重点工程\n{ONE}。{WORDS[0]}\n{TWO}。{WORDS[1]}\n{after}")
    assert items == [ONE, TWO]
    assert column.range_end < (HEAD + f"专栏1 护湖重点工程\n{ONE}。{WORDS[0]}\n{TWO}。{WORDS[1]}\n{after}").index(after)


GLUED = {
    "number": f"1.{ONE}。{WORDS[0]}\n2.{TWO}。{WORDS[1]}",
    "space and number": f" 1. {ONE}。{WORDS[0]}\n2. {TWO}。{WORDS[1]}",
    "one paragraph": f"（1）{ONE}：{WORDS[0]}（2）{TWO}：{WORDS[1]}",
    "bullets": f"●{ONE}：{WORDS[0]}●{TWO}：{WORDS[1]}",
    "colon": f"：{ONE}。{WORDS[0]}\n{TWO}。{WORDS[1]}",
    "blanks and names": f"\u3000\u3000{ONE}、{TWO}。",
    "blanks and one paragraph": f"\u3000\u3000{ONE}：{WORDS[0]}{TWO}：{WORDS[1]}",
    "blanks everywhere": f"\u3000\u3000{ONE}。{WORDS[0]}\u3000\u3000{TWO}。{WORDS[1]}",
}


@pytest.mark.parametrize("items", GLUED.values(), ids=GLUED.keys())
def test_first_item_on_the_line_of_the_title(items):
    column, found, projects, sections = column_of(f"专栏1 护湖重点工程{items}")
    assert (column.title, found, projects) == ("护湖重点工程", [ONE, TWO], [ONE, TWO])
    assert sections == ["发展目标", "主要任务", "养护湖岸", "清理湖底"]


ROWS = {
    "numbers and names": f"<tr><td>1</td><td>{ONE}</td></tr><tr><td>2</td><td>{TWO}</td></tr>",
    "under a header": f"<tr><td>序号</td><td>项目</td></tr><tr><td>1</td><td>{ONE}</td></tr><tr><td>2</td><td>{TWO}</td></tr>",
    "numbers, names and words": f"<tr><td>01</td><td><p>{ONE}</p><p>{WORDS[0]}</p></td></tr>"
    f"<tr><td>02</td><td><p>{TWO}</p><p>{WORDS[1]}</p></td></tr>",
    "numbers and phrases": f"<tr><td>1</td><td>{ONE}。{WORDS[0]}</td></tr><tr><td>2</td><td>{TWO}。{WORDS[1]}</td></tr>",
    "numbers that count on": f"<tr><td>湖岸</td><td><p>1.{ONE}。{WORDS[0]}</p></td></tr><tr><td>湖站</td><td><p>2.{TWO}。{WORDS[1]}</p></td></tr>",
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
def test_rows_of_a_column_that_is_a_table(tmp_path, rows):
    path = tmp_path / "plan.html"
    table = f"<table><tr><td colspan=2>专栏1 护湖重点工程</td></tr>{rows}</table>"
    path.write_text(f"<html><body><h2>一、主要任务</h2><p>养护湖岸。</p>{table}</body></html>", encoding="utf-8")
    items = [node for node in extract_file(path).nodes if isinstance(node, Task) and node.kind == "item"]
    assert [item.title for item in items] == [ONE, TWO]


def test_rows_of_a_column_with_merged_categories_give_the_names_in_their_last_cells(tmp_path):
    rows = f"<tr><td rowspan=2>湖岸</td><td>{ONE}。{WORDS[0]}</td></tr><tr><td>{TWO}。{WORDS[1]}</td></tr>"
    page = f"<p>专栏1 护湖重点工程</p><table>{rows}<tr><td>人才</td><td>护湖人才行动。每年培训护湖员200人次。</td></tr></table>"
    path = tmp_path / "plan.html"
    path.write_text(f"<html><body><h2>一、主要任务</h2><p>养护湖岸。</p>{page}</body></html>", encoding="utf-8")
    graph = extract_file(path)
    assert [node.title for node in graph.nodes if isinstance(node, Task) and node.kind == "item"] == [
        ONE,
        TWO,
        "护湖人才行动",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "专栏集中发布护湖信息、通报情况",
        "专栏，公开护湖信息",
        "专栏多种形式宣传护湖",
        "开设护湖重点工程专栏",
        "专题学习护湖知识",
    ],
)
def test_line_that_only_begins_with_the_word_is_no_column(words):
    graph = graph_of(HEAD + f"通过政府网站\n{words}\n接受监督。" + TAIL)
    assert not [node for node in graph.nodes if isinstance(node, SpecialColumn)]


def test_chapter_after_items_of_its_style_is_no_item() -> None:
    text = (
        "丙县护湖“十五五”规划\n一、发展目标\n到2030年，湖水更清。\n二、主要任务\n修好湖岸。\n三、重大工程\n分年实施。\n"
        f"专栏1 护湖工程\n一、{ONE}。{WORDS[0]}\n二、{TWO}。{WORDS[1]}\n三、湖底清淤工程。分批清淤。\n四、保障措施\n安排经费。\n"
    )
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert [node.title for node in plan.nodes if isinstance(node, Section)][-1] == "保障措施"
    assert [node.title for node in plan.nodes if isinstance(node, Task) and node.kind == "item"] == [
        ONE,
        TWO,
        "湖底清淤工程",
    ]


def test_item_that_begins_with_figures_is_one() -> None:
    text = f"{HEAD}专栏1 护湖重点工程\n1.5G护湖工程。{WORDS[0]}\n2.{TWO}。{WORDS[1]}{TAIL}"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert [node.title for node in plan.nodes if isinstance(node, Task) and node.kind == "item"] == ["5G护湖工程", TWO]


def test_paragraphs_of_a_cell_over_the_whole_table_are_items() -> None:
    rows = f"<tr><td>专栏1</td><td>护湖重点工程</td></tr><tr><td colspan=2><p>1.{ONE}。{WORDS[0]}</p><p>2.{TWO}。{WORDS[1]}</p></td></tr>"
    page = read_page(f"<h1>丙县护湖规划</h1><p>一、主要任务</p><p>修好湖岸。</p><table>{rows}</table>")
    plan = extract_source(Source(Path("a.html"), "a", page.text, "0", tuple(page.grids)))
    assert [node.title for node in plan.nodes if isinstance(node, SpecialColumn)] == ["护湖重点工程"]
    assert [node.title for node in plan.nodes if isinstance(node, Task) and node.kind == "item"] == [ONE, TWO]


@pytest.mark.parametrize("numbers", [("1.", "2."), ("（1）", "（2）"), ("", "")])
def test_projects_with_their_label_are_named_after_it(numbers: tuple[str, str]) -> None:
    listed = "".join(
        f"{number}项目名称：{name}\n建设内容：{words}\n总投资：300万元\n"
        for number, name, words in zip(numbers, (ONE, TWO), WORDS, strict=True)
    )
    text = f"{HEAD}第三章 保障措施\n安排经费。\n附件 护湖重点项目\n{listed}"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    found = [node for node in plan.nodes if isinstance(node, Project)]
    assert [node.name for node in found] == [ONE, TWO]
    assert all("300万元" in node.text for node in found)


@pytest.mark.parametrize("heading", ["专栏1 护湖重点工程", "【专栏1 护湖重点工程】", "重点工程1：护湖重点工程"])
def test_box_in_a_text_of_one_line_has_its_items(heading: str) -> None:
    words = "修好湖岸，安排专人看护，健全制度，落实经费，加强巡查。" * 4
    before = f"丙县护湖“十五五”规划一、总体要求。{words}二、主要任务（一）养护湖岸。{words}"
    text = f"{before}{heading}{NUMBERED}（二）清理湖底。{words}三、保障措施（一）加强领导。{words}".replace("\n", "")
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    assert [node.title for node in plan.nodes if isinstance(node, SpecialColumn)] == ["护湖重点工程"]
    assert [node.title for node in plan.nodes if isinstance(node, Task) and node.kind == "item"] == [ONE, TWO]
    sections = [node.title for node in plan.nodes if isinstance(node, Section)]
    assert sections == ["总体要求", "主要任务", "养护湖岸", "清理湖底", "保障措施", "加强领导"]


def test_names_alone_up_to_the_next_heading_are_items() -> None:
    text = f"{HEAD}专栏1 护湖重点举措\n◇深化湖区联防\n◇强化岸线管控\n— 7 —{TAIL}"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    items = [node.title for node in plan.nodes if isinstance(node, Task) and node.kind == "item"]
    assert items == ["深化湖区联防", "强化岸线管控"]


def test_quoted_box_has_its_items_and_a_page_number_is_none() -> None:
    box = f"> **专栏1 护湖重点工程**\n>\n> - **{ONE}**：{WORDS[0]}\n> - **{TWO}**：{WORDS[1]}"
    other = f"专栏2 护湖队伍\n— 9 —\n◆ 选聘护湖员\n{WORDS[0]}\n◆ 开展轮训\n{WORDS[1]}"
    plan = extract_source(Source(Path("a.txt"), "a", f"{HEAD}{box}\n{other}{TAIL}", "0"))
    assert [node.title for node in plan.nodes if isinstance(node, SpecialColumn)] == ["护湖重点工程", "护湖队伍"]
    items = [node.title for node in plan.nodes if isinstance(node, Task) and node.kind == "item"]
    assert items == [ONE, TWO, "选聘护湖员", "开展轮训"]


@pytest.mark.parametrize(
    "rows",
    [
        f"<tr><td>专栏1 护湖重点工程</td><td><p>{ONE}。{WORDS[0]}</p><p>{TWO}。{WORDS[1]}</p></td></tr>",
        f"<tr><td colspan=2>专栏1 护湖重点工程</td></tr><tr><td>{ONE}：{WORDS[0] * 3}</td><td>{TWO}：{WORDS[1] * 3}</td></tr>"
        f"<tr><td>湖底清淤工程：{WORDS[0] * 3}</td><td>湖滨绿化工程：{WORDS[1] * 3}</td></tr>",
    ],
    ids=["title beside its items", "an item in every cell"],
)
def test_items_are_read_from_the_cells_of_a_box(rows: str) -> None:
    page = read_page(f"<h1>丙县护湖规划</h1><p>一、主要任务</p><p>修好湖岸。</p><table>{rows}</table>")
    plan = extract_source(Source(Path("a.html"), "a", page.text, "0", tuple(page.grids)))
    assert [node.title for node in plan.nodes if isinstance(node, SpecialColumn)] == ["护湖重点工程"]
    items = [node.title for node in plan.nodes if isinstance(node, Task) and node.kind == "item"]
    assert items[:2] == [ONE, TWO]
    assert items[2:] in ([], ["湖底清淤工程", "湖滨绿化工程"])


@pytest.mark.parametrize("gap", ["\n", ""])
def test_names_without_the_word_of_works_are_items_where_others_have_it(gap: str) -> None:
    box = f"{ONE}。{WORDS[0]}{gap}湖西巡护站建设。新建站房2处。{gap}湖滨护栏。安装护栏5公里。{gap}{TWO}。{WORDS[1]}"
    _, items, projects, _ = column_of(f"专栏1 护湖重点工程\n{box}")
    assert (items, projects) == ([ONE, "湖西巡护站建设", "湖滨护栏", TWO], [ONE, TWO])


@pytest.mark.parametrize(
    "sentence",
    [
        "各段同步开展。逐段组织验收。",
        "包括旧堤加固、涵闸改造等工程。由湖区管委会建设。",
        "新建泵站3座。铺设管道12公里。",
    ],
)
def test_sentences_of_an_item_are_no_items(sentence: str) -> None:
    _, items, projects, _ = column_of(f"专栏1 护湖重点工程\n{ONE}。{sentence}{TWO}。{WORDS[1]}")
    assert (items, projects) == ([ONE, TWO], [ONE, TWO])


def test_groups_name_their_works() -> None:
    groups = f"一、水利：{ONE}、湖底清淤工程。\n二、管护：{TWO}、湖员培训项目。"
    assert column_of(f"专栏1 护湖重点工程\n{groups}")[1] == ["水利", "管护"]
    graph = graph_of(f"{HEAD}专栏1 护湖重点工程\n{groups}{TAIL}")
    names = [node.name for node in graph.nodes if isinstance(node, Project)]
    assert names == [ONE, "湖底清淤工程", TWO, "湖员培训项目"]


def test_long_box_in_a_short_text_is_not_cut_at_its_colons() -> None:
    words = "对老湖岸加固、换石、补土，在湖滨新建步道，补种芦苇，安排专人看护，健全制度，落实经费，加强巡查。" * 6
    column, items, _, _ = column_of(f"专栏1：护湖重点工程\u3000\u3000{ONE}：{words}{TWO}：{words}")
    assert (column.title, items) == ("护湖重点工程", [ONE, TWO])
