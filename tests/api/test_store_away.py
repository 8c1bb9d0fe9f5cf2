"""A server that goes away while it is asked, and comes back: 503 in Chinese meanwhile, answers again afterwards."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner

from plankg.api.application import create_app
from plankg.api.cli.commands import app
from plankg.graph import open_store
from plankg.graph.errors import StoreUnreachable
from plankg.graph.integrity import check_store
from plankg.graph.store import Store
from tests.api.conftest import InProcess, started
from tests.api.relay import Relay
from tests.conftest import Address, emptied
from tests.neo4j_server import Neo4jServer
from tests.samples import DOCUMENT, TEXT, sample_plan
from tests.waiting import WAIT_SECONDS

PATHS = ("/readyz", "/api/indicators", "/api/tasks/x")


@pytest.mark.neo4j
def test_store_that_is_away_is_a_503_until_it_is_back(neo4j_address: Address) -> None:
    target = urlsplit(neo4j_address.url)
    with Relay((str(target.hostname), int(target.port or 7687))) as relay:
        url = f"bolt://127.0.0.1:{relay.port}"
        with open_store(url, user=neo4j_address.user, password=neo4j_address.password) as opened:
            client = InProcess(create_app(opened))
            assert client.get("/readyz").json() == {"status": "ok", "engine": "neo4j"}
            relay.cut()
            for path in PATHS:
                response = client.get(path)
                assert response.status_code == response.json()["status"] == 503
                assert response.json()["type"] == "urn:plankg:problem:store-unreachable"
                assert f"连不上图数据库 {url}" in response.json()["detail"]
            page = client.get("/")
            assert page.status_code == 503
            assert "连不上图数据库" in page.text
            relay.mend()
            assert client.get("/readyz").status_code == 200


@pytest.mark.neo4j
def test_server_that_comes_up_late_is_used_once_it_answers(neo4j_address: Address) -> None:
    target = urlsplit(neo4j_address.url)
    with Relay((str(target.hostname), int(target.port or 7687))) as relay:
        relay.cut()
        late = Address(f"bolt://127.0.0.1:{relay.port}", neo4j_address.user, neo4j_address.password)
        for _ in range(2):
            with pytest.raises(StoreUnreachable):
                late.open()
        relay.mend()
        with late.open() as opened:
            assert opened.load(sample_plan()).document == DOCUMENT
            emptied(opened)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """So many plans that a build can be met in the middle."""
    found = [tmp_path / f"yunxi-fair-{number}.txt" for number in range(8)]
    for file in found:
        file.write_text(TEXT, "utf-8")
    return found


def met_in_the_middle(store: Store, files: list[Path], away: Callable[[], None], through: dict[str, str]) -> str:
    """What a build says whose server goes away when two plans are stored."""
    emptied(store)
    with started("build", *map(str, files), **through) as process:
        deadline = time.monotonic() + WAIT_SECONDS
        while store.run("documents").total < 2 and time.monotonic() < deadline:
            time.sleep(0.02)
        away()
        _, err = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 1, err
    return err


def goes_on(store: Store, files: list[Path], err: str, through: dict[str, str]) -> None:
    """What was said is what is stored, all of it in Chinese, and the next build does the rest."""
    stored = store.run("documents").total
    assert 0 < stored < len(files), err
    # What was being stored may be there and not yet be counted.
    assert any(f"还有 {len(files) - said} 份文件没有写入" in err for said in (stored, stored - 1)), err
    assert "连不上图数据库" in err.splitlines()[-1]
    # No line of the driver's log, and no traceback.
    assert [line for line in err.splitlines() if not re.search("[一-鿿]", line)] == []
    assert list(check_store(store)) == []
    done = CliRunner(env=through).invoke(app, ["build", *map(str, files)])
    assert (done.exit_code, f"未变 {stored} 份" in done.stderr) == (0, True), done.stderr
    assert store.run("documents").total == len(files)
    assert list(check_store(store)) == []
    emptied(store)


@pytest.mark.neo4j
@pytest.mark.starts_neo4j_anew
def test_build_whose_server_goes_away_says_what_was_stored_and_goes_on_later(
    neo4j_server: Neo4jServer, neo4j_address: Address, files: list[Path]
) -> None:
    """It is killed where it is ours to kill; else the wire to it is cut."""
    target, process, through = urlsplit(neo4j_address.url), neo4j_server.process, neo4j_address.environment()
    with neo4j_address.open() as store, Relay((str(target.hostname), int(target.port or 7687))) as relay:
        away, back = (process.kill, process.start) if process else (relay.cut, relay.mend)
        if not process:
            through["PLANKG_STORE"] = f"bolt://127.0.0.1:{relay.port}"
        try:
            err = met_in_the_middle(store, files, away, through)
        finally:
            back()
        goes_on(store, files, err, through)
