"""How a store grows: loads 10, 100, 1,000 synthetic plans into each engine and times loads and queries at each size.

A load is compared with the bare driver writing the same rows, in the same batches, with the same indexes, without any check,
into a second store of the same kind, one after the other: two servers at the same time would slow each other down. A query
is compared with the bare driver running the same text. Load times are per 1,000 nodes and edges, as plans differ in length;
twenty plans are loaded and removed first to warm up. Neo4j is the one that the tests start, or NEO4J_URI (empty; it is
emptied afterwards). PLANKG_GROWTH_PLANS names a folder that keeps the extracted graphs for the next run of the same rules.
Run: python benchmarks/growth.py [arcadedb|neo4j] [SIZE…]
"""

import os
import pickle
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

import neo4j

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.bare_writes import bare_writes
from benchmarks.synthetic import plans
from plankg.extract.model import PlanGraph, Task
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.graph import open_store
from plankg.graph.catalogue import find
from plankg.graph.paging import whole
from plankg.graph.schema import filled
from plankg.graph.store import Store
from tests.neo4j_server import Neo4jServer, running_neo4j

SIZES = (10, 100, 1_000)
WARM_UP, TEN, ASKED, AGAIN = 20, 10, 60, 5
QUERIES = ("tasks-for-indicator", "bodies-for-task", "tasks-for-organization", "tasks", "search-tasks")


@dataclass(frozen=True)
class Place:
    """An empty store and the folder whose size counts; `folder` is None where the server is somebody else's."""

    store: Store
    folder: Path | None

    def session(self) -> neo4j.Session:
        """The bare driver, on the same server."""
        connection = self.store._connection  # noqa: SLF001
        return connection.driver.session(database=connection.database)

    def megabytes(self) -> float | None:
        """What lies on the disk so far; the Community edition of Neo4j cannot be told to write out what it still holds."""
        if self.folder is None:
            return None
        files = [file for file in self.folder.rglob("*") if file.is_file()]
        return sum(file.stat().st_blocks * 512 for file in files) / 1e6


@dataclass
class Loads:
    """Seconds of each load into one store, how many nodes and edges it had, and the size on the disk at each stop."""

    seconds: list[float] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)
    megabytes: dict[int, float | None] = field(default_factory=dict)

    def per_thousand(self, part: slice) -> float:
        """The median milliseconds for 1,000 nodes and edges in a part of the loads."""
        pairs = zip(self.seconds[part], self.elements[part], strict=True)
        return median(1e6 * spent / count for spent, count in pairs)


Load = Callable[[Place, PlanGraph], float]  # puts a plan into a store; the seconds that it took


def main(engines: tuple[str, ...], sizes: tuple[int, ...]) -> None:
    """Measure each engine at each size, and print a line for each."""
    with TemporaryDirectory() as folder:
        files = _extracted(Path(folder), WARM_UP + max(sizes))
        for engine in engines:
            ours = _measured(engine, files, sizes, _load, tell=_print_answers)
            bare = _measured(engine, files, sizes, _bare_load, tell=None)
            for size in sizes:
                _print_loads(engine, size, ours, bare)


def _measured(
    engine: str, files: list[Path], sizes: tuple[int, ...], load: Load, *, tell: Callable[..., None] | None
) -> Loads:
    """Load all plans into a new store; at each size `tell` asks it what else there is to know."""
    loads = Loads()
    with TemporaryDirectory() as home, _place(engine, Path(home)) as place:
        for file in files[:WARM_UP]:
            load(place, _read(file))
        with place.session() as session:
            session.run("MATCH (n) DETACH DELETE n").consume()
        for size in sizes:
            for file in files[WARM_UP + len(loads.seconds) : WARM_UP + size]:
                plan = _read(file)
                loads.elements.append(1 + len(plan.nodes) + len(plan.edges))
                loads.seconds.append(load(place, plan))
            loads.megabytes[size] = place.megabytes()
            begun, ended = loads.per_thousand(slice(TEN)), loads.per_thousand(slice(-TEN, None))
            print(
                f"{engine}, {load.__name__}, {size} plans: first ten {begun:.0f} ms, last ten {ended:.0f} ms",
                flush=True,
            )
            if tell:
                tell(engine, size, place, files[WARM_UP : WARM_UP + size])
    return loads


def _extracted(folder: Path, count: int) -> list[Path]:
    """The graphs of the first plans, each in a file: extraction is no part of what is measured."""
    kept = os.environ.get("PLANKG_GROWTH_PLANS")
    folder = Path(kept) if kept else folder
    files = []
    for planted in plans(count):
        file = folder / f"{planted.name}.pickle"
        files.append(file)
        if file.exists():
            continue
        source = Source(file, planted.name, planted.text, planted.name)
        file.write_bytes(pickle.dumps(extract_source(source)))
    return files


def _read(file: Path) -> PlanGraph:
    plan: PlanGraph = pickle.loads(file.read_bytes())  # noqa: S301  written by ourselves
    return plan


@contextmanager
def _place(engine: str, home: Path) -> Iterator[Place]:
    if engine == "arcadedb":
        with open_store(home / "store") as store:
            yield Place(store, home / "store" / "arcadedb" / "databases")
    elif "NEO4J_URI" in os.environ:
        secrets = {"user": os.environ.get("NEO4J_USER", "neo4j"), "password": os.environ.get("NEO4J_PASSWORD", "")}
        with open_store(os.environ["NEO4J_URI"], **secrets) as store:
            _refuse_if_used(store)
            try:
                yield Place(store, None)
            finally:
                _empty(store)
    else:
        with running_neo4j(home) as server, _opened(server) as store:
            yield Place(store, home / "data" / "databases" / "neo4j")


