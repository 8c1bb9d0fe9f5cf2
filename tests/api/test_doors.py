"""What comes before a request: heads without end, silent connections, foreign hosts and origins, bodies without a key."""

import asyncio
import contextlib
import logging
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from plankg.api.application import Access, create_app
from plankg.api.http import connections
from plankg.api.http.connections import HEAD_BYTES, Connections
from plankg.api.http.keys import Keys
from plankg.graph.store import Store
from tests.api.conftest import InProcess

WRITE = "a-key-to-write-5678"


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    """A server with our protocol in a thread, its time for a head cut to a moment; where it listens."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.5)
    monkeypatch.setattr(connections, "most_connections", lambda: 20)
    monkeypatch.setattr(connections, "_last_said", {})
    app = FastAPI()
    app.add_api_route("/healthz", lambda: "ok")
    config = uvicorn.Config(
        app,
        http=Connections,
        ws="none",
        h11_max_incomplete_event_size=HEAD_BYTES,
        log_config=None,
        timeout_keep_alive=1,
    )
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])))
        thread.start()
        yield listener.getsockname()
        server.should_exit = True
        thread.join(10)


def heard(address: tuple[str, int], *parts: bytes, seconds: float = 60) -> bytes:
    """What comes back until the connection is closed."""
    found = b""
    with socket.create_connection(address, timeout=seconds) as asked, contextlib.suppress(ConnectionError):
        for part in parts:
            asked.sendall(part)
        while got := asked.recv(65536):
            found += got
    return found


def address_of(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return str(parts.hostname), int(parts.port or 0)


@pytest.mark.parametrize("head", [b"X: " + b"a" * 1000 + b"\r\n", b"a" * 1000], ids=["many lines", "one value"])
def test_head_without_end_is_answered_431(listening: tuple[str, int], head: bytes) -> None:
    begun = time.monotonic()
    answer = heard(listening, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nY: ", *([head] * 5000))
    assert time.monotonic() - begun < 20
    assert not answer or answer.startswith(b"HTTP/1.1 431 ")  # a reset may overtake the answer
    assert httpx.get("http://{}:{}/healthz".format(*listening), timeout=60).status_code == 200


@pytest.mark.embedded
def test_served_application_answers_431_in_chinese(server: str) -> None:
    head = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nY: " + b"a" * (HEAD_BYTES + 10)
    status, _, rest = heard(address_of(server), head).partition(b"\r\n")
    assert status.startswith(b"HTTP/1.1 431 ")
    assert "请求头合计不能超过 64 KB" in rest.decode()


@pytest.mark.parametrize("half", [b"", b"GET /healthz HTTP/1.1\r\nHost:"], ids=["nothing", "half a head"])
def test_head_that_does_not_come_closes_the_connection(
    listening: tuple[str, int], half: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "uvicorn.error"):
        assert heard(listening, half) == b""
    assert "没有发来完整的请求" in caplog.text


def test_half_a_head_after_an_answer_closes_the_connection(listening: tuple[str, int]) -> None:
    whole = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = heard(listening, whole, whole[:20])
    assert answer.startswith(b"HTTP/1.1 200 ")


def test_many_silent_connections_shut_nobody_out(listening: tuple[str, int], caplog: pytest.LogCaptureFixture) -> None:
    with contextlib.ExitStack() as stack, caplog.at_level(logging.WARNING, "uvicorn.error"):
        for _ in range(60):
            stack.enter_context(socket.create_connection(listening))
        assert httpx.get("http://{}:{}/healthz".format(*listening), timeout=60).json() == "ok"
    assert caplog.text.count("连接超过 20 个") == 1


@pytest.mark.embedded
@pytest.mark.parametrize(
    "head",
    [
        b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        b"GET http://evil.example/healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    ],
    ids=["two hosts", "absolute target", "foreign host"],
)
def test_request_that_names_another_host_is_refused(server: str, head: bytes) -> None:
    assert heard(address_of(server), head).startswith(b"HTTP/1.1 400 ")


@pytest.mark.embedded
@pytest.mark.parametrize(
    "path", ["/healthz", "/readyz", "/", "/api/documents", "/api/documents.csv", "/static/style.css"]
)
def test_head_is_get_without_the_body(server: str, path: str) -> None:
    got, head = (httpx.request(method, server + path, timeout=60) for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]
    assert got.status_code == 200 or path.startswith("/static")


@pytest.fixture(scope="module")
def guarded(store: Store) -> Iterator[InProcess]:
    app = create_app(store, access=Access(keys=Keys.of([], [WRITE])))
    yield InProcess(app)
    app.state.jobs.stop()


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/api/documents", "GET, HEAD, OPTIONS, POST"),
        ("/api/documents/x", "DELETE, GET, HEAD, OPTIONS"),
        ("/api/corrections/bodies", "DELETE, GET, HEAD, OPTIONS, PUT"),
    ],
)
def test_options_and_405_name_all_methods(guarded: InProcess, path: str, methods: str) -> None:
    told = guarded.request("OPTIONS", path)
    assert (told.status_code, told.headers["allow"]) == (204, methods)
    refused = guarded.request("PATCH", path)
    assert (refused.status_code, refused.headers["allow"]) == (405, methods)
    assert refused.json()["type"] == "urn:plankg:problem:method-not-allowed"


@pytest.mark.embedded
@pytest.mark.parametrize("path", ["/api/documents", "/upload"])
def test_body_without_a_good_key_is_not_read(guarded: InProcess, path: str) -> None:
    read = []

    async def body() -> AsyncIterator[bytes]:
        for _ in range(100):
            read.append(1)
            yield b"x" * 65536

    headers = {"Content-Type": "multipart/form-data; boundary=x", "X-Api-Key": "wrong-key-wrong-key"}
    refused = guarded.request("POST", path, content=body(), headers=headers)
    assert refused.status_code == 401
    assert read == []


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:9999"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1"}, 404),
        ({}, 404),
    ],
)
def test_page_of_another_origin_changes_nothing(guarded: InProcess, headers: dict[str, str], status: int) -> None:
    found = guarded.request("DELETE", "/api/documents/没有这份", headers={"X-Api-Key": WRITE, **headers})
    assert found.status_code == status


@pytest.mark.embedded
def test_key_of_the_upload_page_is_asked_for_before_the_files(guarded: InProcess) -> None:
    assert 'type="file"' not in guarded.get("/upload").text
    wrong = guarded.request("POST", "/upload/key", data={"key": "wrong-key-wrong-key"})
    assert (wrong.status_code, "密钥不对" in wrong.text) == (401, True)
    right = guarded.request("POST", "/upload/key", data={"key": WRITE})
    cookie = right.headers["set-cookie"]
    assert right.status_code == 303
    assert all(part in cookie for part in ("HttpOnly", "SameSite=strict", "Path=/upload"))
    assert 'type="file"' in guarded.get("/upload", headers={"Cookie": cookie.partition(";")[0]}).text
    assert guarded.get("/api/jobs/x", headers={"Cookie": cookie.partition(";")[0]}).status_code == 401


@pytest.mark.embedded
@pytest.mark.parametrize(
    "path",
    [
        "/api/edges/a~SUPPORTS~b~9223372036854775808~d",
        "/api/sections?section_level=99999999999999999999",
        "/api/documents?limit=9" + "9" * 30,
    ],
)
def test_number_of_more_than_64_bits_is_refused(client: InProcess, path: str) -> None:
    assert client.get(path).status_code in {404, 422}


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("origin", "status"), [("https://plans.example", 200), ("https://evil.example", 403), ("http://127.0.0.1", 200)]
)
def test_page_behind_a_proxy_that_changes_the_host_may_ask(store: Store, origin: str, status: int) -> None:
    app = create_app(store, allowed_hosts=["Plans.example"], access=Access(keys=Keys.of([WRITE], [])))
    headers = {"X-Api-Key": WRITE, "Origin": origin}
    asked = InProcess(app).request("POST", "/api/cypher", json={"statement": "RETURN 1 AS one"}, headers=headers)
    assert asked.status_code == status
