"""The embedded store: finds the private server of a folder, or has a keeper start it (graph/embedded/keeper.py)."""

import contextlib
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

import neo4j
import psutil
from filelock import FileLock, Timeout
from neo4j import exceptions

from plankg.child_processes import child_environment, module_command
from plankg.graph.connection import Connection
from plankg.graph.consistency import FileRevision
from plankg.graph.driver import connect
from plankg.graph.embedded import arcadedb
from plankg.graph.embedded.folder import Running, StoreFolder
from plankg.graph.embedded.keeper import COPY, LOCKED, MEMORY, WELCOME
from plankg.graph.errors import BadFolder, EmbeddedFailed, StoreBusy

WAIT_SECONDS = 90.0
FIRST_ANSWER_SECONDS = 20.0
CONNECT_SECONDS = 3.0  # on loopback a healthy server takes milliseconds
TELL_AFTER_SECONDS = 1.5
ATTEMPTS = 3  # a server can be killed between finding and asking it


def open_folder(
    path: Path, on_wait: Callable[[str], None], *, copy: float = 0.0, memory: int | None = None
) -> Connection:
    """Connect to the private server of the store in `path`; it runs until the connection is released.

    The server of a copy refuses to write, and ends what takes longer than `copy` seconds.

    Raises:
        BadFolder: the folder cannot hold a store.
        EmbeddedMissing: the package with the server is not installed.
        EmbeddedFailed: the server did not start.
        StoreBusy: others held the folder for too long.
    """
    folder = StoreFolder(path.resolve(), copy, memory)
    if folder.is_read_only:
        return _open_copy(path, folder, on_wait)
    folder.prepare()
    arcadedb.package()
    for _ in range(ATTEMPTS):
        running, lease = _lease(folder, on_wait)
        address = f"bolt://{arcadedb.HOST}:{running.bolt_port}"
        driver = connect(address, arcadedb.USER, running.password, seconds=CONNECT_SECONDS)
        try:
            if _answers(driver, lease):
                return _connection(path, folder, running, driver, lease, on_wait)
        except BaseException:
            driver.close()
            lease.close()
            raise
        driver.close()
        lease.close()
    raise EmbeddedFailed(str(folder.path), folder.last_lines())


def _open_copy(path: Path, folder: StoreFolder, on_wait: Callable[[str], None]) -> Connection:
    """Connect to a copy of a store that cannot be written to; it goes away with the connection.

    Raises:
        BadFolder: its server is running, for somebody who may write there, or there is no room for a copy.
    """
    running = folder.running()
    if (folder.path / "server.json").exists() and (running is None or psutil.pid_exists(running.keeper)):
        raise BadFolder(str(path), "这里没有写入权限，而有人正在使用它")
    on_wait("这个存储不能写入，正在读取它的副本……")
    place = Path(mkdtemp(prefix="plankg-read-only-"))
    remove = partial(shutil.rmtree, place, ignore_errors=True)
    try:
        copied = StoreFolder(place)
        copied.prepare()
        shutil.copytree(folder.data / "databases", copied.data / "databases", dirs_exist_ok=True)
        connection = open_folder(place, on_wait, memory=folder.memory)
    except OSError as error:
        remove()
        raise BadFolder(str(path), "这里没有写入权限，临时文件夹里也放不下它的副本") from error
    except BaseException:
        remove()
        raise
    release = connection.release

    def let_go() -> None:
        if release:
            release()
        remove()

    return replace(connection, url=str(path), release=let_go, folder=place, read_only=True)


def _connection(
    path: Path,
    folder: StoreFolder,
    running: Running,
    driver: neo4j.Driver,
    lease: socket.socket,
    on_wait: Callable[[str], None],
) -> Connection:
    url = str(path)
    return Connection(
        url=url,
        engine="arcadedb",
        driver=driver,
        database=arcadedb.DATABASE,
        user=None,
        folder=folder.path,
        run_sql=partial(arcadedb.run_sql, url=url, http_port=running.http_port, password=running.password),
        alone=partial(_alone, folder, on_wait),
        revision=FileRevision(folder.path / "revision", folder.write_lock),
        release=lease.close,
        reopen=partial(open_folder, path, on_wait, copy=folder.copy, memory=folder.memory),
    )


