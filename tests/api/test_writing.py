"""Writing over HTTP: only with a key, as a job that can be watched; what was stored is what `plankg build` stores."""

import json
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest

from plankg.api.application import Access, create_app
from plankg.api.errors import TooManyJobs
from plankg.api.http.keys import Keys
from plankg.api.http.service_errors import BadKeys
from plankg.api.ingest import workers
from plankg.api.ingest.jobs import Job, Jobs
from plankg.api.ingest.workers import Found, extract_here
from plankg.extract import extract_file
from plankg.graph import open_store
from plankg.graph.store import Store
from tests.api.conftest import InProcess, served
from tests.graph.dump import dump
from tests.samples import DOCUMENT, sample_plan
from tests.waiting import WAIT_SECONDS

READ, WRITE = "a-key-to-read-1234", "a-key-to-write-5678"
KEYS = Keys.of([READ], [WRITE])
PLAN = "虚构样例：东岭市集市规划\n一、主要任务\n（一）办好早市。由市甲局牵头，到2030年，早市摊位达到300个。\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("writing") / "store") as store:
        store.load(sample_plan())
        yield store


@pytest.fixture(scope="module")
def writing(own: Store) -> Iterator[InProcess]:
    app = create_app(own, access=Access(keys=KEYS, upload_bytes=200_000))
    yield InProcess(app)
    app.state.jobs.stop()


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def upload(client: InProcess, files: dict[str, bytes], key: str = WRITE, **form: str) -> httpx.Response:
    sent = [("files", (name, data)) for name, data in files.items()]
    return client.request("POST", "/api/documents", files=sent, data=form, headers=bearer(key))


def finished(client: InProcess, job: dict[str, Any]) -> dict[str, Any]:
    for _ in range(600):
        state: dict[str, Any] = client.get(f"/api/jobs/{job['id']}", headers=bearer(WRITE)).json()
        if state["state"] in {"done", "failed"}:
            return state
        time.sleep(0.1)
    raise AssertionError(state)


