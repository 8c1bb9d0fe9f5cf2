"""The real Gansu plan, built, queried and served by commands: the same on the embedded store and on Neo4j."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from typer.testing import CliRunner

from plankg.api.cli.commands import app
from tests.api.conftest import served
from tests.conftest import ENGINES, Address, emptied
from tests.waiting import WAIT_SECONDS

PLAN = Path(__file__).parents[2] / "corpus" / "gansu-market-regulation-145" / "plan.txt"
QUESTIONS = {
    "透明车间": ("tasks-for-indicator", "indicator=透明车间", "/api/indicators/19/tasks"),
    "省药监局": ("tasks-for-organization", "organization=省药监局", f"/api/organizations/{quote('省药监局')}/tasks"),
    "indicators": ("indicators", "document=", "/api/indicators"),
    "tasks": ("tasks", "document=", "/api/queries/tasks"),
}
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Answered:
    """What one server gave: the build's output, and for each question the rows of the command and of HTTP."""

    build: str
    rows: dict[str, tuple[Rows, Rows]]


def answered(address: Address) -> Answered:
    environment = address.environment()
    runner = CliRunner(env=environment)
    with address.open() as store:
        emptied(store)
        build = runner.invoke(app, ["build", str(PLAN)])
        assert build.exit_code == 0, build.stderr
        rows = {}
        with served("serve", "--port", "0", **environment) as (url, _):
            for name, (query, argument, path) in QUESTIONS.items():
                done = runner.invoke(app, ["query", query, argument, "--format", "json"])
                rows[name] = (
                    json.loads(done.stdout)["rows"],
                    httpx.get(url + path, timeout=WAIT_SECONDS).json()["rows"],
                )
        emptied(store)
    return Answered(build.stdout, rows)


# For the whole session: tests of other files run between those of the two engines.
@pytest.fixture(scope="session")
def embedded(arcadedb_address: Address) -> Answered:
    return answered(arcadedb_address)


@pytest.fixture(scope="session")
def on_neo4j(neo4j_address: Address) -> Answered:
    return answered(neo4j_address)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_command_and_http_give_the_same_rows(engine: str, question: str, request: pytest.FixtureRequest) -> None:
    given: Answered = request.getfixturevalue({"arcadedb": "embedded", "neo4j": "on_neo4j"}[engine])
    command, http = given.rows[question]
    assert command == http
    assert command


@pytest.mark.neo4j
@pytest.mark.parametrize("question", QUESTIONS)
def test_both_servers_give_the_same_rows(question: str, embedded: Answered, on_neo4j: Answered) -> None:
    assert embedded.rows[question] == on_neo4j.rows[question]


@pytest.mark.neo4j
def test_both_servers_report_the_same_counts(embedded: Answered, on_neo4j: Answered) -> None:
    assert embedded.build == on_neo4j.build
    assert "SUPPORTS" in embedded.build
