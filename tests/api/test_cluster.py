"""Extraction on a Dask cluster: a real scheduler and real workers on 127.0.0.1, one of them killed in the middle."""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from plankg.api.errors import BadScheduler, NoWorkers, OtherRules, SchedulerUnreachable, WorkerDied
from plankg.api.ingest import cluster
from plankg.api.ingest.cluster import extract_on_cluster
from plankg.api.ingest.workers import extract_here
from plankg.extract.errors import FileMissing, NoStructure
from plankg.extract.model import PlanGraph
from plankg.graph.embedded.arcadedb import free_port
from tests.api.conftest import Finished, environment, started
from tests.api.test_workers import NIGHT, by_file, silent
from tests.conftest import Address, emptied
from tests.graph.dump import dump
from tests.samples import TEXT
from tests.works import deadly_on_cluster

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="the extra `dask` is not installed (pip install 'plankg[dask]')",
)
START_SECONDS = 240
ALLOWED_FAILURES = 1  # Dask's own setting: so many workers may die of a task, which then is tried once more
ROOT = Path(__file__).parents[2]


@dataclass
class Cluster:
    """A scheduler and its workers, as separate processes."""

    address: str
    folder: Path
    scheduler: "subprocess.Popen[bytes]"
    workers: list["subprocess.Popen[bytes]"]

    def have(self, count: int) -> "list[subprocess.Popen[bytes]]":
        """So many workers and no more: those that are alive, others ended or started. They read by the rules as they are."""
        alive = [worker for worker in self.workers if worker.poll() is None]
        _end(alive[count:])
        return alive[:count] + self.start_workers(max(0, count - len(alive)))

    def start_workers(self, count: int, *, bodies: Path | None = None) -> "list[subprocess.Popen[bytes]]":
        """More workers, all at the same time; they are there when this returns."""
        changes = {"PLANKG_BODIES": str(bodies)} if bodies else {}
        options = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--no-dashboard")
        names = [f"worker-{len(self.workers) + number}" for number in range(count)]
        started = [
            _start(self.folder, name, "worker", self.address, *options, "--name", name, **changes) for name in names
        ]
        self.workers += started
        for name, process in zip(names, started, strict=True):
            _wait_for(self.folder / f"{name}.log", "Registered to", process)
        return started


def _end(processes: "list[subprocess.Popen[bytes]]") -> None:
    for process in processes:
        process.kill()
        process.wait()


def _start(folder: Path, name: str, *arguments: str, **changes: str) -> "subprocess.Popen[bytes]":
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            cwd=folder,
            env=environment(PYTHONPATH=str(ROOT), **changes),
            stdout=log,
            stderr=log,
        )