def _opened(server: Neo4jServer) -> Store:
    return open_store(server.url, user=server.user, password=server.password)


def _refuse_if_used(store: Store) -> None:
    with Place(store, None).session() as session:
        if session.run("MATCH (n) RETURN n LIMIT 1").single():
            sys.exit(f"{store.url} is not empty")


def _empty(store: Store) -> None:
    with Place(store, None).session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


def _load(place: Place, plan: PlanGraph) -> float:
    return _seconds(lambda: place.store.load(plan))


def _bare_load(place: Place, plan: PlanGraph) -> float:
    work = bare_writes(plan)
    with place.session() as session:
        return _seconds(lambda: session.execute_write(work))


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _questions(files: list[Path]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """For each main query `ASKED` questions about plans drawn at random: its name, which it is, the values."""
    random = Random(0)  # noqa: S311  nothing secret
    drawn = [_read(random.choice(files)) for _ in range(min(len(files), ASKED))]
    for at in range(ASKED):
        plan = drawn[at % len(drawn)]
        ids: dict[str, list[str]] = defaultdict(list)
        for node in plan.nodes:
            ids[node.label].append(node.id)
        supported = [e.target for e in plan.edges if e.type == "SUPPORTS"] or ids["Indicator"]
        carriers = [e.source for e in plan.edges if e.type == "RESPONSIBLE_FOR"]
        regional = [id_ for id_ in carriers if not id_.startswith("org:国家")]
        national = [id_ for id_ in carriers if id_.startswith("org:国家")] or regional
        headings = [n.id for n in plan.nodes if isinstance(n, Task) and n.kind == "heading"]
        words = random.choice([n.text for n in plan.nodes if isinstance(n, Task) and n.kind == "measure"])
        yield "tasks-for-indicator", "", {"indicator": random.choice(supported)}
        yield "bodies-for-task", "", {"task": random.choice(headings)}
        yield "tasks-for-organization", "of a region", {"organization": random.choice(regional)}
        yield "tasks-for-organization", "national", {"organization": random.choice(national)}
        yield "tasks", "of a document", {"document": plan.document.id}
        yield "search-tasks", "eight characters", {"text": words[:8]}


def _print_loads(engine: str, size: int, ours: Loads, bare: Loads) -> None:
    first, last = slice(TEN), slice(size - TEN, size)
    begun, ended = ours.per_thousand(first), ours.per_thousand(last)
    bare_begun, bare_ended = bare.per_thousand(first), bare.per_thousand(last)
    sizes = (ours.megabytes[size], bare.megabytes[size])
    disk = " MB, bare ".join("?" if megabytes is None else f"{megabytes:.0f}" for megabytes in sizes)
    print(
        f"{engine}, {size} plans, {sum(ours.elements[:size])} nodes and edges: first ten {begun:.0f} ms, "
        f"last ten {ended:.0f} ms (x{ended / begun:.2f}); bare {bare_begun:.0f} and {bare_ended:.0f} ms "
        f"(x{bare_ended / bare_begun:.2f}); rate to bare {bare_begun / begun:.2f} and {bare_ended / ended:.2f}; "
        f"on disk {disk} MB",
        flush=True,
    )


def _print_answers(engine: str, size: int, place: Place, files: list[Path]) -> None:
    _print_queries(engine, size, place, files)
    _print_replaced(engine, size, place, files[-AGAIN:])


def _print_replaced(engine: str, size: int, place: Place, files: list[Path]) -> None:
    """How long it takes to load a document with another text in the place of one that is stored."""
    spent = []
    for file in files:
        plan = _read(file)
        changed = replace(plan, document=replace(plan.document, sha256=f"{size}"))
        seconds = _seconds(lambda changed=changed: place.store.load(changed))
        spent.append(1e6 * seconds / (1 + len(plan.nodes) + len(plan.edges)))
    print(f"{engine}, {size} plans: replacing a document {median(spent):.0f} ms", flush=True)


def _print_queries(engine: str, size: int, place: Place, files: list[Path]) -> None:
    ours: dict[str, list[float]] = defaultdict(list)
    bare: dict[str, list[float]] = defaultdict(list)
    rows: dict[str, list[int]] = defaultdict(list)
    with place.session() as session:
        for name, which, values in _questions(files):
            asked, key = find(name), f"{name} {which}".strip()
            given = dict(values)
            filled_in = filled(place.store.engine) | whole([str(values.get("document"))])
            bound = asked.bind(given) | {name: filled_in[name] for name in asked.filled}
            # Once before, unmeasured: whoever asks first would read from the disk for the other.
            rows[key].append(place.store.run(name, given).total)
            ours[key].append(_seconds(lambda n=name, g=given: place.store.run(n, g)))
            bare[key].append(_seconds(lambda t=asked.text, b=bound: list(session.run(t, b))))
    for key, times in ours.items():
        half, most = (1e3 * _share(times, share) for share in (0.5, 0.95))
        bare_half, bare_most = (1e3 * _share(bare[key], share) for share in (0.5, 0.95))
        print(
            f"  {engine:8} {size:>5} {key:34} rows {median(rows[key]):>6.0f}  p50 {half:>7.1f} ms  p95 {most:>7.1f} ms  "
            f"bare {bare_half:>7.1f} {bare_most:>7.1f}  ratio {half / bare_half:.2f}",
            flush=True,
        )


def _share(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


if __name__ == "__main__":
    words = sys.argv[1:]
    chosen = tuple(word for word in words if not word.isdigit()) or ("arcadedb", "neo4j")
    main(chosen, tuple(sorted(int(word) for word in words if word.isdigit())) or SIZES)