@pytest.fixture
def no_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process, where it does not matter that each has one of its own, which takes two seconds to start."""

    def here(files: Sequence[Path], _: int, started: Callable[[Path], None]) -> Iterator[tuple[Path, Found]]:
        return extract_here(files, started)

    monkeypatch.setattr(workers, "extract_in_processes", here)


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("headers", "status", "slug"),
    [
        ({}, 401, "key-missing"),
        (bearer("wrong-key-wrong-key"), 401, "key-wrong"),
        ({"Authorization": f"Basic {WRITE}"}, 401, "key-missing"),
        (bearer(READ), 403, "key-lacks-role"),
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_nobody_writes_without_the_key(
    writing: InProcess, own: Store, headers: dict[str, str], status: int, slug: str, method: str
) -> None:
    before = dump(own)
    path = "/api/documents" if method == "POST" else f"/api/documents/{DOCUMENT}"
    files = [("files", ("东岭.txt", PLAN.encode()))] if method == "POST" else None
    response = writing.request(method, path, headers=headers, files=files)
    assert response.status_code == response.json()["status"] == status
    assert response.json()["type"].endswith(slug)
    assert dump(own) == before


@pytest.mark.embedded
def test_writing_is_closed_where_no_key_is_set(client: InProcess) -> None:
    response = upload(client, {"东岭.txt": PLAN.encode()})
    assert response.status_code == 403
    assert "PLANKG_WRITE_KEYS" in response.json()["detail"]


@pytest.mark.embedded
def test_upload_stores_what_build_stores(writing: InProcess, own: Store, tmp_path: Path) -> None:
    response = upload(writing, {"东岭.txt": PLAN.encode(), "空.txt": b""})
    assert response.status_code == 202
    state = finished(writing, response.json())
    assert state["state"] == "done", state
    assert [stored["document_id"] for stored in state["result"]["stored"]] == ["东岭"]
    assert [refused["file"] for refused in state["result"]["refused"]] == ["空.txt"]
    assert state["result"]["problems"] == []
    assert state["steps"][-1] == "正在核对写入的内容"
    (tmp_path / "东岭.txt").write_bytes(PLAN.encode())
    plan = extract_file(tmp_path / "东岭.txt")
    assert state["result"]["stored"][0]["counts"] == plan.counts()
    assert own.run("document-text", {"document": "东岭"}).rows[0]["text"] == plan.text
    again = finished(writing, upload(writing, {"东岭.txt": PLAN.encode()}).json())
    assert again["result"]["unchanged"] == ["东岭"]
    removed = writing.request("DELETE", "/api/documents/东岭", headers=bearer(WRITE))
    assert removed.json() == {"document_id": "东岭", "removed": True}
    assert own.run("document", {"document": "东岭"}).total == 0


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("files", "status", "says"),
    [
        ({"x.exe": b"MZ"}, 422, "扩展名"),
        ({"../../etc/passwd": b"x"}, 422, "扩展名"),
        ({"大.txt": b"x" * 300_000}, 413, "最多 0.2 MB"),
        ({f"{n}.txt": b"x" for n in range(51)}, 422, "最多 50 个"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_at_once(
    writing: InProcess, own: Store, files: dict[str, bytes], status: int, says: str
) -> None:
    before = dump(own)
    response = upload(writing, files)
    assert response.status_code == status
    assert says in response.json()["detail"]
    assert dump(own) == before


@pytest.mark.embedded
@pytest.mark.usefixtures("no_new_process")
def test_name_with_a_path_stays_in_its_folder_and_a_long_one_is_taken_in(writing: InProcess, own: Store) -> None:
    files = {"../../东岭.txt": PLAN.encode(), "规划" * 50 + ".txt": PLAN.replace("东岭", "西岭").encode()}
    state = finished(writing, upload(writing, files).json())
    assert state["state"] == "done", state
    assert len(state["result"]["stored"]) == 2
    assert "东岭.txt" in [stored["file"] for stored in state["result"]["stored"]]
    for stored in state["result"]["stored"]:
        own.remove(stored["document_id"])


@pytest.mark.embedded
@pytest.mark.usefixtures("no_new_process")
def test_file_that_is_just_called_plan_is_one_document_however_often_it_comes(writing: InProcess, own: Store) -> None:
    for state in ("stored", "unchanged"):
        result = finished(writing, upload(writing, {"plan.txt": PLAN.encode()}).json())["result"]
        assert [found if state == "unchanged" else found["document_id"] for found in result[state]] == ["plan"]
    twin = finished(writing, upload(writing, {"又一份.txt": PLAN.encode()}).json())["result"]
    assert twin["twins"] == {"又一份": "plan"}
    for document in ("plan", "又一份"):
        own.remove(document)


@pytest.mark.embedded
@pytest.mark.usefixtures("no_new_process")
def test_refused_upload_leaves_no_folder(writing: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for named, says in (
        (b'; filename="a\0b.txt"', "控制字符"),
        (b"; filename*=UTF-8''a.txt", "没有文件名"),
        (b"", "没有文件名"),
    ):
        body = b'--x\r\nContent-Disposition: form-data; name="files"' + named + b"\r\n\r\nsecret\r\n--x--\r\n"
        headers = bearer(WRITE) | {"Content-Type": "multipart/form-data; boundary=x"}
        response = writing.request("POST", "/api/documents", content=body, headers=headers)
        assert response.status_code == 422
        assert says in response.json()["detail"]
        assert "secret" not in response.text
    finished(writing, upload(writing, {"空.txt": b""}).json())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.embedded
def test_steps_are_sent_as_they_happen_and_the_server_stops_in_order(own: Store) -> None:
    arguments = ("serve", "--store", own.url, "--port", "0")
    with served(*arguments, PLANKG_WRITE_KEYS=WRITE, PLANKG_LOG="json") as (url, process):
        with httpx.Client(base_url=url, headers=bearer(WRITE), timeout=WAIT_SECONDS) as http:
            job = http.post("/api/documents", files=[("files", ("东岭.txt", PLAN.encode()))]).json()
            with http.stream("GET", job["events"]) as stream:
                assert stream.headers["content-type"].startswith("text/event-stream")
                lines = [line for line in stream.iter_lines() if line]
            events = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
            assert events[0] == "step"
            assert events[-1] == "done"
            last = json.loads(
                next(line for line in reversed(lines) if line.startswith("data: ")).removeprefix("data: ")
            )
            assert last["result"]["stored"][0]["document_id"] == "东岭"
            metrics = http.get("/metrics").text
            assert 'plankg_requests_total{method="POST",route="/api/documents",status="202"} 1.0' in metrics
            http.get("/api/search", params={"q": "早市摊位"})
        process.terminate()
        _, err = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 0
    logged = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
    assert {entry["route"] for entry in logged} >= {"/api/documents", "/metrics", "/api/search"}
    assert "早市" not in "".join(line for line in err.splitlines() if line.startswith("{"))
    assert WRITE not in err
    own.remove("东岭")


@pytest.mark.embedded
def test_correction_counts_for_what_is_read_from_then_on(
    writing: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plankg" / "bodies.tsv"
    monkeypatch.setenv("PLANKG_BODIES", str(file))
    path, plan = "/api/corrections/bodies", tmp_path / "东岭.txt"
    plan.write_bytes(PLAN.encode())
    assert "市乙局" not in {getattr(node, "name", "") for node in extract_file(plan).nodes}
    answer = writing.request("PUT", path, json={"printed": "市甲局", "canonical": "市乙局"}, headers=bearer(WRITE))
    assert answer.json() == {"corrections": [{"printed": "市甲局", "canonical": "市乙局"}], "documents": []}
    listed = writing.get(path, headers=bearer(WRITE))
    assert listed.json()["corrections"] == answer.json()["corrections"]
    assert "etag" not in listed.headers, "they change without the store"
    assert any("市乙局" in getattr(node, "name", "") for node in extract_file(plan).nodes)
    again = writing.request("PUT", path, json={"printed": "省检验院", "canonical": "省检验院"}, headers=bearer(WRITE))
    assert again.json()["documents"] == [DOCUMENT]
    gone = writing.request("DELETE", f"{path}?{httpx.QueryParams(printed='市甲局')}", headers=bearer(WRITE)).json()
    assert gone["corrections"] == [{"printed": "省检验院", "canonical": "省检验院"}]
    for body, status in (({"printed": "a\tb", "canonical": "c"}, 422), ({"printed": "a"}, 422), ({}, 422)):
        assert writing.request("PUT", path, json=body, headers=bearer(WRITE)).status_code == status
    assert (
        writing.request("PUT", path, json={"printed": "a", "canonical": "b"}, headers=bearer(READ)).status_code == 403
    )
    assert file.read_text(encoding="utf-8") == "省检验院\t省检验院\n"


@pytest.mark.parametrize(
    ("lines", "says"),
    [("read short\n", "不足 16"), ("admin a-key-long-enough-12\n", "第 1 行"), ("# 注释\n\nwrite\n", "第 3 行")],
)
def test_keys_that_cannot_be_used_are_named(tmp_path: Path, lines: str, says: str) -> None:
    file = tmp_path / "keys"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(BadKeys, match=says):
        Keys.of(file=file)


def test_keys_file_gives_roles(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text(f"# 注释\nread {READ}\nwrite {WRITE}\n", encoding="utf-8")
    assert Keys.of(file=file) == KEYS
    with pytest.raises(BadKeys):
        Keys.of(file=tmp_path / "nothing")


def test_jobs_run_in_turn_and_a_fault_ends_only_its_own() -> None:
    jobs, seen = Jobs(), []

    def work(job: Job) -> dict[str, Any]:
        seen.append(job.title)
        job.say("一步")
        if job.title == "2":
            raise KeyError("inner")
        return {"title": job.title}

    found = [jobs.add(str(number), work) for number in range(4)]
    while not found[-1].wait(1, 5):
        pass
    jobs.stop()
    assert seen == ["0", "1", "2", "3"]
    assert [job.state for job in found] == ["done", "done", "failed", "done"]
    assert "inner" not in str(found[2].error)
    with pytest.raises(TooManyJobs):
        jobs.add("late", work)


def test_job_that_runs_is_finished_before_the_stop() -> None:
    jobs, refused = Jobs(), threading.Event()

    def work(job: Job) -> dict[str, Any]:
        job.say("开始")
        assert refused.wait(WAIT_SECONDS)
        return {"whole": True}

    running = jobs.add("long", work)
    assert running.wait(0, WAIT_SECONDS)
    waiting = jobs.add("next", work)
    stopping = threading.Thread(target=jobs.stop)
    stopping.start()
    while waiting.state != "failed":
        assert stopping.is_alive()
        time.sleep(0.01)
    refused.set()
    stopping.join()
    assert (running.state, running.result) == ("done", {"whole": True})
    assert waiting.state == "failed"
    assert "没有开始" in str(waiting.error)