def _wait_for(log: Path, words: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while words not in log.read_text(errors="replace"):
        assert process.poll() is None, log.read_text(errors="replace")
        assert time.monotonic() < deadline, log.read_text(errors="replace")
        time.sleep(0.05)


@contextmanager
def scheduler(folder: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    port = str(free_port())
    options = ("--host", "127.0.0.1", "--port", port, "--no-dashboard")
    changes = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(ALLOWED_FAILURES)}
    process = _start(folder, "scheduler", "scheduler", *options, **changes)
    found = Cluster(f"tcp://127.0.0.1:{port}", folder, process, [])
    try:
        _wait_for(folder / "scheduler.log", "Scheduler at", process)
        yield found
    finally:
        _end([*found.workers, process])


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One for all tests; each says how many workers it has (`have`), and the last one ends it."""
    with scheduler(tmp_path_factory.mktemp("dask")) as found:
        yield found


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Plans, one in a folder that names it, and two that are none."""
    found = []
    for number in range(6):
        found.append(tmp_path / f"fair-{number}.txt")
        found[-1].write_text(TEXT if number % 2 else NIGHT, "utf-8")
    found.append(tmp_path / "harvest" / "plan.txt")
    found[-1].parent.mkdir()
    found[-1].write_text(TEXT, "utf-8")
    (tmp_path / "flat.txt").write_text("一段没有标题的虚构文字。\n", "utf-8")
    return [*found, tmp_path / "flat.txt", tmp_path / "missing.txt"]


def test_cluster_gives_what_one_process_gives(dask: Cluster, files: list[Path]) -> None:
    dask.have(2)
    results = by_file(list(extract_on_cluster(files, dask.address, silent)))
    assert results == by_file(list(extract_here(files, silent)))
    assert {found[0] for found in results.values() if isinstance(found, tuple)} == {NoStructure, FileMissing}


@pytest.mark.embedded
def test_build_with_a_killed_worker_gives_the_same_graph(
    dask: Cluster, files: list[Path], arcadedb_address: Address
) -> None:
    address = arcadedb_address
    victim, _ = dask.have(2)
    with address.open() as store:
        emptied(store)
        for _, found in extract_here(files, silent):
            if isinstance(found, PlanGraph):
                store.load(found)
        here = dump(store)
        emptied(store)
        build = started("build", *map(str, files), "--scheduler", dask.address, **address.environment())
        while build.poll() is None and not store.run("documents").total:
            time.sleep(0.02)
        victim.kill()
        _, err = build.communicate(timeout=300)
        there = dump(store)
        emptied(store)
    assert (build.returncode, "写入 7 份文件，拒绝 2 份" in err) == (1, True), err
    assert "Traceback" not in err
    assert there == here


def test_cluster_whose_last_worker_dies_with_results_is_one_error(
    dask: Cluster, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("RESULT_SECONDS", "WORKERLESS_SECONDS"):
        monkeypatch.setattr(cluster, limit, 2.0)
    (worker,) = dask.have(1)
    monkeypatch.setattr(cluster, "AHEAD", 4)
    results = extract_on_cluster(files[:4], dask.address, silent)
    next(results)
    time.sleep(3)  # the others are ready too
    next(results)
    worker.kill()
    worker.wait()
    with pytest.raises(NoWorkers):
        list(results)


def test_file_that_kills_its_workers_is_one_refusal(dask: Cluster, files: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "deadly.txt"
    bad.write_text(TEXT, "utf-8")
    dask.have(ALLOWED_FAILURES + 2)  # one more than it is tried on
    results = by_file(list(extract_on_cluster([*files[:4], bad], dask.address, silent, work=deadly_on_cluster)))
    assert results.pop(bad) == (WorkerDied, str(WorkerDied(str(bad))))
    assert results == by_file(list(extract_here(files[:4], silent)))


def test_worker_with_other_rules_is_not_used(dask: Cluster, files: list[Path], tmp_path: Path) -> None:
    bodies = tmp_path / "bodies.tsv"
    bodies.write_text("省市监局\t云溪省市场监督管理局\n", "utf-8")
    dask.have(0)
    dask.start_workers(1, bodies=bodies)
    with pytest.raises(OtherRules, match=r"bodies\.tsv"):
        list(extract_on_cluster(files, dask.address, silent))
    dask.have(0)


def test_cluster_without_workers_is_given_up(dask: Cluster, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WORKERLESS_SECONDS", 1.0)
    dask.have(0)
    with pytest.raises(NoWorkers):
        list(extract_on_cluster(files, dask.address, silent))


def test_scheduler_that_is_not_there_is_told(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with pytest.raises(SchedulerUnreachable):
        list(extract_on_cluster(files, f"tcp://127.0.0.1:{free_port()}", silent))


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://127.0.0.1:8786", "tcp://", "tcp://a:b", "tcp://a:1/x"])
def test_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(BadScheduler):
        list(extract_on_cluster([], address, silent))


def test_build_tells_a_bad_scheduler_in_one_sentence(here: Callable[..., Finished], tmp_path: Path) -> None:
    (tmp_path / "fair.txt").write_text(TEXT, "utf-8")
    done = here("build", tmp_path, "--scheduler", "127.0.0.1:8786", "--store", tmp_path / "s")
    assert (done.code, done.err.count("\n"), "tcp://主机:8786" in done.err) == (1, 1, True)
    assert not (tmp_path / "s").exists()


def test_workers_and_a_scheduler_do_not_go_together(here: Callable[..., Finished], tmp_path: Path) -> None:
    (tmp_path / "fair.txt").write_text(TEXT, "utf-8")
    done = here("build", tmp_path, "--scheduler", "tcp://127.0.0.1:8786", "--workers", "2", "--store", tmp_path / "s")
    assert (done.code, done.err.count("\n"), "只能用一个" in done.err) == (1, 1, True)


def test_scheduler_that_ends_in_the_middle_is_told(dask: Cluster, files: list[Path]) -> None:
    dask.have(1)
    run = extract_on_cluster(files, dask.address, silent)
    next(run)
    dask.scheduler.kill()
    with pytest.raises(SchedulerUnreachable):  # it was the last of the tests that need it
        list(run)