@contextmanager
def _alone(folder: StoreFolder, on_wait: Callable[[str], None]) -> Iterator[None]:
    """Writers take turns: ArcadeDB lets a transaction see what another one committed meanwhile.

    Raises:
        StoreBusy: others wrote for too long.
    """
    lock = FileLock(folder.write_lock, mode=0o600)
    try:
        try:
            lock.acquire(timeout=TELL_AFTER_SECONDS)
        except Timeout:
            on_wait("正在等待另一个命令写完……")
            lock.acquire(timeout=WAIT_SECONDS)
    except Timeout as error:
        raise StoreBusy(str(folder.path), WAIT_SECONDS) from error
    try:
        yield
    finally:
        lock.release()


def _lease(folder: StoreFolder, on_wait: Callable[[str], None]) -> tuple[Running, socket.socket]:
    """A lease of the keeper; starts a keeper when there is none."""
    began = time.monotonic()
    keeper: subprocess.Popen[bytes] | None = None
    announced = False
    while time.monotonic() - began < WAIT_SECONDS:
        running = folder.running()
        lease = _knock(running) if running else None
        if running and lease:
            return running, lease
        if running:
            arcadedb.wake(running.keeper, folder)
        status = keeper.poll() if keeper else LOCKED
        if status not in {None, LOCKED}:
            raise EmbeddedFailed(str(folder.path), folder.last_lines())
        if status == LOCKED and _is_free(folder):
            keeper, status = _start_keeper(folder), None
        if not announced and time.monotonic() - began > TELL_AFTER_SECONDS:
            on_wait("正在启动内置图数据库……" if status is None else "正在等待另一个命令让出存储……")
            announced = True
        time.sleep(0.05)
    raise StoreBusy(str(folder.path), WAIT_SECONDS)


def _knock(running: Running) -> socket.socket | None:
    """A lease from the keeper that server.json speaks of; None when it is gone, leaving or not ready."""
    if not running.lease_port:
        return None
    try:
        lease = socket.create_connection((arcadedb.HOST, running.lease_port), timeout=2)
    except OSError:
        return None
    with contextlib.suppress(OSError):
        lease.sendall(running.token.encode())
        if lease.recv(len(WELCOME)) == WELCOME:
            return lease
    lease.close()
    return None


def _is_free(folder: StoreFolder) -> bool:
    """Whether nobody holds the folder's lock at this moment."""
    try:
        with FileLock(folder.lock, timeout=0, mode=0o600):
            return True
    except Timeout:
        return False


def _start_keeper(folder: StoreFolder) -> subprocess.Popen[bytes]:
    """A keeper in a new session: Ctrl-C in this terminal does not reach it, leases say when it has to end."""
    with folder.keeper_log.open("ab") as log:
        keeper = subprocess.Popen(  # noqa: S603  our own module
            module_command(
                "plankg.graph.embedded.keeper",
                str(folder.path),
                *([COPY, str(folder.copy)] if folder.copy else []),
                *([MEMORY, str(folder.memory)] if folder.memory else []),
            ),
            cwd=folder.path,
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    # Takes note of its end, so that it does not remain as a zombie of a long-lived process.
    threading.Thread(target=keeper.wait, name="keeper", daemon=True).start()
    return keeper


def _answers(driver: neo4j.Driver, lease: socket.socket) -> bool:
    """Wait for the first answer; False when the server was just dying, as its keeper shows by hanging up.

    Just after a start ArcadeDB can say for a moment that the database does not exist.
    """
    deadline = time.monotonic() + FIRST_ANSWER_SECONDS
    while time.monotonic() < deadline and not _has_hung_up(lease):
        try:
            with driver.session(database=arcadedb.DATABASE) as session:
                session.run("RETURN 1 AS one").consume()
        except (exceptions.Neo4jError, exceptions.DriverError):
            time.sleep(0.05)
        else:
            return True
    return False


def _has_hung_up(lease: socket.socket) -> bool:
    """A keeper says nothing after its welcome, so all that can be read is the end."""
    lease.setblocking(False)
    try:
        return lease.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
