import socket
import struct
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from plankg.api.errors import AddressRefused, PortInUse
from plankg.api.http.server import listen
from plankg.extract.model import PlanGraph, Task
from plankg.graph import open_store
from plankg.graph.store import Store
from tests.api.conftest import Finished, served, started
from tests.samples import SECOND, second_plan
from tests.waiting import WAIT_SECONDS


@pytest.fixture
def taken() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def test_listen_takes_a_free_port() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


def test_listen_refuses_a_port_in_use(taken: socket.socket) -> None:
    port = taken.getsockname()[1]
    with pytest.raises(PortInUse, match=f"端口 {port} 已被其他程序占用"):
        listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
def test_listen_refuses_an_address_that_is_not_ours(host: str) -> None:
    with pytest.raises(AddressRefused, match="请检查 --host"):
        listen(host, 0)


@pytest.mark.embedded
@pytest.mark.parametrize("command", ["serve", "demo"])
def test_command_refuses_a_port_in_use(
    command: str, taken: socket.socket, plankg: Callable[..., Finished], tmp_path: Path
) -> None:
    done = plankg(command, "--store", tmp_path / "s", "--port", str(taken.getsockname()[1]), cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "已被其他程序占用" in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "s").exists()


@pytest.mark.embedded
def test_serve_stops_gracefully_and_frees_the_port(store: Store) -> None:
    with served("serve", "--store", store.url, "--port", "0") as (url, process):
        assert httpx.get(f"{url}/healthz", timeout=WAIT_SECONDS).json() == {"status": "ok", "engine": "arcadedb"}
        process.terminate()
        _, err = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 0
    assert "服务已停止" in err
    assert "Traceback" not in err
    with listen("127.0.0.1", int(url.rpartition(":")[2])):
        pass


@pytest.mark.embedded
def test_address_for_others_without_a_key_is_warned_of(store: Store) -> None:
    every = "0.0.0.0"  # noqa: S104
    with started("serve", "--store", store.url, "--host", every, "--port", "0") as process:
        assert process.stderr is not None
        said = ""
        for line in process.stderr:
            said += line
            if "http://" in line:
                break
        process.terminate()
        process.communicate(timeout=WAIT_SECONDS)
    assert "对本机以外开放" in said


@pytest.mark.embedded
def test_server_answers_many_at_the_same_time(server: str) -> None:
    with httpx.Client(base_url=server, timeout=WAIT_SECONDS) as client, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.get("/api/indicators").json(), range(40)))
    assert answers[0]["total"] > 0
    assert all(answer == answers[0] for answer in answers)


def long_plan(measures: int) -> PlanGraph:
    """The second plan with many more lines, each of which is a measure."""
    plan = second_plan()
    text = plan.text + "".join(f"第{number}处摊位点灯。{'虚构的一句话，' * 120}\n" for number in range(measures))
    nodes, start = list(plan.nodes), len(plan.text)
    for line in text[start:].splitlines(keepends=True):
        words = line.rstrip()
        place = {"start": start, "end": start + len(words), "text": words}
        nodes.append(
            Task(id=f"{SECOND}:task:{start}", **place, document=SECOND, rule="sample", kind="measure", title=None)
        )
        start += len(line)
    return replace(plan, document=replace(plan.document, length=len(text)), text=text, nodes=tuple(nodes))


@pytest.mark.embedded
def test_client_that_leaves_in_the_middle_of_an_export_disturbs_nobody(store_folder: Path) -> None:
    with open_store(store_folder) as store:
        store.load(long_plan(1000))
        with served("serve", "--store", store.url, "--port", "0") as (url, process):
            port = int(url.rpartition(":")[2])
            for path in ("/api/tasks.csv", "/api/tasks.jsonl", f"/api/documents/{SECOND}"):
                with socket.create_connection(("127.0.0.1", port)) as client:
                    client.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
                    assert client.recv(200).startswith(b"HTTP/1.1 200 ")
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset
            whole = httpx.get(f"{url}/api/tasks.csv", timeout=WAIT_SECONDS)
            assert whole.headers["x-total"] == "1001"
            assert len(whole.content) > 2_000_000
            process.terminate()
            _, err = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 0
    assert "Traceback" not in err
