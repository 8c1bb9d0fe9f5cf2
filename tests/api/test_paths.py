"""Paths, neighbourhoods, single edges and annotations over HTTP."""

from typing import Any
from urllib.parse import quote

import httpx
import pytest

from plankg.graph.store import Store
from tests.api.conftest import InProcess
from tests.graph.dump import dump
from tests.samples import BUREAU, DOCUMENT, FARMING, LABORATORY, ORDINANCE, SECOND, TEXT, sample_plan

pytestmark = pytest.mark.embedded
RATE, ROOMS = f"{DOCUMENT}:indicator:1", f"{DOCUMENT}:indicator:2"


def get(client: InProcess, path: str, **parameters: Any) -> httpx.Response:
    return client.get(f"{path}?{httpx.QueryParams(parameters)}")


@pytest.mark.parametrize(
    ("begin", "end", "length"),
    [
        (ROOMS, LABORATORY, 2),
        ("亮灶率", "省检验院", 3),
        (DOCUMENT, SECOND, None),
        (FARMING, ORDINANCE, None),
        (RATE, RATE, 0),
    ],
)
def test_path_is_a_chain_of_edges_with_their_words(
    client: InProcess, store: Store, begin: str, end: str, length: int | None
) -> None:
    answer = get(client, "/api/path", **{"from": begin, "to": end}).json()
    steps = answer["steps"]
    assert answer["length"] == len(steps)
    if length is not None:
        assert len(steps) <= length
    ends = [answer["from"], *(step["to_id"] for step in steps)]
    assert ends[-1] == answer["to"]
    edges = {(edge["source"], edge["type"], edge["target"]) for edge in dump(store)[1]}
    for step in steps:
        pair = (step["from_id"], step["to_id"])
        source, target = pair if step["direction"] == "out" else pair[::-1]
        assert (source, step["type"], target) in edges
        if step["quote"] is not None and step["document_id"] == DOCUMENT:
            assert TEXT[step["start"] : step["end"]] == step["quote"]


@pytest.mark.parametrize(("begin", "status"), [("没有这个", 404), ("集市", 422)])
def test_end_that_is_none_or_several_is_named(client: InProcess, begin: str, status: int) -> None:
    response = get(client, "/api/path", **{"from": begin, "to": RATE})
    assert response.status_code == status
    assert begin in response.json()["detail"]


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("structure", [False, True])
def test_neighbourhood_has_what_is_near_and_no_other(
    client: InProcess, store: Store, depth: int, structure: bool
) -> None:
    answer = get(client, "/api/neighbourhood", node=ROOMS, depth=depth, structure=structure).json()
    near, edges = {ROOMS}, dump(store)[1]
    for _ in range(depth):
        near |= {
            edge[other]
            for edge in edges
            for one, other in (("source", "target"), ("target", "source"))
            if edge[one] in near and (structure or edge["type"] not in {"STATED_IN", "TEXT_OF"})
        }
    assert {node["id"] for node in answer["nodes"]} == near
    assert answer["total"] == answer["returned"] == len(near)
    assert {edge["source_id"] for edge in answer["edges"]} <= near


@pytest.mark.parametrize("limit", [1, 3, 5])
def test_neighbourhood_is_cut_from_far_to_near(client: InProcess, limit: int) -> None:
    whole = get(client, "/api/neighbourhood", node=BUREAU, depth=2).json()
    answer = get(client, "/api/neighbourhood", node=BUREAU, depth=2, limit=limit).json()
    assert answer["returned"] == limit
    assert answer["truncated"]
    assert answer["nodes"][0]["id"] == BUREAU
    kept = {node["id"] for node in answer["nodes"]}
    assert all(edge["source_id"] in kept and edge["target_id"] in kept for edge in answer["edges"])
    assert max(node["depth"] for node in answer["nodes"]) <= max(node["depth"] for node in whole["nodes"])


def test_every_edge_has_an_address_of_its_own(client: InProcess) -> None:
    edges = client.get(f"/api/nodes/{quote(BUREAU)}/edges").json()["rows"]
    assert len({edge["edge"] for edge in edges}) == len(edges) > 5
    for edge in edges:
        one = client.get(f"/api/edges/{quote(edge['edge'], safe='')}").json()
        assert one["type"] == edge["type"]
        assert BUREAU in {one["source_id"], one["target_id"]}
        assert (one["start"], one["quote"]) == (edge["start"], edge["quote"])


@pytest.mark.parametrize("address", ["x", "a~B~c~1~", "a~~~~", f"{BUREAU}~SUPPORTS~{RATE}~~", "a~B~c~-1~lead"])
def test_edge_that_is_not_there_is_a_404(client: InProcess, address: str) -> None:
    assert client.get(f"/api/edges/{quote(address, safe='')}").status_code == 404


@pytest.mark.parametrize("node", [RATE, BUREAU, DOCUMENT, ORDINANCE])
def test_node_of_any_label_has_an_address(client: InProcess, node: str) -> None:
    one = client.get(f"/api/nodes/{quote(node)}").json()
    assert one["node_id"] == node
    assert one["properties"]["id"] == node
    assert one["edges"]["total"] > 0
    assert client.get("/api/nodes/nothing").status_code == 404


def test_annotations_point_to_their_words(client: InProcess) -> None:
    response = client.get(f"/api/documents/{DOCUMENT}/annotations")
    page = response.json()
    assert response.headers["content-type"].startswith("application/ld+json")
    plan = sample_plan()
    placed = [node for node in plan.nodes if hasattr(node, "start")]
    quoted = [edge for edge in plan.edges if hasattr(edge, "quote")]
    assert page["partOf"]["total"] == len(page["items"]) == len(placed) + len(quoted)
    for item in page["items"]:
        position, quoted_ = item["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quoted_["exact"]
        assert TEXT[: position["start"]].endswith(quoted_["prefix"])
        assert TEXT[position["end"] :].startswith(quoted_["suffix"])
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    part = get(client, f"/api/documents/{DOCUMENT}/annotations", limit=3, skip=2).json()
    assert part["items"] == page["items"][2:5]
    assert part["next"] == 5
