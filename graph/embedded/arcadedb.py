"""ArcadeDB as a private server: where its parts are, how it is started, what is said to it over HTTP."""

import base64
import contextlib
import ctypes
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil

from plankg.graph.embedded import java_cache
from plankg.graph.embedded.folder import StoreFolder, write_private
from plankg.graph.errors import EmbeddedMissing, StoreFailed

DATABASE = "plan"
USER = "root"
HOST = "127.0.0.1"
LEAST_MEMORY, MOST_MEMORY = 512, 2048  # megabytes
COPY_MEMORY = 256
BEHIND_OTHERS = 10  # how nice the server of a copy is to the others
_PR_SET_PDEATHSIG = 1


def package() -> Path:
    """Where the wheel arcadedb-embedded put its jars and its Java. It is not imported: that would load a JVM.

    Raises:
        EmbeddedMissing: it is not installed.
    """
    spec = find_spec("arcadedb_embedded")
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places or not (Path(places[0]) / "jars").is_dir():
        raise EmbeddedMissing
    return Path(places[0])


def free_port() -> int:
    """A port that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def memory_megabytes() -> int:
    """How much a server may take when nobody says: a quarter of the machine's memory within bounds."""
    return min(MOST_MEMORY, max(LEAST_MEMORY, psutil.virtual_memory().total // 2**20 // 4))


def start(folder: StoreFolder, password: str, bolt_port: int, http_port: int) -> subprocess.Popen[bytes]:
    """Start the server; it dies with the calling process (on Linux; see `end_left_over` for elsewhere).

    The password goes through a file that only its owner can read: a command line is open to every user.
    """
    home = package()
    # Without its file of users ArcadeDB makes the root user anew, with the password of this start.
    (folder.data / "config" / "server-users.jsonl").unlink(missing_ok=True)
    settings = _settings(folder, password, bolt_port, http_port)
    memory = (
        [f"-Xmx{COPY_MEMORY}m", "-XX:ActiveProcessorCount=1"]
        if folder.copy
        else [f"-Xmx{folder.memory or memory_megabytes()}m"]
    )
    write_private(folder.arguments, "\n".join(map(_quoted, _arguments(home, memory, settings))))
    java = home / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")
    with folder.java_log.open("wb") as log:
        process = subprocess.Popen(  # noqa: S603  our own program with our own arguments
            [java, f"@{folder.arguments}"],
            cwd=folder.path,
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=_die_with_parent(os.getpid()) if sys.platform == "linux" else None,  # noqa: PLW1509  one thread
        )
    if folder.copy and sys.platform != "win32":
        psutil.Process(process.pid).nice(BEHIND_OTHERS)
    return process


def _settings(folder: StoreFolder, password: str, bolt_port: int, http_port: int) -> dict[str, object]:
    settings: dict[str, object] = {
        "server.rootPassword": password,
        "server.rootPath": folder.data,
        "server.databaseDirectory": folder.data / "databases",
        "server.defaultDatabases": f"{DATABASE}[{USER}]",
        "server.mode": "production",
        "server.httpIncomingHost": HOST,
        "server.httpIncomingPort": http_port,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt.host": HOST,
        "bolt.port": bolt_port,
        # No statement reaches anything but the graph.
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
    }
    return settings | (_copy_settings(folder.copy) if folder.copy else {})


def _copy_settings(seconds: float) -> dict[str, object]:
    milliseconds = round(seconds * 1000)
    return {
        "server.mode": "development",  # says what is wrong with a statement; the settings above hold all the same
        "server.defaultDatabaseMode": "READ_ONLY",
        "command.timeout": milliseconds,
        "command.regexTimeout": milliseconds,
        "maxPageRAM": 64,
    }


def _arguments(home: Path, memory: list[str], settings: Mapping[str, object]) -> list[str]:
    return [
        *memory,
        # Java's second compiler takes more time than it saves in the life of such a server: 12 plans load in half of it.
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",  # leaves no file in the system's temp folder
        "-XX:+ExitOnOutOfMemoryError",  # what goes on after one answers wrongly or not at all; the next start repairs
        *java_cache.java_options(home),
        "-Djava.awt.headless=true",
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "-cp",
        str(home / "jars" / "*"),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Without what would change Java's options; with a locale that can name Chinese folders."""
    dropped = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"}
    locale = {"LC_ALL": "C.UTF-8"} if sys.platform == "linux" else {}
    return {name: value for name, value in ours.items() if name not in dropped} | locale


def _die_with_parent(parent: int) -> Callable[[], None]:
    libc = ctypes.CDLL(None, use_errno=True)

    def prepare() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we could ask
            os._exit(1)

    return prepare


def is_ready(http_port: int) -> bool:
    """Whether the server says that it is ready."""
    connection = http.client.HTTPConnection(HOST, http_port, timeout=2)
    try:
        connection.request("GET", "/api/v1/ready")
        return connection.getresponse().status == http.HTTPStatus.NO_CONTENT
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def run_sql(statement: str, *, url: str, http_port: int, password: str) -> None:
    """Run a statement of ArcadeDB's SQL: what its Cypher lacks.

    Raises:
        StoreFailed: the server did not take it.
    """
    body = {"language": "sql", "command": statement}
    post(f"command/{DATABASE}", body, url=url, http_port=http_port, password=password)


def post(
    path: str,
    body: Mapping[str, object],
    *,
    url: str,
    http_port: int,
    password: str,
    seconds: float = 60,
    part: str = "result",
) -> Any:
    """A part of the answer to a request to the server's HTTP interface; an OSError when it takes longer than `seconds`.

    Raises:
        StoreFailed: the server did not take it.
    """
    login = base64.b64encode(f"{USER}:{password}".encode()).decode()
    connection = http.client.HTTPConnection(HOST, http_port, timeout=seconds)
    try:
        headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
        connection.request("POST", f"/api/v1/{path}", json.dumps(body), headers)
        response = connection.getresponse()
        said = response.read()
        if response.status != http.HTTPStatus.OK:
            raise StoreFailed(url, f"HTTP {response.status}", said[:300].decode(errors="replace"))
        return json.loads(said)[part]
    finally:
        connection.close()


def wake(pid: int, folder: StoreFolder) -> None:
    """Let a keeper or a server of this folder go on that somebody stopped (SIGSTOP): a stopped one answers nobody."""
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_STOPPED and any(str(folder.path) in word for word in process.cmdline()):
            process.resume()


def end_left_over(pid: int, folder: StoreFolder) -> None:
    """End the server of this folder that a killed keeper left running (where the system did not end it)."""
    try:
        process = psutil.Process(pid)
        if f"@{folder.arguments}" in process.cmdline():
            process.kill()
            process.wait(10)
    except psutil.Error:
        return
