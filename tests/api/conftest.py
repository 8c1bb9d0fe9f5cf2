"""The two fictional plans in a real embedded store, the application over it, and a real server."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from typer.testing import CliRunner

from plankg.api.application import create_app
from plankg.api.cli.commands import app
from plankg.graph import open_store
from plankg.graph.store import Store
from tests.conftest import emptied
from tests.samples import sample_plan, second_plan
from tests.waiting import WAIT_SECONDS


@dataclass(frozen=True)
class Finished:
    """A command that has ended."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """The environment without the settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PLANKG_")}
    return {**kept, "PYTHONUTF8": "1", **changes}


@pytest.fixture(scope="session")
def plankg() -> Callable[..., Finished]:
    """Run `plankg` as users do: a process of its own."""

    def run(*arguments: str | Path, cwd: Path | None = None, **changes: str) -> Finished:
        command = [str(Path(sys.executable).parent / "plankg"), *map(str, arguments)]
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=environment(**changes),
            cwd=cwd,
            timeout=WAIT_SECONDS,
        )
        return Finished(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Finished]:
    """Run `plankg` in this process: a new one takes a second to start."""

    def run(*arguments: str | Path, cwd: Path | None = None, **changes: str) -> Finished:
        if cwd:
            monkeypatch.chdir(cwd)
        settings = {name: None for name in os.environ if name.startswith("PLANKG_")}
        runner = CliRunner(env={**settings, "COLUMNS": "200", **changes})
        done = runner.invoke(app, [*map(str, arguments)], catch_exceptions=False)
        return Finished(done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("api") / "store"


@pytest.fixture(scope="session")
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder) as opened:
        opened.load(sample_plan())
        opened.load(second_plan())
        yield opened


@pytest.fixture
def blank(arcadedb_store: Store) -> Store:
    """An embedded store without any document, for tests that change what is stored."""
    return emptied(arcadedb_store)


@dataclass(frozen=True)
class InProcess:
    """The application in this process, asked without a server."""

    app: FastAPI

    def get(self, path: str, *, host: str = "127.0.0.1", **options: Any) -> httpx.Response:
        """The answer to one request."""
        return self.request("GET", path, host=host, **options)

    def request(self, method: str, path: str, *, host: str = "127.0.0.1", **options: Any) -> httpx.Response:
        """The answer to one request of any method; `options` are those of httpx."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
                return await client.request(method, path, **options)

        return asyncio.run(ask())


@pytest.fixture(scope="session")
def client(store: Store) -> InProcess:
    return InProcess(create_app(store))


@pytest.fixture(scope="session")
def server(store: Store) -> Iterator[str]:
    """`plankg serve` over the same folder, as a separate process; the address it says."""
    with served("serve", "--store", store.url, "--port", "0") as (url, _):
        yield url


def started(*arguments: str, cwd: Path | None = None, **changes: str) -> "subprocess.Popen[str]":
    """`plankg` as a process that is not waited for."""
    return subprocess.Popen(
        [str(Path(sys.executable).parent / "plankg"), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(**changes),
        cwd=cwd,
    )


class served:  # noqa: N801 - reads as a verb where it is used
    """A serving command, from the line with its address until it has to stop."""

    def __init__(self, *arguments: str, cwd: Path | None = None, **changes: str) -> None:
        self._process = started(*arguments, cwd=cwd, **changes)

    def __enter__(self) -> tuple[str, subprocess.Popen[str]]:
        assert self._process.stderr is not None
        said = []
        for line in self._process.stderr:
            said.append(line)
            if "http://" in line:
                return line.partition("http://")[1] + line.partition("http://")[2].partition("（")[0], self._process
        self._process.wait(WAIT_SECONDS)
        raise AssertionError("".join(said))

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        self._process.communicate(timeout=WAIT_SECONDS)
