"""The embedded store's server: shared by commands, gone with the last of them, never a broken folder."""

import contextlib
import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from filelock import FileLock

from plankg.graph import open_store
from plankg.graph.embedded.arcadedb import free_port
from plankg.graph.embedded.folder import Running, StoreFolder
from plankg.graph.errors import BadFolder, EmbeddedFailed
from plankg.graph.integrity import check_store
from tests.graph.dump import dump
from tests.samples import DOCUMENT, SECOND, sample_plan, second_plan
from tests.waiting import WAIT_SECONDS, until

pytestmark = pytest.mark.embedded

HOLDER = """
import sys, time
from plankg.graph import open_store
with open_store(sys.argv[1]) as store:
    print(store.run("documents").total, flush=True)
    sys.stdin.read()
"""
LOADER = """
import sys
from plankg.graph import open_store
from tests import samples
with open_store(sys.argv[1]) as store:
    plan = getattr(samples, sys.argv[2])()
    for _ in range(int(sys.argv[3])):
        store.load(plan)
        print("loaded", flush=True)
"""


def running(folder: Path) -> Running:
    found = StoreFolder(folder).running()
    assert found
    return found


def servers(folder: Path) -> list[int]:
    """Every process that has the folder on its command line: keeper and server."""
    found = []
    for process in psutil.process_iter(["pid", "cmdline", "status"]):
        words = process.info["cmdline"] or []
        if process.info["status"] != psutil.STATUS_ZOMBIE and any(str(folder) in word for word in words):
            found.append(process.info["pid"])
    return [pid for pid in found if pid not in {os.getpid(), os.getppid()}]


def started(script: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    )


@contextlib.contextmanager
def holder(folder: Path) -> "Iterator[subprocess.Popen[str]]":
    """Another command that has the store open."""
    process = started(HOLDER, str(folder))
    assert process.stdout
    assert process.stdout.readline().strip().isdigit()
    try:
        yield process
    finally:
        process.communicate()


def test_server_ends_soon_after_the_last_command_and_goes_on_in_a_place_of_any_name(store_folder: Path) -> None:
    with open_store(store_folder) as store:
        store.load(sample_plan())
        before = dump(store)
        assert len(servers(store_folder)) == 2
    assert until(lambda: servers(store_folder) == [])
    assert StoreFolder(store_folder).running() is None
    with open_store(store_folder.rename(store_folder.with_name('-dash 带 空格 的"库"'))) as store:
        assert dump(store) == before
        assert store.run("search-tasks", {"text": "快检"}).total == 3


def test_folder_that_was_removed_is_made_anew_at_once(store_folder: Path) -> None:
    for _ in range(2):
        with open_store(store_folder) as store:
            assert store.run("documents").total == 0
            store.load(sample_plan())
        assert until(lambda: shutil.rmtree(store_folder, ignore_errors=True) or not store_folder.exists())
    assert until(lambda: servers(store_folder) == [])
    assert not store_folder.exists()


def test_second_command_shares_the_server(store_folder: Path) -> None:
    with open_store(store_folder) as store:
        store.load(sample_plan())
        first = running(store_folder)
        with holder(store_folder):
            assert running(store_folder) == first
    with open_store(store_folder) as store:
        assert store.run("documents").total == 1
        assert running(store_folder).java == first.java  # it waits a moment for the next command


def test_two_commands_that_start_at_once_both_load(store_folder: Path) -> None:
    loads = [started(LOADER, str(store_folder), plan, "3") for plan in ("sample_plan", "second_plan")]
    for load in loads:
        said = load.communicate(timeout=WAIT_SECONDS)
        assert (load.returncode, said) == (0, ("loaded\n" * 3, ""))
    with open_store(store_folder) as store:
        together = dump(store)
        for document in (DOCUMENT, SECOND):
            store.remove(document)
        store.load(sample_plan())
        store.load(second_plan())
        assert dump(store) == together


def test_killed_command_takes_the_server_with_it(store_folder: Path) -> None:
    with holder(store_folder) as process:
        assert len(servers(store_folder)) >= 2
        process.kill()
        process.wait()
        assert until(lambda: servers(store_folder) == [])


@pytest.mark.parametrize("victim", ["java", "keeper"])
def test_open_store_recovers_when_its_server_is_killed(store_folder: Path, victim: str) -> None:
    with open_store(store_folder) as store:
        store.load(sample_plan())
        before, first = dump(store), running(store_folder)
        os.kill(getattr(first, victim), signal.SIGKILL)
        assert until(lambda: first.java not in servers(store_folder))  # it ends with its keeper, too
        assert store.run("documents").total == 1
        assert dump(store) == before
        assert running(store_folder).java != first.java
        assert until(lambda: len(servers(store_folder)) == 2)


def test_stale_server_file_is_overcome(store_folder: Path) -> None:
    with open_store(store_folder) as store:
        store.load(sample_plan())
        stale = running(store_folder)
    assert until(lambda: servers(store_folder) == [])
    folder = StoreFolder(store_folder)
    with socket.create_server(("127.0.0.1", 0)) as stranger:  # the port belongs to another program now
        for lease_port in (free_port(), stranger.getsockname()[1]):
            folder.write_running(Running(os.getpid(), os.getpid(), lease_port, 1, 1, "x", "x"))
            with open_store(store_folder) as store:
                assert store.run("documents").total == 1
                assert running(store_folder).java != stale.java
            assert until(lambda: servers(store_folder) == [])
    assert psutil.pid_exists(os.getpid())  # a process id in the file that is not the server's is let be


