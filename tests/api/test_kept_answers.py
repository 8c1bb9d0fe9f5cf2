from pathlib import Path
from typing import Any

import pytest

from api.http.application import create_app
from api.http.kept_answers import LARGEST, KeptAnswers, Recording
from api.http.route_index import FOUND
from graph import open_store
from graph.store import Store
from tests.api.conftest import InProcess
from tests.samples import DOCUMENT, sample_plan, second_plan

PATHS = (
    "/api/tasks",
    "/api/tasks.csv",
    f"/api/documents/{DOCUMENT}",
    "/api/search?q=后厨",
    "/api/ask?q=亮灶率的目标值",
)
ANEW = {"Cache-Control": "no-cache"}


@pytest.mark.embedded
def test_answer_is_given_again_without_the_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        store.load(sample_plan())
        client = InProcess(create_app(store))
        first = {path: client.get(path) for path in PATHS}
        anew = {path: client.get(path, headers=ANEW) for path in PATHS}
        store.close()
        for path in PATHS:
            kept = client.get(path)
            assert (kept.status_code, kept.content) == (200, first[path].content), path
            assert kept.content == anew[path].content
            assert kept.headers == first[path].headers
            assert client.get(path, headers=ANEW).status_code >= 500, "the store is closed"
        metrics = client.get("/metrics").text
    assert 'plankg_requests_total{method="GET",route="/api/tasks",status="200"} 3.0' in metrics


@pytest.mark.embedded
def test_answer_of_another_version_is_not_given_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        store.load(sample_plan())
        client = InProcess(create_app(store))
        before = client.get("/api/tasks").json()["total"]
        store.load(second_plan())
        after = client.get("/api/tasks").json()["total"]
        assert before < after == store.run("tasks").total
        assert [client.get("/api/tasks?kind=nothing").status_code for _ in range(2)] == [422, 422]


@pytest.mark.neo4j
def test_answer_of_a_server_is_made_anew(neo4j_store: Store) -> None:
    neo4j_store.load(sample_plan(), replace=True)
    client = InProcess(create_app(neo4j_store))
    path = f"/api/tasks/{DOCUMENT}:task:quick"
    assert client.get(path).json()["title"] == "让快检走到摊位"
    connection = neo4j_store._connection  # noqa: SLF001  somebody else writes past the store
    with connection.driver.session(database=connection.database) as session:
        session.run("MATCH (t:Task {id: $id}) SET t.title = '改过的标题'", id=f"{DOCUMENT}:task:quick").consume()
    try:
        assert client.get(path).json()["title"] == "改过的标题"
    finally:
        neo4j_store.load(sample_plan(), replace=True)


def record(kept: KeptAnswers, *parts: bytes, status: int = 200, scope: dict[str, Any] | None = None) -> None:
    recording = Recording(kept, "tag", {FOUND: 1, "route": "route"} if scope is None else scope)
    recording.note({"type": "http.response.start", "status": status, "headers": [(b"a", b"b")]})
    for number, part in enumerate(parts, 1):
        recording.note({"type": "http.response.body", "body": part, "more_body": number < len(parts)})


def test_answer_in_parts_is_kept_whole() -> None:
    kept = KeptAnswers()
    record(kept, b"one", b"", b"two")
    answer = kept.find("tag")
    assert answer is not None
    start, body = answer.messages()
    assert (start["status"], start["headers"], body["body"], answer.route) == (200, [(b"a", b"b")], b"onetwo", "route")
    start["headers"].append((b"c", b"d"))
    assert answer.messages()[0]["headers"] == [(b"a", b"b")]


@pytest.mark.parametrize(
    "given",
    [{"status": 404}, {"scope": {"route": "behind a key"}}, {"parts": (b"x" * LARGEST, b"y")}],
    ids=["error", "key", "large"],
)
def test_what_is_not_kept(given: dict[str, Any]) -> None:
    kept = KeptAnswers()
    record(kept, *given.pop("parts", (b"x",)), **given)
    assert kept.find("tag") is None
