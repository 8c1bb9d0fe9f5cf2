"""Revision (修订号): lets readers notice that a load was committed while they read.

Both engines show committed changes at once, also in the middle of an answer. Just before and just after a commit the writer
says so outside the graph; an answer counts when no commit was going on before it, and none began until it was there.
"""

import contextlib
import os
import struct
from pathlib import Path
from typing import Protocol

import neo4j
from filelock import FileLock, Timeout

from plankg.graph.statements import check_statement

_NUMBERS = struct.Struct("<QQ")
# A commit that has been going on for so long was cut off with its client.
CUT_OFF_MILLISECONDS = 5000


class Revision(Protocol):
    """What readers and writers say to each other."""

    def read(self) -> tuple[int, bool]:
        """How many commits were begun, and whether all of them are over."""

    def committing(self) -> int:
        """A commit is about to happen; its number."""

    def settled(self, number: int) -> None:
        """The commit with this number is over."""


class FileRevision:
    """The numbers in one file, for a store on this machine. Writers hold the lock of the file `lock`, readers nothing."""

    def __init__(self, path: Path, lock: Path) -> None:
        self._path, self._lock = path, lock

    def read(self) -> tuple[int, bool]:
        """See Revision. A process that was killed in its commit is noticed by its lock, which nobody holds any more."""
        begun, done = self._numbers()
        if begun > done:
            with contextlib.suppress(Timeout), FileLock(self._lock, timeout=0, mode=0o600):
                self.settled(begun)
                return begun, True
        return begun, begun <= done

    def committing(self) -> int:
        """See Revision."""
        begun, done = self._numbers()
        self._write(begun + 1, done)
        return begun + 1

    def settled(self, number: int) -> None:
        """See Revision."""
        begun, done = self._numbers()
        self._write(begun, max(done, number))

    def _numbers(self) -> tuple[int, int]:
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return 0, 0
        begun, done = _NUMBERS.unpack(data) if len(data) == _NUMBERS.size else (0, 0)
        return int(begun), int(done)

    def _write(self, begun: int, done: int) -> None:
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
        file = os.open(self._path, flags, 0o600)
        with contextlib.closing(os.fdopen(file, "wb", buffering=0)) as opened:
            opened.write(_NUMBERS.pack(begun, done))


class GraphRevision:
    """The numbers in a node apart from the graph, for a server."""

    def __init__(self, driver: neo4j.Driver, database: str | None) -> None:
        self._driver, self._database = driver, database

    def read(self) -> tuple[int, bool]:
        """See Revision. A client that was cut off in its commit is noticed by the time that has passed."""
        row = self._run("commits", neo4j.READ_ACCESS)
        if row is None:
            return 0, True
        # A commit of the future is one that was cut off before the server's clock was set back.
        return int(row["begun"]), row["done"] >= row["begun"] or not 0 <= row["age"] <= CUT_OFF_MILLISECONDS

    def committing(self) -> int:
        """See Revision."""
        row = self._run("commit-begins", neo4j.WRITE_ACCESS)
        return int(row["begun"]) if row else 0

    def settled(self, number: int) -> None:
        """See Revision."""
        self._run("commit-ends", neo4j.WRITE_ACCESS, begun=number)

    def _run(self, name: str, access: str, **parameters: object) -> neo4j.Record | None:
        with self._driver.session(database=self._database, default_access_mode=access) as session:
            return next(iter(session.run(check_statement(name), parameters)), None)