@pytest.mark.parametrize("victim", ["java", "keeper"])
def test_server_that_somebody_stopped_goes_on(store_folder: Path, victim: str) -> None:
    with open_store(store_folder) as store:
        store.load(sample_plan())
        os.kill(getattr(running(store_folder), victim), signal.SIGSTOP)
        begun = time.monotonic()
        with open_store(store_folder) as other:
            assert other.run("documents").total == 1
        assert store.run("documents").total == 1
        assert time.monotonic() - begun < 30


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="a disk is made read only with mount, by root")
def test_store_on_a_read_only_disk_can_be_read(store_folder: Path) -> None:
    with open_store(store_folder) as store:
        store.load(sample_plan())
    assert until(lambda: servers(store_folder) == [])
    bound = ["mount", "--bind", str(store_folder), str(store_folder)]
    if subprocess.run(bound, check=False).returncode:
        pytest.skip("this machine does not let us mount")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(store_folder)], check=True)
        told: list[str] = []
        with open_store(store_folder, on_wait=told.append) as store:
            assert store.run("documents").total == 1
            assert list(check_store(store)) == []
            place = store._connection.folder  # noqa: SLF001
            assert place.exists()
            with pytest.raises(BadFolder, match="没有写入权限"):
                store.load(second_plan())
            with pytest.raises(BadFolder, match="没有写入权限"):
                store.remove(DOCUMENT)
        assert told[0] == "这个存储不能写入，正在读取它的副本……"
        assert until(lambda: not place.exists())
    finally:
        subprocess.run(["umount", "-l", str(store_folder)], check=False)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"keeper": 1, "surprise": 2}',
        '{"keeper": "x", "java": "y"}',
        '{"keeper": -1, "java": -1, "lease_port": 99999}',
        '{"keeper": 1, "lease_port": true, "token": 7}',
        '{"keeper": 1e99}',
    ],
)
def test_server_file_that_makes_no_sense_is_none(store_folder: Path, content: str) -> None:
    folder = StoreFolder(store_folder)
    folder.prepare()
    (store_folder / "server.json").write_text(content, encoding="ascii")
    assert folder.running() is None


def test_server_file_that_makes_no_sense_is_overcome(store_folder: Path) -> None:
    folder = StoreFolder(store_folder)
    folder.prepare()
    (store_folder / "server.json").write_text('{"keeper": "x", "lease_port": 99999}', encoding="ascii")
    with open_store(store_folder) as store:
        assert store.run("documents").total == 0


def test_server_left_over_by_a_killed_keeper_is_ended(store_folder: Path) -> None:
    folder = StoreFolder(store_folder)
    folder.prepare()
    # What a start looks like from outside, in a system that does not end children with their parent.
    left_over = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", f"@{folder.arguments}"])
    folder.write_running(Running(keeper=1, java=left_over.pid))
    reaper = threading.Thread(target=left_over.wait)
    reaper.start()
    try:
        with open_store(store_folder) as store:
            store.ping()
        assert left_over.returncode == -signal.SIGKILL
    finally:
        left_over.kill()
        reaper.join()


def test_database_that_cannot_start_is_reported_with_its_log(store_folder: Path) -> None:
    folder = StoreFolder(store_folder)
    folder.prepare()
    (folder.data / "databases").write_text("a file where ArcadeDB wants a folder", encoding="ascii")
    with pytest.raises(EmbeddedFailed) as raised:
        open_store(store_folder)
    assert raised.value.log
    assert str(store_folder) in str(raised.value)
    assert until(lambda: servers(store_folder) == [])


def test_server_is_for_the_owner_only(store_folder: Path) -> None:
    with open_store(store_folder) as store:
        store.load(sample_plan())
        file = store_folder / "server.json"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        said = json.loads(file.read_text(encoding="ascii"))
        processes = [psutil.Process(pid) for pid in servers(store_folder)]
        assert len(processes) == 2
        for connection in (c for process in processes for c in process.net_connections("inet")):
            assert connection.laddr.ip in {"127.0.0.1", "::ffff:127.0.0.1"}
        lines = [" ".join(process.cmdline()) for process in processes]
        for secret in (said["password"], said["token"]):
            assert secret not in "".join(lines) + repr(store) + repr(running(store_folder))
    assert until(lambda: servers(store_folder) == [])
    kept = [path.read_bytes() for path in store_folder.rglob("*") if path.is_file()]
    for secret in (said["password"], said["token"]):
        assert not any(secret.encode() in content for content in kept)


def test_waiting_for_another_command_is_told(store_folder: Path) -> None:
    folder = StoreFolder(store_folder)
    folder.prepare()
    told: list[str] = []
    lock = FileLock(folder.lock)
    lock.acquire()
    with ThreadPoolExecutor() as pool:
        opening = pool.submit(open_store, store_folder, on_wait=told.append)
        try:
            assert until(lambda: told == ["正在等待另一个命令让出存储……"])
        finally:
            lock.release()
        opening.result().close()
