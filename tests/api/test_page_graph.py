import re
from urllib.parse import quote

import pytest
from lxml import etree

from plankg.api.pages.graph_contents import MOST, Edge, Graph, Node, layers
from plankg.api.pages.graph_layout import around, in_layers
from tests.api.conftest import InProcess
from tests.api.test_page_reading import plan_of
from tests.api.test_pages import page
from tests.samples import BUREAU, DOCUMENT, FARMING, SECOND, sample_plan

RATE = f"{DOCUMENT}:indicator:1"
SVG = "{http://www.w3.org/2000/svg}"


def star(count: int) -> Graph:
    """A node with `count` others around it."""
    nodes = {
        f"n{i}": Node(f"n{i}", "Task", f"任务第{i}号的名称", min(i, 1), weight=float(count - i)) for i in range(count)
    }
    edges = [Edge("SUPPORTS", "n0", f"n{i}", "stated", {}) for i in range(1, count)]
    return Graph(nodes, edges)


@pytest.mark.parametrize("count", [1, 2, 8, 300])
def test_words_of_a_picture_do_not_cover_each_other(count: int) -> None:
    graph = star(count)
    sheet = around(graph, [list(graph.nodes)])
    assert len(sheet.spots) == count
    shown = [spot for spot in sheet.spots if spot.shown]
    assert shown
    boxes = [(s.words_x, s.words_y - 13, s.words_x + 60, s.words_y) for s in shown]
    for i, a in enumerate(boxes):
        assert all(a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1] for b in boxes[:i])
    assert all(0 < spot.x < sheet.width and 0 < spot.y < sheet.height for spot in sheet.spots)


@pytest.mark.parametrize("opened", [3, 30])
def test_opening_a_node_leaves_the_others_where_they_were(opened: int) -> None:
    first = star(12)
    wave = [list(first.nodes)]
    before = {spot.node.id: (spot.x, spot.y) for spot in around(first, wave).spots}
    first.nodes |= {f"m{i}": Node(f"m{i}", "Task", "新的", 2) for i in range(opened)}
    first.edges += [Edge("SUPPORTS", "n3", f"m{i}", "stated", {}) for i in range(opened)]
    after = {spot.node.id: (spot.x, spot.y) for spot in around(first, [*wave, [f"m{i}" for i in range(opened)]]).spots}
    scale = abs((after["n1"][0] - after["n2"][0]) / (before["n1"][0] - before["n2"][0]))
    for id_ in ("n4", "n7", "n11"):
        expected = after["n1"][0] + (before[id_][0] - before["n1"][0]) * scale
        assert after[id_][0] == pytest.approx(expected, abs=1.5)


@pytest.mark.parametrize(("bases", "inferred"), [(("stated", "inferred"), True), (("stated",), False)])
def test_layers_of_a_plan_put_bodies_tasks_and_indicators_side_by_side(bases: tuple[str, ...], inferred: bool) -> None:
    graph = layers(plan_of(sample_plan()), bases)
    sheet = in_layers(graph)
    columns = {
        label: {s.x for s in sheet.spots if s.node.label == label} for label in ("Organization", "Task", "Indicator")
    }
    assert [len(xs) for xs in columns.values()] == [1, 1, 1]
    assert max(columns["Organization"]) < min(columns["Task"]) < min(columns["Indicator"])
    tasks = sorted((s for s in sheet.spots if s.node.depth == 1), key=lambda s: s.y)
    assert [s.node.order for s in tasks] == sorted(s.node.order for s in tasks)
    assert any(edge.basis == "inferred" for edge in graph.edges) == inferred


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        (f"node={RATE}", ("让后厨看得见", "早市亮灶率"), ("云溪省农业农村厅",)),
        (f"node={RATE}&depth=2", ("云溪省农业农村厅",), ()),
        (f"node={RATE}&depth=1&expand={DOCUMENT}:task:seen", ("云溪省农业农村厅",), ()),
        (f"node={RATE}&type=QUANTIFIES", ("早市亮灶率",), ("让后厨看得见",)),
        (f"node={quote(FARMING)}", ("让后厨看得见",), ("点亮夜市",)),
        (f"document={DOCUMENT}", ("让后厨看得见", "亮灶率", "云溪省食品检验研究院"), ()),
        (f"document={DOCUMENT}&basis=inferred", ("𠮷水集市样板工程",), ("云溪省食品检验研究院",)),
        (
            f"document={DOCUMENT}&section={DOCUMENT}:section:kitchen",
            ("让后厨看得见", "亮灶率"),
            (),
        ),
        (f"document={DOCUMENT}&section={DOCUMENT}:section:goals", ("亮灶率",), ("让后厨看得见",)),
        (f"document={DOCUMENT}&section={SECOND}:section:14", ("让后厨看得见",), ()),
        ("other=" + quote("快检室"), ("让快检走到摊位",), ("让后厨看得见",)),
    ],
)
def test_graph_page_draws_what_is_asked_for(
    query: str, there: tuple[str, ...], not_there: tuple[str, ...], client: InProcess
) -> None:
    source = client.get(f"/graph?{query}").text
    names = " ".join(re.findall(r'class="spot[^>]*aria-label="([^"]*)"', source))
    assert [word for word in there if word not in names] == []
    assert [word for word in not_there if word in names] == []
    page(client, f"/graph?{query}")


@pytest.mark.embedded
def test_graph_marks_what_is_searched_for(client: InProcess) -> None:
    source = client.get(f"/graph?document={DOCUMENT}&find={quote('快检')}").text
    assert source.count(" found") == len(re.findall(r'aria-label="[^"]*快检[^"]*"', source))
    assert "个“快检”" in source


@pytest.mark.embedded
@pytest.mark.parametrize("query", [f"node={quote(BUREAU)}&depth=2", f"document={DOCUMENT}"])
def test_exported_picture_is_svg_that_carries_its_own_looks(query: str, client: InProcess) -> None:
    response = client.get(f"/graph.svg?{query}")
    assert response.headers["content-type"] == "image/svg+xml"
    root = etree.fromstring(response.content)
    assert root.tag == f"{SVG}svg"
    shapes = root.findall(f".//{SVG}path") + root.findall(f".//{SVG}rect") + root.findall(f".//{SVG}circle")
    assert all(shape.get("fill") or shape.get("stroke") for shape in shapes)
    assert "style" not in response.text


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("node=nothing", 404, "找不到"),
        (f"node={RATE}&depth=4", 422, "depth"),
        ("colour=red", 422, "没有参数“colour”"),
        ("document=nothing", 404, "找不到文件"),
    ],
)
def test_graph_page_says_what_is_wrong(query: str, status: int, words: str, client: InProcess) -> None:
    response = client.get(f"/graph?{query}")
    assert response.status_code == status
    assert words in response.text


@pytest.mark.embedded
def test_graph_page_without_a_subject_lets_choose(client: InProcess) -> None:
    words = page(client, "/graph").words
    assert "请选择一份文件" in words
    assert SECOND not in words


@pytest.mark.parametrize("count", [MOST + 50])
def test_layers_cut_by_importance(count: int) -> None:
    plan = plan_of(sample_plan())
    duty = next(row for row in plan.statements if row["type"] == "RESPONSIBLE_FOR")
    plan.statements += [{**duty, "source_id": f"org:{i}", "basis": "inferred"} for i in range(count)]
    graph = layers(plan, ("stated", "inferred"))
    assert len(graph.nodes) == MOST
    assert graph.left_out > 0
    assert BUREAU in graph.nodes
