"""How many requests the server answers, and how long they take, next to the same query by the driver in the same run.

A store with the plans of corpus/ is served by a separate process; wrk (Debian's package) asks the main routes over 1, 16 and 64
connections. The driver asks the text of the same queries, in one process with as many threads. Then: clients that send slowly,
500 connections that say nothing, a body of 100 MB, and 50 runaway queries at once, each while an ordinary request is timed.
Run: python benchmarks/serving.py [SECONDS a run]
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

import httpx
import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))

from plankg.extract import extract_file
from plankg.extract.readers.reading import find_plans
from plankg.graph import open_store
from plankg.graph.catalogue import find
from plankg.graph.paging import whole
from plankg.graph.schema import filled
from plankg.graph.store import Store

CORPUS = Path(__file__).parent.parent / "corpus"
CONNECTIONS = (1, 16, 64)
ASKED = 640  # times by the bare driver
KEY = "benchmark-key-0123456789"
IDLE, SLOW, RUNAWAYS, BODY = 500, 100, 50, 100_000_000
RUNAWAY = "UNWIND range(1, 900000) AS x UNWIND range(1, 900000) AS y RETURN sum(x * y % 7) AS c"
_SCRIPT = """done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %f %d %d %f %f %f\\n", summary.requests / (summary.duration / 1e6), summary.requests,
    e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
"""


def main(seconds: int) -> None:
    """Print a line for each route and number of connections, then one for each kind of unruly client."""
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed (apt install wrk)")
    with TemporaryDirectory() as folder, ExitStack() as stack:
        store = stack.enter_context(open_store(Path(folder) / "store"))
        for file in find_plans([CORPUS]):
            store.load(extract_file(file))
        url, server = stack.enter_context(_served(store.url))
        script = Path(folder) / "report.lua"
        script.write_text(_SCRIPT, encoding="utf-8")
        for path, name, values in _routes(store):
            for connections in CONNECTIONS:
                bare = _driver(store, name, values, connections)
                _print_route(url + path, name, connections, seconds, script, bare)
        _print_unruly(url, server)


@contextmanager
def _served(store: str) -> Iterator[tuple[str, psutil.Process]]:
    command = [str(Path(sys.executable).parent / "plankg"), "serve", "--store", store, "--port", "0"]
    process = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PLANKG_WRITE_KEYS": KEY, "PYTHONUTF8": "1"},
    )
    try:
        for line in process.stderr or ():
            if found := re.search(r"http://[\d.:]+", line):
                yield found[0], psutil.Process(process.pid)
                return
        sys.exit("the server did not start")
    finally:
        process.terminate()
        process.communicate(timeout=60)


def _routes(store: Store) -> Iterator[tuple[str, str, dict[str, object]]]:
    """The five main routes, with the query that each runs and its values."""
    document = store.run("documents").rows[0]["document_id"]
    indicator = max(store.run("indicators").rows, key=lambda row: row["tasks"])["indicator_id"]
    body = store.run("organizations").rows[0]["organization_id"]
    task = next(row["task_id"] for row in store.run("tasks").rows if row["stated_bodies"])
    yield f"/api/indicators/{quote(indicator)}/tasks", "tasks-for-indicator", {"indicator": indicator}
    yield f"/api/organizations/{quote(body)}/tasks", "tasks-for-organization", {"organization": body}
    yield f"/api/queries/bodies-for-task?task={quote(task)}", "bodies-for-task", {"task": task}
    yield f"/api/tasks?document={quote(document)}&limit=50", "tasks", {"document": document, "limit": 50}
    yield f"/api/indicators?document={quote(document)}", "indicators", {"document": document}


def _driver(store: Store, name: str, values: dict[str, object], threads: int) -> float:
    """Milliseconds of the query by the bare driver, the median of so many threads that ask at the same time."""
    asked = find(name)
    given = filled(store.engine) | whole([str(values.get("document"))]) | values
    bound = {n: given.get(n) for n in (*(p.name for p in asked.parameters), *asked.filled)}
    connection = store._connection  # noqa: SLF001

    def ask(_: int) -> list[float]:
        with connection.driver.session(database=connection.database) as session:
            return [
                _seconds(lambda: [r.data() for r in session.run(asked.text, bound)]) for _ in range(ASKED // threads)
            ]

    with ThreadPoolExecutor(threads) as pool:
        return 1e3 * median(spent for times in pool.map(ask, range(threads)) for spent in times)


def _print_route(address: str, name: str, connections: int, seconds: int, script: Path, bare: float) -> None:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", str(script), address]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    found = re.search(r"RESULT (\S+) (\d+) (\d+) (\S+) (\S+) (\S+)", said)
    if found is None:
        sys.exit(said)
    rate, p50, p95, p99 = (float(found[number]) for number in (1, 4, 5, 6))
    print(
        f"{name:24} {connections:>3} connections {rate:>7.0f} a second  p50 {p50:>6.2f}  p95 {p95:>6.1f}  p99 {p99:>6.1f} ms  "
        f"errors {found[3]}  driver p50 {bare:.1f} ms, ratio {p50 / bare:.2f}",
        flush=True,
    )


def _print_unruly(url: str, server: psutil.Process) -> None:
    host, port = url.removeprefix("http://").split(":")
    place = (host, int(port))
    _print("nobody else", url, server)
    with ExitStack() as stack:
        for _ in range(IDLE):
            stack.enter_context(socket.create_connection(place))
        _print(f"{IDLE} idle connections", url, server)
    with ExitStack() as stack:
        slow = [stack.enter_context(socket.create_connection(place)) for _ in range(SLOW)]
        for one in slow:
            one.sendall(b"POST /api/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90000\r\n\r\nx")
        _print(f"{SLOW} clients that send a byte", url, server)
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(_body, url)
        _print("a body of 100 MB", url, server)
        print(f"  the body was answered with {sent.result()}")
    _runaway(url)  # the first one waits for the copy that they run on
    with ThreadPoolExecutor(RUNAWAYS) as pool:
        asked = [pool.submit(_runaway, url) for _ in range(RUNAWAYS)]
        _print(f"{RUNAWAYS} runaway queries", url, server)
        statuses = [one.result() for one in asked]
        print(f"  the queries were answered with { {s: statuses.count(s) for s in sorted(set(statuses))} }")
    _print("afterwards", url, server)


def _print(what: str, url: str, server: psutil.Process) -> None:
    with httpx.Client(base_url=url, timeout=60) as client:
        times = [1e3 * _seconds(lambda: client.get("/api/documents").raise_for_status()) for _ in range(100)]
    memory = server.memory_info().rss / 1e6
    print(f"{what:28} p50 {median(times):>6.1f} ms  slowest {max(times):>7.1f} ms  memory {memory:.0f} MB", flush=True)


def _body(url: str) -> int | str:
    def parts() -> Iterator[bytes]:
        for _ in range(BODY // 100_000):
            yield b"x" * 100_000

    try:
        headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
        return httpx.post(f"{url}/api/cypher", content=parts(), headers=headers, timeout=60).status_code
    except httpx.HTTPError as error:
        return type(error).__name__


def _runaway(url: str) -> int:
    headers = {"Authorization": f"Bearer {KEY}"}
    return httpx.post(f"{url}/api/cypher", json={"statement": RUNAWAY}, headers=headers, timeout=120).status_code


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10)
