"""Both stores for every test that asks for `store`; tests that need no server run first, those on Neo4j last."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from plankg.graph import open_store
from plankg.graph.store import Store
from tests.neo4j_server import Neo4jServer, NoNeo4j, running_neo4j
from tests.run import BESIDE


def pytest_configure() -> None:
    """Let commands that the tests start be interrupted, also where a shell started pytest in the background.

    A busy machine fails no test of properties: hypothesis would give an example 200 ms.
    """
    settings.register_profile("patient", settings.default, deadline=None)
    settings.load_profile("patient")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


ENGINES = (
    pytest.param("arcadedb", marks=pytest.mark.embedded),
    pytest.param("neo4j", marks=pytest.mark.neo4j),
)


@dataclass(frozen=True)
class Address:
    """How to open a store again, from another process too."""

    url: str
    user: str | None = None
    password: str | None = None

    def open(self) -> Store:
        """Open it."""
        return open_store(self.url, user=self.user, password=self.password)

    def environment(self) -> dict[str, str]:
        """For a subprocess of plankg."""
        given = {"PLANKG_STORE": self.url, "PLANKG_NEO4J_USER": self.user, "PLANKG_NEO4J_PASSWORD": self.password}
        return {name: value for name, value in given.items() if value}


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A real Neo4j; its tests are skipped where there is none, and fail where CI=true says that there must be one."""
    try:
        with running_neo4j(tmp_path_factory.mktemp("neo4j")) as server:
            yield server
    except NoNeo4j as reason:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Neo4j: {reason}")
        pytest.skip(f"no Neo4j: {reason}")


@pytest.fixture(scope="session")
def neo4j_address(neo4j_server: Neo4jServer) -> Address:
    return Address(neo4j_server.url, neo4j_server.user, neo4j_server.password)


@pytest.fixture(scope="session")
def arcadedb_address(tmp_path_factory: pytest.TempPathFactory) -> Address:
    return Address(str(tmp_path_factory.mktemp("embedded") / "store"))


@pytest.fixture(scope="session")
def neo4j_store(neo4j_address: Address) -> Iterator[Store]:
    with neo4j_address.open() as opened:
        yield opened


@pytest.fixture(scope="session")
def arcadedb_store(arcadedb_address: Address) -> Iterator[Store]:
    with arcadedb_address.open() as opened:
        yield opened


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Which of the two engines the test runs on."""
    return str(request.param)


@pytest.fixture
def store(engine: str, request: pytest.FixtureRequest) -> Store:
    """An open store without any document, on each engine."""
    opened: Store = request.getfixturevalue(f"{engine}_store")
    emptied(opened)
    return opened


@pytest.fixture
def store_address(engine: str, store: Store, request: pytest.FixtureRequest) -> Address:  # noqa: ARG001  emptied first
    """Where `store` is, to open it again."""
    address: Address = request.getfixturevalue(f"{engine}_address")
    return address


@pytest.fixture
def store_folder(tmp_path: Path) -> Path:
    """A folder for an embedded store of the test's own."""
    return tmp_path / "store"


def emptied(store: Store) -> Store:
    """The store, without any document."""
    for row in store.run("documents").rows:
        store.remove(row["document_id"])
    return store


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The fast tests first; a server is not started before they have passed. At the end what makes Neo4j plan its queries anew."""
    for item in items:
        if item.nodeid.startswith(BESIDE):
            item.add_marker("beside")
    marks = ("embedded", "neo4j", "changes_schema", "starts_neo4j_anew")
    items.sort(
        key=lambda item: max(at for at, mark in enumerate(("", *marks)) if not at or item.get_closest_marker(mark))
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests ran on the real servers."""
    passed = [report for report in terminalreporter.stats.get("passed", ()) if report.when == "call"]
    for mark, server in (("embedded", "the embedded ArcadeDB"), ("neo4j", "a real Neo4j")):
        count = sum(mark in report.keywords for report in passed)
        terminalreporter.write_line(f"{count} tests passed on {server}")
