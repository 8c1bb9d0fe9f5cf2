"""Links of a plan's first version lead to the same facts when its text has grown: pages, JSON and the reading view."""

from collections.abc import Iterator

import pytest

from plankg.api.application import create_app
from plankg.extract import extract_file
from plankg.graph import open_store
from plankg.graph.store import Store
from tests.api.conftest import InProcess

pytestmark = pytest.mark.embedded
TEXT = "虚构样例：东岭市集市规划\n一、主要任务\n（一）办好早市。由市甲局牵头，到2030年，早市摊位达到300个。\n"


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, str, str]]:
    """A store with the second version of a plan, and a task's id in the first and in the second."""
    folder = tmp_path_factory.mktemp("links")
    file, ids = folder / "dongling.txt", []
    with open_store(folder / "store") as store:
        for text in (TEXT, TEXT.replace("\n", "\n（经市政府同意）\n", 1)):
            file.write_text(text, "utf-8")
            plan = extract_file(file)
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


def test_old_link_to_a_task_of_a_removed_document_is_not_found(grown: tuple[Store, str, str]) -> None:
    store, old, _ = grown
    store.remove("dongling")
    assert InProcess(create_app(store)).get(f"/api/tasks/{old}").status_code == 404
