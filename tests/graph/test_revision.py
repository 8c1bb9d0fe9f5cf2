"""The number that tells readers of the embedded store of a commit, and that a killed writer cannot leave odd for ever."""

import time
from pathlib import Path

import pytest
from filelock import FileLock

from plankg.graph import open_store
from plankg.graph.consistency import FileRevision, GraphRevision
from plankg.graph.store import PAUSE_SECONDS, TRIES, Store
from tests.graph.dump import write
from tests.neo4j_server import Neo4jServer
from tests.samples import sample_plan


def test_commit_is_going_on_between_its_marks(tmp_path: Path) -> None:
    revision = FileRevision(tmp_path / "revision", tmp_path / "lock")
    assert revision.read() == (0, True)
    with FileLock(tmp_path / "lock"):
        number = revision.committing()
        assert revision.read() == (1, False)
        revision.settled(number)
        assert revision.read() == (1, True)


def test_commit_of_a_killed_process_is_over_when_nobody_holds_the_lock(tmp_path: Path) -> None:
    revision = FileRevision(tmp_path / "revision", tmp_path / "lock")
    revision.committing()
    assert revision.read() == (1, True)


@pytest.mark.neo4j
def test_commits_of_a_server_are_counted_and_a_cut_off_one_is_forgotten(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with neo4j_server.driver() as driver:
        revision = GraphRevision(driver, None)
        before, _ = revision.read()
        number = revision.committing()
        assert revision.read() == (before + 1, False)
        monkeypatch.setattr("plankg.graph.consistency.CUT_OFF_MILLISECONDS", -1)
        assert revision.read() == (before + 1, True)
        revision.settled(number)


@pytest.mark.neo4j
def test_commit_that_was_cut_off_before_the_clock_was_set_back_is_forgotten(neo4j_store: Store) -> None:
    revision = neo4j_store._connection.revision  # noqa: SLF001
    number = revision.committing()
    assert not revision.read()[1]
    write(neo4j_store, "MATCH (l:PlankgLoading {id: 'commits'}) SET l.at = timestamp() + 3600000")
    assert revision.read() == (number, True)
    revision.settled(number)


@pytest.mark.embedded
def test_killed_writer_does_not_slow_the_readers(store_folder: Path) -> None:
    with open_store(store_folder) as store:
        store.load(sample_plan())
        FileRevision(store_folder / "revision", store_folder / "write.lock").committing()
        start = time.monotonic()
        assert store.run("documents").total == 1
        assert time.monotonic() - start < TRIES * PAUSE_SECONDS
