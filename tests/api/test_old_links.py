"""Links of a plan's first version lead to the same facts when its text has grown: pages, JSON and the reading view."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from plankg.api.application import create_app
from plankg.extract import extract_file
from plankg.extract.model import Edge, PlanGraph
from plankg.graph import open_store
from plankg.graph.store import Store
from tests.api.conftest import InProcess

pytestmark = pytest.mark.embedded
TEXT = """虚构样例：东岭市集市规划
一、主要任务
（一）办好早市。由市甲局牵头，到2030年，早市摊位达到300个。
（二）办好夜市
定期检查夜市摊位，每年通报结果。
（责任单位：市乙局）
"""


LATER = TEXT.replace("\n", "\n（经市政府同意）\n", 1)


def read(folder: Path, text: str) -> PlanGraph:
    (folder / "dongling.txt").write_text(text, "utf-8")
    return extract_file(folder / "dongling.txt")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, str, str]]:
    """A store with the second version of a plan, and a task's id in the first and in the second."""
    folder, ids = tmp_path_factory.mktemp("links"), []
    with open_store(folder / "store") as store:
        for text in (TEXT, LATER):
            plan = read(folder, text)
            store.load(plan)
            ids += [node.id for node in plan.nodes if node.label == "Task" and node.properties().get("title")][:1]
        yield store, ids[0], ids[1]


def test_old_link_leads_to_the_same_task(grown: tuple[Store, str, str]) -> None:
    store, old, new = grown
    client = InProcess(create_app(store))
    assert old != new
    for path in ("/api/tasks/{}", "/api/nodes/{}"):
        assert client.get(path.format(old)).json() == client.get(path.format(new)).json()
    for path in ("/tasks/{}", "/documents/dongling?fact={}"):
        found = client.get(path.format(old))
        assert (found.status_code, "办好早市" in found.text) == (200, True)
    assert client.get("/tasks/dongling:task:9999").status_code == 404


def test_old_link_to_a_relation_leads_to_the_same_one(grown: tuple[Store, str, str], tmp_path: Path) -> None:
    client = InProcess(create_app(grown[0]))
    before, now = (read(tmp_path, text).edges for text in (TEXT, LATER))
    wanted = {}
    for old, new in zip(before, now, strict=True):
        assert (old.type, getattr(old, "quote", None)) == (new.type, getattr(new, "quote", None))
        wanted[address(old)] = (new.source, new.type, new.target, getattr(new, "start", None))
    assert len(wanted) > 8
    assert set(wanted) - {address(edge) for edge in now}
    for link, ends in wanted.items():
        found = client.get(f"/api/edges/{quote(link)}").json()
        assert (found["source_id"], found["type"], found["target_id"], found["start"]) == ends
    assert client.get("/api/edges/dongling:task:9~SETS~dongling:indicator:9~9~").status_code == 404


def address(edge: Edge) -> str:
    """As docs/http.md says."""
    return f"{edge.source}~{edge.type}~{edge.target}~{getattr(edge, 'start', '')}~{getattr(edge, 'role', '')}"


def test_part_without_bodies_shows_those_of_its_whole(grown: tuple[Store, str, str]) -> None:
    client = InProcess(create_app(grown[0]))
    (part,) = [row for row in client.get("/api/tasks?kind=measure").json()["rows"] if "定期检查" in row["quote"]]
    shown = client.get(f"/tasks/{part['task_id']}").text
    assert client.get(f"/api/tasks/{part['task_id']}").json()["bodies"]["total"] == 0
    assert "它所属的任务“办好夜市”由以下单位承担" in shown
    assert "市乙局" in shown


def test_old_link_to_a_task_of_a_removed_document_is_not_found(grown: tuple[Store, str, str]) -> None:
    store, old, _ = grown
    store.remove("dongling")
    assert InProcess(create_app(store)).get(f"/api/tasks/{old}").status_code == 404
