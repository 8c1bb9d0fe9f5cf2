"""A real Neo4j for the tests: the one that NEO4J_URI names, or one that is fetched with Maven and started here.

The jars of Neo4j Community are fetched once into .cache/neo4j (116 MB). It needs Maven and a JDK 17 or later.
"""

import os
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from plankg.graph.embedded.arcadedb import free_port

HERE = Path(__file__).parent / "neo4j"
CACHE = Path(__file__).parent.parent / ".cache" / "neo4j"
FETCH_SECONDS = 600
START_SECONDS = 300


class NoNeo4j(Exception):
    """There is no Neo4j here, and the message says why."""


class Neo4jProcess:
    """A server that runs here, on the data of `home`."""

    def __init__(self, home: Path) -> None:
        self.port = free_port()
        self._home = home
        self.start()

    def start(self) -> None:
        """Start it, also again on what it left."""
        self._process = launched(self._home, self.port)

    def kill(self) -> None:
        """End it at once, whatever it does."""
        self._process.kill()
        self._process.communicate()


@dataclass(frozen=True)
class Neo4jServer:
    """Where the server is and who may enter; `process` where it was started here."""

    url: str
    user: str
    password: str
    process: Neo4jProcess | None = field(default=None, repr=False)

    def driver(self) -> neo4j.Driver:
        """The plain driver, for tests that look below the store."""
        return neo4j.GraphDatabase.driver(self.url, auth=(self.user, self.password))


@contextmanager
def running_neo4j(home: Path) -> Iterator[Neo4jServer]:
    """A running server; one that was started here keeps its data in `home` and is stopped afterwards."""
    url = os.environ.get("NEO4J_URI")
    if url:
        given = Neo4jServer(url, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        _refuse_foreign_data(given)
        yield given
        return
    process = Neo4jProcess(home)
    try:
        yield with_new_password(Neo4jServer(f"bolt://127.0.0.1:{process.port}", "neo4j", "neo4j", process))
    finally:
        process.kill()  # its data is thrown away, so it need not close it well


def launched(home: Path, port: int) -> "subprocess.Popen[bytes]":
    """A server on the data of `home`, ready for questions at the port.

    Raises:
        NoNeo4j: it cannot be fetched, or does not start.
    """
    java, jars, log = _java(), _jars(), home / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [
                java,
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                str(jars / "*"),
                str(HERE / "Launcher.java"),
                str(home),
                str(port),
            ],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=out,
        )
    try:
        _wait(process, log)
    except NoNeo4j:
        process.kill()
        process.communicate()
        raise
    return process


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if not java:
        raise NoNeo4j("no java: install a JDK 17 or later, or set NEO4J_URI")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if not version or int(version[1]) < 17:
        raise NoNeo4j(f"{java} is no Java 17 or later: install a JDK 17, or set NEO4J_URI")
    modules = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=False).stdout
    if "jdk.compiler" not in modules:
        raise NoNeo4j(f"{java} has no compiler: install a JDK (not only a JRE), or set NEO4J_URI")
    return java


def _jars() -> Path:
    """The folder of the server's jars; fetched when the pom is another than the last time."""
    pom = (HERE / "pom.xml").read_text(encoding="utf-8")
    version = re.findall(r"<version>(\d+\.\d+\.\d+)</version>", pom)[0]
    folder = CACHE / version / "jars"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if not maven:
        raise NoNeo4j("no Maven to fetch Neo4j with: install it, or set NEO4J_URI")
    half = CACHE / version / f"half-{os.getpid()}"
    fetched = subprocess.run(
        [maven, "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies", "-DincludeScope=runtime",
         f"-DoutputDirectory={half}"],
        capture_output=True, text=True, timeout=FETCH_SECONDS, check=False,
    )  # fmt: skip
    if fetched.returncode:
        shutil.rmtree(half, ignore_errors=True)
        raise NoNeo4j(f"Maven could not fetch Neo4j: {fetched.stdout[-600:]}{fetched.stderr[-600:]}")
    half.rename(folder)
    return folder


def _wait(process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while "started" not in log.read_text(errors="replace").splitlines():
        if process.poll() is not None or time.monotonic() > deadline:
            raise NoNeo4j(f"Neo4j did not start: {log.read_text(errors='replace')[-600:]}")
        time.sleep(0.1)


def with_new_password(first: Neo4jServer) -> Neo4jServer:
    """The server of a first start, its password changed as it asks for."""
    server = replace(first, password=secrets.token_urlsafe(16))
    change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
    with first.driver() as driver, driver.session(database="system") as session:
        session.run(change, old=first.password, new=server.password).consume()
    return server


def _refuse_foreign_data(server: Neo4jServer) -> None:
    """The tests empty the store: only a server without data, or with theirs, will do."""
    foreign = (
        "MATCH (n) WITH coalesce(n.document, n.id, '') AS id, n "
        "WHERE NOT n:PlankgLoading AND NOT id CONTAINS 'yunxi' AND NOT id CONTAINS '云溪' RETURN count(n)"
    )
    try:
        with server.driver() as driver:
            count = driver.execute_query(foreign).records[0][0]
    except (DriverError, Neo4jError) as error:
        raise NoNeo4j(f"NEO4J_URI={server.url}: {type(error).__name__}") from error
    if count:
        raise NoNeo4j(f"NEO4J_URI={server.url} holds {count} nodes that are not the tests': give an empty server")
