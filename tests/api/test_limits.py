"""Limits: sizes, rates and times, each refused with a problem document and without harm to the others."""

import asyncio
import time
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request

from plankg.api.http.middleware.limits import UPLOADS_AT_ONCE, Limits
from tests.api.conftest import InProcess


def limited(**limits: Any) -> InProcess:
    app = FastAPI()

    @app.post("/api/echo")
    async def echo(body: dict[str, Any]) -> dict[str, Any]:
        return body

    @app.get("/api/slow")
    async def slow(seconds: float) -> str:
        await asyncio.sleep(seconds)
        return "late"

    app.add_middleware(Limits, **limits)
    return InProcess(app)


@pytest.mark.parametrize("size", [10, 999_000, 1_100_000, 5_000_000])
@pytest.mark.parametrize("announced", [True, False])
def test_body_is_bounded(size: int, announced: bool) -> None:
    body = b'{"x": "' + b"y" * size + b'"}'

    async def parts() -> Any:
        for start in range(0, len(body), 65_536):
            yield body[start : start + 65_536]

    content = body if announced else parts()
    response = limited().request("POST", "/api/echo", content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == (200 if size < 1_000_000 else 413)
    if response.status_code == 413:
        assert response.json()["type"].endswith("too-large")


def test_client_that_asks_too_often_is_told_when_to_go_on() -> None:
    client = limited(per_minute=5)
    answers = [client.get("/api/slow?seconds=0") for _ in range(8)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60


def test_clock_that_is_set_back_shuts_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    client, now = limited(per_minute=2), time.time
    assert [client.get("/api/slow?seconds=0").status_code for _ in range(3)] == [200, 200, 429]
    monkeypatch.setattr(time, "time", lambda: now() - 3600)
    assert [client.get("/api/slow?seconds=0").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_uploads_that_are_taken_in_at_once_are_few() -> None:
    app, arrived, going_on = FastAPI(), [], asyncio.Event()

    @app.post("/upload")
    async def upload(request: Request) -> str:
        arrived.append(request)
        await going_on.wait()
        return "taken"

    app.add_middleware(Limits)

    async def several() -> list[int]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            waiting = [asyncio.create_task(client.post("/upload", content=b"x")) for _ in range(UPLOADS_AT_ONCE)]
            while len(arrived) < UPLOADS_AT_ONCE:
                await asyncio.sleep(0)
            refused = await client.post("/upload", content=b"x")
            going_on.set()
            answers = [await task for task in waiting]
            return [refused.status_code, *(a.status_code for a in answers), (await client.post("/upload")).status_code]

    assert asyncio.run(several()) == [503, *[200] * (UPLOADS_AT_ONCE + 1)]
    assert len(arrived) == UPLOADS_AT_ONCE + 1


def test_answer_that_does_not_begin_is_given_up() -> None:
    begun = time.perf_counter()
    response = limited(seconds=0.2).get("/api/slow?seconds=30")
    assert time.perf_counter() - begun < 10
    assert response.status_code == 503
    assert response.json()["type"].endswith("too-late")


@pytest.mark.embedded
def test_requests_from_other_pages_get_no_permission(client: InProcess) -> None:
    origin = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "DELETE"}
    for method in ("GET", "OPTIONS"):
        response = client.request(method, "/api/documents", headers=origin)
        assert not [name for name in response.headers if name.startswith("access-control-")]
    assert isinstance(response, httpx.Response)
