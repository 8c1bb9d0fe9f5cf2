"""The folder of an embedded store: what lies where, and who may read it.

store/
├── plankg.lock    held by the keeper as long as it lives
├── server.json    there while a server runs: where it is, its password, the token for a lease of the keeper (0600)
├── log/           keeper.log and java.log, of the last start
├── free/          there while free queries are answered: copies of the graph, each with its own server
└── arcadedb/      ArcadeDB's own: databases, configuration, logs
"""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from plankg.graph.errors import BadFolder

_WHY: dict[type[OSError], str] = {
    PermissionError: "没有写入权限",
    NotADirectoryError: "它的上一级不是文件夹",
    FileExistsError: "它的上一级不是文件夹",
}


@dataclass(frozen=True, slots=True)
class Running:
    """A running server, as written down in server.json. `lease_port` is 0 until it is ready."""

    keeper: int
    java: int = 0
    lease_port: int = 0
    bolt_port: int = 0
    http_port: int = 0
    token: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """The folder of one embedded store; `path` is absolute. A copy can only be read (graph/free_cypher/free_copy.py).

    `copy` is how many seconds a query on a copy may take, 0 for the store itself; `memory` is the server's, in megabytes.
    """

    path: Path
    copy: float = 0.0
    memory: int | None = None

    @property
    def lock(self) -> Path:
        """The file whose lock the keeper holds."""
        return self.path / "plankg.lock"

    @property
    def write_lock(self) -> Path:
        """The file whose lock a command holds while it writes."""
        return self.path / "write.lock"

    @property
    def arguments(self) -> Path:
        """Java's arguments, there only while the server starts: the password is among them."""
        return self.path / "java.arguments"

    @property
    def data(self) -> Path:
        """ArcadeDB's root."""
        return self.path / "arcadedb"

    @property
    def keeper_log(self) -> Path:
        """What the keeper said at its last start."""
        return self.path / "log" / "keeper.log"

    @property
    def java_log(self) -> Path:
        """What the server said at its last start."""
        return self.path / "log" / "java.log"

    def prepare(self) -> None:
        """Make the folder, if it is not there yet.

        Raises:
            BadFolder: it is a file, not writable, or holds something that is no store.
        """
        if self.path.exists() and not self.path.is_dir():
            raise BadFolder(str(self.path), "它不是文件夹")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            ours = self.lock.exists() or self.data.exists()
            if not ours and any(self.path.iterdir()):
                raise BadFolder(str(self.path), "里面已有别的文件，为免混在一起，没有使用它")
            self.lock.touch(mode=0o600)
            (self.path / "log").mkdir(exist_ok=True)
            self.data.mkdir(exist_ok=True)
        except OSError as error:
            raise BadFolder(str(self.path), _WHY.get(type(error), "那里不能新建文件")) from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise BadFolder(str(self.path), _WHY[PermissionError])

    @property
    def is_read_only(self) -> bool:
        """Whether it is a store in which nothing can be written: on a disk that is read only, or of somebody else."""
        return self.data.is_dir() and not os.access(self.path, os.W_OK | os.X_OK)

    def running(self) -> Running | None:
        """What server.json says; None when it is not there or makes no sense (its writer was killed, or it was edited)."""
        try:
            found = Running(**json.loads((self.path / "server.json").read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        numbers = (found.keeper, found.java, found.lease_port, found.bolt_port, found.http_port)
        words = (found.token, found.password)
        whole = all(type(number) is int and 0 <= number < 2**31 for number in numbers)
        ports = whole and max(numbers[2:]) < 2**16
        return found if ports and all(isinstance(word, str) for word in words) else None

    def write_running(self, running: Running) -> None:
        """Write server.json, whole or not at all."""
        write_private(self.path / "server.json", json.dumps(asdict(running)))

    def forget_running(self) -> None:
        """Remove server.json and what is left of a start."""
        (self.path / "server.json").unlink(missing_ok=True)
        self.arguments.unlink(missing_ok=True)

    def identity(self) -> tuple[int, int] | None:
        """Distinguishes this folder from one that was made in its place after somebody removed it; None where there is none."""
        try:
            found = self.lock.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def last_lines(self, count: int = 8) -> list[str]:
        """The last lines of both logs, the server's first."""
        lines: list[str] = []
        for log in (self.java_log, self.keeper_log):
            if log.exists():
                lines += log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
        return lines


def write_private(file: Path, content: str) -> None:
    """Write a file that only its owner can read; it appears whole or not at all."""
    half = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(content)
    half.replace(file)
