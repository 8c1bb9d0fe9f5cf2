"""Copy (副本): a separate server for the free queries of an embedded store, on a copy of its graph.

ArcadeDB cannot interrupt everything that a query computes (a loop inside an expression runs on), and what a query takes of
its memory is lost for the others. So free queries get a second private server that can be killed at any moment: it
holds a copy of the graph, read only, with little memory, after the others in the queue for the processor. When the
store has changed, the next free query makes a new copy.
"""

import contextlib
import http.client
import secrets
import shutil
import threading
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j
import psutil
from filelock import FileLock, Timeout

from plankg.graph.connection import Connection
from plankg.graph.embedded import arcadedb
from plankg.graph.embedded.folder import Running, StoreFolder
from plankg.graph.embedded.server import open_folder
from plankg.graph.errors import FreeQueriesBusy, FreeQueryStopped, StoreError, StoreUnreachable
from plankg.graph.free_cypher.free_statement import Statement
from plankg.graph.free_cypher.own_nodes import Marked

PLACE = "free"
# A store that is written to all the time is not copied more often than this.
FRESH_SECONDS = 10.0
BACKUP_SECONDS = 60.0
FIRST_ASKED = (
    "MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task) WHERE r.role = 'lead' RETURN o.name, count(DISTINCT t)"
)
# The server answers when the query has ended, which may be never.
STOP_SECONDS = 0.5


@dataclass(slots=True)
class _Copy:
    """A copy and the connection to its server. `revision` is that of the store when it was made, `made` when that was."""

    folder: StoreFolder
    revision: int
    made: float
    lock: FileLock
    connection: Connection | None = None
    asked: int = 0


