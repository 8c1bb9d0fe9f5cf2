"""Extraction in several processes: the same plans, and a file or a process that dies is one refusal at most."""

import pickle
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from plankg.api.errors import ExtractionFailed, SeveralMatches, WorkerDied
from plankg.api.ingest.workers import Found, extract_here, extract_in_processes
from plankg.extract.errors import FileMissing, NoStructure, ReadingTooLong, SpanError, WrongEncoding
from plankg.extract.model import PlanGraph
from tests.api.conftest import Finished, started
from tests.conftest import Address, emptied
from tests.graph.dump import dump
from tests.samples import TEXT
from tests.waiting import WAIT_SECONDS
from tests.works import deadly, deadly_while_others_read, endless, faulty, quick

Plankg = Callable[..., Finished]
NIGHT = "云溪省夜市规划（虚构样例）\n第一章 任务\n一、点亮夜市\n由省市监局牵头，省农业农村厅配合，点亮夜市。\n"


def silent(_file: Path) -> None:
    """Nobody watches."""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Plans of both kinds, and one that is none."""
    found = []
    for number in range(2):
        for name, text in (("fair", TEXT), ("night", NIGHT)):
            found.append(tmp_path / f"{name}-{number}.txt")
            found[-1].write_text(text, "utf-8")
    (tmp_path / "flat.txt").write_text("一段没有标题的虚构文字。\n", "utf-8")
    return [*found, tmp_path / "flat.txt", tmp_path / "missing.txt"]


def by_file(results: list[tuple[Path, Found]]) -> dict[Path, object]:
    """The results to compare; of an error its class and sentence."""
    assert len({file for file, _ in results}) == len(results)
    return {file: found if isinstance(found, PlanGraph) else (type(found), str(found)) for file, found in results}


def test_processes_give_what_one_gives(files: list[Path]) -> None:
    here = by_file(list(extract_here(files, silent)))
    assert by_file(list(extract_in_processes(files, 2, silent))) == here
    assert {kind for kind, _ in (found for found in here.values() if isinstance(found, tuple))} == {
        NoStructure,
        FileMissing,
    }


def test_file_that_kills_its_process_is_one_refusal(files: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "deadly.txt"
    bad.write_text(TEXT, "utf-8")
    results = by_file(list(extract_in_processes([bad, *files], 2, silent, work=deadly)))
    assert results.pop(bad) == (WorkerDied, str(WorkerDied(str(bad))))
    assert results == by_file([(file, quick(file)) for file in files])


def test_file_that_ended_its_process_is_not_tried_again_and_the_others_are(tmp_path: Path) -> None:
    bad, other = tmp_path / "deadly.txt", tmp_path / "slow.txt"
    for file in (bad, other):
        file.write_text(TEXT, "utf-8")
    results = by_file(list(extract_in_processes([other, bad], 2, silent, work=deadly_while_others_read)))
    assert results[bad] == (WorkerDied, str(WorkerDied(str(bad))))
    assert results[other] == (FileMissing, str(quick(other)))
    assert len(list(tmp_path.glob("deadly.try*"))) == 1
    assert len(list(tmp_path.glob("slow.try*"))) == 2


def test_file_that_takes_too_long_is_one_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANKG_FILE_SECONDS", "2")
    (tmp_path / "endless.txt").write_text(TEXT, "utf-8")
    results = by_file(list(extract_in_processes([tmp_path / "endless.txt"], 2, silent, work=endless)))
    assert [kind for kind, _ in results.values()] == [ReadingTooLong]  # type: ignore[misc]


def test_result_that_cannot_travel_is_one_refusal(files: list[Path], tmp_path: Path) -> None:
    results = by_file(list(extract_in_processes([tmp_path / "faulty.txt", *files[:2]], 2, silent, work=faulty)))
    assert results.pop(tmp_path / "faulty.txt")[0] is ExtractionFailed  # type: ignore[index]
    assert len(results) == 2


def test_processes_end_with_the_run_that_is_left_early(files: list[Path]) -> None:
    before = set(psutil.Process().children(recursive=True))
    run = extract_in_processes(files, 2, silent, work=quick)
    next(run)
    workers = {
        p for p in set(psutil.Process().children(recursive=True)) - before if "spawn_main" in " ".join(p.cmdline())
    }
    assert workers
    run.close()
    _, alive = psutil.wait_procs(workers, timeout=WAIT_SECONDS)
    assert alive == []


@pytest.mark.parametrize(
    "error",
    [
        WrongEncoding(Path("甲.txt"), 3),
        SpanError(3, 2),
        SeveralMatches("指标", "率", [("a", "甲"), ("b", "乙")]),
        WorkerDied("甲.txt"),
    ],
)
def test_errors_travel_with_their_facts(error: Exception) -> None:
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(arrived), str(arrived), vars(arrived)) == (type(error), str(error), vars(error))


@pytest.mark.embedded
def test_build_with_workers_gives_the_same_graph(files: list[Path], plankg: Plankg, arcadedb_address: Address) -> None:
    with arcadedb_address.open() as store:
        emptied(store)
        for _, found in extract_here(files, silent):
            if isinstance(found, PlanGraph):
                store.load(found)
        here = dump(store)
        emptied(store)
        done = plankg("build", *files, "--workers", "2", **arcadedb_address.environment())
        there = dump(store)
        emptied(store)
    assert done.code == 1
    assert "写入 4 份文件，拒绝 2 份" in done.err
    assert there == here
    assert there[0]


@pytest.mark.embedded
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_a_build_that_is_ended(end: signal.Signals, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"fair-{number}.txt").write_text(TEXT * 20, "utf-8")
    process = started("build", str(tmp_path), "--workers", "2", "--store", str(tmp_path / "store"))
    children = _workers_of(process)
    process.send_signal(end)
    _, err = process.communicate(timeout=WAIT_SECONDS)
    _, alive = psutil.wait_procs(children, timeout=WAIT_SECONDS)
    assert alive == []
    assert process.returncode == (130 if end is signal.SIGINT else -end)
    # A process that is killed cannot keep a worker that is just being started from saying so.
    assert end is signal.SIGKILL or "Traceback" not in err


def _workers_of(process: "subprocess.Popen[str]") -> list[psutil.Process]:
    """The two processes that extract, once they are there."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        found = [p for p in psutil.Process(process.pid).children() if "spawn_main" in " ".join(p.cmdline())]
        if len(found) == 2:
            return found
        time.sleep(0.02)
    raise AssertionError("no workers")
