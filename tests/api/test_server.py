import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from plankg.api.errors import AddressRefused, PortInUse
from plankg.api.http.server import listen
from plankg.graph.store import Store
from tests.api.conftest import Finished, served


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
        assert httpx.get(f"{url}/healthz").json() == {"status": "ok", "engine": "arcadedb"}
        process.terminate()
        _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "服务已停止" in err
    assert "Traceback" not in err
    with listen("127.0.0.1", int(url.rpartition(":")[2])):
        pass


@pytest.mark.embedded
def test_server_answers_many_at_the_same_time(server: str) -> None:
    with httpx.Client(base_url=server) as client, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.get("/api/indicators").json(), range(40)))
    assert answers[0]["total"] > 0
    assert all(answer == answers[0] for answer in answers)