class CopySandbox:
    """Where the free queries of an embedded store run. Several threads may use it."""

    def __init__(self, store: Connection, seconds: float) -> None:
        self._store, self._seconds = store, seconds
        self._folder = StoreFolder(store.folder or Path(store.url).expanduser().resolve())
        self._lock = threading.Lock()
        self._copy: _Copy | None = None

    @contextmanager
    def session(self) -> Iterator[neo4j.Session]:
        """A session on a copy that is as new as the store, or was so a few seconds ago.

        Raises:
            StoreError: there is no copy to be had.
        """
        with self._lock:
            copy = self._current()
            copy.asked += 1
            connection = copy.connection
        assert connection is not None  # noqa: S101  _current has made it
        try:
            with connection.driver.session(
                database=connection.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=100
            ) as session:
                yield session
        finally:
            with self._lock:
                copy.asked -= 1

    def prepared(self, session: neo4j.Session, statement: Statement) -> Marked:  # noqa: ARG002
        """The statement as it is: a copy holds nothing but ours."""
        return Marked(statement.text)

    @contextmanager
    def result(
        self,
        session: neo4j.Session,
        statement: str,
        parameters: dict[str, object],
        token: str,
        *,
        profile: bool = False,  # noqa: ARG002  the plan that it explains says nothing of rows
    ) -> Iterator[neo4j.Result]:
        """Ask. A server that cannot write begins no transactions; `stop` looks for the comment."""
        yield session.run(f"{statement}\n/* {token} */", parameters)

    @contextmanager
    def own(
        self, session: neo4j.Session, statement: str, parameters: Mapping[str, object], token: str
    ) -> Iterator[neo4j.Result]:
        """The rows of a statement of ours."""
        with self.result(session, statement, dict(parameters), token) as result:
            yield result

    def plan(self, session: neo4j.Session, statement: str, parameters: dict[str, object]) -> str:  # noqa: ARG002
        """How the server would answer. It says so over HTTP alone."""
        running = self._copy.folder.running() if self._copy else None
        if running is None:
            raise FreeQueriesBusy(0, "自由查询的服务正在重新启动")
        body = {"language": "opencypher", "command": f"EXPLAIN {statement}", "params": parameters}
        said: str = self._post(f"query/{arcadedb.DATABASE}", running, body, self._seconds, part="explain")
        return said.strip()

    def stop(self, token: str) -> None:
        """Ask the server to end the query with this token."""
        copy = self._copy
        running = copy.folder.running() if copy else None
        if running:
            with contextlib.suppress(StoreError, OSError, http.client.HTTPException):
                for query in self._post("server", running, {"command": "list queries"}, STOP_SECONDS):
                    if token in query["text"]:
                        self._post("server", running, {"command": f"terminate query {query['id']}"}, STOP_SECONDS)

    def force(self) -> bool:
        """End the server of the copy, whatever it does; the next free query starts it again."""
        with self._lock:
            copy = self._copy
            if copy:
                _kill(copy)
        return True

    def cut_off(self) -> StoreError:
        """A server hangs up when its memory is used up, or because another query had it killed."""
        with self._lock:
            if self._copy and self._copy.connection:
                _kill(self._copy)
                return FreeQueryStopped("用完了允许的内存")
        return FreeQueriesBusy(0, "自由查询的服务正在重新启动")

    def close(self) -> None:
        """End the server and remove the copy."""
        with self._lock:
            self._drop()

    def _current(self) -> _Copy:
        revision, quiet = self._store.revision.read()
        copy = self._copy
        if copy and not copy.asked:
            old = copy.revision != revision or not quiet
            if old and time.monotonic() - copy.made > FRESH_SECONDS:
                self._drop()
                copy = None
        if copy is None:
            copy = self._copy = self._made(revision if quiet else -1)
        if copy.connection is None:
            copy.connection = open_folder(copy.folder.path, lambda _sentence: None, copy=self._seconds)
            _warm(copy.connection)
        return copy

    def _made(self, revision: int) -> _Copy:
        place = self._folder.path / PLACE
        place.mkdir(mode=0o700, exist_ok=True)
        _sweep(place)
        name = secrets.token_hex(8)
        lock = FileLock(place / f"{name}.lock", timeout=0, mode=0o600)
        lock.acquire()
        folder = StoreFolder(place / name, copy=self._seconds)
        folder.prepare()
        running = self._folder.running()
        if running is None:
            raise StoreUnreachable(self._store.url)
        said = self._post(f"command/{arcadedb.DATABASE}", running, {"language": "sql", "command": "BACKUP DATABASE"})
        backup = self._folder.data / "backups" / arcadedb.DATABASE / said[0]["backupFile"]
        with zipfile.ZipFile(backup) as packed:
            packed.extractall(folder.data / "databases" / arcadedb.DATABASE)
        backup.unlink()
        return _Copy(folder, revision, time.monotonic(), lock)

    def _post(
        self,
        path: str,
        running: Running,
        body: Mapping[str, object],
        seconds: float = BACKUP_SECONDS,
        *,
        part: str = "result",
    ) -> Any:
        return arcadedb.post(
            path,
            body,
            url=self._store.url,
            http_port=running.http_port,
            password=running.password,
            seconds=seconds,
            part=part,
        )

    def _drop(self) -> None:
        copy, self._copy = self._copy, None
        if copy:
            _kill(copy)
            shutil.rmtree(copy.folder.path, ignore_errors=True)
            copy.lock.release()
            Path(copy.lock.lock_file).unlink(missing_ok=True)


def _warm(connection: Connection) -> None:
    """Ask once what takes a server that has just started several times as long: the first user's second is not for that."""
    with (
        contextlib.suppress(neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError),
        connection.driver.session(database=connection.database, default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        session.run(FIRST_ASKED).consume()


def _kill(copy: _Copy) -> None:
    """End the server of the copy; its keeper notices, and ends too."""
    running, connection = copy.folder.running(), copy.connection
    copy.connection = None
    if running and running.java:
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(running.java)
            process.kill()
            process.wait(5)
    if connection:
        connection.close()


def _sweep(place: Path) -> None:
    """Remove the copies of processes that were killed: nobody holds their locks any more."""
    for file in place.glob("*.lock"):
        with contextlib.suppress(Timeout), FileLock(file, timeout=0):
            shutil.rmtree(file.with_suffix(""), ignore_errors=True)
            file.unlink(missing_ok=True)
